"""Where a letter takes up another without calling it "yours": "the letter of 5/VIII was received", "as you advised"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from corrkg.edition.english.page.address import same_name
from corrkg.edition.english.word.daynames import RunningDate, ShortDate
from corrkg.edition.english.word.tokens import Token
from corrkg.edition.records import NameForm, Reply
from corrkg.edition.source import Span

_BY_DAY = "says that a letter of that day was received"
_SENDS = "sends something that may have been asked for"
_WIRED = "takes up what the one written to has telegraphed"
_TAKEN_UP = "takes up what the one written to has said or sent, without naming the letter"
# What is done with what is sent along; and what one does who tells, or who asks or proposes.
_SENDING = frozenset({"send", "enclose", "attach", "forward"})
_TOLD = ("saying", "asking", "proposing", "naming", "nominating")
SAID = (*_TOLD, "wiring", "wishing", "insisting", "requesting")
# How many words may stand between a paper and what is said of it.
_NEAR = 5


def allusions(sentence: Sequence[Token], recipients: Sequence[NameForm] = ()) -> Iterator[Reply]:
    """Yield what a sentence takes up of letters of those whom it is written to.

    Args:
        sentence: its tokens, the mark that ends it included.
        recipients: those whom it is written to: "as Gromov proposes", where Gromov is one of them.
    """
    words = [token for token in sentence if token.kind != "mark"]
    if not words:
        return
    span = Span(sentence[0].start, sentence[-1].end - (sentence[-1].kind == "mark"))
    received = _received(words)
    if received is not None:
        yield Reply(span, None, "high", _BY_DAY, received)
    elif _as_you_wired(words):
        yield Reply(span, None, "medium", _WIRED, kind="telegraphed")
    elif _sends(words):
        yield Reply(span, None, "low", _SENDS, kind="delivery")
    elif _you_said(words) or _was_read(words) or _recipient_said(words, recipients):
        yield Reply(span, None, "medium", _TAKEN_UP, kind="allusion")


def _received(words: Sequence[Token]) -> tuple[int, int | None] | None:
    """The day and month of a letter that came: "The letter dated 5/VIII was received", "Telegram of May 3 received"."""
    for index, token in enumerate(words[:_NEAR]):
        if not token.has("cited") or any(before.possessive or before.has("his") for before in words[:index]):
            continue
        after = words[index + 1 : index + 1 + _NEAR]
        came = any(each.has("surely_receipt") for each in (*words[:index], *after))
        day = next((each for each in after[:2] if each.kind == "day"), None)
        if came and day is not None and (cited := cited_day(day)):
            return cited
    return None


def cited_day(token: Token) -> tuple[int, int] | None:
    """Return day and month that a token tells in so many words."""
    if isinstance(token.value, RunningDate):
        return token.value.day, token.value.month
    return (token.value.date.day, token.value.date.month) if isinstance(token.value, ShortDate) else None


def _as_you_wired(words: Sequence[Token]) -> bool:
    """Tell whether it takes up a telegram: "as you telegraphed", "as you and Comrade Orlov wired from Kem"."""
    for index, token in enumerate(words[1:-1], 1):
        if token.lemma != "you" or token.has("your") or words[index - 1].lemma != "as":
            continue
        at = index + 1
        while at < len(words) and _is_of_a_row(words[at]):
            at += 1
        if at < len(words) and words[at].past and words[at].has("wiring"):
            return True
    return False


def _sends(words: Sequence[Token]) -> bool:
    """Tell whether something is sent with the letter: "I am sending you the figures", "The list was sent to you"."""
    if not words[0].has("first_person"):
        return _is_sent(words)
    first = [token for token in words[1:4] if not token.has("auxiliary", "adverb")]
    return bool(first) and not first[0].past and first[0].lemma in _SENDING


def _is_sent(words: Sequence[Token]) -> bool:
    """Tell whether a thing is said to go to those whom it is written to: "the draft was sent to you again today"."""
    for index, token in enumerate(words[1:], 1):
        if not (token.past and token.lemma in _SENDING):
            continue
        passive = words[index - 1].has("auxiliary") or (index > 1 and words[index - 1].has("adverb"))
        to_you = any(a.lemma == "to" and b.lemma == "you" for a, b in pairwise(words[index + 1 : index + 1 + _NEAR]))
        thing = words[0].has("determiner") and not words[0].has("your")
        return thing and passive and (to_you or token.has("enclosed"))
    return False


def _recipient_said(words: Sequence[Token], recipients: Sequence[NameForm]) -> bool:
    """Tell whether it takes up what one of the recipients asked: "as Gromov wants", "about which Gromov wired me"."""
    for index, token in enumerate(words):
        if token.kind != "name" or not any(same_name(token.text, name.form) for name in recipients):
            continue
        low, high = index, index + 1
        while low > 0 and _is_of_a_row(words[low - 1]):
            low -= 1
        while high < len(words) and _is_of_a_row(words[high]):
            high += 1
        led = low > 0 and (words[low - 1].has("relative") or words[low - 1].lemma == "as")
        verb = words[high] if led and high < len(words) else None
        if verb is None or not verb.has(*SAID):
            continue
        if verb.past or (verb.text.endswith("s") and verb.lemma != verb.text):
            return True
    return False


def _is_of_a_row(token: Token) -> bool:
    """Tell whether it stands in a row of people: "Comrades Orlov and Gromov"."""
    return token.kind == "name" or token.has("adding", "title")


def _you_said(words: Sequence[Token]) -> bool:
    """Tell whether it takes up what "you" said: "you write that …", "as you advised"."""
    for index, token in enumerate(words[:-1]):
        verb = words[index + 1]
        if token.lemma != "you" or token.has("your") or not verb.has(*_TOLD):
            continue
        finite = verb.past or verb.lemma == verb.text.lower()
        before = words[index - 1] if index else None
        if finite and (before is None or before.lemma == "as"):
            return True
        if before is not None and before.lemma == "that":
            before = words[index - 2] if index > 1 else None
        elif before is not None and verb.past and before.has("relative"):
            return True
        if verb.past and before is not None and _is_thing(before):
            return True  # "the engines about which you wrote", "the 600 you named"
    return False


def _is_thing(token: Token) -> bool:
    """Tell whether "you" after it opens a relative clause: it is a noun or a figure."""
    plain = not token.classes & {"preposition", "conjunction", "adverb", "subordinate", "auxiliary", "modal", "pronoun"}
    return token.kind == "number" or (
        token.kind == "word" and plain and not token.past and token.has("matter", "goods")
    )


def _was_read(words: Sequence[Token]) -> bool:
    """Tell whether the writers say that they had a paper before them: "I read Orlov's draft", "Received his letter"."""
    first = 1 if words[0].has("first_person") else 0
    if first >= len(words) or not (words[first].has("had_before") and words[first].past):
        return False
    rest = words[first + 1 : first + 1 + _NEAR]
    known = any(token.possessive or token.lemma == "the" or token.has("his") for token in rest)
    return known and not any(token.has("your") for token in rest) and any(token.has("cited") for token in rest)
