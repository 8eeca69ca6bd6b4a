"""What stands beside a day in its clause: whose day it is, from what it is counted, and which clause tells it."""

from __future__ import annotations

from collections.abc import Sequence

from corrkg.edition.english.clause.clauses import Clause
from corrkg.edition.english.clause.phrases import Phrase
from corrkg.edition.english.word.counteddays import CountedDay
from corrkg.edition.english.word.tokens import Token


def counts_from_what_follows(token: Token, follows: Sequence[Phrase]) -> bool:
    """Tell whether a day is counted from what is named right behind it: "two days after the decision"."""
    named = bool(follows) and not (follows[0].lead or follows[0].preposition)
    return isinstance(token.value, CountedDay) and token.value.since and named


def told_behind_the_verb(after: Sequence[Phrase]) -> bool:
    """Tell whether a day follows a verb, or who does it: "was decided on May 6", "was allowed by the PB on May 6"."""
    for phrase in after:
        if phrase.first("day") is not None:
            return phrase.preposition in {"", "on"}
        if phrase.preposition != "by" and not (phrase.preposition == "to" and phrase.people):
            return False
    return False


def is_of_the_subject(before: Sequence[Phrase], index: int) -> bool:
    """Tell whether a day before a verb dates the noun that it follows: "the opening of the fair on May 20 was …"."""
    noun = before[index - 1] if index else None
    if noun is None or before[index].lead or before[index].preposition != "on" or noun.head is None:
        return False
    agent = not noun.preposition and (noun.people or noun.has("body", "other_body", "pronoun"))
    return not agent and not noun.has("session", "paper", "answer")


def was_done(noun: Phrase) -> bool:
    """Tell whether what stands before a day is what was done on it: "the draft submitted by Orlov on May 5"."""
    return noun.preposition == "by" or any(token.past for token in noun.tokens)


def is_that(phrase: Phrase) -> bool:
    """Tell whether a phrase stands for a noun named before: "that of May 5 and one of May 9"."""
    return len(phrase.tokens) == 1 and phrase.tokens[0].lemma in {"that", "one", "another", "the"} and not phrase.people


def tells_which_day(before: Clause, clause: Clause) -> bool:
    """Tell whether a clause says which day was meant: "on the same day on which the cipher came, May 5"."""
    opens = (*clause.leads, *clause.tokens[:1])
    on_which = before.tokens[-1].has("preposition") and any(token.has("relative") for token in opens)
    return on_which or any(token.has("when") for token in opens)


def ends_in_a_day(clause: Clause) -> bool:
    """Tell whether a clause ends in a day that the next one tells: "on the day | on which his answer came, May 5"."""
    words = [token for token in clause.tokens if not token.has("preposition")]
    return bool(words) and words[-1].lemma in {"day", "date"}


def first_day(clause: Clause) -> int:
    """Where a clause names its first day; where it begins, if it names none."""
    return next((token.start for token in clause.tokens if token.kind == "day"), clause.tokens[0].start)
