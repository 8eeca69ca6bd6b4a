"""/sparql: the SPARQL 1.1 Protocol's query operation (https://www.w3.org/TR/sparql11-protocol/#query-operation)."""

from __future__ import annotations

import io
import json
from dataclasses import asdict

from flask import Blueprint, Response, request

from corrkg.formats import GEOJSON, HTML, JSON, MARK, RDF_FORMATS, RESULT_FORMATS, RESULTS_CSV, RESULTS_JSON, Format
from corrkg.queries.shacl import body
from corrkg.reading.geo import of_results
from corrkg.sparql.answer import write_quads
from corrkg.sparql.guard import QueryError, Reading
from corrkg.sparql.limits import LimitError
from corrkg.sparql.mistakes import KEYWORDS
from corrkg.vocab import PREFIXES
from corrkg.web.current import address, release, site
from corrkg.web.http.asked import accepted, language, not_acceptable
from corrkg.web.http.errors import Problem, note
from corrkg.web.http.validators import VARY_HTML, entity_tag, not_modified, validators
from corrkg.web.policy import scripts
from corrkg.web.shelf import at_hand
from corrkg.web.sparql import page
from corrkg.web.sparql.asking import ask, formats, inspect
from corrkg.web.sparql.description import describe_service
from corrkg.web.sparql.protocol import EVERY, Operation, read
from corrkg.web.sparql.stream import Streamed

blueprint = Blueprint("sparql", __name__)

_TABLE = (*RESULT_FORMATS, HTML)
_MAP = (*RESULT_FORMATS, GEOJSON, HTML)  # of SELECT: ASK has no rows
_GRAPH = (*RDF_FORMATS, HTML)
_NOWHERE = "This answer has no coordinates. Call two columns lat and long, or select a literal of geo:wktLiteral."


@blueprint.route("/sparql", methods=["GET", "POST"])
@scripts("'self'")
def endpoint() -> Response:
    """Answer a query; without one, describe the service, or show the form to a browser."""
    operation = read()
    release()  # without one, nothing can be asked
    if operation.query is None:
        return _describe(operation)
    query = operation.query
    try:
        reading = inspect(query, site().settings)
    except QueryError as error:
        return _failed(query, error, _format(operation, EVERY))
    # Which formats there are depends on the form of the query. What has none is going to be refused by the parser.
    kind = reading.form
    offers: tuple[Format, ...] = EVERY
    if kind is not None:
        offers = {"construct": _GRAPH, "describe": _GRAPH, "select": _MAP}.get(kind, _TABLE)
    format = _format(operation, offers)
    reader, wish = (language(), page.Wish.read(request.values)) if format == HTML else ("", page.Wish())
    tag = entity_tag("sparql", query, operation.dataset, format.suffix, operation.marked, reader, wish)
    if not reading.is_volatile and (found := not_modified(tag, VARY_HTML)):
        return found
    try:
        response = _answer(operation, query, reading, format, wish)
    except (QueryError, LimitError) as error:
        return _failed(query, error, format)
    if request.method == "POST" or reading.is_volatile:
        response.headers["Cache-Control"] = "no-store" if reading.is_volatile else "no-cache"
        response.headers["Vary"] = VARY_HTML
        return response
    return validators(response, tag, VARY_HTML)


def _answer(operation: Operation, query: str, reading: Reading, format: Format, wish: page.Wish) -> Response:
    written = formats(RESULTS_JSON if format == GEOJSON else format)
    answer = ask(release(), query, operation.dataset, written, reading=reading)
    if format == HTML:
        with answer:
            return page.answered(operation, answer, wish)
    if format == GEOJSON:
        with answer:
            features = of_results(b"".join(answer.blocks()))
        if features is None:
            raise Problem(406, _NOWHERE)
        return Response(features, content_type=format.content_type)
    return Streamed(answer, format.content_type, MARK if operation.marked and format == RESULTS_CSV else b"")


def _failed(query: str, error: QueryError | LimitError, format: Format) -> Response:
    """Return the page that keeps the query, for a reader of pages."""
    if format != HTML:
        raise error
    note(error)
    if isinstance(error, LimitError):
        response = page.failed(query, error, error.status)
        response.headers["Retry-After"] = str(error.retry_after)
        return response
    return page.failed(query, error, 400)


@blueprint.get("/query")
@scripts("'self'")
def editor() -> Response:
    """Show the form, with the query of the address in it, or with a saved one."""
    name = request.args.get("saved")
    return page.form(_saved(name) if name else request.args.get("query") or page.first_example())


def _saved(name: str) -> str:
    found = at_hand().queries.get(name)
    if found is None:
        raise Problem(404, f"No saved query is called {name[:80]!r}.", extra={"see": [address("queries")]})
    return body(found.text)


@blueprint.get("/query/terms.json")
def terms() -> Response:
    """Return what can be named in a query, the terms of the data with their labels: the editor completes it."""
    tag = entity_tag("terms", *PREFIXES)
    if found := not_modified(tag, "Accept"):
        return found
    named = {
        "terms": [asdict(each) for each in release().model.terms.values()],
        "prefixes": PREFIXES,
        "keywords": KEYWORDS,
    }
    response = Response(json.dumps(named, ensure_ascii=False), content_type=JSON.content_type)
    return validators(response, tag)


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
        return page.form(page.first_example())
    here = f"{address('sparql')}?format={format.suffix}"
    tag = entity_tag("service", format.suffix)
    if found := not_modified(tag, VARY_HTML, here):
        return found
    output = io.BytesIO()
    write_quads(describe_service(release()), output, format.rdf)
    return validators(Response(output.getvalue(), content_type=format.content_type), tag, VARY_HTML, here)
