"""Clock times as the translation prints them: the hour, then the minutes. There is no time zone.

The Russian ``15 час. 27 мин.`` became ``15:00. 27 min.``, ``2 o'clock. 51 min.``, ``12 noon. 25 min.`` or
``4 p.m. 45 min.``: the hour carries a ``:00`` or a word of its own, and the minutes follow it.
"""

from __future__ import annotations

import datetime as dt
import re

from corrkg.edition.english.word.dates import DIGIT
from corrkg.edition.english.word.durations import COUNT, count_of
from corrkg.edition.english.word.vocabulary import NUMBERS

_HALF = r"(?:a\.?\s?m|p\.?\s?m)\b\.?"
_MINUTES = r"(?P<min>\d{1,2})\s*(?:min(?:utes?|s)?|m)\b\.?"
_HOUR_WORD = r"(?:o['’`]?\s?clock|hours?|h\b|noon|midnight)\.?"

# After the month of a writer's date: "9/IX, 10.30", "9/IX 10 in the morning".
_AFTER_MONTH = r"(?-i:(?<=[IVX],\s)|(?<=[IVX]\s))"

# The hours by their names, and the groups that tell the part of the day.
_WORDS = "|".join(NUMBERS[1:13])
_NIGHTFALL = 8  # "11 o'clock at night" is 23 o'clock, "2 o'clock at night" is 2
_PARTS = (
    "named", "half1", "half2", "half3", "half4", "day", "night", "part", "dark", "part1", "dark1", "part2", "dark2",
    "late", "late_night", "part3", "half5", "part4", "dark3",
)  # fmt: skip
_LETTERS_AS_DIGITS = str.maketrans("IlO", "110")  # "2I o'clock" is 21 o'clock
# A time that has no digit has one of these.
_SIGNS = ("half", "quarter", "noon", "midnight", "clock", "minutes", "morning", "evening", "night", "past")

# Before these "at 15-27" is a price or a number.
_COUNTED = (
    r"(?:rub|kop|per\s?cent|%|tons?\b|tonnes?\b|pood|thous|mil|billion|kilo|km\b|hectare|years?\b|days?\b|people|men\b|"
    r"dollar|franc|marks?\b|pound|gold|wagon|cars\b|times\b|degrees)"
)

