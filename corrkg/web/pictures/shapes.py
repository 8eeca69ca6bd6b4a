"""What pictures are made of: shapes of SVG, and what a cell of an answer is as a number and as a label."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from pyoxigraph import Literal

from corrkg.reading.view import Node
from corrkg.vocab import XSD
from corrkg.web.words import translate

Row = Sequence[Node | None]
Attributes = Mapping[str, str | int | float]

_NUMBERS = {XSD.integer, XSD.decimal, XSD.double, XSD.float}


@dataclass(frozen=True, slots=True)
class Drawing:
    """How a table is to be drawn.

    Args:
        view: table, chart, timeline, network or map.
        columns: of the table.
        draw: those of them that are drawn, the label first; none: what fits is found.
    """

    view: str
    columns: tuple[str, ...]
    draw: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Shape:
    """An element of SVG.

    Args:
        tag: its name.
        attributes: its attributes.
        text: what it says.
        title: what is said when it is pointed at.
        children: the elements in it.
    """

    tag: str
    attributes: Attributes
    text: str = ""
    title: str = ""
    children: tuple[Shape, ...] = ()


@dataclass(frozen=True, slots=True)
class Plot:
    """A picture, or the note that there is none.

    It is as wide as the page lets it be. Places across it are percentages, so that words keep their size on a narrow
    screen; a picture with a ``box`` is scaled instead, and its style sheet sets the words.

    Args:
        kind: the view.
        height: of the picture, in pixels.
        shapes: what is in it.
        note: what a reader should know of it.
        legend: the classes of its series with their names.
        description: what it shows, for who does not see it.
        box: width and height of its own coordinates.
    """

    kind: str
    height: int = 0
    shapes: list[Shape] = field(default_factory=list)
    note: str = ""
    legend: tuple[tuple[str, str], ...] = ()
    description: str = ""
    box: tuple[int, int] | None = None


def number(node: Node | None) -> float | None:
    """Return the number that a node is, if it is one."""
    if node is None or not isinstance(node.term, Literal) or node.term.datatype not in _NUMBERS:
        return None
    try:
        found = float(node.value)
    except ValueError:
        return None
    return found if math.isfinite(found) else None


def label(node: Node | None, length: int = 44) -> str:
    """Return what to write beside a mark."""
    text = "" if node is None else node.label
    if len(text) <= length:
        return text
    tail = length // 3  # Where the label of a letter has its date.
    return f"{text[: length - tail - 1].rstrip()}…{text[-tail:].lstrip()}"


def full(node: Node | None) -> str:
    """Return the whole label of a node."""
    return "" if node is None else node.label


def percent(part: float) -> str:
    """Return a part of the width or height, as SVG has it (https://www.w3.org/TR/SVG2/coords.html#Units).

    >>> percent(1 / 3), percent(0.5)
    ('33.3%', '50%')
    """
    return f"{round(100 * part, 1):g}%"


def words(x: str | float, y: str | float, text: str, anchor: str = "start", kind: str = "label") -> Shape:
    """Return ``text`` at ``x`` and ``y``, which is its start, its middle or its end as ``anchor`` says.

    >>> words("50%", 14, "October", "middle").attributes["text-anchor"]
    'middle'
    """
    return Shape("text", {"x": x, "y": y, "text-anchor": anchor, "class": kind}, text)


def linked(node: Node | None, shapes: Sequence[Shape]) -> list[Shape]:
    """Return ``shapes`` as one link to what a node stands for, or as they are where it stands for nothing."""
    if node is None or node.href is None:
        return list(shapes)
    return [Shape("a", {"href": node.href}, children=tuple(shapes))]


def left_out(total: int, kept: int) -> str:
    """Return the note that not everything is in the picture; empty where it is.

    >>> left_out(3, 2)
    'The picture has 2 of 3; the table has them all.'
    """
    told = translate("The picture has {kept} of {total}; the table has them all.", kept=kept, total=total)
    return told if kept < total else ""


def said(drawing: Drawing, row: Row, column: int) -> str:
    """Return what a mark says when it is pointed at: its column and its value."""
    node = row[column]
    return f"{drawing.columns[column].replace('_', ' ')}: {node.label if node else ''}"
