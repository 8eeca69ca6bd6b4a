"""The parts of a name as people and catalogues write it: surname, given name, patronymic, initials, years."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib.resources import files

from corrkg.names.sound import bones
from corrkg.names.writing import fold, is_cyrillic, latin, modern, one_script

MAX_NAME = 400  # characters; more is no name, and is cut
_YEAR = re.compile(r"(?<!\d)(1[0-9]{3}|20[0-9]{2})(?:-\d\d(?:-\d\d)?)?(?!\d)")
_SPAN = re.compile(
    r"(?P<born>1[0-9]{3}|20\d\d)?(?:-\d\d(?:-\d\d)?)?\s*[-–—/]\s*(?P<died>1[0-9]{3}|20\d\d)?(?:-\d\d(?:-\d\d)?)?"
)
_BRACKETS = re.compile(r"[\[(<{«“\"]([^\[\](){}<>«»“”\"]*)[\])>}»”\"]")
# An initial: one letter, or the two to four that stand for one Cyrillic letter, before a stop.
_INITIAL = r"(?:Shch|Sch|Dzh|Zh|Kh|Ts|Ch|Sh|Y[aeou]|I[aeu]|J[aeou]|Th|Ph|[^\W\d_])"
_GLUED = re.compile(rf"^((?:{_INITIAL}\.)+)(?=[^\W\d_]{{3}})")
_TRAILING = re.compile(r"(?<=[^\W\d_]{3})((?:(?-i:[A-ZА-ЯЁ])[a-zа-яё]?\.){1,3})$")
_INITIALS = re.compile(rf"^(?:{_INITIAL}\.?-?){{1,3}}$")
# What catalogues add to initials: "Stalin, I. V. (Iosif Vissarionovich)".
_SPELT_OUT = re.compile(rf"(?P<initials>(?:\b{_INITIAL}\.\s*){{1,3}})\((?P<names>[^()]+)\)")
_WORD = re.compile(r"[^\s,;]+")


@cache
def words() -> dict[str, frozenset[str]]:
    """Return the word lists of ``words.toml``, folded."""
    table = tomllib.loads(files(__package__).joinpath("words.toml").read_text(encoding="utf-8"))
    return {
        name: frozenset(plain(word) for word in text.split()) for name, text in table.items() if name != "equivalents"
    }


@cache
def _equivalents() -> dict[str, frozenset[int]]:
    """Return the numbers of the names that a written given name may stand for."""
    table = tomllib.loads(files(__package__).joinpath("words.toml").read_text(encoding="utf-8"))
    found: dict[str, frozenset[int]] = {}
    for number, line in enumerate(table["equivalents"].split("\n")):
        for word in line.split():
            for spelling in latin(word) | _heard(word) | {plain(word)}:
                found[spelling] = found.get(spelling, frozenset()) | {number}
    return found


@lru_cache(maxsize=65536)
def plain(word: str) -> str:
    """Return a word in its own script, without case, accents and signs.

    >>> plain("Ščukin"), plain("Хрущёв")
    ('scukin', 'хрущев')
    """
    word = one_script(word)
    if is_cyrillic(word):
        return "".join(letter for letter in modern(word).casefold().replace("ё", "е") if letter.isalpha())
    return fold(word)


def _heard(given: str) -> frozenset[str]:
    """Return how a given name sounds, without the final e that is mute in French."""
    return frozenset(bone.removesuffix("e") for bone in bones(given) if len(bone) > 3)


@lru_cache(maxsize=65536)
def same_given(one: str, other: str) -> bool:
    """Tell whether two written given names are one name, in any script and language.

    >>> same_given("Joseph", "Иосиф"), same_given("Nicolas", "Nikolai"), same_given("Anastase", "Анастас")
    (True, True, True)
    >>> same_given("Lazar", "Lev"), same_given("Yulia", "Юлий")
    (False, False)
    """
    ours, theirs = latin(one), latin(other)
    if ours & theirs or _heard(one) & _heard(other):
        return True
    return bool(_meanings(one) & _meanings(other))


def _meanings(given: str) -> frozenset[int]:
    """Return the numbers of the names that a word may stand for: a Cyrillic one says which, Jan may be Ян or Иван."""
    known = _equivalents()
    if is_cyrillic(given) and plain(given) in known:
        return known[plain(given)]
    return frozenset().union(*(known.get(word, frozenset()) for word in latin(given) | _heard(given)))


@dataclass(frozen=True, slots=True)
class Name:
    """One reading of a written name.

    Args:
        surname: as written, without initials and titles.
        given: the given name as written, or empty.
        patronymic: as written, or empty.
        initials: the initials in order, where they stand in place of names.
        others: further surnames (in brackets: a former name, a pseudonym).
    """

    surname: str
    given: str = ""
    patronymic: str = ""
    initials: tuple[str, ...] = ()
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Written:
    """A written name: its possible readings, the likeliest first, and the years that stand with it."""

    readings: tuple[Name, ...]
    born: str = ""
    died: str = ""


def read_name(text: str) -> Written:
    """Return the readings of a name as written.

    Titles, brackets and years are taken off; initials may stand anywhere, glued or not; the surname may come first or
    last, and a comma says which.

    >>> read_name("Comrade V.M.Molotov").readings[0]
    Name(surname='Molotov', given='', patronymic='', initials=('V', 'M'), others=())
    >>> read_name("Молотов, Вячеслав Михайлович (1890-1986)").died
    '1986'
    >>> read_name("Molotov Vyacheslav Mikhailovich").readings[0].surname
    'Molotov'
    """
    text = unicodedata.normalize("NFC", text[:MAX_NAME]).replace("\N{SOFT HYPHEN}", "")
    text = re.sub(r"[‘’ʼʹ′`]", "'", text)
    text, born, died = _years(_SPELT_OUT.sub(_spelt_out, text))
    inside = [found.strip() for found in _BRACKETS.findall(text)]
    others = tuple(word for each in inside for word in each.split() if len(plain(word)) > 2 and word[:1].isupper())
    text = _BRACKETS.sub(" ", text)
    before, comma, after = text.partition(",")
    surname, rest = _tokens(before), _tokens(after.partition(",")[0])
    readings = [_with(" ".join(surname), rest)] if comma and surname and rest else _without_comma(surname)
    if not readings and others:
        readings, others = [Name(others[-1])], others[:-1]
    return Written(tuple(replace(each, others=others) for each in readings if each.surname), born, died)


def _spelt_out(found: re.Match[str]) -> str:
    """Return the names in brackets instead of the initials before them, where they begin with these."""
    initials = [plain(each) for each in re.split(r"[.\s]+", found["initials"]) if each]
    names = found["names"].split()
    fits = len(names) == len(initials) and all(
        plain(name).startswith(initial) for name, initial in zip(names, initials, strict=True)
    )
    return " ".join(names) if fits else found[0]


def _years(text: str) -> tuple[str, str, str]:
    """Return the text without the years of life, and these."""
    for found in _SPAN.finditer(text):
        if found["born"] or found["died"]:
            rest = f"{text[: found.start()]} {text[found.end() :]}"
            return re.sub(r"\(\s*\)", " ", rest), found["born"] or "", found["died"] or ""
    year = _YEAR.search(text)
    if year is None:
        return text, "", ""
    word = fold(re.split(r"\W+", text[: year.start()].rstrip(" .("))[-1])
    rest = f"{text[: year.start()]} {text[year.end() :]}"
    return (rest, "", year[1]) if word in {"d", "died", "gest", "mort"} else (rest, year[1], "")


def _tokens(text: str) -> list[str]:
    """Return the words and the groups of initials of a text, without titles."""
    found: list[str] = []
    for match in _WORD.finditer(text):
        word = match[0].strip("'*?!:")
        glued, trailing = _GLUED.match(word), _TRAILING.search(word)
        if glued:
            found += [glued[1], word[glued.end() :]]
        elif trailing:
            found += [word[: trailing.start()], trailing[1]]
        elif word:
            found.append(word)
    noise = words()["titles"] | words()["years"]
    return [word for word in found if plain(word) and (_is_initial(word) or plain(word) not in noise)]


def _is_initial(word: str) -> bool:
    """Tell whether a word is an initial or a group of them; an abbreviated title ("tov.") is none."""
    if "." not in word:
        return len(plain(word)) == 1 and word[:1].isupper()
    return bool(_INITIALS.match(word)) and not word[:1].islower()


def _initials(word: str) -> tuple[str, ...]:
    return tuple(part for part in re.split(r"[.\-]", word) if part)


def is_patronymic(word: str) -> bool:
    """Tell whether a word looks like a patronymic.

    >>> is_patronymic("Михайлович"), is_patronymic("Moiseewitsch"), is_patronymic("Kaganovich")
    (True, True, True)
    """
    return len(plain(word)) > 4 and plain(word).endswith(tuple(words()["patronymics"]))


def _with(surname: str, rest: list[str]) -> Name:
    """Return the name with this surname and these words, in order, for the rest."""
    initials: list[str] = []
    given = patronymic = ""
    for word in rest:
        if _is_initial(word):
            initials += _initials(word)
        elif plain(word) in words()["particles"]:
            continue
        elif not given and not (initials and is_patronymic(word)):
            given = word
        elif not patronymic:
            patronymic = word
    return Name(surname, given, patronymic, tuple(initials))


def _without_comma(tokens: list[str]) -> list[Name]:
    """Read words in direct order or with the surname first."""
    full = [place for place, word in enumerate(tokens) if not _is_initial(word)]
    if not full:
        return []
    last, first = full[-1], full[0]

    def at(place: int) -> Name:
        return _with(tokens[place], [word for number, word in enumerate(tokens) if number != place])

    if len(full) == 1:
        return [at(first)]
    if len(full) == len(tokens) == 3 and is_patronymic(tokens[2]) and not is_patronymic(tokens[1]):
        return [at(first), at(last)]
    return [at(last), at(first)]
