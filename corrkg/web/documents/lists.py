"""Lists of the things of each kind, a page at a time.

A list is a document itself, so its address answers 200 with the format that Accept asks for; with a suffix it
answers with that one.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from flask import Blueprint, Response, render_template
from pyoxigraph import Literal, NamedNode, Quad

from corrkg.edtf import words
from corrkg.formats import DOCUMENT_FORMATS, HTML, Format, by_suffix
from corrkg.reading.describe import HYDRA, paging_quads, scope
from corrkg.reading.kept import Kept
from corrkg.reading.paging import Page
from corrkg.reading.view import Node, View, natural_key
from corrkg.sparql.answer import write_quads
from corrkg.store.release import Release
from corrkg.vocab import CK, DCTERMS, FOAF, RDF, RDFS, VOID, XSD
from corrkg.web.current import address, release, site
from corrkg.web.documents.pages import by_date
from corrkg.web.http.asked import accepted, language, page_number
from corrkg.web.http.errors import Problem
from corrkg.web.http.links import Link, alternate_links, header
from corrkg.web.http.validators import VARY_HTML, entity_tag, not_modified, validators

blueprint = Blueprint("lists", __name__)


def _names(nodes: list[Node]) -> str:
    return "; ".join(node.label for node in nodes)


def _date(node: Node) -> str:
    date = node.one("ck:date")
    return words(date.value) if date else ""


def by_label(nodes: list[Node]) -> list[Node]:
    """Return ``nodes`` by their labels."""
    return sorted(nodes, key=lambda node: (node.label.casefold(), node.value))


def by_uri(nodes: list[Node]) -> list[Node]:
    """Return ``nodes`` in natural order of their URIs: units of an archive under what they are part of."""
    return sorted(nodes, key=lambda node: natural_key(node.value))


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of the things of one kind.

    Args:
        path: its address below the base.
        heading: its title.
        description: what is in it and in which order.
        type: the class of its members.
        order: puts them in order.
        columns: the heading of each further column, and what stands there.
    """

    path: str
    heading: str
    description: str
    type: NamedNode
    order: Callable[[list[Node]], list[Node]]
    columns: tuple[tuple[str, Callable[[Node], str]], ...] = ()


LISTINGS = (
    Listing("letter", "Letters", "Every message of the correspondence, by date.", CK.Letter, by_date, (
        ("Date", _date),
        ("From", lambda node: _names(node.listed("ck:senderList", "ck:sender"))),
        ("To", lambda node: _names(node.listed("ck:recipientList", "ck:recipient"))),
        ("Kind", lambda node: _names(node.all("ck:medium"))),
    )),
    Listing("person", "People", "Everyone who writes, is written to or is named.", CK.Person, by_label, (
        ("Born", lambda node: _names(node.all("ck:born"))),
        ("Died", lambda node: _names(node.all("ck:died"))),
        ("Status", lambda node: _names(node.all("ck:status"))),
    )),
    Listing("decision", "Decisions", "The decisions that the notes report, by date.", CK.Decision, by_date, (
        ("Date", _date),
        ("Title", lambda node: _names(node.all("ck:title"))),
        ("Series", lambda node: _names(node.all("ck:series"))),
    )),
    Listing("archive", "Archives", "Archives, fonds, opisi and dela that are cited, each under what it is part of.",
            CK.ArchivalUnit, by_uri, (
        ("Level", lambda node: _names(node.all("ck:level"))),
        ("Part of", lambda node: _names(node.all("ck:partOf"))),
    )),
    Listing("place", "Places", "The places that messages were sent from and to.", CK.Place, by_label, (
        ("Status", lambda node: _names(node.all("ck:status"))),
    )),
    Listing("source", "Sources", "The texts that this dataset was read from.", CK.Source, by_label, (
        ("Characters", lambda node: _names(node.all("ck:length"))),
    )),
)  # fmt: skip


