"""The endpoint under attack: each limit has its own answer, and nobody else notices."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from corrkg.settings import load
from corrkg.web import create_app

pytestmark = pytest.mark.serial

CARTESIAN = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
ENDLESS = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
JSON = {"Accept": "application/sparql-results+json"}


@pytest.fixture(scope="module")
def client(october_store: Path) -> FlaskClient:
    limits = {"query_seconds": 1, "query_memory": 300_000_000, "query_result": 5_000_000}
    return create_app(load({"store": str(october_store), **limits}, {})).test_client()


def test_query_that_takes_too_long_is_answered_with_503_and_when_to_come_back(client: FlaskClient) -> None:
    response = client.get("/sparql", query_string={"query": CARTESIAN}, headers=JSON)
    assert response.status_code == 503
    assert int(response.headers["Retry-After"]) > 0
    assert "1 seconds" in response.get_json(force=True)["detail"]


def test_query_that_needs_too_much_memory_is_answered_with_503(client: FlaskClient) -> None:
    query = "SELECT * { ?a ?b ?c . ?d ?e ?f } ORDER BY ?f ?a"
    response = client.get("/sparql", query_string={"query": query}, headers=JSON)
    assert response.status_code == 503
    assert response.get_json(force=True)["detail"]


def test_answer_that_is_too_long_ends_in_the_middle_and_not_as_if_whole(client: FlaskClient) -> None:
    with pytest.raises(ConnectionResetError, match="limit"):
        client.get("/sparql", query_string={"query": ENDLESS, "format": "csv"}, buffered=True)


def test_page_of_an_endless_answer_shows_its_beginning_and_says_so(client: FlaskClient) -> None:
    response = client.get("/sparql", query_string={"query": ENDLESS}, headers={"Accept": "text/html"})
    assert response.status_code == 200
    assert "250" in response.text
    assert response.headers["Corrkg-Truncated"] == "rows=250"


def test_page_of_an_endless_graph_shows_its_beginning_and_says_so(client: FlaskClient) -> None:
    query = "CONSTRUCT { ?a ?b ?f } { ?a ?b ?c . ?d ?e ?f }"
    response = client.get("/sparql", query_string={"query": query}, headers={"Accept": "text/html"})
    assert response.status_code == 200
    assert response.headers["Corrkg-Truncated"] == "bytes=60000"


def test_page_that_is_whole_says_nothing_of_a_limit(client: FlaskClient) -> None:
    response = client.get("/sparql", query_string={"query": "SELECT * {} LIMIT 1"}, headers={"Accept": "text/html"})
    assert "Corrkg-Truncated" not in response.headers


def test_light_requests_beside_runaways_are_answered_at_once(client: FlaskClient) -> None:
    def attack() -> None:
        client.application.test_client().get("/sparql", query_string={"query": CARTESIAN}, headers=JSON)

    attackers = [threading.Thread(target=attack) for _ in range(6)]
    for attacker in attackers:
        attacker.start()
    answers = [
        client.get(path, query_string=arguments, headers=JSON).status_code
        for _ in range(10)
        for path, arguments in (("/health", {}), ("/sparql", {"query": "ASK { ?l a ck:Letter }"}), ("/letter", {}))
    ]
    for attacker in attackers:
        attacker.join()
    assert {status for status in answers if status != 406} == {200}


def test_body_over_the_limit_is_refused_with_413(client: FlaskClient) -> None:
    response = client.post("/sparql", data="ASK {} #" + "x" * 1_100_000, content_type="application/sparql-query")
    assert response.status_code == 413


def test_query_nested_too_deeply_is_refused_with_400(client: FlaskClient) -> None:
    query = "ASK " + "{" * 20_000 + "}" * 20_000
    response = client.post("/sparql", data=query, content_type="application/sparql-query")
    assert response.status_code == 400
