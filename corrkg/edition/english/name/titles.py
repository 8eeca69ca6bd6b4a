"""Names of newspapers, ships, hotels and the like, which hold the name of a person or a place and mean neither.

A noun beside the name says what is called so ('the newspaper "Working Moscow"', "the steamer Moscow"); that of a
newspaper often says it itself ("Evening Moscow", "Leningrad Pravda"). The name of a place alone in quotation marks,
without such a noun, stays a place: an author may only keep his distance to it ('this "Manchukuo"').
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from corrkg.edition.source import Span

_GAP = r"[^\S\n]+"
_CAP = r"[A-ZÀ-Þ][\w’'-]*"
_RUN = rf"{_CAP}(?:{_GAP}(?:(?:of|the|on|in){_GAP}){{0,2}}{_CAP}){{0,5}}"
_QUOTED = rf"[“\"«][^\S\n]*{_RUN}[^\S\n]*[”\"»]"
_AFLOAT = (
    r"(?:(?:motor\s)?ship|steam(?:er|ship)|icebreaker|cruiser|battleship|destroyer|submarine|gunboat|tanker|barge)"
)
_PRINTED = r"(?:newspaper|journal|magazine|weekly|daily|bulletin|almanac)"
_OTHER = (
    r"(?:publishing\shouse|hotel|restaurant|cinema|theat(?:er|re)|factory|plant|mine|club|sanatorium|film|novel|book|poem|"
    r"opera|kolkhoz|(?:collective|state)\sfarm|locomotive|brand|match(?:es)?|cigarettes)"
)
_MADE = r"(?:(?:editors?|correspondents?|readers?|issues?|numbers?|pages)\s(?:of|for))"
# One of these is in each of the nouns; where nothing is quoted, one of the first.
_AFLOAT_OR_PRINTED = (
    "ship", "steamer", "icebreaker", "cruiser", "destroyer", "submarine", "gunboat", "tanker", "barge", "newspaper",
    "journal", "magazine", "weekly", "daily", "bulletin", "almanac",
)  # fmt: skip
_NOUNS = (
    *_AFLOAT_OR_PRINTED, "publishing", "hotel", "restaurant", "cinema", "theat", "factory", "plant", "mine", "club",
    "sanatorium", "film", "novel", "book", "poem", "opera", "kolkhoz", "farm", "locomotive", "brand", "match",
    "cigarettes", "editor", "correspondent", "reader", "issue", "number", "page",
)  # fmt: skip
_QUOTES = '“"«'
_CALLED = re.compile(
    rf"""
      \b(?i:{_PRINTED}s?|{_AFLOAT}s?|{_OTHER}|{_MADE}){_GAP}(?:the{_GAP})?(?P<quoted>{_QUOTED})
    | \b(?i:{_PRINTED}|{_AFLOAT}){_GAP}(?P<bare>{_RUN})
    | (?P<before>{_QUOTED}){_GAP}(?i:{_PRINTED}|{_AFLOAT}|{_OTHER})\b
    """,
    re.VERBOSE,
)
_PAPER = re.compile(
    rf"""
      \b(?:Evening|Working|Vechern(?:ya|ia)ya|Rabochaya){_GAP}{_CAP}
    | [“\"«](?:Soviet|Red|Socialist|Proletarian|Young){_GAP}{_CAP}[”\"»]
    | \b{_CAP}{_GAP}(?:Pravda|Izvestiy?a|Gazette|Herald|Times|Tribune|News|Worker)\b
    | \b(?:Pravda|Izvestiy?a){_GAP}of{_GAP}(?:the{_GAP})?{_CAP}
    """,
    re.VERBOSE,
)


def called(text: str, within: Span) -> Iterator[Span]:
    """Yield the names of things that a noun beside the name tells.

    >>> text = 'the editor of the newspaper "Working Moscow", on the steamer Moscow, in the "Kirov" club; this "Japan"'
    >>> [text[one.start : one.end] for one in called(text, Span(0, len(text)))]
    ['"Working Moscow"', 'Moscow', '"Kirov"']
    """
    words = text[within.start : within.end].lower()
    quoted = any(sign in words for sign in _QUOTES)
    if not any(noun in words for noun in (_NOUNS if quoted else _AFLOAT_OR_PRINTED)):
        return  # as in most letters: the pattern is slow
    for match in _CALLED.finditer(text, within.start, within.end):
        yield Span(*match.span(match.lastgroup or 0))


def newspapers(text: str, within: Span) -> Iterator[Span]:
    """Yield the names that say themselves that a newspaper is called so.

    >>> text = "Evening Moscow and the Leningrad Pravda wrote of it in Moscow."
    >>> [text[one.start : one.end] for one in newspapers(text, Span(0, len(text)))]
    ['Evening Moscow', 'Leningrad Pravda']
    """
    for match in _PAPER.finditer(text, within.start, within.end):
        yield Span(*match.span())
