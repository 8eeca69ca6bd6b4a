"""The query page: the form with the editor, and an answer as table or picture, with what may be wrong in the query."""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from flask import Response, render_template
from pyoxigraph import RdfFormat
from werkzeug.datastructures import MultiDict

from corrkg.engine.base import Running
from corrkg.errors import CorrkgError
from corrkg.formats import GEOJSON, HTML, RDF_FORMATS, RESULT_FORMATS, RESULTS_CSV, RESULTS_JSON, TURTLE
from corrkg.queries.query import VIEWS
from corrkg.queries.shacl import body
from corrkg.reading.geo import has_coordinates
from corrkg.reading.view import Node, View
from corrkg.sparql.answer import write_graph
from corrkg.sparql.hints import hint
from corrkg.sparql.naming import corrected, unknown
from corrkg.store.relations import natural_key
from corrkg.vocab import PREFIXES
from corrkg.web.current import address, release
from corrkg.web.http.asked import language, refused
from corrkg.web.http.errors import sentences
from corrkg.web.http.validators import VARY_HTML
from corrkg.web.pictures import plots
from corrkg.web.pictures.shapes import Drawing, Plot, number
from corrkg.web.shelf import at_hand, examples
from corrkg.web.sparql.protocol import Operation
from corrkg.web.sparql.snippets import snippets
from corrkg.web.sparql.stream import beginning

LONGEST_LINK = 4096
"""Bytes of the longest address that a query is put into; a longer query is sent in the body of a POST."""

_READ = 1000  # rows that are sorted and drawn
_SHOWN = 250  # rows of a page
_CHARACTERS = 60_000  # bytes of a graph
_TRIPLES = 2000  # of a graph in a picture
_STATIC = Path(__file__).parents[1] / "static"
_AROUND = 2  # lines before and behind the one with a mistake

Rows = list[list[Node | None]]


@dataclass(frozen=True, slots=True)
class Wish:
    """How a reader wants to see an answer.

    Args:
        view: as a table or one of the pictures.
        sort: the column by which a table is sorted; empty: as it came.
        descending: whether from the last to the first.
    """

    view: str = "table"
    sort: str = ""
    descending: bool = False

    @classmethod
    def read(cls, fields: MultiDict[str, str]) -> Wish:
        """Return the wish that the fields of a request tell.

        Raises:
            Problem: 400, there is no such view.
        """
        view, sort = fields.get("view") or "table", fields.get("sort", "")
        if view not in VIEWS:
            raise refused("view", f"An answer cannot be shown as {view[:40]!r}. Use one of: {', '.join(VIEWS)}.")
        return cls(view, sort.removeprefix("-"), sort.startswith("-"))

    def address(self, query: str) -> str:
        """Return the address of the page with the answer to a query."""
        pairs = {"query": query, "format": HTML.suffix, "view": self.view}
        if self.sort:
            pairs["sort"] = f"-{self.sort}" if self.descending else self.sort
        return f"{address('sparql')}?{urlencode(pairs)}"


def first_example() -> str:
    """Return the text of the query that the page begins with."""
    return next((body(each.text) for each in examples()), "")


@cache
def has_editor() -> bool:
    """Tell whether the editor was built (``make assets``); without it the page has a plain field."""
    return (_STATIC / "editor.js").is_file()


def form(query: str, status: int = 200, **context: Any) -> Response:
    """Return the page with ``query`` in its form; ``context`` is what there is to say of it."""
    page = render_template(
        "sparql.html",
        query=query,
        prefixes=list(PREFIXES),
        formats=[*RESULT_FORMATS, GEOJSON, *RDF_FORMATS],
        views=VIEWS,
        examples=examples(),
        saved=at_hand().by_first_tag(),
        editor=has_editor(),
        longest=LONGEST_LINK,
        **{"wish": Wish(), "unknown": [], **context},
    )
    response = Response(page, status, content_type=HTML.content_type)
    response.headers["Vary"] = VARY_HTML
    response.headers["Cache-Control"] = "no-cache"
    return response


