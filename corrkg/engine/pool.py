"""A pool of killable worker processes that evaluate queries within limits and take turns."""

from __future__ import annotations

import contextlib
import json
import os
import socket
import subprocess
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from corrkg.engine.base import USUAL, WHOLE, Formats, Head, Running
from corrkg.engine.channel import ERROR, LAST, REQUEST, Channel
from corrkg.engine.child import Child, told
from corrkg.sparql.answer import Dataset
from corrkg.sparql.graph import Graph
from corrkg.sparql.guard import Reading, read
from corrkg.sparql.limits import BusyError, Limits, MemoryLimitError, UnavailableError
from corrkg.store.release import Release

# After this time a query counts as heavy: it goes on, but gives way to the others.
_HEAVY = 0.5
_NICE = 10
_IDLE = 4  # children kept for the next queries
_SERVED = 1000  # queries after which a child is replaced: what they left in its memory counts against the next
# Seconds after the deadline in which a reader may take what was worked out; then its connection is cut.
_GRACE = 1.0
_DEPTH = 60  # of brackets, in a query that the guard has not read before


class Pooled(Running):
    """An answer that a child works out."""

    def __init__(self, pool: Pool, child: Child, formats: Formats) -> None:
        super().__init__(formats)
        self.pool = pool
        self.child = child
        self.closed = False
        self._head: Head | None = None

    @property  # not a cached one: until Python 3.12 that holds a lock for all instances, here while a query runs
    def head(self) -> Head:
        """What the answer is, as soon as that is known; an error gives the place back."""
        if self._head is None:
            try:
                members = json.loads(self._frame()[1])
            except BaseException:
                self.close()
                raise
            self._head = Head(members["graph"], members["boolean"], tuple(members["variables"]))
        return self._head

    def blocks(self) -> Iterator[bytes]:
        """Yield the answer as it comes, and give the place back at its end."""
        try:
            _ = self.head  # which comes first
            while not self.done:
                yield self._frame()[1]
        finally:
            self.close()

    def _frame(self) -> tuple[bytes, bytes]:
        try:
            kind, content = self.child.frame()
        except MemoryLimitError:
            if self.pool.is_lost():  # with the nursery the system ends its children
                raise lost() from None
            raise
        self.done = kind in {LAST, ERROR}
        if kind == ERROR:
            raise told(content)
        return kind, content

    def close(self) -> None:
        """Give the place back, once; a child that has not finished is killed."""
        if not self.closed:
            self.closed = True
            self.pool.give_back(self.child, self.done)

    def __del__(self) -> None:
        """Free the place of an answer that was never read."""
        self.close()


def lost() -> UnavailableError:
    """Return the error of a query whose pool is gone."""
    return UnavailableError("the processes that evaluate queries are being started again", hint="try again in a moment")


