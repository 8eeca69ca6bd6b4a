"""The way to a decision: what was written, sent, answered and decided, with the time between."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from corrkg.reading.view import Node, in_order

Facts = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Interval:
    """A time between two moments.

    Args:
        days: of the calendar.
        minutes: where both have a time of day, and are less than two days apart.
    """

    days: int
    minutes: int | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """A step on the way to a decision.

    Args:
        what: written, sent, received, answered or decided.
        node: the letter, dispatch, response or decision.
        letter: the letter that it belongs to; of a decision, itself.
        moment: an ISO day, or a local time.
        interval: how long after the step before; None for the first, and where that cannot be told.
    """

    what: str
    node: Node
    letter: Node
    moment: str
    interval: Interval | None = None


def decision_facts(node: Node) -> Facts:
    """Return the steps that led to a decision, in the order of time."""
    answers = node.all("ck:follows")
    letters = in_order([*node.all("ck:concerns"), *(each.owner for each in answers)])
    steps = [Step("decided", node, node, moment_of(node))]
    for letter in letters:
        steps.append(Step("written", letter, letter, moment_of(letter)))
        for dispatch in letter.all("ck:dispatch"):
            kind = dispatch.one("ck:kind")
            steps.append(Step(kind.label if kind else "sent", dispatch, letter, moment_of(dispatch)))
    steps += [Step("answered", each, each.owner, moment_of(each)) for each in answers]
    return {"steps": in_time(steps), "concerned": letters}


def in_time(steps: list[Step]) -> list[Step]:
    """Return the steps that have a moment in the order of time, with the time between; one alone is none."""
    found: list[Step] = []
    for step in sorted((each for each in steps if each.moment), key=_order):
        interval = between(found[-1].moment, step.moment) if found else None
        found.append(Step(step.what, step.node, step.letter, step.moment, interval))
    return found if len(found) > 1 else []


_ORDER = ("written", "sent", "received", "answered", "decided")


def _order(step: Step) -> tuple[str, str, int]:
    # Of what has only a day, a letter is written before all else of that day, and a decision is taken after it.
    rank = _ORDER.index(step.what) if step.what in _ORDER else 1
    time = step.moment[11:] or ("" if step.what == "written" else "~")
    return (step.moment[:10], time, rank)


def moment_of(node: Node) -> str:
    """Return the ISO day or local time of what happened; empty where it is not known."""
    for name in ("ck:at", "ck:notBefore", "ck:date"):
        found = node.one(name)
        if found is not None and found.value[:1].isdigit():
            return found.value
    return ""


def between(first: str, second: str) -> Interval | None:
    """Return the time between two moments; None where it cannot be told.

    >>> between("1935-10-04T02:27:00", "1935-10-04T13:05:00"), between("1935-10-04", "1935-10-05T13:05:00")
    (Interval(days=0, minutes=638), Interval(days=1, minutes=None))
    >>> between("1935", "1936") is None
    True
    """
    try:
        days = (dt.date.fromisoformat(second[:10]) - dt.date.fromisoformat(first[:10])).days
        if "T" in first and "T" in second:
            minutes = int((dt.datetime.fromisoformat(second) - dt.datetime.fromisoformat(first)).total_seconds() // 60)
            if minutes < 48 * 60:
                return Interval(days, minutes)
    except ValueError:
        return None
    return Interval(days)
