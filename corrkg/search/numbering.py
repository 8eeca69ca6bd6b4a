"""Numbers of the rows of a table in the order of a text, with room between them for rows that come later.

SQLite's full-text tables know their rows by number, and return them so. With numbers in the order of what rows are
found by, a table to which rows were added says the same as one that was made of all of them at once.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from itertools import groupby

_ROOM = 4096  # between two rows that were written at once; FTS5 writes such a step in two bytes


class NoRoomError(Exception):
    """There is no number left between two rows: the table must be made anew."""


def numbers(db: sqlite3.Connection, table: str, column: str, texts: Iterable[str]) -> dict[str, int]:
    """Return numbers for rows to be, in the order of their texts, which no row of the table has yet.

    Args:
        db: the database.
        table: one whose primary key is ``number``.
        column: an indexed one, by whose text the rows are in order.
        texts: of the rows to be.

    Raises:
        NoRoomError: somewhere there is no number left.

    >>> db = sqlite3.connect(":memory:")
    >>> _ = db.execute("CREATE TABLE known (number INTEGER PRIMARY KEY, word TEXT UNIQUE)")
    >>> _ = db.executemany("INSERT INTO known VALUES (?, ?)", [(1000, "b"), (1004, "e")])
    >>> numbers(db, "known", "word", ["g", "d", "c", "f"])
    {'c': 1001, 'd': 1002, 'f': 5100, 'g': 9196}
    """
    sides = (f"SELECT number FROM {table} WHERE {column} {side} LIMIT 1"  # noqa: S608 - names of our own
             for side in (f"< ? ORDER BY {column} DESC", f"> ? ORDER BY {column}"))  # fmt: skip
    around = f"SELECT ({'), ('.join(sides)})"
    near = ((text, db.execute(around, (text, text)).fetchone()) for text in sorted(set(texts)))
    found: dict[str, int] = {}
    for (before, after), each in groupby(near, key=lambda pair: pair[1]):
        here = [text for text, _ in each]
        found.update(zip(here, _between(before or 0, after, len(here)), strict=True))
    return found


def _between(before: int, after: int | None, size: int) -> Sequence[int]:
    step = _ROOM if after is None else (after - before) // (size + 1)
    if not step:
        raise NoRoomError
    return range(before + step, before + step * size + 1, step)
