"""What a letter asks or proposes, one by one: answers asked for, proposals, demands; numbered points are several."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from corrkg.edition.english.clause.frames import Frame
from corrkg.edition.english.decision.deeds import read_deed
from corrkg.edition.english.letter.announcing import announced_kind, is_of_one, obliges, opens_with_act
from corrkg.edition.english.letter.asking import Asked, asked_by
from corrkg.edition.english.letter.moods import in_own_name
from corrkg.edition.english.letter.offers import Offer, names_of, offers_in, supports
from corrkg.edition.english.letter.proposers import openings_of, repeated_in
from corrkg.edition.english.letter.sections import Section, Sentence
from corrkg.edition.english.letter.several import acts_apart
from corrkg.edition.english.letter.subjectmatter import Matters
from corrkg.edition.english.stance.terms import terms_of
from corrkg.edition.english.word.tokens import Token
from corrkg.edition.records import Part, Request
from corrkg.edition.source import SourceText, Span

_ASKING = ("proposing", "requesting", "insisting", "intending", "deeming", "wishing", "submitting")
# How a paragraph of a list opens that is counted in words: "Firstly, …", "Second, …".
_COUNTED = re.compile(r"\W*(?:first|second|third|fourth|fifth|sixth|seventh|eighth)(?:ly\b|,)", re.IGNORECASE)


def read_requests(
    source: SourceText, sections: Sequence[Section], body: Sequence[Part], told: Sequence[Span] = ()
) -> Iterator[Request]:
    """Yield what the letter asks or proposes.

    Args:
        source: the text.
        sections: the letter's body.
        body: its paragraphs.
        told: the words of decisions that the letter tells of; they ask for nothing.
    """
    asked: list[tuple[Sentence, Asked]] = []
    closing = _closes(sections)
    for section in sections:
        own = [each for each in section.sentences if not any(span.contains(each.span) for span in told)]
        found = list(_Section(own, closing=closing and bool(own) and own[0].point).read())
        beside = next((each.kind for sentence, each in reversed(asked) if sentence.point), "")
        asked += found or [(sentence, Asked(sentence.span, kind)) for sentence, kind in _beside(own, beside)]
    sentences = [each for section in sections for each in section.sentences]
    matters, answered = Matters(source, body, sections, closing), -1
    listed = _counted_in_words(source, body)
    known = [terms_of(tokens) for tokens in _by_part(sentences, len(body))]
    for sentence, each in asked:
        paragraphs, last = matters.of(sentence, each, answered)
        answered = sentence.part if each.kind == "answer" else answered
        matter, near = (Span(body[each[0]].span.start, body[each[-1]].span.end) for each in (paragraphs, last))
        frames = [frame for frame in sentence.frames if each.span.contains(frame.words)]
        start, end = each.span.start, each.span.end
        terms = terms_of(token for token in sentence.tokens if start <= token.start and token.end <= end)
        about = frozenset().union(*(known[place] for place in last))
        deed = read_deed(frames, wish=True)
        clause = _clause_that_asks(sentence, each.span, frames)
        announced = sentence.point or opens_with_act(sentence)
        passed = openings_of(sentences, sentence, each.span, announced=announced)
        openings = () if each.kind == "answer" else tuple(passed)
        point = sentence.point or sentence.part in listed
        in_own_name = each.kind == "proposal" and not openings
        repeated = tuple(repeated_in(sentences, sentence, each.span)) if in_own_name else ()
        yield Request(each.span, each.kind, matter, near, deed, point, terms, about, clause, openings, repeated)


def _closes(sections: Sequence[Section]) -> bool:
    """Tell whether the letter asks for an opinion after its last numbered paragraph, and so on each of them."""
    last = sections[-1].sentences if sections else []
    point = next((each.part for each in last if each.point), None)
    return point is not None and any(each.asks and each.part > point for each in last)


def _counted_in_words(source: SourceText, body: Sequence[Part]) -> list[int]:
    """Return the places of the paragraphs that are counted in words: more than one, for one alone is no list."""
    opens = (_COUNTED.match(source.text, part.span.start, part.span.end) for part in body)
    counted = [place for place, found in enumerate(opens) if found]
    return counted if len(counted) > 1 else []


def _by_part(sentences: Sequence[Sentence], count: int) -> list[list[Token]]:
    """Return the words of each of so many paragraphs."""
    found: list[list[Token]] = [[] for _ in range(count)]
    for sentence in sentences:
        found[sentence.part] += sentence.tokens
    return found


def _clause_that_asks(sentence: Sentence, within: Span, frames: Sequence[Frame]) -> Span | None:
    """Return the main clause of a request that opens with circumstances: "In connection with the fair, Orlov asks …".

    Args:
        sentence: the sentence.
        within: the words of the request.
        frames: its clauses.
    """
    first = next((token for token in sentence.tokens if token.start >= within.start and token.kind != "mark"), None)
    if first is None or not (first.has("preposition") or first.past) or first.has("topic", "of_a_matter"):
        return None  # "Regarding my leave, …" says what is asked about
    named = [frame for frame in frames if frame.group is not None and frame.own_subject and frame.subject]
    asking = next((frame for frame in named if frame.verb(*_ASKING)), named[0] if named else None)
    if asking is None:
        return None
    start = asking.subject[0].tokens[0].start
    commas = [token.end for token in sentence.tokens if token.text == "," and within.start < token.start < start]
    start = next((token.start for token in sentence.tokens if commas and token.start >= commas[-1]), start)
    return Span(start, within.end) if start > within.start else None


def _beside(sentences: Sequence[Sentence], kind: str) -> Iterator[tuple[Sentence, str]]:
    """Yield what a point asks that goes on with what the one before asks: "2) To release 6 tons".

    Args:
        sentences: the point.
        kind: what the point before asks; empty where it asks nothing.
    """
    if not kind or not sentences or not sentences[0].point:
        return
    if opens_with_act(sentences[0]):
        yield sentences[0], kind
    elif kind == "proposal" and obliges(sentences[0]):
        yield sentences[0], "demand"


@dataclass(slots=True)
class _Section:
    """The requests of one section."""

    sentences: Sequence[Sentence]
    closing: bool = False  # the letter asks for an opinion on it after the last of its numbered paragraphs
    wants_answer: bool = field(init=False)
    offers: dict[int, list[Offer]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self.wants_answer = self.closing or any(sentence.asks for sentence in self.sentences)
        first = True  # nothing was asked before, and no stance taken
        for number, sentence in enumerate(self.sentences):
            found = [] if self._announces(number) else list(offers_in(sentence, first=first))
            if found:
                self.offers[number] = [each if each.who else replace(each, who=self._named(number)) for each in found]
            first = first and not found and not any(sentence.stances)

    def read(self) -> Iterator[tuple[Sentence, Asked]]:
        """Yield what the sentences ask; what another asks only where it is supported, or passed on alone."""
        own = list(self._own())
        supported, backing = self._supported()
        own = [(number, each) for number, each in own if number not in backing or each.kind == "answer"]
        taken = {number for number, _ in own}
        for number in sorted((supported | set(self._passed_on(own))) - taken):
            sentence = self.sentences[number]
            kind = self.offers[number][0].kind
            own += [(number, Asked(span, kind)) for span in acts_apart(sentence)]
        own.sort(key=lambda one: one[1].span)
        for place, (number, each) in enumerate(own):
            proposed = {each.kind, *(later.kind for after, later in own[place + 1 :] if after == number + 1)}
            if proposed != {"proposal"} or not is_of_one(*self.sentences[number : number + 2]):
                yield self.sentences[number], each

    def _named(self, number: int) -> frozenset[str]:
        """Return the names of a sentence, or else of the one before it: one of them is "he"."""
        near = self.sentences[max(0, number - 1) : number + 1]
        named = (frozenset(token.lemma for token in each.tokens if token.kind == "name") for each in reversed(near))
        return next(filter(None, named), frozenset())

    def _announces(self, number: int) -> bool:
        """Tell whether a sentence announces the points that follow it."""
        after = self.sentences[number + 1] if number + 1 < len(self.sentences) else None
        return self.sentences[number].announces and after is not None and after.point

    def _own(self) -> Iterator[tuple[int, Asked]]:
        """Yield what the writers ask, and the points that they announce."""
        announced = last = ""  # the kind of what was asked last, where the sentence before asks it
        opened = -1  # the paragraph whose points were announced
        for number, sentence in enumerate(self.sentences):
            if announced and sentence.point:
                yield number, Asked(sentence.span, announced)
                continue
            if last and last != "answer" and self._goes_on(number):
                yield number, Asked(sentence.span, last)
                continue
            points = self._announces(number)
            asked = asked_by(sentence, wants_answer=self.wants_answer)
            if sentence.point or (announced and sentence.part != self.sentences[number - 1].part):
                announced = ""
            if points:
                opened = sentence.part
                announced = announced_kind(sentence, asked[0].kind if asked else "", wants_answer=self.wants_answer)
            beside = number > 0 and self.sentences[number - 1].point and sentence.part == opened  # after its points
            own = [each for each in asked if each.kind == "answer" or beside or not (points or announced)]
            yield from ((number, each) for each in own)
            last = own[-1].kind if own else ""
            if not own and not points and (offers := self.offers.get(number)):
                last = offers[0].kind  # "Petrov proposes: to sell it; to send Zimin there"

    def _goes_on(self, number: int) -> bool:
        """Tell whether a sentence is one more thing of a row that semicolons part: "…; to send Petrov there; …"."""
        sentence, before = self.sentences[number], self.sentences[number - 1]
        return opens_with_act(sentence) and sentence.part == before.part and before.tokens[-1].text in {";", ":"}

    def _supported(self) -> tuple[set[int], set[int]]:
        """Return the places of what others ask that the writers support, and of the words that say no more than that.

        They support him whom they name, or the last.
        """
        offers: list[int] = []
        supported: set[int] = set()
        backing: set[int] = set()
        for number, sentence in enumerate(self.sentences):
            names = names_of([offer for place in offers for offer in self.offers[place]])
            support = supports(sentence, names) if offers else None
            if support is not None:
                named = [place for place in offers if support.names & names_of(self.offers[place])]
                if named or not support.names:
                    supported.add((named or offers)[-1])
                    backing |= {number} if support.alone else set()
            if number in self.offers:
                offers.append(number)
        return supported, backing

    def _refuses(self) -> bool:
        """Tell whether the writers refuse something; who grants a delay that was asked for refuses nothing."""
        frames = (frame for number in self.offers for frame in self.sentences[number].frames)
        delays = any(frame.doing is not None and frame.doing.holds("postpone") for frame in frames)
        against = frozenset({"refuses"} if delays else {"refuses", "postpones"})
        return any(_refuses(sentence, against) for sentence in self.sentences)

    def _passed_on(self, own: Sequence[tuple[int, Asked]]) -> Iterator[int]:
        """Yield the places of what one other asks: the letter passes it on unless its writers propose something else.

        Beside their own proposal it stands where he asks, proposes or insists: they mostly grant a part of it.
        """
        askers = {offer.who for found in self.offers.values() for offer in found if not offer.he}
        if len(askers) > 1 or self._refuses():
            return
        proposals = [number for number, each in own if each.kind == "proposal"]
        for number in self.offers:
            part = self.sentences[number].part
            beside = [self.sentences[place] for place in proposals if place > number]
            in_part = any(sentence.part in {part, part + 1} for sentence in beside)
            offer = self.offers[number][0]
            set_out = any(map(self._announces, range(number + 1, len(self.sentences))))  # "We propose: 1) …"
            in_part = in_part and offer.firm and not (offer.kind == "proposal" and set_out)
            known = offer.named or self.wants_answer  # "the doctors insist on it" is told where nothing is asked for
            if in_part or (known and not beside):
                yield number


def _refuses(sentence: Sentence, against: frozenset[str]) -> bool:
    """Tell whether the writers refuse something in a sentence, or propose to."""
    frames = sentence.frames
    own = any(
        (frame.first_person and (sentence.stances[index] in against or _would_not(frame)))
        and not frame.holds("doubting")
        for index, frame in enumerate(frames)
    ) and not any(token.lemma == "you" for token in sentence.tokens)  # "we put it off until we hear from you"
    doing = any(
        phrase.preposition == "to do" and phrase.tokens[0].has("refusal") for frame in frames for phrase in frame.after
    )
    return own or doing or any(map(_to_be_refused, frames))


def _to_be_refused(frame: Frame) -> bool:
    """Tell whether a clause says that something should be refused: "the request should be rejected"."""
    group = frame.group
    should = group is not None and group.modal and group.passive and not group.denied and not frame.conditional
    return bool(should) and frame.verb("refusal") and in_own_name(frame)


def _would_not(frame: Frame) -> bool:
    """Tell whether the writers would not do something."""
    group = frame.group
    return group is not None and frame.own_subject and group.modal and group.denied and not frame.verb("objection")
