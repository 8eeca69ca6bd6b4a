"""Lists of the things of each kind, a page at a time.

A list is a document itself, so its address answers 200 with the format that Accept asks for; with a suffix it
answers with that one.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from functools import partial

from flask import Blueprint, Flask, Response, render_template
from pyoxigraph import Literal, NamedNode, Quad

from corrkg.formats import DOCUMENT_FORMATS, HTML, Format, by_suffix
from corrkg.reading.describe import HYDRA, paging_quads, scope
from corrkg.reading.kinds import PERSON, Kind, listed, members
from corrkg.reading.paging import Page
from corrkg.reading.sizes import tally
from corrkg.reading.surroundings import BRIEF, surround_all
from corrkg.reading.view import View
from corrkg.sparql.answer import write_quads
from corrkg.vocab import CK, DCTERMS, FOAF, RDF, RDFS, VOID, XSD
from corrkg.web.current import address, release, site
from corrkg.web.documents import finding
from corrkg.web.http.asked import accepted, fields, language, page_number
from corrkg.web.http.errors import Problem
from corrkg.web.http.links import Link, alternate_links, header
from corrkg.web.http.validators import VARY_HTML, entity_tag, not_modified, validators


def _serve(kind: Kind, suffix: str | None) -> Response:
    asked = fields(["page", *finding.PARAMETERS])
    if asked.keys() & set(finding.PARAMETERS):
        return finding.answer(kind, suffix, asked)
    format = accepted(DOCUMENT_FORMATS) if suffix is None else by_suffix(suffix, DOCUMENT_FORMATS)
    if format is None:
        raise Problem(404, f"Nothing has this address. {address(kind.path)} is a list.")
    reader, number = language(), page_number()
    vary = VARY_HTML if format == HTML else "Accept"
    page = Page.cut(members(release(), kind, reader), number, site().settings.page_size)
    if not page.exists:
        raise Problem(404, f"The list has {page.pages} pages, and no page {number}.")
    tag = entity_tag("list", kind.path, format.suffix, number, page.size, reader)
    path = address(kind.path)
    here = f"{path}.{format.suffix}"
    location = here if number == 1 else f"{here}?page={number}"
    if found := not_modified(tag, vary, location):
        return found
    view = View(release(), reader)
    body = _page(view, kind, page) if format.rdf is None else _data(view, kind, page, format)
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


def _page(view: View, kind: Kind, page: Page[NamedNode]) -> bytes:
    path = address(kind.path)
    surround_all(view, page.items)
    rows = [(node, [of(node) for _, of in kind.columns]) for node in map(view.node, page.items)]
    return render_template(
        "list.html",
        heading=kind.heading,
        description=kind.description,
        tally=tally(release(), kind, page.total),
        columns=["Name", *(name for name, _ in kind.columns)],
        rows=rows,
        page=page,
        here=path,
        canonical=f"{release().base}{kind.path}",
        addresses=[(each, f"{path}.{each.suffix}") for each in DOCUMENT_FORMATS if each != HTML],
    ).encode()


def _data(view: View, kind: Kind, page: Page[NamedNode], format: Format) -> bytes:
    assert format.rdf is not None
    output = io.BytesIO()
    write_quads(_quads(view, kind, page, format), output, format.rdf)
    return output.getvalue()


def _quads(view: View, kind: Kind, page: Page[NamedNode], format: Format) -> Iterator[Quad]:
    current = view.release
    collection = NamedNode(current.base + kind.path)
    query = "" if page.number == 1 else f"?page={page.number}"
    here = NamedNode(f"{collection.value}.{format.suffix}{query}")
    if page.number == 1:  # once, for clients that follow the pages and count what they say
        yield Quad(collection, RDF.type, HYDRA.Collection)
        yield Quad(collection, RDFS.label, Literal(kind.heading, language="en"))
        yield Quad(collection, HYDRA.totalItems, Literal(str(page.total), datatype=XSD.integer))
    yield Quad(here, RDF.type, FOAF.Document)
    yield Quad(here, FOAF.primaryTopic, collection)
    yield Quad(here, VOID.inDataset, current.uris.dataset)
    licence = current.license
    if licence:
        yield Quad(here, DCTERMS.license, NamedNode(licence))
    yield from paging_quads(here, page, "members")
    view.graph.gather(page.items, BRIEF)
    for term in page.items:
        yield Quad(collection, HYDRA.member, term)
        yield from view.graph.match(term, CK.date, None)
    yield from scope(current, view.graph).labels(page.items)


def register(app: Flask) -> None:
    """Give ``app`` the list of each kind, those of installed packages included."""
    blueprint = Blueprint("lists", __name__)
    for kind in listed():

        def serve(suffix: str | None = None, kind: Kind = kind) -> Response:
            return _serve(kind, suffix)

        blueprint.add_url_rule(f"/{kind.path}", kind.path, serve, methods=["GET"])
        if kind == PERSON:
            blueprint.add_url_rule(f"/{kind.path}", "many", partial(finding.many, kind), methods=["POST"])
        blueprint.add_url_rule(f"/{kind.path}.<suffix>", f"{kind.path}-document", serve, methods=["GET"])
    app.register_blueprint(blueprint)
