"""The table of formats: one name for one format, whoever asks."""

from __future__ import annotations

from itertools import combinations

import pytest
from pyoxigraph import QueryResultsFormat, RdfFormat

from corrkg.formats import (
    DUMP_FORMATS,
    HTML,
    OTHER_NAMES,
    RDF_FORMATS,
    RESULT_FORMATS,
    Format,
    by_name,
)


@pytest.mark.parametrize("offers", [(*RDF_FORMATS, HTML), (*RESULT_FORMATS, HTML)], ids=["graph", "table"])
def test_no_name_means_two_formats_of_one_answer(offers: tuple[Format, ...]) -> None:
    names = [{each.suffix, each.media_type, *each.names, *each.aliases} for each in offers]
    assert not any(one & other for one, other in combinations(names, 2))
    assert not any(name & OTHER_NAMES for name in names)


@pytest.mark.parametrize("format", [*RDF_FORMATS, *RESULT_FORMATS], ids=lambda each: each.label)
def test_suffix_and_media_type_are_those_of_the_engine(format: Format) -> None:
    assert isinstance(format.engine, RdfFormat | QueryResultsFormat)
    kind = type(format.engine)
    assert kind.from_media_type(format.media_type) == format.engine
    assert kind.from_extension({"json": "srj", "xml": "srx"}.get(format.suffix, format.suffix)) == format.engine
    assert format.iri


def test_dumps_are_all_the_formats_of_graphs() -> None:
    assert {each.label for each in DUMP_FORMATS} == {each.label for each in RDF_FORMATS}
    assert [each.names[0] for each in DUMP_FORMATS] == ["nquads", "trig", "turtle", "ntriples", "jsonld", "rdfxml"]


@pytest.mark.parametrize(
    ("name", "suffix"),
    [
        ("turtle", "ttl"), ("n3", "ttl"), ("TURTLE", "ttl"), ("text/turtle;charset=utf-8", "ttl"),
        ("json-ld", "jsonld"),
        ("application/x-json+ld", "jsonld"), ("json", "jsonld"), ("rdf+xml", "rdf"), ("rdf xml", "rdf"), ("xml", "rdf"),
        ("pretty-xml", "rdf"), ("nt", "nt"), ("n-triples", "nt"), ("text/plain", "nt"), ("nquads", "nq"),
        ("trig", "trig"),
    ],
)  # fmt: skip
def test_a_graph_is_named_as_rdflib_fuseki_virtuoso_and_sparqlwrapper_name_it(name: str, suffix: str) -> None:
    found = by_name(name, RDF_FORMATS)
    assert found is not None
    assert found.suffix == suffix


@pytest.mark.parametrize("name", ["json", "application/json", "application/sparql-results+json", "sparql-results json"])
def test_a_table_in_json_has_many_names(name: str) -> None:
    found = by_name(name, RESULT_FORMATS)
    assert found is not None
    assert found.suffix == "json"
