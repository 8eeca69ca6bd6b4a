"""/about/identifiers: what the publisher promises of the addresses of things, and how to rely on it."""

from __future__ import annotations

from flask import Blueprint, Response, render_template

from corrkg.formats import HTML
from corrkg.web.current import release
from corrkg.web.http.validators import entity_tag, not_modified, validators

blueprint = Blueprint("identifiers", __name__)

# What a Wikidata property for our persons says: formatter URL (P1630), format as a regular expression (P1793).
PATTERN = r"[^\s/#?]+"


@blueprint.get("/about/identifiers")
def promise() -> Response:
    """Serve the promise."""
    tag = entity_tag("identifiers")
    if found := not_modified(tag):
        return found
    body = render_template(
        "identifiers.html", base=release().base, pattern=PATTERN, canonical=f"{release().base}about/identifiers"
    )
    return validators(Response(body, content_type=HTML.content_type), tag)
