"""Two acts in one clause: a participle that alters or votes, or a copy beside the letter."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from corrkg.edition.english.clause.frames import Frame


def having_done(frame: Frame, name: str) -> bool:
    """Tell whether a clause holds a participle of a verb of some class: "having voted", "having crossed out"."""
    pairs = pairwise(frame.tokens)
    return any(token.past and token.has(name) and before.text.lower() == "having" for before, token in pairs)


def parted(frame: Frame) -> Iterator[Frame]:
    """Yield what a clause tells of the letter, and what it tells of a copy."""
    at = next((at for at, phrase in enumerate(frame.phrases) if at and phrase.lead == "," and phrase.has("copied")), 0)
    if at and frame.phrases[at].is_noun and at >= len(frame.before):  # "received in Kem at 5, the copy in Sochi at 6"
        copy = frame.phrases[at]
        yield frame.narrowed(0, at)
        yield frame.narrowed(at, len(frame.phrases), subject=(copy,), own_subject=True, voice="passive")
    else:
        yield frame
