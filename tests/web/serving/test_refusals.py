"""What the server refuses by itself has the shape of every error, and leaves no words in the log."""

from __future__ import annotations

import json
import socket
import time
from collections.abc import Iterator
from contextlib import suppress
from http.client import HTTPResponse
from typing import Any

import pytest
from gunicorn.config import Config

from corrkg.web.serving.refusals import Log

LINE = b"GET /letter.ttl HTTP/1.1\r\nHost: x\r\n"
REFUSED = {
    "an address too long": (b"GET /sparql?query=" + b"SECRETWORD" * 900 + b" HTTP/1.1\r\nHost: x\r\n", 414),
    "an address of a megabyte": (b"GET /sparql?query=" + b"SECRETWORD" * 100_000 + b" HTTP/1.1\r\nHost: x\r\n", 414),
    "an address in raw UTF-8": ("GET /search?q=СЕКРЕТ-SECRETWORD HTTP/1.1\r\nHost: x\r\n".encode(), 400),
    "a space in an address": (b"GET /search?q=a SECRETWORD HTTP/1.1\r\nHost: x\r\n", 400),
    "a method in lower case": (b"get /SECRETWORD HTTP/1.1\r\nHost: x\r\n", 400),
    "another protocol": (b"SECRETWORD\r\n", 400),
    "HTTP/2 without its preface": (b"GET /SECRETWORD HTTP/2.0\r\nHost: x\r\n", 505),
    "a version that is none": (b"GET /SECRETWORD HTTP/1\r\nHost: x\r\n", 400),
    "two hosts": (LINE + b"Host: SECRETWORD\r\n", 400),
    "a field without a colon": (LINE + b"SECRETWORD\r\n", 400),
    "a name with a space": (LINE + b"X SECRETWORD: 1\r\n", 400),
    "a folded field": (LINE + b"X: 1\r\n SECRETWORD\r\n", 400),
    "a field too long": (LINE + b"X: " + b"SECRETWORD" * 2_000 + b"\r\n", 431),
    "too many fields": (LINE + b"X: SECRETWORD\r\n" * 200, 431),
    "an expectation": (LINE + b"Expect: SECRETWORD\r\n", 417),
    "a length that is none": (LINE + b"Content-Length: SECRETWORD\r\n", 400),
}
ASKED = """
    /search?q=SECRETWORD /search%3Fq=SECRETWORD /search/%D1%81SECRETWORD/ /SECRETWORD /sparql/SECRETWORD
    /sparql?query=SECRETWORD /sparql%3Fquery=SECRETWORD /sparql?query=ASK%7B%7D%23SECRETWORD /query?query=SECRETWORD
    /queries/SECRETWORD /letter/first%3Fq=SECRETWORD /letter%26SECRETWORD /static/SECRETWORD http://SECRETWORD/letter
""".split()
ORIGIN = b"Origin: https://x.example\r\n"


@pytest.fixture(scope="module")
def served(store_dir: Any, serving: Any) -> Iterator[Any]:
    with serving(store_dir, workers=1, request_seconds=1) as server:
        yield server


def send(server: Any, data: bytes) -> tuple[HTTPResponse, bytes]:
    with socket.create_connection(("127.0.0.1", server.port), timeout=10) as sock:
        with suppress(ConnectionError):  # it may hang up as soon as it has answered
            sock.sendall(data)
        response = HTTPResponse(sock)
        response.begin()
        return response, response.read()


@pytest.mark.parametrize("name", REFUSED)
def test_refusal_of_the_server_is_a_problem_that_a_page_elsewhere_can_read(served: Any, name: str) -> None:
    sent, status = REFUSED[name]
    response, body = send(served, sent + ORIGIN + b"\r\n")
    assert response.status == status
    assert response.getheader("Content-Type") == "application/problem+json"
    assert json.loads(body)["status"] == status
    assert json.loads(body)["detail"]
    assert response.getheader("Access-Control-Allow-Origin") == "*"
    assert response.getheader("X-Content-Type-Options") == "nosniff"
    assert response.getheader("Date")
    assert b"SECRETWORD" not in body
    log = served.log.read_text()
    assert "SECRETWORD" not in log
    assert "127.0.0.1" not in log.replace(f"127.0.0.1:{served.port}", "")
    assert f"refused with {status}" in log


