"""Documents that a clause of a note tells by what was done with them: wrote, telegraphed, printed under a number."""

from __future__ import annotations

from collections.abc import Iterator

from corrkg.edition.english.clause.frames import Frame
from corrkg.edition.english.document.cited import Where, is_person, kind_of, name_form
from corrkg.edition.english.page.address import wrote
from corrkg.edition.records import Document
from corrkg.edition.source import Span

# What is passed on in words of its own, and is no paper beside them: "the instructions were wired by Orlov".
_WORDS = ("decision", "consent", "answer", "opinion")


def numbered(place: Where, frame: Frame) -> Iterator[Document]:
    """Yield what the editors refer to by its number: "See also Document No. 717", "attachments No. 6, 7"."""
    start, noun = 0, ""
    for phrase in frame.phrases:
        tokens = phrase.tokens
        named = next((at for at, token in enumerate(tokens) if token.has("numbered")), None)
        if named is not None:
            start, noun = tokens[named].start, tokens[named].lemma
            tokens = tokens[named + 1 :]
        elif not (start and all(token.kind == "number" for token in tokens)):
            start = 0
        for token in tokens if start else ():
            digits = "".join(letter for letter in token.text if letter.isdigit())
            if token.kind == "number" and digits:
                span = Span(start, token.end)
                one = f"{noun} No. {digits}" if place.source.quote(span)[len(noun) :].startswith("s") else ""
                yield Document(place.note, "document", span, number=digits, called=one)


def written(place: Where, frame: Frame) -> Document | None:
    """Return the letter of "Stalin wrote to Molotov on September 26"."""
    if frame.group is None or frame.group.head.lemma != "write":
        return None
    to = next((phrase for phrase in frame.after[:2] if phrase.preposition == "to" and phrase.people), None)
    by = [name_form(place.source, token) for phrase in frame.subject for token in phrase.people]
    if to is None or not by or frame.status != "done" or frame.voice != "active":
        return None
    names = tuple(name_form(place.source, token) for token in to.people)
    return Document(place.note, "letter", frame.words, tuple(by), names, frame.day())


def wired(place: Where, frame: Frame, before: Frame | None) -> Document | None:
    """Return the telegram of "The instructions to Petrov were transmitted by Orlov by telegram": by Orlov, to Petrov.

    Args:
        place: where it stands.
        frame: the clause.
        before: the clause before it, which may name its subject.
    """
    medium = next((p for p in frame.phrases if p.preposition in {"by", "in"} and kind_of(p) == "telegram"), None)
    passed = frame.verb("sending") and frame.voice == "passive" and frame.status == "done"
    if medium is None or not passed or not any(phrase.has(*_WORDS) for phrase in frame.subject):
        return None
    by = [token for phrase in frame.by() for token in phrase.people if is_person(token, phrase)]
    if not by or any(wrote(place.header, token.text) for token in by):
        return None
    told = (*frame.before, *(before.before if before is not None and not frame.own_subject else ()))
    to = [token for phrase in (*frame.after, *told) if phrase.preposition == "to" for token in phrase.people]
    names = [tuple(name_form(place.source, token) for token in row) for row in (by, to)]
    start = frame.group.head.start if frame.group is not None else by[0].start
    return Document(place.note, "telegram", Span(start, medium.tokens[-1].end), names[0], names[1], frame.day())
