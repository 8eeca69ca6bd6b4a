"""/openapi.json: the HTTP surface in OpenAPI 3.1, https://spec.openapis.org/oas/v3.1.1.html."""

from __future__ import annotations

import json
from typing import Any

from flask import Blueprint, Response

from corrkg import __version__
from corrkg.formats import CMIF, CSV, DOCUMENT_FORMATS, EAC, HTML, JSON, RDF_FORMATS, RESULT_FORMATS, Format
from corrkg.queries.parameters import Parameter
from corrkg.queries.query import SavedQuery
from corrkg.queries.schema import json_schema
from corrkg.reading.kinds import Kind, listed
from corrkg.reading.listing import columns
from corrkg.search.words import MAX_TEXT
from corrkg.web.current import address, release
from corrkg.web.documents.finding import FORM, MOST, PLAIN
from corrkg.web.documents.search import DAY
from corrkg.web.http.errors import OFFERS
from corrkg.web.http.links import Link, header
from corrkg.web.http.validators import entity_tag
from corrkg.web.queries.arguments import BOM, MAX_PAGE, MAX_PER_PAGE
from corrkg.web.queries.routes import LIST, offers
from corrkg.web.service import harvest, reconciliation, steps
from corrkg.web.service.schemas import PROBLEM, RESULTS, SCHEMAS
from corrkg.web.shelf import at_hand, dated, still_good

blueprint = Blueprint("openapi", __name__)

Json = dict[str, Any]


@blueprint.get("/openapi.json")
def openapi() -> Response:
    """Describe what is served."""
    queries = at_hand().queries
    etag = entity_tag("openapi", *(each.text for each in queries.values()))
    if found := still_good(etag, "Accept"):
        return found
    body = json.dumps(describe(list(queries.values())), ensure_ascii=False, indent=1) + "\n"
    response = Response(body, content_type="application/json")
    response.headers["Link"] = header([Link(address("queries"), "service-doc", "text/html")])
    return dated(response, etag, "Accept")


def describe(queries: list[SavedQuery]) -> Json:
    """Return the description of this site with ``queries``."""
    files = [each.path.name for each in release().dumps]
    paths: Json = {
        **_documents(), **_endpoint(), **reconciliation.describe(_errors), **harvest.describe(_errors, files),
        **steps.describe(_errors),
    }  # fmt: skip
    for query in queries:
        paths[f"/queries/{query.name}"] = {"get": _operation(query, with_suffix=False)}
        paths[f"/queries/{query.name}.{{format}}"] = {"get": _operation(query, with_suffix=True)}
    licence = release().license
    tags = sorted({tag for each in queries for tag in each.tags})
    return {
        "openapi": "3.1.0",
        "info": {
            "title": release().title,
            "version": __version__,
            "summary": "Saved queries, SPARQL and documents of the edition.",
            "description": "Every address answers in the format that Accept names, or that its suffix says.",
            **({"license": {"name": "Licence of the data", "url": licence}} if licence else {}),
        },
        "servers": [{"url": release().base.rstrip("/")}],
        "tags": [{"name": each} for each in dict.fromkeys([*tags, "documents", "sparql", "harvest", "service"])],
        "paths": paths,
        "components": {"schemas": SCHEMAS, "responses": _responses()},
    }


def _operation(query: SavedQuery, *, with_suffix: bool) -> Json:
    formats = offers(query)
    parameters = [_parameter(each) for each in query.parameters]
    if query.form == "table":
        parameters += [
            _query_parameter("page", "Which page, from 1; without it the data come whole.", _whole(MAX_PAGE)),
            _query_parameter("per_page", "Rows on a page.", _whole(MAX_PER_PAGE)),
            _query_parameter(BOM, "1: CSV begins with a byte order mark, for Excel.", _whole(1)),
        ]
    if with_suffix:
        suffixes = [each.suffix for each in formats]
        schema = {"type": "string", "enum": suffixes}
        parameters.insert(0, {"name": "format", "in": "path", "required": True, "schema": schema,
                              "description": "The format, as a suffix.", "example": suffixes[1]})  # fmt: skip
    description = "\n\n".join(each for each in (query.description, _columns(query)) if each)
    return {
        "operationId": query.name + ("-in-a-format" if with_suffix else ""),
        "summary": query.title,
        "description": f"{query.summary}\n\n{description}",
        "tags": list(query.tags) or ["queries"],
        "parameters": parameters,
        "responses": {"200": _answer("The answer.", formats), **_errors("304", "400", "404", "406", "414")},
    }


def _columns(query: SavedQuery) -> str:
    return f"Columns: {', '.join(query.columns)}." if query.columns else ""


