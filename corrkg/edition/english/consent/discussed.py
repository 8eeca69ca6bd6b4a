"""When and where a proposal was talked over, and so judged: "It was discussed on May 5. Orlov agreed"."""

from __future__ import annotations

from collections.abc import Sequence

from corrkg.edition.english.clause.frames import Frame
from corrkg.edition.english.dispatch.answered import Moment

# So many clauses before it may tell of the discussion in which somebody took a stance.
_BACK = 4


def discussed(frames: Sequence[Frame], place: int) -> Moment:
    """Return the day and place of the discussion in which somebody spoke; an empty moment if none is told.

    Args:
        frames: the frames of a note.
        place: the index of the clause that tells what he said, and no day.
    """
    frame = frames[place]
    if frame.holds("inscription", "at_another_time", "paper") or frame.means:
        return Moment()  # he wrote it down, or it went by wire
    for before in frames[max(0, place - _BACK) : place][::-1]:
        apart = before.statement is not frame.statement
        if apart and before.statement.references:
            return Moment()
        if _talks_over(before):
            return Moment(before.day(), None, before.place("in", "at"))
        if before.dated or before.verb("deciding", "adopting"):
            return Moment()  # another moment, or the end of the discussion
    return Moment()


def _talks_over(frame: Frame) -> bool:
    """Tell whether it tells on what day a proposal was talked over: "the draft was discussed in Kem on May 5"."""
    thing = not frame.subject or any(phrase.is_noun and not phrase.people for phrase in frame.subject)
    told = frame.verb("heard") and frame.voice == "passive" and thing
    return told and frame.status == "done" and frame.day() is not None
