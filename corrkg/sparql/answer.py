"""What a query answers (a table, a truth value, a graph), and how it is written."""

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

from corrkg.sparql import jsonld, xml
from corrkg.sparql.run import engine_errors
from corrkg.vocab import PREFIXES

Term = NamedNode | BlankNode | Literal | Triple

__all__ = ["Answer", "Dataset", "Term", "write_graph", "write_quads"]


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

    >>> from pyoxigraph import Store
    >>> answer = Answer(Store().query("SELECT ?a ?b { VALUES (?a ?b) { ('x' UNDEF) } }"))
    >>> answer.variables, [[term and term.value for term in row] for row in answer.rows()]
    (('a', 'b'), [['x', None]])
    >>> Answer(Store().query("ASK {}")).boolean
    True
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
            with engine_errors():
                for solution in self.result:
                    yield tuple(solution)

    def triples(self) -> Iterator[Triple]:
        """Yield the triples of a graph; one may come twice."""
        if not isinstance(self.result, QuerySolutions | QueryBoolean):
            with engine_errors():
                yield from self.result

    def write(self, output: IO[bytes], format: QueryResultsFormat | RdfFormat) -> None:
        """Write the answer to ``output`` as it is worked out.

        Raises:
            TypeError: the format is of the other kind (see `is_graph`).
            QueryError: a value cannot be written in the format.
        """
        if not isinstance(self.result, QuerySolutions | QueryBoolean):
            if not isinstance(format, RdfFormat):
                raise TypeError("a graph needs an RDF format")
            with engine_errors():
                write_graph(self.result, output, format)
        elif isinstance(format, RdfFormat):
            raise TypeError("a table needs a results format")
        else:
            with engine_errors():
                self.result.serialize(xml.guarded(output) if format == QueryResultsFormat.XML else output, format)


def write_quads(quads: Iterator[Quad], output: IO[bytes], format: RdfFormat, ahead: int = jsonld.AHEAD) -> None:
    r"""Write ``quads`` with corrkg's prefixes; a format that knows no graphs gets their union.

    Args:
        quads: what to write.
        output: where to.
        format: in which format.
        ahead: how many of them JSON-LD looks at before it writes the names that they use, and no others.

    >>> import io
    >>> from pyoxigraph import parse
    >>> output = io.BytesIO()
    >>> quads = parse('<urn:a> <urn:p> "1" <urn:g> .', RdfFormat.N_QUADS)
    >>> write_quads(quads, output, RdfFormat.N_TRIPLES)
    >>> output.getvalue()
    b'<urn:a> <urn:p> "1" .\n'
    """
    if format.supports_datasets and format != RdfFormat.JSON_LD:
        serialize(quads, output, format, prefixes=PREFIXES)
    else:
        write_graph((quad.triple for quad in quads), output, format, ahead)


def write_graph(
    triples: Iterator[Triple] | QueryTriples, output: IO[bytes], format: RdfFormat, ahead: int = jsonld.AHEAD
) -> None:
    """Write a graph with corrkg's prefixes.

    Raises:
        QueryError: it has something that the format cannot say.
    """
    if format == RdfFormat.JSON_LD:
        jsonld.write(triples, output, ahead)
    elif format == RdfFormat.RDF_XML:
        serialize(map(xml.nameable, triples), xml.guarded(output), format, prefixes=PREFIXES)
    elif isinstance(triples, QueryTriples) and format in {RdfFormat.N_TRIPLES, RdfFormat.N_QUADS}:
        triples.serialize(output, format)  # the engine's own way, faster, knows no prefixes
    else:
        serialize(triples, output, format, prefixes=PREFIXES)
