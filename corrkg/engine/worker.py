"""Processes that evaluate one query at a time and can be killed.

A query cannot be stopped inside a process: planning, sorting and joining neither look at a clock nor give one a chance
to. So each runs in a child of its own. The children are forked by a small process without threads (the nursery), which
has a dataset of moderate size in memory: a child shares it, and is there in a few milliseconds.

What goes over a socket is a frame (`corrkg.engine.channel`). A request is a frame of JSON; the answer is a head
(``H``), data (``D``) and the last of it (``L``), or an error (``X``). An answer without its last is cut off.
"""

from __future__ import annotations

import gc
import json
import os
import resource
import signal
import socket
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

from pyoxigraph import QueryResultsFormat, RdfFormat, Store

from corrkg.engine import fence
from corrkg.engine.channel import DATA, ERROR, HEAD, LAST, Channel
from corrkg.engine.local import answer
from corrkg.errors import CorrkgError, StoreError
from corrkg.sparql.answer import Dataset
from corrkg.sparql.guard import QueryError, Reading
from corrkg.sparql.limits import FaultError
from corrkg.store.embedded import Embedded, damaged, told
from corrkg.store.release import DATASET, Release

# The serialisers write 8 KiB at a time, less only at the end. Each block that is sent costs the switch to another
# process and back, so they are gathered: to so many bytes, or for so long (seconds) that a reader does not notice.
_WRITE = 8 * 1024
_BLOCK = 64 * 1024
_PATIENCE = 0.001


class _Output:
    """The file that a serialiser writes to, and what becomes of it: a head, blocks, an end."""

    def __init__(self, channel: Channel, limit: int) -> None:
        self._channel, self._left = channel, limit
        self._block = bytearray()
        self._since = time.monotonic()

    def write(self, data: bytes) -> int:
        """Take some of the answer.

        Raises:
            CorrkgError: it is longer than the limit.
        """
        self._left -= len(data)
        if self._left < 0:
            raise CorrkgError(
                "the answer is longer than the limit of this endpoint", hint="add LIMIT, or page with OFFSET"
            )
        self._block += data
        size = len(self._block)
        if size >= _BLOCK or (size >= _WRITE and time.monotonic() - self._since > _PATIENCE):
            self._send(DATA)
        return len(data)

    def flush(self) -> None:
        """Do nothing: a serialiser flushes when it is at its end, and `end` follows."""

    def end(self) -> None:
        """Send what is left: it is the last."""
        self._send(LAST)

    def _send(self, kind: bytes) -> None:
        self._channel.post(kind, self._block)
        self._channel.flush()
        self._block.clear()
        self._since = time.monotonic()


def _answer(channel: Channel, release: Release, request: dict[str, Any], *, federated: bool) -> None:
    dataset = Dataset(tuple(request["default"]), tuple(request["named"]))
    try:
        reading = Reading(*request["reading"])
        found = answer(release, request["query"], reading, dataset)
        if found.is_graph != (reading.form in {"construct", "describe"}):
            raise QueryError("the form of the query cannot be told", hint="put a space after its first words")
        head = {"graph": found.is_graph, "boolean": found.boolean, "variables": found.variables}
        channel.post(HEAD, json.dumps(head).encode())
        output = _Output(channel, request["max_bytes"])
        format = _format(request["graph" if found.is_graph else "table"], graph=found.is_graph)
        found.write(output, format)  # type: ignore[arg-type]
        output.end()
    except (BrokenPipeError, ConnectionResetError):
        os._exit(0)  # the reader of the answer has hung up
    except MemoryError:
        _fail(channel, "memory", "")
    except Exception as error:
        _tell(channel, error, calls="service" in request["query"].casefold(), federated=federated)


def _tell(channel: Channel, error: Exception, *, calls: bool, federated: bool) -> None:
    """Send what went wrong; ``calls`` says whether the query may name SERVICE."""
    cause = error.__cause__ if isinstance(error, FaultError) and isinstance(error.__cause__, Exception) else error
    unknown = cause is not error or not isinstance(error, CorrkgError)  # what no part of ours has told yet
    if unknown and calls and federated:  # no answer, or none that can be read
        _fail(channel, "service", str(cause))
    elif unknown and calls and isinstance(cause, OSError):  # the first fence was passed, and the second held
        _fail(channel, "query", "SERVICE is not allowed here")
    elif unknown and (damage := damaged(cause)):
        _damaged(channel, damage)
    elif isinstance(error, StoreError):
        _damaged(channel, error)
    elif isinstance(error, CorrkgError):
        kind = "query" if isinstance(error, QueryError) else "fault" if isinstance(error, FaultError) else "size"
        _fail(channel, kind, error.message, error.expected, error.hint, (error.line, error.column))
    else:  # a fault of corrkg is reported as one, not as a limit
        fault = FaultError.of(error)
        _fail(channel, "fault", fault.message, None, fault.hint)


