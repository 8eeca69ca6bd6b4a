"""The documents that a letter and its notes cite, quote or send along, clause after clause, each once."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from corrkg.edition.english.cited import day_of, name_form
from corrkg.edition.english.documents import PapersOfClause, Where
from corrkg.edition.english.frames import Frame
from corrkg.edition.english.sections import Section
from corrkg.edition.records import Document, Footnote, Header, Reference
from corrkg.edition.source import SourceText


def read_documents(
    source: SourceText, header: Header, near: dt.date | None, sections: Iterable[Section]
) -> Iterator[Document]:
    """Yield the documents that a letter's own words speak of, each once.

    Args:
        source: the text.
        header: who wrote, and to whom.
        near: the letter's day.
        sections: the letter's body.
    """
    place = Where(source, header, near)
    found: list[tuple[int, Document]] = []
    for sentence in (sentence for section in sections for sentence in section.sentences):
        found += [(sentence.part, each) for frame in sentence.frames for each in PapersOfClause(place, frame).read()]
    seen: set[tuple[object, ...]] = set()
    for part, each in found:
        key = (each.kind, *(name.form for name in each.writers)) if each.writers else (each.kind, part)
        if key not in seen:
            seen.add(key)
            yield each


def read_noted_documents(
    source: SourceText, note: Footnote, frames: Sequence[Frame], header: Header, near: dt.date | None
) -> Iterator[Document]:
    """Yield the documents that a note speaks of.

    Args:
        source: the text.
        note: the note.
        frames: its frames.
        header: who wrote, and to whom.
        near: the letter's day.
    """
    place = Where(source, header, near, note.number)
    found: list[tuple[Frame, Document]] = []
    before: Frame | None = None
    for index, frame in enumerate(frames):
        after = frames[index + 1] if index + 1 < len(frames) else None
        read = list(PapersOfClause(place, frame, before, after).read())
        if not read and found and _closes(frame, found[-1][0], found[-1][1]):
            found[-1] = (frame, _signed(place, frame, found[-1][1]))
        if not read and found and _goes_on(frame, found[-1][0]):  # "letters from Orlov (L. 1) and Gromov (L. 2)"
            names = tuple(name_form(source, token) for phrase in frame.phrases for token in phrase.people)
            read = [replace(found[-1][1], writers=names, span=frame.span)]
        found += [(frame, each) for each in read]
        before = frame
    yield from _with_references(_once(found))


def _closes(frame: Frame, last: Frame, document: Document) -> bool:
    """Tell whether a statement is no more than the day and the name under the document that was quoted before it."""
    follows = document.quotation is not None and last.statement is not frame.statement and frame.group is None
    days = [phrase for phrase in frame.phrases if phrase.first("day")]
    return follows and bool(days) and all(phrase.first("day") or phrase.people for phrase in frame.phrases)


def _signed(place: Where, frame: Frame, document: Document) -> Document:
    token = next(token for phrase in frame.phrases for token in phrase.tokens if token.kind == "day")
    names = tuple(name_form(place.source, each) for phrase in frame.phrases for each in phrase.people)
    return replace(document, dating=day_of(token, place.near) or document.dating, writers=document.writers or names)


def _goes_on(frame: Frame, last: Frame) -> bool:
    """Tell whether a statement is no more than another name, in the row of the one before it."""
    joined = frame.statement.joined and last.statement is not frame.statement
    return joined and frame.group is None and bool(frame.phrases) and all(phrase.people for phrase in frame.phrases)


def _once(found: Sequence[tuple[Frame, Document]]) -> list[tuple[Frame, Document]]:
    """Take a paper that is spoken of again ("the draft") for the one before it, with what closes its statement."""
    kept: list[tuple[Frame, Document]] = []
    places: dict[tuple[object, ...], int] = {}  # of the first of a kind, and of the first of a kind by and to the same
    for frame, document in found:
        who = (document.kind, document.writers, document.addressees)
        plain = not (document.dating or document.quotation or document.number)
        nobody = not document.writers and not document.addressees
        again = places.get((document.kind,) if nobody else who) if plain else None
        if again is None:
            places.setdefault((document.kind,), len(kept))
            places.setdefault(who, len(kept))
            kept.append((frame, document))
        elif not kept[again][0].statement.references:
            kept[again] = (frame, kept[again][1])
    return kept


def _with_references(found: Sequence[tuple[Frame, Document]]) -> Iterator[Document]:
    """Give each document the references that stand after it, and before the next one of its statement."""
    of_statement: dict[int, list[Document]] = {}
    for frame, document in found:
        of_statement.setdefault(id(frame.statement), []).append(document)
    done: Counter[int] = Counter()
    for frame, document in found:
        row = of_statement[id(frame.statement)]
        place = done[id(frame.statement)]
        done[id(frame.statement)] += 1
        low = 0 if len(row) == 1 else _end(document)
        high = _end(row[place + 1]) if place + 1 < len(row) else frame.span.end + len(document.span) + 10**9
        yield replace(document, references=tuple(_between(frame.statement.references, low, high)))


def _end(document: Document) -> int:
    return document.quotation.end if document.quotation is not None else document.span.start


def _between(references: Iterable[Reference], low: int, high: int) -> Iterator[Reference]:
    return (reference for reference in references if low <= reference.span.start < high)
