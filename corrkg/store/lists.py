"""The lists of a release as tables: their rows in every order that they offer, what they can be narrowed by, counts.

DIR/releases/{digest}/lists.sqlite

A page of a list is read by its place in an order, and what there is to narrow it by stands ready, so that it costs the
same however many rows there are. Only what a reader puts together of several values is counted when it is asked for,
from the tables.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from pyoxigraph import NamedNode

from corrkg.store.built import Built
from corrkg.store.listed import LANGUAGES, SEPARATOR, Listed, kinds
from corrkg.store.relations import RELATIONS, Relations, natural_key
from corrkg.store.told import Teller
from corrkg.vocab import CK, LEVELS, RDF

LISTS = "lists.sqlite"
OCCURRING = "occurring"
"""The sort of those persons, places and organisations that occur in the texts."""
"""The sorts of archival units."""

_FEW = 30  # values of a column that is narrowed by: of more, no list of links can be read
_OCCURS = frozenset({CK.sender, CK.recipient, CK.copyRecipient, CK.refersTo, CK.by, CK.place})

# `sorted` has the rows of a list by a column, those that have no value there last; `value` what stands in the cells of
# a column, and `holding` the places of the rows that have it; `offered` what a list can be narrowed by, as it is (0) or
# when a value is chosen already.
_TABLES = """
PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;
CREATE TABLE list (
    number INTEGER PRIMARY KEY, path TEXT, class TEXT, language TEXT, size INTEGER, UNIQUE (path, class, language)
);
CREATE TABLE row (list INTEGER, place INTEGER, thing TEXT, cells TEXT, PRIMARY KEY (list, place)) WITHOUT ROWID;
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
Offered = tuple[tuple[int, tuple[tuple[str, int], ...]], ...]
"""For each column that a list can be narrowed by, its values with the number of rows that have each, most first."""


def make_lists(target: Path, built: Built) -> None:
    """Write the lists of a build to the file ``target``; the relations lie beside it."""
    relations = Relations(target.with_name(RELATIONS))
    with sqlite3.connect(target) as db:
        db.executescript(_TABLES)
        writer = _Writer(db, built, relations)
        for listed in kinds():
            writer.take(listed)
        writer.pages()
    db.close()
    relations.close()


class _Writer:
    def __init__(self, db: sqlite3.Connection, built: Built, relations: Relations) -> None:
        self._db = db
        self._tellers = {each: Teller(built.graph, relations, built.base, each) for each in LANGUAGES}
        self._graph, self._relations, self._base = built.graph, relations, built.base
        self._pages: set[str] = set()
        self._lists = self._values = 0

    def take(self, listed: Listed) -> None:
        """Write the lists of a kind, one in each language."""
        subjects = {quad.subject for quad in self._graph.match(None, RDF.type, listed.type)}
        things = [each for each in subjects if isinstance(each, NamedNode) and listed.has(self._base, each)]
        things.sort(key=lambda each: each.value)
        self._pages.update(each.value for each in things if "#" not in each.value)
        if not listed.heading:
            return
        self._insert("sort", ((listed.path, listed.type.value, *each) for each in self._sorts(listed, things)))
        for language, teller in self._tellers.items():
            told = sorted(map(teller.told, things), key=listed.order)
            rows = [(each.value, (each.label, *(of(each) for _, of in listed.columns))) for each in told]
            self._lists += 1
            own = (self._lists, listed.path, listed.type.value, language, len(rows))
            self._insert("list", [own])
            self._write(self._lists, 1 + len(listed.columns), rows)

    def pages(self) -> None:
        """Write the things that have a page, in natural order."""
        self._insert("page", enumerate(sorted(self._pages, key=natural_key), start=1))

    def _sorts(self, listed: Listed, things: list[NamedNode]) -> Iterator[tuple[str, int]]:
        yield "", len(things)
        if listed.type in {CK.Person, CK.Place, CK.Organisation}:
            yield OCCURRING, sum(1 for each in things if not self._relations.counts(each).keys().isdisjoint(_OCCURS))
        if listed.type == CK.ArchivalUnit:
            for level in LEVELS:
                yield level, self._graph.count(None, CK.level, CK.concept("level", level))

    def _write(self, number: int, width: int, rows: list[tuple[str, tuple[str, ...]]]) -> None:
        cells = [row for _, row in rows]
        self._insert("row", ((number, place, thing, _text(row)) for place, (thing, row) in enumerate(rows)))
        things = [natural_key(thing) for thing, _ in rows]
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
        for (column, value), found in sorted(places.items()):
            self._values += 1
            self._insert("value", [(self._values, number, column, value, len(found))])
            self._insert("holding", ((self._values, place) for place in found))
            left = narrowing([cells[place] for place in found], {column}) if len(found) > 1 else ()
            self._insert("offered", ((number, self._values, *each) for each in _numbered(left)))

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
