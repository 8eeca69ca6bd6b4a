"""A list as a table that is sorted by its columns and narrowed by their values."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from corrkg.reading.kinds import Kind
from corrkg.reading.paging import Page
from corrkg.store.arranged import OWN, Arrangement, Row
from corrkg.store.release import Release


@dataclass(frozen=True, slots=True)
class Filter:
    """What a column can be narrowed by.

    Args:
        column: its name in addresses.
        heading: its heading.
        values: with the number of rows that have each, most first.
    """

    column: str
    heading: str
    values: tuple[tuple[str, int], ...]


def columns(kind: Kind) -> dict[str, str]:
    """Return the headings of the columns of a list by their names in addresses.

    >>> from corrkg.reading.kinds import LETTER
    >>> columns(LETTER)["from"]
    'From'
    """
    headings = ["Name", *(heading for heading, _ in kind.columns)]
    return {re.sub(r"\W+", "-", heading.casefold()): heading for heading in headings}


def arrangement(kind: Kind, sort: str, chosen: Mapping[str, str]) -> Arrangement:
    """Return an arrangement of a list as its tables have it.

    Args:
        kind: of the list.
        sort: the name of a column, with - in front for the other direction; empty: the list's own order.
        chosen: values by the names of columns.
    """
    places = {name: place for place, name in enumerate(columns(kind))}
    values = {places[name]: value for name, value in chosen.items()}
    return Arrangement(places[sort.removeprefix("-")] if sort else None, sort.startswith("-"), values)


def page(
    release: Release, kind: Kind, language: str, number: int, size: int, arranged: Arrangement = OWN
) -> Page[Row]:  # fmt: skip
    """Return a page of a list with labels in ``language``; one past the end is empty."""
    total = release.lists.total(kind, language, arranged)
    rows = release.lists.rows(kind, language, arranged, (number - 1) * size, size)
    return Page(tuple(rows), number, size, total)


def filters(release: Release, kind: Kind, language: str, arranged: Arrangement) -> list[Filter]:
    """Return what the rows that are left can be narrowed by further."""
    names = [*columns(kind).items()]
    return [Filter(*names[column], values) for column, values in release.lists.offered(kind, language, arranged)]
