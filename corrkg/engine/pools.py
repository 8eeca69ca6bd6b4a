"""The pools of one process: one for each release that is served and for each set of limits."""

from __future__ import annotations

import socket
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from corrkg.engine.base import USUAL, WHOLE, Formats, Head, Running
from corrkg.engine.pool import Pool
from corrkg.errors import StoreError
from corrkg.settings import Settings
from corrkg.sparql.answer import Dataset
from corrkg.sparql.graph import Graph
from corrkg.sparql.guard import Reading
from corrkg.sparql.limits import Limits, UnavailableError
from corrkg.store.release import Release

_KEPT = 2  # pools: of the current release, and of the one before it while its queries end
_AGAIN = 5.0  # seconds until a dataset that could not be loaded is tried again: it costs a process each time


def limits(settings: Settings) -> Limits:
    """Return the limits that the settings set."""
    return Limits(
        float(settings.query_seconds),
        settings.query_memory,
        settings.query_result,
        settings.queries_running,
        settings.queries_waiting,
    )


@dataclass(frozen=True, slots=True)
class _Key:
    release: object
    limits: Limits
    in_memory: bool
    federated: bool


class Pools:
    """A table of pools, started as they are needed. A pool that has lost its processes is replaced by a new one.

    Args:
        watch: called with the number of queries under way in a pool, whenever that changes.
    """

    def __init__(self, watch: Callable[[int], object] = lambda _: None) -> None:
        self._watch = watch
        self._lock = threading.Lock()  # of the tables
        self._making = threading.Lock()  # held for as long as a dataset takes to load; a pool that is there is not
        self._pools: OrderedDict[_Key, Pool] = OrderedDict()
        self._damaged: dict[_Key, tuple[float, StoreError]] = {}

    def engine(self, release: Release, settings: Settings) -> Steady:
        """Return an engine whose pool is there, and is replaced whenever it has lost its processes.

        Raises:
            StoreError: the release is damaged.
            UnavailableError: its processes cannot be started now.
        """
        engine = Steady(self, release, settings)
        _ = engine.pool
        return engine

    def of(self, release: Release, settings: Settings) -> Pool:
        """Return the pool that answers from ``release`` within the limits of ``settings``.

        Raises:
            StoreError: the release is damaged.
            UnavailableError: its processes cannot be started now.
        """
        small = int(release.manifest.get("quads", 0)) <= settings.memory_quads
        key = _Key(release.identity, limits(settings), small, bool(settings.services))
        found = self._there(key)
        if found is not None:
            return found
        with self._making:
            return self._there(key) or self._start(key, release)

    def _there(self, key: _Key) -> Pool | None:
        with self._lock:
            until, error = self._damaged.get(key, (0.0, None))
            if error is not None and time.monotonic() < until:
                raise error
            found = self._pools.get(key)
            if found is None or not found.alive:
                return None
            self._pools.move_to_end(key)
            return found

    def _start(self, key: _Key, release: Release) -> Pool:
        try:
            found = Pool(release, key.limits, key.in_memory, key.federated, self._watch)
        except StoreError as error:
            with self._lock:
                self._damaged = {key: (time.monotonic() + _AGAIN, error)}
            raise
        with self._lock:
            gone = [self._pools.pop(key)] if key in self._pools else []
            self._pools[key] = found
            gone += [self._pools.pop(each) for each in list(self._pools)[:-_KEPT]]
        for pool in gone:
            pool.close()
        return found

    def close(self) -> None:
        """End all pools."""
        with self._lock:
            gone = list(self._pools.values())
            self._pools.clear()
        for pool in gone:
            pool.close()


@dataclass(frozen=True, slots=True)
class Steady:
    """A release as an engine, whatever becomes of the processes of its pool.

    Args:
        pools: the table that has the pool.
        release: what it answers from.
        settings: with the limits.
    """

    pools: Pools
    release: Release
    settings: Settings

    @property
    def pool(self) -> Pool:
        """The pool that answers now."""
        return self.pools.of(self.release, self.settings)

    @property
    def graph(self) -> Graph:
        """The quads of the release."""
        return self.release.graph

    def ready(self) -> None:
        """Have the processes that evaluate queries started.

        Raises:
            StoreError: the release is damaged.
            UnavailableError: they cannot be started now.
        """
        _ = self.pool

    def ask(
        self,
        query: str,
        dataset: Dataset = WHOLE,
        formats: Formats = USUAL,
        *,
        reading: Reading | None = None,
        reader: socket.socket | None = None,
    ) -> Running:
        """Begin to evaluate ``query``; see `Pool.ask`. It is begun again, once, if the pool is lost before its answer.

        Args:
            query: SPARQL 1.1 Query.
            dataset: the graphs that the request names.
            formats: what the answer is to be written in.
            reading: what the guard says of the query.
            reader: the connection that the answer is for.

        Raises:
            QueryError: the query is refused.
            LimitError: there was no place for it.
        """
        return _Again(lambda: self.pool.ask(query, dataset, formats, reading=reading, reader=reader), formats)


class _Again(Running):
    """An answer that is begun a second time if what works it out is lost before anything is known of it."""

    def __init__(self, begin: Callable[[], Running], formats: Formats) -> None:
        super().__init__(formats)
        self._begin: Callable[[], Running] | None = begin
        try:
            self._running = begin()
        except UnavailableError:
            self._running, self._begin = begin(), None

    @property
    def head(self) -> Head:
        """What the answer is."""
        try:
            head = self._running.head
        except UnavailableError:
            if self._begin is None:
                raise
            self._running, self._begin = self._begin(), None
            head = self._running.head
        self._begin = None
        return head

    def blocks(self) -> Iterator[bytes]:
        """Yield the answer as it comes."""
        _ = self.head
        for block in self._running.blocks():
            self.done = self._running.done
            yield block

    def close(self) -> None:
        """Give the answer up."""
        self._running.close()
