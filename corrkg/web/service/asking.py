"""The saved queries and the SPARQL endpoint, for the description of the site in OpenAPI."""

from __future__ import annotations

from corrkg.formats import GEOJSON, HTML, RDF_FORMATS, RESULT_FORMATS
from corrkg.queries.parameters import Parameter
from corrkg.queries.query import SavedQuery
from corrkg.queries.schema import json_schema
from corrkg.web.http.asked import MAX_PAGE
from corrkg.web.queries.arguments import BOM, MAX_PER_PAGE
from corrkg.web.queries.routes import offers
from corrkg.web.service.pieces import Json, answer, errors, path_parameter, query_parameter, whole


def describe(queries: list[SavedQuery]) -> Json:
    """Return the paths of ``queries``, each without and with a suffix, and of the endpoint."""
    paths = _endpoint()
    for query in queries:
        paths[f"/queries/{query.name}"] = {"get": _operation(query, with_suffix=False)}
        paths[f"/queries/{query.name}.{{format}}"] = {"get": _operation(query, with_suffix=True)}
    return paths


def _operation(query: SavedQuery, *, with_suffix: bool) -> Json:
    formats = offers(query)
    parameters = [_parameter(each) for each in query.parameters]
    if query.form == "table":
        parameters += [
            query_parameter("page", "Which page, from 1; without it the data come whole.", whole(MAX_PAGE)),
            query_parameter("per_page", "Rows on a page.", whole(MAX_PER_PAGE)),
            query_parameter(BOM, "1: CSV begins with a byte order mark, for Excel.", whole(1)),
        ]
    if with_suffix:
        suffixes = [each.suffix for each in formats]
        schema = {"type": "string", "enum": suffixes}
        suffix = path_parameter("format", "The format, as a suffix.", schema)
        parameters.insert(0, {**suffix, "example": suffixes[1]})
    description = "\n\n".join(each for each in (query.description, _columns(query)) if each)
    return {
        "operationId": query.name + ("-in-a-format" if with_suffix else ""),
        "summary": query.title,
        "description": f"{query.summary}\n\n{description}",
        "tags": list(query.tags) or ["queries"],
        "parameters": parameters,
        "responses": {"200": answer("The answer.", formats), **errors("304", "400", "404", "406", "414")},
    }


def _columns(query: SavedQuery) -> str:
    return f"Columns: {', '.join(query.columns)}." if query.columns else ""


def _parameter(parameter: Parameter) -> Json:
    schema = json_schema(parameter)
    if parameter.type == "enum" and not parameter.required:
        schema["enum"].append("")  # a field of a form that is left empty leaves the parameter open
    found = query_parameter(parameter.name, parameter.description, schema)
    # A default makes it possible to leave it out; what has none and is required must be given.
    found["required"] = parameter.required and parameter.default is None
    if parameter.default is not None:
        found["example"] = schema["default"]
    elif parameter.values:
        found["example"] = parameter.values[0]
    return found


def _endpoint() -> Json:
    formats = (*RESULT_FORMATS, GEOJSON, *RDF_FORMATS)
    example = "SELECT (COUNT(?letter) AS ?letters) WHERE { ?letter a ck:Letter }"
    graphs = {"type": "array", "items": {"type": "string", "format": "iri"}}
    common = [
        query_parameter("default-graph-uri", "A graph of the default graph.", graphs),
        query_parameter("named-graph-uri", "A named graph.", graphs),
        query_parameter(
            "format",
            "The format, over Accept.",
            {"type": "string", "enum": [*(each.suffix for each in formats), "html", ""]},
        ),
    ]
    query = query_parameter("query", "SPARQL 1.1 Query; without it the service describes itself.")
    query["example"] = example
    good = answer("The answer, or the description of the service.", (HTML, *formats))
    responses = {"200": good, **errors("304", "400", "403", "406", "411", "413", "415", "502", "503")}
    form = {"type": "object", "required": ["query"], "properties": {"query": {"type": "string", "examples": [example]}}}
    body = {
        "required": True,
        "content": {
            "application/x-www-form-urlencoded": {"schema": form},
            "application/sparql-query": {"schema": {"type": "string", "examples": [example]}},
        },
    }
    get = {"operationId": "query", "summary": "Ask in SPARQL.", "tags": ["sparql"], "parameters": [query, *common],
           "responses": {**responses, **errors("414")}}  # fmt: skip
    post = {"operationId": "query-by-post", "summary": "Ask in SPARQL, with the query in the body.", "tags": ["sparql"],
            "requestBody": body, "responses": responses}  # fmt: skip
    return {"/sparql": {"get": get, "post": post}}
