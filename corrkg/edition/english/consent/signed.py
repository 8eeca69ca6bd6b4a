"""Who signed quoted words, or the paper that they stand in, as the clause around them tells it."""

from __future__ import annotations

from corrkg.edition.english.clause.frames import Frame
from corrkg.edition.english.clause.phrases import Phrase
from corrkg.edition.english.consent.parties import owners_of, people_of
from corrkg.edition.english.word.tokens import Token

# So many characters may stand between a name and the quotation after it.
_GAP = 3


def who_signed_it(frame: Frame, quotation: Token) -> list[Token]:
    """Who signed the paper that quoted words stand in: "in the form of a cipher signed by Orlov: “…”"."""
    signed = [token for token in frame.tokens if token.start < quotation.start and token.past and token.has("signing")]
    near = next((phrase for phrase in frame.phrases if 0 < quotation.start - phrase.tokens[-1].end <= _GAP), None)
    return people_of([near]) if signed and near is not None and near.preposition == "by" else []


def signed_below(frame: Frame, near: Phrase | None) -> list[Token]:
    """Whose signatures stand under a word that is quoted: "below “For” are the signatures of Orlov and Zimin"."""
    if near is None or not near.has("utterance", "inscription"):
        return []
    signatures = (phrase for phrase in frame.phrases if phrase.has("signature") and phrase is not near)
    return owners_of(frame, signatures, "of")
