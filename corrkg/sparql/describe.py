"""DESCRIBE: which resources a query asks about, and what is said of each.

The specification leaves the content of a description to the service (https://www.w3.org/TR/sparql11-query/#describe).
Ours has, of each resource and within the dataset of the query: its own statements and those of its parts (the
fragments of its URI; blank nodes too), the claims about them, their evidence down to the quoted words, the statements
of others that point to them (those that only say what class something is of are left out), and the labels of all
that is named.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple

from corrkg.sparql.graph import Graph
from corrkg.sparql.guard import QueryError, Token, tokens
from corrkg.vocab import CK, OA, RDF, RDFS, SKOS

Resource = NamedNode | BlankNode
EVIDENCE = (CK.evidence, CK.anchor)
LABELS = (RDF.type, RDFS.label, SKOS.prefLabel, SKOS.notation)


@dataclass(frozen=True, slots=True)
class Request:
    """A DESCRIBE query, taken apart.

    Args:
        named: a SELECT query for the resources that are named in it, if any is.
        bound: a SELECT query for those that its pattern finds, if it has a pattern.
        graphs: a SELECT query for the graphs of its FROM clauses, if it has any.
    """

    named: str | None
    bound: str | None
    graphs: str | None

    @classmethod
    def read(cls, query: str) -> Request:
        """Take ``query`` apart; it has been parsed before, and is known to be a DESCRIBE query.

        >>> Request.read("DESCRIBE <a> ?x FROM <g> { ?x ?p 1 }").bound
        'SELECT ?x FROM <g> { ?x ?p 1 }'
        >>> Request.read("DESCRIBE <a> ?x FROM <g> { ?x ?p 1 }").named
        'SELECT ?r { VALUES ?r { <a> } }'

        Raises:
            QueryError: the word DESCRIBE runs into the next one.
        """
        found = list(tokens(query))
        place = next((n for n, each in enumerate(found) if _is(each, "describe")), None)
        if place is None:
            raise QueryError("the form of the query cannot be told", hint="put a space after the word DESCRIBE")
        prologue = query[: found[place].start]
        targets: list[Token] = []
        for token in found[place + 1 :]:
            if not (token.kind in {"name", "iri"} or token.text == "*" or ":" in token.text):
                break
            targets.append(token)
        after = targets[-1].start + len(targets[-1].text)
        variables = [each.text for each in targets if each.kind == "name" or each.text == "*"]
        iris = [each.text for each in targets if each.text not in variables]
        graphs, pattern = [], False
        rest = found[place + 1 + len(targets) :]
        for previous, token in zip([None, *rest], rest, strict=False):
            pattern = pattern or token.text == "{"
            clause = previous is not None and (_is(previous, "from") or _is(previous, "named"))
            if not pattern and clause and not _is(token, "named"):
                graphs.append(token.text)
        return cls(
            _values(prologue, iris),
            f"{prologue}SELECT {' '.join(variables)}{query[after:]}" if variables and pattern else None,
            _values(prologue, graphs),
        )


def _is(token: Token, word: str) -> bool:
    return token.kind == "word" and token.text.casefold() == word


def _values(prologue: str, iris: list[str]) -> str | None:
    # The engine resolves prefixes and relative IRIs, as in the query itself.
    return f"{prologue}SELECT ?r {{ VALUES ?r {{ {' '.join(iris)} }} }}" if iris else None


@dataclass(frozen=True, slots=True)
class Scope:
    """What a description may draw on.

    Args:
        graph: where the quads are.
        graphs: the graphs of the query's dataset; None: all of them.
    """

    graph: Graph
    graphs: frozenset[NamedNode] | None = None

    def match(
        self, subject: Resource | None, predicate: NamedNode | None, object: NamedNode | BlankNode | Literal | None
    ) -> list[Quad]:
        """Return the quads of a pattern in a fixed order."""
        if self.graphs is None:
            return sorted(self.graph.match(subject, predicate, object), key=str)
        return [
            quad
            for name in sorted(self.graphs, key=str)
            for quad in sorted(self.graph.match(subject, predicate, object, name), key=str)
        ]

    def describe(self, resources: Iterable[Resource]) -> Iterator[Triple]:
        """Yield the description of each of ``resources``, no statement twice."""
        seen: set[Triple] = set()
        done: set[Resource] = set()
        for resource in resources:
            if resource not in done:
                done.add(resource)
                for quad in self._description(resource):
                    if quad.triple not in seen:
                        seen.add(quad.triple)
                        yield quad.triple

    def parts(self, resource: Resource) -> list[Resource]:
        """Return ``resource``, the fragments of its URI that are linked with it, and the blank nodes below them."""
        prefix = f"{resource.value}#"

        def is_part(term: object) -> bool:
            return isinstance(term, BlankNode) or (isinstance(term, NamedNode) and term.value.startswith(prefix))

        found: dict[Resource, None] = {resource: None}
        queue = [resource]
        for node in queue:
            linked = [quad.object for quad in self.match(node, None, None)]
            # A fragment that points here is a part; a blank node that does is a part of something else.
            linked += [each.subject for each in self.match(None, None, node) if isinstance(each.subject, NamedNode)]
            for other in linked:
                if isinstance(other, NamedNode | BlankNode) and is_part(other) and other not in found:
                    found[other] = None
                    queue.append(other)
        return list(found)

    def _description(self, resource: Resource) -> Iterator[Quad]:
        parts = dict.fromkeys(self.parts(resource))
        statements = [quad for part in parts for quad in self.match(part, None, None)]
        pointing = [
            quad
            for part in parts
            for quad in self.match(None, None, part)
            if quad.predicate != RDF.type and quad.subject not in parts
        ]
        claims = dict.fromkeys(quad.subject for quad in pointing if quad.predicate == RDF.subject)
        statements += self._all(claims)
        nodes = dict.fromkeys(quad.object for quad in statements if quad.predicate in EVIDENCE)
        evidence = list(self._all(each for each in nodes if each not in parts))
        evidence += self._all(quad.object for quad in evidence if quad.predicate == OA.hasSelector)
        quads = [*statements, *evidence, *pointing]
        yield from quads
        described = {quad.subject for quad in [*statements, *evidence]}
        named = [*(quad.object for quad in quads), *(quad.subject for quad in pointing)]
        for node in dict.fromkeys(named):
            if isinstance(node, NamedNode) and node not in described:
                for predicate in LABELS:
                    yield from self.match(node, predicate, None)

    def _all(self, nodes: Iterable[object]) -> Iterator[Quad]:
        for node in nodes:
            if isinstance(node, NamedNode | BlankNode):
                yield from self.match(node, None, None)


Select = Callable[[str], Iterable[tuple[object, ...]]]


def resources(request: Request, select: Select) -> Iterator[Resource]:
    """Yield the resources that ``request`` asks about; ``select`` answers a SELECT query."""
    for query in (request.named, request.bound):
        for row in select(query) if query is not None else ():
            for term in row:
                if isinstance(term, NamedNode | BlankNode):
                    yield term


def graphs(request: Request, select: Select) -> frozenset[NamedNode] | None:
    """Return the graphs that ``request`` names with FROM, or None."""
    if request.graphs is None:
        return None
    return frozenset(term for row in select(request.graphs) for term in row if isinstance(term, NamedNode))
