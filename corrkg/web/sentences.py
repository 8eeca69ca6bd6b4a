"""What the core says in sentences, such as rules, errors and rows of the report, in the language of the reader.

The core speaks English and knows no reader. A catalogue has its sentences with a ``{name}`` where they vary; what is in
no row of it is shown as it is, and marked as English, so that a screen reader speaks it so (WCAG 2.2, 3.1.2).
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from markupsafe import Markup, escape

from corrkg.queries.query import SavedQuery
from corrkg.web.http.asked import language
from corrkg.web.words import rows

_PLACE = re.compile(r"(?s)(.*?)( \(\d+:\d+\))?(\.?)")  # of a mistake, and the end of a sentence
_VARIES = re.compile(r"\{(\w+)\}")
_BETWEEN = ("; ", ". ", "? ")


@cache
def _rows(tag: str) -> list[tuple[re.Pattern[str], str]]:
    """Return the sentences of a language by what the English ones look like; what says most comes first."""
    told = {each.removesuffix("."): other.removesuffix(".") for each, other in rows(f"{tag}.sentences").items()}
    order = sorted(told, key=lambda each: -len(_VARIES.sub("", each)))
    return [(re.compile(_pattern(each), re.IGNORECASE | re.DOTALL), told[each]) for each in order]


def _pattern(sentence: str) -> str:
    pieces = _VARIES.split(sentence)
    return "".join(f"(?P<{piece}>.+?)" if index % 2 else re.escape(piece) for index, piece in enumerate(pieces))


@lru_cache(maxsize=4096)
def retold(text: str, tag: str) -> str | None:
    """Return what the core says in another language; None: the catalogue has not all of it.

    >>> retold("Nothing has this address. Check its spelling, or start from the home page.", "ru")
    'По этому адресу ничего нет. Проверьте, верно ли он написан, или начните с главной страницы.'
    >>> retold("the query cannot be parsed: a full stop is missing before line 3 (3:1).", "ru")
    'запрос не разобрать: перед строкой 3 не хватает: точка (3:1).'
    >>> retold("a rule of tomorrow", "ru") is None
    True
    """
    if (found := _whole(text, tag)) is not None:
        return found
    for sign in _BETWEEN:
        pieces = text.split(sign)
        told = [retold(each, tag) for each in pieces] if len(pieces) > 1 else [None]
        if None not in told:
            return sign.join(map(str, told))
    return None


def _whole(text: str, tag: str) -> str | None:
    match = _PLACE.fullmatch(text)
    assert match is not None  # anything is a sentence
    words, *end = match.groups("")
    for pattern, other in _rows(tag):
        if found := pattern.fullmatch(words):
            # A sentence within a sentence is retold too; names and other words stay as they are.
            values = {key: retold(each, tag) if key == "said" else each for key, each in found.groupdict().items()}
            if None in values.values():
                continue
            told = other.format(**values)
            return (told[:1].upper() + told[1:] if words[:1].isupper() else told) + "".join(end)
    return None


def told(text: str) -> str:
    """Return what the core says in the language of the reader, or else in English: for an attribute."""
    return (retold(text, language()) or text) if language() != "en" else text


def said(text: str) -> Markup:
    """Return what the core says in the language of the reader, or else in English, and marked so."""
    return _marked(text, retold(text, language()) if language() != "en" else None)


def of_query(query: SavedQuery, key: str) -> Markup:
    """Return the title, summary or description of a saved query: its own translation, or else the English, marked."""
    return _marked(str(getattr(query, key)), query.told(key, language()))


def title_of(query: SavedQuery) -> str:
    """Return the title of a saved query in the language of the reader, or else in English."""
    return query.told("title", language()) or query.title


def _marked(text: str, other: str | None) -> Markup:
    if other is not None or language() == "en":
        return escape(other or text)
    return Markup('<span lang="en">{}</span>').format(text)
