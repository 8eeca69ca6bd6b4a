"""corrkg ids: what was issued is merged or withdrawn, and never lost or given to anything else."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from pyoxigraph import Literal, NamedNode

from corrkg.cli.main import main
from corrkg.convert import identifiers as ids
from corrkg.convert.register import Register
from corrkg.errors import InputError
from corrkg.store.build import build
from corrkg.store.release import Release
from corrkg.vocab import CK, DCTERMS, OWL, RDF, RDFS, SKOS

SeedsMaker = Callable[..., Path]
BASE = "https://letters.example.org/"
FIRST, SECOND = "1933-05-04-orlov-to-gromov", "1933-05-05-gromov-to-orlov"


@pytest.fixture
def seeds(published: tuple[Path, Path]) -> Path:
    """A directory of inputs that was built once, into the store beside it."""
    return published[0]


def rebuilt(seeds: Path) -> Release:
    return Release.at(build(seeds, seeds.parent / "store").release)


def corrkg(*arguments: object) -> tuple[int, str]:
    result = CliRunner().invoke(main, [str(each) for each in arguments])
    return result.exit_code, result.output


def says(release: Release, subject: str, predicate: NamedNode) -> set[str]:
    quads = release.graph.match(NamedNode(BASE + subject), predicate, None)
    return {quad.object.value for quad in quads if isinstance(quad.object, NamedNode | Literal)}


def test_everything_that_was_written_is_registered(seeds: Path) -> None:
    register, release = ids.read(seeds), Release.open(seeds.parent / "store")
    for kind, name in (("letter", "Letter"), ("decision", "Decision"), ("person", "Person"), ("place", "Place")):
        written = {
            str(quad.subject.value).removeprefix(f"{BASE}{kind}/")  # type: ignore[union-attr]
            for quad in release.graph.match(None, RDF.type, CK[name])
        }
        assert written or kind == "place"
        assert {slug for slug in written if register.latest(kind, slug) is None} == set()


def test_merging_a_provisional_person_makes_its_mentions_point_to_the_survivor(seeds: Path) -> None:
    before = Release.open(seeds.parent / "store")
    mentions = {q.subject for q in before.graph.match(None, CK.refersTo, NamedNode(BASE + "person/zaytsev"))}
    assert mentions
    assert corrkg("ids", "merge", "person", "zaytsev", "orlov", "--seeds", seeds, "--reason", "a pen name")[0] == 0
    release = rebuilt(seeds)
    now = {q.subject for q in release.graph.match(None, CK.refersTo, NamedNode(BASE + "person/orlov"))}
    assert mentions <= now
    assert says(release, "person/zaytsev", RDF.type) == set()
    assert says(release, "person/zaytsev", OWL.deprecated) == {"true"}
    assert says(release, "person/zaytsev", DCTERMS.isReplacedBy) == {BASE + "person/orlov"}
    assert says(release, "person/zaytsev", RDFS.comment) == {"a pen name"}
    assert says(release, "person/orlov", DCTERMS.replaces) == {BASE + "person/zaytsev"}
    assert rebuilt(seeds).digest == release.digest  # a rebuild keeps it


def test_person_of_the_authority_file_that_is_merged_is_not_written_again(seeds: Path) -> None:
    ids.merge(seeds, "person", "gromov", "orlov")
    release = rebuilt(seeds)
    assert says(release, f"letter/{SECOND}", CK.sender) == {BASE + "person/orlov"}
    assert says(release, "person/gromov", RDF.type) == set()


def test_letter_of_which_both_texts_are_there_is_written_once_and_the_other_is_reported(seeds: Path) -> None:
    ids.merge(seeds, "letter", SECOND, FIRST)
    result = build(seeds, seeds.parent / "store")
    release = Release.at(result.release)
    assert len(says(release, f"letter/{FIRST}", CK.verbatim)) == 1
    assert says(release, f"letter/{SECOND}", CK.verbatim) == set()
    [row] = [row for row in result.report if row["kind"] == "merged"]
    assert (row["letter"], row["line"] > 1) == (FIRST, True)


def test_letter_whose_survivor_has_no_text_takes_its_address(make_seeds: SeedsMaker, seeds: Path) -> None:
    path = seeds / "identifiers.csv"
    path.write_text(path.read_text(encoding="utf-8") + "letter,cited-for-years,,,,issued,,\n", encoding="utf-8")
    ids.merge(seeds, "letter", SECOND, "cited-for-years")
    release = rebuilt(seeds)
    assert says(release, "letter/cited-for-years", RDF.type) == {CK.Letter.value}
    assert says(release, f"letter/{SECOND}", DCTERMS.isReplacedBy) == {BASE + "letter/cited-for-years"}


def test_withdrawn_letter_is_left_out_of_the_graph_with_its_notes_and_says_why(seeds: Path) -> None:
    ids.withdraw(seeds, "letter", FIRST, "a heading read as a letter")
    release = rebuilt(seeds)
    assert says(release, f"letter/{FIRST}", RDF.type) == set()
    assert says(release, f"letter/{FIRST}/note/1", RDF.type) == set()
    assert says(release, f"letter/{FIRST}", RDFS.comment) == {"a heading read as a letter"}
    assert not list(release.graph.match(None, RDF.type, CK.Decision))


def test_withdrawn_person_is_meant_by_no_mention(seeds: Path) -> None:
    ids.withdraw(seeds, "person", "zaytsev", "no person, but a hare")
    result = build(seeds, seeds.parent / "store")
    release = Release.at(result.release)
    assert not list(release.graph.match(None, CK.refersTo, NamedNode(BASE + "person/zaytsev")))
    assert any("no person, but a hare" in row["message"] for row in result.report if row["kind"] == "unresolved")


def test_withdrawn_person_whom_a_letter_cannot_do_without_stops_the_build_with_file_and_line(
    make_seeds: SeedsMaker, small_files: dict[str, str]
) -> None:
    seeds = make_seeds({"authorities/persons.csv": small_files["authorities/persons.csv"].splitlines()[0] + "\n"})
    build(seeds, seeds.parent / "store")
    ids.withdraw(seeds, "person", "orlov", "a mistake")
    with pytest.raises(InputError, match="orlov is withdrawn") as caught:
        build(seeds, seeds.parent / "store")
    lines = (seeds / "identifiers.csv").read_text(encoding="utf-8").splitlines()
    assert (caught.value.path, caught.value.line) == (seeds / "identifiers.csv", len(lines))


def test_what_was_issued_and_is_in_no_text_any_more_is_reported_and_gets_a_tombstone(
    seeds: Path, small_files: dict[str, str]
) -> None:
    text = small_files["editions/1933-may.txt"]
    (seeds / "editions/1933-may.txt").write_text(text[text.index("Gromov to Orlov") :], encoding="utf-8")
    result = build(seeds, seeds.parent / "store")
    release = Release.at(result.release)
    assert says(release, f"letter/{FIRST}", OWL.deprecated) == {"true"}
    row = next(row for row in result.report if row["quote"] == FIRST)
    line = (seeds / "identifiers.csv").read_text(encoding="utf-8").splitlines()[row["line"] - 1]
    assert line.startswith(f"letter,{FIRST},")


def test_kind_that_the_register_has_not_is_refused_with_those_that_it_has(seeds: Path) -> None:
    status, output = corrkg("ids", "list", "--kind", "ship", "--seeds", seeds)
    assert status == 1
    assert "'ship'" in output
    assert "decision, letter, person" in " ".join(output.split())
    with pytest.raises(InputError, match="nothing of the kind 'ship'"):
        ids.withdraw(seeds, "ship", "sedov", "a sledge")


def test_rows_are_only_appended_and_the_last_one_counts(seeds: Path) -> None:
    before = (seeds / "identifiers.csv").read_text(encoding="utf-8")
    ids.merge(seeds, "person", "zaytsev", "gromov")
    ids.merge(seeds, "person", "gromov", "orlov")
    after = (seeds / "identifiers.csv").read_text(encoding="utf-8")
    assert after == before + "person,zaytsev,,,,merged,gromov,\nperson,gromov,,,,merged,orlov,\n"
    assert ids.read(seeds).settled("person", "zaytsev").slug == "orlov"  # through both
    assert says(rebuilt(seeds), "person/zaytsev", DCTERMS.isReplacedBy) == {BASE + "person/orlov"}


def test_survivor_takes_over_the_names_that_texts_and_the_authority_file_give_the_merged_person(seeds: Path) -> None:
    ids.merge(seeds, "person", "zaytsev", "gromov")
    ids.merge(seeds, "person", "gromov", "orlov")
    release = rebuilt(seeds)
    names = says(release, "person/orlov", SKOS.altLabel)
    assert names >= {"Zaytsev A. P.", "Zaytsev"}
    assert names >= {"Gromov, Anton Savvich", "Anton Savvich Gromov", "Громов, Антон Саввич"}
    assert says(release, "person/orlov", RDFS.label) == {"Orlov, Pyotr Ilyich", "Орлов, Пётр Ильич"}  # its own alone


def test_split_person_is_meant_by_no_mention_and_names_all_that_it_was(seeds: Path) -> None:
    status, output = corrkg("ids", "split", "person", "zaytsev", "orlov", "gromov", "--seeds", seeds, "--reason", "two")
    assert status == 0, output
    result = build(seeds, seeds.parent / "store")
    release = Release.at(result.release)
    both = {BASE + "person/orlov", BASE + "person/gromov"}
    assert says(release, "person/zaytsev", DCTERMS.isReplacedBy) == both
    assert says(release, "person/zaytsev", RDFS.comment) == {"two"}
    for slug in ("orlov", "gromov"):
        assert says(release, f"person/{slug}", DCTERMS.replaces) == {BASE + "person/zaytsev"}
        assert not says(release, f"person/{slug}", SKOS.altLabel) & {"Zaytsev", "Zaytsev A. P."}  # whose? it is open
    assert not list(release.graph.match(None, CK.refersTo, NamedNode(BASE + "person/zaytsev")))
    assert any("is it person/orlov or person/gromov?" in row["message"] for row in result.report)


def test_split_person_whom_a_letter_cannot_do_without_stops_the_build_and_says_what_to_do(
    make_seeds: SeedsMaker, small_files: dict[str, str]
) -> None:
    seeds = make_seeds({"authorities/persons.csv": small_files["authorities/persons.csv"].splitlines()[0] + "\n"})
    build(seeds, seeds.parent / "store")
    ids.split(seeds, "person", "orlov", ("gromov", "zaytsev"))
    with pytest.raises(InputError, match="orlov is split") as caught:
        build(seeds, seeds.parent / "store")
    assert "gromov, zaytsev" in str(caught.value.hint)


def test_split_letter_is_left_out_and_reported(seeds: Path) -> None:
    path = seeds / "identifiers.csv"
    path.write_text(path.read_text(encoding="utf-8") + "letter,other,,,,issued,,\n", encoding="utf-8")
    ids.split(seeds, "letter", FIRST, (SECOND, "other"))
    result = build(seeds, seeds.parent / "store")
    assert says(Release.at(result.release), f"letter/{FIRST}", RDF.type) == set()
    assert any(f"letter/{FIRST} was split" in row["message"] for row in result.report)


@pytest.mark.parametrize("change", ["merge", "split", "withdraw"])
def test_mistaken_change_is_taken_back_and_the_dataset_is_what_it_was(change: str, seeds: Path) -> None:
    before = Release.open(seeds.parent / "store").digest
    if change == "merge":
        ids.merge(seeds, "person", "zaytsev", "orlov")
    elif change == "split":
        ids.split(seeds, "person", "zaytsev", ("orlov", "gromov"))
    else:
        ids.withdraw(seeds, "person", "zaytsev", "no person")
    assert rebuilt(seeds).digest != before
    status, output = corrkg("ids", "restore", "person", "zaytsev", "--reason", "a mistake", "--seeds", seeds)
    assert status == 0, output
    assert says(rebuilt(seeds), "person/zaytsev", RDF.type) == {CK.Person.value}
    assert says(rebuilt(seeds), "person/zaytsev", OWL.deprecated) == set()
    assert Release.open(seeds.parent / "store").digest == before


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("merge", "person", "nobody", "orlov"), "person/nobody was never issued"),
        (("merge", "person", "orlov", "orlof"), "person/orlof was never issued"),
        (("merge", "person", "orlov", "orlov"), "into itself"),
        (("withdraw", "letter", "none", "--reason", "x"), "letter/none was never issued"),
        (("withdraw", "letter", FIRST, "--reason", " "), "nobody says why"),
        (("split", "person", "zaytsev", "orlov"), "is split into orlov"),
        (("split", "person", "zaytsev", "orlov", "orlov"), "is split into orlov orlov"),
        (("split", "person", "zaytsev", "orlov", "zaytsev"), "into itself"),
        (("split", "person", "zaytsev", "orlov", "nobody"), "person/nobody was never issued"),
        (("restore", "person", "orlov", "--reason", "x"), "nothing to take back"),
        (("restore", "person", "nobody", "--reason", "x"), "person/nobody was never issued"),
    ],
)
def test_what_makes_no_sense_is_refused_and_changes_nothing(
    arguments: tuple[str, ...], message: str, seeds: Path
) -> None:
    before = (seeds / "identifiers.csv").read_bytes()
    status, output = corrkg("ids", *arguments, "--seeds", seeds)
    assert status == 1
    assert message in output
    assert "identifiers.csv" in output
    assert (seeds / "identifiers.csv").read_bytes() == before


def test_what_is_merged_or_withdrawn_is_not_so_again(seeds: Path) -> None:
    ids.merge(seeds, "person", "zaytsev", "gromov")
    changes: list[Callable[[], object]] = [
        lambda: ids.merge(seeds, "person", "zaytsev", "orlov"),
        lambda: ids.merge(seeds, "person", "orlov", "zaytsev"),
        lambda: ids.withdraw(seeds, "person", "zaytsev", "x"),
    ]
    for change in changes:
        with pytest.raises(InputError, match="already merged into gromov"):
            change()


@pytest.mark.parametrize(
    ("rows", "line", "message"),
    [
        (
            ["person,a,a,,,issued,,", "person,b,b,,,issued,,", "person,a,,,,merged,b,", "person,b,,,,merged,a,"],
            4,
            "circle",
        ),
        (["person,a,a,,,merged,,"], 2, "into nothing"),
        (["person,a,a,,,withdrawn,,"], 2, "nobody says why"),
        (["person,a,a,,,merged,b c,"], 2, "merged into b c"),
        (["person,a,a,,,split,b,"], 2, "split into b"),
        (["person,a,a,,,split,b c,", "person,c,c,,,merged,a,"], 2, "circle"),
    ],
)
def test_register_that_contradicts_itself_is_refused_with_file_and_line(
    rows: list[str], line: int, message: str, tmp_path: Path
) -> None:
    path = tmp_path / "identifiers.csv"
    path.write_text("kind,slug,key1,key2,key3,status,target,reason\n" + "\n".join(rows) + "\n", encoding="utf-8")
    with pytest.raises(InputError, match=message) as caught:
        Register.read(path)
    assert caught.value.path == path
    assert caught.value.line in {line, 5}


def test_merger_into_what_was_never_issued_stops_the_build_with_file_and_line(seeds: Path) -> None:
    path = seeds / "identifiers.csv"
    path.write_text(path.read_text(encoding="utf-8") + "person,zaytsev,,,,merged,nobody,\n", encoding="utf-8")
    with pytest.raises(InputError, match="never issued") as caught:
        build(seeds, seeds.parent / "store")
    assert caught.value.line == len(path.read_text(encoding="utf-8").splitlines())


def test_corrected_key_of_a_withdrawn_letter_does_not_bring_it_back(tmp_path: Path) -> None:
    path = tmp_path / "identifiers.csv"
    register = Register(path)
    register.issue("letter", [("h", "s", "w")], ["x"])
    register.append("letter", "x", "withdrawn", reason="no letter")
    register.save()
    again = Register.read(path)
    assert again.issue("letter", [("h", "s", "corrected")], ["x"]) == ["x"]
    assert again.settled("letter", "x").status == "withdrawn"


def test_list_tells_what_each_is_now(seeds: Path) -> None:
    ids.withdraw(seeds, "letter", FIRST, "why")
    status, output = corrkg("ids", "list", "--kind", "letter", "--format", "json", "--seeds", seeds)
    assert status == 0
    assert {row["slug"]: (row["status"], row["reason"]) for row in json.loads(output)} == {
        FIRST: ("withdrawn", "why"),
        SECOND: ("issued", ""),
    }
    assert FIRST not in corrkg("ids", "list", "--status", "issued", "--seeds", seeds)[1]


def test_without_a_register_it_says_what_to_do(tmp_path: Path) -> None:
    status, output = corrkg("ids", "list", "--seeds", tmp_path)
    assert status == 1
    assert "corrkg build" in output


def test_merged_decision_adds_to_the_survivor_where_it_is_stated_and_what_it_concerns(
    make_seeds: SeedsMaker, small_files: dict[str, str]
) -> None:
    note = "1 On May 6, 1933, the PB adopted a resolution “On Kem” (RGASPI. F. 17. Op. 3. D. 922. L. 13).\n"
    asked = "I ask you to let the engineers of Kem go 1 ."  # what a decision settles, it concerns
    text = (
        small_files["editions/1933-may.txt"].replace("The bridge will stand in a month.", asked) + "\n_____\n\n" + note
    )
    seeds = make_seeds({"editions/1933-may.txt": text})
    before = build(seeds, seeds.parent / "store")
    old, new = "pb-1933-05-06-2", "pb-1933-05-06"
    assert says(Release.at(before.release), f"decision/{old}", RDF.type) == {CK.Decision.value}
    ids.merge(seeds, "decision", old, new, "one decision, told twice")
    release = rebuilt(seeds)
    assert says(release, f"decision/{old}", DCTERMS.isReplacedBy) == {BASE + "decision/" + new}
    assert says(release, f"decision/{new}", CK.concerns) == {f"{BASE}letter/{FIRST}", f"{BASE}letter/{SECOND}"}
    assert len(says(release, f"decision/{new}", CK.statedIn)) == 2
    assert len(says(release, f"decision/{new}", CK.title)) == 1
