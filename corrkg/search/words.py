"""What a line of words asks for, as an expression of SQLite's FTS5 (https://www.sqlite.org/fts5.html#full_text_query_syntax).

Each word is a string of FTS5 (section 3.1): quoted, so that no sign in it is read as syntax.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from corrkg.names.writing import is_cyrillic, latin

MAX_TEXT = 400  # characters: so many words that FTS5 takes them all

_TOKENIZED = re.compile(r"\w+")
_ASKED = re.compile(r'"([^"]*)"|([^\s"]+)')
# `unicode61 remove_diacritics 2` takes the marks of Latin letters away, but has ё and й as letters of their own.
# The last two stand for the borders of a find (see `snippet`), and no text may have them.
_FOLDED = str.maketrans({"ё": "е", "Ё": "Е", "й": "и", "Й": "И", "\ue000": " ", "\ue001": " "})
_SHORTEST_BEGINNING = 2  # letters: fewer begin too many words


def fold(text: str) -> str:
    """Return ``text`` as the index has it: of the same length, ё as е and й as и.

    >>> fold("Молотов, зелёный чай")
    'Молотов, зеленыи чаи'
    """
    return text.translate(_FOLDED)


def tokens(text: str) -> list[str]:
    """Return the words of ``text``, folded and in small letters.

    >>> tokens("No. 1572/sh: the Fund")
    ['no', '1572', 'sh', 'the', 'fund']
    """
    return _TOKENIZED.findall(fold(text).casefold())


@dataclass(frozen=True, slots=True)
class Word:
    """One thing asked for: a word, words in this order, or the beginning of a word.

    Args:
        text: as it was asked.
        begins: whether it is only the beginning.
    """

    text: str
    begins: bool = False

    @property
    def expression(self) -> str:
        """It as FTS5 writes it; a word in Cyrillic also stands for its spellings in Latin letters.

        >>> Word("a:b").expression, Word("procure", begins=True).expression
        ('"a:b"', '"procure" *')
        >>> Word("хлеб").expression
        '("хлеб" OR "chleb" OR "chlieb" OR "hleb" OR "khleb" OR "xleb")'
        """
        ending = " *" if self.begins else ""
        spellings = [fold(self.text)]
        if len(tokens(self.text)) == 1 and is_cyrillic(self.text):
            spellings += sorted(latin(self.text))
        found = [f'"{each}"{ending}' for each in spellings]
        return found[0] if len(found) == 1 else f"({' OR '.join(found)})"


def asked_for(text: str) -> list[Word]:
    """Return what ``text`` asks for; what stands in quotation marks belongs together, and * ends a beginning.

    Signs alone ask for nothing.

    >>> [(each.text, each.begins) for each in asked_for('grain "inviolable fund" ( procure* AND')]
    [('grain', False), ('inviolable fund', False), ('procure', True), ('AND', False)]
    """
    found = []
    for phrase, word in _ASKED.findall(text.replace("\x00", " ")):
        asked = phrase or word.rstrip("*")
        begins = word.endswith("*") and len(asked) >= _SHORTEST_BEGINNING
        if tokens(asked):
            found.append(Word(asked, begins))
    return found


def expression(words: list[Word]) -> str:
    """Return what finds the things that have all of ``words``.

    >>> expression(asked_for("(a) AND"))
    '"(a)" AND "AND"'
    """
    return " AND ".join(each.expression for each in words)
