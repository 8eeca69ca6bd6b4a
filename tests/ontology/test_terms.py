"""Each term of the ontology is explained well enough to be used without asking."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from rdflib import OWL, RDF, RDFS, SKOS, Graph, Literal, Namespace, URIRef
from rdflib.term import Node

from corrkg.resources import resource_dir

CK = Namespace("https://w3id.org/corrkg/ontology#")
SCHEMA = Namespace("https://schema.org/")
IRI = URIRef("https://w3id.org/corrkg/ontology")
DATA_MODEL = Path(__file__).parents[2] / "docs" / "data-model.md"

# The names that the design fixes, for the publishers that use them.
_CLASSES = """
    Letter Witness ArchivalUnit ArchivalReference Person Mention Place Footnote Decision Approval Dispatch Claim Source
    Number Mark Citation FolioSpan Organisation Request Response
"""
_PROPERTIES = """
    sender recipient copyRecipient senderList recipientList date notBefore notAfter dateVerbatim dateBasis medium
    dispatch kind at place number series value previous mark markType
    text address signature dateline postscript enclosedText
    witness form hand reference unit folios span firstFolio lastFolio verso verbatim resolution antecedent level partOf
    note noteNumber
    anchor citation mention mentions nameForm refersTo part body title statedIn concerns tells approves approval follows
    interval days by means repliesTo evidence certainty basis claimType born died status sha256 length
    request requestType of proposedBy matter response answers stance subject act affects appoints releases settles
    citationType writer addressee office answersDocument gap
