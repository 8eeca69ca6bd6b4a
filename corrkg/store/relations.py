"""What belongs to each thing and what points to it, as tables that a page is drawn from by key.

DIR/releases/{digest}/relations.sqlite

A store answers what a thing says at once, but who points to it only by counting and sorting all that do. The build has
counted and sorted: the cost of a page is that of what it shows, however large the dataset is.
"""

from __future__ import annotations

import re
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import DefaultGraph, NamedNode, Quad

from corrkg.keyed import KeyedFile
from corrkg.store.built import Built
from corrkg.vocab import CK, OWL, RDF

RELATIONS = "relations.sqlite"

_DIGITS = re.compile(r"(\d+)")
_DAYS = (CK.notBefore, CK.notAfter, CK.date)  # the first that is there is the day by which links are in order

# An IRI stands once; `link` has the statements of other things that point to a thing or to a part of it, by property,
# then by the day of the thing that says it, and `linked` where those of each property begin, and how many there are.
_TABLES = """
PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA temp_store = FILE;
CREATE TABLE iri (number INTEGER PRIMARY KEY, text TEXT UNIQUE);
CREATE TABLE part (thing INTEGER, part INTEGER, PRIMARY KEY (thing, part)) WITHOUT ROWID;
CREATE TABLE link (
    thing INTEGER, place INTEGER, subject INTEGER, predicate INTEGER, object INTEGER, graph INTEGER, again INTEGER,
    PRIMARY KEY (thing, place)
) WITHOUT ROWID;
CREATE TABLE linked (
    thing INTEGER, predicate INTEGER, start INTEGER, number INTEGER, PRIMARY KEY (thing, predicate)
) WITHOUT ROWID;
CREATE TABLE class (graph INTEGER, class INTEGER, number INTEGER, PRIMARY KEY (graph, class)) WITHOUT ROWID;
CREATE TABLE retired (thing INTEGER PRIMARY KEY);
CREATE TEMP TABLE found (
    thing INTEGER, subject INTEGER, owner INTEGER, predicate INTEGER, object INTEGER, graph INTEGER
);
CREATE TEMP TABLE day (thing INTEGER, rank INTEGER, day TEXT, PRIMARY KEY (thing, rank, day)) WITHOUT ROWID;
CREATE TEMP TABLE natural (number INTEGER PRIMARY KEY, key TEXT);
"""
_SORT = """
INSERT INTO link
SELECT thing, row_number() OVER sorted - 1, subject, predicate, object, graph,
    row_number() OVER (PARTITION BY thing, subject ORDER BY named.text, object, graph) > 1
FROM found JOIN natural ON natural.number = subject JOIN iri AS named ON named.number = predicate
WINDOW sorted AS (
    PARTITION BY thing ORDER BY named.text,
    coalesce((SELECT day FROM day WHERE day.thing = found.owner ORDER BY rank, day LIMIT 1), '9999'),
    natural.key, subject, object, graph
);
INSERT INTO linked SELECT thing, predicate, min(place), count(*) FROM link GROUP BY thing, predicate;
"""
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


def make_relations(target: Path, built: Built) -> None:
    """Write the tables of a build to the file ``target``."""
    with sqlite3.connect(target) as db:
        db.executescript(_TABLES)
        writer = _Writer(db, built.base)
        writer.take(built.quads)
        db.executescript(_SORT)
    db.close()


def natural_key(text: str) -> list[tuple[int, int, str]]:
    """Return a key that sorts numbers in a text by their size.

    >>> sorted(["note/10", "note/9"], key=natural_key)
    ['note/9', 'note/10']
    """
    parts = _DIGITS.split(text)
    return [(1, int(part), "") if index % 2 else (0, 0, part) for index, part in enumerate(parts)]


def natural_text(text: str) -> str:
    """Return a key that sorts numbers in ``text`` by their size, as text.

    >>> sorted(["note/10", "note/9"], key=natural_text)
    ['note/9', 'note/10']
    """
    return re.sub(r"\d+", lambda match: match.group().zfill(12), text)


