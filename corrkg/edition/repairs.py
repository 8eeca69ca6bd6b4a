"""Repairs of single characters, alike for each layout: what nobody sees, and what looks like something else.

Each is an `Edit` of the reading view. Characters that were lost before (U+FFFD, mojibake) are told, never guessed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator

from corrkg.edition.source import Span
from corrkg.edition.view import Edit, View

_INVISIBLE = "\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\u2066-\u2069\u180e\ufeff\ufe0e\ufe0f"
_LINE_ENDS = {"\u2028", "\u2029"}
_SPACES = "\u2000-\u200a\u202f\u205f\u3000"
# Dashes by what they stand for; the hyphen, the en dash and the em dash themselves are known to all rules.
_DASHES = dict.fromkeys("\u2010\u2011\ufe63\uff0d", "-") | dict.fromkeys("\u2012\u2212\ufe58", "–") | {"\u2015": "—"}
_QUOTES = dict.fromkeys("\u201f\u301d", "“") | dict.fromkeys("\u301e\u301f", "”") | dict.fromkeys("\u2033\uff02", '"')
_APOSTROPHES = dict.fromkeys("\u02bc\u2032\u201b\uff07", "’")
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
# Letters of the two scripts that look alike; what has no such Latin letter is transliterated with its whole word.
_ALIKE = str.maketrans("АВЕКМНОРСТУХЅІЈаеорсухѕіј", "ABEKMHOPCTYXSIJaeopcyxsij")
_LATIN = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "e", "ж": "zh", "з": "z", "и": "i", "й": "y",
    "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f",
    "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu",
    "я": "ya", "ѕ": "s", "і": "i", "ј": "j",
}  # fmt: skip
# What stands before the Roman figure of a month, and the longest of these.
_MONTH_BEFORE = re.compile(r"\d\s?[/.]\s?$")
_LONGEST_FIGURE = 4
_CYRILLIC = "А-Яа-яЁёЅІЈѕіј"
_CHARACTER = re.compile(
    rf"""
    (?P<divided> (?<=\w)\u00ad[ \t]*\n[ \t]*(?=\w) )
  | (?P<invisible> [{_INVISIBLE}]+ )
  | (?P<space> [{_SPACES}]+ )
  | (?P<dash> [{"".join(_DASHES)}] )
  | (?P<low> [„‚] | (?<!\w),,(?=\w) )
  | (?P<quote> [{"".join(_QUOTES)}] | (?<![\w'])''(?!') | (?<=[\w.,!?])''(?!\w) )
  | (?P<apostrophe> [{"".join(_APOSTROPHES)}] )
  | (?P<ligature> [{"".join(_LIGATURES)}] )
  | (?P<raised> [⁰¹²³⁴-⁹]+ )
  | (?P<accent> [^\W\d_][\u0300-\u036f]+ )
    """,
    re.VERBOSE,
)
# Longer runs say no more than these, and cost every pattern of white space its time.
_LONG_BLANKS = re.compile(r"[ \t\xa0]{25,}|\n(?:[ \t\xa0]*\n){11,}")
# A square or cubic measure: "25 m²" bears no note.
_MEASURE = re.compile(r"(?:^|[\s\d])(?:[ckdm]?m|km|ft|sq)$")
# UTF-8 that was read as Windows-1252 or as Windows-1251.
_MOJIBAKE = re.compile(
    r"Ã[\x80-¿€‚ƒ„…†‡ˆ‰Š‹Œ‘’“”•–—˜™š›œž]|â€[\x80-¿œ™˜“”]?|вЂ[\x80-¿њќћ™“”]?"
    r"|(?:[РС][°±²³‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—™љ›њќћџЎўЈ¤Ґ¦§Ё©Є«¬®Їµ¶·ё№є»јЅѕї\xa0]){3,}"
)


# One of these is in each of the characters that are repaired.
_ANY = re.compile(
    f"[{_INVISIBLE}{_SPACES}„‚⁰¹²³⁴-⁹\u0300-\u036f{''.join((*_DASHES, *_QUOTES, *_APOSTROPHES, *_LIGATURES))}]|,,|''"
)


def repair_characters(view: View) -> None:
    """Make the repairs of single characters in ``view``."""
    view.apply(_edits(view.text))
    view.apply(_closing(view.text))
    view.apply(_blanks(view.text))
    view.apply(_scripts(view.text))
    for match in re.finditer("[\ufffd]+", view.text):
        message = "U+FFFD stands where a character was lost before: compare the book"
        view.tell("unresolved", "character", message, Span(*match.span()), "low")
    for match in _MOJIBAKE.finditer(view.text):
        message = "mojibake: UTF-8 was read as Windows-1252 or Windows-1251: convert the file again"
        view.tell("unresolved", "character", message, Span(*match.span()), "low")


def _edits(text: str) -> Iterator[Edit]:
    for match in _characters(text):
        kind, printed = str(match.lastgroup), match.group()
        if kind == "raised":
            yield from _raised(text, match)
            continue
        words, message = _REPAIRS[kind](printed)
        if words != printed:
            yield Edit(*match.span(), words, message)


def _characters(text: str) -> Iterator[re.Match[str]]:
    """Yield what the slow pattern finds in a text, looked for only where one of its signs stands, or just before."""
    position = 0
    while (sign := _ANY.search(text, position)) is not None:
        at = sign.start()
        match = _CHARACTER.match(text, at - 1) if at > position else None  # a letter, and its accent
        match = match or _CHARACTER.match(text, at)
        if match is not None:
            yield match
        position = match.end() if match is not None else at + 1


_REPAIRS: dict[str, Callable[[str], tuple[str, str]]] = {
    "divided": lambda _: ("", "a word divided at the end of a line is read as one"),
    "invisible": lambda printed: ("\n" if set(printed) & _LINE_ENDS else "", "characters without a shape are left out"),
    "space": lambda printed: (" " * len(printed), "white space of another width is read as a space"),
    "dash": lambda printed: (_DASHES[printed], "a dash of another kind is read as the usual one"),
    "low": lambda _: ("„", "quotation marks of another kind are read as the usual ones"),
    "quote": lambda printed: (_QUOTES.get(printed, '"'), "quotation marks of another kind are read as the usual ones"),
    "apostrophe": lambda printed: (_APOSTROPHES[printed], "an apostrophe of another kind is read as the usual one"),
    "ligature": lambda printed: (_LIGATURES[printed], "a ligature is read as its letters"),
    "accent": lambda printed: (unicodedata.normalize("NFC", printed), "a letter and its accent are read as one letter"),
}


def _blanks(text: str) -> Iterator[Edit]:
    for match in _LONG_BLANKS.finditer(text):
        words = "\n\n\n" if "\n" in match.group() else "  "
        yield Edit(*match.span(), words, "a long run of white space is read as a short one")


def _raised(text: str, match: re.Match[str]) -> Iterator[Edit]:
    """Read a superscript figure as the sign of a note, or leave it: "25 m²" bears none."""
    if len(match.group()) > 2 or _MEASURE.search(text[max(0, match.start() - 4) : match.start()]):
        return
    figure = match.group().translate(_SUPERSCRIPTS)
    yield Edit(*match.span(), f" {figure} ", "a superscript figure is read as the sign of a note", sign=True)


def _closing(text: str) -> Iterator[Edit]:
    """Read quotation marks that open low, and what closes each (``„…“``), as the pair that rules know."""
    message = "quotation marks of another kind are read as the usual ones"
    opened = False
    for match in re.finditer('[„“”"\n]', text):
        sign = match.group()
        if sign == "\n":
            opened = False
        elif sign == "„":
            opened = True
            yield Edit(*match.span(), "“", message)
        elif opened:
            opened = False
            if sign != "”":
                yield Edit(*match.span(), "”", message)


def _scripts(text: str) -> Iterator[Edit]:
    """Read a word of both scripts in the Latin one."""
    for match in re.finditer(rf"[A-Za-z{_CYRILLIC}]+", text):
        if match.group().isascii() or not re.search("[A-Za-z]", match.group()):
            continue
        if _MONTH_BEFORE.search(text, max(0, match.start() - 4), match.start()) and _is_figure(match.group()):
            continue  # "19/VП.35": the figure of a month, which no other letter tells
        latin = latin_letters(match.group())
        yield Edit(*match.span(), latin, "letters of the other script that look the same are read as Latin ones")


def _is_figure(word: str) -> bool:
    """Tell whether capitals of both scripts are a Roman figure, and not a word: "VП" for VII."""
    return len(word) <= _LONGEST_FIGURE and word.isupper() and not word.translate(_ALIKE).isascii()


def latin_letters(word: str) -> str:
    """Return a word in Latin letters: those that look alike, or else a transliteration.

    >>> latin_letters("Kаganоvich"), latin_letters("Kaганovich"), latin_letters("Л")
    ('Kaganovich', 'Kaganovich', 'L')
    """
    alike = word.translate(_ALIKE)
    return alike if alike.isascii() else "".join(map(_transliterated, word))


def _transliterated(sign: str) -> str:
    latin = _LATIN.get(sign.lower(), sign)
    return latin.capitalize() if sign.isupper() else latin
