"""What a change of a dataset means to the shapes: which things they may judge otherwise, and what they read of these.

From a changed statement at the end of a chain (`corrkg.store.chains`) one goes back to the focus nodes. A chain whose
middle is gone has changed at a shorter one, which is a chain too.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from pyoxigraph import Literal, NamedNode, Quad

from corrkg.sparql.graph import Graph
from corrkg.store.chains import Chain, Step
from corrkg.store.constrained import Term

_Near = dict[NamedNode, set[Term]]  # nodes by the property that leads to them


@dataclass
class Surroundings:
    """The statements of a dataset, by what they are of and lead to; what was asked once is remembered.

    Args:
        graph: the dataset.
    """

    graph: Graph
    _ahead: dict[Term, _Near] = field(default_factory=dict)
    _behind: dict[Term, _Near] = field(default_factory=dict)

    def affected(self, chains: Iterable[Chain], changed: Iterable[Quad]) -> set[Term]:
        """Return the nodes of which a chain reads a change.

        Args:
            chains: what shapes read.
            changed: the statements that were added to the dataset or removed from it.
        """
        ends: dict[tuple[NamedNode, bool], set[Term]] = defaultdict(set)
        found: set[Term] = set()
        for quad in changed:
            subject, value = quad.subject, quad.object
            found.add(subject)  # type: ignore[arg-type]
            ends[quad.predicate, False].add(subject)  # type: ignore[arg-type]
            ends[quad.predicate, True].add(value)  # type: ignore[arg-type]
        for chain in chains:
            last = chain[-1]
            nodes = ends.get((last.property, last.back), set())
            for step in (*([last] if last.often else []), *chain[-2::-1]):
                nodes = self._from(nodes, Step(step.property, not step.back, step.often))
            found |= nodes
        return found

    def read(self, chains: Iterable[Chain], nodes: set[Term]) -> list[Quad]:
        """Return what the nodes say and what chains read of them, as a graph without a name."""
        ends: dict[Chain, set[Term]] = {(): nodes}
        told = set(nodes)
        found: set[Quad] = set()
        for chain in sorted(chains, key=len):
            step, before = chain[-1], ends[chain[:-1]]
            ends[chain] = self._from(before, step)
            if step.back:
                each = ((node, other) for node in before for other in self._near(node, step.property, back=True))
                found |= {Quad(other, step.property, node) for node, other in each}  # type: ignore[arg-type]
            else:
                told |= before | (ends[chain] if step.often else set())
        for node in told:
            for name, values in self._told(node).items():
                found |= {Quad(node, name, value) for value in values}  # type: ignore[arg-type]
        return list(found)

    def _from(self, nodes: set[Term], step: Step) -> set[Term]:
        """Return where a step leads from some nodes."""
        found, waiting = (set(nodes) if step.often else set[Term]()), list(nodes)
        while waiting:
            near = self._near(waiting.pop(), step.property, back=step.back)
            waiting += near - found if step.often else ()
            found |= near
        return found

    def _near(self, node: Term, property: NamedNode, *, back: bool) -> set[Term]:
        return (self._leading(node) if back else self._told(node)).get(property, set())

    def _told(self, node: Term) -> _Near:
        if (known := self._ahead.get(node)) is None:
            known = self._ahead[node] = defaultdict(set)
            for quad in () if isinstance(node, Literal) else self.graph.match(node):
                known[quad.predicate].add(quad.object)  # type: ignore[arg-type]
        return known

    def _leading(self, node: Term) -> _Near:
        if (known := self._behind.get(node)) is None:
            known = self._behind[node] = defaultdict(set)
            for quad in self.graph.match(object=node):
                known[quad.predicate].add(quad.subject)  # type: ignore[arg-type]
        return known
