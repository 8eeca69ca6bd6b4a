"""Responses that are written while they are worked out: flat memory, and the first byte early.

The serialisers push what they write into a file, and a result must be read in the thread that asked, so what fits
is the ``write`` of WSGI (https://peps.python.org/pep-3333/#the-write-callable): it is there for such writers. What
fails before anything was sent becomes an error response; what fails later ends the connection in the middle, so that
nothing cut off looks whole: gunicorn closes it without the last chunk (RFC 9112 section 8).
"""

from __future__ import annotations

import errno
import io
import zlib
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import IO, TYPE_CHECKING, cast

from flask import Response, current_app, request

from corrkg.store.limits import LimitError
from corrkg.web.coding import LEVEL, encodes, finish, holds_precondition, not_modified

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

# An answer that is shorter is sent whole, with its length. The serialisers write some 8 KiB at a time.
HEAD = 16 * 1024


class _EnoughError(Exception):
    """What was written answers the request; the rest is not worth working out."""


def beginning(writer: Callable[[IO[bytes]], None], size: int) -> tuple[str, bool]:
    """Return the first ``size`` bytes of what ``writer`` writes, as text, and whether there is more.

    >>> beginning(lambda file: file.write(b"abc") and None, 2)
    ('ab', True)
    """
    part = _Part(size)
    with suppress(_EnoughError):
        writer(cast(IO[bytes], part))
    return bytes(part.data[:size]).decode("utf-8", "ignore"), len(part.data) > size


class _Part(io.RawIOBase):
    def __init__(self, size: int) -> None:
        self.data = bytearray()
        self._size = size

    def writable(self) -> bool:
        return True

    def write(self, data: ReadableBuffer, /) -> int:
        self.data += bytes(data)
        if len(self.data) > self._size:
            raise _EnoughError
        return len(bytes(data))


class Streamed(Response):
    """A response whose body ``writer`` writes to a file."""

    def __init__(self, writer: Callable[[IO[bytes]], None], content_type: str) -> None:
        super().__init__(content_type=content_type)
        self._writer = writer

    @property
    def is_streamed(self) -> bool:
        """Whether the length is not known yet: so it is, until the first bytes are there."""
        return True

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Send the response: WSGI."""
        sink = _Sink(self, environ, start_response)
        try:
            self._writer(cast(IO[bytes], sink))
        except _EnoughError:
            self.automatically_set_content_length = False  # It is not 0: nobody counted.
            return super().__call__(environ, start_response)
        except Exception as error:
            if isinstance(error, LimitError) and sink.started:
                # The server closes the connection without a traceback; the reader sees that the end is missing.
                raise ConnectionResetError(errno.ECONNRESET, error.message) from error
            if sink.started:
                raise
            failed = current_app.make_response(current_app.handle_user_exception(error))
            return current_app.process_response(failed)(environ, start_response)
        if sink.started:
            sink.end()
            return ()
        whole = Response(bytes(sink.head), self.status, self.headers)
        return finish(whole)(environ, start_response)


class _Sink(io.RawIOBase):
    """The file that the body is written to: holds the head back, then passes everything on."""

    def __init__(self, response: Streamed, environ: WSGIEnvironment, start_response: StartResponse) -> None:
        self.head = bytearray()
        self.started = False
        self._failed = False
        self._response = response
        self._environ = environ
        self._start_response = start_response
        self._compress: zlib._Compress | None = None

    def writable(self) -> bool:
        """Return True."""
        return True

    def write(self, data: ReadableBuffer, /) -> int:
        """Take some of the body."""
        block = bytes(data)
        if self._failed:
            return len(block)  # A serialiser may flush once more on its way out.
        try:
            if self.started:
                self._send(block)
            else:
                self.head += block
                if len(self.head) >= HEAD:
                    self._start()
        except BaseException:
            self._failed = True
            raise
        return len(block)

    def end(self) -> None:
        """Send what the compressor still holds."""
        if self._compress is not None:
            self._write(self._compress.flush())

    def _start(self) -> None:
        response = self._response
        if encodes(response):
            self._compress = zlib.compressobj(LEVEL, wbits=31)  # 31: with the header of gzip, RFC 1952
        if holds_precondition(response):
            not_modified(response)
            raise _EnoughError
        if request.method == "HEAD":
            raise _EnoughError
        response.automatically_set_content_length = False
        headers = response.get_wsgi_headers(self._environ)
        self._write = self._start_response(response.status, headers.to_wsgi_list())
        self.started = True
        self._send(bytes(self.head))
        self.head.clear()
        if self._compress is not None:
            # The first rows arrive before the compressor has filled its window.
            self._write(self._compress.flush(zlib.Z_SYNC_FLUSH))

    def _send(self, block: bytes) -> None:
        if self._compress is not None:
            block = self._compress.compress(block)
        if block:
            self._write(block)
