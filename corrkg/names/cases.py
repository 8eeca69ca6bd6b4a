"""The case forms of Russian names, by pytrovich: "Молотова" may be Molotov in the genitive, or his wife."""

from __future__ import annotations

from functools import cache, lru_cache

from pytrovich.enums import Case, Gender, NamePart
from pytrovich.maker import PetrovichDeclinationMaker

from corrkg.names.parts import plain
from corrkg.names.writing import is_cyrillic, latin

_PARTS = {"surname": NamePart.LASTNAME, "given": NamePart.FIRSTNAME, "patronymic": NamePart.MIDDLENAME}
_FEMALE = ("овна", "евна", "ична", "ovna", "evna", "ichna", "owna", "jewna")


@cache
def _maker() -> PetrovichDeclinationMaker:
    return PetrovichDeclinationMaker()


def is_female(given: str, patronymic: str, surname: str = "") -> bool:
    """Tell whether a name is a woman's, by its patronymic or, failing that, by its endings.

    >>> is_female("Полина", "Семеновна"), is_female("Никита", "Сергеевич"), is_female("", "", "Молотов")
    (True, False, False)
    """
    if patronymic:
        return plain(patronymic).endswith(_FEMALE)
    ending = plain(surname)
    return ending.endswith(("ова", "ева", "ина", "ская", "ova", "eva", "ina", "skaya", "skaia")) and bool(given)


@lru_cache(maxsize=16384)
def case_forms(word: str, part: str, female: bool = False) -> frozenset[str]:
    """Return the Latin spellings of the oblique cases of a Russian name.

    Args:
        word: the name in Cyrillic; another has no cases.
        part: "surname", "given" or "patronymic".
        female: of a woman.

    >>> "molotova" in case_forms("Молотов", "surname"), "josephs" in case_forms("Joseph", "given")
    (True, False)
    """
    if not is_cyrillic(word):
        return frozenset()
    gender = Gender.FEMALE if female else Gender.MALE
    forms = {_maker().make(_PARTS[part], gender, case, word) for case in Case}
    return frozenset(key for form in forms if plain(form) != plain(word) for key in latin(form)) - latin(word)
