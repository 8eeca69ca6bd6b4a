"""How much of each kind of thing a dataset has, counted as a reader means it."""

from __future__ import annotations

from dataclasses import dataclass

from corrkg.reading.kinds import Kind, listed
from corrkg.store.lists import OCCURRING
from corrkg.store.release import Release
from corrkg.vocab import CK

# What one has of each level: an archive is no unit beside its fonds.
_LEVELS = {
    "archive": ("archive", "archives"), "fond": ("fond", "fonds"), "opis": ("opis", "opisi"), "delo": ("delo", "dela"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Tally:
    """What the rows of a list are.

    Args:
        sorts: how many there are of each sort, and what they are called.
        rest: how many rows are those of an authority file that occur nowhere.
    """

    sorts: tuple[tuple[int, str], ...]
    rest: int


def sizes(release: Release) -> list[tuple[int, str, str]]:
    """Return, for each kind that has a list, how many there are, what they are called, and the path of the list.

    Archival units are told apart by level; of persons, places and organisations, those that
    occur in the texts are counted.
    """
    found = [size for kind in listed() for size in _of(release, kind)]
    return [size for size in found if size[0]]


def tally(release: Release, kind: Kind, total: int) -> Tally | None:
    """Return what the list of a kind counts; None where the ``total`` of its rows says it all.

    A list of persons, places or organisations has the rows of the authority file too, whether they occur or not.
    """
    found = tuple((number, name) for number, name, _ in _of(release, kind) if number)
    rest = total - sum(number for number, _ in found)
    return Tally(found, rest) if rest or len(found) > 1 else None


def _of(release: Release, kind: Kind) -> list[tuple[int, str, str]]:
    lists = release.lists
    if kind.type == CK.ArchivalUnit:
        numbers = {level: lists.size(kind, level) for level in _LEVELS}
        return [(number, _LEVELS[level][number != 1], kind.path) for level, number in numbers.items()]
    if kind.type in {CK.Person, CK.Place, CK.Organisation}:
        number = lists.size(kind, OCCURRING)
        return [(number, kind.path if number == 1 else f"{kind.heading.lower()} that occur", kind.path)]
    number = lists.size(kind)
    return [(number, kind.path if number == 1 else kind.heading.lower(), kind.path)]
