"""No field of a request moves its path or changes who asks, whatever meaning the server or WSGI give to its name."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

# What CGI and WSGI (PEP 3333) call parts of a request, what proxies and FastCGI servers set, and gunicorn's own.
NAMES = """
    AUTH_TYPE CONTENT_LENGTH CONTENT_TYPE GATEWAY_INTERFACE HTTPS HTTP_HOST PATH_INFO PATH_TRANSLATED QUERY_STRING
    RAW_URI REMOTE_ADDR REMOTE_HOST REMOTE_IDENT REMOTE_PORT REMOTE_USER REQUEST_METHOD REQUEST_URI SCRIPT_NAME
    SERVER_NAME SERVER_PORT SERVER_PROTOCOL SERVER_SOFTWARE TRANSFER_ENCODING WSGI_URL_SCHEME
    FORWARDED X_FORWARDED_FOR X_FORWARDED_HOST X_FORWARDED_PORT X_FORWARDED_PREFIX X_FORWARDED_PROTO
    X_FORWARDED_PROTOCOL X_FORWARDED_SSL X_FORWARDED_SERVER X_HTTP_METHOD_OVERRIDE X_HTTP_METHOD X_METHOD_OVERRIDE
    X_ORIGINAL_HOST X_ORIGINAL_URL X_REAL_IP X_REWRITE_URL X_SCRIPT_NAME X_SENDFILE_TYPE X_ACCEL_REDIRECT X_WSGI_SCRIPT
    PROXY PROXY_ADDR PROXY_PROTOCOL CORRKG_PATH CORRKG_RELEASE CORRKG_REFUSAL UPGRADE HTTP2_SETTINGS
""".split()
FRAMING = {"CONTENT-LENGTH", "TRANSFER-ENCODING", "CONTENT-TYPE"}  # have a meaning of their own
TRUSTED = {"X-FORWARDED-FOR", "X-FORWARDED-HOST", "X-FORWARDED-PROTO"}  # what trusted_proxies names: if there are some
VALUES = ("/person", "/evil", "https", "evil.example", "on", "DELETE")


@pytest.fixture(scope="module", params=[0, 1], ids=["no proxy", "a trusted proxy"])
def served(request: pytest.FixtureRequest, store_dir: Path, serving: Any) -> Iterator[Any]:
    with serving(store_dir, workers=1, trusted_proxies=request.param, cache_bytes=0) as server:
        yield server, FRAMING | (TRUSTED if request.param else set())


def ask(served: Any, path: str, fields: str) -> bytes:
    """Send a request on a connection of its own, and return the answer but for its date."""
    with socket.create_connection(("127.0.0.1", served[0].port), timeout=10) as sock:
        sock.sendall(f"GET {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n{fields}\r\n".encode())
        answer = b"".join(iter(lambda: sock.recv(1 << 16), b""))
    return b"\n".join(line for line in answer.split(b"\r\n") if not line.startswith(b"Date: "))


@pytest.mark.parametrize("path", ["/letter", "/person/letter", "/letter/first"])
def test_no_name_that_a_server_gives_a_meaning_to_changes_an_answer(served: Any, path: str) -> None:
    plain = ask(served, path, "")
    assert plain.startswith(b"HTTP/1.1 ")
    spellings = {name.replace("_", "-").title() for name in NAMES} | {name.title() for name in NAMES}
    names = sorted(each for each in spellings if each.upper() not in served[1])
    some = [names[start : start + 40] for start in range(0, len(names), 40)]
    for value in VALUES:
        for fields in some:
            answer = ask(served, path, "".join(f"{name}: {value}\r\n" for name in fields))
            assert answer == plain, (value, fields)


def test_path_cannot_be_taken_off_by_a_header(served: Any) -> None:
    assert ask(served, "/person/letter", "Script_Name: /person\r\n").startswith(b"HTTP/1.1 404 ")
    assert ask(served, "/letter", "Script_Name: /evil\r\n").startswith(b"HTTP/1.1 200 ")
    assert ask(served, "/letter", "Path_Info: /person\r\nScript-Name: /letter\r\n").startswith(b"HTTP/1.1 200 ")
