"""Whole answers kept in memory, in front of the application: bounded in bytes, the least used dropped first.

It is a cache of the origin's own: what it keeps is named by the release that it was made from, so that nothing in it
is ever stale, and a new release only makes the old answers unused. Which requests are alike, and which answers may be
kept, is as RFC 9111 sections 3 and 4 have it of a shared cache.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from cachetools import LRUCache

from corrkg.store.release import Release
from corrkg.web.middleware.hosts import is_host
from corrkg.web.middleware.paths import RAW_PATH, RELEASE

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

HIT = "corrkg.hit"
# An answer over this size is not kept: it would drop too many others.
_LARGEST = 1_000_000
_OVERHEAD = 2_000  # of the objects that hold an answer and its key, about
# What an answer may depend on beside the address: the fields that it may name in Vary, and those that ask for a 304.
_VARY = {
    "accept": "HTTP_ACCEPT",
    "accept-encoding": "HTTP_ACCEPT_ENCODING",
    "accept-language": "HTTP_ACCEPT_LANGUAGE",
}
_ASKS_304 = ("HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE")
_KEYS = (RAW_PATH, "QUERY_STRING", "SCRIPT_NAME", *_VARY.values(), *_ASKS_304)
# With these, the answer is for this request alone.
_ALONE = ("HTTP_RANGE", "HTTP_IF_RANGE", "HTTP_IF_MATCH", "HTTP_IF_UNMODIFIED_SINCE", "HTTP_TRANSFER_ENCODING")
_STATUSES = ("200", "303", "304")
# https://www.rfc-editor.org/rfc/rfc9211
_HIT_FIELD = ("Cache-Status", "corrkg; hit")

Headers = list[tuple[str, str]]
Key = tuple[str | None, ...]


@dataclass(frozen=True, slots=True)
class Kept:
    """A whole answer. Its size is in bytes."""

    status: str
    headers: Headers
    body: bytes
    size: int  # in memory, with its key


class AnswerCache:
    """A bounded store of whole answers.

    Args:
        capacity: in bytes; 0 keeps nothing.

    >>> cache = AnswerCache(4_500)
    >>> for key in "abc": cache.keep((key,), "200 OK", [], b"12345")
    >>> cache.get(("a",)), cache.get(("c",)).body
    (None, b'12345')
    """

    def __init__(self, capacity: int) -> None:
        """Begin empty."""
        self.capacity = capacity
        self._answers: LRUCache[Key, Kept] = LRUCache(capacity, getsizeof=lambda kept: kept.size)
        self._lock = threading.Lock()

    def get(self, key: Key) -> Kept | None:
        """Return the answer kept for ``key``, or None."""
        with self._lock:
            return self._answers.get(key)

    def keep(self, key: Key, status: str, headers: Headers, body: bytes) -> None:
        """Keep an answer, and drop those least recently used that have no room any more."""
        texts = [each for each in key if each] + [text for field in headers for text in field]
        size = len(body) + sum(map(len, texts)) + _OVERHEAD
        if size <= min(_LARGEST, self.capacity):
            with self._lock:
                self._answers[key] = Kept(status, headers, body, size)


class Cached:
    """Middleware that answers from memory what was asked before of the same release.

    Args:
        app: who answers what is not there.
        cache: the memory.
    """

    def __init__(self, app: WSGIApplication, cache: AnswerCache) -> None:
        """Wrap ``app``."""
        self.app = app
        self.cache = cache

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer one request."""
        release = environ.get(RELEASE)
        if not isinstance(release, Release) or not self.cache.capacity or not _is_common(environ):
            return self.app(environ, start_response)
        key = (release.digest, *map(environ.get, _KEYS))
        kept = self.cache.get(key)
        if kept is not None:
            environ[HIT] = True
            start_response(kept.status, [*kept.headers, _HIT_FIELD])
            return [kept.body]
        status, headers = "", Headers()

        def started(told: str, fields: Headers, *exc_info: Any) -> Callable[[bytes], object]:
            nonlocal status, headers
            status, headers = told, list(fields)
            return start_response(told, fields, *exc_info)

        body = self.app(environ, started)
        if not _may_be_kept(status, headers) or isinstance(body, environ.get("wsgi.file_wrapper", ())):
            return body
        return _Recorded(body, lambda content: self.cache.keep(key, status, headers, content))


def _is_common(environ: WSGIEnvironment) -> bool:
    alone = not is_host(environ.get("HTTP_HOST", "@")) or any(name in environ for name in _ALONE)
    return environ["REQUEST_METHOD"] == "GET" and environ.get("CONTENT_LENGTH", "0") in {"", "0"} and not alone


def _may_be_kept(status: str, headers: Headers) -> bool:
    fields = {name.lower(): value for name, value in headers}
    vary = {each.strip().lower() for each in fields.get("vary", "").split(",") if each.strip()}
    large = int(fields.get("content-length", "0")) > _LARGEST
    return (
        status[:3] in _STATUSES
        and "public" in fields.get("cache-control", "")
        and vary <= _VARY.keys()
        and "set-cookie" not in fields
        and not large
    )


class _Recorded:
    """A body that passes on as it comes, and is kept if it comes to its end and is not too large."""

    def __init__(self, body: Iterable[bytes], keep: Callable[[bytes], None]) -> None:
        self._body, self._keep = body, keep

    def __iter__(self) -> Iterator[bytes]:
        parts: list[bytes] | None = []
        size = 0
        for block in self._body:
            size += len(block)
            if size > _LARGEST:
                parts = None
            elif parts is not None:
                parts.append(block)
            yield block
        if parts is not None:
            self._keep(b"".join(parts))

    def close(self) -> None:
        """Close the body: PEP 3333 asks for it."""
        close = getattr(self._body, "close", None)
        if close is not None:
            close()
