"""Stances that a letter's own text tells: those of its writers, and those of others of whom it reports."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise

from corrkg.edition.english.clause.frames import Frame
from corrkg.edition.english.document.cited import name_form
from corrkg.edition.english.letter.amended import changed_in_words
from corrkg.edition.english.letter.amounts import bargains, names_another_amount
from corrkg.edition.english.letter.asking import kind_of
from corrkg.edition.english.letter.dispositions import NAMED, alone, disposition_of, is_denied
from corrkg.edition.english.letter.judged import judges_a_document, opinion_of
from corrkg.edition.english.letter.offers import offers_in
from corrkg.edition.english.letter.pointing import calls_yours, to_what_was_raised
from corrkg.edition.english.letter.sections import Section, Sentence
from corrkg.edition.english.letter.speech import Said, spoken
from corrkg.edition.english.page.address import wrote
from corrkg.edition.english.stance.sayers import is_somebody, sayers, stems_of, surnames
from corrkg.edition.english.stance.stances import CONSENTS, also_refuses, voices
from corrkg.edition.english.stance.terms import terms_of
from corrkg.edition.english.stance.votes import votes_of
from corrkg.edition.english.word.tokens import Token
from corrkg.edition.records import Header, Response
from corrkg.edition.source import SourceText

_VOTES = {1: "votes-for", -1: "votes-against", 0: "abstains"}
# Stances that may be to anything, and so count where the letter answers another or names what it answers.
_OF_ANYTHING = frozenset({"refuses", "postpones", "votes-for", "votes-against", "abstains"})
# So many sentences before an objection may tell what it is to.
_BEFORE = 6
_AGAINST = frozenset({"refuses", "postpones"})


def read_told_responses(source: SourceText, sections: Sequence[Section], header: Header) -> Iterator[Response]:
    """Yield the stances that a letter's text tells.

    What the writers think of a proposal that they pass on is none: there they ask for an opinion, or they tell before
    who proposes it. A stance to what is called "yours" always is one, and so is what they answered to others before.

    Args:
        source: the text.
        sections: the letter's body.
        header: who wrote.
    """
    parts = {
        part: list(group)
        for section in sections
        for part, group in groupby(section.sentences, key=lambda sentence: sentence.part)
    }
    asking = {part: any(sentence.asks for sentence in group) for part, group in parts.items()}
    raising: dict[int, bool] = {}
    for section in sections:
        before: list[Sentence] = []
        for part, group in groupby(section.sentences, key=lambda sentence: sentence.part):
            sentences = list(group)
            after = parts.get(part + 1, [])
            passed_on = (
                asking[part]
                or any(map(_leaves_it_to_you, sentences))
                or any(not each.point and asking[part + 1] for each in after[:1])
            )
            yield from _Paragraph(source, header, sentences, tuple(before), raising, passed_on=passed_on).read()
            before += sentences


@dataclass(slots=True)
class _Paragraph:
    """One paragraph, with the sentences before it in its section.

    Args:
        raising: of sentences that were looked at, by their places, whether they raise a matter.
        passed_on: it, or the next one, asks for an opinion.
    """

    source: SourceText
    header: Header
    sentences: Sequence[Sentence]
    before: Sequence[Sentence]
    raising: dict[int, bool]
    passed_on: bool
    proposed: bool = field(default=False)  # somebody else asked or proposed something before, in this paragraph

    def read(self) -> Iterator[Response]:
        said: dict[int, list[Said]] = {}
        for each in spoken(self.sentences):
            said.setdefault(each.sentence, []).append(each)
        for place, sentence in enumerate(self.sentences):
            for each in said.get(place, ()):
                yield from self._own(each, sentence)
            if place not in said and not (self.passed_on or self.proposed):
                taken = {one.stance for n, group in said.items() if n < place for one in group if one.yours}
                yield from (each for each in self._disposed(place) if each.stance not in taken)
            if not sentence.question:
                yield from self._others(place)
            self.proposed |= any(_asks_something(frame) for frame in sentence.frames)

    # --- the writers

    def _own(self, said: Said, sentence: Sentence) -> Iterator[Response]:
        if said.before:
            yield Response(None, self.header.senders, said.stance, said.span, told=True)
            return
        if said.past and not said.yours:
            answered = any(frame.verb("answer") for frame in sentence.frames)
            passed_on = self.passed_on and not _to_him(sentence)
            if (answered or self._raised(sentence) or _to_him(sentence)) and not passed_on:
                yield Response(None, self.header.senders, said.stance, said.span, told=True)
            return
        if self.passed_on and not said.yours:
            if said.stance in CONSENTS and self._turns_to_another(said.sentence):
                yield Response(None, self.header.senders, said.stance, said.span, bound=True)
            return
        if self.proposed and not said.yours:
            if said.stance in _AGAINST and not said.ruling:  # who passes a request on supports it, or asks what to do
                yield Response(None, self.header.senders, said.stance, said.span, told=True)
            return
        bound = (said.ruling and not (said.yours or said.sent)) or (
            said.stance in _OF_ANYTHING and not (said.yours or said.named)
        )
        instead = said.ruling and alone(sentence, said.stance)
        yield Response(
            None, self.header.senders, said.stance, said.span, bound=bound, terms=self._terms(said.sentence),
            shared=NAMED if said.ruling and any(map(is_denied, sentence.frames)) else 0, instead=instead,
        )  # fmt: skip

    def _turns_to_another(self, place: int) -> bool:
        """Tell whether what is passed on is told only after a sentence: "We agree that …. Zimin asks for oil"."""
        sentence = self.sentences[place]
        named = any(phrase.people for frame in sentence.frames if frame.first_person for phrase in frame.phrases)
        completed = any(frame.main is not None and frame.main.first_person for frame in sentence.frames)
        later = (frame for each in self.sentences[place + 1 :] for frame in each.frames)
        return completed and not (named or self.proposed) and any(map(_asks_something, later))

    def _disposed(self, place: int) -> Iterator[Response]:
        """Yield what a sentence disposes of a matter, which is an answer where that was asked for."""
        sentence = self.sentences[place]
        found = disposition_of(sentence)
        if found is not None:
            changed = found.stance == "agrees" and changed_in_words(self.sentences, place)
            stance = "agrees-with-changes" if changed else found.stance
            sent = any(judges_a_document(self.sentences, place, index) for index in range(len(sentence.frames)))
            yield Response(
                None, self.header.senders, stance, sentence.span, bound=not sent,
                terms=self._terms(place), shared=found.shared, instead=found.alone,
            )  # fmt: skip

    def _terms(self, place: int) -> frozenset[str]:
        """Return the terms of a sentence; those of the one before where it says no more than "it"."""
        tokens = self.sentences[place].tokens
        back = place > 0 and tokens[0].has("thing_pronoun") and not self.sentences[place].point
        return terms_of([*self.sentences[place - 1].tokens, *tokens] if back else tokens)

    def _raised(self, sentence: Sentence) -> bool:
        """Tell whether something was asked or proposed before, in the section or in the sentence itself."""
        earlier = (frame for each in (*self.before, *self.sentences) for frame in each.frames)
        end = sentence.span.end
        return any(_asks_something(frame) for frame in earlier if frame.tokens and frame.tokens[0].start < end)

    # --- others

    def _others(self, place: int) -> Iterator[Response]:
        sentence = self.sentences[place]
        taken: dict[str, list[Token]] = {}
        last: Token | None = None  # whom "he" means
        for index, frame in enumerate(sentence.frames):
            votes = [(name, vote) for name, vote in votes_of(frame) if is_somebody(name)]
            for name, vote in votes:
                taken.setdefault(_VOTES[vote], []).append(name)
            names, he = sayers(frame, sentence.frames[index - 1] if index else None)
            names = (last,) if he and last is not None else names
            if he and not names and place and not index:  # "I told Petrov to remove him. He agreed"
                named = surnames(dict.fromkeys(_people(self.sentences[place - 1])))
                names = tuple(named) if len(named) == 1 else ()
            if not names and place and _is_of_both(frame):
                names = tuple(dict.fromkeys(_people(self.sentences[place - 1])))
            stance = "" if votes else self._stance(place, index) or _of_both(frame)
            if self.passed_on and _ours_too(frame) and not (frame.group and frame.group.past):
                continue  # "Petrov and I doubt it": what the writers think of what they pass on
            for each in dict.fromkeys([stance, "refuses" if also_refuses(frame) else stance] if stance else ()):
                taken.setdefault(each, []).extend([*names, *(_likewise(frame, sentence) if names else ())])
            last = next((name for phrase in reversed(frame.phrases) for name in phrase.people), last)
        for stance, people in taken.items():
            others = (name for name in surnames(dict.fromkeys(people)) if not wrote(self.header, name.text))
            forms = tuple(name_form(self.source, name) for name in others)
            if forms:
                yield Response(None, forms, stance, sentence.span, told=True)

    def _does_raise(self, sentence: Sentence) -> bool:
        """Tell whether a sentence raises a matter; each is asked once."""
        start = sentence.span.start
        if start not in self.raising:
            self.raising[start] = raises(sentence)
        return self.raising[start]

    def _stance(self, place: int, index: int) -> str:
        """Return the stance of somebody else to what was raised before; a bargain, or his own doing, is none."""
        sentence = self.sentences[place]
        frame = sentence.frames[index]
        thinks = opinion_of(frame)
        stance = sentence.stances[index] or thinks
        relative = any(phrase.has("relative") for phrase in frame.before) and not to_what_was_raised(sentence, index)
        if (
            not stance
            or relative
            or not (voices(frame, stance) or thinks)
            or (frame.voice not in {"active", "bare"} and not (thinks or frame.by() or frame.verb("objection")))
            or frame.conditional
            or (frame.verb("being") and any(phrase.has("rightly") for phrase in frame.after[:1]))  # "Petrov is fit"
        ):
            return ""
        doing = [phrase for phrase in frame.after if phrase.preposition == "to do"]
        himself = frame.verb("refusal", "consent") and any(phrase.tokens[0].has("own_doing") for phrase in doing)
        if himself or bargains(frame):
            return ""
        earlier = [*self.before, *self.sentences[:place]]
        raised = [each for each in earlier if self._does_raise(each)]
        within = any(map(_raises, sentence.frames[:index])) or any(
            phrase.holds("raised", "your") or (phrase.preposition == "with" and phrase.holds("object_pronoun"))
            for phrase in (*frame.after, *(frame.subject if frame.voice == "passive" else ()))
        )
        ours = _ours_too(frame) and calls_yours(sentence)
        if not (raised or within or ours or _speaks_against(frame, earlier)):
            return ""
        if stance == "agrees" and names_another_amount(frame, [*raised, sentence]):
            return "agrees-with-changes"
        return stance


def _speaks_against(frame: Frame, earlier: Sequence[Sentence]) -> bool:
    """Tell whether somebody who is named objects in so many words to what was told before.

    Args:
        frame: the clause.
        earlier: the sentences before it, of which a word may name what he is against.
    """
    somebody = any(is_somebody(name) for phrase in frame.subject for name in phrase.people)
    against = any(token.text.lower() == "against" for token in frame.tokens)
    out = any(token.text.lower() == "out" for token in frame.tokens)  # who "speaks against the kulaks" answers nobody
    objects = frame.verb("objection") and frame.voice == "active"
    if frame.status != "done" or not somebody or not (objects or (frame.verb("standing_for", "being") and against)):
        return False
    to = next((phrase for phrase in frame.after if phrase.preposition in {"against", "to"}), None)
    if to is None or out or to.people or to.has("thing_pronoun", "raised", "matter"):
        return True
    about = stems_of(to.tokens)
    return any(about & stems_of(each.tokens) for each in earlier[-_BEFORE:])


def _to_him(sentence: Sentence) -> bool:
    """Tell whether a stance was taken to somebody, and so told to him: "we objected to him"."""
    return any(token.text.lower() in {"him", "her", "them"} for token in sentence.tokens)


def _is_of_both(frame: Frame) -> bool:
    """Tell whether the subject means those who were named in the sentence before: "both agree", "they object"."""
    tokens = [token for phrase in frame.subject for token in phrase.tokens]
    they = frame.own_subject and len(tokens) == 1 and tokens[0].lemma in {"both", "they"}
    return they or bool(_of_both(frame))


def _of_both(frame: Frame) -> str:
    """Return what "both" say, which looks like a noun: "Both agree to go"."""
    words = [token for token in frame.tokens if token.kind == "word"][:2]
    if frame.group is not None or len(words) < 2 or words[0].lemma != "both":
        return ""
    return "agrees" if words[1].has("consent") else "refuses" if words[1].has("objection", "refusal") else ""


def _ours_too(frame: Frame) -> bool:
    """Tell whether the writers are of the subject beside others: "Petrov and I"."""
    people = any(phrase.people for phrase in frame.subject)
    return people and any(token.has("first_person") for phrase in frame.subject for token in phrase.tokens)


def _people(sentence: Sentence) -> Iterator[Token]:
    return (name for frame in sentence.frames for phrase in frame.phrases for name in phrase.people)


def _leaves_it_to_you(sentence: Sentence) -> bool:
    """Tell whether the writers did not decide without the reader: "we support this, but did not decide without you"."""
    return any(a.lemma == "without" and b.lemma == "you" for a, b in pairwise(sentence.tokens))


def raises(sentence: Sentence) -> bool:
    """Tell whether a sentence raises a matter for somebody's stance: it asks, proposes, or tells who does."""
    asked = kind_of(sentence, wants_answer=True) in {"proposal", "demand"}
    return asked or any(map(_raises, sentence.frames)) or any(offers_in(sentence))


def _asks_something(frame: Frame) -> bool:
    """Tell whether somebody other than the writers asks or proposes something in a clause."""
    return frame.verb("proposing", "requesting") and not frame.first_person and frame.status != "proposed"


def _likewise(frame: Frame, sentence: Sentence) -> Iterator[Token]:
    """Yield who takes the stance of a clause, too: "Molotov agrees, Kuibyshev also"."""
    tokens = sentence.tokens
    start = frame.group.head.start if frame.group is not None else sentence.span.end
    for token, after in pairwise(tokens):
        alone = token.kind == "name" and not token.possessive and after.has("likewise")
        if token.start > start and alone and is_somebody(token):
            yield token


def _raises(frame: Frame) -> bool:
    """Tell whether a clause raises a matter: it asks or proposes, or speaks of a draft, a request, a question."""
    doing = frame.doing is not None
    told = frame.verb("saying") and doing and not frame.said_of("you")  # "I told Petrov to remove him"
    agrees = frame.verb("consent") and doing  # "agrees to put off our bills"
    offers = told or agrees or frame.verb("proposing", "requesting")
    return offers or any(phrase.holds("raised") for phrase in frame.phrases)
