"""Renderings of a word in Latin letters, by every practice that catalogues, passports and newspapers follow."""

from __future__ import annotations

import itertools
import tomllib
import unicodedata
from functools import cache, lru_cache
from importlib.resources import files

import iuliia

_MOST = 48  # renderings of one word by one practice: enough for the alternatives of three or four letters

# The schemes of iuliia that catalogues, maps and passports use; each is a published standard.
_SCHEMES = (
    iuliia.ALA_LC, iuliia.ALA_LC_ALT, iuliia.BGN_PCGN, iuliia.BS_2979_ALT, iuliia.GOST_16876, iuliia.GOST_16876_ALT,
    iuliia.GOST_52290, iuliia.GOST_7034, iuliia.GOST_779, iuliia.ICAO_DOC_9303, iuliia.ISO_9_1954, iuliia.MOSMETRO,
    iuliia.MVD_310, iuliia.MVD_310_FR, iuliia.SCIENTIFIC, iuliia.TELEGRAM, iuliia.UNGEGN_1987, iuliia.WIKIPEDIA,
)  # fmt: skip

_VOWELS = frozenset("аеёиоуыэюяьъ")
# Letters that no decomposition takes apart (https://www.unicode.org/reports/tr15/ leaves them whole).
_WHOLE = str.maketrans({"ł": "l", "ø": "o", "ß": "ss", "đ": "d", "æ": "ae", "œ": "oe", "þ": "th", "ı": "i", "ə": "e"})

# Cyrillic letters and the Latin ones that look the same, for words in which a scan or a keyboard has mixed the two.
_CYRILLIC = "аеорсухкмтвнјісԁһ"
_LATIN = "aeopcyxkmtbhjicdh"
TO_CYRILLIC = str.maketrans(
    "aeopcyxkmtbhABEKMHOPCTYX", "аеорсухкмтвнАВЕКМНОРСТУХ"
)  # fmt: skip
TO_LATIN = str.maketrans("аеорсухАВЕКМНОРСТУХ", "aeopcyxABEKMHOPCTYX")
# The orthography before 1918: the letters abolished by the reform, and what stands for them.
_REFORM = str.maketrans({"ѣ": "е", "і": "и", "ѳ": "ф", "ѵ": "и", "Ѣ": "Е", "І": "И", "Ѳ": "Ф", "Ѵ": "И"})


def is_cyrillic(word: str) -> bool:
    """Tell whether most letters of ``word`` are Cyrillic.

    >>> is_cyrillic("Мoлотов"), is_cyrillic("Molotov")
    (True, False)
    """
    letters = [letter for letter in word if letter.isalpha()]
    return 2 * sum("Ѐ" <= letter <= "ԯ" for letter in letters) > len(letters)


def one_script(word: str) -> str:
    """Return ``word`` in one script: look-alikes of the other, which scans and keyboards bring in, are replaced.

    >>> one_script("Мoлoтoв") == "Молотов"
    True
    """
    return word.translate(TO_CYRILLIC if is_cyrillic(word) else TO_LATIN)


def modern(word: str) -> str:
    """Return a Russian word in the orthography of today: the letters and the final ъ of before 1918 replaced.

    >>> modern("Ѳедоровъ")
    'Федоров'
    """
    word = word.translate(_REFORM)
    return word[:-1] if word[-1:] in {"ъ", "Ъ"} and len(word) > 2 else word


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """Return the letters of a Latin word without case, accents, ligatures and signs.

    >>> fold("Ščukin"), fold("I͡Agoda"), fold("Chubar’"), fold("Mołotow")
    ('scukin', 'iagoda', 'chubar', 'molotow')
    """
    plain = unicodedata.normalize("NFKD", word.casefold().translate(_WHOLE))
    return "".join(
        letter for letter in plain if letter.isalpha() and not unicodedata.combining(letter) and letter < "ʰ"
    )


@cache
def _practices() -> dict[str, dict[str, dict[str, list[str]]]]:
    """The tables of ``practices.toml``: letters, and the rules for places in the word."""
    table = tomllib.loads(files(__package__).joinpath("practices.toml").read_text(encoding="utf-8"))
    rules = ("initial", "after_vowel", "endings")
    return {
        name: {"letters": {k: v for k, v in given.items() if k not in rules}, **{rule: given[rule] for rule in rules}}
        for name, given in table.items()
    }


@lru_cache(maxsize=65536)
def latin(word: str) -> frozenset[str]:
    """Return the folded Latin spellings of a word: of a Russian one by every practice, of a Latin one its own.

    >>> sorted({"shchukin", "scukin", "sukin", "schtschukin", "chtchoukine", "szczukin"} - latin("Щукин"))
    []
    >>> latin("Molotov")
    frozenset({'molotov'})
    """
    word = one_script(word)
    if not is_cyrillic(word):
        return frozenset({fold(word)} - {""})
    word = modern(word).casefold()
    found = set()
    for scheme in _SCHEMES:
        # Three of the schemes leave ё in the output: it is rendered as ë, and as е, which catalogues write for it.
        for given in {word, word.replace("ё", "е")}:
            found.add(fold(scheme.translate(given).replace("ё", "e")))
    for practice in _practices().values():
        found.update(_by_practice(word, practice))
    return frozenset(found - {""})


def _by_practice(word: str, practice: dict[str, dict[str, list[str]]]) -> set[str]:
    """Return the spellings of a word by one table, its alternatives combined, at most `_MOST` of them."""
    stem, tails = word, [""]
    for ending, renderings in practice["endings"].items():
        if word.endswith(ending) and len(word) > len(ending) + 1:
            stem, tails = word[: -len(ending)], renderings
            break
    choices, place = [], 0
    while place < len(stem):
        letter = stem[place : place + 2]
        if letter not in practice["letters"]:
            letter = letter[0]
        options = practice["letters"].get(letter, [letter])
        if place == 0:
            options = practice["initial"].get(letter, options)
        elif stem[place - 1] in _VOWELS:
            options = practice["after_vowel"].get(letter, options)
        choices.append(options)
        place += len(letter)
    combined = itertools.islice(itertools.product(*reversed([*choices, tails])), _MOST)
    return {fold("".join(reversed(parts))) for parts in combined}
