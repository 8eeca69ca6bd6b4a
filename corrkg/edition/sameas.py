"""Identifiers that authority files give to a person or place: from what people paste to the URI that is meant.

An address of a page about a thing is not the thing; each authority says which URI is.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import urlsplit

from stdnum import isni

from corrkg.uris import is_iri

EXPECTED = (
    "an address such as http://www.wikidata.org/entity/Q855, or Q855, viaf:…, gnd:…, isni:…, orcid:…, geonames:…,"
    " lc:…, bnf:…, ndl:…"
)


def _isni(digits: str) -> str | None:
    """Return an ISNI without its spaces; None if its check character is wrong (ISO 27729 section 4)."""
    plain = isni.compact(digits).upper()
    return plain if isni.is_valid(plain) else None


def _orcid(digits: str) -> str | None:
    """Return an ORCID in its groups: it is an ISNI (https://support.orcid.org/hc/articles/360006897674)."""
    plain = _isni(digits)
    return plain and "-".join(re.findall("....", plain))


def _gnd(value: str) -> str | None:
    """Return a GND number whose check character is right, by its weights of 2, 3, 4 … from the right, modulo 11.

    The character makes the sum of a number without a hyphen a multiple of 11; after a hyphen it is the remainder.
    https://www.wikidata.org/wiki/Property:P227 has the two forms.
    """
    plain = value.upper()
    digits = plain[:-1].removesuffix("-")
    if not digits.isdecimal():
        return None
    total = sum(int(digit) * weight for weight, digit in enumerate(reversed(digits), 2))
    check = total % 11 if "-" in plain else -total % 11
    return plain if plain[-1] == "0123456789X"[check] else None


_NOID = "0123456789bcdfghjkmnpqrstvwxz"


def _bnf(value: str) -> str | None:
    """Return the name of an ARK of the BnF; None if its check character is wrong.

    It is that of NOID (https://metacpan.org/dist/Noid/view/noid#NOID-CHECK-DIGIT-ALGORITHM), without the number 12148
    of the BnF.
    """
    name = f"cb{value.lower().removeprefix('cb')}"
    total = sum(_NOID.index(char) * place for place, char in enumerate(name[:-1], 1))
    return name if name[-1] == _NOID[total % len(_NOID)] else None


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
    ("gnd", r"(?:d-nb\.info/gnd/)?(?P<id>\d[\d-]{2,10}[\dX])(?:/about.*)?", "https://d-nb.info/gnd/{}", _gnd),
    (
        "isni", r"(?:(?:www\.)?isni\.org/(?:isni/|page/)?)?(?P<id>(?:\d{4}[\s-]?){3}\d{3}[\dX])/?",
        "https://isni.org/isni/{}", _isni,
    ),
    (
        "geonames", r"(?:(?:www\.|sws\.)?geonames\.org/)?(?P<id>[1-9]\d*)(?:/.*)?",
        "https://sws.geonames.org/{}/", _same,
    ),
    (
        "lc",
        r"(?:id\.loc\.gov/authorities/(?:names|subjects)/|lccn\.loc\.gov/)?(?P<id>(?:n|nb|no|nr|ns|sh)\d{8,10})"
        r"(?:\.\w+)?",
        "http://id.loc.gov/authorities/{}", _of_congress,
    ),
    # https://data.bnf.fr/en/semanticweb: the ARK of the record names the thing with #about after it
    (
        "bnf", r"(?:(?:data|catalogue)\.bnf\.fr/(?:\w\w/)?ark:/12148/)?(?P<id>(?:cb)?\d{8}[\dbcdfghjkmnpqrstvwxz])"
        r"(?:[#.?].*)?", "http://data.bnf.fr/ark:/12148/{}#about", _bnf,
    ),
    # https://id.ndl.go.jp/information/lod/
    ("ndl", r"(?:id\.ndl\.go\.jp/auth/(?:ndlna|entity)/)?(?P<id>0\d{7})", "http://id.ndl.go.jp/auth/entity/{}", _same),
    ("orcid", r"(?:(?:www\.)?orcid\.org/)?(?P<id>(?:\d{4}-){3}\d{3}[\dX])/?", "https://orcid.org/{}", _orcid),
)  # fmt: skip
_PATTERNS = [(name, re.compile(rest, re.IGNORECASE), uri, make) for name, rest, uri, make in _AUTHORITIES]
AUTHORITIES = tuple(name for name, *_ in _AUTHORITIES)
# Those that correspSearch and readers of BEACON files follow, the most followed first; Wikidata is none of them.
# https://correspsearch.net/en/documentation.html
LIBRARIES = ("gnd", "viaf", "lc", "bnf", "ndl")


def authority_of(uri: str) -> str:
    """Return which of `AUTHORITIES` gave a canonical URI; empty: none of them did.

    >>> authority_of("http://www.wikidata.org/entity/Q855"), authority_of("https://example.org/person/1")
    ('wikidata', '')
    """
    return next((name for name, _, form, _ in _AUTHORITIES if uri.startswith(form.partition("{")[0])), "")


def pattern_of(authority: str) -> tuple[str, str]:
    """Return what stands before and after the identifier in the canonical URIs of one of `AUTHORITIES`.

    >>> pattern_of("bnf")
    ('http://data.bnf.fr/ark:/12148/', '#about')
    """
    before, _, after = next(form for name, _, form, _ in _AUTHORITIES if name == authority).partition("{}")
    return before, after


def identifier_of(uri: str) -> str:
    """Return the identifier in a canonical URI, as the authority writes it in its own tables.

    >>> identifier_of("http://data.bnf.fr/ark:/12148/cb11907966z#about"), identifier_of("https://isni.org/isni/00")
    ('11907966z', '00')
    """
    form = next((form for name, _, form, _ in _AUTHORITIES if name == authority_of(uri)), "{}")
    before, _, after = form.partition("{}")
    plain = uri.removeprefix(before).removesuffix(after)
    return plain.removeprefix("names/").removeprefix("subjects/").removeprefix("cb")


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
