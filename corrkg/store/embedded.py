"""An Oxigraph store in this process: its quads, as `corrkg.sparql.graph` asks for them, and its answers to queries."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import starmap
from typing import Any

from pyoxigraph import NamedNode, Quad, QuerySolutions, Store

from corrkg.errors import StoreError
from corrkg.sparql.graph import GraphName, Object, Subject
from corrkg.sparql.run import Result, run


def damaged(error: Exception) -> StoreError | None:
    """Return what an exception of Oxigraph says of a damaged store; None: it says something else.

    >>> damaged(RuntimeError("Corruption: block checksum mismatch")).message
    'the store is damaged: Corruption: block checksum mismatch'
    """
    # Oxigraph has no exception of its own for what RocksDB calls corruption.
    if isinstance(error, OSError) or str(error).startswith(("Corruption", "IO error")):
        return StoreError(f"the store is damaged: {told(error)}", hint="run `corrkg build` again")
    return None


def told(error: Exception) -> str:
    """Return the words of an exception without paths of this machine, which a reader of the web has no use for.

    >>> told(OSError("IO error: While open a file for random read: /srv/x/1.sst: gone"))
    'IO error: While open a file for random read: … gone'
    """
    return re.sub(r"\S*/\S*", "…", str(error))


def _undamaged(ask: Callable[..., Iterable[Quad]], *of: object) -> Iterator[Quad]:
    """Yield what the store answers to ``ask``, with its damage told as an error of ours."""
    try:
        yield from ask(*of)
    except (OSError, RuntimeError) as error:
        if found := damaged(error):
            raise found from error
        raise


def _some(subjects: Collection[NamedNode], predicates: Collection[NamedNode]) -> str:
    """Return the query for the quads of ``subjects`` that have one of ``predicates``, in whichever graph."""
    of = f"VALUES ?s {{ {' '.join(map(str, subjects))} }}"
    wanted = f"FILTER (?p IN ({', '.join(map(str, predicates))}))"
    # A VALUES of its own for each pattern: the engine looks up the subjects one by one, and never joins with a whole
    # graph.
    unnamed, named = (f"{{ {of} {pattern} {wanted} }}" for pattern in ("?s ?p ?o", "GRAPH ?g { ?s ?p ?o }"))
    return f"SELECT ?s ?p ?o ?g {{ {unnamed} UNION {named} }}"


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
    >>> [row["v"].value for row in graph.ask("SELECT ?v { GRAPH ?g { ?s ?p ?v } }")]
    ['v']
    """

    _store: Store

    def match(
        self,
        subject: Subject | None = None,
        predicate: NamedNode | None = None,
        object: Object | None = None,
        graph: GraphName | None = None,
    ) -> Iterator[Quad]:
        """Yield the quads of a pattern, in no order.

        Raises:
            StoreError: the store is damaged.
        """
        return _undamaged(self._store.quads_for_pattern, subject, predicate, object, graph)

    def count(
        self,
        subject: Subject | None = None,
        predicate: NamedNode | None = None,
        object: Object | None = None,
        graph: GraphName | None = None,
    ) -> int:
        """Return how many quads of a pattern there are; all of them are counted by the store itself."""
        if subject is predicate is object is graph is None:
            return len(self._store)
        return sum(1 for _ in self.match(subject, predicate, object, graph))

    def about(self, subjects: Collection[NamedNode], predicates: Collection[NamedNode] | None = None) -> Iterator[Quad]:
        """Yield the quads of all ``subjects``, in no order.

        The quads of some predicates are picked out by the engine: most of what a busy thing says is never read then.

        Raises:
            StoreError: the store is damaged.
        """
        if predicates is None:
            for subject in subjects:
                yield from self.match(subject)
        elif subjects and predicates:
            yield from _undamaged(self._some, subjects, predicates)

    def _some(self, subjects: Collection[NamedNode], predicates: Collection[NamedNode]) -> Iterator[Quad]:
        rows = self._store.query(_some(subjects, predicates))
        assert isinstance(rows, QuerySolutions)
        return starmap(Quad, rows)

    def ask(self, query: str, **options: Any) -> Result:
        """Evaluate a query, which the guard has read.

        Args:
            query: SPARQL 1.1 Query.
            options: as `pyoxigraph.Store.query` has them.

        Raises:
            QueryError: it cannot be parsed, or asks for what the engine cannot do.
            FaultError: the engine failed.
            OSError: an endpoint that it names with SERVICE does not answer, or the store cannot be read.
        """
        return run(self._store, query, **options)
