"""Consents that a clause mentions beside what it tells: "adopted with Orlov's consent", "his cipher with consent"."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from corrkg.edition.english.clause.frames import Frame
from corrkg.edition.english.clause.locations import place_after, place_beside_moment
from corrkg.edition.english.clause.phrases import Phrase
from corrkg.edition.english.consent.parties import owners_of, people_of
from corrkg.edition.english.stance.sayers import is_somebody
from corrkg.edition.english.word.tokens import Token
from corrkg.edition.records import Dating


def with_consent(frame: Frame) -> Iterator[tuple[Phrase, Token]]:
    """Whose consent it was done with: "with the consent of Stalin"."""
    having = False
    unmet = frame.status == "denied" and frame.verb("fulfils")
    for phrase in frame.phrases:
        absolute = not phrase.preposition and phrase.tokens[0].has("auxiliary")
        having = absolute or (having and phrase in frame.before)
        if unmet and phrase.preposition == "with":
            continue  # "it did not meet with Orlov's support"
        bare = having and not phrase.preposition  # "having received on May 5 the consent of Stalin"
        pleases = phrase.preposition == "to" and frame.verb("being") and phrase.has("consent", "positive")
        if pleases or (phrase.has("consent") and (bare or phrase.led("led_by_consent"))):
            owners = frame.owners(phrase, "of", "with", "from", "on the part of")
            lead = frame.preceding(phrase) if phrase.lead == "and" else None
            if not owners and lead is not None:  # "with Orlov's knowledge and consent"
                owners = tuple(token for token in lead.tokens if token.possessive)
            if not owners and phrase in frame.before[-1:] and not frame.subject:
                owners = tuple(people_of(frame.by()))  # "with the approval given by Stalin"
            yield from ((phrase, name) for name in owners if is_somebody(name))


def given_by(frame: Frame, before: Frame | None) -> list[Token]:
    """Return who gave the consent that a relative clause follows: "in view of the consent that Stalin gave on May 5".

    Args:
        frame: the clause.
        before: the one before it; the noun may stand in either.
    """
    which = next((phrase for phrase in frame.before if phrase.has("relative") and not phrase.preposition), None)
    gave = frame.voice == "active" and frame.status == "done" and frame.verb("voicing", "sending")
    if which is None or not gave or frame.subject[:1] == (which,):
        return []
    start = which.tokens[0].start
    held = before if before is not None and before.statement is frame.statement else frame
    lead = [phrase for each in (frame, held) for phrase in each.phrases if phrase.tokens[-1].end <= start]
    noun = max(lead, key=lambda phrase: phrase.tokens[-1].end, default=None)
    return people_of(frame.subject) if noun is not None and noun.has("consent") and noun.preposition else []


def was_received(frame: Frame, phrase: Phrase) -> bool:
    """Tell whether the clause tells how a consent came: "with Stalin's consent, received on May 5"."""
    carrier = next((part for part in frame.subject if part.has("paper")), None)
    if carrier is not None and frame.verb("surely_receipt", "sending", "going", "receipt"):
        return phrase in frame.before  # "a cipher with Stalin's consent left Sochi on May 5"
    came = frame.verb("surely_receipt", "sending", "hand", "saying", "consent")
    return came and frame.voice in {"bare", "passive"} and bool(frame.before) and phrase is frame.before[-1]


def in_brackets(frame: Frame, phrase: Phrase) -> tuple[Dating | None, dt.time | None, str]:
    """The day, hour and place that follow a consent in brackets: "after Stalin's consent (cipher of May 5, 11:50)"."""
    rest = frame.further(phrase, 6)
    opens = next((place for place, part in enumerate(rest[:2]) if part.lead == "("), None)
    if opens is None:
        return None, None, ""
    inside = [rest[opens], *takewhile(lambda part: part.lead != ")", rest[opens + 1 :])]
    at = bisect_left(frame.days, inside[0].tokens[0].start, key=lambda day: day.start)
    if at == len(frame.days) or frame.days[at].start > inside[-1].tokens[-1].start:
        return None, None, ""
    times = (token.value for part in inside for token in part.tokens if isinstance(token.value, dt.time))
    where = place_after(inside, ("from",)) or place_beside_moment(inside, "", "in")
    return frame.days[at].dating, next(times, None), where


def beside_the_noun(frame: Frame) -> tuple[Dating | None, dt.time | None, str]:
    """The moment in brackets behind the answer that a clause is said of: "the answer (Sochi, May 5) was reported"."""
    said = next((phrase for phrase in frame.subject if phrase.has("consent", "answer", "opinion")), None)
    return in_brackets(frame, said) if said is not None and frame.own_subject else (None, None, "")


def own_day(frame: Frame, phrase: Phrase) -> Dating | None:
    """The day right behind a consent: "in accordance with Orlov's consent of May 5"."""
    after = frame.following(phrase)
    if after is None or after.preposition not in {"of", "dated"} or after.first("day") is None:
        return None
    low, high = after.tokens[0].start, after.tokens[-1].end
    return next((day.dating for day in frame.days if low <= day.start < high and day.role == "paper"), None)


def absolute_day(frame: Frame, phrase: Phrase) -> Dating | None:
    """The day in "having received on May 5 the consent of Stalin": that of the participle, up to its comma."""
    start = None
    for part in frame.before:
        if part.tokens[0].has("auxiliary") and not part.preposition:
            start = part.tokens[0].start
        elif part.lead == "," and start is not None:
            told = [day.dating for day in frame.days if start < day.start < part.tokens[0].start]
            return told[0] if told and start <= phrase.tokens[0].start < part.tokens[0].start else None
    return None


def is_done_with(frame: Frame, consent: Phrase) -> bool:
    """Tell whether something else is done with a consent, on a day of its own: "adopted on May 5 with his consent".

    "A telegram with his consent came on May 5", "the plan met with his consent" tell of the consent.
    """
    if not consent.led("led_by_consent") or consent.preposition == "by":
        return False
    if any(part.has("body") for part in frame.subject):
        return True
    carried = moves(frame) and any(part.has("paper", "answer") for part in frame.subject)
    return frame.voice == "passive" and not (carried or frame.verb("fulfils"))


def moves(frame: Frame) -> bool:
    """Tell whether a paper went or came, so that its day may be that of the consent in it."""
    return frame.verb("sending", "going", "receipt", "surely_receipt", "hand", "dating", "giving_back")


def brought(frame: Frame) -> tuple[Token, ...]:
    """Return whose consent a paper brings: "Orlov's telegram of consent was sent", "his cipher with agreement came"."""
    if frame.status != "done" or not moves(frame):
        return ()
    for paper in frame.subject:
        after = frame.following(paper) if paper.has("paper", "answer") else None
        if after is None or after.preposition not in {"of", "with"} or not after.has("consent"):
            continue
        if any(owner.kind == "name" for owner in frame.owners(after, "of", "from")):
            return ()  # "the telegram with the consent of Orlov": the consent's own owner
        return tuple(owners_of(frame, [paper], "of", "from"))
    return ()


def whose_that_is(frame: Frame) -> list[Token]:
    """Return of whom a clause without a verb tells the same: "X's consent came on May 8, that of Y on the 9th"."""
    if not any(phrase.has("consent") for phrase in frame.subject):
        return []
    return people_of(after_that(frame.phrases[:2]))


def after_that(phrases: Sequence[Phrase]) -> Iterator[Phrase]:
    """Yield each phrase with "of" that tells whose a bare "that" before it is: "that of Petrov"."""
    for that, of in pairwise(phrases):
        if not that.preposition and len(that.tokens) == 1 and that.tokens[0].lemma == "that" and of.preposition == "of":
            yield of


def contains_his(frame: Frame) -> bool:
    """Tell whether a paper that was told of holds somebody's consent: "A cipher came. It contained his consent"."""
    his = (p for p in frame.after[:1] if p.has("consent") and p.tokens[0].has("owner_pronoun"))
    return any(his) and frame.status == "done" and all(phrase.has("thing_pronoun") for phrase in frame.subject)


def says_he_would(frame: Frame) -> bool:
    """Tell whether somebody answers what he himself would do: "replied that he would support it"."""
    main = frame.main
    himself = all(phrase.has("person_pronoun") for phrase in frame.subject) and bool(frame.subject)
    says = main is not None and main.status == "done" and main.verb("answer", "saying")
    return says and himself and frame.modals == {"would"} and not frame.conditional and not frame.holds("negation")


def lets_be_known(frame: Frame) -> bool:
    """Tell whether somebody makes known what the clause after it tells: "Orlov let it be known that he agreed"."""
    lets = any(token.lemma == "let" for phrase in frame.before for token in phrase.tokens)
    return lets and frame.voice == "passive" and frame.status == "done"
