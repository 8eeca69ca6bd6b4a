"""Clauses that no comma ends: where the words after them go on with the clause around them, or begin the next one."""

from __future__ import annotations

from collections.abc import Sequence

from corrkg.edition.english.clause.groups import Group, find_group
from corrkg.edition.english.word.tokens import Token
from corrkg.edition.english.word.vocabulary import surely_finite

# So far from its subject a verb may stand: "before the day was out the PB had already, …".
_NEAR = 4
_ACTS = ("body", "other_body", "person_pronoun")


def goes_on_at(tokens: Sequence[Token], lead: Token, before: Sequence[Token], first: int, end: int) -> int | None:
    """Return where the words after an embedded clause begin; None if they all belong to it.

    A clause of "which", "who" or "that" ends before the second verb: "the order in which he was to be received | was
    confirmed". One of "before", "after" or "when" ends before who acts next: "before the day was out | the PB agreed".

    Args:
        tokens: those of the statement.
        lead: the word that opens the clause.
        before: the words before it, up to a separator.
        first: the place of its first word.
        end: the place after the last word before the next separator.
    """
    relative = lead.has("relative")
    opens = lead.has("opens_clause", "when") and all(token.kind == "mark" for token in before)
    verb = find_group(tokens, first, end) if relative or opens else None
    if verb is None:
        return None
    if relative:
        start = (find_group(tokens, first, verb.start) or verb).end
        if lead.lemma == "that" and lead is tokens[0]:
            return _verb_of_what_is_told(tokens, start, end)
        return _second_verb(tokens, before, start, end)
    return _next_subject(tokens, verb.end, end)


def _verb_of_what_is_told(tokens: Sequence[Token], start: int, end: int) -> int | None:
    """Return where it is told of what a sentence opens with: "That Orlov agreed | was reported by Zimin"."""
    second = find_group(tokens, start, end)
    return second.start if second is not None and not second.plain else None


def _second_verb(tokens: Sequence[Token], before: Sequence[Token], start: int, end: int) -> int | None:
    nouns = [token for token in before if not token.has("preposition")]
    if (
        not nouns
        or nouns[-1].has("stamp_of_time", "answer", "consent")
        or find_group(before, 0, len(before)) is not None
    ):
        return None  # "the hour at which it came is known: 16:40"
    second = find_group(tokens, start, end)
    within = before[0].has("preposition")  # "in the cipher that came on May 6 he wrote": its day is that of the whole
    sure = second is not None and not within and surely_finite(second.head.text.lower())
    if second is None or (second.plain and not (sure or _is_finite(tokens, second, end))):
        return None
    return _at_its_subject(tokens, start, second.start) if within else second.start


def _is_finite(tokens: Sequence[Token], group: Group, end: int) -> bool:
    """Tell whether a past is no participle of the noun before it: "the cipher that came, addressed to Orlov"."""
    ends = group.end >= end or tokens[group.end].has("preposition")
    return not ends or group.head.has("consent", "objection", "refusal")


def _at_its_subject(tokens: Sequence[Token], start: int, verb: int) -> int:
    """Return where the clause goes on whose subject follows the embedded one: "on the copy that came | there are …"."""
    at = verb
    while at > start and tokens[at - 1].kind in {"word", "name"} and not tokens[at - 1].has("preposition"):
        at -= 1
    led = at > start and tokens[at - 1].has("preposition")
    return verb if led else at


def _next_subject(tokens: Sequence[Token], start: int, end: int) -> int | None:
    for place in range(start, end - 1):
        token = tokens[place]
        if not (token.has(*_ACTS) or (token.kind == "name" and token.has("person"))) or token.possessive:
            continue
        opens = place
        while opens > start and tokens[opens - 1].has("determiner", "title"):
            opens -= 1
        group = find_group(tokens, place + 1, min(place + 1 + _NEAR, end))
        between = tokens[place + 1 : group.start] if group is not None else ()
        beside = group is not None and all(each.has("adverb") for each in between)
        if beside and not tokens[opens - 1].has("preposition", "conjunction"):
            return opens
    return None
