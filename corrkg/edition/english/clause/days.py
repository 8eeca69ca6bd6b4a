"""The day of a clause: stated, or counted from the day named before it ("on the same day", "two days later")."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from corrkg.edition.english.clause.daysides import (
    counts_from_what_follows,
    is_of_the_subject,
    is_that,
    told_behind_the_verb,
    was_done,
)
from corrkg.edition.english.clause.phrases import Phrase
from corrkg.edition.english.clause.statements import Statement
from corrkg.edition.english.word.counteddays import CountedDay
from corrkg.edition.english.word.daynames import RunningDate, ShortDate, dating_of
from corrkg.edition.english.word.tokens import Token
from corrkg.edition.records import Dating, Observation
from corrkg.edition.source import Span, fold

# So much less plainly a day is that of the clause that is the term of what it lets happen.
_LETS = 4
# How many phrases before "of May 5" may part it from the noun that it dates.
_NEAR = 6
# What "in" may stand before where a day is counted: "in the same night".
_NIGHTS = frozenset({"night", "morning", "evening", "afternoon"})


@dataclass(frozen=True, slots=True)
class DayTold:
    """A day that a clause names.

    Args:
        dating: the day.
        role: ``event``, or the class of the noun that it dates: ``decision``, ``paper``.
        rank: how plainly it is the day of the event, 0 most.
        start: its place in the source.
        counts: it is told by the days since the one before it.
        since: it is that of what the one before it is counted from: "on May 7, the day after the decision".
    """

    dating: Dating
    role: str
    rank: int
    start: int
    counts: bool = False
    since: bool = False


@dataclass(frozen=True, slots=True)
class DaysOfClause:
    """The days that a clause names, and the one told last before it in the note; within: in the same statement."""

    days: tuple[DayTold, ...]
    carried: Dating | None
    within: bool

    @property
    def counted(self) -> bool:
        """All its days are counted from another one."""
        return bool(self.days) and all(day.dating.basis == "inferred" for day in self.days)

    @property
    def stated(self) -> bool:
        """It names the day of an event in so many words."""
        return any(day.role == "event" and day.dating.basis != "inferred" for day in self.days)


class Days:
    """Reads the days of the clauses of one note, in order, and remembers the last for "the same day".

    A day that was *told* in the note is kept apart from the letter's own day, from which only "the same day" counts.
    """

    def __init__(self, context: dt.date | None) -> None:
        """Begin with the letter's day."""
        self.context, self.last, self.told = context, context, False
        self.where: Statement | None = None  # the statement that told the last day
        self.called = ""  # what "that of May 5" is: the class of the noun named last that bears a day
        self.signed: dt.date | None = None  # what was quoted last bears this day, and no clause told one since

    def read(
        self, before: Sequence[Phrase], after: Sequence[Phrase], tokens: Sequence[Token], statement: Statement
    ) -> DaysOfClause:
        """Return the days of a clause by its phrases, and remember the day of its event."""
        carried = self._carried(statement) if self.told else None
        within = self.where is statement
        dated = any(token.kind == "day" for token in tokens)
        days = tuple(_events(list(self._told(before, after, tokens, statement)))) if dated else ()
        if own := [day for day in days if not day.since]:
            best = min(own, key=lambda day: (day.role != "event", day.rank))
            self.last, self.told, self.where, self.signed = best.dating.day, True, statement, None
        self.called = _called([*before, *after]) or self.called
        return DaysOfClause(days, carried, within)

    def sign(self, day: dt.date | None, told: DaysOfClause) -> None:
        """Remember the day that words quoted in a clause bear; the clause's own day goes before it."""
        self.signed = day if day is not None and not told.days else self.signed

    def _told(
        self, before: Sequence[Phrase], after: Sequence[Phrase], tokens: Sequence[Token], statement: Statement
    ) -> Iterator[DayTold]:
        everything = [*before, *after]
        follows = [*_days_after(before), *_days_after(after)]
        doing: Phrase | None = None  # an infinitive before the day, whose term it may be
        counted_from = self.signed or self.last
        direct = told_behind_the_verb(after)
        for index, phrase in enumerate(everything):
            doing = phrase if phrase.preposition == "to do" else None if index == len(before) else doing
            token = phrase.first("day")
            if token is None or _explained(token, phrase, follows[index]) or _is_told_after(token, after):
                continue
            if _is_term(everything[:index], doing):
                continue
            beside = index > 0 and everything[index - 1].first("day") is not None  # "on May 5, the day after it came"
            if counts_from_what_follows(token, everything[index + 1 : index + 2]):
                opens = not index and len(before) > 1 and self.told and self.where is statement
                if beside or opens:
                    yield from self._before_it(token, statement, counted_from, everything[index + 1 :], beside=beside)
                    continue
            first = not index and phrase.tokens[0] is _first_word(tokens)
            role, rank = self._role(everything, index, first=first, marks=index == len(before))
            if phrase.preposition in {"of", "from", "dated"} and index and is_that(everything[index - 1]):
                role = _called(everything[:index]) or self.called or role
                rank = min(rank, 2)
            if role == "event" and doing is not None and index >= len(before):
                rank = 3
                apart = phrase.lead == "," or getattr(token.value, "year", None)
                if doing.holds("own_doing", "going") and not apart:
                    continue
            rank += _LETS * _opens_then(everything[:index])
            # "the convocation of the plenum on October 30 was decided on September 20"
            own = role == "event" and direct and index < len(before) and is_of_the_subject(everything, index)
            rank += 3 * own
            dating = self._dating(token, statement, counted_from) if role else None
            if dating is not None:
                since = role == "paper" and any(
                    each.preposition == "after" for each in everything[max(0, index - 2) : index]
                )
                planned = own and not was_done(everything[index - 1])  # "the opening of the fair on May 20"
                counted_from = dating.day if (role == "event" and not planned) or since else counted_from
                counts = isinstance(token.value, CountedDay) and bool(token.value.steps) and not beside
                yield DayTold(dating, role, rank, token.start, counts)

    def _before_it(
        self, token: Token, statement: Statement, last: dt.date | None, follows: Sequence[Phrase], *, beside: bool
    ) -> Iterator[DayTold]:
        """Yield the day of what a day is counted from: "on May 7, the day after the PB's decision", "… after it came".

        Args:
            token: the day, "the day after".
            statement: where it stands.
            last: the day that is told beside it.
            follows: the phrases after it.
            beside: it stands behind a day of its own clause, and not before a verb.
        """
        value = token.value
        decided = follows[0].has("decision", "session", "minutes", "body") or not beside
        others = any(phrase.holds("other_body") for phrase in follows[: 2 if beside else 1])
        if not isinstance(value, CountedDay) or not decided or (beside and others):
            return
        dating = self._dating(token._replace(value=replace(value, steps=-value.steps)), statement, last)
        if dating is not None:
            yield DayTold(dating, "decision" if beside else "event", 0, token.start, since=True)

    @staticmethod
    def _role(everything: Sequence[Phrase], index: int, *, first: bool, marks: bool) -> tuple[str, int]:
        """What a day dates, by its preposition and the noun before it; "" for a term, or a thing's own date.

        Args:
            everything: the phrases of a clause.
            index: the place of the one with the day.
            first: the clause opens with it.
            marks: it stands right behind the verb: "is marked with May 5".
        """
        phrase = everything[index]
        preposition = phrase.preposition
        if preposition in {"of", "dated"} or (
            preposition == "from" and index and everything[index - 1].has("decision")
        ):
            by_him = False  # "a note by Orlov of May 5"
            for noun in reversed(everything[max(0, index - _NEAR) : index]):
                if noun.preposition == "by" and noun.people:
                    by_him = True
                    continue
                if noun.has("other_body") and noun.preposition == "to":
                    continue  # "in a note to the Orgburo dated May 5"
                if noun.has("other_body"):
                    return "other", 0  # the day of another body's decision
                own = any(token.possessive and not token.has("body") for token in noun.tokens)
                if noun.has("inscription") and (own or by_him):
                    return "paper", 2  # "Orlov's resolution of May 5"
                if noun.has("decision", "session", "minutes", "body", "body_if_marked"):
                    return "decision", 0
                if noun.has("dating", "all_told"):
                    return "event", 1  # "bears the date of May 5", "both are of May 5"
                if noun.has("part_of_day", "carrier"):
                    return "event", 1  # "with the plane of May 5"
                if noun.holds("vote") or (noun.has("sheet") and any(other.has("vote") for other in everything[index:])):
                    return "event", 1  # "the poll of May 5", "the sheet of May 5 contains the votes of Orlov and Zimin"
                if noun.has("paper", "other_paper", "answer", "consent", "inscription"):
                    return "paper", 2
                if noun.preposition in {"from", "to", "in"} and noun.place:
                    continue  # "a cipher from Sochi of May 5"
                if noun.first("time") is not None:
                    return "event", 1  # "in the evening of May 5"
                quoted = noun.head is None and noun.first("quotation") is not None
                about = noun.preposition in {"of", "to", "on", "about"}
                if not quoted and not about:
                    break
            return "", 9
        if preposition == "for":
            record = next((noun for noun in reversed(everything[:index]) if not noun.has("body")), None)
            kept = record is not None and (record.has("minutes", "session") or record.holds("special_file"))
            return ("decision", 0) if kept else ("", 9)  # "the minutes of the Politburo for May 5"
        after = everything[index + 1] if index + 1 < len(everything) else None
        if after is not None and after.lead == "," and len(after.tokens) == 1 and after.tokens[0].has("when"):
            return "event", 0  # "until May 5, when it was sent"
        night = phrase.tokens[-1].kind == "day" and phrase.tokens[-1].text.split()[-1].lower() in _NIGHTS
        if preposition in {"on", "under"} or (preposition == "in" and night):
            return "event", 1 if index else 0
        if preposition == "":
            return "event", 0 if first else 2
        if preposition in {"at", "in", "as early as"} and phrase.holds("session"):
            return "event", 1
        return ("event", 1) if preposition == "with" and phrase.head is None and marks else ("", 9)

    def _dating(self, token: Token, statement: Statement, last: dt.date | None) -> Dating | None:
        span = Span(token.start, token.end)
        if isinstance(token.value, RunningDate | ShortDate):
            return dating_of(token.value, self.context, span)
        if not isinstance(token.value, CountedDay):
            return None
        day = token.value.after(self.context if token.value.of_letter else last)
        if day is None:
            return None
        at = token.start - statement.span.start
        lead = re.search(r"\bon\s+$", statement.words[max(0, at - 8) : at], re.IGNORECASE)
        span = Span(token.start - (len(lead.group()) if lead else 0), token.end)
        words = statement.words[span.start - statement.span.start : span.end - statement.span.start]
        message = f"“{fold(words)}” is counted from the day last named before it"
        return Dating(day.isoformat(), day, day, "inferred", span, (Observation("inferred", "date", message, span),))

    def _carried(self, statement: Statement) -> Dating | None:
        if self.last is None:
            return None
        message = "the statement names no day; the day last named before it was taken"
        note = Observation("inferred", "date", message, statement.span, "low")
        return Dating(self.last.isoformat(), self.last, self.last, "inferred", statement.span, (note,))


