"""What a letter asks or proposes, one by one: answers asked for, proposals, demands; numbered points are several."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from corrkg.edition.english.frames import Frame
from corrkg.edition.english.replies import asks_in
from corrkg.edition.english.sections import Section, Sentence
from corrkg.edition.english.tokens import Token
from corrkg.edition.records import Part, Request
from corrkg.edition.source import Span

# A request in a shorter paragraph says what it is about in the paragraph before it.
_SHORT = 150
# How many words may stand before the verb of a demand: "Firstly, please send".
_BEFORE = 3


def read_requests(sections: Sequence[Section], body: Sequence[Part], told: Sequence[Span] = ()) -> Iterator[Request]:
    """Yield what the letter asks or proposes.

    Args:
        sections: the letter's body.
        body: its paragraphs.
        told: the words of decisions that the letter tells of; they ask for nothing.
    """
    asked: list[tuple[Sentence, str]] = []
    for section in sections:
        own = [each for each in section.sentences if not any(span.contains(each.span) for span in told)]
        found = list(_Asked(own).read())
        beside = any(sentence.point and kind == "proposal" for sentence, kind in asked)
        asked += found or ([(own[0], "demand")] if beside and own and _obliges(own[0]) else [])
    points = {each.part for section in sections for each in section.sentences if each.point}
    for sentence, kind in asked:
        part = body[sentence.part]
        after_a_point = sentence.point and sentence.part - 1 in points  # a point says by itself what it is about
        short = len(part.span) < _SHORT and sentence.part > 0 and not after_a_point
        matter = body[sentence.part - 1].span if short else part.span
        yield Request(sentence.span, kind, matter, point=sentence.point)


def _obliges(sentence: Sentence) -> bool:
    """Tell whether a point has somebody oblige somebody: beside points that propose, it says what is to be ordered.

    A translation takes the infinitive of an order ("to oblige the commissar to submit …") for a past.
    """
    frame = sentence.frames[0] if sentence.point and sentence.frames else None
    if frame is None or frame.group is None or frame.group.denied or not frame.verb("obliging"):
        return False
    return any(phrase.preposition == "to do" for phrase in frame.after)


class _Asked:
    """The requests of one section."""

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        self.sentences = sentences
        self.wants_answer = any(asks_in(sentence.tokens) for sentence in self.sentences)

    def read(self) -> Iterator[tuple[Sentence, str]]:
        """Yield the sentences that ask, with the kind; what another proposes only where it is passed on alone."""
        found: list[tuple[Sentence, str, bool]] = []
        announced = ""
        for number, sentence in enumerate(self.sentences):
            if announced and sentence.point:
                found.append((sentence, announced, False))
                continue
            after = self.sentences[number + 1] if number + 1 < len(self.sentences) else None
            points = sentence.announces and after is not None and after.point
            kind, others = self._kind(sentence)
            if sentence.point or (announced and sentence.part != self.sentences[number - 1].part):
                announced = ""
            if points:
                announced = _announced(sentence, kind)
            if kind == "answer" or (kind and not points and not announced):
                found.append((sentence, kind, others))
        own = any(kind == "proposal" and not others for _, kind, others in found)
        alone = sum(others for *_, others in found) == 1 and not own and self.wants_answer
        for sentence, kind, others in found:
            if not others or alone:
                yield sentence, kind

    def _kind(self, sentence: Sentence) -> tuple[str, bool]:
        """Return what a sentence asks, and whether it tells what another asks; empty where it asks for nothing."""
        tokens = sentence.tokens
        leave = _asks_leave(tokens)
        if asks_in(tokens) and not leave:
            return "answer", False
        if leave:
            return "demand", not any(token.has("first_person") or token.lemma == "please" for token in tokens)
        if _demands(sentence):
            return "demand", False
        if _says_i_propose(tokens) or any(self._proposes(sentence, frame) for frame in sentence.frames):
            return "proposal", False
        if any(_passes_on(frame) for frame in sentence.frames) or _offers_following(tokens):
            return "proposal", True
        return ("demand", True) if any(_with_request(frame) for frame in sentence.frames) else ("", False)

    def _proposes(self, sentence: Sentence, frame: Frame) -> bool:
        """Tell whether a clause proposes in the writers' own name."""
        if frame.main is not None and not any(_first_person(main) for main in frame.chain()):
            return False
        if _finds_right(frame, question=sentence.question):
            return True
        group = frame.group
        if group is None or group.denied or (group.past and not group.passive):
            return False
        first, doing = _first_person(frame), any(phrase.preposition == "to do" for phrase in frame.after)
        if frame.verb("intending") and first and doing:
            return self.wants_answer and frame.ordinal == 0
        if frame.verb("deeming") and first:
            return any(token.has("needing") for token in sentence.tokens if token.start > group.head.end)
        if not group.modal or not self.wants_answer:
            return False
        if_you = any(token.has("condition") for token in sentence.tokens) and any(
            token.lemma == "you" for token in sentence.tokens
        )
        named = any(phrase.people for phrase in frame.subject) and frame.own_subject
        return (first and if_you and frame.holds("modal")) or (group.passive and named)


