"""Connections: who gets a thread, when, and for how long.

Gunicorn's threaded worker gives a connection a thread as soon as its first byte is there. A few hundred clients that
send a byte now and then, or that take their answer as slowly, would then be all that it serves. Here

* a request waits with the others, without a thread, until it is there whole, and no longer than so many seconds;
* a client whose requests follow each other closely keeps its thread: it saves the way back and forth;
* where every thread is taken, the longest-standing answer that nobody can be waiting for any more is cut off;
* a connection that is closed lingers without a thread too.

What a request says is gunicorn's parser to judge; here only its end is looked for.
"""

from __future__ import annotations

import contextlib
import errno
import re
import select
import selectors
import socket
import time
from concurrent.futures import Future
from functools import partial
from typing import Any

from gunicorn.workers.gthread import TConn, ThreadWorker

_HEAD = 64 * 1024  # bytes of a head; gunicorn's own limits are narrower, and it answers
_BLOCK = 256 * 1024
_FOLLOWS = 20  # milliseconds in which the next request may follow in the same thread
_LINGER = 2.0  # seconds for a client to take the end of the last answer, RFC 9112 section 9.6
# Kernel memory for what a client has not taken yet: pages fit into it, and so do not hold a thread.
_SEND_BUFFER = 1024 * 1024
_LENGTH = re.compile(rb"\r\ncontent-length:[ \t]*(\d{1,18})[ \t]*\r\n", re.IGNORECASE)
_FRAMED = re.compile(rb"\r\n(?:transfer-encoding|expect)[ \t]*:", re.IGNORECASE)
# https://www.rfc-editor.org/rfc/rfc9110#status.408
_TOO_SLOW = b"HTTP/1.1 408 Request Timeout\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"


def is_whole(arrived: bytes | bytearray, max_body: int) -> bool:
    r"""Tell whether a thread can answer what has arrived without waiting for more of it.

    So it is too where the request is to be refused, or its body framed in another way than by a length (RFC 9112
    section 6): the application refuses that before it reads it.

    >>> is_whole(b"GET / HTTP/1.1\r\nHost: x\r\n", 9), is_whole(b"GET / HTTP/1.1\r\n\r\n", 9)
    (False, True)
    >>> is_whole(b"POST / HTTP/1.1\r\nContent-Length: 3\r\n\r\nab", 9)
    False
    >>> is_whole(b"POST / HTTP/1.1\r\nContent-Length: 10\r\n\r\nab", 9)
    True
    """
    end = arrived.find(b"\r\n\r\n")
    if end < 0:
        return len(arrived) > _HEAD
    head = arrived[: end + 2]
    length = _LENGTH.search(head)
    if length is None or _FRAMED.search(head):
        return True
    return int(length[1]) > max_body or len(arrived) >= end + 4 + int(length[1])


class Connection(TConn):  # type: ignore[misc]
    """A client's connection, with what has arrived of its next request."""

    def __init__(self, cfg: Any, sock: socket.socket, client: Any, server: Any, max_body: int) -> None:
        super().__init__(cfg, sock, client, server)
        self.arrived = bytearray()
        self.deadline = 0.0
        self.closing = False
        self.max_body = max_body
        self.init()  # reads nothing: TLS and HTTP/2 are for a proxy in front

    def read(self) -> bool | None:
        """Take what is there, without waiting: True if a request is whole, None if the client has hung up."""
        try:
            block = self.sock.recv(_BLOCK, socket.MSG_DONTWAIT)
        except BlockingIOError:
            return False
        except OSError:
            return None
        if not block:
            return None
        return not self.closing and self.take(block)

    def take(self, block: bytes) -> bool:
        """Add ``block`` to what has arrived; a whole request is passed on to the parser."""
        self.arrived += block
        if self.arrived.startswith((b"\r", b"\n")):
            del self.arrived[: len(self.arrived) - len(self.arrived.lstrip(b"\r\n"))]  # RFC 9112 section 2.2
        if not is_whole(self.arrived, self.max_body):
            return False
        self.parser.unreader.unread(bytes(self.arrived))
        self.arrived.clear()
        return True

    def follows(self) -> bool:
        """Tell whether the next request is there, or comes in a moment."""
        if (rest := self.parser.unreader.take_buffered()) and self.take(rest):
            return True
        poll = select.poll()
        poll.register(self.sock, select.POLLIN)
        return bool(poll.poll(_FOLLOWS)) and bool(self.read())


