"""What became of each thing: for the systems of libraries, and for people and their feed readers.

/changes: Entity Metadata Management API 1.0 (https://emm-spec.org/1.0/), a profile of ActivityStreams 2.0
(https://www.w3.org/TR/activitystreams-core/). Pages are in the order of time; a full page never changes.
/changes.atom: Atom (RFC 4287), the newest first, in pages (RFC 5005 section 3), with what is gone (RFC 6721).
"""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any
from xml.etree import ElementTree

from flask import Blueprint, Response, request
from pyoxigraph import Literal, NamedNode

from corrkg.formats import ACTIVITIES, ATOM
from corrkg.reading.changes import Event, changed_last, events, latest
from corrkg.reading.kinds import of_path
from corrkg.reading.paging import Page
from corrkg.sparql.gathered import Gathered
from corrkg.sparql.graph import Graph
from corrkg.store.release import Release
from corrkg.vocab import DCTERMS, FOAF, RDFS
from corrkg.web.current import release
from corrkg.web.http.asked import accepted, page_number
from corrkg.web.http.errors import Problem
from corrkg.web.http.links import Link, header
from corrkg.web.http.validators import content_tag, not_modified, validators

blueprint = Blueprint("changes", __name__)

Json = dict[str, Any]
SIZE = 100  # changes on a page: not a setting, because harvesters keep the addresses of pages

# EMM section 2.2: both contexts, because Deprecate is of the second.
CONTEXT = ["https://www.w3.org/ns/activitystreams", "https://emm-spec.org/1.0/context.json"]
# Section 4: the first stock is added; a thing that has another in its place is deprecated.
_TYPES = {"created": "Create", "updated": "Update", "merged": "Deprecate", "split": "Delete", "withdrawn": "Delete"}

_NEVER = datetime(1970, 1, 1, tzinfo=UTC)  # when a feed without changes was changed
_ATOM = "http://www.w3.org/2005/Atom"
_TOMBSTONES = "http://purl.org/atompub/tombstones/1.0"
ElementTree.register_namespace("", _ATOM)
ElementTree.register_namespace("at", _TOMBSTONES)


@blueprint.get("/changes")
def changes() -> Response:
    """Serve the entry point of the changes, or with ``?page=`` a page of them."""
    accepted((ACTIVITIES,))
    current, number = release(), page_number()
    page = Page.cut(events(current), number, SIZE)
    if not page.exists:
        raise Problem(404, f"The changes have {page.pages} pages, and no page {number}.")
    found = _change_set(current, page) if "page" in request.args else _entry_point(current, page)
    body = json.dumps({"@context": CONTEXT, **found}, ensure_ascii=False, indent=1) + "\n"
    return _answer(body, ACTIVITIES.content_type, page)


@blueprint.get("/changes.atom")
def atom() -> Response:
    """Serve the last change of each thing, the newest first."""
    current, number = release(), page_number()
    page = Page.cut([*latest(current).values()][::-1], number, SIZE)
    if not page.exists:
        raise Problem(404, f"The feed has {page.pages} pages, and no page {number}.")
    return _answer(_feed(current, page), ATOM.content_type, page)


def _answer(body: str, content_type: str, page: Page[Event]) -> Response:
    tag = content_tag(content_type, body)
    at = changed_last(release())
    if found := not_modified(tag, modified=at):
        return found
    response = Response(body, content_type=content_type)
    links = [Link(release().uris.dataset.value, "collection")]
    if licence := release().license:
        links.append(Link(licence, "license"))
    response.headers["Link"] = header(links)
    return validators(response, tag, modified=at)


# --- ActivityStreams ------------------------------------------------------------------------------------------------


def _entry_point(current: Release, page: Page[Event]) -> Json:
    """Return the entry point (EMM section 3.1)."""
    return {
        "type": "OrderedCollection",
        "id": f"{current.base}changes",
        "summary": f"{current.title}: changes of its things",
        "url": f"{current.base}dump",
        "first": _page(current, 1),
        "last": _page(current, page.pages),
        "totalItems": page.total,
    }


def _change_set(current: Release, page: Page[Event]) -> Json:
    """Return a page of changes (section 3.2), in the order of time."""
    others = page.relations()
    return {
        "type": "OrderedCollectionPage",
        "id": _page(current, page.number)["id"],
        "partOf": {"type": "OrderedCollection", "id": f"{current.base}changes"},
        "totalItems": len(page.items),
        **{name: _page(current, others[name]) for name in ("prev", "next") if name in others},
        "orderedItems": [_activity(current, event, page.number) for event in page.items],
    }


