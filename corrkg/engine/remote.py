"""Any SPARQL endpoint as an engine: the query operation of the SPARQL 1.1 Protocol.

The query goes as a URL-encoded POST (https://www.w3.org/TR/sparql11-protocol/#query-via-post-urlencoded), the way that
every endpoint takes and that sets no limit to its length.
"""

from __future__ import annotations

import json
import re
import socket
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import Protocol

import httpx
from pyoxigraph import (
    BlankNode,
    DefaultGraph,
    Literal,
    NamedNode,
    Quad,
    QueryResultsFormat,
    RdfFormat,
    Triple,
    parse,
    parse_query_results,
)

from corrkg.engine.base import TIMEOUT, USUAL, WHOLE, Formats, Held, Running
from corrkg.engine.clients import client
from corrkg.errors import CorrkgError
from corrkg.sparql.answer import Answer, Dataset
from corrkg.sparql.graph import GraphName, Object, Subject
from corrkg.sparql.guard import Reading, form

MAX_ANSWER = 500_000_000  # bytes

TABLES = "application/sparql-results+json, application/sparql-results+xml;q=0.9"
GRAPHS = "application/n-triples, text/turtle;q=0.9, application/rdf+xml;q=0.8"
_ASKED = "__ASK_RETVAL"
_AT_ONCE = 2000  # subjects of a question: engines limit its length, Virtuoso to 10,000 lines of what it makes of it
_SHOWN = 4000  # bytes of an error's body that are read


def truth(answer: Answer) -> Answer:
    """Return ``answer``, or the truth value that it stands for: Virtuoso 7.2 answers ASK with a table of one number.

    >>> row = '{"__ASK_RETVAL": {"type": "literal", "value": "1"}}'
    >>> table = '{"head": {"vars": ["__ASK_RETVAL"]}, "results": {"bindings": [' + row + "]}}"
    >>> truth(Answer(parse_query_results(table, QueryResultsFormat.JSON))).boolean
    True
    """
    if answer.variables != (_ASKED,):
        return answer
    is_true = any(term is not None and getattr(term, "value", "0") not in {"0", "false"} for (term,) in answer.rows())
    return Answer(parse_query_results(json.dumps({"head": {}, "boolean": is_true}), QueryResultsFormat.JSON))


class EndpointError(CorrkgError):
    """An endpoint cannot be reached, or does not answer as the protocol says."""


@dataclass(frozen=True)
class Endpoint:
    """A SPARQL endpoint: an engine.

    Args:
        url: its address.
        timeout: seconds to wait for it.
        transport: how its address is reached; None: over the network.

    Raises:
        EndpointError: it is no http or https address.
    """

    url: str
    timeout: float = TIMEOUT
    transport: httpx.BaseTransport | None = field(default=None, repr=False)

    def __post_init__(self) -> None:
        """Refuse what is no address of an endpoint."""
        try:
            parts = httpx.URL(self.url)
        except httpx.InvalidURL:
            parts = httpx.URL()
        if parts.scheme not in {"http", "https"} or not parts.host:
            raise EndpointError(
                f"{self.url!r} is no endpoint", expected="an address such as https://example.org/sparql"
            )

    @property
    def graph(self) -> RemoteGraph:
        """The quads that the endpoint answers from."""
        return RemoteGraph(self)

    def ready(self) -> None:
        """Ask the smallest question.

        Raises:
            EndpointError: it is not answered.
        """
        self.ask("ASK {}")

    def ask(
        self,
        query: str,
        dataset: Dataset = WHOLE,
        formats: Formats = USUAL,
        *,
        reading: Reading | None = None,
        reader: socket.socket | None = None,
    ) -> Held:
        """Return what the endpoint answers to ``query``, when all of it is here.

        Args:
            query: what to ask; the endpoint itself says what it refuses.
            dataset: the graphs that the request names.
            formats: what the answer is to be written in, whichever format the endpoint answers with.
            reading: of the query, where the guard has read it.
            reader: nothing here stops when it hangs up.

        Raises:
            EndpointError: it cannot be reached, refuses, or answers something else.
        """
        del reader
        kind = reading.form if reading is not None else form(query)
        accept = GRAPHS if kind in {"construct", "describe"} else TABLES
        fields: dict[str, str | list[str]] = {"query": query}
        if dataset.default:
            fields["default-graph-uri"] = list(dataset.default)
        if dataset.named:
            fields["named-graph-uri"] = list(dataset.named)
        return Held(self._answer(*self._post(fields, accept)), formats)

    def _post(self, fields: dict[str, str | list[str]], accept: str) -> tuple[bytes, str]:
        headers, timeout = {"Accept": accept}, self.timeout
        try:
            with (
                client(self.transport) as lent,
                lent.stream("POST", self.url, data=fields, headers=headers, timeout=timeout) as response,
            ):
                if not response.is_success:
                    raise self._refused(response)
                data = bytearray()
                for block in response.iter_bytes():
                    data += block
                    if len(data) > MAX_ANSWER:
                        raise self._error(f"answers more than {MAX_ANSWER:,} bytes", "ask for less")
                return bytes(data), response.headers.get("Content-Type", "")
        except httpx.TimeoutException:
            raise self._error(f"did not answer in {self.timeout:g} seconds", "give a longer --timeout") from None
        except httpx.ConnectError as error:
            raise self._error(f"cannot be reached: {error}", "check the address and the network") from None
        except httpx.HTTPError as error:
            raise self._error(f"broke off: {error!r}", "try again") from None

    def _answer(self, data: bytes, content_type: str) -> Answer:
        media_type = content_type.partition(";")[0].strip().lower()
        try:
            if table := QueryResultsFormat.from_media_type(media_type):
                return truth(Answer(parse_query_results(data, table)))
            if graph := RdfFormat.from_media_type(media_type):
                return Answer(self._triples(data, graph))
        except (SyntaxError, ValueError) as error:
            raise self._error(f"answers with {media_type} that cannot be read: {error}") from None
        told = media_type or "no media type"
        raise self._error(f"answers with {told}, which is no answer to a query", "is this a SPARQL endpoint?")

    def _triples(self, data: bytes, format: RdfFormat) -> Iterator[Triple]:
        return iter([quad.triple for quad in parse(data, format, base_iri=self.url)])

    def _refused(self, response: httpx.Response) -> EndpointError:
        if response.has_redirect_location:  # a POST that is redirected may lose its query on the way
            return self._error("has moved", f"give its new address: {response.headers['Location']}")
        words = b""
        for block in response.iter_bytes():
            words += block
            if len(words) > _SHOWN:
                break
        text = re.sub(r"<[^>]*>", " ", words[:_SHOWN].decode("utf-8", "replace"))
        text = re.sub(r"\s+", " ", text).strip()
        said = f": {text[:300]}{' …' if len(text) > 300 else ''}" if text else ""
        return self._error(f"answers {response.status_code} {response.reason_phrase}{said}")

    def _error(self, message: str, hint: str | None = None) -> EndpointError:
        return EndpointError(f"{self.url} {message}", hint=hint)


