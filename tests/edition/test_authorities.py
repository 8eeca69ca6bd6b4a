"""The authority files: what may stand in them, and how a wrong one is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from corrkg.edition.authorities import Authorities, read_authorities
from corrkg.errors import InputError

PERSONS = "id,name_en,aliases_en,same_as\n"


@pytest.mark.parametrize(
    ("content", "line", "message"),
    [
        ("id,name_en\norlov,Orlov\norlov,Another Orlov\n", 3, "given twice, first on line 2"),
        ("id,name_en\nOrlov,Orlov\n", 2, "cannot be part of a URI"),
        ("id,name_en\norlov p,Orlov\n", 2, "cannot be part of a URI"),
        ("id,name_en\n-orlov,Orlov\n", 2, "cannot be part of a URI"),
        ("id,name_en\norlov/x,Orlov\n", 2, "cannot be part of a URI"),
        ("id,name_en\n,Orlov\n", 2, "cannot be part of a URI"),
        ("id,name_en\norlov,Orlov, Pyotr\n", 2, "more cells than columns"),
        ("id,name\norlov,Orlov\n", 1, "wrong columns"),
        ("name_en\nOrlov\n", 1, "wrong columns"),
        ("id,name_en,birthday\norlov,Orlov,1\n", 1, "birthday"),
        ("", 1, "wrong columns"),
    ],
)
def test_wrong_file_of_persons_is_refused_with_file_and_line(
    tmp_path: Path, content: str, line: int, message: str
) -> None:
    path = tmp_path / "persons.csv"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_authorities(tmp_path)
    assert message in str(caught.value)
    assert (caught.value.path, caught.value.line) == (path, line)


def test_file_that_is_not_utf_8_is_refused(tmp_path: Path) -> None:
    (tmp_path / "persons.csv").write_bytes("id,name_en\norlov,Орлов\n".encode("windows-1251"))
    with pytest.raises(InputError, match="UTF-8") as caught:
        read_authorities(tmp_path)
    assert caught.value.path == tmp_path / "persons.csv"


@pytest.mark.parametrize("column", ["born", "died"])
@pytest.mark.parametrize("value", ["1890-13-40", "1890-02-30", "[,.-]", "1890/1880", "c. 1890"])
def test_a_life_date_that_is_no_edtf_is_refused_with_file_and_line(tmp_path: Path, column: str, value: str) -> None:
    path = tmp_path / "persons.csv"
    path.write_text(f'id,name_en,{column}\norlov,Orlov,1890\ngromov,Gromov,"{value}"\n', encoding="utf-8")
    with pytest.raises(InputError, match=column) as caught:
        read_authorities(tmp_path)
    assert (caught.value.path, caught.value.line) == (path, 3)
    assert caught.value.expected is not None and "../1890" in caught.value.expected


@pytest.mark.parametrize(
    "value", ["../1890", "1890/..", "1890/", "1893~", "[1893-01-02,1893-01-14]", "189X", "1893-11-22"]
)
def test_a_life_date_may_be_open_uncertain_or_one_of_a_set(tmp_path: Path, value: str) -> None:
    (tmp_path / "persons.csv").write_text(f'id,name_en,born\norlov,Orlov,"{value}"\n', encoding="utf-8")
    assert read_authorities(tmp_path).persons[0].born == value


@pytest.mark.parametrize("name", ["places.csv", "archives.csv"])
def test_id_given_twice_is_refused_in_every_file(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("id,name_en\nkem,Kem\n\nkem,Kem\n", encoding="utf-8")
    with pytest.raises(InputError, match="given twice") as caught:
        read_authorities(tmp_path)
    assert caught.value.path == tmp_path / name
    assert caught.value.line == 4


@pytest.mark.parametrize(
    ("cells", "column"),
    [
        ("91,39.7", "lat"),
        ("43.6,181", "long"),
        ("43.6,", "lat"),
        (",39.7", "lat"),
        ('"43,6",39.7', "lat"),
        ("43.6N,39.7", "lat"),
        ("43.6,1e2", "long"),
        ("nan,39.7", "lat"),
    ],
)
def test_a_point_that_is_not_on_earth_is_refused(tmp_path: Path, cells: str, column: str) -> None:
    (tmp_path / "places.csv").write_text(f"id,name_en,lat,long\nkem,Kem,,\nsochi,Sochi,{cells}\n", encoding="utf-8")
    with pytest.raises(InputError, match=f"{column} is") as caught:
        read_authorities(tmp_path)
    assert caught.value.line == 3


def test_a_place_has_its_point_or_none(tmp_path: Path) -> None:
    (tmp_path / "places.csv").write_text(
        "id,name_en,lat,long\nkem,Kem,,\nsouth,South,-90,-180.0000000\n", encoding="utf-8"
    )
    kem, south = read_authorities(tmp_path).places
    assert (kem.lat, kem.long, south.lat, south.long) == ("", "", "-90", "-180.0000000")


def test_files_that_are_not_there_are_empty(tmp_path: Path) -> None:
    authorities = read_authorities(tmp_path)
    assert (authorities.persons, authorities.places, authorities.archives, authorities.fonds) == ((), (), (), ())


def test_cells_hold_several_values_between_strokes(tmp_path: Path) -> None:
    (tmp_path / "persons.csv").write_text(
        PERSONS + "orlov,Orlov, P.I. Orlov |Pyotr Orlov| ,https://a.example/1 | https://b.example/2\n", encoding="utf-8"
    )
    [person] = read_authorities(tmp_path).persons
    assert person.aliases_en == ("P.I. Orlov", "Pyotr Orlov")
    assert person.same_as == ("https://a.example/1", "https://b.example/2")


def test_byte_order_mark_and_blank_rows_of_a_spreadsheet_are_no_fault(tmp_path: Path) -> None:
    (tmp_path / "persons.csv").write_bytes(
        b"\xef\xbb\xbfid,name_en,died\r\norlov,Orlov,\r\n,,\r\ngromov,Gromov,1940\r\n"
    )
    persons = read_authorities(tmp_path).persons
    assert [(person.id, person.died, person.line) for person in persons] == [("orlov", "", 2), ("gromov", "1940", 4)]


@pytest.mark.parametrize(
    ("name", "direct"),
    [("Orlov, Pyotr Ilyich", "Pyotr Ilyich Orlov"), ("Koba", "Koba"), ("Ma Hongshan", "Ma Hongshan")],
)
def test_name_in_direct_order_turns_at_the_comma(tmp_path: Path, name: str, direct: str) -> None:
    (tmp_path / "persons.csv").write_text(f'id,name_en\nx,"{name}"\n', encoding="utf-8")
    assert read_authorities(tmp_path).persons[0].direct == direct


def test_archive_is_known_by_each_of_its_names(tmp_path: Path) -> None:
    (tmp_path / "archives.csv").write_text(
        "id,acronym,name_en,aliases\ngarf,GARF,State Archive,GA RF | ГАРФ\n", encoding="utf-8"
    )
    assert read_authorities(tmp_path).archive_names() == dict.fromkeys(
        ["GARF", "State Archive", "GA RF", "ГАРФ"], "garf"
    )


def test_place_is_known_by_each_of_its_names_in_lower_case(tmp_path: Path) -> None:
    (tmp_path / "places.csv").write_text("id,name_en,aliases\nkem,Kem,Kem-Pristan\n", encoding="utf-8")
    assert read_authorities(tmp_path).place_ids() == {"kem": "kem", "kem-pristan": "kem"}


def test_only_the_series_of_the_politburo_are_its_own(tmp_path: Path) -> None:
    (tmp_path / "fonds.csv").write_text(
        "archive,fond,opis,title_en,series\nrgaspi,17,3,Minutes,minutes\nrgaspi,17,,CC,\n", encoding="utf-8"
    )
    assert read_authorities(tmp_path).series() == {("rgaspi", "17", "3"): "minutes"}


def persons(directory: Path, *identifiers: str) -> Authorities:
    """Read a file of persons ``a``, ``b`` … with these identifiers."""
    lines = [f"{name},{name.upper()},{same}" for name, same in zip("abcdef", identifiers, strict=False)]
    (directory / "persons.csv").write_text("\n".join(["id,name_en,same_as", *lines, ""]), encoding="utf-8")
    return read_authorities(directory)


def test_page_about_a_person_becomes_the_person_and_is_told(tmp_path: Path) -> None:
    found = persons(tmp_path, "https://www.wikidata.org/wiki/Q42 | Q42 | https://a.example/1")
    assert found.persons[0].same_as == ("http://www.wikidata.org/entity/Q42", "https://a.example/1")
    assert [(each.kind, each.about, each.file, each.line) for each in found.notices] == [
        ("repaired", "identifier", "persons.csv", 2)
    ] * 2


def test_identifier_of_two_persons_is_contested_and_of_neither(tmp_path: Path) -> None:
    found = persons(tmp_path, "Q1 | https://a.example/1", "http://www.wikidata.org/entity/Q1", "Q2")
    assert [person.same_as for person in found.persons] == [
        ("https://a.example/1",),
        (),
        ("http://www.wikidata.org/entity/Q2",),
    ]
    [notice] = [each for each in found.notices if each.kind == "contested"]
    assert (notice.about, notice.file, notice.line) == ("identifier", "persons.csv", 3)
    assert "a (persons.csv, line 2) and of b (persons.csv, line 3)" in notice.message


def test_identifier_of_a_person_and_a_place_is_contested(tmp_path: Path) -> None:
    (tmp_path / "places.csv").write_text("id,name_en,same_as\nkem,Kem,Q1\n", encoding="utf-8")
    found = persons(tmp_path, "Q1")
    assert (found.persons[0].same_as, found.places[0].same_as) == ((), ())


@pytest.mark.parametrize("value", ["javascript:alert(1)", "491422", "https://en.wikipedia.org/wiki/X"])
def test_what_identifies_nobody_is_refused_with_its_line(tmp_path: Path, value: str) -> None:
    with pytest.raises(InputError, match="same_as") as caught:
        persons(tmp_path, "Q1", value)
    assert (caught.value.path, caught.value.line) == (tmp_path / "persons.csv", 3)


def test_file_that_is_none_of_the_authority_files_is_told(tmp_path: Path) -> None:
    for name in ("Persons.csv", "person.csv", ".~lock.persons.csv#"):
        (tmp_path / name).write_text("id,name_en\n", encoding="utf-8")
    assert [(each.kind, each.file) for each in read_authorities(tmp_path).notices] == [
        ("unread", "Persons.csv"),
        ("unread", "person.csv"),
    ]


def test_two_persons_of_one_whole_name_are_told(tmp_path: Path) -> None:
    (tmp_path / "persons.csv").write_text(
        'id,name_en\na,"Orlov, Pyotr"\nb,"Orlov, Anna"\nc,"orlov,  pyotr"\n', encoding="utf-8"
    )
    [notice] = read_authorities(tmp_path).notices
    assert (notice.kind, notice.line) == ("contested", 4)
    assert "c and a (line 2) have one name" in notice.message
