"""The words of the events' reader, from the data files beside this module: acts, attitudes and grammar."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

_HERE = Path(__file__).parents[1]
_GRAMMAR: dict[str, Any] = tomllib.loads((_HERE / "grammar.toml").read_text(encoding="utf-8"))

# Irregular pasts and their base; steps in days of "next" and the like; the number words, in order from zero, and
# those of the tens from twenty on.
PASTS: Mapping[str, str] = _GRAMMAR.pop("past")
STEPS: Mapping[str, int] = _GRAMMAR.pop("steps")
NUMBERS: tuple[str, ...] = tuple(_GRAMMAR.pop("numbers"))
TENS: tuple[str, ...] = tuple(_GRAMMAR.pop("tens"))
_REQUESTS: dict[str, Any] = tomllib.loads((_HERE / "requests.toml").read_text(encoding="utf-8"))

# What each mood of a clause asks ("kind"), and by the class of its verb where that differs.
MOODS: Mapping[str, Mapping[str, str]] = _REQUESTS.pop("moods")
# What OCR makes of Roman figures, or of the Cyrillic letters that printers set for them.
TORN_FIGURES: Mapping[str, str] = _GRAMMAR.pop("torn")


@dataclass(frozen=True)
class Vocabulary:
    """The classes of each word, and the entries of several words.

    Args:
        single: the classes of a word in lower case (a lemma or a form).
        several: by its first word, the further words of an entry and its classes; the longest come first.
    """

    single: Mapping[str, frozenset[str]]
    several: Mapping[str, list[tuple[tuple[str, ...], frozenset[str]]]]

    def classes(self, form: str, lemma: str) -> frozenset[str]:
        """Return the classes of a word, by its form and by its lemma; "meeting" is listed, and not what "meet" is."""
        own = self.single.get(form, frozenset())
        return own if own and form.endswith("ing") else own | self.single.get(lemma, frozenset())


def make_vocabulary(tables: Iterable[Mapping[str, Iterable[str]]]) -> Vocabulary:
    """Turn classes of words into words with their classes.

    >>> made = make_vocabulary([{"sending": ["send"], "hand": ["hand in"]}])
    >>> sorted(made.classes("sent", "send")), made.several["hand"]
    (['sending'], [(('in',), frozenset({'hand'}))])
    """
    found: dict[str, set[str]] = {}
    for table in tables:
        for name, entries in table.items():
            for entry in entries:
                found.setdefault(entry, set()).add(name)
    single: dict[str, frozenset[str]] = {}
    several: dict[str, list[tuple[tuple[str, ...], frozenset[str]]]] = {}
    for entry, names in found.items():
        first, *rest = entry.split()
        if rest:
            several.setdefault(first, []).append((tuple(rest), frozenset(names)))
        else:
            single[entry] = frozenset(names)
    for phrases in several.values():
        phrases.sort(key=lambda phrase: -len(phrase[0]))
    return Vocabulary(single, several)


@lru_cache(maxsize=1)
def vocabulary() -> Vocabulary:
    """Return the vocabulary of the data files."""
    files = (tomllib.loads((_HERE / name).read_text(encoding="utf-8")) for name in ("acts.toml", "attitudes.toml"))
    return make_vocabulary([*files, _REQUESTS, _GRAMMAR])


@cache
def opening(name: str) -> frozenset[str]:
    """Return the words with which the entries of several words of a class begin.

    >>> sorted(opening("next_document"))
    ['following', 'next']
    """
    several = vocabulary().several
    return frozenset(word for word, entries in several.items() if any(name in names for _, names in entries))


@lru_cache(maxsize=65536)
def lemma_of(word: str) -> str:
    """Return the base form of a word in lower case.

    >>> lemma_of("agreed"), lemma_of("left"), lemma_of("decisions")
    ('agree', 'leave', 'decision')
    """
    from simplemma import lemmatize

    return PASTS.get(word) or str(lemmatize(word, lang="en")).lower()


@cache
def surely_finite(word: str) -> bool:
    """Tell whether a past in lower case is no participle, which has another form.

    >>> surely_finite("went"), surely_finite("came"), surely_finite("sent"), surely_finite("taken")
    (True, True, False, False)
    """
    base = PASTS.get(word)
    if base is None or word.endswith(("n", "ne")) or word == base:
        return False
    own = "own_participle" in vocabulary().single.get(base, ())
    return own or any(other.endswith(("n", "ne")) and PASTS[other] == base for other in PASTS if other != word)


def bases_of(word: str) -> tuple[str, ...]:
    """Return what a word in -ing may be the form of, for the many that the lemmatiser takes as they stand.

    >>> bases_of("limiting"), bases_of("cutting"), bases_of("reducing")
    (('limit', 'limite'), ('cutt', 'cutte', 'cut'), ('reduc', 'reduce'))
    """
    stem = word.removesuffix("ing")
    if stem == word or len(stem) < 2:
        return ()
    return (stem, stem + "e", *((stem[:-1],) if stem[-1] == stem[-2] else ()))


@lru_cache(maxsize=65536)
def in_dictionary(word: str) -> bool:
    """Tell whether a word in lower case is one of the language, and so no name where a sentence begins with it."""
    from simplemma import is_known

    return bool(is_known(word, lang="en"))
