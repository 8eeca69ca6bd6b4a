"""Results in every format: nothing of a term is lost on the way, and each is what its specification says."""

from __future__ import annotations

import csv
import io
import json
import xml.etree.ElementTree as ET
from typing import Any

import pytest
from flask.testing import FlaskClient
from pyoxigraph import (
    BlankNode,
    Literal,
    NamedNode,
    QueryResultsFormat,
    QuerySolutions,
    RdfFormat,
    Triple,
    parse,
    parse_query_results,
)
from rdflib import Graph
from rdflib.compare import isomorphic
from rdflib.query import Result

from corrkg.formats import RDF_FORMATS, RESULTS_JSON, RESULTS_TSV, RESULTS_XML, Format
from corrkg.sparql import jsonld

TERMS = r"""SELECT ?iri ?plain ?tagged ?integer ?decimal ?typed ?absent ?lines WHERE {
  BIND(<http://example.org/a?b=c&d> AS ?iri) BIND("tab\there, \"quoted\" & <angled>" AS ?plain)
  BIND("Сидоров"@ru AS ?tagged) BIND(1 AS ?integer) BIND(1.50 AS ?decimal)
  BIND("1930-05-01"^^<http://id.loc.gov/datatypes/edtf/EDTF> AS ?typed) BIND("one\r\ntwo\r three " AS ?lines) }"""
VARIABLES = ["iri", "plain", "tagged", "integer", "decimal", "typed", "absent", "lines"]
EXPECTED: list[NamedNode | Literal | None] = [
    NamedNode("http://example.org/a?b=c&d"),
    Literal('tab\there, "quoted" & <angled>'),
    Literal("Сидоров", language="ru"),
    Literal(1),
    Literal("1.5", datatype=NamedNode("http://www.w3.org/2001/XMLSchema#decimal")),
    Literal("1930-05-01", datatype=NamedNode("http://id.loc.gov/datatypes/edtf/EDTF")),
    None,
    Literal("one\r\ntwo\r three "),
]


def ask(client: FlaskClient, query: str, format: str, status: int = 200) -> bytes:
    response = client.get("/sparql", query_string={"query": query, "format": format})
    assert response.status_code == status, response.data
    return response.get_data()


@pytest.mark.parametrize("format", [RESULTS_JSON, RESULTS_XML, RESULTS_TSV], ids=lambda each: each.suffix)
def test_no_term_loses_anything(client: FlaskClient, format: Format) -> None:
    assert isinstance(format.engine, QueryResultsFormat)
    solutions = parse_query_results(ask(client, TERMS, format.suffix), format.engine)
    assert isinstance(solutions, QuerySolutions)
    assert [each.value for each in solutions.variables] == VARIABLES
    assert [list(row) for row in solutions] == [EXPECTED]


@pytest.mark.parametrize(("suffix", "name"), [("json", "json"), ("xml", "xml"), ("tsv", "tsv")])
def test_rdflib_reads_the_same_terms(client: FlaskClient, suffix: str, name: str) -> None:
    query = TERMS.replace("?lines WHERE", "WHERE") if suffix == "tsv" else TERMS  # rdflib's TSV knows no \r
    row: Any = next(iter(Result.parse(io.BytesIO(ask(client, query, suffix)), format=name)))
    assert (str(row["tagged"]), row["tagged"].language) == ("Сидоров", "ru")
    assert str(row["typed"].datatype) == "http://id.loc.gov/datatypes/edtf/EDTF"
    assert str(row["plain"]) == 'tab\there, "quoted" & <angled>'


def test_csv_has_crlf_bare_names_and_plain_values(client: FlaskClient) -> None:
    # https://www.w3.org/TR/sparql11-results-csv-tsv/#csv: RFC 4180, names without "?", terms by their value.
    data = ask(client, TERMS, "csv").decode()
    assert data.startswith(",".join(VARIABLES) + "\r\n")
    assert data.endswith("\r\n")
    rows = list(csv.reader(io.StringIO(data, newline="")))
    assert rows[1] == [term.value if term is not None else "" for term in EXPECTED]


def test_tsv_has_question_marks_tabs_and_turtle_terms(client: FlaskClient) -> None:
    # https://www.w3.org/TR/sparql11-results-csv-tsv/#tsv
    lines = ask(client, TERMS, "tsv").decode().split("\n")
    assert lines[0] == "\t".join("?" + each for each in VARIABLES)
    assert lines[1].split("\t")[2:7] == [
        '"Сидоров"@ru', "1", "1.5", '"1930-05-01"^^<http://id.loc.gov/datatypes/edtf/EDTF>', "",
    ]  # fmt: skip
    assert lines[2:] == [""]


