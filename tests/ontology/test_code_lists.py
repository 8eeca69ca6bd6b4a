"""The code lists: concepts with a notation, in a scheme that the properties name."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from rdflib import OWL, RDF, RDFS, SKOS, Graph, Literal, Namespace
from rdflib.term import Node

CK = Namespace("https://w3id.org/corrkg/ontology#")
DATA_MODEL = Path(__file__).parents[2] / "docs" / "data-model.md"

LISTS = {
    "medium": "letter telegram cipher-telegram telephone-message unstated",
    "series": "sender cipher-office outgoing incoming minutes special-file",
    "kind": "sent received",
    "mark": "top-secret strictly-secret secret cipher copy telegram personal urgent telephone-message other",
    "form": "autograph original typescript typewritten-copy certified-typewritten-copy certified-copy copy "
    "handwritten-copy manuscript draft printed other",
    "level": "archive fond opis delo",
    "verso": "first last",
    "dateBasis": "stated secretary header year-supplied terminus inferred corrected",
    "resolution": "explicit inherited ibid ibid-replaced context unresolved",
    "certainty": "high medium low",
    "claimType": "repaired resolved merged inferred contested identified corrected superseded",
    "status": "established provisional",
    "part": "header address body signature dateline after note introduction",
    "body": "politburo",
    "requestType": "answer proposal demand",
    "citationType": "printed telegram letter message note draft report article document enclosure",
    "act": "appoints releases grants-leave allots instructs confirms-text other",
    "stance": "agrees agrees-with-changes refuses postpones asks-back proposes-otherwise votes-for votes-against "
    "abstains",
}
CONCEPTS = [(scheme, notation) for scheme, notations in LISTS.items() for notation in notations.split()]


def test_the_lists_are_those_of_the_design(ontology: Graph) -> None:
    schemes = {str(s).removeprefix(CK) for s in ontology.subjects(RDF.type, SKOS.ConceptScheme)}
    assert schemes == {f"{name}Scheme" for name in LISTS}


@pytest.mark.parametrize("name", LISTS)
def test_a_list_has_its_concepts_and_no_others(ontology: Graph, name: str) -> None:
    notations = {
        str(ontology.value(concept, SKOS.notation)) for concept in ontology.subjects(SKOS.inScheme, CK[f"{name}Scheme"])
    }
    assert notations == set(LISTS[name].split())


@pytest.mark.parametrize("name", LISTS)
def test_a_list_is_labelled_and_defined(ontology: Graph, name: str) -> None:
    scheme = CK[f"{name}Scheme"]
    assert sorted(_languages(ontology, scheme)) == ["en", "ru"]
    assert (scheme, SKOS.definition, None) in ontology


def test_no_concept_stands_outside_the_lists(ontology: Graph) -> None:
    concepts = {str(concept).removeprefix(CK) for concept in ontology.subjects(RDF.type, SKOS.Concept)}
    assert concepts == {f"{scheme}-{notation}" for scheme, notation in CONCEPTS}


@pytest.mark.parametrize(("scheme", "notation"), CONCEPTS)
class TestEachConcept:
    def test_is_named_by_its_list_and_its_notation(self, ontology: Graph, scheme: str, notation: str) -> None:
        concept = CK[f"{scheme}-{notation}"]
        assert (concept, RDF.type, SKOS.Concept) in ontology
        assert list(ontology.objects(concept, SKOS.notation)) == [Literal(notation)]

    def test_is_a_top_concept_of_its_list(self, ontology: Graph, scheme: str, notation: str) -> None:
        concept = CK[f"{scheme}-{notation}"]
        for predicate in (SKOS.inScheme, SKOS.topConceptOf):
            assert list(ontology.objects(concept, predicate)) == [CK[f"{scheme}Scheme"]]

    def test_has_labels_in_both_languages_for_skos_and_rdfs(self, ontology: Graph, scheme: str, notation: str) -> None:
        concept = CK[f"{scheme}-{notation}"]
        assert set(ontology.objects(concept, SKOS.prefLabel)) == set(ontology.objects(concept, RDFS.label))
        assert sorted(_languages(ontology, concept)) == ["en", "ru"]

    def test_has_a_definition(self, ontology: Graph, scheme: str, notation: str) -> None:
        definition = ontology.value(CK[f"{scheme}-{notation}"], SKOS.definition)
        assert re.fullmatch(r"\S.{15,}\.", str(definition))


@pytest.mark.parametrize("name", LISTS)
def test_labels_tell_the_concepts_of_a_list_apart(ontology: Graph, name: str) -> None:
    concepts = list(ontology.subjects(SKOS.inScheme, CK[f"{name}Scheme"]))
    labels = {label for concept in concepts for label in ontology.objects(concept, SKOS.prefLabel)}
    assert len(labels) == 2 * len(concepts)


def test_every_property_of_concepts_names_its_list(ontology: Graph) -> None:
    for term in ontology.subjects(RDFS.range, SKOS.Concept):
        assert (ontology.value(term, RDFS.seeAlso), RDF.type, SKOS.ConceptScheme) in ontology, term


def test_every_list_is_used_by_a_property(ontology: Graph) -> None:
    used = {ontology.value(term, RDFS.seeAlso) for term in ontology.subjects(RDF.type, OWL.ObjectProperty)}
    assert used - {None} == {CK[f"{name}Scheme"] for name in LISTS}


def test_the_data_model_speaks_of_concepts_that_exist() -> None:
    told = re.findall(r"\blist (\w+): ([a-z, -]+)", DATA_MODEL.read_text("utf-8"))
    assert told
    for name, words in told:
        notations = {word.strip() for word in words.split(",")} - {""}
        assert notations <= set(LISTS[name].split()), name


def _languages(graph: Graph, subject: Node) -> list[str]:
    labels = graph.objects(subject, SKOS.prefLabel)
    return [str(label.language) for label in labels if isinstance(label, Literal)]
