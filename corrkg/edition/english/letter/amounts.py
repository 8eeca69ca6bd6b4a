"""Consents to an amount that was not asked for, and terms to which somebody came with another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corrkg.edition.english.clause.frames import Frame
from corrkg.edition.english.letter.sections import Sentence
from corrkg.edition.english.word.tokens import Token


def bargains(frame: Frame) -> bool:
    """Tell whether somebody came to terms with another: "agreed with Zimin on the price"."""
    with_him = any(phrase.preposition == "with" and phrase.people for phrase in frame.after)
    return frame.verb("consent") and with_him and frame.group is not None and frame.group.past


def names_another_amount(frame: Frame, raised: Sequence[Sentence]) -> bool:
    """Tell whether a consent names an amount that was not asked for: "agrees to 60 thousand"."""
    start = frame.tokens[0].start
    asked = {token.text for each in raised for token in _amounts(each.tokens) if token.start < start}
    return bool(asked) and any(token.text not in asked for token in _amounts(frame.tokens))


def _amounts(tokens: Sequence[Token]) -> Iterator[Token]:
    """Yield the numbers that count something: not those of points, items, messages, nor the sign of a note."""
    for before, token in zip([None, *tokens], tokens, strict=False):
        sign = token is tokens[-1] and before is not None and not before.has("preposition")
        if (
            token.kind == "number"
            and not sign
            and not (before is not None and before.has("minutes", "number_sign", "your"))
        ):
            yield token
