"""Lists of the things of each kind, a page at a time.

A list is a document itself, so its address answers 200 with the format that Accept asks for; with a suffix it
answers with that one.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from urllib.parse import urlencode

from flask import Blueprint, Flask, Response, render_template
from pyoxigraph import Literal, NamedNode, Quad

from corrkg.formats import DOCUMENT_FORMATS, HTML, Format, by_suffix
from corrkg.reading import listing
from corrkg.reading.describe import HYDRA, paging_quads, scope
from corrkg.reading.kinds import DATES, PERSON, Kind, listed
from corrkg.reading.listing import columns
from corrkg.reading.paging import Page
from corrkg.reading.sizes import tally
from corrkg.reading.surroundings import BRIEF, outline
from corrkg.reading.view import View
from corrkg.sparql.answer import write_quads
from corrkg.store.arranged import Arrangement, Row
from corrkg.vocab import CK, DCTERMS, FOAF, RDF, RDFS, VOID, XSD
from corrkg.web.current import address, release, site
from corrkg.web.documents import exports, finding
from corrkg.web.http.asked import accepted, fields, language, page_number, refused
from corrkg.web.http.errors import Problem
from corrkg.web.http.links import Link, alternate_links, header
from corrkg.web.http.validators import VARY_HTML, entity_tag, not_modified, validators


def _serve(kind: Kind, suffix: str | None) -> Response:
    asked = fields(["page", "sort", *columns(kind), *finding.PARAMETERS])
    if asked.keys() & set(finding.PARAMETERS):
        return finding.answer(kind, suffix, asked)
    if kind.type == CK.Place and (format := by_suffix(suffix, exports.MAPS)):
        return _map(kind, format)
    format = accepted(DOCUMENT_FORMATS) if suffix is None else by_suffix(suffix, DOCUMENT_FORMATS)
    if format is None:
        raise Problem(404, f"Nothing has this address. {address(kind.path)} is a list.")
    reader, number = language(), page_number()
    arrangement = _Arrangement.read(kind, asked, format)
    vary = VARY_HTML if format == HTML else "Accept"
    arranged = arrangement.of(kind)
    page = listing.page(release(), kind, reader, number, site().settings.page_size, arranged)
    if not page.exists:
        raise Problem(404, f"The list has {page.pages} pages, and no page {number}.")
    tag = entity_tag("list", kind.path, format.suffix, number, page.size, reader, arrangement.query())
    path = address(kind.path)
    here = f"{path}.{format.suffix}"
    location = here + arrangement.query(number)
    if unchanged := not_modified(tag, vary, location):
        return unchanged
    view = View(release(), reader)
    body = _page(view, kind, page, arrangement) if format.rdf is None else _data(view, kind, page, format)
    response = Response(body, content_type=format.content_type)
    links = alternate_links(path, format)
    for name, other in page.relations().items():
        links.append(Link((path if suffix is None else here) + arrangement.query(other), name))
    if licence := release().license:
        links.append(Link(licence, "license"))
    links.append(Link(release().uris.dataset.value, "collection"))
    response.headers["Link"] = header(links)
    return validators(response, tag, vary, location)


def _map(kind: Kind, format: Format) -> Response:
    """Answer with all places, in a format of maps."""
    fields(())
    tag = entity_tag("map", kind.path, format.suffix)
    if found := not_modified(tag):
        return found
    view = View(release(), "en")
    body = exports.places(view, [row.thing for row in release().lists.rows(kind, "en")], format)
    return validators(Response(body, content_type=format.content_type), tag)


@dataclass(frozen=True, slots=True)
class _Arrangement:
    """How a list is sorted and narrowed.

    Args:
        sort: the name of a column, with - in front for the other direction.
        chosen: values by the names of columns.
    """

    sort: str
    chosen: Mapping[str, str]

    @classmethod
    def read(cls, kind: Kind, asked: Mapping[str, str], format: Format) -> _Arrangement:
        chosen = {name: value for name, value in asked.items() if name not in {"page", "sort"} and value}
        sort, names = asked.get("sort", ""), columns(kind)
        if sort and sort.removeprefix("-") not in names:
            raise refused(
                "sort", f"The list has no column {sort[:40]!r}. It has: {', '.join(names)}.", " or ".join(names)
            )
        if format != HTML and (sort or chosen):
            name = "sort" if sort else next(iter(chosen))
            raise refused(name, "The data come whole and in one order. Sort and narrow the page, or ask in SPARQL.")
        return cls(sort, chosen)

    def of(self, kind: Kind) -> Arrangement:
        """Return what the tables of a list are asked for."""
        return listing.arrangement(kind, self.sort, self.chosen)

    def query(self, page: int = 1) -> str:
        """Return the query of a page of the list in this arrangement."""
        given = {**self.chosen, "sort": self.sort, "page": str(page) if page > 1 else ""}
        query = urlencode({name: value for name, value in given.items() if value})
        return f"?{query}" if query else ""

    def sorted_by(self, column: str) -> str:
        """Return the query of the list sorted by a column, in the other direction if it is so already."""
        return _Arrangement(f"-{column}" if self.sort == column else column, self.chosen).query()

    def direction(self, column: str) -> str:
        """Return how the list is sorted by a column, as ``aria-sort`` says it; empty if it is not."""
        return {column: "ascending", f"-{column}": "descending"}.get(self.sort, "")

    def having(self, column: str, value: str) -> str:
        """Return the query of the list narrowed by a value of a column, or no more narrowed by it."""
        return _Arrangement(self.sort, {**self.chosen, column: value}).query()


def _page(view: View, kind: Kind, page: Page[Row], arrangement: _Arrangement) -> bytes:
    path = address(kind.path)
    outline(view, (row.thing for row in page.items))
    names = columns(kind)
    return render_template(
        "list.html",
        kind=kind,
        heading=kind.heading,
        description=kind.description,
        tally=tally(release(), kind, page.total) if not arrangement.chosen else None,
        columns=[(heading, path + arrangement.sorted_by(name), arrangement.direction(name))
                 for name, heading in names.items()],
        dates=[heading in DATES for heading in names.values()],
        rows=[(view.node(row.thing), row.cells[1:]) for row in page.items],
        filters=[(each.heading, [(value, number, path + arrangement.having(each.column, value))
                                 for value, number in each.values])
                 for each in listing.filters(view.release, kind, view.language, arrangement.of(kind))],
        chosen=[(names[name], value, path + arrangement.having(name, ""))
                for name, value in arrangement.chosen.items()],
        page=page,
        prefix=f"{arrangement.query().removeprefix('?')}&" if arrangement.query() else "",
        here=path,
        canonical=f"{release().base}{kind.path}",
        addresses=[(each, f"{path}.{each.suffix}")
                   for each in (*DOCUMENT_FORMATS, *(exports.MAPS if kind.type == CK.Place else ())) if each != HTML],
    ).encode()  # fmt: skip


def _data(view: View, kind: Kind, page: Page[Row], format: Format) -> bytes:
    assert format.rdf is not None
    output = io.BytesIO()
    things = Page(tuple(row.thing for row in page.items), page.number, page.size, page.total)
    write_quads(_quads(view, kind, things, format), output, format.rdf)
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
