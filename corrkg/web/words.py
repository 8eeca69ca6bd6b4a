"""The words of the pages in the languages of their readers: English stands in the templates, others in a catalogue."""

from __future__ import annotations

import calendar
import datetime as dt
import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from flask import has_request_context

from corrkg import edtf
from corrkg.web.http.asked import language

_MONTH = re.compile(r"(\d{1,2} )?\b([A-Z][a-z]+)(?= \d{4}\b)")


@cache
def catalogue(tag: str) -> Mapping[str, Mapping[str, str]]:
    """Return the words of a language by the English ones, and those of dates; none for English.

    >>> catalogue("ru")["words"]["Search"], dict(catalogue("en"))
    ('Искать', {})
    """
    path = files("corrkg.web").joinpath("catalogue", f"{tag}.toml")
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}


def translate(text: str, /, **values: object) -> str:
    """Return ``text`` in the language of the request, or else as it is, with its ``{names}`` filled in."""
    found = catalogue(_language()).get("words", {}).get(text, text)
    return found.format(**values) if values else found


def day(text: str) -> str:
    """Return an EDTF value in words of the language of the request."""
    return _in_words(text, _language())


def short(date: dt.date, *, day: bool) -> str:
    """Return a day and its month, or a month and its year, in short words for an axis.

    >>> short(dt.date(1935, 10, 1), day=True), short(dt.date(1935, 10, 1), day=False)
    ('1 Oct', 'Oct 1935')
    """
    month = calendar.month_name[date.month]
    name = catalogue(_language()).get("months_short", {}).get(month, month[:3])
    return f"{date.day} {name}" if day else f"{name} {date.year}"


def _language() -> str:
    return language() if has_request_context() else "en"


def _in_words(text: str, tag: str) -> str:
    """Return an EDTF value in the words of a language.

    >>> _in_words("1935-10-21", "ru"), _in_words("1935-10", "ru"), _in_words("[..1935-10-08]", "ru")
    ('21 октября 1935', 'октябрь 1935', 'не позднее 8 октября 1935')
    """
    words = edtf.words(text)
    own = catalogue(tag)
    if not own:
        return words
    words = _MONTH.sub(lambda month: _month(month, own), words)
    for english, other in own["dates"].items():
        words = re.sub(rf"\b{english}\b", other, words)
    return words


def _month(month: re.Match[str], own: Mapping[str, Mapping[str, str]]) -> str:
    """Return a month: with a day in front, many languages have another form of it."""
    form = own["months_after_days" if month[1] else "months"].get(month[2], month[2])
    return f"{month[1] or ''}{form}"
