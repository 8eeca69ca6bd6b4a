"""Answers are sent while they are worked out: on a real port, because that is where it counts."""

from __future__ import annotations

import gzip
import os
from collections.abc import Iterator
from http.client import HTTPConnection, IncompleteRead
from itertools import count
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from flask import Flask
from flask.testing import FlaskClient

from corrkg.engine.pool import Pooled
from corrkg.settings import load
from corrkg.web import create_app
from corrkg.web.sparql.stream import beginning

pytestmark = pytest.mark.serial

CROSS = "SELECT * { ?a ?b ?c . ?d ?e ?f }"  # some millions of rows
LARGE = "SELECT * { ?s ?p ?o }"


@pytest.fixture(scope="module")
def served(store_dir: Path, serving: Any) -> Iterator[tuple[int, int]]:
    """A server with one process: its port and the process's number."""
    with serving(store_dir, workers=1) as server:
        (worker,) = server.workers()
        yield server.port, worker


def _resident(pid: int) -> int:
    return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")


def test_the_first_byte_is_early_and_the_memory_flat(served: tuple[int, int]) -> None:
    port, worker = served
    connection = HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request("GET", "/sparql?format=tsv&query=" + quote(LARGE))
    connection.getresponse().read()
    before = _resident(worker)
    connection.request("GET", "/sparql?format=tsv&query=" + quote(CROSS))
    response = connection.getresponse()
    assert response.read(1000).startswith(b"?a\t?b")
    assert response.getheader("Transfer-Encoding") == "chunked"
    size = 0
    while size < 40_000_000:
        size += len(response.read(1 << 20))
    assert _resident(worker) - before < 20_000_000
    connection.close()  # and the worker stops: the next request is answered
    again = HTTPConnection("127.0.0.1", port, timeout=30)
    again.request("GET", "/health")
    assert again.getresponse().status == 200


@pytest.mark.parametrize("format", ["ttl", "nt", "rdf", "jsonld", "nq", "trig"])
def test_construct_streams_too(served: tuple[int, int], format: str) -> None:
    # Not with flat memory: the engine keeps each distinct triple, so as to write none twice.
    connection = HTTPConnection("127.0.0.1", served[0], timeout=30)
    query = "CONSTRUCT { ?a ?b ?f } { ?a ?b ?c . ?d ?e ?f }"
    connection.request("GET", f"/sparql?format={format}&query=" + quote(query))
    assert connection.getresponse().read(1000)  # long before its end
    connection.close()


def test_head_of_an_endless_answer_ends(served: tuple[int, int]) -> None:
    connection = HTTPConnection("127.0.0.1", served[0], timeout=30)
    connection.request("HEAD", "/sparql?query=" + quote(CROSS))
    response = connection.getresponse()
    assert (response.status, response.read()) == (200, b"")
    assert response.getheader("Content-Type") == "application/sparql-results+json"
    assert response.getheader("ETag")


def test_a_failure_after_the_first_byte_cuts_the_connection(served: tuple[int, int]) -> None:
    # The value that XML cannot hold comes last, after all others.
    query = "SELECT * { { ?a ?b ?c } UNION { BIND('\x01' AS ?c) } } ORDER BY DESC(BOUND(?a))"
    connection = HTTPConnection("127.0.0.1", served[0], timeout=30)
    connection.request("GET", "/sparql?format=xml&query=" + quote(query))
    response = connection.getresponse()
    assert response.status == 200
    with pytest.raises((IncompleteRead, ConnectionError)):
        response.read()


def test_a_small_answer_has_a_length_and_a_large_one_not(client: FlaskClient) -> None:
    small = client.get("/sparql", query_string={"query": "ASK {}"})
    assert small.headers["Content-Length"] == str(len(small.data))
    large = client.get("/sparql", query_string={"query": f"{CROSS} LIMIT 20000"}, buffered=True)
    assert "Content-Length" not in large.headers
    assert len(large.get_json(force=True)["results"]["bindings"]) == 20_000


def test_a_compressed_stream_is_whole(client: FlaskClient) -> None:
    for query in (LARGE, f"{CROSS} LIMIT 20000"):
        plain = client.get("/sparql", query_string={"query": query}, buffered=True)
        coded = client.get("/sparql", query_string={"query": query}, headers={"Accept-Encoding": "gzip"}, buffered=True)
        assert coded.headers["Content-Encoding"] == "gzip"
        assert gzip.decompress(coded.data) == plain.data


def test_a_failure_before_the_first_byte_is_an_error_response(store_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(self: Pooled) -> Iterator[bytes]:
        raise OSError("the disk is gone")
        yield b"some"

    monkeypatch.setattr(Pooled, "blocks", fail)
    app: Flask = create_app(load({"store": str(store_dir)}, {}))
    response = app.test_client().get("/sparql", query_string={"query": "ASK {}"})
    assert response.status_code == 500
    assert response.get_json(force=True)["status"] == 500
    assert "ETag" not in response.headers
    assert response.headers["Access-Control-Allow-Origin"] == "*"


def test_a_page_takes_no_more_of_a_graph_than_it_shows() -> None:
    endless = count()
    text, cut = beginning((b"x" * 1000 for _ in endless), 5000)
    assert (len(text), cut) == (5000, True)
    assert next(endless) <= 6