# "15:00. 27 min.", "4:50 am", "0000 hours. 50 min.", "2 p.m. 15 minutes.", "12 noon. 25 min.", "17-40"
_TIME = re.compile(
    rf"""
    (?<![\w/.:-])
    (?:
        (?P<hhmm>\d{{4}})\s*(?:hours?|h)\b\.?(?:\s*(?:and\s+)?{_MINUTES.replace("min>", "min0>")})?
      | (?P<past>half|quarter|(?:{COUNT}|\d{{1,2}})\s+minutes|(?:{COUNT})(?=\s+past))\s+(?P<side>past|to)\s+
        (?P<word2>{_WORDS}|noon|midnight|\d{{1,2}})(?:\s+o['’]clock)?
        (?:\s*(?P<half4>{_HALF})|\s+in\s+the\s+(?P<part2>morning|afternoon|evening)|\s+at\s+(?P<dark2>night)
          |(?=\s+(?:of\s+)?(?:the\s+same|that)\s+(?P<part3>morning|afternoon|evening|night)))?
      | (?:(?<=\bat\s)|(?<=\d,\s)|{_AFTER_MONTH})(?P<point>\d\d|(?<!\d,\s)\d)\.(?P<after>[0-5]\d)
        (?!\.?\d|\s*\.\s*\d|\s*{_COUNTED})
        (?:\s*(?P<half5>{_HALF})|\s+in\s+the\s+(?P<part4>morning|afternoon|evening)|\s+at\s+(?P<dark3>night))?
      | (?:(?<=\bat\s)|(?<=\bby\s))(?P<named>noon|midnight)\b
        (?:\.?,?\s*(?:and\s+)?(?:{_MINUTES.replace("min>", "min3>")}|(?P<count>{COUNT})\s+minutes))?
      | (?P<word>{_WORDS})\s+o['’`]?\s?clock
        (?:\s+in\s+the\s+(?P<part>morning|afternoon|evening)|\s+at\s+(?P<dark>night))?
      | (?<=\bat\s)(?P<clock>[01]?\d|2[0-3])\s?[-–](?P<clock_min>[0-5]\d)(?![\d/-]|\s*\.\d)
        (?!\s*{_COUNTED})
      | (?:(?<=\bat\s)|(?<=\bby\s)|{_AFTER_MONTH})(?P<word1>{_WORDS}|\d{{1,2}})
        \s+(?:in\s+the\s+(?P<part1>morning|afternoon|evening)|at\s+(?P<dark1>night))
      | (?P<hour>\d{{1,2}}|[12][IlO])
        (?:
            :(?P<colon>[0-5]\d)(?:\s*(?P<half1>{_HALF}|noon|midnight))?(?:\s*(?:o['’]clock|hours?))?
            (?:\.?,?\s*(?:and\s+)?{_MINUTES.replace("min>", "min1>")})?
          | \s*(?P<half2>{_HALF}|{_HOUR_WORD})(?:\s+in\s+the\s+(?P<day>morning|afternoon|evening))?
            (?:\s+at\s+(?P<night>night))?
            (?:\.?,?\s*(?:and\s+)?{_MINUTES.replace("min>", "min2>")})?(?:\s*(?P<half3>{_HALF}))?
            (?:\s+(?:in\s+the\s+(?P<late>morning|afternoon|evening)|at\s+(?P<late_night>night)))?
          | \s?[-–](?P<dash>[0-5]\d)(?=[\s.,;)”"']|:\s|$)(?!\s*(?:[/-]|[A-Za-z]{{4}}))
        )
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)


def find_times(
    text: str, start: int = 0, end: int | None = None, *, dashes: bool = True
) -> list[tuple[int, int, dt.time]]:
    """Return each clock time in ``text`` as (start, end, time).

    Args:
        text: where to look.
        start: first code point to look at.
        end: where to stop; the end of ``text`` if None.
        dashes: read ``17-40`` as a time too (only where a time is expected: ``pp. 17-40`` is none).

    >>> [t.isoformat() for _, _, t in find_times("at 15:00. 27 min. and at 12 noon. 25 min.")]
    ['15:27:00', '12:25:00']
    >>> [t.isoformat() for _, _, t in find_times("at 4 p.m. 45 min., at 0000 hours. 50 min., 17-40")]
    ['16:45:00', '00:50:00', '17:40:00']
    """
    found: list[tuple[int, int, dt.time]] = []
    end = len(text) if end is None else end
    if not DIGIT.search(text, start, end):
        lower = text[start:end].lower()
        if not any(sign in lower for sign in _SIGNS):
            return found
    for match in _TIME.finditer(text, start, end):
        if match["dash"] is not None and not dashes:
            continue
        time = _value(match)
        if time is not None:
            found.append((match.start(), match.end(), time))
    return found


def _hour(word: str) -> int:
    """Return the hour that a word or a figure names; midnight and noon are 12 hours, which their name tells apart."""
    if word in {"midnight", "noon"}:
        return 24 if word == "midnight" else 12
    return count_of(word)


def _minutes(words: str) -> int:
    """Return the minutes of "half", "quarter", "forty minutes", "twenty", "10 minutes"."""
    count = words.removesuffix("minutes").strip()
    return {"half": 30, "quarter": 15}.get(count) or count_of(count)


def _value(match: re.Match[str]) -> dt.time | None:
    if match["hhmm"] is not None:
        hour, minute = int(match["hhmm"][:2]), int(match["hhmm"][2:]) or int(match["min0"] or 0)
    elif match["past"] is not None:
        hour, minute = _hour(match["word2"].lower()), _minutes(match["past"].lower())
        hour, minute = (hour - 1, 60 - minute) if match["side"] == "to" else (hour, minute)
    elif match["clock"] is not None:
        hour, minute = int(match["clock"]), int(match["clock_min"])
    elif match["point"] is not None:
        hour, minute = int(match["point"]), int(match["after"])
    elif match["named"] is not None:
        hour, minute = 12, int(match["min3"] or count_of((match["count"] or "0").lower()))
    elif word := match["word"] or match["word1"]:
        hour, minute = _hour(word.lower()), 0
    else:
        hour = int(match["hour"].translate(_LETTERS_AS_DIGITS))
        minute = int(match["dash"] or match["min1"] or match["min2"] or 0)
        if match["colon"] is not None:
            minute = int(match["colon"]) or minute
    part = " ".join(filter(None, (match[name] for name in _PARTS))).lower()
    if hour < 12 and (re.search(r"p\.?\s?m|afternoon|evening", part)):
        hour += 12
    elif hour == 12 and re.search(r"a\.?\s?m|midnight|night", part):
        hour = 0
    elif _NIGHTFALL <= hour < 12 and re.search(r"\bnight", part):
        hour += 12
    if hour == 24 and (minute == 0 or match["past"] is not None):
        hour = 0
    return dt.time(hour, minute) if hour < 24 and minute < 60 else None
