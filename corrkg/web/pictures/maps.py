"""A map of places: points on a coastline of our own and a grid of degrees; nothing is loaded from elsewhere.

Coordinates are looked for in the answer (columns ``lat`` and ``long``, or a WKT point), then at the place itself
(``geo:lat``, ``geo:long``, ``geosparql:asWKT``).
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pyoxigraph import NamedNode

from corrkg.reading.view import Node
from corrkg.web.pictures.land import within
from corrkg.web.pictures.shapes import Drawing, Plot, Row, Shape, label, linked, number, words
from corrkg.web.words import translate

_GEO = "http://www.w3.org/2003/01/geo/wgs84_pos#"
_WKT = NamedNode("http://www.opengis.net/ont/geosparql#asWKT")
_POINT = re.compile(r"(?:<[^>]*>\s*)?POINT\s*\(\s*(-?[\d.]+)\s+(-?[\d.]+)\s*\)", re.IGNORECASE)
_TOLD = "Places by longitude and latitude: {number}. The coastline is Natural Earth's."
_NOTE = "The places of this answer have no coordinates, so there is no map; the table has them all."
_WIDTH = 900
_HIGHEST = 560
_LEAST = 12  # degrees: nearer than this, a coastline of this detail is a few straight lines


def world(drawing: Drawing, rows: Sequence[Row], columns: Sequence[int]) -> Plot:
    """Return the map of an answer, or the note that there is none."""
    points: dict[tuple[float, float], list[Node | None]] = {}
    for row in rows:
        where = _coordinates(drawing, row)
        if where is not None:
            named = points.setdefault(where, [])
            node = next((row[each] for each in columns if row[each] is not None), None)
            if label(node) not in [label(each) for each in named]:
                named.append(node)
    if not points:
        return Plot("map", note=translate(_NOTE))
    frame = _Frame.around(list(points))
    shapes = [*frame.land(), *frame.grid()]
    for (longitude, latitude), named in sorted(points.items(), key=lambda item: item[0]):
        x, y = frame.at(longitude, latitude)
        names = "; ".join(label(each) for each in named)
        beside = "end" if x > 0.75 * _WIDTH else "start"
        dot = Shape("circle", {"cx": x, "cy": y, "r": 6, "class": "s0"}, title=f"{names} ({latitude:g}, {longitude:g})")
        name = {"x": x, "y": y + 4, "dx": -10 if beside == "end" else 10, "text-anchor": beside, "class": "label"}
        shapes += linked(named[0], [dot, Shape("text", name, names[:60])])
    missing = sum(_coordinates(drawing, row) is None for row in rows)
    left = "Rows without coordinates: {missing} of {total}; the table has them all."
    note = translate(left, missing=missing, total=len(rows)) if missing else ""
    told = translate(
        "Places by longitude and latitude: {number}. The coastline is Natural Earth's.", number=len(points)
    )
    return Plot("map", shapes=shapes, note=note, description=told, box=(_WIDTH, frame.height))


@dataclass(frozen=True, slots=True)
class _Frame:
    """The part of the earth that a map shows, in degrees, and the pixels of a degree of latitude.

    Args:
        west, south, east, north: its sides.
        narrow: a degree of longitude in degrees of latitude: the cosine of the latitude in the middle.
        scale: pixels of a degree of latitude.
    """

    west: float
    south: float
    east: float
    north: float
    narrow: float
    scale: float

    @classmethod
    def around(cls, points: Sequence[tuple[float, float]]) -> _Frame:
        west, east = _room([x for x, _ in points])
        south, north = _room([y for _, y in points])
        south, north = max(south, -90.0), min(north, 90.0)
        narrow = max(0.2, math.cos(math.radians((north + south) / 2)))
        scale = min(_WIDTH / ((east - west) * narrow), _HIGHEST / (north - south))
        # What the height leaves over on both sides is shown too, so that the places stand in the middle.
        beside = max(0.0, _WIDTH / (narrow * scale) - (east - west)) / 2
        return cls(west - beside, south, east + beside, north, narrow, scale)

    @property
    def height(self) -> int:
        return round((self.north - self.south) * self.scale)

    def at(self, x: float, y: float) -> tuple[float, float]:
        return round((x - self.west) * self.narrow * self.scale, 1), round((self.north - y) * self.scale, 1)

    def land(self) -> Iterator[Shape]:
        # A little beyond the sides, where the cut would be seen as a coast.
        box = (self.west - 1, self.south - 1, self.east + 1, self.north + 1)
        lines = [" ".join(f"{x:g} {y:g}" for x, y in (self.at(*point) for point in ring)) for ring in within(*box)]
        if lines:
            yield Shape("path", {"d": "".join(f"M{each}z" for each in lines), "class": "land"})

    def grid(self) -> Iterator[Shape]:
        span = self.east - self.west + self.north - self.south
        step = next(each for each in (1, 2, 5, 10, 30) if span / each <= 24 or each == 30)
        for degree in range(math.ceil(self.west / step) * step, math.floor(self.east) + 1, step):
            x, _ = self.at(degree, self.north)
            yield Shape("line", {"x1": x, "x2": x, "y1": 0, "y2": self.height, "class": "grid"})
            yield words(x, 14, f"{degree}°", "middle", "value wide")
        for degree in range(math.ceil(self.south / step) * step, math.floor(self.north) + 1, step):
            _, y = self.at(self.west, degree)
            yield Shape("line", {"x1": 0, "x2": _WIDTH, "y1": y, "y2": y, "class": "grid"})
            yield words(4, y - 3, f"{degree}°", kind="value wide")


def _room(values: Sequence[float]) -> tuple[float, float]:
    """Return where the sides of a map are, for what lies between: with some room, and never too near."""
    low, high = min(values), max(values)
    around = max((high - low) * 0.15, (_LEAST - (high - low)) / 2, 2.0)
    return low - around, high + around


def _coordinates(drawing: Drawing, row: Row) -> tuple[float, float] | None:
    named = dict(zip(drawing.columns, row, strict=True))
    latitude = number(named.get("lat"))
    longitude = number(named.get("long") or named.get("lon"))
    if latitude is not None and longitude is not None:
        return _on_earth(longitude, latitude)
    for node in row:
        if node is not None and (found := _of(node)):
            return found
    return None


def _of(node: Node) -> tuple[float, float] | None:
    if node.is_literal:
        match = _POINT.fullmatch(node.value)
        return _on_earth(float(match[1]), float(match[2])) if match else None
    if not isinstance(node.term, NamedNode):
        return None
    graph = node.view.release.graph
    values = []
    for name in ("long", "lat"):
        quad = next(graph.match(node.term, NamedNode(_GEO + name), None), None)
        values.append(None if quad is None else _float(getattr(quad.object, "value", "")))
    if values[0] is not None and values[1] is not None:
        return _on_earth(values[0], values[1])
    quad = next(graph.match(node.term, _WKT, None), None)
    match = _POINT.fullmatch(getattr(quad.object, "value", "")) if quad else None
    return _on_earth(float(match[1]), float(match[2])) if match else None


def _float(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None


def _on_earth(longitude: float, latitude: float) -> tuple[float, float] | None:
    return (longitude, latitude) if abs(longitude) <= 180 and abs(latitude) <= 90 else None
