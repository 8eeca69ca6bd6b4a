"""The addresses that help to ask, for the description of the site in OpenAPI: step by step, and names to complete."""

from __future__ import annotations

from corrkg.formats import HTML, JSON
from corrkg.reading.exploring import STEPS
from corrkg.web.service.pieces import PAGE, Json, errors, query_parameter

_SAID = {
    "kind": "What is asked for; without it, letters.",
    "person": "A person who has to do with it, by the last part of the URI.",
    "day": "The day that it is of.",
    "delo": "The delo that it is cited from, by its URI below archive/.",
    "subject": "What it is about, by the last part of the URI.",
}


def describe() -> Json:
    """Return the paths."""
    steps = [query_parameter(each, _SAID[each]) for each in STEPS]
    return {
        "/explore": _get("Things of a kind, narrowed down step by step, and the query for it.", HTML.media_type,
                         [*steps, PAGE], errors("304", "400", "404", "503")),
        "/query/terms.json": _get("What a query can name: terms with labels and numbers, prefixes, keywords.",
                                  JSON.media_type, [], errors("304")),
    }  # fmt: skip


def _get(summary: str, media_type: str, parameters: list[Json], others: Json) -> Json:
    answer = {"description": summary, "content": {media_type: {}}}
    return {
        "get": {
            "summary": summary,
            "tags": ["service"],
            "parameters": parameters,
            "responses": {"200": answer, **others},
        }
    }
