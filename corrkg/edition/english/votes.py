"""Who voted for a proposal, in a clause: "voted for: X, Y", "X – for, Y – against", "the votes of X and Y follow"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corrkg.edition.english.frames import Frame
from corrkg.edition.english.phrases import Phrase
from corrkg.edition.english.tokens import Token


def voters_of(frame: Frame) -> Iterator[Token]:
    """Yield the names of those who voted for it."""
    if not _votes(frame) or frame.status == "denied":
        return
    tokens = frame.tokens
    listed = {
        name.start for phrase in frame.phrases if phrase.people and _lists(frame, phrase) for name in phrase.people
    }
    stance = 1
    for index, token in enumerate(tokens):
        if token.has("in_favor"):
            stance = 1
        elif token.has("objection"):
            stance = -1
        elif token.start in listed and (_after_dash(tokens, index) or stance) > 0:
            yield token


def _votes(frame: Frame) -> bool:
    """Tell whether the clause is about votes: by its verb, a noun that no preposition leads, or "in favor: X"."""
    nouns = any(phrase.holds("vote") and phrase.preposition in {"", "of", "for"} for phrase in frame.phrases)
    return frame.verb("vote") or nouns


def _lists(frame: Frame, phrase: Phrase) -> bool:
    if phrase.preposition in {"", "by"}:
        return True
    if phrase.preposition == "of":
        before = [frame.preceding(phrase), frame.preceding(phrase, 2)]  # a quotation may stand between
        return any(part is not None and part.holds("vote", "signature") for part in before)
    return phrase.preposition == "for" and not any(part.people for part in frame.subject)


def _after_dash(tokens: Sequence[Token], index: int) -> int:
    """The vote after a name: "Molotov – for"."""
    rest = tokens[index + 1 : index + 3]
    if len(rest) == 2 and rest[0].text in {"–", "—", "-"}:
        return -1 if rest[1].has("objection") else 1 if rest[1].has("said_yes", "consent") else 0
    return 0
