"""What became of addresses that no longer have a thing: merged into another, split, or withdrawn.

It stands in ``graph/provenance``, where a query finds it too.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode

from corrkg.reading.kept import Kept
from corrkg.store.release import Release
from corrkg.vocab import DCTERMS, OWL, RDFS


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


@Kept
def fates(release: Release) -> Mapping[str, Fate]:
    """Return what became of each address that has no thing any more, by its URI."""
    graph, provenance = release.graph, release.uris.graph("provenance")
    found = {}
    for quad in graph.match(None, OWL.deprecated, None, provenance):
        heirs = {q.object for q in graph.match(quad.subject, DCTERMS.isReplacedBy, None, provenance)}
        words = [q.object for q in graph.match(quad.subject, RDFS.comment, None, provenance)]
        named = sorted((each for each in heirs if isinstance(each, NamedNode)), key=str)
        reason = next((each.value for each in words if isinstance(each, Literal)), "")
        if isinstance(quad.subject, NamedNode):
            found[quad.subject.value] = Fate(tuple(named), reason)
    return found


def fate(release: Release, thing: NamedNode) -> Fate | None:
    """Return what became of ``thing``, or None: it was neither merged nor split nor withdrawn."""
    return fates(release).get(thing.value)


def fate_of_owner(release: Release, thing: NamedNode) -> tuple[NamedNode, Fate] | None:
    """Return the merged, split or withdrawn thing whose address ``thing``'s is below, such as the letter of a note."""
    known, iri = fates(release), thing.value
    while known and len(iri := iri.rpartition("/")[0]) >= len(release.base):
        if iri in known:
            return NamedNode(iri), known[iri]
    return None
