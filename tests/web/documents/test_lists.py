"""Lists are sorted and narrowed by links, and their data come whole."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from corrkg.settings import load
from corrkg.web import create_app

HTML = {"Accept": "text/html"}


@pytest.fixture(scope="module")
def october_app(october_store: Path) -> Flask:
    return create_app(load({"store": str(october_store)}, {}))


@pytest.fixture
def october(october_app: Flask) -> FlaskClient:
    return october_app.test_client()


def _page(client: FlaskClient, path: str) -> str:
    response = client.get(path, headers=HTML)
    assert response.status_code == 200, path
    return response.get_data(as_text=True)


def _rows(text: str) -> list[list[str]]:
    body = text.partition("<tbody>")[2].partition("</tbody>")[0]
    cells = [
        re.findall(r"<(?:td|th scope=\"row\")[^>]*>(.*?)</t[dh]>", row, re.DOTALL) for row in body.split("<tr>")[1:]
    ]
    return [[re.sub(r"<[^>]+>", "", cell).strip() for cell in row] for row in cells]


def test_a_link_sorts_by_a_column_and_turns_the_order(october: FlaskClient) -> None:
    text = _page(october, "/person?sort=named")
    assert '<th scope="col" aria-sort="ascending">Named</th>' in text
    assert 'href="/person?sort=-named" aria-current="true">Named' in text
    named = [int(row[4]) for row in _rows(_page(october, "/person?sort=-named")) if row[4]]
    assert named == sorted(named, reverse=True) and named[0] > named[-1]


def test_dates_sort_by_time_and_rows_without_come_last(october: FlaskClient) -> None:
    born = [row[1] for row in _rows(_page(october, "/person?sort=born"))]
    years = [int(each[-4:]) for each in born if each]
    assert years == sorted(years)
    assert next(row[1] for row in _rows(_page(october, "/person?sort=-born"))) != ""


def test_a_value_narrows_the_list_and_can_be_taken_away(october: FlaskClient) -> None:
    text = _page(october, "/letter?to=Andreev%2C+Andrei+Andreevich")
    assert len(_rows(text)) == 1
    assert 'href="/letter" title="Take this filter away"' in text
    whole = _page(october, "/letter")
    for href, number in re.findall(
        r'<a href="(/letter\?(?:from|to|kind)=[^"]+)">[^<]*</a> <span class="count">(\d+)', whole
    ):
        assert len(_rows(_page(october, href.replace("&amp;", "&")))) == int(number), href


def test_letters_of_one_label_are_told_apart_by_number_and_first_words(october: FlaskClient) -> None:
    names = [row[0] for row in _rows(_page(october, "/letter"))]
    assert len(names) == 35 == len(set(names))


def test_pages_keep_the_arrangement(october: FlaskClient) -> None:
    response = october.get("/person?sort=-named&status=established", headers=HTML)
    assert "status=established&sort=-named&page=2" in response.headers["Link"]
    assert 'href="/person?status=established&amp;sort=-named&amp;page=2"' in response.get_data(as_text=True)


def test_nothing_left_is_said_and_the_filter_is_still_there(october: FlaskClient) -> None:
    text = _page(october, "/letter?to=Nobody")
    assert "Nothing fits these filters." in text and "Take this filter away" in text


@pytest.mark.parametrize("query", ["sort=size", "sort=--name", "colour=red"])
def test_a_column_that_is_not_there_is_refused_with_those_that_are(client: FlaskClient, query: str) -> None:
    response = client.get(f"/letter?{query}", headers={"Accept": "application/json, text/html;q=0.1"})
    assert response.status_code in {400, 406}
    assert client.get(f"/letter?{query}", headers=HTML).status_code == 400


def test_data_of_a_list_are_not_sorted(client: FlaskClient) -> None:
    response = client.get("/letter.ttl?sort=date")
    assert response.status_code == 400
    assert response.get_json()["parameter"] == "sort"
