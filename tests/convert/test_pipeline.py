"""The conversion as a whole: the same bytes from the same inputs, and addresses that outlive every correction."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from pyoxigraph import BlankNode, Dataset, Literal, NamedNode, Quad, RdfFormat, Store, Triple, parse

from corrkg.convert import pipeline
from corrkg.convert.pipeline import convert
from corrkg.convert.register import Register
from corrkg.convert.whole import Conversion
from corrkg.convert.work import Converter
from corrkg.edition.english.reader import read_edition
from corrkg.edition.seeds import read_seeds
from corrkg.edition.source import fold, read_source
from corrkg.errors import CorrkgError
from corrkg.store.validate import validate
from corrkg.vocab import CK, OA, RDF, RDFS

SeedsMaker = Callable[..., Path]
Files = Mapping[str, str]

TEXT = "editions/1933-may.txt"
SECOND = "Gromov to Orlov May 5 [1933]"


def conversion(seeds_dir: Path, base: str = "", *, keep: bool = True) -> Conversion:
    """Convert a directory of inputs, and write its register as a build does."""
    seeds = read_seeds(seeds_dir)
    register = Register.read(seeds.register_path)
    made = convert(
        seeds, [read_edition(path, seeds.authorities) for path in seeds.editions], register,
        base or seeds.dataset.base, Path(tempfile.mkdtemp(dir=seeds_dir.parent)),
    )  # fmt: skip
    if keep:
        seeds.register_path.write_text(made.register.text(), encoding="utf-8")
    return made


def lines(made: Conversion) -> list[bytes]:
    """Return the lines of a conversion."""
    return made.path.read_bytes().splitlines(keepends=True)


def loaded(made: Conversion) -> Store:
    """Return a store of a conversion."""
    store = Store()
    store.bulk_load(path=str(made.path), format=RdfFormat.N_QUADS)
    return store


def quads(made: Conversion) -> list[Quad]:
    """Return the quads of a conversion."""
    return list(parse(input=made.path.read_bytes(), format=RdfFormat.N_QUADS))


def text_of(term: NamedNode | BlankNode | Literal | Triple) -> str:
    """Return what a term of the dataset is written with; no term is a triple."""
    assert isinstance(term, NamedNode | BlankNode | Literal)
    return term.value


def letters(made: Conversion) -> dict[str, str]:
    """Return the slug of each letter by its printed header."""
    found = quads(made)
    nodes = {quad.subject for quad in found if quad.predicate == RDF.type and quad.object == CK.Letter}
    return {
        text_of(quad.object): text_of(quad.subject).rpartition("/")[2]
        for quad in found
        if quad.predicate == CK.verbatim and quad.subject in nodes
    }


# --- the same bytes -----------------------------------------------------------------------------------------------

SCRIPT = """
import sys
import tempfile
from pathlib import Path
from corrkg.convert.pipeline import convert
from corrkg.convert.register import Register
from corrkg.edition.english.reader import read_edition
from corrkg.edition.seeds import read_seeds

