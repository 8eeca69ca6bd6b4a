"""Connections: who gets a thread, when, and for how long.

Gunicorn's threaded worker gives a connection a thread as soon as its first byte is there. A few hundred clients that
send a byte now and then, or that take their answer as slowly, would then be all that it serves. Here

* a request waits with the others, without a thread, until it is there whole, and no longer than so many seconds;
* a client whose requests follow each other closely keeps its thread: it saves the way back and forth;
* a client that does not take its answer is cut off, the sooner where every thread is taken;
* a connection that is closed lingers without a thread too.

What a request says is gunicorn's parser to judge; here only its end is looked for.
"""

from __future__ import annotations

import contextlib
import errno
import fcntl
import re
import resource
import select
import selectors
import socket
import sys
import time
from concurrent.futures import Future
from functools import partial
from typing import Any

from gunicorn.workers.gthread import TConn, ThreadWorker

_DIGITS = 18  # of a length; more is too large whatever they are
_HEAD = 64 * 1024  # bytes of a head; gunicorn's own limits are narrower, and it answers
_BLOCK = 256 * 1024
_FOLLOWS = 20  # milliseconds in which the next request may follow in the same thread
_LINGER = 2.0  # seconds for a client to take the end of the last answer, RFC 9112 section 9.6
# Kernel memory for what a client has not taken yet: pages fit into it, and so do not hold a thread.
_SEND_BUFFER = 1024 * 1024
# Seconds in which a client has to take some of its answer; the second where every thread is taken.
_STALLED, _STALLED_WHEN_FULL = 20.0, 2.0
_TAKEN = 0.1  # seconds in which it has to have taken the whole, if it has sent its next request with the last
_SIOCOUTQ = 0x5411  # asks how many bytes a socket has not got rid of yet (tcp(7), Linux)
_FILES = 256  # descriptors left for all but connections
_LENGTH = re.compile(rb"\r\ncontent-length:[ \t]*0*(\d*)[ \t]*\r\n", re.IGNORECASE)
_CODED = re.compile(rb"\r\ntransfer-encoding[ \t]*:", re.IGNORECASE)
_EXPECT = re.compile(rb"\r\nexpect:[ \t]*100-continue[ \t]*(?=\r\n)", re.IGNORECASE)
# https://www.rfc-editor.org/rfc/rfc9110#section-10.1.1
_CONTINUE = b"HTTP/1.1 100 Continue\r\n\r\n"
# https://www.rfc-editor.org/rfc/rfc9110#status.408
_TOO_SLOW = b"HTTP/1.1 408 Request Timeout\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"


def extent(arrived: bytes | bytearray) -> tuple[int, int | None] | None:
    r"""Return the sizes of the head and the body of the request that begins here; None where its head is not there yet.

    A body has no size where it is not framed by a length (RFC 9112 section 6), or by none that is one.

    >>> extent(b"GET / HTTP/1.1\r\nHost: x\r\n"), extent(b"GET / HTTP/1.1\r\n\r\n")
    (None, (18, 0))
    >>> extent(b"POST / HTTP/1.1\r\nContent-Length: 003\r\n\r\nab"), extent(b"P / H\r\nTransfer-Encoding: x\r\n\r\n")
    ((40, 3), (31, None))
    """
    end = arrived.find(b"\r\n\r\n")
    if end < 0:
        return None
    head = arrived[: end + 2]
    length = _LENGTH.search(head)
    if _CODED.search(head) or (length and len(length[1]) > _DIGITS):
        return end + 4, None
    return end + 4, int(length[1] or 0) if length else 0


