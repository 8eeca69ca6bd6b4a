"""What became of addresses that no longer have a thing: merged into another, split, or withdrawn.

It stands in ``graph/provenance``, where a query finds it too.
"""

from __future__ import annotations

from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode

from corrkg.reading.view import View
from corrkg.vocab import DCTERMS, RDFS


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of an address: the things that have its place, and the reason.

    A merged address has one heir, a split one several, and a withdrawn one none.
    """

    heirs: tuple[NamedNode, ...]
    reason: str

    @property
    def survivor(self) -> NamedNode | None:
        """The one thing that it is now."""
        return self.heirs[0] if len(self.heirs) == 1 else None


def fate(view: View, thing: NamedNode) -> Fate | None:
    """Return what became of ``thing``, or None: it was neither merged nor split nor withdrawn."""
    if not view.release.relations.retired(thing):
        return None
    graph, provenance = view.graph, view.release.uris.graph("provenance")
    heirs = {quad.object for quad in graph.match(thing, DCTERMS.isReplacedBy, None, provenance)}
    words = [quad.object for quad in graph.match(thing, RDFS.comment, None, provenance)]
    named = sorted((each for each in heirs if isinstance(each, NamedNode)), key=str)
    return Fate(tuple(named), next((each.value for each in words if isinstance(each, Literal)), ""))


def fate_of_owner(view: View, thing: NamedNode) -> tuple[NamedNode, Fate] | None:
    """Return the merged, split or withdrawn thing whose address ``thing``'s is below, such as the letter of a note."""
    found = ((each, fate(view, each)) for each in view.release.uris.above(thing.value))
    return next(((each, its) for each, its in found if its is not None), None)
