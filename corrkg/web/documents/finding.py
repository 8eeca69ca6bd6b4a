"""Finding a thing of a list: by name (``?q=``), and by what identifies it elsewhere (``?sameAs=``).

A name answers with those who may be meant, the likeliest first. An identifier in any spelling answers 303 to the one
thing that has it; many identifiers at once are sent by POST.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from typing import Any

from flask import Response, render_template, request

from corrkg.formats import CSV, HTML, JSON, Format, by_suffix
from corrkg.names.known import Known
from corrkg.reading.finding import find, identified
from corrkg.reading.kinds import Kind
from corrkg.reading.matching import Match
from corrkg.web.current import address, release
from corrkg.web.http.asked import accepted, refused
from corrkg.web.http.errors import Problem
from corrkg.web.http.validators import CACHE, VARY_HTML, entity_tag, not_modified, validators

PARAMETERS = ("q", "sameAs")
FORMATS = (HTML, JSON, CSV)
FORM, PLAIN = "application/x-www-form-urlencoded", "text/plain"
MOST = 1000  # identifiers at once
_SHOWN = 25
_COLUMNS = ("uri", "name", "score", "sure", "born", "died", "description", "identifiers")

Row = dict[str, Any]


def answer(kind: Kind, suffix: str | None, asked: dict[str, str]) -> Response:
    """Answer a request for the things of a kind that have a name or an identifier.

    Raises:
        Problem: 400, there are other parameters too, or it is empty; 404, nothing has the identifier.
    """
    name = next(each for each in PARAMETERS if each in asked)
    if others := sorted(asked.keys() - {name}):
        raise refused(others[0], f"Give {name} alone: what it finds comes whole, and is found in one way.")
    if not asked[name].strip():
        raise refused(name, f"The parameter {name!r} is empty. Give a name in q, or an identifier in sameAs.")
    format = accepted(FORMATS) if suffix is None else by_suffix(suffix, FORMATS)
    if format is None:
        raise Problem(404, f"What is found can be had as: {', '.join(each.suffix for each in FORMATS)}.")
    if name == "sameAs":
        matches = [_certain(each) for each in _same(kind, asked[name])]
        if len(matches) == 1:
            return _see_other(matches[0].thing)
    else:
        matches = find(release().names, release().base, asked[name], kind.path, limit=_SHOWN)
    vary = VARY_HTML if format == HTML else "Accept"
    tag = entity_tag("found", kind.path, name, asked[name], format.suffix)
    if found := not_modified(tag, vary):
        return found
    body = _page(kind, asked[name], matches) if format == HTML else _data([_row(each) for each in matches], format)
    return validators(Response(body, content_type=format.content_type), tag, vary)


def _certain(thing: Known) -> Match:
    return Match(thing, 100.0, True, {"identifier": 1.0})


def _same(kind: Kind, value: str) -> list[Known]:
    found = identified(release().names, release().base, value, kind.path)
    if not found:
        raise Problem(404, f"No {kind.path} here has the identifier {value[:200]!r}. {address(kind.path)} lists all.")
    return found


def _see_other(thing: Known) -> Response:
    response = Response(status=303)
    response.headers["Location"] = release().uris.path_of(release().base + thing.id) or ""
    response.headers["Vary"] = "Accept"
    response.headers["Cache-Control"] = CACHE
    return response


def _row(match: Match) -> Row:
    thing = match.thing
    return {
        "uri": release().base + thing.id, "name": thing.label, "score": match.score, "sure": match.sure,
        "born": thing.born, "died": thing.died, "description": thing.note, "identifiers": list(thing.identifiers),
    }  # fmt: skip


def _page(kind: Kind, asked: str, matches: list[Match]) -> str:
    rows = [(release().uris.path_of(release().base + each.thing.id), each) for each in matches]
    return render_template("found.html", kind=kind, asked=asked, rows=rows, here=address(kind.path))


def _data(rows: Sequence[Row], format: Format, columns: Sequence[str] = _COLUMNS) -> str:
    if format == JSON:
        return json.dumps({"results": rows}, ensure_ascii=False, indent=1) + "\n"
    output = io.StringIO(newline="")
    writer = csv.writer(output)  # RFC 4180: lines end in CRLF
    writer.writerow(columns)
    writer.writerows([_cell(row[name]) for name in columns] for row in rows)
    return output.getvalue()


def _cell(value: object) -> object:
    if isinstance(value, list):
        return " | ".join(str(each) for each in value)
    return str(value).lower() if isinstance(value, bool) else value


def many(kind: Kind) -> Response:
    """Answer which thing of a kind each of many identifiers is: a form, a JSON array, or a line each.

    Raises:
        Problem: 400, the body cannot be read; 415, it is of another type.
    """
    format = accepted((JSON, CSV))
    rows = [
        {"sameAs": value, "uri": [release().base + each.id for each in found], "name": [each.label for each in found]}
        for value in _sent()
        for found in [identified(release().names, release().base, value, kind.path)]
    ]
    response = Response(_data(rows, format, ("sameAs", "uri", "name")), content_type=format.content_type)
    response.headers["Vary"] = "Accept"
    return response


def _sent() -> list[str]:
    given: object
    if request.mimetype == FORM:
        given = request.form.getlist("sameAs")
    elif request.mimetype == JSON.media_type:
        given = request.get_json(silent=True)
    elif request.mimetype == PLAIN:
        given = request.get_data().decode("utf-8", "replace").splitlines()
    else:
        types = f"{FORM}, {JSON.media_type}, {PLAIN}"
        raise Problem(415, f"Send the identifiers as one of: {types}.", headers={"Accept-Post": types})
    if not isinstance(given, list) or not all(isinstance(each, str) for each in given):
        raise refused("sameAs", 'The body is no list of identifiers. Send ["…", "…"] in JSON, sameAs=… or lines.')
    values = [each.strip() for each in given if each.strip()]
    if not 0 < len(values) <= MOST:
        raise refused("sameAs", f"There are {len(values)} identifiers. Send from 1 to {MOST} at once.")
    return values
