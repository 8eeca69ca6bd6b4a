"""Time for pictures: when something was, as far as it is known, and an axis."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from corrkg import edtf
from corrkg.reading.view import Node
from corrkg.web.pictures import shapes
from corrkg.web.pictures.shapes import Shape, percent
from corrkg.web.words import day as spelled
from corrkg.web.words import short

_TIME = re.compile(r"(\d{4}-\d\d-\d\d)T(\d\d):(\d\d)")

_NARROW = 5  # names of ticks that have room on a narrow screen
_LAST_NARROW, _LAST_WIDE = 0.87, 0.94  # where the last name begins that has room on a screen

Span = tuple[float | None, float | None]


def span(node: Node | None) -> Span | None:
    """Return from when to when a date, a time or an EDTF value can be, in days; None for an open end."""
    return None if node is None or not node.is_literal else read(node.value)


def read(text: str) -> Span | None:
    """Return from when to when ``text`` can be, in days of the common era; None if it is no date.

    >>> read("1935-10-01")
    (706652.0, 706653.0)
    >>> read("[..1935-10-08]"), read("[1935-10-14..]"), read("next week")
    ((None, 706660.0), (706665.0, None), None)
    >>> read("[1932-06-12,1932-06-13]")
    (705446.0, 705448.0)
    """
    try:
        if match := _TIME.match(text):
            at = dt.date.fromisoformat(match[1]).toordinal() + int(match[2]) / 24 + int(match[3]) / 1440
            return at, at
        found = edtf.read(text)
    except ValueError:
        return None
    if found.earliest is None and found.latest is None:
        return None
    start = None if found.earliest is None else float(found.earliest.toordinal())
    return start, None if found.latest is None else float(found.latest.toordinal()) + 1


def words(day: float) -> str:
    """Return a day in words.

    >>> words(706652.5)
    '1 October 1935'
    """
    found = dt.date.fromordinal(max(1, int(day)))
    return spelled(found.isoformat())


def closed(span: Span | None) -> tuple[float, float]:
    """Return a span whose open end is the day at its other end.

    >>> closed((None, 706660.0)), closed((706665.0, None))
    ((706659.0, 706660.0), (706665.0, 706666.0))
    """
    start, end = span or (None, None)
    if start is None:
        return (end or 1.0) - 1, end or 1.0
    return start, start + 1 if end is None else end


@dataclass(frozen=True, slots=True)
class Axis:
    """A scale of time, as wide as the picture.

    Args:
        start, end: in days.
        ticks: where to write what.
    """

    start: float
    end: float
    ticks: tuple[tuple[float, str], ...]

    @classmethod
    def over(cls, start: float, end: float) -> Axis:
        """Return an axis from ``start`` to ``end`` with a dozen ticks or fewer.

        >>> axis = Axis.over(706652.0, 706655.0)  # three days of October 1935
        >>> len(axis.ticks), axis.at(706653.5)
        (3, 0.5)
        """
        start, end = midnight(start), max(midnight(end - 1e-6) + 1.0, midnight(start) + 2.0)
        bare = cls(start, end, ())
        return cls(start, end, tuple((bare.at(day), text) for day, text in bare._days()))

    def at(self, day: float) -> float:
        """Return where a time is, as a part of the width."""
        return (day - self.start) / (self.end - self.start)

    def grid(self, top: float, bottom: float) -> Iterator[Shape]:
        """Yield the lines of the ticks and their names; a name is left out where it has no room."""
        every = -(-len(self.ticks) // _NARROW)
        for index, (place, text) in enumerate(self.ticks):
            x = percent(place)
            yield Shape("line", {"x1": x, "x2": x, "y1": top, "y2": bottom, "class": "grid"})
            if place <= _LAST_WIDE:
                shown = index % every == 0 and place <= _LAST_NARROW
                yield shapes.words(x, 14, text, "start", "value" if shown else "value wide")

    def _days(self) -> list[tuple[float, str]]:
        length = self.end - self.start
        first = dt.date.fromordinal(max(1, int(self.start)))
        if length <= 100:
            step = next(each for each in (1, 2, 7, 14) if length / each <= 14 or each == 14)
            days = [first + dt.timedelta(each) for each in range(0, int(length), step)]
            return [(each.toordinal(), short(each, day=True)) for each in days]
        if length <= 1100:
            step = 1 if length <= 370 else 3
            months = range(first.year * 12 + first.month, first.year * 12 + first.month + int(length / 28) + 1, step)
            found = [dt.date(each // 12, each % 12 + 1, 1) for each in months]
            pairs = [(float(each.toordinal()), short(each, day=False)) for each in found]
            return [each for each in pairs if each[0] <= self.end]
        step = max(1, round(length / 365 / 10))
        years = range(first.year + 1, dt.date.fromordinal(min(int(self.end), dt.date.max.toordinal())).year + 1, step)
        return [(float(dt.date(each, 1, 1).toordinal()), str(each)) for each in years]


def midnight(value: float) -> float:
    """Return the beginning of a day.

    >>> midnight(706652.75)
    706652.0
    """
    return float(int(value))
