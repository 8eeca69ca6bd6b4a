"""What is known of names before the notes of a letter are read: the authority files, and the letter's own header."""

from __future__ import annotations

from corrkg.edition.english.name.lexicon import Lexicon
from corrkg.edition.english.page.address import surname
from corrkg.edition.records import Header


class KnownNames:
    """The persons and places that one letter's notes are likely to name.

    Args:
        lexicon: the names of the authority files.
        header: who wrote, and to whom.
    """

    def __init__(self, lexicon: Lexicon, header: Header) -> None:
        people = (*header.senders, *header.recipients, *header.copy_recipients)
        self._lexicon = lexicon
        self._surnames = frozenset(surname(name.form) for name in people)

    def person(self, word: str) -> bool:
        """Tell whether a word in lower case is the surname of a person, as far as is known."""
        return word in self._surnames or self._lexicon.knows(word)

    def place(self, word: str) -> bool:
        """Tell whether a word in lower case is the name of a place, as far as is known."""
        return word in self._lexicon.places
