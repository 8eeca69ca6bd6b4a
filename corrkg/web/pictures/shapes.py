"""What pictures are made of: shapes of SVG, and what a cell of an answer is as a number and as a label."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from pyoxigraph import Literal

from corrkg.reading.view import Node
from corrkg.vocab import XSD

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
    """

    tag: str
    attributes: Attributes
    text: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Plot:
    """A picture, or the note that there is none.

    Args:
        kind: the view.
        width, height: of the picture.
        shapes: what is in it.
        note: what a reader should know of it.
        legend: the classes of its series with their names.
        description: what it shows, for who does not see it.
    """

    kind: str
    width: int = 0
    height: int = 0
    shapes: list[Shape] = field(default_factory=list)
    note: str = ""
    legend: tuple[tuple[str, str], ...] = ()
    description: str = ""


def number(node: Node | None) -> float | None:
    """Return the number that a node is, if it is one."""
    if node is None or not isinstance(node.term, Literal) or node.term.datatype not in _NUMBERS:
        return None
    try:
        found = float(node.value)
    except ValueError:
        return None
    return found if math.isfinite(found) else None


def label(node: Node | None, length: int = 34) -> str:
    """Return what to write beside a mark."""
    text = "" if node is None else node.label
    if len(text) <= length:
        return text
    tail = length // 3  # Where the label of a letter has its date.
    return f"{text[: length - tail - 1].rstrip()}…{text[-tail:].lstrip()}"


def full(node: Node | None) -> str:
    """Return the whole label of a node."""
    return "" if node is None else node.label


def rectangle(x: float, y: float, width: float, height: float, kind: str, title: str = "") -> Shape:
    """Return a rectangle of the class ``kind``, with its upper left corner at ``x`` and ``y``."""
    box: Attributes = {
        "x": round(x, 1),
        "y": round(y, 1),
        "width": round(width, 1),
        "height": round(height, 1),
        "class": kind,
    }
    return Shape("rect", box, title=title)


def words(x: float, y: float, text: str, anchor: str, title: str = "", kind: str = "label") -> Shape:
    """Return ``text`` at ``x`` and ``y``, which is its start, its middle or its end as ``anchor`` says."""
    return Shape("text", {"x": round(x, 1), "y": round(y, 1), "text-anchor": anchor, "class": kind}, text, title)
