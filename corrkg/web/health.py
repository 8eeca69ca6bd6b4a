"""/health: whether this server can answer, for a load balancer or a person in a hurry."""

from __future__ import annotations

from flask import Blueprint, Response, jsonify

from corrkg.errors import StoreError
from corrkg.web.site import release

blueprint = Blueprint("health", __name__)


@blueprint.get("/health")
def health() -> Response:
    """Answer 200 with the dataset that is served, or 503 with what to do."""
    try:
        current = release()
    except StoreError as error:
        response = jsonify(status="unavailable", detail=error.message, hint=error.hint)
        response.status_code = 503
        response.headers["Retry-After"] = "30"
    else:
        response = jsonify(status="ok", digest=current.digest, quads=len(current.store), base=current.base)
    response.headers["Cache-Control"] = "no-store"
    return response
