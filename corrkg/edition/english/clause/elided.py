"""Words left out of a clause that the one before it has: "Orlov gave his consent, Zimin gave his", "Zimin did not"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from corrkg.edition.english.clause.clauses import Clause
from corrkg.edition.english.clause.frames import Frame
from corrkg.edition.english.clause.groups import Group
from corrkg.edition.english.clause.subjects import so_did
from corrkg.edition.english.word.tokens import Token, classes_of

# What may be left out behind its owner.
_OWNED = ("consent", "vote", "answer", "refusal", "objection", "opinion", "signature")
_HIS = frozenset({"his", "hers", "theirs"})
# So many words may stand between an owner and what is his.
_NEAR = 3


def verbs_before(divided: Sequence[Clause], before: Frame | None) -> Iterator[Group | None]:
    """Yield for each clause of a statement the verb of the one before it that stands in none.

    Args:
        divided: the clauses.
        before: the last clause of the statement before, where this one goes on with it after a semicolon.
    """
    last = before.group if before is not None else None
    for clause in divided:
        yield last
        last = last if clause.inside else clause.group


def deny_again(clause: Clause, last: Group | None) -> Clause:
    """Return a clause that only denies the one before it with that one's verb: "Zimin did not", "the second is not".

    Args:
        clause: the clause.
        last: the verb of the clause before.
    """
    group = clause.group
    if group is None or last is None or clause.gapped or not group.denied or group.head.lemma not in {"do", "be"}:
        return clause
    also = group.head.lemma == "do" or last.head.lemma == "be"
    if not also or any(token.kind != "mark" for token in clause.tokens[group.end :]):
        return clause
    rest = clause.tokens[: group.start]
    return replace(clause, tokens=rest, group=replace(last, denied=True), gapped=True) if rest else clause


def with_nouns(divided: Sequence[Clause], noun: Token | None) -> tuple[list[Clause], Token | None]:
    """Return clauses with what they leave out behind its owner, and the noun that the next ones may leave out.

    "Orlov's consent came on May 6, Zimin's a day later"; but what "is Zimin's" is named before it.

    Args:
        divided: the clauses.
        noun: what somebody owned in the clauses before.
    """
    found = []
    for clause in divided:
        if noun is None and classes_of(clause.tokens).isdisjoint(_OWNED):
            found.append(clause)  # as most clauses
            continue
        words: list[Token] = []
        start = clause.group.start if clause.group is not None else 0
        added = 0
        for index, token in enumerate(clause.tokens):
            words.append(token)
            if noun is not None and _stands_alone(clause.tokens, index):
                words.append(noun._replace(start=token.end - 1, end=token.end))
                added += index < start
            elif token.has(*_OWNED) and not token.has("in_favor") and not token.past and _is_owned(words[:-1]):
                noun = token
        group = clause.group
        if added and group is not None and not clause.gapped:
            group = replace(group, start=group.start + added, end=group.end + added)
        found.append(replace(clause, tokens=tuple(words), group=group) if len(words) > len(clause.tokens) else clause)
    return found, noun


def _stands_alone(tokens: Sequence[Token], index: int) -> bool:
    """Tell whether an owner stands without what is his."""
    token, after = tokens[index], tokens[index + 1] if index + 1 < len(tokens) else None
    before = tokens[index - 1] if index else None
    if before is not None and before.has("auxiliary", "preposition"):
        return False  # "the note is Orlov's"
    ends = after is None or after.kind in {"day", "time"} or after.text in {"(", "."} or after.has("preposition")
    if token.text.lower() in _HIS:
        return ends or (after is not None and after.has("adverb"))
    named = token.kind == "name" and token.possessive
    return named and (ends or (after is not None and (after.past or after.has("auxiliary", "modal"))))


def _is_owned(before: Sequence[Token]) -> bool:
    """Tell whether a noun has an owner or a determiner before it: "Orlov's full consent", "the vote"."""
    for token in before[: -_NEAR - 1 : -1]:
        if token.possessive or token.has("owner_pronoun", "determiner"):
            return True
        if token.kind != "word" or token.has("preposition", "conjunction", "auxiliary"):
            return False
    return False


def meant(clause: Clause, last: Frame | None) -> Group | None:
    """The verb of a clause; "did likewise", "followed suit", "so did" and "did so" do what the clause before does."""
    group = clause.group
    if group is None or last is None or last.group is None:
        return group
    did = group.head.lemma == "do" and (any(token.has("likewise") for token in clause.tokens) or _did_so(clause))
    if not (did or group.head.has("likewise") or so_did(clause)):
        return group
    return replace(group, head=last.group.head, denied=last.group.denied)


def _did_so(clause: Clause) -> bool:
    """Tell whether somebody who is named did what another did: "Petrenko did so on May 5"; "he did so" tells when."""
    at = clause.group.start if clause.group is not None else 0
    after = [token.lemma for token in clause.tokens[at + 1 : at + 3]]
    so = after[:1] in (["so"], ["this"]) or after == ["the", "same"]
    return so and at > 0 and clause.tokens[at - 1].kind == "name"
