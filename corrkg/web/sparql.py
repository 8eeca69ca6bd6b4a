"""/sparql: the SPARQL 1.1 Protocol's query operation (https://www.w3.org/TR/sparql11-protocol/#query-operation)."""

from __future__ import annotations

import io
from dataclasses import dataclass
from itertools import islice
from typing import Any
from urllib.parse import parse_qsl, urlencode

from flask import Blueprint, Response, render_template, request
from pyoxigraph import RdfFormat
from werkzeug.datastructures import MultiDict

from corrkg.store.guard import is_volatile
from corrkg.store.query import Answer, Dataset, QueryError, evaluate, write_quads
from corrkg.vocab import PREFIXES
from corrkg.web.errors import Problem, sentences
from corrkg.web.examples import EXAMPLES, example_links
from corrkg.web.formats import HTML, RDF_FORMATS, RESULT_FORMATS, Format, by_suffix
from corrkg.web.service import describe_service
from corrkg.web.site import (
    VARY_HTML,
    accepted,
    address,
    entity_tag,
    language,
    not_acceptable,
    not_modified,
    release,
    site,
    validators,
)
from corrkg.web.view import Node, View

blueprint = Blueprint("sparql", __name__)

_TABLE = (*RESULT_FORMATS, HTML)
_GRAPH = (*RDF_FORMATS, HTML)
_EVERY = (*RESULT_FORMATS, *RDF_FORMATS, HTML)
_ROWS = 1000  # rows that a page shows; it says when there are more
_FIELDS = 1000  # parameters of a request
_CHARACTERS = 200_000  # of a graph


@dataclass(frozen=True, slots=True)
class Operation:
    """A query operation of the protocol: the query, the dataset that the request names, and the format by name."""

    query: str | None
    dataset: Dataset
    format: Format | None


@blueprint.route("/sparql", methods=["GET", "POST"])
def endpoint() -> Response:
    """Answer a query; without one, describe the service, or show the form to a browser."""
    operation = _read()
    if operation.query is None:
        return _describe(operation)
    # Which formats there are depends on the kind of query, which only the answer tells. A copy is good again if it
    # was made of the same query in what would be the same format.
    wanted = operation.format.suffix if operation.format else request.headers.get("Accept", "")
    tag = entity_tag("sparql", operation.query, operation.dataset, wanted, language())
    volatile = is_volatile(operation.query)
    if not volatile and (found := not_modified(tag, VARY_HTML)):
        return found
    current = release()
    try:
        answer = evaluate(current, operation.query, operation.dataset, max_depth=site().settings.max_query_depth)
    except QueryError as error:
        if _prefers_page(operation):
            return _form(operation.query, problem=sentences(error), status=400)
        raise
    offers = _GRAPH if answer.is_graph else _TABLE
    if operation.format is None:
        format = accepted(offers)
    elif operation.format in offers:
        format = operation.format
    else:
        raise not_acceptable(offers)
    response = _page(operation, answer) if format == HTML else _data(answer, format)
    if request.method == "POST" or volatile:
        response.headers["Cache-Control"] = "no-store" if volatile else "no-cache"
        response.headers["Vary"] = VARY_HTML
        return response
    return validators(response, tag, VARY_HTML)


@blueprint.get("/query")
def editor() -> Response:
    """Show the form, with the query of the address in it."""
    return _form(request.args.get("query") or EXAMPLES[0][1])


def _read() -> Operation:
    if request.method in {"GET", "HEAD"}:
        return _operation(_fields(request.query_string))
    if request.mimetype == "application/x-www-form-urlencoded":
        return _operation(_fields(request.get_data()))
    if request.mimetype == "application/sparql-query":
        charset = request.mimetype_params.get("charset", "utf-8").lower()
        if charset not in {"utf-8", "utf8", "us-ascii"}:
            raise Problem(415, f"A query is sent in UTF-8, not in {charset[:40]}.")
        fields = _fields(request.query_string)
        fields.add("query", _text(request.get_data()))
        return _operation(fields)
    if request.mimetype == "application/sparql-update":
        raise _read_only()
    taken = ["application/sparql-query", "application/x-www-form-urlencoded"]
    raise Problem(
        415,
        f"A POST to this address has a body of one of these types: {', '.join(taken)}.",
        headers={"Accept-Post": ", ".join(taken)},
    )


