"""Tables of a publisher: CSV (RFC 4180) as spreadsheets of any locale save it, and the settings of a TOML file.

Commas, semicolons and tabs, any line ends, byte order marks, UTF-16, empty columns and rows at the end: all are read
where there is one way to read them; otherwise the error names file, line and what to do.
"""

from __future__ import annotations

import csv
import io
import re
import stat
import tomllib
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corrkg.decoding import decode
from corrkg.errors import InputError

_SEPARATORS = {",": "commas", ";": "semicolons", "\t": "tabs"}
_CONFLICT = re.compile(r"^(?:<{7}|={7}|>{7}|\|{7})(?: .*)?\r?$", re.MULTILINE)
# What a spreadsheet shows for a formula that it cannot work out, in English and in Russian.
_MISCALCULATED = re.compile(
    r"#(?:NAME\?|REF!|N/A|VALUE!|DIV/0!|NULL!|NUM!|ИМЯ\?|ССЫЛКА!|Н/Д|ЗНАЧ!|ДЕЛ/0!|ПУСТО!|ЧИСЛО!)"
)
# Characters that are seen by nobody, and part two words that look alike.
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: the 1-based line that it begins on, and its cells by column."""

    line: int
    cells: dict[str, str]


def tidy(cell: str) -> str:
    r"""Return what is seen of a cell: each run of white space as one space, and no invisible characters.

    >>> tidy(" Orlov,\xa0Pyotr\u200b\n")
    'Orlov, Pyotr'
    """
    return " ".join(cell.translate(_INVISIBLE).split())


def sort_of(path: Path) -> str:
    """Return in words what lies at ``path``, where it is no regular file."""
    try:
        mode = path.stat().st_mode
    except OSError:
        return "a link that leads nowhere"
    sorts = ((stat.S_ISDIR, "a directory"), (stat.S_ISFIFO, "a named pipe"), (stat.S_ISSOCK, "a socket"))
    return next((words for fits, words in sorts if fits(mode)), "a device")


def read_bytes(path: Path) -> bytes:
    """Return what a file holds; a named pipe or a device might never end.

    Raises:
        InputError: it is no regular file, or cannot be read.
    """
    if not path.is_file():
        raise InputError(f"{sort_of(path)}, not a file", path, expected="a file", hint="take it away, or rename it")
    try:
        return path.read_bytes()
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror}", path) from error


def read_text(path: Path, data: bytes | None = None) -> str:
    """Return the text of a publisher's file, without a byte order mark; any line end is one character.

    Args:
        path: the file.
        data: what it holds, where that has been read already.

    Raises:
        InputError: the file cannot be read, is no text, or git left a conflict in it.
    """
    if data is None:
        data = read_bytes(path)
    text = decode(data, path).removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    lost = text.find("\ufffd")
    if lost >= 0:
        line = text.count("\n", 0, lost) + 1
        raise InputError(
            "U+FFFD stands where a character was lost", path, line, column=lost - text.rfind("\n", 0, lost),
            expected="the character that stood there", hint="type it again, or export the file anew as UTF-8",
        )  # fmt: skip
    conflict = _CONFLICT.search(text)
    if conflict is not None:
        raise InputError(
            "two versions of this file were merged, and the conflict is not resolved", path,
            text.count("\n", 0, conflict.start()) + 1, expected="no line such as <<<<<<< or >>>>>>>",
            hint="keep the rows of both versions, and take these lines out",
        )  # fmt: skip
    return text


def read_table(
    path: Path,
    columns: Sequence[str] = (),
    required: Collection[str] = (),
    *,
    data: bytes | None = None,
    exact: bool = False,
) -> Iterator[Row]:
    """Yield the rows of a CSV file that hold anything, each with all ``columns``; a missing cell is empty.

    Args:
        path: the file.
        columns: the names that its columns may have, in any order; empty: any names.
        required: those that it must have.
        data: the bytes of the file, where they have been read already.
        exact: a row has a cell for every column, and cells are left as they are.

    Raises:
        InputError: it is no such table; with the line.
    """
    text = read_text(path, data)
    if text.lstrip().startswith("<"):
        raise InputError(
            "this is a page of HTML or XML, not a table", path, 1, expected="CSV",
            hint="open it in a spreadsheet program, and save it as CSV in UTF-8",
        )  # fmt: skip
    separator = _separator(text, columns, required)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    names: list[str] = []
    for line, cells in _lines(reader, path):
        if not any(cell.strip() for cell in cells) or (not names and cells[0].startswith("sep=")):
            continue
        if not names:
            names = _head(cells, path, line, separator, columns, required)
            continue
        while len(cells) > len(names) and not cells[-1]:
            cells.pop()
        if exact and len(cells) != len(names):
            raise InputError(f"a row of {len(cells)} cells", path, line, expected=f"{len(names)}: {', '.join(names)}")
        yield Row(line, _row(cells, names, columns, path, line, separator, exact=exact))
    if not names:
        needed = ", ".join(columns or required)
        raise InputError(
            "wrong columns: there are none", path, 1, expected=needed, hint="write their names into the first line"
        )


def _lines(reader: Any, path: Path) -> Iterator[tuple[int, list[str]]]:
    """Yield each record with the line that it begins on."""
    while True:
        line = reader.line_num + 1
        try:
            yield line, next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            what = str(error)
            if "field larger" in what:
                what = f"a cell is longer than {csv.field_size_limit():,} characters"
            raise InputError(
                f"not CSV: {what}", path, line, expected="cells between separators, quoted where they hold one",
                hint="a quotation mark that nothing closes? Inside a quoted cell it is written twice",
            ) from error  # fmt: skip


def _separator(text: str, columns: Sequence[str], required: Collection[str]) -> str:
    """Return what parts the cells: the separator by which the first line has the most of the columns' names."""
    head = next((line for line in text.splitlines() if line.strip(" ,;\t")), "")
    if (told := re.fullmatch(r"sep=(.)", head)) and told[1] in _SEPARATORS:  # Excel's own way to say it
        return told[1]
    wanted = {*columns, *required}

    def fit(separator: str) -> tuple[int, int]:
        names = {name.strip(' "').lower() for name in head.split(separator)}
        return len(names & wanted), head.count(separator)

    return max(_SEPARATORS, key=fit)  # of equals the comma, which is the first


