"""What the home page shows of a dataset."""

from __future__ import annotations

from dataclasses import dataclass

from corrkg.reading.days import Day, month_days, nodes
from corrkg.reading.surroundings import BRIEF
from corrkg.reading.view import Node, View
from corrkg.vocab import DCAT, DCTERMS

_PAIRS, _DECISIONS = 10, 5
# Parts of the dataset that its description for search engines tells of.
_TOLD = {DCTERMS.creator, DCTERMS.publisher, DCTERMS.temporal, DCAT.distribution}


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
        letter: one, as an example.
    """

    months: tuple[tuple[str, int], ...]
    month: str
    days: tuple[Day, ...]
    central: Node | None
    pairs: tuple[tuple[Node, Node, int], ...]
    decisions: tuple[Node, ...]
    letter: Node | None


def home(view: View) -> Home:
    """Return what the home page shows."""
    glance = view.release.glance
    months = tuple(glance.months("letter").items())
    month = max(months, key=lambda each: each[1], default=("", 0))[0]
    ways = glance.pairs(_PAIRS)
    decisions = nodes(view, (each.thing for each in glance.latest("decision", _DECISIONS)))
    letters = nodes(view, (each.thing for each in glance.latest("letter", 1)))
    people = nodes(view, [glance.central] if glance.central else [])
    ends = [nodes(view, pair[:2]) for pair in ways]
    dataset = view.release.uris.dataset
    view.graph.gather([dataset, *(each.term for each in decisions)])
    parts = [quad.object for quad in view.graph.match(dataset) if quad.predicate in _TOLD]
    view.graph.gather(parts)
    concerned = [each.term for decision in decisions for each in decision.all("ck:concerns")]
    view.graph.gather([*(each.term for pair in [people, letters, *ends] for each in pair), *concerned], BRIEF)
    return Home(
        months,
        month,
        tuple(month_days(view, month)) if month else (),
        next(iter(people), None),
        tuple((one, other, number) for (one, other), (_, _, number) in zip(ends, ways, strict=True)),
        tuple(decisions),
        next(iter(letters), None),
    )
