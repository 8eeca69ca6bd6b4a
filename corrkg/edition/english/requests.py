"""What a letter asks or proposes, one by one: answers asked for, proposals, demands; numbered points are several."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corrkg.edition.english.asking import Asked, asked_by, asks_for_another, passes_on
from corrkg.edition.english.deeds import read_deed
from corrkg.edition.english.replies import asks_in
from corrkg.edition.english.sections import Section, Sentence
from corrkg.edition.english.stances import CONSENTS, stance_of
from corrkg.edition.records import Part, Request
from corrkg.edition.source import Span

# A request in a shorter paragraph says what it is about in the paragraph before it.
_SHORT = 150


def read_requests(sections: Sequence[Section], body: Sequence[Part], told: Sequence[Span] = ()) -> Iterator[Request]:
    """Yield what the letter asks or proposes.

    Args:
        sections: the letter's body.
        body: its paragraphs.
        told: the words of decisions that the letter tells of; they ask for nothing.
    """
    asked: list[tuple[Sentence, Asked]] = []
    for section in sections:
        own = [each for each in section.sentences if not any(span.contains(each.span) for span in told)]
        found = list(_Section(own).read())
        beside = any(sentence.point and each.kind == "proposal" for sentence, each in asked)
        asked += found or ([(own[0], Asked(own[0].span, "demand"))] if beside and own and _obliges(own[0]) else [])
    points = {each.part for section in sections for each in section.sentences if each.point}
    for sentence, each in asked:
        part = body[sentence.part]
        after_a_point = sentence.point and sentence.part - 1 in points  # a point says by itself what it is about
        short = len(part.span) < _SHORT and sentence.part > 0 and not after_a_point
        matter = body[sentence.part - 1].span if short else part.span
        frames = [frame for frame in sentence.frames if each.span.contains(frame.words)]
        yield Request(each.span, each.kind, matter, read_deed(frames, wish=True), point=sentence.point)


def _obliges(sentence: Sentence) -> bool:
    """Tell whether a point has somebody oblige somebody: beside points that propose, it says what is to be ordered.

    A translation takes the infinitive of an order ("to oblige the commissar to submit …") for a past.
    """
    frame = sentence.frames[0] if sentence.point and sentence.frames else None
    if frame is None or frame.group is None or frame.group.denied or not frame.verb("obliging"):
        return False
    return any(phrase.preposition == "to do" for phrase in frame.after)


class _Section:
    """The requests of one section."""

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        self.sentences = sentences
        self.wants_answer = any(asks_in(sentence.tokens) for sentence in self.sentences)

    def read(self) -> Iterator[tuple[Sentence, Asked]]:
        """Yield what the sentences ask; what another proposes only where it is passed on alone, or supported."""
        found: list[tuple[int, Asked]] = []
        announced = ""
        for number, sentence in enumerate(self.sentences):
            if announced and sentence.point:
                found.append((number, Asked(sentence.span, announced)))
                continue
            if found and found[-1][0] == number - 1 and found[-1][1].kind != "answer" and self._goes_on(number):
                found.append((number, Asked(sentence.span, found[-1][1].kind, found[-1][1].others)))
                continue
            after = self.sentences[number + 1] if number + 1 < len(self.sentences) else None
            points = sentence.announces and after is not None and after.point
            asked = asked_by(sentence, wants_answer=self.wants_answer)
            if sentence.point or (announced and sentence.part != self.sentences[number - 1].part):
                announced = ""
            if points:
                announced = _announced(sentence, asked[0].kind if asked else "")
            found += [(number, each) for each in asked if each.kind == "answer" or not (points or announced)]
        supported = set(self._supported())
        own = any(each.kind == "proposal" and not each.others for _, each in found)
        alone = sum(each.others for _, each in found) == 1 and not own and self.wants_answer and not supported
        for number, each in sorted([*found, *self._asked_for(supported, found)], key=lambda one: one[1].span):
            if not each.others or alone or number in supported:
                yield self.sentences[number], each

    def _goes_on(self, number: int) -> bool:
        """Tell whether a sentence is one more thing of a row that semicolons part: "…; to send Petrov there; …"."""
        sentence, before = self.sentences[number], self.sentences[number - 1]
        words = [token for token in sentence.tokens if token.kind != "mark"]
        opens = len(words) > 1 and words[0].lemma == "to" and words[1].lemma == words[1].text.lower()
        return opens and sentence.part == before.part and before.tokens[-1].text in {";", ":"}

    def _asked_for(self, supported: set[int], found: Sequence[tuple[int, Asked]]) -> Iterator[tuple[int, Asked]]:
        """What others ask for, where the writers support it."""
        taken = {number for number, _ in found}
        for number in supported - taken:
            yield number, Asked(self.sentences[number].span, "proposal", others=True)

    def _supported(self) -> Iterator[int]:
        """Yield the places of what others ask that the writers support: of him whom they name, or the last."""
        offers: list[int] = []
        for number, sentence in enumerate(self.sentences):
            support = self._supports(sentence)
            if support is not None and offers:
                named = [place for place in offers if support & _offerers(self.sentences[place])]
                if named or not support:
                    yield (named or offers)[-1]
            after = self.sentences[number + 1] if number + 1 < len(self.sentences) else None
            announces = sentence.announces and after is not None and after.point
            if not announces and any(passes_on(frame) or asks_for_another(frame) for frame in sentence.frames):
                offers.append(number)

    def _supports(self, sentence: Sentence) -> frozenset[str] | None:
        """Return whom the writers support in a sentence, nobody where they name none; None if they support nothing."""
        if sentence.question:
            return None
        for index, frame in enumerate(sentence.frames):
            own = frame.first_person and frame.own_subject
            past = frame.group is not None and frame.group.past and not frame.group.passive
            inclined = own and frame.holds("inclined") and frame.holds("consent", "raised")
            if inclined or (own and not past and stance_of(sentence.frames, index) in CONSENTS):
                return frozenset(name.lemma for name in sentence.tokens if name.kind == "name")
        return None


def _offerers(sentence: Sentence) -> frozenset[str]:
    """Return the names of those who propose or ask in a sentence."""
    return frozenset(name.lemma for frame in sentence.frames for phrase in frame.subject for name in phrase.people)


def _announced(sentence: Sentence, kind: str) -> str:
    """Return the kind of the points that a sentence announces; empty where it announces no request."""
    present = [token for token in sentence.tokens if not token.past]
    laid = any(frame.verb("submitting") for frame in sentence.frames) and any(t.has("wanted") for t in present)
    needed = sentence.announces and any(token.has("right_to_do") and token.has("necessary") for token in present)
    if (
        kind == "answer"
        or laid
        or needed
        or any(token.has("proposing") or token.lemma == "proposal" for token in present)
    ):
        return "proposal"
    return "demand" if kind or any(token.has("requesting") for token in present) else ""
