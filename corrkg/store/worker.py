"""Processes that evaluate one query at a time and can be killed.

A query cannot be stopped inside a process: planning, sorting and joining neither look at a clock nor give one a chance
to. So each runs in a child of its own. The children are forked by a small process without threads (the nursery), which
has a dataset of moderate size in memory: a child shares it, and is there in a few milliseconds.

What goes over a socket is a frame: a letter, the length in four bytes, the content. A request is a frame of JSON; the
answer is a head (``H``), data (``D``) and an end (``E``), or an error (``X``). An answer without its end is cut off.
"""

from __future__ import annotations

import gc
import json
import os
import resource
import signal
import socket
import struct
import sys
from pathlib import Path
from typing import Any

from pyoxigraph import QueryResultsFormat, RdfFormat, Store

from corrkg.errors import CorrkgError
from corrkg.store.query import Dataset, QueryError, evaluate
from corrkg.store.release import DATASET, Release

HEAD, DATA, END, ERROR, REQUEST = b"H", b"D", b"E", b"X", b"R"
_FRAME = struct.Struct("!cI")
_BLOCK = 64 * 1024


def send(sock: socket.socket, kind: bytes, content: bytes) -> None:
    """Send one frame."""
    sock.sendall(_FRAME.pack(kind, len(content)) + content)


def receive(sock: socket.socket) -> tuple[bytes, bytes] | None:
    """Return the next frame as (kind, content), or None where the other side has gone."""
    head = _exactly(sock, _FRAME.size)
    if head is None:
        return None
    kind, length = _FRAME.unpack(head)
    content = _exactly(sock, length)
    return None if content is None else (kind, content)


def _exactly(sock: socket.socket, size: int) -> bytes | None:
    parts, missing = [], size
    while missing:
        block = sock.recv(min(missing, _BLOCK))
        if not block:
            return None
        parts.append(block)
        missing -= len(block)
    return b"".join(parts)


class _Output:
    """The file that a serialiser writes to: each block becomes a frame at once, so that the first byte is early."""

    def __init__(self, sock: socket.socket, limit: int) -> None:
        self.sock, self.left = sock, limit

    def write(self, data: bytes) -> int:
        """Send a block, or refuse it where the answer is longer than the limit."""
        block = bytes(data)
        self.left -= len(block)
        if self.left < 0:
            raise CorrkgError(
                "the answer is longer than the limit of this endpoint", hint="add LIMIT, or page with OFFSET"
            )
        send(self.sock, DATA, block)
        return len(block)

    def flush(self) -> None:
        """Do nothing: nothing is held back."""


def _answer(sock: socket.socket, release: Release, request: dict[str, Any]) -> None:
    dataset = Dataset(tuple(request["default"]), tuple(request["named"]))
    try:
        answer = evaluate(release, request["query"], dataset, max_depth=request["max_depth"])
        head = {"graph": answer.is_graph, "boolean": answer.boolean, "variables": answer.variables}
        send(sock, HEAD, json.dumps(head).encode())
        format = _format(request["graph" if answer.is_graph else "table"], graph=answer.is_graph)
        answer.write(_Output(sock, request["max_bytes"]), format)  # type: ignore[arg-type]
    except CorrkgError as error:
        kind = "query" if isinstance(error, QueryError) else "limit"
        told = {"kind": kind, "message": error.message, "expected": error.expected, "hint": error.hint}
        send(sock, ERROR, json.dumps(told).encode())
    except (BrokenPipeError, ConnectionResetError):
        os._exit(0)  # nobody reads any more
    except MemoryError:
        send(sock, ERROR, json.dumps({"kind": "memory", "message": "", "expected": None, "hint": None}).encode())
    except Exception as error:  # a fault of ours, to be told as one and not as a limit
        told = {"kind": "fault", "message": f"{type(error).__name__}: {error}", "expected": None, "hint": None}
        send(sock, ERROR, json.dumps(told).encode())
    else:
        send(sock, END, b"")


def _format(media_type: str, *, graph: bool) -> RdfFormat | QueryResultsFormat:
    found = (RdfFormat if graph else QueryResultsFormat).from_media_type(media_type)
    if found is None:
        raise CorrkgError(f"no such format: {media_type}")
    return found


def _child(sock: socket.socket, release: Release, memory: int) -> None:
    """Answer requests until the parent hangs up."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if memory:
        # An allocation beyond the limit fails, and the engine then aborts this process and no other.
        limit = _address_space() + memory
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    while (frame := receive(sock)) is not None:
        _answer(sock, release, json.loads(frame[1]))


def _address_space() -> int:
    pages = int(Path("/proc/self/statm").read_text().split()[0])
    return pages * resource.getpagesize()


def load(path: Path, *, in_memory: bool) -> Release:
    """Open the release at ``path``, its dataset in memory if that is wished."""
    release = Release.at(path)
    if not in_memory:
        return release
    store = Store()
    store.bulk_load(path=str(path / DATASET))
    return Release(release.path, release.digest, release.base, release.manifest, store)


def nursery(control: socket.socket) -> None:
    """Fork a child for each socket that arrives, until the parent hangs up.

    The first frame says which release, whether in memory, and how much memory a child may use.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # children are reaped by the system
    first = receive(control)
    if first is None:
        return
    setup = json.loads(first[1])
    path = Path(setup["path"])
    # RocksDB's threads do not survive a fork: a store on disk is opened by each child for itself.
    shared = load(path, in_memory=True) if setup["in_memory"] else None
    gc.freeze()
    send(control, HEAD, b"")
    while True:
        message, descriptors, _, _ = socket.recv_fds(control, 1, 1)
        if not message or not descriptors:
            return
        child = os.fork()
        if child == 0:
            control.close()
            with socket.socket(fileno=descriptors[0]) as sock:
                release = shared or load(path, in_memory=False)
                send(sock, HEAD, str(os.getpid()).encode())
                _child(sock, release, setup["memory"])
            os._exit(0)
        os.close(descriptors[0])


if __name__ == "__main__":
    nursery(socket.socket(fileno=int(sys.argv[1])))
