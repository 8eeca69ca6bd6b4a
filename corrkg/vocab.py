"""Names of the vocabularies that corrkg writes, as RDF terms."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from pyoxigraph import NamedNode


@dataclass(frozen=True)
class Vocabulary:
    """A namespace: ``CK.Letter`` and ``CK["Letter"]`` are its term ``Letter``.

    >>> FOAF.name.value
    'http://xmlns.com/foaf/0.1/name'
    """

    # Private, because prefix and namespace are names of terms (oa:prefix).
    _prefix: str
    _namespace: str

    def __getitem__(self, name: str) -> NamedNode:
        """Return the term called ``name``."""
        return _term(self._namespace, name)

    def __getattr__(self, name: str) -> NamedNode:
        """Return the term called ``name``; private names are no terms."""
        if name.startswith("__"):
            raise AttributeError(name)
        # Kept as an attribute: a conversion asks for the same few hundred terms millions of times, and Python comes
        # here only for an attribute that is not there.
        term = self.__dict__[name] = self[name]
        return term

    def concept(self, scheme: str, notation: str) -> NamedNode:
        """Return the concept of a code list: ``CK.concept("medium", "telegram")`` is ``ck:medium-telegram``.

        The scheme's name is part of the local name because the lists share words with each other and with
        properties (``sender`` is a property and a series of numbers; ``medium`` a property and a certainty).
        """
        return self[f"{scheme}-{notation}"]


@cache
def _term(namespace: str, name: str) -> NamedNode:
    return NamedNode(namespace + name)


CK = Vocabulary("ck", "https://w3id.org/corrkg/ontology#")
RDF = Vocabulary("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#")
RDFS = Vocabulary("rdfs", "http://www.w3.org/2000/01/rdf-schema#")
OWL = Vocabulary("owl", "http://www.w3.org/2002/07/owl#")
XSD = Vocabulary("xsd", "http://www.w3.org/2001/XMLSchema#")
SKOS = Vocabulary("skos", "http://www.w3.org/2004/02/skos/core#")
DCTERMS = Vocabulary("dcterms", "http://purl.org/dc/terms/")
PROV = Vocabulary("prov", "http://www.w3.org/ns/prov#")
OA = Vocabulary("oa", "http://www.w3.org/ns/oa#")
FOAF = Vocabulary("foaf", "http://xmlns.com/foaf/0.1/")
SCHEMA = Vocabulary("schema", "https://schema.org/")
RICO = Vocabulary("rico", "https://www.ica.org/standards/RiC/ontology#")
CRM = Vocabulary("crm", "http://www.cidoc-crm.org/cidoc-crm/")
VOID = Vocabulary("void", "http://rdfs.org/ns/void#")
DCAT = Vocabulary("dcat", "http://www.w3.org/ns/dcat#")
SD = Vocabulary("sd", "http://www.w3.org/ns/sparql-service-description#")
SH = Vocabulary("sh", "http://www.w3.org/ns/shacl#")
GEO = Vocabulary("geo", "http://www.w3.org/2003/01/geo/wgs84_pos#")
VANN = Vocabulary("vann", "http://purl.org/vocab/vann/")
BIBO = Vocabulary("bibo", "http://purl.org/ontology/bibo/")

VOCABULARIES = (
    CK, RDF, RDFS, OWL, XSD, SKOS, DCTERMS, PROV, OA, FOAF, SCHEMA, RICO, CRM, VOID, DCAT, SD, SH, GEO, VANN, BIBO,
)  # fmt: skip

PREFIXES: dict[str, str] = {vocabulary._prefix: vocabulary._namespace for vocabulary in VOCABULARIES}
# What the data use besides: changes, the datatype of dates, levels of archives, and counts.
PREFIXES |= {
    "as": "https://www.w3.org/ns/activitystreams#",
    "edtf": "http://id.loc.gov/datatypes/edtf/",
    "rst": "https://www.ica.org/standards/RiC/vocabularies/recordSetTypes#",
    "void-ext": "http://ldf.fi/void-ext#",
}

# The datatype of EDTF literals, as the Library of Congress names it (https://id.loc.gov/datatypes/edtf.html).
EDTF = NamedNode("http://id.loc.gov/datatypes/edtf/EDTF")

# The levels of archival units as ck:level has them, from the whole to the part.
LEVELS = ("archive", "fond", "opis", "delo")


@lru_cache(maxsize=2048)
def expand(name: str) -> NamedNode:
    """Return the term of a short name, or of a whole IRI: vocabularies of other packages have no prefix here.

    >>> expand("ck:date").value, expand("https://ships.example.org/terms#built").value
    ('https://w3id.org/corrkg/ontology#date', 'https://ships.example.org/terms#built')
    """
    if "//" in name:
        return NamedNode(name)
    prefix, _, local = name.partition(":")
    return NamedNode(PREFIXES[prefix] + local)


def shorten(iri: str) -> str:
    """Return the short name of an IRI, or the IRI itself where no prefix fits.

    >>> shorten("https://w3id.org/corrkg/ontology#date")
    'ck:date'
    """
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace) and len(iri) > len(namespace):
            return f"{prefix}:{iri[len(namespace) :]}"
    return iri
