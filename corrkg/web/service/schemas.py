"""The JSON Schemas of what is served as JSON."""

from __future__ import annotations

from typing import Any

_STRING = {"type": "string"}
_STRINGS = {"type": "array", "items": _STRING}

PROBLEM = {"$ref": "#/components/schemas/Problem"}
RESULTS = {"$ref": "#/components/schemas/Results"}

SCHEMAS: dict[str, Any] = {
    # https://www.rfc-editor.org/rfc/rfc9457
    "Problem": {
        "type": "object",
        "required": ["title", "status", "detail"],
        "properties": {
            "type": _STRING,
            "title": _STRING,
            "status": {"type": "integer"},
            "detail": {"type": "string", "description": "What is wrong, and what to do."},
            "parameter": {"type": "string", "description": "The parameter that is to blame."},
            "expected": {"type": "string", "description": "What it takes."},
            "available": {"type": "array", "items": _STRING, "description": "The formats that there are."},
            "see": {"type": "array", "items": _STRING, "description": "What may have been meant."},
        },
    },
    # https://www.w3.org/TR/sparql11-results-json/
    "Results": {
        "type": "object",
        "required": ["head"],
        "properties": {
            "head": {"type": "object", "properties": {"vars": _STRINGS}},
            "boolean": {"type": "boolean"},
            "results": {
                "type": "object",
                "required": ["bindings"],
                "properties": {
                    "bindings": {
                        "type": "array",
                        "items": {"type": "object", "additionalProperties": {"$ref": "#/components/schemas/Term"}},
                    }
                },
            },
        },
    },
    "Term": {
        "type": "object",
        "required": ["type", "value"],
        "properties": {
            "type": {"type": "string", "enum": ["uri", "literal", "bnode", "triple"]},
            "value": {},
            "xml:lang": _STRING,
            "datatype": _STRING,
        },
    },
    "Found": {
        "type": "object",
        "required": ["results"],
        "properties": {"results": {"type": "array", "items": {"type": "object", "required": ["uri", "name"]}}},
    },
    "Searched": {
        "type": "object",
        "required": ["query", "filters", "total", "page", "pages", "results", "facets", "suggestions", "meant"],
        "properties": {
            "query": _STRING,
            "filters": {"type": "object", "additionalProperties": _STRING},
            "total": {"type": "integer", "description": "Finds on all pages."},
            "more": {"type": "boolean", "description": "Whether there may be more than were weighed."},
            "page": {"type": "integer"},
            "pages": {"type": "integer"},
            "results": {
                "type": "array",
                "items": {
                    "type": "object",
                    "required": ["uri", "kind", "label", "snippet", "marks"],
                    "properties": {
                        "uri": {"type": "string", "format": "iri"},
                        "kind": _STRING,
                        "label": _STRING,
                        "detail": {"type": "string", "description": "What tells it from others of its label."},
                        "score": {"type": "number"},
                        "in": {"type": "string", "description": "Where the snippet stands: body, names or about."},
                        "snippet": _STRING,
                        "marks": {
                            "type": "array",
                            "description": "The finds in the snippet, as [start, end] in code points.",
                            "items": {"type": "array", "items": {"type": "integer"}, "minItems": 2, "maxItems": 2},
                        },
                    },
                },
            },
            "facets": {
                "type": "object",
                "additionalProperties": {
                    "type": "array",
                    "items": {"type": "object", "required": ["value", "label", "count"]},
                },
            },
            "suggestions": {"type": "array", "items": {"type": "object", "required": ["q", "count"]}},
            "meant": {"type": "array", "items": {"type": "object", "required": ["uri", "label"]}},
        },
    },
    "Queries": {
        "type": "object",
        "required": ["queries"],
        "properties": {
            "queries": {
                "type": "array",
                "items": {
                    "type": "object",
                    "required": ["name", "title", "summary", "tags", "parameters", "url", "formats"],
                    "properties": {
                        "name": _STRING,
                        "title": _STRING,
                        "summary": _STRING,
                        "tags": _STRINGS,
                        "answer": {"type": "string", "enum": ["table", "graph", "boolean"]},
                        "view": _STRING,
                        "columns": _STRINGS,
                        "parameters": {"type": "array", "items": {"type": "object"}},
                        "url": {"type": "string", "format": "iri"},
                        "formats": {"type": "object", "additionalProperties": _STRING},
                    },
                },
            }
        },
    },
    "Health": {
        "type": "object",
        "required": ["status"],
        "properties": {
            "status": {"type": "string", "enum": ["ok", "unavailable"]},
            "digest": _STRING,
            "quads": {"type": "integer"},
            "base": _STRING,
            "detail": _STRING,
            "hint": {"type": ["string", "null"]},
        },
    },
}
