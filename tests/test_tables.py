"""Tables of publishers: whatever a spreadsheet saves is read or refused with the line."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Callable
from pathlib import Path
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corrkg.errors import InputError
from corrkg.tables import read_table, read_toml

COLUMNS = ("id", "name_en", "name_ru")
ROWS = [("orlov", "Orlov, Pyotr", "Орлов, Пётр"), ("gromov", 'Gromov; "Anton"', "Громов")]


def rows(path: Path, content: str | bytes, *, exact: bool = False) -> list[tuple[int, dict[str, str]]]:
    """Return line and cells of each row of a file with this content."""
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return [(row.line, row.cells) for row in read_table(path, COLUMNS, ("id",), exact=exact)]


def refusal(path: Path, content: str | bytes) -> InputError:
    """Return the error that a file with this content is refused with."""
    with pytest.raises(InputError) as caught:
        rows(path, content)
    assert caught.value.path == path
    return caught.value


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return where to write a table."""
    return tmp_path / "persons.csv"


def written(separator: str, line_end: str = "\n", head: tuple[str, ...] = COLUMNS) -> str:
    """Return the rows as a spreadsheet writes them."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=separator, lineterminator=line_end)
    writer.writerows([head, *ROWS])
    return buffer.getvalue()


EXPECTED = [(line, dict(zip(COLUMNS, row, strict=True))) for line, row in enumerate(ROWS, 2)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_separators_line_ends_and_marked_encodings_of_any_locale_are_read(
    separator: str, line_end: str, encoding: str, path: Path
) -> None:
    assert rows(path, written(separator, line_end).encode(encoding)) == EXPECTED


def test_separator_that_excel_tells_on_a_line_of_its_own_is_believed(path: Path) -> None:
    found = rows(path, "sep=;\n" + written(";"))
    assert [(line - 1, cells) for line, cells in found] == EXPECTED


def test_empty_columns_and_rows_are_no_columns_and_no_rows(path: Path) -> None:
    content = ",,,,\nid,name_en,name_ru,,\n,,,,\norlov,Orlov,,,\n\n   ,,\n"
    assert rows(path, content) == [(4, {"id": "orlov", "name_en": "Orlov", "name_ru": ""})]


def test_columns_in_another_order_in_capitals_or_left_out_are_read(path: Path) -> None:
    assert rows(path, "Name_EN , ID\nOrlov,orlov\n") == [(2, {"id": "orlov", "name_en": "Orlov", "name_ru": ""})]


def test_cells_are_what_is_seen_of_them(path: Path) -> None:
    content = 'id,name_en\norlov\u200b,"  Orlov,\u00a0\nPyo\u00adtr "\n'
    assert rows(path, content) == [(2, {"id": "orlov", "name_en": "Orlov, Pyotr", "name_ru": ""})]


def test_row_over_several_lines_is_told_by_its_first(path: Path) -> None:
    content = 'id,name_en\norlov,"a\nb\nc"\ngromov,Gromov\n'
    assert [line for line, _ in rows(path, content)] == [2, 5]


@pytest.mark.parametrize(
    ("content", "line", "message"),
    [
        ("id,colour\n", 1, "wrong columns: colour"),
        ("name_en\n", 1, "id missing"),
        ("id,id\n", 1, "id twice"),
        ("id;colour\n", 1, "read as separated by semicolons"),
        ("", 1, "wrong columns"),
        ("\n\n", 1, "wrong columns"),
        ("id,name_en\norlov,Orlov, Pyotr\n", 2, "'Pyotr' stands in cell 3"),
        ("id,,name_en\norlov,x,Orlov\n", 2, "'x' stands in cell 2"),
        ('id,name_en\na,A\norlov,"Orlov\n\nb,B\n', 3, "not CSV"),
        ('id,name_en\norlov,"Orlov"x\n', 2, "not CSV"),
        ("id,name_en\norlov," + "x" * 140_000 + "\n", 2, "a cell is longer than 131,072 characters"),
        ("id,name_en\na,A\norlov,Or\x0blov\n", 3, "U+000B"),
        ("id,name_en\norlov,Or\x00lov\n", 2, "U+0000"),
        ("id,name_en\norlov,Or\uffff\n", 2, "U+FFFF"),
        ("id,name_en\norlov,Or\x0clov\n", 2, "U+000C"),
        ("id,name_en\norlov,M\ufffdller\n", 2, "U+FFFD"),
        ("id|name_en\na|A\n", 1, "parted by |"),
        ("id,name_en\na,A\nb,#NAME?\n", 3, "#NAME? stands in cell 2"),
        ("id,name_en\na,#Н/Д\n", 2, "#Н/Д stands in cell 2"),
        ("<!doctype html>\n<table>", 1, "HTML"),
        ("id,name_en\n<<<<<<< HEAD\na,A\n=======\na,B\n>>>>>>> theirs\n", 2, "conflict"),
        ("id,name_en\na,A\n=======\r\n", 3, "conflict"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_line(content: str, line: int, message: str, path: Path) -> None:
    error = refusal(path, content)
    assert message in str(error)
    assert error.line == line
    assert error.expected
    assert error.hint


def test_character_that_is_refused_is_told_by_its_column(path: Path) -> None:
    assert (error := refusal(path, "id,name_en\norlov,Or\x0blov\n")).column == 9, error


def test_windows_1251_is_named_with_the_line_and_the_command(path: Path) -> None:
    error = refusal(path, written(",").encode("windows-1251"))
    assert error.line == 2
    assert "iconv -f windows-1251 -t utf-8 persons.csv" in str(error.hint)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("name", ["Orlov, Pyotr", "Орлов, Пётр Ильич, из Кеми"])
def test_utf_16_without_its_mark_is_named(encoding: str, name: str, path: Path) -> None:
    error = refusal(path, f'id,name_ru\norlov,"{name}"\n'.encode(encoding))
    assert f"iconv -f {encoding} -t utf-8" in str(error.hint)


def test_workbook_is_named_with_what_to_do(path: Path) -> None:
    error = refusal(path, b"PK\x03\x04rest of a workbook")
    assert "save it as CSV in UTF-8" in str(error.hint)


@pytest.mark.parametrize(
    ("make", "words"), [(os.mkfifo, "a named pipe"), (Path.mkdir, "a directory"), (lambda path: None, "nowhere")]
)
def test_table_that_is_no_file_is_refused(path: Path, make: Callable[[Path], None], words: str) -> None:
    make(path)
    with pytest.raises(InputError, match=words):
        list(read_table(path, COLUMNS))


def test_exact_table_keeps_its_cells_and_needs_all_of_them(path: Path) -> None:
    assert rows(path, "id,name_en,name_ru\na, A ,\n", exact=True) == [(2, {"id": "a", "name_en": " A ", "name_ru": ""})]
    with pytest.raises(InputError, match="a row of 2 cells"):
        rows(path, "id,name_en,name_ru\na,A\n", exact=True)


CELL = st.text(st.characters(blacklist_categories=("Cs", "Cc", "Cn", "Cf", "Co")), max_size=8).map(
    lambda text: " ".join(text.replace("\ufffd", "").split())
)


@given(
    cells=st.lists(st.tuples(st.sampled_from(["a", "b-c"]), CELL, CELL), max_size=4),
    separator=st.sampled_from(",;\t"),
    quoting=st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
)
def test_whatever_a_spreadsheet_writes_is_read_as_it_was(
    cells: list[tuple[str, str, str]], separator: str, quoting: Literal[0, 1], tmp_path_factory: pytest.TempPathFactory
) -> None:
    buffer = io.StringIO()
    csv.writer(buffer, delimiter=separator, quoting=quoting).writerows([COLUMNS, *cells])
    found = rows(tmp_path_factory.mktemp("tables") / "x.csv", buffer.getvalue())
    assert [tuple(row.values()) for _, row in found] == cells


@given(content=st.one_of(st.binary(max_size=60), st.text('id,name_en;\n\t"x\r\ufeff\0', max_size=40).map(str.encode)))
def test_whatever_is_in_a_file_it_is_read_or_refused_with_a_line(
    content: bytes, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("tables") / "x.csv"
    try:
        rows(path, content)
    except InputError as error:
        assert error.line or error.hint


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_toml_is_read_in_marked_encodings(encoding: str, line_end: str, tmp_path: Path) -> None:
    path = tmp_path / "dataset.toml"
    path.write_bytes(line_end.join(['title = "Письма"', 'creator = "C"', ""]).encode(encoding))
    assert read_toml(path) == {"title": "Письма", "creator": "C"}


def test_toml_with_a_conflict_is_refused_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "dataset.toml"
    path.write_text('title = "T"\n<<<<<<< HEAD\n', encoding="utf-8")
    with pytest.raises(InputError, match="conflict") as caught:
        read_toml(path)
    assert caught.value.line == 2
