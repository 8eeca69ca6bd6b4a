"""What no rule has read: nothing of a text is lost, whatever it holds.

Each word stands in a fact, in a part of a letter, or in an observation; a word that does not is told here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from corrkg.edition.records import Letter, Observation
from corrkg.edition.source import SourceText, Span, trim
from corrkg.edition.view import FIELD_NAMES

# Between two facts these only join them: "No. 86 and 87", "4/V-33 g.".
_JOINS = re.compile(r"(?:[\W_]|\b(?:and|g|y|year|city)\b)*")


def places(record: object) -> list[Span]:
    """Return every span of a record, and of the records in it."""
    found, rest = list[Span](), [record]
    while rest:
        one = rest.pop()
        if isinstance(one, Span):
            found.append(one)
        elif isinstance(one, tuple):
            rest += one
        elif not isinstance(one, SourceText):
            rest += [getattr(one, name) for name in FIELD_NAMES[type(one)]]
    return found


def unread(source: SourceText, letter: Letter) -> list[Observation]:
    """Return an observation for each run of words of a letter that no fact, part or observation holds."""
    read = (place for name in FIELD_NAMES[Letter] if name != "span" for place in places(getattr(letter, name)))
    message = "words that no rule reads"
    return [Observation("unread", "words", message, gap, "low") for gap in _gaps(source, letter.span, read)]


def _gaps(source: SourceText, within: Span, read: Iterable[Span]) -> Iterator[Span]:
    position = within.start
    for place in [*sorted(read), Span(within.end, within.end)]:
        if place.start > position:
            for line in source.lines(Span(position, place.start)):
                words = trim(source.text, line, ".,;:")
                if not _JOINS.fullmatch(source.quote(words)):
                    yield words
        position = max(position, place.end)
