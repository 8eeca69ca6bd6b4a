"""Links to other authorities to harvest: BEACON files, one an authority, and a set of links (RFC 9264)."""

from __future__ import annotations

from flask import Blueprint, Response

from corrkg.edition.sameas import AUTHORITIES
from corrkg.reading.sameas import beacon, link_counts, verified_links
from corrkg.vocab import OWL
from corrkg.web.current import address, release
from corrkg.web.http.errors import Problem
from corrkg.web.http.links import LINKSET_JSON, Link, linkset_json
from corrkg.web.http.validators import content_tag, not_modified, validators

blueprint = Blueprint("links", __name__)

_TEXT = "text/plain; charset=utf-8"  # as section 3.3 of BEACON recommends


@blueprint.get("/beacon")
def listing() -> Response:
    """List the BEACON files, the empty ones too: an address and a number of links on a line."""
    files = link_counts(release()).items()
    return _answer("".join(f"{release().base}beacon/{name}.txt\t{number}\n" for name, number in files), _TEXT)


@blueprint.get("/beacon/<name>.txt")
def of_authority(name: str) -> Response:
    """Serve the links to an authority."""
    if name not in AUTHORITIES:
        detail = f"No authority is called so. There are: {', '.join(AUTHORITIES)}."
        raise Problem(404, detail, extra={"see": [address("beacon")]})
    return _answer(beacon(release(), name), _TEXT)


@blueprint.get("/linkset/persons.json")
def persons() -> Response:
    """Serve the links of all persons; an extension relation is its URI (RFC 8288 section 2.1.2)."""
    current = release()
    links = sorted(
        (current.uris.address_of(each.person.value), each.other)
        for authority in AUTHORITIES
        for each in verified_links(current, authority)
    )
    body = linkset_json(Link(other, OWL.sameAs.value, anchor=person) for person, other in links)
    return _answer(body, LINKSET_JSON)


def _answer(body: str, content_type: str) -> Response:
    tag = content_tag(content_type, body)
    return not_modified(tag) or validators(Response(body, content_type=content_type), tag)
