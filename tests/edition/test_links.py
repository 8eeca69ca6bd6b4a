"""links.csv: identifiers of other authority files, each with who verified it, when, and on which page."""

from __future__ import annotations

from pathlib import Path

import pytest

from corrkg.edition.authorities import Authorities, read_authorities
from corrkg.errors import InputError

HEAD = "kind,id,identifier,verified_by,verified_on,source,note\n"
SEEN = "A. Archivist,2026-11-27,page 7 of Who is who"


def read(directory: Path, *rows: str, persons: str = "orlov,Orlov,\ngromov,Gromov,\n") -> Authorities:
    (directory / "persons.csv").write_text("id,name_en,same_as\n" + persons, encoding="utf-8")
    (directory / "places.csv").write_text("id,name_en\nkem,Kem\n", encoding="utf-8")
    (directory / "links.csv").write_text(HEAD + "".join(f"{row}\n" for row in rows), encoding="utf-8")
    return read_authorities(directory)


def test_identifier_is_verified_where_a_row_says_by_whom_when_and_from_what(tmp_path: Path) -> None:
    found = read(tmp_path, f"person,orlov,Q42,{SEEN},", "person,orlov,viaf:7,,,,", "place,kem,geonames:1,,,,")
    verified, guess = (found.link(uri) for uri in found.persons[0].same_as)
    assert (verified.uri, verified.verified) == ("http://www.wikidata.org/entity/Q42", True)
    assert verified.basis == "verified by A. Archivist on 2026-11-27: page 7 of Who is who"
    assert (guess.uri, guess.verified) == ("http://viaf.org/viaf/7", False)
    assert found.places[0].same_as == ("https://sws.geonames.org/1/",)
    assert found.notices == ()


def test_identifier_of_a_column_same_as_is_verified_by_its_row_alone(tmp_path: Path) -> None:
    found = read(tmp_path, f"person,orlov,wikidata:Q42,{SEEN},", persons="orlov,Orlov,Q42 | Q43\n")
    assert found.persons[0].same_as == ("http://www.wikidata.org/entity/Q42", "http://www.wikidata.org/entity/Q43")
    assert [found.link(uri).verified for uri in found.persons[0].same_as] == [True, False]


@pytest.mark.parametrize(
    ("rows", "line", "message"),
    [
        (["ship,aurora,Q1,,,,"], 2, "kind is 'ship'"),
        (["person,pushkin,Q7200,,,,"], 2, "there is no person 'pushkin'"),
        (["place,orlov,Q7200,,,,"], 2, "there is no place 'orlov'"),
        (["person,orlov,,,,,"], 2, "identifier"),
        (["person,orlov,gnd:118642498,,,,"], 2, "check digit"),
        (["person,orlov,Q42,,,,", "person,gromov,wikidata:q42,,,,"], 3, "of person orlov already, on line 2"),
        (["person,orlov,Q42,,,,", f"person,orlov,Q42,{SEEN},"], 3, "already, on line 2"),
        ([f"person,orlov,Q42,{SEEN},", f"person,orlov,Q43,{SEEN},"], 3, "contradicts"),
        (["person,orlov,Q42,A. Archivist,,page 7,"], 2, "by whom, when and from what"),
        (["person,orlov,Q42,A. Archivist,yesterday,page 7,"], 2, "by whom, when and from what"),
        (["person,orlov,Q42,A. Archivist,2026-02-30,page 7,"], 2, "by whom, when and from what"),
        (["person,orlov,Q42,A. Archivist,2026-11-27,,"], 2, "by whom, when and from what"),
        (["person,orlov,Q42,,2026-11-27,page 7,"], 2, "by whom, when and from what"),
    ],
)  # fmt: skip
def test_row_that_contradicts_or_says_too_little_is_refused_with_its_line(
    tmp_path: Path, rows: list[str], line: int, message: str
) -> None:
    with pytest.raises(InputError) as caught:
        read(tmp_path, *rows)
    assert message in str(caught.value)
    assert (caught.value.path, caught.value.line) == (tmp_path / "links.csv", line)


def test_two_numbers_of_one_authority_are_no_contradiction_while_one_of_them_is_a_guess(tmp_path: Path) -> None:
    found = read(tmp_path, f"person,orlov,Q42,{SEEN},", "person,orlov,Q43,,,,", "person,gromov,viaf:1,,,,")
    assert [found.link(uri).verified for uri in found.persons[0].same_as] == [True, False]


def test_identifier_that_another_person_has_in_the_column_is_contested(tmp_path: Path) -> None:
    found = read(tmp_path, f"person,gromov,Q42,{SEEN},", persons="orlov,Orlov,Q42\ngromov,Gromov,\n")
    assert [person.same_as for person in found.persons] == [(), ()]
    [notice] = [each for each in found.notices if each.kind == "contested"]
    assert (notice.kind, notice.about, notice.file, notice.line) == ("contested", "identifier", "links.csv", 2)
