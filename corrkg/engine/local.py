"""Evaluates a SPARQL query on a release in this process.

Every query that a reader wrote goes through `evaluate`; limits and isolation
belong behind it.
"""

from __future__ import annotations

import re
import socket
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from pyoxigraph import NamedNode, Store

from corrkg.engine.base import USUAL, WHOLE, Formats, Held
from corrkg.sparql import describe
from corrkg.sparql.answer import Answer, Dataset, Term
from corrkg.sparql.graph import Graph
from corrkg.sparql.guard import QueryError, Reading, read
from corrkg.sparql.mistakes import explained
from corrkg.sparql.run import Result
from corrkg.store.embedded import Embedded
from corrkg.store.release import Release
from corrkg.uris import ALIGNED
from corrkg.vocab import PREFIXES


@dataclass(frozen=True, slots=True)
class InProcess:
    """This process as an engine: for the shell, and for the children of a pool. Nothing stops its queries.

    Args:
        release: what it answers from.
        max_depth: deepest nesting of brackets in a query.
    """

    release: Release
    max_depth: int = 60

    @property
    def graph(self) -> Graph:
        """The quads of the release."""
        return self.release.graph

    def ready(self) -> None:
        """Do nothing: the release is open."""

    def ask(
        self,
        query: str,
        dataset: Dataset = WHOLE,
        formats: Formats = USUAL,
        *,
        reading: Reading | None = None,
        reader: socket.socket | None = None,
    ) -> Held:
        """Evaluate ``query`` as its answer is read.

        Args:
            query: SPARQL 1.1 Query.
            dataset: the graphs that the request names.
            formats: what the answer is to be written in.
            reading: what the guard says of the query; without it, the query is read here.
            reader: nothing here stops when it hangs up.

        Raises:
            QueryError: the query is refused or cannot be parsed; the message has the line and the column.
        """
        del reader
        return Held(answer(self.release, query, reading or read(query, self.max_depth), dataset), formats)


_ALIGNED = re.compile(rf"{ALIGNED}|\\[uU]")


def evaluate(release: Release, query: str, dataset: Dataset | None = None, *, max_depth: int = 60) -> Answer:
    """Read ``query``, refuse what may not be asked, and `answer` it.

    Args:
        release: where to ask.
        query: SPARQL 1.1 Query.
        dataset: the graphs that the request names.
        max_depth: deepest nesting allowed.

    Raises:
        QueryError: the query is refused or cannot be parsed; the message has the line and the column.
    """
    return answer(release, query, read(query, max_depth), dataset)


def answer(release: Release, query: str, reading: Reading, dataset: Dataset | None = None) -> Answer:
    """Evaluate ``query`` on ``release``; it has been read, and may be asked.

    The default graph is the union of all named graphs, unless the request names a dataset or, failing that, the
    query does with FROM (https://www.w3.org/TR/sparql11-protocol/#dataset: the request wins). ``graph/aligned`` is no
    part of the union, unless dataset.toml says so: it is there for FROM and GRAPH. corrkg's prefixes are
    declared, and relative IRIs are resolved against the base: ``SELECT * { <person/stalin> ?p ?o }``. DESCRIBE
    answers what `corrkg.sparql.describe` has.

    Args:
        release: where to ask.
        query: SPARQL 1.1 Query.
        reading: what `corrkg.sparql.guard.read` says of it.
        dataset: the graphs that the request names.

    Raises:
        QueryError: the query cannot be parsed; the message has the line and the column.
        OSError: an endpoint that it names with SERVICE does not answer.
    """
    default = named = None
    if dataset is not None and (dataset.default or dataset.named):
        default, named = _graphs(dataset.default), _graphs(dataset.named)
    union = default is None and not reading.names_dataset
    aligns = release.aligns_by_default or asks_aligned(query, [*(default or ()), *(named or ())])
    apart = union and aligns and not release.aligns_by_default  # in the store, but not in the default graph
    shown = list(release.graphs) if apart else default

    def ask(store: Embedded, text: str) -> Result:
        meaning = {"base_iri": release.base, "prefixes": PREFIXES}
        try:
            return store.ask(
                text,
                **meaning,
                use_default_graph_as_union=union and not apart,
                default_graph=None if shown is None else list(shown),
                named_graphs=None if named is None else list(named),
            )
        except QueryError as error:
            raise explained(error, text, **meaning) from error.__cause__

    if reading.form != "describe":
        return Answer(ask(release.aligned if aligns else release.embedded, query))
    ask(Embedded(Store()), query)  # The error names the place of a mistake in the query as it was sent.
    request = describe.Request.read(query)

    def select(text: str) -> Iterator[tuple[Term | None, ...]]:
        return Answer(ask(release.embedded, text)).rows()

    drawn = frozenset([*default, *(named or ())]) if default is not None else describe.graphs(request, select)
    scope = describe.Scope(release.graph, drawn, release.inventory.loose)
    return Answer(scope.describe(describe.resources(request, select)))


def asks_aligned(query: str, graphs: Collection[NamedNode] = ()) -> bool:
    """Tell whether a query, or the dataset that its request names, may name ``graph/aligned``.

    An IRI may have any of its characters as an escape (SPARQL 1.1, section 19.2), so that one is enough.
    """
    return _ALIGNED.search(query) is not None or any(graph.value.endswith(f"/{ALIGNED}") for graph in graphs)


def _graphs(iris: tuple[str, ...]) -> list[NamedNode]:
    graphs = []
    for iri in iris:
        try:
            graphs.append(NamedNode(iri))
        except ValueError:
            raise QueryError(f"{iri!r} is no absolute IRI", hint="name each graph by its full IRI") from None
    return graphs
