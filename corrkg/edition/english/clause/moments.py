"""Clauses that add when and where what was told before them came about: "This happened on May 5", "He did so at 5"."""

from __future__ import annotations

from corrkg.edition.english.clause.frames import Frame
from corrkg.edition.english.clause.phrases import Phrase
from corrkg.edition.english.word.counteddays import CountedDay


def tells_when(frame: Frame, *nouns: str) -> bool:
    """Tell whether a clause says no more than the moment of what was told before it.

    Args:
        frame: the clause.
        nouns: classes of nouns that what was told before may be called by, beside "this", "that" and "it".
    """
    if frame.status != "done" or frame.group is None:
        return False
    if (
        of_all(frame)
        and frame.verb("being", "bearing")
        and any(p.preposition == "of" and p.first("day") for p in frame.after)
    ):
        return True  # "both are of May 5", "all bear the date of May 5"
    if not (frame.dated or frame.day("decision")):
        return False
    said = [phrase for phrase in frame.before if phrase.is_noun]
    opens = next((token for token in frame.tokens if token.kind != "mark"), frame.tokens[0])
    signs = frame.verb("signing") and frame.voice == "active" and any(p.has("thing_pronoun") for p in frame.after)
    if not frame.own_subject and (is_dated(frame) or signs) and opens.has("conjunction"):
        return True  # "Orlov wrote: “For” and put the date: May 5", "… and signed it on May 5"
    if _does_so(frame) and all(phrase.has("person_pronoun") for phrase in said):
        return True
    if not said or frame.bracketed:
        return False
    this = all(len(phrase.tokens) == 1 and phrase.has("thing_pronoun", "relative", "same") for phrase in said)
    if this and frame.verb("being"):
        return any(phrase.is_moment for phrase in frame.after[:1])  # "That was on May 5", not "This was the answer"
    if frame.verb("being") and _is_its_day(frame, said, nouns):
        return any(phrase.is_moment for phrase in frame.after[:1])  # "the date is May 5"
    if this and frame.verb("happening", "own_act"):
        return True
    return (this or of_all(frame) or all(_is_told(phrase, nouns) for phrase in said)) and is_dated(frame)


def _is_its_day(frame: Frame, said: list[Phrase], nouns: tuple[str, ...]) -> bool:
    """Tell whether a subject is the day of what was told before: "the date", "its day", "the date of the decision"."""
    of_it = all(p.has(*nouns, "thing_pronoun") for p in frame.before if p.preposition == "of")
    return of_it and all(phrase.has("dating") and phrase.tokens[0].has("its_date") for phrase in said)


def of_all(frame: Frame) -> bool:
    """Tell whether a clause says something of all that was told before: "all are dated May 5", "both are of May 5"."""
    said = [phrase for phrase in frame.before if phrase.is_noun]
    return bool(said) and frame.own_subject and all(len(p.tokens) == 1 and p.has("all_told") for p in said)


def is_dated(frame: Frame) -> bool:
    """Tell whether a clause says what day a thing bears: "is dated May 5", "bears the date May 5", "the same date"."""
    borne = frame.object is not None and frame.object.has("dating")
    bears = frame.verb("bearing") and (borne or any(p.first("day") and not p.preposition for p in frame.after))
    bears = bears or (borne and frame.verb("signing", "entering"))
    return (frame.verb("dating") or bears) and frame.status == "done"


def _does_so(frame: Frame) -> bool:
    """Tell whether it says "did so", or "did this"."""
    does = frame.group is not None and frame.group.head.lemma == "do" and not frame.holds("likewise")
    thing = frame.object
    so = any(token.lemma == "so" for token in frame.tokens)
    return does and (so if thing is None else thing.has("thing_pronoun"))


def _is_told(phrase: Phrase, nouns: tuple[str, ...]) -> bool:
    """Tell whether a noun is what was told before: "the decision", "this telegram", "his answer"."""
    first = phrase.tokens[0]
    return phrase.has(*nouns) and (first.lemma in {"the", "this"} or first.has("owner_pronoun"))


def leads_to_another(frame: Frame) -> bool:
    """Tell whether a clause says only before or after what something else was: "before it was sent, Orlov agreed"."""
    opens = frame.tokens[0].lemma in {"before", "after", "until"} and frame.group is not None
    return opens and frame.own_subject and not frame.dated


def minutes_later(frame: Frame) -> int | None:
    """How many minutes after what was told before it a clause came about: "an hour later"; None if it is not said."""
    days = (token.value for phrase in frame.phrases for token in phrase.tokens if token.kind == "day")
    return next((day.minutes for day in days if isinstance(day, CountedDay) and day.minutes is not None), None)
