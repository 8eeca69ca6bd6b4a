"""Hours that are counted: "an hour later Orlov agreed", from the moment told before it or from the letter's way."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from corrkg.edition.english.clause.frames import Frame
from corrkg.edition.english.clause.moments import minutes_later
from corrkg.edition.english.dispatch.answered import Moment
from corrkg.edition.records import Dating, Dispatch

# So many clauses before one that counts may tell the hour that it counts from.
_BACK = 6


def counted(frames: Sequence[Frame], place: int, moment: Moment, way: Sequence[Dispatch]) -> Moment:
    """Return the moment of an answer with the hour that is counted, where it tells none but how long after it came.

    Args:
        frames: the frames of a note.
        place: the index of the one that tells the answer.
        moment: what is told of it.
        way: the sendings and receipts of the letter, to which it is the answer.
    """
    found = map(minutes_later, frames[place].chain())
    minutes = next((each for each in found if each is not None), None)
    if minutes is None or frames[place].time is not None:
        return moment
    base = _told_before(frames, place) or _last_of(way)
    own = moment.dating or frames[place].day("paper")
    if base is None or own is None:
        return moment
    then = base + dt.timedelta(minutes=minutes)
    if own.basis != "inferred" and own.day != then.date():
        return moment  # it tells its day, and so counts from something else
    return replace(moment, dating=_on(own, then.date()), time=then.time())


def _told_before(frames: Sequence[Frame], place: int) -> dt.datetime | None:
    """The moment that the nearest clause before tells."""
    for frame in frames[max(0, place - _BACK) : place][::-1]:
        dating = frame.day("paper") or frame.carried
        if frame.time is not None and dating is not None and dating.day is not None:
            return dt.datetime.combine(dating.day, frame.time)
    return None


def _last_of(way: Sequence[Dispatch]) -> dt.datetime | None:
    """The latest moment of the letter's way."""
    moments = (dt.datetime.combine(event.date, event.time) for event in way if event.date and event.time)
    return max(moments, default=None)


def _on(dating: Dating, day: dt.date) -> Dating:
    """Return a day that was counted, moved to the one on which the hour lies."""
    return replace(dating, edtf=day.isoformat(), not_before=day, not_after=day)
