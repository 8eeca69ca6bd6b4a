"""/sparql: the SPARQL 1.1 Protocol's query operation (https://www.w3.org/TR/sparql11-protocol/#query-operation)."""

from __future__ import annotations

import io
from itertools import islice
from typing import Any
from urllib.parse import urlencode

from flask import Blueprint, Response, render_template, request

from corrkg.engine.base import Running
from corrkg.formats import HTML, MARK, RDF_FORMATS, RESULT_FORMATS, RESULTS_CSV, Format
from corrkg.queries.shacl import body
from corrkg.reading.view import Node, View
from corrkg.sparql.answer import write_quads
from corrkg.sparql.guard import QueryError, Reading
from corrkg.vocab import PREFIXES
from corrkg.web.current import address, release, site
from corrkg.web.http.asked import accepted, language, not_acceptable
from corrkg.web.http.errors import sentences
from corrkg.web.http.validators import VARY_HTML, entity_tag, not_modified, validators
from corrkg.web.middleware.observe import trace
from corrkg.web.shelf import example_links, examples
from corrkg.web.sparql.asking import ask, formats, inspect
from corrkg.web.sparql.description import describe_service
from corrkg.web.sparql.protocol import EVERY, Operation, read
from corrkg.web.sparql.stream import Streamed, beginning

blueprint = Blueprint("sparql", __name__)

_TABLE = (*RESULT_FORMATS, HTML)
_GRAPH = (*RDF_FORMATS, HTML)
_ROWS = 1000  # rows that a page shows; it says when there are more
_CHARACTERS = 200_000  # bytes of a graph


@blueprint.route("/sparql", methods=["GET", "POST"])
def endpoint() -> Response:
    """Answer a query; without one, describe the service, or show the form to a browser."""
    operation = read()
    release()  # without one, nothing can be asked
    if operation.query is None:
        return _describe(operation)
    try:
        reading = inspect(operation.query, site().settings)
    except QueryError as error:
        return _refused(operation.query, error, _format(operation, EVERY))
    # Which formats there are depends on the form of the query. What has none is going to be refused by the parser.
    kind = reading.form
    offers = EVERY if kind is None else _GRAPH if kind in {"construct", "describe"} else _TABLE
    format = _format(operation, offers)
    reader = language() if format == HTML else ""
    tag = entity_tag("sparql", operation.query, operation.dataset, format.suffix, operation.marked, reader)
    if not reading.is_volatile and (found := not_modified(tag, VARY_HTML)):
        return found
    try:
        response = _answer(operation, operation.query, reading, format)
    except QueryError as error:
        return _refused(operation.query, error, format)
    if request.method == "POST" or reading.is_volatile:
        response.headers["Cache-Control"] = "no-store" if reading.is_volatile else "no-cache"
        response.headers["Vary"] = VARY_HTML
        return response
    return validators(response, tag, VARY_HTML)


def _answer(operation: Operation, query: str, reading: Reading, format: Format) -> Response:
    answer = ask(release(), query, operation.dataset, formats(format), reading=reading)
    if format == HTML:
        return _page(operation, answer)
    return Streamed(answer, format.content_type, MARK if operation.marked and format == RESULTS_CSV else b"")


def _refused(query: str, error: QueryError, format: Format) -> Response:
    trace(request.environ).ends(error)
    if format == HTML:
        return _form(query, problem=sentences(error), status=400)
    raise error


@blueprint.get("/query")
def editor() -> Response:
    """Show the form, with the query of the address in it."""
    return _form(request.args.get("query") or _first_example())


def _first_example() -> str:
    return next((body(each.text) for each in examples()), "")


def _format(operation: Operation, offers: tuple[Format, ...]) -> Format:
    """Return the format that the request names, or else that it accepts.

    A name of what this form of query cannot be answered in never overrules Accept: clients send one name with every
    query, beside a right Accept. Without the field, the name is all that the client has said.

    Raises:
        Problem: 406.
    """
    if named := operation.format(offers):
        return named
    if operation.formats and "Accept" not in request.headers:
        raise not_acceptable(offers)
    return accepted(offers)


def _describe(operation: Operation) -> Response:
    format = _format(operation, _GRAPH)
    if format.rdf is None:
        return _form(_first_example())
    here = f"{address('sparql')}?format={format.suffix}"
    tag = entity_tag("service", format.suffix)
    if found := not_modified(tag, VARY_HTML, here):
        return found
    output = io.BytesIO()
    write_quads(describe_service(release()), output, format.rdf)
    return validators(Response(output.getvalue(), content_type=format.content_type), tag, VARY_HTML, here)


def _page(operation: Operation, answer: Running) -> Response:
    view = View(release(), language())
    rows: list[list[Node | None]] = []
    text = None
    cut = False
    head = answer.head
    if head.is_graph:
        text, cut = beginning(answer.blocks(), _CHARACTERS)
    else:
        for row in islice(answer.rows(), _ROWS + 1):
            rows.append([None if term is None else view.node(term) for term in row])
        cut = len(rows) > _ROWS
        del rows[_ROWS:]
    result = {
        "boolean": head.boolean, "variables": head.variables, "rows": rows, "text": text, "cut": cut,
        "shown": _CHARACTERS,
    }  # fmt: skip
    offers = RDF_FORMATS if head.is_graph else RESULT_FORMATS
    pairs = [("query", operation.query or "")]
    pairs += [("default-graph-uri", each) for each in operation.dataset.default]
    pairs += [("named-graph-uri", each) for each in operation.dataset.named]
    downloads = [(each, f"{address('sparql')}?{urlencode([*pairs, ('format', each.suffix)])}") for each in offers]
    page = _form(operation.query or "", result=result, downloads=downloads)
    if cut:
        # A dictionary, https://www.rfc-editor.org/rfc/rfc9651#section-3.2
        page.headers["Corrkg-Truncated"] = f"bytes={_CHARACTERS}" if head.is_graph else f"rows={_ROWS}"
    return page


def _form(query: str, status: int = 200, **context: Any) -> Response:
    page = render_template(
        "sparql.html",
        query=query,
        prefixes=list(PREFIXES),
        formats=[*RESULT_FORMATS, *RDF_FORMATS],
        examples=example_links(),
        **context,
    )
    response = Response(page, status, content_type=HTML.content_type)
    response.headers["Vary"] = VARY_HTML
    response.headers["Cache-Control"] = "no-cache"
    return response