def _page(current: Release, number: int) -> Json:
    return {"type": "OrderedCollectionPage", "id": f"{current.base}changes?page={number}"}


def _activity(current: Release, event: Event, page: int) -> Json:
    """Return a change (section 3.3); ``result`` names what has the place of the thing."""
    kind = of_path(event.change.kind)
    at = _moment(event.at)
    heirs = [current.uris.address_of(each.value) for each in event.heirs(current)]
    return {
        "type": "Add" if event.stock else _TYPES[event.change.change],
        "summary": event.words,
        "published": at,
        "partOf": _page(current, page),
        "object": {
            "id": current.uris.address_of(event.thing.value),
            **({"type": kind.type.value} if kind else {}),
            "updated": at,
        },
        **({"result": heirs} if heirs else {}),
    }


def _moment(at: datetime) -> str:
    return f"{at:%Y-%m-%dT%H:%M:%SZ}"  # RFC 3339, as both formats ask


# --- Atom -----------------------------------------------------------------------------------------------------------


def _feed(current: Release, page: Page[Event]) -> str:
    here = f"{current.base}changes.atom"
    feed = ElementTree.Element(f"{{{_ATOM}}}feed")
    _add(feed, "id", here)
    _add(feed, "title", f"{current.title}: changes")
    _add(feed, "updated", _moment(changed_last(current) or _NEVER))
    _add(ElementTree.SubElement(feed, f"{{{_ATOM}}}author"), "name", _creator(current))
    if current.license:
        _link(feed, "license", current.license)  # RFC 4946
    _link(feed, "self", here if page.number == 1 else f"{here}?page={page.number}", ATOM.media_type)
    _link(feed, "alternate", f"{current.base}changes", ACTIVITIES.media_type)
    for name, number in page.relations().items():
        relation = "previous" if name == "prev" else name  # RFC 5005 section 3
        _link(feed, relation, here if number == 1 else f"{here}?page={number}", ATOM.media_type)
    graph = Gathered(current.graph)
    graph.gather((event.thing for event in page.items if not event.gone), (RDFS.label,))
    for event in page.items:
        _entry(current, feed, event, graph)
    ElementTree.indent(feed, " ")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ElementTree.tostring(feed, encoding="unicode")}\n'


def _entry(current: Release, feed: ElementTree.Element, event: Event, graph: Graph) -> None:
    """Add a thing, or the tombstone of one that is gone (RFC 6721 section 3)."""
    uri, at = event.thing.value, _moment(event.at)
    if event.gone:
        tombstone = ElementTree.SubElement(feed, f"{{{_TOMBSTONES}}}deleted-entry", {"ref": uri, "when": at})
        comment = ElementTree.SubElement(tombstone, f"{{{_TOMBSTONES}}}comment")
        comment.text = event.words
        for heir in event.heirs(current):
            _link(tombstone, "related", current.uris.address_of(heir.value))
        return
    entry = ElementTree.SubElement(feed, f"{{{_ATOM}}}entry")
    _add(entry, "id", uri)
    _add(entry, "title", _label(graph, event.thing))
    _add(entry, "updated", at)
    _link(entry, "alternate", f"{current.uris.address_of(uri)}.html", "text/html")
    ElementTree.SubElement(entry, f"{{{_ATOM}}}category", {"term": event.change.change})
    _add(entry, "summary", event.words)


def _add(parent: ElementTree.Element, name: str, text: str) -> None:
    ElementTree.SubElement(parent, f"{{{_ATOM}}}{name}").text = text


def _link(parent: ElementTree.Element, relation: str, href: str, media_type: str = "") -> None:
    told = {"rel": relation, "href": href, **({"type": media_type} if media_type else {})}
    ElementTree.SubElement(parent, f"{{{_ATOM}}}link", told)


def _label(graph: Graph, thing: NamedNode) -> str:
    labels = [quad.object for quad in graph.match(thing, RDFS.label) if isinstance(quad.object, Literal)]
    chosen = min(labels, key=lambda each: (each.language != "en", each.value), default=None)
    return chosen.value if chosen else thing.value


def _creator(current: Release) -> str:
    agents = [quad.object for quad in current.graph.match(current.uris.dataset, DCTERMS.creator)]
    names = [quad.object.value for each in agents if isinstance(each, NamedNode)
             for quad in current.graph.match(each, FOAF.name) if isinstance(quad.object, Literal)]  # fmt: skip
    return names[0] if names else current.title
