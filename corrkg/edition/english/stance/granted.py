"""What words of an answer grant: they bid or allow what was asked, and say neither yes nor no: "Publish it"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from corrkg.edition.english.word.tokens import Token

# What says that no more than this was granted, if anything.
_AGAINST = (
    "negation", "postpone", "refusal", "objection", "faulty", "asking_back", "asking", "inquiry", "adversative",
    "said_no",
)  # fmt: skip
_FUNCTION = frozenset(
    ("auxiliary", "modal", "preposition", "conjunction", "pronoun", "determiner", "adverb", "relative", "title")
)
_GRANTING = ("bidding", "allotting", "consent", "consent_to_matter", "confirming", "appointing", "posting", "own_act")
# Shorter words are of everybody's matter.
_LONG = 3


def matter_of(tokens: Iterable[Token]) -> frozenset[str]:
    """Return the words and names by which an answer is known to speak of a letter's matter."""
    return frozenset(
        token.lemma
        for token in tokens
        if token.kind in {"word", "name"} and len(token.lemma) > _LONG and token.classes.isdisjoint(_FUNCTION)
    )


def grants(tokens: Sequence[Token], matter: frozenset[str]) -> bool:
    """Tell whether a sentence of an answer bids, allows or finds necessary what was asked.

    Args:
        tokens: the sentence.
        matter: the words of what was asked.
    """
    words = [token for token in tokens if token.kind != "mark"]
    if not words or tokens[-1].text == "?" or any(token.has(*_AGAINST) for token in words):
        return False
    spoken_of = any(token.lemma in matter or token.has("own_act") for token in words)
    opens = words[0]
    bare = opens.kind == "word" and opens.lemma == opens.text.lower() and not opens.has(*_FUNCTION)
    if bare and (opens.lemma in matter or (spoken_of and opens.has(*_GRANTING))):
        return True
    perfect = any(token.lemma == "have" for token in words)
    return spoken_of and not perfect and any(_licenses(token) for token in words)


def _licenses(token: Token) -> bool:
    return token.has("possibly", "necessary") or token.lemma in {"should", "must", "let", "ought", "shall"}
