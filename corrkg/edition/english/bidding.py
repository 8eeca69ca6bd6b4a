"""Whether words bid: a clause that begins with the bare form of a verb, and says what it is to be done with."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from corrkg.edition.english.tokens import Token
from corrkg.edition.english.vocabulary import in_dictionary


def bids(tokens: Sequence[Token], start: int, *, listed: Sequence[str] = ("bidding",), verbless: bool = False) -> bool:
    """Tell whether a clause that begins at ``start`` bids: "Send me …", "Do not believe it", "correct it".

    Args:
        tokens: the sentence.
        start: where the clause begins in the source.
        listed: the classes of verbs that bid whatever follows; another verb does with an object after it.
        verbless: the clause has no other verb, so that a name after the first word is its object ("Help Petrov").
    """
    words = [token for token in tokens if token.start >= start and token.kind != "mark"]
    denied = len(words) > 2 and words[0].text.lower() == "do" and words[1].has("negation")
    words = words[2:] if denied else words
    if len(words) < 2 or not _bare(words[0]):
        return False
    verb, after = words[0], words[1]
    if after.lemma == "you" or verb.has("auxiliary", "modal") or [verb.lemma, after.text.lower()] == ["let", "us"]:
        return False  # "Send you the draft": the writers do
    if denied:
        return not verb.has("objection", "consent", "think", "understanding")
    if verb.has(*listed):
        return after.kind in {"name", "number"} or after.has(
            "determiner", "pronoun", "preposition", "title", "thing_pronoun"
        )
    if verb.has("deeming") and after.lemma in {"it", "that"}:
        return False  # "Think it better to …"
    if verb.has("consent", "objection", "refusal", "receipt", "proposing", "requesting", "farewell", "think"):
        return False  # "Support the proposal": "we" is left out
    held = after.has("determiner", "pronoun", "title", "thing_pronoun") or after.lemma in _THOSE
    apart = any(
        token.kind == "mark" and verb.end <= token.start < after.start for token in tokens
    )  # "Well, that's all"
    return not apart and is_verb(verb.text.lower()) and (held or (verbless and after.kind == "name"))


_THOSE = frozenset({"those", "whoever", "what", "me", "him", "them", "us"})


def _bare(token: Token) -> bool:
    """Tell whether a word may be the bare form of a verb."""
    bare = token.kind == "word" and token.lemma == token.text.lower()
    return bare and not token.has(
        "determiner", "preposition", "pronoun", "conjunction", "title", "relative", "condition"
    )


@lru_cache(maxsize=4096)
def is_verb(word: str) -> bool:
    """Tell whether a word in lower case may be a verb: the dictionary has a form of it in -ing.

    >>> is_verb("keep"), is_verb("raise"), is_verb("today")
    (True, True, False)
    """
    stem = word[:-1] if word.endswith("e") else word
    return in_dictionary(stem + "ing") or in_dictionary(word + word[-1] + "ing")
