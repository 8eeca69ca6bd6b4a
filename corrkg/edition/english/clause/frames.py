"""Frames: each clause of a note as an event, with who, what, when, where and by what means.

A note is read once; the readers of consents, decisions and sendings are thin and look at the same frames.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Any

from corrkg.edition.english.clause.days import DayTold
from corrkg.edition.english.clause.groups import Group
from corrkg.edition.english.clause.locations import bare_place, called_there, place_after
from corrkg.edition.english.clause.phrases import MEANS, Phrase, beside_receipt
from corrkg.edition.english.clause.statements import Statement
from corrkg.edition.english.word.tokens import Token, classes_of
from corrkg.edition.records import Dating
from corrkg.edition.source import Span

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
        within: that day was told in the same statement.
        ordinal: its place among the frames of its statement.
        inside: it is a relative clause that stands inside another.
        which: what "which" is in a relative clause where somebody does something with it: "which Orlov sent".
        earlier: it tells what was done before: "having received the letter, Orlov replied".
        beside: what the brackets of its references say: when, where and how the whole statement came about.
        bracketed: it stands in such brackets itself.
        he: whom "he" means: the persons of whom the clauses before it were said last.
        him: to whom somebody spoke in the clause before last, who is "he" where the speaker is not.
        there: the place that the clauses before it named last.
        they: whom "they" and "both" mean: the persons who acted in the clauses before it last.
        classes: the classes of all of its words.
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
    within: bool
    ordinal: int
    inside: bool = False
    beside: Frame | None = None
    bracketed: bool = False
    he: tuple[Token, ...] = ()
    there: str = ""
    they: tuple[Token, ...] = ()
    him: tuple[Token, ...] = ()
    earlier: bool = False
    which: tuple[Phrase, ...] = ()
    classes: frozenset[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Gather the classes of its words once: readers ask a hundred times whether it holds a word of some class."""
        object.__setattr__(self, "classes", classes_of(self.tokens))

    @property
    def span(self) -> Span:
        """The words of its statement."""
        return self.statement.span

    @property
    def words(self) -> Span:
        """Its own words, from the first that is no mark to the last."""
        inner = [token for token in self.tokens if token.kind != "mark"] or self.tokens
        return Span(min(token.start for token in inner), max(token.end for token in inner))

    @property
    def own_subject_is_noun(self) -> bool:
        """It names its subject itself, and not by "which" or "it"."""
        nouns = [phrase for phrase in self.before if phrase.is_noun]
        return self.own_subject and any(not phrase.has("relative", "pronoun") for phrase in nouns)

    @property
    def first_person(self) -> bool:
        """The writers act: its subject is "I" or "we"."""
        for phrase in self.subject:  # noqa: SIM110 -- as in `Phrase.holds`
            if phrase.head is not None and "first_person" in phrase.head.classes:
                return True
        return False

    @property
    def object(self) -> Phrase | None:
        """The first noun after its verb that has no preposition; None if there is none."""
        return next((phrase for phrase in self.after if phrase.is_noun), None)

    @property
    def doing(self) -> Phrase | None:
        """The infinitive after its verb, "to do", with what belongs to it; None if there is none."""
        return next((phrase for phrase in self.after if phrase.preposition == "to do"), None)

    @property
    def modals(self) -> frozenset[str]:
        """The modal verbs that stand before its verb, each in its base form: "should", "will" for "'ll"."""
        stop = self.group.stop if self.group is not None else 0
        return frozenset(token.lemma for token in self.tokens if token.start < stop and "modal" in token.classes)

    @property
    def borrows_its_verb(self) -> bool:
        """Its verb is that of the clause before it: "so did Petrenko", "Petrenko the next day"."""
        return self.group is not None and self.group.head.start < self.tokens[0].start

    @property
    def conditional(self) -> bool:
        """It opens with "if" or the like."""
        return self.holds("condition") and any("condition" in token.classes for token in self.tokens[:2])

    def said_of(self, lemma: str) -> bool:
        """Tell whether a word is in its subject: "it", "you"."""
        return any(token.lemma == lemma for phrase in self.subject for token in phrase.tokens)

    @property
    def dated(self) -> bool:
        """It tells a day or an hour."""
        return self.time is not None or self.day() is not None

    def verb(self, *classes: str) -> bool:
        """Tell whether its verb is in one of the classes."""
        return self.group is not None and not self.group.head.classes.isdisjoint(classes)

    def holds(self, *classes: str) -> bool:
        """Tell whether any of its words is in one of the classes."""
        return not self.classes.isdisjoint(classes)

    def narrowed(self, start: int, end: int, **changes: Any) -> Frame:
        """Return it with some of its phrases alone, and with what they tell of days, hours and places.

        Args:
            start: the place of the first phrase to keep.
            end: the place after the last.
            changes: what else is different.
        """
        parts = self.phrases[start:end]
        tokens = tuple(token for phrase in parts for token in phrase.tokens)
        low, high = tokens[0].start, tokens[-1].end
        days = tuple(day for day in self.days if low <= day.start < high)
        middle = min(max(len(self.before) - start, 0), len(parts))
        before, after = parts[:middle], parts[middle:]
        return replace(self, tokens=tokens, phrases=parts, before=before, after=after, days=days, **changes)

    def chain(self) -> Iterator[Frame]:
        """Yield the frame, those that it completes, and its brackets: they share day, time, place and means."""
        frame: Frame | None = self
        for _ in range(_DEPTH):
            if frame is not None:
                yield frame
                frame = frame.main
        if self.beside is not None:
            yield self.beside

    def by(self, *, everywhere: bool = False) -> tuple[Phrase, ...]:
        """The phrases with "by".

        Args:
            everywhere: those too that belong to the subject ("a commission headed by Chubar was formed").
        """
        found = [phrase for phrase in self.phrases if phrase.preposition == "by" and not self._of_a_noun(phrase)]
        if everywhere or not self.own_subject or not self.subject or self.group is None:
            return tuple(found)
        start, stop = self.subject[0].tokens[0].start, self.group.stop
        return tuple(p for p in found if p.lead == "," or not start < p.tokens[0].start < stop)

    def _of_a_noun(self, phrase: Phrase) -> bool:
        """Tell whether "by" names who made a thing, not who acts: "with corrections by Rudzutak"."""
        before = self.preceding(phrase)
        return (
            bool(phrase.people)
            and before is not None
            and not (self.group and before.tokens[0].start < self.group.stop <= phrase.tokens[0].start)
            and before.preposition in {"with", "after", "on"}
            and not before.has("thing_pronoun", "sheet", "copied")  # "“For” was written on it by Orlov"
            and not (before.preposition == "on" and before.has("paper") and any(self.quotations()))
            and (before.head is not None and before.head.kind == "word" and not phrase.lead)
        )

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
        if first.preposition == "on" and first.head is not None and first.head.lemma == "part":  # "on Stalin's part"
            return tuple(token for token in first.tokens if token.possessive)
        if first.preposition not in prepositions or self._tells_whence(first):
            return ()
        found = list(first.people) or ([first.head] if first.head else [])
        for other in islice(self.phrases, place + 2, None):  # "of Molotov, and of Kaganovich"
            if other.preposition not in {first.preposition, ""} or not other.lead or not other.people:
                break
            found += other.people
        return tuple(found)

    def _tells_whence(self, phrase: Phrase) -> bool:
        """Tell whether "from" names where somebody was, not whose it is: "Orlov replied with consent from Sochi"."""
        known = any(name.has("person") for name in phrase.people)
        somebody = self.voice == "active" and any(part.people or part.has("person_pronoun") for part in self.subject)
        if self.voice == "active" and any(part.holds("carrier") for part in self.subject):
            return phrase.preposition == "from" and not known  # "a pilot took the letter from Kem"
        gets = self.verb("surely_receipt", "holding") and not self.verb("auxiliary")
        return phrase.preposition == "from" and somebody and not known and not gets

    def preceding(self, phrase: Phrase, steps: int = 1) -> Phrase | None:
        """Return the phrase so many steps before another one; None if there is none."""
        place = self._place_of(phrase)
        return self.phrases[place - steps] if place is not None and place >= steps else None

    def following(self, phrase: Phrase) -> Phrase | None:
        """Return the phrase after another one, on the same side of the verb; None if there is none."""
        place = self._place_of(phrase)
        if place is None or place + 1 in {len(self.before), len(self.phrases)}:
            return None
        return self.phrases[place + 1]

    def further(self, phrase: Phrase, count: int) -> tuple[Phrase, ...]:
        """Return so many phrases after another one."""
        place = self._place_of(phrase)
        return () if place is None else self.phrases[place + 1 : place + 1 + count]

    def _place_of(self, phrase: Phrase) -> int | None:
        """The index of one of its own phrases; None for one of another clause."""
        start = phrase.tokens[0].start
        place = bisect_left(self.phrases, start, key=lambda other: other.tokens[0].start)
        return place if place < len(self.phrases) and self.phrases[place] is phrase else None

    @property
    def time(self) -> dt.time | None:
        """The first clock time; "by 20 o'clock" and "between 18 and 19 o'clock" tell none."""
        found = (
            token.value
            for frame in self.chain()
            for phrase in beside_receipt(frame.phrases)
            for token in phrase.tokens
            if token.kind == "time" and not phrase.led("bounding")
        )
        return next((time for time in found if isinstance(time, dt.time)), None)

    @property
    def means(self) -> str:
        """What medium it names, as a notation of the list of media, the surest; empty if it names none."""
        return next((medium for frame in self.chain() for name, medium in MEANS.items() if frame.holds(name)), "")

    def place(self, *prepositions: str) -> str:
        """The name of a place after one of the prepositions, as printed; empty if there is none."""
        if "from" in prepositions:
            prepositions = (*prepositions, "out of")
        leaving = self.verb("going", "sending", "handed_in")
        told = (place_after(frame.phrases, prepositions, leaving=leaving) for frame in self.chain())
        found = next(filter(None, told), "")
        if found:
            return found
        speaks = "from" in prepositions and self.verb("answer", "saying", "sending")
        if speaks and any(phrase.has("place") for phrase in self.subject):
            return bare_place(self.subject)  # "Sochi telegraphed"
        bare = ("from" in prepositions and self.verb("going")) or ("to" in prepositions and self.verb("reaching"))
        there = (frame._there("from" in prepositions) for frame in self.chain() if frame.there)
        return (bare_place(self.after) if bare else "") or next(filter(None, there), "")

    def _there(self, whence: bool) -> str:
        """The place named before, where the clause says "there", or "from there"."""
        said = called_there(self.tokens, self.group.start if self.group else -1)
        return self.there if said == ("whence" if whence else "there") else ""

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
