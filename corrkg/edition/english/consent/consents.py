"""Who consents in a clause: by a vote, in quoted words, by the verb, or by a noun with its owner."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from corrkg.edition.english.clause.frames import Frame
from corrkg.edition.english.clause.phrases import MEANS, Phrase
from corrkg.edition.english.clause.referring import is_within
from corrkg.edition.english.consent.askedfor import accepts_what_was_asked, is_other_matter
from corrkg.edition.english.consent.bodies import is_decision, others_act
from corrkg.edition.english.consent.mentioned import (
    absolute_day,
    after_that,
    beside_the_noun,
    brought,
    contains_his,
    given_by,
    in_brackets,
    is_done_with,
    lets_be_known,
    own_day,
    says_he_would,
    was_received,
    whose_that_is,
    with_consent,
)
from corrkg.edition.english.consent.parties import Parties, owners_of, people_of
from corrkg.edition.english.consent.quoted import Consent, changed_in_quotations, consenting_in_words
from corrkg.edition.english.dispatch.papers import Papers
from corrkg.edition.english.dispatch.whose import takes_down
from corrkg.edition.english.stance.granted import grants
from corrkg.edition.english.stance.leanings import frame_stance, is_for_agreeing, participle_consents
from corrkg.edition.english.stance.sayers import experiencers, is_somebody
from corrkg.edition.english.stance.verdicts import STANCES, negated
from corrkg.edition.english.stance.votes import casts, qualifies, voted_before, voters_of
from corrkg.edition.english.word.tokens import Token
from corrkg.edition.records import NameForm


@dataclass(frozen=True, slots=True)
class ConsentReader:
    """Reads consents off the frames of a letter's notes.

    Args:
        parties: who wrote, and to whom: the writers' own words are no consents, unless they voted.
    """

    parties: Parties

    def consenting(self, frame: Frame, before: Frame | None, papers: Papers, *, follows: bool) -> Iterator[Consent]:
        """Yield who consents in a frame.

        Args:
            frame: the frame.
            before: the one before it in the note.
            papers: what is known of the paper that is spoken of.
            follows: a consent was told before it.
        """
        unopposed = frame.group is not None and frame.group.denied and frame.verb("objection")
        if frame.status == "proposed" and not (unopposed or says_he_would(frame)):
            yield from (Consent(name) for name in self._granting(frame))
            return  # but "he would not object" is a consent
        quoted = list(frame.quotations())
        voters = [name for name in voters_of(frame) if not self._denied_in_words(quoted, name)]
        if voters and voted_before(frame):
            return
        if voters:  # "voted in writing: “For. Orlov, 5/V”, “For. Zimin, 6/V”"
            votes = consenting_in_words(frame, self.parties, answered=False, refused=False) if quoted else ()
            words = {consent.person.form: consent.words for consent in votes}
            forms = map(self.parties.form, voters)
            yield from (Consent(form, voted=True, words=words.get(form.form, ())) for form in forms)
            return
        another = papers.foreign and not (papers.decided or papers.answered or papers.polled or frame.verb("answer"))
        another = another and not frame.holds("answer", "opinion", "vote", "signature", "inscription")
        another = another and not any(phrase.has("answer") for phrase in frame.subject)
        brought = self._brings_answer(frame) or is_within(frame)
        refused = before is not None and frame_stance(before) < 0
        in_words = consenting_in_words(frame, self.parties, answered=papers.answered, refused=refused)
        said = [
            replace(consent, voted=consent.voted or casts(frame))
            for consent in in_words
            if not another or consent.voted or (brought and self.parties.is_asked_by_name(consent.person.form))
        ]
        if said:
            yield from said
            return
        if frame.group is None and (of := whose_that_is(frame)):
            day = frame.day("paper")
            yield from (Consent(self.parties.form(name), day=day) for name in of)
            return
        if found := self._stated(frame, papers, follows=follows):
            others = [name for name in found if not self.parties.wrote(name.form)]
            partly = changed_in_quotations(frame, self.parties)
            day, time, place = beside_the_noun(frame)
            voted = casts(frame)
            yield from (Consent(who, True, voted, partly, day=day, time=time, place=place) for who in others)
            yield from self._that_of(frame)
            return
        agreeing = filter(is_somebody, participle_consents(frame))
        if having := [name for name in agreeing if not self.parties.wrote(name.text)]:
            yield from (Consent(self.parties.form(name)) for name in having)
            return
        for name in given_by(frame, before):
            if not self.parties.wrote(name.text):
                yield Consent(self.parties.form(name))
        for phrase, name in with_consent(frame):
            if not self.parties.wrote(name.text):
                day, time, place = in_brackets(frame, phrase)
                day = day or absolute_day(frame, phrase) or own_day(frame, phrase)
                told = was_received(frame, phrase)
                yield Consent(self.parties.form(name), told=told, day=day, time=time, place=place)

    def _denied_in_words(self, quotations: Sequence[Token], name: Token) -> bool:
        """Tell whether the vote quoted after a name is against: "Orlov voted “for”, Petrov “against”"."""
        at = bisect_left(quotations, name.end, key=lambda quotation: quotation.start)
        return at < len(quotations) and self.parties.verdict(quotations[at]).stance < 0

    def _brings_answer(self, frame: Frame) -> bool:
        """Tell whether the clause tells of a paper that may be the answer: nobody but the one asked owns it."""
        papers = [phrase for phrase in frame.subject if phrase.has("paper")]
        owners = owners_of(frame, papers, "of", "from")
        return bool(papers) and all(self.parties.is_asked(name) for name in owners)

    # --- verbs and nouns

    def _stated(self, frame: Frame, papers: Papers, *, follows: bool) -> list[NameForm]:
        """Who is said to consent by the verb, or by a noun with it."""
        if frame.verb("asking") and not (frame.verb(*STANCES) or is_for_agreeing(frame)):
            return []
        if any(phrase.preposition == "according to" and phrase.has("relative") for phrase in frame.before):
            return []  # "the report, according to which the trip was agreed with Zaytsev"
        head = next(
            (
                phrase
                for phrase in frame.subject
                if phrase.has("consent", "objection", "answer", "opinion", "signature")
            ),
            None,
        )
        if bringers := brought(frame):
            return [self.parties.form(name) for name in bringers]
        if head is not None and (frame.own_subject or frame.borrows_its_verb):
            return self._noun(frame, head)
        if head is not None and head.has("answer") and frame.verb("being") and frame_stance(frame) > 0:
            return self._he(frame)  # "the answer came on May 5 and was positive"
        first = frame.phrases[0] if frame.group is None and frame.phrases else None
        if first is not None and not first.preposition and first.has("consent", "objection", "answer", "opinion"):
            return self._noun(frame, first)  # "Stalin's consent: telegram of May 5"
        said = frame_stance(frame) or accepts_what_was_asked(frame, self.parties)
        if said <= 0 or is_other_matter(frame, self.parties) or takes_down(frame):
            return []
        verb = frame.group.head if frame.group else None
        if any(token is verb and qualifies(frame.tokens, at) for at, token in enumerate(frame.tokens)):
            return []
        got = frame.object if frame.verb("holding", "receipt") and not frame.verb("auxiliary") else None
        if got is not None and got.has("consent") and got.tokens[0].has("owner_pronoun"):
            return self.parties.he((), frame.him)  # "Orlov obtained his consent": not Orlov's own
        if owned := self._object_owners(frame):
            return [self.parties.form(name) for name in owned]
        if (papers.answered or papers.foreign) and contains_his(frame):
            return self._he(frame)
        if frame.verb("sound") and any(p.has("object_pronoun") and not p.preposition for p in frame.after[:1]):
            return self._he(frame)  # "let it be known that Zimin suited him"
        people = people_of(frame.agents())
        if frame.verb("consent") and not people and frame.voice != "active":  # "was agreed with Stalin"
            others = any(not phrase.holds(*MEANS) for phrase in frame.by())  # "endorsed by the PB"
            people = people_of(p for p in frame.after if p.preposition == "with" and not others)
            return [self.parties.form(name) for name in people]
        if frame.voice == "passive" and not people and frame.verb("objection", "sound"):
            people = people_of(frame.subject)  # "Orlov was not opposed to it", "was satisfied with it"
        people = people or list(experiencers(frame)) or _in_whose_view(frame) or _whose_paper_agrees(frame)
        himself = frame.main is not None and any(phrase.has("person_pronoun") for phrase in frame.before)
        if people and himself and frame.voice == "active":  # "replied that he and Zimin agreed"
            return [*self._he(frame), *(self.parties.form(name) for name in people)]
        if people:
            told = frame.main is not None and any(map(self.parties.is_asked, people_of(frame.main.subject)))
            sure = follows or told or any(self.parties.is_asked(name) for name in people)
            return [self.parties.form(name) for name in people if sure or self._is_told_of(frame, name)]
        if others_act(frame):
            return []  # "he answered that the trust agreed", "it was with this that the PB agreed"
        they = any(phrase.has("plural") for phrase in frame.agents())
        if they and len(frame.they) > 1 and frame.own_subject and frame.main is None:
            meant = frame.they[-2:] if frame.said_of("both") else frame.they  # "X and Y were asked. Both …"
            return [self.parties.form(name) for name in meant if is_somebody(name)]
        pronoun = any(phrase.has("person_pronoun") for phrase in frame.agents()) or (they and frame.main is not None)
        it = any(phrase.has("thing_pronoun", "matter") for phrase in frame.subject)
        answered = papers.answered and it and frame.verb("being")  # "The reply came. It was positive"
        if pronoun or frame.main is not None or answered:  # "answered that he agreed", "that the plan was acceptable"
            return self._he(frame)
        return []

    def _is_told_of(self, frame: Frame, name: Token) -> bool:
        """Tell whether a stance may be to the letter: of one unknown, the bare verb says too little."""
        subject = {token.start for phrase in frame.subject for token in phrase.tokens}
        verb = frame.group.head.start if frame.group else -1
        more = (t for t in frame.tokens if t.kind != "mark" and t.start not in subject and t.start != verb)
        return name.has("person") or any(not t.has("conjunction") for t in more)

    def _that_of(self, frame: Frame) -> Iterator[Consent]:
        """Whose consent is told by "that of": "X's consent is dated May 8, that of Y and Z – May 9"."""
        if not any(phrase.has("consent", "answer") for phrase in frame.subject):
            return
        for of in after_that(frame.phrases):
            at = bisect_left(frame.days, of.tokens[-1].start, key=lambda day: day.start)
            day = frame.days[at].dating if at < len(frame.days) else None
            yield from (Consent(self.parties.form(name), day=day) for name in people_of([of]))

    def _object_owners(self, frame: Frame) -> list[Token]:
        """Whose consent is spoken of after the verb: "received Stalin's consent", "met with no objection of his"."""
        for phrase in frame.after:
            if phrase.has("consent", "objection") and not phrase.people and not is_done_with(frame, phrase):
                owners = frame.owners(phrase, "of", "from", "on the part of")
                said = [part for part in frame.subject if part.has("paper", "answer")]
                if said and all(owner.has("owner_pronoun") for owner in owners):  # "X's telegram contained his consent"
                    owners = frame.owners(said[0], "of", "from")
                return [owner for owner in owners if is_somebody(owner)]
        return []

    def _he(self, frame: Frame) -> list[NameForm]:
        """Whom "he" means: the subject of the main clause, or else the one asked, unless others alone were named."""
        for main in list(frame.chain())[1:]:
            if lets_be_known(main) and (people := people_of(part for part in main.before if not part.preposition)):
                return [self.parties.form(name) for name in people]
            people = people_of(main.subject)
            if people:
                told = main.verb("saying", "answer", "deeming") or main.holds(
                    "saying", "opinion"
                )  # "had his secretary convey that he …"
                return [self.parties.form(name) for name in people] if told else []
        return self.parties.he(frame.he, frame.him)

    def _granting(self, frame: Frame) -> list[NameForm]:
        """Who grants what was asked in the clause that tells his answer: "replied that the mill should be rebuilt"."""
        main = frame.main
        if (
            main is None
            or main.status != "done"
            or not (main.verb("saying", "answer", "deeming") or main.holds("opinion", "answer"))
        ):
            return []
        if not grants(frame.tokens, self.parties.matter):
            return []
        return [name for name in self._he(frame) if self.parties.is_asked_by_name(name.form)]

    def _noun(self, frame: Frame, head: Phrase) -> list[NameForm]:
        """Whose consent, answer or opinion is told: "Stalin's consent was received", "the answer of X was positive"."""
        under = (phrase for phrase in frame.after if phrase.preposition in {"under", "below", "on"})
        consenting = any(phrase.has("consent") for phrase in frame.after)  # "in token of consent"
        if head.has("signature") and not consenting and not any(phrase.holds("draft", "raised") for phrase in under):
            return []
        denied = frame.status == "denied" or head.tokens[0].has("negation")
        if (
            (
                frame.verb("concluding")
                and head.has("consent")
                and head.head is not None
                and head.head.lemma == "agreement"
            )
            or frame.verb("surviving")
            or frame.holds("asking")
            or (denied and not head.has("objection") and not frame.verb("bearing"))
            or frame.holds("missing")
            or (frame.verb("taking_back") and frame_stance(frame) <= 0)
        ):
            return []
        against = [at for at, token in enumerate(frame.tokens) if token.has("objection", "refusal")]
        if not head.has("objection") and any(not negated(frame.tokens, at) for at in against):
            return []
        unheard = frame.group is not None and frame.group.denied and frame.verb("surely_receipt")
        if head.has("objection") and (unheard or not denied) and not frame.verb("taking_back"):
            return []
        if head.has("answer", "opinion") and not any(
            token.has("positive", "consent", "objection") and negated(frame.tokens, index) == token.has("objection")
            for index, token in enumerate(frame.tokens)
        ):
            return []
        # "Orlov's consent from Kem and Zimin's consent from Sochi were received"
        heads = [head, *(part for part in frame.subject if part is not head and _is_another(head, part))]
        owners = [owner for part in heads for owner in frame.owners(part, "of", "on the part of")]
        if not owners and frame.voice == "passive":  # "on behalf of Orlov, consent was recorded by his secretary"
            owners = people_of(phrase for phrase in frame.phrases if phrase.preposition == "on behalf of")
        if not owners:
            sources = [phrase for phrase in frame.phrases if phrase.preposition in {"from", "by"}]
            decided = any(is_decision(frame, phrase) for phrase in frame.after)
            if decided or any(phrase.has("body", "other_body", "body_if_marked") for phrase in sources):
                return []  # a body's permission is its decision
            owners = [
                name
                for phrase in sources
                for name in phrase.people
                if self.parties.is_person(name, phrase) or (phrase.preposition == "by" and frame.voice == "passive")
            ]
        people = [name for name in owners if is_somebody(name)]
        if people:
            return [self.parties.form(name) for name in people]
        his = all(name.has("owner_pronoun", "addressee") for name in owners)
        if his and owners:
            return self._he(frame)
        others = [phrase for phrase in frame.by() if not phrase.has("paper") and not phrase.holds(*MEANS)]
        return self.parties.the_one_asked() if his and not others else []  # "was given by the following: …"


def _whose_paper_agrees(frame: Frame) -> list[Token]:
    """Return whose paper takes a stance: "Orlov's cipher, which agreed with the proposal, came on May 6"."""
    papers = [phrase for phrase in frame.subject if phrase.has("paper", "answer")]
    return owners_of(frame, papers, "of", "from") if frame.verb("consent", "objection") else []


def _in_whose_view(frame: Frame) -> list[Token]:
    """Return whose opinion a clause tells: "In Orlov's view the proposal was right"."""
    views = (phrase for phrase in frame.before if phrase.preposition == "in" and phrase.has("opinion"))
    return [token for phrase in views for token in phrase.tokens if token.possessive and is_somebody(token)]


def _is_another(head: Phrase, part: Phrase) -> bool:
    """Tell whether a phrase names another thing of one kind: "Orlov's consent" and "Zimin's consent"."""
    return head.head is not None and part.head is not None and head.head.lemma == part.head.lemma