@pytest.mark.parametrize(("accept", "type_"), [(b"text/html", "text/html"), (b"text/plain", "text/plain")])
def test_refusal_has_the_form_that_is_asked_for(served: Any, accept: bytes, type_: str) -> None:
    for sent, status in REFUSED.values():
        if len(sent) < 60_000:  # of a longer one the field has not come yet
            line, _, fields = sent.partition(b"\r\n")
            response, body = send(served, line + b"\r\nAccept: " + accept + b"\r\n" + fields + b"\r\n")
            assert (response.status, (response.getheader("Content-Type") or "").partition(";")[0]) == (status, type_)
            assert str(status).encode() in body


def test_overlong_query_is_told_to_be_posted(served: Any) -> None:
    _, body = send(served, b"GET /sparql?query=" + b"x" * 9_000 + b" HTTP/1.1\r\nHost: x\r\n\r\n")
    assert "POST" in json.loads(body)["detail"]


def test_refusal_of_a_head_request_has_no_content(served: Any) -> None:
    with socket.create_connection(("127.0.0.1", served.port), timeout=10) as sock:
        sock.sendall(b"HEAD /" + b"x" * 9_000 + b" HTTP/1.1\r\nHost: x\r\n\r\n")
        answer = b"".join(iter(lambda: sock.recv(1 << 16), b""))
    assert answer.startswith(b"HTTP/1.1 414 ")
    assert answer.endswith(b"\r\n\r\n")


def test_head_without_an_end_is_refused_and_holds_no_thread(served: Any) -> None:
    fields = b"".join(b"X-%d: %s\r\n" % (number, b"y" * 8_000) for number in range(20))
    response, _ = send(served, LINE + fields)  # gunicorn's parser would wait for more
    assert response.status == 431


def test_rfc_9110_10_1_1_body_that_is_refused_is_not_asked_for(served: Any) -> None:
    head = b"POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Type: application/sparql-query\r\nExpect: 100-continue\r\n"
    with socket.create_connection(("127.0.0.1", served.port), timeout=10) as sock:
        sock.sendall(head + b"Content-Length: 99999999\r\n\r\n")
        assert sock.recv(1000).startswith(b"HTTP/1.1 413 ")


def test_slow_request_is_refused_in_the_same_shape(served: Any) -> None:
    response, body = send(served, LINE + b"Accept: text/plain\r\nX: ")
    assert (response.status, body[:4]) == (408, b"408 ")
    assert response.getheader("Access-Control-Allow-Origin") == "*"


@pytest.mark.parametrize("version", [b"1.2", b"1.9"])
def test_rfc_9110_2_5_higher_minor_version_is_read_as_1_1(served: Any, version: bytes) -> None:
    response, _ = send(served, LINE.replace(b"1.1", version) + b"Connection: close\r\n\r\n")
    assert response.status == 200
    assert send(served, b"GET / HTTP/" + version + b"\r\n\r\n")[0].status == 400  # and so has to name its host


def test_no_line_of_the_log_has_words_of_an_address(served: Any) -> None:
    for path in ASKED:
        head = f"GET {path} HTTP/1.1\r\nHost: x\r\nReferer: http://x/?SECRETWORD\r\nUser-Agent: SECRETWORD\r\n"
        send(served, head.encode() + b"Connection: close\r\n\r\n")
    time.sleep(0.3)
    log = served.log.read_text()
    assert "SECRETWORD" not in log
    assert '"/sparql"' in log


def test_error_that_comes_up_in_a_request_is_logged_without_its_words(capfd: pytest.CaptureFixture[str]) -> None:
    log = Log(Config())
    for words in ("Error handling request", "Error handling request %s %s", "Socket error processing request."):
        try:
            raise ValueError("SECRETWORD") from KeyError("SECRETWORD")
        except ValueError:
            log.exception(words, *["SECRETWORD"] * words.count("%s"))
    told = capfd.readouterr().err
    assert "SECRETWORD" not in told
    assert told.count("ValueError at test_refusals.py:") == 3
    assert "KeyError" in told


def test_error_that_keeps_a_process_from_beginning_is_logged_whole(capfd: pytest.CaptureFixture[str]) -> None:
    try:
        raise ValueError("no such directory")
    except ValueError:
        Log(Config()).exception("Exception in worker process")
    assert "no such directory" in capfd.readouterr().err
