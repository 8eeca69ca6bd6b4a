"""What an index of names knows: things with their names, and the names of persons taken apart."""

from __future__ import annotations

from dataclasses import dataclass

from corrkg.names.cases import is_female
from corrkg.names.parts import Name, is_patronymic, plain, read_name

PERSON = "person"


@dataclass(frozen=True, slots=True)
class Known:
    """A thing that an index knows by its names.

    Args:
        id: the path of the thing below the base (``person/molotov``).
        label: the name to show.
        names: the other names in use, as written.
        kind: the first part of that path, which says how names are read: those of persons are taken apart.
        born: EDTF, or empty.
        died: EDTF, or empty.
        note: what tells this thing from others of the name.
        weight: how often the thing occurs; the more frequent of two equals stands first.
        identifiers: URIs that other authorities have for it.
        former: the paths of things that were merged into this one.
    """

    id: str
    label: str
    names: tuple[str, ...]
    kind: str = PERSON
    born: str = ""
    died: str = ""
    note: str = ""
    weight: int = 0
    identifiers: tuple[str, ...] = ()
    former: tuple[str, ...] = ()


def take_apart(person: Known) -> tuple[Name, ...]:
    """Return the names of a person, taken apart.

    >>> [name.surname for name in take_apart(Known("person/m", "Molotov, V.M.", ("Molotov, V.M.", "Skriabin")))]
    ['Molotov', 'Skriabin']
    """
    names = dict.fromkeys((person.label, *person.names))
    readings = [written.readings[0] for name in names if (written := read_name(name)).readings]
    patronymics = {plain(each.patronymic) for each in readings if each.patronymic}
    return tuple(dict.fromkeys(each for each in readings if not _is_address(each, patronymics)))


def _is_address(name: Name, patronymics: set[str]) -> bool:
    """Tell whether a name is how a person is addressed, without a surname: "Lazar Moiseevich"."""
    alone = bool(name.given) and not name.patronymic and is_patronymic(name.surname)
    return alone and plain(name.surname) in patronymics


def is_womans(name: Name) -> bool:
    """Tell whether a name is a woman's."""
    return is_female(name.given, name.patronymic, name.surname)
