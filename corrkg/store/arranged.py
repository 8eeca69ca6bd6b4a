"""The lists of a release, read by key: a page in any of their orders, narrowed by any of their values."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pyoxigraph import NamedNode

from corrkg.errors import StoreError
from corrkg.keyed import KeyedFile
from corrkg.store.listed import Listed
from corrkg.store.lists import Offered, narrowing

_FOUND = "SELECT number, size FROM list WHERE path = ? AND class = ? AND language = ?"
_ROWS = "SELECT thing, cells FROM row WHERE list = ? AND place >= ? AND place < ? ORDER BY place"
_RANKED = """
SELECT thing, cells FROM sorted JOIN row ON row.list = sorted.list AND row.place = sorted.place
WHERE sorted.list = ? AND column = ? AND rank >= ? AND rank < ? ORDER BY rank
"""
_AT = "SELECT thing, cells FROM row WHERE list = ? AND place = ?"
_OFFERED = "SELECT column, text, size FROM offered WHERE list = ? AND chosen = ? ORDER BY column, rank"
_SORTED = "SELECT place FROM sorted WHERE list = ? AND column = ? AND rank >= ? AND rank < ?"
_HAVE = " AND EXISTS (SELECT 1 FROM holding AS other WHERE other.value = ? AND other.place = sorted.place)"
_ALL = 2**40  # rows: more than there are


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a list.

    Args:
        thing: what it is about.
        cells: its label, then what each column says.
    """

    thing: NamedNode
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Arrangement:
    """How a list is sorted and narrowed; columns are counted from 0, the name.

    Args:
        column: that the rows are sorted by; None: their own order.
        backwards: whether they are sorted in the other direction; rows without a value are the last in both.
        chosen: the values that rows must have, by column.
    """

    column: int | None
    backwards: bool
    chosen: Mapping[int, str]


OWN = Arrangement(None, False, {})
"""A list as it is."""


