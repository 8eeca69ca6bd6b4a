"""Consents to what a letter proposed, as the editors' notes record them."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from corrkg.edition.english.address import same_name, surname
from corrkg.edition.english.carriers import is_carrier, is_poll, is_report
from corrkg.edition.english.frames import Frame
from corrkg.edition.english.papers import Papers
from corrkg.edition.english.phrases import Phrase
from corrkg.edition.english.stances import with_changes
from corrkg.edition.english.tokens import Names, Token
from corrkg.edition.english.verdicts import STANCES, Verdict, frame_stance, negated, read_verdict
from corrkg.edition.english.votes import voters_of
from corrkg.edition.records import Approval, Dating, Footnote, Header, NameForm
from corrkg.edition.source import SourceText, Span, fold

# A quotation of so many words is an answer, even if it is not said to be one.
_SHORT = 40
# Before "the consent of Stalin", where something was done with it.
_GIVEN = frozenset(
    {"with", "by", "in", "after", "upon", "on", "following", "pursuant to", "according to", "on the basis of",
     "in accordance with", "given", "thanks to"}
)  # fmt: skip
# Two forms of one surname begin with so many letters alike.
_SHARED = 4
# A clause with more quotations than this tells of titles, not of answers.
_QUOTATIONS = 20


def read_approvals(
    source: SourceText, note: Footnote, frames: Sequence[Frame], header: Header, names: Names
) -> list[Approval]:
    """Return the consents to what the letter proposed that a note records.

    Args:
        source: the text.
        note: the note.
        frames: its frames.
        header: who wrote, and to whom: the writers' own words are no consents, unless they voted.
        names: what is known of names.
    """
    return _Consents(source, note, header, names).read(frames)


@dataclass(slots=True)
class _Consents:
    source: SourceText
    note: Footnote
    header: Header
    names: Names
    polled: Dating | None = None  # the day of the poll that the note tells

    @property
    def asked(self) -> tuple[NameForm, ...]:
        """Those whom the letter asks."""
        return (*self.header.recipients, *self.header.copy_recipients)

    def read(self, frames: Sequence[Frame]) -> list[Approval]:
        found: list[Approval] = []
        alike: dict[str, list[int]] = defaultdict(list)  # by the letters that forms of one name share
        papers = Papers(self.header)
        self.polled = next((frame.day() for frame in frames if is_poll(frame) and frame.day()), None)
        for frame, after in zip(frames, [*frames[1:], None], strict=False):
            papers.see(frame)
            consenting = list(self._consenting(frame, foreign=papers.foreign))
            if not consenting:
                continue
            mentioned = self._undated(frame, consenting[0][0])  # once a clause, however many consent in it
            dated = self._dated(frame, after, consenting[0][0])
            for person, undated in consenting:
                approval = replace(mentioned if undated else dated, person=person)
                places = alike[surname(person.form)[:_SHARED]]
                same = [at for at in places if same_name(found[at].person.form, person.form)]
                again = [at for at in same if _is_bare(found[at]) or found[at].span == approval.span]
                if again and _is_bare(found[again[0]]) and not _is_bare(approval):
                    found[again[0]] = approval  # told once without its day, and once with it
                elif not again and not (same and _is_bare(approval)):
                    places.append(len(found))
                    found.append(approval)
        return found

    def _dated(self, frame: Frame, after: Frame | None, person: NameForm) -> Approval:
        """A consent with the day, hour, place and means that its own clause tells, or else the one that carried it."""
        told = self._approval(frame, person)
        if after is None or not (is_carrier(frame, after) or is_report(frame, after)):
            return told
        carrier = self._approval(after, person)
        same_day = told.dating is None or carrier.dating is None or told.dating.day == carrier.dating.day
        return replace(
            told,
            dating=told.dating or carrier.dating,
            time=told.time or (carrier.time if same_day else None),
            place=told.place or carrier.place,
            means=told.means or carrier.means,
        )

    def _undated(self, frame: Frame, person: NameForm) -> Approval:
        """A consent that is only mentioned: the day of the clause is that of what was done with it."""
        stance = "agrees-with-changes" if with_changes(frame) else "agrees"
        return Approval(self.note.number, person, frame.span, references=frame.statement.references, stance=stance)

    def _approval(self, frame: Frame, person: NameForm) -> Approval:
        quoted_day, quoted_time = self._quoted_moment(frame)
        answered = frame.within and not frame.own_subject and any(phrase.has("answer") for phrase in frame.subject)
        carried = frame.carried if answered or (frame.holds("vote") and frame.within) else None
        carried = carried or (self.polled if frame.holds("vote", "inscription") else None)
        dating = frame.day("paper") or quoted_day or carried
        time = frame.time or quoted_time
        mentioned = self._undated(frame, person)
        return replace(mentioned, dating=dating, time=time, place=frame.place("from"), means=frame.means)

    def _quoted_moment(self, frame: Frame) -> tuple[Dating | None, dt.time | None]:
        """The day and the hour that stand in a quotation: "Comrade Stalin agrees. 21.IX, 22 hours"."""
        dating, time = None, None
        for quotation in islice(frame.quotations(), _QUOTATIONS):
            for token in self._verdict(quotation).tokens:
                date = getattr(token.value, "date", None)
                if token.kind == "day" and isinstance(date, dt.date) and dating is None:
                    span = Span(token.start, token.end)
                    dating = Dating(date.isoformat(), date, date, "stated", span)
                elif isinstance(token.value, dt.time) and time is None:
                    time = token.value
        return dating, time

    def _verdict(self, quotation: Token) -> Verdict:
        near = self.header.dating.not_before or self.header.dating.not_after
        span = Span(quotation.start, quotation.end)
        return read_verdict(self.source.quote(span), near, self.names, span.start)

    def _consenting(self, frame: Frame, *, foreign: bool) -> Iterator[tuple[NameForm, bool]]:
        """Yield who consents in a frame, and whether without a day of it."""
        if frame.status == "proposed" and not (frame.group and frame.group.denied and frame.verb("objection")):
            return  # but "he would not object" is a consent
        voters = list(voters_of(frame))
        if voters:
            yield from ((self._form(name), False) for name in voters)
            return
        another = foreign and not frame.verb("answer") and not frame.holds("answer", "opinion", "vote")
        said = [] if another else [name for name in self._quoted(frame) if not self._wrote(name.form)]
        if said:
            yield from ((name, False) for name in said)
            return
        found = self._stated(frame)
        if found:
            yield from ((name, False) for name in found if not self._wrote(name.form))
            return
        yield from ((self._form(name), True) for name in self._with_consent(frame) if not self._wrote(name.text))

    def _form(self, token: Token) -> NameForm:
        span = Span(token.start, token.start + len(token.text))
        return NameForm(fold(self.source.quote(span)), span)

    def _wrote(self, form: str) -> bool:
        return any(same_name(form, name.form) for name in self.header.senders)

    def _is_asked(self, token: Token) -> bool:
        return any(same_name(token.text, name.form) for name in self.asked)

    def _the_one_asked(self) -> list[NameForm]:
        return list(self.header.recipients) if len(self.header.recipients) == 1 else []

    # --- quotations

    def _quoted(self, frame: Frame) -> Iterator[NameForm]:
        last: Token | None = None
        if frame.holds("body") and not frame.holds("answer", "vote"):
            return  # the words of a decision
        for quotation in islice(frame.quotations(), _QUOTATIONS):
            verdict = self._verdict(quotation)
            if verdict.stance > 0:
                yield from self._speakers(frame, quotation, last, verdict)
            last = quotation

    def _speakers(self, frame: Frame, quotation: Token, last: Token | None, verdict: Verdict) -> list[NameForm]:
        """Who says a quotation: who is named in it, the subject, its owner, who signs it, the one asked."""
        if verdict.named and verdict.names:
            return [self._form(name) for name in verdict.names]
        before = next((token for token in frame.tokens if 0 < quotation.start - token.end <= 3), None)
        if before is not None and before.possessive:  # "Stalin's “for” was received"
            return [self._form(before)]
        if last is not None:
            between = [phrase for phrase in frame.phrases if last.end <= phrase.tokens[0].start < quotation.start]
            people = [name for phrase in between if phrase.preposition in {"", "by", "of"} for name in phrase.people]
            if people:
                return [self._form(name) for name in people]
        near = next((phrase for phrase in frame.phrases if 0 < quotation.start - phrase.tokens[-1].end <= 3), None)
        owners = frame.owners(near, "of", "from") if near is not None and near.has("paper") else ()
        people = [name for name in owners if name.kind == "name"]
        if people:  # "Stalin's telegram “Do not object” came"
            return [self._form(name) for name in people]
        introduced = any(phrase.has("answer", "opinion") for phrase in frame.subject)
        introduced = introduced or frame.holds("inscription", "answer", "opinion")
        introduced = introduced or any(main.verb("answer") for main in frame.chain())
        if frame.voice == "active":
            people = [name for phrase in frame.subject for name in phrase.people]
            short = quotation.end - quotation.start <= _SHORT
            if people and (introduced or short or any(self._is_asked(name) for name in people)):
                return [self._form(name) for name in people]
            if any(phrase.has("person_pronoun") for phrase in frame.subject) and not verdict.names:
                return self._the_one_asked()
        for phrase in (*frame.subject, *frame.phrases):
            said = phrase.has("inscription", "answer", "opinion", "consent") or phrase.holds("answer")
            if said and phrase.tokens[0].start < quotation.start:
                whose = [name for name in frame.owners(phrase, "of", "by", "from") if name.kind == "name"]
                if whose:
                    return [self._form(name) for name in whose]
        if verdict.names:
            return [self._form(name) for name in verdict.names]
        follows = [phrase for phrase in frame.phrases if phrase.tokens[0].start >= quotation.end and phrase.people]
        if follows and not follows[0].preposition:
            return [self._form(name) for phrase in follows if not phrase.preposition for name in phrase.people]
        by = [name for phrase in frame.by() for name in phrase.people]
        if by:
            return [self._form(name) for name in by]
        answers = any(phrase.has("answer", "opinion") for phrase in (*frame.subject, *frame.phrases))
        return self._the_one_asked() if introduced and answers else []

    # --- verbs and nouns

    def _stated(self, frame: Frame) -> list[NameForm]:
        """Who is said to consent by the verb, or by a noun with it."""
        if frame.verb("asking") and not frame.verb(*STANCES):
            return []
        if any(phrase.preposition == "according to" and phrase.has("relative") for phrase in frame.before):
            return []  # "the report, according to which the trip was agreed with Zaytsev"
        head = next(
            (phrase for phrase in frame.subject if phrase.has("consent", "objection", "answer", "opinion")), None
        )
        if head is not None and frame.own_subject:
            return self._noun(frame, head)
        if frame_stance(frame) <= 0 or self._other_matter(frame):
            return []
        owned = self._object_owners(frame)
        if owned:
            return [self._form(name) for name in owned]
        people = [name for phrase in frame.agents() for name in phrase.people]
        if frame.verb("consent") and not people and frame.voice != "active":  # "was agreed with Stalin"
            people = [name for phrase in frame.phrases if phrase.preposition == "with" for name in phrase.people]
            return [self._form(name) for name in people]
        pronoun = any(phrase.has("person_pronoun") for phrase in frame.agents())
        if pronoun and not people:
            return self._he(frame)
        free = bool(frame.means) or frame.voice == "passive" or any(f.verb("answer") for f in frame.chain())
        free = free or frame.holds("answer") or any(part.has("consent") for part in frame.after)
        return [self._form(name) for name in people if free or self._is_asked(name)]

    @staticmethod
    def _object_owners(frame: Frame) -> list[Token]:
        """Whose consent is spoken of after the verb: "received Stalin's consent", "met with no objection of his"."""
        for phrase in frame.after:
            if phrase.has("consent", "objection") and not phrase.people:
                return [owner for owner in frame.owners(phrase, "of", "from") if owner.kind == "name"]
        return []

    def _he(self, frame: Frame) -> list[NameForm]:
        """Whom "he" means in "replied that he agreed": the subject of the main clause, or else the one asked."""
        for main in list(frame.chain())[1:]:
            people = [name for phrase in main.subject for name in phrase.people]
            if people:
                return [self._form(name) for name in people] if main.verb("saying", "answer") else []
        return self._the_one_asked()

    def _other_matter(self, frame: Frame) -> bool:
        """An agreement between others: "agreed on a price", "agreed to 6.5%", "agreed to take the post"."""
        if not frame.verb("consent") or frame.voice == "passive":
            return False
        for phrase in frame.after:
            if phrase.preposition == "on" and phrase.first("day") is None and not phrase.has("proviso"):
                return True
            if phrase.preposition == "to" and phrase.first("number"):
                return True
            if phrase.preposition == "to do" and phrase.tokens[0].has("own_doing"):
                return True
        return False

    def _noun(self, frame: Frame, head: Phrase) -> list[NameForm]:
        """Whose consent, answer or opinion is told: "Stalin's consent was received", "the answer of X was positive"."""
        if (
            frame.verb("concluding", "surviving")
            or frame.holds("asking")
            or (frame.status == "denied" and not head.has("objection"))
            or frame.holds("missing")
        ):
            return []
        if any(token.has("objection", "refusal") and not head.has("objection") for token in frame.tokens):
            return []
        if head.has("objection") and frame.status != "denied":
            return []
        if head.has("answer", "opinion") and not any(
            token.has("positive", "consent") and not negated(frame.tokens, index)
            for index, token in enumerate(frame.tokens)
        ):
            return []
        owners = list(frame.owners(head, "of"))
        if not owners:
            sources = [phrase for phrase in frame.phrases if phrase.preposition in {"from", "by"}]
            if any(phrase.has("body", "other_body", "body_if_marked") for phrase in sources):
                return []  # a body's permission is its decision
            owners = [name for phrase in sources for name in phrase.people if self._is_person(name, phrase)]
        people = [name for name in owners if name.kind == "name"]
        if people:
            return [self._form(name) for name in people]
        return [] if any(name.has("body", "other_body") for name in owners) else self._the_one_asked()

    def _is_person(self, name: Token, phrase: Phrase) -> bool:
        return name.has("person") or phrase.holds("title", "person_role") or self._is_asked(name)

    def _with_consent(self, frame: Frame) -> Iterator[Token]:
        """Whose consent it was done with: "with the consent of Stalin"."""
        for phrase in frame.phrases:
            bare = not phrase.preposition and phrase.tokens[0].has("auxiliary")  # "having received Stalin's consent"
            if phrase.has("consent") and (bare or phrase.preposition in _GIVEN):
                owners = frame.owners(phrase, "of", "with", "from")
                yield from (name for name in owners if name.kind == "name" and name.text[0].isupper())


def _is_bare(approval: Approval) -> bool:
    return approval.dating is None and approval.time is None