class Worker(ThreadWorker):  # type: ignore[misc]
    """Gunicorn's threaded worker, with the waiting done outside of the threads.

    Its settings are the configuration's: ``threads``, ``keepalive``, ``worker_connections``, and ``max_body`` and
    ``request_seconds`` of corrkg's own.
    """

    max_body = 1_000_000
    request_seconds = 20.0

    def init_process(self) -> None:
        """Begin with nobody waiting."""
        self._waiting: dict[Connection, None] = {}  # in the order in which they came
        self._served: dict[Connection, float] = {}  # since when, by the monotonic clock
        super().init_process()

    # --- coming and waiting: in the main thread, which may never block ---

    def accept(self, listener: socket.socket) -> None:
        """Accept a connection; where there are too many, the one that has waited longest goes."""
        try:
            sock, client = listener.accept()
        except OSError as error:
            if error.errno in {errno.EAGAIN, errno.EWOULDBLOCK, errno.ECONNABORTED, errno.EMFILE, errno.ENFILE}:
                return
            raise
        self.nr_conns += 1
        if self.nr_conns >= self.worker_connections and self._waiting:
            self._drop(next(iter(self._waiting)))
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, _SEND_BUFFER)
        connection = Connection(self.cfg, sock, client, listener.getsockname(), self.max_body)
        self._wait(connection, self.request_seconds)
        self._ready(connection)

    def _wait(self, connection: Connection, seconds: float) -> None:
        connection.sock.setblocking(False)
        connection.deadline = time.monotonic() + seconds
        self._waiting[connection] = None
        self.poller.register(connection.sock, selectors.EVENT_READ, partial(self._ready, connection))

    def _ready(self, connection: Connection, _: object = None) -> None:
        """Read what has come for a waiting connection, and give it a thread if that is a request."""
        began = bool(connection.arrived)
        whole = connection.read()
        if whole is None:
            self._drop(connection)
        elif whole:
            self._forget(connection)
            self.enqueue_req(connection)
        elif connection.arrived and not began:
            connection.deadline = time.monotonic() + self.request_seconds

    def _forget(self, connection: Connection) -> None:
        self._waiting.pop(connection, None)
        with contextlib.suppress(KeyError, ValueError, OSError):
            self.poller.unregister(connection.sock)

    def _drop(self, connection: Connection) -> None:
        self._forget(connection)
        self.nr_conns -= 1
        connection.close()

    def murder_pending(self) -> None:
        """Close what has waited too long; where no thread is free, cut off an answer that takes longer than any may."""
        now = time.monotonic()
        for connection in [each for each in self._waiting if each.deadline <= now]:
            if connection.arrived:
                with contextlib.suppress(OSError):
                    connection.sock.send(_TOO_SLOW, socket.MSG_DONTWAIT)
            self._drop(connection)
        if len(self._served) >= self.cfg.threads:
            connection, since = min(self._served.items(), key=lambda each: each[1])
            if now - since > self.cfg.graceful_timeout:
                with contextlib.suppress(OSError):
                    connection.sock.shutdown(socket.SHUT_RDWR)

    def _cap_keepalive(self, deadline: float) -> None:
        """When the server stops: wait for further requests until ``deadline`` and no longer."""
        for connection in self._waiting:
            connection.deadline = min(connection.deadline, deadline)

    def murder_keepalived(self, force: bool = False) -> None:
        """When the server has stopped: close what still waits."""
        if force:
            for connection in list(self._waiting):
                self._drop(connection)

    # --- answering: in a thread ---

    def enqueue_req(self, connection: Connection) -> None:
        """Give a connection a thread."""
        self._served[connection] = time.monotonic()
        super().enqueue_req(connection)

    def handle(self, connection: Connection) -> Any:
        """Answer the request, and those that follow it closely."""
        keep = super().handle(connection)
        while keep is True and self.alive and connection.follows():
            self._served[connection] = time.monotonic()
            keep = super().handle(connection)
        return keep

    # --- and afterwards: in the main thread again ---

    def finish_request(self, connection: Connection, done: Future[Any]) -> None:
        """Let a connection wait for its next request, or close it."""
        self._served.pop(connection, None)
        keep = not done.cancelled() and done.exception() is None and done.result() is True
        try:
            if keep:
                self._wait(connection, self.cfg.keepalive)
                return
            # The client may still be sending: a close now would reset the connection, and lose the answer's end.
            connection.closing = True
            connection.sock.shutdown(socket.SHUT_WR)
            self._wait(connection, _LINGER)
        except (OSError, ValueError):
            self.nr_conns -= 1
            connection.close()
