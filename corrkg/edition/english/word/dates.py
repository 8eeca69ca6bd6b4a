"""The editors' dates in headers, with all that they bracket and doubt.

Values are EDTF (ISO 8601-2:2019): level 0 for a day or month, level 1 for ``?`` and ``~``, and the level 2 set
``[..1935-10-08]`` for "one day, at the latest 8 October".
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass

from corrkg.edition.records import Dating, Observation
from corrkg.edition.source import Span

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_ABBREVIATIONS = {name[:3].lower(): number for number, name in enumerate(MONTHS, 1)} | {"sept": 9}
MONTH = rf"(?:{'|'.join(MONTHS)}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"


def month_number(word: str) -> int:
    """Return the number of an English month, written out or cut short.

    >>> month_number("October"), month_number("Sept.")
    (10, 9)
    """
    key = word.rstrip(".").lower()
    return _ABBREVIATIONS[key[:4] if key[:4] == "sept" else key[:3]]


def last_day(year: int, month: int) -> int:
    """Return the number of days of a month."""
    return calendar.monthrange(year, month)[1]


# --- the editors' dates -------------------------------------------------------------------------------------------

_BEFORE = r"earlier(?:\s+than)?|previously|before|prior\s+to|until"
_AFTER = r"after|later(?:\s+than)?|following|since"
_NOT_AFTER = r"(?:not|no)\s+later(?:\s+than)?|not\s+after|by|at\s+the\s+latest"
_NOT_BEFORE = r"(?:not|no)\s+(?:earlier|sooner)(?:\s+than)?|not\s+before|from"
_TOKEN = re.compile(
    rf"""
    (?P<not_after>{_NOT_AFTER})\b | (?P<not_before>{_NOT_BEFORE})\b
  | (?P<before>{_BEFORE})\b | (?P<after>{_AFTER})\b
  | (?P<about>about|around|approximately|approx\.|circa|ca\.|c\.|beginning\s+of|early|mid(?:dle)?(?:\s+of)?|late|
        end\s+of)
  | (?P<none>no\s+date|undated|not\s+dated|without\s+(?:a\s+)?date|n\.\s?d\.)
  | (?P<join>between|and|or|to\b|[-–—]+)
  | (?P<month>{MONTH})
  | (?P<hour>,\s*\d{{1,2}}(?::\d\d)?\s*(?:[ap]\.?\s?m\b\.?|o['’]clock|hours?\b))
  | (?P<year>(?:[1Il][5-9]|20)\d[\dOIl])(?![\dA-Za-z])
  | (?P<day>\d{{1,2}}|[Il1O]\d|\d[IlO])(?:st|nd|rd|th)?(?![\dA-Za-z])
  | (?P<doubt>\?) | (?P<open>[\[(]) | (?P<close>[\])])
  | (?P<skip>[\s\xa0,.]+|of\b|the\b|(?:night|evening|morning)\b|on\b|in\b|dated\b|[gг]\b\.?|y\b\.?|yrs?\b\.?|years?\b)
    """,
    re.VERBOSE | re.IGNORECASE,
)
DIGIT = re.compile(r"\d")  # in most that names a day or a time: the patterns of these are slow
OCR_DIGITS = str.maketrans("IilLOobSBZбЗ", "111100658263")


@dataclass
class _Parts:
    days: list[int]
    months: list[int]
    years: list[int]
    flags: set[str]
    bracketed: set[str]
    plain: set[str]
    repaired: list[str]
    joins: list[str]


def parse_header_date(text: str, span: Span, default_year: int | None = None) -> Dating | None:
    """Read the date of a header; the whole of ``span`` must be a date.

    Args:
        text: the source's text.
        span: the printed words of the date.
        default_year: the year where none is printed (a chapter heading tells it).

    Returns:
        The dating, or None if the words are no date. A statement such as ``[undated]`` has an empty EDTF value.

    >>> def edtf(words): return parse_header_date(words, Span(0, len(words))).edtf
    >>> edtf("October 1, 1935"), edtf("[earlier October 9, 1935]"), edtf("[after October 13, 1935]")
    ('1935-10-01', '[..1935-10-08]', '[1935-10-14..]')
    >>> edtf("October 3 [1935]"), edtf("[August 1931]"), edtf("[June 12 or 13, 1932]"), edtf("June 5 [?], 1932")
    ('1935-10-03', '1931-08', '[1932-06-12,1932-06-13]', '1932-06-05?')
    """
    parts = _tokenise(text[span.start : span.end])
    if parts is None:
        return None
    if "none" in parts.flags:
        return Dating("", None, None, "inferred", span)
    if not parts.years and default_year is not None and parts.months:
        parts.years.append(default_year)
        parts.bracketed.add("year")
    if not parts.years or len(parts.years) > 2 or (parts.days and not parts.months):
        return None
    observations = [
        Observation("repaired", "date", f"OCR read {found!r} where a number was printed", span)
        for found in parts.repaired
    ]
    if parts.days and parts.months and not _days_exist(parts):
        message = f"no such day: {max(parts.days)}; only the month is kept"
        observations.append(Observation("contested", "date", message, span, "low"))
        parts.days.clear()
    ends = _ends(parts)
    if ends is None:
        return None
    edtf, not_before, not_after = _edtf(parts, *ends)
    return Dating(edtf, not_before, not_after, _basis(parts), span, tuple(observations))


def salvage_date(text: str, span: Span, default_year: int | None) -> Dating | None:
    """Read what can be read of a damaged date: its year, and its month where one is plain.

    Args:
        text: the source's text.
        span: the printed words of the date.
        default_year: the year where none can be read.

    Returns:
        A dating of low certainty, or None where not even a year is known.
    """
    words = text[span.start : span.end]
    year = re.search(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)", words)
    month = re.search(rf"\b{MONTH}", words)
    known = int(year.group()) if year else default_year
    if known is None or (year is None and month is None):
        return None
    value = [known, month_number(month.group())] if month else [known]
    message = "the date is damaged; only what can be read of it is kept"
    note = Observation("contested", "date", message, span, "low")
    return Dating(_write(value), _low(value), _high(value), "inferred", span, (note,))


def _days_exist(parts: _Parts) -> bool:
    first, final = last_day(parts.years[0], parts.months[0]), last_day(parts.years[-1], parts.months[-1])
    return 1 <= parts.days[0] <= first and 1 <= parts.days[-1] <= final


def _tokenise(words: str) -> _Parts | None:
    parts = _Parts([], [], [], set(), set(), set(), [], [])
    depth = position = 0
    while position < len(words):
        match = _TOKEN.match(words, position)
        if match is None:
            return None
        position = match.end()
        kind, value = str(match.lastgroup), match.group()
        inside = parts.bracketed if depth else parts.plain
        if kind == "open":
            depth += 1
        elif kind == "close":
            depth -= 1
        elif kind == "month":
            parts.months.append(month_number(value))
            inside.add(kind)
        elif kind == "year":
            digits = value.translate(OCR_DIGITS)
            if digits != value:
                parts.repaired.append(value)
            parts.years.append(int(digits))
            inside.add(kind)
        elif kind == "day":
            digits = str(match["day"]).translate(OCR_DIGITS)
            if digits != match["day"]:
                parts.repaired.append(match["day"])
            parts.days.append(int(digits))
            inside.add(kind)
        elif kind == "join":
            parts.joins.append(value.lower())
        elif kind not in {"skip", "hour"}:
            parts.flags.add(kind)
    return parts if depth == 0 else None


def _ends(parts: _Parts) -> tuple[list[int], list[int]] | None:
    """Return the one or two days as [year, month, day] with fewer items where less is told."""
    if not parts.months:
        return ([parts.years[0]], [parts.years[-1]])
    first = [parts.years[0], parts.months[0]]
    last = [parts.years[-1], parts.months[-1]]
    if len(parts.days) > 2 or len(parts.months) > 2:
        return None
    if parts.days:
        first.append(parts.days[0])
        last.append(parts.days[-1])
    valid = all(len(end) < 3 or 1 <= end[2] <= last_day(end[0], end[1]) for end in (first, last))
    return (first, last) if valid and first <= last else None


def _edtf(parts: _Parts, first: list[int], last: list[int]) -> tuple[str, dt.date | None, dt.date | None]:
    low, high = _low(first), _high(last)
    day = dt.timedelta(days=1)
    terminus = parts.flags & {"before", "after", "not_before", "not_after"}
    if first != last and not terminus:
        if "or" in parts.joins and len(first) == 3:
            return f"[{_write(first)},{_write(last)}]", low, high
        if "between" in parts.joins:
            return f"[{_write(first)}..{_write(last)}]", low, high
        return f"{_write(first)}/{_write(last)}", low, high
    if {"before", "not_after"} & terminus and not {"after", "not_before"} & terminus:
        limit = high if "not_after" in terminus else low - day
        return f"[..{limit}]", None, limit
    if {"after", "not_before"} & terminus and not {"before", "not_after"} & terminus:
        limit = low if "not_before" in terminus else high + day
        return f"[{limit}..]", limit, None
    if terminus:
        start = low if "not_before" in terminus else _high(first) + day
        stop = high if "not_after" in terminus else _low(last) - day
        return f"[{start}..{stop}]", start, stop
    qualifier = {0: "", 1: "?", 2: "~", 3: "%"}[("doubt" in parts.flags) + 2 * ("about" in parts.flags)]
    return _write(first) + qualifier, low, high


def _basis(parts: _Parts) -> str:
    if parts.flags & {"before", "after", "not_before", "not_after"} or "between" in parts.joins:
        return "terminus"
    if parts.flags & {"doubt", "about"} or parts.bracketed & {"day", "month"}:
        return "inferred"
    if "year" in parts.bracketed and not parts.plain:
        return "inferred"
    return "year-supplied" if "year" in parts.bracketed else "stated"


def _write(value: list[int]) -> str:
    return "-".join(f"{part:0{4 if index == 0 else 2}d}" for index, part in enumerate(value))


def _low(value: list[int]) -> dt.date:
    year, month, day = (*value, 1, 1)[:3]
    return dt.date(year, month, day)


def _high(value: list[int]) -> dt.date:
    year, month = (*value, 12)[:2]
    return dt.date(year, month, value[2] if len(value) == 3 else last_day(year, month))
