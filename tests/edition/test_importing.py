"""Tables that were matched elsewhere: what they add, and what they may not contradict."""

from __future__ import annotations

import csv
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corrkg.edition.authorities import read_authorities
from corrkg.edition.importing import Change, Verification, apply, plan
from corrkg.errors import InputError

SEEN = Verification("A. Archivist", "2026-11-27", "OpenRefine, Wikidata")
Q42 = "http://www.wikidata.org/entity/Q42"


@pytest.fixture
def directory(tmp_path: Path) -> Path:
    """Authority files of two persons, one of whom has a verified number and a guess."""
    (tmp_path / "persons.csv").write_text("id,name_en,same_as\norlov,Orlov,viaf:7\ngromov,Gromov,\n", encoding="utf-8")
    (tmp_path / "links.csv").write_text(
        "kind,id,identifier,verified_by,verified_on,source\nperson,orlov,Q42,A. Archivist,2026-11-01,page 7\n"
        "person,orlov,isni:0000000121457825,,,\n",
        encoding="utf-8",
    )
    return tmp_path


def planned(directory: Path, text: str, verification: Verification = SEEN) -> list[Change]:
    table = directory.parent / f"{directory.name}.csv"
    table.write_text(text, encoding="utf-8")
    return plan(directory, table, verification)


def test_export_of_openrefine_adds_what_is_new_and_verifies_what_was_a_guess(directory: Path) -> None:
    changes = planned(
        directory,
        "Name,URI,Wikidata,GND,VIAF,score\n"
        "Orlov,https://letters.example.org/person/orlov,Q42,118642499,http://viaf.org/viaf/7/,100\n"
        "Gromov,https://letters.example.org/person/gromov,https://www.wikidata.org/wiki/Q43,,,71\n",
    )
    assert [(change.thing[1], change.link.uri, change.what) for change in changes] == [
        ("orlov", "http://viaf.org/viaf/7", "verified"),
        ("orlov", "https://d-nb.info/gnd/118642499", "new"),
        ("gromov", "http://www.wikidata.org/entity/Q43", "new"),
    ]
    apply(directory, changes)
    found = read_authorities(directory)
    assert {uri: found.link(uri).verified_by for uri in (*found.persons[0].same_as, *found.persons[1].same_as)} == {
        "http://viaf.org/viaf/7": "A. Archivist",
        Q42: "A. Archivist",
        "https://isni.org/isni/0000000121457825": "",
        "https://d-nb.info/gnd/118642499": "A. Archivist",
        "http://www.wikidata.org/entity/Q43": "A. Archivist",
    }
    assert found.link(Q42).source == "page 7", "what was verified before stays as it was"


def test_second_import_of_the_same_table_changes_nothing(directory: Path) -> None:
    text = "id\twikidata\tgnd\ngromov\tQ43\t118642499\n"
    apply(directory, planned(directory, text))
    before = (directory / "links.csv").read_bytes()
    assert planned(directory, text) == []
    apply(directory, [])
    assert (directory / "links.csv").read_bytes() == before


def test_table_tells_for_each_row_who_verified_it(directory: Path) -> None:
    [change] = planned(directory, "id,identifier,verified_by,verified_on,source\ngromov,Q43,B,2026-01-02,page 9\n")
    assert (change.link.verified_by, change.link.source) == ("B", "page 9")
    [change] = planned(directory, "id,identifier\ngromov,Q43\n", Verification())
    assert not change.link.verified


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("id,wikidata\npushkin,Q7200\n", 2, "there is no person 'pushkin'"),
        ("id,wikidata\n,Q7200\n", 2, "no id"),
        ("id,wikidata\ngromov,Q42\n", 2, "is the identifier of person orlov"),
        ("id,wikidata\ngromov,Q44\norlov,Q44\n", 3, "is the identifier of person gromov"),
        ("id,wikidata\norlov,Q43\n", 2, "contradicts http://www.wikidata.org/entity/Q42"),
        ("id,wikidata\ngromov,Q43\ngromov,Q44\n", 3, "contradicts"),
        ("id,gnd\ngromov,118642498\n", 2, "check digit"),
        ("id,gnd\ngromov,https://viaf.org/viaf/9\n", 2, "gnd is"),
        ("id,identifier\ngromov,9\n", 2, "nothing says whose"),
        ("id,name\ngromov,Gromov\n", 1, "no column has identifiers"),
        ("id,wikidata\n", 1, "no rows"),
        ("id,wikidata,verified_on\ngromov,Q43,soon\n", 2, "by whom, when and from what"),
    ],
)
def test_contradiction_is_refused_with_file_and_line(directory: Path, text: str, line: int, message: str) -> None:
    with pytest.raises(InputError) as caught:
        planned(directory, text)
    assert message in str(caught.value)
    assert caught.value.line == line
    assert caught.value.path == directory.parent / f"{directory.name}.csv"


def test_all_lines_with_a_fault_are_named_at_once(directory: Path) -> None:
    with pytest.raises(InputError) as caught:
        planned(directory, "id,wikidata\npushkin,Q1\ngromov,Q43\nlermontov,Q2\nnobody,Q3\n")
    assert caught.value.line == 2
    assert "further faults on lines 4, 5" in str(caught.value)


@given(st.lists(st.lists(st.text(max_size=12), min_size=3, max_size=3), max_size=4))
def test_whatever_a_table_holds_is_taken_or_refused(rows: list[list[str]]) -> None:
    with tempfile.TemporaryDirectory() as name:
        directory = Path(name)
        (directory / "persons.csv").write_text("id,name_en\norlov,Orlov\n", encoding="utf-8")
        table = directory / "table.txt"
        with table.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([["id", "wikidata", "identifier"], *rows])
        try:
            apply(directory, plan(directory, table, Verification()))
        except InputError:
            return
        read_authorities(directory)
