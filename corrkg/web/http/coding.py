"""Content codings and preconditions: the last things that happen to a response (RFC 9110 sections 8.4, 8.8, 13).

Each coding of a representation is a representation of its own and has a strong validator of its own: the tag of the
plain bytes with the coding's name after it. A copy is good as long as it names the representation in a coding that
the request takes.
"""

from __future__ import annotations

import gzip
from datetime import datetime
from functools import lru_cache

from flask import Response, request

from corrkg.web.http.negotiate import choose_codings

# https://www.rfc-editor.org/rfc/rfc9110#section-8.4.1
CODINGS = ("gzip",)
# Less than this goes into one packet with the header fields, and gzip would not make it shorter by much.
MINIMUM = 500
LEVEL = 6
_choose = lru_cache(maxsize=256)(choose_codings)
_MAXIMUM = 5_000_000  # A file larger than this is sent as it is.
_TYPES = frozenset(
    {
        "application/json",
        "application/xml",
        "application/n-triples",
        "application/n-quads",
        "application/trig",
        "application/javascript",
        "application/sparql-query",
    }
)


def codings() -> tuple[str, ...]:
    """Return the codings that the current request takes, the best first.

    Where it takes none that there is, the bytes go as they are (section 12.5.3 leaves this or 406).
    """
    # Several fields of the name are one list (section 5.3).
    field = ",".join(request.headers.getlist("Accept-Encoding")) if "Accept-Encoding" in request.headers else None
    return _choose(field, CODINGS) or ("identity",)


def matching_tag(tag: str) -> str | None:
    """Return the tag of the copy that the request has of the representation ``tag``, in a coding that it takes.

    ``*`` is left to `finish`: it holds of any answer that would be a success (section 13.1.2), and only the answer
    tells that.
    """
    if "If-None-Match" not in request.headers:
        return None
    for coding in codings():
        coded = _coded(tag, coding)
        if not request.if_none_match.star_tag and request.if_none_match.contains_weak(coded):
            return coded
    return None


def unmodified_since(modified: datetime | None) -> bool:
    """Tell whether nothing changed since If-Modified-Since; not looked at beside If-None-Match (section 13.1.3)."""
    if "If-Modified-Since" not in request.headers or "If-None-Match" in request.headers:
        return False
    since = request.if_modified_since
    return bool(modified and since and modified <= since)


def encodes(response: Response) -> bool:
    """Choose the coding of ``response``, set the fields that depend on it, and tell whether it is not identity."""
    if not is_text(response) or response.headers.get("Content-Encoding"):
        return False
    _vary(response)
    coding = codings()[0]
    if coding == "identity":
        return False
    response.headers["Content-Encoding"] = coding
    response.headers.pop("Accept-Ranges", None)  # Ranges of coded bytes are not served.
    tag, weak = response.get_etag()
    if tag is not None:
        response.set_etag(_coded(tag, coding), bool(weak))
    return True


def is_text(response: Response) -> bool:
    """Tell whether the content of ``response`` is of a type that compresses well."""
    kind = response.mimetype or ""
    return kind.startswith("text/") or kind.endswith(("+json", "+xml")) or kind in _TYPES


def holds_precondition(response: Response) -> bool:
    """Tell whether the request has this answer already, so that 304 is enough (section 13.2.2)."""
    if "If-None-Match" not in request.headers or response.status_code != 200 or request.method not in {"GET", "HEAD"}:
        return False
    tag, _ = response.get_etag()
    return tag is not None and request.if_none_match.contains_weak(tag)


def finish(response: Response) -> Response:
    """Encode a whole response and answer the request's precondition; a stream does so itself when it starts."""
    if response.status_code == 304:
        # A 304 has the fields that the 200 would have had (section 15.4.5); its tag tells the coding.
        _vary(response)
        return response
    _unwrap_file(response)
    if response.is_streamed or response.direct_passthrough or response.status_code < 200:
        return response
    size = len(response.get_data())
    if size and response.status_code != 206:
        if size < MINIMUM:
            if is_text(response):
                _vary(response)
        elif encodes(response):
            response.set_data(gzip.compress(response.get_data(), LEVEL, mtime=0))
    return not_modified(response) if holds_precondition(response) else response


def not_modified(response: Response) -> Response:
    """Turn a 200 into the 304 that stands for it; werkzeug takes off the fields that are the content's."""
    response.status_code = 304
    response.set_data(b"")
    response.headers.pop("Content-Length", None)
    return response


def _vary(response: Response) -> None:
    """Say that the answer depends on Accept-Encoding; werkzeug's own set would be parsed and written anew each time."""
    named = response.headers.get("Vary", "")
    if "accept-encoding" not in named.lower():
        response.headers["Vary"] = f"{named}, Accept-Encoding" if named else "Accept-Encoding"


def variants(tag: str) -> set[str]:
    """Return the tags that the representation ``tag`` has in the codings that the request takes."""
    for coding in CODINGS:
        tag = tag.removesuffix(f"-{coding}")
    return {_coded(tag, coding) for coding in codings()}


def _coded(tag: str, coding: str) -> str:
    return tag if coding == "identity" else f"{tag}-{coding}"


def _unwrap_file(response: Response) -> None:
    # Flask's own static files come as an open file.
    if not response.direct_passthrough:
        return
    small = response.content_length is not None and response.content_length <= _MAXIMUM
    if response.status_code == 200 and small and is_text(response):
        response.direct_passthrough = False
        response.make_sequence()
