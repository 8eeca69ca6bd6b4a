"""What the practices of transliteration leave of a name: a coarse sound, by which misread names are found."""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz import fuzz

from corrkg.names.writing import latin

# Spellings of one name are of so many letters at least, and so alike, in percent: shorter ones tell too little.
_SHORTEST = 6
_LIKE = 85.0
# A double consonant tells names apart (Samara on the Volga, Samarra on the Tigris); of s it is a way of writing.
_DOUBLES = re.compile(r"([b-df-hj-np-rtv-z])\1")
_GLIDE = re.compile(r"^[iyj](?=[aeou])")

# What the practices write differently for one sound is one letter of the skeleton.
_SOUNDS = (
    (
        re.compile(
            r"schtsch|szcz|shch|chtch|schch|shh|tsch|dsch|tch|sch|sh|sz|cz|ch|zh|kh|ts|tz|hj"
            r"|[hxzcjq](?![aeiouy])|[hxzcq]"
        ),
        "s",
    ),
    (re.compile(r"ou"), "u"),
    (re.compile(r"[iyj](?=[aeou])"), ""),
    (re.compile(r"[yj]"), "i"),
    (re.compile(r"[wf]"), "v"),
    (re.compile(r"(.)\1+"), r"\1"),
    (re.compile(r"(?<=in)e$|(?<=sk)i+$"), ""),
)


@lru_cache(maxsize=65536)
def skeleton(spelling: str) -> str:
    """Return the coarse sound of a folded Latin spelling.

    >>> {skeleton(word) for word in ("shchukin", "scukin", "schtschukin", "chtchoukine", "szczukin")}
    {'sukin'}
    """
    for pattern, sound in _SOUNDS:
        spelling = pattern.sub(sound, spelling)
    return spelling


@lru_cache(maxsize=65536)
def bones(word: str) -> frozenset[str]:
    """Return the skeletons of the Latin spellings of a word in either script."""
    return frozenset(skeleton(spelling) for spelling in latin(word))


def spells_one_name(spelling: str, other: str) -> bool:
    """Tell whether two folded Latin spellings differ only in how one name is written.

    They sound alike, and are nearly the same letter by letter; their beginnings and double letters are the same, since
    names that differ in these are often two.

    >>> spells_one_name("manzhchuria", "manchuria"), spells_one_name("berendeevo", "berendeyevo")
    (True, True)
    >>> spells_one_name("iaroslavl", "yaroslavl"), spells_one_name("jaroslavl", "yaroslavl")
    (True, True)
    >>> spells_one_name("sharkov", "kharkov"), spells_one_name("samarra", "samara"), spells_one_name("kashan", "kazan")
    (False, False, False)
    """
    if spelling == other:
        return True
    if min(len(spelling), len(other)) < _SHORTEST or _opening(spelling) != _opening(other):
        return False
    if _DOUBLES.findall(spelling) != _DOUBLES.findall(other):
        return False
    return skeleton(spelling) == skeleton(other) and fuzz.ratio(spelling, other) >= _LIKE


def _opening(spelling: str) -> str:
    """Return what a spelling begins with: of "ya", "ia" and "ja" the vowel."""
    return _GLIDE.sub("", spelling).replace("w", "v")[:1]
