"""Cells of the authority files: ids, names, days and coordinates, held against what they become in the graph."""

from __future__ import annotations

import re
from pathlib import Path

from corrkg import edtf
from corrkg.errors import InputError

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_DEGREES = re.compile(r"-?\d{1,3}(?:\.\d{1,7})?")


def check_values(row: dict[str, str], path: Path, line: int) -> None:
    """Hold the cells of a row of an authority file against what they become in the graph.

    Args:
        row: the cells by column.
        path: the file.
        line: that of the row.

    Raises:
        InputError: there is no name, a day is not EDTF, or coordinates are out of range.
    """
    if "name_en" in row and not row["name_en"]:
        raise InputError(f"{row['id']} has no name", path, line, expected="name_en: Surname, Given Patronymic")
    for column in ("born", "died"):
        if row.get(column):
            _check_date(column, row[column], path, line)
    if "lat" in row:
        _check_point(row, path, line)


def _check_date(column: str, value: str, path: Path, line: int) -> None:
    try:
        span = edtf.read(value)
    except ValueError:
        raise InputError(f"{column} is {value!r}", path, line, expected=edtf.EXPECTED) from None
    if span.earliest and span.latest and span.latest < span.earliest:
        raise InputError(f"{column} is {value!r}, which ends before it begins", path, line, expected=edtf.EXPECTED)


def _check_point(row: dict[str, str], path: Path, line: int) -> None:
    """Both coordinates or none, each in its range: the two of a place are easily exchanged."""
    for column, most in (("lat", 90), ("long", 180)):
        value = row[column]
        if bool(row["lat"]) != bool(row["long"]) or (
            value and not (_DEGREES.fullmatch(value) and abs(float(value)) <= most)
        ):
            raise InputError(
                f"{column} is {value!r}", path, line,
                expected=f"degrees from -{most} to {most}, and both lat and long: 43.59699 and 39.72477",
            )  # fmt: skip


def check_id(value: str, seen: dict[str, int], path: Path, line: int) -> None:
    """Take the id of a row into those that are ``seen``, each with its line.

    Raises:
        InputError: it cannot be part of a URI, or another row has it.
    """
    if not _ID.fullmatch(value):
        raise InputError(
            f"the id {value!r} cannot be part of a URI",
            path,
            line,
            expected="lower-case letters, digits and hyphens: kaganovich",
        )
    if value in seen:
        raise InputError(
            f"the id {value!r} is given twice, first on line {seen[value]}",
            path,
            line,
            expected="one row an id",
            hint="two persons of one name need two ids, such as nikitin-a and nikitin-p",
        )
    seen[value] = line
