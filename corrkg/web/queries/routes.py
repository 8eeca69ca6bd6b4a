"""/queries: the saved queries, each of them an API, a page and a file."""

from __future__ import annotations

import io
import json
import logging
from dataclasses import replace
from functools import cache

from flask import Blueprint, Flask, Response, current_app, request
from pyoxigraph import QueryResultsFormat

from corrkg.engine.base import USUAL, Formats
from corrkg.formats import (
    GEOJSON,
    HTML,
    JSON,
    MARK,
    QUERY_TEXT,
    RDF_FORMATS,
    RESULT_FORMATS,
    RESULTS_CSV,
    RESULTS_JSON,
    Format,
    by_suffix,
)
from corrkg.queries.query import MAX_DEPTH, SavedQuery
from corrkg.queries.shacl import DOCUMENT, examples
from corrkg.queries.shelf import Shelf, shelf
from corrkg.reading.geo import has_coordinates, of_results
from corrkg.reading.paging import Page
from corrkg.reading.view import View
from corrkg.settings import Settings
from corrkg.sparql.answer import write_quads
from corrkg.sparql.guard import read
from corrkg.web.current import address, release, site
from corrkg.web.http.asked import accepted, fields, language
from corrkg.web.http.errors import PROBLEM_JSON, Problem, sentences
from corrkg.web.http.links import Link, header
from corrkg.web.http.negotiate import choose
from corrkg.web.http.validators import VARY_HTML, entity_tag
from corrkg.web.queries import pages as querypages
from corrkg.web.queries.arguments import BOM, Call, parameter_problem, problem_status, read_call
from corrkg.web.queries.tables import Cut, Tables, cut, cut_again
from corrkg.web.shelf import at_hand, dated, put, still_good
from corrkg.web.sparql.asking import ask, formats
from corrkg.web.sparql.stream import Streamed

blueprint = Blueprint("queries", __name__)

TABLE = (HTML, *RESULT_FORMATS, QUERY_TEXT)
GRAPH = (HTML, *RDF_FORMATS, QUERY_TEXT)
LIST = (HTML, JSON)
DRAWN = 1000  # rows that a view draws at most

_log = logging.getLogger("corrkg.web")


