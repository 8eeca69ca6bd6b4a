"""What the notes of a letter tell of it: decisions, consents, sendings and receipts, all read from the same frames."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from corrkg.edition.english.approvals import read_approvals
from corrkg.edition.english.decisions import Series, read_decisions
from corrkg.edition.english.framing import read_frames
from corrkg.edition.english.known import KnownNames
from corrkg.edition.english.lexicon import Lexicon
from corrkg.edition.english.sendings import Sending, read_sendings
from corrkg.edition.records import Approval, Decision, Footnote, Header
from corrkg.edition.source import SourceText


@dataclass(frozen=True, slots=True)
class Events:
    """The events that the notes of one letter tell, in printed order."""

    decisions: tuple[Decision, ...]
    approvals: tuple[Approval, ...]
    sendings: tuple[Sending, ...]


def read_events(
    source: SourceText, notes: Iterable[Footnote], header: Header, series: Series, lexicon: Lexicon
) -> Events:
    """Read the notes of a letter, each of them once.

    Args:
        source: the text.
        notes: the notes, their references resolved.
        header: who wrote, to whom and when.
        series: the Politburo's own series of records.
        lexicon: the names of the authority files.
    """
    near = header.dating.not_before or header.dating.not_after
    names = KnownNames(lexicon, header)
    decisions: list[Decision] = []
    approvals: list[Approval] = []
    sendings: list[Sending] = []
    for note in notes:
        frames = read_frames(source, note, near, names)
        decisions += read_decisions(source, note, frames, series)
        approvals += read_approvals(source, note, frames, header, names)
        sendings += read_sendings(source, note, frames, header, names)
    return Events(tuple(decisions), tuple(approvals), tuple(sendings))
