"""What a sentence demands: "please …", "I ask you to …", "Send …", "let him …", "it must be stopped"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from corrkg.edition.english.bidding import bids
from corrkg.edition.english.frames import Frame
from corrkg.edition.english.sections import Sentence
from corrkg.edition.english.tokens import Token
from corrkg.edition.source import Span

# How many words may stand before the verb of a demand: "Firstly, please send".
_BEFORE = 3
# So long a question wants an answer; a longer one is an argument.
_QUESTION = 16
_THEM = frozenset({"him", "her", "them", "it"})


def demands(sentence: Sentence) -> bool:
    """Tell whether a sentence demands: "please …", "I ask you to …", "Send …", "it must be stopped"."""
    tokens = [token for token in sentence.tokens if token.kind != "mark"]
    if any(token.lemma == "please" for token in tokens[:_BEFORE]):
        return True
    if sentence.question:
        return _wants_to_be_told(tokens)
    if (
        _requests(tokens)
        or any(_must(frame, sentence) for frame in sentence.frames)
        or any(map(_unclear, sentence.frames))
    ):
        return True
    verbless = not sentence.frames or sentence.frames[0].group is None
    return any(let_do(sentence)) or any(bids(sentence.tokens, at, verbless=verbless) for at in _openings(sentence))


def _requests(tokens: Sequence[Token]) -> bool:
    """Tell whether "I also ask that …", "we beg you to …", "you are asked to …" stands in a sentence."""
    words = [token for token in tokens if not token.has("adverb") or token.has("negation")]
    for index, (one, other) in enumerate(pairwise(words)):
        after = words[index + 2 : index + 5]
        led = any(token.lemma in {"to", "that", "for", "on"} for token in after)
        asks = other.has("requesting", "insisting") and other.lemma == other.text.lower()
        if one.has("first_person") and asks and led:
            return True
        asked = other.has("auxiliary") and bool(after) and after[0].has("requesting") and after[0].past
        if one.lemma == "you" and asked:
            return True
    return False


def _must(frame: Frame, sentence: Sentence) -> bool:
    """Tell whether a clause says what must be done by somebody else: "must be put to an end", "you must go"."""
    group = frame.group
    if group is None or not group.modal or group.denied or not in_own_name(frame) or frame.first_person:
        return False
    if any(token.has("condition", "relative") for token in frame.tokens[:2]):
        return False
    modals = {token.lemma for token in frame.tokens if token.has("modal") and token.start < group.stop}
    perfect = any(token.lemma == "have" for token in frame.tokens if token.start < group.head.start)
    if (perfect and "must" in modals) or is_told(frame, sentence):
        return False
    if "must" in modals:
        you = any(token.lemma == "you" for phrase in frame.subject for token in phrase.tokens)
        he = any(phrase.has("person_pronoun") for phrase in frame.subject)
        done = not he or group.head.has(
            "errand", "appointing", "releasing", "bidding", "instructing"
        )  # "he must be tired"
        return (group.passive and done and not frame.by() and not group.head.has("supposing")) or you
    return "should" in modals and group.passive and group.head.has("errand") and not perfect


def _unclear(frame: Frame) -> bool:
    """Tell whether a clause asks by saying what is not clear: "it is not clear whether …"."""
    said = frame.verb("being") and frame.group is not None and frame.group.denied and frame.holds("plain")
    it = any(token.lemma == "it" for phrase in frame.subject for token in phrase.tokens)
    led = any(token.has("condition") for token in frame.tokens[:2])
    return said and it and not led and frame.main is None


def _wants_to_be_told(tokens: Sequence[Token]) -> bool:
    """Tell whether a question wants to be told something: "What does it cost?", "What did you decide?"."""
    first = next((token for token in tokens if not token.has("adverb", "conjunction")), None)
    if first is None or not first.has("questioning") or len(tokens) > _QUESTION:
        return False
    after = tokens[tokens.index(first) + 1 : tokens.index(first) + 5]
    asks = any(token.lemma == "do" or token.text.lower() == "did" for token in after)
    modal = any(token.has("modal", "negation") for token in after)
    return asks and not modal


def _openings(sentence: Sentence) -> Iterator[int]:
    """Yield where a clause that bids may begin: the sentence, and after what is set before it or beside it."""
    tokens = sentence.tokens
    first = next((token for token in tokens if token.kind != "mark"), None)
    if first is None:
        return
    verb = min((group_start(frame) for frame in sentence.frames if frame.group is not None), default=sentence.span.end)
    start = next((token for token in tokens if token.kind != "mark" and not token.has("adverb")), first)
    yield start.start
    fronted = first.has("preposition", "adverb", "opens_clause", "condition", "conjunction", "topic") or first.past
    clause = first.has("condition", "opens_clause")
    told = False  # "they" came before, whose verb no class knows
    for before, token, after in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if before.text in {":", ";", "-", "–", "—"} or (
            before.text == "," and fronted and (clause or (verb > before.start and not told))
        ):
            yield token.start
        elif before.text == "," and token.has("bidding", "postpone") and after.has("thing_pronoun", "object_pronoun"):
            yield token.start  # "I have not read it, postpone it"
        fronted = fronted and before.text != ","
        told |= before.has("pronoun", "first_person") and not before.has("object_pronoun", "owner_pronoun")


def let_do(sentence: Sentence) -> Iterator[Span]:
    """Yield what somebody is to be let do: "Let Petrov report …, and let Antonov …", "Chernov let him check"."""
    words = sentence.tokens
    found: list[int] = []
    for index, token in enumerate(words):
        if token.text.lower() != "let" or index + 1 >= len(words):
            continue
        after, before = words[index + 1], words[index - 1] if index else None
        opens = before is None or before.kind == "mark" or before.has("conjunction", "adverb", "preposition")
        somebody = (
            after.kind == "name" or after.has("title", "person_role", "determiner") or after.text.lower() in _THEM
        )
        named = before is not None and before.kind == "name" and after.text.lower() in _THEM and index <= _BEFORE
        if (opens and somebody) or named:
            found.append(index)
    for place, index in enumerate(found):
        low = sentence.span.start if place == 0 else words[index].start
        high = words[found[place + 1] - 1].start if place + 1 < len(found) else sentence.span.end
        inner = [token for token in words if low <= token.start < high and token.kind != "mark"]
        inner = inner[:-1] if inner and place + 1 < len(found) and inner[-1].has("conjunction") else inner
        yield Span(low, min(inner[-1].end, sentence.span.end)) if place + 1 < len(found) else Span(low, high)


def in_own_name(frame: Frame) -> bool:
    """Tell whether the writers say a clause, and not somebody of whom they tell."""
    return frame.main is None or any(main.first_person for main in frame.chain())


def group_start(frame: Frame) -> int:
    """Return where the verb of a clause begins in the source."""
    return frame.tokens[frame.group.start].start if frame.group is not None else frame.tokens[0].start


def is_told(frame: Frame, sentence: Sentence) -> bool:
    """Tell whether what must be done follows from something, or hangs on something, and is not asked for."""
    start = group_start(frame)
    before = [token for token in frame.tokens if token.start < start]
    that = next((place for place, token in enumerate(before) if token.lemma == "that" and place), None)
    follows = that is not None and not any(token.has("first_person") for token in before[:that])
    first = sentence.tokens[0]
    return follows or first.has("condition") or first.text.lower() == "according to"
