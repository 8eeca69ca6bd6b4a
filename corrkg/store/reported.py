"""The report of a build as a table: what was not read, repaired or contested, in order, by kind and by letter.

DIR/releases/{digest}/report.sqlite
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from corrkg.keyed import KeyedFile, written

REPORT = "report.sqlite"
FILTERS = ("kind", "about", "letter")
"""What rows are chosen by."""

Row = Mapping[str, Any]

_TABLES = """
CREATE TABLE row (number INTEGER PRIMARY KEY, kind TEXT, about TEXT, letter TEXT, told TEXT);
CREATE INDEX row_kind ON row (kind);
CREATE INDEX row_about ON row (about);
CREATE INDEX row_letter ON row (letter);
CREATE TABLE kind (kind TEXT PRIMARY KEY, number INTEGER) WITHOUT ROWID;
"""
_ALL = 2**40  # rows: more than there are


def write_report(target: Path, rows: Iterable[Row]) -> None:
    """Write the rows of a report to the new file ``target``."""
    with written(target) as db:
        db.executescript(_TABLES)
        for number, row in enumerate(rows, start=1):
            by = (str(row.get(name, "")) for name in FILTERS)
            db.execute("INSERT INTO row VALUES (?, ?, ?, ?, ?)", (number, *by, json.dumps(row, ensure_ascii=False)))
        db.execute("INSERT INTO kind SELECT kind, count(*) FROM row GROUP BY kind")


class Report(KeyedFile):
    """The rows of a report, open for reading."""

    subject = "the report is"

    def rows(self, asked: Mapping[str, str] | None = None, start: int = 0, limit: int = _ALL) -> list[Row]:
        """Return the rows that have in some columns the values asked for: ``limit`` of them from place ``start``.

        Args:
            asked: values by columns, which are among `FILTERS`.
            start: counted from 0.
            limit: how many.
        """
        where, values = _where(asked or {})
        if values:
            found = self._rows(f"SELECT told FROM row {where} ORDER BY number LIMIT ? OFFSET ?", *values, limit, start)  # noqa: S608
        else:
            query = "SELECT told FROM row WHERE number > ? AND number <= ? ORDER BY number"
            found = self._rows(query, start, start + limit)
        return [json.loads(told) for (told,) in found]

    def total(self, asked: Mapping[str, str]) -> int:
        """Return how many rows have in some columns the values asked for."""
        where, values = _where(asked)
        of = "count(*)" if values else "coalesce(max(number), 0)"
        return int(self._rows(f"SELECT {of} FROM row {where}", *values)[0][0])  # noqa: S608 - names of ours

    def kinds(self) -> list[tuple[str, int]]:
        """Return the kinds of rows with their numbers, by name."""
        return self._rows("SELECT kind, number FROM kind ORDER BY kind")

    def letters(self, limit: int) -> list[str]:
        """Return the first slugs of letters that rows are about, ``limit`` at most."""
        query = "SELECT DISTINCT letter FROM row WHERE letter > '' ORDER BY letter LIMIT ?"
        return [slug for (slug,) in self._rows(query, limit)]


def _where(asked: Mapping[str, str]) -> tuple[str, list[str]]:
    """Return the condition of what is asked for, and its values."""
    names = [name for name in FILTERS if name in asked]
    return (f"WHERE {' AND '.join(f'{name} = ?' for name in names)}" if names else ""), [asked[name] for name in names]
