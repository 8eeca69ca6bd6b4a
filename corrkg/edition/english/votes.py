"""Who voted for a proposal, in a clause: "voted for: X, Y", "X – for, Y – against", "the votes of X and Y follow"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from corrkg.edition.english.frames import Frame
from corrkg.edition.english.phrases import Phrase
from corrkg.edition.english.tokens import Token

_DASHES = frozenset("–—-")


def voters_of(frame: Frame) -> Iterator[Token]:
    """Yield the names of those who voted for it."""
    body = any(phrase.has("body") and not phrase.people for phrase in frame.subject)
    if not _votes(frame) or frame.status == "denied" or (body and not frame.verb("vote")):
        return  # "the PB decided in favor of X"
    tokens = frame.tokens
    listed = {
        name.start for phrase in frame.phrases if phrase.people and _lists(frame, phrase) for name in phrase.people
    }
    names: list[Token] = []  # those whose vote is not told yet
    lead = 0  # the vote that was told before its voters: "in favor: X, Y"
    for index, token in enumerate(tokens):
        vote = _vote(tokens, index)
        if token.start in listed:
            names.append(token)
        elif token.text in {";", "."}:
            yield from names if lead >= 0 else ()
            names = []
        elif vote is not None:
            after_dash = index > 0 and tokens[index - 1].text in _DASHES
            told = vote if after_dash or not lead else lead
            yield from names if told > 0 else ()
            names, lead = [], lead if after_dash else vote
    yield from names if lead >= 0 else ()


def _votes(frame: Frame) -> bool:
    """Tell whether the clause is about votes: by its verb, a noun that no preposition leads, or "X – for"."""
    nouns = any(phrase.holds("vote") and phrase.preposition in {"", "of", "for"} for phrase in frame.phrases)
    dashed = any(
        token.text in _DASHES and _vote(frame.tokens, index + 1) == 1 and frame.tokens[index - 1].kind == "name"
        for index, token in enumerate(frame.tokens)
        if index
    )
    having = any(
        token.has("vote") and token.past and before.text.lower() == "having" for before, token in pairwise(frame.tokens)
    )
    return frame.verb("vote") or nouns or dashed or having


def _lists(frame: Frame, phrase: Phrase) -> bool:
    if phrase.preposition in {"", "by"}:
        return True
    if phrase.preposition == "of":
        before = [frame.preceding(phrase), frame.preceding(phrase, 2)]  # a quotation may stand between
        return any(part is not None and part.holds("vote", "signature") for part in before)
    return phrase.preposition == "for" and not any(part.people for part in frame.subject)


def _vote(tokens: Sequence[Token], index: int) -> int | None:
    """The vote that a word tells: 1 for, -1 against, 0 none; None if it tells nothing of it."""
    if index >= len(tokens):
        return None
    token, before = tokens[index], tokens[index - 1] if index else None
    if token.has("abstain"):
        return 0
    if token.has("objection"):
        return -1
    excepted = before is not None and before.lemma in {"except", "but"}
    dashed = before is not None and before.text in _DASHES and token.has("said_yes", "consent")
    return 1 if (token.has("in_favor") or dashed) and not excepted else None
