"""The line to an engine on the network: what fails is tried again, a dead engine is left alone for a while.

A reader never waits for a dead engine for long: after a few failures nothing is sent to it, and every few seconds one
small question finds out whether it is back.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from typing import Any, NoReturn

import httpx
import pybreaker
import stamina

from corrkg import __version__
from corrkg.engine.clients import context
from corrkg.sparql.limits import UnavailableError

TRIES = 3
FAILURES = 3  # one after another, until the engine counts as dead
REST = 3.0  # seconds until a dead engine is asked whether it is back
_CONNECT = 2.0  # seconds
_KNOCK = 2.0  # seconds that the small question may take
_GATEWAY = frozenset({502, 503, 504})  # what a proxy says of an engine that is not there
_SHOWN = 2000  # bytes


class DeadError(UnavailableError):
    """The engine that has the data does not answer."""


class _LostError(Exception):
    """What may be tried again."""


class Line:
    """A way to one address of an engine.

    Args:
        url: the address of SPARQL queries.
        transport: how it is reached; None: over the network.
    """

    def __init__(self, url: str, transport: httpx.BaseTransport | None = None) -> None:
        self.url = url
        self._client = httpx.Client(
            headers={"User-Agent": f"corrkg/{__version__}"}, transport=transport, verify=context(),
            limits=httpx.Limits(max_connections=None, max_keepalive_connections=32, keepalive_expiry=10),
        )  # fmt: skip
        self._breaker = pybreaker.CircuitBreaker(fail_max=FAILURES, reset_timeout=REST)

    def open(self, fields: Mapping[str, Any], accept: str, seconds: float) -> httpx.Response:
        """Return the head of the response to a query; its body is read, and it is closed, by whoever asked.

        Args:
            fields: of the form, as https://www.w3.org/TR/sparql11-protocol/#query-via-post-urlencoded has them.
            accept: the media types that are taken.
            seconds: how long the engine may be silent.

        Raises:
            DeadError: the engine cannot be reached, or has not been for the last seconds.
            httpx.ReadTimeout: it was reached, and did not answer in time.
        """
        # pybreaker holds a lock while a call runs, so what it watches is the outcome, and the small question alone.
        try:
            if self._breaker.current_state != pybreaker.STATE_CLOSED:
                self._breaker.call(self._send, {"query": "ASK {}"}, "*/*", _KNOCK).close()
            response = self._patiently(fields, accept, seconds)
        except httpx.ReadTimeout:
            raise
        except (pybreaker.CircuitBreakerError, _LostError) as error:
            if isinstance(error, _LostError):
                with suppress(pybreaker.CircuitBreakerError, _LostError):
                    self._breaker.call(_fail, error)
            raise dead() from error
        if self._breaker.fail_counter:
            self._breaker.call(_nothing)
        return response

    def count_silence(self) -> None:
        """Take it for a failure that a question which any engine answers at once was not answered in time."""
        with suppress(pybreaker.CircuitBreakerError, _LostError):
            self._breaker.call(_fail, _LostError("silence"))

    def _patiently(self, fields: Mapping[str, Any], accept: str, seconds: float) -> httpx.Response:
        for attempt in stamina.retry_context(on=_LostError, attempts=TRIES, wait_initial=0.1, wait_max=0.5):
            with attempt:
                return self._send(fields, accept, seconds)
        raise AssertionError("stamina raises the last error")

    def _send(self, fields: Mapping[str, Any], accept: str, seconds: float) -> httpx.Response:
        timeout = httpx.Timeout(seconds, connect=_CONNECT)
        request = self._client.build_request("POST", self.url, data=fields, headers={"Accept": accept}, timeout=timeout)
        try:
            response = self._client.send(request, stream=True)
        except httpx.ReadTimeout:
            raise
        except httpx.HTTPError as error:
            raise _LostError(repr(error)) from error
        if response.status_code in _GATEWAY:
            response.close()
            raise _LostError(f"status {response.status_code}")
        return response


def dead() -> DeadError:
    """Return the error of a request while the engine does not answer."""
    return DeadError("the engine that has the data does not answer", hint="try again in a moment: it is watched")


def words(response: httpx.Response) -> str:
    """Return the first words of a response that is an error, and close it."""
    data = b""
    with suppress(httpx.HTTPError):
        for block in response.iter_bytes():
            data += block
            if len(data) > _SHOWN:
                break
    response.close()
    text = re.sub(r"<[^>]*>", " ", data[:_SHOWN].decode("utf-8", "replace"))
    return re.sub(r"\s+", " ", text).strip()[:300]


def _fail(error: Exception) -> NoReturn:
    raise error


def _nothing() -> None:
    pass
