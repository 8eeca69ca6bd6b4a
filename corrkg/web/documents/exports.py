"""Files for other services to harvest, in their own formats: the letters in CMIF."""

from __future__ import annotations

from flask import Blueprint, Response

from corrkg.formats import CMIF
from corrkg.reading import cmif
from corrkg.web.current import release
from corrkg.web.http.errors import Problem
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
