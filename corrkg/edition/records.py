"""What a reader finds in an edition: plain records, each with its place in the text.

A reader for another layout produces these same records; nothing to the right of it changes.
Dates are written as EDTF (ISO 8601-2:2019), times are local and without zone.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field

from corrkg.edition.source import SourceText, Span


@dataclass(frozen=True, slots=True)
class Observation:
    """Something a reader of the result must be told: a repair, a doubt, a conflict, a line left unread.

    Args:
        kind: ``repaired``, ``resolved``, ``inferred``, ``contested``, ``unread`` or ``unresolved``.
        about: what it concerns: ``date``, ``reference``, ``note-number`` ….
        message: the rule and what it did, in words.
        span: the words it rests on.
        certainty: ``high``, ``medium`` or ``low``.
    """

    kind: str
    about: str
    message: str
    span: Span
    certainty: str = "high"


@dataclass(frozen=True, slots=True)
class Notice:
    """Something a reader of the result must be told of a file of the inputs that is no text.

    Args:
        kind: ``repaired``, ``contested`` or ``unread``.
        about: what it concerns: ``file``, ``identifier`` ….
        message: what was found, and what to do.
        file: the name of the file.
        line: the 1-based line; 0 where none is to blame.
        quote: the words that it rests on.
    """

    kind: str
    about: str
    message: str
    file: str
    line: int = 0
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Dating:
    """A date as stated.

    Args:
        edtf: the value in EDTF; empty where the text tells none.
        not_before: first possible day, where bounded.
        not_after: last possible day, where bounded.
        basis: ``stated``, ``secretary``, ``header``, ``year-supplied``, ``terminus`` or ``inferred``.
        span: the printed words.
        observations: what was repaired to read it.
        note: the number of the note that tells the basis.
    """

    edtf: str
    not_before: dt.date | None
    not_after: dt.date | None
    basis: str
    span: Span
    observations: tuple[Observation, ...] = ()
    note: int | None = None

    @property
    def day(self) -> dt.date | None:
        """The day, where the value is one day."""
        return self.not_before if self.not_before is not None and self.not_before == self.not_after else None


@dataclass(frozen=True, slots=True)
class NameForm:
    """A person's name as printed, without titles and without a possessive ending."""

    form: str
    span: Span


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
class Place:
    """Where in an archive: the parts that a citation tells. Values as in a shelf mark, folios normalised."""

    archive: str = ""
    fond: str = ""
    opis: str = ""
    delo: str = ""
    folios: str = ""

    @property
    def unit(self) -> tuple[str, ...]:
        """The path from the archive down to the lowest part that is told without a gap above it."""
        path: list[str] = []
        for part in (self.archive, self.fond, self.opis, self.delo):
            if not part:
                break
            path.append(part)
        return tuple(path)


@dataclass(frozen=True, slots=True)
class FolioSpan:
    """One run of folios: its first and its last folio, and whether an end is the verso (the back) of its folio."""

    first: int
    last: int
    first_verso: bool = False
    last_verso: bool = False


# 41; 68v; 12a-12bv: a letter after the number tells a folio that was counted in between, `v` a verso.
_FOLIO = r"(\d+)[^\W\dv]*(v?)"
_SPAN = re.compile(rf"{_FOLIO}(?:-{_FOLIO})?")


def folio_spans(folios: str) -> tuple[FolioSpan, ...]:
    """Return the runs of normalised folios in printed order; one that is printed backwards is turned about.

    >>> [(span.first, span.last, span.last_verso) for span in folio_spans("41, 138-146v")]
    [(41, 41, False), (138, 146, True)]
    """
    spans = []
    for first, verso, last, last_verso in _SPAN.findall(folios):
        ends = sorted([(int(first), bool(verso)), (int(last or first), bool(last_verso if last else verso))])
        spans.append(FolioSpan(ends[0][0], ends[1][0], ends[0][1], ends[1][1]))
    return tuple(spans)


