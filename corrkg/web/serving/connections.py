"""Connections: which of them gets a thread, when, and for how long.

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
import fcntl
import re
import select
import socket
import sys
import time
from typing import Any

from gunicorn.workers.gthread import TConn

_DIGITS = 18  # of a length; more is too large whatever they are
_HEAD = 64 * 1024  # bytes of a head; gunicorn's own limits are narrower, and it answers
_BLOCK = 256 * 1024
_FOLLOWS = 20  # milliseconds in which the next request may follow in the same thread
_TAKEN = 0.1  # seconds in which it has to have taken the whole, if it has sent its next request with the last
_SIOCOUTQ = 0x5411  # asks how many bytes a socket has not got rid of yet (tcp(7), Linux)
_LENGTH = re.compile(rb"\r\ncontent-length:[ \t]*0*(\d*)[ \t]*\r\n", re.IGNORECASE)
_CODED = re.compile(rb"\r\ntransfer-encoding[ \t]*:", re.IGNORECASE)
_EXPECT = re.compile(rb"\r\nexpect:[ \t]*100-continue[ \t]*(?=\r\n)", re.IGNORECASE)
# https://www.rfc-editor.org/rfc/rfc9110#section-10.1.1
_CONTINUE = b"HTTP/1.1 100 Continue\r\n\r\n"
# A message of a higher minor version is processed as one of the highest that is implemented:
# https://www.rfc-editor.org/rfc/rfc9110#section-2.5
_LATER = re.compile(rb"[^\r\n]* HTTP/1\.([2-9])\r\n")


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
        self.endless = False  # its head is too long, and has no end yet
        self.head = b""  # of the request that is being answered, as far as it came
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
        if head and (later := _LATER.match(self.arrived)):
            self.arrived[later.start(1) : later.end(1)] = b"1"
        self.all_there = bool(head) and body is not None and len(self.arrived) >= head + body
        if not self.all_there and body is not None and body <= self.max_body:
            self._encourage(head)
            return False
        if expects := _EXPECT.search(self.arrived, 0, head):
            # Its answer is final, or its body is here: no need to continue (RFC 9110 section 10.1.1).
            del self.arrived[expects.start() : expects.end()]
        self.head = bytes(self.arrived[: head or _HEAD])
        self.endless = not head
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
