"""Consents to what a letter proposed, as the editors' notes record them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from corrkg.edition.english.clause.carrying import carried_by
from corrkg.edition.english.clause.frames import Frame
from corrkg.edition.english.clause.locations import place_beside_moment
from corrkg.edition.english.clause.referring import goes_along
from corrkg.edition.english.consent.apart import Apart, tells_of_each
from corrkg.edition.english.consent.apiece import apiece
from corrkg.edition.english.consent.beside import clauses_beside, tells_of_his_paper, was_asked
from corrkg.edition.english.consent.consents import ConsentReader
from corrkg.edition.english.consent.course import Course, came
from corrkg.edition.english.consent.gathered import Gathered
from corrkg.edition.english.consent.hours import counted
from corrkg.edition.english.consent.quoted import Consent
from corrkg.edition.english.consent.quotedmoments import in_own_words, quoted_moment
from corrkg.edition.english.consent.staying import told_where, whereabouts, whereabouts_of_each
from corrkg.edition.english.dispatch.answered import Moment
from corrkg.edition.english.dispatch.carriers import (
    carriers,
    gives,
    goes_on,
    was_handed_in,
)
from corrkg.edition.english.dispatch.interrupting import tells_of_it
from corrkg.edition.english.dispatch.papers import Papers
from corrkg.edition.english.dispatch.towns import stamping_place
from corrkg.edition.english.stance.changes import changed
from corrkg.edition.english.stance.polls import Polls, is_poll
from corrkg.edition.english.stance.votes import casts
from corrkg.edition.records import Approval, Dispatch, Footnote


def read_approvals(
    note: Footnote,
    frames: Sequence[Frame],
    course: Course,
    way: Sequence[Dispatch] = (),
) -> list[Approval]:
    """Return the consents to what the letter proposed that a note records.

    Args:
        note: the note.
        frames: its frames.
        course: what the notes before it tell of answers, with who wrote, and to whom: the writers' own words are no
            consents, unless they voted.
        way: the sendings and receipts of the letter, from which an answer may count its hour.
    """
    course.open()
    return _Approvals(note, ConsentReader(course.parties), course, way).read(frames)


@dataclass(slots=True)
class _Approvals:
    note: Footnote
    reader: ConsentReader
    course: Course
    way: Sequence[Dispatch] = ()
    polls: Polls = field(default_factory=Polls)
    apart: Apart = field(default_factory=Apart)
    among_asked: bool = False  # the poll is of those whom the letter asks: one of them answered in it

    def read(self, frames: Sequence[Frame]) -> list[Approval]:
        gathered = Gathered()
        papers = Papers(self.reader.parties.header)
        self.polls.foresee(frames)
        for place, frame in enumerate(frames):
            papers.see(frame)
            papers.answered |= self.course.speaks(frame)
            self.polls.see(frame)
            joined = gathered.last
            self.course.come_to(frames, place)
            before = frames[place - 1] if place else None
            consenting = list(
                self.reader.consenting(frame, before, papers, follows=joined is not None or was_asked(frames, place))
            )
            if not consenting:
                told = self._moment(frame)
                if tells_of_each(frame):
                    self.apart.see(frame, told)
                if gathered.open:
                    gathered.see(frame, told)
                gathered.fill_all(self.course.see(frame, told))
                continue
            names = [consent.person.span.start for consent in consenting]
            beside = dict(clauses_beside(frames, place, names))
            shared = self._moment(frame) if len(beside) > 1 else self._dated(frames, place, consenting)
            moment = counted(frames, place, shared, self.way)
            if joined is not None and moment.dating is None and _as_before(frame):
                moment = replace(moment, dating=joined.dating)
            own = self._of_each(frames, place, consenting, apiece(frame, names, moment), beside)
            # where one is only mentioned, the clause's moment is that of what was done with it
            after = frames[place + 1] if place + 1 < len(frames) else None
            given = self._moment(after) if after is not None and gives(frame, after) else Moment()
            partly = changed(frames, place)
            repeats = before is not None and goes_on(before, frame, near=True)  # "His consent is dated May 5"
            answered, cast = frame.holds("answer"), casts(frame) or is_poll(frame)  # once a clause
            found: list[int] = []
            for consent in consenting:
                # "“For. Stalin” – this was the reply": who is asked answers, and others vote
                replied = (answered or consent.words) and self.reader.parties.is_asked_by_name(consent.person.form)
                voted = self.polls.cast(frame, consent.words, voted=consent.voted) and (cast or not replied)
                partial = consent.changed or (partly and not voted)
                stance = "agrees-with-changes" if partial else "votes-for" if voted else "agrees"
                person = consent.person
                told = self.course.of(frame, person.form, own[person.span.start]) if consent.told else given
                approval = self._approval(frame, consent, told, stance)
                found += gathered.add(approval, frame, repeats=repeats)
            people = [consent.person.form for consent in consenting]
            gathered.fill_all(self.course.see_consents(frame, moment, people, found))
        return gathered.found

    def _of_each(
        self,
        frames: Sequence[Frame],
        place: int,
        consenting: Sequence[Consent],
        moments: Mapping[int, Moment],
        beside: Mapping[int, Frame],
    ) -> dict[int, Moment]:
        """The moment of each who consents in a clause, by the place of his name.

        Args:
            frames: the frames of the note.
            place: the index of the clause.
            consenting: who consents in it.
            moments: what the clause itself tells of each.
            beside: the relative clauses that tell how one of them answered.
        """
        frame, own = frames[place], dict(moments)
        for name, clause in beside.items():
            if len(beside) > 1 or tells_of_his_paper(clause):
                own[name] = self._carried(frame, clause).filled(own[name])
        where = whereabouts_of_each(frames, place)
        for consent in consenting:
            at, form = consent.person.span.start, consent.person.form
            if form in where:
                own[at] = replace(own[at], place=where[form] or own[at].place)
            own[at] = self.apart.of(frame, form) or own[at]
        return in_own_words(consenting, own, self.reader.parties.near)

    def _dated(self, frames: Sequence[Frame], place: int, consenting: Sequence[Consent]) -> Moment:
        """The moment that a consent's own clause tells, or else the one that carried it, or the poll that it is of."""
        frame = frames[place]
        moment = self._moment(frame)
        for carrier in carriers(frames, place):
            told = self._carried(frame, carrier)
            left = came(carrier) and frame.verb("sending", "handed_in", "going")
            surer = (carrier.inside and tells_of_it(carrier) and not left) or _was_given_before(frame, carrier)
            moment = told.filled(moment) if surer else moment.filled(told)
        if not moment.place:
            moment = replace(moment, place=whereabouts(frames, place))
        asked = any(self.reader.parties.is_asked_by_name(each.person.form) for each in consenting)
        cast = consenting[0].voted or frame.holds("vote") or (frame.holds("inscription") and not asked)
        polled = cast or not asked or self.among_asked
        self.among_asked |= asked and is_poll(frame) and frame.status == "done"
        return moment.filled(Moment(self.polls.day(cast=cast))) if polled else moment

    def _carried(self, frame: Frame, carrier: Frame) -> Moment:
        """What another clause tells of a consent's moment."""
        told = self._moment(carrier)
        if is_poll(carrier) or (carrier.verb("polled") and carrier.voice == "passive"):
            return replace(told, place=told_where(carrier))  # "asked from Moscow"
        if goes_along(frame, carrier) and not carrier.verb("answer", "saying"):
            moved = carrier.verb("receipt", "surely_receipt", "going")
            there = "" if moved else place_beside_moment(carrier.phrases, "in") or _whence_he_wrote(carrier)
            return replace(told, time=None if moved else told.time, place=there)
        return told

    def _approval(self, frame: Frame, consent: Consent, told: Moment, stance: str) -> Approval:
        """A consent with its moment, or the one that stands in brackets after it."""
        if consent.day is not None:
            told = replace(told, dating=consent.day, time=consent.time, place=consent.place or told.place)
        return Approval(
            self.note.number, consent.person, frame.span, told.dating, told.time, told.place, told.means,
            frame.statement.references, stance,
        )  # fmt: skip

    def _moment(self, frame: Frame) -> Moment:
        quoted = quoted_moment(frame, self.reader.parties)
        answered = frame.within and not frame.own_subject and any(phrase.has("answer") for phrase in frame.subject)
        carried = frame.carried if answered or (frame.holds("vote") and frame.within) else None
        dating = frame.day("paper")
        if quoted.dating is not None and (
            dating is None or frame.verb("receipt", "sending", "going", "hand", "giving_back")
        ):
            dating = quoted.dating  # "the draft was returned on May 7 with the words: “I agree. 6/V”"
        dating = dating or carried
        if dating is None and frame.time is not None and frame.carried is not None:
            dating = frame.carried  # "Thereupon, at 10 o'clock, there came: …"
        where = frame.place("from") or (frame.place("in", "at") if was_handed_in(frame) else "") or quoted.place
        where = where or told_where(frame) or (stamping_place(frame) if frame.verb("entering", "bearing") else "")
        return Moment(dating, frame.time or quoted.time, where, carried_by(frame))


def _as_before(frame: Frame) -> bool:
    """Tell whether somebody does in a clause what another did, and so on the same day."""
    # a resolution "which they joined", "they joined in the proposal"; but "he joined them"
    things = (phrase for phrase in frame.after if not phrase.has("object_pronoun"))
    which = frame.holds("relative") or any(phrase.has("matter", "raised") for phrase in things)
    return frame.borrows_its_verb or (frame.verb("joining") and not which)


def _was_given_before(frame: Frame, carrier: Frame) -> bool:
    """Tell whether a consent that came had been given before: "received on May 7. It had been sent on May 5"."""
    came = frame.verb("receipt", "surely_receipt", "reaching") and bool(carrier.days)
    group = carrier.group if not carrier.borrows_its_verb else None
    return came and group is not None and carrier.tokens[group.start].text.lower() == "had"


def _whence_he_wrote(frame: Frame) -> str:
    """The place that a paper came from in which somebody did several things: "in a cipher from Kem he asked, but …"."""
    for paper, whence in pairwise(frame.phrases):
        if paper.preposition in {"in", "by"} and paper.has("paper") and whence.preposition == "from" and whence.place:
            return " ".join(token.text for token in whence.tokens if token.kind == "name")
    return ""
