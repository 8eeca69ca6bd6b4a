"""Quotations: where their marks open and close, as printers, OCR and translators set them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from corrkg.edition.source import Span

_CLOSES = {"“": "”", "«": "»", '"': '"'}
# A mark that opens or closes words within a quotation; a straight one behind a space or another mark opens them.
_INNER = re.compile(r"(?P<opens>“|(?<=[\s(“\"])\")|\"")
# Where the editors' own words plainly follow a sentence of a quotation that was left open.
_STOPS = 8  # so many stops and spaces may stand before them
_OWN_WORDS = re.compile(
    r"(?<=[.!?]\s)(?=(?:(?:Only\s+)?[Oo]n\s+|In\s+)?[A-Z][a-z]+\s+\d|The\s+P|\()"
    r"|(?<=\s)(?=\((?:Ibid|RGASPI|[A-Z]+\.\s+F\.)[^()]{0,200}\)\.\s)"  # a reference closes what it is quoted from
)


def blanked(words: str, spans: Iterable[Span], sign: str) -> str:
    """Return ``words`` with each span written over with ``sign``."""
    pieces, last = [], 0
    for span in sorted(spans):
        start = max(span.start, last)
        if span.end > start:
            pieces += [words[last:start], sign * (span.end - start)]
            last = span.end
    return "".join([*pieces, words[last:]])


def mask_quotations(words: str) -> str:
    """Return ``words`` with each quotation written over with underscores, its marks included.

    A quotation that OCR or the translator left open runs to the end of its paragraph.

    >>> mask_quotations("He wrote: “Yes”. He went.")
    'He wrote: _____. He went.'
    """
    return blanked(words, quotations(words), "_")


def quotations(words: str) -> Iterator[Span]:
    """Yield the span of each quotation, with its marks."""
    position = 0
    missing: set[str] = set()  # closing marks that the rest of the text has none of
    for match in re.finditer(r"[“«\"]", words):
        if match.start() < position:
            continue
        close = _CLOSES[match.group()]
        end = -1 if close in missing else words.find(close, match.end())
        if end < 0 and close == "”":  # closed with a straight mark
            paragraph = words.find("\n", match.end())
            end = words.find('"', match.end(), len(words) if paragraph < 0 else paragraph)
        elif close == "”" and (straight := _closed_straight(words, match.end(), end)) is not None:
            end = straight  # the curved mark closes a later quotation
        if end >= 0:
            position = end + 1
        elif match.group() == '"':
            continue
        else:
            missing.add(close)
            line_end = words.find("\n", match.end())
            own = _OWN_WORDS.search(words, match.end(), len(words) if line_end < 0 else line_end)
            position = len(words) if line_end < 0 else line_end
            if own is not None:  # the full stop before them is no part of the quotation
                tail = words[max(match.end(), own.start() - _STOPS) : own.start()]
                position = own.start() - len(tail) + len(tail.rstrip().rstrip(".!?"))
        if position > match.start():
            yield Span(match.start(), position)


def _closed_straight(words: str, start: int, end: int) -> int | None:
    """Return where a straight mark closes a quotation: the first that closes nothing opened within it.

    >>> _closed_straight('I agree", he wrote on “Krasny', 0, 29), _closed_straight('see "Krasny" and', 0, 16)
    (7, None)
    """
    within = 0
    for mark in _INNER.finditer(words, start, end):
        if mark["opens"]:
            within += 1
        elif not within:
            return mark.start()
        else:
            within -= 1
    return None
