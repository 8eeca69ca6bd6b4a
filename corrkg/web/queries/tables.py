"""Tables of saved queries in pages: a query is evaluated once, and its pages are slices of what it answered.

A table is held as SPARQL 1.1 TSV (https://www.w3.org/TR/sparql11-results-csv-tsv/#tsv), in which a row is a line and
every term keeps its kind: a slice of the lines is a table again, to be read or written in any format.
"""

from __future__ import annotations

import io
import threading
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import cast

from cachetools import LRUCache
from pyoxigraph import QueryResultsFormat, QuerySolutions, parse_query_results

from corrkg.reading.paging import Page
from corrkg.sparql.answer import Answer, Term

Row = tuple[Term | None, ...]
_OVERHEAD = 50  # bytes that an object and its place in a tuple take, about


@dataclass(frozen=True, slots=True)
class Table:
    """Some rows of a table.

    Args:
        head: the line of the variables.
        lines: the rows, each with its line end.
    """

    head: bytes
    lines: tuple[bytes, ...]

    @property
    def size(self) -> int:
        """How many bytes of memory it takes, about."""
        return sum(len(line) + _OVERHEAD for line in self.lines) + len(self.head) + _OVERHEAD

    def rows(self) -> tuple[Row, ...]:
        r"""Return the terms of the rows; an unbound variable is None.

        >>> Table(b"?a\t?b\n", (b"41\t\n",)).rows()
        ((<Literal value=41 datatype=<NamedNode value=http://www.w3.org/2001/XMLSchema#integer>>, None),)
        """
        return tuple(tuple(row) for row in self._solutions())

    def write(self, format: QueryResultsFormat) -> bytes:
        """Return the table in ``format``."""
        if format == QueryResultsFormat.TSV:
            return self._text()
        output = io.BytesIO()
        Answer(self._solutions()).write(output, format)
        return output.getvalue()

    def _text(self) -> bytes:
        return b"".join((self.head, *self.lines))

    def _solutions(self) -> QuerySolutions:
        return cast(QuerySolutions, parse_query_results(self._text(), QueryResultsFormat.TSV))


@dataclass(frozen=True, slots=True)
class Cut:
    """A page of a table.

    Args:
        page: which, with the rows as lines.
        table: the rows of the page.
        first: the first rows of the whole table, for a picture of it.
    """

    page: Page[bytes]
    table: Table
    first: Table


def cut(blocks: Iterable[bytes], number: int, size: int, first: int, most: int) -> tuple[Cut, Table | None]:
    """Return page ``number`` of the table that ``blocks`` hold, and the whole table if it takes ``most`` bytes or less.

    The table is read to its end, for the number of its pages; of a longer one only what is asked for is held.

    Args:
        blocks: the table in TSV.
        number: which page, from 1.
        size: rows on a page.
        first: how many rows of the beginning are wanted besides.
        most: bytes.
    """
    start, end = (number - 1) * size, number * size
    lines = _lines(blocks)
    head = next(lines, b"\n")
    beginning: list[bytes] = []
    here: list[bytes] = []
    whole: list[bytes] | None = []
    total = taken = 0
    for total, line in enumerate(lines, 1):
        if total <= first:
            beginning.append(line)
        if start < total <= end:
            here.append(line)
        taken += len(line) + _OVERHEAD
        if taken > most:
            whole = None
        if whole is not None:
            whole.append(line)
    page = Page(tuple(here), number, size, total)
    found = Cut(page, Table(head, page.items), Table(head, tuple(beginning)))
    return found, None if whole is None else Table(head, tuple(whole))


def cut_again(table: Table, number: int, size: int, first: int) -> Cut:
    """Return page ``number`` of a table that is held (see `cut`)."""
    page = Page.cut(table.lines, number, size)
    return Cut(page, Table(table.head, page.items), Table(table.head, table.lines[:first]))


def _lines(blocks: Iterable[bytes]) -> Iterator[bytes]:
    rest = b""
    for block in blocks:
        *lines, rest = (rest + block).split(b"\n")
        yield from (line + b"\n" for line in lines)
    if rest:
        yield rest + b"\n"


class Tables:
    """The tables that were asked for last, bounded in bytes; for all threads of a process.

    Args:
        capacity: bytes.
    """

    def __init__(self, capacity: int) -> None:
        self.largest = capacity // 4  # A larger one would drop too many others.
        self._kept: LRUCache[tuple[str, ...], Table] = LRUCache(capacity, getsizeof=lambda table: table.size)
        self._lock = threading.Lock()

    def get(self, *key: str) -> Table | None:
        """Return the table that was kept under ``key``, or None."""
        with self._lock:
            return self._kept.get(key)

    def keep(self, table: Table, *key: str) -> None:
        """Keep a table; what was used least makes place for it."""
        with self._lock, suppress(ValueError):  # it is larger than all that may be kept
            self._kept[key] = table
