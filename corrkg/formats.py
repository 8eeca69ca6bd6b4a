"""The formats of documents and of query results: suffix, media type, and the specification of each."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from pyoxigraph import QueryResultsFormat, RdfFormat

from corrkg.web.http.negotiate import choose


@dataclass(frozen=True, slots=True)
class Format:
    """A format that something is served in.

    Args:
        suffix: what an address ends in after the dot, and the value of ``?format=``.
        media_type: its registered name.
        label: its name for people.
        engine: how Oxigraph calls it; None for HTML.
        aliases: other media types that ask for it.
        weight: how good it is to answer with, among others that a request takes as well.
    """

    suffix: str
    media_type: str
    label: str
    engine: RdfFormat | QueryResultsFormat | None = None
    aliases: tuple[str, ...] = ()
    weight: float = 1.0

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
# https://www.w3.org/TR/turtle/#sec-mime
TURTLE = Format("ttl", "text/turtle", "Turtle", RdfFormat.TURTLE, ("application/x-turtle",))
# https://www.w3.org/TR/json-ld11/#iana-considerations
JSON_LD = Format("jsonld", "application/ld+json", "JSON-LD", RdfFormat.JSON_LD, ("application/json",))
# https://www.w3.org/TR/n-triples/#n-triples-mediatype
N_TRIPLES = Format("nt", "application/n-triples", "N-Triples", RdfFormat.N_TRIPLES)
# https://www.w3.org/TR/rdf-syntax-grammar/#section-MIME-Type
RDF_XML = Format("rdf", "application/rdf+xml", "RDF/XML", RdfFormat.RDF_XML)
# https://www.w3.org/TR/n-quads/#n-quads-mediatype
# Less wanted than a graph: who takes both, as Comunica does, looks for the statements in the default graph.
N_QUADS = Format("nq", "application/n-quads", "N-Quads", RdfFormat.N_QUADS, weight=0.5)
# https://www.w3.org/TR/trig/#sec-mediaReg
TRIG = Format("trig", "application/trig", "TriG", RdfFormat.TRIG, weight=0.5)

# https://www.w3.org/TR/sparql11-results-json/#content-type
RESULTS_JSON = Format("json", "application/sparql-results+json", "JSON", QueryResultsFormat.JSON, ("application/json",))
# https://www.w3.org/TR/rdf-sparql-XMLres/#mime
RESULTS_XML = Format("xml", "application/sparql-results+xml", "XML", QueryResultsFormat.XML, ("application/xml",))
# https://www.w3.org/TR/sparql11-results-csv-tsv/#media-type
RESULTS_CSV = Format("csv", "text/csv", "CSV", QueryResultsFormat.CSV)
RESULTS_TSV = Format("tsv", "text/tab-separated-values", "TSV", QueryResultsFormat.TSV)

RDF_FORMATS = (TURTLE, JSON_LD, N_TRIPLES, RDF_XML, N_QUADS, TRIG)
DOCUMENT_FORMATS = (HTML, *RDF_FORMATS)
RESULT_FORMATS = (RESULTS_JSON, RESULTS_XML, RESULTS_CSV, RESULTS_TSV)


@lru_cache(maxsize=256)  # of browsers and libraries there are not many kinds, and each asks again and again
def negotiate(field: str | None, offers: tuple[Format, ...]) -> Format | None:
    """Return the format of ``offers`` that an Accept field asks for, or None.

    >>> negotiate("application/json", DOCUMENT_FORMATS).suffix
    'jsonld'
    >>> negotiate("application/n-quads, application/n-triples;q=0.8", DOCUMENT_FORMATS).suffix
    'nt'
    """
    types: dict[str, Format] = {each.media_type: each for each in offers}
    for each in offers:
        for alias in each.aliases:
            types.setdefault(alias, each)
    chosen = choose(field, list(types), {name: each.weight for name, each in types.items()})
    return None if chosen is None else types[chosen]


def by_suffix(suffix: str | None, offers: tuple[Format, ...]) -> Format | None:
    """Return the format of ``offers`` with that suffix, or None."""
    return next((each for each in offers if each.suffix == suffix), None)
