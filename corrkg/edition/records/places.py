"""Places in archives: citations of them, and the copies of a letter that lie there."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corrkg.edition.records.remarks import Dating, NameForm, Observation
from corrkg.edition.source import Span


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
class Document:
    """A document that is no printed source and not the letter itself: cited, quoted, or sent along.

    Args:
        note: the number of the note that speaks of it; None where the letter does.
        kind: ``telegram``, ``letter``, ``message``, ``note``, ``draft``, ``report``, ``article`` or ``document``.
        span: the words.
        writers: who wrote it, as far as told.
        addressees: to whom.
        dating: its own day: written, or else sent or published.
        references: where it is kept.
        quotation: its text, where that is quoted.
        number: its number in the edition, where the editors refer to it by that.
        enclosed: the letter sends it along.
        answered: it is what the letter answers.
        again: the words that send it along, where others speak of it first.
        lead: the words before the first name of a row of documents, of which this one has a name alone.
        called: what it is called where the words name several: "telegram from Orlov" of "two telegrams from Orlov".
    """

    note: int | None
    kind: str
    span: Span
    writers: tuple[NameForm, ...] = ()
    addressees: tuple[NameForm, ...] = ()
    dating: Dating | None = None
    references: tuple[Reference, ...] = ()
    quotation: Span | None = None
    number: str = ""
    enclosed: bool = False
    answered: bool = False
    again: Span | None = None
    lead: Span | None = None
    called: str = ""


@dataclass(frozen=True, slots=True)
class Witness:
    """One physical copy of a letter.

    Args:
        span: the words of the archive's line that speak of it.
        reference: where it lies.
        forms: notations of the list of forms, ``autograph``, ``typescript`` ….
        form_span: the words that say of what form it is.
        hand: whose hand it is in, where these words name him.
        own_hand: it is an autograph, and nobody is named: that of its writer, where the letter has one.
    """

    span: Span
    reference: Reference
    forms: tuple[str, ...]
    form_span: Span | None
    hand: NameForm | None = None
    own_hand: bool = False
