"""Days in running text with an English month; and the writers' own, with a Roman month and the scars of OCR."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from corrkg.edition.english.word.dates import DIGIT, MONTH, OCR_DIGITS, last_day, month_number
from corrkg.edition.english.word.vocabulary import TORN_FIGURES, lemma_of, vocabulary
from corrkg.edition.records import Dating
from corrkg.edition.source import Span

_ROMAN = {r: n for n, r in enumerate(["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"], 1)}

_TORN = str.maketrans(dict(TORN_FIGURES))

_RUNNING = re.compile(
    rf"""
    \b(?: (?P<month>{MONTH})\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?!\d|[:/]\d)
            (?:\s*,?\s*(?P<year>(?:1[5-9]|20)\d\d)(?!\d))?
      |   (?:the\s+(?=\d{{1,2}}(?:st|nd|rd|th)\b))?(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?
            \s+(?P<of>of\s+)?(?P<month2>{MONTH})(?(of)(?!\s+\d{{1,2}}(?!\d)))  # "No. 3 of March 15" names the 15th
            (?:\s*,?\s*(?P<year2>(?:1[5-9]|20)\d\d)(?!\d))? )
    """,
    re.VERBOSE,
)


_NUMBER = re.compile(r"\d+")
# "On May 5 and 6 respectively", "on May 5, 6 and 8 respectively".
_FURTHER_DAYS = re.compile(
    r"\s+and\s+\d{1,2}(?=\s*(?:[.,;)]|respectively\b|$))|(?:\s*,\s*\d{1,2})+\s*,?\s+and\s+\d{1,2}(?=\s+respectively\b)"
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
    end = len(text) if end is None else end
    if not DIGIT.search(text, start, end):
        return
    for match in _RUNNING.finditer(text, start, end):
        day, month = int(match["day"] or match["day2"]), month_number(match["month"] or match["month2"])
        year = match["year"] or match["year2"]
        if 1 <= day <= last_day(int(year) if year else 2000, month):
            yield RunningDate(match.start(), match.end(), day, month, int(year) if year else None)
            row = _FURTHER_DAYS.match(text, match.end(), end) if match["month"] and not year else None
            for further in _NUMBER.finditer(text, *row.span()) if row is not None else ():
                if 1 <= int(further[0]) <= last_day(2000, month):
                    yield RunningDate(further.start(), further.end(), int(further[0]), month, None)


# --- the writers' dates, with a Roman month -----------------------------------------------------------------------

_SLASH = r"\s*[/.\\|-]\s*"
# What makes a number an hour, and no year.
_HOUR = r"\s*(?:o['’`]?\s?clock|hours?\b|h\b|noon|midnight|[ap]\.?\s?m\b|min|:\d|in\s+the\s+(?:mor|aft|eve)|at\s+night)"
# Before minutes it is the hour of "5.V, 15-27", "5/V 10.30".
_CLOCK = r"(?<=[,\s](?:[01]\d|2[0-4]))[-–.][0-5]\d(?!\d)"
_SHORT = re.compile(
    rf"""
    (?<![\w/])
    (?P<day>[0-3]?[\dIlO]|[Il]\d|[0-3][bSBZбЗ]|[Il][IlO](?=\s*/))
    (?:
        \s?[./-]\s?(?P<arabic>0?[1-9]|1[0-2])\s?[./-]\s?(?P<year4>(?:(?:19|20)\d\d|\d\d))(?![\d/])
      | {_SLASH}(?P<roman>[XVI1l]+)(?![A-Za-zА-Я])(?!(?<=[1l])(?:\d|\s?\)))
        (?:\s*[-–—./,]?\s*(?P<year>(?:19|20)?\d\d(?!\d)(?!{_HOUR})(?!{_CLOCK})|\d\d(?=\d[\s.]*$)))?
      | (?P<stray>[AVYU])\s*/\s*(?P<rest>[XVI]+)(?![A-Za-zА-Я])
        (?:\s*[-–—./,]?\s*(?P<year7>(?:19|20)?\d\d)(?!\d)(?!{_HOUR}))?
      | \s*/\s*(?P<torn>[A-ZА-Я]{{1,4}})(?![A-Za-zА-Я])\s*[-–—./]\s*(?P<year5>(?:19|20)?\d\d)(?!\d)
      | \s*\.\s*(?P<torn2>[XVIHUPNYWLTKlПНШУХ]{{2,5}}|П|Ш)\s*[-–—./]?\s*(?P<year6>(?:19|20)?\d\d)(?!\d)
      | (?P<glued>[XVI]+)\s*[-–—./]\s*(?P<year2>(?:19|20)?\d\d)(?!\d)
      | (?P<lost>[A-Z])\s*[-–—./]\s*(?P<year3>(?:19|20)?\d\d)(?!\d)
    )
    (?:\s*g\.)?
    """,
    re.VERBOSE,
)


_NEXT_WORD = re.compile(r"\s+([a-z]+)")
# What may follow the month of January in small letters, beside prepositions; after any other word "I" is the pronoun.
_AFTER_JANUARY = frozenset({"g", "p", "v", "year", "city", "this", "last", "hours", "o", "noon", "midnight"})


@dataclass(frozen=True, slots=True)
class ShortDate:
    """A date such as ``2/X-35`` as read, with the rule that was needed to read it; ``year``: it has one itself."""

    start: int
    end: int
    date: dt.date
    repair: str = ""
    year: bool = True


def dating_of(day: RunningDate | ShortDate, near: dt.date | None, span: Span) -> Dating | None:
    """Return the date that a printed day tells, ``year-supplied`` where its year is not printed.

    Args:
        day: the day as read.
        near: the day from which a missing year is taken; where it is missing, too, there is no date.
        span: where the day is printed.
    """
    date = day.date if isinstance(day, ShortDate) else day.in_context(near)
    basis = "stated" if day.year else "year-supplied"
    return None if date is None else Dating(date.isoformat(), date, date, basis, span)


def find_short_dates(text: str, start: int, end: int, near: dt.date | None) -> Iterator[ShortDate]:
    """Yield each date with a Roman month, or in digits alone (``9.10.1934``).

    Args:
        text: where to look.
        start: first code point to look at.
        end: where to stop.
        near: the document's date, from which a missing year or a damaged month is taken.

    >>> [d.date.isoformat() for d in find_short_dates("3.X.35 20 / X - 35", 0, 18, None)]
    ['1935-10-03', '1935-10-20']
    >>> [d.date.isoformat() for d in find_short_dates("at 22-15 on 9.10.1934", 0, 21, None)]
    ['1934-10-09']
    >>> near = dt.date(1935, 10, 21)
    >>> [d.date.isoformat() for d in find_short_dates("7 / VH - 35, 19/UP-35, 24/IX, 21 hours", 0, 38, near)]
    ['1935-07-07', '1935-07-19', '1935-09-24']
    >>> [d.date.isoformat() for d in find_short_dates("2I/X — 35; 2IX - 35; 27A - 35", 0, 29, near)]
    ['1935-10-21', '1935-10-21', '1935-10-27']
    >>> [d.date.isoformat() for d in find_short_dates("II/IX - 35, 27A/III - 35", 0, 24, near)]
    ['1935-09-11', '1935-08-27']
    """
    for match in _SHORT.finditer(text, start, end):
        if _is_pronoun(match, text):
            continue
        readings = sorted(_readings(match, near), key=lambda reading: _distance(reading[0], near))
        if readings:
            yield ShortDate(match.start(), match.end(), *readings[0], year=_year_of(match) is not None)


def _is_pronoun(match: re.Match[str], text: str) -> bool:
    """Tell whether the month is the word "I" of a new sentence: "no more than 25. I enclose his note"."""
    after = _NEXT_WORD.match(text, match.end())
    apart = match["roman"] == "I" and match.group().strip()[-3:] == ". I"
    if not apart or after is None or after[1] in _AFTER_JANUARY:
        return False
    return vocabulary().classes(after[1], lemma_of(after[1])).isdisjoint({"preposition", "conjunction"})


def _distance(day: dt.date, near: dt.date | None) -> int:
    return 0 if near is None else abs((day - near).days)


def _year_of(match: re.Match[str]) -> str | None:
    found = (match[name] for name in ("year", "year2", "year3", "year4", "year5", "year6", "year7"))
    return next((words for words in found if words), None)


def _readings(match: re.Match[str], near: dt.date | None) -> Iterator[tuple[dt.date, str]]:
    printed = match.group().strip()
    year_words = _year_of(match)
    if year_words is not None:
        year = int(year_words)
    elif near is not None:
        year = near.year
    else:
        return
    if year < 100:
        year += 100 * (near.year // 100 if near else 19)
    day_words = match["day"]
    pairs: list[tuple[str, int | None, str]]
    if match["arabic"] is not None:
        pairs = [(day_words, int(match["arabic"]), "")]
    elif match["stray"] is not None:  # "27A/III" was 27/VIII: the V and the stroke before it were read as "A/"
        repair = "OCR misplaced the stroke between day and month"
        pairs = [(day_words, _ROMAN.get("V" + match["rest"]), repair), (day_words, _ROMAN.get(match["rest"]), repair)]
    elif match["torn"] is not None or match["torn2"] is not None:
        month = _ROMAN.get((match["torn"] or match["torn2"]).translate(_TORN)) or (near.month if near else None)
        pairs = [(day_words, month, "OCR spoilt the month")]
    elif match["lost"] is not None and match["lost"] not in "XVI":
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
