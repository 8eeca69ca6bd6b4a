"""/day/1935-10-21, /day/1935-10, /day/1935: what there is of a day, a month or a year."""

from __future__ import annotations

from flask import Blueprint, Response, render_template

from corrkg.formats import HTML
from corrkg.reading.days import Span, happened, month_days
from corrkg.reading.surroundings import surround_all
from corrkg.reading.view import View
from corrkg.web.current import address, release
from corrkg.web.http.asked import fields, language
from corrkg.web.http.errors import Problem
from corrkg.web.http.validators import VARY_HTML, entity_tag, not_modified, validators
from corrkg.web.words import day as in_words

blueprint = Blueprint("days", __name__)


@blueprint.get("/day/<name>")
def day(name: str) -> Response:
    """Show a day, a month or a year."""
    fields(())
    span = Span.read(name)
    if span is None:
        raise Problem(
            404, f"There is no day {name[:40]!r}. Write a day as 1935-10-21, a month as 1935-10, a year as 1935."
        )
    reader = language()
    tag = entity_tag("day", name, reader)
    if found := not_modified(tag, VARY_HTML):
        return found
    view = View(release(), reader)
    glance = view.release.glance
    before, after = glance.beside("letter", span.first)[0], glance.beside("letter", span.last)[1]
    size = len(span.name)
    kinds = {kind: happened(view, kind, span) for kind in ("letter", "dispatch", "response", "decision")}
    shown = [each for found in kinds.values() for those in found for each in those]
    surround_all(view, [each.node.term for each in shown if span.is_day or each.event.kind in {"letter", "decision"}])
    body = render_template(
        "day.html",
        span=span,
        title=in_words(name),
        kinds=kinds,
        days=month_days(view, name) if len(name.split("-")) == 2 else (),
        months=list(glance.months("letter", name).items()),
        central=view.node(view.release.uris.at_path(glance.central)) if glance.central else None,
        before=before[:size],
        after=after[:size],
        canonical=f"{view.release.base}day/{name}",
        search=f"{address('search')}?day={name}" if span.is_day else "",
    )
    return validators(Response(body, content_type=HTML.content_type), tag, VARY_HTML)
