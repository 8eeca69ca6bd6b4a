"""Who signed quoted words, or the paper that they stand in, as the clause around them tells it."""

from __future__ import annotations

from corrkg.edition.english.clause.frames import Frame
from corrkg.edition.english.clause.phrases import Phrase
from corrkg.edition.english.consent.parties import owners_of, people_of
from corrkg.edition.english.word.tokens import Token

# So many characters may stand between a word and the quotation after it.
GAP = 3


def right_before(frame: Frame, quotation: Token) -> Phrase | None:
    """The phrase that a quotation follows at once; None if something stands between."""
    return next((phrase for phrase in frame.phrases if 0 < quotation.start - phrase.tokens[-1].end <= GAP), None)


def who_signed_it(frame: Frame, quotation: Token) -> list[Token]:
    """Who signed the paper that quoted words stand in: "in the form of a cipher signed by Orlov: “…”"."""
    signed = any(token.start < quotation.start and token.past and token.has("signing") for token in frame.tokens)
    near = right_before(frame, quotation) if signed else None
    return people_of([near]) if near is not None and near.preposition == "by" else []


def signed_below(frame: Frame, near: Phrase | None) -> list[Token]:
    """Whose signatures stand under a word that is quoted: "below “For” are the signatures of Orlov and Zimin"."""
    if near is None or not near.has("utterance", "inscription"):
        return []
    signatures = (phrase for phrase in frame.phrases if phrase.has("signature") and phrase is not near)
    return owners_of(frame, signatures, "of")
