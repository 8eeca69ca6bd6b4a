"""Which values the Host field may have: asked before an answer is taken from memory, and before one is made."""

from __future__ import annotations

import ipaddress
import re

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
