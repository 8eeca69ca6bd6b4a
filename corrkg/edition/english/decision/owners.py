"""Whose a decision is that a clause names, whether it is more than a draft, and whether it bears a day."""

from __future__ import annotations

from corrkg.edition.english.clause.frames import Frame
from corrkg.edition.english.clause.phrases import DASHES, Phrase

_FAR = 6  # so many phrases may tell what a decision is about before its day: "on fodder for the Caucasus – July 29"


def is_body(frame: Frame, phrase: Phrase, *, own: bool) -> bool:
    """Tell whether a phrase is the body, and not its members or another body's."""
    if phrase.denied:
        return False
    if phrase.has("body"):
        return not phrase.people
    return own and phrase.has("body_if_marked") and not frame.owners(phrase, "of")


def bears_a_day(frame: Frame, noun: Phrase) -> bool:
    """Tell whether the day of a noun stands after it: "of May 5", "dated May 5", in brackets or after a dash."""
    parts = frame.further(noun, _FAR)
    before = frame.preceding(noun)
    counted = before.first("day") if before is not None else None
    if counted is not None and any(day.since and day.start == counted.start for day in frame.days):
        return True  # "on May 7, the day after the decision of the PB"
    after_a_dash = frame.group is None and any(part.first("day") and part.lead in DASHES for part in parts)
    return after_a_dash or any(p.first("day") for p in parts[:3] if p.led("dates_a_noun") or p.lead == "(")


def is_owned(frame: Frame, phrase: Phrase, *, own: bool) -> bool:
    """Tell whether a decision is said to be the body's."""
    owners = frame.owners(phrase, "of", "by")
    return any(owner.has("body") or (own and owner.has("body_if_marked")) for owner in owners)


def is_drafted(frame: Frame, phrase: Phrase) -> bool:
    """Tell whether it is only a draft of a decision: "draft decision of the PB", "the draft of a resolution"."""
    if any(token.has("draft") for token in phrase.tokens):
        return True
    before = frame.preceding(phrase)
    return phrase.preposition == "of" and before is not None and before.has("draft")
