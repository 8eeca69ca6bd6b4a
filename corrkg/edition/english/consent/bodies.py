"""Stances that are nobody's consent: a body's, a thing's, or the permission that a decision holds."""

from __future__ import annotations

from collections.abc import Iterable

from corrkg.edition.english.clause.frames import Frame
from corrkg.edition.english.clause.phrases import Phrase
from corrkg.edition.records import Approval, Decision, Header

# Of what it is said that it suits somebody, or that it is right; anything else acts itself.
_THINGS = (
    "matter", "raised", "at_issue", "paper", "answer", "opinion", "consent", "pronoun", "thing_pronoun", "plural",
    "negation",
)  # fmt: skip


def others_act(frame: Frame) -> bool:
    """Tell whether others than persons take the stance: "the PB agreed", and not "the plan was right", "it suited"."""
    acts = frame.verb("consent", "objection", "refusal", "consent_to_matter", "voicing") and frame.voice == "active"
    nouns = [phrase for phrase in frame.subject if not phrase.has("relative", "subordinate")]
    return acts and frame.own_subject and bool(nouns) and not any(phrase.has(*_THINGS) for phrase in nouns)


def is_decision(frame: Frame, phrase: Phrase) -> bool:
    """Tell whether something is told to stand in a decision of a body: "is contained in the decision of the PB"."""
    led = phrase.preposition in {"in", "by", ""} and phrase.has("decision")  # "given in" is one verb
    body = any(owner.has("body", "other_body") for owner in frame.owners(phrase, "of"))
    return led and (body or not phrase.has("inscription"))  # a resolution may be somebody's


def is_of_a_body(approval: Approval, decisions: Iterable[Decision], header: Header) -> bool:
    """Tell whether a consent of nobody who is named is a decision: "Permission was given on May 5 (minutes of the PB)".

    Args:
        approval: the consent.
        decisions: those told so far; where the body is not named, its records say whose they are.
        header: whom the letter asks, who is meant where nobody is named.
    """
    unnamed = any(approval.person is name for name in header.recipients) and not approval.place
    return unnamed and any(
        decision.note == approval.note
        and decision.span == approval.span
        and any(told.kind == "inferred" and told.about == "decision" for told in decision.observations)
        for decision in decisions
    )
