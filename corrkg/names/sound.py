"""What the practices of transliteration leave of a name: a coarse sound, by which misread names are found."""

from __future__ import annotations

import re
from functools import lru_cache

from corrkg.names.writing import latin

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
