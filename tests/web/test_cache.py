"""Answers kept in memory: the same bytes, without asking the store again."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st

from corrkg.settings import load
from corrkg.web import create_app, sparql
from corrkg.web.cache import AnswerCache

QUERY = {"query": "SELECT ?l ?d { ?l a ck:Letter ; ck:date ?d } ORDER BY ?l"}


@pytest.fixture
def client(october_store: Path) -> FlaskClient:
    return create_app(load({"store": str(october_store)}, {})).test_client()


def test_second_answer_is_the_same_and_no_query_is_evaluated(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = client.get("/sparql", query_string=QUERY, headers={"Accept": "text/csv"})

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("the store was asked again")

    monkeypatch.setattr(sparql, "ask", refuse)
    second = client.get("/sparql", query_string=QUERY, headers={"Accept": "text/csv"})
    assert second.data == first.data
    for field in ("Content-Type", "ETag", "Vary", "Cache-Control", "Content-Length"):
        assert second.headers[field] == first.headers[field]


def test_another_format_is_another_answer(client: FlaskClient) -> None:
    table = client.get("/sparql", query_string=QUERY, headers={"Accept": "text/csv"})
    tabs = client.get("/sparql", query_string=QUERY, headers={"Accept": "text/tab-separated-values"})
    assert table.data != tabs.data


def test_answer_that_differs_each_time_is_not_kept(client: FlaskClient) -> None:
    query = {"query": "SELECT (RAND() AS ?r) {}", "format": "csv"}
    assert client.get("/sparql", query_string=query).data != client.get("/sparql", query_string=query).data


@given(st.lists(st.tuples(st.integers(0, 5), st.binary(max_size=40)), max_size=40), st.integers(0, 100))
def test_cache_never_outgrows_its_capacity_and_never_mixes_answers(
    operations: list[tuple[int, bytes]], capacity: int
) -> None:
    cache, last = AnswerCache(capacity), dict[int, bytes]()
    for key, answer in operations:
        cache.keep(key, answer)
        if len(answer) <= capacity:
            last[key] = answer
        found = {each: cache.get(each) for each in range(6)}
        assert all(value in {None, last.get(each)} for each, value in found.items())
        assert sum(len(value) for value in found.values() if value is not None) <= capacity
