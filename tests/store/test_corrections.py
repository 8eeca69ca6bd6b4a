"""Corrections of a curator: the right statement stands, with its author; what was read is superseded."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from click.testing import CliRunner
from pyoxigraph import NamedNode, QuerySolutions

from corrkg.cli.main import main
from corrkg.errors import InputError, ValidationError
from corrkg.reading.page import page_of
from corrkg.reading.view import View
from corrkg.settings import load
from corrkg.store.build import BuildResult, build
from corrkg.store.corrections import check
from corrkg.store.release import Release
from corrkg.vocab import PREFIXES
from corrkg.web import create_app

DOCS = (Path(__file__).parents[2] / "docs" / "corrections.md").read_text(encoding="utf-8")
TEXT = re.search(r"^```text\n(.*?)^```", DOCS, re.MULTILINE | re.DOTALL)
HEAD, *EXAMPLES = re.findall(r"^```csv\n(.*?)^```", DOCS, re.MULTILINE | re.DOTALL)
PERSONS = """\
id,name_en,name_ru,aliases_en,aliases_ru,born,died,same_as,source,note,default_for
orlov,"Orlov, Pyotr Ilyich",,P.I. Orlov,,,,,invented,,
gromov,"Gromov, Anton Savvich",,,,,,,invented,,
zimin,"Zimin, Oleg Danilovich",,,,,,,invented,,
"""
SUBJECTS = "id,name_en,name_ru,broader,words_en,words_ru,note\nbridges,Bridges,,,bridge*,,\nrafts,Rafts,,,raft,,\n"
PLACES = (
    "id,name_en,name_ru,aliases,lat,long,same_as,source,note\nsochi,Sochi,,,,,,,\ngagra,Gagra,,,,,,,\nkem,Kem,,,,,,,\n"
)
FIRST, SECOND = "letter/1933-05-04-orlov-to-gromov", "letter/1933-05-05-gromov-to-orlov"
BASE = "https://letters.example.org/"

Make = Callable[[str], Path]
Made = Callable[[str], BuildResult]


@pytest.fixture(scope="module")
def seeds(make_seeds: Callable[..., Path]) -> Make:
    """A function that writes the inputs of the docs' example, with the given rows of corrections."""

    def make(rows: str) -> Path:
        assert TEXT is not None
        files = {
            "editions/1933-may.txt": TEXT[1], "authorities/persons.csv": PERSONS, "authorities/places.csv": PLACES,
            "authorities/subjects.csv": SUBJECTS, "corrections.csv": HEAD + rows,
        }  # fmt: skip
        return make_seeds(files)

    return make


def row(thing: str, name: str, read: str, right: str) -> str:
    """Return a row of the table."""
    return f"{thing},{name},{read},{right},A. Curator,2026-11-27,the autograph,The hand is another's.\n"


def built(seeds_dir: Path) -> BuildResult:
    return build(seeds_dir, seeds_dir.parent / "store")


@pytest.fixture(scope="module")
def corrected(seeds: Make) -> Made:
    """A function that returns the build of the docs' example with the given rows: built once, and only read."""
    return cache(lambda rows: built(seeds(rows)))


def ask(result: BuildResult, where: str, variables: str = "*") -> list[list[str]]:
    """Return the rows of a query over all graphs, without the base."""
    found = Release.at(result.release).embedded.ask(
        f"BASE <{BASE}> SELECT {variables} WHERE {{ {where} }}", prefixes=PREFIXES, use_default_graph_as_union=True
    )
    assert isinstance(found, QuerySolutions)
    return sorted([str(getattr(v, "value", "")).removeprefix(BASE) for v in solution] for solution in found)


# --- the examples of the docs -------------------------------------------------------------------------------------


@pytest.mark.parametrize("rows", EXAMPLES, ids=lambda rows: " ".join(rows.split(",")[:2]))
def test_each_example_of_the_docs_fits(seeds: Make, rows: str) -> None:
    checked = check(seeds(rows))
    assert [one.unfit for one in checked] == [""] * len(checked)
    assert len(checked) == rows.count("\n")


