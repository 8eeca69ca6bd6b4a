"""By what words a matter is known again: those that name things, persons, amounts and acts, each in its base form."""

from __future__ import annotations

from collections.abc import Iterable

from corrkg.edition.english.word.tokens import Token

# Words that begin with so many letters alike are of one stem; shorter ones name little.
_STEM = 6
_SHORT = 3
# What stands in any matter: how it is said, who asks, what it is called.
_EMPTY = frozenset((
    "determiner", "preposition", "pronoun", "conjunction", "auxiliary", "modal", "title", "relative", "negation",
    "first_person", "adverb", "your", "wanted", "raised", "proposing", "requesting", "telling", "saying",
    "deeming", "consent", "objection", "refusal", "postpone", "number_sign", "condition", "granting", "asking",
    "answer",
    "measure", "counted", "right_to_do", "part_of_time", "own_act", "cited", "paper",
))  # fmt: skip


def terms_of(tokens: Iterable[Token]) -> frozenset[str]:
    """Return the stems of the words by which a matter is known; numbers and days as they are printed."""
    return frozenset([term for token in tokens if (term := _term(token))])


def _term(token: Token) -> str:
    if token.kind in {"number", "day"}:
        return token.text.lower() if len(token.text) > 1 else ""
    if token.kind == "name":
        return token.lemma.split()[-1].lower()[:_STEM]
    if token.kind != "word" or not token.classes.isdisjoint(_EMPTY) or len(token.lemma) < _SHORT:
        return ""
    return token.lemma.lower()[:_STEM]
