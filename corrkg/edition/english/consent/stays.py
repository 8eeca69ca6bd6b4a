"""Where somebody was, as a clause tells it of him: "Orlov was on leave in Kem", "whom the question found in Kem"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from corrkg.edition.english.clause.frames import Frame
from corrkg.edition.english.clause.locations import bare_place, place_after
from corrkg.edition.english.consent.askings import whom
from corrkg.edition.english.consent.parties import Parties, people_of
from corrkg.edition.english.word.tokens import Token


def stays_of(frame: Frame, around: Frame | None, parties: Parties) -> Iterator[tuple[str, str]]:
    """Yield of whom a clause tells where he is from then on; the place is empty where he left it.

    Args:
        frame: the clause.
        around: the clause that it stands in, or the one before it.
        parties: who wrote, and to whom.
    """
    if frame.status != "done" or frame.group is None:
        return
    people = [name.text for phrase in frame.subject for name in phrase.people if not name.has("place")]
    if any(phrase.has("person_pronoun") for phrase in frame.subject):
        people = [name.form for name in parties.he(frame.he)]
    had = any(token.text.lower() == "had" for token in frame.tokens)
    place = None
    if frame.verb("staying") or (frame.verb("being") and frame.voice == "active" and not had):
        ended = any(phrase.preposition in {"until", "till"} for phrase in frame.phrases)
        place = "" if ended else frame.place("in", "at") or None
    elif frame.verb("going", "moving", "giving_back") and frame.voice == "active":
        there = frame.place("to", "for") if had and not frame.dated else ""
        left = frame.place("from") or bare_place(frame.after) or (frame.object is None and frame.place("to", "for"))
        place = there or ("" if left else None)
    elif frame.verb("polled", "conversing") and frame.voice == "passive":
        place = frame.place("in") or None
    elif frame.verb("coming_upon"):
        place, people = frame.place("in", "at") or None, [name.text for name in _come_upon(frame, around)]
    elif found := _where_he_had_it(frame):
        place, people = found, list(_who_had_it(frame, people))
    if place is not None:
        yield from ((name, place) for name in people)


def _who_had_it(frame: Frame, subject: list[str]) -> Iterator[str]:
    """Yield who got to know what is proposed: "was read to Orlov", "was examined by Orlov", "Orlov studied it"."""
    yield from whom(frame)
    if frame.verb("heard", "had_before") and not frame.verb("receipt"):  # it may come to where he is not
        yield from subject if frame.voice == "active" else (name.text for name in people_of(frame.by()))


def _where_he_had_it(frame: Frame) -> str:
    """The place behind him, the day or the paper, where he got to know it: "was read to Orlov in Kem"; else empty."""
    if frame.holds("there"):
        return frame.place("in", "at")
    for lead, where in pairwise(frame.phrases):
        beside = (
            lead.is_moment or lead.people or lead.has("object_pronoun", "thing_pronoun", "paper", "raised", "draft")
        )
        if beside and where.place and (place := place_after([where], ("in", "at"))):
            return place
    return ""


def _come_upon(frame: Frame, around: Frame | None) -> Iterator[Token]:
    """Yield whom something reached: "the telegram found Orlov in Kem", "Orlov, whom it found in Kem"."""
    relative = next((p for p in frame.before if p.has("relative") and p.tokens[-1].lemma == "whom"), None)
    if relative is not None and around is not None:
        lead = (token for token in around.tokens if token.end <= relative.tokens[0].start)
        names = (token for token in lead if token.kind == "name" and not token.possessive)
        yield from [name for name in names if not name.has("place")][-1:]
        return
    if frame.voice == "passive":
        yield from (name for phrase in frame.subject for name in phrase.people if not name.has("place"))
        return
    thing = frame.object
    if thing is not None and thing.has("object_pronoun"):
        yield from frame.he
    yield from (name for name in (thing.people if thing is not None else ()) if not name.has("place"))
