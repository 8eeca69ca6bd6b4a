"""What a request makes its answer depend on: its host, its preconditions and its range (RFC 9110 sections 13 and 14).

werkzeug answers If-Match with 412 and the whole content, and a range that it cannot read with 416. Both fields are
therefore taken out of what it sees, as far as they are not plain, and judged here. If-None-Match and If-Modified-Since
come later in the order of section 13.2.2; see `corrkg.web.http.coding`.
"""

from __future__ import annotations

import ipaddress
import re
from datetime import datetime

from flask import Response, request
from werkzeug.datastructures import ETags
from werkzeug.http import parse_date, parse_etags

from corrkg.web.http.coding import variants
from corrkg.web.http.errors import Problem, respond

_MATCH, _UNMODIFIED = "corrkg.if-match", "corrkg.if-unmodified-since"
_FAILED = Problem(
    412, "What is here now is not what If-Match or If-Unmodified-Since names. Ask again without that field."
)
# Section 14.1.2: one range; the unit is case-insensitive (14.1), and a list may have empty elements (5.6.1).
_RANGE = re.compile(r"bytes=[ \t,]*(?:(\d+)-(\d*)|-(\d+))[ \t,]*", re.IGNORECASE | re.ASCII)
# RFC 9112 section 3.2 and RFC 3986 section 3.2.2: uri-host [ ":" port ], which may be empty.
_HOST = re.compile(
    r"""(?: \[ (?P<ipv6> [0-9A-Fa-f:.]+ ) \]
          | \[ v [0-9A-Fa-f]+ \. [\w.~!$&'()*+,;=:-]+ \]
          | (?: [\w.~!$&'()*+,;=-] | % [0-9A-Fa-f]{2} )*
        )
        (?: : \d* )?""",
    re.VERBOSE | re.ASCII,
)


def is_host(field: str) -> bool:
    """Tell whether a value is one that the Host field may have.

    >>> [is_host(each) for each in ("", "example.org:8000", "[::1]:80", "a_b", "%C3%A9.example")]
    [True, True, True, True, True]
    >>> [is_host(each) for each in ("a b", "user@example.org", "[::1", "[1.2]", "x/y", "x:y", "é")]
    [False, False, False, False, False, False, False]
    """
    match = _HOST.fullmatch(field)
    if match is None:
        return False
    try:
        return match["ipv6"] is None or bool(ipaddress.IPv6Address(match["ipv6"]))
    except ValueError:
        return False


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
    environ[_MATCH] = environ.pop("HTTP_IF_MATCH", None)
    environ[_UNMODIFIED] = environ.pop("HTTP_IF_UNMODIFIED_SINCE", None)
    if "HTTP_RANGE" in environ:
        only = _RANGE.fullmatch(environ.pop("HTTP_RANGE").strip(" \t"))
        # Ignored are ranges of other methods than GET (14.2), in an unknown unit, and those that end before they begin
        # (14.1.1); several ranges may be ignored too: the whole is a right answer.
        if request.method == "GET" and only and not (only[2] and int(only[2]) < int(only[1])):
            environ["HTTP_RANGE"] = f"bytes=-{only[3]}" if only[3] else f"bytes={only[1]}-{only[2]}"


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
