"""What the editors say is not there: a file that was not handed over, an enclosure, a page, some words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from corrkg.edition.english.clause.frames import Frame
from corrkg.edition.records import Footnote, Gap
from corrkg.edition.source import Span

_NEAR = 12  # so far before the other words of a clause a shelf mark is its subject, in code points


def read_gaps(note: Footnote, frames: Iterable[Frame]) -> Iterator[Gap]:
    """Yield the clauses of a note that say that something is not there: "The note is missing".

    That an answer was not received, or that a man is missing, is told of what happened then, and is none.

    Args:
        note: the note.
        frames: its clauses.
    """
    for frame in frames:
        named = _named(note, frame)
        if _lacks(frame) or (named is not None and _not_delivered(frame)):
            yield Gap(note.number, frame.words if named is None else Span(named.start, frame.words.end))


def _named(note: Footnote, frame: Frame) -> Span | None:
    """Return the shelf mark that a clause begins with: "Case No. 91 was not received"."""
    first = frame.words.start
    return next((each.span for each in note.references if 0 <= first - each.span.end < _NEAR), None)


def _not_delivered(frame: Frame) -> bool:
    return frame.group is not None and frame.status == "denied" and frame.group.head.has("gap_delivered")


def _lacks(frame: Frame) -> bool:
    group = frame.group
    if group is None or group.modal or frame.status not in {"done", "denied"}:
        return False
    denied = group.denied or frame.status == "denied"
    if any(phrase.holds("gap_archival") for phrase in frame.subject):
        if _not_delivered(frame):
            return True
    elif not any(phrase.has("gap_thing") for phrase in frame.subject):
        return False
    if denied:
        lies = frame.verb("being") and any(
            phrase.preposition == "in" and phrase.has("gap_archival") for phrase in frame.after
        )
        return lies or group.head.has("gap_denied")
    return group.head.has("gap_state") or (
        frame.verb("being") and any(phrase.has("gap_state") for phrase in frame.after)
    )
