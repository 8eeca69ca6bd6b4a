"""The text as it is: code points, lines, spans; and files that are no text."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corrkg.edition.source import SourceText, Span, fold, read_source, trim
from corrkg.errors import InputError

BLANKS = " \t\xa0\u200b\ufeff\u2003"


def test_span_that_runs_backwards_is_refused() -> None:
    with pytest.raises(ValueError, match="no span"):
        Span(3, 2)


@pytest.mark.parametrize(
    ("inner", "inside"), [(Span(2, 5), True), (Span(3, 3), True), (Span(1, 4), False), (Span(4, 6), False)]
)
def test_span_contains_what_lies_wholly_inside(inner: Span, inside: bool) -> None:
    assert Span(2, 5).contains(inner) is inside


def test_code_points_are_counted_and_not_bytes(tmp_path: Path) -> None:
    path = tmp_path / "1933-may.txt"
    path.write_bytes("“Ж” 𝄞 o".encode())
    source = read_source(path)
    assert source.quote(Span(4, 5)) == "𝄞"
    assert source.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_end_of_any_system_is_one_character(tmp_path: Path, end: str) -> None:
    path = tmp_path / "x.txt"
    path.write_bytes(f"a{end}b{end}{end}c".encode())
    source = read_source(path)
    assert source.text == "a\nb\n\nc"
    assert [source.line_of(offset) for offset in (0, 2, 5)] == [1, 2, 4]


@pytest.mark.parametrize(
    ("name", "slug"),
    [("1933-may.txt", "1933-may"), ("1933 May (Kem).txt", "1933-may-kem"), ("Кемь 1933.txt", "кемь-1933")],
)
def test_slug_of_a_source_is_made_of_its_file_name(tmp_path: Path, name: str, slug: str) -> None:
    path = tmp_path / name
    path.write_text("text", encoding="utf-8")
    assert read_source(path).slug == slug


@pytest.mark.parametrize("content", [b"", b"\n\n", b" \t\r\n", "\ufeff".encode(), "\xa0\u200b\n".encode()])
def test_file_without_a_word_is_refused_with_its_place(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.txt"
    path.write_bytes(content)
    with pytest.raises(InputError, match="empty") as caught:
        read_source(path)
    assert (caught.value.path, caught.value.line) == (path, 1)


def test_file_that_is_not_utf_8_is_refused_with_the_line_of_the_bad_byte(tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    path.write_bytes("one\ntwo\nМай".encode("windows-1251"))
    with pytest.raises(InputError, match="UTF-8") as caught:
        read_source(path)
    assert (caught.value.path, caught.value.line) == (path, 3)
    assert "iconv" in str(caught.value)


def test_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        read_source(tmp_path / "x.txt")


@given(st.text(alphabet="ab \n\xa0\t", max_size=60))
def test_lines_hold_every_character_that_is_not_blank(text: str) -> None:
    source = SourceText("x", Path("x"), text, "")
    kept = "".join(source.quote(line) for line in source.lines())
    assert [char for char in kept if char in "ab"] == [char for char in text if char in "ab"]
    assert all(source.quote(line) == source.quote(line).strip(BLANKS) for line in source.lines())


@given(st.text(alphabet="ab\n", max_size=60), st.data())
def test_line_of_an_offset_is_the_number_of_line_ends_before_it(text: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text)))
    assert SourceText("x", Path("x"), text, "").line_of(offset) == text.count("\n", 0, offset) + 1


@pytest.mark.parametrize(
    "function", [lambda text: text[slice(*_bounds(trim(text, Span(0, len(text)))))], fold], ids=["trim", "fold"]
)
@given(text=st.text(alphabet=f"ab{BLANKS}\n", max_size=30))
def test_blanks_at_the_ends_are_taken_off_and_twice_is_once(function: Callable[[str], str], text: str) -> None:
    once = function(text)
    assert function(once) == once
    assert not once or (once[0] in "ab" and once[-1] in "ab")
    assert [char for char in once if char in "ab"] == [char for char in text if char in "ab"]


def _bounds(span: Span) -> tuple[int, int]:
    return span.start, span.end


@pytest.mark.parametrize(
    "words",
    [
        "<p>Orlov to Gromov</p>", "<!DOCTYPE html>", "<b>Orlov</b> to Gromov", "a<br/>b", "&nbsp;Orlov",
        "the &#8220;mill", '<?xml version="1.0"?><TEI/>', '<a href="x">1</a>',
    ],
)  # fmt: skip
def test_markup_is_refused_with_its_line_and_advice(tmp_path: Path, words: str) -> None:
    path = tmp_path / "x.txt"
    path.write_text(f"one\n{words}\n", encoding="utf-8")
    with pytest.raises(InputError, match="markup") as caught:
        read_source(path)
    assert caught.value.line == 2
    assert "pandoc" in str(caught.value)


@pytest.mark.parametrize("words", ["<illegible>", "5 < 6 > 4", "Orlov & Co; and <…>", "<p", "R&D;"])
def test_angle_brackets_of_an_edition_are_no_markup(tmp_path: Path, words: str) -> None:
    path = tmp_path / "x.txt"
    path.write_text(words, encoding="utf-8")
    assert read_source(path).text == words
