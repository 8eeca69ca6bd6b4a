"""Writes the tables of `corrkg.store.relations`: of a whole dataset, or from those of an earlier release.

What is said by day and by name is put in order by SQLite, on disk. The order of a thing's links rests on nothing but
these links and the days of the things that say them, so that those of other things stand when one changes.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from pyoxigraph import DefaultGraph, NamedNode, Quad

from corrkg.store.built import Built, Earlier
from corrkg.store.embedded import Embedded
from corrkg.store.relations import natural_key, natural_text, owner
from corrkg.vocab import CK, OWL, RDF

_DAYS = (CK.notBefore, CK.notAfter, CK.date)  # the first that is there is the day by which links are in order

# An IRI stands once; `link` has the statements of other things that point to a thing or to a part of it, by property,
# then by the day of the thing that says it, and `linked` where those of each property begin, and how many there are.
_TABLES = """
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
CREATE TABLE day (thing INTEGER, rank INTEGER, day TEXT, PRIMARY KEY (thing, rank, day)) WITHOUT ROWID;
"""
_FOR_NOW = """
PRAGMA temp_store = FILE;
CREATE TEMP TABLE found (
    thing INTEGER, subject INTEGER, owner INTEGER, predicate INTEGER, object INTEGER, graph INTEGER
);
CREATE TEMP TABLE touched (thing INTEGER PRIMARY KEY);
"""
# The links of what is touched are found again, and those that an earlier release had are taken away.
_FIND = """
INSERT INTO found SELECT thing, subject, own.number, predicate, object, graph FROM link
JOIN iri AS named ON named.number = subject JOIN iri AS own ON own.text = owner(named.text)
WHERE thing IN (SELECT thing FROM touched);
DELETE FROM link WHERE thing IN (SELECT thing FROM touched);
DELETE FROM linked WHERE thing IN (SELECT thing FROM touched);
"""
_LOSE = (
    "DELETE FROM found WHERE thing = ? AND subject = ? AND owner = ? AND predicate = ? AND object = ? AND graph IS ?"
)
_SORT = """
INSERT INTO link
SELECT thing, row_number() OVER sorted - 1, subject, predicate, object, graph,
    row_number() OVER (PARTITION BY thing, subject ORDER BY p.text, o.text, g.text) > 1
