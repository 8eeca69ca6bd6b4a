"""How much of each kind of thing a dataset has, counted as a reader means it."""

from __future__ import annotations

from pyoxigraph import NamedNode

from corrkg.reading.kept import Kept
from corrkg.reading.kinds import Kind, listed
from corrkg.sparql.graph import Graph
from corrkg.store.release import Release
from corrkg.vocab import CK, RDF

# What one has of each level: an archive is no unit beside its fonds.
_LEVELS = {
    "archive": ("archive", "archives"), "fond": ("fond", "fonds"), "opis": ("opis", "opisi"), "delo": ("delo", "dela"),
}  # fmt: skip
# What makes a person, place or organisation occur, beyond its row in an authority file.
_OCCURS = (CK.sender, CK.recipient, CK.copyRecipient, CK.refersTo, CK.by, CK.place)


def sizes(graph: Graph) -> list[tuple[int, str, str]]:
    """Return, for each kind that has a list, how many there are, what they are called, and the path of the list.

    Archival units are told apart by level; of persons, places and organisations, those that
    occur in the texts are counted.
    """
    found = [size for kind in listed() for size in _of(graph, kind)]
    return [size for size in found if size[0]]


@Kept
def tally(release: Release, kind: Kind, total: int) -> str:
    """Return what the list of a kind counts, in words; empty where the ``total`` of its rows says it all.

    A list of persons, places or organisations has the rows of the authority file too, whether they occur or not.
    """
    found = [size for size in _of(release.graph, kind) if size[0]]
    told = ", ".join(f"{number:,} {name}" for number, name, _ in found)
    rest = total - sum(number for number, _, _ in found)
    if not rest:
        return told if len(found) > 1 else ""
    return f"{told or 'none that occurs'}, and {rest:,} more of the authority file"


def _of(graph: Graph, kind: Kind) -> list[tuple[int, str, str]]:
    if kind.type == CK.ArchivalUnit:
        numbers = {level: graph.count(None, CK.level, CK.concept("level", level)) for level in _LEVELS}
        return [(number, _LEVELS[level][number != 1], kind.path) for level, number in numbers.items()]
    if kind.type in {CK.Person, CK.Place, CK.Organisation}:
        number = sum(1 for quad in graph.match(None, RDF.type, kind.type) if _occurs(graph, quad.subject))
        return [(number, kind.path if number == 1 else f"{kind.heading.lower()} that occur", kind.path)]
    number = graph.count(None, RDF.type, kind.type)
    return [(number, kind.path if number == 1 else kind.heading.lower(), kind.path)]


def _occurs(graph: Graph, thing: object) -> bool:
    return isinstance(thing, NamedNode) and any(
        next(graph.match(None, predicate, thing), None) is not None for predicate in _OCCURS
    )
