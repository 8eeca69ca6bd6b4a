"""The letters of a person along time: sent ones rise from a line, received ones hang from it."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping

from corrkg.web.current import address
from corrkg.web.pictures.shapes import Attributes, Plot, Shape, percent, words
from corrkg.web.pictures.times import Axis
from corrkg.web.words import day as spelled
from corrkg.web.words import translate

# The roles in a letter, with the class of its bar, its name in the legend, and whether it rises.
_ROLES = (
    ("sent", "s0", "Letters sent", True),
    ("received", "s1", "Letters received", False),
    ("received a copy", "s2", "Copies received", False),
)
_DAYS, _MONTHS = 100, 100  # as many columns at most, before they are of months, of years
_UNIT, _HIGHEST = 14, 98  # pixels of a letter, and of the highest column
_TOP, _NUMBER = 22, 16  # room for the names of the axis, and for a number at the end of a column
_NUMBERED = 31  # columns that have room for a number on a narrow screen

Roles = Mapping[str, int]


def exchange(by_day: Mapping[str, Roles], uncertain: int) -> Plot | None:
    """Return the picture; None where fewer than two days have a letter.

    Args:
        by_day: the number of letters in each role, by days as ISO writes them.
        uncertain: the number of letters that are of no certain day, and so not in it.
    """
    if len(by_day) < 2:
        return None
    bins = _bins(by_day)
    first, last = _first(min(bins)), _after(max(bins))
    up, down = (
        max(sum(roles[name] for name, _, _, rises in _ROLES if rises is way) for roles in bins.values())
        for way in (True, False)
    )
    unit = min(_UNIT, _HIGHEST / max(up, down, 1))
    line = _TOP + up * unit + (_NUMBER if up else 4)
    height = round(line + down * unit + (_NUMBER if down else 4))
    axis = Axis.over(float(first.toordinal()), float(last.toordinal()))
    shapes: list[Shape] = [*axis.grid(_TOP - 2, height)]
    for name, roles in sorted(bins.items()):
        left, right = axis.at(_first(name).toordinal()), axis.at(_after(name).toordinal())
        shapes.append(_column(name, roles, (left, right), line, unit, narrow=len(bins) <= _NUMBERED))
    shapes.append(Shape("line", {"x1": 0, "x2": "100%", "y1": line, "y2": line, "class": "span"}))
    legend = tuple(
        (kind, translate(called)) for name, kind, called, _ in _ROLES if any(roles[name] for roles in bins.values())
    )
    note = translate("Not in the picture, being of no certain day: {number}.", number=uncertain) if uncertain else ""
    return Plot("exchange", height, shapes, note, legend, _told(by_day))


def _bins(by_day: Mapping[str, Roles]) -> dict[str, Counter[str]]:
    """Return the numbers by day, or by month or year where days would be too many."""
    days = (_after(max(by_day)) - _first(min(by_day))).days
    length = 10 if days <= _DAYS else 7 if days <= _MONTHS * 31 else 4
    found: dict[str, Counter[str]] = {}
    for each, roles in by_day.items():
        found.setdefault(each[:length], Counter()).update(roles)
    return found


def _column(
    name: str, roles: Counter[str], sides: tuple[float, float], line: float, unit: float, *, narrow: bool
) -> Shape:
    """Return the bars of a day, month or year as a link to its page."""
    left, right = sides
    inset = (right - left) * 0.1
    marks: list[Shape] = []
    ends = {True: line, False: line}
    for role, kind, _, rises in _ROLES:
        if not roles[role]:
            continue
        size = roles[role] * unit
        bar: Attributes = {
            "x": percent(left + inset), "width": percent(right - left - 2 * inset), "height": round(size, 1),
            "y": round(ends[rises] - size if rises else ends[rises], 1), "class": kind,
        }  # fmt: skip
        ends[rises] += -size if rises else size
        marks.append(Shape("rect", bar))
    for rises, end in ends.items():
        number = sum(roles[role] for role, _, _, way in _ROLES if way is rises)
        if number:
            shown = "value" if narrow and number < 10 else "value wide"
            y = round(end - 4 if rises else end + 13, 1)
            marks.append(words(percent((left + right) / 2), y, str(number), "middle", shown))
    told = ", ".join(f"{translate(called)}: {roles[role]}" for role, _, called, _ in _ROLES if roles[role])
    return Shape("a", {"href": address(f"day/{name}")}, title=f"{spelled(name)}. {told}", children=tuple(marks))


def _told(by_day: Mapping[str, Roles]) -> str:
    """Return the picture in words, for who does not see it."""
    totals: Counter[str] = Counter()
    for roles in by_day.values():
        totals.update(roles)
    sums = "; ".join(f"{translate(called)}: {totals[role]}" for role, _, called, _ in _ROLES if totals[role])
    return f"{spelled(min(by_day))} – {spelled(max(by_day))}. {sums}."


def _first(name: str) -> dt.date:
    return dt.date(*([int(each) for each in name.split("-")] + [1, 1])[:3])


def _after(name: str) -> dt.date:
    """Return the day after a day, month or year."""
    first = _first(name)
    if len(name) == 10:
        return first + dt.timedelta(1)
    return dt.date(first.year + 1, 1, 1) if len(name) == 4 else (first + dt.timedelta(31)).replace(day=1)
