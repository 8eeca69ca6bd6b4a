"""The one way to evaluate a query."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad, QueryResultsFormat, RdfFormat, Store

from corrkg.engine.local import evaluate
from corrkg.sparql.answer import Dataset
from corrkg.sparql.guard import QueryError
from corrkg.store.embedded import Embedded
from corrkg.store.release import Release
from corrkg.vocab import CK, RDF

BASE = "http://localhost:8000/"


@pytest.fixture
def release() -> Release:
    store = Store()
    for graph in ("a", "b"):
        thing = NamedNode(BASE + "letter/" + graph)
        store.add(Quad(thing, RDF.type, CK.Letter, NamedNode(BASE + "graph/" + graph)))
        store.add(Quad(thing, CK.value, Literal(1), NamedNode(BASE + "graph/" + graph)))
    return Release(Path("nowhere"), "digest", BASE, {}, Embedded(store))


def test_prefixes_and_base_are_declared(release: Release) -> None:
    assert evaluate(release, "ASK { <letter/a> a ck:Letter }").boolean is True


def test_a_query_may_declare_a_prefix_of_ours_for_itself(release: Release) -> None:
    assert evaluate(release, "PREFIX ck: <http://x/> ASK { ?s a ck:Letter }").boolean is False


def test_rows_and_variables_in_the_order_of_the_projection(release: Release) -> None:
    answer = evaluate(release, "SELECT ?v ?l ?none { ?l ck:value ?v } ORDER BY ?l")
    assert answer.variables == ("v", "l", "none")
    assert [row[2] for row in answer.rows()] == [None, None]


def test_the_dataset_of_the_request_wins(release: Release) -> None:
    graph = Dataset(default=(BASE + "graph/a",))
    assert len(list(evaluate(release, f"SELECT * FROM <{BASE}graph/b> {{ ?s a ?t }}", graph).rows())) == 1
    assert evaluate(release, "ASK { <letter/b> ?p ?o }", graph).boolean is False


def test_from_is_not_drowned_by_the_union(release: Release) -> None:
    assert evaluate(release, f"ASK FROM <{BASE}graph/a> {{ <letter/b> ?p ?o }}").boolean is False


def test_an_answer_is_written_in_formats_of_its_kind(release: Release) -> None:
    output = io.BytesIO()
    evaluate(release, "CONSTRUCT WHERE { ?s a ck:Letter }").write(output, RdfFormat.TRIG)
    assert b"ck:Letter" in output.getvalue()
    with pytest.raises(TypeError):
        evaluate(release, "CONSTRUCT WHERE { ?s a ck:Letter }").write(output, QueryResultsFormat.CSV)
    with pytest.raises(TypeError):
        evaluate(release, "ASK {}").write(output, RdfFormat.TURTLE)


@pytest.mark.parametrize(
    "query", ["", "SELECT", "DROP ALL", "SELECT * { SERVICE <http://127.0.0.1:9/> {} }", "\x00", "\ud800"]
)
def test_what_cannot_be_answered_is_a_query_error(release: Release, query: str) -> None:
    with pytest.raises(QueryError):
        evaluate(release, query)
