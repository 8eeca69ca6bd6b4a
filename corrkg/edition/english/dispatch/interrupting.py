"""Clauses that stand inside another one and tell how its person answered: "Orlov, who replied on May 5, agreed"."""

from __future__ import annotations

from corrkg.edition.english.clause.frames import Frame
from corrkg.edition.english.dispatch.introducing import is_relative_clause, put_to_him


def interrupts(after: Frame) -> bool:
    """Tell whether a relative clause tells how its person answered: "Stalin, who replied on May 5, agreed"."""
    if after.status != "done":
        return False
    somebody = any(phrase.people for phrase in after.subject)
    said = after.verb("answer", "saying", "sending", "vote", "polled", "conversing")
    said = said or (after.verb("had_before") and somebody and after.voice == "active")
    came = tells_of_it(after)
    talked = any(phrase.has("conversing") for phrase in after.phrases) and after.dated
    # "Stalin, when it came on May 5, agreed"
    then = after.dated and any(token.has("when") for token in after.tokens[:2])
    if after.earlier and not after.verb("polled", "conversing", "putting_to", "saying", "sending"):
        return False  # "having received it at 10, he agreed": its day is lent already
    if after.inside and (came or talked or then or put_to_him(after)):
        return True  # "Stalin's answer, received on May 5, was positive", "Stalin, to whom it was read on May 5, …"
    himself = any(phrase.has("person_pronoun", "relative") and not phrase.preposition for phrase in after.before)
    return said and (after.inside or (is_relative_clause(after) and himself))


def tells_of_it(after: Frame) -> bool:
    """Tell whether a clause inside another tells how the answer that it follows went: "received on May 5"."""
    answer = any(phrase.has("answer", "consent") for phrase in after.subject)
    came = after.verb("receipt", "surely_receipt", "going", "sending", "hand") and answer
    which = any(phrase.has("relative") for phrase in after.before)
    signed = after.verb("concluding", "sending") and which and any(phrase.people for phrase in after.subject)
    return after.status == "done" and (came or signed)
