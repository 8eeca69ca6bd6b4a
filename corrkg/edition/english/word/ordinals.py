"""Days of a month by their number alone, in figures or words: "the 16th", "the sixteenth", "the twenty-first"."""

from __future__ import annotations

_UNITS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
_TEENS = (
    "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth",
    "eighteenth", "nineteenth",
)  # fmt: skip
_DAYS = {
    word: day
    for day, word in enumerate(
        [*_UNITS, *_TEENS, "twentieth", *(f"twenty-{unit}" for unit in _UNITS), "thirtieth", "thirty-first"], 1
    )
}
_POINTS = 10
_FIGURES = r"(?:[12]?\d|3[01])(?:st|nd|rd|th)"
# What is counted so would follow: "the sixteenth brigade", "the third point".
_ENDS = (
    r"(?=\s*(?:[^\w\s]|$)|\s+(?:[A-Z]|(?:about|and|at|by|concerning|from|has|he|in|is|it|on|regarding|to|was|we)\b))"
)
# Points are counted up to ten, so that only later days are told by these words alone: "on the sixteenth".
_LATE = "|".join(word.replace("-", r"[\s-]") for word, day in reversed(_DAYS.items()) if day > _POINTS)
_EARLY = "|".join(word for word, day in _DAYS.items() if day <= _POINTS)
SURE_DAY = rf"(?:{_FIGURES}|(?:{_LATE})\b(?-i:{_ENDS}))"
ANY_DAY = rf"(?:{_FIGURES}|(?:{_LATE}|{_EARLY})\b(?-i:{_ENDS}))"


def day_of(words: str) -> int:
    """Return the day of a month that an ordinal tells.

    >>> day_of("16th"), day_of("third"), day_of("twenty first"), day_of("Thirty-first")
    (16, 3, 21, 31)
    """
    figures = "".join(filter(str.isdigit, words))
    return int(figures) if figures else _DAYS["-".join(words.lower().replace("-", " ").split())]
