"""Tables for a terminal: as columns where they fit, otherwise row by row."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

_NARROW = 14  # characters; a column with less than this for its words is no pleasure to read


def cell(term: Any, base: str) -> str:
    """Return a term for the eye: a URI under ``base`` without it, which would fill the terminal.

    >>> from pyoxigraph import NamedNode
    >>> cell(NamedNode("http://localhost:8000/person/stalin"), "http://localhost:8000/")
    'person/stalin'
    """
    text = "" if term is None else str(getattr(term, "value", term))
    return text.removeprefix(base) if base else text


def fits(columns: Sequence[str], rows: Sequence[Sequence[str]], width: int) -> bool:
    """Tell whether a table of ``rows`` can be read in ``width`` characters.

    >>> fits(["a"], [["word " * 100]], 80), fits(["a"] * 10, [["word " * 100] * 10], 80)
    (True, False)
    """
    least = 1
    for index, name in enumerate(columns):
        longest = max((len(row[index]) for row in rows), default=0)
        least += max(len(name), min(longest, _NARROW)) + 3
    return least <= width


def show(title: str, columns: Sequence[str], rows: Sequence[Sequence[str]], console: Console | None = None) -> None:
    """Print rows with their number under them."""
    console = console or Console()
    if fits(columns, rows, console.width):
        table = Table(title=title)
        for name in columns:
            table.add_column(name, overflow="fold")
        for row in rows:
            table.add_row(*map(Text, row))
        console.print(table)
    else:
        indent = max(map(len, columns), default=0)
        console.print(Text(title, "italic"))
        for number, row in enumerate(rows, 1):
            console.rule(f"{number}", align="left", characters="─")
            grid = Table.grid(padding=(0, 2))
            grid.add_column(width=indent, style="bold")
            grid.add_column(overflow="fold")
            for name, text in zip(columns, row, strict=True):
                if text:
                    grid.add_row(name, Text(text))
            console.print(grid)
    console.print("no rows" if not rows else f"{len(rows)} rows" if len(rows) > 1 else "1 row")
