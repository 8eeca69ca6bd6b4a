"""The addresses of the reconciliation service, for the description of the site in OpenAPI."""

from __future__ import annotations

from corrkg.formats import HTML, JSON
from corrkg.web.documents.finding import FORM
from corrkg.web.service.pieces import TEXT, Json, errors, path_parameter, query_parameter

_OBJECT = {"type": "object"}
_IN_JSON = {JSON.media_type: {"schema": _OBJECT}}
_SUGGESTED = {JSON.media_type: {"schema": {**_OBJECT, "required": ["result"]}}}
_QUERIES = "A batch of queries, in JSON (section 4)."
_EXTEND = "Which things to extend by which properties, in JSON (section 7)."


def describe() -> Json:
    """Return the paths of the Reconciliation Service API 0.2."""
    prefix = [
        query_parameter("prefix", "How names, or an identifier, begin.", required=True),
        query_parameter("cursor", "From which suggestion, from 0."),
        query_parameter("type", "Of which type."),
    ]
    id = query_parameter("id", "An identifier, such as person/stalin.", required=True)

    def get(summary: str, content: Json, *parameters: Json) -> Json:
        responses = {"200": {"description": summary, "content": content}, **errors("304", "400", "404")}
        return {"get": {"summary": summary, "tags": ["service"], "parameters": [*parameters], "responses": responses}}

    service = get(
        "The manifest, or the answer to a batch: Reconciliation Service API 0.2, as OpenRefine speaks it.", _IN_JSON,
        query_parameter("queries", _QUERIES), query_parameter("extend", _EXTEND),
    )  # fmt: skip
    form = {**_OBJECT, "properties": {"queries": {**TEXT, "description": _QUERIES}, "extend": TEXT}}
    service["post"] = {
        "summary": "Match a batch, or extend a table.", "operationId": "reconcile", "tags": ["service"],
        "requestBody": {"required": True, "content": {FORM: {"schema": form}}},
        "responses": {"200": {"description": "The answer.", "content": _IN_JSON}, **errors("400", "411", "413")},
    }  # fmt: skip
    flyout = get("A few words about a thing, a type or a property.", _IN_JSON, _what(), id)
    return {
        "/reconcile": service,
        "/reconcile/suggest/entity": get("Things that begin so.", _SUGGESTED, *prefix),
        "/reconcile/suggest/type": get("Types that begin so.", _SUGGESTED, *prefix[:2]),
        "/reconcile/suggest/property": get("Properties that begin so.", _SUGGESTED, *prefix[:2]),
        "/reconcile/properties": get(
            "Properties that a type can be extended by.", _IN_JSON, query_parameter("type", "A type."),
            query_parameter("limit", "How many."),
        ),
        "/reconcile/flyout/{what}": flyout,
        "/reconcile/view": {
            "get": {"summary": "Leads from an identifier to its thing.", "tags": ["service"], "parameters": [id],
                    "responses": errors("303", "400", "404")}
        },
        "/reconcile/preview": get("A thing in a frame.", {HTML.media_type: {"schema": TEXT}}, id),
    }  # fmt: skip


def _what() -> Json:
    values = {"type": "string", "enum": ["entity", "type", "property"]}
    return path_parameter("what", "Of what.", values)
