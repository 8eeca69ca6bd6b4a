"""One way to evaluate a SPARQL query, for the endpoint and for the command line.

Everything that asks the store a question that somebody else wrote goes through `evaluate`; limits and isolation
belong behind it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO

from pyoxigraph import (
    BlankNode,
    Literal,
    NamedNode,
    Quad,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Store,
    Triple,
    serialize,
)

from corrkg.guard import QueryError, Reading, read
from corrkg.store import description, jsonld, xml
from corrkg.store.release import Release
from corrkg.vocab import PREFIXES

Term = NamedNode | BlankNode | Literal | Triple

__all__ = ["Answer", "Dataset", "QueryError", "Term", "evaluate"]


@dataclass(frozen=True, slots=True)
class Dataset:
    """The RDF dataset that a request asks for, by the IRIs of its graphs."""

    default: tuple[str, ...] = ()
    named: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """What a query answers; to be consumed once, in the thread that asked.

    Args:
        result: as the engine gives it; for DESCRIBE, the triples of the description.
    """

    result: QuerySolutions | QueryBoolean | QueryTriples | Iterator[Triple]

    @property
    def is_graph(self) -> bool:
        """Whether this is a graph (CONSTRUCT, DESCRIBE); otherwise a table or a truth value."""
        return not isinstance(self.result, QuerySolutions | QueryBoolean)

    @property
    def boolean(self) -> bool | None:
        """The truth value of ASK, or None."""
        return bool(self.result) if isinstance(self.result, QueryBoolean) else None

    @property
    def variables(self) -> tuple[str, ...]:
        """The columns of SELECT, in the order of the projection."""
        return tuple(each.value for each in self.result.variables) if isinstance(self.result, QuerySolutions) else ()

    def rows(self) -> Iterator[tuple[Term | None, ...]]:
        """Yield the rows of SELECT; an unbound variable is None."""
        if isinstance(self.result, QuerySolutions):
            for solution in self.result:
                yield tuple(solution)

    def write(self, output: IO[bytes], format: QueryResultsFormat | RdfFormat) -> None:
        """Write the answer to ``output`` as it is worked out.

        Raises:
            TypeError: the format is of the other kind (see `is_graph`).
            QueryError: a value cannot be written in the format.
        """
        if not isinstance(self.result, QuerySolutions | QueryBoolean):
            if not isinstance(format, RdfFormat):
                raise TypeError("a graph needs an RDF format")
            write_graph(self.result, output, format)
        elif isinstance(format, RdfFormat):
            raise TypeError("a table needs a results format")
        else:
            self.result.serialize(xml.guarded(output) if format == QueryResultsFormat.XML else output, format)


def write_quads(quads: Iterator[Quad], output: IO[bytes], format: RdfFormat) -> None:
    """Write ``quads`` with corrkg's prefixes; a format that knows no graphs gets their union."""
    if format.supports_datasets and format != RdfFormat.JSON_LD:
        serialize(quads, output, format, prefixes=PREFIXES)
    else:
        write_graph((quad.triple for quad in quads), output, format)


def write_graph(triples: Iterator[Triple] | QueryTriples, output: IO[bytes], format: RdfFormat) -> None:
    """Write a graph with corrkg's prefixes.

    Raises:
        QueryError: it has something that the format cannot say.
    """
    if format == RdfFormat.JSON_LD:
        jsonld.write(triples, output)
    elif format == RdfFormat.RDF_XML:
        serialize(map(xml.nameable, triples), xml.guarded(output), format, prefixes=PREFIXES)
    elif isinstance(triples, QueryTriples) and format in {RdfFormat.N_TRIPLES, RdfFormat.N_QUADS}:
        triples.serialize(output, format)  # the engine's own way, faster, knows no prefixes
    else:
        serialize(triples, output, format, prefixes=PREFIXES)


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
    query does with FROM (https://www.w3.org/TR/sparql11-protocol/#dataset: the request wins). corrkg's prefixes are
    declared, and relative IRIs are resolved against the base: ``SELECT * { <person/stalin> ?p ?o }``. DESCRIBE
    answers what `corrkg.store.description` has.

    Args:
        release: where to ask.
        query: SPARQL 1.1 Query.
        reading: what `corrkg.guard.read` says of it.
        dataset: the graphs that the request names.

    Raises:
        QueryError: the query cannot be parsed; the message has the line and the column.
        OSError: an endpoint that it names with SERVICE does not answer.
    """
    default = named = None
    if dataset is not None and (dataset.default or dataset.named):
        default, named = _graphs(dataset.default), _graphs(dataset.named)
    union = default is None and not reading.names_dataset

    def ask(store: Store, text: str) -> QuerySolutions | QueryBoolean | QueryTriples:
        try:
            return store.query(
                text,
                base_iri=release.base,
                prefixes=PREFIXES,
                use_default_graph_as_union=union,
                default_graph=None if default is None else list(default),
                named_graphs=None if named is None else list(named),
            )
        except SyntaxError as error:
            raise QueryError(
                f"the query cannot be parsed: {_first_sentence(str(error))}",
                hint="check the query at that line and column",
            ) from None

    if reading.form != "describe":
        return Answer(ask(release.store, query))
    ask(Store(), query)  # A mistake is to be told at its place in the query as it was sent.
    request = description.Request.read(query)

    def select(text: str) -> Iterator[tuple[Term | None, ...]]:
        return Answer(ask(release.store, text)).rows()

    drawn = frozenset([*default, *(named or ())]) if default is not None else description.graphs(request, select)
    scope = description.Scope(release.store, drawn)
    return Answer(scope.describe(description.resources(request, select)))


def _graphs(iris: tuple[str, ...]) -> list[NamedNode]:
    graphs = []
    for iri in iris:
        try:
            graphs.append(NamedNode(iri))
        except ValueError:
            raise QueryError(f"{iri!r} is no absolute IRI", hint="name each graph by its full IRI") from None
    return graphs


def _first_sentence(message: str) -> str:
    # The parser lists every character class that it could have taken; nobody reads past the first few.
    return message if len(message) <= 300 else message[:300].rsplit(",", 1)[0] + " …"