def _parameter(parameter: Parameter) -> Json:
    schema = json_schema(parameter)
    if parameter.type == "enum" and not parameter.required:
        schema["enum"].append("")  # a field of a form that is left empty leaves the parameter open
    found = _query_parameter(parameter.name, parameter.description, schema)
    # A default makes it possible to leave it out; what has none and is required must be given.
    found["required"] = parameter.required and parameter.default is None
    if parameter.default is not None:
        found["example"] = schema["default"]
    elif parameter.values:
        found["example"] = parameter.values[0]
    return found


def _query_parameter(name: str, description: str, schema: Json) -> Json:
    return {"name": name, "in": "query", "required": False, "description": description, "schema": schema}


def _whole(most: int) -> Json:
    return {"type": "integer", "minimum": 1, "maximum": most}


def _answer(description: str, formats: tuple[Format, ...]) -> Json:
    schemas: Json = {"json": RESULTS, "csv": {"type": "string"}, "html": {"type": "string"}}
    content = {each.media_type: {"schema": schemas.get(each.suffix, {"type": "string"})} for each in formats}
    for each in formats:
        if each.suffix == "jsonld":
            content[each.media_type] = {"schema": {"type": ["object", "array"]}}
    fields = {"ETag": {"schema": {"type": "string"}}, "Link": {"schema": {"type": "string"}}}
    return {"description": description, "headers": fields, "content": content}


def _errors(*codes: str) -> Json:
    return {code: {"$ref": f"#/components/responses/{code}"} for code in codes}


def _responses() -> Json:
    words = {
        "400": "A parameter is unknown or of the wrong type; it is named.",
        "403": "Queries only.",
        "404": "Nothing has this address, or the answer has no such page.",
        "406": "None of the formats asked for can be had.",
        "410": "It was withdrawn.",
        "413": "The body is too large.",
        "414": "The address is too long: some servers end it at 8190 bytes.",
        "415": "The body is of another type.",
        "411": "The body's length is not said.",
        "502": "An endpoint that the query calls does not answer.",
        "503": "There is no data yet, or the query met a limit: see Retry-After.",
    }
    schemas = {each: PROBLEM if each.endswith("json") else {"type": "string"} for each in OFFERS}
    content: Json = {each: {"schema": schema} for each, schema in schemas.items()}
    found: Json = {code: {"description": text, "content": content} for code, text in words.items()}
    found["304"] = {"description": "The copy that the request names is still good."}
    found["303"] = {"description": "See the document.", "headers": {"Location": {"schema": {"type": "string"}}}}
    return found


def _documents() -> Json:
    lists = {f"/{each.path}": _list(each) for each in listed()}
    lists["/person"]["post"] = _many()
    things: Json = {}
    for each in listed():
        slug = {"name": "slug", "in": "path", "required": True, "description": "The last part of its URI.",
                "schema": {"type": "string", "pattern": "^[a-z0-9-]+$"}}  # fmt: skip
        what = f"One of: {each.heading.lower()}. Its URI leads to the document that fits Accept."
        found = {"summary": what, "operationId": f"thing-{each.path}", "tags": ["documents"], "parameters": [slug],
                 "responses": _errors("303", "304", "404", "406", "410")}  # fmt: skip
        things[f"/{each.path}/{{slug}}"] = {"get": found}
    examples = _get("The saved queries as SHACL executables.", "service", RDF_FORMATS)
    examples["get"]["responses"] |= _errors("303")
    record = _get("A person as an authority record in EAC-CPF 2.0.", "documents", (EAC,))
    record["get"]["parameters"] = things["/person/{slug}"]["get"]["parameters"]
    record["get"]["responses"] |= _errors("410")
    return {
        **lists,
        **things,
        "/person/{slug}.eac.xml": record,
        "/cmif.xml": _get("The letters in CMIF 1.1, for correspSearch.", "documents", (CMIF,)),
        "/search": _search((HTML, JSON)),
        "/search.json": _search((JSON,)),
        "/queries": _get("The saved queries.", "service", LIST, {"json": {"$ref": "#/components/schemas/Queries"}}),
        "/.well-known/sparql-examples": examples,
        "/health": {
            "get": {
                "summary": "Whether this server can answer.", "operationId": "health", "tags": ["service"],
                "responses": {"200": _health("It can."), "503": _health("There is no data yet.")},
            }
        },
        "/health/live": {
            "get": {
                "summary": "Whether this server lives.", "operationId": "live", "tags": ["service"],
                "responses": {"200": {"description": "It does.", "content": {"application/json": {}}}},
            }
        },
        "/metrics": {
            "get": {
                "summary": "The numbers of this server, for Prometheus.", "operationId": "metrics", "tags": ["service"],
                "responses": {"200": {"description": "The numbers.", "content": {"text/plain": {}}}},
            }
        },
    }  # fmt: skip


