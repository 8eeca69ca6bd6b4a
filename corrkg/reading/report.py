"""The rows of a build's report: what was not read, was repaired, inferred or left unresolved, or is contested.

Each has its place in the source and its words.
"""

from __future__ import annotations

from dataclasses import dataclass

from corrkg.errors import StoreError
from corrkg.reading.view import Node, View
from corrkg.store.release import Release
from corrkg.store.reported import Row

COLUMNS = ("kind", "about", "message", "certainty", "source", "file", "line", "letter", "start", "end", "quote")


def of_letter(release: Release, slug: str) -> int:
    """Return how many rows there are about the letter ``slug``; 0 where there is no report."""
    try:
        return release.report.total({"letter": slug})
    except StoreError:
        return 0


@dataclass(frozen=True, slots=True)
class Entry:
    """A row as a page shows it.

    Args:
        row: of the report.
        letter: the one that it is about.
        passage: the path of the page of the source that has its words.
    """

    row: Row
    letter: Node | None
    passage: str | None

    @classmethod
    def of(cls, view: View, row: Row) -> Entry:
        """Return ``row`` with its letter and its passage."""
        uris = view.release.uris
        letter = view.node(uris.letter(str(row["letter"]))) if row["letter"] else None
        source = uris.source(str(row["source"])) if row["source"] else None
        path = uris.path_of(source.value) if source is not None and view.release.holds(source) else None
        return cls(
            row,
            letter,
            f"{path}.html?at={row['start']},{row['end']}" if path else None,
        )
