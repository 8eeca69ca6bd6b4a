"""The land of the earth behind a map, cut to what the map shows.

The coastline is Natural Earth's at 1:110 million, which is in the public domain
(https://www.naturalearthdata.com/about/terms-of-use/); ``assets/coastline.js`` makes the file.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

Point = tuple[float, float]
Ring = list[Point]


@cache
def rings() -> tuple[Ring, ...]:
    """Return the coastlines and shores of large lakes: closed rings of longitude and latitude, in degrees."""
    flat = json.loads((Path(__file__).with_name("coastline.json")).read_text(encoding="utf-8"))
    return tuple([(x / 10, y / 10) for x, y in zip(each[::2], each[1::2], strict=True)] for each in flat)


def within(west: float, south: float, east: float, north: float) -> Iterator[Ring]:
    """Yield the rings as far as they lie in a box of degrees."""
    for ring in rings():
        cut = clipped(ring, west, south, east, north)
        if len(cut) > 2:
            yield cut


def clipped(ring: Ring, west: float, south: float, east: float, north: float) -> Ring:
    """Return the part of a ring in a box, one side of the box after the other (Sutherland and Hodgman, 1974).

    >>> clipped([(0, 0), (4, 0), (4, 4), (0, 4)], 1, 1, 9, 9)
    [(1.0, 1), (4.0, 1), (4, 4), (1, 4.0)]
    """
    sides: tuple[tuple[int, float, Callable[[float, float], bool]], ...] = (
        (0, west, float.__ge__), (0, east, float.__le__), (1, south, float.__ge__), (1, north, float.__le__),
    )  # fmt: skip
    for axis, bound, fits in sides:
        cut: Ring = []
        for before, here in zip([*ring[-1:], *ring], ring, strict=False):
            inside = fits(float(here[axis]), float(bound))
            if inside != fits(float(before[axis]), float(bound)):
                part = (bound - before[axis]) / (here[axis] - before[axis])
                other = before[1 - axis] + part * (here[1 - axis] - before[1 - axis])
                cut.append((bound, other) if axis == 0 else (other, bound))
            if inside:
                cut.append(here)
        ring = cut
    return ring
