"""What a document says of its thing. Knows the graph, not HTTP.

The document of a thing has: every statement about it and about its parts (fragments of its URI), the evidence these
rest on with its quotes, the labels and types of all that is linked to, who points to it (a page at a time, and
saying so), and what the document itself is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, Triple

from corrkg.formats import DOCUMENT_FORMATS, Format
from corrkg.reading.paging import Page
from corrkg.sparql.graph import Graph, holds
from corrkg.store.release import Release
from corrkg.vocab import CK, DCTERMS, FOAF, OA, RDF, RDFS, SD, SKOS, VOID, XSD, Vocabulary

Node = NamedNode | BlankNode | Triple | Literal

# https://www.hydra-cg.com/spec/latest/core/#collections
HYDRA = Vocabulary("hydra", "http://www.w3.org/ns/hydra/core#")

_EVIDENCE = (CK.evidence, CK.anchor)
_LABELS = (RDF.type, RDFS.label, SKOS.prefLabel, SKOS.notation)
# Graphs that are the content of a thing of another name.
_CONTENT = {"ontology": "ontology", "dataset": "dataset"}


def parts(release: Release, thing: NamedNode) -> list[NamedNode]:
    """Return ``thing`` and its parts: the fragments of its URI.

    Most are found by the links between them; those that nothing links are looked up.
    """
    graph, prefix = release.graph, thing.value + "#"
    queue = [thing, *release.inventory.loose.get(thing.value, ())]
    found = dict.fromkeys(queue)
    for node in queue:
        linked = [quad.object for quad in graph.match(node, None, None)]
        linked += [quad.subject for quad in graph.match(None, None, node)]
        for other in linked:
            if isinstance(other, NamedNode) and other.value.startswith(prefix) and other not in found:
                found[other] = None
                queue.append(other)
    return list(found)


def graph_of(release: Release, thing: NamedNode) -> NamedNode | None:
    """Return the named graph whose triples are ``thing``'s own content, if there is one."""
    name = _CONTENT.get(thing.value.removeprefix(release.base))
    graph = release.uris.graph(name) if name else thing
    return graph if holds(release.graph, name=graph) else None


