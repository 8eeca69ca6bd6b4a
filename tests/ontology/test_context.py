"""JSON-LD with our context says exactly what the graph says."""

from __future__ import annotations

import json
from typing import Any

import pyoxigraph as ox
import pytest
from rdflib import OWL, RDF, RDFS, SKOS, Graph, Literal, Namespace, URIRef
from rdflib.compare import isomorphic

from corrkg.resources import resource_dir
from corrkg.vocab import EDTF, PREFIXES

CK = Namespace("https://w3id.org/corrkg/ontology#")
EX = Namespace("https://example.org/")
XSD = Namespace("http://www.w3.org/2001/XMLSchema#")
COERCED = {
    URIRef(EDTF.value): "edtf:EDTF",
    XSD.date: "xsd:date",
    XSD.dateTime: "xsd:dateTime",
    XSD.dayTimeDuration: "xsd:dayTimeDuration",
    XSD.integer: "xsd:integer",
    XSD.string: None,
    RDFS.Literal: None,
}


@pytest.fixture(scope="module")
def context() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((resource_dir("ontology") / "context.jsonld").read_text("utf-8"))["@context"]
    return loaded


@pytest.fixture(params=["data", "ontology", "corner cases"])
def graph(request: pytest.FixtureRequest, sample: Graph, ontology: Graph, alignments: Graph) -> Graph:
    return {"data": sample, "ontology": ontology + alignments, "corner cases": _corner_cases()}[request.param]


def _corner_cases() -> Graph:
    """Values that a careless context changes: labels with and without language, foreign datatypes, lists of IRIs."""
    graph = Graph()
    thing = EX.thing
    for label in (Literal("plain"), Literal("one", "en"), Literal("two", "en"), Literal("раз", "ru")):
        for predicate in (RDFS.label, SKOS.prefLabel, RDFS.comment):
            graph.add((thing, predicate, label))
    graph.add((thing, CK.date, Literal("1935", datatype=XSD.gYear)))
    graph.add((thing, CK.date, Literal("1935-10", datatype=URIRef(EDTF.value))))
    graph.add((thing, CK.value, Literal("558")))
    graph.add((thing, CK.value, Literal(558)))
    graph.add((thing, CK.noteNumber, Literal(3)))
    graph.add((thing, CK.text, Literal("https://example.org/thing")))
    graph.add((thing, CK.text, Literal("слова", "ru")))
    graph.add((thing, CK.at, Literal("1935-10-02T15:27:00", datatype=XSD.dateTime)))
    graph.add((thing, CK.verbatim, Literal(" two  spaces, a\ttab, a\nline ")))
    graph.add((thing, CK.senderList, RDF.nil))
    return graph


def _with_context(graph: Graph, context: dict[str, Any]) -> str:
    return graph.serialize(format="json-ld", context=context, auto_compact=True)


def test_compacting_and_expanding_loses_nothing(graph: Graph, context: dict[str, Any]) -> None:
    assert isomorphic(Graph().parse(data=_with_context(graph, context), format="json-ld"), graph)


def test_another_reader_expands_it_to_the_same_graph(graph: Graph, context: dict[str, Any]) -> None:
    document = _with_context(graph, context)
    triples = (f"{quad.triple} ." for quad in ox.parse(document, format=ox.RdfFormat.JSON_LD))
    assert isomorphic(Graph().parse(data="\n".join(triples), format="nt"), graph)


def test_a_letter_reads_plainly(sample: Graph, context: dict[str, Any]) -> None:
    nodes = {node["id"]: node for node in json.loads(_with_context(sample, context))["@graph"]}
    letter = nodes[str(EX["letter/x"])]
    assert letter["type"] == "Letter"
    assert letter["date"] == "[..1935-10-08]"
    assert letter["recipient"] == str(EX["person/cedar"])
    assert letter["medium"] == "ck:medium-cipher-telegram"
    assert letter["rdfs:label"] == {"en": "Alder, Birch to Cedar [earlier October 9, 1935]"}


def test_lists_keep_the_iris_of_their_cells(sample: Graph, context: dict[str, Any]) -> None:
    """An @list container would turn the cells into blank nodes."""
    assert context["senderList"] == {"@id": "ck:senderList", "@type": "@id"}
    nodes = {node["id"]: node for node in json.loads(_with_context(sample, context))["@graph"]}
    assert nodes[str(EX["letter/x"])]["senderList"] == str(EX["letter/x#sender-list-1"])
    assert nodes[str(EX["letter/x#sender-list-1"])]["rdf:rest"] == str(EX["letter/x#sender-list-2"])


def test_every_class_and_property_has_its_bare_name(ontology: Graph, context: dict[str, Any]) -> None:
    terms = {
        str(term).removeprefix(CK)
        for kind in (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty)
        for term in ontology.subjects(RDF.type, kind)
        if str(term).startswith(CK)
    }
    bare = {name for name in context if ":" not in name} - {"@version", "id", "type", "edtf", *PREFIXES}
    assert bare == terms
    assert all((_iri(context[name])) == f"ck:{name}" for name in bare)


def test_values_are_coerced_as_the_ontology_ranges_them(ontology: Graph, context: dict[str, Any]) -> None:
    for term in filter(_is_ours, ontology.subjects(RDF.type, OWL.ObjectProperty)):
        assert context[str(term).removeprefix(CK)]["@type"] == "@id"
    for term in filter(_is_ours, ontology.subjects(RDF.type, OWL.DatatypeProperty)):
        entry = context[str(term).removeprefix(CK)]
        coerced = entry["@type"] if isinstance(entry, dict) else None
        assert coerced == COERCED[URIRef(str(ontology.value(term, RDFS.range)))], term


def _is_ours(term: object) -> bool:
    return str(term).startswith(CK)


def test_prefixes_are_those_of_the_code(context: dict[str, Any]) -> None:
    assert {prefix: context[prefix] for prefix in PREFIXES} == PREFIXES


def test_other_vocabularies_are_named_in_full(context: dict[str, Any]) -> None:
    for name, entry in context.items():
        if ":" in name:
            prefix, _, local = name.partition(":")
            assert _iri(entry) == context[prefix] + local


def test_it_is_json_ld_1_1_and_stands_alone(context: dict[str, Any]) -> None:
    assert context["@version"] == 1.1
    assert "@vocab" not in context
    assert "@import" not in context


def _iri(entry: str | dict[str, str]) -> str:
    return entry if isinstance(entry, str) else entry["@id"]
