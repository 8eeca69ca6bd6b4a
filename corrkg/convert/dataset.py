"""The dataset itself, its sources and where it comes from; no clock is read."""

from __future__ import annotations

from pyoxigraph import Literal, NamedNode

from corrkg import __version__
from corrkg.convert.catalog import convert_catalog
from corrkg.convert.graph import GraphBuilder
from corrkg.convert.imprint import convert_imprint
from corrkg.edition.dataset import DatasetDescription, TextRights
from corrkg.edition.records import Edition
from corrkg.edition.source import SourceText
from corrkg.uris import ALIGNED, ARCHIVES, AUTHORITIES, DATASET, INFERRED, ONTOLOGY, PROVENANCE, QUERIES
from corrkg.vocab import CK, DCAT, DCTERMS, FOAF, PROV, RDFS, VOID, XSD


def convert_source(builder: GraphBuilder, edition: Edition, rights: TextRights) -> None:
    """Write the text that was read: its title, rights, size and checksum."""
    source: SourceText = edition.source
    node = builder.kind(source.slug, builder.uris.source(source.slug), CK.Source)
    title = rights.title or edition.title
    builder.text(source.slug, node, RDFS.label, title, rights.language)
    # DCAT-AP 3 takes a dataset for dct:source, and to DCAT a text is one (vocab-dcat-3, section 6.6): its title stands
    # in the graph of the dataset.
    builder.kind(DATASET, node, DCAT.Dataset)
    builder.text(DATASET, node, DCTERMS.title, title, rights.language)
    builder.text(DATASET, node, DCTERMS.description, "The text of an edition, from which the graph was read.", "en")
    builder.text(source.slug, node, DCTERMS.rights, rights.rights_statement or f"rights: {rights.rights}", "en")
    if rights.rights == "withhold":
        builder.text(
            source.slug,
            node,
            DCTERMS.accessRights,
            "The words of this text are withheld; what was read from it is published.",
            "en",
        )
    builder.text(source.slug, node, DCTERMS.language, rights.language)
    builder.text(source.slug, node, CK.sha256, source.sha256)
    builder.number(source.slug, node, CK.length, len(source.text))
    convert_imprint(builder, source.slug, node, rights, title)
    graph = builder.graph(source.slug)
    builder.add(PROVENANCE, graph, PROV.wasDerivedFrom, node)
    builder.text(PROVENANCE, graph, RDFS.label, f"What the text states: {title}", "en")
    build = _build(builder)
    builder.add(PROVENANCE, build, PROV.used, node)
    builder.add(DATASET, builder.uris.dataset, DCTERMS.source, node)
    builder.add(DATASET, builder.uris.dataset, PROV.wasDerivedFrom, node)


def _build(builder: GraphBuilder) -> NamedNode:
    """The build as an activity, without a time: a rebuild of the same inputs is the same activity."""
    build = builder.kind(PROVENANCE, builder.uris.part(builder.uris.dataset, "build"), PROV.Activity)
    agent = builder.kind(PROVENANCE, builder.uris.part(builder.uris.dataset, "corrkg"), PROV.SoftwareAgent)
    builder.text(PROVENANCE, build, RDFS.label, "The build of this dataset", "en")
    builder.text(PROVENANCE, agent, RDFS.label, f"corrkg {__version__}", "en")
    builder.add(PROVENANCE, build, PROV.wasAssociatedWith, agent)
    builder.add(PROVENANCE, builder.uris.dataset, PROV.wasGeneratedBy, build)
    return build


_GRAPH_LABELS = {
    INFERRED: "What was inferred, resolved or repaired",
    AUTHORITIES: "Persons and places of the authority files",
    ARCHIVES: "The hierarchy of the archives",
    PROVENANCE: "Where the graphs come from",
    DATASET: "The dataset about itself",
    ONTOLOGY: "The ontology and its alignments",
    QUERIES: "The saved queries that ship with corrkg, as examples for editors of SPARQL",
}


def convert_dataset(builder: GraphBuilder, about: DatasetDescription) -> None:
    """Write the dataset's description; its version, the digest of the quads, is added when they are complete."""
    node = builder.kind(DATASET, builder.uris.dataset, VOID.Dataset, DCAT.Dataset)
    builder.text(DATASET, node, DCTERMS.title, about.title, "en")
    builder.text(DATASET, node, RDFS.label, about.title, "en")
    builder.text(DATASET, node, DCTERMS.description, about.description, "en")
    builder.add(DATASET, node, DCTERMS.license, NamedNode(about.license))
    for name, value in (("issued", about.issued), ("modified", about.modified)):
        if value:
            builder.add(DATASET, node, DCTERMS[name], Literal(value, datatype=XSD.date))
    for name, label, uri in (
        ("publisher", about.publisher, about.publisher_uri),
        ("creator", about.creator, about.creator_uri),
    ):
        agent = NamedNode(uri) if uri else builder.uris.part(builder.uris.dataset, name)
        builder.kind(DATASET, agent, FOAF.Agent)
        builder.text(DATASET, agent, FOAF.name, label)
        builder.text(DATASET, agent, RDFS.label, label, "en")
        builder.add(DATASET, node, DCTERMS[name], agent)
    builder.add(DATASET, node, VOID.uriSpace, Literal(builder.uris.base))
    convert_catalog(builder, about)
    if about.aligned:
        said = f"The default graph of a query has {builder.graph(ALIGNED).value}, too."
        builder.text(DATASET, node, RDFS.comment, said, "en")
    for name, label in _GRAPH_LABELS.items():
        builder.text(PROVENANCE, builder.graph(name), RDFS.label, label, "en")
