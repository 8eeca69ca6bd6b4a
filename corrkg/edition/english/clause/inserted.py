"""What a quotation is parted by: "“Strongly against it, - he telegraphed from Sochi on May 6, - but buy the coal”"."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from corrkg.edition.english.clause.frames import Frame
from corrkg.edition.english.clause.framing import frames_of
from corrkg.edition.english.clause.phrases import Phrase
from corrkg.edition.english.word.tokens import Names, Token
from corrkg.edition.source import SourceText, Span

# Words between two commas with a dash each; longer ones are a part of what is said.
_INSERTED = re.compile(r"[,.!?][\s\xa0]*[-–—][\s\xa0]+(?P<words>[^“”\n]{5,120}?)[,.][\s\xa0]*[-–—](?=[\s\xa0])")


def insertions(source: SourceText, quotation: Token, near: dt.date | None, names: Names) -> Iterator[Frame]:
    """Yield the clauses that tell within a quotation who said it, when and where.

    Args:
        source: the text.
        quotation: the quotation.
        near: a day near those that are told.
        names: what is known of names.
    """
    return (frame for _, frame in _inserted(source, quotation, near, names))


def inserted_words(source: SourceText, quotation: Token, near: dt.date | None, names: Names) -> Iterator[Span]:
    """Yield the places of such clauses, with their dashes; the arguments are those of `insertions`."""
    return (span for span, _ in _inserted(source, quotation, near, names))


def _inserted(source: SourceText, quotation: Token, near: dt.date | None, names: Names) -> Iterator[tuple[Span, Frame]]:
    for found in _INSERTED.finditer(source.text, quotation.start, quotation.end):
        frames = frames_of(found["words"], near, names, found.start("words"))
        if len(frames) == 1 and _tells_who_said(frames[0]):
            yield Span(found.start() + 1, found.end()), frames[0]


def sayer(frame: Frame) -> tuple[Phrase, ...]:
    """Return who says it in such a clause: its subject, or who stands behind the verb ("telegraphed Orlov")."""
    return frame.subject or frame.after[:1]


def _tells_who_said(frame: Frame) -> bool:
    """Tell whether a clause says that somebody else than the one who is quoted in it says something."""
    subject = sayer(frame)
    somebody = bool(subject) and all(phrase.has("person_pronoun") or phrase.people for phrase in subject)
    himself = any(token.has("first_person") for phrase in subject for token in phrase.tokens)
    said = frame.verb("saying", "answer", "sending", "informing", "surely_receipt")
    return frame.status == "done" and said and somebody and not himself
