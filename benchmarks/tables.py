"""Tables of what was measured, on the terminal and in docs/."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from rich.console import Console

PAGE = Path(__file__).parent.parent / "docs" / "benchmarks.md"

Table = list[list[str]]


def show(console: Console, rows: Table) -> None:
    """Print a table."""
    widths = [max(len(row[place]) for row in rows) for place in range(len(rows[0]))]
    for row in rows:
        console.print("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)), highlight=False)
    console.print()


def _markdown(rows: Table) -> str:
    lines = [f"| {' | '.join(row)} |" for row in rows]
    return "\n".join([lines[0], "|---" * len(rows[0]) + "|", *lines[1:]])


def write(parts: Mapping[str, Table | str], page: Path = PAGE) -> None:
    """Put each part, a table or words, between its marks in a page of docs/."""
    text = page.read_text(encoding="utf-8")
    for name, content in parts.items():
        marks = f"<!-- {name} -->", f"<!-- end of {name} -->"
        pattern = re.compile(f"{re.escape(marks[0])}.*?{re.escape(marks[1])}", re.DOTALL)
        words = content if isinstance(content, str) else _markdown(content)
        text = pattern.sub(lambda _, c=words, m=marks: f"{m[0]}\n{c}\n{m[1]}", text)  # type: ignore[misc]
    page.write_text(text, encoding="utf-8")
