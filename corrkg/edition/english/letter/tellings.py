"""Decisions that the letter's own text tells: "Today the following decision was adopted: 1. …"."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from corrkg.edition.english.clause.frames import Frame
from corrkg.edition.english.decision.acts import acts_on
from corrkg.edition.english.letter.sections import Section, Sentence
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
        pairs = zip([None, *sentence.frames], sentence.frames, strict=False)
        frame = next((frame for before, frame in pairs if _adopts(frame, before)), None)
        if frame is not None:
            after = list(_decided(body, number) if _announces(frame) else _listed(body, number))
            items = tuple(each.span for each in after if each.point)
            whole = Span(sentence.span.start, max(each.span.end for each in (sentence, *after)))
            yield Telling(sentence.span, whole, items, _day(frame, sentence, header))


def told_decision(telling: Telling) -> Decision:
    """Return the record of a decision that the letter tells; that it is the Politburo's is inferred."""
    basis = "the letter tells that it was adopted, and names no other body"
    inferred = Observation("inferred", "body", basis, telling.span, "medium")
    return Decision(None, telling.whole, telling.dating, "", "", (), (inferred,))


def _adopts(frame: Frame, before: Frame | None) -> bool:
    """Tell whether a clause says that a decision was adopted: "the following", "the PB decided", "on the 10th we …"."""
    if frame.group is None or frame.status != "done" or not frame.group.past or frame.main is not None:
        return False
    nouns = frame.subject if frame.voice in {"passive", "bare"} else frame.after[:1]
    decision = next((phrase for phrase in nouns if phrase.has("decision")), None)
    if decision is not None and frame.verb("adopting"):
        following = any(token.text == "following" for token in decision.tokens)
        ours = any(phrase.has("first_person", "body") for phrase in frame.subject)
        dated = any(day.role == "event" for day in frame.days)  # "on the 10th we adopted a decision on trade"
        if following or (dated and ours):
            return frame.voice != "active" or ours
    goes_on = frame.voice == "bare" and before is not None and any(token.has("adding") for token in frame.tokens[:1])
    subject = before.subject if goes_on and before is not None else frame.subject if frame.voice == "active" else ()
    if not any(phrase.has("body") for phrase in subject):
        return False
    settles = frame.verb("confirming", "releasing", "appointing", "instructing") or bool(frame.days)
    return frame.verb("deciding") or (settles and acts_on(frame))


def _announces(frame: Frame) -> bool:
    """Tell whether what was decided comes after it: "the following decision"."""
    return any(token.text == "following" for token in frame.tokens)


def _listed(body: Sequence[Sentence], number: int) -> Iterator[Sentence]:
    """Yield the items that follow in the same paragraph: "we adopted a decision on trade: 1) …; 2) …"."""
    here = body[number]
    return takewhile(lambda sentence: sentence.part == here.part and bool(sentence.point), body[number + 1 :])


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
    named = next((token for token in sentence.tokens if token.has("near_day")), None)
    if day is None or named is None:
        return None
    ago = int(named.lemma == "yesterday")
    meant = day - dt.timedelta(days=ago)
    what = "the day before the letter" if ago else "the day of the letter"
    rule = Observation("inferred", "date", f"“{named.lemma}” is {what}", Span(named.start, named.end))
    return Dating(meant.isoformat(), meant, meant, "inferred", rule.span, (rule,))
