"""Paths × Accept × methods: the same rules everywhere."""

from __future__ import annotations

import re

import pytest
from flask.testing import FlaskClient

RDF = [
    "text/turtle",
    "application/ld+json",
    "application/n-triples",
    "application/rdf+xml",
    "application/n-quads",
    "application/trig",
]
ACCEPT = {
    "absent": None,
    "anything": "*/*",
    "browser": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
    "turtle": "text/turtle",
    "json": "application/json",
    "refused": "text/html;q=0, text/turtle;q=0.1",
    "none": "image/png",
    "nonsense": ";;;",
    **{each: each for each in RDF},
}
NEGOTIATED = [
    "/",
    "/letter",
    "/archive",
    "/letter/first",
    "/graph/sample",
    "/dataset",
    "/ontology",
    "/sparql",
    "/sparql?query=DESCRIBE%20%3Cdataset%3E",
]
FIXED = [
    "/letter.ttl",
    "/letter/first.html",
    "/letter/first.nq",
    "/shapes.ttl",
    "/context.jsonld",
    "/health",
    "/robots.txt",
    "/query",
    "/search.json?q=gold",
]
MISSING = ["/nothing", "/letter/none", "/letter/first.docx", "/letter/x/../../etc/passwd", "/static/none.css"]


@pytest.mark.parametrize("accept", list(ACCEPT))
@pytest.mark.parametrize("path", NEGOTIATED)
def test_negotiated_paths(client: FlaskClient, path: str, accept: str) -> None:
    field = ACCEPT[accept]
    response = client.get(path, headers={} if field is None else {"Accept": field}, follow_redirects=True)
    first = client.get(path, headers={} if field is None else {"Accept": field})
    assert "Accept" in first.headers["Vary"]
    if accept == "none":
        assert response.status_code == 406
        assert response.mimetype == "application/problem+json"
        return
    assert response.status_code == 200
    if accept == "browser":
        assert response.mimetype == "text/html"
    elif accept == "refused":
        assert response.mimetype == "text/turtle"
    elif accept == "json":
        assert response.mimetype == "application/ld+json"
    elif field in RDF:
        assert response.mimetype == field
    else:
        assert response.mimetype == ("text/turtle" if path.startswith("/sparql") else "text/html")


@pytest.mark.parametrize("method", ["GET", "HEAD", "OPTIONS", "POST", "PUT", "DELETE"])
@pytest.mark.parametrize("accept", list(ACCEPT))
@pytest.mark.parametrize("path", [*NEGOTIATED, *FIXED, *MISSING])
def test_the_whole_table(client: FlaskClient, path: str, accept: str, method: str) -> None:
    field = ACCEPT[accept]
    headers = {} if field is None else {"Accept": field}
    response = client.open(path, method=method, headers=headers)
    takes_post = path.startswith("/sparql")
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    if method == "OPTIONS":
        assert response.status_code == 200
        assert ("POST" in response.headers["Allow"]) == takes_post
    elif method in {"PUT", "DELETE"} or (method == "POST" and not takes_post):
        assert response.status_code == 405
        assert "GET" in response.headers["Allow"]
    elif method == "POST":
        assert response.status_code == 415  # no body of a type that the protocol has
    else:
        assert response.status_code in {200, 303, 404, 406}
        assert (response.status_code == 404) == (path in MISSING)
        if path in NEGOTIATED and response.status_code != 404:
            assert (response.status_code == 406) == (accept == "none")
        if path not in FIXED:
            assert "Accept" in response.headers["Vary"].split(", ")
        if method == "HEAD":
            get = client.get(path, headers=headers)
            assert response.data == b""
            assert response.headers["Content-Type"] == get.headers["Content-Type"]
            assert response.headers.get("Location") == get.headers.get("Location")
            assert response.headers.get("ETag") == get.headers.get("ETag")
    if response.status_code == 406 and method == "GET":
        assert "text/turtle" in response.get_json(force=True)["available"]


@pytest.mark.parametrize("accept", list(ACCEPT))
@pytest.mark.parametrize("path", FIXED)
def test_a_suffix_or_a_fixed_format_wins_over_accept(client: FlaskClient, path: str, accept: str) -> None:
    field = ACCEPT[accept]
    expected = client.get(path)
    response = client.get(path, headers={} if field is None else {"Accept": field})
    assert (response.status_code, response.headers["Content-Type"]) == (200, expected.headers["Content-Type"])
    assert response.data == expected.data


@pytest.mark.parametrize("accept", list(ACCEPT))
@pytest.mark.parametrize("path", MISSING)
def test_what_is_missing_is_404_in_one_shape(client: FlaskClient, path: str, accept: str) -> None:
    field = ACCEPT[accept]
    response = client.get(path, headers={} if field is None else {"Accept": field})
    assert response.status_code == 404
    assert "Accept" in response.headers["Vary"]
    if accept == "browser":
        assert response.mimetype == "text/html"
        assert "Not Found" in response.get_data(as_text=True)
    elif accept in {"json"}:
        assert response.mimetype == "application/json"
    else:
        assert response.mimetype == "application/problem+json"
        assert response.get_json(force=True)["status"] == 404


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "TRACE", "PROPFIND"])
@pytest.mark.parametrize("path", [*NEGOTIATED[:-2], *FIXED])
def test_other_methods_are_405_with_allow(client: FlaskClient, path: str, method: str) -> None:
    response = client.open(path, method=method)
    assert response.status_code == 405
    assert response.headers["Allow"] == "GET, HEAD, OPTIONS"
    assert response.get_json(force=True)["status"] == 405


@pytest.mark.parametrize("path", [*NEGOTIATED, *FIXED, *MISSING])
def test_every_response_is_open_to_other_sites_and_not_sniffed(client: FlaskClient, path: str) -> None:
    for response in (client.get(path), client.options(path), client.head(path)):
        assert response.headers["Access-Control-Allow-Origin"] == "*"
        assert "ETag" in response.headers["Access-Control-Expose-Headers"]
        assert response.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("path", NEGOTIATED)
def test_pages_have_a_policy_without_inline_code(client: FlaskClient, path: str) -> None:
    response = client.get(path, headers={"Accept": "text/html"}, follow_redirects=True)
    policy = response.headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy
    # JSON-LD is a block of data: the policy is about what is run (https://html.spec.whatwg.org/#data-block).
    page = response.get_data(as_text=True).replace('<script type="application/ld+json">', "")
    page = re.sub(r'<script (type="module" )?src="/static/[^"]+"( defer)?></script>', "", page)
    for inline in ("<script", "<style", " style=", " onclick="):
        assert inline not in page