class Asked(Protocol):
    """What takes a query of the graph below."""

    def ask(self, query: str) -> Running:
        """Begin to answer ``query``."""
        ...


@dataclass(frozen=True, slots=True)
class RemoteGraph:
    """The quads of the named graphs of an endpoint, each pattern a query. Its blank nodes cannot be asked for."""

    endpoint: Asked

    def match(
        self,
        subject: Subject | None = None,
        predicate: NamedNode | None = None,
        object: Object | None = None,
        graph: GraphName | None = None,
    ) -> Iterator[Quad]:
        """Yield the quads of a pattern, in no order."""
        given = (subject, predicate, object, graph)
        wanted = _pattern(*given)
        if wanted is None:
            return
        names = [name for name, term in zip("spog", given, strict=True) if term is None]
        columns = " ".join(f"?{name}" for name in names) or "(1 AS ?one)"
        for row in self.endpoint.ask(f"SELECT {columns} {{ {wanted} }}").rows():
            found = iter(row)
            yield Quad(*(next(found) if term is None else term for term in given))  # type: ignore[arg-type]

    def count(
        self,
        subject: Subject | None = None,
        predicate: NamedNode | None = None,
        object: Object | None = None,
        graph: GraphName | None = None,
    ) -> int:
        """Return how many quads of a pattern there are."""
        wanted = _pattern(subject, predicate, object, graph)
        if wanted is None:
            return 0
        [[number]] = self.endpoint.ask(f"SELECT (COUNT(*) AS ?n) {{ {wanted} }}").rows()
        return int(number.value) if isinstance(number, Literal) else 0

    def about(self, subjects: Collection[NamedNode], predicates: Collection[NamedNode] | None = None) -> Iterator[Quad]:
        """Yield the quads of all ``subjects``, in no order: one query, or of very many some."""
        # Not VALUES again: an engine may look up each pair, in each graph.
        wanted = "" if predicates is None else f"FILTER(?p IN ({', '.join(map(str, predicates))}))"
        for some in _parted(subjects):
            given = f"VALUES ?s {{ {' '.join(map(str, some))} }}"
            for row in self.endpoint.ask(f"SELECT ?s ?p ?o ?g {{ {given} GRAPH ?g {{ ?s ?p ?o }} {wanted} }}").rows():
                yield Quad(*row)  # type: ignore[arg-type]

    def naming(self, objects: Collection[NamedNode]) -> Iterator[Quad]:
        """Yield the quads that have one of ``objects`` as their object, in no order: one query."""
        if objects:
            given = f"VALUES ?o {{ {' '.join(map(str, objects))} }}"
            for row in self.endpoint.ask(f"SELECT ?s ?p ?o ?g {{ {given} GRAPH ?g {{ ?s ?p ?o }} }}").rows():
                yield Quad(*row)  # type: ignore[arg-type]


def _parted(subjects: Collection[NamedNode]) -> Iterator[list[NamedNode]]:
    found = list(subjects)
    return (found[start : start + _AT_ONCE] for start in range(0, len(found), _AT_ONCE))


def _pattern(*terms: Object | GraphName | None) -> str | None:
    """Return the group of a query that matches a quad; None where it names a blank node, the endpoint's own."""
    if any(isinstance(term, BlankNode | Triple) for term in terms):
        return None
    *triple, graph = (f"?{name}" if term is None else str(term) for name, term in zip("spog", terms, strict=True))
    pattern = " ".join(triple)
    return pattern if isinstance(terms[3], DefaultGraph) else f"GRAPH {graph} {{ {pattern} }}"
