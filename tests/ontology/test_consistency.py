"""A reasoner finds no contradiction in good data, and one where a thing is taken for another."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import owlrl
import pytest
from rdflib import FOAF, OWL, PROV, RDF, RDFS, SKOS, Graph, Namespace, URIRef
from rdflib.term import Node

from corrkg.store.release import DATASET, Release
from corrkg.store.second import to_rdflib

CK = Namespace("https://w3id.org/corrkg/ontology#")
CRM = Namespace("http://www.cidoc-crm.org/cidoc-crm/")
RICO = Namespace("https://www.ica.org/standards/RiC/ontology#")
EX = Namespace("https://example.org/")


@pytest.fixture
def knowledge(ontology: Graph, alignments: Graph, sample: Graph) -> Graph:
    """Ontology, alignments, data, and what PROV-O, FOAF and RiC-O hold to be disjoint."""
    graph = Graph()
    for part in (ontology, alignments, sample):
        graph += part
    graph.add((PROV.Activity, OWL.disjointWith, PROV.Entity))
    graph.add((FOAF.Person, OWL.disjointWith, FOAF.Organization))
    graph.add((RICO.Person, OWL.disjointWith, RICO.Group))
    graph.add((RICO.CorporateBody, RDFS.subClassOf, RICO.Group))
    return graph


def _contradictions(graph: Graph) -> list[str]:
    """Close the graph under the rules of OWL 2 RL, and return what they object to."""
    reasoner = owlrl.OWLRL_Semantics(graph, axioms=False, daxioms=False, rdfs=False)
    reasoner.closure()
    return [str(message) for message in reasoner.error_messages]


def test_ontology_alignments_and_data_are_consistent(knowledge: Graph) -> None:
    assert _contradictions(knowledge) == []
    letter, decision = EX["letter/x"], EX["decision/d"]
    assert (letter, RDF.type, RICO.Record) in knowledge
    assert (letter, RICO.hasSender, EX["person/alder"]) in knowledge
    assert (decision, RDF.type, CRM.E7_Activity) in knowledge
    assert (EX["person/cedar"], RDF.type, FOAF.Person) in knowledge


def test_nothing_is_inferred_to_be_of_a_second_class_of_the_ontology(ontology: Graph, knowledge: Graph) -> None:
    """Domains and ranges hold what the data say; they do not add types."""
    classes = {c for c in ontology.subjects(RDF.type, OWL.Class) if str(c).startswith(CK)}
    stated = {(s, c) for s, c in knowledge.subject_objects(RDF.type) if c in classes}
    described = {s for s, _ in stated}
    _contradictions(knowledge)
    inferred = {(s, c) for s, c in knowledge.subject_objects(RDF.type) if c in classes and s in described}
    assert inferred == stated


@pytest.mark.parametrize(
    ("subject", "predicate", "wrong"),
    [
        pytest.param(EX["letter/x"], CK.sender, EX["place/sochi"], id="a place sends a letter"),
        pytest.param(EX["letter/x"], CK.witness, EX["archive/rgaspi"], id="an archival unit is a copy of a letter"),
        pytest.param(EX["letter/x"], CK.note, EX["letter/y"], id="a letter is a note"),
        pytest.param(EX["letter/x"], CK.mention, EX["person/cedar"], id="a person is an occurrence of a name"),
        pytest.param(EX["decision/d"], CK.concerns, EX["person/cedar"], id="a decision concerns a person"),
        pytest.param(EX["decision/d"], CK.antecedent, EX["letter/x#reference-1"], id="a decision is a prov:Entity"),
        pytest.param(EX["letter/x#reference-1"], CK.unit, EX["letter/x#reference-1"], id="a reference is a unit"),
    ],
)
def test_taking_a_thing_for_another_is_a_contradiction(
    knowledge: Graph, subject: URIRef, predicate: URIRef, wrong: URIRef
) -> None:
    knowledge.add((subject, predicate, wrong))
    assert any("isjoint" in message for message in _contradictions(knowledge))


_ABOUT_ITSELF = ("ontology", "queries", "dataset", "provenance")
_AXIOMS = (RDF.type, RDFS.subClassOf, RDFS.subPropertyOf, RDFS.domain, RDFS.range, OWL.disjointWith, OWL.inverseOf)


def test_what_a_build_writes_is_consistent_and_of_no_further_class(
    small_house: Path, ontology: Graph, alignments: Graph
) -> None:
    """OWL 2 RL over the data of an edition, with the axioms of ontology and alignments."""
    lines = (Release.open(small_house / "store").path / DATASET).read_bytes().splitlines(keepends=True)
    kept = [line for line in lines if not any(f"/graph/{name}> .".encode() in line for name in _ABOUT_ITSELF)]
    graph = to_rdflib(kept)
    for triple in ontology + alignments:
        if triple[1] in _AXIOMS and triple[2] not in (OWL.Thing, SKOS.Concept):
            graph.add(triple)
    stated = _of_our_classes(graph)
    assert _contradictions(graph) == []
    described = {thing for thing, _ in stated}
    assert {(thing, kind) for thing, kind in _of_our_classes(graph) if thing in described} == stated


def _of_our_classes(graph: Graph) -> set[tuple[Node, Node]]:
    return {(thing, kind) for thing, kind in graph.subject_objects(RDF.type) if str(kind).startswith(CK)}


def test_it_is_consistent_with_the_whole_of_prov_o(knowledge: Graph, conformance: Callable[[str], Path]) -> None:
    assert _contradictions(knowledge.parse(conformance("ns/prov-o.ttl"))) == []
