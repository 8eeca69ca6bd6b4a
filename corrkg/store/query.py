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
    Triple,
    serialize,
)

from corrkg.store import jsonld
from corrkg.store.guard import QueryError, check, names_dataset
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
    """What a query answers; to be consumed once, in the thread that asked."""

    result: QuerySolutions | QueryBoolean | QueryTriples

    @property
    def is_graph(self) -> bool:
        """Whether this is a graph (CONSTRUCT, DESCRIBE); otherwise a table or a truth value."""
        return isinstance(self.result, QueryTriples)

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
        """Write the answer to ``output``.

        Raises:
            TypeError: the format is of the other kind (see `is_graph`).
        """
        if isinstance(self.result, QueryTriples):
            if not isinstance(format, RdfFormat):
                raise TypeError("a graph needs an RDF format")
            write_quads((Quad(each.subject, each.predicate, each.object) for each in self.result), output, format)
        elif isinstance(format, RdfFormat):
            raise TypeError("a table needs a results format")
        else:
            self.result.serialize(output, format)


def write_quads(quads: Iterator[Quad], output: IO[bytes], format: RdfFormat) -> None:
    """Write ``quads`` with corrkg's prefixes; a format that knows no graphs gets their union."""
    if format == RdfFormat.JSON_LD:
        output.write(jsonld.dumps(quads))
    elif format.supports_datasets:
        serialize(quads, output, format, prefixes=PREFIXES)
    else:
        serialize((quad.triple for quad in quads), output, format, prefixes=PREFIXES)


def evaluate(release: Release, query: str, dataset: Dataset | None = None, *, max_depth: int = 60) -> Answer:
    """Evaluate ``query`` on ``release``.

    The default graph is the union of all named graphs, unless the request names a dataset or, failing that, the
    query does with FROM (https://www.w3.org/TR/sparql11-protocol/#dataset: the request wins). corrkg's prefixes are
    declared, and relative IRIs are resolved against the base: ``SELECT * { <person/stalin> ?p ?o }``.

    Args:
        release: where to ask.
        query: SPARQL 1.1 Query.
        dataset: the graphs that the request names.
        max_depth: deepest nesting allowed.

    Raises:
        QueryError: the query is refused or cannot be parsed; the message has the line and the column.
    """
    check(query, max_depth)
    default = named = None
    if dataset is not None and (dataset.default or dataset.named):
        default, named = _graphs(dataset.default), _graphs(dataset.named)
    union = default is None and not names_dataset(query)
    try:
        return Answer(
            release.store.query(
                query,
                base_iri=release.base,
                prefixes=PREFIXES,
                use_default_graph_as_union=union,
                default_graph=None if default is None else list(default),
                named_graphs=None if named is None else list(named),
            )
        )
    except SyntaxError as error:
        raise QueryError(
            f"the query cannot be parsed: {_first_sentence(str(error))}",
            hint="check the query at that line and column",
        ) from None


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
