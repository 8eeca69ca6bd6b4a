"""What belongs to each thing and what points to it, as tables that a page is drawn from by key.

DIR/releases/{digest}/relations.sqlite

A store answers what a thing says at once, but who points to it only by counting and sorting all that do. The build has
counted and sorted: the cost of a page is that of what it shows, however large the dataset is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from pyoxigraph import DefaultGraph, NamedNode, Quad

from corrkg.keyed import KeyedFile

RELATIONS = "relations.sqlite"

_DIGITS = re.compile(r"(\d+)")
_ROW = """
SELECT s.text, p.text, o.text, g.text, again FROM link
JOIN iri s ON s.number = subject JOIN iri p ON p.number = link.predicate
JOIN iri o ON o.number = object LEFT JOIN iri g ON g.number = graph
"""

_BESIDE = """
SELECT text FROM link JOIN iri ON number = subject
WHERE thing = ? AND predicate = ? AND place {} ? AND text <> ?
    AND substr(text, 1, length(?)) = ? AND instr(substr(text, ?), '/') = 0 AND instr(text, '#') = 0
ORDER BY place {} LIMIT 1
"""


@dataclass(frozen=True, slots=True)
class Link:
    """A statement of another thing that points to a thing or to a part of it.

    Args:
        quad: the statement.
        again: whether its subject has been the subject of an earlier link of the same thing.
    """

    quad: Quad
    again: bool


def natural_key(text: str) -> list[tuple[int, int, str]]:
    """Return a key that sorts numbers in a text by their size.

    >>> sorted(["note/10", "note/9"], key=natural_key)
    ['note/9', 'note/10']
    """
    parts = _DIGITS.split(text)
    return [(1, int(part), "") if index % 2 else (0, 0, part) for index, part in enumerate(parts)]


def natural_text(key: Iterable[tuple[int, int, str]]) -> str:
    """Return a natural key as a text that sorts as the key does, for a table that sorts texts.

    >>> names = ["x-1", "x", "note/10", "note/9", "x1"]
    >>> sorted(names, key=natural_key) == sorted(names, key=lambda name: natural_text(natural_key(name)))
    True
    """
    return "\x01".join(f"{len(str(number)):03}{number}" if is_number else text for is_number, number, text in key)


def owner(iri: str) -> str:
    """Return the IRI of the thing that an IRI is of, or of a part of.

    >>> owner("https://example.org/letter/x#witness-1")
    'https://example.org/letter/x'
    """
    return iri.partition("#")[0]


class Relations(KeyedFile):
    """The tables of a release, open for reading."""

    subject = "the tables of a release are"

    def parts(self, thing: NamedNode) -> list[NamedNode]:
        """Return the fragments of the URI of ``thing`` that the dataset has, sorted."""
        query = "SELECT text FROM part JOIN iri ON number = part WHERE thing = ? ORDER BY text"
        return [NamedNode(iri) for (iri,) in self._rows(query, self._number(thing))]

    def counts(self, thing: NamedNode) -> dict[NamedNode, int]:
        """Return how many links to ``thing`` there are of each property."""
        query = "SELECT text, n FROM (SELECT predicate, number AS n FROM linked WHERE thing = ? ORDER BY start)"
        rows = self._rows(query + " JOIN iri ON iri.number = predicate", self._number(thing))
        return {NamedNode(iri): number for iri, number in rows}

    def linked(self, predicates: Iterable[NamedNode]) -> frozenset[str]:
        """Return the IRIs of all things that one of some properties leads to: once for each property, not by key."""
        query = "SELECT text FROM linked JOIN iri ON iri.number = thing WHERE predicate = ?"
        return frozenset(iri for each in predicates for (iri,) in self._rows(query, self._number(each)))

    def classes(self, graph: NamedNode) -> dict[NamedNode, int]:
        """Return how many things of each class ``graph`` names, the largest first."""
        query = "SELECT text, class.number FROM class JOIN iri ON iri.number = class WHERE graph = ?"
        rows = self._rows(query + " ORDER BY class.number DESC, text", self._number(graph))
        return {NamedNode(iri): number for iri, number in rows}

    def links(self, thing: NamedNode, start: int, number: int) -> list[Link]:
        """Return links to ``thing`` in their order: ``number`` of them from place ``start``, counted from 0."""
        where = "WHERE thing = ? AND place >= ? AND place < ? ORDER BY place"
        return [_link(row) for row in self._rows(_ROW + where, self._number(thing), start, start + number)]

    def nearest(self, thing: NamedNode, reach: Mapping[NamedNode, int]) -> Iterator[Link]:
        """Yield the first links to ``thing`` of some properties, as many of each as ``reach`` says."""
        numbers = {each.value: number for each, number in reach.items()}
        query = (
            "SELECT text, start, linked.number FROM linked JOIN iri ON iri.number = predicate WHERE thing = ? "
            "ORDER BY start"
        )
        for name, start, size in self._rows(query, self._number(thing)):
            if name in numbers:
                yield from self.links(thing, start, min(size, numbers[name]))

    def retired(self, thing: NamedNode) -> bool:
        """Tell whether an address has no thing any more: it was merged, split or withdrawn."""
        return bool(self._rows("SELECT 1 FROM retired WHERE thing = ?", self._number(thing)))

    def naming(self, part: NamedNode) -> list[NamedNode]:
        """Return the other things, and their parts, that name a part of a thing."""
        query = "SELECT text FROM link JOIN iri ON number = subject WHERE thing = ? AND object = ? ORDER BY place"
        thing = NamedNode(owner(part.value))
        return [NamedNode(iri) for (iri,) in self._rows(query, self._number(thing), self._number(part))]

    def of(self, thing: NamedNode, predicate: NamedNode, start: int, number: int) -> list[Link]:
        """Return links to ``thing`` of one property: ``number`` of them from place ``start`` among these."""
        key = (self._number(thing), self._number(predicate))
        for first, size in self._rows("SELECT start, number FROM linked WHERE thing = ? AND predicate = ?", *key):
            return self.links(thing, first + start, max(0, min(number, size - start)))
        return []

    def beside(self, thing: NamedNode, predicate: NamedNode, subject: NamedNode, below: str) -> list[NamedNode | None]:
        """Return what comes before and after ``subject`` among the things that link to ``thing``; None at an end.

        Args:
            thing: what is linked to.
            predicate: by which property.
            subject: the thing whose neighbours are asked for.
            below: how the IRIs of the things begin; what has a further slash or a number sign is none of them.
        """
        known = (self._number(thing), self._number(predicate))
        own = "SELECT min(place) FROM link WHERE thing = ? AND predicate = ? AND subject = ?"
        [(place,)] = self._rows(own, *known, self._number(subject))
        if place is None:
            return [None, None]
        here = (*known, place, subject.value, below, below, len(below) + 1)
        found = (self._rows(_BESIDE.format(side, way), *here) for side, way in (("<", "DESC"), (">", "ASC")))
        return [NamedNode(rows[0][0]) if rows else None for rows in found]

    def _number(self, iri: NamedNode) -> int | None:
        return next((number for (number,) in self._rows("SELECT number FROM iri WHERE text = ?", iri.value)), None)


def _link(row: tuple[str, str, str, str | None, int]) -> Link:
    subject, predicate, object_, graph, again = row
    nodes = (NamedNode(subject), NamedNode(predicate), NamedNode(object_))
    return Link(Quad(*nodes, NamedNode(graph) if graph else DefaultGraph()), bool(again))
