"""/sitemap.xml: every page, for search engines (https://www.sitemaps.org/protocol.html); and /robots.txt."""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import escape

from flask import Blueprint, Response
from pyoxigraph import Literal

from corrkg.errors import StoreError
from corrkg.reading.changes import latest
from corrkg.reading.kinds import listed
from corrkg.store.release import Release
from corrkg.vocab import DCTERMS
from corrkg.web.current import release
from corrkg.web.http.errors import Problem
from corrkg.web.http.validators import entity_tag, not_modified, validators

blueprint = Blueprint("sitemap", __name__)

_XMLNS = "http://www.sitemaps.org/schemas/sitemap/0.9"
_MOST = 45_000  # entries in one file; the protocol allows 50,000
_PAGES = ("dataset.html", "dump", "ontology.html", "query", "report")


def pages(current: Release, start: int, limit: int) -> list[str]:
    """Return addresses of pages, the site's own first: ``limit`` of them from place ``start``, counted from 0."""
    own = [current.uris.address_of(current.base + page) for page in _own()]
    things = current.lists.pages(max(0, start - len(own)), max(0, start + limit - max(start, len(own))))
    return [*own[start : start + limit], *(f"{current.uris.address_of(each.value)}.html" for each in things)]


def _own() -> tuple[str, ...]:
    return ("", *(kind.path for kind in listed()), *_PAGES)


@blueprint.get("/sitemap.xml")
def sitemap() -> Response:
    """Serve the map, or an index of its parts where it is too large for one file."""
    current = release()
    total = len(_own()) + current.lists.paged()
    if total <= _MOST:
        return _answer("urlset", "url", pages(current, 0, total))
    parts = range(1, -(-total // _MOST) + 1)
    return _answer("sitemapindex", "sitemap", [f"{current.base}sitemap-{number}.xml" for number in parts])


@blueprint.get("/sitemap-<int:number>.xml")
def part(number: int) -> Response:
    """Serve one part of a large map."""
    found = pages(release(), (number - 1) * _MOST, _MOST) if number else []
    if not found:
        raise Problem(404, "The sitemap has no such part. Start from sitemap.xml.")
    return _answer("urlset", "url", found)


def _answer(root: str, item: str, addresses: Sequence[str]) -> Response:
    tag = entity_tag("sitemap", root, addresses[0], len(addresses))
    if found := not_modified(tag):
        return found
    days = {f"{release().uris.address_of(iri)}.html": event.change.date for iri, event in latest(release()).items()}
    day = _modified(release())
    rows = "\n".join(f"<{item}><loc>{escape(each)}</loc>{_lastmod(days.get(each, day))}</{item}>" for each in addresses)
    text = f'<?xml version="1.0" encoding="UTF-8"?>\n<{root} xmlns="{_XMLNS}">\n{rows}\n</{root}>\n'
    return validators(Response(text, content_type="application/xml; charset=utf-8"), tag)


def _lastmod(day: str) -> str:
    return f"<lastmod>{escape(day)}</lastmod>" if day else ""


def _modified(current: Release) -> str:
    """Return the day that the publisher gives as the last change of the dataset."""
    quads = current.graph.match(current.uris.dataset, DCTERMS.modified, None)
    return max((quad.object.value for quad in quads if isinstance(quad.object, Literal)), default="")


_ENDLESS = ("sparql", "query?", "search?", "explore?")


@blueprint.get("/robots.txt")
def robots() -> Response:
    """Let robots read all but what has no end: queries, searches and steps (RFC 9309)."""
    try:
        base, more = release().uris.path, [f"Sitemap: {release().base}sitemap.xml"]
    except StoreError:
        base, more = "/", []  # without a store there is no map, and robots are told the rest
    lines = ["User-agent: *", *(f"Disallow: {base}{each}" for each in _ENDLESS), *more]
    response = Response("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
    response.headers["Cache-Control"] = "public, max-age=86400"
    return response
