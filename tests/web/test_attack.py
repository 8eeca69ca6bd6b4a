"""A public endpoint on its first day: whatever is sent to it, it gives the right answer, and everybody else theirs.

A real server with one process, so that there is nowhere else to go for the light requests beside the attack.
"""

from __future__ import annotations

import gzip
import os
import re
import socket
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

import pytest

pytestmark = pytest.mark.serial

PATIENCE = 30  # seconds
LIMITS = {"query_seconds": 2, "query_memory": 300_000_000, "request_seconds": 2, "workers": 1}
ANY = "?a ?b ?c . ?d ?e ?f"
STOPPED = {
    "cartesian count": f"SELECT (COUNT(*) AS ?n) {{ {ANY} . ?g ?h ?i }}",
    "sorted cartesian": f"SELECT * {{ {ANY} }} ORDER BY ?f ?a",
    "planning bomb of 200 patterns": "SELECT * {" + " ".join(f"?a{n} ?p{n} ?a{n + 1} ." for n in range(200)) + "}",
    "planning bomb of 500 steps": "SELECT * { ?a (" + "/".join(["rdf:rest*"] * 490) + ") ?b }",
    "huge IN list": f"SELECT (COUNT(*) AS ?n) {{ {ANY} FILTER(?c IN (" + ",".join(map(str, range(50_000))) + ")) }",
    "regex bomb": f'SELECT (COUNT(*) AS ?n) {{ {ANY} . ?g ?h ?i FILTER(REGEX(STR(?c), "(a|b|ab)*(.*)*x$")) }}',
    "string that grows": f"SELECT (GROUP_CONCAT(?c) AS ?n) {{ {ANY} . ?g ?h ?i }}",
    "distinct cartesian": f"SELECT DISTINCT * {{ {ANY} }} OFFSET 100000000",
    "endless path": "SELECT (COUNT(*) AS ?n) { ?a (!ck:x|^!ck:y)* ?b . ?c (!ck:x|^!ck:y)* ?d }",
}  # fmt: skip
REFUSED = {
    "20,000 braces": "SELECT * " + "{" * 20_000 + "}" * 20_000,
    "1,000 nested collections": "SELECT * { ?s ?p " + "(" * 1000 + ")" * 1000 + " }",
    "1,000 nested blank nodes": "SELECT * { ?s ?p " + "[ ?p " * 1000 + "]" * 1000 + " }",
    "5,000 signs": "ASK { FILTER(" + "!" * 5_000 + "true) }",
    "5,000 alternatives": "ASK { FILTER(" + "||".join(["?a"] * 5_000) + ") }",
    "no query": "\x00" * 1000,
    "LOAD": "LOAD <http://127.0.0.1:9/>",
}
POST = b"POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Type: application/sparql-query\r\n"
LIGHT = (f"/sparql?{urlencode({'query': 'ASK { ?l a ck:Letter }'})}", "/health", "/letter", "/person/stalin.ttl")


@pytest.fixture(scope="module")
def served(october_store: Path, serving: Any) -> Iterator[Any]:
    with serving(october_store, **LIMITS) as server:
        yield server


@contextmanager
def light(server: Any) -> Iterator[list[int | str]]:
    """Ask light questions all the while, and answer with their statuses; none may be lost.

    Who waits has patience: a machine with other work may take seconds for what the attack does not hold up, and a
    server whose threads are held would answer nothing however long one waits.
    """
    statuses: list[int | str] = []
    stop = threading.Event()

    def ask() -> None:
        number = 0
        while not stop.is_set() or number < 8:
            connection = server.connect(timeout=PATIENCE)
            # Never the same address twice: an answer from memory would prove nothing.
            path = LIGHT[number % len(LIGHT)]
            path += f"%23{number}-{time.monotonic_ns()}" if path.startswith("/sparql") else ""
            try:
                connection.request("GET", path, headers={"Accept": "text/html, application/sparql-results+json, */*"})
                response = connection.getresponse()
                response.read()
                statuses.append(response.status)
            except (OSError, HTTPException) as error:
                statuses.append(f"{path}: {error!r}")
            connection.close()
            number += 1
            time.sleep(0.05)  # a reader, not one more attacker

    asking = threading.Thread(target=ask)
    asking.start()
    try:
        yield statuses
    finally:
        stop.set()
        asking.join(8 * PATIENCE)
    assert len(statuses) >= 8
    assert set(statuses) == {200}


