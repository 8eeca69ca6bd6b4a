"""Votes in quoted words: "For. Molotov", "Chubar - for", "For points 1 and 2", "Against. I have no rails"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from corrkg.edition.english.word.tokens import Token


def names_points(tokens: Sequence[Token], index: int) -> bool:
    """Tell whether nothing but points is named: "points 1 and 2", "the first point", "all points" up to a mark."""
    named = False
    for token in tokens[index:]:
        if token.kind == "mark":
            break
        points = token.kind == "word" and token.has("minutes", "raised")
        one = token.kind == "number" or len(token.text) == 1 or token.has("determiner", "ordinal", "conjunction")
        if not (points or one):
            return False
        named |= points
    return named


def is_vote(tokens: Sequence[Token]) -> bool:
    """Tell whether quoted words are a vote: they begin with "For", or it stands after a name and a dash."""
    inner = [token for token in tokens if token.kind != "mark" or token.text in "–—-"]
    begins = next((index for index, token in enumerate(tokens) if token.kind != "mark"), len(tokens))
    alone = begins + 1 >= len(tokens) or tokens[begins + 1].kind != "word" or tokens[begins + 1].has("title")
    if begins < len(tokens) and tokens[begins].has("in_favor", "vote", "like_for") and alone:
        return True  # but "In favor of a) and c)" is no vote
    dashed = (b.has("in_favor") and a.text in "–—-" for a, b in pairwise(inner))
    return any(dashed) or any(token.has("vote") and not token.has("in_favor") for token in inner)


def says_for(tokens: Sequence[Token]) -> bool:
    """Tell whether "for" is said of all or of points by name: "We read it, for. Molotov", "Orlov is for".

    "For points 1 and 2" is one, too.
    """
    for index, token in enumerate(tokens):
        opens = index == 0 or tokens[index - 1].kind == "mark"
        is_for = index > 1 and tokens[index - 1].lemma == "be" and tokens[index - 2].kind == "name"
        if token.lemma == "for" and (opens or is_for):
            ends = index + 1 == len(tokens) or tokens[index + 1].kind == "mark"
            return ends or names_points(tokens, index + 1)
    return False


def says_against(tokens: Sequence[Token]) -> bool:
    """Tell whether words that are for one thing are against another: "For the first point, against the second"."""
    pairs = pairwise(tokens)
    return says_for(tokens) and any(a.kind == "mark" and b.text.lower() == "against" for a, b in pairs)


def opens_against(tokens: Sequence[Token]) -> bool:
    """Tell whether words open with "against", which mirrors "for": "Against. I have no rails"."""
    return next((token.text.lower() for token in tokens if token.kind != "mark"), "") == "against"
