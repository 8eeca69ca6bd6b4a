"""The client of a process: its connections are kept, threads share them, and a child of the process has its own."""

from __future__ import annotations

import multiprocessing
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from corrkg.engine.clients import client, context
from corrkg.engine.remote import Endpoint


@dataclass
class Site:
    """An endpoint on this machine that says yes to every query, and who has asked it."""

    url: str = ""
    callers: list[tuple[str, int]] = field(default_factory=list)
    cookies: list[str | None] = field(default_factory=list)


@pytest.fixture
def site() -> Iterator[Site]:
    """An endpoint that keeps its connections, as endpoints do."""
    found, lock = Site(), threading.Lock()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            with lock:
                found.callers.append(self.client_address)
                found.cookies.append(self.headers["Cookie"])
            body = b'{"head": {}, "boolean": true}'
            self.send_response(200)
            self.send_header("Content-Type", "application/sparql-results+json")
            self.send_header("Content-Length", str(len(body)))
            self.send_header("Set-Cookie", "reader=1")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads = True
        found.url = f"http://127.0.0.1:{server.server_address[1]}/sparql"
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield found
        server.shutdown()


def ask(url: str) -> bool | None:
    return Endpoint(url).ask("ASK {}").head.boolean


def test_queries_of_several_endpoints_go_over_one_connection_and_one_context(site: Site) -> None:
    before = context()
    assert [ask(site.url), ask(f"{site.url}/other"), ask(site.url)] == [True, True, True]
    assert len(set(site.callers)) == 1
    assert context() is before


def test_what_an_endpoint_wants_remembered_is_not_sent_back(site: Site) -> None:
    ask(site.url)
    ask(site.url)
    assert site.cookies == [None, None]


def test_threads_ask_at_once(site: Site) -> None:
    with ThreadPoolExecutor(8) as threads:
        assert list(threads.map(ask, [site.url] * 200)) == [True] * 200
    assert len(site.callers) == 200


def test_a_forked_child_asks_over_a_connection_of_its_own(site: Site) -> None:
    ask(site.url)
    forking = multiprocessing.get_context("fork")
    with client() as kept, forking.Pool(2) as children:
        assert children.map(ask, [site.url] * 10) == [True] * 10
        with client() as same:
            assert same is kept
    ask(site.url)
    own = {site.callers[0], site.callers[-1]}
    assert len(own) == 1
    assert own.isdisjoint(site.callers[1:-1])
