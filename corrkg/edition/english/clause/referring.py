"""How a clause goes on with one before it, so that the day of that is its own: "He replied on May 5. He agreed"."""

from __future__ import annotations

from corrkg.edition.english.clause.frames import Frame
from corrkg.edition.english.clause.moments import is_dated
from corrkg.edition.english.clause.phrases import Phrase


def heads(frame: Frame, before: Frame) -> bool:
    """Tell whether a moment alone stands before a sentence as its heading: "May 5. Orlov by telegraph: “…”"."""
    alone = before.ordinal == 0 and before.voice == "verbless" and bool(before.days) and not before.statement.references
    return alone and frame.ordinal == 0 and all(phrase.head is None for phrase in before.phrases)


def goes_along(frame: Frame, before: Frame) -> bool:
    """Tell whether somebody goes on with what he did in the clause before: "Orlov read it on May 5 and agreed"."""
    joined = frame.tokens[0].has("conjunction") and not frame.own_subject and before.statement is frame.statement
    somebody = any(phrase.people or phrase.has("person_pronoun", "relative") for phrase in before.subject)
    acted = before.voice == "active" or before.verb("informing", "putting_to", "polled")
    apart = bool(frame.days) or frame.holds("at_another_time")
    return joined and somebody and acted and before.status == "done" and not apart


def paper_that_moved(frame: Frame) -> Phrase | None:
    """The paper, not the letter itself, that a clause tells to have come or gone: "a cipher came from Orlov"."""
    moved = frame.verb("going", "sending", "receipt", "surely_receipt", "hand") or is_dated(frame)
    for phrase in frame.subject if moved or frame.verb("happening") else ():
        if phrase.has("answer"):
            return phrase
        new = any(token.has("foreign_determiner") for token in phrase.tokens) or bool(
            frame.owners(phrase, "of", "from")
        )
        beside = frame.following(phrase)
        new |= beside is not None and beside.preposition == "with" and beside.has("answer", "consent")
        if phrase.has("paper") and new and moved:
            return phrase
    return None


def is_he_or_they(phrase: Phrase) -> bool:
    """Tell whether a subject is "he", "they" or "both"."""
    return phrase.has("person_pronoun", "plural")


def is_said_of_him(frame: Frame) -> bool:
    """Tell whether a clause names its subject itself, and only as "he" or "they"."""
    return frame.own_subject and all(is_he_or_they(phrase) for phrase in frame.subject)


def _is_the_answer(phrase: Phrase) -> bool:
    """Tell whether it is the answer told of before: "the reply", "his answer", "the cipher"."""
    first = phrase.tokens[0]
    his = first.lemma in {"the", "this"} or first.has("owner_pronoun")
    return his and not phrase.preposition and phrase.has("answer", "cited-telegram")


def is_within(frame: Frame) -> bool:
    """Tell whether a clause tells what a paper says: "in it he agreed", "in the reply"."""
    return any(
        phrase.preposition in {"in", "by"}
        and (
            (len(phrase.tokens) == 1 and phrase.has("thing_pronoun", "relative"))
            or _is_the_answer(phrase._replace(preposition=""))
        )
        for phrase in frame.phrases
    )
