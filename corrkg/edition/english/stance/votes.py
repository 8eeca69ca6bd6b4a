"""Who voted, and how, in a clause: "voted for: X, Y", "X – for, Y – against", "the votes of X and Y follow"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corrkg.edition.english.clause.frames import Frame
from corrkg.edition.english.clause.participles import having_done
from corrkg.edition.english.clause.phrases import DASHES, Phrase
from corrkg.edition.english.word.tokens import Token


def voters_of(frame: Frame) -> Iterator[Token]:
    """Yield the names of those who voted for it."""
    return (name for name, vote in votes_of(frame) if vote > 0)


def votes_of(frame: Frame) -> Iterator[tuple[Token, int]]:
    """Yield the names of those who voted, each with the vote: 1 for, -1 against, 0 neither."""
    tokens = frame.tokens
    told = frame.holds("vote", "abstain") or frame.verb("vote", "abstain") or _heads_a_list(frame)
    if not told and not any(token.text in DASHES for token in tokens):
        return  # as most clauses
    body = any(phrase.has("body") and not phrase.people for phrase in frame.subject)
    if not _votes(frame) or frame.status == "denied" or (body and not frame.verb("vote")):
        return  # "the PB decided in favor of X"
    listed = {
        name.start for phrase in frame.phrases if phrase.people and _lists(frame, phrase) for name in phrase.people
    }
    listed |= set(_owning(tokens))
    stands = _where_it_stands(frame)
    names: list[Token] = []  # those whose vote is not told yet
    lead: int | None = None  # the vote that is told before its voters: "in favor: X, Y"
    last: int | None = None  # the vote told last
    for index, token in enumerate(tokens):
        vote = _vote(tokens, index) if token.start >= stands else None
        if token.start in listed:
            names.append(token)
        elif token.text in {";", "."}:
            yield from _cast(names, last)
            names = []
        elif vote is not None:
            dashed = index > 0 and tokens[index - 1].text in DASHES
            leads = lead is not None or (last is None and not names)
            yield from _cast(names, lead if leads and not dashed else vote)
            names, last = [], vote
            lead = vote if leads and not dashed else lead
    yield from _cast(names, last)


def _where_it_stands(frame: Frame) -> int:
    """Return where the words end that tell where votes stand: "against the text there are the votes of Orlov"."""
    first = frame.phrases[0] if frame.phrases else None
    there = frame.group is not None and any(token.lemma == "there" for token in frame.tokens[: frame.group.start])
    return first.tokens[-1].end if first is not None and first.preposition == "against" and there else 0


def _owning(tokens: Sequence[Token]) -> Iterator[int]:
    """Yield where the names of those stand whose a vote is said to be: "Orlov's and Petrov's votes in favor"."""
    owns = False  # what follows is the vote, or the owner of it
    for token in reversed(tokens):
        owns = token.has("vote") or (owns and (token.possessive or token.text == "," or token.has("adding")))
        if owns and token.possessive:
            yield token.start


def voted_before(frame: Frame) -> bool:
    """Tell whether the votes of a clause were cast before the letter, and answer another: "had by that time voted"."""
    group = frame.group
    if group is None or not group.head.has("vote") or not group.past or frame.borrows_its_verb:
        return False
    begins = frame.tokens[group.start]
    apart = any(token.has("part_of_time") or token.lemma == "already" for token in frame.tokens)
    return begins.text.lower() == "had" and apart


def casts(frame: Frame) -> bool:
    """Tell whether what a clause tells was said in a vote: "on the voting sheet Orlov answered in the affirmative"."""
    return any(token.has("vote") and not token.has("in_favor", "polled") for token in frame.tokens)


def _cast(names: Sequence[Token], vote: int | None) -> Iterator[tuple[Token, int]]:
    """The vote of each; whose vote is not told ("the votes of X and Y follow") voted for it."""
    return ((name, 1 if vote is None else vote) for name in names)


def _votes(frame: Frame) -> bool:
    """Tell whether the clause is about votes: by its verb, a noun that no preposition leads, or "X – for"."""
    listed = any(token.text == ":" for token in frame.tokens)  # "was put to the vote: X for, Y against"
    listed_by_being = listed and frame.verb("being")  # "below are the signatures in favor: X, Y"
    nouns = any(
        any(
            token.has("vote")
            and not (token.past and token.has("polled"))
            and (frame.group is None or listed_by_being or not token.has("in_favor"))
            for token in phrase.tokens
        )
        and (listed or phrase.preposition in {"", "of", "for"})
        for phrase in (*frame.phrases, *(() if frame.own_subject else frame.subject))
    )
    dashed = any(
        token.text in DASHES and _vote(frame.tokens, index + 1) == 1 and frame.tokens[index - 1].kind == "name"
        for index, token in enumerate(frame.tokens)
        if index
    )
    told = frame.verb("vote", "abstain") and (listed or not frame.verb("polled"))
    return told or nouns or dashed or having_done(frame, "vote") or _heads_a_list(frame)


def _heads_a_list(frame: Frame) -> bool:
    """Tell whether a vote stands before those who cast it: "For: Orlov, Zimin", "…: against – Petrov"."""
    if not frame.holds("in_favor", "objection", "abstain"):
        return False  # as most clauses
    tokens = frame.tokens
    threes = zip((None, *tokens), tokens, tokens[1:], tokens[2:], strict=False)
    return any(
        (before is None or before.text in {":", ";", ",", "("})
        and vote.has("in_favor", "objection", "abstain")
        and (sign.text == ":" or sign.text in DASHES)
        and name.kind == "name"
        for before, vote, sign, name in threes
    )


def _lists(frame: Frame, phrase: Phrase) -> bool:
    if phrase.preposition in {"", "by"}:
        return True
    if phrase.preposition == "of":
        before = [frame.preceding(phrase), frame.preceding(phrase, 2)]  # a quotation may stand between
        return any(part is not None and part.holds("vote", "signature") for part in before)
    return phrase.preposition == "for" and not any(part.people for part in frame.subject)


def qualifies(tokens: Sequence[Token], index: int) -> bool:
    """Tell whether a word after a dash belongs to the noun after it: "Orlov – authorized representative in London"."""
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    if index == 0 or tokens[index - 1].text not in DASHES or after is None or after.kind != "word":
        return False
    return not after.has("preposition", "conjunction", "adverb", "determiner", "negation")


def _vote(tokens: Sequence[Token], index: int) -> int | None:
    """The vote that a word tells: 1 for, -1 against, 0 none; None if it tells nothing of it."""
    if index >= len(tokens):
        return None
    token, before = tokens[index], tokens[index - 1] if index else None
    if token.has("abstain"):
        return 0
    if token.has("objection", "refusal"):
        return -1
    excepted = before is not None and before.lemma in {"except", "but"}
    dashed = before is not None and before.text in DASHES and token.has("said_yes", "consent")
    dashed = dashed and not qualifies(tokens, index)
    return 1 if (token.has("in_favor") or dashed) and not excepted else None
