"""Places that no file has, known by the noun beside the name: "the village of Davydovo", "the Vinnitsa region"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from corrkg.edition.english.name.bodies import GAP
from corrkg.edition.english.word.vocabulary import in_dictionary
from corrkg.edition.source import Span

_CAP = r"[A-ZÀ-Þ][a-zà-ÿ]+(?:-[A-ZÀ-Þa-zà-ÿ]+)*"
_WHOLE = r"(?![\w’'-])"
_NAME = rf"(?P<name>{_CAP}(?:{GAP}{_CAP}){{0,2}})"


def _any(nouns: Iterable[str]) -> str:
    """Return a pattern of nouns in lower case, which may have a capital."""
    return "|".join(f"[{noun[0].upper()}{noun[0]}]{noun[1:]}" for noun in nouns)


_SETTLEMENTS = ("village", "town", "settlement", "hamlet", "stanitsa", "aul", "station", "cape")
_WITH_OF = ("city", "port", "island")
_LANDS = ("region", "territory", "district", "oblast", "krai", "province")
_REPUBLICS = ("ASSR", "SSR")
_SETTLED = rf"(?:{_any(_SETTLEMENTS)})"
_REGION = rf"(?:{_any(_LANDS)}|{'|'.join(_REPUBLICS)})"
_OF = re.compile(rf"\b(?P<noun>{_SETTLED}|{_any(_WITH_OF)}){GAP}of{GAP}{_NAME}{_WHOLE}")
# "Station Ukhta", but "in this village Orlov was arrested".
_APPOSED = re.compile(
    rf"(?<!\bthis )(?<!\bthat )(?<!\bwhich )(?<!\bone )\b(?P<noun>{_SETTLED}){GAP}(?P<name>{_CAP}){_WHOLE}"
)
# One of these is in each of them: most passages have none, and the patterns look at every name.
_NOUN = re.compile(rf"(?:{_SETTLED}|{_any(_WITH_OF)}|{_REGION})\b")
_NOUNS = (*_SETTLEMENTS, *_WITH_OF, *_LANDS, *map(str.lower, _REPUBLICS))
_BEFORE = re.compile(rf"(?<![\w.-]){_NAME}{GAP}(?P<noun>station|village|settlement|stanitsa|hamlet)\b")
_REGIONS = re.compile(rf"(?<![\w-]){_NAME}{GAP}(?P<noun>{_REGION})\b")
# No part of the name of a region: what opens a sentence before it, and what makes it the name of something else.
_OPENS = re.compile(rf"(?:The|This|That|These|Our|Your|Their|His|Its|Each|Every|Whose|In|On|At|To|From|For|And){GAP}")
_OTHER = re.compile(r"\b(?:Military|Federal|Special|Fortified|School|Mine|Soviet)\b")


@dataclass(frozen=True, slots=True)
class Called:
    """A place that a noun says to be one.

    Args:
        span: its name; of a region, the noun too.
        noun: what it is called, in lower case.
        name: the name alone.
    """

    span: Span
    noun: str
    name: str


def places_by_noun(text: str, within: Span, known: frozenset[str] = frozenset()) -> Iterator[Called]:
    """Yield the places within ``within`` that a noun beside the name says to be one.

    A word of the language is no name ("the Mongolian territory"), unless it is the name of a place in ``known`` ("the
    Saratov region") or the noun has a capital, as in a title ("Northern Territory").

    Args:
        text: the source's text.
        within: where to look.
        known: names of places, in lower case.

    >>> text = "the village of Orlovo, station Ukhta, Kuntsevo station, the Vinnitsa region; the Mongolian territory"
    >>> [text[one.span.start : one.span.end] for one in places_by_noun(text, Span(0, len(text)))]
    ['Orlovo', 'Ukhta', 'Kuntsevo', 'Vinnitsa region']
    """
    words = text[within.start : within.end].lower()
    if not any(noun in words for noun in _NOUNS) or not _NOUN.search(text, within.start, within.end):
        return
    for pattern in (_OF, _APPOSED, _BEFORE, _REGIONS):
        for match in pattern.finditer(text, within.start, within.end):
            opens = _OPENS.match(text, match.start("name"), match.end("name"))
            start, end = opens.end() if opens else match.start("name"), match.end("name")
            name, noun = text[start:end], match["noun"]
            region = pattern is _REGIONS
            proper = any(not in_dictionary(word.lower()) for word in name.split())
            if region and not proper:
                proper = noun[0].isupper() or (noun != "territory" and name.lower() in known)
            if _OTHER.search(name) or not (proper or pattern is _OF):
                continue
            yield Called(Span(start, match.end("noun") if region else end), noun.lower(), name)