class _Writer:
    def __init__(self, db: sqlite3.Connection, base: str) -> None:
        self._db = db
        self._base = base
        self._numbers: dict[str, int] = {}
        self._classes: Counter[tuple[str, str]] = Counter()

    def take(self, quads: Iterable[Quad]) -> None:
        for quad in quads:
            subject = self._ours(quad.subject)
            if subject and quad.predicate in _DAYS and "#" not in subject:
                row = (self._number(subject), _DAYS.index(quad.predicate), quad.object.value)  # type: ignore[union-attr]
                self._db.execute("INSERT OR IGNORE INTO day VALUES (?, ?, ?)", row)
            if quad.predicate == RDF.type and isinstance(quad.graph_name, NamedNode):
                self._classes[quad.graph_name.value, quad.object.value] += 1  # type: ignore[union-attr]
            if subject and quad.predicate == OWL.deprecated:
                self._db.execute("INSERT OR IGNORE INTO retired VALUES (?)", (self._number(subject),))
            self._part(subject)
            thing = self._part(self._ours(quad.object))
            if not thing or not isinstance(quad.subject, NamedNode) or subject.partition("#")[0] == thing:
                continue
            graph = None if isinstance(quad.graph_name, DefaultGraph) else self._number(quad.graph_name.value)
            self._db.execute(
                "INSERT INTO found VALUES (?, ?, ?, ?, ?, ?)",
                (self._number(thing), self._number(quad.subject.value),
                 self._number(quad.subject.value.partition("#")[0]), self._number(quad.predicate.value),
                 self._number(quad.object.value), graph),  # type: ignore[union-attr]
            )  # fmt: skip
        for (name, kind), number in self._classes.items():
            row = (self._number(name), self._number(kind), number)
            self._db.execute("INSERT INTO class VALUES (?, ?, ?)", row)

    def _ours(self, term: object) -> str:
        """Return the IRI of a term that is under the base; empty: it is another."""
        return term.value if isinstance(term, NamedNode) and term.value.startswith(self._base) else ""

    def _part(self, iri: str) -> str:
        """Write ``iri`` down as a part of its thing, if it is one; return the thing."""
        thing, _, fragment = iri.partition("#")
        if fragment and iri not in self._numbers:
            row = (self._number(thing), self._number(iri))
            self._db.execute("INSERT INTO part VALUES (?, ?)", row)
        return thing

    def _number(self, iri: str) -> int:
        number = self._numbers.get(iri)
        if number is None:
            number = self._numbers[iri] = len(self._numbers) + 1
            self._db.execute("INSERT INTO iri VALUES (?, ?)", (number, iri))
            self._db.execute("INSERT INTO natural VALUES (?, ?)", (number, natural_text(iri)))
        return number


class Relations(KeyedFile):
    """The tables of a release, open for reading."""

    subject = "the tables of a release are"

    def parts(self, thing: NamedNode) -> list[NamedNode]:
        """Return the fragments of the URI of ``thing`` that the dataset has, in the order of the dataset."""
        query = "SELECT text FROM part JOIN iri ON number = part WHERE thing = ? ORDER BY part"
        return [NamedNode(iri) for (iri,) in self._rows(query, self._number(thing))]

    def counts(self, thing: NamedNode) -> dict[NamedNode, int]:
        """Return how many links to ``thing`` there are of each property."""
        query = "SELECT text, n FROM (SELECT predicate, number AS n FROM linked WHERE thing = ? ORDER BY start)"
        rows = self._rows(query + " JOIN iri ON iri.number = predicate", self._number(thing))
        return {NamedNode(iri): number for iri, number in rows}

    def classes(self, graph: NamedNode) -> dict[NamedNode, int]:
        """Return how many things of each class ``graph`` names, the largest first."""
        query = "SELECT text, class.number FROM class JOIN iri ON iri.number = class WHERE graph = ?"
        rows = self._rows(query + " ORDER BY class.number DESC, text", self._number(graph))
        return {NamedNode(iri): number for iri, number in rows}

    def links(self, thing: NamedNode, start: int, number: int) -> list[Link]:
        """Return links to ``thing`` in their order: ``number`` of them from place ``start``, counted from 0."""
        where = "WHERE thing = ? AND place >= ? AND place < ? ORDER BY place"
        return [_link(row) for row in self._rows(_ROW + where, self._number(thing), start, start + number)]

    def nearest(self, thing: NamedNode, number: int) -> Iterator[Link]:
        """Yield the first ``number`` links to ``thing`` of each property."""
        known = self._number(thing)
        for start, size in self._rows("SELECT start, number FROM linked WHERE thing = ? ORDER BY start", known):
            yield from self.links(thing, start, min(size, number))

    def retired(self, thing: NamedNode) -> bool:
        """Tell whether an address has no thing any more: it was merged, split or withdrawn."""
        return bool(self._rows("SELECT 1 FROM retired WHERE thing = ?", self._number(thing)))

    def naming(self, part: NamedNode) -> list[NamedNode]:
        """Return the other things, and their parts, that name a part of a thing."""
        query = "SELECT text FROM link JOIN iri ON number = subject WHERE thing = ? AND object = ? ORDER BY place"
        thing = NamedNode(part.value.partition("#")[0])
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
