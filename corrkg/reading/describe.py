"""The document of a thing: what `corrkg.sparql.describe` says of it, who points to it a page at a time.

It also says what the document itself is. Knows the graph, not HTTP.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from pyoxigraph import Literal, NamedNode, Quad

from corrkg.formats import DOCUMENT_FORMATS, Format
from corrkg.reading.paging import Page
from corrkg.sparql.describe import Description, Resource, Scope
from corrkg.sparql.graph import Object, holds
from corrkg.store.release import Release
from corrkg.vocab import DCTERMS, FOAF, RDF, RDFS, SD, VOID, XSD, Vocabulary

# https://www.hydra-cg.com/spec/latest/core/#collections
HYDRA = Vocabulary("hydra", "http://www.w3.org/ns/hydra/core#")

# Graphs that are the content of a thing of another name.
_CONTENT = {"ontology": "ontology", "dataset": "dataset"}


def scope(release: Release) -> Scope:
    """Return what a description of a thing of ``release`` draws on: all of it."""
    return Scope(release.graph, loose=release.inventory.loose)


def parts(release: Release, thing: NamedNode) -> list[Resource]:
    """Return ``thing`` and its parts: the fragments of its URI."""
    return Description(scope(release), thing).parts


def graph_of(release: Release, thing: NamedNode) -> NamedNode | None:
    """Return the named graph whose triples are ``thing``'s own content, if there is one."""
    name = _CONTENT.get(thing.value.removeprefix(release.base))
    graph = release.uris.graph(name) if name else thing
    return graph if holds(release.graph, name=graph) else None


@dataclass(frozen=True)
class Document:
    """The document about ``thing``: what `corrkg.sparql.describe` says of it, with the backlinks in pages.

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
    def description(self) -> Description:
        """What is said of the thing, all of it."""
        return Description(scope(self.release), self.thing)

    @property
    def parts(self) -> list[Resource]:
        """The thing and its parts, in the order they were found."""
        return self.description.parts

    @cached_property
    def pointing(self) -> list[Quad]:
        """The statements of other things that point to this one or to a part of it, in the order of the pages."""
        return sorted({quad for quad in self.description.pointing if isinstance(quad.subject, NamedNode)}, key=str)

    @cached_property
    def backlinks(self) -> Page[Quad]:
        """The page of `pointing`."""
        return Page.cut(self.pointing, self.page, self.size)

    @cached_property
    def statements(self) -> list[Quad]:
        """What this page of the document says of the thing.

        The description stands on the first page only, and a label where it is first wanted: a client that follows the
        pages, and counts what they say, gets each statement once. Of a graph the document has the triples too, and
        they are a dataset of their own: labels from other graphs would blur it.
        """
        said, content = self.description, graph_of(self.release, self.thing)
        if self.page > 1:
            return [*self.backlinks.items, *(self._new_labels() if content is None else ())]
        stated = [*said.own, *said.claims, *said.evidence, *self.backlinks.items]
        if content is None:
            return [*stated, *said.labels(self.backlinks.items)]
        return [*stated, *sorted(self.release.graph.match(graph=content), key=str)]

    def _new_labels(self) -> list[Quad]:
        """Return the labels that this page needs and no page before it has."""
        start = (self.page - 1) * self.size
        before = set(self.description.labels(self.pointing[:start]))
        found = self.description.labels(self.pointing[: start + self.size])
        return [quad for quad in found if quad not in before]

    def quads(self, document: Callable[[Format], str], format: Format, license_iri: str | None = None) -> list[Quad]:
        """Return every statement of the document in ``format``.

        Args:
            document: gives the document's IRI in a format.
            format: the one that is being written.
            license_iri: the licence of the data.
        """
        graph = self._about_graph() if self.page == 1 else ()
        about = [*graph, *self._about_document(document, format, license_iri)]
        return list(dict.fromkeys(self.statements + about))

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


def _quad(subject: NamedNode, predicate: NamedNode, object: Object) -> Quad:
    return Quad(subject, predicate, object)
