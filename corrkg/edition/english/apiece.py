"""When and where each of several persons in one clause acted: "Orlov (May 5) and Zimin, then in Kem, agreed"."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from corrkg.edition.english.asides import Aside, asides
from corrkg.edition.english.carriers import Moment
from corrkg.edition.english.frames import Frame


def apiece(frame: Frame, names: Sequence[int], moment: Moment) -> dict[int, Moment]:
    """Return the moment of each of those who act in a clause, by the place of his name.

    Args:
        frame: the clause.
        names: where the names of those who act begin.
        moment: the moment that the clause tells; what stands behind a name is that one's alone.
    """
    beside = {aside.name: aside for aside in asides(frame.tokens)}
    if not beside:
        return _respectively(frame, names, moment) or dict.fromkeys(names, moment)
    apart = [aside for aside in beside.values() if aside.bracketed and (not aside.plain or len(names) > 1)]
    shared = moment
    if shared.dating is not None and any(aside.holds(shared.dating.span.start) for aside in apart):
        shared = replace(shared, dating=None, time=None)
    return {name: _own(frame, beside[name], shared) if name in beside else shared for name in names}


def _own(frame: Frame, aside: Aside, shared: Moment) -> Moment:
    """What stands behind somebody's name, and what the clause tells of all."""
    if not aside.plain:
        return shared
    day = next((day.dating for day in frame.days if aside.holds(day.start)), None)
    time = next((token.value for token in aside.tokens if isinstance(token.value, dt.time)), None)
    own = Moment(day, time, aside.where, shared.means)
    return own if day is not None and shared.dating is not None and day != shared.dating else own.filled(shared)


def _respectively(frame: Frame, names: Sequence[int], moment: Moment) -> dict[int, Moment]:
    """The moments of persons named in a row, and their days after them: "agreed on May 5 and 6 respectively"."""
    days = [day.dating for day in frame.days if day.role == "event"]
    if not any(token.lemma == "respectively" for token in frame.tokens) or len(days) != len(names):
        return {}
    return {name: replace(moment, dating=day, time=None) for name, day in zip(sorted(names), days, strict=True)}
