"""A list as a table that is sorted by its columns and narrowed by their values."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pyoxigraph import NamedNode

from corrkg.reading.kept import Kept
from corrkg.reading.kinds import Kind, members
from corrkg.reading.surroundings import surround_all
from corrkg.reading.view import View, natural_key
from corrkg.store.release import Release

NAME = "name"  # the column of what the things are called
SEPARATOR = "; "  # of several values in a cell
_FEW = 30  # values of a column that is narrowed by: of more, no list of links can be read


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a list.

    Args:
        thing: what it is about.
        cells: its label, then what each column says.
    """

    thing: NamedNode
    cells: tuple[str, ...]


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


@Kept
def rows(release: Release, kind: Kind, language: str) -> tuple[Row, ...]:
    """Return the rows of a list in its own order, with labels in ``language``."""
    view = View(release, language)
    things = members(release, kind, language)
    surround_all(view, things)
    return tuple(
        Row(thing, (node.label, *(of(node) for _, of in kind.columns)))
        for thing, node in ((each, view.node(each)) for each in things)
    )


def arranged(kind: Kind, found: Sequence[Row], sort: str, chosen: Mapping[str, str]) -> list[Row]:
    """Return the rows that have the values that are chosen, sorted by a column.

    Args:
        kind: of the list.
        found: its rows.
        sort: the name of a column, with - in front for the other direction; empty: the list's own order.
        chosen: values by the names of columns.
    """
    places = {name: place for place, name in enumerate(columns(kind))}
    fitting = [row for row in found if all(value in _values(row.cells[places[name]]) for name, value in chosen.items())]
    if not sort:
        return fitting
    place, backwards = places[sort.removeprefix("-")], sort.startswith("-")
    # A cell without a value is the last one in both directions.
    full = sorted((row for row in fitting if row.cells[place]), key=lambda row: _key(row, place), reverse=backwards)
    return full + [row for row in fitting if not row.cells[place]]


def filters(kind: Kind, found: Sequence[Row], chosen: Mapping[str, str]) -> list[Filter]:
    """Return what the rows that are left can be narrowed by further."""
    made = []
    for place, (name, heading) in enumerate(columns(kind).items()):
        numbers = Counter(value for row in found for value in _values(row.cells[place]))
        if name != NAME and name not in chosen and 1 < len(numbers) <= _FEW and max(numbers.values()) > 1:
            values = sorted(numbers.items(), key=lambda each: (-each[1], natural_key(each[0])))
            made.append(Filter(name, heading, tuple(values)))
    return made


def _values(cell: str) -> list[str]:
    return [each for each in cell.split(SEPARATOR) if each]


def _key(row: Row, place: int) -> tuple[list[tuple[int, int, str]], list[tuple[int, int, str]]]:
    return natural_key(row.cells[place].casefold()), natural_key(row.thing.value)
