"""The day that a document tells itself, where it is quoted, or printed below the letter that sends it along."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain

from corrkg.edition.english.word.daynames import RunningDate, ShortDate, dating_of, find_dates, find_short_dates
from corrkg.edition.records import Dating, Document, Part
from corrkg.edition.source import Span

# How far from its ends a quoted document may tell its day.
_EDGE = 70
# So many paragraphs, a heading and a line of address among them, may open a text before its day.
_OPENING = 3
# What may stand before the day of a text in its line: whence, and of whom; but no word with which a sentence begins.
_SENTENCE = r"(?:On|In|At|By|Since|Until|Before|After|For|To|This|That|The|And|When|If|As)\b"
_WHENCE = re.compile(rf"\W*(?:(?:[Ff]rom|(?!{_SENTENCE})[A-ZÀ-Þ][\w’'-]*)[\s\xa0,.;()–—-]*){{1,4}}")
_CLOSES = re.compile(r"[\s\xa0]*(?:[.:(]|$)")
_CLOSES_AFTER_A_PLACE = re.compile(r"[\s\xa0]*(?:[.,:;()–—-]|at\b|$)")


def day_inside(text: str, quotation: Span, near: dt.date | None) -> Dating | None:
    """Return the day that a quoted document tells at its end or its beginning.

    Args:
        text: the source's text.
        quotation: the document's words.
        near: the day of the letter, from which a missing year is taken.
    """
    ends = (max(quotation.start, quotation.end - _EDGE), quotation.end)
    begins = (quotation.start, min(quotation.end, quotation.start + _EDGE))
    return next((dating for low, high in (ends, begins) for dating, _ in _days(text, low, high, near)), None)


def dated_below(
    documents: Sequence[Document], text: str, parts: Sequence[Part], near: dt.date | None
) -> list[Document]:
    """Return documents, the one that a letter sends along with the day that its own words tell below the letter.

    Of several that go with the letter nothing says which is printed.

    Args:
        documents: those of the letter's own words.
        text: the source's text.
        parts: the parts of the letter.
        near: the day of the letter, from which a missing year is taken.
    """
    sent = [each for each in documents if each.enclosed]
    if len(sent) != 1 or sent[0].dating is not None:
        return list(documents)
    dating = _dateline([part.span for part in parts if part.kind == "after"], text, near)
    return [replace(each, dating=dating) if each is sent[0] else each for each in documents]


def _dateline(paragraphs: Sequence[Span], text: str, near: dt.date | None) -> Dating | None:
    """Return the day with which a text opens: "Kem. 19/X. The mill …". One that closes it is read as the letter's."""
    for span in paragraphs[:_OPENING]:
        for dating, day in _days(text, span.start, min(span.end, span.start + _EDGE), near):
            lead = text[span.start : day.start]
            whence = _WHENCE.fullmatch(lead)
            closes = _CLOSES_AFTER_A_PLACE if whence else _CLOSES
            if (whence or not lead.strip()) and closes.match(text, day.end, span.end):
                return dating
    return None


def _days(text: str, low: int, high: int, near: dt.date | None) -> Iterator[tuple[Dating, Span]]:
    days: Iterator[RunningDate | ShortDate] = chain(
        find_dates(text, low, high), find_short_dates(text, low, high, near)
    )
    for day in days:
        span = Span(day.start, day.end)
        dating = dating_of(day, near, span)
        if dating is not None:
            yield dating, span
