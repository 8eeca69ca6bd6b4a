"""/report: what the build wants its readers to know, as a page, as JSON and as CSV."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from urllib.parse import urlencode

from flask import Blueprint, Response, render_template, request

from corrkg.formats import CSV, HTML, JSON, by_suffix
from corrkg.reading.paging import Page
from corrkg.reading.report import COLUMNS, Entry
from corrkg.reading.surroundings import outline
from corrkg.reading.view import View
from corrkg.store.reported import FILTERS, Report, Row
from corrkg.web.current import address, release, site
from corrkg.web.http.asked import accepted, language, page_number
from corrkg.web.http.errors import Problem
from corrkg.web.http.links import Link, header
from corrkg.web.http.validators import VARY_HTML, entity_tag, not_modified, validators

blueprint = Blueprint("report", __name__)

_FORMATS = (HTML, JSON, CSV)
_OFFERED = 100  # letters to choose from: of more, no list can be read, and the name of one is typed


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
    if unchanged := not_modified(tag, vary):
        return unchanged
    table = current.report
    links = [Link(f"{address('report')}.{each.suffix}{_query(asked)}", "alternate", each.media_type)
             for each in _FORMATS if each != format]  # fmt: skip
    if format == HTML:
        page = _cut(table, asked, number, site().settings.page_size)
        if not page.exists:
            raise Problem(404, f"The report has {page.pages} pages of these rows, and no page {number}.")
        own = address("report") if suffix is None else address("report.html")
        links += [Link(own + _query(asked, other), name) for name, other in page.relations().items()]
        body = _page(View(current, reader), page, asked)
    else:
        body = (_json if format == JSON else _csv)(table.rows(asked))
    response = Response(body, content_type=format.content_type)
    links.append(Link(current.uris.dataset.value, "collection"))
    response.headers["Link"] = header(links)
    here = f"{address('report')}.{format.suffix}"
    return validators(response, tag, vary, here + _query(asked, number if format == HTML else 1))


def _query(asked: Mapping[str, str], page: int = 1) -> str:
    given = {**asked, **({"page": page} if page > 1 else {})}
    return f"?{urlencode(given)}" if given else ""


def _cut(table: Report, asked: Mapping[str, str], number: int, size: int) -> Page[Row]:
    return Page(tuple(table.rows(asked, (number - 1) * size, size)), number, size, table.total(asked))


def _page(view: View, page: Page[Row], asked: Mapping[str, str]) -> str:
    table, uris = view.release.report, view.release.uris
    outline(view, dict.fromkeys(uris.letter(str(row["letter"])) for row in page.items if row["letter"]))
    letters = table.letters(_OFFERED + 1)
    return render_template(
        "report.html",
        page=page,
        entries=[Entry.of(view, row) for row in page.items],
        asked=asked,
        kinds=table.kinds(),
        letters=letters if len(letters) <= _OFFERED else None,
        prefix=f"{urlencode(asked)}&" if asked else "",
        here=address("report"),
        canonical=f"{view.release.base}report{_query(asked, page.number)}",
        addresses=[(each, f"{address('report')}.{each.suffix}{_query(asked)}") for each in _FORMATS if each != HTML],
    )


def _json(found: list[Row]) -> str:
    return json.dumps(found, ensure_ascii=False, indent=1) + "\n"


def _csv(found: list[Row]) -> str:
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")  # RFC 4180 section 2
    writer.writerow(COLUMNS)
    writer.writerows([row.get(name, "") for name in COLUMNS] for row in found)
    return buffer.getvalue()
