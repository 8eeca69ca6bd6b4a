"""The polls that a note tells: whoever answers in one answers on its day, unless his clause tells another."""

from __future__ import annotations

from collections.abc import Sequence

from corrkg.edition.english.clause.frames import Frame
from corrkg.edition.english.stance.votes import casts
from corrkg.edition.english.word.tokens import Token
from corrkg.edition.records import Dating

# How a poll stands beside what was answered in it, or adopted by it.
_IN_A_POLL = frozenset({"by", "to", "in", "during", "at"})
# What is a vote where members are polled, and an answer otherwise: "answered in the affirmative".
_YES = frozenset({"yes", "affirmative", "affirmatively"})


class Polls:
    """Follows the polls of a note from clause to clause."""

    def __init__(self) -> None:
        self._day: Dating | None = None  # that of the poll told last
        self._first: Dating | None = None
        self._for = False  # the clause says "for"; looked at once, however many consent in it
        self._told = self._cast = self._joined = False  # a poll; a vote; the consent before was a vote
        self._ruled: Dating | None = None  # the day of the decision told last, which was voted on
        self._days: dict[int, Dating | None] = {}  # of the clauses that tell of a poll
        self._within: dict[int, bool] = {}  # the statements that tell in passing of one, and whether of a vote taken

    def foresee(self, frames: Sequence[Frame]) -> None:
        """Look for the first poll of a note; its day is that of the votes which are told before it."""
        self._days = {id(frame): _day_of(frames, place) for place, frame in enumerate(frames) if is_poll(frame)}
        self._first = next(filter(None, self._days.values()), None)
        asides = (frame for frame in frames if frame.inside or _while(frame))
        polls = (frame for frame in asides if id(frame) in self._days or _is_polled(frame))
        self._within = {id(frame.statement): _takes_place(frame) for frame in polls}

    def see(self, frame: Frame) -> None:
        """Look at the next clause."""
        within = self._within.get(id(frame.statement))
        self._told |= id(frame) in self._days or within is not None
        self._cast |= casts(frame)
        self._for = _says_for(frame) or any(token.lemma in _YES for token in frame.tokens) or bool(within)
        self._day = self._days.get(id(frame)) or (self._ruled if _on_a_decision(frame) else None) or self._day
        self._ruled = _ruled(frame) or self._ruled

    def cast(self, frame: Frame, words: Sequence[Token], *, voted: bool) -> bool:
        """Tell whether a consent is a vote: it says "for" where members were polled or another did, or joins who did.

        Args:
            frame: the clause that tells it.
            words: the words in which it is given, where they are quoted.
            voted: the clause says that it is a vote.
        """
        said = self._for or any(token.has("in_favor", "joining") or token.lemma in _YES for token in words)
        told = self._told or self._cast or (self._joined and frame.holds("in_favor"))
        voted = voted or (told and (said or (frame.verb("joining") and self._joined)))
        self._joined = voted
        return voted

    def day(self, *, cast: bool) -> Dating | None:
        """Return the day of an answer in the poll; None where no poll with a day was told.

        Args:
            cast: it is a vote or an inscription, and so belongs to a poll that is told after it as well.
        """
        return self._day or (self._first if cast else None)


def _day_of(frames: Sequence[Frame], place: int) -> Dating | None:
    """The day of a poll: "put to the vote and passed on May 5" names it in the clause that goes on."""
    frame = frames[place]
    after = frames[place + 1] if place + 1 < len(frames) else None
    goes_on = after is not None and after.statement is frame.statement and not after.own_subject
    return frame.day() or (after.day() if after is not None and goes_on and frame.voice == "bare" else None)


def _says_for(frame: Frame) -> bool:
    """Tell whether a clause says "for", and not only for what something is: "found it acceptable for one grade"."""
    stands = not frame.verb("deeming")
    return any(token.has("in_favor") and (stands or token.lemma != "for") for token in frame.tokens)


def _is_polled(frame: Frame) -> bool:
    """Tell whether somebody, were he one alone, was polled: "who was polled on May 5"."""
    return frame.group is not None and frame.group.head.lemma == "poll" and frame.voice != "active"


def _while(frame: Frame) -> bool:
    """Tell whether a clause tells when another came about: "when the matter was put to the vote"."""
    return frame.tokens[0].text.lower() in {"when", "while", "as"} and not frame.main


def _takes_place(frame: Frame) -> bool:
    """Tell whether a vote was taken, so that whoever then supported the matter voted for it."""
    return _while(frame) and any(phrase.has("vote") and phrase.preposition == "to" for phrase in frame.after)


def _ruled(frame: Frame) -> Dating | None:
    """The day of a decision of the body: "on May 5 the PB resolved", "by decision of the PB (May 5)"."""
    ruled = any(phrase.has("body") for phrase in frame.agents())
    told = any(phrase.has("decision") and phrase.preposition in {"", "by"} for phrase in frame.phrases)
    return frame.day("decision") if frame.status == "done" and (ruled or told) else None


def _on_a_decision(frame: Frame) -> bool:
    """Tell whether votes were cast on what was decided before: "in the vote X was against", "for which X voted"."""
    within = any(
        phrase.has("vote") and phrase.preposition in {"in", "during", "at"} and phrase.tokens[0].lemma == "the"
        for phrase in frame.before
    )
    for_it = any(phrase.preposition in {"for", "on"} and phrase.has("relative") for phrase in frame.before)
    of_it = any(p.preposition in {"for", "of", "in favor of"} and p.has("thing_pronoun") for p in frame.after)
    return within or ((for_it or of_it) and frame.verb("vote"))


def is_poll(frame: Frame) -> bool:
    """Tell whether it tells of a poll: one was held, members were polled, the paper was sent round, put to the vote."""
    held = any(phrase.has("vote") for phrase in frame.subject) and not frame.holds("in_favor")
    one = len([name for phrase in frame.subject for name in phrase.people]) == 1  # whose day is his alone
    asked = frame.verb("polled") and frame.voice == "passive" and frame.status == "done" and not one
    asked = asked and not any(phrase.has("opinion", "answer") for phrase in frame.subject)
    sheet = frame.group is None and any(phrase.holds("vote") for phrase in frame.phrases[:1])
    put = frame.verb("placing") and any(phrase.preposition == "to" and phrase.has("vote") for phrase in frame.after)
    within = put or any(phrase.preposition in _IN_A_POLL and phrase.has("vote") for phrase in frame.phrases)
    return held or asked or sheet or within or _polled(frame) or goes_round(frame)


def _polled(frame: Frame) -> bool:
    """Tell whether it tells of those who were polled: "of those polled on May 5, Orlov agreed", "polled, he agreed"."""
    verb = frame.group.head if frame.group and frame.voice != "bare" else None
    return any(token.past and token.lemma == "poll" and token is not verb for token in frame.tokens)


def goes_round(frame: Frame) -> bool:
    """Tell whether a paper was sent to those whose opinion is asked: "circulated", "sent the telegram round"."""
    to_members = any(phrase.preposition == "to" and phrase.has("voters") for phrase in frame.phrases)
    sent = frame.verb("sending") and (frame.holds("around") or to_members)
    return frame.status == "done" and (frame.verb("circulating") or sent)
