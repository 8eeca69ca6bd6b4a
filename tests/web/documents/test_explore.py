"""/explore: each step is a link with a number, and a query that asks just that."""

from __future__ import annotations

import html
import re
from urllib.parse import parse_qs, urlsplit

import pytest
from flask.testing import FlaskClient

from corrkg.settings import load
from corrkg.store.embedded import Embedded
from corrkg.store.release import Release
from corrkg.web import create_app

JSON = {"Accept": "application/sparql-results+json"}


@pytest.fixture(scope="module")
def site(october: Release) -> FlaskClient:
    return create_app(load({"store": str(october.path.parent.parent)}, {})).test_client()


def steps(page: str) -> dict[str, tuple[str, int]]:
    """Return the links of the steps that are open, with their labels and numbers."""
    facets = page[page.index('<nav class="facets"') :]
    found = re.findall(r'<li><a href="([^"]+)">([^<]*)</a> <span class="count">(\d+)</span>', facets)
    return {html.unescape(href): (html.unescape(label), int(number)) for href, label, number in found}


def total(page: str) -> int:
    found = re.search(r'<h1>[^<]*<span class="count">(\d+)</span>', page)
    assert found is not None
    return int(found[1])


def answer(client: FlaskClient, page: str) -> list[str]:
    """Return the things that the query of a page finds at the endpoint."""
    link = re.search(r'<a href="(/query\?query=[^"]*)">', page)
    assert link is not None
    [query] = parse_qs(urlsplit(html.unescape(link[1])).query)["query"]
    assert html.escape(query, quote=False) in page.replace("&#34;", '"')
    rows = client.get("/sparql", query_string={"query": query}, headers=JSON).get_json()["results"]["bindings"]
    return [row["thing"]["value"] for row in rows]


def test_every_first_step_leads_to_as_many_things_as_it_says_and_its_query_finds_them(site: FlaskClient) -> None:
    for kind in ("letter", "decision"):
        start = site.get(f"/explore?kind={kind}").text
        assert len(answer(site, start)) == total(start) > 10
        links = steps(start)
        assert {name for link in links for name in parse_qs(urlsplit(link).query)} >= {
            "kind",
            "person",
            "day",
            "delo",
            "subject",
        }
        for link, (label, number) in list(links.items())[::6]:
            page = site.get(link).text
            assert total(page) == number == len(answer(site, page)), label


def test_steps_narrow_down_and_can_be_taken_back(site: FlaskClient) -> None:
    page, path = site.get("/explore").text, []
    numbers = [total(page)]
    for step in ("person", "subject", "day"):
        link = next(link for link in steps(page) if f"{step}=" in link and link not in path)
        path.append(link)
        page = site.get(link).text
        numbers.append(total(page))
    assert numbers == sorted(numbers, reverse=True)
    assert numbers[-1] >= 1
    back = re.findall(r'<li><a href="([^"]+)" title="Take this filter away">', page)
    assert len(back) == 3
    assert {total(site.get(html.unescape(link)).text) for link in back} != {numbers[-1]} or numbers[-1] == numbers[-2]


def test_no_step_asks_the_engine(site: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("this was asked for")

    monkeypatch.setattr("corrkg.web.sparql.asking.ask", refuse)
    monkeypatch.setattr(Embedded, "ask", refuse)
    for address in ("/explore", "/explore?person=stalin", "/explore?person=stalin&subject=grain&page=1"):
        assert site.get(address).status_code == 200


def test_what_fits_nothing_says_so(site: FlaskClient) -> None:
    page = site.get("/explore?kind=letter&day=1917-11-07")
    assert page.status_code == 200
    assert "Nothing fits" in page.text


@pytest.mark.parametrize(
    "asked",
    ["kind=planet", "kind=", "day=yesterday", "day=1935-10-2", "person=a>b", "person=%7D%20%7D", "subject=a%22b",
     "page=99", "colour=red", "delo=x%3Ey"],
)  # fmt: skip
def test_what_cannot_be_asked_is_told_and_is_no_part_of_a_query(site: FlaskClient, asked: str) -> None:
    response = site.get(f"/explore?{asked}")
    assert response.status_code == (200 if asked == "kind=" else 404 if asked == "page=99" else 400)


def test_without_data_the_page_is_there(client: FlaskClient) -> None:
    assert client.get("/explore").status_code == 200


def test_the_page_speaks_russian_and_runs_no_script(site: FlaskClient) -> None:
    response = site.get("/explore?lang=ru")
    assert "Спросить по шагам" in response.text
    assert "script-src 'none'" in response.headers["Content-Security-Policy"]
