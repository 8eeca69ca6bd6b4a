"""What a request makes its answer depend on: its host, its preconditions and its range (RFC 9110 sections 13 and 14).

werkzeug answers If-Match with 412 and the whole content, and a range that it cannot read with 416. Both fields are
therefore taken out of what it sees, as far as they are not plain, and judged here. If-None-Match and If-Modified-Since
come later in the order of section 13.2.2; see `corrkg.web.http.coding`.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime

from flask import Response, current_app, request
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import ETags
from werkzeug.exceptions import RequestedRangeNotSatisfiable
from werkzeug.http import parse_date, parse_etags

from corrkg.web.http.coding import variants
from corrkg.web.http.errors import Problem, respond
from corrkg.web.middleware.hosts import is_host

_MATCH, _UNMODIFIED = "corrkg.if-match", "corrkg.if-unmodified-since"
_DATED = ("HTTP_IF_MODIFIED_SINCE", "HTTP_IF_UNMODIFIED_SINCE", "HTTP_IF_RANGE")
_FAILED = Problem(
    412, "What is here now is not what If-Match or If-Unmodified-Since names. Ask again without that field."
)
# Section 14.1.2: one range; the unit is case-insensitive (14.1), and a list may have empty elements (5.6.1).
_RANGE = re.compile(r"bytes=[ \t,]*(?:(\d+)-(\d*)|-(\d+))[ \t,]*", re.IGNORECASE | re.ASCII)


def with_host() -> None:
    """Refuse a request without Host, or with one that cannot be: https://www.rfc-editor.org/rfc/rfc9112#section-3.2."""
    host = request.environ.get("HTTP_HOST")
    if host is None and request.environ.get("SERVER_PROTOCOL") == "HTTP/1.1":
        raise Problem(400, "Send the name of the host in the Host field.")
    if host is not None and not is_host(host):
        raise Problem(400, "The Host field has no name of a host. Send the host and the port of the address.")


def set_aside() -> None:
    """Take from the request what is judged here and not by werkzeug."""
    environ = request.environ
    for name in _DATED:
        if name in environ and not _is_readable(environ[name]):
            del environ[name]  # a date that is none is ignored (13.1.3, 13.1.4) …
            if name == "HTTP_IF_RANGE":
                environ.pop("HTTP_RANGE", None)  # … and a validator that is none does not match (13.1.5)
    environ[_MATCH] = environ.pop("HTTP_IF_MATCH", None)
    environ[_UNMODIFIED] = environ.pop("HTTP_IF_UNMODIFIED_SINCE", None)
    if "HTTP_RANGE" in environ:
        only = _RANGE.fullmatch(environ.pop("HTTP_RANGE").strip(" \t"))
        # Ignored are ranges of other methods than GET (14.2), in an unknown unit, and those that end before they begin
        # (14.1.1); several ranges may be ignored too: the whole is a right answer.
        if request.method == "GET" and only and not (only[2] and int(only[2]) < int(only[1])):
            environ["HTTP_RANGE"] = f"bytes=-{only[3]}" if only[3] else f"bytes={only[1]}-{only[2]}"


def _is_readable(field: str) -> bool:
    """Tell whether the date of a field can be worked with, if it has one: some are beyond what a date can be.

    >>> _is_readable("Sun, 06 Nov 1994 08:49:37 GMT"), _is_readable('"tag"')
    (True, True)
    >>> _is_readable("Fri, 06 Nov 99999999999 08:49:37 GMT")
    False
    """
    try:
        date = parse_date(field)
        return date is None or bool(date.astimezone(UTC))
    except (ValueError, OverflowError):
        return False


def require(tag: str | None, modified: datetime | None, *, weak: bool = False) -> None:
    """Refuse a request whose If-Match or If-Unmodified-Since does not hold (13.1.1, 13.1.4), before it is carried out.

    Args:
        tag: the validator of the representation; None if it has none.
        modified: when it changed last.
        weak: whether the validator is weak, and so matches nothing.

    Raises:
        Problem: 412.
    """
    match, since = request.environ.get(_MATCH), request.environ.get(_UNMODIFIED)
    if match is not None:
        if not _matches(parse_etags(match), tag, weak):
            raise _FAILED
    elif since is not None and modified is not None:
        date = parse_date(since)
        if date is not None and modified > date:
            raise _FAILED


def _matches(named: ETags, tag: str | None, weak: bool) -> bool:
    if named.star_tag:
        return True
    return tag is not None and not weak and any(named.contains(each) for each in variants(tag))


def beyond(error: RequestedRangeNotSatisfiable) -> ResponseReturnValue:
    """Answer a range that has nothing of the representation; a suffix longer than the whole is the whole (14.1.2)."""
    asked = request.environ.pop("HTTP_RANGE", "").removeprefix("bytes=")
    if asked.startswith("-") and int(asked) < 0:
        return current_app.dispatch_request()
    detail = f"It has {error.length} bytes: ask for a range of them."
    return respond(Problem(416, detail, headers={"Content-Range": f"bytes */{error.length}"}))


def judged(response: Response) -> Response:
    """Return ``response``, or 412 in its place.

    Only an answer that would be a success is judged (13.2.1); a 304 would have been one. What a query evaluates to is
    not waited for: that is the action, which a failed precondition forbids.
    """
    if not (200 <= response.status_code < 300 or response.status_code == 304):
        return response
    tag, weak = response.get_etag()
    try:
        require(tag, response.last_modified, weak=bool(weak))
    except Problem as failed:
        response.close()
        return respond(failed)
    return response