@dataclass(frozen=True, slots=True)
class Reference:
    """One citation of a place in an archive.

    Args:
        span: the printed words.
        printed: the parts as printed there.
        place: the parts as resolved.
        resolution: ``explicit``, ``inherited``, ``ibid``, ``ibid-replaced``, ``context`` or ``unresolved``.
        antecedent: span of the reference that the missing parts were taken from.
    """

    span: Span
    printed: Place
    place: Place
    resolution: str
    antecedent: Span | None = None
    observations: tuple[Observation, ...] = ()


@dataclass(frozen=True, slots=True)
class Citation:
    """A printed source that a note cites: a collection of documents, a newspaper, a book."""

    span: Span


@dataclass(frozen=True, slots=True)
class Witness:
    """One physical copy of a letter: its reference and its form."""

    span: Span
    reference: Reference
    forms: tuple[str, ...]
    form_span: Span | None


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
class Dispatch:
    """A sending or a receipt of the letter; ``note`` is the number of the note that tells it."""

    kind: str
    span: Span
    date: dt.date | None = None
    time: dt.time | None = None
    place: str = ""
    note: int | None = None
    observations: tuple[Observation, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """A formal part of a letter: ``address``, ``body``, ``signature``, ``dateline``, ``postscript``, ``after``…."""

    kind: str
    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Mention:
    """One occurrence of a person's name in the letter (``note`` is None) or in a note; ``role`` as in parentheses."""

    form: str
    span: Span
    part: str
    note: int | None = None
    role: str = ""


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
class Decision:
    """A decision of the Politburo that a note states; ``note`` is None where the letter's own text tells it."""

    note: int | None
    span: Span
    dating: Dating | None
    title: str
    series: str
    references: tuple[Reference, ...] = ()
    observations: tuple[Observation, ...] = ()


@dataclass(frozen=True, slots=True)
class Approval:
    """A recorded consent to what the letter proposed; ``stance``: ``agrees`` or ``agrees-with-changes``."""

    note: int
    person: NameForm
    span: Span
    dating: Dating | None = None
    time: dt.time | None = None
    place: str = ""
    means: str = ""
    references: tuple[Reference, ...] = ()
    stance: str = "agrees"


@dataclass(frozen=True, slots=True)
class Request:
    """One thing that a letter asks or proposes.

    Args:
        span: the words that ask.
        kind: ``answer``, ``proposal`` or ``demand``.
        matter: the paragraph that says what it is about: its own, or the one before where that is short.
    """

    span: Span
    kind: str
    matter: Span


@dataclass(frozen=True, slots=True)
class Response:
    """A stance to what another asked or proposed: of the letter itself, or one of a note that is no consent.

    Args:
        note: the number of the note that tells it; None where the letter takes it, to a letter that it answers.
        persons: who takes it.
        stance: a notation of the list of stances: ``agrees``, ``refuses``, ``postpones``, ``abstains`` ….
        span: the words.
        bound: the words alone do not show that they answer anything: they count where the letter answers another.
    """

    note: int | None
    persons: tuple[NameForm, ...]
    stance: str
    span: Span
    dating: Dating | None = None
    time: dt.time | None = None
    place: str = ""
    means: str = ""
    references: tuple[Reference, ...] = ()
    bound: bool = False


@dataclass(frozen=True, slots=True)
class Reply:
    """Words of the letter that answer another letter.

    Args:
        span: the words; of a verdict, its whole sentence.
        number: the number that they cite.
        certainty: how surely they answer a letter at all.
        basis: what kind of words they are.
        day: the day that they cite, and its month where it is told.
        kind: "citation"; "receipt" (a letter was received, and which is not said); "verdict" (agrees, objects, minds);
            "next" (a note says that the next document answers this letter).
    """

    span: Span
    number: int | None
    certainty: str
    basis: str
    day: tuple[int, int | None] | None = None
    kind: str = "citation"


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

    def part(self, kind: str) -> str:
        """Return the text of the parts of ``kind``, a blank line between them; empty if there is none."""
        return "\n\n".join(part.text for part in self.parts if part.kind == kind)


@dataclass(frozen=True, slots=True)
class Edition:
    """An edition's text as read: its letters in printed order, and what stands outside of them."""

    source: SourceText
    title: str
    letters: tuple[Letter, ...]
    matter: tuple[Span, ...] = ()
    observations: tuple[Observation, ...] = field(default=())
