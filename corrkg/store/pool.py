"""Evaluates queries in processes that can die: the limits of the endpoint, and fairness between queries."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Self

from corrkg.errors import CorrkgError
from corrkg.store.guard import QueryError, check
from corrkg.store.limits import BusyError, LimitError, Limits
from corrkg.store.query import Dataset
from corrkg.store.worker import DATA, END, ERROR, HEAD, REQUEST, receive, send

# After this time a query counts as heavy: it goes on, but gives way to the others.
_HEAVY = 0.5
_NICE = 10
_IDLE = 4  # children kept for the next queries


@dataclass(eq=False)
class _Child:
    sock: socket.socket
    pid: int
    deadline: float = 0.0
    started: float = 0.0
    heavy: bool = False
    killed: str = ""

    def kill(self, why: str) -> None:
        """End the process; whoever reads from it sees the end of the stream."""
        self.killed = self.killed or why
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)


@dataclass(eq=False)
class Running:
    """An answer on its way. Use it as a context manager; leaving it early frees its place at once."""

    pool: Pool
    child: _Child
    is_graph: bool = False
    boolean: bool | None = None
    variables: tuple[str, ...] = ()
    done: bool = False
    closed: bool = False

    def blocks(self) -> Iterator[bytes]:
        """Yield the answer as it comes.

        Raises:
            LimitError: it was cut off by a limit; what came before is not the whole.
            QueryError: a value cannot be written in the format.
        """
        while True:
            kind, content = self.pool.frame(self.child)
            if kind == END:
                self.done = True
                return
            if kind == ERROR:
                self.done = True
                raise _error(content)
            yield content

    def write(self, output: IO[bytes]) -> None:
        """Write the answer to ``output`` as it comes."""
        for block in self.blocks():
            output.write(block)

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
    """

    path: Path
    limits: Limits = field(default_factory=Limits)
    in_memory: bool = True

    def __post_init__(self) -> None:
        """Start the nursery."""
        self._idle: deque[_Child] = deque()
        self._busy: set[_Child] = set()
        self._waiting = 0
        self._changed = threading.Condition()
        self._forking = threading.Lock()
        self._closed = False
        self._control, theirs = socket.socketpair()
        command = [sys.executable, "-m", "corrkg.store.worker", str(theirs.fileno())]
        self._nursery = subprocess.Popen(command, pass_fds=[theirs.fileno()], start_new_session=True)  # noqa: S603
        theirs.close()
        setup = {"path": str(self.path), "in_memory": self.in_memory, "memory": self.limits.memory}
        send(self._control, REQUEST, json.dumps(setup).encode())
        if receive(self._control) is None:
            raise CorrkgError("the processes that evaluate queries cannot be started", self.path)
        threading.Thread(target=self._watch, name="corrkg-watchdog", daemon=True).start()

    def ask(
        self, query: str, dataset: Dataset, table: str, graph: str, *, max_depth: int = 60, seconds: float | None = None
    ) -> Running:
        """Begin to evaluate ``query``, and return when the form of the answer is known.

        Args:
            query: SPARQL 1.1 Query.
            dataset: the graphs that the request names.
            table: media type to write a table in.
            graph: media type to write a graph in.
            max_depth: deepest nesting allowed.
            seconds: a shorter time than the limit.

        Raises:
            QueryError: the query is refused or cannot be parsed.
            LimitError: it met a limit, or there was no place for it.
        """
        check(query, max_depth)  # before a child sees it: nesting can kill the parser
        deadline = time.monotonic() + min(seconds or self.limits.seconds, self.limits.seconds)
        child = self._take(deadline)
        running = Running(self, child)
        try:
            request: dict[str, Any] = {
                "query": query, "default": dataset.default, "named": dataset.named, "table": table, "graph": graph,
                "max_depth": max_depth, "max_bytes": self.limits.result,
            }  # fmt: skip
            with contextlib.suppress(BrokenPipeError, ConnectionResetError):
                send(child.sock, REQUEST, json.dumps(request).encode())
            kind, content = self.frame(child)
            if kind == ERROR:
                running.done = True
                raise _error(content)
            head = json.loads(content)
        except BaseException:
            running.close()
            raise
        running.is_graph, running.boolean, running.variables = head["graph"], head["boolean"], tuple(head["variables"])
        return running

    @property
    def alive(self) -> bool:
        """Whether new queries can be asked."""
        return not self._closed and self._nursery.poll() is None

    def frame(self, child: _Child) -> tuple[bytes, bytes]:
        """Return the next frame of a child's answer.

        Raises:
            LimitError: the child is dead.
        """
        try:
            found = receive(child.sock)
        except OSError:
            found = None
        if found is None or found[0] not in {HEAD, DATA, END, ERROR}:
            if child.killed == "time":
                raise LimitError(
                    f"the query took longer than {self.limits.seconds:g} seconds and was stopped",
                    hint="make it narrower: fewer patterns, a LIMIT without ORDER BY, or take the dump and ask at home",
                )
            raise LimitError(
                "the query needed more memory than it may have, and was stopped",
                hint="sort, group or join less at once, or take the dump and ask at home",
            )
        return found

    def give_back(self, child: _Child, done: bool) -> None:
        """Take a child back; one that has not finished its answer is killed."""
        with self._changed:
            self._busy.discard(child)
            keep = done and not child.heavy and not child.killed and len(self._idle) < _IDLE and not self._closed
            if keep:
                child.deadline = 0.0
                self._idle.append(child)
            self._changed.notify()
        if not keep:
            child.kill("")
            child.sock.close()

    def _take(self, deadline: float) -> _Child:
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
            child = self._idle.popleft() if self._idle else None
            if child is None:
                child = _Child(socket.socket(), 0)  # its place, until it is there
                self._busy.add(child)
                new = True
            else:
                self._busy.add(child)
                new = False
        if new:
            try:
                self._fork(child)
            except BaseException:
                with self._changed:
                    self._busy.discard(child)
                    self._changed.notify()
                raise
        child.started, child.deadline = time.monotonic(), deadline
        return child

    def _fork(self, child: _Child) -> None:
        ours, theirs = socket.socketpair()
        with self._forking, theirs:
            socket.send_fds(self._control, [b"F"], [theirs.fileno()])
        found = receive(ours)
        if found is None:
            ours.close()
            raise LimitError("no process for the query could be started", hint="try again in a moment")
        child.sock.close()
        child.sock, child.pid = ours, int(found[1])

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
                elif not child.heavy and now - child.started > _HEAVY:
                    child.heavy = True
                    with contextlib.suppress(ProcessLookupError, PermissionError):
                        os.setpriority(os.PRIO_PROCESS, child.pid, _NICE)
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


def _error(content: bytes) -> Exception:
    told = json.loads(content)
    if told["kind"] == "fault":
        return RuntimeError(told["message"])
    if told["kind"] == "query":
        return QueryError(told["message"], expected=told["expected"], hint=told["hint"])
    if told["kind"] == "memory":
        return LimitError("the query needed more memory than it may have, and was stopped")
    return LimitError(told["message"], expected=told["expected"], hint=told["hint"])
