"""Participles beside a clause, each a clause of its own that stands inside it.

They tell what somebody had done before he acted ("Having received the letter in Sochi on May 5, Orlov replied on May
6"), or what somebody else did then ("it was passed, Orlov not objecting", "all voted for, with Zimin abstaining").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from corrkg.edition.english.clause.groups import Group
from corrkg.edition.english.clause.resuming import says_when
from corrkg.edition.english.clause.segments import Segment, has_subject
from corrkg.edition.english.word.tokens import Token


def with_participles(tokens: Sequence[Token], segments: Sequence[Segment]) -> Iterator[Segment]:
    """Yield the segments; those that open with "having" and a participle have it as their verb, where a clause follows.

    Words behind it that say when or where are told of it, if the clause has a moment of its own: "Having agreed, on
    May 6, Orlov left on May 8".

    Args:
        tokens: those of the statement.
        segments: its segments.
    """
    absolutes = [_absolute(tokens, segment) if len(segments) > 1 else None for segment in segments]
    index = 0
    while index < len(segments):
        segment, end = segments[index], index + 1
        joined = index > 0 and all(lead.has("conjunction") for lead in segment.leads)
        follows = joined and absolutes[index - 1] is not None
        whose = absolutes[index]
        if whose is not None and (segment.bare or not segment.leads or follows):
            yield whose
            index += 1
            continue
        group = _participle(tokens, segment)
        while group is not None and end < len(segments) and says_when(tokens, segments[end]):
            end += 1
        main = segments[end] if end < len(segments) else None
        waits = index > 0 and segments[index - 1].group is None
        if group is None or main is None or not _goes_with(tokens, main, waits=waits):
            yield segment
            index += 1
            continue
        own = any(token.kind in {"day", "time"} for token in tokens[main.first : main.end])
        end = end if own else index + 1
        yield replace(segment, end=segments[end - 1].end, group=group, earlier=True)
        index = end


def _goes_with(tokens: Sequence[Token], main: Segment, *, waits: bool) -> bool:
    """Tell whether a clause is one of whose subject a participle before it is told.

    Args:
        tokens: those of the statement.
        main: the clause.
        waits: words without a verb stand before the participle, which are its subject.
    """
    return main.bare and main.group is not None and has_subject(tokens, main) != waits


def _participle(tokens: Sequence[Token], segment: Segment) -> Group | None:
    """The verb of a segment that opens with "having", or with "not having": None if it has another."""
    at, end = segment.first, segment.end
    denied = at < end and tokens[at].has("negation")
    at += denied
    if at >= end or tokens[at].text.lower() != "having":
        return None
    verb, passive = at + 1, False
    while verb < end and (tokens[verb].has("adverb") or tokens[verb].text.lower() == "been"):
        passive |= tokens[verb].text.lower() == "been"
        verb += 1
    if verb == end or not tokens[verb].past or (segment.group is not None and segment.group.start != verb):
        return None  # "having first agreed" has no other verb
    return Group(segment.first, verb + 1, tokens[verb], passive=passive, denied=denied, stop=tokens[verb].end)


def _absolute(tokens: Sequence[Token], segment: Segment) -> Segment | None:
    """Return a segment that tells of one who is named what stance he takes meanwhile: "with Orlov abstaining"."""
    at = segment.first + (segment.first < segment.end and tokens[segment.first].lemma == "with")
    verb = next((place for place in range(at, segment.end) if _takes_a_stance(tokens[place])), None)
    if verb is None or verb == at or segment.group is not None:
        return None
    denied = tokens[verb - 1].has("negation")
    people = tokens[at : verb - denied]
    named = bool(people) and all(
        token.kind == "name" or token.text == "," or token.has("adding", "title") for token in people
    )
    if not named or any(token.possessive or token.has("place") for token in people):
        return None
    group = Group(verb, verb + 1, tokens[verb], denied=denied, stop=tokens[verb].end)
    return replace(segment, start=at, leads=[], group=group, earlier=True)


def _takes_a_stance(token: Token) -> bool:
    return token.text.endswith("ing") and token.has("abstain", "consent", "objection", "refusal", "vote")
