"""How much of each kind of thing a dataset has, counted as a reader means it."""

from __future__ import annotations

from dataclasses import dataclass

from corrkg.reading.kept import Kept
from corrkg.reading.kinds import Kind, listed, members
from corrkg.store.release import Release
from corrkg.vocab import CK

# What one has of each level: an archive is no unit beside its fonds.
_LEVELS = {
    "archive": ("archive", "archives"), "fond": ("fond", "fonds"), "opis": ("opis", "opisi"), "delo": ("delo", "dela"),
}  # fmt: skip
# What makes a person, place or organisation occur, beyond its row in an authority file.
_OCCURS = frozenset({CK.sender, CK.recipient, CK.copyRecipient, CK.refersTo, CK.by, CK.place})


@dataclass(frozen=True, slots=True)
class Tally:
    """What the rows of a list are.

    Args:
        sorts: how many there are of each sort, and what they are called.
        rest: how many rows are those of an authority file that occur nowhere.
    """

    sorts: tuple[tuple[int, str], ...]
    rest: int


@Kept
def sizes(release: Release) -> list[tuple[int, str, str]]:
    """Return, for each kind that has a list, how many there are, what they are called, and the path of the list.

    Archival units are told apart by level; of persons, places and organisations, those that
    occur in the texts are counted.
    """
    found = [size for kind in listed() for size in _of(release, kind)]
    return [size for size in found if size[0]]


@Kept
def tally(release: Release, kind: Kind, total: int) -> Tally | None:
    """Return what the list of a kind counts; None where the ``total`` of its rows says it all.

    A list of persons, places or organisations has the rows of the authority file too, whether they occur or not.
    """
    found = tuple((number, name) for number, name, _ in _of(release, kind) if number)
    rest = total - sum(number for number, _ in found)
    return Tally(found, rest) if rest or len(found) > 1 else None


def _of(release: Release, kind: Kind) -> list[tuple[int, str, str]]:
    if kind.type == CK.ArchivalUnit:
        graph = release.graph
        numbers = {level: graph.count(None, CK.level, CK.concept("level", level)) for level in _LEVELS}
        return [(number, _LEVELS[level][number != 1], kind.path) for level, number in numbers.items()]
    things = members(release, kind, "en")
    if kind.type in {CK.Person, CK.Place, CK.Organisation}:
        number = sum(1 for each in things if not release.relations.counts(each).keys().isdisjoint(_OCCURS))
        return [(number, kind.path if number == 1 else f"{kind.heading.lower()} that occur", kind.path)]
    return [(len(things), kind.path if len(things) == 1 else kind.heading.lower(), kind.path)]
