"""The dataset for catalogues: how to get it, whole or by query (DCAT 3, https://www.w3.org/TR/vocab-dcat-3/)."""

from __future__ import annotations

from pyoxigraph import NamedNode

from corrkg.convert.graph import GraphBuilder
from corrkg.edition.dataset import DatasetDescription
from corrkg.formats import DUMP_FORMATS, Format
from corrkg.uris import DATASET
from corrkg.vocab import DCAT, DCTERMS, FOAF, RDFS, VOID, Vocabulary

_IANA = "https://www.iana.org/assignments/media-types/"
_FORMATS = Vocabulary("formats", "http://www.w3.org/ns/formats/")
_VCARD = Vocabulary("vcard", "http://www.w3.org/2006/vcard/ns#")
_LANGUAGES = "http://id.loc.gov/vocabulary/iso639-1/"
_PROTOCOL = NamedNode("https://www.w3.org/TR/sparql11-protocol/")
GZIP = "application/gzip"


def dump_name(dump: Format) -> str:
    """Return the name of the file with the whole dataset, compressed by gzip.

    >>> from corrkg.formats import TURTLE
    >>> dump_name(TURTLE)
    'dataset.ttl.gz'
    """
    return f"dataset.{dump.suffix}.gz"


def dump_part(dump: Format) -> str:
    """Return the fragment that names a dump as a distribution of the dataset."""
    return f"distribution-{dump.suffix}"


def dump_address(base: str, dump: Format) -> str:
    """Return where a dump is downloaded: ``{base}dump/dataset.nq.gz``."""
    return f"{base}dump/{dump_name(dump)}"


def convert_catalog(builder: GraphBuilder, about: DatasetDescription) -> None:
    """Write the distributions and the query service of the dataset, and what catalogues ask for besides."""
    uris, node = builder.uris, builder.uris.dataset
    builder.text(DATASET, node, DCTERMS.identifier, node.value)
    builder.add(DATASET, node, DCAT.landingPage, NamedNode(uris.base))
    builder.add(DATASET, node, FOAF.homepage, NamedNode(uris.base))
    builder.kind(DATASET, NamedNode(uris.base), FOAF.Document)
    builder.add(DATASET, node, DCTERMS.conformsTo, _ontology(builder))
    _media_type(builder, about.license, DCTERMS.LicenseDocument)
    for word in about.keywords:
        builder.text(DATASET, node, DCAT.keyword, word, "en")
    for tag in sorted({rights.language for rights in about.texts.values()} | {"en"}):
        language = _media_type(builder, _LANGUAGES + tag, DCTERMS.LinguisticSystem)
        builder.add(DATASET, node, DCTERMS.language, language)
    if about.contact:
        contact = builder.kind(DATASET, uris.part(node, "contact"), _VCARD.Kind, _VCARD.Organization)
        builder.text(DATASET, contact, _VCARD.fn, about.publisher)
        mail = "" if ":" in about.contact else "mailto:"
        name = _VCARD.hasEmail if mail or about.contact.startswith("mailto:") else _VCARD.hasURL
        builder.add(DATASET, contact, name, NamedNode(mail + about.contact))
        builder.add(DATASET, node, DCAT.contactPoint, contact)
    for dump in DUMP_FORMATS:
        _distribution(builder, about, dump)
    _service(builder, about)


def _ontology(builder: GraphBuilder) -> NamedNode:
    ontology = NamedNode("https://w3id.org/corrkg/ontology")
    return builder.kind(DATASET, ontology, DCTERMS.Standard)


def _media_type(builder: GraphBuilder, iri: str, kind: NamedNode) -> NamedNode:
    return builder.kind(DATASET, NamedNode(iri), kind)


def _distribution(builder: GraphBuilder, about: DatasetDescription, dump: Format) -> None:
    dataset, address = builder.uris.dataset, NamedNode(dump_address(builder.uris.base, dump))
    node = builder.kind(DATASET, builder.uris.part(dataset, dump_part(dump)), DCAT.Distribution)
    builder.add(DATASET, dataset, DCAT.distribution, node)
    builder.add(DATASET, dataset, VOID.dataDump, address)
    builder.add(DATASET, dataset, VOID.feature, _FORMATS[dump.iri])
    graphs = "with its named graphs" if dump.graphs else "as one graph"
    builder.text(DATASET, node, DCTERMS.title, f"The whole dataset {graphs}: {dump.label}, gzip", "en")
    builder.text(DATASET, node, RDFS.label, f"The whole dataset: {dump.label}", "en")
    builder.text(
        DATASET, node, DCTERMS.description,
        f"Every statement {graphs}, as the build made it; {dump.label} compressed by gzip.", "en",
    )  # fmt: skip
    builder.add(DATASET, node, DCAT.accessURL, NamedNode(builder.uris.base + "dump"))
    builder.add(DATASET, node, DCAT.downloadURL, address)
    media_type = _media_type(builder, _IANA + dump.media_type, DCTERMS.MediaType)
    builder.add(DATASET, node, DCAT.mediaType, media_type)
    builder.add(
        DATASET, node, DCTERMS.format, _media_type(builder, _FORMATS[dump.iri].value, DCTERMS.MediaTypeOrExtent)
    )
    builder.add(DATASET, node, DCAT.compressFormat, _media_type(builder, _IANA + GZIP, DCTERMS.MediaType))
    builder.add(DATASET, node, DCTERMS.license, NamedNode(about.license))


def _service(builder: GraphBuilder, about: DatasetDescription) -> None:
    dataset, endpoint = builder.uris.dataset, NamedNode(builder.uris.base + "sparql")
    node = builder.kind(DATASET, builder.uris.part(dataset, "sparql-service"), DCAT.DataService)
    builder.add(DATASET, dataset, VOID.sparqlEndpoint, endpoint)
    builder.text(DATASET, node, DCTERMS.title, f"SPARQL endpoint: {about.title}", "en")
    builder.text(DATASET, node, RDFS.label, "SPARQL endpoint", "en")
    builder.add(DATASET, node, DCAT.endpointURL, endpoint)
    builder.add(DATASET, node, DCAT.endpointDescription, endpoint)
    builder.add(DATASET, node, DCAT.servesDataset, dataset)
    builder.add(DATASET, node, DCTERMS.license, NamedNode(about.license))
    builder.add(DATASET, node, DCTERMS.conformsTo, builder.kind(DATASET, _PROTOCOL, DCTERMS.Standard))
    # DCAT links the service to the dataset; this is the way back, for a client that begins with the dataset.
    distribution = builder.kind(DATASET, builder.uris.part(dataset, "distribution-sparql"), DCAT.Distribution)
    builder.add(DATASET, dataset, DCAT.distribution, distribution)
    builder.text(DATASET, distribution, DCTERMS.title, "The dataset by query: SPARQL 1.1", "en")
    builder.text(DATASET, distribution, RDFS.label, "The dataset by query", "en")
    builder.add(DATASET, distribution, DCAT.accessURL, endpoint)
    builder.add(DATASET, distribution, DCAT.accessService, node)
    builder.add(DATASET, distribution, DCTERMS.license, NamedNode(about.license))
