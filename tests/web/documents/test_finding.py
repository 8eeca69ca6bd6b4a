"""Ways to a person: by name, by an identifier in any spelling, by an address of before a merger; whole, to download."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from pyoxigraph import NamedNode, RdfFormat, parse

from corrkg.convert import identifiers as ids
from corrkg.settings import load
from corrkg.store.build import build
from corrkg.vocab import CK, RDF
from corrkg.web import create_app

BASE = "http://localhost:8000/"


@pytest.fixture(scope="module")
def site(october_store: Path) -> FlaskClient:
    return create_app(load({"store": str(october_store)}, {})).test_client()


# --- by name ------------------------------------------------------------------------------------------------------


def test_a_name_finds_those_who_may_be_meant_with_scores(site: FlaskClient) -> None:
    found = site.get("/person?q=Kaganowitsch, Lasar", headers={"Accept": "application/json"})
    assert (found.status_code, found.mimetype) == (200, "application/json")
    first, *others = json.loads(found.data)["results"]
    assert (first["uri"], first["sure"], first["born"]) == (BASE + "person/kaganovich", True, "1893-11-22")
    assert all(not each["sure"] and each["score"] < first["score"] for each in others)


def test_what_is_found_is_a_page_and_a_table_too(site: FlaskClient) -> None:
    page = site.get("/person?q=Молотовъ", headers={"Accept": "text/html"})
    assert '<a href="/person/molotov">' in page.get_data(as_text=True)
    table = site.get("/person.csv?q=Молотовъ")
    assert (table.status_code, table.mimetype) == (200, "text/csv")
    assert next(csv.DictReader(io.StringIO(table.text)))["uri"] == BASE + "person/molotov"


def test_nothing_found_is_an_empty_list_and_a_hint(site: FlaskClient) -> None:
    assert json.loads(site.get("/person.json?q=Qqqqqq").data) == {"results": []}
    page = site.get("/person.html?q=<script>alert(1)</script>").text
    assert "Try the surname alone" in page
    assert "<script>alert" not in page


def test_other_things_are_found_by_shelfmark_number_and_label(site: FlaskClient) -> None:
    unit = json.loads(site.get("/archive.json?q=rgaspi fond 558 opis 11 delo 90").data)["results"][0]
    assert (unit["uri"], unit["sure"]) == (BASE + "archive/rgaspi/558/11/90", True)
    assert json.loads(site.get("/place.json?q=Сочи").data)["results"][0]["uri"] == BASE + "place/sochi"
    letters = json.loads(site.get("/letter.json?q=Molotov, Kaganovich to Stalin, 1 October 1935").data)["results"]
    assert letters[0]["uri"] == BASE + "letter/1935-10-01-molotov-kaganovich-to-stalin"


@pytest.mark.parametrize(
    "query", ["q=", "q=%20", "sameAs=", "q=a&sameAs=b", "q=a&nonsense=1", "nonsense=1", "q=a&q=b", "q=a&page=2"]
)
def test_a_request_that_cannot_be_understood_is_400(site: FlaskClient, query: str) -> None:
    response = site.get(f"/person?{query}")
    assert response.status_code == 400
    assert json.loads(response.data)["detail"]


def test_the_list_has_a_form_that_asks(site: FlaskClient) -> None:
    page = site.get("/person.html").text
    assert re.search(r'<form class="find" action="/person"', page)


# --- by identifier ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "spelling",
    [
        "http://www.wikidata.org/entity/Q855", "https://www.wikidata.org/wiki/Q855", "wikidata.org/wiki/Q855/", "Q855",
        "q855", "https://m.wikidata.org/wiki/Q855", "https://isni.org/isni/0000000121457825", "0000 0001 2145 7825",
        "0000000121457825", "http://www.isni.org/0000000121457825", BASE + "person/stalin",
        "https://localhost:8000/person/stalin/",
    ],
)  # fmt: skip
def test_an_identifier_in_any_spelling_is_303_to_the_person(site: FlaskClient, spelling: str) -> None:
    response = site.get("/person", query_string={"sameAs": spelling})
    assert (response.status_code, response.headers["Location"]) == (303, "/person/stalin")
    assert response.headers["Access-Control-Allow-Origin"] == "*"


def test_an_identifier_that_nobody_has_is_404(site: FlaskClient) -> None:
    for spelling in ("Q999999999", "http://viaf.org/viaf/1", "person/nobody", "Stalin", BASE + "person/nobody"):
        assert site.get("/person", query_string={"sameAs": spelling}).status_code == 404
    assert site.get("/place", query_string={"sameAs": "Q855"}).status_code == 404, "a person is no place"


def test_an_identifier_of_a_place_leads_to_the_place(site: FlaskClient) -> None:
    response = site.get("/place?sameAs=https://www.geonames.org/491422")
    assert (response.status_code, response.headers["Location"]) == (303, "/place/sochi")


SENT = ["https://www.wikidata.org/wiki/Q855", "Q999999999"]


@pytest.mark.parametrize(
    "body", [{"data": {"sameAs": SENT}}, {"json": SENT}, {"data": "\n".join(SENT), "content_type": "text/plain"}]
)
def test_many_identifiers_are_looked_up_at_once(site: FlaskClient, body: dict[str, object]) -> None:
    response = site.post("/person", **body)
    assert response.status_code == 200
    assert json.loads(response.data)["results"] == [
        {"sameAs": SENT[0], "uri": [BASE + "person/stalin"], "name": ["Stalin, Joseph Vissarionovich"]},
        {"sameAs": SENT[1], "uri": [], "name": []},
    ]


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"json": {"a": 1}}, 400), ({"json": [1]}, 400), ({"data": "{", "content_type": "application/json"}, 400),
        ({"json": []}, 400), ({"json": ["Q1"] * 1001}, 400), ({"data": b"x", "content_type": "image/png"}, 415),
    ],
)  # fmt: skip
def test_a_body_that_is_no_list_of_identifiers_is_refused(
    site: FlaskClient, body: dict[str, object], status: int
) -> None:
    assert site.post("/person", **body).status_code == status


def test_the_address_of_a_merged_person_leads_to_the_survivor(make_seeds: Callable[..., Path]) -> None:
    seeds = make_seeds()
    build(seeds, seeds.parent / "store")
    ids.merge(seeds, "person", "zaytsev", "orlov", "a pen name")
    build(seeds, seeds.parent / "store")
    client = create_app(load({"store": str(seeds.parent / "store")}, {})).test_client()
    response = client.get("/person?sameAs=https://letters.example.org/person/zaytsev")
    assert (response.status_code, response.headers["Location"]) == (303, "/person/orlov")
    row = next(csv.DictReader(io.StringIO(client.get("/dump/persons.csv").text)))
    assert "zaytsev" in client.get("/dump/persons.csv").text, row


# --- whole --------------------------------------------------------------------------------------------------------


def test_persons_can_be_had_whole(site: FlaskClient) -> None:
    rows = list(csv.DictReader(io.StringIO(site.get("/dump/persons.csv").text)))
    turtle = list(parse(site.get("/dump/persons.ttl").data, RdfFormat.TURTLE))
    jsonld = list(parse(site.get("/dump/persons.jsonld").data, RdfFormat.JSON_LD))
    persons = {quad.subject for quad in turtle if (quad.predicate, quad.object) == (RDF.type, CK.Person)}
    assert {NamedNode(row["uri"]) for row in rows} == persons
    assert {quad.triple for quad in turtle} == {quad.triple for quad in jsonld}
    stalin = next(row for row in rows if row["uri"].endswith("/person/stalin"))
    assert (stalin["born"], stalin["status"]) == ("1878-12-18", "established")
    assert "http://www.wikidata.org/entity/Q855" in stalin["same_as"].split(" | ")
    assert {"Koba", "Джугашвили"} <= set(stalin["other_names"].split(" | "))
    assert site.get("/dump/persons.xml").status_code == 404
    assert 'href="/dump/persons.csv"' in site.get("/dump", headers={"Accept": "text/html"}).text


def test_the_page_of_a_person_says_what_to_link_to_and_how_to_cite(site: FlaskClient) -> None:
    page = site.get("/person/kaganovich.html").text
    digest = json.loads(site.get("/health").data)["digest"]
    assert f'readonly size="60" value="{BASE}person/kaganovich"' in page
    assert "@misc{person-kaganovich," in page
    assert f"version = {{{digest[:12]}}}" in page
    assert f"url = {{{BASE}person/kaganovich}}" in page
