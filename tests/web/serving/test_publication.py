"""Where it is mounted, what is published meanwhile, and what happens without a store."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from corrkg.settings import load
from corrkg.web import create_app

Publish = Callable[..., Path]
BASE = "http://localhost:8000/kg/"


@pytest.fixture
def mounted(tmp_path: Path, publisher: Publish) -> FlaskClient:
    publisher(tmp_path, BASE)
    return create_app(load({"store": str(tmp_path)}, {})).test_client()


@pytest.mark.parametrize("prefix", ["/kg", ""], ids=["as it is", "taken off by a proxy"])
def test_a_base_with_a_path_resolves(mounted: FlaskClient, prefix: str) -> None:
    response = mounted.get(prefix + "/letter/first", headers={"Accept": "text/turtle"})
    assert (response.status_code, response.headers["Location"]) == (303, "/kg/letter/first.ttl")
    turtle = mounted.get(prefix + "/letter/first.ttl").get_data(as_text=True)
    assert "<http://localhost:8000/kg/letter/first.ttl>" in turtle
    page = mounted.get(prefix + "/letter/first.html").get_data(as_text=True)
    assert 'href="/kg/person/ivanov"' in page
    assert 'href="/kg/static/corrkg.css' in page
    for path in (
        "/",
        "/letter",
        "/sparql",
        "/health",
        "/static/corrkg.css",
        "/person/%D1%81%D0%B8%D0%B4%D0%BE%D1%80%D0%BE%D0%B2",
    ):
        assert mounted.get(prefix + path).status_code in {200, 303}, path
    assert mounted.get(prefix + "/kg/nothing").status_code == 404


def test_a_mounted_base_without_its_slash_and_slashes_too_many(mounted: FlaskClient) -> None:
    assert mounted.get("/kg").headers["Location"] == "/kg/"
    assert mounted.get("/kg/letter/").headers["Location"] == "/kg/letter"
    assert mounted.get("/kgx").status_code == 404


def test_a_new_release_is_served_at_once(tmp_path: Path, publisher: Publish) -> None:
    publisher(tmp_path)
    client = create_app(load({"store": str(tmp_path)}, {})).test_client()
    before = client.get("/person/new")
    tag = client.get("/letter/first.ttl").headers["ETag"]
    assert before.status_code == 404
    new = '<person/new> a ck:Person ; rdfs:label "New"@en . <letter/first> rdfs:comment "New"@en .'
    publisher(tmp_path, extra=f"\n<graph/authorities> {{ {new} }}")
    assert client.get("/person/new").status_code == 303
    assert client.get("/letter/first.ttl", headers={"If-None-Match": tag}).status_code == 200


def test_a_new_release_leaves_the_validator_of_what_it_did_not_change(tmp_path: Path, publisher: Publish) -> None:
    publisher(tmp_path)
    client = create_app(load({"store": str(tmp_path)}, {})).test_client()
    tag = client.get("/letter/first.ttl").headers["ETag"]
    publisher(tmp_path, extra='\n<graph/authorities> { <person/new> a ck:Person ; rdfs:label "New"@en . }')
    assert client.get("/person/new").status_code == 303
    assert client.get("/letter/first.ttl", headers={"If-None-Match": tag}).status_code == 304


def test_without_a_store_it_says_what_to_do(tmp_path: Path) -> None:
    client = create_app(load({"store": str(tmp_path / "none")}, {})).test_client()
    for path in ("/", "/letter/x", "/letter/x.ttl", "/sparql?query=ASK%7B%7D", "/letter", "/nothing/"):
        for accept in ("text/html", "text/turtle", "application/json"):
            response = client.get(path, headers={"Accept": accept})
            if response.status_code == 308:
                continue
            assert response.status_code == 503
            assert "corrkg build" in response.get_data(as_text=True)
            assert response.headers["Retry-After"]
    health = client.get("/health")
    assert health.status_code == 503
    assert "corrkg build" in health.get_json()["hint"]


def test_health_names_the_dataset(client: FlaskClient, store_dir: Path) -> None:
    health = client.get("/health").get_json()
    assert health["status"] == "ok"
    assert health["digest"] == (store_dir / "current").readlink().name
    assert health["quads"] > 500


def test_a_trusted_proxy_changes_no_uri(store_dir: Path) -> None:
    client = create_app(load({"store": str(store_dir), "trusted_proxies": 1}, {})).test_client()
    headers = {
        "X-Forwarded-Host": "evil.example",
        "X-Forwarded-Proto": "https",
        "X-Forwarded-Prefix": "/p",
        "Accept": "text/turtle",
    }
    response = client.get("/letter/first", headers=headers, follow_redirects=False)
    assert response.headers["Location"] == "/letter/first.ttl"
