"""Pictures of answers: SVG that the server draws, without scripts or anything from elsewhere.

A picture is an extra: the table beside it says the same to everybody. So a row that cannot be drawn is left out, and
a view that has nothing to draw says so and leaves it at the table.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from pyoxigraph import NamedNode, Triple

from corrkg.reading.view import Node, View
from corrkg.vocab import RDF
from corrkg.web.pictures import times
from corrkg.web.pictures.bars import SERIES, chart
from corrkg.web.pictures.maps import world
from corrkg.web.pictures.network import Links, network
from corrkg.web.pictures.shapes import Drawing, Plot, Row, number
from corrkg.web.pictures.timeline import timeline


def draw(drawing: Drawing, rows: Sequence[Row]) -> Plot | None:
    """Return the picture of a table; None for the view "table" and for an empty answer."""
    if drawing.view == "table" or not rows:
        return None
    columns = [drawing.columns.index(each) for each in drawing.draw] or _guess(drawing, rows)
    if drawing.view == "chart":
        return chart(drawing, rows, columns)
    if drawing.view == "timeline":
        return timeline(drawing, rows, columns)
    if drawing.view == "network":
        return network(_links(rows, columns))
    return world(drawing, rows, columns)


def graph(triples: Iterable[Triple], view: View) -> Plot:
    """Return the picture of a graph's links between things."""
    links: dict[tuple[Node, Node], float] = {}
    for each in dict.fromkeys(triples):
        if each.predicate != RDF.type and isinstance(each.subject, NamedNode) and isinstance(each.object, NamedNode):
            pair = (view.node(each.subject), view.node(each.object))
            links[pair] = links.get(pair, 0) + 1
    return network(links)


def _guess(drawing: Drawing, rows: Sequence[Row]) -> list[int]:
    """Return the columns to draw where none are named: a label, then what fits the view."""
    kinds = range(len(drawing.columns))

    def holds(index: int, test: Callable[[Node], object]) -> bool:
        found = [node for row in rows if (node := row[index]) is not None]
        return bool(found) and all(test(each) is not None for each in found)

    numbers = [index for index in kinds if holds(index, number)]
    dates = [index for index in kinds if holds(index, times.span)]
    things = [index for index in kinds if holds(index, lambda node: node.href)]
    texts = [index for index in kinds if index not in numbers and index not in things]
    if drawing.view == "network":
        return (things if len(things) > 1 else texts)[:2] + numbers[:1]
    if drawing.view == "timeline":
        return [*((things or texts or dates)[:1]), *dates]
    names = [index for index in kinds if index not in numbers]
    return [*(names or [0])[:1], *numbers[:SERIES]]


def _links(rows: Sequence[Row], columns: Sequence[int]) -> Links:
    found: dict[tuple[Node, Node], float] = {}
    for row in rows:
        ends = [row[each] for each in columns[:2]]
        if len(ends) == 2 and ends[0] is not None and ends[1] is not None:
            weight = number(row[columns[2]]) if len(columns) > 2 else None
            pair = (ends[0], ends[1])
            found[pair] = found.get(pair, 0) + (1 if weight is None else weight)
    return found
