"""The letter that tests of the English reader read: of Orlov to Gromov, with paragraphs and notes of their own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from corrkg.edition.english.letter.replies import read_replies
from corrkg.edition.english.letter.sections import read_sections
from corrkg.edition.english.word.tokens import NO_NAMES
from corrkg.edition.records import Edition, Letter, NameForm, Part, Reply
from corrkg.edition.source import SourceText, Span

Reader = Callable[[str], Edition]

HEADER = "Orlov to Gromov May 4, 1933"
MILL = "I propose to rebuild the mill 1 ."
"""A paragraph with the sign of the first note."""
SHELF = "Archive: RGASPI F. 700. Op. 2. D. 15. L. 8. Autograph."
_RULE = "_____________________"


def edition_of(read: Reader, *paragraphs: str, notes: Sequence[str] = (), header: str = HEADER) -> Edition:
    """Read an edition of one letter with these paragraphs, and with these notes below it."""
    below = [_RULE, *(f"{number} {note}" for number, note in enumerate(notes, 1))] if notes else []
    return read("\n\n".join([header, SHELF, *paragraphs, "Orlov.", *below]) + "\n")


def letter_of(read: Reader, *paragraphs: str, notes: Sequence[str] = (), header: str = HEADER) -> Letter:
    """Read the one letter of such an edition."""
    [letter] = edition_of(read, *paragraphs, notes=notes, header=header).letters
    return letter


def kinds(read: Reader, *paragraphs: str) -> list[str]:
    """Return the kind of each request of a letter with these paragraphs."""
    return [request.kind for request in letter_of(read, *paragraphs).requests]


def replies_of(text: str, *recipients: str, kind: str = "body") -> tuple[Reply, ...]:
    """Return what a paragraph, all that is written to these, says of letters that it answers."""
    source = SourceText("x", Path("x"), text, "")
    sections, _ = read_sections(source, [Part(kind, Span(0, len(text)), text)], None, NO_NAMES)
    return read_replies(source, sections, [NameForm(name, Span(0, 0)) for name in recipients])
