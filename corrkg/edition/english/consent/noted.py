"""Stances that a note tells and that are no consents: refuses, postpones, asks back, votes against, abstains."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from corrkg.edition.english.clause.carrying import carried_by
from corrkg.edition.english.clause.frames import Frame
from corrkg.edition.english.clause.statements import Statement
from corrkg.edition.english.consent.parties import Parties
from corrkg.edition.english.consent.quoted import QUOTATIONS, found_wanting, speakers
from corrkg.edition.english.dispatch.papers import Papers
from corrkg.edition.english.letter.amended import is_to_the_rest
from corrkg.edition.english.letter.speech import spoken
from corrkg.edition.english.stance.ballots import opens_against, says_against
from corrkg.edition.english.stance.changes import takes_back_a_part
from corrkg.edition.english.stance.sayers import has_object, is_somebody, of_matter, owned_refusal, sayers
from corrkg.edition.english.stance.stances import CONSENTS, stance_of
from corrkg.edition.english.stance.verdicts import LONGEST
from corrkg.edition.english.stance.votes import casts, voted_before, votes_of
from corrkg.edition.english.word.tokens import Token
from corrkg.edition.records import Footnote, NameForm, Response

_VOTES = {-1: "votes-against", 0: "abstains"}


def read_noted_responses(
    note: Footnote, frames: Sequence[Frame], parties: Parties, matter: frozenset[str]
) -> list[Response]:
    """Return the stances of a note that are no consent, of those whom the letter asks and of others that were asked.

    Args:
        note: the note.
        frames: its frames.
        parties: who wrote, and to whom.
        matter: the stems of the letter's words, by which a stance of somebody else is known to be to its matter.
    """
    return list(_Noted(note, frames, parties, matter).read())


@dataclass(slots=True)
class _Noted:
    note: Footnote
    frames: Sequence[Frame]
    parties: Parties
    matter: frozenset[str]
    seen: set[tuple[str, str]] = field(default_factory=set)
    answered: bool = False  # a stance was told before
    poll: Statement | None = None  # the one that last told of votes

    def read(self) -> Iterator[Response]:
        papers = Papers(self.parties.header)
        for index, frame in enumerate(self.frames):
            papers.see(frame)
            self.poll = frame.statement if casts(frame) else self.poll
            yield from self._votes(frame, frame)
            foreign = papers.foreign and not papers.decided and not frame.holds("answer", "opinion", "vote")
            stance = "refuses" if owned_refusal(frame) else self._stance(index)
            yield from self._quoted(frame, foreign=foreign, told=bool(stance))
            if foreign:
                continue
            if stance:
                yield from self._response(frame, stance, list(self._agents(index)))
            self.answered |= bool(stance) or stance_of(self.frames, index) in CONSENTS

    def _response(self, frame: Frame, stance: str, people: Sequence[NameForm]) -> Iterator[Response]:
        new = [name for name in people if (name.form, stance) not in self.seen]
        if new:
            self.seen |= {(name.form, stance) for name in new}
            own = all(self.parties.wrote(name.form) for name in new)  # who wrote the letter answers another one
            yield Response(
                self.note.number, tuple(new), stance, frame.span, frame.day("paper"), frame.time, frame.place("from"),
                carried_by(frame), frame.statement.references, told=own,
            )  # fmt: skip

    # --- votes and quotations

    def _votes(self, frame: Frame, told: Frame) -> Iterator[Response]:
        """The votes of a clause that are none for it, and all those that were cast before the letter.

        Args:
            frame: the clause, of the note or of what it quotes.
            told: the clause of the note, which tells when and where.
        """
        before = voted_before(told)
        cast: dict[int, list[NameForm]] = {}
        for name, vote in votes_of(frame):
            if is_somebody(name) and (vote in _VOTES or before):
                cast.setdefault(vote, []).append(self.parties.form(name))
        for vote, people in cast.items():
            for each in self._response(told, _VOTES.get(vote, "votes-for"), people):
                yield replace(each, told=before or each.told)

    def _quoted(self, frame: Frame, *, foreign: bool, told: bool) -> Iterator[Response]:
        """What quoted words say beside, or instead of, a consent.

        Args:
            frame: the clause that quotes them.
            foreign: it speaks of another paper, in which only he answers whom the letter asks by name.
            told: it tells a stance itself, which words in brackets explain: "objected (“It is too early to retreat”)".
        """
        last: Token | None = None
        if frame.holds("body") and not frame.holds("answer", "vote"):
            return  # the words of a decision
        for quotation in islice(frame.quotations(), QUOTATIONS):
            bracketed = any(token.text == "(" and token.end == quotation.start for token in frame.tokens)
            if quotation.end - quotation.start > LONGEST or (told and bracketed):
                continue
            sentences = self.parties.sentences(quotation)
            for sentence in sentences:
                for each in sentence.frames:
                    yield from self._votes(each, frame)
            said = [each.stance for each in spoken(sentences, quoted=True) if each.stance not in CONSENTS]
            verdict = self.parties.verdict(quotation)
            first = next((token for token in verdict.tokens if token.kind == "word" and token.lemma != "to"), None)
            opens = first is not None and first.has("refusal", "objection", "said_no")
            if "refuses" not in said and ((verdict.stance < 0 and opens) or found_wanting(frame, verdict.tokens)):
                said = ["refuses", *said]  # "Refuse both"
            if "refuses" not in said and verdict.stance > 0 and says_against(verdict.tokens):
                said = [*said, "refuses"]  # "For the first point, against the second"
            if said:
                if verdict.stance > 0 and any(map(is_to_the_rest, sentences[1:])):
                    said = [stance for stance in said if stance != "refuses"]  # "Eight is too many. The rest is good"
                if verdict.stance or len(said) > 1:  # who takes a stance asks only by the way
                    said = [stance for stance in said if stance != "asks-back"]
                people = speakers(frame, quotation, last, verdict, self.parties)
                people = people or [self.parties.form(name) for name in self.parties.signers(quotation)]
                if foreign and not any(self.parties.is_asked_by_name(name.form) for name in people):
                    people = []  # but "in a joint telegram Orlov and Petrov …"
                # "there are votes: “On butter – against”"
                voted = any(self.parties.verdict(each).voted for each in islice(frame.quotations(), QUOTATIONS))
                cast = voted or self.poll is frame.statement
                against = opens_against(verdict.tokens)  # whom the letter asks nothing can but vote
                voters = [name for name in people if cast or (against and not self.parties.is_asked_by_name(name.form))]
                for stance in dict.fromkeys(said):
                    votes = voters if stance == "refuses" else []
                    yield from self._response(frame, "votes-against", votes)
                    yield from self._response(frame, stance, [name for name in people if name not in votes])
            last = quotation

    # --- clauses

    def _stance(self, index: int) -> str:
        """Return the stance of a clause of a note; what somebody will not do himself is none, nor is a consent."""
        frame = self.frames[index]
        stance = stance_of(self.frames, index)
        active = frame.voice in {"active", "bare"} or frame.main is not None or bool(frame.by())
        active = active or self._by_the_one_asked(frame)
        if not stance or stance in CONSENTS or any(votes_of(frame)) or not active:
            return ""
        doing = [phrase for phrase in frame.after if phrase.preposition == "to do"]
        if frame.verb("refusal") and any(phrase.tokens[0].has("own_doing") for phrase in doing):
            himself = any(self.parties.is_asked_about(name) for phrase in frame.subject for name in phrase.people)
            return stance if himself else ""  # he whom the letter would send "refused to go"
        if stance in {"postpones", "refuses"} and index and _amends(self.frames, index):
            return ""
        if stance == "asks-back" and index and _asks_for_the_answer(self.frames[index - 1], frame):
            return ""
        put_off = frame.verb("postpone") and not frame.holds("matter", "answer", "decision", "raised")
        return "" if stance == "postpones" and put_off and not doing else stance

    def _agents(self, index: int) -> Iterator[NameForm]:
        """Yield those who take the stance of a clause: by name, or "he" where one alone is asked."""
        frame, before = self.frames[index], self.frames[index - 1] if index else None
        names, he = sayers(frame, before if before is not None and before.statement is frame.statement else None)
        yield from (self.parties.form(name) for name in names if self._is_asked(frame, name))
        if he:
            yield from self.parties.he(frame.he, frame.him)
        elif not names and self._by_the_one_asked(frame):
            yield from self.parties.the_one_asked()

    def _by_the_one_asked(self, frame: Frame) -> bool:
        """Tell whether nobody is named who did not agree, and so he is meant who was asked: "it was not agreed to".

        Where a body is named, or a reference points to where a decision lies, it may be the body that did not.
        """
        denied = frame.voice == "passive" and frame.status == "denied" and frame.verb("consent") and not frame.by()
        if not denied or frame.main is not None or frame.inside or any(each.holds("body") for each in self.frames):
            return False
        people = any(phrase.people or phrase.has("pronoun") for phrase in frame.phrases)
        return not people and not any(each.statement.references for each in self.frames)

    def _is_asked(self, frame: Frame, name: Token) -> bool:
        """Tell whether somebody was asked: he whom the letter asks, who was polled, or who speaks of its matter."""
        if self.parties.is_asked(name):
            return True
        if self.parties.wrote(name.text):
            return False
        if (name.has("person") and not has_object(frame)) or frame.verb("abstain"):
            return True  # who abstains was asked
        if (frame.verb("seeming") or frame.holds("to_taste")) and name.has("person"):
            return True
        if frame.verb("refusal", "objection", "requesting") and name.lemma in self.parties.matter:
            return True  # whom the letter names refuses what it has him do
        polled = any(token.past and token.has("polled") for each in self._beside(frame) for token in each.tokens)
        return polled or of_matter(frame, self.matter) or (self.answered and not has_object(frame))

    def _beside(self, frame: Frame) -> Iterator[Frame]:
        return (each for each in self.frames if each.statement is frame.statement)


def _amends(frames: Sequence[Frame], index: int) -> bool:
    """Tell whether a clause takes back a part of the consent before it, and takes no stance of its own."""
    same = frames[index - 1].statement is frames[index].statement
    return same and takes_back_a_part(frames[index]) and stance_of(frames, index - 1) in CONSENTS


def _asks_for_the_answer(before: Frame, frame: Frame) -> bool:
    """Tell whether somebody asks after an awaited answer: "his opinion was awaited, Orlov inquired about it"."""
    awaited = any(phrase.has("answer", "opinion", "consent") for phrase in before.subject)
    return awaited and any(p.preposition in {"about", "for", "after"} and p.has("thing_pronoun") for p in frame.after)