def _called(among: Sequence[Phrase]) -> str:
    """The class of the last noun of phrases that may bear a day: ``decision`` or ``paper``; empty if there is none."""
    nouns = (phrase for phrase in reversed(among) if phrase.has("decision", "paper", "other_paper", "answer"))
    noun = next(nouns, None)
    return "" if noun is None else "decision" if noun.has("decision") else "paper"


def _days_after(side: Sequence[Phrase]) -> list[Phrase | None]:
    """Return for each phrase on one side of a verb the next one that names a day."""
    found: list[Phrase | None] = []
    after: Phrase | None = None
    for phrase in reversed(side):
        found.append(after)
        after = phrase if phrase.first("day") else after
    return found[::-1]


def _explained(token: Token, phrase: Phrase, beside: Phrase | None) -> bool:
    """Tell whether a day is counted that is told in so many words after it: "the next day, May 6,", "on May 6 at 5"."""
    if not isinstance(token.value, CountedDay) or token.value.nth is not None or beside is None:
        return False
    if beside.preposition not in {"", "on"} or phrase.preposition not in {"", "on"}:
        return False
    return beside.tokens[0].kind == "day" and not isinstance(beside.tokens[0].value, CountedDay)


def _events(days: list[DayTold]) -> Iterator[DayTold]:
    """Yield the days of a clause; one that another is counted from dates another event: "heard on May 8"."""
    counts = next((place for place, day in enumerate(days) if day.counts and day.role == "event"), 0)
    for place, day in enumerate(days):
        yield replace(day, rank=day.rank + 3) if place < counts and day.role == "event" else day