def _list(kind: Kind) -> Json:
    found = _get(
        kind.description, "documents", (*DOCUMENT_FORMATS, JSON, CSV),
        {"json": {"$ref": "#/components/schemas/Found"}}, page=True,
    )  # fmt: skip
    text = {"type": "string", "pattern": r"\S"}
    order = [f"{sign}{name}" for name in columns(kind) for sign in ("", "-")]
    found["get"]["parameters"] += [
        _query_parameter("sort", "The column that a page is sorted by; - turns its order.", {"enum": order}),
        *(
            _query_parameter(name, f"Only rows of a page with this value under {heading}.", {"type": "string"})
            for name, heading in columns(kind).items()
        ),
        _query_parameter(
            "q", "A name in any script and spelling: those who may be meant, as JSON, CSV or a page.", text
        ),
        _query_parameter("sameAs", "An identifier, in any spelling: 303 to the one thing that has it.", text),
    ]
    found["get"]["responses"] |= _errors("303")
    return found


def _search(formats: tuple[Format, ...]) -> Json:
    found = _get(
        "What has all the words, in letters, notes, decisions and names.", "documents", formats,
        {"json": {"$ref": "#/components/schemas/Searched"}}, page=True,
    )  # fmt: skip
    words = {"type": "string", "maxLength": MAX_TEXT}
    text = {"type": "string"}
    found["get"]["parameters"] += [
        _query_parameter("q", "Words; those in quotation marks belong together, * ends a beginning.", words),
        _query_parameter("kind", "Only things of this kind.", text),
        _query_parameter("person", "Only what this person writes, is written to or is named in.", text),
        _query_parameter("day", "Only what is of this day.", {"type": "string", "pattern": DAY}),
        _query_parameter("delo", "Only what lies in this delo.", text),
    ]
    return found


def _many() -> Json:
    """Describe the lookup of many identifiers."""
    texts = {"type": "array", "items": {"type": "string", "pattern": r"\S"}, "minItems": 1, "maxItems": MOST}
    form = {"type": "object", "required": ["sameAs"], "properties": {"sameAs": texts}}
    schemas: Json = {FORM: form, JSON.media_type: texts, PLAIN: {"type": "string"}}
    answer = _answer("For each identifier, the things that have it.", (JSON, CSV))
    answer["content"][JSON.media_type]["schema"] = {"$ref": "#/components/schemas/Found"}
    return {
        "summary": "Which persons many identifiers are.", "operationId": "identify", "tags": ["documents"],
        "requestBody": {"required": True, "content": {name: {"schema": schemas[name]} for name in schemas}},
        "responses": {"200": answer, **_errors("400", "406", "411", "413", "415")},
    }  # fmt: skip


def _health(description: str) -> Json:
    schema = {"$ref": "#/components/schemas/Health"}
    return {"description": description, "content": {"application/json": {"schema": schema}}}


def _get(
    summary: str, tag: str, formats: tuple[Format, ...], schemas: Json | None = None, *, page: bool = False
) -> Json:
    answer = _answer(summary, formats)
    for each in formats:
        if each.suffix in (schemas or {}):
            answer["content"][each.media_type]["schema"] = (schemas or {})[each.suffix]
    parameters = [_query_parameter("page", "Which page, from 1.", _whole(999_999_999))] if page else []
    responses = {"200": answer, **_errors("304", "400", "404", "406")}
    return {"get": {"summary": summary, "tags": [tag], "parameters": parameters, "responses": responses}}


def _endpoint() -> Json:
    formats = (*RESULT_FORMATS, *RDF_FORMATS)
    example = "SELECT (COUNT(?letter) AS ?letters) WHERE { ?letter a ck:Letter }"
    graphs = {"type": "array", "items": {"type": "string", "format": "iri"}}
    common = [
        _query_parameter("default-graph-uri", "A graph of the default graph.", graphs),
        _query_parameter("named-graph-uri", "A named graph.", graphs),
        _query_parameter(
            "format",
            "The format, over Accept.",
            {"type": "string", "enum": [*(each.suffix for each in formats), "html", ""]},
        ),
    ]
    query = {"name": "query", "in": "query", "required": False, "schema": {"type": "string"}, "example": example,
             "description": "SPARQL 1.1 Query; without it the service describes itself."}  # fmt: skip
    answer = _answer("The answer, or the description of the service.", (HTML, *formats))
    responses = {"200": answer, **_errors("304", "400", "403", "406", "411", "413", "415", "502", "503")}
    form = {"type": "object", "required": ["query"], "properties": {"query": {"type": "string", "examples": [example]}}}
    body = {
        "required": True,
        "content": {
            "application/x-www-form-urlencoded": {"schema": form},
            "application/sparql-query": {"schema": {"type": "string", "examples": [example]}},
        },
    }
    get = {"operationId": "query", "summary": "Ask in SPARQL.", "tags": ["sparql"], "parameters": [query, *common],
           "responses": {**responses, **_errors("414")}}  # fmt: skip
    post = {"operationId": "query-by-post", "summary": "Ask in SPARQL, with the query in the body.", "tags": ["sparql"],
            "requestBody": body, "responses": responses}  # fmt: skip
    return {"/sparql": {"get": get, "post": post}}
