"""The reading of a note into frames, clause after clause."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

from corrkg.edition.english.clause.asides import closing_bracket, outside_brackets
from corrkg.edition.english.clause.clauses import Clause, clauses
from corrkg.edition.english.clause.days import Days, DaysOfClause
from corrkg.edition.english.clause.daysides import ends_in_a_day, first_day, tells_which_day
from corrkg.edition.english.clause.earlier import clause_around, lent
from corrkg.edition.english.clause.elided import deny_again, meant, verbs_before, with_nouns
from corrkg.edition.english.clause.frames import Frame
from corrkg.edition.english.clause.gapping import borrowed, leaves_out_its_verb
from corrkg.edition.english.clause.groups import Group
from corrkg.edition.english.clause.locations import place_named_before
from corrkg.edition.english.clause.phrases import Phrase, phrases
from corrkg.edition.english.clause.rows import name_rows
from corrkg.edition.english.clause.signed import day_signed
from corrkg.edition.english.clause.statements import Statement, statements
from corrkg.edition.english.clause.subjects import (
    antecedent,
    gapped_subject,
    he_alone,
    is_existential,
    is_inverted,
    is_relative,
    object_of,
    one_of_two,
    opened,
    said_of,
    sent_to,
    several,
    so_did,
    spoken_to,
    subject_before,
    whose_complement,
    with_names,
)
from corrkg.edition.english.clause.toldof import told_of
from corrkg.edition.english.word.tokenizing import tokenize
from corrkg.edition.english.word.tokens import Names, Token
from corrkg.edition.records import Footnote
from corrkg.edition.source import SourceText, Span

# After these the place is named that "there" means after it, the surest first.
_WHITHER = (("to",), ("for",), ("in", "at"))
_Sides = tuple[tuple[Phrase, ...], tuple[Phrase, ...]]  # the phrases before the verb of a clause, and those after it


def read_frames(source: SourceText, note: Footnote, near: dt.date | None, names: Names) -> list[Frame]:
    """Return the frames of a note, in order.

    Args:
        source: the text.
        note: the note, its references resolved.
        near: the letter's day, for years that are not printed and "the same day".
        names: what is known of names.
    """
    reader = _NoteReader(near, names, source)
    for statement in statements(source, note):
        tokens = tokenize(statement.words, near, names, statement.span.start)
        reader.read(statement, tokens)
    return reader.frames


def frames_of(text: str, near: dt.date | None, names: Names, offset: int = 0) -> list[Frame]:
    """Return the frames of words that are no note, such as a quotation."""
    return frames_in(text, tokenize(text, near, names, offset), near, names, offset)


def frames_in(text: str, tokens: Sequence[Token], near: dt.date | None, names: Names, offset: int) -> list[Frame]:
    """Return the frames of words whose tokens are known, such as a sentence of a paragraph."""
    reader = _NoteReader(near, names)
    reader.read(Statement(Span(offset, offset + len(text)), text), tokens)
    return reader.frames


class _NoteReader:
    """Reads statement after statement, and remembers the subject and the day of the clause before."""

    def __init__(self, near: dt.date | None, names: Names, source: SourceText | None = None) -> None:
        self.days, self.near, self.names = Days(near), near, names
        self.source = source  # where its quotations can be read
        self.frames: list[Frame] = []
        self.he: tuple[Token, ...] = ()
        self.there = ""
        self.they: tuple[Token, ...] = ()
        self.him: tuple[Token, ...] = ()
        self.noun: Token | None = None  # the consent, vote or answer told last that somebody owns
        self.both: Frame | None = None  # the last clause with a verb of its own

    def read(self, statement: Statement, tokens: Sequence[Token]) -> None:
        if not tokens:  # nothing but marks that no word stands between
            return
        at = closing_bracket(tokens)
        main, beside = tokens[:at], list(tokens[at + 1 :])
        if statement.aside:
            beside += tokenize(statement.aside, self.near, self.names, statement.aside_start)
        frames = self._frames(statement, main, self.frames[-1] if self.frames and statement.joined else None)
        asides = [replace(frame, bracketed=True) for frame in self._frames(statement, beside, None)]
        if asides and not beside[0].has("pointing"):
            frames = [replace(frame, beside=asides[0]) for frame in frames]
        self.frames += [*frames, *asides]

    def _frames(self, statement: Statement, tokens: Sequence[Token], last: Frame | None) -> list[Frame]:
        if not tokens:
            return []  # as in most brackets
        rows = name_rows(tokens)
        found: list[Frame] = []
        around = (frame for frame in reversed(self.frames) if not (frame.inside or frame.bracketed))
        before = next(around, None) if statement.linked else None
        divided = clauses(tokens, rows, before.group if before is not None else None)
        if before is not None and len(divided) == 1 and divided[0].group is None and leaves_out_its_verb(tokens):
            divided = [replace(divided[0], group=before.group, gapped=True)]
        denying = (deny_again(one, group) for one, group in zip(divided, verbs_before(divided, before), strict=True))
        divided, self.noun = with_nouns(list(denying), self.noun)
        if before is not None and divided and divided[0].gapped:
            last = before
        sides = [_sides(clause, rows) for clause in divided]
        told = self._days(statement, divided, sides)
        for ordinal, clause in enumerate(divided):
            self.there = _there(divided, sides, ordinal) or self.there
            frame = self._frame(statement, sides[ordinal], clause, last, ordinal, told[ordinal])
            if clause.earlier and (outer := clause_around(divided, ordinal)) > ordinal:
                whose = subject_before(outside_brackets(sides[outer][0], divided[outer].tokens))
                frame = frame if frame.own_subject else replace(frame, subject=whose, own_subject=False)
            found.append(frame)
            of_whom, to_whom = said_of(frame), spoken_to(frame) or sent_to(frame)
            self.him = to_whom if of_whom or to_whom else self.him
            self.he = of_whom or self.he
            self.they = several(frame, self.they, to_whom)
            again = clause.gapped or any(phrase.has("one_of_two") for phrase in sides[ordinal][0])
            self.both = self.both if again else frame
            self.there = next(filter(None, (frame.place(*whither) for whither in _WHITHER)), self.there)
            last = last if clause.inside and last is not None else frame
        return told_of(found, tokens)

    def _days(
        self, statement: Statement, divided: Sequence[Clause], sides: Sequence[_Sides]
    ) -> dict[int, DaysOfClause]:
        """The days of each clause, read in printed order: a relative clause stands inside another."""
        order = sorted(range(len(divided)), key=lambda index: first_day(divided[index]))
        told: dict[int, DaysOfClause] = {}
        for index in order:
            told[index] = self.days.read(*sides[index], divided[index].tokens, statement)
            self.days.sign(self._signed(divided[index]), told[index])
        for index, after in pairwise(range(len(divided))):
            open_day = told[index].counted or (not told[index].days and ends_in_a_day(divided[index]))
            if open_day and told[after].stated and tells_which_day(divided[index], divided[after]):
                told[index] = replace(told[index], days=told[after].days)
        for index, clause in enumerate(divided):
            if clause.earlier:
                around = clause_around(divided, index)
                told[index], told[around] = lent(clause, told[index], told[around])
        return told

    def _signed(self, clause: Clause) -> dt.date | None:
        """The day that the last words quoted in a clause bear, if they bear one."""
        if self.source is None:
            return None
        quoted = [token for token in clause.tokens if token.kind == "quotation"]
        if not quoted:
            return None
        return day_signed(self.source.quote(Span(quoted[-1].start, quoted[-1].end)), self.near)

    def _frame(
        self,
        statement: Statement,
        sides: _Sides,
        clause: Clause,
        last: Frame | None,
        ordinal: int,
        told: DaysOfClause,
    ) -> Frame:
        previous = last or (self.frames[-1] if self.frames else None)
        group = meant(clause, previous)
        before, after = sides
        same = last is not None and last.group is not None and group is not None and last.group.head is group.head
        lent = _lent(last) if clause.gapped and last is not None and same else ()
        said = (
            gapped_subject(after)
            if clause.gapped or so_did(clause)
            else subject_before(outside_brackets(before, clause.tokens))
        )
        subject = one_of_two(said, self.both, gapped=clause.gapped) if self.both is not None else said
        tokens, after = with_names(clause.tokens, after, said, subject) if clause.gapped else (clause.tokens, after)
        tokens, after = (*lent, *tokens), (*phrases(lent, 0, len(lent), frozenset()), *after)
        if not subject and not clause.gapped and is_existential(clause):  # a lent verb stands in the clause before
            subject = subject_before(after)[:1]
        if not subject and not clause.gapped and is_inverted(group, before, after):
            subject = after[:1]
        announced = last if any(lead.text == ":" for lead in clause.leads) else None
        if announced is not None and not subject:
            last = None  # what a colon announces has a subject of its own, or none
        voice = _voice(group, clause, subject, after, last)
        own = bool(subject)
        if last is not None and (not subject or is_relative(subject)) and voice != "bare":
            subject = antecedent(subject, whose_complement(last, group), clause.tokens[0].start)
        if clause.inside and not subject and voice == "bare" and last is not None:
            voice, subject = "passive", last.subject  # "the telegram, sent from Sochi, arrived"
        leads = [lead for lead in clause.leads if lead.kind == "word"]
        completes = last is not None and not clause.inside and any(lead.has("completing") for lead in leads)
        tells = announced is not None and (announced.holds("answer", "opinion") or _brings(announced))
        main = last if completes else announced if tells else None
        unknown = any(lead.has("subordinate") for lead in leads) and last is not None and _is_unknown(last)
        named = any(phrase.has("decision", "answer", "opinion") for phrase in subject)
        on_condition = completes and last is not None and last.tokens[-1].has("in_part", "proviso")
        copula = group is not None and named and group.of_being
        status = "done" if copula else _status(group, leads, subject, after, voice)
        status = "proposed" if on_condition else status  # "provided that Orlov agrees"
        he = he_alone(subject, self.he or self.they, previous) or self.he
        return Frame(
            statement, tokens, group, before, after, before + after, subject, own, voice,
            "denied" if unknown and status == "done" else status,
            main, told.days, told.carried, told.within, ordinal, clause.inside,
            he=he, there=self.there, they=self.they, him=self.him, earlier=clause.earlier,
            which=object_of(before, said, last, clause.tokens[0].start) if clause.inside and last is not None else (),
        )  # fmt: skip


def _there(divided: Sequence[Clause], sides: Sequence[_Sides], ordinal: int) -> str:
    """The place that "there" means in a clause by its own words before it, or by those of clauses inside it."""
    words = [token for token in divided[ordinal].tokens if "there" in token.classes or "whence" in token.classes]
    if not words:
        return ""
    inside = takewhile(lambda at: divided[at].inside, range(ordinal + 1, len(divided)))
    return place_named_before(words[0], [phrase for at in (ordinal, *inside) for side in sides[at] for phrase in side])


def _lent(last: Frame) -> tuple[Token, ...]:
    """The words that a clause without a verb has from the one before: what follows its verb, but no circumstances."""
    stop = last.group.stop if last.group is not None else last.span.end
    rest = [token for token in last.tokens if token.start >= stop]
    return tuple(borrowed(rest, last.after, quotations=last.verb("answer", "inscription", "saying")))


def _sides(clause: Clause, rows: frozenset[int]) -> _Sides:
    """The phrases before the verb of a clause, and those after it."""
    group, tokens = clause.group, clause.tokens
    start, end = (0, 0) if group is None or clause.gapped else (group.start, group.end)
    says = group is not None and group.head.has("saying", "informing", "showing", "emerging")
    before = opened(tuple(phrases(tokens, 0, start, rows)), says=says)
    return before, tuple(phrases(tokens, end, len(tokens), rows))


def _brings(frame: Frame) -> bool:
    """Tell whether a paper went or came, so that what a colon announces after it is what it says."""
    return frame.verb("going", "sending", "receipt") and any(phrase.has("paper") for phrase in frame.subject)


def _voice(
    group: Group | None, clause: Clause, subject: tuple[Phrase, ...], after: Sequence[Phrase], last: Frame | None
) -> str:
    if group is None:
        return "verbless"
    if clause.gapped and last is not None:
        acts = bool(subject) and last.voice == "bare" and group.head.has("consent", "objection", "refusal")
        return "active" if acts else last.voice if subject or last.voice != "active" else "passive"
    if group.passive:
        return "passive"
    by = any(phrase.preposition == "by" and (phrase.people or phrase.holds("body", "other_body")) for phrase in after)
    if group.plain and group.head.past:
        has_object = bool(after) and after[0].is_noun
        town = has_object and after[0].place and group.head.has("receipt", "sending")  # "Accepted Sochi 16-40"
        has_object = has_object and not town
        if by and not has_object:
            return "passive"
        if not subject and last is not None and last.voice == "active" and _goes_on(group, clause, last):
            return "active"
        if not subject and last is not None and _answers_what_was_asked(group, last) and _goes_on(group, clause, last):
            return "active"
        if not subject:
            passive_before = last is not None and last.voice in {"passive", "bare"}
            if last is None or (passive_before and not has_object):
                return "passive" if passive_before else "bare"
            return "bare" if not has_object else "active"
    return "active"


def _answers_what_was_asked(group: Group, last: Frame) -> bool:
    """Tell whether somebody answers who was asked in the clause before: "Orlov was asked on May 5 and agreed"."""
    asked = last.voice == "passive" and last.verb(
        "polled", "informing", "putting_to", "conversing", "asking", "reaching"
    )
    stance = group.head.has("consent", "objection", "refusal", "answer", "vote")
    return asked and stance and any(phrase.people or phrase.has("person_pronoun") for phrase in last.subject)


def _goes_on(group: Group, clause: Clause, last: Frame) -> bool:
    """Tell whether a verb that needs no object goes on with the subject before it: "Stalin replied and agreed"."""
    joined = any(lead.has("conjunction") for lead in clause.leads)
    said = group.head.has("consent", "objection", "refusal", "joining", "answer", "vote")
    somebody = any(phrase.people or phrase.has("person_pronoun") for phrase in last.subject)
    return joined and (said or (somebody and not group.head.has("sending", "receipt", "hand", "records")))


def _is_unknown(frame: Frame) -> bool:
    """Tell whether what completes a clause is not told: "it is not known when the letter was sent"."""
    nothing = any(phrase.tokens[0].has("negation") for phrase in frame.subject)  # "nothing is known of how it came"
    told = frame.said_of("it") or nothing
    return frame.status == "denied" and told and frame.group is not None and frame.group.passive


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
