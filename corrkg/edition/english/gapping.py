"""Clauses that leave out the verb of the one before them."""

from __future__ import annotations

from collections.abc import Sequence

from corrkg.edition.english.daynames import CountedDay
from corrkg.edition.english.phrases import phrases
from corrkg.edition.english.tokens import Token


def leaves_out_its_verb(content: Sequence[Token]) -> bool:
    """Tell whether words are a clause whose verb was left out: "Stalin on October 4", "by the PB on 15 March"."""
    inner = phrases(content, 0, len(content), frozenset())
    nouns = [phrase for phrase in inner if phrase.preposition in {"", "by"} and phrase.head is not None]
    who = [phrase for phrase in nouns if phrase.people or phrase.has("body", "other_body")]
    if len(who) != 1 or any(not phrase.preposition for phrase in nouns if phrase is not who[0]):
        return False
    if any(token.has("likewise") for token in content):
        return True
    counted = any(isinstance(token.value, CountedDay) for token in content)
    dated = any(phrase.first("day") for phrase in inner if phrase.preposition == "on")
    return counted or dated
