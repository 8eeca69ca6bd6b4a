"""What carried a consent, or dates it: the cipher it went in, the report of an inscription, the poll."""

from __future__ import annotations

from corrkg.edition.english.frames import Frame


def is_poll(frame: Frame) -> bool:
    """Tell whether it tells what was decided by poll, or put to the vote: its day is that of the votes."""
    return any(phrase.preposition in {"by", "to"} and phrase.has("vote") for phrase in frame.phrases)


def is_carrier(frame: Frame, after: Frame) -> bool:
    """Tell whether a clause tells how a consent went: "in a cipher, which left Sochi", "by cipher, departed at 5"."""
    if after.statement is not frame.statement or not after.verb("going", "sending") or after.own_subject_is_noun:
        return False
    bare = after.voice == "bare" and not after.subject and any(phrase.has("paper") for phrase in frame.after)
    return bare or any(phrase.has("paper") for phrase in after.subject)


def introduces(frame: Frame, before: Frame) -> bool:
    """Tell whether the clause before tells how a consent went: "in a cipher sent on May 5, he agreed"."""
    if before.statement is not frame.statement or before.bracketed or before.status != "done":
        return False
    if frame.own_subject:
        paper = any(phrase.preposition in {"in", "by"} and phrase.has("paper") for phrase in before.before)
        return paper and before.voice == "bare" and before.verb("sending", "going")
    return before.voice == "active" and before.verb("answer", "saying")


def interrupts(after: Frame) -> bool:
    """Tell whether a relative clause tells how its person answered: "Stalin, who replied on May 5, agreed"."""
    return after.inside and after.status == "done" and after.verb("answer", "saying", "sending")


def is_report(frame: Frame, after: Frame) -> bool:
    """Tell whether a clause tells how an inscription was passed on: "The reply was sent", "X informed Moscow of it"."""
    if not frame.holds("inscription") or frame.days or frame.time is not None or after.status != "done":
        return False
    if after.verb("sending", "going") and after.own_subject:
        return any(phrase.has("answer") for phrase in after.subject)
    told = after.verb("informing", "saying", "sending") and bool(after.means)
    of_it = any(token.has("thing_pronoun") for phrase in after.after for token in phrase.tokens)
    return told and of_it and any(phrase.people for phrase in after.subject)
