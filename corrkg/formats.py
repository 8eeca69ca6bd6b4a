"""The formats of documents, query results and files: names, media types, and the specification of each.

Each is told here once. What a request or a command asks for is found by suffix (`by_suffix`), or by any name that
clients call it by (`by_name`); the choice among media types by Accept is `corrkg.web.http.negotiate`.
"""

from __future__ import annotations

from dataclasses import dataclass

from pyoxigraph import QueryResultsFormat, RdfFormat


@dataclass(frozen=True, slots=True)
class Format:
    """A format that something is served or written in.

    Args:
        suffix: what an address or a file ends in after the dot.
        media_type: its registered name.
        label: its name for people.
        engine: how Oxigraph calls it; None for HTML, plain JSON and the text of a query.
        aliases: other media types that ask for it.
        weight: how good it is to answer with, among others that a request takes as well.
        names: other names of it. The first is what ``corrkg export`` calls it; the others are those of rdflib,
            SPARQLWrapper, Fuseki and Virtuoso.
        iri: its local name in http://www.w3.org/ns/formats/.
        graphs: whether it tells named graphs apart.
    """

    suffix: str
    media_type: str
    label: str
    engine: RdfFormat | QueryResultsFormat | None = None
    aliases: tuple[str, ...] = ()
    weight: float = 1.0
    names: tuple[str, ...] = ()
    iri: str = ""
    graphs: bool = False

    @property
    def content_type(self) -> str:
        """The media type, with the charset where the type has that parameter (text/*: RFC 6657)."""
        return f"{self.media_type}; charset=utf-8" if self.media_type.startswith("text/") else self.media_type

    @property
    def rdf(self) -> RdfFormat | None:
        """The RDF format, where it is one."""
        return self.engine if isinstance(self.engine, RdfFormat) else None


# https://html.spec.whatwg.org/multipage/iana.html#text/html
HTML = Format("html", "text/html", "HTML")
# https://www.rfc-editor.org/rfc/rfc8259#section-11
JSON = Format("json", "application/json", "JSON")
# https://www.rfc-editor.org/rfc/rfc4180
CSV = Format("csv", "text/csv", "CSV")
# https://www.w3.org/TR/sparql11-query/#mediaType
QUERY_TEXT = Format("rq", "application/sparql-query", "SPARQL")

# https://www.rfc-editor.org/rfc/rfc7303#section-9.1; application/tei+xml (RFC 6129) browsers would only save
CMIF = Format("xml", "application/xml", "CMIF")
# https://eac.staatsbibliothek-berlin.de/
EAC = Format("eac.xml", "application/xml", "EAC-CPF")

# https://www.rfc-editor.org/rfc/rfc7946#section-12
GEOJSON = Format("geojson", "application/geo+json", "GeoJSON")
# https://github.com/LinkedPasts/linked-places-format: GeoJSON that is JSON-LD too
LINKED_PLACES = Format("lpf.json", "application/ld+json", "Linked Places")

# https://www.w3.org/TR/activitystreams-core/#media-type
ACTIVITIES = Format(
    "json", "application/activity+json", "ActivityStreams", aliases=("application/ld+json", "application/json")
)
# https://www.rfc-editor.org/rfc/rfc4287#section-7
ATOM = Format("atom", "application/atom+xml", "Atom")

# https://www.w3.org/TR/turtle/#sec-mime; a document in Turtle is one in N3, too
TURTLE = Format(
    "ttl", "text/turtle", "Turtle", RdfFormat.TURTLE, iri="Turtle", names=("turtle", "n3", "longturtle"),
    aliases=("application/x-turtle", "application/turtle", "text/n3", "text/rdf+n3", "application/n3"),
)  # fmt: skip
# https://www.w3.org/TR/json-ld11/#iana-considerations
JSON_LD = Format(
    "jsonld", "application/ld+json", "JSON-LD", RdfFormat.JSON_LD, iri="JSON-LD", names=("jsonld", "json-ld", "json"),
    aliases=("application/json", "application/x-json+ld"),
)  # fmt: skip
# https://www.w3.org/TR/n-triples/#n-triples-mediatype
N_TRIPLES = Format(
    "nt", "application/n-triples", "N-Triples", RdfFormat.N_TRIPLES, iri="N-Triples",
    names=("ntriples", "n-triples", "nt11", "text/plain"),
)  # fmt: skip
# https://www.w3.org/TR/rdf-syntax-grammar/#section-MIME-Type
RDF_XML = Format(
    "rdf", "application/rdf+xml", "RDF/XML", RdfFormat.RDF_XML, iri="RDF_XML",
    names=("rdfxml", "rdf+xml", "rdf/xml", "xml", "pretty-xml", "application/xml", "text/xml"),
)  # fmt: skip
# https://www.w3.org/TR/n-quads/#n-quads-mediatype
# Less wanted than a graph: clients that take both, as Comunica does, look for the statements in the default graph.
N_QUADS = Format(
    "nq", "application/n-quads", "N-Quads", RdfFormat.N_QUADS, iri="N-Quads", names=("nquads", "n-quads"),
    aliases=("text/x-nquads",), weight=0.5, graphs=True,
)  # fmt: skip
# https://www.w3.org/TR/trig/#sec-mediaReg
TRIG = Format(
    "trig", "application/trig", "TriG", RdfFormat.TRIG, iri="TriG", names=("trig",), aliases=("application/x-trig",),
    weight=0.5, graphs=True,
)  # fmt: skip

