"""Numbers as bars: one below the other for things, and beside each other on a time axis for dates."""

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
    number,
    percent,
    said,
    words,
)
from corrkg.web.words import translate

SERIES = 3
_MOST_ROWS = 100
_WIDEST = 0.88  # part of the width that the longest bar takes; its number stands behind it
_THICK = 14
_TALL = 220  # of the highest column


def chart(drawing: Drawing, rows: Sequence[Row], columns: Sequence[int]) -> Plot:
    """Return the chart of an answer: on a time axis, if what its rows are called by are dates."""
    name, series = columns[0], columns[1 : 1 + SERIES]
    kept = [row for row in rows if any(number(row[each]) is not None for each in series)]
    if not series or not kept:
        return Plot("chart", note=translate("There are no numbers to draw; the table has the answer."))
    most = max((number(row[each]) or 0.0 for row in kept for each in series), default=0.0) or 1.0
    legend = tuple((f"s{place}", drawing.columns[each].replace("_", " ")) for place, each in enumerate(series))
    bars, each_ = ", ".join(name for _, name in legend), drawing.columns[name].replace("_", " ")
    told = translate("Bars of {bars} for each {row}.", bars=bars, row=each_)
    spans = [times.span(row[name]) for row in kept]
    if all(span is not None for span in spans):
        return _columns(drawing, list(zip(kept, spans, strict=True)), columns, most, (legend, told))
    drawn = kept[:_MOST_ROWS]
    step = 20 + _THICK * len(series) + 8
    shapes: list[Shape] = []
    for index, row in enumerate(drawn):
        top = index * step
        marks = [words(0, top + 14, label(row[name]))]
        for place, each in enumerate(series):
            value = number(row[each])
            if value is None:
                continue
            part, y = percent(max(0.0, value) / most * _WIDEST), top + 20 + place * _THICK
            bar: Attributes = {"x": 0, "y": y, "width": part, "height": _THICK - 2, "class": f"s{place}"}
            marks.append(Shape("rect", bar, title=f"{full(row[name])}, {said(drawing, row, each)}"))
            number_: Attributes = {"x": part, "y": y + _THICK - 3, "dx": 6, "class": "value"}
            marks.append(Shape("text", number_, f"{value:g}"))
        shapes += linked(row[name], marks)
    return Plot("chart", len(drawn) * step + 4, shapes, left_out(len(rows), len(drawn)), legend, told)


def _columns(
    drawing: Drawing,
    kept: Sequence[tuple[Row, times.Span | None]],
    columns: Sequence[int],
    most: float,
    words_: tuple[tuple[tuple[str, str], ...], str],
) -> Plot:
    """Return columns on a time axis: a day without a row is a gap, and what may be of several days is as wide."""
    name, series = columns[0], columns[1 : 1 + SERIES]
    legend, told = words_
    known = [bound for _, span in kept for bound in span or () if bound is not None]
    axis = times.Axis.over(min(known), max(known))
    shapes: list[Shape] = [*axis.grid(20, _TALL + 26)]
    for row, span in kept:
        start, end = times.closed(span)
        left, right = axis.at(start), axis.at(max(end, start + 1))
        marks = []
        for place, each in enumerate(series):
            value = number(row[each])
            if value is None:
                continue
            height = round(max(0.0, value) / most * _TALL, 1)
            width = (right - left) * 0.8 / len(series)
            x = left + (right - left) * 0.1 + place * width
            kind = f"s{place}" + (" open" if span and (None in span or end - start > 1) else "")
            bar: Attributes = {
                "x": percent(x),
                "y": _TALL + 24 - height,
                "width": percent(width),
                "height": height,
                "class": kind,
            }
            marks.append(Shape("rect", bar, title=f"{full(row[name])}, {said(drawing, row, each)}"))
            if len(series) == 1:
                middle = percent(left + (right - left) / 2)
                marks.append(words(middle, _TALL + 20 - height, f"{value:g}", "middle", "value"))
        shapes += linked(row[name], marks)
    shapes.append(Shape("line", {"x1": 0, "x2": "100%", "y1": _TALL + 24, "y2": _TALL + 24, "class": "grid"}))
    told = f"{told} {times.words(min(known))} – {times.words(max(known) - 1)}."
    return Plot("chart", _TALL + 30, shapes, "", legend, told)
