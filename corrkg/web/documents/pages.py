"""The HTML page of a thing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from flask import render_template
from pyoxigraph import NamedNode

from corrkg.formats import DOCUMENT_FORMATS, HTML
from corrkg.reading.page import page_of
from corrkg.reading.view import View
from corrkg.web.current import address
from corrkg.web.http.errors import Problem
from corrkg.web.pictures.exchange import exchange
from corrkg.web.pictures.network import network
from corrkg.web.pictures.shapes import Plot

_CLASSES = 24  # whose names the picture of the model has on a narrow screen
# The facts of a page that are drawn.
_PICTURES: tuple[tuple[str, Callable[[Any], Plot | None]], ...] = (
    ("model", lambda links: network(links, hints=False, named=_CLASSES)),
    ("exchange", lambda told: exchange(*told)),
)


def render(
    view: View, thing: NamedNode, number: int, size: int, at: tuple[int, int] | None = None
) -> tuple[str, dict[str, int]]:
    """Return the page of ``thing``, and the other pages by their relation.

    Args:
        view: the release, with the reader's language.
        thing: what it is about.
        number: which page of its backlinks, or of a source's text.
        size: how many of these on a page.
        at: for a source, the place that is to be on the page.

    Raises:
        Problem: 404, there is no such page.
    """
    found = page_of(view, thing, number, size, at)
    if not found.page.exists:
        raise Problem(404, f"There are {found.page.pages} pages, and no page {found.page.number}.")
    path = view.release.uris.path_of(thing.value) or ""
    plots = (draw(found.facts[name]) for name, draw in _PICTURES if found.facts.get(name))
    body = render_template(
        found.template,
        plot=next(plots, None),
        ask=lambda query: f"{address('sparql')}?{urlencode({'query': query}, safe='?;:*')}",
        here=f"{path}.{HTML.suffix}",
        canonical=f"{thing.value}.{HTML.suffix}",
        addresses=[(each, f"{path}.{each.suffix}") for each in DOCUMENT_FORMATS if each != HTML],
        **found.facts,
    )
    return body, found.page.relations()