seeds = read_seeds(Path(sys.argv[1]))
paths = seeds.editions[::-1] if sys.argv[2] == "backwards" else seeds.editions
editions = [read_edition(path, seeds.authorities) for path in paths]
made = convert(seeds, editions, Register(Path("nowhere.csv")), seeds.dataset.base, Path(tempfile.mkdtemp()))
sys.stdout.buffer.write(made.path.read_bytes() + made.register.text().encode() + repr(made.report).encode())
"""


def test_other_hash_seed_and_other_order_of_editions_give_the_same_bytes(sable_seeds: Path) -> None:
    runs = [
        subprocess.Popen(
            [sys.executable, "-c", SCRIPT, str(sable_seeds), order],
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONHASHSEED": seed},
        )
        for seed, order in (("1", "forwards"), ("4711", "backwards"))
    ]
    first, second = (run.communicate(timeout=120)[0] for run in runs)
    assert [run.returncode for run in runs] == [0, 0]
    assert len(first) > 100_000
    assert first == second


def test_conversion_with_the_register_that_it_wrote_is_the_same_and_adds_nothing(make_seeds: SeedsMaker) -> None:
    seeds = make_seeds()
    first, second = conversion(seeds), conversion(seeds)
    added = Counter(entry.kind for entry in first.register.added)
    assert (added["letter"], added["decision"], added["person"]) == (2, 1, 3)
    assert second.register.added == []
    assert (second.path.read_bytes(), second.digest, second.report) == (
        first.path.read_bytes(),
        first.digest,
        first.report,
    )


def test_any_change_of_the_text_is_another_digest(make_seeds: SeedsMaker, small_files: Files) -> None:
    first = conversion(make_seeds())
    second = conversion(make_seeds({TEXT: small_files[TEXT].replace("not ready", "nearly ready")}))
    assert first.digest != second.digest


def test_base_stands_in_every_address(make_seeds: SeedsMaker) -> None:
    made = conversion(make_seeds(), "https://other.example.org/kg/")
    text = made.path.read_bytes().decode()
    assert "https://letters.example.org/" not in text
    assert "<https://other.example.org/kg/letter/1933-05-04-orlov-to-gromov>" in text


@pytest.mark.parametrize(
    "base",
    ["", "other.example.org", "ftp://other.example.org/", "https://other.example.org", "https://other.example.org/?x="],
)
def test_base_that_cannot_carry_addresses_is_refused(base: str, make_seeds: SeedsMaker, tmp_path: Path) -> None:
    seeds = read_seeds(make_seeds())
    with pytest.raises(CorrkgError, match="base"):
        convert(seeds, [], Register.read(seeds.register_path), base, tmp_path)


def test_text_of_any_script_makes_valid_addresses(make_seeds: SeedsMaker, small_files: Files) -> None:
    text = small_files[TEXT].replace("Gromov", "Śmigły").replace("Zaytsev A. P.", "comrade Ødegård")
    made = conversion(make_seeds({TEXT: text}))
    assert "1933-05-04-orlov-to-smigły" in letters(made).values()
    assert validate(loaded(made)) is not None


def test_homonym_of_a_known_person_is_somebody_else_and_the_dataset_conforms(
    make_seeds: SeedsMaker, small_files: Files
) -> None:
    made = conversion(make_seeds({TEXT: small_files[TEXT].replace("Zaytsev A. P.", "K. K. Orlov")}))
    assert validate(loaded(made)) is not None
    names = {
        text_of(quad.object)
        for quad in quads(made)
        if text_of(quad.subject).endswith("/person/orlov") and isinstance(quad.object, Literal)
    }
    assert "K. K. Orlov" not in names


# --- addresses that stay ------------------------------------------------------------------------------------------


def test_slug_tells_day_senders_and_recipients(make_seeds: SeedsMaker) -> None:
    assert letters(conversion(make_seeds())) == {
        "Orlov to Gromov May 4, 1933": "1933-05-04-orlov-to-gromov",
        SECOND: "1933-05-05-gromov-to-orlov",
    }


def test_old_slugs_stay_when_a_letter_of_the_same_header_is_put_before_them(
    make_seeds: SeedsMaker, small_files: Files
) -> None:
    seeds = make_seeds()
    conversion(seeds)
    new = f"{SECOND}\n\nArchive: RGASPI F. 700. Op. 2. D. 99. L. 1.\n\nA letter found later.\n\nGromov.\n\n\n"
    path = seeds / TEXT
    path.write_text(small_files[TEXT].replace("Orlov to Gromov May 4", new + "Orlov to Gromov May 4"), encoding="utf-8")
    made = conversion(seeds)
    found = {
        text_of(quad.subject).rpartition("/")[2]: text_of(quad.object)
        for quad in quads(made)
        if quad.predicate == CK.text and "/letter/" in text_of(quad.subject)
    }
    assert found["1933-05-05-gromov-to-orlov"].startswith("To your No. 17")
    assert found["1933-05-05-gromov-to-orlov-2"].startswith("A letter found later")


def test_old_slugs_stay_when_a_month_is_added_before_them(make_seeds: SeedsMaker, small_files: Files) -> None:
    seeds = make_seeds()
    before = letters(conversion(seeds))
    (seeds / "editions/1933-april.txt").write_text(
        small_files[TEXT].replace("May 4", "April 4").replace("May 5", "April 5"), encoding="utf-8"
    )
    after = letters(conversion(seeds))
    assert {header: after[header] for header in before} == before
    assert len(after) == 4


@pytest.mark.parametrize(
    ("printed", "corrected"),
    [
        ("Gromov to Orlov May 5 [1933]", "Gromov to Orlov May 6 [1933]"),
        ("Gromov to Orlov May 5 [1933]", "Gromov to Orlov, Zaytsev May 5 [1933]"),
        ("L. 9–10v.", "L. 9–11."),
        ("To your No. 17. Zaytsev has reported.", "To your No. 17. Saitsev has reported."),
    ],
)
def test_old_slug_stays_when_a_misprint_is_corrected(
    printed: str, corrected: str, make_seeds: SeedsMaker, small_files: Files
) -> None:
    seeds = make_seeds()
    old = set(letters(conversion(seeds)).values())
    (seeds / TEXT).write_text(small_files[TEXT].replace(printed, corrected), encoding="utf-8")
    made = conversion(seeds)
    assert set(letters(made).values()) == old


def test_old_slug_stays_when_the_rules_read_another_date(make_seeds: SeedsMaker) -> None:
    seeds = make_seeds()
    conversion(seeds)
    register = seeds / "identifiers.csv"
    register.write_text(
        register.read_text(encoding="utf-8").replace("1933-05-05-gromov-to-orlov", "1933-05-25-gromov-to-orlov"),
        encoding="utf-8",
    )
    assert letters(conversion(seeds))[SECOND] == "1933-05-25-gromov-to-orlov"


def test_letters_that_agree_in_header_date_and_folio_are_two(make_seeds: SeedsMaker, small_files: Files) -> None:
    letter = (
        "Orlov to Gromov May 7, 1933\n\nArchive: RGASPI F. 700. Op. 2. D. 15. L. 20. Autograph.\n\n{}\n\nOrlov.\n\n\n"
    )
    text = small_files[TEXT] + "\n\n" + letter.format("The first of the two.") + letter.format("And the second one.")
    seeds = make_seeds({TEXT: text})
    found = {
        text_of(quad.subject).rpartition("/")[2]
        for quad in quads(conversion(seeds))
        if quad.predicate == RDF.type and quad.object == CK.Letter
    }
    assert {"1933-05-07-orlov-to-gromov", "1933-05-07-orlov-to-gromov-2"} <= found
    assert conversion(seeds).register.added == []


def test_decision_keeps_its_slug_when_another_of_its_day_is_added(make_seeds: SeedsMaker, small_files: Files) -> None:
    seeds = make_seeds()
    conversion(seeds)
    first = "On May 6, 1933, the PB adopted a resolution “On the bridge at Kem” (RGASPI. F. 17. Op. 3. D. 922. L. 12)."
    other = "On May 6, 1933, the PB approved the budget of the mill (RGASPI. F. 17. Op. 3. D. 922. L. 3). "
    (seeds / TEXT).write_text(small_files[TEXT].replace(first, other + first), encoding="utf-8")
    titles = {
        text_of(quad.subject): text_of(quad.object) for quad in quads(conversion(seeds)) if quad.predicate == CK.title
    }
    assert titles == {"https://letters.example.org/decision/pb-1933-05-06": "On the bridge at Kem"}


def test_malformed_register_stops_the_conversion_with_file_and_line(make_seeds: SeedsMaker) -> None:
    seeds = make_seeds({"identifiers.csv": "kind,slug\nletter,x\n"})
    with pytest.raises(CorrkgError) as caught:
        conversion(seeds)
    assert (caught.value.path, caught.value.line) == (seeds / "identifiers.csv", 1)


# --- rights -------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def withheld(make_seeds: SeedsMaker, small_files: Files) -> tuple[Path, Conversion]:
    """An edition with long letters and notes whose words may not be published."""
    words = (
        "The sawmill on the far bank of the river was flooded twice this spring, and the engineers still argue about "
        "the height of the dam. "
    )
    note = (
        "1 Zaytsev A. P. had drawn up this plan in the winter, after the second flood, and had shown it to nobody but "
        "the engineers of the mill, who kept silent about it. It is noted in the margin that the whole of the plan had "
        "been known in Kem for a long time, and that nobody there thought much of it.\n\n"
    )
    decision = "adopted"
    text = (
        small_files[TEXT]
        .replace("The bridge at Kem", words * 5 + "The bridge at Kem")
        .replace("1 On May 6", note + "On May 6")
    )
    text = text.replace("the PB adopted", f"the PB {decision}").replace(
        "To your No. 17.", f"To your No. 17. P. I. Orlov, {words}"
    )
    seeds = make_seeds({TEXT: text, "dataset.toml": small_files["dataset.toml"].replace('"publish"', '"withhold"')})
    return seeds, conversion(seeds)


def test_withheld_text_makes_a_dataset_that_conforms(withheld: tuple[Path, Conversion]) -> None:
    assert validate(loaded(withheld[1])) is not None


def test_withheld_text_is_nowhere_quoted_at_length(withheld: tuple[Path, Conversion]) -> None:
    seeds, made = withheld
    text = fold(read_source(seeds / TEXT).text)
    values = [(quad.predicate.value, text_of(quad.object)) for quad in quads(made) if isinstance(quad.object, Literal)]
    assert [(predicate, value) for predicate, value in values if len(value) > 130 and fold(value) in text] == []


def test_withheld_text_still_has_evidence_by_its_place(withheld: tuple[Path, Conversion]) -> None:
    _, made = withheld
    found = quads(made)
    selectors = {quad.object for quad in found if quad.predicate == OA.hasSelector}
    places = {node for node in selectors if isinstance(node, NamedNode) and "#position=" in node.value}
    evidence = {quad.subject for quad in found if quad.predicate == RDF.type and quad.object == OA.SpecificResource}
    assert len(places) == len(evidence) > 10


def test_letters_of_a_withheld_text_have_all_but_their_words(withheld: tuple[Path, Conversion]) -> None:
    _, made = withheld
    assert set(letters(made)) == {"Orlov to Gromov May 4, 1933", SECOND}
    assert not [quad for quad in quads(made) if quad.predicate == CK.text and "/letter/" in text_of(quad.subject)]


# --- the report ---------------------------------------------------------------------------------------------------


def test_report_leads_to_the_words_in_the_file(make_seeds: SeedsMaker) -> None:
    seeds = make_seeds()
    made = conversion(seeds)
    lines = (seeds / TEXT).read_text(encoding="utf-8").splitlines()
    rows = [row for row in made.report if row["source"]]
    assert rows
    for row in rows:
        assert row["file"] == "1933-may.txt"
        assert fold(row["quote"]).split()[0] in lines[row["line"] - 1]
        assert row["letter"] in {"", *letters(made).values()}


def test_report_leads_to_the_row_of_an_authority_file(make_seeds: SeedsMaker) -> None:
    seeds = make_seeds()
    rows = [row for row in conversion(seeds).report if not row["source"]]
    assert rows
    for row in rows:
        lines = (seeds / "authorities" / row["file"]).read_text(encoding="utf-8").splitlines()
        subject = re.match(r"\w+/([\w-]+),", row["message"])
        assert subject is not None
        assert lines[row["line"] - 1].split(",")[0] == subject[1]


def test_name_that_nobody_knows_is_reported(make_seeds: SeedsMaker) -> None:
    rows = [row for row in conversion(make_seeds()).report if row["about"] == "person"]
    assert {row["quote"] for row in rows} == {"Zaytsev A. P.", "Zaytsev"}


def test_files_that_no_layout_reads_stand_in_the_report(make_seeds: SeedsMaker) -> None:
    made = conversion(make_seeds({"editions/1934.xml": "<TEI/>", "editions/.DS_Store": "x"}))
    rows = [row for row in made.report if row["about"] == "file"]
    assert [(row["kind"], row["file"], row["message"].partition(":")[0]) for row in rows] == [
        ("unread", "1934.xml", "1934.xml is no text that corrkg can read")
    ]


def test_converter_of_another_package_works_on_letters_texts_and_the_whole(
    make_seeds: SeedsMaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[str] = []
    toy = Converter(
        "toy",
        letter=lambda one: calls.append(one.slug),
        text=lambda text: calls.append(text.source.slug),
        dataset=lambda work: calls.append(f"{len(work.texts.files)} text"),
    )
    monkeypatch.setattr(pipeline, "installed", lambda group, kind: (toy,) * (group == "corrkg.converters"))
    conversion(make_seeds())
    assert calls == ["1933-05-04-orlov-to-gromov", "1933-05-05-gromov-to-orlov", "1933-may", "1 text"]


def test_words_of_a_text_have_its_language(make_seeds: SeedsMaker, small_files: Files) -> None:
    toml = small_files["dataset.toml"] + 'language = "ru"\n'
    data = Dataset(quads(conversion(make_seeds({"dataset.toml": toml}))))
    labels = {
        text_of(quad.subject).removeprefix("https://letters.example.org/"): quad.object
        for quad in data.quads_for_predicate(RDFS.label)
        if quad.graph_name == NamedNode("https://letters.example.org/graph/1933-may")
    }
    letter = "letter/1933-05-04-orlov-to-gromov"
    assert labels[letter] == Literal("Orlov to Gromov May 4, 1933", language="ru")
    assert labels[f"{letter}/note/1"] == Literal("Примечание 1 к: Orlov to Gromov May 4, 1933", language="ru")
    assert labels["decision/pb-1933-05-06"] == Literal("Политбюро, 1933-05-06: On the bridge at Kem", language="ru")
    assert labels["source/1933-may"].language == "ru"  # type: ignore[union-attr]


def test_russian_text_conforms_to_the_shapes(make_seeds: SeedsMaker, small_files: Files) -> None:
    text = small_files[TEXT].replace("Zaytsev A. P.", "comrade Зайцев")
    toml = small_files["dataset.toml"] + 'language = "ru"\n'
    assert validate(loaded(conversion(make_seeds({TEXT: text, "dataset.toml": toml})))) is not None