FROM found JOIN iri AS s ON s.number = subject JOIN iri AS p ON p.number = predicate
JOIN iri AS o ON o.number = object LEFT JOIN iri AS g ON g.number = graph
WINDOW sorted AS (
    PARTITION BY thing ORDER BY p.text,
    coalesce((SELECT day FROM day WHERE day.thing = found.owner ORDER BY rank, day LIMIT 1), '9999'),
    natural_text(s.text), s.text, o.text, g.text
);
INSERT INTO linked SELECT thing, predicate, min(place), count(*) FROM link
WHERE thing IN (SELECT thing FROM found) GROUP BY thing, predicate;
"""

_Row = tuple[int, int, int, int, int, int | None]


def make_relations(target: Path, built: Built) -> None:
    """Write the tables of a build to the file ``target``."""
    with built.tables(target) as db:
        db.create_function("natural_text", 1, lambda text: natural_text(natural_key(text)), deterministic=True)
        db.create_function("owner", 1, owner, deterministic=True)
        db.executescript(_FOR_NOW)
        if built.earlier is None:
            _Writer(db, built.base).take(built.quads)
        else:
            _Renewer(db, built.base, built.graph).renew(built.earlier)
        db.executescript(_SORT)


class _Writer:
    """Writes the tables of a dataset, but for the order of links."""

    def __init__(self, db: sqlite3.Connection, base: str) -> None:
        self._db, self._base = db, base
        self._numbers: dict[str, int] = {}
        self._classes: Counter[tuple[str, str]] = Counter()

    def take(self, quads: Iterable[Quad]) -> None:
        self._db.executescript(_TABLES)
        for quad in quads:
            subject = self._ours(quad.subject)
            for iri in (subject, self._ours(quad.object)):
                if "#" in iri and iri not in self._numbers:
                    self._insert("INSERT INTO part VALUES (?, ?)", self._number(owner(iri)), self._number(iri))
            if subject and "#" not in subject:
                self._date(quad)
            if quad.predicate == RDF.type and isinstance(quad.graph_name, NamedNode):
                self._classes[quad.graph_name.value, quad.object.value] += 1  # type: ignore[union-attr]
            if subject and quad.predicate == OWL.deprecated:
                self._insert("INSERT OR IGNORE INTO retired VALUES (?)", self._number(subject))
            if row := self._link(quad):
                self._insert("INSERT INTO found VALUES (?, ?, ?, ?, ?, ?)", *row)
        for (name, kind), number in self._classes.items():
            self._insert("INSERT INTO class VALUES (?, ?, ?)", self._number(name), self._number(kind), number)

    def _date(self, quad: Quad) -> None:
        if quad.predicate in _DAYS:
            rank, day = _DAYS.index(quad.predicate), quad.object.value  # type: ignore[union-attr]
            self._insert("INSERT OR IGNORE INTO day VALUES (?, ?, ?)", self._number(quad.subject.value), rank, day)  # type: ignore[union-attr]

    def _link(self, quad: Quad) -> _Row | None:
        """Return the row of a statement that points to another thing; None: it does not."""
        value = self._ours(quad.object)
        if not value or not isinstance(quad.subject, NamedNode) or owner(quad.subject.value) == owner(value):
            return None
        graph = None if isinstance(quad.graph_name, DefaultGraph) else self._number(quad.graph_name.value)
        iris = (owner(value), quad.subject.value, owner(quad.subject.value), quad.predicate.value, value)
        thing, subject, own, predicate, object = map(self._number, iris)
        return thing, subject, own, predicate, object, graph

    def _ours(self, term: object) -> str:
        """Return the IRI of a term that is under the base; empty: it is another."""
        return term.value if isinstance(term, NamedNode) and term.value.startswith(self._base) else ""

    def _number(self, iri: str) -> int:
        if (number := self._numbers.get(iri)) is None:
            number = self._numbers[iri] = self._known(iri)
        return number

    def _known(self, iri: str) -> int:
        """Return the number of an IRI that has not been asked for before."""
        number = len(self._numbers) + 1
        self._insert("INSERT INTO iri VALUES (?, ?)", number, iri)
        return number

    def _insert(self, query: str, *values: object) -> None:
        self._db.execute(query, values)


class _Renewer(_Writer):
    """Writes in the tables of an earlier release what has changed."""

    def __init__(self, db: sqlite3.Connection, base: str, graph: Embedded) -> None:
        super().__init__(db, base)
        self._graph = graph

    def renew(self, earlier: Earlier) -> None:
        changed = [*earlier.difference.quads]
        self._count(earlier.difference.new_quads, +1)
        self._count(earlier.difference.lost_quads, -1)
        terms = (self._ours(term) for quad in changed for term in (quad.subject, quad.object))
        for iri in {iri for iri in terms if "#" in iri}:
            row = (self._number(owner(iri)), self._number(iri))
            self._insert("DELETE FROM part WHERE thing = ? AND part = ?", *row)
            if self._occurs(NamedNode(iri)):
                self._insert("INSERT INTO part VALUES (?, ?)", *row)
        for iri in {self._ours(quad.subject) for quad in changed if quad.predicate == OWL.deprecated} - {""}:
            self._insert("DELETE FROM retired WHERE thing = ?", self._number(iri))
            if next(self._graph.match(NamedNode(iri), OWL.deprecated), None) is not None:
                self._insert("INSERT INTO retired VALUES (?)", self._number(iri))
        self._relink(earlier, changed)

    def _relink(self, earlier: Earlier, changed: list[Quad]) -> None:
        """Find the links of all things to which a changed statement, or a thing whose day has changed, leads."""
        dated = {
            quad.subject for quad in changed
            if quad.predicate in _DAYS and "#" not in (self._ours(quad.subject) or "#")
        }  # fmt: skip
        for each in dated:
            self._insert("DELETE FROM day WHERE thing = ?", self._number(each.value))  # type: ignore[union-attr]
            for quad in earlier.difference.about(each):
                self._date(quad)
        rows = {quad: row for quad in changed if (row := self._link(quad))}
        moved = [row for each in dated for quad in self._said(each.value) if (row := self._link(quad))]  # type: ignore[union-attr]
        touched = {(row[0],) for row in (*rows.values(), *moved)}
        self._db.executemany("INSERT INTO touched VALUES (?)", touched)
        self._db.executescript(_FIND)
        for quad in earlier.difference.lost_quads:
            if row := rows.get(quad):
                self._insert(_LOSE, *row)
        new = (rows[quad] for quad in earlier.difference.new_quads if quad in rows)
        self._db.executemany("INSERT INTO found VALUES (?, ?, ?, ?, ?, ?)", new)

    def _said(self, thing: str) -> Iterable[Quad]:
        """Return what a thing and its parts say."""
        query = "SELECT text FROM part JOIN iri ON number = part WHERE thing = ?"
        parts = self._db.execute(query, (self._number(thing),)).fetchall()
        return [quad for iri in (thing, *(text for (text,) in parts)) for quad in self._graph.match(NamedNode(iri))]

    def _count(self, quads: Iterable[Quad], by: int) -> None:
        for quad in quads:
            if quad.predicate == RDF.type and isinstance(quad.graph_name, NamedNode):
                row = (self._number(quad.graph_name.value), self._number(quad.object.value))  # type: ignore[union-attr]
                self._insert("INSERT OR IGNORE INTO class VALUES (?, ?, 0)", *row)
                self._insert("UPDATE class SET number = number + ? WHERE graph = ? AND class = ?", by, *row)
        self._insert("DELETE FROM class WHERE number = 0")

    def _occurs(self, node: NamedNode) -> bool:
        return any(next(self._graph.match(*each), None) is not None for each in ((node,), (None, None, node)))

    def _known(self, iri: str) -> int:
        for (number,) in self._db.execute("SELECT number FROM iri WHERE text = ?", (iri,)):
            return int(number)
        return self._db.execute("INSERT INTO iri (text) VALUES (?)", (iri,)).lastrowid or 0
