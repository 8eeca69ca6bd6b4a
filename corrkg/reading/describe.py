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
from corrkg.reading.surroundings import open_alone, surround, surround_data
from corrkg.reading.view import REACH, View
from corrkg.sparql.describe import Description, Resource, Scope
from corrkg.sparql.graph import Graph, Object
from corrkg.store.relations import Link
from corrkg.store.release import Release
from corrkg.vocab import DCTERMS, FOAF, RDF, RDFS, SD, VOID, XSD, Vocabulary

# https://www.hydra-cg.com/spec/latest/core/#collections
HYDRA = Vocabulary("hydra", "http://www.w3.org/ns/hydra/core#")

# Graphs that are the content of a thing of another name.
_CONTENT = {"ontology": "ontology", "dataset": "dataset"}


def scope(release: Release, graph: Graph) -> Scope:
    """Return what a description of a thing of ``release`` draws on: all of ``graph``."""
    return Scope(graph, loose=release.inventory.loose)


def graph_of(release: Release, thing: NamedNode) -> NamedNode | None:
    """Return the named graph whose triples are ``thing``'s own content, if there is one."""
    name = _CONTENT.get(thing.value.removeprefix(release.base))
    graph = release.uris.graph(name) if name else thing
    return graph if graph in release.graphs else None


@dataclass(frozen=True)
class Document:
    """The document about ``thing``: what `corrkg.sparql.describe` says of it, with the backlinks in pages.

    Args:
        view: what reads the dataset, for this document alone.
        thing: what the document is about.
        page: which page of the backlinks, from 1.
        size: backlinks on a page.
        near: the backlinks that the document tells of beside a page of them: the claims about the thing, or more.
    """

    view: View
    thing: NamedNode
    page: int = 1
    size: int = 50
    near: tuple[Link, ...] | None = None

    @property
    def release(self) -> Release:
        """The dataset."""
        return self.view.release

    @cached_property
    def description(self) -> Description:
        """What is said of the thing, all of it."""
        if self.near is not None:
            surround(self.view, self.thing, self.near, self._links.items)
        elif graph_of(self.release, self.thing) is not None:
            open_alone(self.view, self.thing)  # the rest is in the graph, which follows whole
        else:
            claims = self.release.relations.of(self.thing, RDF.subject, 0, REACH)
            surround_data(self.view, self.thing, claims, self._links.items)
        return Description(scope(self.release, self.view.graph), self.thing)

    @property
    def parts(self) -> list[Resource]:
        """The thing and its parts, in the order they were found."""
        return self.description.parts

    @cached_property
    def _links(self) -> Page[Link]:
        relations = self.release.relations
        total = sum(relations.counts(self.thing).values())
        found = relations.links(self.thing, (self.page - 1) * self.size, self.size)
        return Page(tuple(found), self.page, self.size, total)

    @cached_property
    def backlinks(self) -> Page[Quad]:
        """The page of the statements of other things that point to this one or to a part of it."""
        links = self._links
        return Page(tuple(link.quad for link in links.items), links.number, links.size, links.total)

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
        before = set(self.description.labels(()))
        new = [link.quad for link in self._links.items if not link.again]
        return [quad for quad in self.description.labels(new) if quad not in before]

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
