"""What the things of a dataset say, as a build reads it for its tables.

A build of all reads the whole file once and has it in memory; one that starts from an earlier release looks up in the
file what it needs. Either has the values of a property in the order of the file.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping

from pyoxigraph import Literal, NamedNode, Quad

from corrkg.store.built import Built

Value = NamedNode | Literal
Said = Mapping[NamedNode, list[Value]]


class Sayings:
    """What the things of a build say by some properties.

    Args:
        built: the build.
        read: the properties.
        back: those that are also followed from object to subject.
    """

    def __init__(self, built: Built, read: Collection[NamedNode], back: Collection[NamedNode] = ()) -> None:
        self._built, self._read, self._back = built, frozenset(read), frozenset(back)
        self._told: dict[NamedNode, dict[NamedNode, list[Value]]] = {}
        self._pointing: dict[tuple[NamedNode, Value], list[NamedNode]] = defaultdict(list)
        if built.earlier is None:
            self._take(built.quads)

    def __iter__(self) -> Iterator[NamedNode]:
        """Yield what has been read about: of a build of all, everything that says anything by these properties."""
        return iter(list(self._told))

    def of(self, thing: NamedNode) -> Said:
        """Return what a thing says."""
        if thing not in self._told and self._built.earlier is not None:
            self._told[thing] = {}
            self._take(self._built.earlier.difference.about(thing))
        return self._told.get(thing, {})

    def nodes(self, thing: NamedNode, *names: NamedNode) -> list[NamedNode]:
        """Return the things that are the values of properties."""
        said = self.of(thing)
        return list(dict.fromkeys(each for name in names for each in said.get(name, ()) if isinstance(each, NamedNode)))

    def texts(self, thing: NamedNode, *names: NamedNode) -> list[str]:
        """Return the literals that are the values of properties, without their languages."""
        said = self.of(thing)
        found = (each.value for name in names for each in said.get(name, ()) if isinstance(each, Literal))
        return list(dict.fromkeys(found))

    def text(self, thing: NamedNode, name: NamedNode) -> str:
        """Return the first literal that is the value of a property; empty: there is none."""
        return next((each.value for each in self.of(thing).get(name, ()) if isinstance(each, Literal)), "")

    def pointing(self, name: NamedNode, thing: NamedNode) -> list[NamedNode]:
        """Return what has a thing as a value of one of the properties that are followed back."""
        if self._built.earlier is None:
            return self._pointing.get((name, thing), [])
        found = {quad.subject for quad in self._built.graph.match(None, name, thing)}
        return sorted((each for each in found if isinstance(each, NamedNode)), key=str)  # as in the file

    def _take(self, quads: Iterable[Quad]) -> None:
        for quad in quads:
            subject, name, value = quad.subject, quad.predicate, quad.object
            if name not in self._read or not isinstance(subject, NamedNode) or not isinstance(value, Value):
                continue
            values = self._told.setdefault(subject, {}).setdefault(name, [])
            if value not in values:
                values.append(value)
                if name in self._back and self._built.earlier is None:
                    self._pointing[name, value].append(subject)
