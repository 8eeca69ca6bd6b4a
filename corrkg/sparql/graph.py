"""The one way to ask for quads: by pattern, or many subjects at once. Knows no store; an engine says where they are."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Protocol

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, Triple

Subject = NamedNode | BlankNode | Triple
Object = NamedNode | BlankNode | Literal | Triple
GraphName = NamedNode | BlankNode | DefaultGraph


class Graph(Protocol):
    """Quads that can be asked for by pattern: in each place of a quad a term, or None for any."""

    def match(
        self,
        subject: Subject | None = None,
        predicate: NamedNode | None = None,
        object: Object | None = None,
        graph: GraphName | None = None,
    ) -> Iterator[Quad]:
        """Yield the quads of a pattern, in no order."""
        ...

    def count(
        self,
        subject: Subject | None = None,
        predicate: NamedNode | None = None,
        object: Object | None = None,
        graph: GraphName | None = None,
    ) -> int:
        """Return how many quads of a pattern there are."""
        ...

    def about(self, subjects: Collection[NamedNode], predicates: Collection[NamedNode] | None = None) -> Iterator[Quad]:
        """Yield the quads of all ``subjects``, in no order: one question, however many they are.

        Args:
            subjects: what the quads are about.
            predicates: those that are wanted; None: all.
        """
        ...


def holds(
    graph: Graph,
    subject: Subject | None = None,
    predicate: NamedNode | None = None,
    object: Object | None = None,
    name: GraphName | None = None,
) -> bool:
    """Tell whether ``graph`` has a quad of a pattern; ``name`` is that of the named graph that it is in."""
    return next(graph.match(subject, predicate, object, name), None) is not None
