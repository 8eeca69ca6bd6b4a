"""Asking for quads by pattern: one interface, whoever has them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, Store, Triple

from corrkg.sparql.graph import Graph, holds
from corrkg.store.embedded import Embedded
from corrkg.vocab import RDF, RDFS

A, B, G, H = (NamedNode(f"http://x/{name}") for name in "abgh")
QUADS = [Quad(A, RDF.type, B, G), Quad(A, RDFS.label, Literal("a"), G), Quad(A, RDF.type, B, H), Quad(B, RDF.type, B)]
CORRKG = Path(__file__).parents[2] / "corrkg"


@pytest.fixture
def graph() -> Graph:
    store = Store()
    store.extend(QUADS)
    return Embedded(store)


def test_a_pattern_without_a_graph_is_matched_in_all_of_them(graph: Graph) -> None:
    assert set(graph.match()) == set(QUADS)
    assert set(graph.match(A, RDF.type)) == {QUADS[0], QUADS[2]}
    assert set(graph.match(object=B, graph=DefaultGraph())) == {QUADS[3]}


def test_counts_are_those_of_the_matches(graph: Graph) -> None:
    for pattern in ((), (A,), (None, RDF.type), (None, None, B), (None, None, None, G), (BlankNode(),)):
        assert graph.count(*pattern) == len(list(graph.match(*pattern))), pattern


def test_holds_tells_whether_a_pattern_has_a_quad(graph: Graph) -> None:
    assert holds(graph, A) and holds(graph, object=Literal("a")) and holds(graph, name=H)
    assert not holds(graph, H) and not holds(graph, name=A) and not holds(graph, object=Triple(A, RDF.type, B))


def test_quads_are_asked_for_in_no_other_way() -> None:
    direct = re.compile(r"\b(quads_for_pattern|contains_named_graph)\b|\blen\(\w*\.?store\)|\bin (\w+\.)?store\b:")
    found = {path.name for path in CORRKG.rglob("*.py") if direct.search(path.read_text(encoding="utf-8"))}
    assert found == {"embedded.py"}
