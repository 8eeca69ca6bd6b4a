"""The lists of a release as tables: their rows in every order that they offer, what they can be narrowed by, counts.

DIR/releases/{digest}/lists-2.sqlite

A page of a list is read by its place in an order, and what there is to narrow it by stands ready, so that it costs the
same however many rows there are. Only what a reader puts together of several values is counted when it is asked for,
from the tables.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from functools import cached_property
from pathlib import Path

from pyoxigraph import NamedNode

from corrkg.sparql.graph import holds
from corrkg.store.built import Built
from corrkg.store.listed import LANGUAGES, SEPARATOR, Listed, kinds, sort_text
from corrkg.store.paths import affected
from corrkg.store.relations import RELATIONS, Relations, natural_key, owner
from corrkg.store.told import Teller, Told
from corrkg.vocab import CK, LEVELS, RDF

LISTS = "lists-2.sqlite"
OCCURRING = "occurring"
"""The sort of those persons, places and organisations that occur in the texts."""

_FEW = 30  # values of a column that is narrowed by: of more, no list of links can be read
_OCCURS = frozenset({CK.sender, CK.recipient, CK.copyRecipient, CK.refersTo, CK.by, CK.place})

# `sorted` has the rows of a list by a column, those that have no value there last; `value` what stands in the cells of
# a column, and `holding` the places of the rows that have it; `offered` what a list can be narrowed by, as it is (0) or
# when a value is chosen already.
_TABLES = """
CREATE TABLE list (
    number INTEGER PRIMARY KEY, path TEXT, class TEXT, language TEXT, size INTEGER, UNIQUE (path, class, language)
);
CREATE TABLE row (
    list INTEGER, place INTEGER, thing TEXT, key TEXT, cells TEXT, PRIMARY KEY (list, place)
) WITHOUT ROWID;
CREATE TABLE filled (list INTEGER, column INTEGER, size INTEGER, PRIMARY KEY (list, column)) WITHOUT ROWID;
CREATE TABLE sorted (
    list INTEGER, column INTEGER, rank INTEGER, place INTEGER, PRIMARY KEY (list, column, rank)
) WITHOUT ROWID;
CREATE TABLE value (
    number INTEGER PRIMARY KEY, list INTEGER, column INTEGER, text TEXT, size INTEGER, UNIQUE (list, column, text)
);
CREATE TABLE holding (value INTEGER, place INTEGER, PRIMARY KEY (value, place)) WITHOUT ROWID;
CREATE TABLE offered (
    list INTEGER, chosen INTEGER, column INTEGER, rank INTEGER, text TEXT, size INTEGER,
    PRIMARY KEY (list, chosen, column, rank)
) WITHOUT ROWID;
CREATE TABLE sort (path TEXT, class TEXT, sort TEXT, size INTEGER, PRIMARY KEY (path, class, sort)) WITHOUT ROWID;
CREATE TABLE page (number INTEGER PRIMARY KEY, thing TEXT);
"""
# Where the rows of these tables say of which list they are.
_OF_LIST = (
    ("list", "number"), ("row", "list"), ("filled", "list"), ("sorted", "list"), ("value", "list"),
    ("holding", "value"), ("offered", "list"),
)  # fmt: skip
_VALUES = 32  # bits: the number of a value begins with that of its list
Offered = tuple[tuple[int, tuple[tuple[str, int], ...]], ...]
"""For each column that a list can be narrowed by, its values with the number of rows that have each, most first."""


def make_lists(target: Path, built: Built) -> None:
    """Write the lists of a build to the file ``target``; the relations lie beside it."""
    relations = Relations(target.with_name(RELATIONS))
    with closing(relations), built.tables(target) as db:
        if built.earlier is None:
            db.executescript(_TABLES)
        _Writer(db, built, relations).take(kinds())


class _Writer:
    """Writes the lists of a build in tables that are empty, or have those of the release that it starts from."""

    def __init__(self, db: sqlite3.Connection, built: Built, relations: Relations) -> None:
        self._db, self._built, self._relations = db, built, relations
        self._tellers = {each: Teller(built.graph, relations, built.base, each) for each in LANGUAGES}
        self._touched: set[NamedNode] = set()

    def take(self, every: Sequence[Listed]) -> None:
        """Write the lists of kinds, one in each language, and the things that have a page, in natural order."""
        if self._built.earlier is not None:
            found = affected(self._built, frozenset().union(*(each.chains or () for each in every)))
            self._touched = found | {NamedNode(owner(each.value)) for each in found}  # who counts what leads to parts
        before = {thing for (thing,) in self._db.execute("SELECT thing FROM page")}
        pages, number = before.difference(each.value for each in self._touched), 0
        for listed in every:
            things = self._things(listed)
            pages.update(each.value for each in things if "#" not in each.value)
            if listed.heading:
                for language, teller in self._tellers.items():
                    number += 1
                    self._list((number, listed.path, listed.type.value, language), listed, map(teller.told, things))
                self._sort(number, listed)
        if pages != before:
            self._db.execute("DELETE FROM page")
            self._insert("page", enumerate(sorted(pages, key=natural_key), start=1))

    def _things(self, listed: Listed) -> list[NamedNode]:
        """Return the things of a kind of which rows are to be made."""
        graph, type_ = self._built.graph, listed.type
        if self._is_renewed(listed):
            own = (each for each in self._touched if listed.has(self._built.base, each))
            return [each for each in own if holds(graph, each, RDF.type, type_)]
        subjects = {quad.subject for quad in graph.match(None, RDF.type, type_)}
        return [each for each in subjects if isinstance(each, NamedNode) and listed.has(self._built.base, each)]

    def _is_renewed(self, listed: Listed) -> bool:
        return self._built.earlier is not None and listed.chains is not None

    def _list(self, own: tuple[int, str, str, str], listed: Listed, things: Iterable[Told]) -> None:
        """Write a list, if it is another than before."""
        number = own[0]
        query = "SELECT thing, key, cells FROM row WHERE list = ?"
        before = {thing: (key, cells) for thing, key, cells in self._db.execute(query, (number,))}
        rows = dict(before) if self._is_renewed(listed) else {}
        for node in self._touched:
            rows.pop(node.value, None)
        for each in things:
            cells = (each.label, *(of(each) for _, of in listed.columns))
            rows[each.value] = sort_text(listed.order(each)), _text(cells)
        if before and rows == before:
            return
        for table, column in _OF_LIST:
            ends = (number << _VALUES, (number + 1) << _VALUES) if column == "value" else (number, number)
            self._db.execute(f"DELETE FROM {table} WHERE {column} BETWEEN ? AND ?", ends)  # noqa: S608 - names of ours
        self._insert("list", [(*own, len(rows))])
        self._write(number, 1 + len(listed.columns), sorted((key, thing, text) for thing, (key, text) in rows.items()))

    def _sort(self, number: int, listed: Listed) -> None:
        """Write down how many things of each sort a list has."""
        query = "SELECT thing FROM row WHERE list = ?"
        things = [NamedNode(thing) for (thing,) in self._db.execute(query, (number,))]
        self._db.execute("DELETE FROM sort WHERE path = ? AND class = ?", (listed.path, listed.type.value))
        self._insert("sort", ((listed.path, listed.type.value, *each) for each in self._sorts(listed, things)))

    def _sorts(self, listed: Listed, things: list[NamedNode]) -> Iterator[tuple[str, int]]:
        yield "", len(things)
        if listed.type in {CK.Person, CK.Place, CK.Organisation}:
            yield OCCURRING, sum(each.value in self._occurring for each in things)
        if listed.type == CK.ArchivalUnit:
            for level in LEVELS:
                yield level, self._built.graph.count(None, CK.level, CK.concept("level", level))

    @cached_property
    def _occurring(self) -> frozenset[str]:
        return self._relations.linked(_OCCURS)

    def _write(self, number: int, width: int, rows: list[tuple[str, str, str]]) -> None:
        self._insert("row", ((number, place, thing, key, text) for place, (key, thing, text) in enumerate(rows)))
        cells: list[tuple[str, ...]] = [tuple(json.loads(text)) for *_, text in rows]
        things = [natural_key(thing) for _, thing, _ in rows]
        for column in range(width):
            keys = [natural_key(row[column].casefold()) for row in cells]
            full = [place for place, row in enumerate(cells) if row[column]]
            full.sort(key=lambda place, keys=keys: (keys[place], things[place]))  # type: ignore[misc]
            order = [*full, *(place for place, row in enumerate(cells) if not row[column])]
            self._insert("filled", [(number, column, len(full))])
            self._insert("sorted", ((number, column, rank, place) for rank, place in enumerate(order)))
        self._insert("offered", ((number, 0, *each) for each in _numbered(narrowing(cells))))
        places: dict[tuple[int, str], list[int]] = defaultdict(list)
        for place, row in enumerate(cells):
            for column, cell in enumerate(row):
                for value in values_of(cell):
                    places[column, value].append(place)
        for own, ((column, value), found) in enumerate(sorted(places.items()), start=(number << _VALUES) + 1):
            self._insert("value", [(own, number, column, value, len(found))])
            self._insert("holding", ((own, place) for place in found))
            left = narrowing([cells[place] for place in found], {column}) if len(found) > 1 else ()
            self._insert("offered", ((number, own, *each) for each in _numbered(left)))

    def _insert(self, table: str, rows: Iterable[tuple[object, ...]]) -> None:
        for row in rows:
            self._db.execute(f"INSERT INTO {table} VALUES ({', '.join('?' * len(row))})", row)  # noqa: S608


def values_of(cell: str) -> list[str]:
    """Return the values of a cell, each once."""
    return list(dict.fromkeys(each for each in cell.split(SEPARATOR) if each))


def narrowing(rows: Sequence[tuple[str, ...]], chosen: Iterable[int] = ()) -> Offered:
    """Return what rows can be narrowed by further, where the ``chosen`` columns narrow them already."""
    made: list[tuple[int, tuple[tuple[str, int], ...]]] = []
    for column in sorted(set(range(1, len(rows[0]) if rows else 1)).difference(chosen)):
        numbers = Counter(value for row in rows for value in values_of(row[column]))
        if 1 < len(numbers) <= _FEW and max(numbers.values()) > 1:
            made.append((column, tuple(sorted(numbers.items(), key=lambda each: (-each[1], natural_key(each[0]))))))
    return tuple(made)


def _numbered(offered: Offered) -> Iterator[tuple[int, int, str, int]]:
    return ((column, rank, *each) for column, values in offered for rank, each in enumerate(values))


def _text(cells: tuple[str, ...]) -> str:
    return json.dumps(cells, ensure_ascii=False, separators=(",", ":"))