def _is_term(before: Sequence[Phrase], doing: Phrase | None) -> bool:
    """Tell whether a day is that of a term told in passing: "a leave, beginning on May 15,", "the fair, to open on"."""
    last = before[-1] if before else None
    if last is None or not last.has("lasting") or last.lead != ",":
        return False
    return last is doing or last.tokens[-1].text.lower().endswith("ing")


def _opens_then(before: Sequence[Phrase]) -> bool:
    """Tell whether a day stands behind what is to begin or end then: "let the fair open on May 20"."""
    words = before[-1].tokens if before and not before[-1].preposition else ()
    thing = len(words) > 1 and words[-2].kind in {"word", "name"} and not words[-2].has("determiner")
    return thing and words[-1].has("lasting") and words[-1].lemma == words[-1].text.lower()


def _is_told_after(token: Token, after: Sequence[Phrase]) -> bool:
    """Tell whether a colon announces the letter's day: "the day on which it was sent is seen from the stamp: May 5"."""
    own = isinstance(token.value, CountedDay) and token.value.of_letter
    return own and any(phrase.lead == ":" and phrase.first("day") for phrase in after)


def _first_word(tokens: Sequence[Token]) -> Token | None:
    """Return the first token that is no separator."""
    return next((token for token in tokens if token.kind != "mark" and not token.has("conjunction", "adverb")), None)
