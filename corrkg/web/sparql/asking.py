"""Queries of the current request, asked of the engine that the application has for the release."""

from __future__ import annotations

from flask import request
from pyoxigraph import RdfFormat

from corrkg.engine.base import WHOLE, Formats, Running
from corrkg.formats import Format
from corrkg.settings import Settings
from corrkg.sparql.answer import Dataset
from corrkg.sparql.guard import Reading, read
from corrkg.store.release import Release
from corrkg.web.current import site
from corrkg.web.middleware.observe import trace

PAGE = Formats(graph=RdfFormat.TURTLE)
"""What a page is made from: rows, or the text of a graph."""


def formats(format: Format) -> Formats:
    """Return what the engine is to write for ``format``: for a page, what the page is made from."""
    if isinstance(format.engine, RdfFormat):
        return Formats(graph=format.engine)
    return PAGE if format.engine is None else Formats(format.engine, RdfFormat.TURTLE)


def inspect(query: str, settings: Settings) -> Reading:
    """Read ``query``, which the current request asks, before anything else is done with it.

    Raises:
        QueryError: it is refused.
    """
    trace(request.environ).asks(query)
    return read(query, settings.max_query_depth, settings.services)


def ask(
    release: Release, query: str, dataset: Dataset = WHOLE, formats: Formats = PAGE, *, reading: Reading | None = None
) -> Running:
    """Begin to answer ``query`` from ``release`` for the current request; the log notes what comes of it.

    Args:
        release: where to ask.
        query: SPARQL 1.1 Query.
        dataset: the graphs that the request names.
        formats: what the answer is to be written in.
        reading: of the query, where it was read before.

    Raises:
        QueryError: the query is refused.
        LimitError: there is no place for it.
    """
    reading = reading or inspect(query, site().settings)
    reader = request.environ.get("gunicorn.socket")
    return site().engine(release).ask(query, dataset, formats, reading=reading, reader=reader)
