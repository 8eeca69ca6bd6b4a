"""What there is on a day, in a month or a year: letters, what was sent and received, answers, decisions."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pyoxigraph import NamedNode

from corrkg.reading.view import Node, View
from corrkg.store.glance import Event

PATTERN = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_MOST = 500  # events of a kind on one page


@dataclass(frozen=True, slots=True)
class Day:
    """A day of a calendar.

    Args:
        date: it, as ISO writes it.
        number: in its month, from 1.
        weekday: from 0, Monday.
        ways: the number of letters by direction (see `corrkg.store.overview`).
    """

    date: str
    number: int
    weekday: int
    ways: Mapping[str, int]

    @property
    def letters(self) -> int:
        """How many letters are of this day."""
        return sum(self.ways.values())


@dataclass(frozen=True, slots=True)
class Happened:
    """An event, with what it is part of.

    Args:
        event: when.
        node: what.
        letter: of a dispatch or response: the letter that it is a part of; else what it is itself.
    """

    event: Event
    node: Node
    letter: Node


@dataclass(frozen=True, slots=True)
class Span:
    """A day, a month or a year.

    Args:
        name: as ISO writes it: ``1935-10-21``, ``1935-10``, ``1935``.
        first, last: its days.
    """

    name: str
    first: str
    last: str

    @classmethod
    def read(cls, text: str) -> Span | None:
        """Return the day, month or year that ``text`` names; None if there is none of that name.

        >>> Span.read("1935-10")
        Span(name='1935-10', first='1935-10-01', last='1935-10-31')
        >>> Span.read("1935-02-30") is None, Span.read("0000") is None, Span.read("October") is None
        (True, True, True)
        """
        match = PATTERN.fullmatch(text) if text.isascii() else None
        if match is None:
            return None
        year, month, day = (int(each) if each else 0 for each in match.groups())
        try:
            first = dt.date(year, month or 1, day or 1)
            last = dt.date(year, month or 12, day or calendar.monthrange(year, month or 12)[1])
        except ValueError:
            return None
        return cls(text, first.isoformat(), last.isoformat())

    @property
    def is_day(self) -> bool:
        """Whether it is one day."""
        return self.first == self.last


def month_days(view: View, month: str) -> list[Day]:
    """Return the days of a month, ``1935-10``, those without a letter too."""
    year, number = (int(each) for each in month.split("-"))
    ways = view.release.glance.ways(month)
    dates = [dt.date(year, number, day) for day in range(1, calendar.monthrange(year, number)[1] + 1)]
    return [Day(each.isoformat(), each.day, each.weekday(), ways.get(each.isoformat(), {})) for each in dates]


def happened(view: View, kind: str, span: Span) -> tuple[list[Happened], list[Happened]]:
    """Return what of a kind is of a span for certain, and what may be of it."""
    events = view.release.glance.events(kind, span.first, span.last, _MOST)
    found = [_happened(view, each) for each in events]
    certain = [each for each in found if each.event.first >= span.first and each.event.last <= span.last]
    return certain, [each for each in found if each not in certain]


def _happened(view: View, event: Event) -> Happened:
    node = view.node(NamedNode(view.release.base + event.thing))
    return Happened(event, node, node.owner)


def nodes(view: View, paths: Iterable[str]) -> list[Node]:
    """Return the things that have these paths."""
    return [view.node(NamedNode(view.release.base + path)) for path in paths]
