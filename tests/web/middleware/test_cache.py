"""Whole answers kept in memory: the same bytes, without asking the application again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st

from corrkg.settings import load
from corrkg.store.build import build
from corrkg.store.release import Release
from corrkg.web import create_app
from corrkg.web.middleware.cache import AnswerCache, Cached
from corrkg.web.middleware.paths import RELEASE

ASK = "/sparql?query=SELECT+%3Fl+%3Fd+%7B+%3Fl+a+ck%3ALetter+%3B+ck%3Adate+%3Fd+%7D+ORDER+BY+%3Fl"
FIELDS = ("Content-Type", "ETag", "Vary", "Cache-Control", "Content-Length", "Access-Control-Allow-Origin")


@pytest.fixture
def client(october_store: Path) -> FlaskClient:
    return create_app(load({"store": str(october_store)}, {})).test_client()


def hit(client: FlaskClient, path: str, **headers: str) -> bool:
    """Ask twice, and tell whether the second answer came from memory; it must be the same."""
    fields = {name.replace("_", "-"): value for name, value in headers.items()}
    first, second = (client.get(path, headers=fields, buffered=True) for _ in range(2))
    assert (second.status_code, second.data) == (first.status_code, first.data)
    assert all(second.headers.get(each) == first.headers.get(each) for each in FIELDS)
    assert "Cache-Status" not in first.headers
    return second.headers.get("Cache-Status") == "corrkg; hit"


@pytest.mark.parametrize(
    ("path", "accept"),
    [
        (ASK, "text/csv"),
        (ASK, "text/html"),
        ("/", "text/html"),
        ("/person/stalin.ttl", "*/*"),
        ("/person/stalin", "text/html"),  # a 303
        ("/queries/letters-between.csv", "*/*"),
        ("/openapi.json", "*/*"),
    ],
)
def test_second_answer_comes_from_memory(client: FlaskClient, path: str, accept: str) -> None:
    assert hit(client, path, Accept=accept)


@pytest.mark.parametrize("path", ["/health", "/metrics", "/nothing", "/sparql?query=SELECT+(RAND()+AS+%3Fr)+%7B%7D"])
def test_what_changes_or_is_an_error_is_not_kept(client: FlaskClient, path: str) -> None:
    client.get(path)
    assert "Cache-Status" not in client.get(path).headers


def test_answer_that_differs_each_time_is_not_kept(client: FlaskClient) -> None:
    path = "/sparql?format=csv&query=SELECT+(RAND()+AS+%3Fr)+%7B%7D"
    assert client.get(path).data != client.get(path).data


@pytest.mark.parametrize(
    "fields",
    [
        {"Accept": "text/tab-separated-values"},
        {"Accept": "text/csv", "Accept-Encoding": "gzip"},
        {"Accept": "text/csv", "Accept-Language": "ru"},
        {"Accept": "text/csv", "Range": "bytes=0-1"},
        {"Accept": "text/csv", "If-None-Match": '"another"'},
    ],
)
def test_rfc_9111_4_1_another_request_is_not_answered_with_it(client: FlaskClient, fields: dict[str, str]) -> None:
    client.get(ASK, headers={"Accept": "text/csv"}, buffered=True)
    assert "Cache-Status" not in client.get(ASK, headers=fields, buffered=True).headers


def test_copy_that_is_still_good_is_told_so_from_memory_too(client: FlaskClient) -> None:
    tag = client.get(ASK, headers={"Accept": "text/csv"}, buffered=True).headers["ETag"]
    answers = [client.get(ASK, headers={"Accept": "text/csv", "If-None-Match": tag}) for _ in range(2)]
    assert [each.status_code for each in answers] == [304, 304]
    assert answers[1].headers["ETag"] == tag
    assert answers[1].headers["Cache-Status"] == "corrkg; hit"


def test_post_and_head_are_answered_anew(client: FlaskClient) -> None:
    client.get(ASK, headers={"Accept": "text/csv"}, buffered=True)
    assert client.head(ASK, headers={"Accept": "text/csv"}).data == b""
    posted = client.post("/sparql", data="ASK {}", content_type="application/sparql-query", buffered=True)
    assert "Cache-Status" not in posted.headers


def test_another_release_is_another_answer(make_seeds: Callable[..., Path], tmp_path: Path) -> None:
    seeds, store = make_seeds(), tmp_path / "store"
    build(seeds, store)
    client = create_app(load({"store": str(store)}, {})).test_client()
    assert hit(client, "/sparql?query=ASK+%7B%7D&format=json")
    before = client.get("/dataset.ttl").data
    about = seeds / "dataset.toml"
    about.write_text(about.read_text().replace("Orlov and Gromov", "Two"))
    build(seeds, store)  # with the register that the first build wrote
    assert "Cache-Status" not in client.get("/sparql?query=ASK+%7B%7D&format=json", buffered=True).headers
    assert client.get("/dataset.ttl").data != before


def test_answer_that_was_cut_off_is_not_kept(october: Release) -> None:
    asked = 0

    def app(_: dict[str, Any], start: Any) -> Iterator[bytes]:
        nonlocal asked
        asked += 1
        start("200 OK", [("Cache-Control", "public")])
        return blocks(whole=asked > 1)

    def blocks(*, whole: bool) -> Iterator[bytes]:
        yield b"some"
        if not whole:
            raise ConnectionResetError

    cached = Cached(app, AnswerCache(1_000_000))

    def ask() -> bytes:
        environ = {"REQUEST_METHOD": "GET", "HTTP_HOST": "x", RELEASE: october}
        return b"".join(cached(environ, lambda *_: lambda _: None))

    with pytest.raises(ConnectionResetError):
        ask()
    assert [ask(), ask()] == [b"some", b"some"]
    assert asked == 2  # the first whole answer is kept


def test_nothing_is_kept_where_there_is_no_room(october_store: Path) -> None:
    app: Flask = create_app(load({"store": str(october_store), "cache_bytes": 0}, {}))
    assert not hit(app.test_client(), ASK, Accept="text/csv")


@given(st.lists(st.tuples(st.integers(0, 5), st.binary(max_size=4000)), max_size=40), st.integers(0, 30_000))
def test_cache_never_outgrows_its_capacity_and_never_mixes_answers(
    operations: list[tuple[int, bytes]], capacity: int
) -> None:
    cache, last = AnswerCache(capacity), dict[int, bytes]()
    field = ("X", "y" * 500)

    def size(body: bytes) -> int:  # at least
        return len(body) + 500 + 300

    for number, body in operations:
        cache.keep((str(number) * 300,), "200 OK", [field], body)
        last[number] = body
        found = {each: kept.body for each in range(6) if (kept := cache.get((str(each) * 300,)))}
        assert all(body == last[each] for each, body in found.items())
        assert sum(map(size, found.values())) <= capacity


def test_long_keys_and_fields_take_room_too() -> None:
    cache = AnswerCache(100_000)
    for number in range(100):
        cache.keep((f"{number}" + "k" * 40_000,), "200 OK", [("X", "y")], b"")
    assert sum(cache.get((f"{number}" + "k" * 40_000,)) is not None for number in range(100)) == 2