"""
CLASSES = _CLASSES.split()
PROPERTIES = _PROPERTIES.split()


def _names(graph: Graph, *kinds: Node) -> list[str]:
    subjects = {subject for kind in kinds for subject in graph.subjects(RDF.type, kind)}
    return sorted(str(subject).removeprefix(CK) for subject in subjects if str(subject).startswith(CK))


def _local(graph: Graph) -> set[str]:
    """The names of this namespace that a graph uses anywhere."""
    return {str(term).removeprefix(CK) for triple in graph for term in triple if str(term).startswith(CK)}


def _defined(graph: Graph) -> set[str]:
    return {str(s).removeprefix(CK) for s in graph.subjects(RDFS.isDefinedBy, IRI)}


def _terms() -> list[str]:
    return sorted([*CLASSES, *PROPERTIES])


def test_classes_are_those_of_the_design(ontology: Graph) -> None:
    assert _names(ontology, OWL.Class) == sorted(CLASSES)


def test_properties_are_those_of_the_design(ontology: Graph) -> None:
    assert _names(ontology, OWL.ObjectProperty, OWL.DatatypeProperty) == sorted(PROPERTIES)


def test_a_property_takes_things_or_literals_never_both(ontology: Graph) -> None:
    things = set(_names(ontology, OWL.ObjectProperty))
    literals = set(_names(ontology, OWL.DatatypeProperty))
    assert things & literals == set()


def test_every_name_in_the_data_model_is_defined(ontology: Graph) -> None:
    named = set(re.findall(r"\bck:([A-Za-z][A-Za-z0-9]*(?:-[a-z0-9-]*[a-z0-9])?)", DATA_MODEL.read_text("utf-8")))
    assert named - _defined(ontology) == set()


def test_every_subject_of_the_namespace_says_where_it_is_defined(ontology: Graph) -> None:
    subjects = {str(s).removeprefix(CK) for s in ontology.subjects() if str(s).startswith(CK)}
    assert subjects == _defined(ontology)


@pytest.mark.parametrize("file", ["corrkg.ttl", "alignments.ttl", "shapes.ttl"])
def test_no_file_uses_a_term_that_is_not_defined(ontology: Graph, file: str) -> None:
    graph = Graph().parse(resource_dir("ontology") / file)
    assert _local(graph) - {""} - _defined(ontology) == set()


@pytest.mark.parametrize("name", _terms())
class TestEachTerm:
    """What FOOPS! (VOC3, VOC4) and OOPS! (P08, P11) look for, and an example."""

    def test_has_a_label_in_english_and_russian(self, ontology: Graph, name: str) -> None:
        assert sorted(_languages(ontology, CK[name])) == ["en", "ru"]

    def test_has_a_definition_that_is_a_sentence(self, ontology: Graph, name: str) -> None:
        (definition,) = ontology.objects(CK[name], SKOS.definition)
        assert isinstance(definition, Literal)
        assert definition.language == "en"
        assert re.fullmatch(r"[A-Z].{20,}\.", definition)

    def test_has_its_definition_as_a_comment_for_tools_without_skos(self, ontology: Graph, name: str) -> None:
        assert set(ontology.objects(CK[name], RDFS.comment)) == set(ontology.objects(CK[name], SKOS.definition))

    def test_has_an_example(self, ontology: Graph, name: str) -> None:
        assert (CK[name], SKOS.example, None) in ontology

    def test_says_where_it_is_defined(self, ontology: Graph, name: str) -> None:
        assert list(ontology.objects(CK[name], RDFS.isDefinedBy)) == [IRI]


@pytest.mark.parametrize("name", PROPERTIES)
class TestEachProperty:
    """OOPS! P11 (no domain or range) and P19 (several, which OWL reads as their intersection)."""

    def test_has_one_domain_and_one_range(self, ontology: Graph, name: str) -> None:
        assert len(list(ontology.objects(CK[name], RDFS.domain))) == 1
        assert len(list(ontology.objects(CK[name], RDFS.range))) == 1

    def test_names_its_classes_where_it_has_several(self, ontology: Graph, name: str) -> None:
        domain = ontology.value(CK[name], RDFS.domain)
        classes = {str(c).removeprefix(CK) for c in ontology.objects(CK[name], SCHEMA.domainIncludes)}
        if domain == OWL.Thing:
            assert len(classes) > 1
            foreign = {"http://www.w3.org/ns/oa#SpecificResource", "http://purl.org/ontology/bibo/DocumentPart"}
            assert classes <= {*CLASSES, *foreign}
        else:
            assert str(domain).removeprefix(CK) in CLASSES
            assert not classes

    def test_has_a_range_of_its_kind(self, ontology: Graph, name: str) -> None:
        range_ = ontology.value(CK[name], RDFS.range)
        literal = (CK[name], RDF.type, OWL.DatatypeProperty) in ontology
        assert literal == ("XMLSchema#" in str(range_) or "edtf" in str(range_) or range_ == RDFS.Literal)


def test_what_it_uses_of_other_vocabularies_is_declared(ontology: Graph) -> None:
    """OWL 2 DL: every class, property and datatype that is not built in has a declaration."""
    xsd = "http://www.w3.org/2001/XMLSchema#"
    built_in = (str(OWL), str(RDFS), str(RDF), *(xsd + name for name in ("string", "integer", "dateTime")))
    used = set(ontology.predicates())
    for predicate in (RDF.type, RDFS.range, RDFS.domain):
        used |= set(ontology.objects(None, predicate))
    declared = set(ontology.subjects(RDF.type))
    assert {term for term in used - declared if not str(term).startswith(built_in)} == set()


def test_no_term_of_rdf_itself_is_a_class_or_property_of_the_ontology(ontology: Graph) -> None:
    """OWL 2 Structural Specification, section 2.4: the reserved vocabulary names no class."""
    assert not [term for term in ontology.objects(None, RDFS.range) if str(term).startswith(str(RDF))]


@pytest.mark.parametrize("kinds", [(OWL.Class,), (OWL.ObjectProperty, OWL.DatatypeProperty)], ids=["class", "property"])
def test_labels_tell_terms_apart(ontology: Graph, kinds: tuple[URIRef, ...]) -> None:
    """OOPS! P32."""
    names = _names(ontology, *kinds)
    labels = Counter(label for name in names for label in ontology.objects(CK[name], RDFS.label))
    twice = {str(label) for label, count in labels.items() if count > 1}
    assert twice == set()


def test_names_follow_one_convention(ontology: Graph) -> None:
    """OOPS! P22: classes in UpperCamelCase, properties in lowerCamelCase."""
    assert all(re.fullmatch(r"[A-Z][A-Za-z]+", name) for name in _names(ontology, OWL.Class))
    properties = _names(ontology, OWL.ObjectProperty, OWL.DatatypeProperty)
    assert all(re.fullmatch(r"[a-z][A-Za-z0-9]*", name) for name in properties)


def test_part_of_leads_to_the_unit_directly_above_only(ontology: Graph) -> None:
    """OOPS! P29: a transitive property would make the level above indistinguishable from the higher ones."""
    assert (CK.partOf, RDF.type, OWL.TransitiveProperty) not in ontology


def _languages(graph: Graph, subject: Node) -> list[str]:
    labels = graph.objects(subject, RDFS.label)
    return [str(label.language) for label in labels if isinstance(label, Literal)]
