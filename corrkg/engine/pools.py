"""The pools of one process: one for each release that is served and for each set of limits."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

from corrkg.engine.pool import Pool
from corrkg.errors import StoreError
from corrkg.settings import Settings
from corrkg.sparql.limits import Limits
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
