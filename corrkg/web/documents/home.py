"""The home page: what this is, how large it is, and the ways in."""

from __future__ import annotations

from flask import Blueprint, Response, render_template
from pyoxigraph import Literal

from corrkg.formats import DOCUMENT_FORMATS, HTML
from corrkg.reading.home import home as glance
from corrkg.reading.kinds import in_schema_org
from corrkg.reading.sizes import sizes
from corrkg.reading.view import View
from corrkg.vocab import DCTERMS
from corrkg.web.current import address, release
from corrkg.web.http.asked import accepted, language
from corrkg.web.http.validators import CACHE, VARY_HTML, entity_tag
from corrkg.web.sentences import title_of
from corrkg.web.shelf import dated, examples, still_good

blueprint = Blueprint("home", __name__)


@blueprint.get("/")
def home() -> Response:
    """Show the home page; a program that asks for data is sent to the description of the dataset."""
    format = accepted(DOCUMENT_FORMATS)
    if format != HTML:
        response = Response(status=303)
        response.headers["Location"] = address(f"dataset.{format.suffix}")
        response.headers["Vary"] = VARY_HTML
        response.headers["Cache-Control"] = CACHE
        return response
    current, reader = release(), language()
    begin = examples()
    tag = entity_tag("home", reader, *((title_of(each), each.name) for each in begin))
    if found := still_good(tag, VARY_HTML):
        return found
    view = View(current, reader)
    shown = glance(view)
    page = render_template(
        "home.html",
        base=current.base,
        canonical=current.base,
        description=_description(view),
        sizes=[*sizes(current), (int(current.manifest.get("quads", 0)), "statements", "dataset")],
        letter=shown.letter,
        person=shown.central,
        examples=begin,
        glance=shown,
        embedded=in_schema_org(view.node(current.uris.dataset)),
    )
    return dated(Response(page, content_type=HTML.content_type), tag, VARY_HTML)


def _description(view: View) -> str | None:
    quads = view.graph.match(view.release.uris.dataset, DCTERMS.description, None)
    found = [quad.object for quad in quads if isinstance(quad.object, Literal)]
    fitting = [each for each in found if each.language == view.language] or found
    return min(each.value for each in fitting) if fitting else None
