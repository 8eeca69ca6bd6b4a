"""Days in running text, with an English month; and the writers' own, with a Roman month and the scars of OCR."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from corrkg.edition.english.dates import MONTH, OCR_DIGITS, last_day, month_number

_ROMAN = {r: n for n, r in enumerate(["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"], 1)}

_RUNNING = re.compile(
    rf"""
    \b(?: (?P<month>{MONTH})\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?!\d|[:/])
            (?:\s*,?\s*(?P<year>(?:1[5-9]|20)\d\d)(?!\d))?
      |   (?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month2>{MONTH})
            (?:\s*,?\s*(?P<year2>(?:1[5-9]|20)\d\d)(?!\d))? )
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class RunningDate:
    """A day in running text; ``year`` is None where it must be taken from context."""

    start: int
    end: int
    day: int
    month: int
    year: int | None

    def in_context(self, context: dt.date | None) -> dt.date | None:
        """Return the day, its year taken from ``context`` (the nearest such day) where none is printed."""
        years = (
            [self.year] if self.year else [] if context is None else [context.year - 1, context.year, context.year + 1]
        )
        days = [dt.date(year, self.month, self.day) for year in years if self.day <= last_day(year, self.month)]
        if not days:
            return None
        return days[0] if context is None or self.year else min(days, key=lambda day: abs((day - context).days))


def find_dates(text: str, start: int = 0, end: int | None = None) -> Iterator[RunningDate]:
    """Yield each day written with an English month.

    >>> [(d.day, d.month, d.year) for d in find_dates("On October 22, and on 4 March 1936")]
    [(22, 10, None), (4, 3, 1936)]
    """
    for match in _RUNNING.finditer(text, start, len(text) if end is None else end):
        day, month = int(match["day"] or match["day2"]), month_number(match["month"] or match["month2"])
        year = match["year"] or match["year2"]
        if 1 <= day <= last_day(int(year) if year else 2000, month):
            yield RunningDate(match.start(), match.end(), day, month, int(year) if year else None)


# --- the writers' dates, with a Roman month -----------------------------------------------------------------------

_SLASH = r"\s*[/.\\|-]\s*"
_SHORT = re.compile(
    rf"""
    (?<![\w/])
    (?P<day>[0-3]?[\dIlO]|[Il]\d)
    (?:
        {_SLASH}(?P<roman>[XVI1l]+)(?![A-Za-z])(?:\s*[-–—./,]?\s*(?P<year>(?:19|20)?\d\d(?!\d)|\d\d(?=\d[\s.]*$)))?
      | (?P<glued>[XVI]+)\s*[-–—./]\s*(?P<year2>(?:19|20)?\d\d)(?!\d)
      | (?P<lost>[A-Z])\s*[-–—./]\s*(?P<year3>(?:19|20)?\d\d)(?!\d)
    )
    (?:\s*g\.)?
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class ShortDate:
    """A date such as ``2/X-35`` as read, with the rule that was needed to read it."""

    start: int
    end: int
    date: dt.date
    repair: str = ""


def find_short_dates(text: str, start: int, end: int, near: dt.date | None) -> Iterator[ShortDate]:
    """Yield each date with a Roman month.

    Args:
        text: where to look.
        start: first code point to look at.
        end: where to stop.
        near: the document's date, from which a missing year or a damaged month is taken.

    >>> [d.date.isoformat() for d in find_short_dates("3.X.35 20 / X - 35", 0, 18, None)]
    ['1935-10-03', '1935-10-20']
    >>> near = dt.date(1935, 10, 21)
    >>> [d.date.isoformat() for d in find_short_dates("2I/X — 35; 2IX - 35; 27A - 35", 0, 29, near)]
    ['1935-10-21', '1935-10-21', '1935-10-27']
    """
    for match in _SHORT.finditer(text, start, end):
        readings = sorted(_readings(match, near), key=lambda reading: _distance(reading[0], near))
        if readings:
            yield ShortDate(match.start(), match.end(), *readings[0])


def _distance(day: dt.date, near: dt.date | None) -> int:
    return 0 if near is None else abs((day - near).days)


def _readings(match: re.Match[str], near: dt.date | None) -> Iterator[tuple[dt.date, str]]:
    printed = match.group().strip()
    year_words = match["year"] or match["year2"] or match["year3"]
    if year_words is None and near is None:
        return
    year = near.year if year_words is None and near is not None else int(year_words)
    if year < 100:
        year += 100 * (near.year // 100 if near else 19)
    day_words = match["day"]
    pairs: list[tuple[str, int | None, str]]
    if match["lost"] is not None and match["lost"] not in "XVI":
        pairs = [(day_words, near.month, "the month is unreadable and was taken from the header")] if near else []
    elif match["glued"] is not None or match["lost"] is not None:
        glued = match["glued"] or match["lost"]
        pairs = [(day_words, _ROMAN.get(glued), "the stroke between day and month is missing")]
        if day_words[-1] in "Il" and len(day_words) > 1:
            pairs.append((day_words[:-1], _ROMAN.get("I" + glued), "the stroke between day and month is missing"))
        if glued[0] == "I":
            pairs.append((day_words + "1", _ROMAN.get(glued[1:]), "OCR read the digit 1 as I and lost the stroke"))
    else:
        roman = match["roman"]
        pairs = [
            (day_words, _ROMAN.get(re.sub("[1l]", "I", roman)), "OCR read I as 1" if re.search("[1l]", roman) else "")
        ]
    for words, month, repair in pairs:
        digits = words.translate(OCR_DIGITS)
        if month is None or not digits.isdigit():
            continue
        why = repair or ("OCR read a digit as a letter" if digits != words else "")
        if 1 <= int(digits) <= last_day(year, month):
            yield dt.date(year, month, int(digits)), f"{why} ({printed})" if why else ""