@dataclass(frozen=True)
class Description:
    """The statements of a document about ``thing``, worked out as they are asked for.

    Args:
        release: the dataset.
        thing: what the document is about.
        page: which page of the backlinks, from 1.
        size: backlinks on a page.
    """

    release: Release
    thing: NamedNode
    page: int = 1
    size: int = 50

    @cached_property
    def parts(self) -> dict[NamedNode, None]:
        """The thing and its parts, in the order they were found."""
        return dict.fromkeys(parts(self.release, self.thing))

    @cached_property
    def own(self) -> list[Quad]:
        """The statements about the thing and its parts; of a graph, its triples too."""
        graph = self.release.graph
        quads: dict[Quad, None] = {}
        for part in self.parts:
            quads.update(dict.fromkeys(sorted(graph.match(part, None, None), key=str)))
        content = graph_of(self.release, self.thing)
        if content is not None:
            quads.update(dict.fromkeys(sorted(graph.match(graph=content), key=str)))
        return list(quads)

    @cached_property
    def claims(self) -> list[Quad]:
        """What claims say of the thing and its parts that are parts of other things."""
        graph = self.release.graph
        found = {
            quad.subject
            for part in self.parts
            for quad in graph.match(None, RDF.subject, part)
            if isinstance(quad.subject, NamedNode) and quad.subject not in self.parts
        }
        return [quad for claim in sorted(found, key=str) for quad in graph.match(claim, None, None)]

    @cached_property
    def evidence(self) -> list[Quad]:
        """What the evidence of the thing, of its parts and of claims about them says: source, offsets, quote."""
        graph = self.release.graph
        quads: list[Quad] = []
        nodes = dict.fromkeys(quad.object for quad in [*self.own, *self.claims] if quad.predicate in _EVIDENCE)
        for node in nodes:
            if isinstance(node, NamedNode) and node not in self.parts:
                described = list(graph.match(node, None, None))
                quads += described
                for quad in described:
                    if quad.predicate == OA.hasSelector and isinstance(quad.object, NamedNode):
                        quads += graph.match(quad.object, None, None)
        return quads

    @cached_property
    def backlinks(self) -> Page[Quad]:
        """The statements of other things that point to this one or to a part of it."""
        graph = self.release.graph
        found = {
            quad
            for part in self.parts
            for quad in graph.match(None, None, part)
            if isinstance(quad.subject, NamedNode) and quad.subject not in self.parts
        }
        return Page.cut(sorted(found, key=str), self.page, self.size)

    @cached_property
    def labels(self) -> list[Quad]:
        """The labels and types of everything that the document names and does not describe."""
        if graph_of(self.release, self.thing) is not None:
            return []  # Its triples are a dataset of their own; labels from other graphs would blur it.
        described = {quad.subject for quad in [*self.own, *self.claims, *self.evidence]}
        quads = [*self.own, *self.claims, *self.evidence, *self.backlinks.items]
        named = [quad.object for quad in quads] + [quad.subject for quad in self.backlinks.items]
        return list(labels(self.release.graph, (each for each in named if each not in described)))

    def quads(self, document: Callable[[Format], str], format: Format, license_iri: str | None = None) -> list[Quad]:
        """Return every statement of the document in ``format``.

        Args:
            document: gives the document's IRI in a format.
            format: the one that is being written.
            license_iri: the licence of the data.
        """
        statements = [*self.own, *self.claims, *self.evidence, *self.backlinks.items, *self.labels]
        about = [*self._about_graph(), *self._about_document(document, format, license_iri)]
        return list(dict.fromkeys(statements + about))

    def _about_graph(self) -> Iterator[Quad]:
        size = self.release.graphs.get(self.thing)
        if size is not None:
            yield _quad(self.thing, RDF.type, SD.NamedGraph)
            yield _quad(self.thing, SD.name, self.thing)
            yield _quad(self.thing, VOID.triples, Literal(str(size), datatype=XSD.integer))

    def _about_document(
        self, document: Callable[[Format], str], format: Format, license_iri: str | None
    ) -> Iterator[Quad]:
        here = NamedNode(document(format))
        yield _quad(here, RDF.type, FOAF.Document)
        yield _quad(here, FOAF.primaryTopic, self.thing)
        yield _quad(here, VOID.inDataset, self.release.uris.dataset)
        if license_iri:
            yield _quad(here, DCTERMS.license, NamedNode(license_iri))
        for other in DOCUMENT_FORMATS:
            if other != format:
                yield _quad(here, DCTERMS.hasFormat, NamedNode(document(other)))
        yield from paging_quads(here, self.backlinks, "statements of other things that point to this one")


def paging_quads(document: NamedNode, page: Page[Quad] | Page[NamedNode], what: str) -> Iterator[Quad]:
    """Say in a document which page it is of what; nothing if it has all of them on its one page."""
    if page.pages == 1:
        return
    comment = f"This document has {page.first} to {page.last} of {page.total} {what}; hydra:next has the next ones."
    address = document.value.partition("?")[0]
    yield _quad(document, RDFS.comment, Literal(comment, language="en"))
    yield _quad(document, RDF.type, HYDRA.PartialCollectionView)
    yield _quad(document, HYDRA.totalItems, Literal(str(page.total), datatype=XSD.integer))
    for name, number in page.relations().items():
        target = address if number == 1 else f"{address}?page={number}"
        yield _quad(document, HYDRA["previous" if name == "prev" else name], NamedNode(target))


def labels(graph: Graph, nodes: Iterable[Node | DefaultGraph]) -> Iterator[Quad]:
    """Yield the labels, types and notations of ``nodes``, each node once."""
    for node in dict.fromkeys(nodes):
        if isinstance(node, NamedNode):
            for predicate in _LABELS:
                yield from graph.match(node, predicate, None)


def _quad(subject: NamedNode, predicate: NamedNode, object: Node) -> Quad:
    return Quad(subject, predicate, object)
