"""The consents of a note as they are found: each person once, with what later clauses add of when and where."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace

from corrkg.edition.english.clause.frames import Frame
from corrkg.edition.english.clause.phrases import MEANS, Phrase
from corrkg.edition.english.consent.apiece import apiece
from corrkg.edition.english.consent.course import Answer
from corrkg.edition.english.dispatch.answered import Moment
from corrkg.edition.english.page.address import same_name, surname
from corrkg.edition.english.word.tokens import Token
from corrkg.edition.records import Approval

# Two forms of one surname begin with so many letters alike.
_SHARED = 4
# What somebody did who gave his consent, or where he was.
_SPOKE = ("saying", "answer", "conversing", "vote", "being", "staying")
_WHERE = frozenset({"from", "in", "at", "by", "over", "on"})


@dataclass(slots=True)
class Gathered:
    """The consents that a note tells, in order.

    Args:
        found: the consents.
        open: every clause since the last of them was said of those who consented, so that the next one may be, too.
    """

    found: list[Approval] = field(default_factory=list)
    open: bool = False
    _alike: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))  # by what forms of one name share

    @property
    def last(self) -> Approval | None:
        """The last consent told; None if there is none yet."""
        return self.found[-1] if self.found else None

    def add(self, approval: Approval, frame: Frame, *, repeats: bool) -> list[int]:
        """Add a consent, unless it was told before; return its place among those found, none where it is not added.

        Args:
            approval: the consent.
            frame: the clause that tells it.
            repeats: the clause goes on with the one before: "His consent is dated May 5".
        """
        self.open = True
        same = self._of(approval.person.form)
        again = [at for at in same if _is_bare(self.found[at]) or self.found[at].span == approval.span or repeats]
        if same and not _is_bare(approval) and _of_whom(frame):
            self.found[same[-1]] = approval  # "by Orlov and by Zimin, who agreed a day later"
        elif same and frame.borrows_its_verb and self.found[same[-1]].span == approval.span:
            self._fill(same[-1], _moment_of(approval))  # "Orlov and Zimin agreed, Zimin from Kem"
        elif again and _is_bare(self.found[again[0]]) and not _is_bare(approval):
            self.found[again[0]] = approval  # told once without its day, and once with it
        elif not again and not (same and _is_bare(approval)):
            self._alike[surname(approval.person.form)[:_SHARED]].append(len(self.found))
            self.found.append(approval)
        else:
            return []
        return self._of(approval.person.form)[-1:]

    def see(self, frame: Frame, moment: Moment) -> None:
        """Add what a clause tells of when and where each spoke who consented before: "Orlov spoke from Kem"."""
        people = _whom_it_is_said_of(frame) if self.open else ()
        places = [(name, at) for name in people for at in self._of(name.text)[-1:]]
        self.open = bool(people) and len(places) == len(people)
        if not self.open:
            return
        where = frame.place("in", "at") if frame.verb("being", "staying") else ""
        moment = replace(moment, place=moment.place or where)
        told = apiece(frame, [name.start for name in people], moment)
        for name, at in places:
            self._fill(at, told[name.start])

    def _of(self, form: str) -> list[int]:
        """Where the consents stand of him who has a name of this form."""
        return [at for at in self._alike[surname(form)[:_SHARED]] if same_name(self.found[at].person.form, form)]

    def fill_all(self, answer: Answer | None) -> None:
        """Add to the consents that are part of an answer what was told more of it."""
        if answer is not None:
            for at in answer.given:
                self._fill(at, answer.moment)

    def _fill(self, at: int, told: Moment) -> None:
        """Add to a consent what is told of its moment beside it; of another day nothing."""
        approval = self.found[at]
        moment = _moment_of(approval)
        if moment.dating is not None and told.dating is not None and moment.dating.day != told.dating.day:
            return
        whole = moment.filled(told)
        self.found[at] = replace(approval, dating=whole.dating, time=whole.time, place=whole.place, means=whole.means)


def _whom_it_is_said_of(frame: Frame) -> tuple[Token, ...]:
    """Who spoke, or was somewhere, in a clause that tells nothing else: "Orlov spoke from Kem", "both on May 6"."""
    if frame.status != "done" or frame.inside or frame.bracketed or not frame.own_subject or not frame.verb(*_SPOKE):
        return ()
    subjects = {phrase.tokens[0].start for phrase in frame.subject}
    rest = [phrase for phrase in frame.after if not (phrase.tokens[0].start in subjects or phrase.has("one_of_two"))]
    if frame.voice != "active" or not rest or not all(_is_circumstance(phrase) for phrase in rest):
        return ()
    if any(phrase.has("plural") for phrase in frame.subject):
        return frame.they
    return tuple(name for phrase in frame.subject for name in phrase.people if not name.has("place"))


def _is_circumstance(phrase: Phrase) -> bool:
    """Tell whether a phrase says when, where or by what means."""
    return phrase.is_moment or (phrase.preposition in _WHERE and (phrase.place or phrase.holds(*MEANS)))


def _moment_of(approval: Approval) -> Moment:
    return Moment(approval.dating, approval.time, approval.place, approval.means)


def _of_whom(frame: Frame) -> bool:
    """Tell whether a clause is said of the person right before it: "who agreed on May 5"."""
    return any(phrase.has("relative") for phrase in frame.before) and any(phrase.people for phrase in frame.subject)


def _is_bare(approval: Approval) -> bool:
    return approval.dating is None and approval.time is None
