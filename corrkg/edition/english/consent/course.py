"""The course of a note: which answer went when and from where, who was asked on what day, and who was where.

A note tells that somebody agreed in one sentence, and in others when his answer left, that the text had been read to
him, or that he was on leave. Each clause is looked at once, in order, and what it tells is kept with what it tells it
of: the answer spoken of, the asking, the person. What the clause of a consent, and those beside it, do not tell is then
taken from these, the surest first:

1. the answer that it is part of: when it was made, or else when it left, or else when it came;
2. the asking: who is asked answers at once, unless it is told otherwise;
3. where he was.

What a later clause tells of an answer is added to the consents that are part of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from enum import IntEnum
from itertools import takewhile

from corrkg.edition.english.clause.frames import Frame
from corrkg.edition.english.clause.moments import is_dated
from corrkg.edition.english.clause.phrases import Phrase
from corrkg.edition.english.clause.referring import is_within, paper_that_moved
from corrkg.edition.english.consent.askings import day_of_asking, whom
from corrkg.edition.english.consent.parties import Parties, owners_of, people_of
from corrkg.edition.english.consent.stays import stays_of
from corrkg.edition.english.dispatch.answered import UNTOLD, Moment, is_same, is_the_paper
from corrkg.edition.english.dispatch.carriers import answers, brings_it, is_answer
from corrkg.edition.english.page.address import same_name, surname

# What is done with a paper that goes or comes.
_MOVES = ("sending", "going", "receipt", "surely_receipt", "hand", "handed_in", "reaching", "entering")
_CAME = ("receipt", "surely_receipt", "reaching")


class Reach(IntEnum):
    """How much of what follows is of an answer: what calls it the same, what takes it up, whatever is said of him."""

    SAME = 0
    TAKEN_UP = 1
    ALL = 2


@dataclass(slots=True)
class Answer:
    """An answer that a note speaks of.

    Attributes:
        who: the names of those who gave it; empty where it is of those whom the letter asks.
        paper: it was told of as a paper, so that another one is another answer.
        reach: how much of what follows is of it.
        given: the consents that are part of it, by their places among those found.
    """

    who: tuple[str, ...] = ()
    paper: bool = False
    reach: Reach = Reach.SAME
    given: list[int] = field(default_factory=list)
    made: Moment = UNTOLD
    left: Moment = UNTOLD
    came: Moment = UNTOLD

    @property
    def moment(self) -> Moment:
        """When it was given: it was made, or left, or came."""
        return self.made.filled(self.left).filled(self.came)

    def add(self, frame: Frame, moment: Moment) -> None:
        """Add what a clause tells of its way."""
        if came(frame):
            self.came = self.came.filled(moment)
        elif frame.verb(*_MOVES) or _is_stamped(frame):
            self.left = self.left.filled(moment)
        else:
            self.made = self.made.filled(moment)


class Course:
    """Follows the notes of a letter from clause to clause.

    Args:
        parties: who wrote, and to whom.
    """

    def __init__(self, parties: Parties) -> None:
        self.parties = parties
        self.answer = Answer()
        self._told = UNTOLD  # the last moment told of an answer
        self._subject: tuple[Phrase, ...] = ()  # what the last clause that told of an answer's way was said of
        self._asked: tuple[tuple[str, ...], Moment] | None = None  # who was asked (all, if nobody is named), and when
        self._where: dict[str, str] = {}
        self._today = False  # the clause tells a part of the day that the note has come to
        self._last: Frame | None = None
        self._around: Frame | None = None  # the last clause that stands in no other

    def open(self) -> None:
        """Begin a note: of those before it nothing is left but what it calls the same."""
        self._part(Reach.SAME)
        self._where, self._last, self._around = {}, None, None

    def come_to(self, frames: Sequence[Frame], place: int) -> None:
        """Come to a clause, before its consents are read; those inside it may tell where somebody is who acts in it.

        Args:
            frames: the frames of a note.
            place: the index of the clause.
        """
        last, frame = self._last, frames[place]
        if last is not None and last.statement is not frame.statement and last.statement.references:
            self._part(Reach.TAKEN_UP)
        inside = takewhile(lambda each: each.inside and each.statement is frame.statement, frames[place + 1 :])
        self._today = any(map(_is_part_of_a_day, frame.phrases))
        for each in inside:
            self._see_where(each, frame)
            self._today |= any(map(_is_part_of_a_day, each.phrases)) and each.status == "done"

    def see(self, frame: Frame, moment: Moment) -> Answer | None:
        """Look at a clause that tells no consent; return the answer that it tells more of.

        Args:
            frame: the clause.
            moment: the moment that it tells.
        """
        self._leave(frame)
        if frame.bracketed:
            return None
        if frame.status == "done" and self._goes_on(frame):
            self._add(frame, moment)
            return self.answer
        if (answer := self._paper(frame) or self._words(frame)) is not None:
            self.answer = answer
            self._add(frame, moment)
        elif frame.own_subject and frame.dated and not frame.inside:
            self.answer.reach = Reach.SAME  # the note went on to something else
        self._see_asking(frame)
        return None

    def see_consents(self, frame: Frame, moment: Moment, who: Sequence[str], given: Sequence[int]) -> Answer | None:
        """Look at a clause that tells consents, after these were read; return the answer that it tells more of.

        Args:
            frame: the clause.
            moment: the moment that it tells.
            who: who consents.
            given: their consents, by their places among those found.
        """
        self._leave(frame)
        part = all(self._is_part(frame, form) for form in who)
        if part and len(who) < len(self.answer.who):  # of "the answers of Orlov and Zimin" his own
            self._told = moment if moment.told else self._told
            self._see_asking(frame)
            return None
        more = part or any(map(is_same, frame.phrases))
        if not more:
            moved = Reach.ALL if frame.verb(*_MOVES) else Reach.TAKEN_UP  # "his consent came": the cipher is that
            self.answer = self._paper(frame) or self._words(frame) or Answer(tuple(who), reach=moved)
        self._add(frame, moment)
        self.answer.given += given
        self._see_asking(frame)
        return self.answer if part else None

    def _leave(self, frame: Frame) -> None:
        self._last, self._around = frame, self._around if frame.inside else frame
        if not frame.bracketed:
            self._see_where(frame, self._around)

    def _add(self, frame: Frame, moment: Moment) -> None:
        self.answer.add(frame, moment)
        self._subject = frame.subject
        self._told = self.answer.moment if self.answer.moment.told else self._told

    def _see_asking(self, frame: Frame) -> None:
        asked = day_of_asking(frame)
        if asked is not None:
            people = tuple(whom(frame))
            place, time = ("", frame.time) if people else (frame.place("in", "at"), None)
            self._asked = people, Moment(asked, time, place)
        elif frame.day() is not None or frame.verb("deciding", "adopting"):
            self._asked = None

    def of(self, frame: Frame, form: str, own: Moment) -> Moment:
        """Return the moment of a consent with what the note told before of the answer, the asking, and where he was.

        Args:
            frame: the clause that tells it.
            form: who consents.
            own: what the clause, and those beside it, tell of its moment.
        """
        if any(map(is_same, frame.phrases)):
            own = own if own.dating is not None else own.filled(self._told)
        elif not frame.holds("at_another_time"):
            if self._is_part(frame, form):
                went = self.answer.moment
                own = went.filled(own) if came(frame) else own.filled(went)
            if self._asked is not None and frame.day() is None and own.time is None and not frame.means:
                who, asked = self._asked
                own = own.filled(asked) if not who or _is_among(form, who) else own
        if own.dating is None and own.time is None and self._today:
            own = replace(own, dating=frame.carried)  # "On May 5 Orlov agreed. In the evening Zimin did, too"
        return own if own.place else replace(own, place=self._where.get(surname(form), ""))

    def _part(self, reach: Reach) -> None:
        """Let go of what was told, but for what takes it up again."""
        self.answer.reach = min(self.answer.reach, reach)
        self._asked = None

    # --- answers

    def _is_part(self, frame: Frame, form: str) -> bool:
        """Tell whether a consent is part of the answer that was told before it."""
        answer = self.answer
        needed = Reach.TAKEN_UP if is_within(frame) else Reach.ALL
        if answer.reach < needed or frame.holds("at_another_time") or (answer.paper and _is_in_another_paper(frame)):
            return False
        return _is_among(form, answer.who) if answer.who else self.parties.is_asked_by_name(form)

    def _paper(self, frame: Frame) -> Answer | None:
        """Return the answer that a clause tells of as a paper that went or came; None where it tells of none."""
        paper = paper_that_moved(frame)
        if paper is None or frame.status != "done":
            return None
        names = owners_of(frame, [paper], "of", "from")
        whence = people_of(phrase for phrase in frame.after if phrase.preposition == "from")
        names = names or [name for name in whence if name.has("person") or self.parties.is_asked(name)]
        if any(self.parties.wrote(name.text) for name in names):
            return None
        beside = frame.following(paper)
        known = bool(names) or paper.has("answer") or (beside is not None and beside.has("answer", "consent"))
        return Answer(tuple(name.text for name in names), True, Reach.ALL if known else Reach.TAKEN_UP)

    def _words(self, frame: Frame) -> Answer | None:
        """Return the answer that somebody is told to have given; None where a clause tells of none."""
        if not answers(frame) or frame.voice != "active" or frame.inside:
            return None
        people = [name.text for name in people_of(frame.subject)]
        if not people and any(phrase.has("person_pronoun") for phrase in frame.subject):
            people = [name.form for name in self.parties.he(frame.he, frame.him)]
        return Answer(tuple(people), reach=Reach.ALL) if people and not any(map(self.parties.wrote, people)) else None

    def speaks(self, frame: Frame) -> bool:
        """Tell whether the answer told before it speaks in a clause: "it said", "the cipher reads"."""
        it = all(phrase.has("thing_pronoun") or is_the_paper(phrase) or is_answer(phrase) for phrase in frame.subject)
        return self.answer.reach is Reach.ALL and it and frame.own_subject and bool(frame.subject)

    def _goes_on(self, frame: Frame) -> bool:
        """Tell whether a clause tells of the way of the answer told before it: "the cipher left Sochi on May 6"."""
        if self.answer.reach < Reach.TAKEN_UP or frame.inside:
            return False
        more = frame.verb(*_MOVES) or is_dated(frame) or _is_stamped(frame)
        if not frame.own_subject:  # "was sent from Sochi and is dated May 6"
            return more and bool(frame.subject) and frame.subject == self._subject
        if self.answer.given and self._reports(frame):
            return True
        if not more:
            return False
        if any(is_answer(phrase) or brings_it(frame, phrase) for phrase in frame.subject):
            return not any(owners_of(frame, frame.subject, "of", "from"))
        return self.speaks(frame)

    def _reports(self, frame: Frame) -> bool:
        """Tell whether the answer was passed on to the writers: "Orlov was informed of this", "Zimin reported it"."""
        went = bool(frame.place("from")) or (bool(frame.means) and frame.time is not None)
        if not went or not frame.verb("informing", "saying", "sending"):
            return False
        of_it = any(
            phrase.has("thing_pronoun", "relative") and phrase.preposition in {"", "of", "about"}
            for phrase in frame.phrases
            if phrase not in frame.subject
        )
        people = people_of(frame.subject)
        mine = [self.parties.wrote(name.text) for name in people]
        if frame.voice == "passive":
            return of_it and bool(mine) and all(mine)
        informed = people_of(phrase for phrase in frame.after if phrase.preposition in {"", "to"})
        others = any(not self.parties.wrote(name.text) for name in informed)
        return of_it and bool(mine) and not any(mine) and not others

    # --- where somebody was

    def _see_where(self, frame: Frame, around: Frame | None) -> None:
        self._where |= {surname(name): place for name, place in stays_of(frame, around, self.parties)}


def came(frame: Frame) -> bool:
    """Tell whether a paper came; when it was sent is nearer to when an answer was given."""
    return frame.verb(*_CAME) and not frame.verb("sending", "going")


def _is_among(form: str, names: Iterable[str]) -> bool:
    return any(same_name(form, name) for name in names)


def _is_stamped(frame: Frame) -> bool:
    """Tell whether a paper bears the hour of the telegraph: "bears the stamp of the Sochi telegraph, 23:20"."""
    stamp = frame.object is not None and frame.object.has("stamp_of_time")
    return frame.verb("bearing") and stamp and frame.time is not None


def _is_part_of_a_day(phrase: Phrase) -> bool:
    """Tell whether it names a part of the day that the note has come to: "in the evening"."""
    return phrase.preposition in {"in", "at", ""} and phrase.has("part_of_day")


def _is_in_another_paper(frame: Frame) -> bool:
    """Tell whether a consent is told to stand in a paper of its own: "he agreed in a letter"."""
    papers = (phrase for phrase in frame.phrases if phrase.preposition in {"in", "by"} and phrase.has("paper"))
    first = (phrase.tokens[0] for phrase in papers)
    return any(token.has("foreign_determiner") and not token.has("owner_pronoun") for token in first)
