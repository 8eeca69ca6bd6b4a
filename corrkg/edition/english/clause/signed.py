"""The day that quoted words bear beside a signature: "I agree. Orlov. 9/V", from which the next clause may count."""

from __future__ import annotations

import datetime as dt
import re

from corrkg.edition.english.word.daynames import find_dates, find_short_dates

# Longer words are a document, whose day is its own.
_LONGEST = 400
# A day stands apart from the words before it by a mark or behind a name, and at most a name follows it.
_APART = re.compile(r"(?:^|[.,!?;]|\b[A-Z][a-z]+)\s*\Z")
_ENDS = re.compile(r"[\s.,]*(?:(?:[A-Z]\.\s?)*[A-Z][\w-]+)?[\s.,]*[”\"»]?\Z")
# So many characters before a day tell whether it stands apart.
_BEFORE = 40


def day_signed(words: str, near: dt.date | None) -> dt.date | None:
    """Return the day that stands at the end of quoted words, apart from them; None if there is none.

    Args:
        words: the quotation, with its marks.
        near: the letter's day, for years that are not printed.

    >>> near = dt.date(1933, 5, 4)
    >>> day_signed("“We read it, for. Orlov, Zimin. 9/V”", near), day_signed("“Start on May 9”", near)
    (datetime.date(1933, 5, 9), None)
    """
    if len(words) > _LONGEST:
        return None
    short = [(day.start, day.end, day.date) for day in find_short_dates(words, 0, len(words), near)]
    running = [(day.start, day.end, day.in_context(near)) for day in find_dates(words)]
    apart = (
        (end, day)
        for start, end, day in (*short, *running)
        if day is not None and _APART.search(words[max(1, start - _BEFORE) : start]) and _ENDS.match(words, end)
    )
    return max(apart, default=(0, None))[1]
