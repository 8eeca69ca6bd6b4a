"""Things and the links between them, laid out so that what is linked stands near each other."""

from __future__ import annotations

import math
from collections.abc import Mapping

from corrkg.reading.view import Node
from corrkg.web.pictures.shapes import Attributes, Plot, Shape, left_out, linked, percent

Links = Mapping[tuple[Node, Node], float]

_MOST_NODES = 60
_NAMED = 12  # nodes whose names have room on a narrow screen
_LETTERS = 26  # of a name
_EDGE = 0.08  # part of the picture that stays free on each side


def network(links: Links, *, hints: bool = True) -> Plot:
    """Return the network of links, those with a weight as thick as that.

    Args:
        links: the weights by the ends.
        hints: whether a line that is pointed at says what it links.
    """
    degree: dict[Node, float] = {}
    for (one, other), weight in links.items():
        degree[one] = degree.get(one, 0) + weight
        degree[other] = degree.get(other, 0) + weight
    if not degree:
        return Plot("network", note="There are no links to draw; the table has the answer.")
    kept = sorted(degree, key=lambda node: (-degree[node], node.value))[:_MOST_NODES]
    places = _layout(kept, links)
    heaviest, lightest = max(links.values()), min(links.values())
    lines = []
    for (one, other), weight in sorted(links.items(), key=lambda item: (item[1], item[0][0].value, item[0][1].value)):
        if one in places and other in places and one != other:
            (x1, y1), (x2, y2) = places[one], places[other]
            width = round(1 + 5 * max(0.0, weight) / heaviest, 1) if heaviest > lightest else 1.5
            line: Attributes = {
                "x1": percent(x1), "y1": percent(y1), "x2": percent(x2), "y2": percent(y2), "stroke-width": width,
            }  # fmt: skip
            lines.append(Shape("line", line, title=f"{one.label} → {other.label}: {weight:g}" if hints else ""))
    shapes = [Shape("g", {"class": "links"}, children=tuple(lines))]
    for index, (node, (x, y)) in enumerate(places.items()):
        size = round(4 + 8 * math.sqrt(max(0.0, degree[node]) / max(degree.values())), 1)
        dot: Attributes = {"cx": percent(x), "cy": percent(y), "r": size, "class": "s0"}
        # Names stand below the dots; those of dots at the side grow inwards, so that none is cut.
        anchor = "start" if x < 0.3 else "end" if x > 0.7 else "middle"
        beside: Attributes = {"x": percent(x), "y": percent(y), "dy": size + 13, "text-anchor": anchor}
        name: Attributes = {**beside, "class": "label" if index < _NAMED else "label wide"}
        marks = [Shape("circle", dot, title=f"{node.label}: {degree[node]:g}"), Shape("text", name, _name(node))]
        shapes += linked(node, marks)
    told = f"{len(kept)} things and {len(links)} links between them; a thick line is a frequent link."
    height = 320 if len(kept) <= _NAMED else 620
    return Plot("network", height, shapes, left_out(len(degree), len(kept), "things"), (), told)


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
