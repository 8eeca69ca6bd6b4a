"""What a statement is made of: words as tokens, and what is known of names before it is read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Hashable, Iterable
from typing import NamedTuple, Protocol

from corrkg.edition.english.word.counteddays import CountedDay
from corrkg.edition.english.word.daynames import RunningDate, ShortDate

Day = RunningDate | ShortDate | CountedDay


class Names(Hashable, Protocol):
    """What is known of names before a note is read."""

    def person(self, word: str) -> bool:
        """Tell whether a word is the surname of a person, as far as is known."""

    def place(self, word: str) -> bool:
        """Tell whether a word is the name of a place, as far as is known."""


class _NoNames:
    """Where names tell nothing: the letter's own words, a line."""

    def person(self, word: str) -> bool:
        return False

    def place(self, word: str) -> bool:
        return False


NO_NAMES = _NoNames()


class Token(NamedTuple):  # a letter has a thousand: a tuple is made four times as fast as a frozen dataclass
    """A word, or a whole of several characters that is read as one.

    Args:
        start: its place in the statement's words.
        end: where it ends.
        text: as printed; of a name without a possessive ending.
        lemma: the base form in lower case.
        classes: what the vocabulary says of it; of a name, "person" or "place" where it is known.
        kind: ``word``, ``name``, ``number``, ``day``, ``time``, ``quotation``, ``reference`` or ``mark``.
        value: the day or the time.
        possessive: it ends in ``'s``.
        past: it is a past tense or participle.
    """

    start: int
    end: int
    text: str
    lemma: str
    classes: frozenset[str] = frozenset()
    kind: str = "word"
    value: Day | dt.time | None = None
    possessive: bool = False
    past: bool = False

    def has(self, *classes: str) -> bool:
        """Tell whether the token is in one of the classes."""
        return not self.classes.isdisjoint(classes)


def classes_of(tokens: Iterable[Token]) -> frozenset[str]:
    """Return the classes of all of the tokens."""
    return frozenset().union(*[token.classes for token in tokens])