def test_the_examples_tell_each_sort_of_correction() -> None:
    properties = {line.split(",")[1] for rows in EXAMPLES for line in rows.splitlines()}
    assert properties >= {
        "ck:sender", "ck:date", "ck:refersTo", "ck:unit", "ck:folios", "ck:place", "ck:by", "ck:concerns",
        "ck:subject", "rdf:type",
    }  # fmt: skip


def test_each_sort_is_told_both_wrong_and_missing() -> None:
    told = [line.split(",")[1:4] for rows in EXAMPLES for line in rows.splitlines()]
    wrong = {name for name, read, _ in told if read}
    missing = {right if name == "rdf:type" else name for name, read, right in told if not read}
    assert wrong >= {"ck:sender", "ck:date", "ck:refersTo", "ck:unit", "ck:place", "ck:by", "ck:subject", "ck:concerns"}
    assert missing >= {
        "ck:sender", "ck:date", "ck:refersTo", "ck:unit", "ck:place", "ck:by", "ck:subject", "ck:concerns",
        "ck:Mention", "ck:ArchivalReference", "ck:Response", "ck:Decision",
    }  # fmt: skip


# --- what stands, and what does not -------------------------------------------------------------------------------


def test_a_corrected_sender_replaces_the_one_that_was_read(corrected: Made) -> None:
    made = corrected(row(FIRST, "ck:sender", "person/orlov", "person/zimin"))
    assert ask(made, f"<{FIRST}> ck:sender ?p") == [["person/zimin"]]
    assert ask(made, f"GRAPH <graph/corrections> {{ <{FIRST}> ck:sender ?p }}") == [["person/zimin"]]
    assert ask(made, f"<{FIRST}> ck:senderList/rdf:first ?p") == [["person/zimin"]]
    assert ask(
        made,
        f"?c rdf:subject <{FIRST}> ; rdf:predicate ck:sender ; rdf:object ?p ; ck:claimType/skos:notation ?t .",
        "?p ?t",
    ) == [["person/orlov", "superseded"], ["person/zimin", "corrected"]]
    assert ask(
        made,
        "?c ck:claimType ck:claimType-corrected ; dcterms:creator ?who ; dcterms:date ?day ; dcterms:source ?on ; "
        "ck:basis ?why ; ck:evidence ?words ; dcterms:replaces/ck:claimType/skos:notation ?read",
        "?who ?day ?on ?why ?read",
    ) == [["A. Curator", "2026-11-27", "the autograph", "The hand is another's.", "superseded"]]


def test_a_missing_sender_comes_last_in_printed_order(corrected: Made) -> None:
    made = corrected(row(SECOND, "ck:sender", "", "person/zimin"))
    release = Release.at(made.release)
    node = View(release).node(NamedNode(BASE + SECOND))
    assert [each.value.removeprefix(BASE) for each in node.listed("ck:senderList", "ck:sender")] == [
        "person/gromov",
        "person/zimin",
    ]


def test_a_corrected_date_has_its_own_bounds_and_says_that_a_curator_gave_it(corrected: Made) -> None:
    made = corrected(row(SECOND, "ck:date", "1933-05-05", "1933-05-07/1933-05-09"))
    where = f"<{SECOND}> ck:date ?d ; ck:notBefore ?a ; ck:notAfter ?b ; ck:dateBasis/skos:notation ?n"
    assert ask(made, where, "?d ?a ?b ?n") == [["1933-05-07/1933-05-09", "1933-05-07", "1933-05-09", "corrected"]]


def test_a_corrected_mention_corrects_whom_the_letter_mentions(corrected: Made) -> None:
    made = corrected(row(f"{FIRST}#mention-2", "ck:refersTo", "person/zaytsev", "person/zimin"))
    assert ["person/zaytsev"] not in ask(made, f"<{FIRST}> ck:mentions ?p")
    assert ["person/zimin"] in ask(made, f"<{FIRST}> ck:mentions ?p")
    assert ask(made, f"<{SECOND}> ck:mentions ?p") == [["person/zaytsev"]]


def test_corrected_folios_have_their_own_spans(corrected: Made) -> None:
    made = corrected(row(f"{SECOND}#reference-1", "ck:folios", "9-10v", '"11, 13-14v"'))
    where = f"<{SECOND}#reference-1> ck:span ?s . ?s ck:firstFolio ?a ; ck:lastFolio ?b"
    assert ask(made, where, "?a ?b") == [["11", "11"], ["13", "14"]]