def _text(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        raise Problem(400, "The query is not UTF-8. Encode it so.") from None


def _fields(encoded: bytes) -> MultiDict[str, str]:
    # Werkzeug's own parser puts U+FFFD where the bytes are wrong; a query must not change on the way.
    try:
        pairs = parse_qsl(_text(encoded), keep_blank_values=True, errors="strict", max_num_fields=_FIELDS)
    except UnicodeDecodeError:
        raise Problem(400, "The query is not UTF-8. Encode it so.") from None
    except ValueError:
        raise Problem(400, f"There are more than {_FIELDS} parameters. Send fewer.") from None
    return MultiDict(pairs)


def _operation(fields: MultiDict[str, str]) -> Operation:
    if "update" in fields or "using-graph-uri" in fields or "using-named-graph-uri" in fields:
        raise _read_only()
    queries = fields.getlist("query")
    if len(queries) > 1:
        raise Problem(400, f"There are {len(queries)} query parameters. Send exactly one.")
    if not queries and request.method == "POST":
        raise Problem(400, "There is no query parameter. Send exactly one.")
    dataset = Dataset(tuple(fields.getlist("default-graph-uri")), tuple(fields.getlist("named-graph-uri")))
    name = fields.get("format")
    format = by_suffix(name, _EVERY)
    if name and format is None:
        names = ", ".join(each.suffix for each in _EVERY)
        raise Problem(406, f"There is no format {name[:40]!r}. Use one of: {names}.")
    return Operation(queries[0] if queries else None, dataset, format)


def _read_only() -> Problem:
    return Problem(403, "This endpoint answers queries only. The data changes by a build, never by an update.")


def _prefers_page(operation: Operation) -> bool:
    if operation.format is not None:
        return operation.format == HTML
    return "text/html" in request.headers.get("Accept", "")


def _describe(operation: Operation) -> Response:
    offers = _GRAPH
    format = operation.format or accepted(offers)
    if format == HTML:
        return _form(EXAMPLES[0][1])
    if not isinstance(format.engine, RdfFormat):
        raise not_acceptable(offers)
    tag = entity_tag("service", format.suffix)
    if found := not_modified(tag):
        return found
    output = io.BytesIO()
    write_quads(describe_service(release()), output, format.engine)
    return validators(Response(output.getvalue(), content_type=format.content_type), tag, VARY_HTML)


def _data(answer: Answer, format: Format) -> Response:
    assert format.engine is not None
    output = io.BytesIO()
    answer.write(output, format.engine)
    return Response(output.getvalue(), content_type=format.content_type)


def _page(operation: Operation, answer: Answer) -> Response:
    view = View(release(), language())
    rows: list[list[Node | None]] = []
    text = None
    cut = False
    if answer.is_graph:
        output = io.BytesIO()
        answer.write(output, RdfFormat.TURTLE)
        text = output.getvalue().decode()
        cut = len(text) > _CHARACTERS
        text = text[:_CHARACTERS]
    else:
        for row in islice(answer.rows(), _ROWS + 1):
            rows.append([None if term is None else view.node(term) for term in row])
        cut = len(rows) > _ROWS
        del rows[_ROWS:]
    result = {
        "boolean": answer.boolean, "variables": answer.variables, "rows": rows, "text": text, "cut": cut,
        "shown": _CHARACTERS,
    }  # fmt: skip
    offers = RDF_FORMATS if answer.is_graph else RESULT_FORMATS
    pairs = [("query", operation.query or "")]
    pairs += [("default-graph-uri", each) for each in operation.dataset.default]
    pairs += [("named-graph-uri", each) for each in operation.dataset.named]
    downloads = [(each, f"{address('sparql')}?{urlencode([*pairs, ('format', each.suffix)])}") for each in offers]
    return _form(operation.query or "", result=result, downloads=downloads)


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
