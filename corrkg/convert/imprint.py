"""The printed book that a text is taken from, as dataset.toml describes it: Dublin Core and BIBO."""

from __future__ import annotations

from pyoxigraph import Literal, NamedNode

from corrkg.convert.graph import GraphBuilder
from corrkg.edition.dataset import TextRights
from corrkg.vocab import BIBO, DCTERMS, FOAF, RDFS, SCHEMA, XSD


def citation(rights: TextRights, title: str) -> str:
    """Return how the edition is cited; empty where dataset.toml says nothing of the book.

    >>> citation(TextRights(editors="A. Orlova; B. Gromov", place="Kem", publisher="Mill", year="1999"), "Letters")
    'A. Orlova, B. Gromov (eds.). Letters. Kem: Mill, 1999.'
    """
    editors = ", ".join(_editors(rights))
    house = ": ".join(filter(None, (rights.place, rights.publisher)))
    imprint = ", ".join(filter(None, (house, rights.year)))
    if not editors and not imprint:
        return ""
    parts = (f"{editors} (eds.)" if editors else "", title, imprint, f"P. {rights.pages}" if rights.pages else "")
    return " ".join(f"{part}." for part in parts if part)


def _editors(rights: TextRights) -> list[str]:
    return [name.strip() for name in rights.editors.split(";") if name.strip()]


def convert_imprint(builder: GraphBuilder, graph: str, node: NamedNode, rights: TextRights, title: str) -> None:
    """Write what dataset.toml says of the printed book; what it leaves empty is not stated."""
    for number, name in enumerate(_editors(rights), 1):
        builder.add(graph, node, BIBO.editor, _agent(builder, graph, node, f"editor-{number}", name))
    if rights.publisher:
        publisher = _agent(builder, graph, node, "publisher", rights.publisher)
        builder.add(graph, node, DCTERMS.publisher, publisher)
        builder.text(graph, publisher, SCHEMA.location, rights.place)
    if rights.year:
        builder.add(graph, node, DCTERMS.issued, Literal(rights.year, datatype=XSD.gYear))
    if rights.isbn:
        digits = rights.isbn.replace("-", "")
        builder.text(graph, node, BIBO.isbn13 if len(digits) == 13 else BIBO.isbn10, digits)
    builder.text(graph, node, BIBO.pages, rights.pages)
    if rights.url:
        builder.add(graph, node, DCTERMS.isVersionOf, NamedNode(rights.url))
    builder.text(graph, node, DCTERMS.bibliographicCitation, citation(rights, title))


def _agent(builder: GraphBuilder, graph: str, node: NamedNode, part: str, name: str) -> NamedNode:
    agent = builder.kind(graph, builder.uris.part(node, part), FOAF.Agent)
    builder.text(graph, agent, FOAF.name, name)
    builder.text(graph, agent, RDFS.label, name, "en")
    return agent
