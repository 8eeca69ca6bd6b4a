"""The steps by which things are asked for: whom, when, where kept and what about; counted, and in the order of time.

DIR/releases/{digest}/steps.sqlite

Which properties lead to a step is read from the model. What a step offers is counted here where nothing is chosen yet,
and where one value is that many things have; of few things it is counted when a reader asks (`Steps.offered`).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import Literal, NamedNode

from corrkg.keyed import KeyedFile
from corrkg.sparql.graph import Graph, holds
from corrkg.store.built import Built
from corrkg.store.chains import Chain, Step
from corrkg.store.listed import LETTERS, Listed, kinds
from corrkg.store.model import MODEL, Model, read_model
from corrkg.store.paths import affected
from corrkg.vocab import CK, RDF, SKOS, XSD

STEPS = "steps.sqlite"
PERSON, DAY, DELO, SUBJECT = NAMES = ("person", "day", "delo", "subject")
"""The steps, in the order in which they are offered."""

_CLASSES = {PERSON: CK.Person, SUBJECT: SKOS.Concept}
_UNITS = ((CK.reference, CK.unit), (CK.witness, CK.reference, CK.unit))
_SHOWN, _DAYS = 12, 31  # values of a step; of days, all of a month
_FEW = 100  # things that have a value: among more, what is offered next is counted by the build

# `thing` and `said` are kept for the next build; all else is made of them. `place` has the things of each class in
# their order; `offered` what each step offers where nothing is chosen (0) or a value that many things have.
_TABLES = """
CREATE TABLE thing (class TEXT, thing TEXT, first TEXT, PRIMARY KEY (thing, class)) WITHOUT ROWID;
CREATE TABLE said (class TEXT, thing TEXT, step TEXT, text TEXT, PRIMARY KEY (thing, class, step, text)) WITHOUT ROWID;

