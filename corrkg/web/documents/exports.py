"""What other services harvest, in their own formats: the letters in CMIF, a person in EAC-CPF."""

from __future__ import annotations

from flask import Blueprint, Response
from pyoxigraph import NamedNode

from corrkg.formats import CMIF, EAC
from corrkg.reading import cmif
from corrkg.reading.eac import eac, is_person
from corrkg.reading.view import View
from corrkg.web.current import release
from corrkg.web.documents.signposts import metadata_links
from corrkg.web.http.errors import Problem
from corrkg.web.http.links import header
from corrkg.web.http.validators import entity_tag, not_modified, validators

blueprint = Blueprint("exports", __name__)


@blueprint.get(f"/{cmif.NAME}")
def letters() -> Response:
    """Serve the letters in CMIF 1.1; correspSearch asks with HEAD and If-Modified-Since before it takes the file."""
    if reason := cmif.why_not(release()):
        raise Problem(404, f"{reason}.")
    tag = entity_tag(cmif.NAME)
    if found := not_modified(tag):
        return found
    response = Response(cmif.cmif(release()), content_type=f"{CMIF.media_type}; charset=utf-8")
    return validators(response, tag)


def record(thing: NamedNode) -> Response:
    """Answer with the authority record of a person.

    Raises:
        Problem: 404, it is no person.
    """
    node = View(release()).node(thing)
    if not is_person(node):
        raise Problem(404, "Only persons have a record in EAC-CPF. Take .ttl or another format of RDF.")
    tag = entity_tag("thing", thing.value, EAC.suffix)
    if found := not_modified(tag):
        return found
    response = Response(eac(node), content_type=f"{EAC.media_type}; charset=utf-8")
    links = metadata_links(release(), thing, release().uris.path_of(thing.value) or "")
    response.headers["Link"] = header(links)
    return validators(response, tag)
