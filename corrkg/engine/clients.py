"""The HTTP client of this process: one for all endpoints, so that connections and the context of TLS are kept.

To make a context is to read all certificates of the machine, which takes longer than most answers. A client may be used
by many threads. A process that was forked has one of its own: two that wrote to one connection would mix what they say.
"""

from __future__ import annotations

import os
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from http.cookiejar import CookieJar, DefaultCookiePolicy

import httpx

from corrkg import __version__


class _Kept:
    """What one process has made."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.client: httpx.Client | None = None

    def forget(self) -> None:
        """Begin anew in a child; what its parent still uses is left open, and a lock may be held there for ever."""
        self.lock, self.client = threading.Lock(), None


_kept = _Kept()
os.register_at_fork(after_in_child=_kept.forget)


@cache
def context() -> ssl.SSLContext:
    """Return the context of TLS; it knows the certificates, and nothing of any connection."""
    return httpx.create_ssl_context()


def made(transport: httpx.BaseTransport | None = None) -> httpx.Client:
    """Return a new client, which tells its name and keeps no cookies.

    Args:
        transport: how addresses are reached; None: over the network.
    """
    none = CookieJar(DefaultCookiePolicy(allowed_domains=[]))
    headers = {"User-Agent": f"corrkg/{__version__}"}
    return httpx.Client(transport=transport, verify=context(), headers=headers, cookies=none)


@contextmanager
def client(transport: httpx.BaseTransport | None = None) -> Iterator[httpx.Client]:
    """Lend a client: that of this process, or, for a transport of its own, one that is closed afterwards.

    Args:
        transport: how addresses are reached; None: over the network.
    """
    if transport is not None:
        with made(transport) as own:
            yield own
        return
    with _kept.lock:
        if _kept.client is None:
            _kept.client = made()
        lent = _kept.client
    yield lent
