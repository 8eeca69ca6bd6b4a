"""Frames: each clause of a note as an event, with who, what, when, where and by what means.

A note is read once; the readers of consents, decisions and sendings are thin and look at the same frames.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from corrkg.edition.english.clauses import Clause, clauses, name_rows
from corrkg.edition.english.days import Days, DayTold
from corrkg.edition.english.groups import Group
from corrkg.edition.english.phrases import Phrase, phrases
from corrkg.edition.english.statements import Statement, statements
from corrkg.edition.english.tokens import Names, Token, tokenize
from corrkg.edition.records import Dating, Footnote
from corrkg.edition.source import SourceText, Span

# Classes of means, and the notation of the medium that each stands for, the surest first.
MEANS = {
    "cipher-telegram": "cipher-telegram",
    "telephone-message": "telephone-message",
    "telegram": "telegram",
    "by-letter": "letter",
}


# How many main clauses a complement of a complement looks back to.
_DEPTH = 3


@dataclass(frozen=True, slots=True)
class Frame:
    """One clause read as an event.

    Args:
        statement: where it stands.
        tokens: its tokens, their places counted in the source.
        group: its verb; None in a clause without one.
        before: the phrases before the verb.
        after: the phrases after it.
        phrases: both, in order.
        subject: the phrases that are its subject, its own or those of the clause before.
        own_subject: the clause names its subject itself.
        voice: ``active``, ``passive``, ``bare`` (a past without subject: "Sent on May 5") or ``verbless``.
        status: ``done``, ``proposed`` or ``denied``.
        main: of a complement ("replied that he agreed"), the frame that it completes.
        days: the days that it names.
        carried: the day told last before it in the note.
        ordinal: its place among the frames of its statement.
    """

    statement: Statement
    tokens: tuple[Token, ...]
    group: Group | None
    before: tuple[Phrase, ...]
    after: tuple[Phrase, ...]
    phrases: tuple[Phrase, ...]
    subject: tuple[Phrase, ...]
    own_subject: bool
    voice: str
    status: str
    main: Frame | None
    days: tuple[DayTold, ...]
    carried: Dating | None
    ordinal: int

    @property
    def span(self) -> Span:
        """The words of its statement."""
        return self.statement.span

    def verb(self, *classes: str) -> bool:
        """Tell whether its verb is in one of the classes."""
        return self.group is not None and self.group.head.has(*classes)

    def holds(self, *classes: str) -> bool:
        """Tell whether any of its words is in one of the classes."""
        return any(token.has(*classes) for token in self.tokens)

    def chain(self) -> Iterator[Frame]:
        """Yield the frame, and of a complement the frames that it completes: they share day, time, place and means."""
        frame: Frame | None = self
        for _ in range(_DEPTH):
            if frame is not None:
                yield frame
                frame = frame.main

    def by(self, *, everywhere: bool = False) -> tuple[Phrase, ...]:
        """The phrases with "by".

        Args:
            everywhere: those too that belong to the subject ("a commission headed by Chubar was formed").
        """
        found = [phrase for phrase in self.phrases if phrase.preposition == "by"]
        if everywhere or not self.own_subject or not self.subject or self.group is None:
            return tuple(found)
        start, stop = self.subject[0].tokens[0].start, self.group.stop
        return tuple(p for p in found if p.lead == "," or not start < p.tokens[0].start < stop)

    def agents(self) -> tuple[Phrase, ...]:
        """Who does it: the subject, or those after "by" in the passive."""
        return self.subject if self.voice == "active" else self.by()

    def owners(self, phrase: Phrase, *prepositions: str) -> tuple[Token, ...]:
        """Whose a noun is: "Stalin's consent", "consent of Stalin", "the PB decision".

        Args:
            phrase: the noun's phrase.
            prepositions: what may stand before the owner, in the phrases right after the noun.
        """
        inner = [token for token in phrase.tokens if token is not phrase.head]
        own = [token for token in inner if token.possessive or token.has("owner_pronoun", "body", "other_body")]
        place = self._place_of(phrase)
        if own or place is None or place + 1 == len(self.phrases):
            return tuple(own)
        first = self.phrases[place + 1]
        if place < len(self.before) <= place + 1:
            return ()  # the verb stands between
        if first.preposition not in prepositions:
            return ()
        found = list(first.people) or ([first.head] if first.head else [])
        for other in islice(self.phrases, place + 2, None):  # "of Molotov, and of Kaganovich"
            if other.preposition not in {first.preposition, ""} or not other.lead or not other.people:
                break
            found += other.people
        return tuple(found)

    def preceding(self, phrase: Phrase, steps: int = 1) -> Phrase | None:
        """Return the phrase so many steps before another one; None if there is none."""
        place = self._place_of(phrase)
        return self.phrases[place - steps] if place is not None and place >= steps else None

    def _place_of(self, phrase: Phrase) -> int | None:
        """The index of one of its own phrases; None for one of another clause."""
        start = phrase.tokens[0].start
        place = bisect_left(self.phrases, start, key=lambda other: other.tokens[0].start)
        return place if place < len(self.phrases) and self.phrases[place] is phrase else None

    @property
    def time(self) -> dt.time | None:
        """The first clock time."""
        times = (token.value for frame in self.chain() for token in frame.tokens if token.kind == "time")
        return next((time for time in times if isinstance(time, dt.time)), None)

    @property
    def means(self) -> str:
        """By what means, as a notation of the list of media; empty if it is not said."""
        return next((medium for frame in self.chain() for name, medium in MEANS.items() if frame.holds(name)), "")

    def place(self, *prepositions: str) -> str:
        """The name of a place after one of the prepositions, as printed; empty if there is none."""
        return next(filter(None, (_place(frame.phrases, prepositions) for frame in self.chain())), "")

    def day(self, *roles: str) -> Dating | None:
        """The day named for the event, or for a noun in one of ``roles``."""
        for frame in self.chain():
            told = [day for day in frame.days if day.role in {"event", *roles}]
            if told:
                return min(told, key=lambda day: day.rank).dating
        return None

    def quotations(self) -> Iterator[Token]:
        """Yield its quotations."""
        return (token for token in self.tokens if token.kind == "quotation")


def _place(among: Sequence[Phrase], prepositions: tuple[str, ...]) -> str:
    for phrase in among:
        names = [token for token in phrase.tokens if token.kind == "name"]
        plain = phrase.tokens[0].kind == "name" or not phrase.holds("title", "person_role", "paper")
        if phrase.preposition in prepositions and names and plain and not any(token.has("person") for token in names):
            return " ".join(token.text for token in names)
    return ""


def read_frames(source: SourceText, note: Footnote, near: dt.date | None, names: Names) -> list[Frame]:
    """Return the frames of a note, in order.

    Args:
        source: the text.
        note: the note, its references resolved.
        near: the letter's day, for years that are not printed and "the same day".
        names: what is known of names.
    """
    reader = _NoteReader(Days(near))
    for statement in statements(source, note):
        tokens = tokenize(statement.words, near, names, statement.span.start)
        reader.read(statement, tokens)
    return reader.frames


def frames_of(text: str, near: dt.date | None, names: Names, offset: int = 0) -> list[Frame]:
    """Return the frames of words that are no note: a quotation, or a sentence of the letter itself."""
    reader = _NoteReader(Days(near))
    reader.read(Statement(Span(offset, offset + len(text)), text), tokenize(text, near, names, offset))
    return reader.frames


class _NoteReader:
    """Reads statement after statement, and remembers the subject and the day of the clause before."""

    def __init__(self, days: Days) -> None:
        self.days = days
        self.frames: list[Frame] = []

    def read(self, statement: Statement, tokens: Sequence[Token]) -> None:
        last = self.frames[-1] if self.frames and statement.joined else None
        rows = name_rows(tokens)
        for ordinal, clause in enumerate(clauses(tokens, rows)):
            frame = self._frame(statement, tokens, rows, clause, last, ordinal)
            self.frames.append(frame)
            last = frame

    def _frame(
        self,
        statement: Statement,
        tokens: Sequence[Token],
        rows: frozenset[int],
        clause: Clause,
        last: Frame | None,
        ordinal: int,
    ) -> Frame:
        group = clause.group
        middle = (clause.start, clause.start) if group is None or clause.gapped else (group.start, group.end)
        before = tuple(phrases(tokens, clause.start, middle[0], rows))
        after = tuple(phrases(tokens, middle[1], clause.end, rows))
        subject = _subject(after[:1] if clause.gapped else before)
        if any(lead.text == ":" for lead in clause.leads) and not subject:
            last = None  # what a colon announces has a subject of its own, or none
        voice = _voice(group, clause, subject, after, last)
        own = bool(subject)
        if last is not None and (not subject or _is_relative(subject)) and voice != "bare":
            subject = _antecedent(subject, last)
        leads = [lead for lead in clause.leads if lead.kind == "word"]
        completes = last is not None and any(lead.lemma in {"that", "whether", "how"} for lead in leads)
        inner = tuple(tokens[clause.start : clause.end])
        told = self.days.read(before, after, inner, statement)
        return Frame(
            statement, inner, group, before, after, before + after, subject, own, voice,
            _status(group, leads, subject, after, voice),
            last if completes else None, told.days, told.carried, ordinal,
        )  # fmt: skip


def _subject(before: Sequence[Phrase]) -> tuple[Phrase, ...]:
    """The noun phrase that the verb is said of: the last before it that names who acts, or else the first."""
    nouns = [phrase for phrase in before if not phrase.preposition and phrase.head is not None]
    nouns = [
        phrase for phrase in nouns if not phrase.head or not phrase.head.has("adverb") or phrase.head.has("pronoun")
    ]
    if not nouns:
        return ()
    last = nouns[-1]
    chosen = last if last.people or last.has("body", "other_body", "pronoun", "body_if_marked") else nouns[0]
    found = [chosen]
    for phrase in nouns[nouns.index(chosen) + 1 :]:
        if phrase.lead in {"and", "or"} or (phrase.people and chosen.people):
            found.append(phrase)
    if chosen is last:  # "Molotov, Kaganovich" before it
        for phrase in reversed(nouns[:-1]):
            if not (phrase.people and chosen.people) and found[0].lead != "and":
                break
            found.insert(0, phrase)
    return tuple(found)


def _is_relative(subject: tuple[Phrase, ...]) -> bool:
    return all(phrase.head is not None and phrase.head.lemma in {"which", "who", "that"} for phrase in subject)


def _antecedent(subject: tuple[Phrase, ...], last: Frame) -> tuple[Phrase, ...]:
    """The subject of a clause without one: that of the clause before; of "who" and "which", the noun before it."""
    if subject:
        nouns = [phrase for phrase in last.phrases if phrase.head is not None]
        return tuple(nouns[-1:]) or last.subject
    return last.subject


def _voice(
    group: Group | None, clause: Clause, subject: tuple[Phrase, ...], after: Sequence[Phrase], last: Frame | None
) -> str:
    if group is None:
        return "verbless"
    if clause.gapped and last is not None:
        return last.voice if subject or last.voice != "active" else "passive"
    if group.passive:
        return "passive"
    by = any(phrase.preposition == "by" and (phrase.people or phrase.holds("body", "other_body")) for phrase in after)
    if group.plain and group.head.past:
        has_object = bool(after) and not after[0].preposition and after[0].head is not None
        if by and not has_object:
            return "passive"
        if not subject:
            passive_before = last is not None and last.voice in {"passive", "bare"}
            if last is None or (passive_before and not has_object):
                return "passive" if passive_before else "bare"
            return "bare" if not has_object else "active"
    return "active"


def _status(
    group: Group | None, leads: Sequence[Token], subject: tuple[Phrase, ...], after: Sequence[Phrase], voice: str
) -> str:
    """Whether it was done, only proposed, or denied."""
    if any(lead.has("condition") for lead in leads) or (group is not None and group.modal):
        return "proposed"
    if group is not None and group.denied:
        return "denied"
    if any(phrase.tokens[0].has("negation") for phrase in subject):
        return "denied"
    bare_object = after[0] if after and not after[0].preposition and voice == "active" else None
    return "denied" if bare_object is not None and bare_object.tokens[0].has("negation") else "done"
