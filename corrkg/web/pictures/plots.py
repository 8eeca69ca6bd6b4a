"""Pictures of answers: SVG that the server draws, without scripts or anything from elsewhere.

A picture is an extra: the table beside it says the same to everybody. So a row that cannot be drawn is left out, and
a view that has nothing to draw says so and leaves it at the table.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence

from pyoxigraph import NamedNode, Triple

from corrkg.reading.view import Node, View
from corrkg.vocab import RDF
from corrkg.web.pictures import times
from corrkg.web.pictures.maps import world
from corrkg.web.pictures.shapes import Attributes, Drawing, Plot, Row, Shape, full, label, number, rectangle, words

_LABEL = 265  # width of the labels
_WIDTH = 900
_ROW = 24
_MAX_ROWS = 150
_MAX_NODES = 60
_SERIES = 3


def draw(drawing: Drawing, rows: Sequence[Row]) -> Plot | None:
    """Return the picture of a table; None for the view "table" and for an empty answer."""
    if drawing.view == "table" or not rows:
        return None
    columns = [drawing.columns.index(each) for each in drawing.draw] or _guess(drawing, rows)
    if drawing.view == "chart":
        return _chart(drawing, rows, columns)
    if drawing.view == "timeline":
        return _timeline(drawing, rows, columns)
    if drawing.view == "network":
        return _network_of_rows(rows, columns)
    return world(drawing, rows, columns)


def graph(triples: Iterable[Triple], view: View) -> Plot:
    """Return the picture of a graph's links between things."""
    links: dict[tuple[Node, Node], float] = {}
    for each in dict.fromkeys(triples):
        if each.predicate != RDF.type and isinstance(each.subject, NamedNode) and isinstance(each.object, NamedNode):
            pair = (view.node(each.subject), view.node(each.object))
            links[pair] = links.get(pair, 0) + 1
    return _network(links)


def _guess(drawing: Drawing, rows: Sequence[Row]) -> list[int]:
    """Return the columns to draw where the head names none: a label, then what fits the view."""
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
        return [*((things or texts)[:1]), *dates]
    names = [index for index in kinds if index not in numbers][:1]
    return [*names, *numbers[:_SERIES]]


def _left_out(total: int, kept: int, what: str = "rows") -> str:
    return f"The picture has {kept} of {total} {what}; the table has them all." if kept < total else ""


def _chart(drawing: Drawing, rows: Sequence[Row], columns: list[int]) -> Plot:
    name, series = columns[0], columns[1 : 1 + _SERIES]
    kept = [row for row in rows if any(number(row[each]) is not None for each in series)][:_MAX_ROWS]
    if not series or not kept:
        return Plot("chart", note="There are no numbers to draw; the table has the answer.")
    most = max((number(row[each]) or 0.0 for row in kept for each in series), default=0.0) or 1.0
    scale, thickness = (_WIDTH - _LABEL - 60) / most, 14
    step = thickness * len(series) + 8
    shapes = []
    for index, row in enumerate(kept):
        y = index * step + 4
        middle = y + thickness * len(series) / 2 + 4
        shapes.append(words(_LABEL - 10, middle, label(row[name]), "end", full(row[name])))
        for place, each in enumerate(series):
            value = number(row[each])
            if value is None:
                continue
            top, width = y + place * thickness, max(0.0, value) * scale
            shapes.append(rectangle(_LABEL, top, max(width, 1), thickness - 2, f"s{place}", _hint(drawing, row, each)))
            shapes.append(words(_LABEL + width + 6, top + thickness - 3, f"{value:g}", "start", kind="value"))
    legend = tuple((f"s{place}", drawing.columns[each].replace("_", " ")) for place, each in enumerate(series))
    said = f"Bars of {', '.join(name for _, name in legend)} for each {drawing.columns[name].replace('_', ' ')}."
    note = _left_out(len(rows), len(kept))
    return Plot("chart", _WIDTH, len(kept) * step + 8, shapes, note, legend, said)


