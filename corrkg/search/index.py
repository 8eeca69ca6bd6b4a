"""The index, open for searching: what has all the words, by kind, person, day and delo, the likeliest first."""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from rapidfuzz import fuzz

from corrkg.keyed import KeyedFile
from corrkg.search.snippet import CLOSE, OPEN, Piece, entries, snippet, spans
from corrkg.search.words import Word, asked_for, expression, tokens
from corrkg.search.writing import COLUMNS, FACETS, SHOWN, WEIGHTS, Labels

MOST = 5000  # finds that are weighed and counted: what has more is too common a word to be read through

_OFTEN = 0.2  # of the score, for each e-fold of the times that the texts speak of a thing
_ALIKE = 70.0  # percent of likeness of a word that may have been meant
_TRIED = 60  # words that share most trigrams with the one asked for, and are compared with it
_MEANT = 3  # of these, shown

_MATCHES = f"""
SELECT words.rowid, bm25(words, {", ".join(str(each) for each in WEIGHTS.values())}), weight
FROM words JOIN item ON number = words.rowid WHERE words MATCH ? LIMIT ?
"""  # noqa: S608 - the weights are constants
_SHOWN = f"""
SELECT {", ".join(f"highlight(words, {COLUMNS.index(each)}, ?, ?)" for each in SHOWN)}
FROM words WHERE words MATCH ? AND rowid = ?
"""  # noqa: S608
_UNASKED = f"SELECT {', '.join(SHOWN)} FROM words WHERE rowid = ?"  # noqa: S608
_NEAR = "SELECT word FROM known WHERE number IN (SELECT rowid FROM trigram WHERE trigram MATCH ? ORDER BY rank LIMIT ?)"


@dataclass(frozen=True, slots=True)
class Find:
    """A thing that was found.

    Args:
        path: its URI, below the base.
        kind: of it.
        labels: what it is called, by language.
        detail: what tells it from others of the same label.
        column: where the words of the snippet stand.
        pieces: the words around the finds.
        score: the more, the likelier.
    """

    path: str
    kind: str
    labels: Labels
    detail: str
    column: str
    pieces: tuple[Piece, ...]
    score: float


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found.

    Args:
        finds: those of one page.
        total: how many there are on all pages.
        more: whether there may be more than were weighed.
        facets: for each facet, its values with how many finds have each, the most first; days in their order. What
            is chosen in a facet does not narrow the facet itself.
    """

    finds: tuple[Find, ...]
    total: int
    more: bool
    facets: Mapping[str, tuple[tuple[str, int], ...]]


class SearchIndex(KeyedFile):
    """An index of words, open for reading."""

    subject = "the index of words is"

    def __init__(self, path: Path) -> None:
        """Open the file ``path``; it is never written.

        Raises:
            StoreError: it is no index.
        """
        super().__init__(path)
        self.size = int(self._rows("SELECT MAX(number) FROM item")[0][0] or 0)  # they are numbered from 1

    def find(self, text: str, chosen: Mapping[str, str], start: int, size: int) -> Found:
        """Return the things that have all the words of ``text``, or all things where it is empty.

        Args:
            text: what to look for (see `words.asked_for`); signs alone find nothing.
            chosen: the value that a thing must have, by the name of a facet.
            start: how many of the finds to leave out at the beginning.
            size: how many to return.
        """
        asked = expression(asked_for(text))
        if text.strip() and not asked:
            return Found((), 0, False, dict.fromkeys(FACETS, ()))
        query, *values = (_MATCHES, asked) if asked else ("SELECT number, 0.0, 0 FROM item ORDER BY number LIMIT ?",)
        matches = self._rows(query, *values, MOST + 1)
        rated = [(_rated(-score, weight), number) for number, score, weight in matches[:MOST]]
        scores = {number: score for score, number in sorted(rated, key=lambda each: (-each[0], each[1]))}
        held = self._facets(list(scores))
        fitting = [number for number in scores if _fits(held[number], chosen)]
        shown = [self._find(number, asked, scores[number], held[number]) for number in fitting[start : start + size]]
        facets = {name: _counted(name, held, chosen) for name in FACETS}
        return Found(tuple(shown), len(fitting), len(matches) > MOST, facets)

    def labels(self, value: str) -> Labels:
        """Return what a value of a facet is called; nothing if no thing has it."""
        rows = self._rows("SELECT labels FROM label WHERE value = ?", value)
        return dict(json.loads(rows[0][0])) if rows else {}

    def count(self, word: Word) -> int:
        """Return how many things have a word, as far as they are counted."""
        query = "SELECT COUNT(*) FROM (SELECT 1 FROM words WHERE words MATCH ? LIMIT ?)"
        return int(self._rows(query, word.expression, MOST)[0][0])

    def like(self, word: str) -> list[str]:
        """Return the words of the index that are spelled nearly as ``word``, the likest first."""
        asked = "".join(tokens(word))
        framed = f"^{asked}$"
        trigrams = sorted({framed[place : place + 3] for place in range(len(framed) - 2)})
        if not asked or len(asked) > _TRIED:
            return []
        near = self._rows(_NEAR, " OR ".join(f'"{each}"' for each in trigrams), _TRIED)
        rated = sorted((-fuzz.ratio(asked, each), each) for (each,) in near if each != asked)
        return [each for rating, each in rated if -rating >= _ALIKE][:_MEANT]

    def _facets(self, numbers: list[int]) -> dict[int, dict[str, set[str]]]:
        held: dict[int, dict[str, set[str]]] = {number: {name: set() for name in FACETS} for number in numbers}
        query = "SELECT item, name, value FROM facet WHERE item IN (SELECT value FROM json_each(?))"
        for number, name, value in self._rows(query, json.dumps(numbers)):
            held[number][name].add(value)
        return held

    def _find(self, number: int, asked: str, score: float, held: Mapping[str, set[str]]) -> Find:
        path, labels, detail, original = self._rows(
            "SELECT path, labels, detail, original FROM item WHERE number = ?", number
        )[0]
        query, *values = (_SHOWN, *(OPEN, CLOSE) * len(SHOWN), asked) if asked else (_UNASKED,)
        marked = dict(zip(SHOWN, self._rows(query, *values, number)[0], strict=True))
        finds = {name: spans(text) for name, text in marked.items()}
        # The words of the text say most; a title stands above the snippet already.
        column = next((name for name in ("body", "names", "about") if finds[name]), "body")
        written = json.loads(original).get(column) or marked[column].replace(OPEN, "").replace(CLOSE, "")
        kind = next(iter(held["kind"]), "")
        pieces = (snippet if column == "body" else entries)(written, finds[column])
        return Find(path, kind, json.loads(labels), detail, column, tuple(pieces), score)


def _rated(score: float, weight: int) -> float:
    """Return the score of a find: of two that fit alike, the one that the texts speak of more often comes first."""
    return round(score * (1 + _OFTEN * math.log1p(weight)), 4)


def _fits(held: Mapping[str, set[str]], chosen: Mapping[str, str], but: str = "") -> bool:
    return all(value in held[name] for name, value in chosen.items() if name != but)


def _counted(
    name: str, held: Mapping[int, Mapping[str, set[str]]], chosen: Mapping[str, str]
) -> tuple[tuple[str, int], ...]:
    numbers = Counter(value for each in held.values() if _fits(each, chosen, name) for value in each[name])
    if name == "day":
        return tuple(sorted(numbers.items()))
    return tuple(sorted(numbers.items(), key=lambda each: (-each[1], each[0])))
