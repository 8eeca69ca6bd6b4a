"""Clauses that tell that a proposal was talked over, or put to somebody, who then answers at once."""

from __future__ import annotations

from collections.abc import Iterator

from corrkg.edition.english.clause.frames import Frame
from corrkg.edition.english.consent.parties import people_of


def asks(frame: Frame) -> bool:
    """Tell whether it tells that a proposal was talked over, or put to somebody: "was discussed", "was read to him"."""
    if frame.status != "done":
        return False
    thing = not frame.subject or any(phrase.is_noun and not phrase.people for phrase in frame.subject)
    return (frame.verb("heard") and frame.voice == "passive" and thing) or any(True for _ in whom(frame))


def whom(frame: Frame) -> Iterator[str]:
    """Yield to whom a proposal was put: "was read to Orlov", "Zimin laid it before Orlov", "Orlov was polled"."""
    if frame.verb("putting_to", "placing"):
        for phrase in frame.after:
            if phrase.preposition in {"to", "before"}:
                yield from (name.text for name in people_of([phrase]))
                yield from (name.text for name in (frame.he if phrase.has("object_pronoun") else ()))
    elif frame.verb("polled", "conversing") and frame.voice == "passive":
        yield from (name.text for name in people_of(frame.subject))
        he = any(phrase.has("person_pronoun") for phrase in frame.subject)
        yield from (name.text for name in (frame.he if he else ()))
