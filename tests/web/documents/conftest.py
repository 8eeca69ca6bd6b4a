"""A graph that tells what it is asked."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator

import pytest
from pyoxigraph import NamedNode, Quad

from corrkg.sparql.graph import Graph, GraphName, Object, Subject


class _Watched:
    """A graph that tells each question before it answers: a pattern as a tuple, things to be told about as a list."""

    def __init__(self, graph: Graph, asked: Callable[[object], None]) -> None:
        self.graph, self.asked = graph, asked

    def match(
        self,
        subject: Subject | None = None,
        predicate: NamedNode | None = None,
        object: Object | None = None,
        graph: GraphName | None = None,
    ) -> Iterator[Quad]:
        self.asked((subject, predicate, object, graph))
        return self.graph.match(subject, predicate, object, graph)

    def count(
        self,
        subject: Subject | None = None,
        predicate: NamedNode | None = None,
        object: Object | None = None,
        graph: GraphName | None = None,
    ) -> int:
        self.asked((subject, predicate, object, graph))
        return self.graph.count(subject, predicate, object, graph)

    def about(self, subjects: Collection[NamedNode], predicates: Collection[NamedNode] | None = None) -> Iterator[Quad]:
        self.asked([*subjects])
        return self.graph.about(subjects, predicates)


@pytest.fixture(scope="session")
def watched() -> Callable[[Graph, Callable[[object], None]], Graph]:
    """A function that returns a graph which answers like another, and calls another function with each question."""
    return _Watched
