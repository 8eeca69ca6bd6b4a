"""What has been asked for once, kept in memory: a graph over a graph, so that a page needs few questions.

A page says beforehand what it will read (`Gathered.gather`: many subjects, one question). What it reads besides is
asked for when it is read: the answer is right in any case, and a test counts the questions.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator

from pyoxigraph import BlankNode, NamedNode, Quad

from corrkg.sparql.graph import Graph, GraphName, Object, Subject


class Gathered:
    """A graph that remembers what it was asked.

    >>> from corrkg.store.embedded import Embedded
    >>> from pyoxigraph import Literal, Store
    >>> store, a, p = Store(), NamedNode("http://x/a"), NamedNode("http://x/p")
    >>> store.add(Quad(a, p, Literal("v")))
    >>> graph = Gathered(Embedded(store))
    >>> graph.gather([a])
    >>> store.clear()
    >>> [quad.object.value for quad in graph.match(a, p)]
    ['v']
    """

    def __init__(self, graph: Graph) -> None:
        """Remember nothing yet of ``graph``."""
        self._graph = graph
        self._said: dict[Subject, dict[NamedNode, list[Quad]]] = {}  # of the subjects all of whose quads are here
        self._brief: dict[Subject, dict[NamedNode, list[Quad]]] = {}  # of those of which some predicates are here
        self._of_brief: dict[Subject, set[NamedNode]] = {}  # which predicates these are
        self._naming: dict[Object, list[Quad]] = {}  # of the objects whose quads are here, as far as they are wanted
        self._by: dict[Object, Collection[NamedNode]] = {}  # the predicates of these, where not all are wanted
        self._patterns: dict[tuple[object, ...], list[Quad]] = {}

    def gather(self, subjects: Iterable[object], predicates: Collection[NamedNode] | None = None) -> None:
        """Ask for what is not here yet of ``subjects``, those that are IRIs: one question, or none.

        Args:
            subjects: what will be read about.
            predicates: those that will be read; None: all.
        """
        wanted = [
            each for each in dict.fromkeys(subjects)
            if isinstance(each, NamedNode) and not self._has(each, predicates)
        ]  # fmt: skip
        if not wanted:
            return
        found = self._graph.about(wanted, predicates)
        if predicates is None:
            self._said.update((each, {}) for each in wanted)
            _add(self._said, found)
            return
        for each in wanted:
            known = self._brief.setdefault(each, {})
            for predicate in predicates:
                known.pop(predicate, None)
            self._of_brief.setdefault(each, set()).update(predicates)
        _add(self._brief, found)

    def take(self, graph: GraphName) -> list[Quad]:
        """Ask for all quads of a named graph, and take them for all that is said of their subjects: one question."""
        quads = list(self._graph.match(graph=graph))
        found: dict[Subject, dict[NamedNode, list[Quad]]] = {}
        _add(found, quads)
        self._said.update(found)
        return quads

    def point(
        self, objects: Iterable[Object], quads: Iterable[Quad], predicates: Collection[NamedNode] | None = None
    ) -> None:
        """Take ``quads`` for all that name ``objects``, as far as this page tells of them.

        Args:
            objects: what is named.
            quads: what names them.
            predicates: those of which the quads are here; None: all.
        """
        found: dict[Object, dict[Quad, None]] = defaultdict(dict)
        for quad in quads:
            found[quad.object][quad] = None
        for each in objects:
            self._naming[each] = list(found.get(each, ()))
            if predicates is not None:
                self._by[each] = predicates

    def points(self, object: Object, predicate: NamedNode | None = None) -> bool:
        """Tell whether it is here who names ``object``, by a predicate or by any that is wanted."""
        return object in self._naming and (predicate is None or predicate in self._by.get(object, (predicate,)))

    def said(self) -> Iterator[Quad]:
        """Yield all that was gathered."""
        for about in (*self._said.values(), *self._brief.values()):
            for quads in about.values():
                yield from quads

    def knows(self, subject: Subject) -> bool:
        """Tell whether all quads of ``subject`` are here."""
        return subject in self._said

    def match(
        self,
        subject: Subject | None = None,
        predicate: NamedNode | None = None,
        object: Object | None = None,
        graph: GraphName | None = None,
    ) -> Iterator[Quad]:
        """Yield the quads of a pattern, in no order."""
        for quad in self._found(subject, predicate, object, graph):
            if (
                (predicate is None or quad.predicate == predicate)
                and (object is None or quad.object == object)
                and (graph is None or quad.graph_name == graph)
            ):
                yield quad

    def count(
        self,
        subject: Subject | None = None,
        predicate: NamedNode | None = None,
        object: Object | None = None,
        graph: GraphName | None = None,
    ) -> int:
        """Return how many quads of a pattern there are."""
        if subject is None and object is None:
            return self._graph.count(subject, predicate, object, graph)
        return sum(1 for _ in self.match(subject, predicate, object, graph))

    def about(self, subjects: Collection[NamedNode], predicates: Collection[NamedNode] | None = None) -> Iterator[Quad]:
        """Yield the quads of all ``subjects``, in no order."""
        self.gather(subjects, predicates)
        for subject in subjects:
            for predicate in (None,) if predicates is None else predicates:
                yield from self.match(subject, predicate)

    def _has(self, subject: NamedNode, predicates: Collection[NamedNode] | None) -> bool:
        if subject in self._said:
            return True
        return predicates is not None and self._of_brief.get(subject, set()).issuperset(predicates)

    def _found(
        self, subject: Subject | None, predicate: NamedNode | None, object: Object | None, graph: GraphName | None
    ) -> Iterable[Quad]:
        if subject is not None:
            if subject not in self._said:
                if predicate in self._of_brief.get(subject, ()):
                    return self._brief[subject].get(predicate, ())  # type: ignore[arg-type]
                if isinstance(subject, NamedNode):
                    self.gather([subject])
                else:
                    self._said[subject] = _by_predicate(self._graph.match(subject))
            about = self._said[subject]
            return about.get(predicate, ()) if predicate else (quad for quads in about.values() for quad in quads)
        if object is not None and self.points(object, predicate):
            return self._naming[object]
        if object is None or isinstance(object, BlankNode):
            return self._graph.match(subject, predicate, object, graph)
        pattern = (predicate, object, graph)
        if pattern not in self._patterns:
            self._patterns[pattern] = list(self._graph.match(None, *pattern))
        return self._patterns[pattern]


def _by_predicate(quads: Iterable[Quad]) -> dict[NamedNode, list[Quad]]:
    found: dict[NamedNode, list[Quad]] = {}
    for quad in quads:
        found.setdefault(quad.predicate, []).append(quad)
    return found


def _add(to: dict[Subject, dict[NamedNode, list[Quad]]], quads: Iterable[Quad]) -> None:
    for quad in quads:
        to.setdefault(quad.subject, {}).setdefault(quad.predicate, []).append(quad)
