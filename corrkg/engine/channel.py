"""Frames over a socket between two processes of corrkg: a letter, the length in four bytes, the content."""

from __future__ import annotations

import select
import socket
import struct

HEAD, DATA, LAST, ERROR, REQUEST = b"H", b"D", b"L", b"X", b"R"
_FRAME = struct.Struct("!cI")
_BLOCK = 256 * 1024


class GoneError(ConnectionError):
    """Who is to get the answer has hung up."""


class Channel:
    """One end of a connection; frames go out in as few pieces as possible, and come in whole.

    >>> here, there = map(Channel, socket.socketpair())
    >>> here.send(HEAD, b"some"); here.close()
    >>> there.receive(), there.receive()
    ((b'H', b'some'), None)
    >>> there.close()
    """

    def __init__(self, sock: socket.socket) -> None:
        """Talk over ``sock``."""
        self._sock = sock
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 2 * _BLOCK)
        self._out = bytearray()
        self._in = bytearray()

    def post(self, kind: bytes, content: bytes | bytearray) -> None:
        """Put a frame beside those that the next `flush` sends."""
        self._out += _FRAME.pack(kind, len(content))
        self._out += content

    def flush(self) -> None:
        """Send the frames that were posted."""
        self._sock.sendall(self._out)
        self._out.clear()

    def send(self, kind: bytes, content: bytes) -> None:
        """Send one frame."""
        self.post(kind, content)
        self.flush()

    def receive(self, reader: int | None = None) -> tuple[bytes, bytes] | None:
        """Return the next frame as (kind, content), or None where the other side has gone.

        Args:
            reader: the descriptor of the connection that the frames are for.

        Raises:
            GoneError: the reader has hung up while the other side was at work.
        """
        while len(self._in) < _FRAME.size:
            if reader is not None:
                self._wait(reader)
            block = self._sock.recv(_BLOCK)
            if not block:
                return None
            self._in += block
        kind, length = _FRAME.unpack_from(self._in)
        content = self._in[_FRAME.size : _FRAME.size + length]
        del self._in[: _FRAME.size + length]
        got = len(content)
        if got < length:
            content.extend(bytes(length - got))
            view = memoryview(content)
            while got < length:
                size = self._sock.recv_into(view[got:])
                if not size:
                    return None
                got += size
        return kind, bytes(content)

    @property
    def is_closed(self) -> bool:
        """Whether the other side has hung up."""
        poll = select.poll()
        poll.register(self._sock, select.POLLRDHUP)
        return bool(poll.poll(0))

    def _wait(self, reader: int) -> None:
        poll = select.poll()
        poll.register(self._sock, select.POLLIN)
        poll.register(reader, select.POLLRDHUP)
        ready = [descriptor for descriptor, _ in poll.poll()]
        if self._sock.fileno() not in ready:
            raise GoneError("the reader has hung up")

    def close(self) -> None:
        """Hang up."""
        self._sock.close()