def post(server: Any, query: str) -> tuple[int, str | None, bytes]:
    connection = server.connect()
    fields = {"Content-Type": "application/sparql-query", "Accept": "text/csv, application/problem+json"}
    connection.request("POST", "/sparql", query.encode(), fields)
    response = connection.getresponse()
    return response.status, response.getheader("Retry-After"), response.read()


@pytest.mark.parametrize("name", STOPPED)
def test_query_without_end_is_stopped_with_503_and_nobody_else_notices(served: Any, name: str) -> None:
    with light(served):
        status, retry, body = post(served, STOPPED[name])
    assert status == 503, body
    assert retry is not None
    assert int(retry) > 0
    assert b"detail" in body


@pytest.mark.parametrize("name", REFUSED)
def test_query_that_the_parser_would_not_survive_is_refused_with_4xx(served: Any, name: str) -> None:
    with light(served):
        status, _, body = post(served, REFUSED[name])
    assert status == 400, body


def narrow(port: int) -> socket.socket:
    """Return a connection of a client with room for little: its window is small from the first byte."""
    sock = socket.socket()
    sock.settimeout(30)
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    sock.connect(("127.0.0.1", port))
    return sock


def test_many_runaways_at_once_leave_room_for_light_requests(served: Any) -> None:
    found: list[int] = []
    attackers = [
        threading.Thread(target=lambda: found.append(post(served, STOPPED["cartesian count"])[0])) for _ in range(12)
    ]
    with light(served):
        for attacker in attackers:
            attacker.start()
        for attacker in attackers:
            attacker.join(30)
    assert found == [503] * 12


def test_reader_of_one_byte_a_second_is_cut_off_and_never_gets_an_end(served: Any) -> None:
    with light(served), narrow(served.port) as sock:
        path = "/sparql?format=tsv&query=" + quote(f"SELECT * {{ {ANY} . ?g ?h ?i }}")
        sock.sendall(f"GET {path} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
        started, last = time.monotonic(), b""
        for _ in range(6):
            last = sock.recv(1)
            time.sleep(1)
        assert time.monotonic() - started > LIMITS["query_seconds"] + 2
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1 << 22)  # what is on its way comes in few pieces
        with suppress(ConnectionError):
            while block := sock.recv(1 << 20):
                last = block
    assert not last.endswith(b"0\r\n\r\n")  # the last chunk, RFC 9112 section 7.1


def test_hundred_megabytes_are_refused_with_413_and_not_kept(served: Any) -> None:
    (worker,) = served.workers()
    before = _resident(worker)
    with light(served):
        connection = served.connect()
        connection.putrequest("POST", "/sparql")
        connection.putheader("Content-Type", "application/sparql-query")
        connection.putheader("Content-Length", str(100_000_000))
        connection.endheaders()
        with suppress(ConnectionError):  # it may hang up as soon as it has answered
            for _ in range(100):
                connection.send(b"#" * 1_000_000)
        with suppress(ConnectionError):
            assert connection.getresponse().status == 413
    assert _resident(worker) - before < 30_000_000


def test_rfc_9110_15_5_12_body_of_unknown_length_is_refused_with_411(served: Any) -> None:
    connection = served.connect()
    connection.request("POST", "/sparql", iter([b"ASK {}"]), {"Content-Type": "application/sparql-query"})
    assert connection.getresponse().status == 411


@pytest.mark.parametrize(
    "sent",
    [
        b"GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ",
        b"\r\n\r\n",
        b"",
        POST + b"Content-Length: 99\r\n\r\nASK",
        POST + b"Content-Length: 99\r\nExpect: 100-continue\r\n\r\n",
        POST + b"Content-Length: 0000000000000000000099\r\n\r\nASK",
    ],
    ids=["head", "empty lines", "nothing", "body", "expected body", "length with zeros"],
)
def test_slow_senders_hold_no_thread_and_are_sent_off(served: Any, sent: bytes) -> None:
    socks = [socket.create_connection(("127.0.0.1", served.port), timeout=10) for _ in range(400)]
    with light(served):
        for sock in socks:
            sock.sendall(sent)
        until = time.monotonic() + LIMITS["request_seconds"] + 3
        while time.monotonic() < until:
            for sock in socks:
                with suppress(ConnectionError):
                    sock.send(b"a" if sent.strip() else b"")
            time.sleep(0.5)
    told = []
    for sock in socks:
        with suppress(ConnectionError):
            told.append(sock.recv(1000)[:12])
        sock.close()
    assert set(told) <= {b"", b"HTTP/1.1 408", b"HTTP/1.1 100"}


