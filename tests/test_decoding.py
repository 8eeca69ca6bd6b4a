"""Which bytes are text, in which encoding; what else is named, with the command that mends it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corrkg.decoding import decode
from corrkg.errors import InputError

RUSSIAN = "Каганович, Лазарь Моисеевич\nСталин не отвечает на письма\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "utf-32"])
def test_encoding_that_tells_itself_is_read(encoding: str) -> None:
    data = RUSSIAN.encode(encoding)
    data = b"\xfe\xff" + data if encoding == "utf-16-be" else data
    assert decode(data, Path("x.csv")).removeprefix("\ufeff") == RUSSIAN


def test_byte_order_mark_stays_so_that_code_points_are_counted_alike() -> None:
    assert decode("a".encode("utf-16"), Path("x")) == decode("a".encode("utf-8-sig"), Path("x")) == "\ufeffa"


@pytest.mark.parametrize("encoding", ["windows-1251", "koi8-r", "cp866", "mac-cyrillic"])
def test_russian_encoding_is_named_with_line_character_and_command(encoding: str) -> None:
    with pytest.raises(InputError) as caught:
        decode(b"id,name\nab," + RUSSIAN.encode(encoding), Path("persons.csv"))
    error = caught.value
    assert (error.line, error.column) == (2, 4)
    assert f"iconv -f {encoding} -t utf-8 persons.csv" in str(error)


def test_western_encoding_is_named() -> None:
    with pytest.raises(InputError, match="windows-1252"):
        decode("“Müller” – café\n".encode("windows-1252"), Path("x.txt"))


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_its_mark_is_named(encoding: str) -> None:
    with pytest.raises(InputError, match=f"iconv -f {encoding}"):
        decode("Orlov to Gromov May 4, 1933\n".encode(encoding), Path("x.txt"))


def test_utf_16_cut_short_is_refused() -> None:
    with pytest.raises(InputError, match="UTF-16"):
        decode("Orlov".encode("utf-16")[:-1], Path("x.txt"))


@pytest.mark.parametrize(
    ("data", "what"),
    [(b"%PDF-1.7\n", "PDF"), (b"PK\x03\x04..", "docx"), (b"{\\rtf1\\ansi", "RTF"), (b"\x1f\x8b\x08", "compressed")],
)
def test_file_that_is_no_text_is_named(data: bytes, what: str) -> None:
    with pytest.raises(InputError, match=what):
        decode(data, Path("x.txt"))


@pytest.mark.parametrize("sign", ["\x00", "\x0b", "\x1b", "\ufffe", "\uffff", "\f"])
def test_control_character_is_refused_with_line_and_character(sign: str) -> None:
    with pytest.raises(InputError, match=f"U\\+{ord(sign):04X}") as caught:
        decode(f"one\ntwo{sign}\n".encode(), Path("dataset.toml"))
    assert (caught.value.line, caught.value.column) == (2, 4)


def test_form_feed_may_end_a_page_of_a_text() -> None:
    assert decode(b"one\n\ftwo", Path("x.txt"), pages=True) == "one\n\ftwo"


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff\ufeff\u0000")))
def test_text_of_utf_8_comes_back_as_it_is(text: str) -> None:
    assert decode(text.encode(), Path("x.txt")) == text


@given(st.binary(max_size=80))
def test_any_bytes_are_text_or_an_error_that_a_user_can_read(data: bytes) -> None:
    try:
        assert isinstance(decode(data, Path("x.txt")), str)
    except InputError as error:
        assert error.path == Path("x.txt")
