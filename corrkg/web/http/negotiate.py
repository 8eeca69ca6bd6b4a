"""Proactive negotiation, RFC 9110 section 12, in one piece of code for the whole site.

Decisions where the RFC leaves room:

- An element that does not parse, or whose weight is out of range, is ignored; if nothing is left, the field is
  treated as absent (section 12.5.1: no Accept "implies that the user agent will accept any media type").
- ``*`` alone means ``*/*``: old clients of Java send it.
- All of ours is UTF-8, so ``charset=utf-8`` always matches; another charset, or another parameter that we do not
  send, does not. ``profile`` is ignored: RFC 6906 makes a profile harmless to who does not know it.
- Of representations with the same quality, the one that was named more specifically wins, then the one that comes
  first in the server's order: ``application/n-triples, */*`` asks for N-Triples.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from corrkg.formats import Format

# Quantifiers are possessive, so that no field takes more than linear time.
_NAME = r"[!#$%&'*+\-.^_`|~0-9A-Za-z]++"  # RFC 9110 section 5.6.2
_QUOTED = r'"(?:[^"\\]|\\.)*+"'  # section 5.6.4
_PARAMETER = re.compile(rf"\s*+;\s*+(?:({_NAME})\s*+=\s*+({_NAME}|{_QUOTED}))?+")
_RANGE = re.compile(
    rf"\s*+(?:({_NAME})/({_NAME})|(\*))"
    rf"((?:\s*+;\s*+(?:{_NAME}\s*+=\s*+(?:{_NAME}|{_QUOTED}))?+)*+)\s*+"
)
_ELEMENT = re.compile(rf'(?:[^,"]|{_QUOTED})++')
_QVALUE = re.compile(r"(?:0(?:\.[0-9]*)?|1(?:\.0*)?|\.[0-9]+)")  # section 12.4.2, and ".2" and more digits as sent
_LANGUAGE = re.compile(r"\s*([A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*|\*)\s*(?:;\s*[qQ]\s*=\s*([0-9.]+)\s*)?")
_CODING = re.compile(r"\s*([!#$%&'*+\-.^_`|~0-9A-Za-z]+)\s*(?:;\s*[qQ]\s*=\s*([0-9.]+)\s*)?")
_IGNORED = frozenset({"profile"})
_MAX_LENGTH = 4000  # No honest field is longer; what follows is not read.


@dataclass(frozen=True, slots=True)
class MediaRange:
    """One element of an Accept field.

    Args:
        type: ``text`` or ``*``.
        subtype: ``turtle`` or ``*``.
        parameters: names in lower case, sorted; without the weight.
        quality: the weight, from 0 to 1.
    """

    type: str
    subtype: str
    parameters: tuple[tuple[str, str], ...] = ()
    quality: float = 1.0

    @property
    def specificity(self) -> int:
        """How precise the range is: ``*/*`` 0, ``text/*`` 1, ``text/turtle`` 2, and one for each parameter.

        >>> [each.specificity for each in parse_accept("*/*, text/*, text/turtle;version=1.1")]
        [0, 1, 3]
        """
        return (self.type != "*") + (self.subtype != "*") + len(self.parameters)

    def matches(self, media_type: str) -> bool:
        """Tell whether a representation of ``media_type`` (which may carry parameters) falls into the range.

        >>> [MediaRange("text", "*").matches(each) for each in ("text/turtle; charset=utf-8", "image/png")]
        [True, False]
        """
        essence, _, rest = media_type.partition(";")
        kind, _, subtype = essence.strip().lower().partition("/")
        if self.type not in {"*", kind} or self.subtype not in {"*", subtype}:
            return False
        offered = {"charset": "utf-8", **dict(_parameters(";" + rest))}
        return all(offered.get(name, "").lower() == value.lower() for name, value in self.parameters)


def parse_accept(field: str | None) -> tuple[MediaRange, ...]:
    """Return the media ranges of an Accept field; empty if it is absent or nothing in it can be read.

    >>> [str(each.quality) for each in parse_accept("text/turtle, */*;q=0.1")]
    ['1.0', '0.1']
    """
    found = []
    for element in _ELEMENT.findall((field or "")[:_MAX_LENGTH]):
        match = _RANGE.fullmatch(element)
        if match is None:
            continue
        kind, subtype = (match.group(1) or "*").lower(), (match.group(2) or "*").lower()
        quality = 1.0
        parameters = []
        for name, value in _parameters(match.group(4)):
            if name == "q":
                quality = float(value) if _QVALUE.fullmatch(value) else -1.0
                break  # What follows the weight was an extension once (RFC 7231), and means nothing now.
            if name not in _IGNORED:
                parameters.append((name, value))
        if quality >= 0 and (kind != "*" or subtype == "*"):
            found.append(MediaRange(kind, subtype, tuple(sorted(parameters)), quality))
    return tuple(found)


def choose(field: str | None, offers: Sequence[str], weights: Mapping[str, float] | None = None) -> str | None:
    """Return the media type of ``offers`` that an Accept field asks for, or None if it takes none of them.

    Args:
        field: the value of the Accept field, or None.
        offers: what there is, in the server's order of preference.
        weights: how good each of them is to the server, from 0 to 1; 1 if it is not named. It multiplies the
            request's quality (Apache's "qs"; section 12.1 leaves the choice to the server).

    >>> choose("text/html;q=0.8, text/turtle", ["text/html", "text/turtle"])
    'text/turtle'
    >>> choose("text/*, text/html;q=0", ["text/html", "text/turtle"])
    'text/turtle'
    >>> choose(None, ["text/html", "text/turtle"])
    'text/html'
    >>> choose("image/png", ["text/html", "text/turtle"]) is None
    True
    """
    ranges = parse_accept(field)
    if not ranges:
        return offers[0] if offers else None
    best: tuple[float, int] = (0.0, 0)
    chosen = None
    for offer in offers:
        matching = [each for each in ranges if each.matches(offer)]
        # The most specific range that matches decides (RFC 9110 section 12.5.1); of equal ones the first.
        decisive = max(matching, key=lambda each: each.specificity, default=None)
        if decisive is None or decisive.quality <= 0:
            continue
        rank = (decisive.quality * (weights or {}).get(offer, 1.0), decisive.specificity)
        if rank > best:
            best, chosen = rank, offer
    return chosen


@lru_cache(maxsize=256)  # of browsers and libraries there are not many kinds, and each asks again and again
def negotiate(field: str | None, offers: tuple[Format, ...]) -> Format | None:
    """Return the format of ``offers`` that an Accept field asks for, or None.

    >>> from corrkg.formats import DOCUMENT_FORMATS
    >>> negotiate("application/json", DOCUMENT_FORMATS).suffix
    'jsonld'
    >>> negotiate("application/n-quads, application/n-triples;q=0.8", DOCUMENT_FORMATS).suffix
    'nt'
    """
    types: dict[str, Format] = {each.media_type: each for each in offers}
    for each in offers:
        for alias in each.aliases:
            types.setdefault(alias, each)
    chosen = choose(field, list(types), {name: each.weight for name, each in types.items()})
    return None if chosen is None else types[chosen]


def choose_language(field: str | None, offers: Sequence[str]) -> str:
    """Return the language of ``offers`` that an Accept-Language field asks for; the first if it asks for none.

    Matching is the "lookup" of RFC 4647 section 3.4: ``ru-RU`` is served by ``ru``.

    >>> choose_language("ru-RU, en;q=0.8", ["en", "ru"])
    'ru'
    >>> choose_language("de", ["en", "ru"])
    'en'
    """
    best, chosen = 0.0, offers[0]
    for element in (field or "")[:_MAX_LENGTH].split(","):
        match = _LANGUAGE.fullmatch(element)
        if match is None or (match.group(2) and not _QVALUE.fullmatch(match.group(2))):
            continue
        quality = float(match.group(2) or 1)
        for offer in offers:
            if quality > best and match.group(1).lower().partition("-")[0] in {"*", offer}:
                best, chosen = quality, offer
                break
    return chosen


def choose_codings(field: str | None, offers: Sequence[str]) -> tuple[str, ...]:
    """Return the content codings that an Accept-Encoding field takes, the best first (RFC 9110 section 12.5.3).

    ``identity`` is among them unless the field refuses it; without the field, it is the only one: who does not ask
    gets the bytes as they are.

    >>> choose_codings("gzip, br;q=0.5", ["gzip"])
    ('gzip', 'identity')
    >>> choose_codings("gzip;q=0, *", ["gzip"])
    ('identity',)
    >>> choose_codings("gzip, identity;q=0", ["gzip"])
    ('gzip',)
    """
    if field is None:
        return ("identity",)
    weights: dict[str, float] = {}
    for element in field[:_MAX_LENGTH].split(","):
        match = _CODING.fullmatch(element)
        if match and (not match.group(2) or _QVALUE.fullmatch(match.group(2))):
            # "A recipient SHOULD consider x-gzip to be equivalent to gzip" (section 8.4.1.3).
            weights.setdefault(match.group(1).lower().removeprefix("x-"), float(match.group(2) or 1))
    others = weights.get("*", 0.0)
    found = {offer: weights.get(offer, others) for offer in offers}
    # Not named, and not refused by "*;q=0", identity is acceptable, and last.
    found["identity"] = weights.get("identity", others if "*" in weights else 0.0001)
    return tuple(sorted((each for each in found if found[each] > 0), key=lambda each: -found[each]))


def _parameters(text: str) -> list[tuple[str, str]]:
    found = []
    for match in _PARAMETER.finditer(text):
        if match.group(1):
            value = match.group(2)
            if value.startswith('"'):
                value = re.sub(r"\\(.)", r"\1", value[1:-1])
            found.append((match.group(1).lower(), value))
    return found
