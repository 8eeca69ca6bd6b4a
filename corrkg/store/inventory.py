"""What occurs in a dataset: the addresses under its base, and the size of each named graph; taken by the build.

DIR/releases/{digest}/inventory/documents    the IRIs under the base, without their fragments, as sorted lines
DIR/releases/{digest}/inventory/loose        those of their fragments that no statement links
DIR/releases/{digest}/graphs.json            the named graphs, sorted, with the number of triples in each
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import NamedNode, Quad

from corrkg.store.built import Built, Earlier
from corrkg.store.embedded import Embedded
from corrkg.store.lines import SortedLines, write_lines
from corrkg.store.relations import RELATIONS, Relations, owner

_DOCUMENTS, _LOOSE = "documents", "loose"


@dataclass(frozen=True, slots=True)
class Inventory:
    """The IRIs under a base that occur in a dataset.

    Args:
        documents: all of them, without their fragments.
        loose: by thing, those of its fragments that no statement links with it or with another of its fragments.
    """

    documents: frozenset[str]
    loose: Mapping[str, tuple[NamedNode, ...]]

    @classmethod
    def take(cls, base: str, quads: Iterable[Quad]) -> Inventory:
        """Read ``quads`` once.

        >>> from pyoxigraph import RdfFormat, parse
        >>> quads = parse("<h:/a#x> <urn:p> <h:/b#y> . <h:/b> <urn:p> <h:/b#y> .", RdfFormat.TURTLE)
        >>> found = Inventory.take("h:/", quads)
        >>> sorted(found.documents), found.loose
        (['h:/a', 'h:/b'], {'h:/a': (<NamedNode value=h:/a#x>,)})
        """
        documents: set[str] = set()
        parts: set[str] = set()
        linked: set[str] = set()
        for quad in quads:
            owners = []
            for term in (quad.subject, quad.object, quad.predicate, quad.graph_name):
                iri = term.value if isinstance(term, NamedNode) else ""
                document = owner(iri) if iri.startswith(base) else ""
                owners.append(document)
                if document:
                    documents.add(document)
                    if len(document) < len(iri):
                        parts.add(iri)
            if owners[0] and owners[0] == owners[1] and quad.subject != quad.object:
                linked |= {quad.subject.value, quad.object.value}  # type: ignore[union-attr]
        return cls(frozenset(documents), _by_owner(parts - linked))

    @staticmethod
    def iris(base: str, quads: Iterable[Quad]) -> set[str]:
        """Return the IRIs under a base that occur in ``quads``."""
        terms = (each for quad in quads for each in (quad.subject, quad.predicate, quad.object, quad.graph_name))
        return {each.value for each in terms if isinstance(each, NamedNode) and each.value.startswith(base)}

    def save(self, directory: Path) -> None:
        """Write the inventory as files in ``directory``, for `Occurring` to search."""
        directory.mkdir()
        write_lines(directory / _DOCUMENTS, self.documents)
        write_lines(directory / _LOOSE, (part.value for parts in self.loose.values() for part in parts))


def _by_owner(parts: Iterable[str]) -> dict[str, tuple[NamedNode, ...]]:
    found: dict[str, tuple[NamedNode, ...]] = {}
    for iri in sorted(parts):
        found[owner(iri)] = (*found.get(owner(iri), ()), NamedNode(iri))
    return found


class Occurring:
    """A saved inventory, searched where it lies.

    Args:
        directory: where it was saved.

    Raises:
        OSError: it is not there.
        ValueError: it was cut short.
    """

    def __init__(self, directory: Path) -> None:
        self._documents = SortedLines(directory / _DOCUMENTS)
        self._loose = SortedLines(directory / _LOOSE)

    def __contains__(self, iri: str) -> bool:
        """Tell whether an IRI under the base, without a fragment, occurs anywhere."""
        return iri in self._documents

    def __iter__(self) -> Iterator[str]:
        return iter(self._documents)

    def all_loose(self) -> Iterator[NamedNode]:
        """Yield the fragments of every thing that no statement links."""
        return map(NamedNode, self._loose)

    def loose(self, iri: str) -> list[NamedNode]:
        """Return the fragments of ``iri`` that no statement links with it or with another of them."""
        return [NamedNode(each) for each in self._loose.starting(f"{iri}#")]


def make_inventory(target: Path, built: Built) -> None:
    """Write the inventory of a build in the directory ``target``."""
    if built.earlier is None:
        taken = Inventory.take(built.base, built.quads)
    else:
        taken = _renewed(Occurring(built.earlier.release / target.name), built, built.earlier)
    taken.save(target)


def _renewed(before: Occurring, built: Built, earlier: Earlier) -> Inventory:
    """Return the inventory of a build from that of an earlier release: what has changed is looked up in the store."""
    changed, graph = earlier.difference, built.graph
    parts = Relations(earlier.release / RELATIONS)
    now = Inventory.iris(built.base, changed.new_quads)
    was = Inventory.iris(built.base, changed.lost_quads)
    gone = [
        iri for iri in {owner(iri) for iri in was} - {owner(iri) for iri in now}
        if not any(_occurs(graph, each) for each in (NamedNode(iri), *parts.parts(NamedNode(iri))))
    ]  # fmt: skip
    documents = {*before} | {owner(iri) for iri in now}
    touched = {iri for iri in was | now if "#" in iri}
    loose = {each.value for each in before.all_loose()} - touched
    loose |= {iri for iri in touched if _occurs(graph, NamedNode(iri)) and not _linked(graph, NamedNode(iri))}
    return Inventory(frozenset(documents.difference(gone)), _by_owner(loose))


def _occurs(graph: Embedded, node: NamedNode) -> bool:
    """Tell whether a node is anywhere in a dataset."""
    patterns = ((node,), (None, None, node), (None, node), (None, None, None, node))
    return any(next(graph.match(*each), None) is not None for each in patterns)


def _linked(graph: Embedded, part: NamedNode) -> bool:
    """Tell whether a statement links a part with its thing or with another part of that."""
    others = (*(quad.object for quad in graph.match(part)), *(quad.subject for quad in graph.match(None, None, part)))
    return any(isinstance(each, NamedNode) and each != part and owner(each.value) == owner(part.value)
               for each in others)  # fmt: skip


def make_graphs(target: Path, built: Built) -> None:
    """Write the names and sizes of the named graphs of a build to the file ``target``."""
    if built.earlier is None:
        sizes = Counter(quad.graph_name for quad in built.quads)
    else:
        sizes = Counter(read_graphs(built.earlier.release / target.name))
        sizes.update(quad.graph_name for quad in built.earlier.difference.new_quads)
        sizes.subtract(quad.graph_name for quad in built.earlier.difference.lost_quads)
    named = {name.value: sizes[name] for name in sorted(+sizes, key=str) if isinstance(name, NamedNode)}
    target.write_text(json.dumps(named, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def read_graphs(path: Path) -> Mapping[NamedNode, int]:
    """Return what `make_graphs` wrote.

    Raises:
        OSError: it is not there.
        ValueError: it is something else.
    """
    sizes = json.loads(path.read_text(encoding="utf-8"))
    if not isinstance(sizes, dict) or not all(isinstance(size, int) for size in sizes.values()):
        raise ValueError("it has no sizes of graphs")
    return {NamedNode(name): size for name, size in sizes.items()}
