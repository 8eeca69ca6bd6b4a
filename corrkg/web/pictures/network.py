"""Things and the links between them, laid out so that what is linked stands near each other."""

from __future__ import annotations

import math
from collections.abc import Mapping

from corrkg.reading.view import Node
from corrkg.web.pictures.shapes import Attributes, Plot, Shape, left_out, linked, percent
from corrkg.web.words import translate

Links = Mapping[tuple[Node, Node], float]

_MOST_NODES = 60
_NAMED = 12  # nodes whose names have room on a narrow screen
_LETTERS = 26  # of a name
_LETTER, _LINE, _NARROW = 8, 12, 350  # pixels: of a wide letter across, of a line down, and of a narrow screen
_EDGE = 0.08  # part of the picture that stays free on each side


def network(links: Links, *, hints: bool = True, named: int = _NAMED) -> Plot:
    """Return the network of links, those with a weight as thick as that.

    Args:
        links: the weights by the ends.
        hints: whether a line that is pointed at says what it links.
        named: how many nodes have their names on a narrow screen.
    """
    degree: dict[Node, float] = {}
    for (one, other), weight in links.items():
        degree[one] = degree.get(one, 0) + weight
        degree[other] = degree.get(other, 0) + weight
    if not degree:
        return Plot("network", note=translate("There are no links to draw; the table has the answer."))
    kept = sorted(degree, key=lambda node: (-degree[node], node.value))[:_MOST_NODES]
    places = _layout(kept, links)
    heaviest, lightest = max(links.values()), min(links.values())
    thinnest = _width(lightest, heaviest) if heaviest > lightest else 1.5
    lines = []
    for (one, other), weight in sorted(links.items(), key=lambda item: (item[1], item[0][0].value, item[0][1].value)):
        if one in places and other in places and one != other:
            (x1, y1), (x2, y2) = places[one], places[other]
            width = _width(weight, heaviest) if heaviest > lightest else thinnest
            line: dict[str, str | int | float] = {
                "x1": percent(x1),
                "y1": percent(y1),
                "x2": percent(x2),
                "y2": percent(y2),
            }
            if width != thinnest:  # as most are: theirs is said once, for all
                line["stroke-width"] = width
            lines.append(Shape("line", line, title=f"{one.label} → {other.label}: {weight:g}" if hints else ""))
    shapes = [Shape("g", {"class": "links", "stroke-width": thinnest}, children=tuple(lines))]
    height = 320 if len(kept) <= _NAMED else 620
    sizes = {node: round(4 + 8 * math.sqrt(max(0.0, degree[node]) / max(degree.values())), 1) for node in places}
    sides = _sides(dict(list(places.items())[:named]), sizes, height)
    for node, (x, y) in places.items():
        size = sizes[node]
        dot: Attributes = {"cx": percent(x), "cy": percent(y), "r": size, "class": "s0"}
        anchor = _anchor(x)
        beside: Attributes = {
            "x": percent(x),
            "y": percent(y),
            "dy": _beside(size)[sides.get(node, "below")],
            "text-anchor": anchor,
        }
        name: Attributes = {**beside, "class": "label" if node in sides else "label wide"}
        marks = [Shape("circle", dot, title=f"{node.label}: {degree[node]:g}"), Shape("text", name, _name(node))]
        shapes += linked(node, marks)
    told = translate("Things: {things}; links between them: {links}. A thick line is a frequent link.",
                     things=len(kept), links=len(links))  # fmt: skip
    return Plot("network", height, shapes, left_out(len(degree), len(kept)), (), told)


def _width(weight: float, heaviest: float) -> float:
    return round(1 + 5 * max(0.0, weight) / heaviest, 1)


def _anchor(x: float) -> str:
    """Return where the name of a dot begins: those at the side grow inwards, so that none is cut."""
    return "start" if x < 0.3 else "end" if x > 0.7 else "middle"


def _beside(size: float) -> dict[str, float]:
    """Return how far from its dot a name stands, below and above it."""
    return {"below": size + 13, "above": -size - 5}


def _sides(places: Mapping[Node, tuple[float, float]], sizes: Mapping[Node, float], height: int) -> dict[Node, str]:
    """Return on which side of its dot each name stands on a narrow screen: below it, or above where that is taken.

    A name that has room on neither side is left out there.
    """
    taken: list[tuple[float, float, float]] = []  # where a name begins and ends, and its line
    sides: dict[Node, str] = {}
    for node, (x, y) in sorted(places.items(), key=lambda item: item[1][1]):
        long = len(_name(node)) * _LETTER / _NARROW
        left = x - {"start": 0.0, "middle": long / 2, "end": long}[_anchor(x)]

        def free(line: float, left: float = left, right: float = left + long) -> bool:
            return all(abs(line - at) > _LINE or right < low or left > high for low, high, at in taken)

        lines = {side: y * height + off for side, off in _beside(sizes[node]).items()}
        side = next((side for side, line in lines.items() if free(line)), None)
        if side is not None:
            sides[node] = side
            taken.append((left, left + long, lines[side]))
    return sides


def _name(node: Node) -> str:
    return node.label if len(node.label) <= _LETTERS else f"{node.label[: _LETTERS - 1].rstrip()}…"


def _layout(nodes: list[Node], links: Links) -> dict[Node, tuple[float, float]]:
    """Return where each node stands, as parts of width and height; the same nodes and links give the same places."""
    import networkx  # with numpy it takes 0.4 seconds and 30 MB, once in a process that draws one

    graph = networkx.Graph()
    graph.add_nodes_from(range(len(nodes)))
    numbers = {node: index for index, node in enumerate(nodes)}
    heaviest = max(*links.values(), 1.0)
    for (one, other), weight in links.items():
        if one in numbers and other in numbers and one != other:
            graph.add_edge(numbers[one], numbers[other], weight=0.2 + max(0.0, weight) / heaviest)
    # Gravity keeps what is linked with nothing else from drifting away.
    found = networkx.forceatlas2_layout(
        graph, seed=1, max_iter=200, strong_gravity=True, gravity=0.4, scaling_ratio=4.0
    )

    def between(axis: int) -> dict[int, float]:
        values = {index: float(place[axis]) for index, place in found.items()}
        low, high = min(values.values()), max(values.values())
        return {
            index: _EDGE + (1 - 2 * _EDGE) * ((value - low) / (high - low) if high > low else 0.5)
            for index, value in values.items()
        }

    across, down = between(0), between(1)
    return {node: (across[index], down[index]) for index, node in enumerate(nodes)}
