"""The addresses of the service. All answer in JSON, but for the preview, which OpenRefine's page puts into a frame."""

from __future__ import annotations

import html
import json

from flask import Blueprint, Response, render_template, request

from corrkg.formats import HTML, JSON
from corrkg.names.known import Known
from corrkg.reading.finding import MAX_TEXT, identified
from corrkg.reading.properties import PROPERTIES, of_id, properties
from corrkg.reading.reconciling import reconcile
from corrkg.web.current import release
from corrkg.web.http.asked import refused
from corrkg.web.http.errors import Problem
from corrkg.web.http.validators import CACHE, entity_tag, not_modified, validators
from corrkg.web.policy import framed
from corrkg.web.reconcile.extend import extended
from corrkg.web.reconcile.manifest import manifest
from corrkg.web.reconcile.wire import Json, candidate, description, property_of, queries, suggested, type_of, types

blueprint = Blueprint("reconcile", __name__, url_prefix="/reconcile")

_PAGE = 10  # suggestions


def _answer(found: Json) -> Response:
    body = json.dumps(found, ensure_ascii=False) + "\n"
    response = Response(body, content_type=JSON.content_type)
    if request.method == "POST":
        return response
    tag = entity_tag("reconcile", request.full_path)
    return not_modified(tag, "Accept-Language") or validators(response, tag, "Accept-Language")


@blueprint.route("", methods=["GET", "POST"])
def service() -> Response:
    """Match a batch, extend a table, or describe the service (sections 3, 4 and 7)."""
    if "queries" in request.values:
        batch = queries(request.values["queries"])
        found = {key: [candidate(each) for each in reconcile(release(), asked)] for key, asked in batch.items()}
        return _answer({key: {"result": candidates} for key, candidates in found.items()})
    if "extend" in request.values:
        return _answer(extended(request.values["extend"]))
    if request.method == "POST":
        raise refused("queries", "Send queries or extend, each a JSON object, in a form.")
    return _answer(manifest(release()))


@blueprint.get("/suggest/entity")
def suggest_entity() -> Response:
    """Suggest things whose names, or whose identifier, begin so (section 6.1)."""
    prefix = _prefix()
    kinds = [types().get(each, each) for each in request.args.getlist("type") if each] or list(PROPERTIES)
    index, start = release().names, _cursor()
    direct = [each for each in identified(index, release().base, prefix) if each.kind in kinds]
    found = index.beginning(prefix, kinds, start + _PAGE) if prefix else []
    if "/" in prefix:
        found = [*found, *index.addressed(prefix, kinds, start + _PAGE)]
    chosen = list(dict.fromkeys([*direct, *found]))[start : start + _PAGE]
    return _answer({"result": [suggested(each) for each in chosen]})


@blueprint.get("/suggest/type")
def suggest_type() -> Response:
    """Suggest types (section 6.3)."""
    found = [type_of(kind) for kind in types().values()]
    return _answer({"result": [each for each in found if _begins(each)][_cursor() :]})


@blueprint.get("/suggest/property")
def suggest_property() -> Response:
    """Suggest properties (section 6.2)."""
    found = [property_of(each) for each in properties()]
    return _answer({"result": [each for each in found if _begins(each)][_cursor() :]})


@blueprint.get("/properties")
def propose() -> Response:
    """Propose the properties that a type can be extended by (section 7.1)."""
    type, limit = request.args.get("type", ""), request.args.get("limit", "")
    kind = types().get(type, type) if type else ""
    found = [property_of(each) for each in properties(kind)]
    most = int(limit) if limit.isascii() and limit.isdecimal() and len(limit) < 9 else len(found)
    return _answer({"type": type, "limit": most, "properties": found[:most]})


@blueprint.get("/flyout/<what>")
def flyout(what: str) -> Response:
    """Say a few words of a thing, a type or a property (section 6.4)."""
    id = _id()
    if what == "entity":
        thing = _thing(id)
        words = f"<p><strong>{html.escape(thing.label)}</strong></p><p>{html.escape(description(thing))}</p>"
    elif what == "type" and id in types():
        words = f"<p>{html.escape(type_of(types()[id])['name'])}</p>"
    elif what == "property" and (property := of_id(id)) is not None:
        words = f"<p>{html.escape(property.name)}</p>"
    else:
        raise Problem(404, f"There is no {what[:20]} {id[:80]!r}.")
    return _answer({"id": id, "html": words})


@blueprint.get("/view")
def view() -> Response:
    """Lead from an identifier to its thing; one of before a merger to the survivor."""
    response = Response(status=303)
    response.headers["Location"] = release().uris.path_of(release().base + _thing(_id()).id) or ""
    response.headers["Cache-Control"] = CACHE
    return response


@blueprint.get("/preview")
@framed
def preview() -> Response:
    """Show a thing in a frame (section 5): no script, and little to load."""
    thing = _thing(_id())
    tag = entity_tag("preview", thing.id)
    body = render_template(
        "preview.html", thing=thing, uri=release().base + thing.id, kind=type_of(thing.kind)["name"],
        others=[each for each in thing.names if each != thing.label][:4], words=description(thing),
    )  # fmt: skip
    response = Response(body, content_type=HTML.content_type)
    response.headers["Cache-Control"] = CACHE
    return not_modified(tag, "Accept-Language") or validators(response, tag, "Accept-Language")


def _prefix() -> str:
    if "prefix" not in request.args:
        raise refused("prefix", "Give the beginning of a name in prefix.")
    return request.args["prefix"].strip()[:MAX_TEXT]


def _begins(suggestion: Json) -> bool:
    prefix = _prefix().casefold()
    return any(word.casefold().startswith(prefix) for word in (suggestion["id"], suggestion["name"]))


def _cursor() -> int:
    given = request.args.get("cursor", "0")
    if not (given.isascii() and given.isdecimal() and len(given) < 7):
        raise refused("cursor", f"cursor={given[:20]!r} is no number from 0.")
    return int(given)


def _id() -> str:
    if not request.args.get("id"):
        raise refused("id", "Give an identifier in id, such as person/stalin.")
    return request.args["id"]


def _thing(id: str) -> Known:
    thing = release().names.get(id)
    if thing is None or thing.kind not in PROPERTIES:
        raise Problem(404, f"Nothing has the identifier {id[:80]!r}.")
    return thing