# https://www.w3.org/TR/sparql11-results-json/#content-type
RESULTS_JSON = Format(
    "json", "application/sparql-results+json", "JSON", QueryResultsFormat.JSON, iri="SPARQL_Results_JSON",
    names=("sparql-results+json", "srj"), aliases=("application/json",),
)  # fmt: skip
# https://www.w3.org/TR/rdf-sparql-XMLres/#mime
RESULTS_XML = Format(
    "xml", "application/sparql-results+xml", "XML", QueryResultsFormat.XML, iri="SPARQL_Results_XML",
    names=("sparql-results+xml", "srx", "sparql", "text/xml"), aliases=("application/xml",),
)  # fmt: skip
# https://www.w3.org/TR/sparql11-results-csv-tsv/#media-type
RESULTS_CSV = Format("csv", "text/csv", "CSV", QueryResultsFormat.CSV, iri="SPARQL_Results_CSV")
RESULTS_TSV = Format("tsv", "text/tab-separated-values", "TSV", QueryResultsFormat.TSV, iri="SPARQL_Results_TSV")

# Before a text in UTF-8, so that Excel does not take its Cyrillic for Western letters; RFC 3629 section 6.
MARK = "\ufeff".encode()

RDF_FORMATS = (TURTLE, JSON_LD, N_TRIPLES, RDF_XML, N_QUADS, TRIG)
DOCUMENT_FORMATS = (HTML, *RDF_FORMATS)
RESULT_FORMATS = (RESULTS_JSON, RESULTS_XML, RESULTS_CSV, RESULTS_TSV)
DUMP_FORMATS = (N_QUADS, TRIG, TURTLE, N_TRIPLES, JSON_LD, RDF_XML)  # of the whole dataset, the most telling first

# What other servers answer in, and this one does not. "auto" is Virtuoso's name for the choice by Accept.
OTHER_NAMES = frozenset(
    """auto text thrift rj rdf/json rdfjson application/rdf+json hext trix application/trix cxml text/cxml spreadsheet
    application/vnd.ms-excel application/javascript text/javascript js rdfa application/xhtml+xml rdfthrift rt
    text/x-html+tr text/x-html-nice-turtle text/html+microdata application/sparql-results+thrift""".split()
)


def by_suffix(suffix: str | None, offers: tuple[Format, ...]) -> Format | None:
    """Return the format of ``offers`` with that suffix, or None.

    >>> by_suffix("ttl", RDF_FORMATS).media_type, by_suffix("docx", RDF_FORMATS)
    ('text/turtle', None)
    """
    return next((each for each in offers if each.suffix == suffix), None)


def by_name(name: str, offers: tuple[Format, ...]) -> Format | None:
    """Return the format of ``offers`` that clients call ``name``, or None: a suffix, a name, or a media type.

    >>> by_name("json-ld", RDF_FORMATS).suffix, by_name("application/sparql-results+json", RESULT_FORMATS).suffix
    ('jsonld', 'json')
    >>> by_name("xml", RDF_FORMATS).suffix, by_name("XML", RESULT_FORMATS).suffix, by_name("csv", RDF_FORMATS)
    ('rdf', 'xml', None)
    """
    known = plain_name(name)
    return by_suffix(known, offers) or next(
        (each for each in offers if known in (each.media_type, *each.names, *each.aliases)), None
    )


def plain_name(name: str) -> str:
    """Return the name of a format without parameters and case; "+" reads as a space where it was not encoded.

    >>> plain_name("application/sparql-results json; charset=utf-8")
    'application/sparql-results+json'
    """
    return name.partition(";")[0].strip().replace(" ", "+").lower()
