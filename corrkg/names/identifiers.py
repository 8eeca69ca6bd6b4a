"""Spellings of the URIs and numbers that other authorities have for a thing, by which the thing is looked up."""

from __future__ import annotations

import re

_WEB = re.compile(r"https?://(?:www\.|m\.)?", re.IGNORECASE)


def loose(uri: str) -> str:
    """Return what the spellings of an address have in common: no scheme, no "www.", no slash at the end.

    >>> {loose(uri) for uri in ("http://www.VIAF.org/viaf/1/", "https://viaf.org/viaf/1")}
    {'viaf.org/viaf/1'}
    """
    uri = uri.strip()
    web = _WEB.match(uri)
    rest = uri[web.end() :] if web else uri
    host, slash, path = rest.partition("/")
    return f"{host.lower() if web else host}{slash}{path}".rstrip("/")


def bare(identifier: str) -> str:
    """Return the number alone, without the signs that group its digits; empty for what is no number.

    >>> bare("https://isni.org/isni/0000000121457825"), bare("0000 0001 2145 7825"), bare("Q855"), bare("Stalin")
    ('0000000121457825', '0000000121457825', 'q855', '')
    """
    last = re.sub(r"[\s.-]", "", loose(identifier).rpartition("/")[2]).casefold()
    return last if any(letter.isdecimal() for letter in last) else ""


def keys(uri: str) -> set[str]:
    """Return what a URI is looked up by."""
    return {loose(uri), bare(uri)} - {""}
