"""/search: letters, notes, decisions, persons, places and shelfmarks by their words, as a page and as JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from flask import Blueprint, Response, render_template

from corrkg.formats import HTML, JSON, by_suffix
from corrkg.reading.kinds import listed
from corrkg.reading.searching import Result, search
from corrkg.search.index import MOST, Find
from corrkg.search.snippet import marks, plain
from corrkg.search.words import MAX_TEXT
from corrkg.search.writing import FACETS, Labels
from corrkg.web.current import address, release, site
from corrkg.web.http.asked import accepted, fields, language, page_number, refused
from corrkg.web.http.errors import Problem
from corrkg.web.http.links import Link, header
from corrkg.web.http.validators import VARY_HTML, entity_tag, not_modified, validators

blueprint = Blueprint("search", __name__)

DAY = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
PARAMETERS = ("q", *FACETS, "page")
_FORMATS = (HTML, JSON)
_BELOW = {"person": "person/", "delo": "archive/"}  # what the values of a facet are URIs of
_SHOWN = {"kind": 12, "person": 12, "day": 40, "delo": 12}  # values of a facet on the page

Json = dict[str, Any]


@blueprint.get("/search")
@blueprint.get("/search.<suffix>")
def searched(suffix: str | None = None) -> Response:
    """Answer with what has all the words of ``q``."""
    asked = {name: value for name, value in fields(PARAMETERS).items() if value and name != "page"}
    format = accepted(_FORMATS) if suffix is None else by_suffix(suffix, _FORMATS)
    if format is None:
        raise Problem(404, "What is found can be had at search.html and search.json.")
    text, number, size, reader = asked.pop("q", ""), page_number(), site().settings.page_size, language()
    _check(text, asked)
    tag = entity_tag("search", format.suffix, text, *sorted(asked.items()), number, size, reader)
    if found := not_modified(tag, VARY_HTML):
        return found
    asks = bool(text or asked)
    result = search(release(), text, {name: _path(name, value) for name, value in asked.items()}, number, size)
    if asks and not result.page.exists:
        raise Problem(404, f"There are {result.page.pages} pages of finds, and no page {number}.")
    shown = _Shown(text, asked, result, reader)
    body = shown.page(asks) if format == HTML else shown.data()
    response = Response(body, content_type=format.content_type)
    links = [Link(shown.link(f"search.{each.suffix}"), "alternate", each.media_type) for each in _FORMATS
             if each != format]  # fmt: skip
    here = "search" if suffix is None else f"search.{suffix}"
    links += [Link(shown.link(here, page=str(other)), name) for name, other in result.page.relations().items()]
    response.headers["Link"] = header(links)
    return validators(response, tag, VARY_HTML)


def _check(text: str, chosen: Mapping[str, str]) -> None:
    if len(text) > MAX_TEXT:
        raise refused("q", f"These are {len(text)} characters. Look for at most {MAX_TEXT}.", f"{MAX_TEXT} characters")
    if (day := chosen.get("day", "")) and not re.fullmatch(DAY, day):
        raise refused("day", f"day={day[:40]!r} is no day. Write it as 1935-10-21.", "a day, such as 1935-10-21")


def _path(name: str, value: str) -> str:
    """Return a chosen value as the index has it: of what is a thing, its slug, its path and its URI are alike."""
    below = _BELOW.get(name, "")
    path = value.removeprefix(release().base)
    return path if path.startswith(below) else below + path


class _Shown:
    """An answer as it is shown to one reader."""

    def __init__(self, text: str, chosen: Mapping[str, str], result: Result, reader: str) -> None:
        self.text, self.chosen, self.result, self.reader = text, chosen, result, reader

    def link(self, path: str = "search", **changed: str) -> str:
        """Return the address of this search with other values; an empty one takes a filter away."""
        given = {"q": self.text, **self.chosen, **changed}
        query = urlencode({name: value for name, value in given.items() if value and (name, value) != ("page", "1")})
        return address(path) + (f"?{query}" if query else "")

    def page(self, asks: bool) -> str:
        """Return the page."""
        return render_template(
            "search.html",
            asked=self.text,
            asks=asks,
            result=self.result,
            finds=[(address_of(each), self._label(each.labels), each) for each in self.result.page.items],
            facets=[(name, *self._facet(name)) for name in FACETS],
            chosen=[(name, self._called(name, _path(name, value)), self.link(**{name: ""}))
                    for name, value in self.chosen.items()],
            suggestions=[(each, f"{address('search')}?{urlencode({'q': each.text})}")
                         for each in self.result.suggestions],
            meant=[(release().uris.path_of(release().base + each.id), each.label) for each in self.result.meant],
            unfiltered=f"{address('search')}?{urlencode({'q': self.text})}",
            link=self.link,
            canonical=f"{release().base}{self.link().removeprefix(address(''))}",
            most=MOST,
            json=self.link("search.json"),
        )  # fmt: skip

    def _facet(self, name: str) -> tuple[list[tuple[str, int, str]], int]:
        """Return what can be chosen in a facet, with its number and its link, and how much is left out."""
        values = self.result.found.facets[name]
        rows = [
            (self._called(name, value), count, self.link(**{name: value.removeprefix(_BELOW.get(name, ""))}))
            for value, count in values[: _SHOWN[name]]
        ]
        return ([] if name in self.chosen else rows), max(0, len(values) - _SHOWN[name])

    def _called(self, name: str, value: str) -> str:
        if name == "kind":
            return kind_names().get(value, value)
        return self._label(release().words.labels(value)) or value.removeprefix(_BELOW.get(name, ""))

    def _label(self, labels: Labels) -> str:
        order = (self.reader, "en", "")
        return next((labels[each] for each in order if each in labels), next(iter(labels.values()), ""))

    def data(self) -> str:
        """Return the answer as JSON."""
        found = self.result.found
        told = {
            "query": self.text,
            "filters": dict(self.chosen),
            "total": found.total,
            "more": found.more,
            "page": self.result.page.number,
            "pages": self.result.page.pages,
            "results": [self._find(each) for each in found.finds],
            "facets": {name: [{"value": value, "label": self._called(name, value), "count": count}
                              for value, count in values] for name, values in found.facets.items()},
            "suggestions": [{"q": each.text, "count": each.count} for each in self.result.suggestions],
            "meant": [{"uri": release().base + each.id, "label": each.label} for each in self.result.meant],
        }  # fmt: skip
        return json.dumps(told, ensure_ascii=False, indent=1) + "\n"

    def _find(self, find: Find) -> Json:
        return {
            "uri": release().base + find.path, "kind": find.kind, "label": self._label(find.labels),
            "detail": find.detail, "score": find.score, "in": find.column,
            "snippet": plain(find.pieces), "marks": [list(each) for each in marks(find.pieces)],
        }  # fmt: skip


def address_of(find: Find) -> str:
    """Return where a thing that was found is."""
    return release().uris.path_of(release().base + find.path) or ""


def kind_names() -> dict[str, str]:
    """Return what the kinds are called."""
    return {**{kind.path: kind.heading for kind in listed()}, "note": "Notes"}
