"""/search: what is found, how it is narrowed, and what is said where nothing is; the box on every page."""

from __future__ import annotations

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient

from corrkg.settings import load
from corrkg.web import create_app

HTML = {"Accept": "text/html"}


@pytest.fixture(scope="module")
def october_app(october_store: object) -> Flask:
    return create_app(load({"store": str(october_store)}, {}))


@pytest.fixture
def october(october_app: Flask) -> FlaskClient:
    return october_app.test_client()


def _page(client: FlaskClient, path: str) -> str:
    response = client.get(path, headers=HTML)
    assert response.status_code == 200
    return response.get_data(as_text=True)


def _paths(client: FlaskClient, query: str) -> list[str]:
    found = client.get(f"/search.json?{query}").get_json()
    return [each["uri"].removeprefix("http://localhost:8000/") for each in found["results"]]


def test_grain_forage_finds_the_decision_that_is_titled_so(october: FlaskClient) -> None:
    assert _paths(october, "q=grain+forage")[0] == "decision/pb-1935-10-07"


@pytest.mark.parametrize(
    ("words", "path"),
    [
        ("хлеб", "subject/grain"),
        ("Каганович", "person/kaganovich"),
        ("Kaganowitsch", "person/kaganovich"),
        ("Сталину", "person/stalin"),
        ("Koba", "person/stalin"),
        ("Сочи", "place/sochi"),
        ("1572", "letter/1935-10-03-kaganovich-molotov-to-stalin-3"),
        ("558/11/90", "archive/rgaspi/558/11/90"),
        ("ф. 558 оп. 11 д. 90", "archive/rgaspi/558/11/90"),
        ("фонд 558 опись 11 дело 90", "archive/rgaspi/558/11/90"),
        ("RGASPI F. 558. Op. 11. D. 90. L. 119", "letter/1935-10-01-kaganovich-molotov-mikoyan-to-stalin"),
    ],
)
def test_names_numbers_and_shelfmarks_are_found_in_each_script(october: FlaskClient, words: str, path: str) -> None:
    found = october.get("/search.json", query_string={"q": words}).get_json()
    assert path in [each["uri"].removeprefix("http://localhost:8000/") for each in found["results"][:3]]


def test_a_snippet_marks_what_was_found(october: FlaskClient) -> None:
    text = _page(october, "/search?q=inviolable+fund&kind=decision")
    assert "<mark>inviolable</mark> <mark>fund</mark>" in text


def test_filters_are_links_with_numbers_that_hold(october: FlaskClient) -> None:
    found = october.get("/search.json?q=grain").get_json()
    for name, values in found["facets"].items():
        for each in values[:3]:
            narrowed = october.get("/search.json", query_string={"q": "grain", name: each["value"]}).get_json()
            assert narrowed["total"] == each["count"]
    assert "/search?q=grain&amp;day=1935-10-03" in _page(october, "/search?q=grain")


def test_a_person_or_delo_is_chosen_by_slug_path_or_uri(october: FlaskClient) -> None:
    totals = {
        october.get("/search.json", query_string={"person": value}).get_json()["total"]
        for value in ("yezhov", "person/yezhov", "http://localhost:8000/person/yezhov")
    }
    assert len(totals) == 1 and totals != {0}
    assert len(_paths(october, "delo=rgaspi/558/11/90&kind=archive")) == 1


def test_a_day_without_words_lists_what_is_of_it(october: FlaskClient) -> None:
    paths = _paths(october, "day=1935-10-21&kind=letter")
    assert len(paths) == 5 and all("1935-10-21" in path for path in paths)


def test_finds_come_in_pages_that_are_linked(client: FlaskClient, october: FlaskClient) -> None:
    first = october.get("/search?q=stalin", headers=HTML)
    assert 'rel="next"' in first.headers["Link"] and "page=2" in first.headers["Link"]
    assert set(_paths(october, "q=stalin&page=2")).isdisjoint(_paths(october, "q=stalin"))
    assert october.get("/search?q=stalin&page=99", headers=HTML).status_code == 404
    assert client.get("/search?page=0").status_code == 400


@pytest.mark.parametrize("words", ["(", '"', "AND", "a:b", "*", "x*y*", "(grain", "NOT", "ё" * 400])
def test_signs_and_operators_raise_nothing(october: FlaskClient, words: str) -> None:
    for path in ("/search", "/search.json"):
        assert october.get(path, query_string={"q": words}, headers=HTML).status_code in {200, 406}


def test_nothing_found_says_what_may_have_been_meant(october: FlaskClient) -> None:
    assert '<a href="/search?q=grain">grain</a>' in _page(october, "/search?q=grrain")
    assert "Litvinov" in _page(october, "/search?q=Litvynoff")
    text = _page(october, "/search?q=grain+Litvinov+uniform")
    assert '<a href="/search?q=uniform">' in text
    assert "Without them: 12" in _page(october, "/search?q=grain&day=1911-01-01")


def test_without_words_the_page_says_how_to_search(client: FlaskClient) -> None:
    text = _page(client, "/search")
    assert "in quotation marks" in text and 'class="finds"' not in text


@pytest.mark.parametrize("query", ["q=" + "a" * 401, "day=tomorrow", "words=a", "q=a&q=b", "page=x"])
def test_what_cannot_be_asked_is_refused_with_its_name(client: FlaskClient, query: str) -> None:
    response = client.get(f"/search?{query}")
    assert response.status_code == 400
    assert response.get_json()["detail"]


@pytest.mark.parametrize(
    "path", ["/", "/letter", "/letter/first.html", "/person/ivanov.html", "/query", "/report", "/nothing"]
)
def test_every_page_has_a_search_box_with_a_label(client: FlaskClient, path: str) -> None:
    text = client.get(path, headers=HTML).get_data(as_text=True)
    assert text.count('action="/search" role="search"') == 1
    (box,) = re.findall(r'<input type="search" id="([^"]+)" name="q" (?!value)', text)
    assert f'for="{box}"' in text


def test_a_page_of_finds_is_no_page_for_robots(client: FlaskClient) -> None:
    assert '<meta name="robots" content="noindex">' in _page(client, "/search?q=gold")
    assert "Disallow: /search?" in client.get("/robots.txt").get_data(as_text=True)


def test_labels_are_in_the_language_of_the_reader(october: FlaskClient) -> None:
    response = october.get("/search.json?q=Koba", headers={"Accept-Language": "ru"})
    assert response.get_json()["results"][0]["label"].startswith("Сталин")
    assert "Accept-Language" in response.headers["Vary"]
