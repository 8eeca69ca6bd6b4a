"""The alignments lead to terms that exist, and let nobody conclude what is wrong."""

from __future__ import annotations

import pytest
from rdflib import OWL, RDF, RDFS, SKOS, Graph, Namespace, URIRef, namespace
from rdflib.term import Node

from corrkg.resources import resource_dir

CK = Namespace("https://w3id.org/corrkg/ontology#")
CRM = Namespace("http://www.cidoc-crm.org/cidoc-crm/")
OA = Namespace("http://www.w3.org/ns/oa#")
RICO = Namespace("https://www.ica.org/standards/RiC/ontology#")
RST = Namespace("https://www.ica.org/standards/RiC/vocabularies/recordSetTypes#")

# Looked up in the released files; to align with another term, look it up there first.
LOOKED_UP: dict[str, str] = {
    # RiC-O 1.1 of 2025-05-22
    str(RICO): "AgentName CorporateBody Event Identifier Instantiation Person Place Record RecordPart RecordSet "
    "birthDate date deathDate expressedDate hasAddressee hasOrHadInstantiation hasOrHadParticipant "
    "hasProductionTechniqueType hasRecordState hasSender identifier isAssociatedWithPlace isDirectlyIncludedIn "
    "isOrWasAgentNameOf isReplyTo textualValue",
    # its vocabulary of record set types
    str(RST): "File Fonds Series",
    # CIDOC CRM 7.1
    str(CRM): "E21_Person E22_Human-Made_Object E42_Identifier E53_Place E73_Information_Object E74_Group E7_Activity "
    "P128i_is_carried_by P14_carried_out_by P67_refers_to P7_took_place_at",
    # Web Annotation Vocabulary, W3C Recommendation of 2017-02-23
    str(OA): "Annotation",
}
KNOWN_TO_RDFLIB: dict[str, type[namespace.DefinedNamespace]] = {
    str(known): known for known in (namespace.PROV, namespace.FOAF, namespace.SDO, namespace.DCTERMS, namespace.RDF)
}
INFERRING = (RDFS.subClassOf, RDFS.subPropertyOf)
NEAR = (SKOS.closeMatch, RDFS.seeAlso)


def _aligned(graph: Graph) -> list[tuple[Node, Node, Node]]:
    return [(s, p, o) for s, p, o in graph if p in (*INFERRING, *NEAR)]


def test_every_class_of_the_design_is_aligned(alignments: Graph) -> None:
    aligned = {str(term).removeprefix(CK) for term, _, _ in _aligned(alignments)}
    design = """Letter Witness ArchivalUnit ArchivalReference Person Mention Place Footnote Decision Approval Dispatch
                Claim Source Request Response"""
    assert set(design.split()) - aligned == set()


def test_every_class_is_aligned_or_named_as_one_without_a_like(ontology: Graph, alignments: Graph) -> None:
    classes = {
        str(term).removeprefix(CK) for term in ontology.subjects(RDF.type, OWL.Class) if str(term).startswith(CK)
    }
    aligned = {str(term).removeprefix(CK) for term, _, _ in _aligned(alignments)}
    assert classes - aligned == {"Mark", "FolioSpan"}
    assert "ck:Mark, ck:FolioSpan have no like" in (resource_dir("ontology") / "alignments.ttl").read_text("utf-8")


def test_every_aligned_term_exists_in_its_vocabulary(alignments: Graph) -> None:
    for _, _, term in _aligned(alignments):
        vocabulary, name = _split(term)
        known = LOOKED_UP[vocabulary].split() if vocabulary in LOOKED_UP else KNOWN_TO_RDFLIB[vocabulary]
        assert name in known, term


def test_terms_are_aligned_outwards_only(ontology: Graph, alignments: Graph) -> None:
    """Nothing is said about other people's terms."""
    own = set(ontology.subjects(RDFS.isDefinedBy, None))
    assert {s for s, _, _ in _aligned(alignments)} <= own
    assert not {o for _, _, o in _aligned(alignments)} & own


def test_classes_go_with_classes_and_properties_with_properties(ontology: Graph, alignments: Graph) -> None:
    for term, _, _ in alignments.triples((None, RDFS.subClassOf, None)):
        assert (term, RDF.type, OWL.Class) in ontology, term
    for term, _, other in alignments.triples((None, RDFS.subPropertyOf, None)):
        kinds = set(ontology.objects(term, RDF.type))
        assert kinds & {OWL.ObjectProperty, OWL.DatatypeProperty}, term
        assert _split(other)[1].lstrip("P0123456789_")[0].islower(), other


def test_only_concepts_are_matched_as_concepts(ontology: Graph, alignments: Graph) -> None:
    """SKOS Reference, 10.1: mapping properties are for concepts; on classes a reasoner would make concepts of them."""
    matched = set(alignments.subjects(SKOS.closeMatch, None))
    assert matched
    assert matched <= set(ontology.subjects(RDF.type, SKOS.Concept))
    assert {_split(other)[0] for other in alignments.objects(None, SKOS.closeMatch)} == {str(RST)}


@pytest.mark.parametrize(
    ("term", "other"),
    [
        pytest.param(CK.Mention, RICO.AgentName, id="an occurrence of a name is not the name"),
        pytest.param(CK.Mention, OA.Annotation, id="a mention has no target"),
        pytest.param(CK.ArchivalReference, OA.Annotation, id="a reference has no target"),
        pytest.param(CK.ArchivalUnit, RICO.RecordSet, id="an archive holds records and is none"),
        pytest.param(CK.Footnote, RICO.RecordPart, id="an editor's note is no part of the record"),
    ],
)
def test_what_is_only_near_is_called_near(alignments: Graph, term: URIRef, other: URIRef) -> None:
    assert (term, RDFS.seeAlso, other) in alignments
    assert (term, RDFS.subClassOf, other) not in alignments


def _split(term: Node) -> tuple[str, str]:
    for mark in "#/":
        if mark in str(term):
            vocabulary, _, name = str(term).rpartition(mark)
            return vocabulary + mark, name
    raise AssertionError(f"{term} has no namespace")
