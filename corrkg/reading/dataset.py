"""What the dataset's documents say beside its statements: its counts as tables, the checksums of its dumps."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from pyoxigraph import Literal, Quad

from corrkg.convert.catalog import dump_part
from corrkg.reading.view import Node, View
from corrkg.store.release import Release
from corrkg.vocab import DCAT, RDF, XSD, Vocabulary

_SPDX = Vocabulary("spdx", "http://spdx.org/rdf/terms#")
_FIGURES = (
    ("triples", "statements"),
    ("entities", "things with an address of their own"),
    ("distinctSubjects", "subjects"),
    ("distinctObjects", "objects"),
    ("classes", "classes"),
    ("properties", "properties"),
)


def changed(release: Release) -> str:
    """Return the day of the last change: the publisher's own, or else that of the release."""
    return release.day or datetime.fromtimestamp(release.path.stat().st_mtime, UTC).date().isoformat()


def has_dumps(view: View) -> bool:
    """Tell whether the dataset says that it can be downloaded."""
    return view.node(view.release.uris.dataset).one("void:dataDump") is not None


def checksums(release: Release) -> Iterator[Quad]:
    """Yield the size and the checksum of each dump: they cannot stand in the dataset that the dumps are made of."""
    for file in release.dumps:
        node = release.uris.part(release.uris.dataset, dump_part(file.dump))
        checksum = release.uris.part(release.uris.dataset, f"checksum-{file.dump.suffix}")
        yield Quad(node, DCAT.byteSize, Literal(str(file.size), datatype=XSD.nonNegativeInteger))
        yield Quad(node, _SPDX.checksum, checksum)
        yield Quad(checksum, RDF.type, _SPDX.Checksum)
        yield Quad(checksum, _SPDX.algorithm, _SPDX.checksumAlgorithm_sha256)
        yield Quad(checksum, _SPDX.checksumValue, Literal(file.sha256, datatype=XSD.hexBinary))


def dataset_tables(node: Node) -> dict[str, Any]:
    """Return what the page of the dataset counts: classes, properties, graphs and links, the largest first."""

    def rows(parts: list[Node], of: str, number: str) -> list[tuple[Node, list[Node], int]]:
        found = [(part, part.all(of), int(count.value)) for part in parts if (count := part.one(number))]
        return sorted(found, key=lambda row: (-row[2], row[0].value))

    release, subsets = node.view.release, node.all("void:subset")
    files = {}
    if has_dumps(node.view):
        files = {f"{release.base}dump/{each.path.name}": each for each in release.dumps}
    return {
        "figures": [(label, value.value) for name, label in _FIGURES if (value := node.one(f"void:{name}"))],
        "class_rows": rows(node.all("void:classPartition"), "void:class", "void:entities"),
        "property_rows": rows(node.all("void:propertyPartition"), "void:property", "void:triples"),
        "graph_rows": rows([each for each in subsets if not each.fragment], "rdfs:label", "void:triples"),
        "link_rows": rows([each for each in subsets if each.fragment], "void:linkPredicate", "void:triples"),
        "files": files,
        "placed": {
            node.view.node(release.uris.part(release.uris.dataset, dump_part(each.dump))) for each in files.values()
        },
    }
