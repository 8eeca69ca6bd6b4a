"""What the page of a source shows: a stretch of its running text, with all that was read of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from pyoxigraph import NamedNode

from corrkg.reading.letters import mentioned
from corrkg.reading.paging import Page
from corrkg.reading.passages import Mark, cut, mark_of
from corrkg.reading.sequence import letters_of
from corrkg.reading.surroundings import surround_spans
from corrkg.reading.view import Node, View
from corrkg.sparql.describe import EVIDENCE
from corrkg.store.relations import natural_key

Facts = dict[str, Any]

_LENGTH = 4000  # code points that a page has at least, before it ends with a letter
_LONGEST = 9000  # and at most, where no letter ends


@dataclass(frozen=True, slots=True)
class Reading:
    """Words of a source, and what was made of them.

    Args:
        place: the piece of evidence.
        words: what it quotes.
        bearers: what rests on it.
    """

    place: Node
    words: str
    bearers: tuple[Node, ...]


def source_facts(node: Node, number: int, at: tuple[int, int] | None) -> tuple[Facts, Page[Reading]]:
    """Return what the page of a source needs, and which page it is.

    Args:
        node: the source.
        number: which page of its text, from 1.
        at: the place that is to be on the page, in place of a number.
    """
    assert isinstance(node.term, NamedNode)
    view = node.view
    bearing = _bearing(view, node.term)
    places = sorted(bearing, key=lambda each: each.characters or (0, 0))
    text = view.release.running_text(node.value.rpartition("/")[2])
    end = len(text) if text is not None else max(((each.characters or (0, 0))[1] for each in places), default=0)
    starts = _pages(view, node.term, bearing, text, end)
    if at is not None:
        number = max(1, sum(start <= at[0] for start in starts))
    low = starts[number - 1] if 1 <= number <= len(starts) else end
    high = starts[number] if number < len(starts) else end
    shown = [each for each in places if (span := each.characters) and low <= span[0] < high]
    over = [each for each in places if (span := each.characters) and span[0] < high and span[1] > low]
    surround_spans(view, node.term, [*shown, *over], [each for place in over for each in bearing[place]])
    marks = _marks(over, bearing)
    if at is not None:
        marks.append(Mark(at[0], at[1], "here", node, node))
    readings = tuple(Reading(each, each.quote or "", tuple(bearing[each])) for each in shown)
    facts: Facts = {
        "introductions": [(each, mentioned(each)) for each in node.all("dcterms:hasPart")],
        "pieces": list(cut(text[low:high], low, marks)) if text is not None else [],
        "withheld": text is None,
        "readings": readings,
        "at": at,
        "first": low,
        "last": high,
    }
    return facts, Page(readings, number, 1, len(starts))


def _bearing(view: View, source: NamedNode) -> dict[Node, list[Node]]:
    """Return what rests on each place of a source."""
    relations, found = view.release.relations, dict[Node, list[Node]]()
    counts = relations.counts(source)
    for predicate in EVIDENCE:
        for link in relations.of(source, predicate, 0, counts.get(predicate, 0)):
            found.setdefault(view.node(link.quad.object), []).append(view.node(link.quad.subject))
    return found


def _pages(view: View, source: NamedNode, bearing: dict[Node, list[Node]], text: str | None, end: int) -> list[int]:
    """Return where the pages of a source begin: with a letter, where one begins in reach."""
    letters = {each.value for each in letters_of(view, source)}
    begins: dict[str, int] = {}
    for place, bearers in bearing.items():
        span = place.characters
        for each in bearers:
            if span is not None and each.value in letters:
                begins[each.value] = min(span[0], begins.get(each.value, span[0]))
    breaks = sorted(begins.values())
    lines = [match.end() for match in re.finditer(r"\n\n+", text)] if text is not None else []
    found = [0]
    while True:
        low, high = found[-1] + _LENGTH, found[-1] + _LONGEST
        if high >= end:
            return found
        near = [each for each in breaks if low <= each <= high] or [each for each in lines if low <= each <= high][-1:]
        found.append(near[0] if near else high)


def _marks(places: list[Node], bearing: dict[Node, list[Node]]) -> list[Mark]:
    found = []
    for place in places:
        for each in sorted(bearing[place], key=lambda bearer: natural_key(bearer.value)):
            mark = mark_of(each, place)
            if mark is not None:
                found.append(mark)
    return found
