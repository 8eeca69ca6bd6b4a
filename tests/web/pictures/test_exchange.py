"""The picture of a person's letters: in which direction, on which day, and in words for who does not see it."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from flask import Flask

from corrkg.settings import load
from corrkg.web import create_app
from corrkg.web.pictures.exchange import exchange
from corrkg.web.pictures.shapes import Plot, Shape


@pytest.fixture(scope="module")
def app(october_store: Path) -> Flask:
    return create_app(load({"store": str(october_store)}, {}))


def drawn(app: Flask, by_day: Mapping[str, Mapping[str, int]], uncertain: int = 0, language: str = "en") -> Plot:
    with app.test_request_context("/", headers={"Accept-Language": language}):
        app.preprocess_request()
        plot = exchange(by_day, uncertain)
    assert plot is not None
    return plot


def columns(plot: Plot) -> list[Shape]:
    return [each for each in plot.shapes if each.tag == "a"]


def bars(column: Shape) -> Iterator[tuple[str, float, float]]:
    """Yield the class, the top and the bottom of each bar."""
    for each in column.children:
        if each.tag == "rect":
            top, height = (float(each.attributes[name]) for name in ("y", "height"))
            yield str(each.attributes["class"]), top, top + height


def test_sent_letters_rise_from_the_line_and_received_ones_hang_from_it(app: Flask) -> None:
    plot = drawn(app, {"1935-10-01": {"sent": 2, "received": 1, "received a copy": 1}, "1935-10-02": {"received": 3}})
    first, second = map(list, map(bars, columns(plot)))
    line = next(float(each.attributes["y1"]) for each in plot.shapes if each.attributes.get("class") == "span")
    assert [kind for kind, _, _ in first] == ["s0", "s1", "s2"]
    (_, risen, foot), (_, head, end), (_, below, _) = first
    assert risen < foot == line == head < end == below
    ((_, top, bottom),) = second
    assert top == line
    assert bottom - top == pytest.approx(3 * (end - head))
    assert bottom <= plot.height


def test_a_day_without_a_letter_is_a_gap(app: Flask) -> None:
    plot = drawn(app, {f"1935-10-{day}": {"sent": 1} for day in ("01", "02", "09")})
    lefts = [float(str(each.children[0].attributes["x"]).rstrip("%")) for each in columns(plot)]
    steps = [after - before for before, after in itertools.pairwise(lefts)]
    assert steps[1] == pytest.approx(7 * steps[0], rel=0.02)


@pytest.mark.parametrize(
    ("days", "links"),
    [
        (("1935-10-01", "1935-10-03"), ["/day/1935-10-01", "/day/1935-10-03"]),
        (("1931-12-01", "1931-12-30", "1933-05-03"), ["/day/1931-12", "/day/1933-05"]),
        (("1831-01-01", "1936-10-03", "1936-12-31"), ["/day/1831", "/day/1936"]),
    ],
)
def test_many_days_are_told_by_month_and_many_months_by_year(
    app: Flask, days: tuple[str, ...], links: list[str]
) -> None:
    plot = drawn(app, {day: {"sent": 1} for day in days})
    assert [each.attributes["href"] for each in columns(plot)] == links


def test_one_day_makes_no_picture(app: Flask) -> None:
    with app.test_request_context("/"):
        assert exchange({"1935-10-01": {"sent": 1}}, 0) is None


def test_who_does_not_see_it_is_told_the_same(app: Flask) -> None:
    by_day = {"1935-10-01": {"sent": 2}, "1935-10-02": {"sent": 1, "received": 1}}
    plot = drawn(app, by_day, 4)
    assert plot.description == "1 October 1935 – 2 October 1935. Letters sent: 3; Letters received: 1."
    assert [each.title for each in columns(plot)] == [
        "1 October 1935. Letters sent: 2",
        "2 October 1935. Letters sent: 1, Letters received: 1",
    ]
    assert plot.note == "Not in the picture, being of no certain day: 4."
    assert "1 октября 1935" in drawn(app, by_day, language="ru").description


def test_the_page_of_a_person_counts_in_the_picture_what_it_lists(app: Flask) -> None:
    text = app.test_client().get("/person/stalin.html").get_data(as_text=True)
    told = re.search(r"<desc[^>]*>.*Letters sent: (\d+); Letters received: (\d+)", text)
    uncertain = re.search(r"being of no certain day: (\d+)", text)
    listed = re.search(r'Letters by day <span class="count">(\d+)', text)
    assert told and listed
    assert int(told[1]) + int(told[2]) + int(uncertain[1] if uncertain else 0) == int(listed[1])
