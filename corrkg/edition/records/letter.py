"""A letter with its parts, and the edition that prints it."""

from __future__ import annotations

from dataclasses import dataclass, field

from corrkg.edition.records.events import Approval, Decision, Dispatch, Reply, Request, Response
from corrkg.edition.records.places import Citation, Document, Reference, Witness
from corrkg.edition.records.remarks import Dating, NameForm, Observation
from corrkg.edition.source import SourceText, Span


@dataclass(frozen=True, slots=True)
class Header:
    """The editors' heading of a letter: who wrote to whom, and when."""

    span: Span
    senders: tuple[NameForm, ...]
    recipients: tuple[NameForm, ...]
    copy_recipients: tuple[NameForm, ...]
    dating: Dating
    marker: Span | None = None


@dataclass(frozen=True, slots=True)
class Mark:
    """A classification or copy mark, such as ``Owls. Secret``."""

    kind: str
    span: Span


@dataclass(frozen=True, slots=True)
class Number:
    """A number of the message in one of the four series, which never mix."""

    series: str
    value: int
    span: Span


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a letter (``address``, ``body``, ``signature``, ``dateline`` …), or a paragraph of an introduction."""

    kind: str
    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Office:
    """What the text says that a person is, beside the name: the words, where they stand, how sure it is, and why."""

    words: str
    span: Span
    certainty: str
    basis: str


@dataclass(frozen=True, slots=True)
class Mention:
    """One occurrence of a person's name in the letter (``note`` is None) or in a note; ``role`` as in parentheses."""

    form: str
    span: Span
    part: str
    note: int | None = None
    role: str = ""
    offices: tuple[Office, ...] = ()


@dataclass(frozen=True, slots=True)
class Named:
    """One occurrence of the name of a body or a place in the letter (``note`` is None) or in a note.

    Args:
        kind: ``organisation`` or ``place``.
        form: the name as printed.
        span: where it stands.
        part: the part of the letter, or ``note``.
        note: the number of the note.
        slug: the id of the authority file, or a slug of the name.
        provisional: the authority file has it not.
        certainty: ``high``, ``medium`` or ``low``.
        basis: the rule, in words.
    """

    kind: str
    form: str
    span: Span
    part: str
    note: int | None
    slug: str
    provisional: bool
    certainty: str
    basis: str


@dataclass(frozen=True, slots=True)
class Marker:
    """The sign of a note in the text: its printed number and the part that it stands in."""

    value: int
    span: Span
    part: str


@dataclass(frozen=True, slots=True)
class Footnote:
    """An editorial note. ``number`` is its true number, ``printed`` what stands (at ``sign``) in its start."""

    number: int
    printed: str
    sign: Span | None
    span: Span
    text: str
    references: tuple[Reference, ...] = ()
    citations: tuple[Citation, ...] = ()
    marker: Marker | None = None
    observations: tuple[Observation, ...] = ()


@dataclass(frozen=True, slots=True)
class Gap:
    """Words by which a note says that something is not there, or after which a text breaks off.

    ``note`` is the number of the note; None for the letter's own text.
    """

    note: int | None
    span: Span


@dataclass(frozen=True, slots=True)
class Letter:
    """One document of the edition, from its header to the line before the next one.

    ``asks`` tells whether it asks for an answer.
    """

    span: Span
    header: Header
    archive_line: Span | None
    witnesses: tuple[Witness, ...] = ()
    marks: tuple[Mark, ...] = ()
    parts: tuple[Part, ...] = ()
    numbers: tuple[Number, ...] = ()
    dispatches: tuple[Dispatch, ...] = ()
    medium: str = "unstated"
    medium_span: Span | None = None
    medium_basis: str = ""
    notes: tuple[Footnote, ...] = ()
    decisions: tuple[Decision, ...] = ()
    approvals: tuple[Approval, ...] = ()
    mentions: tuple[Mention, ...] = ()
    replies: tuple[Reply, ...] = ()
    observations: tuple[Observation, ...] = ()
    asks: bool = False
    responses: tuple[Response, ...] = ()
    named: tuple[Named, ...] = ()
    requests: tuple[Request, ...] = ()
    documents: tuple[Document, ...] = ()
    gaps: tuple[Gap, ...] = ()

    def paragraph_of(self, span: Span) -> Span | None:
        """Return the part in which some words stand; None: in none, as what is told in a note."""
        return next((part.span for part in self.parts if part.span.contains(span)), None)

    def part(self, kind: str) -> str:
        """Return the text of the parts of ``kind``, a blank line between them; empty if there is none."""
        return "\n\n".join(part.text for part in self.parts if part.kind == kind)


@dataclass(frozen=True, slots=True)
class Introduction:
    """What the editors say before the letters of a chapter.

    Args:
        span: from its first paragraph to its last.
        chapter: the heading of the chapter; None where the text has no chapters.
        parts: its paragraphs.
        mentions: the names of persons in it.
        named: the names of bodies and places in it.
    """

    span: Span
    chapter: Span | None
    parts: tuple[Part, ...]
    mentions: tuple[Mention, ...] = ()
    named: tuple[Named, ...] = ()


@dataclass(frozen=True, slots=True)
class Edition:
    """An edition's text as read: its letters in printed order, and what stands outside of them."""

    source: SourceText
    title: str
    letters: tuple[Letter, ...]
    matter: tuple[Span, ...] = ()
    observations: tuple[Observation, ...] = field(default=())
    introductions: tuple[Introduction, ...] = ()
