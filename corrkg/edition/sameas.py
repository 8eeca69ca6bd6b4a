"""Identifiers that authority files give to a person or place: from what people paste to the URI that is meant.

An address of a page about a thing is not the thing; each authority says which URI is.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import urlsplit

from corrkg.uris import is_iri

EXPECTED = "an address such as http://www.wikidata.org/entity/Q855, or Q855, viaf:…, gnd:…, isni:…, geonames:…, lc:…"


def _isni(digits: str) -> str | None:
    """Return an ISNI without its spaces; None if its check character is wrong (ISO 27729, by ISO 7064 MOD 11-2)."""
    plain = re.sub(r"[\s-]", "", digits).upper()
    total = 0
    for digit in plain[:15]:
        total = (total + int(digit)) * 2
    check = (12 - total % 11) % 11
    return plain if plain[15] == "0123456789X"[check] else None


def _of_congress(value: str) -> str:
    return f"{'subjects' if value[0] in 'sS' else 'names'}/{value.lower()}"


def _same(value: str) -> str | None:
    return value


# (name, what follows "https://" or the prefix and colon, the canonical URI, what makes the identifier of it)
_AUTHORITIES: tuple[tuple[str, str, str, Callable[[str], str | None]], ...] = (
    # https://www.wikidata.org/wiki/Wikidata:Data_access#Linked_Data_Interface_(URI)
    (
        "wikidata", r"(?:(?:www\.|m\.)?wikidata\.org/(?:wiki/(?:Special:EntityData/)?|entity/))?(?P<id>Q[1-9]\d*)"
        r"(?:\.\w+)?(?:[?#].*)?", "http://www.wikidata.org/entity/{}", str.upper,
    ),
    ("viaf", r"(?:(?:www\.)?viaf\.org/(?:\w\w/)?viaf/)?(?P<id>\d{1,22})(?:[/#?].*)?", "http://viaf.org/viaf/{}", _same),
    ("gnd", r"(?:d-nb\.info/gnd/)?(?P<id>\d[\dX-]{3,11})(?:/about.*)?", "https://d-nb.info/gnd/{}", str.upper),
    (
        "isni", r"(?:(?:www\.)?isni\.org/(?:isni/|page/)?)?(?P<id>(?:\d{4}[\s-]?){3}\d{3}[\dX])/?",
        "https://isni.org/isni/{}", _isni,
    ),
    (
        "geonames", r"(?:(?:www\.|sws\.)?geonames\.org/)?(?P<id>[1-9]\d*)(?:/.*)?",
        "https://sws.geonames.org/{}/", _same,
    ),
    (
        "lc", r"(?:id\.loc\.gov/authorities/(?:names|subjects)/)?(?P<id>(?:n|nb|no|nr|ns|sh)\d{8,10})(?:\.\w+)?",
        "http://id.loc.gov/authorities/{}", _of_congress,
    ),
)  # fmt: skip
_PATTERNS = [(name, re.compile(rest, re.IGNORECASE), uri, make) for name, rest, uri, make in _AUTHORITIES]


def canonical(value: str) -> str:
    """Return the URI that ``value`` means: an address, or an identifier with the name of its authority before it.

    Raises:
        ValueError: it means nothing for sure, or no thing; the message says what is wrong.

    >>> canonical("https://www.wikidata.org/wiki/Q42"), canonical("q855"), canonical("geonames:491422")
    ('http://www.wikidata.org/entity/Q42', 'http://www.wikidata.org/entity/Q855', 'https://sws.geonames.org/491422/')
    >>> canonical("https://example.org/person/1")
    'https://example.org/person/1'
    """
    web = re.match(r"https?://", value, re.IGNORECASE)
    prefix, colon, rest = value.partition(":")
    for name, pattern, uri, make in _PATTERNS:
        if web:
            match = pattern.fullmatch(value[web.end() :])
            if match is None or match.start("id") == 0:
                continue
        elif colon and prefix.strip().lower() == name:
            match = pattern.fullmatch(rest.strip())
        else:
            match = pattern.fullmatch(value) if not colon and name in {"wikidata", "isni"} else None
        if match is not None:
            return _made(value, match["id"], uri, make)
    return _address(value)


def _made(value: str, identifier: str, uri: str, make: Callable[[str], str | None]) -> str:
    made = make(identifier)
    if made is None:
        raise ValueError(f"the check digit of {value!r} is wrong: a digit is missing or mistyped")
    return uri.format(made)


def _address(value: str) -> str:
    parts = urlsplit(value)
    if re.fullmatch(r"[\d\s-]+[Xx]?", value):
        raise ValueError(f"{value!r} is a number, and nothing says whose")
    if parts.scheme not in {"http", "https", "urn"} or not is_iri(value):
        raise ValueError(f"{value!r} names no thing on the web")
    if parts.scheme != "urn" and not re.fullmatch(r"[^\s@]+\.[^\s@.]+|localhost(?::\d+)?|\[[\da-f:.]+\]", parts.netloc):
        raise ValueError(f"{value!r} has no host")
    if re.fullmatch(r"(?:[\w-]+\.)?(?:m\.)?wikipedia\.org", parts.netloc):
        raise ValueError(f"{value!r} is a page about the thing, not the thing: give its item in Wikidata")
    return value


def is_web_address(value: str) -> bool:
    """Tell whether ``value`` is an address of the web, which is safe to link to: no ``javascript:``, no ``data:``.

    >>> is_web_address("https://example.org/"), is_web_address("javascript:alert(1)")
    (True, False)
    """
    return is_iri(value) and urlsplit(value).scheme in {"http", "https"} and bool(urlsplit(value).netloc)
