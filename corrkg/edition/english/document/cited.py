"""What a phrase or a clause tells of papers: which kind it names, whose name it has, of what day, what it answers."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from itertools import pairwise

from corrkg.edition.english.clause.frames import Frame
from corrkg.edition.english.clause.phrases import Phrase, head_of
from corrkg.edition.english.page.address import wrote
from corrkg.edition.english.word.daynames import RunningDate, ShortDate, dating_of
from corrkg.edition.english.word.tokens import Token
from corrkg.edition.records import Dating, Header, NameForm
from corrkg.edition.source import SourceText, Span, fold

# The classes of words for papers, by their kinds.
_KINDS = {
    f"cited-{kind}": kind
    for kind in ("draft", "telegram", "letter", "message", "note", "report", "article", "document")
}


@dataclass(frozen=True, slots=True)
class Where:
    """Where clauses stand: in a note, or in a paragraph of the letter.

    Args:
        source: the text.
        header: who wrote, and to whom.
        near: the letter's day.
        note: the number of the note; None for the letter.
        enclosed: they are those of a text that the letter sends along, whose "I" is not the letter's.
    """

    source: SourceText
    header: Header
    near: dt.date | None
    note: int | None = None
    enclosed: bool = False

    @property
    def is_the_letter(self) -> bool:
        """The writers of the letter speak themselves: neither a note nor a text that they send along."""
        return self.note is None and not self.enclosed


def name_form(source: SourceText, token: Token) -> NameForm:
    """Return a token that is a name, as printed."""
    span = Span(token.start, token.start + len(token.text))
    return NameForm(fold(source.quote(span)), span)


# What is said of a paper, right behind its noun: "the draft seems good".
_SAID_OF_IT = frozenset({"seems", "seemed", "follows", "see", "shows"})
# Sentences that are a name alone: "… is ready. Poskrebyshev."
_NAME = r"(?:[A-Z]\.\s?){0,2}[A-Z][a-z]+"
_SIGNED = re.compile(rf"(?<=[.!?])\s+(?P<name>{_NAME})\.?\s*(?=[\"“«”»)]|$)")


def signature_in(source: SourceText, quotation: Span) -> tuple[NameForm, ...]:
    """Return who signs a quoted document: a name alone at its end, or before another text that it sends along."""
    signed = _SIGNED.search(source.text, quotation.start, quotation.end)
    if signed is None:
        return ()
    span = Span(*signed.span("name"))
    return (NameForm(fold(source.quote(span)), span),)


def is_answered(frame: Frame, phrase: Phrase, header: Header) -> bool:
    """Tell whether a clause of a note says that the letter answers a paper: "Orlov answers a telegram from Gromov"."""
    named = phrase.preposition in {"", "to"} and any(phrase is part for part in frame.after)
    if frame.voice != "active" or frame.status != "done" or not named:
        return False
    writer = any(wrote(header, token.text) for part in frame.subject for token in part.people)
    if frame.verb("answer"):
        return writer or any(part.has("paper") for part in frame.subject)
    before = frame.preceding(phrase)  # "this is an answer to Gromov's telegram"
    return frame.verb("being") and phrase.preposition == "to" and before is not None and before.has("answer")


def is_person(token: Token, phrase: Phrase) -> bool:
    """Tell whether a name is a person's: not a place's, nor of what has an article ("of the All-Union …")."""
    article = phrase.tokens[0].lemma in {"the", "a", "an"} and not phrase.holds("title", "person_role")
    return not token.has("place") and (token.has("person") or not article)


def day_of(token: Token, near: dt.date | None) -> Dating | None:
    """Return the day of a token; None where it is counted from another."""
    day = token.value
    return dating_of(day, near, Span(token.start, token.end)) if isinstance(day, RunningDate | ShortDate) else None


def doing_in(phrase: Phrase) -> int | None:
    """Return the place of the first word that says what is done: "a note asking for …", "in your draft throw out …".

    None where there is none: "the counting of cattle" is a thing.
    """
    for place, (before, token) in enumerate(pairwise(phrase.tokens), 1):
        phrasal = (" " in token.text and token.has("altering")) or token.text.lower() in _SAID_OF_IT
        if phrasal or (token.text.endswith("ing") and not token.has("determiner") and not before.has("determiner")):
            return place
    return None


def kind_of(phrase: Phrase) -> str:
    """Return what kind of paper a phrase names; empty where it names none."""
    if not phrase.holds(*_KINDS):
        return ""
    if phrase.holds("cited-draft"):
        return "draft"
    head = head_of(phrase.tokens[: doing_in(phrase)])
    if head is not None and head.text.endswith("ing") and not head.lemma.endswith("ing"):
        return ""  # "the planning of science"
    return "" if head is None else next((kind for name, kind in _KINDS.items() if name in head.classes), "")
