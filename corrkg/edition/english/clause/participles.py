"""Two acts in one clause: a participle before it ("Having left Kem on May 5, it arrived"), or a copy beside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise, takewhile

from corrkg.edition.english.clause.frames import Frame
from corrkg.edition.english.clause.groups import Group
from corrkg.edition.english.clause.phrases import Phrase, head_of


def having_done(frame: Frame, name: str) -> bool:
    """Tell whether a clause holds a participle of a verb of some class: "having voted", "having crossed out"."""
    pairs = pairwise(frame.tokens)
    return any(token.past and token.has(name) and before.text.lower() == "having" for before, token in pairs)


def parted(frame: Frame) -> Iterator[Frame]:
    """Yield what a participle tells, if it names a moment, what the clause tells, and what it tells of a copy."""
    at = next((at for at, phrase in enumerate(frame.phrases) if at and phrase.lead == "," and phrase.has("copied")), 0)
    if at and frame.phrases[at].is_noun and at >= len(frame.before):  # "received in Kem at 5, the copy in Sochi at 6"
        copy = frame.phrases[at]
        yield from _without_participle(frame.narrowed(0, at))
        yield frame.narrowed(at, len(frame.phrases), subject=(copy,), own_subject=True, voice="passive")
    else:
        yield from _without_participle(frame)


def _without_participle(frame: Frame) -> Iterator[Frame]:
    own = tuple(takewhile(lambda phrase: phrase.lead != ",", frame.before))
    words = own[0].tokens if own else ()
    if len(words) < 2 or words[0].text.lower() != "having" or not words[1].past:
        yield frame
        return
    rest = words[2:]
    thing = (Phrase("", rest, "", False, frozenset(), head_of(rest)),) if rest else ()
    group = Group(0, 0, words[1], plain=True, stop=words[1].end)
    told = replace(
        frame.narrowed(0, len(own)), group=group, before=(), after=(*thing, *own[1:]), phrases=(*thing, *own[1:])
    )
    told = replace(told, voice="active", own_subject=bool(frame.subject))
    if told.dated:
        yield told
    yield frame.narrowed(len(own), len(frame.phrases))
