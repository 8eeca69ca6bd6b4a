"""The pages of saved queries: the list, and one query with its form, its answer as table and picture, and its text."""

from __future__ import annotations

import io
import shlex
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from flask import render_template
from pyoxigraph import RdfFormat

from corrkg.engine.base import Running
from corrkg.formats import HTML, RESULTS_CSV, Format
from corrkg.queries.query import SavedQuery
from corrkg.queries.shacl import body
from corrkg.queries.shelf import Shelf
from corrkg.reading.view import Node, View
from corrkg.sparql.answer import write_graph
from corrkg.sparql.naming import named, prefixes
from corrkg.web.current import address, release
from corrkg.web.pictures import plots
from corrkg.web.pictures.shapes import Drawing, Plot
from corrkg.web.pictures.shapes import Row as Cells
from corrkg.web.queries.arguments import BOM, Call, form_fields
from corrkg.web.queries.tables import Cut, Table
from corrkg.web.sparql.stream import beginning

_CHARACTERS = 60_000  # of a graph on a page
_TRIPLES = 2000  # of a graph in a picture


def summary(query: SavedQuery, formats: Sequence[Format]) -> dict[str, Any]:
    """Return what the list says of a query to a program."""
    iri = f"{release().base}queries/{query.name}"
    parameters = [
        {
            "name": each.name,
            "type": each.type,
            "required": each.required,
            "default": each.default,
            "description": each.description,
            **({"values": list(each.values)} if each.values else {}),
            **({"class": each.of} if each.of else {}),
        }
        for each in query.parameters
    ]
    return {
        "name": query.name, "title": query.title, "summary": query.summary, "tags": list(query.tags),
        "answer": query.form, "view": query.view, "columns": list(query.columns), "parameters": parameters, "url": iri,
        "formats": {each.suffix: f"{iri}.{each.suffix}" for each in formats},
    }  # fmt: skip


def index(shelf: Shelf, tag: str | None) -> str:
    """Return the page of all queries, or of those of one tag, each under the first of its tags."""
    by_tag = shelf.by_tag()
    return render_template(
        "queries.html",
        tags=[(name, len(queries)) for name, queries in by_tag.items()],
        tag=tag,
        groups=[(tag, by_tag[tag])] if tag else shelf.by_first_tag(),
        total=len(shelf.queries),
        broken=[(each.path.name if each.path else "", each) for each in shelf.broken],
        canonical=f"{release().base}queries",
    )


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a query's text, with what it links to."""

    text: str
    href: str | None = None


def pieces(text: str, view: View) -> Iterator[Piece]:
    """Yield ``text`` in pieces; a name that stands for an IRI links to what it means."""
    end = 0
    for token, iri in named(text, prefixes(text)):
        if href := view.link(iri):
            yield Piece(text[end : token.start])
            yield Piece(token.text, href)
            end = token.start + len(token.text)
    yield Piece(text[end:])


def _telling(rows: Sequence[Cells], width: int) -> list[int]:
    """Return the columns that a page shows: not those that only repeat the label of a thing beside them."""

    def same(one: Node | None, thing: Node | None) -> bool:
        if one is None or thing is None:
            return one is thing
        return one.is_literal and not thing.is_literal and thing.label == one.value

    def repeats(index: int) -> bool:
        others = (other for other in range(width) if other != index)
        some = any(row[index] is not None for row in rows)
        return some and any(all(same(row[index], row[other]) for row in rows) for other in others)

    return [index for index in range(width) if not repeats(index)]


def _table(query: SavedQuery, cut: Cut, view: View) -> tuple[Plot | None, dict[str, Any]]:
    """Return the picture of a table, and the columns and rows of a page of it."""

    def nodes(table: Table) -> list[list[Node | None]]:
        return [[None if term is None else view.node(term) for term in row] for row in table.rows()]

    drawn = nodes(cut.first)
    shown = _telling(drawn, len(query.columns))
    return plots.draw(Drawing(query.view, query.columns, query.draw), drawn), {
        "columns": [query.columns[each] for each in shown],
        "rows": [[row[each] for each in shown] for row in nodes(cut.table)],
    }


def page(
    call: Call, view: View, formats: Sequence[Format], *, answer: Running | None = None, cut: Cut | None = None
) -> str:
    """Return the page of a call; without an answer, that of one whose values do not fit.

    Args:
        call: of which query, with which values.
        view: the release, with the reader's language.
        formats: what the query answers in.
        answer: a graph or a truth value.
        cut: the page of a table.
    """
    query = call.query
    path = address(f"queries/{query.name}")
    plot: Plot | None = None
    context: dict[str, Any] = {"rows": [], "columns": [], "graph": None, "boolean": None, "cut": False}
    if cut is not None:
        plot, shown = _table(query, cut, view)
        context |= shown
    elif answer is not None and query.form == "boolean":
        context["boolean"] = answer.head.boolean
    elif answer is not None:
        triples = list(answer.triples())
        written = io.BytesIO()
        write_graph(iter(triples), written, RdfFormat.TURTLE)
        text, longer = beginning([written.getvalue()], _CHARACTERS)
        context |= {"graph": text, "cut": longer, "triples": len(set(triples))}
        if query.view == "network":
            plot = plots.graph(triples[:_TRIPLES], view)
    rows = cut and cut.page
    text = query.text if call.problem else call.text
    iri = f"{release().base}queries/{query.name}"
    data = next(each for each in formats if each != HTML)
    addresses = [(each, call.address(f"{path}.{each.suffix}")) for each in formats if each != HTML]
    return render_template(
        "query.html",
        query=query,
        description=query.description.split("`"),
        fields=form_fields(call, view),
        problem=call.problem,
        page=rows,
        plot=plot,
        path=path,
        here=call.address(path),
        page_link=lambda number: call.address(path, page=number, per_page=rows.size if rows else 50),
        pieces=list(pieces(body(text), view)),
        editor=f"{address('query')}?{urlencode({'query': body(text)})}",
        addresses=addresses,
        excel=call.address(f"{path}.{RESULTS_CSV.suffix}", **{BOM: 1}) if query.form == "table" else None,
        example=call.address(f"{iri}.{'csv' if query.form == 'table' else data.suffix}"),
        canonical=iri,
        shell=shlex.quote,
        **context,
    )
