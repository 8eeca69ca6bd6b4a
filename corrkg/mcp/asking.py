"""What the tools answer with: rows of at most a number, and the words of the text that they rest on."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import closing
from itertools import islice
from typing import Any

from pyoxigraph import BlankNode, Literal, NamedNode

from corrkg.engine.base import Running
from corrkg.mcp.site import Site
from corrkg.sparql.answer import Term

Json = dict[str, Any]

MOST = 200  # rows, or statements, of one answer: an assistant reads all of them
_THINGS = 50  # things of an answer whose evidence is told with it
_QUOTES = 3  # quotes of each
_LONGEST = 600  # code points of a quote that is told with an answer; `evidence` has the longer ones


def table(site: Site, query: str, limit: int = MOST) -> Json:
    """Return the answer to a query, with the evidence of the things that it names.

    Args:
        site: what to ask.
        query: SPARQL 1.1 Query.
        limit: rows, or statements, to return.

    Raises:
        QueryError: the query is refused or cannot be parsed; the message has the line and the column.
        LimitError: it met a limit of the endpoint.
        EndpointError: the site cannot be reached.
    """
    with site.engine.ask(query) as running:
        found, terms = _answered(running, max(1, min(limit, MOST)))
    return {**found, "evidence": quotes(site, terms)}


def _answered(running: Running, limit: int) -> tuple[Json, list[Term]]:
    if running.head.boolean is not None:
        return {"answer": running.head.boolean}, []
    if running.head.is_graph:
        with closing(running.triples()) as found:
            triples = list(islice(found, limit + 1))
        terms: list[Term] = [triple.subject for triple in triples[:limit]]
        statements = [[written(each) for each in triple] for triple in triples[:limit]]
        return {"statements": statements, "more": len(triples) > limit}, terms
    with closing(running.rows()) as found:
        rows = list(islice(found, limit + 1))
    columns = running.head.variables
    told = [
        {name: written(term) for name, term in zip(columns, row, strict=True) if term is not None}
        for row in rows[:limit]
    ]
    terms = [term for row in rows[:limit] for term in row if term is not None]
    return {"columns": list(columns), "rows": told, "more": len(rows) > limit}, terms


def written(term: Term | Any) -> str:
    """Return a term as its plain words: an IRI as it is, of a literal the text alone.

    >>> written(Literal("хлеб", language="ru"))
    'хлеб'
    """
    return term.value if isinstance(term, NamedNode | Literal | BlankNode) else str(term)


def quotes(site: Site, terms: Iterable[object]) -> list[Json]:
    """Return the words that the things among ``terms`` rest on: for each some quotes, with where they stand.

    A part such as a mention has evidence of its own.
    """
    base = site.base
    things = dict.fromkeys(each.value for each in terms if isinstance(each, NamedNode) and each.value.startswith(base))
    names = " ".join(f"<{each}>" for each in islice(things, _THINGS))
    if not names:
        return []
    query = f"""SELECT ?thing ?quote ?evidence WHERE {{
  VALUES ?thing {{ {names} }}
  ?thing ck:evidence ?evidence . ?evidence oa:hasSelector/oa:exact ?quote .
  FILTER(STRLEN(?quote) <= {_LONGEST})
}} ORDER BY ?thing ?evidence"""
    found: dict[str, list[Json]] = {}
    for row in site.engine.ask(query).rows():
        thing, quote, where = map(written, row)
        rests = found.setdefault(thing, [])
        if len(rests) < _QUOTES:
            rests.append({"quote": quote, "source": where})
    return [{"uri": thing, "quotes": found[thing]} for thing in things if thing in found]