class Lists(KeyedFile):
    """The tables of lists, open for reading."""

    subject = "the tables of lists are"

    def size(self, listed: Listed, sort: str = "") -> int:
        """Return how many things of a kind there are, or of a sort of them."""
        query = "SELECT size FROM sort WHERE path = ? AND class = ? AND sort = ?"
        return sum(size for (size,) in self._rows(query, listed.path, listed.type.value, sort))

    def total(self, listed: Listed, language: str, arrangement: Arrangement = OWN) -> int:
        """Return how many rows an arrangement of a list has."""
        number, size = self._list(listed, language)
        if not arrangement.chosen:
            return size
        values = self._values(number, arrangement)
        if len(values) < len(arrangement.chosen):
            return 0
        if len(values) == 1:
            return values[0][1]
        tables, given = _narrowed(values)
        return int(self._rows(f"SELECT COUNT(*) FROM {tables}", *given)[0][0])  # noqa: S608 - of constants

    def rows(
        self, listed: Listed, language: str, arrangement: Arrangement = OWN, start: int = 0, limit: int = _ALL
    ) -> list[Row]:
        """Return rows of an arrangement of a list: ``limit`` of them from place ``start``, counted from 0."""
        number, size = self._list(listed, language)
        stop = min(size, start + limit)
        if arrangement.chosen:
            return [_row(row) for row in self._having(number, arrangement, start, limit)]
        if arrangement.column is None:
            return [_row(row) for row in self._rows(_ROWS, number, start, stop)]
        own = (number, arrangement.column)
        if not arrangement.backwards:
            return [_row(row) for row in self._rows(_RANKED, *own, start, stop)]
        full = self._full(*own)
        turned = self._rows(_RANKED, *own, max(0, full - stop), max(0, full - start))[::-1]
        return [_row(row) for row in (*turned, *self._rows(_RANKED, *own, max(full, start), stop))]

    def offered(self, listed: Listed, language: str, arrangement: Arrangement = OWN) -> Offered:
        """Return what an arrangement of a list can be narrowed by further."""
        number, _ = self._list(listed, language)
        values = self._values(number, arrangement)
        if len(values) < len(arrangement.chosen):
            return ()
        if len(values) > 1:
            found = self._having(number, Arrangement(None, False, arrangement.chosen), 0, _ALL)
            return narrowing([_row(row).cells for row in found], arrangement.chosen)
        made: dict[int, list[tuple[str, int]]] = {}
        for column, text, size in self._rows(_OFFERED, number, values[0][0] if values else 0):
            made.setdefault(column, []).append((text, size))
        return tuple((column, tuple(found)) for column, found in made.items())

    def pages(self, start: int, limit: int) -> Iterator[NamedNode]:
        """Yield things that have a page, in natural order: ``limit`` of them from place ``start``, counted from 0."""
        query = "SELECT thing FROM page WHERE number > ? AND number <= ? ORDER BY number"
        return (NamedNode(thing) for (thing,) in self._rows(query, start, start + limit))

    def paged(self) -> int:
        """Return how many things have a page."""
        return self._rows("SELECT MAX(number) FROM page")[0][0] or 0

    def _list(self, listed: Listed, language: str) -> tuple[int, int]:
        found: list[tuple[int, int]] = self._rows(_FOUND, listed.path, listed.type.value, language)
        if not found:
            raise StoreError(f"the release has no list of {listed.path}", self._path, hint="run `corrkg build` again")
        return found[0]

    def _full(self, number: int, column: int) -> int:
        return int(self._rows("SELECT size FROM filled WHERE list = ? AND column = ?", number, column)[0][0])

    def _values(self, number: int, arrangement: Arrangement) -> list[tuple[int, int]]:
        """Return the values that are chosen, the rarest first, with the number of rows that have each."""
        query = "SELECT number, size FROM value WHERE list = ? AND column = ? AND text = ?"
        found = [row for chosen in arrangement.chosen.items() for row in self._rows(query, number, *chosen)]
        return sorted(found, key=lambda each: each[1])

    def _having(self, number: int, arrangement: Arrangement, start: int, limit: int) -> list[tuple[str, str]]:
        """Return rows that have all values that are chosen; those on the pages before are passed over."""
        values = self._values(number, arrangement)
        if len(values) < len(arrangement.chosen):
            return []
        if arrangement.column is None:
            tables, given = _narrowed(values)
            query = f"SELECT place FROM {tables} ORDER BY place LIMIT ? OFFSET ?"  # noqa: S608 - of constants
            places = [place for (place,) in self._rows(query, *given, limit, start)]
        else:
            places = self._ranked(number, arrangement, [each for each, _ in values], start + limit)[start:]
        return [row for place in places for row in self._rows(_AT, number, place)]

    def _ranked(self, number: int, arrangement: Arrangement, values: list[int], stop: int) -> list[int]:
        """Return the places of the first rows of a sorted list that have all ``values``."""
        assert arrangement.column is not None
        full = self._full(number, arrangement.column)
        parts = [(0, full, "DESC" if arrangement.backwards else "ASC"), (full, _ALL, "ASC")]
        found: list[int] = []
        for low, high, way in parts:
            query = f"{_SORTED}{_HAVE * len(values)} ORDER BY rank {way} LIMIT ?"
            own = (number, arrangement.column, low, high, *values, max(0, stop - len(found)))
            found += [place for (place,) in self._rows(query, *own)]
        return found


def _narrowed(values: list[tuple[int, int]]) -> tuple[str, tuple[int, ...]]:
    """Return the tables and conditions that give the places of the rows that have all ``values``."""
    return f"holding AS sorted WHERE value = ?{_HAVE * (len(values) - 1)}", tuple(number for number, _ in values)


def _row(row: tuple[str, str]) -> Row:
    thing, cells = row
    return Row(NamedNode(thing), tuple(json.loads(cells)))
