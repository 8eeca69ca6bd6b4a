"""When and where each of several persons in one clause acted: "Orlov (May 5) and Zimin, then in Kem, agreed"."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from corrkg.edition.english.clause.asides import Aside, asides
from corrkg.edition.english.clause.frames import Frame
from corrkg.edition.english.dispatch.answered import Moment


def apiece(frame: Frame, names: Sequence[int], moment: Moment) -> dict[int, Moment]:
    """Return the moment of each of those who act in a clause, by the place of his name.

    Args:
        frame: the clause.
        names: where the names of those who act begin.
        moment: the moment that the clause tells; what stands behind a name is that one's alone.
    """
    beside = {aside.name: aside for aside in asides(frame.tokens)}
    if not beside:
        each = _respectively(frame, names, moment) or _inserted(frame, names, moment)
        return each or _by_groups(frame, names, moment) or dict.fromkeys(names, moment)
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


def _inserted(frame: Frame, names: Sequence[int], moment: Moment) -> dict[int, Moment]:
    """The moments of persons where a day between commas leads one's name: "Orlov and, on May 6, Zimin agreed"."""
    tokens = [token for token in frame.tokens if not token.has("preposition")]
    for adding, opens, day, closes, name in zip(tokens, tokens[1:], tokens[2:], tokens[3:], tokens[4:], strict=False):
        apart = adding.has("conjunction") and opens.text == closes.text == ","
        if not apart or name.start not in names or min(names) > day.start:
            continue
        told = next((each.dating for each in frame.days if each.start == day.start and each.role == "event"), None)
        if told is None:
            continue
        others = replace(moment, dating=None, time=None) if moment.dating == told else moment
        return {at: replace(moment, dating=told) if at >= name.start else others for at in names}
    return {}


def _by_groups(frame: Frame, names: Sequence[int], moment: Moment) -> dict[int, Moment]:
    """The moments of persons whose days follow them: "voted: Orlov and Petrov on May 5, Zimin on May 6 from Kem"."""
    days = {day.start: day.dating for day in frame.days if day.role in {"event", "paper"}}
    groups: list[tuple[list[int], Moment]] = []
    wanted = frozenset(names)
    marked = (token.start in days for token in frame.tokens if token.start in days or token.start in wanted)
    leads = next(marked, False)  # the days stand first: "on May 5 Orlov and on May 6 Zimin agreed"
    tokens = frame.tokens[::-1] if leads else frame.tokens
    for before, token in pairwise((tokens[0], *tokens)):
        if token.start in wanted:
            if not groups or groups[-1][1].told:  # what is told of those before ends
                groups.append(([], Moment(means=moment.means)))
            groups[-1][0].append(token.start)
        elif groups:
            people, told = groups[-1]
            if token.start in days:
                told = replace(told, dating=days[token.start])
            elif isinstance(token.value, dt.time):
                told = replace(told, time=token.value)
            elif token.kind == "name" and before.lemma in {"in", "from"}:
                told = replace(told, place=token.text)
            groups[-1] = (people, told)
    dated = len(groups) > 1 and all(told.dating is not None for _, told in groups)
    placed = len(groups) > 1 and all(told.place for _, told in groups) and not leads
    if placed and not dated and len({day.day for day in days.values()}) < 2:
        # "Orlov's consent from Kem and Zimin's consent from Sochi came on May 5"
        return {name: replace(moment, place=told.place) for people, told in groups for name in people}
    return {name: told for people, told in groups for name in people} if dated else {}
