"""Files that corrkg ships and serves as they are: the shapes and the JSON-LD context."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from flask import Blueprint, Response

from corrkg.formats import JSON_LD, TURTLE
from corrkg.resources import resource_dir, shape_files
from corrkg.web.http.errors import Problem
from corrkg.web.http.validators import entity_tag, not_modified, validators

blueprint = Blueprint("files", __name__)


@blueprint.get("/shapes.ttl")
def shapes() -> Response:
    """Serve the SHACL shapes that every build is held against; Turtle files in a row are Turtle."""
    return _files("shapes.ttl", shape_files(), TURTLE.content_type)


@blueprint.get("/context.jsonld")
def context() -> Response:
    """Serve the JSON-LD context."""
    return _files("context.jsonld", [resource_dir("ontology") / "context.jsonld"], JSON_LD.content_type)


def _files(name: str, paths: Iterable[Path], content_type: str) -> Response:
    try:
        content = b"\n".join(path.read_bytes() for path in paths)
    except FileNotFoundError:
        raise Problem(
            404, f"This installation of corrkg has no {name}. The publisher should install it again."
        ) from None
    tag = entity_tag("file", name, content)
    if found := not_modified(tag):
        return found
    return validators(Response(content, content_type=content_type), tag)
