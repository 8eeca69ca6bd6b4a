"""/openapi.json: the HTTP surface in OpenAPI 3.1, https://spec.openapis.org/oas/v3.1.1.html."""

from __future__ import annotations

import json

from flask import Blueprint, Response

from corrkg import __version__
from corrkg.queries.query import SavedQuery
from corrkg.web.current import address, release
from corrkg.web.http.links import Link, header
from corrkg.web.http.validators import entity_tag
from corrkg.web.service import asking, documents, harvest, reconciliation, steps
from corrkg.web.service.pieces import Json, responses
from corrkg.web.service.schemas import SCHEMAS
from corrkg.web.shelf import at_hand, dated, still_good

blueprint = Blueprint("openapi", __name__)


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
        **documents.describe(), **asking.describe(queries), **reconciliation.describe(), **harvest.describe(files),
        **steps.describe(),
    }  # fmt: skip
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
        "components": {"schemas": SCHEMAS, "responses": responses()},
    }
