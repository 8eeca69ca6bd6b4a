"""From what a request's path says to the URI it means, and what a mounted base does to it.

A WSGI server decodes the path before the application sees it, and ``%2F`` becomes a slash on the way. The URI
that is meant is in the undecoded path, so that is what is read, where the server passes it on.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, unquote_to_bytes

from corrkg.errors import StoreError
from corrkg.store.publication import Publication

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

RAW_PATH = "corrkg.path"
RELEASE = "corrkg.release"


def raw_path(environ: dict[str, Any]) -> str:
    """Return the path of a request as it was sent, percent-encoded.

    >>> raw_path({"PATH_INFO": "/a/b", "RAW_URI": "/a%2Fb?x=1"})
    '/a%2Fb'
    >>> raw_path({"PATH_INFO": "/rewritten", "RAW_URI": "/a%2Fb"})
    '/rewritten'
    """
    decoded = environ.get("PATH_INFO", "").encode("latin-1")  # PEP 3333: the bytes of the path, as Latin-1
    script = environ.get("SCRIPT_NAME", "").encode("latin-1")
    sent = str(environ.get("RAW_URI") or environ.get("REQUEST_URI") or "")
    if not sent.startswith("/"):  # absolute form, RFC 9112 section 3.2.2
        sent = "/" + sent.partition("://")[2].partition("/")[2]
    sent = sent.partition("?")[0].partition("#")[0]
    if unquote_to_bytes(sent) == decoded:
        return sent
    if script and unquote_to_bytes(sent) == script + decoded:
        return sent[len(quote(script)) :] if sent.startswith(quote(script)) else quote(decoded)
    return quote(decoded)


class BasePath:
    """Middleware that finds the release that a request is answered from: one and the same until its end.

    It takes the base's own path off the request: with ``https://example.org/kg/``, ``/kg``. A request without it is
    served as well: then a proxy in front has taken it off.
    """

    def __init__(self, app: WSGIApplication, publication: Publication) -> None:
        """Wrap ``app``."""
        self.app = app
        self.publication = publication

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Serve one request."""
        sent = raw_path(environ)
        try:
            current = self.publication.current()
        except StoreError:
            prefix = b""
        else:
            environ[RELEASE] = current
            prefix = unquote_to_bytes(current.uris.path.rstrip("/")) if current.uris.path != "/" else b""
        segments = sent.split("/") if prefix else []
        depth = prefix.count(b"/") + 1
        if prefix and [unquote_to_bytes(each) for each in segments[:depth]] == prefix.split(b"/"):
            sent = "".join("/" + each for each in segments[depth:])
            environ["SCRIPT_NAME"] = environ.get("SCRIPT_NAME", "") + prefix.decode("latin-1")
            environ["PATH_INFO"] = unquote_to_bytes(sent).decode("latin-1")
        environ[RAW_PATH] = sent
        return self.app(environ, start_response)