def test_a_decision_that_is_none_leaves_a_tombstone_with_the_reason(corrected: Made) -> None:
    made = corrected(row("decision/pb-1933-05-06", "rdf:type", "ck:Decision", ""))
    assert made.counts.get("Decision") is None
    assert ask(made, f"<{FIRST}> ck:tells ?d") == []
    assert ask(made, "<decision/pb-1933-05-06> owl:deprecated true ; rdfs:comment ?why") == [["The hand is another's."]]
    assert not [one for one in made.report if "decision/pb-1933-05-06 was issued" in one["message"]]


def test_a_statement_that_was_not_corrected_stays_as_it_was_read(corrected: Made) -> None:
    plain, changed = corrected(""), corrected(row(FIRST, "ck:sender", "person/orlov", "person/zimin"))
    where = f"<{SECOND}> ?p ?o"
    assert ask(plain, where) == ask(changed, where)
    assert ask(plain, "GRAPH <graph/corrections> { ?s ?p ?o }") == []


def test_two_builds_of_the_same_corrections_have_one_digest(seeds: Make) -> None:
    rows = "".join(EXAMPLES[:5])
    assert built(seeds(rows)).digest == built(seeds(rows)).digest


# --- what fits nothing, and what is refused -----------------------------------------------------------------------


# Rows that fit nothing, and what is told of each.
UNFIT = {
    row(FIRST, "ck:sender", "person/gromov", "person/zimin"): "but person/orlov",
    row("letter/never", "ck:sender", "person/orlov", "person/zimin"): "no such thing",
    row(FIRST, "ck:sender", "person/orlov", "person/nobody"): "person/nobody is nothing",
    row(FIRST, "ck:recipient", "", "person/gromov"): "stands there already",
    row(FIRST, "ck:date", "", "1933-05-09"): "1933-05-04 stands there",
    row(f"{FIRST}#mention-99", "ck:refersTo", "", "person/zimin"): "no such thing",
}


@pytest.mark.parametrize("given", UNFIT)
def test_a_correction_that_fits_nothing_is_reported_with_its_line_and_not_applied(corrected: Made, given: str) -> None:
    made = corrected("".join(UNFIT))
    [line] = [
        one for one in made.report if one["about"] == "correction" and one["line"] == list(UNFIT).index(given) + 2
    ]
    assert line["file"] == "corrections.csv"
    assert UNFIT[given] in line["message"]
    assert ask(made, "GRAPH <graph/corrections> { ?s ?p ?o }") == []


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (
            row(FIRST, "ck:sender", "person/orlov", "person/zimin") + row(FIRST, "ck:sender", "person/orlov", ""),
            "line 2",
        ),
        (row(FIRST, "ck:sender", "a/b", "c/d") + row(FIRST, "ck:sender", "c/d", "a/b"), "line 2"),
        (row(FIRST, "ck:sneder", "person/orlov", "person/zimin"), "no property ck:sneder"),
        (row(FIRST, "ck:notBefore", "1933-05-04", "1933-05-05"), "correct ck:date"),
        (row(FIRST, "ck:evidence", "", "person/zimin"), "record of the reading"),
        (row(FIRST, "ck:date", "1933-05-04", "in May"), "to is 'in May'"),
        (row(FIRST, "ck:medium", "ck:medium-unstated", "ck:medium-pigeon"), "no concept ck:medium-pigeon"),
        (row("", "ck:date", "", "1933"), "thing is ''"),
        (row(FIRST, "ck:date", "1933", "1933"), "the same"),
        (f"{FIRST},ck:date,,1933,,2026-11-27,a source,A sentence as a reason.\n", "who is empty"),
        (f"{FIRST},ck:date,,1933,A,yesterday,a source,A sentence as a reason.\n", "when is 'yesterday'"),
    ],
)
def test_a_correction_that_cannot_be_one_is_refused_with_file_and_line(seeds: Make, given: str, told: str) -> None:
    with pytest.raises(InputError) as refused:
        built(seeds(given))
    assert told in str(refused.value)
    assert f"corrections.csv:{given.count(chr(10)) + 1}:" in str(refused.value)


