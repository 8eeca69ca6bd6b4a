"""Judgements that answer: of a document that came ("It is no good"), of what should be done with a request."""

from __future__ import annotations

from collections.abc import Sequence

from corrkg.edition.english.clause.frames import Frame
from corrkg.edition.english.letter.sections import Sentence


def judges_a_document(sentences: Sequence[Sentence], place: int, index: int) -> bool:
    """Tell whether a clause judges a document that was sent for that, and so answers, whatever else the letter does.

    Args:
        sentences: what is said.
        place: the place of the sentence.
        index: the place of its clause.
    """
    sentence = sentences[place]
    frame = sentence.frames[index]
    if frame.modals - {"can"} or not (frame.verb("being", "sound") or frame.modals):
        return False  # "the draft must not be kept in a drawer" bids something
    if any(map(_you_sent, sentence.frames)):
        return True  # "the outline which you sent me cannot be printed"
    if any(phrase.has("draft") or phrase.holds("draft") for phrase in frame.subject):
        return True
    before = sentences[place - 1] if place else None
    it = frame.said_of("it") and frame.doing is None
    back = before is not None and before.part == sentence.part and any(map(_gives_back, before.frames))
    return it and back


def _you_sent(frame: Frame) -> bool:
    """Tell whether a clause says that the reader sent it: "which you sent me"."""
    return frame.said_of("you") and frame.verb("sending", "showing", "hand") and frame.status == "done"


def _gives_back(frame: Frame) -> bool:
    """Tell whether the writers read a document, or give it back: "I am returning Petrov's draft"."""
    document = any(phrase.has("draft", "other_paper") for phrase in frame.after)
    return frame.first_person and document and frame.verb("giving_back", "reading", "surely_receipt")


def opinion_of(frame: Frame) -> str:
    """Return what somebody thinks should be done with what was asked: "Petrov believes that it should be refused"."""
    group, main = frame.group, frame.main
    if group is None or main is None or not main.verb("deeming") or main.first_person or not group.passive:
        return ""
    back = any(phrase.holds("thing_pronoun", "raised") for phrase in frame.subject)
    if not back or not group.modal or not any(token.has("needing", "possibly") for token in frame.tokens):
        return ""
    against = group.head.has("refusal", "objection") != group.denied
    granted = group.head.has("granting", "consent", "consent_to_matter")
    return "refuses" if against else "agrees" if granted else ""