def test_json_and_xml_have_the_members_of_their_specifications(client: FlaskClient) -> None:
    # https://www.w3.org/TR/sparql11-results-json/#select-results
    document = json.loads(ask(client, TERMS, "json"))
    assert document["head"]["vars"] == VARIABLES
    assert document["results"]["bindings"][0]["tagged"] == {
        "type": "literal", "value": "Сидоров", "xml:lang": "ru",
    }  # fmt: skip
    # https://www.w3.org/TR/rdf-sparql-XMLres/#definition
    root = ET.fromstring(ask(client, TERMS, "xml"))
    names = [each.get("name") for each in root.iter("{http://www.w3.org/2005/sparql-results#}variable")]
    assert names == VARIABLES
    assert [each.get("name") for each in root.iter("{http://www.w3.org/2005/sparql-results#}binding")] == [
        each for each in VARIABLES if each != "absent"
    ]


def test_what_xml_cannot_hold_is_an_error_and_not_broken_xml(client: FlaskClient) -> None:
    query = "SELECT ('a\x01b' AS ?x) {}"
    assert b"control character" in ask(client, query, "xml", 400)
    assert json.loads(ask(client, query, "json"))["results"]["bindings"][0]["x"]["value"] == "a\x01b"
    assert b"control character" in ask(client, "CONSTRUCT { <s> ck:text 'a\x01' } {}", "rdf", 400)
    assert b"cannot write the predicate" in ask(client, "CONSTRUCT { <s> <http://x/1> 1 } {}", "rdf", 400)


# --- graphs --------------------------------------------------------------------------------------------------------

CONSTRUCT = r"""CONSTRUCT { ?s ?p ?o . <letter/first> ck:text "cr\r\nlf" ; ck:sender "no IRI" .
  <letter/first> rdfs:label "plain", "en"@en ; ck:value 7, 7.5, "x"^^ck:odd ; ck:firstFolio "no number" ; a "odd" .
  [] ck:note [] . <ck:x> a <ck:y> }
WHERE { GRAPH <graph/sample> { ?s ?p ?o } }"""


def triples(data: bytes, format: RdfFormat) -> set[Triple]:
    return {each.triple for each in parse(data, format) if not isinstance(each.subject, BlankNode)}


@pytest.mark.parametrize("format", RDF_FORMATS, ids=lambda each: each.suffix)
def test_every_rdf_format_is_the_same_graph(client: FlaskClient, format: Format) -> None:
    assert format.rdf is not None
    plain = triples(ask(client, CONSTRUCT, "nt"), RdfFormat.N_TRIPLES)
    assert triples(ask(client, CONSTRUCT, format.suffix), format.rdf) == plain
    assert len(plain) > 100


def test_json_ld_is_compacted_with_our_context_and_needs_no_request(client: FlaskClient) -> None:
    data = ask(client, "DESCRIBE <letter/first>", "jsonld")
    document = json.loads(data)
    published = jsonld.context()
    assert isinstance(document["@context"], dict)
    assert all(published[term] == entry for term, entry in document["@context"].items())
    letter = next(each for each in document["@graph"] if each["id"] == "http://localhost:8000/letter/first")
    assert letter["type"] == "Letter"
    assert letter["date"] == "1930-05-01"
    assert letter["medium"] == "https://w3id.org/corrkg/ontology#medium-cipher-telegram"
    assert letter["rdfs:label"] == {"en": "Ivanov, Petrov to Sidorov May 1, 1930"}
    found = Graph().parse(data, format="json-ld")
    assert isomorphic(found, Graph().parse(ask(client, "DESCRIBE <letter/first>", "nt"), format="nt"))


@pytest.mark.parametrize("suffix", ["ttl", "trig", "rdf", "jsonld"])
def test_our_prefixes_are_declared(client: FlaskClient, suffix: str) -> None:
    data = ask(client, "CONSTRUCT { <s> a ck:Letter ; oa:exact 'x' } {}", suffix).decode()
    assert "https://w3id.org/corrkg/ontology#" in data
    assert "oa:exact" in data


@pytest.mark.parametrize("suffix", ["nq", "trig"])
def test_a_constructed_graph_is_the_default_graph_of_a_dataset_format(client: FlaskClient, suffix: str) -> None:
    format = next(each for each in RDF_FORMATS if each.suffix == suffix)
    assert format.rdf is not None
    quads = list(parse(ask(client, "CONSTRUCT WHERE { ?l a ck:Letter }", suffix), format.rdf))
    assert {str(each.graph_name) for each in quads} == {"DEFAULT"}