@pytest.mark.parametrize(
    "framing",
    [
        b"Transfer-Encoding: chunked\r\n\r\n",
        b"Content-Length: 99999999\r\n\r\n",
        b"Content-Length: 9" + b"9" * 30 + b"\r\n\r\n",
    ],
    ids=["chunked", "too long", "absurd"],
)
def test_bodies_that_are_refused_and_never_come_hold_no_thread(served: Any, framing: bytes) -> None:
    socks = [socket.create_connection(("127.0.0.1", served.port), timeout=10) for _ in range(400)]
    for sock in socks:
        sock.sendall(POST + framing + b"\r\n\r\n")
    assert served.get("/health")[0] == 200  # gunicorn alone would wait for the bodies, five seconds each
    statuses = set()
    for sock in socks:
        statuses.add(sock.recv(12)[9:])
        sock.close()
    assert statuses <= {b"411", b"413", b"400"}


def test_rfc_9110_10_1_1_client_that_waits_for_it_is_told_to_continue(served: Any) -> None:
    with socket.create_connection(("127.0.0.1", served.port), timeout=10) as sock:
        sock.sendall(POST + b"Connection: close\r\nContent-Length: 6\r\nExpect: 100-continue\r\n\r\n")
        assert sock.recv(1000) == b"HTTP/1.1 100 Continue\r\n\r\n"
        sock.sendall(b"ASK {}")
        assert sock.recv(1000).startswith(b"HTTP/1.1 200 ")


def test_clients_that_pipeline_and_read_nothing_hold_no_thread(served: Any) -> None:
    socks = [narrow(served.port) for _ in range(300)]
    for sock in socks:
        with suppress(OSError):
            sock.sendall(b"GET /letter.html HTTP/1.1\r\nHost: x\r\n\r\n" * 100)
    with light(served):
        time.sleep(2)
    for sock in socks:
        sock.close()


def test_more_connections_than_descriptors_cost_the_longest_waiting(october_store: Path, serving: Any) -> None:
    command = ("bash", "-c", f"ulimit -n 400; exec {sys.executable} server.py")
    with serving(october_store, command, **LIMITS) as server:
        socks = []
        for _ in range(600):
            socks.append(socket.create_connection(("127.0.0.1", server.port), timeout=10))
            socks[-1].sendall(b"GET / HTTP/1.1\r\n")
        with light(server):
            time.sleep(1)
        for sock in socks:
            sock.close()


def test_descriptors_are_asked_for_up_to_what_the_system_gives(october_store: Path, serving: Any) -> None:
    command = ("bash", "-c", f"ulimit -Sn 300; exec {sys.executable} server.py")
    with serving(october_store, command, **LIMITS) as server:
        (worker,) = server.workers()
        (line,) = [each for each in Path(f"/proc/{worker}/limits").read_text().splitlines() if "open files" in each]
        assert int(line.split()[3]) > 300


def test_rfc_9112_3_2_request_without_host_is_refused(served: Any) -> None:
    with socket.create_connection(("127.0.0.1", served.port), timeout=10) as sock:
        sock.sendall(b"GET /letter.html HTTP/1.1\r\nConnection: close\r\n\r\n")
        assert sock.recv(1000).startswith(b"HTTP/1.1 400 ")


def test_rfc_9110_15_5_16_coded_body_is_refused_with_415(served: Any) -> None:
    connection = served.connect()
    fields = {"Content-Type": "application/sparql-query", "Content-Encoding": "gzip"}
    connection.request("POST", "/sparql", gzip.compress(b"ASK {}"), fields)
    assert connection.getresponse().status == 415


