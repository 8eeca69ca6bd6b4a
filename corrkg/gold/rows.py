"""The files of a gold standard, and the facts of the store that they are held against."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from corrkg.edition.seeds import read_seeds
from corrkg.edition.source import read_source
from corrkg.errors import InputError
from corrkg.gold.facts import Fact, Facts
from corrkg.store.embedded import Embedded
from corrkg.tables import read_table


class Row(dict[str, str]):
    """A row of a gold file: its cells by column.

    Args:
        cells: the cells.
        path: the file.
        line: the 1-based line that it begins on.
    """

    def __init__(self, cells: dict[str, str], path: Path, line: int) -> None:
        """Keep the place for errors."""
        super().__init__(cells)
        self.path, self.line = path, line

    def __missing__(self, column: str) -> str:
        """Refuse a file without a column that is needed."""
        raise InputError(f"no column {column!r}", self.path, 1, expected=f"{column}, as the README of the gold says")


@dataclass(frozen=True)
class Gold:
    """A gold standard beside the store.

    Args:
        files: the rows of each file, by its name without ``.csv``.
        facts: the facts of the store.
        sources: the texts that the gold speaks of; what the store has of others is not evaluated.
    """

    files: dict[str, list[Row]]
    facts: Facts
    sources: frozenset[str]

    @classmethod
    def read(cls, store: Embedded, seeds_dir: Path, gold_dir: Path) -> Gold:
        """Read the files, and find the letters of the store.

        Raises:
            InputError: there is no file, one lacks a column, or the store was built from other texts.
        """
        paths = sorted(gold_dir.glob("*.csv"))
        if not paths:
            raise InputError("no gold file here", gold_dir, expected="letters.csv, mentions.csv …")
        texts = [read_source(path) for path in read_seeds(seeds_dir).editions]
        facts = Facts(store, {source.slug: source for source in texts})
        files = {path.stem: [*_rows(path, facts)] for path in paths}
        return cls(files, facts, frozenset(row["source"] for rows in files.values() for row in rows))

    def facts_of(self, name: str, of_row: Callable[[Row], Fact | list[Fact] | None]) -> Iterator[Fact]:
        """Yield the facts of the rows of a file; a row may be none, or several."""
        for row in self.files[name]:
            found = of_row(row)
            if isinstance(found, list):
                yield from found
            elif found is not None:
                yield found


def own(row: Row, *names: str) -> Fact:
    """Return the text and the letter of a row, and its cells of these names."""
    return (row["source"], row["letter"], *(row[name] for name in names))


def _rows(path: Path, facts: Facts) -> Iterator[Row]:
    for row in read_table(path, required=("source", "letter")):
        source, letter = row.cells["source"], row.cells["letter"]
        if source not in facts.sources:
            near = ", ".join(facts.sources)
            raise InputError(f"no text is called {source!r}", path, row.line, expected=f"one of {near}")
        if not letter.isdecimal():
            raise InputError(f"letter is {letter!r}", path, row.line, expected="the line of the letter's header: 312")
        yield Row(row.cells, path, row.line)
