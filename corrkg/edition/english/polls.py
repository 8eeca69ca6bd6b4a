"""The polls that a note tells: whoever answers in one answers on its day, unless his clause tells another."""

from __future__ import annotations

from collections.abc import Sequence

from corrkg.edition.english.frames import Frame
from corrkg.edition.records import Dating

# How a poll stands beside what was answered in it, or adopted by it.
_IN_A_POLL = frozenset({"by", "to", "in", "during", "at"})


class Polls:
    """Follows the polls of a note from clause to clause."""

    def __init__(self) -> None:
        self._day: Dating | None = None  # that of the poll told last
        self._first: Dating | None = None

    def foresee(self, frames: Sequence[Frame]) -> None:
        """Look for the first poll of a note; its day is that of the votes which are told before it."""
        self._first = next((frame.day() for frame in frames if is_poll(frame) and frame.day()), None)

    def see(self, frame: Frame) -> None:
        """Look at the next clause."""
        if is_poll(frame):
            self._day = frame.day() or self._day

    def day(self, *, cast: bool) -> Dating | None:
        """Return the day of an answer in the poll; None where no poll with a day was told.

        Args:
            cast: it is a vote or an inscription, and so belongs to a poll that is told after it as well.
        """
        return self._day or (self._first if cast else None)


def is_poll(frame: Frame) -> bool:
    """Tell whether it tells of a poll: one was held, members were polled, the paper was sent round, put to the vote."""
    held = any(phrase.has("vote") for phrase in frame.subject) and not frame.holds("in_favor")
    asked = frame.verb("polled") and frame.voice == "passive" and frame.status == "done"
    sheet = frame.group is None and any(phrase.holds("vote") for phrase in frame.phrases[:1])
    within = any(phrase.preposition in _IN_A_POLL and phrase.has("vote") for phrase in frame.phrases)
    return held or asked or sheet or within or goes_round(frame)


def goes_round(frame: Frame) -> bool:
    """Tell whether a paper was sent to those whose opinion is asked: "circulated", "sent the telegram round"."""
    return frame.status == "done" and (frame.verb("circulating") or (frame.verb("sending") and frame.holds("around")))
