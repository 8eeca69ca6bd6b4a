"""Queries of the web, evaluated in processes that can die: the seam between the pool and what answers requests."""

from __future__ import annotations

import io
import threading
from collections import OrderedDict
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any, cast

from flask import request
from pyoxigraph import QueryResultsFormat, QuerySolutions, RdfFormat, Triple, parse, parse_query_results

from corrkg.engine.pool import Head, Pool, Running
from corrkg.formats import Format
from corrkg.settings import Settings
from corrkg.sparql.answer import Dataset, Term
from corrkg.sparql.guard import Reading, read
from corrkg.sparql.limits import Limits
from corrkg.store.release import Release
from corrkg.web.middleware import metrics
from corrkg.web.middleware.observe import trace

_KEPT = 2  # pools: of the current release, and of the one before it while its queries end
_lock = threading.Lock()  # of the table below
_making = threading.Lock()  # held for as long as a dataset takes to load; nobody else waits for that
_pools: OrderedDict[tuple[Path, Limits, bool, bool], Pool] = OrderedDict()


def limits(settings: Settings) -> Limits:
    """Return the limits that the settings set."""
    return Limits(
        float(settings.query_seconds),
        settings.query_memory,
        settings.query_result,
        settings.queries_running,
        settings.queries_waiting,
    )


def pool(release: Release, settings: Settings) -> Pool:
    """Return this process's pool for ``release``, started where there is none yet."""
    small = int(release.manifest.get("quads", 0)) <= settings.memory_quads
    key = (release.path, limits(settings), small, bool(settings.services))
    found = _there(key)
    if found is None:
        with _making:
            found = _there(key)
            if found is None:
                found = Pool(release.path, key[1], small, federated=key[3], watch=metrics.running)
                with _lock:
                    dead = _pools.pop(key, None)
                    _pools[key] = found
                    old = [_pools.pop(each) for each in list(_pools)[:-_KEPT]] + ([dead] if dead else [])
                for each in old:
                    each.close()
    return found


def _there(key: tuple[Path, Limits, bool, bool]) -> Pool | None:
    with _lock:
        found = _pools.get(key)
        if found is None or not found.alive:
            return None
        _pools.move_to_end(key)
        return found


class RemoteAnswer:
    """An answer that another process works out, in the format asked for beforehand."""

    def __init__(self, running: Running) -> None:
        self._running = running

    @property
    def head(self) -> Head:
        """What the answer is; waits until that is known.

        Raises:
            QueryError: the query cannot be parsed.
            LimitError: it met a limit.
            GoneError: the client has hung up.
        """
        return self._running.head

    @property
    def done(self) -> bool:
        """Whether the block that came is the last."""
        return self._running.done

    def blocks(self) -> Iterator[bytes]:
        """Yield the answer as it comes."""
        with self._running as running:
            yield from running.blocks()

    def rows(self) -> Iterator[tuple[Term | None, ...]]:
        """Yield the rows of a table that was asked for as JSON; who stops early frees the process."""
        if self.head.boolean is not None or self.head.is_graph:
            return
        with self._running as running:
            found = parse_query_results(cast(IO[bytes], _Blocks(running.blocks())), QueryResultsFormat.JSON)
            if isinstance(found, QuerySolutions):
                for row in found:
                    yield tuple(row)

    def triples(self) -> Iterator[Triple]:
        """Yield the triples of a graph that was asked for as N-Triples."""
        with self._running as running:
            file = cast(IO[bytes], _Blocks(running.blocks()))
            for quad in parse(file, format=RdfFormat.N_TRIPLES):
                yield quad.triple

    def close(self) -> None:
        """Give the answer up."""
        self._running.close()


class _Blocks(io.RawIOBase):
    """A file to read an answer from."""

    def __init__(self, blocks: Iterator[bytes]) -> None:
        self._blocks = blocks
        self._rest = b""

    def readable(self) -> bool:
        """Return True."""
        return True

    def read(self, size: int = -1) -> bytes:
        """Return the next bytes, at most ``size``."""
        while not self._rest:
            block = next(self._blocks, None)
            if block is None:
                return b""
            self._rest = block
        end = len(self._rest) if size < 0 else size
        part, self._rest = self._rest[:end], self._rest[end:]
        return part


def formats(format: Format) -> dict[str, Any]:
    """Return what the engine is to write for ``format``: for a page, what the page is made from."""
    if isinstance(format.engine, RdfFormat):
        return {"graph": format.engine}
    return {} if format.engine is None else {"table": format.engine}


def inspect(query: str, settings: Settings) -> Reading:
    """Read ``query``, which the current request asks, before anything else is done with it.

    Raises:
        QueryError: it is refused.
    """
    trace(request.environ).asks(query)
    return read(query, settings.max_query_depth, settings.services)


def ask(
    release: Release,
    settings: Settings,
    query: str,
    dataset: Dataset | None = None,
    *,
    reading: Reading | None = None,
    table: QueryResultsFormat = QueryResultsFormat.JSON,
    graph: RdfFormat = RdfFormat.TURTLE,
) -> RemoteAnswer:
    """Begin to evaluate ``query`` on ``release`` for the current request; what comes of it is told with the answer.

    Args:
        release: where to ask.
        settings: with the limits.
        query: SPARQL 1.1 Query.
        dataset: the graphs that the request names.
        reading: of the query, where it was read before.
        table: what a table or a truth value is to be written in.
        graph: what a graph is to be written in.

    Raises:
        QueryError: the query is refused.
        LimitError: there is no place for it.
    """
    reading = reading or inspect(query, settings)
    running = pool(release, settings).ask(
        query,
        reading,
        dataset or Dataset(),
        table.media_type,
        graph.media_type,
        reader=request.environ.get("gunicorn.socket"),
    )
    return RemoteAnswer(running)
