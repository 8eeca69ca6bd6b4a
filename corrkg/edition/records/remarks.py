"""What a reader of the result must be told, and what every record is made of: remarks, dates and names as printed.

Dates are written as EDTF (ISO 8601-2:2019), times are local and without zone.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from corrkg.edition.source import Span


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

    @property
    def near(self) -> dt.date | None:
        """A day near which it lies, for years and months that are not printed: its first possible day, or its last."""
        return self.not_before or self.not_after


@dataclass(frozen=True, slots=True)
class NameForm:
    """A person's name as printed, without titles and without a possessive ending."""

    form: str
    span: Span
