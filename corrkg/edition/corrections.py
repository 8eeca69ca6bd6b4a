"""``corrections.csv``: what a curator knows better than the reading of the texts, one statement a row."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from pathlib import Path

from corrkg.errors import InputError
from corrkg.tables import Row, read_table

FILE = "corrections.csv"
COLUMNS = ("thing", "property", "from", "to", "who", "when", "source", "why")
_PROPERTY = re.compile(r"[a-z]+:[A-Za-z][\w-]*")
_THING = re.compile(r"[a-z]+/[^\s#]+(?:#[^\s#]+)?")


@dataclass(frozen=True, slots=True)
class Correction:
    """A row of ``corrections.csv``.

    Args:
        thing: the path of what it is about below the base, with its fragment: ``letter/x#mention-3``.
        property: the property, with its prefix: ``ck:refersTo``.
        read: the value that was read and is wrong; empty where a statement is missing.
        right: the value that is right; empty where nothing is to stand in its place.
        who: the name of the curator.
        when: the day of the correction.
        source: what the curator relies on.
        why: the reason, for readers.
        line: the 1-based line of the row.
    """

    thing: str
    property: str
    read: str
    right: str
    who: str
    when: dt.date
    source: str
    why: str
    line: int


def read_corrections(path: Path) -> tuple[Correction, ...]:
    """Read the corrections of a publisher; without the file there are none.

    Raises:
        InputError: the table is wrong, or two rows contradict each other; with the line.
    """
    if not path.exists():
        return ()
    found = tuple(_correction(row, path) for row in read_table(path, COLUMNS, required=COLUMNS))
    _check_together(found, path)
    return found


def _correction(row: Row, path: Path) -> Correction:
    cells = row.cells
    for column, pattern, example in (
        ("thing", _THING, "a path below the base: letter/1935-10-02-stalin-to-kaganovich#mention-3"),
        ("property", _PROPERTY, "a property with its prefix: ck:sender"),
    ):
        if not pattern.fullmatch(cells[column]):
            raise InputError(f"{column} is {cells[column]!r}", path, row.line, expected=example)
    for column in ("who", "source", "why"):
        if not cells[column]:
            raise InputError(f"{column} is empty", path, row.line, expected="who corrects, on what, and why")
    if len(cells["why"]) < 10:
        raise InputError(f"why is {cells['why']!r}", path, row.line, expected="a sentence that a reader can check")
    if cells["from"] == cells["to"]:
        what = "from and to are the same" if cells["to"] else "from and to are empty"
        raise InputError(what, path, row.line, expected="what was read, what is right, or both")
    return Correction(
        cells["thing"], cells["property"], cells["from"], cells["to"], cells["who"], _day(row, path),
        cells["source"], cells["why"], row.line,
    )  # fmt: skip


def _day(row: Row, path: Path) -> dt.date:
    try:
        return dt.date.fromisoformat(row.cells["when"])
    except ValueError:
        raise InputError(
            f"when is {row.cells['when']!r}", path, row.line, expected="the day of the correction: 2026-11-27"
        ) from None


def _check_together(corrections: tuple[Correction, ...], path: Path) -> None:
    """Refuse two rows of which only one can be: a value that two rows replace, or that one brings in and one takes."""
    taken: dict[tuple[str, str, str], Correction] = {}
    brought: dict[tuple[str, str, str], Correction] = {}
    for each in corrections:
        for value, seen in ((each.read, taken), (each.right, brought)):
            other = seen.setdefault((each.thing, each.property, value), each) if value else each
            if other is not each:
                raise _contradiction(each, other, value, path)
    for place, each in taken.items():
        opposite = brought.get(place)
        if opposite is not None:
            first, second = sorted((each, opposite), key=lambda one: one.line)
            raise _contradiction(second, first, each.read, path)


def _contradiction(later: Correction, earlier: Correction, value: str, path: Path) -> InputError:
    return InputError(
        f"this contradicts line {earlier.line}: both speak of {later.thing} {later.property} {value}", path, later.line,
        expected="one row for each value, from what the text was read as to what is right",
        hint="keep the row that is right, and delete the other",
    )  # fmt: skip
