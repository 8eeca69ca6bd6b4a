"""For operators: /health, whether this server lives and whether it can answer, and /metrics, its numbers."""

from __future__ import annotations

from flask import Blueprint, Response, jsonify
from prometheus_client import CollectorRegistry
from prometheus_client.exposition import CONTENT_TYPE_LATEST, generate_latest

from corrkg.errors import CorrkgError
from corrkg.web.current import release, site
from corrkg.web.middleware.metrics import Report

blueprint = Blueprint("health", __name__)


@blueprint.get("/health")
def ready() -> Response:
    """Readiness: 200 with the dataset that is served, or 503 with what to do."""
    try:
        current = release()
        site().engine(current).ready()
    except CorrkgError as error:
        response = jsonify(status="unavailable", detail=error.message, hint=error.hint)
        response.status_code = 503
        response.headers["Retry-After"] = "30"
    else:
        quads = current.manifest.get("quads", 0)
        response = jsonify(status="ok", digest=current.digest, quads=quads, base=current.base)
    response.headers["Cache-Control"] = "no-store"
    return response


@blueprint.get("/health/live")
def live() -> Response:
    """Liveness: 200 as long as this process answers at all, with or without a store; restart it if not."""
    response = jsonify(status="ok")
    response.headers["Cache-Control"] = "no-store"
    return response


@blueprint.get("/metrics")
def metrics() -> Response:
    """Tell the numbers of all processes of this server."""
    try:
        quads = int(site().publication.current().manifest.get("quads", 0))
    except CorrkgError:
        quads = 0
    registry = CollectorRegistry()
    registry.register(Report(quads))
    response = Response(generate_latest(registry), content_type=CONTENT_TYPE_LATEST)
    response.headers["Cache-Control"] = "no-store"
    return response
