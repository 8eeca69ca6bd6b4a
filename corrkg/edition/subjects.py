"""The scheme of subjects of the authority file ``subjects.csv``, each with the words that texts speak of it in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from corrkg.errors import InputError

FILE = "subjects.csv"


@dataclass(frozen=True)
class Subject:
    """A subject of ``subjects.csv``; a ``*`` at the end of one of its words stands for any ending."""

    id: str
    name_en: str
    name_ru: str
    broader: str
    words_en: tuple[str, ...]
    words_ru: tuple[str, ...]
    note: str
    line: int

    def pattern(self, language: str) -> re.Pattern[str] | None:
        """Return what finds its words in a text in ``language``; None where it has none.

        >>> subject = Subject("rafts", "Rafts", "", "", ("timber raft*", "TU"), (), "", 2)
        >>> [match.group() for match in subject.pattern("en").finditer("The timber rafts of the TU; tu, raft")]
        ['timber rafts', 'TU']
        """
        return self._russian if language.partition("-")[0].lower() == "ru" else self._english

    @cached_property
    def _english(self) -> re.Pattern[str] | None:
        return _pattern(self.words_en)

    @cached_property
    def _russian(self) -> re.Pattern[str] | None:
        return _pattern(self.words_ru)


def _pattern(words: tuple[str, ...]) -> re.Pattern[str] | None:
    """Capital letters within a word (NKVD) tell it from another; a small one begins a sentence too."""
    if not words:
        return None
    spelt = [_spelt(word) for word in sorted(words, key=lambda word: (-len(word), word))]
    return re.compile(rf"(?<![\w-])(?:{'|'.join(spelt)})(?![\w-])")


def _spelt(word: str) -> str:
    parts = []
    for part in word.split():
        stem = part.removesuffix("*")
        first = f"[{stem[0].upper()}{stem[0]}]" if stem[:1].islower() else re.escape(stem[:1])
        parts.append(first + re.escape(stem[1:]) + (r"\w*" if part.endswith("*") else ""))
    return r"[\s\xa0]+".join(parts)


def check_broader(subjects: list[Subject], path: Path) -> None:
    """Refuse a scheme in which a broader subject is missing, or a subject is broader than itself.

    Raises:
        InputError: with the line.
    """
    broader = {each.id: each.broader for each in subjects}
    for each in subjects:
        seen, above = {each.id}, each.broader
        while above:
            if above not in broader:
                raise InputError(
                    f"broader is {above!r}, which is no subject", path, each.line, expected="the id of another row"
                )
            if above in seen:
                raise InputError(
                    f"{each.id} is broader than itself, by way of {above}", path, each.line, expected="a tree"
                )
            seen.add(above)
            above = broader[above]