class Connection(TConn):  # type: ignore[misc]
    """A client's connection, with what has arrived of its next request."""

    def __init__(self, cfg: Any, sock: socket.socket, client: Any, server: Any, max_body: int) -> None:
        super().__init__(cfg, sock, client, server)
        self.arrived = bytearray()
        self.deadline = 0.0
        self.closing = False
        self.max_body = max_body
        self.all_there = True  # of the request that is being answered; if not, nothing can follow it
        self.pending = 0  # bytes of the answer that the client had not taken when it was last looked at
        self.since = 0.0  # when that changed last
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
        """Add ``block`` to what has arrived; a request that a thread can answer goes to the parser.

        So it can where the request is whole, and also where it is to be refused: then without waiting for its body.
        """
        self.arrived += block
        if self.arrived.startswith((b"\r", b"\n")):
            del self.arrived[: len(self.arrived) - len(self.arrived.lstrip(b"\r\n"))]  # RFC 9112 section 2.2
        head, body = extent(self.arrived) or (0, 0 if len(self.arrived) <= _HEAD else None)
        self.all_there = bool(head) and body is not None and len(self.arrived) >= head + body
        if not self.all_there and body is not None and body <= self.max_body:
            self._encourage(head)
            return False
        self.parser.unreader.unread(bytes(self.arrived))
        self.arrived.clear()
        return True

    def _encourage(self, head: int) -> None:
        """Tell a client that waits for it to send its body; the body is then waited for without a thread too."""
        if expects := _EXPECT.search(self.arrived, 0, head):
            del self.arrived[expects.start() : expects.end()]
            with contextlib.suppress(OSError):
                self.sock.send(_CONTINUE, socket.MSG_DONTWAIT)

    def unsent(self) -> int:
        """Return how many bytes the client has not taken yet."""
        try:
            return int.from_bytes(fcntl.ioctl(self.sock.fileno(), _SIOCOUTQ, bytes(4)), sys.byteorder)
        except (OSError, ValueError):
            return 0

    def stalls(self, now: float, seconds: float) -> bool:
        """Tell whether the client has taken nothing of what there is for so long."""
        pending = self.unsent()
        if not pending or pending != self.pending:
            self.pending, self.since = pending, now
        return pending > 0 and now - self.since >= seconds

    def follows(self) -> bool | None:
        """Tell whether the next request is there, or comes in a moment; None where the client takes no answers."""
        if rest := self.parser.unreader.take_buffered():
            ends = time.monotonic() + _TAKEN
            while self.unsent():
                if time.monotonic() > ends:
                    return None
                time.sleep(0.002)
            if self.take(rest):
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
    region = 0  # where it counts (corrkg.web.middleware.metrics)

    def init_process(self) -> None:
        """Begin with nobody waiting."""
        self._waiting: dict[Connection, None] = {}  # in the order in which they came
        self._served: dict[Connection, None] = {}
        # Every connection takes a descriptor: as many as the system lets this process have.
        soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        wanted = self.cfg.worker_connections + _FILES
        if soft < wanted:
            soft = min(wanted, hard) if hard != resource.RLIM_INFINITY else wanted
            resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
        self.worker_connections = max(16, min(self.cfg.worker_connections, soft - _FILES))
        super().init_process()

    # --- coming and waiting: in the main thread, which may never block ---

    def accept(self, listener: socket.socket) -> None:
        """Accept a connection; where there are too many, the one that has waited longest goes."""
        try:
            sock, client = listener.accept()
        except OSError as error:
            if error.errno in {errno.EMFILE, errno.ENFILE} and self._waiting:
                self._drop(next(iter(self._waiting)))
            elif error.errno not in {errno.EAGAIN, errno.EWOULDBLOCK, errno.ECONNABORTED}:
                raise
            return
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
        """Close what has waited too long, and cut off who does not take the answer."""
        now = time.monotonic()
        for connection in [each for each in self._waiting if each.deadline <= now]:
            if connection.arrived:
                with contextlib.suppress(OSError):
                    connection.sock.send(_TOO_SLOW, socket.MSG_DONTWAIT)
            self._drop(connection)
        patience = _STALLED_WHEN_FULL if len(self._served) >= self.cfg.threads else _STALLED
        for connection in list(self._served):
            if connection.stalls(now, patience):
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
        self._served[connection] = None
        super().enqueue_req(connection)

    def handle(self, connection: Connection) -> Any:
        """Answer the request, and those that follow it closely."""
        keep = super().handle(connection)
        while keep is True and self.alive:
            follows = connection.follows()
            if not follows:
                return follows is not None
            keep = super().handle(connection)
        return keep

    def _keepalive_after(self, connection: Connection, keepalive: bool) -> bool:
        """Keep the connection, but not where a body is still to come: a thread would have to wait for it."""
        return keepalive and connection.all_there and bool(super()._keepalive_after(connection, keepalive))

    def handle_error(self, req: Any, client: socket.socket, addr: Any, exc: BaseException) -> None:
        """Answer a request that cannot be read; the log does not say whose it was."""
        super().handle_error(req, client, ("-", 0), exc)

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
