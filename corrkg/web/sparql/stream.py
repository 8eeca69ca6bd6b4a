"""Responses that are sent while they are worked out: flat memory, and the first byte early.

What fails before anything was sent becomes an error response; what fails later ends the connection in the middle, so
that nothing cut off looks whole: gunicorn closes it without the last chunk (RFC 9112 section 8).
"""

from __future__ import annotations

import errno
import zlib
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from flask import Response, current_app, request

from corrkg.engine.base import Running
from corrkg.sparql.limits import LimitError
from corrkg.web.http.coding import LEVEL, encodes, finish, holds_precondition, not_modified

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment


def beginning(blocks: Iterable[bytes], size: int) -> tuple[str, bool]:
    """Return the first ``size`` bytes of ``blocks``, as text, and whether there is more.

    >>> beginning([b"ab", b"c"], 2)
    ('ab', True)
    """
    data = bytearray()
    for block in blocks:
        data += block
        if len(data) > size:
            break
    return bytes(data[:size]).decode("utf-8", "ignore"), len(data) > size


class Streamed(Response):
    """A response whose body comes in blocks. An answer of one block is sent whole, with its length.

    Args:
        answer: what is sent.
        content_type: of the body.
        before: what stands before the answer.
    """

    def __init__(self, answer: Running, content_type: str, before: bytes = b"") -> None:
        super().__init__(content_type=content_type)
        self._before = before
        self._answer = answer
        self._whole = False
        self.call_on_close(answer.close)

    @property
    def is_streamed(self) -> bool:
        """Whether the length is not known yet: so it is, until the first block is there."""
        return not self._whole

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Send the response: WSGI."""
        blocks = self._answer.blocks()
        try:
            head = self._before + next(blocks, b"")
        except Exception as error:
            self.close()
            failed = current_app.make_response(current_app.handle_user_exception(error))
            return current_app.process_response(failed)(environ, start_response)
        if not self._answer.done:
            return self._start(head, blocks, environ, start_response)
        self._answer.close()
        self._whole = True
        self.set_data(head)
        finish(self)
        return super().__call__(environ, start_response)

    def _start(
        self, head: bytes, rest: Iterator[bytes], environ: WSGIEnvironment, start_response: StartResponse
    ) -> Iterable[bytes]:
        compress = zlib.compressobj(LEVEL, wbits=31) if encodes(self) else None  # 31: with the header of gzip, RFC 1952
        self.automatically_set_content_length = False  # The length is not known; werkzeug would say 0.
        if holds_precondition(self):
            not_modified(self)
            return super().__call__(environ, start_response)
        if request.method == "HEAD":
            return super().__call__(environ, start_response)
        self.response = _sent(head, rest, compress)
        return super().__call__(environ, start_response)


def _sent(head: bytes, rest: Iterator[bytes], compress: zlib._Compress | None) -> Iterator[bytes]:
    try:
        if compress is None:
            yield head
            yield from rest
            return
        # The first rows arrive before the compressor has filled its window.
        yield compress.compress(head) + compress.flush(zlib.Z_SYNC_FLUSH)
        for block in rest:
            if coded := compress.compress(block):
                yield coded
        yield compress.flush()
    except LimitError as error:
        # The server closes the connection without a traceback; the reader sees that the end is missing.
        raise ConnectionResetError(errno.ECONNRESET, error.message) from error
