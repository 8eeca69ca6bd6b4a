"""What the home page shows of a dataset."""

from __future__ import annotations

from dataclasses import dataclass

from corrkg.reading.days import Day, month_days, nodes
from corrkg.reading.view import Node, View

_PAIRS, _DECISIONS = 10, 5


@dataclass(frozen=True, slots=True)
class Home:
    """The dataset at a glance.

    Args:
        months: each month that letters are of, with their number.
        month: the one that has most of them; empty without letters.
        days: its days.
        central: the person whom most letters are from or to.
        pairs: who wrote to whom, how often.
        decisions: the latest.
    """

    months: tuple[tuple[str, int], ...]
    month: str
    days: tuple[Day, ...]
    central: Node | None
    pairs: tuple[tuple[Node, Node, int], ...]
    decisions: tuple[Node, ...]


def home(view: View) -> Home:
    """Return what the home page shows."""
    glance = view.release.glance
    months = tuple(glance.months("letter").items())
    month = max(months, key=lambda each: each[1], default=("", 0))[0]
    pairs: list[tuple[Node, Node, int]] = []
    for sender, recipient, number in glance.pairs(_PAIRS):
        one, other = nodes(view, (sender, recipient))
        pairs.append((one, other, number))
    return Home(
        months,
        month,
        tuple(month_days(view, month)) if month else (),
        next(iter(nodes(view, [glance.central])), None) if glance.central else None,
        tuple(pairs),
        tuple(nodes(view, (each.thing for each in glance.latest("decision", _DECISIONS)))),
    )
