"""Who consents in a clause: by a vote, in quoted words, by the verb, or by a noun with its owner."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from corrkg.edition.english.address import same_name
from corrkg.edition.english.frames import Frame
from corrkg.edition.english.phrases import Phrase
from corrkg.edition.english.tokens import Names, Token
from corrkg.edition.english.verdicts import STANCES, Verdict, frame_stance, negated, participle_consents, read_verdict
from corrkg.edition.english.vocabulary import in_dictionary
from corrkg.edition.english.votes import voters_of
from corrkg.edition.records import Dating, Header, NameForm
from corrkg.edition.source import SourceText, Span, fold

# A quotation of so many words is an answer, even if it is not said to be one.
_SHORT = 40
# A clause with more quotations than this tells of titles, not of answers.
QUOTATIONS = 20


@dataclass(frozen=True, slots=True)
class Consent:
    """Somebody's consent in a clause.

    Args:
        person: who consents.
        told: the clause tells when and how; otherwise its day is that of what was done with the consent.
        voted: it is a vote.
        day: the day that stands in brackets after it.
        time: the hour that does.
    """

    person: NameForm
    told: bool = True
    voted: bool = False
    day: Dating | None = None
    time: dt.time | None = None


@dataclass(frozen=True, slots=True)
class ConsentReader:
    """Reads consents off the frames of a letter's notes.

    Args:
        source: the text.
        header: who wrote, and to whom: the writers' own words are no consents, unless they voted.
        names: what is known of names.
    """

    source: SourceText
    header: Header
    names: Names

    @property
    def asked(self) -> tuple[NameForm, ...]:
        """Those whom the letter asks."""
        return (*self.header.recipients, *self.header.copy_recipients)

    def verdict(self, quotation: Token) -> Verdict:
        """Return the stance of a quotation."""
        near = self.header.dating.not_before or self.header.dating.not_after
        span = Span(quotation.start, quotation.end)
        return read_verdict(self.source.quote(span), near, self.names, span.start)

    def consenting(self, frame: Frame, *, foreign: bool, follows: bool) -> Iterator[Consent]:
        """Yield who consents in a frame.

        Args:
            frame: the frame.
            foreign: another paper than the letter is spoken of.
            follows: a consent was told before it.
        """
        if frame.status == "proposed" and not (frame.group and frame.group.denied and frame.verb("objection")):
            return  # but "he would not object" is a consent
        voters = list(voters_of(frame))
        if voters:
            yield from (Consent(self._form(name), voted=True) for name in voters)
            return
        another = foreign and not frame.verb("answer") and not frame.holds("answer", "opinion", "vote")
        said = [] if another else [name for name in self._quoted(frame) if not self._wrote(name.form)]
        if said:
            yield from (Consent(name) for name in said)
            return
        found = self._stated(frame, follows=follows)
        if found:
            yield from (Consent(name) for name in found if not self._wrote(name.form))
            return
        having = [name for name in participle_consents(frame) if self._is_somebody(name) and not self._wrote(name.text)]
        if having:
            yield from (Consent(self._form(name)) for name in having)
            return
        for phrase, name in self._with_consent(frame):
            if not self._wrote(name.text):
                day, time = self._bracketed(frame, phrase)
                yield Consent(self._form(name), told=self._was_received(frame, phrase), day=day, time=time)

    @staticmethod
    def _is_somebody(name: Token) -> bool:
        """Tell whether a name may be a person's; a capitalised word of the dictionary is a people's or a thing's."""
        return name.kind == "name" and (name.has("person") or not in_dictionary(name.lemma))

    def _people(self, phrases: Iterable[Phrase]) -> list[Token]:
        return [name for phrase in phrases for name in phrase.people if self._is_somebody(name)]

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
        for quotation in islice(frame.quotations(), QUOTATIONS):
            verdict = self.verdict(quotation)
            if verdict.stance > 0:
                yield from self._speakers(frame, quotation, last, verdict)
            last = quotation

    def _speakers(self, frame: Frame, quotation: Token, last: Token | None, verdict: Verdict) -> list[NameForm]:
        """Who says a quotation: who is named in it, the subject, its owner, who signs it, the one asked."""
        if verdict.named and verdict.names:
            own = any(token.has("first_person") for token in verdict.tokens)  # "Neither I nor Grinko mind", X wrote
            return [self._form(name) for name in (*(self._people(frame.subject) if own else ()), *verdict.names)]
        before = next((token for token in frame.tokens if 0 < quotation.start - token.end <= 3), None)
        if before is not None and before.possessive:  # "Stalin's “for” was received"
            return [self._form(before)]
        if last is not None:
            between = [phrase for phrase in frame.phrases if last.end <= phrase.tokens[0].start < quotation.start]
            people = self._people(phrase for phrase in between if phrase.preposition in {"", "by", "of"})
            if people:
                return [self._form(name) for name in people]
        near = next((phrase for phrase in frame.phrases if 0 < quotation.start - phrase.tokens[-1].end <= 3), None)
        said = near is not None and near.has("paper", "answer", "opinion", "consent", "inscription")
        owners = frame.owners(near, "of", "from") if near is not None and said else ()
        people = [name for name in owners if self._is_somebody(name)]
        if people:  # "Stalin's telegram “Do not object” came"
            return [self._form(name) for name in people]
        introduced = any(phrase.has("answer", "opinion") for phrase in frame.subject)
        introduced = introduced or frame.holds("inscription", "answer", "opinion")
        introduced = introduced or any(main.verb("answer") for main in frame.chain())
        if frame.voice == "active":
            people = self._people(frame.subject)
            short = quotation.end - quotation.start <= _SHORT
            if people and frame.verb("answer", "saying"):  # "answered for himself and for Kaganovich"
                people += self._people(p for p in frame.phrases if p.preposition == "for" and p.people)
            if people and (introduced or short or any(self._is_asked(name) for name in people)):
                return [self._form(name) for name in people]
            if any(phrase.has("person_pronoun") for phrase in frame.subject) and not verdict.names:
                return self._the_one_asked()
        first = quotation.start == frame.tokens[0].start  # “For” – this is Stalin's resolution
        for phrase in (*frame.subject, *frame.phrases):
            said = phrase.has("inscription", "answer", "opinion", "consent") or phrase.holds("answer")
            said = said or (first and phrase.preposition == "from" and phrase.has("paper"))
            if said and (first or phrase.tokens[0].start < quotation.start):
                whose = [name for name in frame.owners(phrase, "of", "by", "from") if self._is_somebody(name)]
                if whose:
                    return [self._form(name) for name in whose]
        if verdict.names:
            return [self._form(name) for name in verdict.names]
        follows = [phrase for phrase in frame.phrases if phrase.tokens[0].start >= quotation.end and phrase.people]
        if follows and not follows[0].preposition:
            return [self._form(name) for name in self._people(part for part in follows if not part.preposition)]
        by = self._people(frame.by())
        if by:
            return [self._form(name) for name in by]
        answers = any(phrase.has("answer", "opinion") for phrase in (*frame.subject, *frame.phrases))
        return self._the_one_asked() if introduced and answers else []

    # --- verbs and nouns

    def _stated(self, frame: Frame, *, follows: bool) -> list[NameForm]:
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
        first = frame.phrases[0] if frame.group is None and frame.phrases else None
        if first is not None and not first.preposition and first.has("consent", "objection", "answer", "opinion"):
            return self._noun(frame, first)  # "Stalin's consent: telegram of May 5"
        if frame_stance(frame) <= 0 or self._other_matter(frame):
            return []
        owned = self._object_owners(frame)
        if owned:
            return [self._form(name) for name in owned]
        people = self._people(frame.agents())
        if frame.verb("consent") and not people and frame.voice != "active":  # "was agreed with Stalin"
            people = self._people(phrase for phrase in frame.phrases if phrase.preposition == "with")
            return [self._form(name) for name in people]
        they = any(phrase.head is not None and phrase.head.lemma == "they" for phrase in frame.agents())
        pronoun = any(phrase.has("person_pronoun") for phrase in frame.agents()) or (they and frame.main is not None)
        found_good = any(phrase.has("matter") for phrase in frame.subject) and frame.verb("being", "seeming")
        if (pronoun or (found_good and frame.main is not None)) and not people:
            return self._he(frame)  # "answered that he agreed", "that the proposal was acceptable"
        free = bool(frame.means) or frame.voice == "passive" or any(f.verb("answer") for f in frame.chain())
        free = free or frame.holds("answer") or any(part.has("consent") for part in frame.after)
        free = free or follows or (frame.verb("being") and frame.holds("in_favor")) or _of_the_matter(frame)
        return [self._form(name) for name in people if free or self._is_asked(name)]

    def _object_owners(self, frame: Frame) -> list[Token]:
        """Whose consent is spoken of after the verb: "received Stalin's consent", "met with no objection of his"."""
        for phrase in frame.after:
            if phrase.has("consent", "objection") and not phrase.people:
                owners = frame.owners(phrase, "of", "from", "on the part of")
                return [owner for owner in owners if self._is_somebody(owner)]
        return []

    def _he(self, frame: Frame) -> list[NameForm]:
        """Whom "he" means in "replied that he agreed": the subject of the main clause, or else the one asked."""
        for main in list(frame.chain())[1:]:
            people = self._people(main.subject)
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
        denied = frame.status == "denied" or head.tokens[0].has("negation")
        if (
            frame.verb("concluding", "surviving")
            or frame.holds("asking")
            or (denied and not head.has("objection"))
            or frame.holds("missing")
        ):
            return []
        if any(token.has("objection", "refusal") and not head.has("objection") for token in frame.tokens):
            return []
        if head.has("objection") and not denied:
            return []
        if head.has("answer", "opinion") and not any(
            token.has("positive", "consent") and not negated(frame.tokens, index)
            for index, token in enumerate(frame.tokens)
        ):
            return []
        owners = list(frame.owners(head, "of", "on the part of"))
        if not owners:
            sources = [phrase for phrase in frame.phrases if phrase.preposition in {"from", "by"}]
            if any(phrase.has("body", "other_body", "body_if_marked") for phrase in sources):
                return []  # a body's permission is its decision
            owners = [name for phrase in sources for name in phrase.people if self._is_person(name, phrase)]
        people = [name for name in owners if self._is_somebody(name)]
        if people:
            return [self._form(name) for name in people]
        return self._the_one_asked() if all(name.has("owner_pronoun") for name in owners) else []

    def _is_person(self, name: Token, phrase: Phrase) -> bool:
        return name.has("person") or phrase.holds("title", "person_role") or self._is_asked(name)

    @staticmethod
    def _was_received(frame: Frame, phrase: Phrase) -> bool:
        """Tell whether the clause tells how a consent came: "with Stalin's consent, received on May 5"."""
        came = frame.verb("surely_receipt", "sending", "hand", "saying") and frame.voice in {"bare", "passive"}
        return came and bool(frame.before) and phrase is frame.before[-1]

    @staticmethod
    def _bracketed(frame: Frame, phrase: Phrase) -> tuple[Dating | None, dt.time | None]:
        """The day and hour that follow a consent in brackets: "after Stalin's consent (cipher of May 5, 11:50)"."""
        rest = frame.further(phrase, 5)
        opens = next((place for place, part in enumerate(rest[:2]) if part.lead == "("), None)
        if opens is None:
            return None, None
        inside = rest[opens:]
        at = bisect_left(frame.days, inside[0].tokens[0].start, key=lambda day: day.start)
        told = at < len(frame.days) and frame.days[at].start <= inside[-1].tokens[-1].start
        times = (token.value for part in inside for token in part.tokens if isinstance(token.value, dt.time))
        return frame.days[at].dating if told else None, next(times, None) if told else None

    def _with_consent(self, frame: Frame) -> Iterator[tuple[Phrase, Token]]:
        """Whose consent it was done with: "with the consent of Stalin"."""
        for phrase in frame.phrases:
            bare = not phrase.preposition and phrase.tokens[0].has("auxiliary")  # "having received Stalin's consent"
            if phrase.has("consent") and (bare or phrase.led("led_by_consent")):
                owners = frame.owners(phrase, "of", "with", "from", "on the part of")
                yield from ((phrase, name) for name in owners if self._is_somebody(name))


def _of_the_matter(frame: Frame) -> bool:
    """Tell whether what is agreed to is the matter of the letter: "to this", "with the proposal", "with the census"."""
    if not frame.verb("consent", "consent_to_matter", "joining"):
        return False
    for phrase in frame.after[:2]:
        if phrase.preposition not in {"", "to", "with", "of"} or phrase.people or phrase.head is None:
            continue
        named = phrase.tokens[0].lemma in {"the", "this", "these", "that"} and phrase.head.kind == "word"
        somebody = phrase.has("person_role", "title", "body", "other_body")
        if phrase.has("matter", "thing_pronoun") or phrase.holds("thing_pronoun") or (named and not somebody):
            return True
    return False