@dataclass(eq=False)
class Pool:
    """A pool of killable worker processes that evaluate queries on one release within limits: an engine.

    Args:
        release: the release.
        limits: what a query may use.
        in_memory: whether the dataset is held in memory.
        federated: whether a query may call other endpoints, as far as its reading has allowed it.
        watch: called with the number of queries under way, whenever that changes.
    """

    release: Release
    limits: Limits = field(default_factory=Limits)
    in_memory: bool = True
    federated: bool = False
    watch: Callable[[int], object] = lambda _: None

    def __post_init__(self) -> None:
        """Start the nursery."""
        self._idle: deque[Child] = deque()
        self._busy: set[Child] = set()
        self._waiting = 0
        self._changed = threading.Condition()
        self._forking = threading.Lock()
        self._closed = self._lost = False
        self._start()
        threading.Thread(target=self._watch, name="corrkg-watchdog", daemon=True).start()

    def _start(self) -> None:
        """Start the nursery, and wait until it has the dataset.

        Raises:
            StoreError: the release is damaged.
            UnavailableError: the process cannot be started, or has ended.
        """
        ours, theirs = socket.socketpair()
        self._control, channel = ours, Channel(ours)
        command = [sys.executable, "-m", "corrkg.engine.worker", str(theirs.fileno())]
        setup = {
            "path": str(self.release.path), "in_memory": self.in_memory, "memory": self.limits.memory,
            "federated": self.federated,
        }  # fmt: skip
        try:
            with theirs:
                self._nursery = subprocess.Popen(command, pass_fds=[theirs.fileno()], start_new_session=True)  # noqa: S603
            channel.send(REQUEST, json.dumps(setup).encode())
            ready = channel.receive()
        except OSError:  # no process, or it ended before it read
            ready = None
        if ready is None:
            ours.close()
            raise lost()
        if ready[0] == ERROR:
            ours.close()
            raise told(ready[1])

    @property
    def graph(self) -> Graph:
        """The quads of the release."""
        return self.release.graph

    def ready(self) -> None:
        """Do nothing: the nursery has the dataset."""

    def ask(
        self,
        query: str,
        dataset: Dataset = WHOLE,
        formats: Formats = USUAL,
        *,
        reading: Reading | None = None,
        reader: socket.socket | None = None,
    ) -> Pooled:
        """Begin to evaluate ``query``, and return at once: the caller has something to do meanwhile.

        Args:
            query: SPARQL 1.1 Query.
            dataset: the graphs that the request names.
            formats: what the answer is to be written in.
            reading: what the guard says of the query. Without it, the query is read here: nesting can kill the parser.
            reader: the connection that the answer is for; when it hangs up, the query is stopped.

        Raises:
            QueryError: the query is refused.
            LimitError: there was no place for it.
        """
        reading = reading or read(query, _DEPTH)
        child = self._take(time.monotonic() + self.limits.seconds)
        child.reader, child.seconds = reader, self.limits.seconds
        child.served += 1
        running = Pooled(self, child, formats)
        request: dict[str, Any] = {
            "query": query, "reading": (reading.form, reading.names_dataset, reading.is_volatile),
            "default": dataset.default, "named": dataset.named,
            "table": formats.table.media_type, "graph": formats.graph.media_type, "max_bytes": self.limits.result,
        }  # fmt: skip
        assert child.channel is not None
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):  # it is dead, which reading its answer tells
            child.channel.send(REQUEST, json.dumps(request).encode())
        return running

    @property
    def alive(self) -> bool:
        """Whether new queries can be asked."""
        return not self._closed and not self._lost and self._nursery.poll() is None

    def is_lost(self) -> bool:
        """Tell whether the nursery has ended; one that is ending is waited for a moment."""
        if self.alive:
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._nursery.wait(0.1)
        return not self.alive

    def give_back(self, child: Child, done: bool) -> None:
        """Take a child back; one that has not finished its answer is killed."""
        with self._changed:
            self._busy.discard(child)
            child.reader = None
            fresh = not child.heavy and not child.killed and child.served < _SERVED
            keep = done and fresh and len(self._idle) < _IDLE and not self._closed
            if keep:
                child.deadline = 0.0
                self._idle.append(child)
            self._changed.notify()
        self.watch(len(self._busy))
        if not keep:
            child.kill("done")
            child.close()

    def _take(self, deadline: float) -> Child:
        with self._changed:
            if len(self._busy) >= self.limits.running:
                if self._waiting >= self.limits.waiting:
                    raise BusyError("too many queries are waiting", hint="try again in a moment")
                self._waiting += 1
                try:
                    ready = self._changed.wait_for(
                        lambda: len(self._busy) < self.limits.running, deadline - time.monotonic()
                    )
                finally:
                    self._waiting -= 1
                if not ready:
                    raise BusyError("no place became free in time", hint="try again in a moment")
            while self._idle and self._idle[-1].has_ended:
                self._idle.pop().close()
            child = self._idle.pop() if self._idle else Child()
            self._busy.add(child)
        self.watch(len(self._busy))
        if child.channel is None:
            try:
                self._fork(child)
            except BaseException:
                with self._changed:
                    self._busy.discard(child)
                    self._changed.notify()
                raise
        child.started, child.deadline = time.monotonic(), deadline
        return child

    def _fork(self, child: Child) -> None:
        ours, theirs = socket.socketpair()
        channel = Channel(ours)
        try:
            with self._forking, theirs:
                socket.send_fds(self._control, [b"F"], [theirs.fileno()])
            found = channel.receive()
        except OSError:
            found = None
        if found is None or found[0] == ERROR:
            channel.close()
            if found is None:  # the nursery has ended, or ends; the system may not tell so yet
                self._lost = True
                raise lost()
            raise told(found[1])
        child.channel, child.pid = channel, int(found[1])

    def _watch(self) -> None:
        """Kill what has passed its deadline; let what is heavy give way."""
        while not self._closed:
            now = time.monotonic()
            nearest = now + 0.1
            with self._changed:
                busy = [child for child in self._busy if child.pid and child.deadline]
            for child in busy:
                if now >= child.deadline:
                    child.kill("time")
                    if now >= child.deadline + _GRACE:
                        child.cut_off()
                elif not child.heavy and now - child.started > _HEAVY:
                    child.heavy = True
                    with contextlib.suppress(ProcessLookupError, PermissionError):
                        os.setpriority(os.PRIO_PROCESS, child.pid, _NICE)
                if now < child.deadline:
                    nearest = min(nearest, child.deadline)
            time.sleep(max(0.005, nearest - time.monotonic()))

    def close(self) -> None:
        """End all children; queries under way are cut off."""
        self._closed = True
        with self._changed:
            children = [*self._idle, *self._busy]
            self._idle.clear()
        for child in children:
            child.kill("closed")
        self._control.close()
        self._nursery.wait(5)
