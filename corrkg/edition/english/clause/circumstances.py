"""A sending as several words tell it: what a quotation adds to a clause, and what one sentence adds to another."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from corrkg.edition.english.clause.frames import Frame
from corrkg.edition.english.clause.framing import frames_of
from corrkg.edition.english.word.tokens import Names
from corrkg.edition.records import Dispatch
from corrkg.edition.source import SourceText, Span

# So many events a note may tell of one letter.
_MOST = 24


@dataclass(frozen=True, slots=True)
class Sending:
    """What a note says of a sending: the event, the means; weak: above 0, it counts only where none less weak does."""

    dispatch: Dispatch
    means: str
    weak: int = 0

    @property
    def dated(self) -> bool:
        """It tells a day or an hour."""
        return self.dispatch.date is not None or self.dispatch.time is not None

    @property
    def told(self) -> bool:
        """It tells when, where or by whom, and not only by what means the letter went."""
        return self.dated or bool(self.dispatch.place or self.dispatch.by)


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
    """Return the events of a note; one without an hour adds its place and means to another of its kind.

    >>> from corrkg.edition.source import Span
    >>> day = dt.date(1933, 5, 6)
    >>> told = [Dispatch("received", Span(0, 9), day), Dispatch("received", Span(9, 20), place="Kem")]
    >>> [(event.dispatch.date, event.dispatch.place) for event in whole(Sending(each, "") for each in told)]
    [(datetime.date(1933, 5, 6), 'Kem')]
    """
    told = list(sendings)
    if len(told) > _MOST:
        return told  # no note tells of one letter
    found = list(_strong(told))
    at = 0
    while at < len(found):
        adds = found[at]
        fitting = [place for place, other in enumerate(found) if place != at and _adds(adds, other)]
        if adds.dispatch.time is None and len(fitting) == 1:
            other = found[fitting[0]]
            place = other.dispatch.place or adds.dispatch.place
            means = other.means or adds.means
            by = other.dispatch.by or adds.dispatch.by
            found[fitting[0]] = replace(other, dispatch=replace(other.dispatch, place=place, by=by), means=means)
            del found[at]
        else:
            at += 1
    return list(_by_telephone(found))


def with_last_place(found: Sequence[Sending], inside: Sequence[Frame]) -> list[Sending]:
    """Give the last event of a mark the town that stands alone behind it: "Received 23.V.33, 19.40. Sochi"."""
    last = inside[-1].phrases[-2:] if inside else ()
    if not found or len(last) < 2 or found[-1].dispatch.place:
        return list(found)
    moment, town = last
    if not moment.is_moment or town.preposition or len(town.tokens) > 1 or not town.has("place"):
        return list(found)
    return [*found[:-1], replace(found[-1], dispatch=replace(found[-1].dispatch, place=town.tokens[0].text))]


def _by_telephone(found: Sequence[Sending]) -> Iterator[Sending]:
    """Yield the events; what is said into a telephone is heard at once: "passed on by X, taken down by Y at 5"."""
    spoken = any(sending.means == "telephone-message" for sending in found)
    told = [sending.dispatch for sending in found if sending.dispatch.time is not None]
    for sending in found:
        event = sending.dispatch
        silent = spoken and event.time is None and len(found) == 2 and len(told) == 1 and told[0].kind != event.kind
        if silent and not (event.place or (event.by and told[0].by)):
            continue  # "Dictated over the telephone; taken down in Sochi at 5": one call, whose moment one side tells
        if silent and event.date in {None, told[0].date}:
            event = replace(event, date=told[0].date, time=told[0].time)
        yield replace(sending, dispatch=event, means=sending.means or ("telephone-message" if spoken else ""))


def _strong(found: Sequence[Sending]) -> Iterator[Sending]:
    """Yield the events but those that another of their kind makes needless; it takes over where they were."""
    for sending in found:
        others = [other for other in found if other.dispatch.kind == sending.dispatch.kind]
        if sending.weak > min(other.weak for other in others if other.told or not sending.told):
            continue
        weak = [other for other in others if other.weak > sending.weak]
        place = next((other.dispatch.place for other in weak if other.dispatch.place), "")
        means = next((other.means for other in weak if other.means), "")
        event = replace(sending.dispatch, place=sending.dispatch.place or place)
        times = (other.dispatch.time for other in weak if other.dispatch.date == event.date)
        event = replace(event, time=event.time or next(filter(None, times), None))
        yield Sending(event, sending.means or means, sending.weak)


def _adds(adds: Sending, other: Sending) -> bool:
    """Tell whether an event without an hour may be another one of its kind: of no other day, in no other place."""
    more, told = adds.dispatch, other.dispatch
    known = other.dated if more.date is None else told.date == more.date
    return more.kind == told.kind and known and len({more.place, told.place} - {""}) < 2
