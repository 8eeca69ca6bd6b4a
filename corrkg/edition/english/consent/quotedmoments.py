"""When and where quoted words say that they were written: "Comrade Stalin agrees. 21.IX, 22 hours, Sochi"."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from itertools import islice

from corrkg.edition.english.clause.frames import Frame
from corrkg.edition.english.consent.parties import Parties
from corrkg.edition.english.consent.quoted import QUOTATIONS, Consent
from corrkg.edition.english.dispatch.answered import Moment
from corrkg.edition.english.document.cited import day_of
from corrkg.edition.english.word.daynames import RunningDate
from corrkg.edition.english.word.tokens import Token
from corrkg.edition.records import Dating


def quoted_moment(frame: Frame, parties: Parties) -> Moment:
    """Return the day, hour and place that stand in the quotations of a clause, those of the first that tells any."""
    found = Moment()
    for quotation in islice(frame.quotations(), QUOTATIONS):
        for inserted in parties.insertions(quotation):
            return Moment(inserted.day(), inserted.time, inserted.place("from", "in"))
        told = written(parties.verdict(quotation).tokens, parties.near)
        found = Moment(found.dating or told.dating, found.time or told.time, found.place or told.place)
    return found


def in_own_words(consents: Sequence[Consent], moments: Mapping[int, Moment], near: dt.date | None) -> dict[int, Moment]:
    """Return the moments of several whose words are quoted, each with what his own say: "For. Orlov. 5/V".

    Args:
        consents: the consents of one clause.
        moments: what the clause tells of each, by the place of his name.
        near: the letter's day, for years that are not printed.
    """
    own = dict(moments)
    if len({consent.words for consent in consents}) < 2 and not any(_dated(consent.words) > 1 for consent in consents):
        return own
    everything = [token for words in {consent.words for consent in consents} for token in words]
    quoted = {token.start for token in everything if token.kind == "day"}
    for consent in consents:
        name = consent.person.span
        told = written([token for token in consent.words if token.start >= name.start] if consent.words else (), near)
        told = told if told.dating is not None else written(consent.words, near)
        shared = moments[name.start]
        if told.dating is not None:
            own[name.start] = Moment(told.dating, told.time, told.place or shared.place, shared.means)
        elif shared.dating is not None and shared.dating.span.start in quoted:
            own[name.start] = Moment(None, None, shared.place, shared.means)
    return own


def written(words: Sequence[Token], near: dt.date | None) -> Moment:
    """Return the first day, hour and place that words bear; ``near`` is the letter's day, for the year."""
    dating: Dating | None = None
    time: dt.time | None = None
    place = ""
    said = [token for token in words if token.kind != "mark"]
    apart = _set_apart(words)
    passed = next((token.start for token in words if _passes_on(words, token)), 0)
    for before, token in zip((None, *said), said, strict=False):
        counts = token.start in apart or not isinstance(token.value, RunningDate) or 0 < passed < token.start
        day = day_of(token, near) if dating is None and counts else None
        if day is not None:
            dating = day
        elif isinstance(token.value, dt.time) and time is None:
            time = token.value
        elif token.has("place") and before is not None and (before.kind == "day" or before.value == time):
            place = place or (token.text if time or dating else "")
    if (dating or time) and not place:
        place = _whence_it_was_told(words)
    return Moment(dating, time, place)


def _passes_on(words: Sequence[Token], token: Token) -> bool:
    """Tell whether a past opens a sentence that tells how quoted words were passed on: "Transmitted from Kem"."""
    if not (token.past and token.has("sending", "saying", "informing")):
        return False
    before = next((each for each in reversed(words) if each.start < token.start), None)
    return before is not None and before.kind == "mark"


def _whence_it_was_told(words: Sequence[Token]) -> str:
    """The place behind what was done with quoted words: "Orlov agrees. Transmitted from Kem on May 5"; or empty."""
    for told, whence, place, after in zip(words, words[1:], words[2:], words[3:], strict=False):
        ends = after.has("preposition") or after.kind in {"day", "time"}
        named = place.has("place") or (place.kind == "name" and ends and not place.has("person"))
        if _passes_on(words, told) and whence.lemma == "from" and named:
            return place.text
    return ""


def _dated(words: Sequence[Token]) -> int:
    return sum(token.kind == "day" for token in words)


def _set_apart(words: Sequence[Token]) -> frozenset[int]:
    """Return where the days stand that marks or a signature part from the words: "I agree. Orlov. May 5"."""
    found = set()
    for before, token, after in zip((None, *words), words, (*words[1:], None), strict=False):
        opens = before is not None and before.kind in {"mark", "name"} and before.text not in {"(", "“"}
        if token.kind == "day" and opens and (after is None or after.kind == "mark"):
            found.add(token.start)
    return frozenset(found)
