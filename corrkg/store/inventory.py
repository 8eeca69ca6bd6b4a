"""What occurs in a dataset: the addresses under its base, and the size of each named graph; taken by the build.

DIR/releases/{digest}/inventory/documents    the IRIs under the base, without their fragments, as sorted lines
DIR/releases/{digest}/inventory/loose        those of their fragments that no statement links
DIR/releases/{digest}/graphs.json            the named graphs, sorted, with the number of triples in each
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import NamedNode, Quad

from corrkg.store.built import Built
from corrkg.store.lines import SortedLines, write_lines

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
                owner = iri.partition("#")[0] if iri.startswith(base) else ""
                owners.append(owner)
                if owner:
                    documents.add(owner)
                    if len(owner) < len(iri):
                        parts.add(iri)
            if owners[0] and owners[0] == owners[1] and quad.subject != quad.object:
                linked |= {quad.subject.value, quad.object.value}  # type: ignore[union-attr]
        loose: dict[str, tuple[NamedNode, ...]] = {}
        for iri in sorted(parts - linked):
            owner = iri.partition("#")[0]
            loose[owner] = (*loose.get(owner, ()), NamedNode(iri))
        return cls(frozenset(documents), loose)

    def save(self, directory: Path) -> None:
        """Write the inventory as files in ``directory``, for `Occurring` to search."""
        directory.mkdir()
        write_lines(directory / _DOCUMENTS, self.documents)
        write_lines(directory / _LOOSE, (part.value for parts in self.loose.values() for part in parts))


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

    def loose(self, iri: str) -> list[NamedNode]:
        """Return the fragments of ``iri`` that no statement links with it or with another of them."""
        return [NamedNode(each) for each in self._loose.starting(f"{iri}#")]


def make_inventory(target: Path, built: Built) -> None:
    """Write the inventory of a build in the directory ``target``."""
    Inventory.take(built.base, built.quads).save(target)


def make_graphs(target: Path, built: Built) -> None:
    """Write the names and sizes of the named graphs of a build to the file ``target``."""
    sizes = Counter(quad.graph_name for quad in built.quads)
    named = {name.value: sizes[name] for name in sorted(sizes, key=str) if isinstance(name, NamedNode)}
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
