"""dataset.toml: what the dataset is, who publishes it, and what may be published of each text."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from corrkg.decoding import control_in
from corrkg.edition.sameas import is_web_address
from corrkg.errors import InputError
from corrkg.tables import read_text, read_toml

RIGHTS = ("publish", "withhold")


@dataclass(frozen=True, slots=True)
class TextRights:
    """What dataset.toml says of one text, and of the printed book that it is taken from.

    ``layout`` is the name of a layout; empty: the one of the file's ending. ``editors`` are parted by semicolons;
    ``year`` has four digits; ``pages`` are those of the text in the book, ``url`` is the address of the edition.
    """

    title: str = ""
    rights: str = "withhold"
    rights_statement: str = ""
    language: str = "en"
    layout: str = ""
    editors: str = ""
    publisher: str = ""
    place: str = ""
    year: str = ""
    isbn: str = ""
    pages: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class DatasetDescription:
    """dataset.toml. Dates are ISO days; ``texts`` is by the slug of the edition's file.

    ``aligned``: the default graph of a query has what follows in other vocabularies, too.
    """

    title: str
    base: str
    license: str
    publisher: str
    creator: str
    description: str = ""
    publisher_uri: str = ""
    creator_uri: str = ""
    issued: str = ""
    modified: str = ""
    keywords: tuple[str, ...] = ()
    contact: str = ""
    aligned: bool = False
    texts: dict[str, TextRights] = field(default_factory=dict)


REQUIRED = ("title", "base", "license", "publisher", "creator")
_MAIL = re.compile(r"(?:mailto:)?[^\s@<>\"{}|\\^`]+@[^\s@<>\"{}|\\^`]+")


def read_dataset(path: Path) -> DatasetDescription:
    """Read dataset.toml.

    Raises:
        InputError: it is missing, not TOML, or lacks a key.
    """
    if not path.exists():
        raise InputError("cannot be read: there is none", path, expected=", ".join(REQUIRED))
    table = read_toml(path)
    known = set(DatasetDescription.__dataclass_fields__)
    for key in table.keys() - known:
        raise InputError(f"unknown key {key!r}", path, line_of(path, key), expected=", ".join(sorted(known)))
    values = {
        key: _text(path, key, value) for key, value in table.items() if key not in {"texts", "keywords", "aligned"}
    }
    for key in REQUIRED:
        if not values.get(key):
            raise InputError(f"{key} is missing", path, 1, expected=f'TOML: {key} = "…"')
    _check_addresses(path, values)
    for key in ("issued", "modified"):
        if values.get(key) and not _is_day(values[key]):
            raise InputError(f"{key} is {values[key]!r}", path, line_of(path, key), expected="a day: 2026-11-22")
    return DatasetDescription(
        **values, keywords=_keywords(path, table), aligned=_aligned(path, table), texts=_texts(path, table)
    )


def _aligned(path: Path, table: dict[str, Any]) -> bool:
    value = table.get("aligned", False)
    if not isinstance(value, bool):
        raise InputError(f"aligned is {value!r}", path, line_of(path, "aligned"), expected="true or false")
    return value


def _check_addresses(path: Path, values: dict[str, str]) -> None:
    """Refuse what would be a link and leads nowhere, or runs in a browser (``javascript:``)."""
    for key in ("license", "publisher_uri", "creator_uri"):
        if values.get(key) and not is_web_address(values[key]):
            expected = "an address, such as https://creativecommons.org/licenses/by/4.0/"
            raise InputError(f"{key} is {values[key]!r}", path, line_of(path, key), expected=expected)
    contact = values.get("contact")
    if contact and not _MAIL.fullmatch(contact) and not is_web_address(contact):
        expected = "a mail address, or an address of the web: letters@example.org"
        raise InputError(f"contact is {contact!r}", path, line_of(path, "contact"), expected=expected)


def _keywords(path: Path, table: dict[str, Any]) -> tuple[str, ...]:
    keywords = table.get("keywords", [])
    if not isinstance(keywords, list) or not all(isinstance(word, str) for word in keywords):
        line = line_of(path, "keywords")
        raise InputError("keywords is no list of words", path, line, expected='["letters", "USSR"]')
    return tuple(_text(path, "keywords", word) for word in keywords)


def _texts(path: Path, table: dict[str, Any]) -> dict[str, TextRights]:
    texts = table.get("texts", {})
    if not isinstance(texts, dict):
        raise InputError("texts is no table", path, line_of(path, "texts"), expected="[texts.1935-october]")
    return {slug: _rights(path, slug, entry) for slug, entry in texts.items()}


def _is_day(value: str) -> bool:
    try:
        return dt.date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _text(path: Path, key: str, value: object) -> str:
    """Return a value as a string; TOML may also have a day without quotes, and any character by its number."""
    if isinstance(value, dt.date):
        return value.isoformat()
    if not isinstance(value, str):
        raise InputError(f"{key} is no string", path, line_of(path, key), expected=f'{key} = "…"')
    control = control_in(value)
    if control:
        expected = "letters, line ends and tabs"
        raise InputError(f"{key} has the control character {control}", path, line_of(path, key), expected=expected)
    return value.strip()


def _rights(path: Path, slug: str, entry: object) -> TextRights:
    known = set(TextRights.__slots__)
    if not isinstance(entry, dict) or not entry.keys() <= known:
        raise InputError(f"[texts.{slug}] is wrong", path, line_of(path, slug), expected=", ".join(sorted(known)))
    rights = TextRights(**{key: _text(path, key, value) for key, value in entry.items()})
    if rights.rights not in RIGHTS:
        raise InputError(
            f"rights = {rights.rights!r} in [texts.{slug}]", path, line_of(path, slug),
            expected='"publish" or "withhold"',
        )  # fmt: skip
    # RFC 5646, section 2.1, in the small.
    if not re.fullmatch(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*", rights.language):
        raise InputError(
            f"language = {rights.language!r} in [texts.{slug}]", path, line_of(path, slug), expected='a tag: "en"'
        )
    _check_imprint(path, rights)
    return rights


def _check_imprint(path: Path, rights: TextRights) -> None:
    checks = (
        ("year", re.fullmatch(r"[0-9]{4}", rights.year) is not None, 'four digits: "2001"'),
        ("isbn", is_isbn(rights.isbn), "an ISBN of 10 or 13 digits whose last one fits the others"),
        ("url", is_web_address(rights.url), "an address of the web"),
    )
    for key, right, expected in checks:
        value = getattr(rights, key)
        if value and not right:
            raise InputError(f"{key} is {value!r}", path, line_of(path, key), expected=expected)


def is_isbn(text: str) -> bool:
    """Tell whether ``text`` is an ISBN, by its check digit (ISO 2108).

    >>> is_isbn("0-306-40615-2"), is_isbn("978-0-306-40615-7"), is_isbn("0-306-40615-3")
    (True, True, False)
    """
    digits = text.replace("-", "")
    if re.fullmatch(r"[0-9]{9}[0-9X]", digits):
        return sum((10 - i) * (10 if sign == "X" else int(sign)) for i, sign in enumerate(digits)) % 11 == 0
    return re.fullmatch(r"[0-9]{13}", digits) is not None and (
        sum((3 if i % 2 else 1) * int(sign) for i, sign in enumerate(digits)) % 10 == 0
    )


def line_of(path: Path, key: str) -> int:
    """Return the 1-based line of dataset.toml that sets ``key`` or opens the table of the text ``key``; 1 for none."""
    sets = re.compile(rf"""\s*(?:\[?\s*texts\s*\.\s*|\[\s*)?["']?{re.escape(key)}["']?\s*[=.\]]""")
    lines = read_text(path).split("\n")
    return next((number for number, line in enumerate(lines, 1) if sets.match(line)), 1)
