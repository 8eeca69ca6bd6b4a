"""Rows at their times."""

from __future__ import annotations

from collections.abc import Sequence

from corrkg.web.pictures import times
from corrkg.web.pictures.shapes import (
    Attributes,
    Drawing,
    Plot,
    Row,
    Shape,
    full,
    label,
    left_out,
    linked,
    percent,
    said,
    words,
)
from corrkg.web.words import translate

_MOST_ROWS = 100
_ROW = 38
_SERIES = 3
_SHORT = 0.015  # part of the width: what is shorter is a dot


def timeline(drawing: Drawing, rows: Sequence[Row], columns: Sequence[int]) -> Plot:
    """Return the timeline of an answer; its label stands above the marks of each row."""
    name, moments = columns[0], columns[1:]
    found = [(row, [(each, span) for each in moments if (span := times.span(row[each]))]) for row in rows]
    kept = [(row, spans) for row, spans in found if spans][:_MOST_ROWS]
    known = [bound for _, spans in kept for _, span in spans for bound in span if bound is not None]
    if not known:
        return Plot("timeline", note=translate("There are no dates to draw; the table has the answer."))
    axis = times.Axis.over(min(known), max(known))
    height = len(kept) * _ROW + 30
    shapes: list[Shape] = [*axis.grid(20, height)]
    for index, (row, spans) in enumerate(kept):
        y = 24 + index * _ROW
        shapes.append(Shape("line", {"x1": 0, "x2": "100%", "y1": y, "y2": y, "class": "grid"}))
        marks = [words(2, y + 15, label(row[name]))]
        ends: list[float] = []
        # A time is not to be hidden by a day.
        for each, (start, end) in sorted(spans, key=lambda item: item[1][0] == item[1][1]):
            kind = f"s{moments.index(each) % _SERIES}"
            left = 0.0 if start is None else axis.at(start)
            right = 1.0 if end is None else axis.at(end)
            ends += [left, right]
            hint = f"{full(row[name])}, {said(drawing, row, each)}"
            if start is not None and end is not None and right - left < _SHORT:
                dot: Attributes = {"cx": percent((left + right) / 2), "cy": y + 27, "r": 6, "class": kind}
                marks.append(Shape("circle", dot, title=hint))
            else:
                open_ = " open" if start is None or end is None else ""
                width = percent(max(0.004, right - left))
                bar: Attributes = {"x": percent(left), "y": y + 22, "width": width, "height": 10, "class": kind + open_}
                marks.append(Shape("rect", bar, title=hint))
        if len(spans) > 1:
            line: Attributes = {
                "x1": percent(min(ends)),
                "x2": percent(max(ends)),
                "y1": y + 27,
                "y2": y + 27,
                "class": "span",
            }
            marks.insert(1, Shape("line", line))
        shapes += linked(row[name], marks)
    legend = tuple((f"s{i % _SERIES}", drawing.columns[each].replace("_", " ")) for i, each in enumerate(moments))
    told = translate("Each row at its time.") + f" {times.words(min(known))} – {times.words(max(known))}."
    return Plot("timeline", height, shapes, left_out(len(rows), len(kept)), legend, told)
