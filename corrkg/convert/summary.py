"""What the build must know of a text before any text is written: the keys of its letters, and the names in it.

It is small, and made where the text is read; whatever depends on all texts is settled from these.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corrkg.convert.keys import Key
from corrkg.edition.records import Decision, Edition, Letter
from corrkg.edition.source import SourceText, Span
from corrkg.uris import slugify


@dataclass(frozen=True, slots=True)
class ToldDecision:
    """A decision: what with its letter is its key in the register, and the slug that it would like to have."""

    words: str
    places: str
    wish: str
    span: Span


@dataclass(frozen=True, slots=True)
class ToldLetter:
    """A letter: its key in the register, the slug that it would like to have, the decisions that it tells."""

    key: Key
    wish: str
    span: Span
    decisions: tuple[ToldDecision, ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """A text.

    Args:
        source: its slug.
        letters: in printed order.
        forms: the names of headings and mentions, each once, in printed order; those of introductions after the others.
        actors: the other names that a person is made of: of those who consent or answer.
    """

    source: str
    letters: tuple[ToldLetter, ...]
    forms: tuple[str, ...]
    actors: tuple[str, ...]


def summarise(edition: Edition) -> Summary:
    """Return the summary of a text."""
    source = edition.source
    letters = tuple(
        ToldLetter(
            letter_key(letter, source), letter_slug(letter), letter.span,
            tuple(
                ToldDecision(*decision_key(each, source), decision_slug(each), each.span) for each in letter.decisions
            ),
        )
        for letter in edition.letters
    )  # fmt: skip
    introduced = (mention.form for each in edition.introductions for mention in each.mentions)
    forms = dict.fromkeys([*(form for letter in edition.letters for form in _forms(letter)), *introduced])
    actors = dict.fromkeys(form for letter in edition.letters for form in _actors(letter))
    return Summary(source.slug, letters, tuple(forms), tuple(actors))


def _forms(letter: Letter) -> Iterator[str]:
    header = letter.header
    for name in (*header.senders, *header.recipients, *header.copy_recipients):
        yield name.form
    for mention in letter.mentions:
        yield mention.form


def _actors(letter: Letter) -> Iterator[str]:
    for approval in letter.approvals:
        yield approval.person.form
    for response in letter.responses:
        for person in response.persons:
            yield person.form


def letter_key(letter: Letter, source: SourceText) -> Key:
    """Return the key of a letter in the register: header, shelf mark, first words."""
    shelf = source.words(letter.archive_line) if letter.archive_line else ""
    words = " ".join(letter.part("body").split()[:12])
    return (slugify(source.words(letter.header.span)), slugify(shelf.removeprefix("Archive:"))[:120], slugify(words))


def letter_slug(letter: Letter) -> str:
    """Return the slug that a letter would like to have: ``1935-10-01-kaganovich-molotov-to-stalin``."""
    dating = letter.header.dating
    if dating.day is not None:
        when = dating.day.isoformat()
    elif dating.not_before is None and dating.not_after is not None:
        when = f"by-{dating.not_after}"
    elif dating.not_after is None and dating.not_before is not None:
        when = f"from-{dating.not_before}"
    else:
        when = slugify(dating.edtf)
    senders, recipients = (
        "-".join(slugify(name.form.split()[-1]) for name in names)
        for names in (letter.header.senders, letter.header.recipients)
    )
    return f"{when}-{senders}-to-{recipients}"


def decision_words(words: str) -> str:
    """Return the words that tell a decision, without the number of their note.

    >>> decision_words("1 On May 5 the PB approved it"), decision_words("15 million rubles were allotted")
    ('On May 5 the PB approved it', '15 million rubles were allotted')
    """
    return re.sub(r"^\d{1,2}\s*(?![\s\da-z.,])", "", words)


def decision_key(decision: Decision, source: SourceText) -> tuple[str, str]:
    """Return what with its letter is the key of a decision in the register: its words, its date and references."""
    words = slugify(" ".join(decision_words(source.words(decision.span)).split()[:10]))
    places = " ".join(f"{' '.join(ref.place.unit)} {ref.place.folios}" for ref in decision.references)
    return (words, slugify(f"{decision.dating.edtf if decision.dating else ''} {places}"))


def decision_slug(decision: Decision) -> str:
    """Return the slug that a decision would like to have: ``pb-1935-10-21``."""
    return f"pb-{decision.dating.edtf}" if decision.dating and decision.dating.day else "pb-undated"
