"""Cross-origin requests without credentials, OPTIONS and Allow, on every path (https://fetch.spec.whatwg.org/)."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

ORIGIN = {"Origin": "https://archive.example"}
READ = {"GET", "HEAD", "OPTIONS"}
PUBLIC = (
    "/", "/letter", "/letter.ttl", "/letter/first", "/letter/first.ttl", "/graph/sample.nq", "/ontology", "/dataset",
    "/shapes.ttl", "/context.jsonld", "/health", "/robots.txt", "/query", "/search?q=gold", "/nothing",
)  # fmt: skip
PATHS = dict.fromkeys(PUBLIC, READ) | dict.fromkeys(("/sparql", "/sparql?query=ASK%7B%7D"), READ | {"POST"})
METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "TRACE", "CONNECT", "PROPFIND", "QUERY", "NONSENSE"]


def names(field: str) -> set[str]:
    return {each.strip() for each in field.split(",")}


@pytest.mark.parametrize("path", PATHS)
def test_preflight_is_answered(client: FlaskClient, path: str) -> None:
    asked = {**ORIGIN, "Access-Control-Request-Method": "GET", "Access-Control-Request-Headers": "if-none-match"}
    response = client.options(path, headers=asked)
    assert response.status_code == 200
    assert response.data == b""
    assert names(response.headers["Allow"]) == names(response.headers["Access-Control-Allow-Methods"]) == PATHS[path]
    allowed = {each.lower() for each in names(response.headers["Access-Control-Allow-Headers"])}
    assert {"accept", "content-type", "if-none-match", "if-modified-since", "range"} <= allowed
    assert int(response.headers["Access-Control-Max-Age"]) > 0


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("path", PATHS)
def test_every_answer_is_open_and_every_other_method_is_405(client: FlaskClient, path: str, method: str) -> None:
    response = client.open(path, method=method, headers=ORIGIN)
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Credentials" not in response.headers
    exposed = names(response.headers["Access-Control-Expose-Headers"])
    assert {"Link", "ETag", "Location", "Content-Location", "Last-Modified", "Retry-After"} <= exposed
    if method not in PATHS[path]:
        assert response.status_code == 405
        assert names(response.headers["Allow"]) == PATHS[path]  # RFC 9110 section 15.5.6
        assert response.get_json(force=True)["status"] == 405


def test_a_post_of_no_known_type_says_which_it_takes(client: FlaskClient) -> None:
    response = client.post("/sparql", data="ASK {}", content_type="text/plain")
    assert response.status_code == 415
    assert "application/sparql-query" in response.headers["Accept-Post"]
    assert "Accept-Post" in response.headers["Access-Control-Expose-Headers"]
