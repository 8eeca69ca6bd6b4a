"""What the pages of archival units show: the tree under a unit, and the folios of a delo with the gaps between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from corrkg.reading.days import nodes
from corrkg.reading.view import Node, in_order
from corrkg.store.glance import Folios

Facts = dict[str, Any]

_MOST = 500  # runs of folios on a page
_DEPTH = 4  # levels below an archive: fond, opis, delo, and one more


@dataclass(frozen=True, slots=True)
class Branch:
    """A unit with those under it.

    Args:
        unit: it.
        branches: those under it.
    """

    unit: Node
    branches: tuple[Branch, ...]


@dataclass(frozen=True, slots=True)
class Run:
    """Folios that are cited together, or a gap between such.

    Args:
        first, last: of them.
        cited: the references with what they are cited for; none in a gap.
    """

    first: int
    last: int
    cited: list[tuple[Node, list[Node]]] = field(default_factory=list)

    @property
    def label(self) -> str:
        """The numbers of the folios, as ``ck:folios`` writes them.

        >>> Run(3, 3).label, Run(3, 5).label
        ('3', '3-5')
        """
        return str(self.first) if self.first == self.last else f"{self.first}-{self.last}"


def unit_facts(node: Node) -> Facts:
    """Return the tree under a unit, and the runs of its folios that are cited."""
    path = node.value.removeprefix(node.view.release.base)
    found = runs(node, node.view.release.glance.folios(path, _MOST))
    return {
        "tree": branches(node, _DEPTH),
        "runs": found,
        "reach": (found[0].first, max(each.last for each in found)) if found else None,
    }


def branches(node: Node, depth: int) -> tuple[Branch, ...]:
    """Return the units under ``node``, so many levels of them."""
    below = in_order(node.inverse("ck:partOf")) if depth else []
    return tuple(Branch(each, branches(each, depth - 1)) for each in below)


def runs(node: Node, folios: Sequence[Folios]) -> list[Run]:
    """Return the runs of folios that are cited, in their order, with the gaps between them."""
    found: list[Run] = []
    reached = 0
    for each in folios:
        reference, bearer = nodes(node.view, (each.reference, each.bearer))
        if found and reached and each.first > reached + 1:
            found.append(Run(reached + 1, each.first - 1))
        if not found or not found[-1].cited or (found[-1].first, found[-1].last) != (each.first, each.last):
            found.append(Run(each.first, each.last))
        cited = found[-1].cited
        bearers = next((those for one, those in cited if one == reference), None)
        if bearers is None:
            cited.append((reference, [bearer]))
        else:
            bearers.append(bearer)
        reached = max(reached, each.last)
    return found
