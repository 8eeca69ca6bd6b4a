"""/report: what the build wants its readers to know, as a page, as JSON and as CSV.

Each row is something that was not read, was repaired, inferred or left unresolved, or is contested, with its place in
the source and its words.
"""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from flask import Blueprint, Response, render_template, request

from corrkg.errors import StoreError
from corrkg.formats import HTML, RESULTS_CSV, Format, by_suffix
from corrkg.reading.paging import Page
from corrkg.reading.view import Node, View
from corrkg.store.release import REPORT, Release
from corrkg.web.current import (
    VARY_HTML,
    accepted,
    address,
    entity_tag,
    language,
    not_modified,
    page_number,
    release,
    site,
    validators,
)
from corrkg.web.http.errors import Problem
from corrkg.web.http.links import Link, header

blueprint = Blueprint("report", __name__)

_JSON = Format("json", "application/json", "JSON")  # RFC 8259
_CSV = Format("csv", RESULTS_CSV.media_type, "CSV")  # RFC 4180
_FORMATS = (HTML, _JSON, _CSV)
_COLUMNS = ("kind", "about", "message", "certainty", "source", "file", "line", "letter", "start", "end", "quote")
FILTERS = ("kind", "about", "letter")
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Entry:
    """A row as the page shows it: with its letter, and the passage of the source that it is about."""

    row: Row
    letter: Node | None
    passage: str | None


def rows(current: Release) -> list[Row]:
    """Return the rows of the report.

    Raises:
        StoreError: the release has no report.
    """
    if "report" not in current.cache:
        try:
            current.cache["report"] = json.loads((current.path / REPORT).read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            raise StoreError(f"the report cannot be read: {error}", current.path / REPORT) from error
    found = current.cache["report"]
    assert isinstance(found, list)
    return found


def of_letter(current: Release, slug: str) -> int:
    """Return how many rows there are about the letter ``slug``; 0 where there is no report."""
    try:
        return sum(row.get("letter") == slug for row in rows(current))
    except StoreError:
        return 0


@blueprint.get("/report")
@blueprint.get("/report.<suffix>")
def report(suffix: str | None = None) -> Response:
    """Serve the report, or the rows of one kind or about one letter."""
    format = accepted(_FORMATS) if suffix is None else by_suffix(suffix, _FORMATS)
    if format is None:
        raise Problem(404, "The report is at report.html, report.json and report.csv.")
    current = release()
    asked = {name: value for name in FILTERS if (value := request.args.get(name, ""))}
    number = page_number()
    reader = language() if format == HTML else ""
    vary = VARY_HTML if format == HTML else "Accept"
    tag = entity_tag("report", format.suffix, number, site().settings.page_size, reader, *sorted(asked.items()))
    if found := not_modified(tag, vary):
        return found
    chosen = [row for row in rows(current) if all(str(row.get(name, "")) == value for name, value in asked.items())]
    links = [Link(f"{address('report')}.{each.suffix}{_query(asked)}", "alternate", each.media_type)
             for each in _FORMATS if each != format]  # fmt: skip
    if format == HTML:
        page = Page.cut(chosen, number, site().settings.page_size)
        if not page.exists:
            raise Problem(404, f"The report has {page.pages} pages of these rows, and no page {number}.")
        own = address("report") if suffix is None else address("report.html")
        links += [Link(own + _query(asked, other), name) for name, other in page.relations().items()]
        body = _page(View(current, reader), page, asked)
    else:
        body = _json(chosen) if format == _JSON else _csv(chosen)
    response = Response(body, content_type=format.content_type)
    links.append(Link(current.uris.dataset.value, "collection"))
    response.headers["Link"] = header(links)
    here = f"{address('report')}.{format.suffix}"
    return validators(response, tag, vary, here + _query(asked, number if format == HTML else 1))


def _query(asked: Mapping[str, str], page: int = 1) -> str:
    given = {**asked, **({"page": page} if page > 1 else {})}
    return f"?{urlencode(given)}" if given else ""


def _page(view: View, page: Page[Row], asked: Mapping[str, str]) -> str:
    every = rows(view.release)
    kinds = Counter(str(row["kind"]) for row in every)
    letters = sorted({str(row["letter"]) for row in every if row["letter"]})
    return render_template(
        "report.html",
        page=page,
        entries=[_entry(view, row) for row in page.items],
        asked=asked,
        kinds=sorted(kinds.items()),
        letters=letters,
        prefix=f"{urlencode(asked)}&" if asked else "",
        here=address("report"),
        canonical=f"{view.release.base}report{_query(asked, page.number)}",
        addresses=[(each, f"{address('report')}.{each.suffix}{_query(asked)}") for each in _FORMATS if each != HTML],
    )


def _entry(view: View, row: Row) -> Entry:
    letter = view.node(view.release.uris.letter(str(row["letter"]))) if row["letter"] else None
    source = view.release.uris.source(str(row["source"])) if row["source"] else None
    path = view.release.uris.path_of(source.value) if source is not None and view.release.holds(source) else None
    return Entry(row, letter, f"{path}.html?at={row['start']}" if path else None)


def _json(chosen: list[Row]) -> str:
    return json.dumps(chosen, ensure_ascii=False, indent=1) + "\n"


def _csv(chosen: list[Row]) -> str:
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")  # RFC 4180 section 2
    writer.writerow(_COLUMNS)
    writer.writerows([row.get(name, "") for name in _COLUMNS] for row in chosen)
    return buffer.getvalue()
