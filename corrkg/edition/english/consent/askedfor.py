"""What an agreement is to: what the letter asked, under whatever name, or a matter between others."""

from __future__ import annotations

from corrkg.edition.english.clause.frames import Frame
from corrkg.edition.english.clause.phrases import MEANS, Phrase
from corrkg.edition.english.consent.parties import Parties, people_of


def is_other_matter(frame: Frame, parties: Parties) -> bool:
    """An agreement between others: "agreed on a price", "agreed to 6.5%", "agreed to take the post"."""
    if not frame.verb("consent") or frame.voice == "passive":
        return False
    for phrase, after in zip(frame.after, (*frame.after[1:], None), strict=False):
        told = phrase.first("day") is not None or phrase.has("proviso", "part_of_day", *MEANS)
        if phrase.preposition == "on" and not told:
            return True
        first = phrase is frame.after[0] or frame.after[0].preposition == "with"
        point = phrase.holds("minutes", "raised")  # "agreed to points 1 and 2"
        if phrase.preposition == "to" and phrase.first("number") and first and not (frame.main or point):
            return not _is_asked_for(parties, phrase)  # "agreed to 6.5%"
        if phrase.preposition == "to do" and phrase.tokens[0].has("own_doing"):
            done = [part for part in (phrase, after) if part is not None]
            asked = any(_is_asked_for(parties, part) for part in done) or _has_him_do_it(frame, parties)
            return not asked  # "agreed to take the post"
    return False


def _has_him_do_it(frame: Frame, parties: Parties) -> bool:
    """Tell whether the letter names him who agrees to do something himself: Orlov, to be sent, "agreed to go"."""
    himself = people_of(frame.agents()) or (people_of(frame.main.subject) if frame.main is not None else [])
    return any(map(parties.is_asked_about, himself))


def _is_asked_for(parties: Parties, phrase: Phrase) -> bool:
    """Tell whether a word of a phrase is one of what was asked."""
    return any(token.lemma in parties.matter for token in phrase.tokens)


def accepts_what_was_asked(frame: Frame, parties: Parties) -> bool:
    """Tell whether he who is asked accepts what was asked, whatever it is called: "accepted the day of the plenum"."""
    group = frame.group
    if group is None or group.denied or frame.status != "done" or not frame.verb("consent_to_matter"):
        return False
    if frame.verb("joining") or not any(map(parties.is_asked, people_of(frame.agents()))):
        return False
    things = frame.before if frame.voice == "passive" else frame.after
    thing = [part for part in things[:2] if part.preposition in {"", "of"}]
    return any(_is_asked_for(parties, part) for part in thing) and not any(
        part.people or part.has("person_role") for part in thing
    )
