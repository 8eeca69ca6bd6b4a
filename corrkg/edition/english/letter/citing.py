"""The documents that a letter and its notes cite, quote or send along, clause after clause, each once."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from corrkg.edition.english.clause.frames import Frame
from corrkg.edition.english.document.cited import Where, day_of, is_person, name_form
from corrkg.edition.english.document.documents import PapersOfClause
from corrkg.edition.english.letter.sections import Section
from corrkg.edition.english.page.address import same_name
from corrkg.edition.english.word.tokens import Token
from corrkg.edition.records import Document, Footnote, Header, Reference
from corrkg.edition.source import SourceText, Span

# So many clauses before one may name what "it" is there.
_EARLIER = 3


def read_documents(
    source: SourceText, header: Header, near: dt.date | None, sections: Iterable[Section], *, enclosed: bool = False
) -> Iterator[Document]:
    """Yield the documents that a letter's own words, or a text that it sends along, speak of, each once.

    Args:
        source: the text.
        header: who wrote, and to whom.
        near: the letter's day.
        sections: the letter's body.
        enclosed: they are those of a text that the letter sends along.
    """
    place = Where(source, header, near, enclosed=enclosed)
    found: dict[tuple[object, ...], Document] = {}
    for section in sections:
        he: tuple[Token, ...] = ()
        they: tuple[Token, ...] = ()
        opens = min((sentence.span.start for sentence in section.sentences), default=0)
        frames = [(sentence.part, frame) for sentence in section.sentences for frame in sentence.frames]
        for index, (part, frame) in enumerate(frames):
            earlier = [before for _, before in frames[max(0, index - _EARLIER) : index]]
            after = frames[index + 1][1] if index + 1 < len(frames) else None
            beside = after if after is not None and after.bracketed else None
            he = _others(frame, header) or he
            they = he if len(he) > 1 else they
            for each in PapersOfClause(place, frame, earlier, beside, he, they).read():
                key: tuple[object, ...] = (
                    (each.kind, *(name.form for name in each.writers)) if each.writers else (each.kind, part)
                )
                if not each.writers and each.enclosed:
                    key = (*key, each.span)  # two that are sent along are two
                if enclosed and each.kind == "draft":
                    continue  # the heading of the enclosed text itself
                key = next((known for known, other in found.items() if other.span == each.span), key)
                if key not in found and _is_bare(source, each):  # "a draft reply came. … The draft is good"
                    before = (known for known, other in found.items() if _is_again(other, each, opens))
                    key = next(before, key)
                found[key] = _with(found[key], each) if key in found else each
    yield from found.values()


def _others(frame: Frame, header: Header) -> tuple[Token, ...]:
    """Return the persons of whom a clause is said, where they are none of those between whom the letter goes."""
    people = [token for phrase in frame.subject for token in phrase.people if is_person(token, phrase)]
    parties = (*header.senders, *header.recipients)
    return tuple(token for token in people if not any(same_name(token.text, party.form) for party in parties))


def _is_bare(source: SourceText, document: Document) -> bool:
    """Tell whether a paper is called by its noun alone: "the draft"."""
    words = source.words(document.span).lower().split()
    return words[:1] == ["the"] and len(words) == 2 and not document.writers and not document.quotation


def _is_again(before: Document, document: Document, opens: int) -> bool:
    alone = document.kind != "document" and not (before.enclosed and document.enclosed)  # two things are sent
    return alone and before.kind == document.kind and opens <= before.span.start < document.span.start


def _with(document: Document, again: Document) -> Document:
    """Return a document with what the words that speak of it again tell: that it is sent along, its day."""
    if not again.enclosed or document.enclosed:
        return document
    elsewhere = again.again if again.span == document.span else again.span
    return replace(document, enclosed=True, again=elsewhere, dating=document.dating or again.dating)


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
        earlier = () if before is None else (before,)
        read = list(PapersOfClause(place, frame, earlier, after).read())
        if not read and found and _closes(frame, found[-1][0], found[-1][1]):
            found[-1] = (frame, _signed(place, frame, found[-1][1]))
        if not read and found and _goes_on(frame, found[-1][0]):  # "letters from Orlov (L. 1) and Gromov (L. 2)"
            names = tuple(name_form(source, token) for phrase in frame.phrases for token in phrase.people)
            first = found[-1][1]
            lead = Span(first.span.start, first.writers[0].span.start) if first.writers else None
            read = [replace(first, writers=names, span=Span(names[0].span.start, names[-1].span.end), lead=lead)]
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