def _fail(
    channel: Channel,
    kind: str,
    message: str,
    expected: str | None = None,
    hint: str | None = None,
    place: tuple[int | None, int | None] = (None, None),
) -> None:
    told = {"kind": kind, "message": message, "expected": expected, "hint": hint, "place": place}
    channel.post(ERROR, json.dumps(told).encode())
    channel.flush()


def _format(media_type: str, *, graph: bool) -> RdfFormat | QueryResultsFormat:
    found = (RdfFormat if graph else QueryResultsFormat).from_media_type(media_type)
    if found is None:
        raise CorrkgError(f"no such format: {media_type}")
    return found


def _child(channel: Channel, release: Release, memory: int, *, federated: bool) -> None:
    """Answer requests until the parent hangs up."""
    if memory:
        # An allocation beyond the limit fails, and the engine then aborts this process and no other.
        limit = _address_space() + memory
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    while (frame := channel.receive()) is not None:
        _answer(channel, release, json.loads(frame[1]), federated=federated)


def _address_space() -> int:
    pages = int(Path("/proc/self/statm").read_text().split()[0])
    return pages * resource.getpagesize()


def load(path: Path, *, in_memory: bool) -> Release:
    """Open the release at ``path``, its dataset in memory where ``in_memory`` is true.

    Raises:
        StoreError: it is damaged.
    """
    release = Release.at(path)
    if in_memory:
        store = Store()
        try:
            store.bulk_load(path=str(path / DATASET), format=RdfFormat.N_QUADS)
        except (OSError, SyntaxError, ValueError) as error:
            raise StoreError(f"the dataset cannot be loaded: {told(error)}", path / DATASET) from error
        release = replace(release, here=Embedded(store))
    _ = release.inventory  # opened now: later it would count against the memory that a query may use
    return release


def nursery(control: socket.socket) -> None:
    """Fork a child for each socket that arrives, until the parent hangs up.

    The first frame says which release, whether in memory, how much memory a child may use, and whether one may call
    other endpoints.
    """
    # What an interrupt or a request to end means is for the server to say: it hangs up when all is answered.
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # children are reaped by the system
    channel = Channel(control)
    first = channel.receive()
    if first is None:
        return
    setup = json.loads(first[1])
    path = Path(setup["path"])
    try:
        # RocksDB's threads do not survive a fork: a store on disk is opened by each child for itself.
        shared = load(path, in_memory=True) if setup["in_memory"] else None
    except StoreError as error:
        _damaged(channel, error)
        return
    if not setup["federated"]:
        fence.close()
    gc.freeze()
    channel.send(HEAD, b"")
    while True:
        message, descriptors, _, _ = socket.recv_fds(control, 1, 1)
        if not message or not descriptors:
            return
        parent, child = os.getpid(), os.fork()
        if child == 0:
            # The server enforces the time limit and ends the nursery: a child must not outlive it.
            fence.die_with_parent(parent)
            control.close()
            with socket.socket(fileno=descriptors[0]) as sock:
                _serve(Channel(sock), shared, setup)
            os._exit(0)
        os.close(descriptors[0])


def _serve(channel: Channel, shared: Release | None, setup: dict[str, Any]) -> None:
    """Be a child: say that it is there, and answer its requests."""
    try:
        release = shared or load(Path(setup["path"]), in_memory=False)
    except StoreError as error:
        _damaged(channel, error)
        return
    channel.send(HEAD, str(os.getpid()).encode())
    _child(channel, release, setup["memory"], federated=setup["federated"])


def _damaged(channel: Channel, error: StoreError) -> None:
    _fail(channel, "store", error.message, None, error.hint)


if __name__ == "__main__":
    nursery(socket.socket(fileno=int(sys.argv[1])))
