"""A map of places: points on a grid of degrees, because nothing is loaded from elsewhere.

Coordinates are looked for in the answer (columns ``lat`` and ``long``, or a WKT point), then at the place itself
(``geo:lat``, ``geo:long``, ``geosparql:asWKT``).
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from pyoxigraph import NamedNode

from corrkg.reading.view import Node
from corrkg.web.pictures.shapes import Drawing, Plot, Row, Shape, label, number

_GEO = "http://www.w3.org/2003/01/geo/wgs84_pos#"
_WKT = NamedNode("http://www.opengis.net/ont/geosparql#asWKT")
_POINT = re.compile(r"(?:<[^>]*>\s*)?POINT\s*\(\s*(-?[\d.]+)\s+(-?[\d.]+)\s*\)", re.IGNORECASE)
_NOTE = "The places of this answer have no coordinates, so there is no map; the table has them all."
_WIDTH, _MARGIN = 900, 50


def world(drawing: Drawing, rows: Sequence[Row], columns: Sequence[int]) -> Plot:
    """Return the map of an answer, or the note that there is none."""
    points: dict[tuple[float, float], list[str]] = {}
    for row in rows:
        where = _coordinates(drawing, row)
        if where is not None:
            name = next((label(row[each]) for each in columns if row[each] is not None), "")
            names = points.setdefault(where, [])
            if name not in names:
                names.append(name)
    if not points:
        return Plot("map", note=_NOTE)
    west, east = min(x for x, _ in points) - 2, max(x for x, _ in points) + 2
    south, north = min(y for _, y in points) - 2, max(y for _, y in points) + 2
    # A degree of longitude is shorter than one of latitude, by the cosine.
    narrow = max(0.2, math.cos(math.radians((north + south) / 2)))
    scale = min((_WIDTH - 2 * _MARGIN) / ((east - west) * narrow), 600 / (north - south))
    height = round((north - south) * scale) + 2 * _MARGIN
    # What the height leaves over on both sides is shown too, so that the places stand in the middle.
    beside = max(0.0, (_WIDTH - 2 * _MARGIN) / (narrow * scale) - (east - west)) / 2
    west, east = west - beside, east + beside

    def at(x: float, y: float) -> tuple[float, float]:
        return round(_MARGIN + (x - west) * narrow * scale, 1), round(_MARGIN + (north - y) * scale, 1)

    shapes = []
    step = next(each for each in (1, 2, 5, 10, 30) if (east - west + north - south) / each <= 24 or each == 30)
    for degree in range(math.ceil(west / step) * step, math.floor(east) + 1, step):
        x, _ = at(degree, north)
        shapes.append(Shape("line", {"x1": x, "x2": x, "y1": 20, "y2": height, "class": "grid"}))
        shapes.append(Shape("text", {"x": x, "y": 14, "text-anchor": "middle", "class": "value"}, f"{degree}°"))
    for degree in range(math.ceil(south / step) * step, math.floor(north) + 1, step):
        _, y = at(west, degree)
        shapes.append(Shape("line", {"x1": 30, "x2": _WIDTH, "y1": y, "y2": y, "class": "grid"}))
        shapes.append(Shape("text", {"x": 4, "y": y + 4, "class": "value"}, f"{degree}°"))
    for (longitude, latitude), names in sorted(points.items()):
        x, y = at(longitude, latitude)
        said = f"{'; '.join(names)} ({latitude:g}, {longitude:g})"
        shapes.append(Shape("circle", {"cx": x, "cy": y, "r": 6, "class": "s0"}, title=said))
        shapes.append(Shape("text", {"x": x + 10, "y": y + 4, "class": "label"}, "; ".join(names)[:60]))
    missing = sum(_coordinates(drawing, row) is None for row in rows)
    note = f"{missing} of {len(rows)} rows have no coordinates; the table has them all." if missing else ""
    return Plot("map", _WIDTH, height, shapes, note, (), f"{len(points)} places by longitude and latitude.")


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