def register(app: Flask, settings: Settings) -> None:
    """Give ``app`` the saved queries; a file with a mistake is told in the log, and takes nothing else with it."""
    found = shelf(settings.queries_dir)
    for each in found.broken:
        _tell(str(each))
    put(app, found)
    app.extensions["corrkg.tables"] = Tables(settings.cache_bytes // 4)
    app.register_blueprint(blueprint)


@cache  # Once, and not again in each process that the server forks.
def _tell(complaint: str) -> None:
    _log.warning("a saved query cannot be used: %s", complaint)


def tell_broken(settings: Settings) -> None:
    """Tell the log which files of saved queries have a mistake."""
    for each in shelf(settings.queries_dir).broken:
        _tell(str(each))


def offers(query: SavedQuery) -> tuple[Format, ...]:
    """Return the formats that ``query`` answers in."""
    if query.form == "graph":
        return GRAPH
    maps = (GEOJSON,) if query.form == "table" and has_coordinates(query.columns) else ()
    return (*(each for each in TABLE if _says(query, each)), *maps)


def _says(query: SavedQuery, format: Format) -> bool:
    # https://www.w3.org/TR/sparql11-results-csv-tsv/ has no truth values.
    return query.form == "table" or format.engine not in {QueryResultsFormat.CSV, QueryResultsFormat.TSV}


@blueprint.get("/queries")
@blueprint.get("/queries.<suffix>")
def index(suffix: str | None = None) -> Response:
    """List the queries, or those of one tag."""
    format = accepted(LIST) if suffix is None else by_suffix(suffix, LIST)
    if format is None:
        raise Problem(404, f"Nothing has this address. {address('queries')} lists the saved queries.")
    here, tags = at_hand(), at_hand().by_tag()
    tag = fields(["tag"]).get("tag")
    if tag is not None and tag not in tags:
        raise Problem(404, f"No saved query has the tag {tag[:80]!r}. There are: {', '.join(tags)}.")
    etag = entity_tag("queries", format.suffix, tag, *(each.text for each in here.queries.values()), *here.broken)
    path = address("queries")
    at = f"{path}.{format.suffix}" + (f"?tag={tag}" if tag else "")
    if found := still_good(etag, VARY_HTML, at):
        return found
    if format == HTML:
        body = querypages.index(here, tag)
    else:
        queries = tags[tag] if tag else list(here.queries.values())
        members = {"queries": [querypages.summary(each, offers(each)) for each in queries]}
        body = json.dumps(members, ensure_ascii=False, indent=1) + "\n"
    response = Response(body, content_type=format.content_type)
    links = [Link(f"{path}.{each.suffix}", "alternate", each.media_type) for each in LIST if each != format]
    response.headers["Link"] = header([*links, *_service_links()])
    return dated(response, etag, VARY_HTML, at)


@blueprint.get("/queries/<name>")
def run(name: str) -> Response:
    """Answer with one query: the format is that of the suffix, or else that of Accept."""
    here = at_hand()
    stem, dot, suffix = name.rpartition(".")
    query = _find(here, stem if dot else name)
    format = by_suffix(suffix, offers(query)) if dot else accepted(offers(query))
    if format is None:
        suffixes = ", ".join(f".{each.suffix}" for each in offers(query))
        raise Problem(404, f"This query has no answer in that format. Put one of these after its name: {suffixes}.")
    call = read_call(query)
    # A program that takes anything gets an error that it can read; a browser gets its form back.
    wants_page = choose(request.headers.get("Accept"), (PROBLEM_JSON, HTML.media_type)) == HTML.media_type
    if call.problem is not None and not (format == HTML and wants_page):
        raise parameter_problem(call.problem)
    return _answer(call, format)


@blueprint.get(f"/{DOCUMENT}")
def sparql_examples() -> Response:
    """Describe the queries as SHACL executables, for editors of SPARQL; people are led to their pages."""
    format = accepted((*RDF_FORMATS, HTML))
    fields([])
    queries, at = at_hand().queries.values(), address(DOCUMENT)
    if format == HTML:
        return Response(status=303, headers={"Location": address("queries"), "Vary": "Accept"})
    etag = entity_tag("examples", format.suffix, *(each.text for each in queries))
    if found := still_good(etag, "Accept", at):
        return found
    output = io.BytesIO()
    assert format.rdf is not None
    write_quads(examples(queries, release().base), output, format.rdf)
    response = Response(output.getvalue(), content_type=format.content_type)
    response.headers["Link"] = header([Link(address("queries"), "describedby", HTML.media_type), *_service_links()])
    return dated(response, etag, "Accept", at)


def _find(here: Shelf, name: str) -> SavedQuery:
    if name in here.queries:
        return here.queries[name]
    see = [f"{release().base}queries/{each}" for each in here.near(name)] or [f"{release().base}queries"]
    if complaint := here.complaint(name):
        place = f"{complaint.path and complaint.path.name}, line {complaint.line}, column {complaint.column}: "
        told = f"{place if complaint.column else ''}{sentences(complaint)}"
        raise Problem(404, f"The file of this query has a mistake. {told}", extra={"see": see[:1]})
    raise Problem(404, f"No saved query is called {name[:80]!r}.", extra={"see": see})


def _answer(call: Call, format: Format) -> Response:
    query, path = call.query, address(f"queries/{call.query.name}")
    reader = language() if format == HTML else ""
    asked = bool(call.page or call.per_page)
    if asked or format == HTML:
        call = replace(call, page=call.page or 1, per_page=call.per_page or site().settings.page_size)
    paging = {"page": call.page, "per_page": call.per_page} if asked else {}
    marked: dict[str, object] = {BOM: 1} if _mark(call, format) else {}
    here = call.address(f"{path}.{format.suffix}", **paging, **marked)
    if call.problem is not None:
        page = querypages.page(call, View(release(), reader), offers(query))
        response = Response(page, problem_status(call.problem), content_type=HTML.content_type)
        response.headers["Cache-Control"], response.headers["Vary"] = "no-store", VARY_HTML
        return response
    tag = entity_tag("query", query.text, sorted(call.values.items()), format.suffix, paging, marked, reader)
    volatile = read(query.text, MAX_DEPTH, services=None).is_volatile
    if not volatile and (found := still_good(tag, VARY_HTML, here)):
        return found
    links = [
        Link(call.address(f"{path}.{each.suffix}"), "alternate", each.media_type)
        for each in offers(query)
        if each != format
    ]
    response, shown = _content(call, format, reader, volatile=volatile)
    if shown is not None:
        at = path if "." not in request.path.rpartition("/")[2] else f"{path}.{format.suffix}"
        for relation, number in shown.relations().items():
            links.append(Link(call.address(at, page=number, per_page=shown.size, **marked), relation))
    if licence := release().license:
        links.append(Link(licence, "license"))
    response.headers["Link"] = header([*links, *_service_links()])
    dated(response, tag, VARY_HTML, here)
    if volatile:
        response.headers["Cache-Control"] = "no-store"
    return response


def _service_links() -> list[Link]:
    # https://www.rfc-editor.org/rfc/rfc8631
    return [Link(address("openapi.json"), "service-desc", "application/json")]


def _content(call: Call, format: Format, reader: str, *, volatile: bool) -> tuple[Response, Page[bytes] | None]:
    if format == QUERY_TEXT:
        return Response(call.text, content_type=format.content_type), None
    if call.page and call.query.form == "table":
        found = _cut(call, volatile=volatile)
        if format == GEOJSON:
            body = of_results(found.table.write(QueryResultsFormat.JSON)) or ""
            return Response(body, content_type=format.content_type), found.page
        if isinstance(format.engine, QueryResultsFormat):
            data = _mark(call, format) + found.table.write(format.engine)
            return Response(data, content_type=format.content_type), found.page
        body = querypages.page(call, View(release(), reader), offers(call.query), cut=found)
        return Response(body, content_type=format.content_type), found.page
    if format == GEOJSON:
        with ask(release(), call.text, formats=formats(RESULTS_JSON)) as answer:
            body = of_results(b"".join(answer.blocks())) or ""  # its columns tell that it has coordinates
        return Response(body, content_type=format.content_type), None
    answer = ask(release(), call.text, formats=USUAL if format == HTML else formats(format))
    if format == HTML:
        body = querypages.page(call, View(release(), reader), offers(call.query), answer=answer)
        return Response(body, content_type=format.content_type), None
    return Streamed(answer, format.content_type, _mark(call, format)), None


def _mark(call: Call, format: Format) -> bytes:
    return MARK if call.marked and format == RESULTS_CSV else b""


def _cut(call: Call, *, volatile: bool) -> Cut:
    """Return the page of a table that the call asks for: of the table that was kept, or else of a new answer.

    Raises:
        Problem: 404, it has no such page.
    """
    assert call.page and call.per_page
    kept: Tables = current_app.extensions["corrkg.tables"]
    key = (release().digest, call.text)
    table = None if volatile else kept.get(*key)
    if table is not None:
        found = cut_again(table, call.page, call.per_page, DRAWN)
    else:
        with ask(release(), call.text, formats=Formats(QueryResultsFormat.TSV)) as answer:
            found, table = cut(answer.blocks(), call.page, call.per_page, DRAWN, kept.largest)
        if table is not None and not volatile:
            kept.keep(table, *key)
    if not found.page.exists:
        raise Problem(404, f"The answer has {found.page.pages} pages, and no page {call.page}.")
    return found
