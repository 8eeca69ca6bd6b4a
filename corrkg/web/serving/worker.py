"""The worker: which connection gets a thread, when, and for how long; see `corrkg.web.serving.connections`."""

from __future__ import annotations

import contextlib
import errno
import resource
import selectors
import socket
import threading
import time
from concurrent.futures import Future
from functools import partial
from typing import Any

from flask import Response
from gunicorn.http.errors import LimitRequestHeaders, LimitRequestLine
from gunicorn.workers.gthread import ThreadWorker

from corrkg.web.http.errors import OFFERS, places, problem_of
from corrkg.web.http.negotiate import choose
from corrkg.web.middleware import metrics
from corrkg.web.serving.connections import Connection
from corrkg.web.serving.refusals import accept_of, message, problem, render

_LINGER = 2.0  # seconds for a client to take the end of the last answer, RFC 9112 section 9.6
# Kernel memory for what a client has not taken yet: pages fit into it, and so do not hold a thread.
_SEND_BUFFER = 1024 * 1024
# Seconds in which a client has to take some of its answer; the second where every thread is taken.
_STALLED, _STALLED_WHEN_FULL = 20.0, 2.0
_FILES = 256  # descriptors left for all but connections


class Worker(ThreadWorker):  # type: ignore[misc]
    """Gunicorn's threaded worker, with the waiting done outside of the threads.

    Its settings are the configuration's: ``threads``, ``keepalive``, ``worker_connections``, and ``max_body`` and
    ``request_seconds`` of corrkg's own.
    """

    max_body = 1_000_000
    request_seconds = 20.0
    region = 0  # where it counts (corrkg.web.middleware.metrics)

    def init_process(self) -> None:
        """Begin without connections, and raise the limit of descriptors."""
        self._waiting: dict[Connection, None] = {}  # in the order in which they came
        self._served: dict[Connection, None] = {}
        self._answering = threading.local()
        self._late: dict[str, Response] = {}
        # Every connection takes a descriptor: as many as the system lets this process have.
        soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        wanted = self.cfg.worker_connections + _FILES
        if soft < wanted:
            soft = min(wanted, hard) if hard != resource.RLIM_INFINITY else wanted
            resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
        self.worker_connections = max(16, min(self.cfg.worker_connections, soft - _FILES))
        super().init_process()

    def load_wsgi(self) -> None:
        """Load the application, and write beforehand what a slow client is sent: the main thread has no time for it."""
        super().load_wsgi()
        for form in OFFERS:
            self._late[form] = render(self.wsgi, problem_of(408), form)

    def _too_slow(self, arrived: bytes) -> bytes:
        # https://www.rfc-editor.org/rfc/rfc9110#status.408
        response = self._late.get(choose(accept_of(arrived), OFFERS) or OFFERS[0])
        return message(response, arrived) if response else b""

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
                    connection.sock.send(self._too_slow(bytes(connection.arrived)), socket.MSG_DONTWAIT)
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
        self._answering.connection = connection
        keep = self._handle(connection)
        while keep is True and self.alive:
            follows = connection.follows()
            if not follows:
                return follows is not None
            keep = self._handle(connection)
        return keep

    def _handle(self, connection: Connection) -> Any:
        if connection.endless:  # gunicorn would wait for the end in this thread
            line = connection.head.partition(b"\r\n")[0]
            limit = self.cfg.limit_request_line
            error = LimitRequestLine(len(line), limit) if len(line) > limit else LimitRequestHeaders("endless")
            self.handle_error(None, connection.sock, connection.client, error)
            return False
        return super().handle(connection)

    def _keepalive_after(self, connection: Connection, keepalive: bool) -> bool:
        """Keep the connection, but not where a body is still to come: a thread would have to wait for it."""
        return keepalive and connection.all_there and bool(super()._keepalive_after(connection, keepalive))

    def handle_error(self, _request: Any, client: socket.socket, _address: Any, error: BaseException) -> None:
        """Answer a request that cannot be read, or failed; the log says neither whose it was nor a word of it."""
        head = self._answering.connection.head
        found = problem(error, head)
        if found.status == 500:
            self.log.error("a request failed: %s", places(error))
        else:
            self.log.warning("a request was refused with %d: %s", found.status, type(error).__name__)
        metrics.count("-", found.status, 0, "", hit=False)
        with contextlib.suppress(OSError):
            client.sendall(message(render(self.wsgi, found, accept_of(head)), head))

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
