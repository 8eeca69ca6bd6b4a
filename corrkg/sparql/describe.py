"""DESCRIBE: which resources a query asks about, and what is said of each; documents have the same, in pages.

The specification leaves the content of a description to the service (https://www.w3.org/TR/sparql11-query/#describe).
Ours has, of each resource and within the dataset of the query: its own statements and those of its parts (the
fragments of its URI; blank nodes too), the claims about them, their evidence down to the quoted words, the statements
of others that point to them (those that only say what class something is of are left out), and the labels of all
that is named.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from pyoxigraph import BlankNode, NamedNode, Quad, Triple

from corrkg.sparql.graph import Graph, Object, Subject
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
        loose: gives, for a URI, those of its fragments that no statement links with it or with another of them.
    """

    graph: Graph
    graphs: frozenset[NamedNode] | None = None
    loose: Callable[[str], Iterable[NamedNode]] = lambda _: ()

    def match(
        self, subject: Subject | None = None, predicate: NamedNode | None = None, object: Object | None = None
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
        for resource in dict.fromkeys(resources):
            for quad in Description(self, resource).quads():
                if quad.triple not in seen:
                    seen.add(quad.triple)
                    yield quad.triple

    def labels(self, nodes: Iterable[object]) -> Iterator[Quad]:
        """Yield the labels, types and notations of ``nodes``, each node once."""
        for node in dict.fromkeys(nodes):
            if isinstance(node, NamedNode):
                for predicate in LABELS:
                    yield from self.match(node, predicate)


@dataclass(frozen=True)
class Description:
    """What is said of one resource, worked out as it is asked for: of DESCRIBE, and of a document.

    Args:
        scope: what it draws on.
        resource: what it is about.
    """

    scope: Scope
    resource: Resource

    @cached_property
    def _surroundings(self) -> dict[Resource, tuple[list[Quad], list[Quad]]]:
        """By part, the statements about it and those that name it as their object, in the order parts are found."""
        prefix = f"{self.resource.value}#"

        def is_part(term: object) -> bool:
            return isinstance(term, BlankNode) or (isinstance(term, NamedNode) and term.value.startswith(prefix))

        queue: list[Resource] = [self.resource, *self.scope.loose(self.resource.value)]
        known, found = set(queue), {}
        for node in queue:
            about, naming = found[node] = self.scope.match(node), self.scope.match(object=node)
            linked = [quad.object for quad in about]
            # A fragment that points here is a part; a blank node that does is a part of something else.
            linked += [quad.subject for quad in naming if isinstance(quad.subject, NamedNode)]
            for other in linked:
                if isinstance(other, NamedNode | BlankNode) and is_part(other) and other not in known:
                    known.add(other)
                    queue.append(other)
        return found

    @property
    def parts(self) -> list[Resource]:
        """The resource, the fragments of its URI, and the blank nodes below them, in the order they are found."""
        return list(self._surroundings)

    @cached_property
    def own(self) -> list[Quad]:
        """The statements about the resource and its parts."""
        return [quad for about, _ in self._surroundings.values() for quad in about]

    @cached_property
    def pointing(self) -> list[Quad]:
        """The statements of other things that point to the resource or to a part of it."""
        found = (quad for _, naming in self._surroundings.values() for quad in naming)
        return [quad for quad in found if quad.subject not in self._surroundings]

    @cached_property
    def claims(self) -> list[Quad]:
        """What claims say of the resource and its parts that are parts of other things."""
        return list(self._about(dict.fromkeys(quad.subject for quad in self.pointing if quad.predicate == RDF.subject)))

    @cached_property
    def evidence(self) -> list[Quad]:
        """What the evidence of all this says: its source, its offsets, the words that it quotes."""
        stated = [*self.own, *self.claims]
        nodes = dict.fromkeys(quad.object for quad in stated if quad.predicate in EVIDENCE)
        found = list(self._about(each for each in nodes if each not in self._surroundings))
        found += self._about(quad.object for quad in found if quad.predicate == OA.hasSelector)
        return found

    def labels(self, pointing: Iterable[Quad]) -> Iterator[Quad]:
        """Yield the labels of all that is named and not described, here or in ``pointing``."""
        stated, pointing = [*self.own, *self.claims, *self.evidence], list(pointing)
        described = {quad.subject for quad in stated}
        named = [*(quad.object for quad in [*stated, *pointing]), *(quad.subject for quad in pointing)]
        return self.scope.labels(node for node in named if node not in described)

    def quads(self) -> Iterator[Quad]:
        """Yield the whole description. Of a class, its members are left out."""
        pointing = [quad for quad in self.pointing if quad.predicate != RDF.type]
        yield from self.own
        yield from self.claims
        yield from self.evidence
        yield from pointing
        yield from self.labels(pointing)

    def _about(self, nodes: Iterable[object]) -> Iterator[Quad]:
        for node in nodes:
            if isinstance(node, NamedNode | BlankNode):
                yield from self.scope.match(node)


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
