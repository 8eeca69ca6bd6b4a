"""What a search finds, and what may have been meant where it finds nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from corrkg.names.known import Known
from corrkg.reading.finding import find
from corrkg.reading.paging import Page
from corrkg.search.index import Find, Found, SearchIndex
from corrkg.search.words import Word, asked_for
from corrkg.store.release import Release

_MEANT = 3  # things whose names are near


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Other words to look for.

    Args:
        text: the words.
        count: how many things have them all.
    """

    text: str
    count: int


@dataclass(frozen=True, slots=True)
class Result:
    """The answer to a search.

    Args:
        found: what was found.
        page: the finds of this page.
        suggestions: other words, where nothing was found.
        meant: things whose names are near to what was asked, where nothing was found.
        unfiltered: how many things there would be without the filters, where nothing was found with them.
    """

    found: Found
    page: Page[Find]
    suggestions: tuple[Suggestion, ...] = ()
    meant: tuple[Known, ...] = field(default=())
    unfiltered: int = 0


def search(release: Release, text: str, chosen: Mapping[str, str], number: int, size: int) -> Result:
    """Return page ``number`` of what has all the words of ``text`` and the values that are chosen.

    Args:
        release: the dataset; only its index is asked.
        text: the words; those in quotation marks belong together, and * ends the beginning of a word.
        chosen: the value that a thing must have, by the name of a facet (see `corrkg.search.writing.FACETS`).
        number: which page, from 1.
        size: finds on a page.
    """
    index = release.words
    found = index.find(text, chosen, (number - 1) * size, size)
    page = Page(found.finds, number, size, found.total)
    words = asked_for(text)
    if found.total or not words:
        return Result(found, page)
    if chosen and (without := index.find(text, {}, 0, 0).total):
        return Result(found, page, unfiltered=without)
    matches = find(release.names, release.base, text, limit=_MEANT)
    return Result(found, page, _suggested(index, words), tuple(each.thing for each in matches))


def _suggested(index: SearchIndex, words: list[Word]) -> tuple[Suggestion, ...]:
    """Return searches that find something: unknown words with their likes in their place, then each word alone."""
    unknown = [word for word in words if not index.count(word)]
    others = [word for word in words if word not in unknown]
    tried = [" ".join([*map(_written, others), like]) for word in unknown[:1] for like in index.like(word.text)]
    if len(unknown) != 1:
        tried = [like for word in unknown for like in index.like(word.text)]
    tried += [_written(word) for word in others if len(words) > 1]
    counted = [Suggestion(text, index.find(text, {}, 0, 0).total) for text in dict.fromkeys(tried)]
    return tuple(each for each in counted if each.count)


def _written(word: Word) -> str:
    text = f'"{word.text}"' if " " in word.text else word.text
    return f"{text}*" if word.begins else text
