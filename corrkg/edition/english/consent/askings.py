"""Clauses that tell that a proposal was talked over, or put to somebody, who then answers at once."""

from __future__ import annotations

from collections.abc import Iterator

from corrkg.edition.english.clause.frames import Frame
from corrkg.edition.english.consent.parties import people_of
from corrkg.edition.records import Dating


def day_of_asking(frame: Frame) -> Dating | None:
    """Return the day on which a proposal was talked over or put to somebody; None where a clause tells none."""
    if not _asks(frame):
        return None
    met = any(phrase.preposition == "at" and phrase.has("session") for phrase in frame.phrases)
    return frame.day("decision") if met else frame.day()  # "at the meeting of May 5"


def _asks(frame: Frame) -> bool:
    """Tell whether it tells that a proposal was talked over, or put to somebody: "was discussed", "was read to him"."""
    if frame.status != "done":
        return False
    thing = not frame.subject or any(phrase.is_noun and not phrase.people for phrase in frame.subject)
    talked_over = (frame.verb("heard") or _is_put_to_the_vote(frame)) and frame.voice == "passive" and thing
    return talked_over or any(whom(frame))


def _is_put_to_the_vote(frame: Frame) -> bool:
    return frame.verb("putting_to") and any(p.preposition == "to" and p.has("vote") for p in frame.after)


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
