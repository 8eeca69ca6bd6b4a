"""The quads of an Oxigraph store in this process, as `corrkg.sparql.graph` asks for them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pyoxigraph import NamedNode, Quad, Store

from corrkg.sparql.graph import GraphName, Object, Subject


@dataclass(frozen=True, slots=True)
class Embedded:
    """A store that answers for its quads.

    >>> from pyoxigraph import Literal
    >>> store = Store()
    >>> store.add(Quad(NamedNode("http://x/a"), NamedNode("http://x/p"), Literal("v"), NamedNode("http://x/g")))
    >>> graph = Embedded(store)
    >>> [quad.object.value for quad in graph.match(predicate=NamedNode("http://x/p"))]
    ['v']
    >>> graph.count(), graph.count(graph=NamedNode("http://x/other"))
    (1, 0)
    """

    store: Store

    def match(
        self,
        subject: Subject | None = None,
        predicate: NamedNode | None = None,
        object: Object | None = None,
        graph: GraphName | None = None,
    ) -> Iterator[Quad]:
        """Yield the quads of a pattern, in no order."""
        return self.store.quads_for_pattern(subject, predicate, object, graph)

    def count(
        self,
        subject: Subject | None = None,
        predicate: NamedNode | None = None,
        object: Object | None = None,
        graph: GraphName | None = None,
    ) -> int:
        """Return how many quads of a pattern there are; all of them are counted by the store itself."""
        if subject is predicate is object is graph is None:
            return len(self.store)
        return sum(1 for _ in self.match(subject, predicate, object, graph))
