"""SERVICE: nobody is called who is not on the publisher's list, and a query has no other way out."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from corrkg.engine.pool import Pool
from corrkg.settings import load
from corrkg.sparql.guard import QueryError, Reading
from corrkg.sparql.limits import Limits
from corrkg.store.release import Release
from corrkg.web import create_app

DISGUISES = json.loads((Path(__file__).parents[2] / "disguises.json").read_text(encoding="utf-8"))
ROW = {"head": {"vars": ["x"]}, "results": {"bindings": [{"x": {"type": "literal", "value": "from afar"}}]}}
JSON = {"Accept": "application/sparql-results+json, application/problem+json, */*;q=0.1"}

Answer = Callable[[BaseHTTPRequestHandler], None]


def one_row(request: BaseHTTPRequestHandler) -> None:
    body = json.dumps(ROW).encode()
    request.send_response(200)
    request.send_header("Content-Type", "application/sparql-results+json")
    request.send_header("Content-Length", str(len(body)))
    request.end_headers()
    request.wfile.write(body)


@contextmanager
def endpoint(answer: Answer = one_row) -> Iterator[tuple[str, list[str]]]:
    """An endpoint on loopback: its address, and what it heard."""
    heard: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            heard.append(self.rfile.read(int(self.headers.get("Content-Length", 0))).decode())
            answer(self)

        do_GET = do_POST  # noqa: N815

        def log_message(self, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/sparql", heard
    finally:
        server.shutdown()
        server.server_close()


def client(store: Path, *listed: str) -> FlaskClient:
    settings = load({"store": str(store), "service_endpoints": " ".join(listed), "query_seconds": 2}, {})
    return create_app(settings).test_client()


def ask(client: FlaskClient, query: str) -> Any:
    return client.get("/sparql", query_string={"query": query}, headers=JSON, buffered=True)


@pytest.mark.parametrize("listed", [False, True], ids=["nobody is listed", "another is listed"])
def test_canary_hears_nothing_whatever_the_disguise(october_store: Path, listed: bool) -> None:
    others = [
        "SELECT * FROM <URL> { ?s ?p ?o }",
        "SELECT * FROM NAMED <URL> { GRAPH ?g { ?s ?p ?o } }",
        "DESCRIBE <URL>",
        "LOAD <URL>",
        "INSERT DATA { <a:a> <a:b> <URL> }",
        "CONSTRUCT { <a:a> <a:b> <URL> } {}",
    ]
    with endpoint() as (url, heard):
        asked = client(october_store, *(["http://127.0.0.1:9/"] if listed else []))
        for query in [*DISGUISES, *others]:
            assert ask(asked, query.replace("URL", url)).status_code in {200, 400}
        for name in ("default-graph-uri", "named-graph-uri"):
            found = asked.get("/sparql", query_string={"query": "ASK {}", name: url}, headers=JSON, buffered=True)
            assert found.status_code == 200
        assert heard == []


def test_second_fence_holds_where_the_first_is_passed(october: Release) -> None:
    # A reading that somebody else made up: the process itself can open no connection.
    query = "SELECT * {{ SERVICE <{}> {{ ?x ?y ?z }} }}"
    with endpoint() as (url, heard):
        for federated in (False, True):
            pool = Pool(october, Limits(seconds=5), federated=federated)
            try:
                running = pool.ask(query.format(url), reading=Reading("select"))
                with running:
                    assert b"from afar" in b"".join(running.blocks())
            except QueryError:
                assert not federated
            finally:
                pool.close()
            assert len(heard) == federated  # and the canary can hear


def test_second_fence_holds_for_a_store_on_disk_too(october: Release) -> None:
    with endpoint() as (url, heard):
        pool = Pool(october, Limits(seconds=5), in_memory=False)
        try:
            query = f"SELECT * {{ SERVICE <{url}> {{ ?x ?y ?z }} }}"
            with (
                pytest.raises(QueryError, match="SERVICE"),
                pool.ask(query, reading=Reading("select")) as running,
            ):
                b"".join(running.blocks())
        finally:
            pool.close()
        assert heard == []


def test_listed_endpoint_is_asked_and_its_answer_joined(october_store: Path) -> None:
    with endpoint() as (url, heard):
        query = f"SELECT ?x ?n {{ {{ SELECT (COUNT(*) AS ?n) {{ ?l a ck:Letter }} }} SERVICE <{url}> {{ ?x ?y ?z }} }}"
        found = ask(client(october_store, url, "http://127.0.0.1:9/"), query)
        assert found.status_code == 200
        (row,) = found.get_json(force=True)["results"]["bindings"]
        assert (row["x"]["value"], row["n"]["value"]) == ("from afar", "35")
        assert len(heard) == 1


def test_listed_endpoint_leads_nowhere_else(october_store: Path) -> None:
    with endpoint() as (canary, heard):

        def redirect(request: BaseHTTPRequestHandler) -> None:
            request.send_response(307)
            request.send_header("Location", canary)
            request.send_header("Content-Length", "0")
            request.end_headers()

        with endpoint(redirect) as (url, asked):
            found = ask(client(october_store, url), f"SELECT * {{ SERVICE <{url}> {{ ?x ?y ?z }} }}")
        assert found.status_code == 502
        assert "307" in found.get_json(force=True)["detail"]
        assert len(asked) == 1
        assert heard == []


def test_listed_endpoint_that_is_silent_costs_no_more_than_a_query_may(october_store: Path) -> None:
    over = threading.Event()

    def silent(_: BaseHTTPRequestHandler) -> None:
        over.wait(300)

    with endpoint(silent) as (url, asked):
        found = ask(client(october_store, url), f"SELECT * {{ SERVICE <{url}> {{ ?x ?y ?z }} }}")
        assert (found.status_code, len(asked)) == (503, 1)
        assert not over.is_set()  # the endpoint is silent still
        over.set()


def test_listed_endpoint_that_is_gone_is_told_with_502_unless_silent(october_store: Path) -> None:
    with endpoint() as (url, _):
        pass
    asked = client(october_store, url)
    assert ask(asked, f"SELECT * {{ SERVICE <{url}> {{ ?x ?y ?z }} }}").status_code == 502
    assert ask(asked, f"SELECT * {{ SERVICE SILENT <{url}> {{ ?x ?y ?z }} }}").status_code == 200


@pytest.mark.parametrize("body", [b"", b"no JSON", b'{"head": {"vars": ["x"]}, "results": {"bindings": [{"x": '])
def test_listed_endpoint_that_answers_nonsense_is_told_with_502(october_store: Path, body: bytes) -> None:
    def nonsense(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.send_header("Content-Type", "application/sparql-results+json")
        request.send_header("Content-Length", str(len(body)))
        request.end_headers()
        request.wfile.write(body)

    with endpoint(nonsense) as (url, _):
        assert ask(client(october_store, url), f"SELECT * {{ SERVICE <{url}> {{ ?x ?y ?z }} }}").status_code == 502
