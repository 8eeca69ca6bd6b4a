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


def is_report(frame: Frame, after: Frame) -> bool:
    """Tell whether a clause tells how an inscription was passed on: "The reply was sent", "X informed Moscow of it"."""
    if not frame.holds("inscription") or frame.days or frame.time is not None or after.status != "done":
        return False
    if after.verb("sending", "going") and after.own_subject:
        return any(phrase.has("answer") for phrase in after.subject)
    told = after.verb("informing", "saying", "sending") and bool(after.means)
    of_it = any(token.has("thing_pronoun") for phrase in after.after for token in phrase.tokens)
    return told and of_it and any(phrase.people for phrase in after.subject)
