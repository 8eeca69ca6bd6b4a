"""Tokens divided into clauses, one finite verb group each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from corrkg.edition.english.groups import Group, find_group
from corrkg.edition.english.phrases import STOPS, phrases
from corrkg.edition.english.tokens import Token


@dataclass(slots=True)
class Clause:
    """A clause: the tokens from ``start`` to ``end`` of its statement.

    Args:
        group: its verb group; None if it has none.
        leads: the separators that open it: "and", "that", ",".
        gapped: the verb is that of the clause before.
    """

    start: int
    end: int
    group: Group | None = None
    leads: tuple[Token, ...] = ()
    gapped: bool = False


@dataclass(slots=True)
class _Segment:
    start: int
    end: int
    leads: list[Token] = field(default_factory=list)
    group: Group | None = None


def clauses(tokens: Sequence[Token], rows: frozenset[int]) -> list[Clause]:
    """Return the clauses of a statement, in order; they cover it.

    Args:
        tokens: the statement's tokens.
        rows: the joints of its rows of names.
    """
    segments = _segments(tokens, rows)
    onward = _onward(tokens, segments)
    found: list[Clause] = []
    pending: _Segment | None = None
    for index, segment in enumerate(segments):
        first = pending or segment
        if segment.group is not None:
            fronted = [lead for lead in first.leads if first is not segment and not lead.has("opens_clause")]
            found.append(Clause(first.start, segment.end, segment.group, (*fronted, *segment.leads)))
            pending = None
        elif found and pending is None and _gaps(tokens, segment):
            found.append(Clause(segment.start, segment.end, found[-1].group, tuple(segment.leads), gapped=True))
        elif not found or onward[index] or (pending is not None and index + 1 < len(segments)):
            pending = first
        else:
            found[-1].end, pending = segment.end, None
    if pending is not None:
        if found:
            found[-1].end = len(tokens)
        else:
            found.append(Clause(0, len(tokens)))
    return found


def _segments(tokens: Sequence[Token], rows: frozenset[int]) -> list[_Segment]:
    """Cut at each separator that may part two clauses."""
    found = [_Segment(0, 0)]
    for index, token in enumerate(tokens):
        parts = token.text in STOPS or token.has("conjunction", "subordinate", "opens_clause")
        if parts and index not in rows:
            if found[-1].end > found[-1].start + len(found[-1].leads):
                found.append(_Segment(index, index))
            found[-1].leads.append(token)
        found[-1].end = index + 1
    for segment in found:
        segment.group = find_group(tokens, segment.start + len(segment.leads), segment.end)
    return found


def _onward(tokens: Sequence[Token], segments: list[_Segment]) -> list[bool]:
    """Tell of each segment without a verb whether it opens the clause after it, rather than closes the one before."""
    found = [False] * len(segments)
    for index in range(len(segments) - 2, -1, -1):
        segment, after = segments[index], segments[index + 1]
        content = tokens[segment.start + len(segment.leads) : segment.end]
        if segment.group is not None or not content:
            continue
        leads = {lead.text for lead in segment.leads}
        new = bool(leads & {";", "."}) or any(lead.has("conjunction") for lead in segment.leads)
        dated = any(token.kind == "day" for token in content)
        adverbial = content[0].has("preposition", "adverb") or content[0].kind in {"day", "time"}
        subject = after.group is not None and _has_subject(tokens, after)
        found[index] = (
            adverbial and (new or dated or (leads <= {","} and found[index + 1])) and (subject or found[index + 1])
        )
    return found


def _has_subject(tokens: Sequence[Token], segment: _Segment) -> bool:
    if segment.group is None:
        return False
    inner = phrases(tokens, segment.start + len(segment.leads), segment.group.start, frozenset())
    return any(not phrase.preposition and phrase.head is not None for phrase in inner)


def _gaps(tokens: Sequence[Token], segment: _Segment) -> bool:
    """Tell whether a segment is a clause whose verb was left out: "Stalin on October 4", "by the PB on 15 March"."""
    content = tokens[segment.start + len(segment.leads) : segment.end]
    if len(content) < 3 or not any(token.kind == "day" for token in content):
        return False
    inner = phrases(content, 0, len(content), frozenset())
    first = inner[0] if inner else None
    if first is None or first.preposition not in {"", "by"}:
        return False
    dated = any(phrase.first("day") for phrase in inner[1:] if phrase.preposition == "on")
    return dated and bool(first.people or first.has("body", "other_body"))


def name_rows(tokens: Sequence[Token]) -> frozenset[int]:
    """Return the places of the commas and "and"s inside rows of names.

    A row holds "and", or no verb follows it; otherwise its last name is the subject of the next clause.
    """
    found: set[int] = set()
    index = 0
    while index < len(tokens):
        if tokens[index].kind != "name":
            index += 1
            continue
        joints: list[list[int]] = []
        at = index
        while True:
            after = at + 1
            joint = []
            while after < len(tokens) and (tokens[after].text == "," or tokens[after].lemma == "and"):
                joint.append(after)
                after += 1
            while joint and after < len(tokens) and tokens[after].has("title"):
                after += 1
            if not joint or after >= len(tokens) or tokens[after].kind != "name":
                break
            joints.append(joint)
            at = after
        if joints:
            last = [tokens[place].text for place in joints[-1]]
            verb = at + 1 < len(tokens) and _opens_verb(tokens[at + 1])
            closed = "and" in last and (len(joints) > 1 or "," not in last)
            inside = joints if closed or not verb else joints[:-1]
            found |= {place for joint in inside for place in joint}
        index = at + 1
    return frozenset(found)


def _opens_verb(token: Token) -> bool:
    return token.past or token.has("auxiliary", "modal") or (token.has("adverb") and token.kind == "word")