FINE = row(SECOND, "ck:sender", "", "person/zimin")


@pytest.mark.parametrize(
    ("given", "line", "told"),
    [
        (FINE + row(FIRST, "ck:sender", "person/orlov", ""), 3, "sender"),
        (FINE + row(f"{FIRST}#mention-2", "ck:refersTo", "person/zaytsev", "decision/pb-1933-05-06"), 3, "refersTo"),
        (row(f"{FIRST}#approval-1", "ck:at", "", "at noon") + FINE, 2, "at"),
        (FINE + row("decision/pb-1933-05-08", "rdf:type", "", "ck:Decision"), 3, "body"),
        (FINE + row(FIRST, "ck:born", "", "1900"), 3, "born"),
    ],
    ids=["no sender", "a decision is named", "no clock time", "a decision of nobody", "a letter is born"],
)
def test_what_the_shapes_refuse_is_not_published_and_its_line_is_named(
    seeds: Make, given: str, line: int, told: str
) -> None:
    for run in (built, check):
        with pytest.raises(ValidationError, match=told) as refused:
            run(seeds(given))
        assert refused.value.line == line
        assert f"corrections.csv:{line}:" in str(refused.value)


def test_what_was_printed_is_told_of_things_that_the_reading_missed_alone(seeds: Make) -> None:
    rows = next(each for each in EXAMPLES if "ck:Mention" in each)
    made = built(seeds(rows))
    named = ask(
        made, f"<{FIRST}#mention-c1> rdfs:label ?name ; ck:evidence [ a oa:SpecificResource ]", "DISTINCT ?name"
    )
    assert named == [["Kem"]]
    assert ["place/kem"] in ask(made, f"<{FIRST}> ck:mentions ?what")
    with pytest.raises(InputError, match="record of the reading"):
        built(seeds(row(f"{FIRST}#mention-2", "ck:nameForm", "Zaytsev A. P.", "Zaitsev")))


def test_a_decision_that_a_curator_brings_in_has_a_label(corrected: Made) -> None:
    made = corrected(next(each for each in EXAMPLES if "decision/pb-1933-05-08" in each))
    label = "Politburo, 1933-05-08: On iron for the bridge"
    assert ask(made, "<decision/pb-1933-05-08> rdfs:label ?label") == [[label]]


# --- where people see it ------------------------------------------------------------------------------------------


def test_the_page_of_a_thing_tells_what_was_corrected(corrected: Made) -> None:
    made = corrected(row(f"{FIRST}#mention-2", "ck:refersTo", "person/zaytsev", "person/zimin"))
    page = page_of(View(Release.at(made.release)), NamedNode(BASE + FIRST), 1, 50)
    kinds = [one.one("ck:claimType").label for one in page.facts["claims"]["curated"]]
    assert sorted(kinds) == ["corrected", "superseded"]
    assert not {*page.facts["claims"]["curated"]} & {*page.facts["claims"]["names"]}
    app = create_app(load({"store": made.release.parents[1]}))
    shown = app.test_client().get(f"/{FIRST}.html").get_data(as_text=True)
    assert "Corrected by a curator" in shown
    assert shown.index("A. Curator") < shown.index("What corrkg inferred")


def test_the_command_shows_each_row_and_fails_for_one_that_fits_nothing(seeds: Make) -> None:
    good, bad = (
        row(FIRST, "ck:sender", "person/orlov", "person/zimin"),
        row("letter/no", "ck:sender", "", "person/zimin"),
    )
    fine = CliRunner().invoke(main, ["corrections", "check", "--seeds", str(seeds(good))])
    assert fine.exit_code == 0
    assert "fits" in fine.output
    wrong = CliRunner().invoke(main, ["corrections", "check", "--seeds", str(seeds(good + bad))])
    assert wrong.exit_code == 1
    assert "corrections.csv:3" in wrong.output


def test_the_shipped_table_has_its_head_alone() -> None:
    shipped = Path(__file__).parents[2] / "seeds" / "corrections.csv"
    assert shipped.read_text(encoding="utf-8") == HEAD