def _head(
    cells: list[str], path: Path, line: int, separator: str, columns: Sequence[str], required: Collection[str]
) -> list[str]:
    """Return the names of the columns; empty ones at the end are no columns."""
    names = [tidy(cell).lower() for cell in cells]
    while names and not names[-1]:
        names.pop()
    unknown = [name for name in names if name and columns and name not in columns]
    missing = sorted(set(required) - set(names))
    twice = sorted({name for name in names if name and names.count(name) > 1})
    faults = [*unknown, *(f"{name} missing" for name in missing), *(f"{name} twice" for name in twice)]
    if faults:
        hint = f"the names stand on line {line}, before the first row"
        other = re.match(r"\w+([^\w\s])\w", names[0]) if len(names) == 1 else None
        if other is not None:
            hint = f"cells that are parted by {other[1]} are not: save the table with commas, semicolons or tabs"
        raise InputError(
            f"wrong columns: {', '.join(faults)} (read as separated by {_SEPARATORS[separator]})", path, line,
            expected=", ".join(columns or required), hint=hint,
        )  # fmt: skip
    return names


def _row(
    cells: list[str], names: list[str], columns: Sequence[str], path: Path, line: int, separator: str, *, exact: bool
) -> dict[str, str]:
    values = cells if exact else [tidy(cell) for cell in cells]
    for index, value in enumerate(values):
        if value and (index >= len(names) or not names[index]):
            raise InputError(
                f"more cells than columns: {value[:40]!r} stands in cell {index + 1}", path, line,
                expected=f"{len(names)} cells: {', '.join(names)}",
                hint=f"quote a cell that holds one of the {_SEPARATORS[separator]}: \"Orlov, Pyotr\"",
            )  # fmt: skip
        if not exact and _MISCALCULATED.fullmatch(value):
            raise InputError(
                f"{value} stands in cell {index + 1}: a spreadsheet could not work it out", path, line,
                expected="what was meant", hint="a cell that begins with =, + or - is a formula to a spreadsheet",
            )  # fmt: skip
    found = dict(zip(names, values, strict=False))
    found.pop("", None)
    return {name: found.get(name, "") for name in columns or filter(None, names)}


def read_toml(path: Path) -> dict[str, Any]:
    """Return the tables of a TOML file.

    Raises:
        InputError: it cannot be read, or is not TOML (https://toml.io/en/v1.0.0); with the line.
    """
    try:
        text = read_text(path)
    except InputError as error:
        error.expected = f"TOML: {error.expected}"
        raise
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"line (\d+)", str(error))
        raise InputError(f"not TOML: {error}", path, int(line[1]) if line else 1) from error
