"""A sending as several words tell it: what a quotation adds to a clause, and what one sentence adds to another."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace

from corrkg.edition.english.frames import Frame
from corrkg.edition.english.framing import frames_of
from corrkg.edition.english.tokens import Names
from corrkg.edition.records import Dispatch
from corrkg.edition.source import SourceText, Span


@dataclass(frozen=True, slots=True)
class Sending:
    """What a note says of a sending: the event and the means."""

    dispatch: Dispatch
    means: str

    @property
    def dated(self) -> bool:
        """It tells a day or an hour."""
        return self.dispatch.date is not None or self.dispatch.time is not None


def quoted_moment(source: SourceText, frame: Frame, near: dt.date | None, names: Names) -> Frame | None:
    """Return the words of a clause's quotation that are a day or an hour alone: "it reached him “on 7/V, 6 p.m.”"."""
    for quotation in frame.quotations():
        span = Span(quotation.start + 1, max(quotation.end - 1, quotation.start + 1))
        inner = frames_of(source.quote(span), near, names, span.start)
        if len(inner) == 1 and is_moment(inner[0]):
            return inner[0]
    return None


def is_moment(frame: Frame) -> bool:
    """Tell whether words are a day or an hour and nothing else: "on 7/V, 6 p.m."."""
    bare = all(phrase.head is None for phrase in frame.phrases if not phrase.preposition)
    return frame.voice == "verbless" and bare and bool(frame.days or frame.time)


def whole(sendings: Iterable[Sending]) -> list[Sending]:
    """Return the events of a note; one that tells no moment adds its place and means to the one of its kind that does.

    >>> from corrkg.edition.source import Span
    >>> day = dt.date(1933, 5, 6)
    >>> told = [Dispatch("received", Span(0, 9), day), Dispatch("received", Span(9, 20), place="Kem")]
    >>> [(event.dispatch.date, event.dispatch.place) for event in whole(Sending(each, "") for each in told)]
    [(datetime.date(1933, 5, 6), 'Kem')]
    """
    found = list(sendings)
    for adds in [sending for sending in found if not sending.dated]:
        fitting = [at for at, other in enumerate(found) if other.dated and _adds(adds, other)]
        if len(fitting) == 1:
            other = found[fitting[0]]
            place = other.dispatch.place or adds.dispatch.place
            found[fitting[0]] = Sending(replace(other.dispatch, place=place), other.means or adds.means)
            found.remove(adds)
    return found


def _adds(adds: Sending, other: Sending) -> bool:
    places = {adds.dispatch.place, other.dispatch.place} - {""}
    return adds.dispatch.kind == other.dispatch.kind and len(places) < 2
