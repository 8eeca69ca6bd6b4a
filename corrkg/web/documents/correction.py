"""/correction: what is wrong in a fact, as a row of corrections.csv to copy; nothing is sent to anybody."""

from __future__ import annotations

import csv
import io

from flask import Blueprint, Response, render_template

from corrkg.formats import HTML
from corrkg.reading.view import View
from corrkg.vocab import PREFIXES, expand
from corrkg.web.current import address, release
from corrkg.web.http.asked import fields, language
from corrkg.web.http.validators import VARY_HTML, content_tag, not_modified, validators

blueprint = Blueprint("correction", __name__)

COLUMNS = ("thing", "property", "from", "to", "who", "when", "source", "why")
_LONGEST = 2000  # characters of a cell


@blueprint.get("/correction")
def correction() -> Response:
    """Show the form of a correction and the row that it makes."""
    asked = {name: value[:_LONGEST] for name, value in fields(COLUMNS).items()}
    row = {name: " ".join(asked.get(name, "").split()) for name in COLUMNS}
    current = release()
    view = View(current, language())
    path = row["thing"]
    try:
        uri = current.uris.path_of(current.base + path) if path else None
    except ValueError:
        uri = None
    prefix = row["property"].partition(":")[0]
    named = view.node(expand(row["property"])) if prefix in PREFIXES and ":" in row["property"] else None
    body = render_template(
        "correction.html",
        row=row,
        line=_line(row),
        head=",".join(COLUMNS),
        complete=all(row[name] for name in ("thing", "property", "who", "when", "why")),
        thing=uri,
        named=named,
        here=address("correction"),
        canonical=f"{current.base}correction",
    )
    tag = content_tag(HTML.content_type, body)
    if found := not_modified(tag, VARY_HTML):
        return found
    response = Response(body, content_type=HTML.content_type)
    response.headers["X-Robots-Tag"] = "noindex"
    return validators(response, tag, VARY_HTML)


def _line(row: dict[str, str]) -> str:
    """Return a row as RFC 4180 writes it.

    >>> _line(dict.fromkeys(COLUMNS, "") | {"thing": "letter/x", "why": "one, two"})
    'letter/x,,,,,,,"one, two"'
    """
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="").writerow([row[name] for name in COLUMNS])
    return buffer.getvalue()
