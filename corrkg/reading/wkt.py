"""Well-known text as GeoJSON has it: what `geo:wktLiteral` says of a place (OGC GeoSPARQL 1.1, section 8.5.1).

A literal may begin with the IRI of its reference system; without one it is CRS84, longitude first (Requirement 11).
GeoJSON knows WGS 84 with longitude first alone (RFC 7946, section 4): what is in another system is no place here.
"""

from __future__ import annotations

import re
from typing import Any

WKT = "http://www.opengis.net/ont/geosparql#wktLiteral"

_LITERAL = re.compile(r"\s*(?:<([^>]*)>\s*)?([A-Za-z]+)\s*(?:Z|M|ZM)?\s*(\(.*\))\s*", re.DOTALL)
_TYPES = {
    name.upper(): name for name in ("Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon")
}
# How deep the positions of each stand, as GeoJSON nests them (RFC 7946, sections 3.1.2 to 3.1.7).
_DEPTHS = {"Point": 0, "MultiPoint": 1, "LineString": 1, "MultiLineString": 2, "Polygon": 2, "MultiPolygon": 3}
_LONGITUDE_FIRST = re.compile(r"|http://www\.opengis\.net/def/crs/OGC/1\.3/CRS84")
_LATITUDE_FIRST = re.compile(r"https?://www\.opengis\.net/def/crs/EPSG/0/4326")
_SIGN = re.compile(r"[(),]|[^\s(),]+")
_DEEPEST = 4

Json = dict[str, Any]


def geometry(text: str) -> Json | None:
    """Return the geometry of a WKT literal; None: it is none, is nowhere on Earth, or is in another reference system.

    >>> geometry("POINT(39.7 43.6)"), geometry("LINESTRING (0 1, 2 3)")["coordinates"]
    ({'type': 'Point', 'coordinates': [39.7, 43.6]}, [[0.0, 1.0], [2.0, 3.0]])
    >>> geometry("<http://www.opengis.net/def/crs/EPSG/0/4326> POINT(43.6 39.7)")["coordinates"]
    [39.7, 43.6]
    >>> geometry("POINT(east 0)"), geometry("POINT(200 0)"), geometry("a point (0 1)"), geometry("POINT((0 1)")
    (None, None, None, None)
    """
    match = _LITERAL.fullmatch(text)
    kind = _TYPES.get(match[2].upper()) if match else None
    if match is None or kind is None:
        return None
    turned = _LATITUDE_FIRST.fullmatch(match[1] or "") is not None
    if not turned and _LONGITUDE_FIRST.fullmatch(match[1] or "") is None:
        return None
    try:
        found = _nested(_SIGN.findall(match[3]), turned)
    except (ValueError, IndexError):
        return None
    if kind == "Point":
        found = found[0] if len(found) == 1 else found
    elif kind == "MultiPoint":  # its points may stand in brackets of their own
        found = [each[0] if isinstance(each[0], list) else each for each in found]
    return {"type": kind, "coordinates": found} if _depth(found) == _DEPTHS[kind] else None


def _nested(signs: list[str], turned: bool) -> list[Any]:
    """Return the positions between brackets, as deep as they stand.

    Raises:
        ValueError: they are not well formed.
    """
    stack: list[list[Any]] = [[]]
    numbers: list[str] = []
    for sign in signs:
        if sign == "(":
            if len(stack) > _DEEPEST or numbers:
                raise ValueError(sign)
            stack.append([])
        elif sign in {",", ")"}:
            if numbers:
                stack[-1].append(_position(numbers, turned))
                numbers = []
            if sign == ")":
                stack[-2].append(stack.pop())
        else:
            numbers.append(sign)
    if len(stack) != 1 or len(stack[0]) != 1:
        raise ValueError(signs)
    return list(stack[0][0])


def _position(numbers: list[str], turned: bool) -> list[float]:
    if not 2 <= len(numbers) <= 4:
        raise ValueError(numbers)
    x, y = (float(each) for each in (reversed(numbers[:2]) if turned else numbers[:2]))
    if not (abs(x) <= 180 and abs(y) <= 90):
        raise ValueError(numbers)
    return [x, y]


def _depth(found: list[Any]) -> int:
    """Return how many lists stand around each position; -1: not the same for all, or none is there."""
    if not found:
        return -1
    if all(isinstance(each, float) for each in found):
        return 0
    depths = {_depth(each) if isinstance(each, list) else -1 for each in found}
    return -1 if len(depths) > 1 or -1 in depths else depths.pop() + 1
