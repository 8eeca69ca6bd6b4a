"""Pictures of answers: what stands where, and what is left to the table."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterable, Iterator, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode

from corrkg.reading.view import Node, View
from corrkg.store.release import Release
from corrkg.vocab import EDTF, XSD
from corrkg.web.pictures import plots
from corrkg.web.pictures.land import clipped, rings, within
from corrkg.web.pictures.shapes import Drawing, Plot, Shape

Cell = str | int | None


def drawn(release: Release, view: str, columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> Plot:
    """Draw a table: of a number, a date ("1935-…"), a thing ("person/…") or words in each cell."""
    reader = View(release)

    def node(cell: Cell) -> Node | None:
        if cell is None:
            return None
        if isinstance(cell, int):
            return reader.node(Literal(str(cell), datatype=XSD.integer))
        if cell[:1] in "[19" and "-" in cell:
            return reader.node(Literal(cell, datatype=EDTF))
        return reader.node(NamedNode(release.base + cell) if "/" in cell else Literal(cell))

    plot = plots.draw(Drawing(view, tuple(columns)), [[node(cell) for cell in row] for row in rows])
    assert plot is not None
    return plot


def every(shapes: Iterable[Shape], tag: str) -> Iterator[Shape]:
    for shape in shapes:
        if shape.tag == tag:
            yield shape
        yield from every(shape.children, tag)


def part(shape: Shape, name: str) -> float:
    value = str(shape.attributes[name])
    assert value.endswith("%") or value == "0", f"{name}={value} does not grow with the page"
    return float(value.removesuffix("%"))


def test_days_stand_on_a_time_axis_and_a_day_without_a_row_is_a_gap(release: Release) -> None:
    rows = [("1935-10-01", 2), ("1935-10-02", 1), ("1935-10-09", 1), ("1935-10-13", 4)]
    plot = drawn(release, "chart", ("day", "letters"), rows)
    bars = [part(each, "x") for each in every(plot.shapes, "rect")]
    steps = [after - before for before, after in itertools.pairwise(bars)]
    assert steps[1] == pytest.approx(7 * steps[0], rel=0.01)
    assert steps[2] == pytest.approx(4 * steps[0], rel=0.01)
    assert "1 October 1935 – 13 October 1935" in plot.description


def test_a_day_that_is_open_at_one_end_is_drawn_at_the_other_and_looks_so(release: Release) -> None:
    plot = drawn(release, "chart", ("day", "letters"), [("[..1935-10-08]", 2), ("1935-10-01", 1)])
    bars = {each.title: str(each.attributes["class"]) for each in every(plot.shapes, "rect")}
    assert bars == {"[..1935-10-08], letters: 2": "s0 open", "1935-10-01, letters: 1": "s0"}


def test_words_stand_above_their_bars_and_marks_are_links(release: Release) -> None:
    plot = drawn(release, "chart", ("who", "letters"), [("person/ivanov", 3), ("nobody", 1)])
    links = list(every(plot.shapes, "a"))
    assert [each.attributes["href"] for each in links] == ["/person/ivanov"]
    [word, bar, _] = links[0].children
    assert word.text == "Ivanov, Ivan"
    assert float(word.attributes["y"]) < float(bar.attributes["y"])
    assert part(bar, "width") > 2.9 * part(list(every(plot.shapes, "rect"))[1], "width")


@pytest.mark.parametrize("view", ["chart", "timeline", "network"])
def test_every_place_across_is_a_part_of_the_width(release: Release, view: str) -> None:
    rows = [("person/ivanov", "1935-10-01", 2), ("person/petrov", "1935-10-05", 3)]
    columns = ("who", "day", "letters")
    plot = drawn(release, view, columns if view != "network" else ("who", "day"), rows)
    for tag, names in {"rect": ("x", "width"), "circle": ("cx",), "text": ("x",), "line": ("x1", "x2")}.items():
        for shape in every(plot.shapes, tag):
            for name in names:
                assert str(shape.attributes[name]).endswith("%") or float(shape.attributes[name]) < 5


def test_a_long_name_is_cut_to_what_a_narrow_screen_has_room_for(release: Release) -> None:
    plot = drawn(release, "timeline", ("what", "day"), [("long " * 40, "1935-10-01")])
    assert max(len(each.text) for each in every(plot.shapes, "text")) <= 44


def test_the_same_network_is_drawn_the_same_and_within_its_frame(release: Release) -> None:
    rows = [(f"person/p{number}", f"person/p{number * 7 % 20}") for number in range(20)] + [("person/x", "person/y")]
    one, other = (drawn(release, "network", ("from", "to"), rows) for _ in range(2))
    assert one.shapes == other.shapes
    for dot in every(one.shapes, "circle"):
        assert 0 <= part(dot, "cx") <= 100
        assert 0 <= part(dot, "cy") <= 100
    places = {(dot.attributes["cx"], dot.attributes["cy"]) for dot in every(one.shapes, "circle")}
    assert len(places) == len(list(every(one.shapes, "circle")))


def test_a_network_of_one_thing_with_itself_is_a_dot(release: Release) -> None:
    plot = drawn(release, "network", ("from", "to"), [("person/x", "person/x")])
    assert len(list(every(plot.shapes, "circle"))) == 1
    assert not list(every(plot.shapes, "line"))


def test_a_map_has_the_coast_its_places_are_at(release: Release) -> None:
    rows = [("Moscow", "POINT(37.62 55.75)"), ("Sochi", "POINT(39.72 43.59)"), ("nowhere", "no point")]
    plot = drawn(release, "map", ("place", "at"), rows)
    assert plot.box is not None
    assert [each.attributes["class"] for each in every(plot.shapes, "path")] == ["land"]
    dots = {each.title.partition(" (")[0]: each for each in every(plot.shapes, "circle")}
    assert float(dots["Moscow"].attributes["cy"]) < float(dots["Sochi"].attributes["cy"]) < plot.box[1]
    assert plot.note.startswith("Rows without coordinates: 1 of 3;")


@pytest.mark.parametrize("point", ["POINT(0 90)", "POINT(180 -90)", "POINT(-180 0)", "POINT(0 0)"])
def test_a_map_of_one_place_anywhere_is_drawn(release: Release, point: str) -> None:
    plot = drawn(release, "map", ("place", "at"), [("there", point)])
    assert plot.box is not None
    assert plot.box[1] > 0
    assert all(math.isfinite(float(each.attributes["cx"])) for each in every(plot.shapes, "circle"))


def test_the_land_is_closed_rings_of_degrees() -> None:
    assert len(rings()) > 100
    assert all(abs(x) <= 180 and abs(y) <= 90 for ring in rings() for x, y in ring)
    assert not list(within(-30, 20, -25, 25))  # of the Atlantic
    assert len(list(within(36, 54, 38, 56))) == 1  # around Moscow


DEGREES = st.floats(-90, 90, allow_nan=False)


@given(st.lists(st.tuples(DEGREES, DEGREES), min_size=3, max_size=12), DEGREES, DEGREES)
def test_what_is_cut_lies_in_the_box(ring: list[tuple[float, float]], west: float, south: float) -> None:
    for x, y in clipped(ring, west, south, west + 20, south + 20):
        assert west - 1e-6 <= x <= west + 20 + 1e-6
        assert south - 1e-6 <= y <= south + 20 + 1e-6
