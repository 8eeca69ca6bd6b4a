"""Towns on a letter's way that no preposition tells: of an office that sends, and of those who received it."""

from __future__ import annotations

from itertools import pairwise

from corrkg.edition.english.clause.frames import Frame
from corrkg.edition.english.clause.locations import place_beside_moment
from corrkg.edition.english.clause.phrases import Phrase

# Before these a town is where they are: "the Moscow telegraph", "the Sochi journal".
_OF_A_TOWN = ("dispatch_office", "clerk", "leaving", "journal")


def at_office(frame: Frame, phrase: Phrase) -> bool:
    """Tell whether a phrase is an office of dispatch, or the town before one: "the Sochi" in "the Sochi telegraph"."""
    after = frame.following(phrase) if phrase.people else None
    beside = after is not None and not after.preposition and not after.lead and after.has("dispatch_office")
    return phrase.has("dispatch_office") or beside


def office_place(frame: Frame) -> str:
    """The town of the office that a letter was handed to: "to the telegraph office of Sochi", "the Sochi telegraph"."""
    for phrase in (*frame.subject, *frame.after):
        after = frame.following(phrase)
        accepts = phrase.preposition in {"", "by"} and (
            phrase.holds("post_office") or (after and after.holds("post_office"))
        )
        given = phrase.preposition == "to" or accepts
        named = [token for token in phrase.tokens if token.kind == "name"] if given else []
        if (
            named
            and at_office(frame, phrase)
            and not any(token.has("person", "body") or token.possessive for token in named)
        ):
            return " ".join(token.text for token in named)
        town = frame.following(phrase) if phrase.has("dispatch_office") else None
        if town is not None and town.preposition == "of" and town.place:
            return " ".join(token.text for token in town.tokens if token.kind == "name")
    towns = _beside_the_verb(frame)
    return next((phrase.tokens[0].text for phrase in towns if phrase.place and not phrase.preposition), "")


def stamping_place(frame: Frame) -> str:
    """The town of an office that marked a paper: "bears the stamp of the Sochi telegraph, 23:20"."""
    offices = (phrase for phrase in frame.after if phrase.people and at_office(frame, phrase))
    named = next((phrase.people for phrase in offices), ())
    return " ".join(token.text for token in named if not token.has("person"))


def is_to_somebody_in(frame: Frame) -> bool:
    """Tell whether a town is where he is to whom something goes: "was dictated to Petrenko in Sochi"."""
    pairs = pairwise(frame.after)
    return any(
        to.preposition == "to"
        and to.people
        and not to.has("place")
        and where.preposition in {"in", "at"}
        and where.place
        for to, where in pairs
    )


def _beside_the_verb(frame: Frame) -> tuple[Phrase, ...]:
    return frame.after[:1] if not frame.own_subject and frame.voice != "active" else ()


def office_town(frame: Frame) -> str:
    """The town of an office, or before an hour: "the Moscow telegraph", "Moscow's decryption", "Kem, May 5, 15:27"."""
    pairs = pairwise(token for phrase in frame.phrases for token in phrase.tokens)
    beside = (one.text for one, other in pairs if one.has("place") and other.has(*_OF_A_TOWN))
    alone = (p.tokens[0].text for p in frame.phrases if frame.voice == "verbless" and p.place and not p.preposition)
    opens = (
        p.tokens[0].text for p, at in pairwise(frame.phrases[:2]) if p.place and not p.preposition and at.is_moment
    )
    return next(iter([*beside, *alone, *opens]), "")


def receiving_place(frame: Frame) -> str:
    """The town that received it: "Sochi received the cipher", "Received: Sochi, May 5"."""
    sure = [phrase for phrase in frame.after if phrase.has("place") or phrase.is_moment]
    if frame.voice == "bare" and (beside := place_beside_moment(sure, "")):
        return beside  # "Received: May 5, 16:40, Moscow"
    named = frame.subject if frame.voice == "active" else _beside_the_verb(frame)
    for phrase in named:
        towns = [token for token in phrase.tokens if token.kind == "name" and not token.has("person")]
        known = frame.voice == "bare" or all(token.has("place") for token in towns)
        if not phrase.preposition and towns and known and phrase.place:
            return " ".join(token.text for token in towns)
    return ""
