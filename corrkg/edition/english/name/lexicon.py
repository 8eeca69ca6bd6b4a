"""The names that a reader knows: those of the authority files, and those learnt from the text itself."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from corrkg.edition.authorities import Authorities
from corrkg.edition.english.word.shapes import INITIALS
from corrkg.edition.spelling import ENGLISH

PATRONYMIC = re.compile(r"\w+(?:ovich|evich|yevich|ich|ovna|evna|yevna|inichna|ichna)(?:['’]s?)?$")

_ENDINGS_END = frozenset(ending[-1] for ending in (*ENGLISH.case_endings, "u", "oy", "y"))


@dataclass
class Lexicon:
    """The names known before a text is read, in lower case, and those learnt from it."""

    surnames: set[str] = field(default_factory=set)
    given: set[str] = field(default_factory=set)
    called: set[str] = field(default_factory=set)  # given names of persons of the authority files
    singles: set[str] = field(default_factory=set)
    places: set[str] = field(default_factory=set)
    learnt: set[str] = field(default_factory=set)
    whole: set[str] = field(default_factory=set)
    _sounds: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, authorities: Authorities) -> Lexicon:
        """Make the lexicon of the authority files."""
        lexicon = cls(given=set(ENGLISH.given))
        for person in authorities.persons:
            last, _, first = person.name_en.partition(",")
            lexicon.surnames |= {
                last.strip().lower(),
                *(word.lower() for word in last.split() if len(word) > 2 and "(" not in last),
            }
            called = {word.lower() for word in first.split() if len(word) > 2 and not PATRONYMIC.match(word)}
            lexicon.given |= called
            lexicon.called |= called
            # Names of two words as they are said: "Wang Ming", "Roy Howard".
            said = f"{first.split()[0]} {last}" if first.split() else last
            names = {
                name.lower() for name in (said.strip(), *person.aliases_en) if re.fullmatch(r"[\w’'-]+ [\w’'-]+", name)
            }
            lexicon.whole |= names
            for alias in person.aliases_en:
                bare = re.sub(rf"\(.*?\)|{INITIALS}", " ", alias + " ").replace(",", " ").split()
                if len(bare) == 1 and len(bare[0]) > 2:
                    (lexicon.surnames if re.search(INITIALS, alias) else lexicon.singles).add(bare[0].lower())
        for place in authorities.places:
            # "Gorky (city)" is told apart from the man in the authority file only.
            lexicon.places |= {re.sub(r"\s*\(.*\)$", "", name).lower() for name in (place.name_en, *place.aliases)}
        return lexicon

    def learn(self, word: str) -> None:
        """Remember a surname that the text itself has shown to be one."""
        self.learnt.add(word)
        self._sounds.add(ENGLISH.sound(word))

    def knows(self, word: str) -> bool:
        """Tell whether ``word`` is a surname or a name that stands alone, a case ending apart."""
        if self._has(word):
            return True
        if word[-1:] not in _ENDINGS_END:
            return False
        return any(
            word.endswith(ending)
            and len(word) - len(ending) > 3
            and self._has(word[: -len(ending)])
            and word[: -len(ending)][-1] not in "aeiouy"
            for ending in ENGLISH.case_endings
        ) or (word.endswith(("u", "oy", "y")) and self._has(re.sub(r"(?:u|oy|y)$", "a", word)))

    def sounds_known(self, word: str) -> bool:
        """Tell whether ``word`` is another spelling of a name learnt from this text: ``Anderson``, ``Andersson``."""
        return len(word) > 5 and ENGLISH.sound(word) in self._sounds

    def _has(self, word: str) -> bool:
        return word in self.surnames or word in self.singles or word in self.learnt