def _first_person(frame: Frame) -> bool:
    return any(phrase.has("first_person") for phrase in frame.subject)


def _says_i_propose(tokens: Sequence[Token]) -> bool:
    """Tell whether "I propose" or "we therefore suggest" stands in a sentence."""
    words = [token for token in tokens if token.has("first_person") or not token.has("adverb")]
    words = [token for token in words if token.text != ","]
    return any(one.has("first_person") and other.has("proposing") and not other.past for one, other in pairwise(words))


def _passes_on(frame: Frame) -> bool:
    """Tell whether a clause tells what a person or a body proposes."""
    if not frame.verb("proposing") or frame.group is None or frame.group.denied or frame.group.past:
        return False
    return any(phrase.people or phrase.has("body", "other_body", "bank") for phrase in frame.subject)


def _offers_following(tokens: Sequence[Token]) -> bool:
    """Tell whether a proposal is set out: "makes the following proposal: …"."""
    colon = next((place for place, token in enumerate(tokens) if token.text == ":"), len(tokens))
    lead = tokens[:colon]
    return colon < len(tokens) - 1 and any(
        one.lemma in {"following", "follow"} and other.lemma in {"proposal", "suggestion"}
        for one, other in pairwise(lead)
    )


def _with_request(frame: Frame) -> bool:
    """Tell whether somebody "appealed with a request to …"."""
    for phrase in frame.after:
        if phrase.preposition == "with" and phrase.head is not None and phrase.head.lemma in {"request", "petition"}:
            after = frame.following(phrase)
            return after is not None and after.preposition in {"to do", "for"}
    return False


def _announced(sentence: Sentence, kind: str) -> str:
    """Return the kind of the points that a sentence announces; empty where it announces no request."""
    present = [token for token in sentence.tokens if not token.past]
    if kind == "answer" or any(token.has("proposing") or token.lemma == "proposal" for token in present):
        return "proposal"
    return "demand" if kind or any(token.has("requesting") for token in present) else ""


def _asks_leave(tokens: Sequence[Token]) -> bool:
    """Tell whether what is asked for is leave to do something: a demand, and no question of opinion."""
    wanted = [token for token in tokens if token.has("wanted")]
    return asks_in(tokens) and bool(wanted) and all(token.lemma == "permission" for token in wanted)


def _demands(sentence: Sentence) -> bool:
    """Tell whether a sentence demands: "please …", "I ask you to …", "Send …"."""
    tokens = [token for token in sentence.tokens if token.kind != "mark"]
    if any(token.lemma == "please" for token in tokens[:_BEFORE]):
        return True
    for frame in sentence.frames:
        group = frame.group
        if group is None or not frame.verb("requesting") or group.denied or group.past:
            continue
        if _first_person(frame) and any(phrase.preposition == "to do" for phrase in frame.after):
            return True
    return _bids(tokens)


def _bids(tokens: Sequence[Token]) -> bool:
    """Tell whether a sentence begins with the bare form of a verb of asking, and what it is to be done with."""
    rest = [token for token in tokens if not (token.has("adverb") and token.kind == "word")]
    if len(rest) < 2 or not rest[0].has("bidding") or rest[0].lemma != rest[0].text.lower():
        return False
    after = rest[1]
    return after.kind in {"name", "number"} or after.has("determiner", "pronoun", "preposition", "title")


def _finds_right(frame: Frame, *, question: bool) -> bool:
    """Tell whether a clause finds something right to do: "consider it possible to", "it would be better to"."""
    tokens = frame.tokens
    if any(token.has("condition") for token in tokens[:2]):
        return False
    for index, token in enumerate(tokens):
        if not token.has("right_to_do"):
            continue
        before, after = tokens[max(0, index - 4) : index], tokens[index + 1 : index + 5]
        doing = next((place for place, each in enumerate(after) if each.lemma == "to"), None)
        being = {each.text.lower() for each in before}
        if being & {"been", "was", "were"} or (any(each.has("negation") for each in before) and not question):
            continue
        would = any(each.has("modal") for each in before) and "be" in being
        deems = "it" in being and (any(each.has("deeming") for each in before))
        plain = "it" in being and "is" in being and (token.has("necessary") or question)
        if doing is not None and (would or deems or plain):
            verb = after[doing + 1] if doing + 1 < len(after) else None
            return verb is None or not verb.has("fulfils", "supposing")
        if would and token.lemma in {"better", "well", "good"}:
            return True
    return False
