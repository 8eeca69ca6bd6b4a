"""Who consents in a clause: by a vote, in quoted words, by the verb, or by a noun with its owner."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corrkg.edition.english.frames import Frame
from corrkg.edition.english.papers import Papers
from corrkg.edition.english.parties import Parties, people_of
from corrkg.edition.english.phrases import Phrase
from corrkg.edition.english.quoted import consenting_in_words
from corrkg.edition.english.sayers import is_somebody
from corrkg.edition.english.tokens import Token
from corrkg.edition.english.verdicts import STANCES, frame_stance, negated, participle_consents
from corrkg.edition.english.votes import voted_before, voters_of
from corrkg.edition.records import Dating, NameForm


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
        parties: who wrote, and to whom: the writers' own words are no consents, unless they voted.
    """

    parties: Parties

    def consenting(self, frame: Frame, papers: Papers, *, follows: bool) -> Iterator[Consent]:
        """Yield who consents in a frame.

        Args:
            frame: the frame.
            papers: what is known of the paper that is spoken of.
            follows: a consent was told before it.
        """
        if frame.status == "proposed" and not (frame.group and frame.group.denied and frame.verb("objection")):
            return  # but "he would not object" is a consent
        quoted = list(frame.quotations())
        voters = [name for name in voters_of(frame) if not self._denied_in_words(quoted, name)]
        if voters and voted_before(frame):
            return
        if voters:
            yield from (Consent(self.parties.form(name), voted=True) for name in voters)
            return
        another = papers.foreign and not (papers.answered or papers.polled or frame.verb("answer"))
        another = another and not frame.holds("answer", "opinion", "vote", "signature", "inscription")
        brought = self._brings_answer(frame)
        in_words = consenting_in_words(frame, self.parties, answered=papers.answered)
        said = [
            Consent(name, voted=voted)
            for name, voted in in_words
            if not another or (brought and self.parties.is_asked_by_name(name.form))
        ]
        if said:
            yield from said
            return
        found = self._stated(frame, follows=follows)
        if found:
            yield from (Consent(name) for name in found if not self.parties.wrote(name.form))
            yield from self._that_of(frame)
            return
        having = [
            name for name in participle_consents(frame) if is_somebody(name) and not self.parties.wrote(name.text)
        ]
        if having:
            yield from (Consent(self.parties.form(name)) for name in having)
            return
        for phrase, name in self._with_consent(frame):
            if not self.parties.wrote(name.text):
                day, time = self._bracketed(frame, phrase)
                day = day or _absolute_day(frame, phrase)
                yield Consent(self.parties.form(name), told=self._was_received(frame, phrase), day=day, time=time)

    def _denied_in_words(self, quotations: Sequence[Token], name: Token) -> bool:
        """Tell whether the vote quoted after a name is against: "Orlov voted “for”, Petrov “against”"."""
        at = bisect_left(quotations, name.end, key=lambda quotation: quotation.start)
        return at < len(quotations) and self.parties.verdict(quotations[at]).stance < 0

    def _brings_answer(self, frame: Frame) -> bool:
        """Tell whether the clause tells of a paper that may be the answer: nobody but the one asked owns it."""
        papers = [phrase for phrase in frame.subject if phrase.has("paper")]
        owners = [name for phrase in papers for name in frame.owners(phrase, "of", "from") if is_somebody(name)]
        return bool(papers) and frame.own_subject and all(self.parties.is_asked(name) for name in owners)

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
            return [self.parties.form(name) for name in owned]
        people = people_of(frame.agents())
        if frame.verb("consent") and not people and frame.voice != "active":  # "was agreed with Stalin"
            people = people_of(phrase for phrase in frame.phrases if phrase.preposition == "with")
            return [self.parties.form(name) for name in people]
        they = any(phrase.head is not None and phrase.head.lemma == "they" for phrase in frame.agents())
        pronoun = any(phrase.has("person_pronoun") for phrase in frame.agents()) or (they and frame.main is not None)
        found_good = any(phrase.has("matter") for phrase in frame.subject) and frame.verb("being", "seeming")
        if (pronoun or (found_good and frame.main is not None)) and not people:
            return self._he(frame)  # "answered that he agreed", "that the proposal was acceptable"
        free = bool(frame.means) or frame.voice == "passive" or any(f.verb("answer") for f in frame.chain())
        free = free or frame.holds("answer") or any(part.has("consent") for part in frame.after)
        free = (
            free
            or follows
            or (frame.verb("being", "standing_for") and frame.holds("in_favor"))
            or _of_the_matter(frame)
        )
        free = free or any(self.parties.is_asked(name) for name in people)
        return [self.parties.form(name) for name in people if free]

    def _that_of(self, frame: Frame) -> Iterator[Consent]:
        """Whose consent is told by "that of": "X's consent is dated May 8, that of Y and Z – May 9"."""
        if not any(phrase.has("consent", "answer") for phrase in frame.subject):
            return
        for that, of in pairwise(frame.phrases):
            if that.preposition or that.tokens[0].lemma != "that" or len(that.tokens) > 1 or of.preposition != "of":
                continue
            at = bisect_left(frame.days, of.tokens[-1].start, key=lambda day: day.start)
            day = frame.days[at].dating if at < len(frame.days) else None
            yield from (Consent(self.parties.form(name), day=day) for name in people_of([of]))

    def _object_owners(self, frame: Frame) -> list[Token]:
        """Whose consent is spoken of after the verb: "received Stalin's consent", "met with no objection of his"."""
        for phrase in frame.after:
            if phrase.has("consent", "objection") and not phrase.people:
                owners = frame.owners(phrase, "of", "from", "on the part of")
                said = [part for part in frame.subject if part.has("paper", "answer")]
                if not owners and said:  # "Stalin's telegram contained his consent"
                    owners = frame.owners(said[0], "of", "from")
                return [owner for owner in owners if is_somebody(owner)]
        return []

    def _he(self, frame: Frame) -> list[NameForm]:
        """Whom "he" means in "replied that he agreed": the subject of the main clause, or else the one asked."""
        for main in list(frame.chain())[1:]:
            people = people_of(main.subject)
            if people:
                return [self.parties.form(name) for name in people] if main.verb("saying", "answer") else []
        return self.parties.the_one_asked()

    def _other_matter(self, frame: Frame) -> bool:
        """An agreement between others: "agreed on a price", "agreed to 6.5%", "agreed to take the post"."""
        if not frame.verb("consent") or frame.voice == "passive":
            return False
        for phrase in frame.after:
            if phrase.preposition == "on" and phrase.first("day") is None and not phrase.has("proviso"):
                return True
            if phrase.preposition == "to" and phrase.first("number") and phrase is frame.after[0]:
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
            owners = [name for phrase in sources for name in phrase.people if self.parties.is_person(name, phrase)]
        people = [name for name in owners if is_somebody(name)]
        if people:
            return [self.parties.form(name) for name in people]
        return self.parties.the_one_asked() if all(name.has("owner_pronoun") for name in owners) else []

    @staticmethod
    def _was_received(frame: Frame, phrase: Phrase) -> bool:
        """Tell whether the clause tells how a consent came: "with Stalin's consent, received on May 5"."""
        carrier = next((part for part in frame.subject if part.has("paper")), None)
        if carrier is not None and frame.verb("surely_receipt", "sending", "going", "receipt"):
            return phrase in frame.before  # "a cipher with Stalin's consent left Sochi on May 5"
        came = frame.verb("surely_receipt", "sending", "hand", "saying", "consent")
        return came and frame.voice in {"bare", "passive"} and bool(frame.before) and phrase is frame.before[-1]

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
        having = False
        for phrase in frame.phrases:
            absolute = not phrase.preposition and phrase.tokens[0].has("auxiliary")
            having = absolute or (having and phrase in frame.before)
            bare = having and not phrase.preposition  # "having received on May 5 the consent of Stalin"
            if phrase.has("consent") and (bare or phrase.led("led_by_consent")):
                owners = frame.owners(phrase, "of", "with", "from", "on the part of")
                if not owners and phrase in frame.before[-1:] and not frame.subject:
                    owners = tuple(people_of(frame.by()))  # "with the approval given by Stalin"
                yield from ((phrase, name) for name in owners if is_somebody(name))


def _absolute_day(frame: Frame, phrase: Phrase) -> Dating | None:
    """The day in "having received on May 5 the consent of Stalin": that of the participle, up to its comma."""
    start = None
    for part in frame.before:
        if part.tokens[0].has("auxiliary") and not part.preposition:
            start = part.tokens[0].start
        elif part.lead == "," and start is not None:
            told = [day.dating for day in frame.days if start < day.start < part.tokens[0].start]
            return told[0] if told and start <= phrase.tokens[0].start < part.tokens[0].start else None
    return None


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
