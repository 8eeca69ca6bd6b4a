"""What may be quoted of a text whose words are withheld.

An archive that may not publish a text still describes it: who wrote to whom and when, shelfmarks, names, dates and
marks are facts, and stay whole. What the writers and editors say is quoted as a reference work quotes it: no run of
more than `LONGEST` words, and of no letter or note more than the share `SHARE` of its words, counted over all that is
published of it, in whatever statement. Where words may not be quoted, their evidence keeps its place.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from corrkg.edition.records import Edition, Part
from corrkg.edition.source import Span

LONGEST = 12  # words
SHARE = 0.1  # of the words of a letter or a note
LEFT_OUT = "…"

_WORD = re.compile(r"[^\W_]+")
_TOLD_BY = 3  # words in a row by which a text is known again; of a shorter one, all
_NAME = 4  # words of a name, with titles or initials
_QUOTED = re.compile("“([^“”]*)”")
_FORMAL = frozenset({"address", "signature", "dateline"})

_Place = tuple[int, int]  # of a word: which letter or note, and which word of it


class Withholding:
    """Keeps account of what is quoted of a text.

    Args:
        edition: the text as it was read.
    """

    def __init__(self, edition: Edition) -> None:
        """Find the words that are withheld."""
        source = edition.source
        self._sizes: list[int] = []
        self._shown: list[set[int]] = []
        self._places: dict[tuple[str, ...], list[_Place]] = {}
        self._cut: dict[str, str] = {}  # what was published once may be published again
        for spans, told in _prose(edition):
            # As it is printed, as it is read, and without the signs of notes.
            for words in (map(source.quote, spans), map(source.words, spans), told):
                self._hold(_words(" ".join(words)))

    def _hold(self, words: list[str]) -> None:
        number = len(self._sizes)
        self._sizes.append(len(words))
        self._shown.append(set())
        run = min(_TOLD_BY, len(words))
        for at in range(len(words) - run + 1 if run > 1 else 0):
            self._places.setdefault(tuple(words[at : at + run]), []).append((number, at))

    def quotes(self, text: str) -> bool:
        """Tell whether ``text`` may be quoted whole; if so, it is counted."""
        if text in self._cut:
            return self._cut[text] == text
        end, shown = self._read(text)
        if end < len(text):
            return False
        self._count(shown)
        self._cut[text] = text
        return True

    def cut(self, text: str) -> str:
        """Return as much of ``text`` as may be published, and count it; what is left out shows as an ellipsis."""
        if text not in self._cut:
            end, shown = self._read(text)
            self._count(shown)
            self._cut[text] = text if end == len(text) else f"{text[:end].rstrip()} {LEFT_OUT}".lstrip()
        return self._cut[text]

    def retell(self, sentence: str) -> str:
        """Return a sentence of our own with its quotations cut; a name in quotation marks stays."""

        def quotation(match: re.Match[str]) -> str:
            words = _words(match[1])
            return match[0] if len(words) <= _NAME else f"“{self.cut(match[1])}”"

        return _QUOTED.sub(quotation, sentence)

    def _count(self, shown: Iterable[_Place]) -> None:
        for number, at in shown:
            self._shown[number].add(at)

    def _read(self, text: str) -> tuple[int, set[_Place]]:
        """Return up to where ``text`` may be published, and the withheld words that this shows."""
        found = list(_WORD.finditer(text))
        words = [match.group().casefold() for match in found]
        shown: set[_Place] = set()
        run = 0
        for at in range(len(words)):
            places = {place for each in self._known(words, at) for place in each}
            run = run + 1 if places else 0
            more = shown | places
            if run > LONGEST - _TOLD_BY + 1 or self._is_too_much(more):
                return (found[at + 1].end() if run > 1 else found[at].start()), shown
            shown = more
        return len(text), shown

    def _known(self, words: list[str], at: int) -> Iterator[list[_Place]]:
        """Yield the withheld words that a run which begins at a word of ``words`` shows."""
        for run in (2, _TOLD_BY):
            key = tuple(words[at : at + run])
            for number, first in self._places.get(key, ()):
                yield [(number, first + each) for each in range(len(key))]

    def _is_too_much(self, shown: set[_Place]) -> bool:
        numbers = {number for number, _ in shown}
        return any(
            len(self._shown[number] | {at for of, at in shown if of == number}) > SHARE * self._sizes[number]
            for number in numbers
        )


def _words(text: str) -> list[str]:
    return [match.group().casefold() for match in _WORD.finditer(text)]


def _prose(edition: Edition) -> Iterator[tuple[list[Span], list[str]]]:
    """Yield the spans of what each letter, note and introduction says, without shelfmarks and formal parts.

    Beside them stand their words without the signs of notes, where there may be any.
    """
    for letter in edition.letters:
        yield _said(part for part in letter.parts if part.kind not in _FORMAL)
        for note in letter.notes:
            yield list(_around(note.span, [each.span for each in note.references])), []
    for introduction in edition.introductions:
        yield _said(introduction.parts)


def _said(parts: Iterable[Part]) -> tuple[list[Span], list[str]]:
    several = list(parts)
    return [part.span for part in several], [part.text for part in several]


def _around(span: Span, others: list[Span]) -> Iterator[Span]:
    start = span.start
    for other in sorted(others):
        if start < other.start <= span.end:
            yield Span(start, other.start)
        start = max(start, other.end)
    if start < span.end:
        yield Span(start, span.end)
