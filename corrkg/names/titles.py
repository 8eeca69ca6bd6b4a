"""Titles of letters, decisions, archival units and places as people type them: their words, without forms."""

from __future__ import annotations

import re
import unicodedata

MAX_TITLE = 1000  # characters; what follows is not read

_WORD = re.compile(r"\w+")
# What a shelfmark has before its numbers, in the forms of both languages; "F. 558" and "fond 558" are one.
_LEVELS = frozenset("f fond ф фонд op opis inventory inv оп опись d delo case file д дело no № л".split())


def title_key(text: str) -> str:
    """Return what is left of a title without case, accents, signs and the words before the numbers of a shelfmark.

    >>> title_key("RGASPI F. 558. Op. 11. D. 90") == title_key("rgaspi, fond 558, opis 11, delo 90")
    True
    """
    return " ".join(_words(text))


def title_words(text: str) -> set[str]:
    """Return the words of a title, as `title_key` writes them.

    >>> sorted(title_words("Сталин – Ščukin, 1935"))
    ['1935', 'scukin', 'сталин']
    """
    return set(_words(text))


def _words(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", text[:MAX_TITLE].casefold())
    found = _WORD.findall("".join(letter for letter in plain if not unicodedata.combining(letter)))
    return [word for word in found if word not in _LEVELS] or found
