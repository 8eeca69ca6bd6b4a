"""What the home page shows of a dataset."""

from __future__ import annotations

from dataclasses import dataclass

from corrkg.reading.days import Day, month_days, nodes
from corrkg.reading.surroundings import BRIEF
from corrkg.reading.view import Node, View
from corrkg.vocab import DCAT, DCTERMS

_PAIRS, _DECISIONS, _MONTHS = 10, 5, 36
# Parts of the dataset that its description for search engines tells of.
_TOLD = {DCTERMS.creator, DCTERMS.publisher, DCTERMS.temporal, DCAT.distribution}


@dataclass(frozen=True, slots=True)
class Home:
    """The dataset at a glance.

    Args:
        spans: each month that letters are of, with their number; each year, where there are many months.
        month: the one that has most of them; empty without letters.
        days: its days.
        central: the person whom most letters are from or to.
        pairs: who wrote to whom, how often.
        decisions: the latest.
        letter: one, as an example.
    """

    spans: tuple[tuple[str, int], ...]
    month: str
    days: tuple[Day, ...]
    central: Node | None
    pairs: tuple[tuple[Node, Node, int], ...]
    decisions: tuple[Node, ...]
    letter: Node | None


def home(view: View) -> Home:
    """Return what the home page shows."""
    glance = view.release.glance
    month = glance.fullest("letter")
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
        tuple(glance.spans("letter", _MONTHS).items()),
        month,
        tuple(month_days(view, month)) if month else (),
        next(iter(people), None),
        tuple((one, other, number) for (one, other), (_, _, number) in zip(ends, ways, strict=True)),
        tuple(decisions),
        next(iter(letters), None),
    )
