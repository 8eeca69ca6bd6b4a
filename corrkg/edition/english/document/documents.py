"""Other documents in a clause: a telegram, a draft, an article, an enclosure, told apart from the letter itself.

A noun for a paper tells apart a document of its own where the words say whose it is, to whom or of what day, where it
is quoted, or where the letter sends it along. The letter itself, its copies and the marks on it are none, nor is the
letter that it answers: "your telegram" is read as an answer to that.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property

from corrkg.edition.english.clause.days import DayTold
from corrkg.edition.english.clause.frames import Frame
from corrkg.edition.english.clause.phrases import Phrase
from corrkg.edition.english.document.called import (
    around_it,
    has_matter,
    is_named_by_a_name,
    is_no_paper,
    one_of,
    span_of,
    with_whole_papers,
)
from corrkg.edition.english.document.cited import (
    Where,
    day_of,
    is_answered,
    is_person,
    kind_of,
    name_form,
    signature_in,
)
from corrkg.edition.english.document.enclosing import (
    goes_later,
    is_pronoun,
    meant_by_it,
    meant_by_this,
    sent_along,
    without_you,
)
from corrkg.edition.english.document.inside import day_inside
from corrkg.edition.english.document.written import numbered, wired, written
from corrkg.edition.english.page.address import same_name
from corrkg.edition.english.word.tokens import Token
from corrkg.edition.records import Dating, Document, NameForm
from corrkg.edition.source import Span

_MESSAGES = frozenset({"telegram", "letter", "message"})
# "Your draft" is a paper beside the letter that came with it; "your telegram" is that letter.
_WORKS = frozenset({"draft", "article", "report"})
# How long a quotation is a document and no title.
_TITLE = 80


class PapersOfClause:
    """The documents of one clause.

    Args:
        place: where it stands.
        frame: the clause.
        earlier: the clauses before it, the last one last: what "it" means stands there.
        after: the clause after it, which may say of a paper that it was sent, and quote it.
        he: whom "his" means in a letter.
        they: whom "their" means there.
    """

    def __init__(
        self,
        place: Where,
        frame: Frame,
        earlier: Sequence[Frame] = (),
        after: Frame | None = None,
        he: Sequence[Token] = (),
        they: Sequence[Token] = (),
    ) -> None:
        self.place, self.frame, self.earlier = place, with_whole_papers(frame), earlier
        self.after, self.he, self.they = after, he, they
        self.before = earlier[-1] if earlier else None

    # What is asked of the clause for each of its papers is worked out once: a clause may have very many.
    @cached_property
    def _of_the_predicate(self) -> set[int]:
        return {id(phrase) for phrase in self.frame.after}

    @cached_property
    def _of_the_subject(self) -> set[int]:
        return {id(phrase) for phrase in self.frame.subject}

    @cached_property
    def _handed(self) -> list[Frame]:
        """The clause, and the participle after its subject: "a note, handed to Hirota, spoke of …"."""
        inside = self.after is not None and self.after.inside and self.after.subject is self.frame.subject
        return [self.frame, self.after] if self.after and inside else [self.frame]

    @cached_property
    def _handed_by(self) -> set[str]:
        return {token.lemma for frame in self._handed for part in frame.by() for token in part.people}

    @cached_property
    def _handed_to(self) -> list[Phrase]:
        return [part for frame in self._handed for part in frame.after if part.preposition == "to"]

    @cached_property
    def _consents(self) -> bool:
        return self.frame.holds("consent")

    @cached_property
    def _is_a_decision(self) -> bool:
        frame = self.frame
        return any(part.has("body") for part in (*frame.agents(), *frame.by())) or frame.verb("consent")

    @cached_property
    def _days_of_papers(self) -> list[DayTold]:
        return sorted((day for day in self.frame.days if day.role == "paper"), key=lambda day: day.start)

    @cached_property
    def _quoted_later(self) -> list[tuple[int, Token]]:
        """The quotations, each with the place of its phrase; those of the clause after this one come behind all."""
        phrases = list(enumerate(self.frame.phrases))
        after = self.after
        if after is not None and after.statement is self.frame.statement and not any(map(kind_of, after.phrases)):
            phrases += [(len(phrases), phrase) for phrase in after.phrases]  # "a telegram, which was sent on: …"
        return [(place, token) for place, phrase in phrases for token in phrase.tokens if token.kind == "quotation"]

    @cached_property
    def _enclosed(self) -> set[int]:
        """The places of the phrases that the writers of a letter send along."""
        return set(sent_along(self.frame, self.before)) if self.place.is_the_letter else set()

    def read(self) -> Iterator[Document]:
        """Yield them in printed order, without their references."""
        frame = self.frame
        if self.place.note is not None:
            yield from numbered(self.place, frame)
            told = written(self.place, frame) or wired(self.place, frame, self.before)
            if told is not None:
                yield told
                return
        inside = False
        for index, phrase in enumerate(frame.phrases):
            kind, enclosed = kind_of(phrase), index in self._enclosed
            # "the draft of a telegram" is one
            inside = bool(kind) and inside and phrase.preposition == "of" and not enclosed
            if enclosed and is_pronoun(phrase):
                yield from self._named_before(meant_by_it(frame, self.earlier))
            elif enclosed and (named := meant_by_this(phrase, self.earlier)) is not None:
                inside = True
                again = Span(without_you(phrase)[0].start, phrase.tokens[-1].end)
                yield from (replace(each, again=again) for each in self._named_before(named))
            elif (kind or enclosed) and not inside:
                inside = True
                yield from self._document(index, phrase, kind or "document", enclosed=enclosed)

    def _named_before(self, meant: tuple[Frame, int] | None) -> Iterator[Document]:
        """Yield the document that a clause before names, where the writers send "it", or "this plan", along."""
        if meant is not None:
            frame, index = meant
            phrase = frame.phrases[index]
            clause = PapersOfClause(self.place, frame, he=self.he, they=self.they)
            yield from clause._document(index, phrase, kind_of(phrase) or "document", enclosed=True)

    def _document(self, index: int, phrase: Phrase, kind: str, *, enclosed: bool) -> Iterator[Document]:
        frame, note = self.frame, self.place.note
        yours = phrase.holds("your")
        same = phrase.tokens[0].lemma in {"this", "that", "such"} and not any(t.possessive for t in phrase.tokens)
        enclosed = enclosed or (phrase.holds("enclosed") and self.place.is_the_letter)
        if (same and not enclosed) or is_no_paper(frame, phrase, kind):
            return
        if (
            (yours and not enclosed and kind not in _WORKS)
            or self._is_means(phrase, kind)
            or (note is None and kind == "document" and not enclosed)
        ):
            return
        around = around_it(frame, index)
        writers = self._writers(phrase, around, kind, enclosed=enclosed)
        addressees = self._addressees(phrase, around)
        dating = self._day(phrase, kind, around)
        quotations = [
            token for token in self._quotations(index) if token.end - token.start > _TITLE and kind != "draft"
        ]
        parties = self.place.header.recipients
        others = [name for name in addressees if not any(same_name(name.form, each.form) for each in parties)]
        foreign = (
            phrase.holds("foreign_determiner") or phrase.tokens[0].lemma in {"a", "an"} or kind in {"note", "report"}
        )
        came_from = note is not None and any(part.preposition == "from" for part in around)
        if kind in _MESSAGES and not (writers or addressees or quotations) and came_from:
            return  # "agreed (cipher from Sochi of May 5)": how and when it was said
        apart = writers or enclosed or quotations or (dating is not None and kind in _MESSAGES | {"note", "report"})
        apart = apart or (others and foreign) or (kind == "draft" and has_matter(frame, index, phrase))
        apart = apart or (kind == "note" and frame.verb("missing"))
        apart = apart or (note is None and kind not in {"draft", "document"} and is_named_by_a_name(phrase))
        apart = apart or (bool(addressees) and kind not in _MESSAGES and phrase.tokens[0].lemma in {"a", "an"})
        if not apart or (note is not None and self._is_of_the_letter(index, phrase, kind)):
            return
        span = span_of(self.place.source, frame, phrase, index)
        answered = note is not None and is_answered(frame, phrase, self.place.header)
        by, to = tuple(writers), tuple(addressees)
        along = enclosed and not goes_later(frame)
        made = Document(note, kind, span, by, to, dating, enclosed=along, answered=answered)
        one = one_of(self.place.source, frame, phrase, index) if len(quotations) > 1 else ""  # of "two telegrams"
        yield from [replace(self._quoted(made, quotation), called=one) for quotation in quotations] or [made]

    def _quoted(self, made: Document, quotation: Token) -> Document:
        span = Span(quotation.start, quotation.end)
        writers = made.writers or signature_in(self.place.source, span)
        return replace(
            made,
            writers=writers,
            quotation=span,
            dating=day_inside(self.place.source.text, span, self.place.near) or made.dating,
        )

    def _writers(self, phrase: Phrase, around: Sequence[Phrase], kind: str, *, enclosed: bool) -> list[NameForm]:
        frame, header, note = self.frame, self.place.header, self.place.note
        own = [self._form(token) for token in phrase.tokens if token.possessive and token.kind == "name"]
        if own:
            return own
        if phrase.holds("my", "your"):
            parties = header.senders if phrase.holds("my") else header.recipients
            return [] if self.place.enclosed else list(parties)
        told = [part for part in around if part.preposition in {"from", "by", "of"} and part.people]
        named = [self._form(token) for part in told for token in part.people if is_person(token, part)]
        if named and told:
            return named
        if phrase.holds("his") and note is None:
            several = any(token.text.lower() == "their" for token in phrase.tokens)
            return [self._form(token) for token in (self.they if several else self.he)]
        if phrase.holds("his") and self.before is not None:
            return [self._form(token) for part in self.before.subject for token in part.people]
        if frame.group is None or frame.voice != "active" or not self._is_object(phrase):
            return []
        people = [self._form(token) for part in frame.subject for token in part.people]
        if frame.verb("saying", "hand") or (frame.verb("sending") and frame.group.head.past):
            if frame.first_person:
                return list(header.senders) if kind in _MESSAGES and frame.group.head.past else []
            return people
        return []

    def _addressees(self, phrase: Phrase, around: Sequence[Phrase]) -> list[NameForm]:
        frame = self.frame
        told = [part for part in around if part.preposition == "to"]
        passed_on = bool(self._handed_by) and self._owned(phrase, self._handed_by)
        handed = any(part.verb("sending", "hand") for part in self._handed) and not passed_on
        if not told and handed and (id(phrase) in self._of_the_subject or self._is_object(phrase)):
            told = [part for part in self._handed_to if not self._of_another(part, phrase)]
        if not told and frame.verb("receipt", "answer") and frame.voice == "active" and self._is_object(phrase):
            told = list(frame.subject)
        return [self._form(token) for part in told for token in part.people if is_person(token, part)]

    def _of_another(self, part: Phrase, phrase: Phrase) -> bool:
        """Tell whether "to Orlov" belongs to another paper, which stands right before it."""
        before = self.frame.preceding(part)
        return before is not None and before is not phrase and bool(kind_of(before))

    def _owned(self, phrase: Phrase, handed: set[str]) -> bool:
        """Tell whether a paper is said to be somebody's, other than those who hand it on."""
        own = [token for token in phrase.tokens if token.possessive]
        return phrase.holds("his") or (bool(own) and all(token.lemma not in handed for token in own))

    def _day(self, phrase: Phrase, kind: str, around: Sequence[Phrase]) -> Dating | None:
        """Return the day of the paper itself: its own, or that on which it was written or published, not passed on."""
        for part in around:
            token = part.first("day") if part.preposition in {"dated", "of"} else None
            dating = day_of(token, self.place.near) if token is not None else None
            if dating is not None:
                return dating
        behind = self.frame.following(around[-1] if around else phrase)
        if behind is not None and behind.lead == "(" and behind.is_moment:  # "the telegram from Petrov (May 2)"
            return day_of(behind.tokens[0], self.place.near)
        own = bisect_right(self._days_of_papers, phrase.tokens[0].start, key=lambda day: day.start)
        if own < len(self._days_of_papers):
            return self._days_of_papers[own].dating
        if phrase.holds("his") and self.before is not None and self.before.verb("saying", "answer"):
            return self.before.day()
        if self.frame.verb("concluding") or (self.frame.verb("saying") and kind in _MESSAGES):
            return self.frame.day()
        return self._day_in_brackets(phrase)

    def _day_in_brackets(self, phrase: Phrase) -> Dating | None:
        """Return the day in the brackets behind a paper: "the article “On Mills” (published on March 2, 1919)"."""
        after = self.after
        if after is None or not after.bracketed or not after.verb("concluding", "sending", "saying"):
            return None
        low, high = phrase.tokens[-1].end, after.tokens[0].start
        between = [token for token in self.frame.tokens if low <= token.start < high]
        return after.day() if all(token.kind in {"quotation", "mark"} for token in between) else None

    def _quotations(self, index: int) -> Iterator[Token]:
        return (token for place, token in self._quoted_later if place > index)

    def _is_object(self, phrase: Phrase) -> bool:
        return id(phrase) in self._of_the_predicate and not (
            phrase.preposition and phrase.preposition not in {"in", "to do"}
        )

    def _is_means(self, phrase: Phrase, kind: str) -> bool:
        """Tell whether a paper is only how something was said or sent: "in cipher", "agreed in a telegram"."""
        if phrase.preposition not in {"in", "by"} or kind not in _MESSAGES:
            return False
        return not self.frame.verb("saying") or self._consents

    def _is_of_the_letter(self, index: int, phrase: Phrase, kind: str) -> bool:
        """Tell whether a note speaks of a mark on the letter, of how it was made, or of what a body decided."""
        frame = self.frame
        if kind == "draft" and self._is_a_decision:
            return True
        after = frame.phrases[index + 1 : index + 2]
        lies = kind == "note" and any(part.preposition in {"on", "at"} and part.has("paper") for part in after)
        return lies or (kind == "note" and phrase.holds("clerk"))

    def _form(self, token: Token) -> NameForm:
        return name_form(self.place.source, token)
