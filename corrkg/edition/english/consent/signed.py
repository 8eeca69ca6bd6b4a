"""Who signed quoted words, or the paper that they stand in, as the clause around them tells it."""

from __future__ import annotations

from corrkg.edition.english.clause.frames import Frame
from corrkg.edition.english.clause.phrases import Phrase
from corrkg.edition.english.consent.parties import owners_of, people_of
from corrkg.edition.english.word.tokens import Token

# So many characters may stand between a word and the quotation after it.
GAP = 3
# Where an answer stands beside the name of him who gave it.
_BESIDE = frozenset({"against", "beside", "under", "after", "near", "at", "by"})
_NAME = frozenset({"name", "surname"})


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


def beside_whose_name(frame: Frame) -> list[Token]:
    """Beside whose name an answer stands: "against Orlov's name stands: “for”", "opposite the name of Orlov"."""
    named = (p for p in frame.phrases if any(token.lemma in _NAME for token in p.tokens))
    beside = [p for p in named if p.preposition in _BESIDE or _follows_beside(frame, p)]
    return owners_of(frame, beside[:1], "of")


def _follows_beside(frame: Frame, phrase: Phrase) -> bool:
    """Tell whether a phrase stands behind "opposite" or "next", which look like nouns."""
    before = frame.preceding(phrase)
    return before is not None and before.tokens[-1].lemma in {"opposite", "next"}


def from_whom(frame: Frame) -> list[Token]:
    """From whom quoted words came: "From Orlov followed a short “For”"."""
    announced = any(token.text == ":" for token in frame.tokens)
    among = frame.phrases if announced else frame.before  # "a cipher was received from Orlov: “I agree”"
    if not frame.verb("happening", "receipt", "going") or not (announced or frame.voice in {"active", "bare"}):
        return []
    return people_of(phrase for phrase in among if phrase.preposition == "from")


def came_from_him(frame: Frame) -> bool:
    """Tell whether a paper with quoted words came from "him": "a cipher was received from him: “I agree”"."""
    paper = any(phrase.has("paper", "answer") for phrase in frame.subject)
    him = any(phrase.preposition == "from" and phrase.has("object_pronoun") for phrase in frame.phrases)
    return paper and him and frame.verb("happening", "receipt", "going")