@Kept
def members(current: Release, path: str, language: str) -> tuple[Node, ...]:
    """Return the members of a list in their order."""
    listing = next(each for each in LISTINGS if each.path == path)
    view = View(current, language)
    subjects = {quad.subject for quad in current.graph.match(None, RDF.type, listing.type)}
    return tuple(listing.order([view.node(each) for each in sorted(subjects, key=str)]))


def _serve(listing: Listing, suffix: str | None) -> Response:
    format = accepted(DOCUMENT_FORMATS) if suffix is None else by_suffix(suffix, DOCUMENT_FORMATS)
    if format is None:
        raise Problem(404, f"Nothing has this address. {address(listing.path)} is a list.")
    reader, number = language(), page_number()
    vary = VARY_HTML if format == HTML else "Accept"
    page = Page.cut(members(release(), listing.path, reader), number, site().settings.page_size)
    if not page.exists:
        raise Problem(404, f"The list has {page.pages} pages, and no page {number}.")
    tag = entity_tag("list", listing.path, format.suffix, number, page.size, reader)
    path = address(listing.path)
    here = f"{path}.{format.suffix}"
    location = here if number == 1 else f"{here}?page={number}"
    if found := not_modified(tag, vary, location):
        return found
    body = _page(listing, page) if format.rdf is None else _data(listing, page, format)
    response = Response(body, content_type=format.content_type)
    links = alternate_links(path, format)
    for name, other in page.relations().items():
        target = path if suffix is None else here
        links.append(Link(target if other == 1 else f"{target}?page={other}", name))
    if licence := release().license:
        links.append(Link(licence, "license"))
    links.append(Link(release().uris.dataset.value, "collection"))
    response.headers["Link"] = header(links)
    return validators(response, tag, vary, location)


def _page(listing: Listing, page: Page[Node]) -> bytes:
    path = address(listing.path)
    rows = [(node, [of(node) for _, of in listing.columns]) for node in page.items]
    return render_template(
        "list.html",
        heading=listing.heading,
        description=listing.description,
        columns=["Name", *(name for name, _ in listing.columns)],
        rows=rows,
        page=page,
        here=path,
        canonical=f"{release().base}{listing.path}",
        addresses=[(each, f"{path}.{each.suffix}") for each in DOCUMENT_FORMATS if each != HTML],
    ).encode()


def _data(listing: Listing, page: Page[Node], format: Format) -> bytes:
    assert format.rdf is not None
    output = io.BytesIO()
    write_quads(_quads(listing, page, format), output, format.rdf)
    return output.getvalue()


def _quads(listing: Listing, page: Page[Node], format: Format) -> Iterator[Quad]:
    current = release()
    collection = NamedNode(current.base + listing.path)
    query = "" if page.number == 1 else f"?page={page.number}"
    here = NamedNode(f"{collection.value}.{format.suffix}{query}")
    yield Quad(collection, RDF.type, HYDRA.Collection)
    yield Quad(collection, RDFS.label, Literal(listing.heading, language="en"))
    yield Quad(collection, HYDRA.totalItems, Literal(str(page.total), datatype=XSD.integer))
    yield Quad(here, RDF.type, FOAF.Document)
    yield Quad(here, FOAF.primaryTopic, collection)
    yield Quad(here, VOID.inDataset, current.uris.dataset)
    licence = current.license
    if licence:
        yield Quad(here, DCTERMS.license, NamedNode(licence))
    terms = [node.term for node in page.items if isinstance(node.term, NamedNode)]
    yield from paging_quads(here, Page(tuple(terms), page.number, page.size, page.total), "members")
    for term in terms:
        yield Quad(collection, HYDRA.member, term)
        yield from current.graph.match(term, CK.date, None)
    yield from scope(current).labels(terms)


def _routes() -> None:
    for listing in LISTINGS:

        def serve(suffix: str | None = None, listing: Listing = listing) -> Response:
            return _serve(listing, suffix)

        blueprint.add_url_rule(f"/{listing.path}", listing.path, serve, methods=["GET"])
        blueprint.add_url_rule(f"/{listing.path}.<suffix>", f"{listing.path}-document", serve, methods=["GET"])


_routes()
