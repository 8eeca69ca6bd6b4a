r"""Dates as EDTF writes them: syntax, bounds in days, words.

https://www.loc.gov/standards/datetime/ (ISO 8601-2:2019): levels 0 and 1 whole; of level 2, unspecified digits
anywhere in a date (``19X5``) and sets (``[..1935-10-08]``, ``{1932,1934}``), which the reader of editions writes.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

# The parts of the grammar. They hold in Python's dialect of regular expressions and in that of JSON Schema (ECMA-262),
# and they know the calendar: what fits them names a day that there is.
_YEAR = r"(?:[0-9X]{4}|-(?!0000)[0-9X]{4})"
# Two digits that can be divided by four, and so those of a leap year: any but 00, or 00 after such a century.
_FOURTH = r"(?:[2468][048X]|[13579][26X]|X[02468X])"
_LEAP_YEAR = rf"-?(?:[0-9X]{{2}}(?:0[48X]|{_FOURTH})|(?:0[048X]|{_FOURTH})00)"
_MONTH = r"(?:0[1-9X]|1[0-2X]|X[0-9X])"
_SEASON = r"2[1-4]"
_TO_28 = r"(?:0[1-9X]|1[0-9X]|2[0-8X]|X[0-9X])"
_MONTH_DAY = (  # of months with 31 days, 30, and February
    rf"(?:(?:0[13578X]|1[02X]|X[0-35-8X])-(?:{_TO_28}|29|3[01X])|"
    rf"(?:0[469]|11|X[469])-(?:{_TO_28}|29|3[0X])|02-{_TO_28})"
)
_DAY = rf"(?:{_YEAR}-{_MONTH_DAY}|{_LEAP_YEAR}-02-29)"
_LONG_YEAR = r"Y-?[1-9][0-9]{4,}"  # level 1, "letter-prefixed calendar year"
_DATE = rf"(?:{_DAY}|{_YEAR}(?:-(?:{_SEASON}|{_MONTH}))?|{_LONG_YEAR})[?~%]?"
_ZONE = r"(?:Z|[+-](?:[01][0-9]|2[0-3])(?::[0-5][0-9])?)"
_MOMENT = rf"(?=[-0-9]+T){_DAY}T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]{_ZONE}?"
# An end of an interval is unknown (empty) or open ("..") (level 1, "extended interval").
_INTERVAL = rf"(?:{_DATE}/(?:{_DATE}|\.\.)?|(?:\.\.)?/{_DATE})"
_ELEMENT = rf"{_DATE}(?:\.\.{_DATE})?"
_ELEMENTS = rf"(?:(?:\.\.{_DATE}|{_ELEMENT})(?:,{_ELEMENT})*(?:,{_DATE}\.\.)?|{_DATE}\.\.)"
_SET = rf"(?:\[{_ELEMENTS}\]|\{{{_ELEMENTS}\}})"

PATTERN = rf"^(?:{_MOMENT}|{_DATE}|{_INTERVAL}|{_SET})$"
"""The whole grammar, for JSON Schema."""

EXPECTED = "an EDTF date, such as 1935, 1935-10-21, 1893~, ../1890 or [..1935-10-08]"
_SYNTAX = re.compile(PATTERN.removesuffix("$") + r"\Z")

_SEASONS = {"21": ("spring", 3, 5), "22": ("summer", 6, 8), "23": ("autumn", 9, 11), "24": ("winter", 12, 12)}
_QUALIFIERS = {"?": "perhaps ", "~": "about ", "%": "perhaps about "}

Bounds = tuple[dt.date | None, dt.date | None]


@dataclass(frozen=True, slots=True)
class Edtf:
    """A value of EDTF and the days that it spans.

    Args:
        text: as it is written.
        earliest: the first day that can be meant; None where the value is open or unknown on that side, or where the
            day lies outside of the years 1 to 9999, which Python's calendar has.
        latest: the last day, likewise.
    """

    text: str
    earliest: dt.date | None
    latest: dt.date | None


def read(text: str) -> Edtf:
    """Read a value of EDTF.

    Raises:
        ValueError: it is none, or names a day that no calendar has.

    >>> read("1935-10"), read("[..1935-10-08]").latest
    (Edtf(text='1935-10', earliest=datetime.date(1935, 10, 1), latest=datetime.date(1935, 10, 31)), datetime.date(1935, 10, 8))
    >>> read("1890-02-30")
    Traceback (most recent call last):
    ...
    ValueError: '1890-02-30' is no EDTF, or names a day that is in no calendar
    """  # noqa: E501
    if not _SYNTAX.match(text):
        raise ValueError(f"{text[:80]!r} is no EDTF, or names a day that is in no calendar")
    return Edtf(text, *_bounds(text))


def _bounds(text: str) -> Bounds:
    if "/" in text:
        first, _, last = text.partition("/")
        earliest = _date_bounds(first)[0] if first.strip(".") else None
        return earliest, _date_bounds(last)[1] if last.strip(".") else None
    if text[0] not in "[{":
        return _date_bounds(text.partition("T")[0])
    inner = text[1:-1]
    every = [_date_bounds(date) for date in re.split(r",|\.\.", inner) if date]
    starts, ends = [start for start, _ in every if start], [end for _, end in every if end]
    is_whole = len(starts) == len(ends) == len(every)
    return (
        min(starts) if is_whole and not inner.startswith("..") else None,
        max(ends) if is_whole and not inner.endswith("..") else None,
    )


def _date_bounds(date: str) -> Bounds:
    date = date.rstrip("?~%")
    if date.startswith("Y"):
        return None, None
    if date.startswith("-"):
        return None, None
    parts = (*date.split("-"), "", "")[:3]
    return _day(*next(_days(*parts))), _day(*next(_days(*parts, backwards=True)))


def _days(year: str, month: str, day: str, *, backwards: bool = False) -> Iterator[tuple[int, int, int]]:
    """Yield the days that ``year``, ``month`` and ``day`` can mean in order; a missing part is wholly unspecified."""
    step = -1 if backwards else 1
    _, first, last = _SEASONS.get(month, ("", 1, 12))
    months = [each for each in range(first, last + 1) if month in _SEASONS or _fits(each, month)][::step]
    for digits in product(*("0123456789"[::step] if digit == "X" else digit for digit in year)):
        number = int("".join(digits))
        for each in months:
            length = calendar.monthrange(number, each)[1]
            yield from ((number, each, one) for one in range(1, length + 1)[::step] if _fits(one, day))


def _fits(number: int, pattern: str) -> bool:
    return not pattern or all(one in ("X", digit) for one, digit in zip(pattern, f"{number:02d}", strict=True))


def _day(year: int, month: int, day: int) -> dt.date | None:
    return dt.date(year, month, day) if year else None


def words(text: str) -> str:
    """Return a value of EDTF in words, as far as it is plain; otherwise as it is.

    >>> words("1935-10-01"), words("1935-10"), words("[..1935-10-08]"), words("1935-10-XX~")
    ('1 October 1935', 'October 1935', 'not later than 8 October 1935', '1935-10-XX~')
    >>> words("[1932-06-12,1932-06-13]"), words("1935-10-01/1935-10-03")
    ('12 June 1932 or 13 June 1932', '1 October 1935 to 3 October 1935')
    >>> words("1890~"), words("../1890"), words("1890/"), words("1935-23")
    ('about 1890', 'not later than 1890', '1890 to an unknown date', 'autumn 1935')
    """
    try:
        read(text)
    except ValueError:
        return text
    if any(char in text for char in "XYT"):
        return text
    if "/" in text:
        first, _, last = text.partition("/")
        if ".." in (first, last):
            return _range_words(first.strip("."), last.strip("."), "{} to {}")
        return " to ".join(_date_words(each) if each else "an unknown date" for each in (first, last))
    if text[0] not in "[{":
        return _date_words(text)
    one_of = text.startswith("[")
    return (" or " if one_of else " and ").join(
        _element_words(each, "between {} and {}" if one_of else "{} to {}") for each in text[1:-1].split(",")
    )


def _element_words(element: str, both: str) -> str:
    first, dots, last = element.partition("..")
    return _range_words(first, last, both) if dots else _date_words(element)


def _range_words(first: str, last: str, both: str) -> str:
    if not first:
        return f"not later than {_date_words(last)}"
    if not last:
        return f"not earlier than {_date_words(first)}"
    return both.format(_date_words(first), _date_words(last))


def _date_words(date: str) -> str:
    bare = date.rstrip("?~%")
    qualifier = _QUALIFIERS.get(date[len(bare) :], "")
    sign, year = ("-", bare[1:]) if bare.startswith("-") else ("", bare)
    year, month, day = (*year.split("-"), "", "")[:3]
    parts = [day.lstrip("0"), _SEASONS[month][0] if month in _SEASONS else calendar.month_name[int(month or 0)]]
    return qualifier + " ".join([*(part for part in parts if part), sign + year])