CREATE TABLE place (number INTEGER PRIMARY KEY, class TEXT, thing TEXT, UNIQUE (class, thing));
CREATE TABLE class (class TEXT PRIMARY KEY, start INTEGER, size INTEGER) WITHOUT ROWID;
CREATE TABLE value (
    number INTEGER PRIMARY KEY, class TEXT, step TEXT, text TEXT, size INTEGER, UNIQUE (class, step, text)
);
CREATE TABLE holding (value INTEGER, place INTEGER, PRIMARY KEY (value, place)) WITHOUT ROWID;
CREATE TABLE held (place INTEGER, value INTEGER, PRIMARY KEY (place, value)) WITHOUT ROWID;
CREATE TABLE offered (
    class TEXT, chosen INTEGER, step TEXT, rank INTEGER, text TEXT, size INTEGER, number INTEGER,
    PRIMARY KEY (class, chosen, step, rank)
) WITHOUT ROWID;
"""
_KEPT, _MADE = ("thing", "said"), ("place", "class", "value", "holding", "held", "offered")
# The first values of each step: days in their order, of others those that most things have.
_RANKED = f"""
SELECT class, chosen, step, rank, text, size, number FROM (
    SELECT *, count(*) OVER (PARTITION BY class, chosen, step) AS number, row_number() OVER (
        PARTITION BY class, chosen, step ORDER BY CASE step WHEN '{DAY}' THEN 0 ELSE -size END, text
    ) AS rank FROM ({{}})
) WHERE rank <= CASE step WHEN '{DAY}' THEN {_DAYS} ELSE {_SHOWN} END
"""  # noqa: S608 - words of our own
_BESIDE = f"""
SELECT one.class, one.number AS chosen, other.step, other.text, count(*) AS size
FROM value AS one JOIN holding ON holding.value = one.number JOIN held USING (place)
JOIN value AS other ON other.number = held.value
WHERE one.size > {_FEW} AND one.step <> other.step GROUP BY one.number, other.number
"""  # noqa: S608
_MAKE = f"""
INSERT INTO place SELECT row_number() OVER (ORDER BY class, first, thing), class, thing FROM thing;
INSERT INTO class SELECT class, min(number), count(*) FROM place GROUP BY class;
INSERT INTO value SELECT row_number() OVER (ORDER BY class, step, text), class, step, text, count(*)
FROM said GROUP BY class, step, text;
INSERT INTO holding SELECT value.number, place.number FROM said
JOIN value USING (class, step, text) JOIN place USING (class, thing);
INSERT INTO held SELECT place, value FROM holding;
INSERT INTO offered {_RANKED.format("SELECT class, 0 AS chosen, step, text, size FROM value")};
INSERT INTO offered {_RANKED.format(_BESIDE)};
"""  # noqa: S608

Named = NamedNode | Literal

_HAVE = " AND EXISTS (SELECT 1 FROM holding AS other WHERE other.value = ? AND other.place = one.place)"
_PLACES = "SELECT thing FROM place WHERE number >= ? AND number < ? ORDER BY number"
_OFFERED = "SELECT step, text, size, number FROM offered WHERE class = ? AND chosen = ? ORDER BY step, rank"


@dataclass(frozen=True, slots=True)
class Way:
    """How the things of a class lead to the values of a step.

    Args:
        paths: properties one after another: the values of any of these paths, or, of a day, those that all have.
        type: the class that a value must be of; None: any.
    """

    paths: tuple[tuple[NamedNode, ...], ...]
    type: NamedNode | None = None

    @property
    def chains(self) -> Iterator[Chain]:
        """What the values rest on beside what the thing says (see `corrkg.store.chains`)."""
        for path in self.paths:
            steps = (*path, RDF.type) if self.type else path
            yield from (tuple(map(Step, steps[:size])) for size in range(1, len(steps) + 1))


@dataclass(frozen=True, slots=True)
class Offer:
    """What a step offers.

    Args:
        step: its name.
        values: the IRI of each, or the ISO date, with the number of things that have it.
        number: how many values there are in all.
    """

    step: str
    values: tuple[tuple[str, int], ...]
    number: int


def explored(model: Model) -> list[Listed]:
    """Return the kinds that can be asked for: those whose things have a date; without any, letters."""
    dated = {use.subject for use in model.uses if use.property == CK.notBefore}
    return [each for each in kinds() if each.heading and each.type in dated] or [LETTERS]


def ways(model: Model, kind: Listed) -> dict[str, Way]:
    """Return, for each step that there is for a kind, how its things lead to the values."""
    uses = [use for use in model.uses if use.subject == kind.type]
    own = {use.property for use in uses}
    found = {}
    for step, target in _CLASSES.items():
        leading = sorted((use.property for use in uses if target in use.objects), key=str)
        if step == SUBJECT:
            leading = [each for each in leading if each == CK.subject]
        if leading:
            found[step] = Way(tuple((each,) for each in leading), target)
    if own >= {CK.notBefore, CK.notAfter}:
        found[DAY] = Way(((CK.notBefore,), (CK.notAfter,)))
    if units := tuple(path for path in _UNITS if path[0] in own):
        found[DELO] = Way(units)
    return {step: found[step] for step in NAMES if step in found}


def make_steps(target: Path, built: Built) -> None:
    """Write the tables of a build to the file ``target``; the model lies beside it."""
    every = _every(read_model(target.with_name(MODEL)))
    with built.tables(target) as db:
        if built.earlier is None:
            db.executescript(_TABLES)
        _forget(db, _MADE)
        if built.earlier is not None and every == _every(read_model(built.earlier.release / MODEL)):
            chains = frozenset(chain for steps in every.values() for way in steps.values() for chain in way.chains)
            things = affected(built, chains)
            for table in _KEPT:
                db.executemany(f"DELETE FROM {table} WHERE thing = ?", ((each.value,) for each in things))  # noqa: S608
            _take(db, built.graph, every, things)
        else:
            _forget(db, _KEPT)
            _take(db, built.graph, every)
        db.executescript(_MAKE)


def _every(model: Model) -> dict[NamedNode, dict[str, Way]]:
    return {kind.type: ways(model, kind) for kind in explored(model)}


def _forget(db: sqlite3.Connection, tables: Iterable[str]) -> None:
    for table in tables:
        db.execute(f"DELETE FROM {table}")  # noqa: S608 - names of ours


def _take(
    db: sqlite3.Connection,
    graph: Graph,
    every: Mapping[NamedNode, Mapping[str, Way]],
    things: Iterable[NamedNode] | None = None,
) -> None:
    """Write the rows of some things, or of all."""
    walker = _Walker(graph)
    for class_, steps in every.items():
        some = {quad.subject for quad in graph.match(None, RDF.type, class_)} if things is None else things
        for thing in some:
            if not isinstance(thing, NamedNode) or (things is not None and not walker.is_of(thing, class_)):
                continue
            first = min((each.value for each in walker.follow(thing, (CK.notBefore,))), default="")
            db.execute("INSERT INTO thing VALUES (?, ?, ?)", (class_.value, thing.value, first))
            for step, way in steps.items():
                rows = [(class_.value, thing.value, step, text) for text in walker.values(thing, step, way)]
                db.executemany("INSERT INTO said VALUES (?, ?, ?, ?)", rows)


class _Walker:
    """Follows the ways of things in a store."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        self._classes: dict[tuple[NamedNode, NamedNode], bool] = {}

    def values(self, thing: NamedNode, step: str, way: Way) -> set[str]:
        """Return the values of a step: IRIs, or ISO dates."""
        found = [self.follow(thing, path) for path in way.paths]
        if step == DAY:
            days = set.intersection(*found)
            return {each.value for each in days if isinstance(each, Literal) and each.datatype == XSD.date}
        nodes = {each for each in set().union(*found) if isinstance(each, NamedNode)}
        return {each.value for each in nodes if way.type is None or self.is_of(each, way.type)}

    def follow(self, thing: NamedNode, path: tuple[NamedNode, ...]) -> set[Named]:
        """Return where a path leads."""
        nodes: set[Named] = {thing}
        for name in path:
            nodes = {each for node in nodes if isinstance(node, NamedNode) for each in self._leading(node, name)}
        return nodes

    def is_of(self, thing: NamedNode, class_: NamedNode) -> bool:
        """Tell whether a thing is of a class; what was asked once is remembered."""
        if (found := self._classes.get((thing, class_))) is None:
            found = self._classes[thing, class_] = holds(self._graph, thing, RDF.type, class_)
        return found

    def _leading(self, node: NamedNode, name: NamedNode) -> Iterator[Named]:
        return (q.object for q in self._graph.match(node, name) if isinstance(q.object, NamedNode | Literal))


