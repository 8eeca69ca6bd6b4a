"""The lists and documents of things, and the search, for the description of the site in OpenAPI."""

from __future__ import annotations

from corrkg.formats import CMIF, CSV, DOCUMENT_FORMATS, EAC, HTML, JSON, RDF_FORMATS, Format
from corrkg.reading.kinds import Kind, listed
from corrkg.reading.listing import columns
from corrkg.search.words import MAX_TEXT
from corrkg.web.documents.finding import FORM, MOST, PLAIN
from corrkg.web.documents.search import DAY
from corrkg.web.queries.routes import LIST
from corrkg.web.service.pieces import Json, answer, errors, get, path_parameter, query_parameter


def describe() -> Json:
    """Return the paths of what readers and their programs look up."""
    lists = {f"/{each.path}": _list(each) for each in listed()}
    lists["/person"]["post"] = _many()
    things: Json = {}
    for each in listed():
        slug = path_parameter("slug", "The last part of its URI.", {"type": "string", "pattern": "^[a-z0-9-]+$"})
        what = f"One of: {each.heading.lower()}. Its URI leads to the document that fits Accept."
        found = {"summary": what, "operationId": f"thing-{each.path}", "tags": ["documents"], "parameters": [slug],
                 "responses": errors("303", "304", "404", "406", "410")}  # fmt: skip
        things[f"/{each.path}/{{slug}}"] = {"get": found}
    examples = get("The saved queries as SHACL executables.", "service", RDF_FORMATS)
    examples["get"]["responses"] |= errors("303")
    record = get("A person as an authority record in EAC-CPF 2.0.", "documents", (EAC,))
    record["get"]["parameters"] = things["/person/{slug}"]["get"]["parameters"]
    record["get"]["responses"] |= errors("410")
    return {
        **lists,
        **things,
        "/person/{slug}.eac.xml": record,
        "/cmif.xml": get("The letters in CMIF 1.1, for correspSearch.", "documents", (CMIF,)),
        "/search": _search((HTML, JSON)),
        "/search.json": _search((JSON,)),
        "/queries": get("The saved queries.", "service", LIST, {"json": {"$ref": "#/components/schemas/Queries"}}),
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
    found = get(
        kind.description, "documents", (*DOCUMENT_FORMATS, JSON, CSV),
        {"json": {"$ref": "#/components/schemas/Found"}}, page=True,
    )  # fmt: skip
    text = {"type": "string", "pattern": r"\S"}
    order = [f"{sign}{name}" for name in columns(kind) for sign in ("", "-")]
    found["get"]["parameters"] += [
        query_parameter("sort", "The column that a page is sorted by; - turns its order.", {"enum": order}),
        *(
            query_parameter(name, f"Only rows of a page with this value under {heading}.", {"type": "string"})
            for name, heading in columns(kind).items()
        ),
        query_parameter(
            "q", "A name in any script and spelling: those who may be meant, as JSON, CSV or a page.", text
        ),
        query_parameter("sameAs", "An identifier, in any spelling: 303 to the one thing that has it.", text),
    ]
    found["get"]["responses"] |= errors("303")
    return found


def _search(formats: tuple[Format, ...]) -> Json:
    found = get(
        "What has all the words, in letters, notes, decisions and names.", "documents", formats,
        {"json": {"$ref": "#/components/schemas/Searched"}}, page=True,
    )  # fmt: skip
    words = {"type": "string", "maxLength": MAX_TEXT}
    text = {"type": "string"}
    found["get"]["parameters"] += [
        query_parameter("q", "Words; those in quotation marks belong together, * ends a beginning.", words),
        query_parameter("kind", "Only things of this kind.", text),
        query_parameter("person", "Only what this person writes, is written to or is named in.", text),
        query_parameter("day", "Only what is of this day.", {"type": "string", "pattern": DAY}),
        query_parameter("delo", "Only what lies in this delo.", text),
    ]
    return found


def _many() -> Json:
    """Describe the lookup of many identifiers."""
    texts = {"type": "array", "items": {"type": "string", "pattern": r"\S"}, "minItems": 1, "maxItems": MOST}
    form = {"type": "object", "required": ["sameAs"], "properties": {"sameAs": texts}}
    schemas: Json = {FORM: form, JSON.media_type: texts, PLAIN: {"type": "string"}}
    good = answer("For each identifier, the things that have it.", (JSON, CSV))
    good["content"][JSON.media_type]["schema"] = {"$ref": "#/components/schemas/Found"}
    return {
        "summary": "Which persons many identifiers are.", "operationId": "identify", "tags": ["documents"],
        "requestBody": {"required": True, "content": {name: {"schema": schemas[name]} for name in schemas}},
        "responses": {"200": good, **errors("400", "406", "411", "413", "415")},
    }  # fmt: skip


def _health(description: str) -> Json:
    schema = {"$ref": "#/components/schemas/Health"}
    return {"description": description, "content": {"application/json": {"schema": schema}}}
