"""What other services harvest, in their own formats: the letters in CMIF, a person in EAC-CPF, places."""

from __future__ import annotations

from collections.abc import Iterable

from flask import Blueprint, Response
from pyoxigraph import NamedNode

from corrkg.formats import CMIF, EAC, GEOJSON, LINKED_PLACES, Format
from corrkg.reading import cmif
from corrkg.reading.changes import changed_at, changed_last
from corrkg.reading.eac import eac, is_person
from corrkg.reading.geo import geojson, linked_places, where
from corrkg.reading.surroundings import surround_record
from corrkg.reading.view import View
from corrkg.web.current import release
from corrkg.web.documents.signposts import metadata_links
from corrkg.web.http.errors import Problem
from corrkg.web.http.links import header
from corrkg.web.http.validators import content_tag, not_modified, validators

blueprint = Blueprint("exports", __name__)

MAPS = (GEOJSON, LINKED_PLACES)


@blueprint.get(f"/{cmif.NAME}")
def letters() -> Response:
    """Serve the letters in CMIF 1.1; correspSearch asks with HEAD and If-Modified-Since before it takes the file."""
    if reason := cmif.why_not(release()):
        raise Problem(404, f"{reason}.")
    body, changed = cmif.cmif(release()), changed_last(release())
    tag = content_tag(CMIF.media_type, body)
    if found := not_modified(tag, modified=changed):
        return found
    response = Response(body, content_type=f"{CMIF.media_type}; charset=utf-8")
    return validators(response, tag, modified=changed)


def record(view: View, thing: NamedNode) -> Response:
    """Answer with the authority record of a person.

    Raises:
        Problem: 404, it is no person.
    """
    node = view.node(thing)
    if not is_person(node):
        raise Problem(404, "Only persons have a record in EAC-CPF. Take .ttl or another format of RDF.")
    surround_record(view, thing)
    body, changed = eac(node), changed_at(release(), thing)
    tag = content_tag(EAC.media_type, body)
    if found := not_modified(tag, modified=changed):
        return found
    response = Response(body, content_type=f"{EAC.media_type}; charset=utf-8")
    links = metadata_links(release(), thing, release().uris.path_of(thing.value) or "")
    response.headers["Link"] = header(links)
    return validators(response, tag, modified=changed)


def located(view: View, thing: NamedNode, format: Format) -> Response:
    """Answer with a place on the map.

    Raises:
        Problem: 404, it has no coordinates.
    """
    node = view.node(thing)
    if where(node) is None:
        raise Problem(404, f"This has no coordinates, and so no {format.label}. Take .ttl or another format of RDF.")
    body, changed = places(view, [thing], format), changed_at(release(), thing)
    tag = content_tag(format.media_type, body)
    if found := not_modified(tag, modified=changed):
        return found
    response = Response(body, content_type=format.content_type)
    links = metadata_links(release(), thing, release().uris.path_of(thing.value) or "")
    response.headers["Link"] = header(links)
    return validators(response, tag, modified=changed)


def places(view: View, things: Iterable[NamedNode], format: Format) -> str:
    """Return places in a format of maps."""
    dataset = view.release.uris.dataset
    view.graph.gather([*things, dataset])
    nodes = [view.node(each) for each in things]
    return geojson(nodes) if format == GEOJSON else linked_places(nodes, view.node(dataset))
