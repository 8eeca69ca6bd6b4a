"""What operators see: one line of JSON for each request, and the numbers for /metrics.

Neither has anything of a person: no address, no name of a client, no words of a query or a search. A query is named by
a hash, by which an operator who has its text finds it in the log.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from corrkg.sparql.guard import QueryError
from corrkg.sparql.limits import LimitError
from corrkg.web.middleware import metrics
from corrkg.web.middleware.cache import HIT

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

output: int | None = None

_TRACE = "corrkg.trace"
_PATH = 200  # characters of a path that are logged
_ASKED = re.compile(r"[?#=&]")  # what follows is not an address, encoded or not


@dataclass(slots=True)
class Trace:
    """What is noted of one request on its way.

    Args:
        began: when, by the clock that only counts.
        status: of the answer; 0 before there is one.
        size: bytes of the body that were sent.
        query: the hash of the query that it asks; empty if it asks none.
        outcome: of the query: ok, refused, time, memory, size, busy, service, gone, failed.
    """

    began: float
    status: int = 0
    size: int = 0
    query: str = ""
    outcome: str = ""

    def asks(self, query: str) -> None:
        """Note the query that the request asks."""
        self.query = hashlib.sha256(query.encode("utf-8", "replace")).hexdigest()[:16]
        self.outcome = "ok"

    def ends(self, error: BaseException) -> None:
        """Note what became of the query, if the request asked one."""
        if not self.query:
            return
        if isinstance(error, LimitError):
            self.outcome = error.outcome
        elif isinstance(error, QueryError):
            self.outcome = "refused"
        elif isinstance(error, ConnectionError):
            self.outcome = error.__cause__.outcome if isinstance(error.__cause__, LimitError) else "gone"
        else:
            self.outcome = "failed"


def trace(environ: WSGIEnvironment) -> Trace:
    """Return what is noted of a request."""
    found = environ.get(_TRACE)
    if not isinstance(found, Trace):  # without `Observed` around it: a test, or another application's mount
        found = environ[_TRACE] = Trace(time.perf_counter())
    return found


class Observed:
    """Middleware that notes every request when its answer has been sent."""

    def __init__(self, app: WSGIApplication) -> None:
        """Watch ``app``."""
        self.app = app

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Serve one request."""
        noted = environ[_TRACE] = Trace(time.perf_counter())

        def started(status: str, headers: list[tuple[str, str]], *exc_info: Any) -> Callable[[bytes], object]:
            noted.status = int(status[:3])
            return start_response(status, headers, *exc_info)

        try:
            body = self.app(environ, started)
        except BaseException as error:
            noted.status = 500
            noted.ends(error)
            _note(environ, noted)
            raise
        by_server = isinstance(body, environ.get("wsgi.file_wrapper", ()))  # the server sends a file in its own way
        if not by_server and not isinstance(body, list):
            return _Watched(body, environ, noted)
        if not by_server:
            noted.size = sum(len(block) for block in body)
        _note(environ, noted)
        return body


class _Watched:
    def __init__(self, body: Iterable[bytes], environ: WSGIEnvironment, noted: Trace) -> None:
        self._body, self._environ, self._noted = body, environ, noted

    def __iter__(self) -> Iterator[bytes]:
        noted = self._noted
        try:
            for block in self._body:
                yield block
                noted.size += len(block)
        except GeneratorExit:  # the server could not send the block
            if noted.query:
                noted.outcome = "gone"
            raise
        except BaseException as error:
            noted.ends(error)
            raise

    def close(self) -> None:
        close = getattr(self._body, "close", None)
        try:
            if close is not None:
                close()
        finally:
            _note(self._environ, self._noted)


def _note(environ: WSGIEnvironment, noted: Trace) -> None:
    took = time.perf_counter() - noted.began
    method, path = environ["REQUEST_METHOD"], environ.get("PATH_INFO", "")
    hit = HIT in environ
    metrics.count(path, noted.status, took, noted.outcome, hit=hit)
    if output is None:
        return
    line: dict[str, str | int | float] = {
        "time": datetime.now(UTC).isoformat(timespec="milliseconds"),
        "method": method[:20],
        "path": shown(path, noted.status),
        "status": noted.status,
        "bytes": noted.size,
        "ms": round(took * 1000, 1),
    }
    if noted.query:
        line |= {"query": noted.query, "outcome": noted.outcome}
    if hit:
        line["cache"] = "hit"
    # One write a line, so that lines of several processes do not run into each other. The logging module would look for
    # the caller's place in the code first, which takes longer than to answer from memory.
    with suppress(OSError):
        os.write(output, (json.dumps(line) + "\n").encode())


def shown(path: str, status: int) -> str:
    """Return what the log has of a path: the address of something that is here, or the place where it was looked for.

    The words of a search can stand in a path as well: sent with its ``?`` encoded, or as another part of the path.

    >>> shown("/letter/first", 200), shown("/search?q=secret", 404), shown("/sparql/secret words", 404)
    ('/letter/first', '/…', '/sparql/…')
    """
    text = _ASKED.split(path[:_PATH].encode("latin-1", "replace").decode("utf-8", "replace"), maxsplit=1)[0]
    place = metrics.place_of(path)
    found = status < 300 or status == 304
    if found or metrics.is_of_things(place) or text in {"/", "-"}:
        return text
    known = f"/{place}" if place not in {"other", "home"} else ""
    return known if text == known else f"{known}/…"


def log_to(descriptor: int | None) -> None:
    """Write a line for each request to a file from now on; None: to none."""
    global output  # noqa: PLW0603 (there is one log to a process)
    output = descriptor
