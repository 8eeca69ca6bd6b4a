"""Evaluates queries in processes that can die: the limits of the endpoint, and fairness between queries."""

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
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from corrkg.engine.channel import ERROR, LAST, REQUEST, Channel
from corrkg.engine.child import Child, told
from corrkg.errors import CorrkgError
from corrkg.sparql.answer import Dataset
from corrkg.sparql.guard import Reading
from corrkg.sparql.limits import BusyError, LimitError, Limits

# After this time a query counts as heavy: it goes on, but gives way to the others.
_HEAVY = 0.5
_NICE = 10
_IDLE = 4  # children kept for the next queries
_SERVED = 1000  # queries after which a child is replaced: what they left in its memory counts against the next
# Seconds after the deadline in which a reader may take what was worked out; then its connection is cut.
_GRACE = 1.0


@dataclass(frozen=True, slots=True)
class Head:
    """What is known of an answer before its first byte.

    Args:
        is_graph: whether it is a graph; otherwise a table or a truth value.
        boolean: the truth value of ASK, or None.
        variables: the columns of SELECT.
    """

    is_graph: bool
    boolean: bool | None
    variables: tuple[str, ...]


@dataclass(eq=False)
class Running:
    """An answer on its way. Use it as a context manager; leaving it early frees its place at once."""

    pool: Pool
    child: Child
    done: bool = False
    closed: bool = False
    _head: Head | None = None

    @property  # not a cached one: until Python 3.12 that holds a lock for all instances, here while a query runs
    def head(self) -> Head:
        """What the answer is, as soon as that is known.

        Raises:
            QueryError: the query cannot be parsed.
            LimitError: it met a limit.
            GoneError: who is to read the answer has hung up.
        """
        if self._head is not None:
            return self._head
        try:
            kind, content = self.child.frame()
            if kind == ERROR:
                self.done = True
                raise told(content)
        except BaseException:
            self.close()
            raise
        members = json.loads(content)
        self._head = Head(members["graph"], members["boolean"], tuple(members["variables"]))
        return self._head

    def blocks(self) -> Iterator[bytes]:
        """Yield the answer as it comes.

        Raises:
            LimitError: it was cut off by a limit; what came before is not the whole.
            QueryError: a value cannot be written in the format.
            GoneError: who is to read it has hung up.
        """
        _ = self.head  # which comes first
        while True:
            kind, content = self.child.frame()
            self.done = kind in {LAST, ERROR}
            if kind == ERROR:
                raise told(content)
            yield content
            if self.done:
                return

    def close(self) -> None:
        """Give the place back, once; a child that has not finished is killed."""
        if not self.closed:
            self.closed = True
            self.pool.give_back(self.child, self.done)

    def __del__(self) -> None:
        """Free the place of an answer that nobody took."""
        self.close()

    def __enter__(self) -> Self:
        """Return the answer."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Give the place back; a child that has not finished is killed."""
        self.close()


@dataclass(eq=False)
class Pool:
    """The children of one server process, for one release.

    Args:
        path: the release's directory.
        limits: what a query may use.
        in_memory: whether the dataset is held in memory.
        federated: whether a query may call other endpoints, as far as its reading has allowed it.
        watch: told how many queries are under way, whenever that changes.
    """

    path: Path
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
        self._closed = False
        ours, theirs = socket.socketpair()
        self._control, channel = ours, Channel(ours)
        command = [sys.executable, "-m", "corrkg.engine.worker", str(theirs.fileno())]
        self._nursery = subprocess.Popen(command, pass_fds=[theirs.fileno()], start_new_session=True)  # noqa: S603
        theirs.close()
        setup = {
            "path": str(self.path), "in_memory": self.in_memory, "memory": self.limits.memory,
            "federated": self.federated,
        }  # fmt: skip
        channel.send(REQUEST, json.dumps(setup).encode())
        if channel.receive() is None:
            raise CorrkgError("the processes that evaluate queries cannot be started", self.path)
        threading.Thread(target=self._watch, name="corrkg-watchdog", daemon=True).start()

    def ask(
        self,
        query: str,
        reading: Reading,
        dataset: Dataset,
        table: str,
        graph: str,
        *,
        reader: socket.socket | None = None,
    ) -> Running:
        """Begin to evaluate ``query``, and return at once: whoever asks has something to do meanwhile.

        Args:
            query: SPARQL 1.1 Query, read before: nesting can kill the parser.
            reading: what was read.
            dataset: the graphs that the request names.
            table: media type to write a table in.
            graph: media type to write a graph in.
            reader: the connection that the answer is for; when it hangs up, the query is stopped.

        Raises:
            LimitError: there was no place for it.
        """
        child = self._take(time.monotonic() + self.limits.seconds)
        child.reader, child.seconds = reader, self.limits.seconds
        child.served += 1
        running = Running(self, child)
        request: dict[str, Any] = {
            "query": query, "reading": (reading.form, reading.names_dataset, reading.is_volatile),
            "default": dataset.default, "named": dataset.named, "table": table, "graph": graph,
            "max_bytes": self.limits.result,
        }  # fmt: skip
        assert child.channel is not None
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):  # it is dead; whoever reads its answer is told
            child.channel.send(REQUEST, json.dumps(request).encode())
        return running

    @property
    def alive(self) -> bool:
        """Whether new queries can be asked."""
        return not self._closed and self._nursery.poll() is None

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
            if child.channel is not None:
                child.channel.close()

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
        with self._forking, theirs:
            socket.send_fds(self._control, [b"F"], [theirs.fileno()])
        found = channel.receive()
        if found is None:
            channel.close()
            raise LimitError("no process for the query could be started", hint="try again in a moment")
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
