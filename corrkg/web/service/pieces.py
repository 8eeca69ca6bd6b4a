"""The pieces that the description of the site in OpenAPI is put together from: parameters, answers, errors.

https://spec.openapis.org/oas/v3.1.1.html: parameters in section 4.8.12, responses in 4.8.17.
"""

from __future__ import annotations

from typing import Any

from corrkg.formats import Format
from corrkg.web.http.asked import MAX_PAGE
from corrkg.web.http.errors import OFFERS
from corrkg.web.service.schemas import PROBLEM, RESULTS

Json = dict[str, Any]

TEXT: Json = {"type": "string"}


def query_parameter(name: str, description: str, schema: Json = TEXT, *, required: bool = False) -> Json:
    """Return a parameter that stands after the question mark of an address.

    >>> query_parameter("q", "What is looked for.")["schema"]
    {'type': 'string'}
    """
    return {"name": name, "in": "query", "required": required, "description": description, "schema": schema}


def path_parameter(name: str, description: str, schema: Json) -> Json:
    """Return a parameter that is a part of an address.

    >>> path_parameter("slug", "The last part of its URI.", TEXT)["required"]
    True
    """
    return {"name": name, "in": "path", "required": True, "description": description, "schema": schema}


def whole(most: int) -> Json:
    """Return the schema of a whole number from 1 to ``most``.

    >>> whole(9)
    {'type': 'integer', 'minimum': 1, 'maximum': 9}
    """
    return {"type": "integer", "minimum": 1, "maximum": most}


PAGE = query_parameter("page", "Which page, from 1.", whole(MAX_PAGE))


def answer(description: str, formats: tuple[Format, ...]) -> Json:
    """Return a 200 that is to be had in ``formats``."""
    schemas: Json = {"json": RESULTS, "csv": {"type": "string"}, "html": {"type": "string"}}
    content = {each.media_type: {"schema": schemas.get(each.suffix, {"type": "string"})} for each in formats}
    for each in formats:
        if each.suffix == "jsonld":
            content[each.media_type] = {"schema": {"type": ["object", "array"]}}
    fields = {"ETag": {"schema": {"type": "string"}}, "Link": {"schema": {"type": "string"}}}
    return {"description": description, "headers": fields, "content": content}


def errors(*codes: str) -> Json:
    """Return the responses of statuses that say the same everywhere."""
    return {code: {"$ref": f"#/components/responses/{code}"} for code in codes}


def responses() -> Json:
    """Return what `errors` refers to."""
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


def get(
    summary: str, tag: str, formats: tuple[Format, ...], schemas: Json | None = None, *, page: bool = False
) -> Json:
    """Return a GET that answers in ``formats``.

    Args:
        summary: what it answers.
        tag: the group that it is shown in.
        formats: what the answer can be had in.
        schemas: of the answer, by the suffix of a format.
        page: whether it has pages.
    """
    good = answer(summary, formats)
    for each in formats:
        if each.suffix in (schemas or {}):
            good["content"][each.media_type]["schema"] = (schemas or {})[each.suffix]
    all_of_them = {"200": good, **errors("304", "400", "404", "406")}
    parameters = [PAGE] if page else []
    return {"get": {"summary": summary, "tags": [tag], "parameters": parameters, "responses": all_of_them}}