def test_rfc_9110_15_5_9_slow_request_is_answered_with_408(served: Any) -> None:
    with socket.create_connection(("127.0.0.1", served.port), timeout=10) as sock:
        sock.sendall(b"GET / HTTP/1.1\r\n")
        assert sock.recv(1000).startswith(b"HTTP/1.1 408 ")
        assert sock.recv(1) == b""


def test_request_in_small_pieces_is_answered(served: Any) -> None:
    query = b"ASK {}"
    request = (
        b"\r\nPOST /sparql HTTP/1.1\r\nHost: x\r\nContent-Type: application/sparql-query\r\n"
        b"Connection: close\r\nContent-Length: %d\r\n\r\n%s" % (len(query), query)
    )
    with socket.create_connection(("127.0.0.1", served.port), timeout=10) as sock:
        for place in range(len(request)):
            sock.sendall(request[place : place + 1])
            time.sleep(0.002)
        assert sock.recv(1000).startswith(b"HTTP/1.1 200 ")


def test_pipelined_requests_are_answered_in_order(served: Any) -> None:
    # https://www.rfc-editor.org/rfc/rfc9112#section-9.3.2
    one = b"GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n"
    two = b"GET /nothing HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
    with socket.create_connection(("127.0.0.1", served.port), timeout=10) as sock:
        sock.sendall(one + one + two[:20])
        time.sleep(0.2)
        sock.sendall(two[20:])
        answer = b""
        while block := sock.recv(1 << 16):
            answer += block
    assert re.findall(rb"HTTP/1\.1 (\d+) ", answer) == [b"200", b"200", b"404"]


def test_client_that_goes_away_frees_its_place(october_store: Path, serving: Any) -> None:
    # Much longer than this client waits for its answer.
    limits = {**LIMITS, "query_seconds": 300, "queries_running": 2, "queries_waiting": 1}
    with serving(october_store, **limits) as server:
        for _ in range(6):
            connection = server.connect()
            connection.request("GET", "/sparql?query=" + quote(STOPPED["cartesian count"]))
            time.sleep(0.2)
            connection.close()
        assert post(server, "ASK {}")[0] == 200
        assert '"outcome": "gone"' in server.log.read_text()


def test_full_house_is_told_so_with_503_and_soon(october_store: Path, serving: Any) -> None:
    limits = {**LIMITS, "query_seconds": 3, "queries_running": 2, "queries_waiting": 1}
    with serving(october_store, **limits) as server:
        found: list[tuple[int, str | None, bytes]] = []
        attackers = [
            threading.Thread(target=lambda: found.append(post(server, STOPPED["cartesian count"]))) for _ in range(6)
        ]
        for attacker in attackers:
            attacker.start()
        for attacker in attackers:
            attacker.join(30)
        assert {status for status, _, _ in found} == {503}
        assert any(b"too many queries" in body.lower() for _, _, body in found)
        assert post(server, "ASK {}")[0] == 200


def test_requests_that_nobody_can_mean_are_4xx(served: Any) -> None:
    for head in (
        b"GET / HTTP/1.1\r\nHost: x\r\nHost: y\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
        b"GET /" + b"a" * 20_000 + b" HTTP/1.1\r\nHost: x\r\n\r\n",
        b"GET / HTTP/1.1\r\n" + b"".join(b"X-%d: y\r\n" % n for n in range(500)) + b"\r\n",
        b"GET / HTTP/1.1\r\nX: " + b"y" * 100_000 + b"\r\n\r\n",
        b"POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
        b"POST /sparql HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n0\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n",
    ):
        with socket.create_connection(("127.0.0.1", served.port), timeout=10) as sock:
            with suppress(ConnectionError):
                sock.sendall(head)
            answer = b""
            with suppress(ConnectionError):
                answer = sock.recv(100)
            assert answer[:10] == b"HTTP/1.1 4", head[:80]
    assert served.get("/health")[0] == 200


def _resident(pid: int) -> int:
    return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")


def test_connection_is_kept_for_the_next_request(served: Any) -> None:
    connection: HTTPConnection = served.connect()
    for pause in (0, 0, 0.2, 0):
        time.sleep(pause)
        connection.request("GET", "/health/live")
        response = connection.getresponse()
        assert (response.status, bool(response.read())) == (200, True)
        assert response.getheader("Connection") != "close"
