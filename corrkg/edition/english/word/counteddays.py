"""Days told by another that was named before: "the next day", "two days later", "on the 30th"."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from corrkg.edition.english.word.dates import MONTH, last_day
from corrkg.edition.english.word.durations import COUNT, DURATION, ITS_WAY, count_of, minutes_of
from corrkg.edition.english.word.ordinals import SURE_DAY, day_of
from corrkg.edition.english.word.vocabulary import STEPS

_STEP = "|".join(STEPS)
# One of these is in each of them, or hours and what is told of them.
_COUNTED_SIGN = re.compile(
    r"\b(?:day|date|week|morning|afternoon|evening|night)|\b(?:on|as)\s(?:the\s|\d)|\bof\sthe\s(?:\d|[a-z-]+(?:th|first|second|third)\b)"
)
# "The 5th of May" is told by itself.
_NO_MONTH = rf"(?!\s+(?:of\s+)?{MONTH})"
# What a day is counted from follows it: "the day after the decision", but not "two days after, the PB decided".
_GOES_ON = re.compile(r"\s+\w")
# The letter itself: "on the day of the telegram".
_PAPERS = "telegram|letter|cipher|message|note"
_COUNTED = re.compile(
    rf"""
    \b(?: (?:the\s+)?(?:very\s+)?(?P<step>{_STEP})(?:\s+very)?(?:\s+same)?
            \s+(?:day|date|morning|afternoon|evening|night)\b
      |   the\s+(?:very\s+)?(?:same\s+)?(?:day|evening|night|morning)\s+(?P<written>
            (?:(?:that|when|on\s+which)\s+)?(?:it|(?:the|this)\s+(?:{_PAPERS}|text))\s+
              (?:was\s+(?:written|dictated|sent|dated|dispatched|composed)|left|went)
          | of\s+(?:its\s+)?(?:writing|composition|dispatch|sending|departure|transmission)
          | of\s+(?:the|this)\s+(?:{_PAPERS})(?!\s+(?:of|from|to)\b))\b
      |   the\s+(?:day|date)\s+(?P<indicated>indicated|stated|named)\b(?!\s+(?:by|for|in|on|above|below)\b)
      |   the\s+day\s+(?P<beside>before|after)\b
      |   (?P<count>a|{COUNT}|\d{{1,2}})\s+(?P<unit>day|week)s?\s+(?P<way>later|after|earlier|before)\b
      |   (?P<hours>{DURATION}\s+(?:later\b|afterwards?\b|after\s+(?:that|{ITS_WAY})\b))
      |   (?<=\bon\s)the\s+(?P<eve>eve)\b(?!\s+of)
      |   (?<=\bon\s)the\s+(?P<alone>{_STEP})(?=\s*(?:[,.;)]|$))
      |   (?<=\bof\s)the\s+(?P<nth3>{SURE_DAY})\b(?=\s*(?:[.,;:()]|$))
      |   (?:night|evening|morning|afternoon|day)\s+of\s+the\s+(?P<nth2>{SURE_DAY})\b{_NO_MONTH}
      |   (?:(?<=\bon\s)|(?<=\bas\s))(?:the\s+)?(?P<nth>{SURE_DAY})\b{_NO_MONTH} )
    """,
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class CountedDay:
    """A day told by another: ``steps`` days or ``minutes`` after it, the ``nth`` of its month, or the letter's own.

    ``since``: what it is counted from is named behind it, "two days after the decision".
    """

    start: int
    end: int
    steps: int = 0
    nth: int | None = None
    of_letter: bool = False
    minutes: int | None = None
    since: bool = False

    def after(self, last: dt.date | None) -> dt.date | None:
        """Return the day, counted from ``last``; an nth day is the nearest one."""
        if last is None:
            return None
        if self.nth is None:
            return last + dt.timedelta(days=self.steps)
        months = [last + dt.timedelta(days=days) for days in (-28, 0, 28)]
        days = {month.replace(day=self.nth) for month in months if self.nth <= last_day(month.year, month.month)}
        return min(days, key=lambda day: abs((day - last).days), default=None)


def find_counted_days(text: str) -> Iterator[CountedDay]:
    """Yield each day that is told by another one.

    >>> [(d.steps, d.nth) for d in find_counted_days("On the same day; two days later; the day before; on the 30th")]
    [(0, None), (2, None), (-1, None), (0, 30)]
    """
    lower = text.lower()
    hours = ("later" in lower or "after" in lower) and ("hour" in lower or "min" in lower)
    if not hours and not _COUNTED_SIGN.search(lower):
        return  # as in most sentences: the pattern is slow
    for match in _COUNTED.finditer(text):
        start, end = match.span()
        if nth := match["nth"] or match["nth2"] or match["nth3"]:
            yield CountedDay(start, end, nth=day_of(nth))
        elif match["step"] or match["alone"]:
            yield CountedDay(start, end, STEPS[(match["step"] or match["alone"]).lower()])
        elif match["hours"]:
            yield CountedDay(start, end, minutes=minutes_of(match))
        elif match["written"] or match["indicated"]:
            yield CountedDay(start, end, of_letter=True)
        elif match["eve"]:
            yield CountedDay(start, end, -1)
        elif match["beside"]:
            steps = 1 if match["beside"].lower() == "after" else -1
            yield CountedDay(start, end, steps, since=_GOES_ON.match(text, end) is not None)
        else:
            words = match["count"].lower()
            count = count_of(words)
            days = count * (7 if match["unit"].lower() == "week" else 1)
            way = match["way"].lower()
            since = way in {"after", "before"} and _GOES_ON.match(text, end) is not None
            yield CountedDay(start, end, days if way in {"later", "after"} else -days, since=since)
