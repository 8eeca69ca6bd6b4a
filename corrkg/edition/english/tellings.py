"""Decisions that the letter's own text tells: "Today the following decision was adopted: 1. …"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corrkg.edition.english.frames import Frame
from corrkg.edition.english.sections import Section, Sentence
from corrkg.edition.records import Dating, Decision, Header, Observation
from corrkg.edition.source import Span


@dataclass(frozen=True, slots=True)
class Telling:
    """A decision told by the letter.

    Args:
        span: the words that tell its adoption.
        whole: these and all that was decided.
        items: its numbered items.
        dating: its day; None where it is not told.
    """

    span: Span
    whole: Span
    items: tuple[Span, ...]
    dating: Dating | None


def read_tellings(sections: Sequence[Section], header: Header) -> Iterator[Telling]:
    """Yield the decisions of the deciding body whose adoption the letter tells; one only mentioned or drafted is none.

    Args:
        sections: the letter's body.
        header: when the letter was written, for "today".
    """
    body = [sentence for section in sections for sentence in section.sentences]
    for number, sentence in enumerate(body):
        frame = next((frame for frame in sentence.frames if _adopts(frame)), None)
        if frame is not None:
            after = list(_decided(body, number))
            items = tuple(each.span for each in after if each.point)
            whole = Span(sentence.span.start, max(each.span.end for each in (sentence, *after)))
            yield Telling(sentence.span, whole, items, _day(frame, sentence, header))


def told_decision(telling: Telling) -> Decision:
    """Return the record of a decision that the letter tells; that it is the Politburo's is inferred."""
    basis = "the letter tells that it was adopted, and names no other body"
    inferred = Observation("inferred", "body", basis, telling.span, "medium")
    return Decision(None, telling.whole, telling.dating, "", "", (), (inferred,))


def _adopts(frame: Frame) -> bool:
    """Tell whether a clause says that a decision was adopted, and which: "the following", "the PB decided"."""
    if frame.group is None or frame.status != "done" or not frame.group.past or frame.main is not None:
        return False
    nouns = frame.subject if frame.voice in {"passive", "bare"} else frame.after[:1]
    following = any(phrase.has("decision") and any(t.text == "following" for t in phrase.tokens) for phrase in nouns)
    if frame.verb("adopting") and following:
        return frame.voice != "active" or any(phrase.has("first_person", "body") for phrase in frame.subject)
    return frame.voice == "active" and frame.verb("deciding") and any(phrase.has("body") for phrase in frame.subject)


def _decided(body: Sequence[Sentence], number: int) -> Iterator[Sentence]:
    """Yield what follows in the same paragraph, and the numbered items after it."""
    last_part = body[number].part
    for sentence in body[number + 1 :]:
        if not (sentence.point or sentence.part == last_part):
            return
        yield sentence
        last_part = sentence.part


def _day(frame: Frame, sentence: Sentence, header: Header) -> Dating | None:
    told = frame.day("decision")
    if told is not None:
        return told
    day = header.dating.day
    today = next((token for token in sentence.tokens if token.lemma == "today"), None)
    if day is None or today is None:
        return None
    rule = Observation("inferred", "date", "“today” is the day of the letter", Span(today.start, today.end))
    return Dating(day.isoformat(), day, day, "inferred", rule.span, (rule,))
