"""What carried a consent, or dates it: the cipher it went in, the report of an inscription, the poll."""

from __future__ import annotations

from corrkg.edition.english.frames import Frame


def is_poll(frame: Frame) -> bool:
    """Tell whether it tells of a poll, or what was decided by one or put to the vote: its day is that of the votes."""
    held = any(phrase.has("vote") for phrase in frame.subject) and not frame.holds("in_favor")
    return held or any(phrase.preposition in {"by", "to"} and phrase.has("vote") for phrase in frame.phrases)


def is_carrier(frame: Frame, after: Frame) -> bool:
    """Tell whether a clause tells how a consent went: "in a cipher, which left Sochi", "by cipher, departed at 5"."""
    if after.statement is not frame.statement or not after.verb("going", "sending") or after.own_subject_is_noun:
        return False
    bare = after.voice == "bare" and not after.subject and any(phrase.has("paper") for phrase in frame.after)
    return bare or any(phrase.has("paper") for phrase in after.subject)


def introduces(frame: Frame, before: Frame) -> bool:
    """Tell whether the clause before tells how a consent went: "in a cipher sent on May 5, he agreed"."""
    if before.statement is not frame.statement or before.bracketed:
        return False
    if before.day("paper") and any(p.has("paper") and p.preposition in {"from", "by"} for p in before.phrases):
        return True  # "as can be seen from his letter of May 5"
    if before.status != "done":
        return False
    if frame.inside or _is_relative(frame):  # "there was a cipher in which he agreed"
        return any(phrase.has("paper", "answer") for phrase in before.phrases)
    if frame.own_subject:
        paper = any(phrase.preposition in {"in", "by"} and phrase.has("paper") for phrase in before.before)
        return paper and before.voice == "bare" and before.verb("sending", "going")
    return before.voice == "active" and before.verb("answer", "saying")


def interrupts(after: Frame) -> bool:
    """Tell whether a relative clause tells how its person answered: "Stalin, who replied on May 5, agreed"."""
    said = after.status == "done" and after.verb("answer", "saying", "sending")
    himself = any(phrase.has("person_pronoun", "relative") for phrase in after.before)
    return said and (after.inside or (_is_relative(after) and himself))


def is_answer(frame: Frame, after: Frame) -> bool:
    """Tell whether a later clause tells how the answer went: "Stalin agreed; his answer was sent on May 5"."""
    if frame.days or frame.time is not None or after.status != "done" or not after.verb("sending", "going", "receipt"):
        return False
    return any(
        phrase.has("answer", "paper") and any(token.has("owner_pronoun") or token.possessive for token in phrase.tokens)
        for phrase in after.subject
        if after.own_subject
    )


def _is_relative(frame: Frame) -> bool:
    return any(token.has("relative") and not token.has("determiner") for token in frame.tokens[:3])


def is_report(frame: Frame, after: Frame) -> bool:
    """Tell whether a clause tells how an inscription was passed on: "The reply was sent", "X informed Moscow of it"."""
    if not frame.holds("inscription") or frame.days or frame.time is not None or after.status != "done":
        return False
    if after.verb("sending", "going") and after.own_subject:
        return any(phrase.has("answer") for phrase in after.subject)
    told = after.verb("informing", "saying", "sending") and bool(after.means)
    of_it = any(token.has("thing_pronoun") for phrase in after.after for token in phrase.tokens)
    return told and of_it and any(phrase.people for phrase in after.subject)