def failed(query: str, error: CorrkgError, status: int) -> Response:
    """Return the page that keeps a query which cannot be answered, with what is wrong and the lines where it is."""
    page = form(query, status, problem=sentences(error), place=error, excerpt=_excerpt(query, error.line))
    page.headers["Cache-Control"] = "no-store"
    return page


def _excerpt(query: str, line: int | None) -> list[tuple[int, str]]:
    """Return the lines around the one with the mistake, by their numbers."""
    if line is None:
        return []
    lines = list(enumerate(query.splitlines(), 1))
    return lines[max(0, line - 1 - _AROUND) : line + _AROUND]


def answered(operation: Operation, answer: Running, wish: Wish) -> Response:
    """Return the page with an answer."""
    view, query = View(release(), language()), operation.query or ""
    head = answer.head
    result: dict[str, Any] = {"boolean": head.boolean, "variables": head.variables, "rows": [], "text": None}
    plot: Plot | None = None
    if head.is_graph:
        result["text"], result["cut"], plot = _graph(answer, wish, view)
    else:
        rows: Rows = [
            [None if term is None else view.node(term) for term in row] for row in islice(answer.rows(), _READ)
        ]
        plot = plots.draw(Drawing(wish.view, head.variables), rows)
        rows = _sorted(rows, head.variables, wish)
        result |= {"rows": rows[:_SHOWN], "total": len(rows), "cut": len(rows) > _SHOWN, "more": len(rows) == _READ}
        result["hint"] = "" if rows else hint(query)
    offers = (
        RDF_FORMATS if head.is_graph else (*RESULT_FORMATS, *((GEOJSON,) if has_coordinates(head.variables) else ()))
    )
    pairs = [("query", query)]
    pairs += [("default-graph-uri", each) for each in operation.dataset.default]
    pairs += [("named-graph-uri", each) for each in operation.dataset.named]
    downloads = [(each, f"{address('sparql')}?{urlencode([*pairs, ('format', each.suffix)])}") for each in offers]
    known = release().model
    strange = unknown(query, PREFIXES, known.spaces, known.named)
    better = corrected(query, strange)
    taken = RESULTS_CSV if head.boolean is None else RESULTS_JSON
    if head.is_graph:
        taken = TURTLE
    share, mended = wish.address(query), wish.address(better)
    page = form(
        query,
        result=result,
        plot=plot,
        wish=wish,
        share=share if len(share) <= LONGEST_LINK else None,
        unknown=strange,
        better=None if better == query or len(mended) > LONGEST_LINK else mended,
        downloads=downloads,
        snippets=snippets(f"{release().base}sparql", query, taken.media_type),
    )
    if result["cut"]:
        # A dictionary, https://www.rfc-editor.org/rfc/rfc9651#section-3.2
        page.headers["Corrkg-Truncated"] = f"bytes={_CHARACTERS}" if head.is_graph else f"rows={_SHOWN}"
    return page


def _graph(answer: Running, wish: Wish, view: View) -> tuple[str, bool, Plot | None]:
    if wish.view != "network":
        return *beginning(answer.blocks(), _CHARACTERS), None
    triples = list(islice(answer.triples(), _TRIPLES))
    written = io.BytesIO()
    write_graph(iter(triples), written, RdfFormat.TURTLE)
    text, cut = beginning([written.getvalue()], _CHARACTERS)
    return text, cut or len(triples) == _TRIPLES, plots.graph(triples, view)


def _sorted(rows: Rows, columns: tuple[str, ...], wish: Wish) -> Rows:
    """Return the rows in the order of a column: numbers by size, the rest as natural order has it, the empty last."""
    if wish.sort not in columns:
        return rows
    place = columns.index(wish.sort)
    full = [row for row in rows if row[place] is not None]

    def key(row: list[Node | None]) -> tuple[int, float, list[tuple[int, int, str]]]:
        node = row[place]
        size = number(node)
        text = "" if node is None else node.label
        return (0, size, []) if size is not None else (1, 0.0, natural_key(text.casefold()))

    return [*sorted(full, key=key, reverse=wish.descending), *(row for row in rows if row[place] is None)]
