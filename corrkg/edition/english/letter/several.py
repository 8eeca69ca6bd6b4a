"""The acts of a sentence that proposes several: "to satisfy the request and to recommend Petrov"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from corrkg.edition.english.letter.bidding import is_verb
from corrkg.edition.english.letter.sections import Sentence
from corrkg.edition.english.word.tokens import Token
from corrkg.edition.source import Span

# What refers to the act before, so that both are one matter: "and to put Petrov in his place".
_BACK = frozenset({"it", "its", "he", "him", "his", "she", "her", "they", "them", "their", "there", "this", "that"})

# An object that comes first has so many words, and none of these.
_OBJECT = 6
_NO_OBJECT = frozenset(
    {"adding", "conjunction", "auxiliary", "modal", "pronoun", "relative", "first_person", "preposition"}
    | {"asking", "proposing", "requesting", "deeming", "wishing", "intending", "saying", "consent", "objection"}
)
_NO_VERB = frozenset({"determiner", "preposition", "pronoun", "conjunction", "title", "adverb", "negation"})


def acts_apart(sentence: Sentence) -> list[Span]:
    """Return the words of each act of its own that a sentence proposes; all of it where it is one.

    An act that refers to the one before ("to sell the mill and to spend it on bread") is of the same matter.
    """
    tokens = sentence.tokens
    joints = list(_joints(tokens))
    apart: list[int] = []
    for place, joint in enumerate(joints):
        end = joints[place + 1] if place + 1 < len(joints) else len(tokens)
        if not any(token.text.lower() in _BACK for token in tokens[joint + 2 : end] if token.kind == "word"):
            apart.append(joint + 1)
    return _cut(sentence, apart)


def denials_apart(sentence: Sentence) -> list[Span]:
    """Return the words of each thing that a sentence bids not to do: "do not sell it and do not give interviews"."""
    tokens = sentence.tokens
    opens = [
        place
        for place, (token, after) in enumerate(pairwise(tokens))
        if token.text.lower() == "do" and after.has("negation") and _may_bid(tokens[place - 1] if place else None)
    ]
    later = (tokens[place + 2 :] for place in opens[1:])
    refers = (token.text.lower() in _BACK for words in later for token in words)
    return _cut(sentence, [] if any(refers) else opens[1:])


def _cut(sentence: Sentence, places: Sequence[int]) -> list[Span]:
    """Return the parts of a sentence that begin at its opening and at some of its words, without what joins them."""
    tokens, low = sentence.tokens, sentence.span.start
    spans: list[Span] = []
    for place in places:
        before = next(token for token in reversed(tokens[:place]) if not _joins(token))
        spans.append(Span(low, before.end))
        low = tokens[place].start
    return [*spans, Span(low, sentence.span.end)]


def _may_bid(before: Token | None) -> bool:
    return before is None or before.kind == "mark" or before.has("adding", "adverb", "polite")


def _joints(tokens: Sequence[Token]) -> Iterator[int]:
    """Yield where what joins one act to another stands: the "and" or the comma before the later one."""
    form = ""
    for index in range(len(tokens) - 1):
        opened = _form(tokens, index)
        if not opened:
            continue
        at = index - 1 if index and tokens[index - 1].lemma == "not" else index  # "and not to invite him"
        before = tokens[at - 1] if at else None
        fronted = _fronted(tokens, index) if opened == form == "to do" else None
        if opened == form and before is not None and _joins(before):
            yield at - 1
        elif fronted is not None:
            yield fronted
        form = form or opened


def _fronted(tokens: Sequence[Token], index: int) -> int | None:
    """Return the joint before an act whose object comes first: "to take coal from Kem, and the wood to buy"."""
    place = index - 1
    while (
        place > 0
        and index - place < _OBJECT
        and not (tokens[place].kind == "mark" or tokens[place].classes & _NO_OBJECT)
    ):
        place -= 1
    first = tokens[place + 1] if place + 1 < index else None
    named = first is not None and (first.has("determiner") or first.kind in {"number", "name"})
    comma = tokens[place].text == "," or (_joins(tokens[place]) and place > 0 and tokens[place - 1].text == ",")
    return place if named and comma else None


def _form(tokens: Sequence[Token], index: int) -> str:
    """Return the form of the act that opens at a place: "to do", "doing", "for doing", "that", "would do"; or empty."""
    token, after = tokens[index], tokens[index + 1]
    before = tokens[index - 1] if index else None
    verb = after.kind == "word" and not after.classes & _NO_VERB and is_verb(after.text.lower())
    if token.lemma == "to" and verb:
        return "to do"
    if token.lemma == "for" and after.text.lower().endswith("ing") and after.kind == "word":
        return "for doing"
    if token.has("modal") and token.lemma == "would" and verb and after.lemma != "be":
        return "would do"
    if token.lemma == "that" and before is not None and (_joins(before) or before.has("deeming", "proposing")):
        return "that"
    doing = token.text.lower().endswith("ing") and token.kind == "word"
    if doing and before is not None and (before.has("proposing") or _joins(before)):
        return "doing"
    return ""


def _joins(token: Token) -> bool:
    return token.text == "," or token.has("adding")
