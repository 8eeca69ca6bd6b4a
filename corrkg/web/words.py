"""The words of the pages in the languages of their readers: English stands in the templates, others in a catalogue."""

from __future__ import annotations

import calendar
import datetime as dt
import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from flask import has_request_context
from markupsafe import escape

from corrkg import edtf
from corrkg.reading.decisions import Interval
from corrkg.web.http.asked import language

_MONTH = re.compile(r"(\d{1,2} )?\b([A-Z][a-z]+)(?= \d{4}\b)")


@cache
def catalogue(tag: str) -> Mapping[str, Mapping[str, Any]]:
    """Return the words of a language by the English ones, and those of dates; none for English.

    >>> catalogue("ru")["words"]["Search"], dict(catalogue("en"))
    ('Искать', {})
    """
    return rows(tag)


def rows(name: str) -> dict[str, Any]:
    """Return what a file of the catalogue has; nothing where there is no such file."""
    path = files("corrkg.web").joinpath("catalogue", f"{name}.toml")
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}


def translate(text: str, /, **values: object) -> str:
    """Return ``text`` in the language of the request, or else as it is, with its ``{names}`` filled in.

    >>> from markupsafe import Markup
    >>> translate("From {name}", name="A"), translate("See {link}.", link=Markup("<a>this</a>"))
    ('From A', Markup('See <a>this</a>.'))
    """
    found: str = catalogue(_language()).get("words", {}).get(text, text)
    if any(hasattr(value, "__html__") for value in values.values()):
        return escape(found).format(**values)
    return found.format(**values) if values else found


def count(number: int, one: str, many: str) -> str:
    """Return a number with its noun.

    >>> count(1, "row", "rows"), count(2, "row", "rows")
    ('1 row', '2 rows')
    """
    return f"{number} {noun(number, one if number == 1 else many)}"


def noun(number: int, name: str) -> str:
    """Return what so many things are called, by what English calls them.

    >>> noun(3, "fonds")
    'fonds'
    """
    forms = catalogue(_language()).get("plurals", {}).get(name)
    if not forms:
        return translate(name)
    # Russian: 1, 21 …; 2 to 4, 22 …; 5 to 20 … (https://www.unicode.org/cldr/charts/latest/supplemental/language_plural_rules.html)
    one, few, many = forms
    last = number % 10
    if 10 < number % 100 < 20 or not 1 <= last <= 4:
        return str(many)
    return str(one if last == 1 else few)


def later(interval: Interval) -> str:
    """Return the time between two moments in words: in hours where both are told to the minute, else in days.

    >>> later(Interval(0, 638)), later(Interval(1)), later(Interval(0))
    ('10 h 38 min later', '1 day later', 'the same day')
    """
    if interval.minutes is not None:
        hours, minutes = divmod(interval.minutes, 60)
        return translate("{hours} h {minutes} min later", hours=hours, minutes=f"{minutes:02}")
    if interval.days == 0:
        return translate("the same day")
    return translate("{days} later", days=count(interval.days, "day", "days"))


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


def _month(month: re.Match[str], own: Mapping[str, Mapping[str, Any]]) -> str:
    """Return a month: with a day in front, many languages have another form of it."""
    form = own["months_after_days" if month[1] else "months"].get(month[2], month[2])
    return f"{month[1] or ''}{form}"