def _timeline(drawing: Drawing, rows: Sequence[Row], columns: list[int]) -> Plot:
    name, moments = columns[0], columns[1:]
    found = [(row, [(each, span) for each in moments if (span := times.span(row[each]))]) for row in rows]
    kept = [(row, spans) for row, spans in found if spans][:_MAX_ROWS]
    known = [bound for _, spans in kept for _, span in spans for bound in span if bound is not None]
    if not known:
        return Plot("timeline", note="There are no dates to draw; the table has the answer.")
    axis = times.Axis.over(min(known), max(known), _LABEL, _WIDTH - 20)
    height = len(kept) * _ROW + 34
    shapes = []
    for x, text in axis.ticks:
        shapes.append(Shape("line", {"x1": x, "x2": x, "y1": 22, "y2": height, "class": "grid"}))
        shapes.append(words(x, 14, text, "middle", kind="value"))
    for index, (row, spans) in enumerate(kept):
        y = 30 + index * _ROW + _ROW / 2
        shapes.append(words(_LABEL - 10, y + 4, label(row[name]), "end", full(row[name])))
        points: list[float] = []
        # A time is not to be hidden by a day.
        for each, (start, end) in sorted(spans, key=lambda item: item[1][0] == item[1][1]):
            mark, hint = f"s{moments.index(each) % _SERIES}", _hint(drawing, row, each)
            left = axis.left - 6 if start is None else axis.at(start)
            right = axis.right + 6 if end is None else axis.at(end)
            points += [left, right]
            if start is not None and end is not None and right - left < 12:
                shapes.append(Shape("circle", {"cx": (left + right) / 2, "cy": y, "r": 6, "class": mark}, title=hint))
            else:
                open_ = " open" if start is None or end is None else ""
                shapes.append(rectangle(left, y - 5, max(4, right - left), 10, mark + open_, hint))
        if len(spans) > 1:
            ends: Attributes = {"x1": min(points), "x2": max(points), "y1": y, "y2": y, "class": "span"}
            shapes.insert(0, Shape("line", ends))
    legend = tuple((f"s{i % _SERIES}", drawing.columns[each].replace("_", " ")) for i, each in enumerate(moments))
    said = f"Each row at its time, from {times.words(min(known))} to {times.words(max(known))}."
    return Plot("timeline", _WIDTH, height, shapes, _left_out(len(rows), len(kept)), legend, said)


def _network_of_rows(rows: Sequence[Row], columns: list[int]) -> Plot:
    links: dict[tuple[Node, Node], float] = {}
    for row in rows:
        ends = [row[each] for each in columns[:2]]
        if len(ends) == 2 and ends[0] is not None and ends[1] is not None:
            weight = number(row[columns[2]]) if len(columns) > 2 else None
            pair = (ends[0], ends[1])
            links[pair] = links.get(pair, 0) + (1 if weight is None else weight)
    return _network(links)


def _network(links: Mapping[tuple[Node, Node], float]) -> Plot:
    """Return the nodes on a circle, those with most links first, and their links as chords."""
    degree: dict[Node, float] = {}
    for (one, other), weight in links.items():
        degree[one] = degree.get(one, 0) + weight
        degree[other] = degree.get(other, 0) + weight
    if not degree:
        return Plot("network", note="There are no links to draw; the table has the answer.")
    kept = sorted(degree, key=lambda node: (-degree[node], node.value))[:_MAX_NODES]
    radius = max(150.0, len(kept) * 17 / (2 * math.pi) + 40)
    middle = (_WIDTH / 2, radius + 205)
    places = {}
    for index, node in enumerate(kept):
        turn = 2 * math.pi * index / len(kept) - math.pi / 2
        places[node] = (middle[0] + radius * math.cos(turn), middle[1] + radius * math.sin(turn), turn)
    heaviest, lightest = max(links.values()), min(links.values())
    shapes = []
    for (one, other), weight in sorted(links.items(), key=lambda item: item[1]):
        if one in places and other in places and one != other:
            (x1, y1, _), (x2, y2, _) = places[one], places[other]
            bend = f"M{x1:.1f} {y1:.1f} Q{middle[0]:.1f} {middle[1]:.1f} {x2:.1f} {y2:.1f}"
            hint = f"{one.label} → {other.label}: {weight:g}"
            width = round(1 + 5 * max(0.0, weight) / heaviest, 1) if heaviest > lightest else 1.5
            shapes.append(Shape("path", {"d": bend, "stroke-width": width, "class": "link"}, title=hint))
    for node, (x, y, turn) in places.items():
        size = round(4 + 8 * math.sqrt(max(0.0, degree[node]) / max(degree.values())), 1)
        hint = f"{node.label}: {degree[node]:g}"
        shapes.append(Shape("circle", {"cx": round(x, 1), "cy": round(y, 1), "r": size, "class": "s0"}, title=hint))
        flipped = math.cos(turn) < -1e-9
        angle = math.degrees(turn) + (180 if flipped else 0)
        far = 16 * (-1 if flipped else 1)
        where = f"translate({x:.1f} {y:.1f}) rotate({angle:.1f})"
        anchor: Attributes = {"transform": where, "x": far, "y": 4, "text-anchor": "end" if flipped else "start"}
        shapes.append(Shape("text", anchor, label(node, 27), node.label))
    note = _left_out(len(degree), len(kept), "things")
    said = f"{len(kept)} things on a circle and {len(links)} links between them; a thick line is a frequent link."
    return Plot("network", _WIDTH, round(2 * middle[1]), shapes, note, (), said)


def _hint(drawing: Drawing, row: Row, column: int) -> str:
    node = row[column]
    return f"{drawing.columns[column].replace('_', ' ')}: {node.label if node else ''}"