class Steps(KeyedFile):
    """The tables of steps, open for reading.

    What is chosen is told as the text of a value, by step.
    """

    subject = "the tables of steps are"

    def total(self, class_: NamedNode, chosen: Mapping[str, str]) -> int:
        """Return how many things of a class have all that is chosen."""
        values = self._values(class_, chosen)
        if values is None:
            return 0
        if not values:
            return self._class(class_)[1]
        if len(values) == 1:
            return values[0][1]
        return int(self._rows(f"SELECT count(*) FROM {_fitting(values)}", *_numbers(values))[0][0])  # noqa: S608

    def things(self, class_: NamedNode, chosen: Mapping[str, str], start: int, limit: int) -> list[NamedNode]:
        """Return things of a class that have all that is chosen, by date: ``limit`` of them from place ``start``."""
        values = self._values(class_, chosen)
        if values is None:
            return []
        if not values:
            first, size = self._class(class_)
            rows = self._rows(_PLACES, first + start, first + min(size, start + limit))
        else:
            query = f"SELECT place FROM {_fitting(values)} ORDER BY place LIMIT ? OFFSET ?"  # noqa: S608
            query = f"SELECT thing FROM place WHERE number IN ({query}) ORDER BY number"  # noqa: S608
            rows = self._rows(query, *_numbers(values), limit, start)
        return [NamedNode(thing) for (thing,) in rows]

    def offered(self, class_: NamedNode, chosen: Mapping[str, str]) -> list[Offer]:
        """Return what can be chosen further of each step that has any value then; days in their order."""
        values = self._values(class_, chosen)
        if values is None:
            return []
        if len(values) > 1 or (values and values[0][1] <= _FEW):
            rows = self._rows(_counted(values, len(chosen)), *_numbers(values), *chosen)
        else:
            rows = self._rows(_OFFERED, class_.value, values[0][0] if values else 0)
        found: dict[str, tuple[list[tuple[str, int]], int]] = {}
        for step, text, size, number in rows:
            found.setdefault(step, ([], number))[0].append((text, size))
        return [Offer(step, tuple(found[step][0]), found[step][1]) for step in NAMES if step in found]

    def _class(self, class_: NamedNode) -> tuple[int, int]:
        rows = self._rows("SELECT start, size FROM class WHERE class = ?", class_.value)
        return rows[0] if rows else (0, 0)

    def _values(self, class_: NamedNode, chosen: Mapping[str, str]) -> list[tuple[int, int]] | None:
        """Return the values that are chosen, the rarest first, with their sizes; None: nothing has one of them."""
        query = "SELECT number, size FROM value WHERE class = ? AND step = ? AND text = ?"
        found = [row for each in chosen.items() for row in self._rows(query, class_.value, *each)]
        return sorted(found, key=lambda row: row[1]) if len(found) == len(chosen) else None


def _fitting(values: list[tuple[int, int]]) -> str:
    """Return the tables and conditions that give the places of what has all ``values``."""
    return f"holding AS one WHERE one.value = ?{_HAVE * (len(values) - 1)}"


def _numbers(values: list[tuple[int, int]]) -> list[int]:
    return [number for number, _ in values]


def _counted(values: list[tuple[int, int]], steps: int) -> str:
    """Return the query for what is offered beside ``values`` of so many steps."""
    beside = (
        "SELECT class, 0 AS chosen, step, text, count(*) AS size FROM held JOIN value ON number = value "  # noqa: S608
        f"WHERE place IN (SELECT one.place FROM {_fitting(values)}) AND step NOT IN ({', '.join('?' * steps)}) "
        "GROUP BY number"
    )
    return f"SELECT step, text, size, number FROM ({_RANKED.format(beside)}) ORDER BY step, rank"  # noqa: S608
