"""Numbers and durations in words: "thirty-six", "an hour and a half"."""

from __future__ import annotations

import re

from corrkg.edition.english.word.vocabulary import NUMBERS, TENS

COUNT = rf"(?:{'|'.join(TENS)})(?:[\s-](?:{'|'.join(NUMBERS[1:10])}))?|{'|'.join(reversed(NUMBERS))}"
_FRACTIONS = {"half": 30, "quarter": 15, "three quarters": 45}
ITS_WAY = r"(?:it\s+(?:was\s+\w+|left)|(?:its|the)\s+(?:dispatch|sending|departure|transmission|receipt|arrival))"
# "thirty-six minutes", "an hour and a half", "half an hour", "1 hour 20 min."; and what is not counted: "some hours".
DURATION = rf"""
    (?: (?P<part>half|(?:a\s+)?quarter\s+of|three\s+quarters\s+of)\s+an\s+hour
      | (?:(?P<hour_count>an?|{COUNT}|\d{{1,2}})(?P<halves>\s+and\s+a\s+half)?\s+hours?)
          (?:\s+and\s+a\s+(?P<fraction>half|quarter))?
          (?:,?\s+(?:and\s+)?(?P<minutes>{COUNT}|\d{{1,2}})\s+min(?:utes?\b|\.))?
      | (?P<minute_count>{COUNT}|\d{{1,2}})\s+min(?:utes?\b|\.)
      | (?:several|a\s+few|some)\s+(?:hours|minutes) )
"""


def count_of(words: str) -> int:
    """Return a number in figures or words.

    >>> count_of("36"), count_of("thirty-six"), count_of("an"), count_of("twelve")
    (36, 36, 1, 12)
    """
    if words.isdigit():
        return int(words)
    if words in {"a", "an"}:
        return 1
    tens, *units = words.replace("-", " ").split()
    if tens in TENS:
        return 20 + 10 * TENS.index(tens) + sum(map(NUMBERS.index, units))
    return NUMBERS.index(tens)


def minutes_of(match: re.Match[str]) -> int | None:
    """Return so many minutes; None where they are not counted."""
    if match["part"]:
        named = " ".join(match["part"].lower().split())
        return _FRACTIONS[named.removeprefix("a ").removesuffix(" of")]
    if match["minute_count"]:
        return count_of(match["minute_count"].lower())
    if not match["hour_count"]:
        return None
    fraction = 30 if match["halves"] else _FRACTIONS.get((match["fraction"] or "").lower(), 0)
    minutes = count_of(match["minutes"].lower()) if match["minutes"] else 0
    return 60 * count_of(match["hour_count"].lower()) + fraction + minutes
