"""The shapes accept good data, and report each fault with what to do about it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pyshacl
import pytest
from pyoxigraph import RdfFormat, Store
from rdflib import OWL, RDF, RDFS, SH, SKOS, BNode, Graph, Namespace, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from corrkg.resources import shape_files
from corrkg.store.second import reported
from corrkg.store.shacl import Finding as Result
from corrkg.store.validate import findings_of

CK = Namespace("https://w3id.org/corrkg/ontology#")
CKS = Namespace("https://w3id.org/corrkg/shapes#")
SCHEMA = Namespace("https://schema.org/")

Finding = tuple[str, URIRef, str]  # shape, severity, message


BASE = "https://example.org/"


def _reported(data: Graph, shapes: Graph) -> dict[Node, set[Finding]]:
    """Return what pyshacl reports of each node, and hold what the translation to SPARQL finds against it."""
    _, report, _ = pyshacl.validate(data, shacl_graph=shapes)
    store = Store()
    store.load(data.serialize(format="nt").encode(), RdfFormat.N_TRIPLES)
    assert {_apart(each) for each in findings_of(store, shape_files())} == {_apart(each) for each in reported(report)}
    found: dict[Node, set[Finding]] = {}
    for result in report.subjects(RDF.type, SH.ValidationResult):
        focus = report.value(result, SH.focusNode)
        assert focus is not None
        finding = (
            str(report.value(result, SH.sourceShape)).removeprefix(CKS),
            URIRef(str(report.value(result, SH.resultSeverity))),
            str(report.value(result, SH.resultMessage)),
        )
        found.setdefault(focus, set()).add(finding)
    return found


def _validate(data: Graph, shapes: Graph) -> set[Finding]:
    """Return what is reported of all nodes."""
    return set().union(*_reported(data, shapes).values())


def _validate_together(samples: Sequence[Graph], shapes: Graph) -> list[set[Finding]]:
    """Return what is reported of each of ``samples``, as `_validate` does, of one graph of all of them.

    Each sample gets IRIs of its own. The validators begin once and not two hundred times.
    """
    data = Graph()
    for number, sample in enumerate(samples):
        lines = sample.serialize(format="nt").replace(f"<{BASE}", f"<{BASE}{number}/")
        data.parse(data=lines, format="nt")
    found: list[set[Finding]] = [set() for _ in samples]
    for focus, findings in _reported(data, shapes).items():
        found[int(str(focus).removeprefix(BASE).partition("/")[0])] |= findings
    return found


def _apart(found: Result) -> Result:
    """Return a finding without the name of a blank node, which is another in each graph."""
    return found if ":" in found.focus else replace(found, focus="")


PREFIXES = """
    PREFIX archive: <https://example.org/archive/rgaspi/>
    PREFIX ck: <https://w3id.org/corrkg/ontology#>
    PREFIX dcterms: <http://purl.org/dc/terms/>
    PREFIX ex: <https://example.org/>
    PREFIX foaf: <http://xmlns.com/foaf/0.1/>
    PREFIX geo: <http://www.w3.org/2003/01/geo/wgs84_pos#>
    PREFIX letter: <https://example.org/letter/>
    PREFIX note: <https://example.org/letter/x/note/1#>
    PREFIX oa: <http://www.w3.org/ns/oa#>
    PREFIX owl: <http://www.w3.org/2002/07/owl#>
    PREFIX part: <https://example.org/letter/x#>
    PREFIX person: <https://example.org/person/>
    PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
    PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
    PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
    PREFIX edtf: <http://id.loc.gov/datatypes/edtf/>
"""
RESPONSE = "<https://example.org/letter/y#response-1>"
NOTE = "<https://example.org/letter/x/note/1>"
EVIDENCE = "<https://example.org/source/s#char=0,48>"
POSITION = "<https://example.org/source/s#position=0,48>"
QUOTE = "<https://example.org/source/s#quote=0,48>"
DECISION = "<https://example.org/decision/d>"
SOURCE = "<https://example.org/source/s>"
INTRODUCTION = "<https://example.org/source/s#introduction-1>"
SOCHI = "<https://example.org/place/sochi>"

Edit = str  # a SPARQL update


def without(subject: str, predicate: str) -> Edit:
    return f"DELETE WHERE {{ {subject} {predicate} ?value }}"


def also(subject: str, predicate: str, value: str) -> Edit:
    return f"INSERT DATA {{ {subject} {predicate} {value} }}"


def instead(subject: str, predicate: str, value: str) -> Edit:
    return f"{without(subject, predicate)} ; {also(subject, predicate, value)}"


# The shape that must report, and what breaks the sample.
VIOLATIONS: list[tuple[str, Edit]] = [
    ("label", without("letter:x", "rdfs:label")),
    ("label", instead("letter:x", "rdfs:label", '"a label without a language"')),
    ("label", also(DECISION, "rdfs:label", '"another label"@en')),
    ("verbatim", without("letter:x", "ck:verbatim")),
    ("verbatim", without("part:reference-1", "ck:verbatim")),
    ("verbatim", also("part:mark-1", "ck:verbatim", '"other words"')),
    ("verbatim-optional", also(NOTE, "ck:verbatim", '"2"')),
    ("evidence", without("letter:x", "ck:evidence")),
    ("evidence", without(NOTE, "ck:evidence")),
    ("evidence", without("part:reference-1", "ck:evidence")),
    ("evidence", without("part:mention-1", "ck:evidence")),
    ("evidence", without(DECISION, "ck:evidence")),
    ("evidence", without("part:approval-1", "ck:evidence")),
    ("notBefore", also("letter:x", "ck:notBefore", '"1935-10-09"^^xsd:date')),
    ("notBefore", also("letter:x", "ck:notBefore", '"1935-10-01"')),
    ("notAfter", also("letter:x", "ck:notAfter", '"1935-10-07"^^xsd:date')),
    ("date-optional", also(DECISION, "ck:date", '"1935-10-10"^^edtf:EDTF')),
    ("date-optional", instead(DECISION, "ck:date", '"1935-10-09"^^xsd:date')),
    ("date-optional", instead("part:dispatch-1", "ck:date", '"October 8"^^edtf:EDTF')),
    ("dateVerbatim", also("letter:x", "ck:dateVerbatim", '"8/X"')),
    ("dateBasis", instead("letter:x", "ck:dateBasis", "ck:certainty-high")),
    ("at", instead("part:dispatch-1", "ck:at", '"1935-10-08T15:27:00Z"^^xsd:dateTime')),
    ("at", instead("part:approval-1", "ck:at", '"20:05"')),
    ("place", instead("part:dispatch-1", "ck:place", "person:cedar")),
    ("statedIn", instead("part:dispatch-1", "ck:statedIn", "letter:x")),
    ("reference", instead(NOTE, "ck:reference", "archive:558")),
    ("mention", also("letter:x", "ck:mention", "person:cedar")),
    ("mentions", also("letter:x", "ck:mentions", "part:mention-1")),
    ("subject", also("letter:x", "ck:subject", NOTE)),
    ("days", also(DECISION, "ck:days", '"1 day"')),
    ("interval", also("part:approval-1", "ck:interval", '"PT4H"')),
    ("interval", also("part:approval-1", "ck:interval", '"PT4H"^^xsd:dayTimeDuration, "PT5H"^^xsd:dayTimeDuration')),
    ("text", also("letter:x", "ck:text", '"another text"')),
    ("text", instead(DECISION, "ck:text", '"words"@en')),
    ("status", without("person:alder", "ck:status")),
    ("status", instead(SOCHI, "ck:status", "ck:certainty-high")),
    ("sameAs", also("person:alder", "owl:sameAs", '"https://authority.example/alder"')),
    ("established-or-read", without("person:dogwood", "ck:evidence")),
    ("established-or-read", instead(SOCHI, "ck:status", "ck:status-provisional")),
    # Letter
    ("Letter-date", without("letter:x", "ck:date")),
    ("Letter-date", also("letter:x", "ck:date", '"1935-10-08"^^edtf:EDTF')),
    ("Letter-date", instead("letter:x", "ck:date", '"1935-10-08"')),
    ("Letter-date", instead("letter:x", "ck:date", '"earlier October 9"^^edtf:EDTF')),
    ("Letter-dateBasis", without("letter:x", "ck:dateBasis")),
    ("Letter-by-secretary", instead("letter:x", "ck:dateBasis", "ck:dateBasis-secretary")),
    ("Letter-sender", without("letter:x", "ck:sender")),
    ("Letter-sender", also("letter:x", "ck:sender", SOCHI)),
    ("Letter-sender", also("letter:x", "ck:sender", "person:nobody")),
    ("Letter-sender", also("letter:x", "ck:sender", '"Alder"')),
    ("Letter-recipient", without("letter:x", "ck:recipient")),
    ("Letter-recipient", instead("letter:x", "ck:recipient", "person:nobody")),
    ("Letter-copyRecipient", also("letter:x", "ck:copyRecipient", '"Dogwood"')),
    ("Letter-senderList", without("letter:x", "ck:senderList")),
    ("Letter-senderList", also("letter:x", "ck:senderList", "part:recipient-list-1")),
    ("Letter-recipientList", without("letter:x", "ck:recipientList")),
    ("Letter-senders-listed", without("part:sender-list-2", "rdf:first")),
    ("Letter-senders-listed", also("letter:x", "ck:sender", "person:dogwood")),
    ("Letter-recipients-listed", instead("part:recipient-list-1", "rdf:first", "person:dogwood")),
    ("Letter-medium", without("letter:x", "ck:medium")),
    ("Letter-medium", also("letter:x", "ck:medium", "ck:medium-letter")),
    ("Letter-medium", instead("letter:x", "ck:medium", '"telegram"')),
    ("Letter-medium", instead("letter:x", "ck:medium", "ck:mark-telegram")),
    ("Letter-mark", also("letter:x", "ck:mark", "ck:mark-secret")),
    ("Letter-number", also("letter:x", "ck:number", "1556")),
    ("Letter-dispatch", also("letter:x", "ck:dispatch", "part:nothing")),
    ("Letter-address", also("letter:x", "ck:address", '"Moscow."')),
    ("Letter-signature", also("letter:x", "ck:signature", '"Birch."')),
    ("Letter-dateline", also("letter:x", "ck:dateline", '"9/X"')),
    ("Letter-postscript", also("letter:x", "ck:postscript", '"P.S."')),
    ("Letter-enclosedText", also("letter:x", "ck:enclosedText", "letter:y")),
    ("Letter-witness", also("letter:x", "ck:witness", "part:reference-1")),
    ("Letter-no-reference", also("letter:x", "ck:reference", "part:reference-1")),
    ("Letter-note", also("letter:x", "ck:note", "letter:y")),
    ("Letter-repliesTo", also("letter:x", "ck:repliesTo", DECISION)),
    ("ListCell-first", without("part:sender-list-2", "rdf:first")),
    ("ListCell-first", also("part:sender-list-2", "rdf:first", "person:dogwood")),
    ("ListCell-rest", also("part:sender-list-2", "rdf:rest", "part:sender-list-1")),
    # Parts of a letter
    ("Witness-reference", without("part:witness-1", "ck:reference")),
    ("Witness-reference", also("part:witness-1", "ck:reference", "note:reference-1")),
    ("Witness-hand", also("part:witness-1", "ck:hand", NOTE)),
    ("Witness-form", also("part:witness-1", "ck:form", '"Original"')),
    ("Mark-markType", without("part:mark-1", "ck:markType")),
    ("Mark-markType", instead("part:mark-1", "ck:markType", "ck:form-copy")),
    ("Number-series", without("part:number-1", "ck:series")),
    ("Number-series", instead("part:number-1", "ck:series", "ck:series-minutes")),
    ("Number-value", without("part:number-1", "ck:value")),
    ("Number-value", instead("part:number-1", "ck:value", '"1556"')),
    ("Number-previous", also("part:number-1", "ck:previous", "1555")),
    ("Dispatch-by", also("part:dispatch-1", "ck:by", NOTE)),
    ("Dispatch-kind", without("part:dispatch-1", "ck:kind")),
    ("Dispatch-kind", also("part:dispatch-1", "ck:kind", "ck:kind-received")),
    ("Mention-nameForm", without("part:mention-1", "ck:nameForm")),
    ("Mention-part", without("part:mention-1", "ck:part")),
    ("Mention-refersTo", also("part:mention-1", "ck:refersTo", "person:alder")),
    ("Mention-refersTo", instead("part:mention-1", "ck:refersTo", DECISION)),
    ("Footnote-noteNumber", without(NOTE, "ck:noteNumber")),
    ("Footnote-noteNumber", instead(NOTE, "ck:noteNumber", "0")),
    ("text", also(NOTE, "ck:text", '"another text"')),
    ("printed-or-withheld", without(NOTE, "ck:text")),
    ("Footnote-letter", without("letter:x", "ck:note")),
    ("Footnote-letter", also("letter:y", "ck:note", NOTE)),
    ("Footnote-anchor", also(NOTE, "ck:anchor", EVIDENCE)),
    ("Mention-office", also("note:mention-1", "ck:office", "7")),
    ("Letter-citation", also("letter:x", "ck:citation", NOTE)),
    ("Citation-citationType", without("part:document-1", "ck:citationType")),
    ("Citation-value", also("part:document-1", "ck:value", "717")),
    ("Citation-writer", instead("part:document-1", "ck:writer", NOTE)),
    ("Citation-addressee", instead("part:document-1", "ck:addressee", NOTE)),
    ("Footnote-citation", also(NOTE, "ck:citation", "note:reference-1")),
    # Archives
    ("ArchivalReference-resolution", without("part:reference-1", "ck:resolution")),
    ("ArchivalReference-resolution", also("note:reference-1", "ck:resolution", "ck:resolution-context")),
    ("ArchivalReference-unit", also("part:reference-1", "ck:unit", "archive:558")),
    (
        "ArchivalReference-unit",
        instead("part:reference-1", "ck:unit", "<https://example.org/archive/rgaspi/558/11/404>"),
    ),
    ("ArchivalReference-folios", also("part:reference-1", "ck:folios", '"119"')),
    ("ArchivalReference-span", also("part:reference-1", "ck:span", "part:witness-1")),
    ("FolioSpan-firstFolio", instead("part:reference-1-span-1", "ck:firstFolio", "119")),
    ("FolioSpan-firstFolio", instead("part:reference-1-span-1", "ck:firstFolio", '"116"')),
    ("FolioSpan-firstFolio", without("part:reference-1-span-1", "ck:firstFolio")),
    ("FolioSpan-lastFolio", also("part:reference-1-span-1", "ck:lastFolio", "119")),
    ("FolioSpan-verso", also("part:reference-1-span-1", "ck:verso", "true")),
    ("FolioSpan-reference", without("part:reference-1", "ck:span")),
    ("ArchivalReference-antecedent", also("note:reference-1", "ck:antecedent", "archive:558")),
    ("unresolved-or-placed", without("part:reference-1", "ck:unit")),
    ("no-ibid-or-antecedent", without("note:reference-1", "ck:antecedent")),
    ("explicit-or-claimed", without("note:claim-1", "rdf:subject")),
    ("explicit-or-claimed", instead("part:reference-1", "ck:resolution", "ck:resolution-inherited")),
    ("ArchivalUnit-level", without("archive:558", "ck:level")),
    ("ArchivalUnit-value", instead("archive:558", "ck:value", "558")),
    ("ArchivalUnit-partOf", also("archive:558", "ck:partOf", "letter:x")),
    ("archive-or-below", without("archive:558", "ck:partOf")),
    ("archive-or-below", without("archive:558", "ck:value")),
    # Decisions and approvals
    ("Decision-body", without(DECISION, "ck:body")),
    ("Decision-title", also(DECISION, "ck:title", '"On bushes"')),
    ("Decision-series", instead(DECISION, "ck:series", "ck:series-sender")),
    ("Decision-statedIn", without(DECISION, "ck:statedIn")),
    ("Decision-concerns", also(DECISION, "ck:concerns", NOTE)),
    ("Decision-settles", also(DECISION, "ck:settles", "letter:x")),
    ("Decision-act", instead(DECISION, "ck:act", "ck:stance-refuses")),
    ("Decision-affects", also(DECISION, "ck:affects", NOTE)),
    ("Decision-appoints", also(DECISION, "ck:appoints", NOTE)),
    ("Decision-releases", also(DECISION, "ck:releases", NOTE)),
    ("Decision-told", without("letter:x", "ck:tells")),
    ("Letter-tells", also("letter:x", "ck:tells", NOTE)),
    ("Letter-gap", also("letter:x", "ck:gap", "letter:x")),
    ("Footnote-gap", also(NOTE, "ck:gap", "letter:x")),
    ("Letter-answersDocument", also("letter:x", "ck:answersDocument", NOTE)),
    ("Letter-approval", also("letter:x", "ck:approval", RESPONSE)),
    ("Decision-follows", also(DECISION, "ck:follows", "letter:x")),
    ("Request-letter", without("letter:x", "ck:request")),
    ("Request-letter", also("letter:y", "ck:request", "part:request-1")),
    ("Request-requestType", without("part:request-1", "ck:requestType")),
    ("Request-requestType", instead("part:request-1", "ck:requestType", "ck:certainty-high")),
    ("Request-of", instead("part:request-1", "ck:of", NOTE)),
    ("Request-proposedBy", also("part:request-1", "ck:proposedBy", NOTE)),
    ("Request-matter", also("part:request-1", "ck:matter", '"other words"')),
    ("Letter-request", also("letter:x", "ck:request", NOTE)),
    ("Response-stance", without(RESPONSE, "ck:stance")),
    ("Response-stance", instead(RESPONSE, "ck:stance", "ck:certainty-high")),
    ("Response-answers", instead(RESPONSE, "ck:answers", NOTE)),
    ("Response-by", without(RESPONSE, "ck:by")),
    ("Response-means", instead(RESPONSE, "ck:means", "ck:mark-cipher")),
    ("Response-statedIn", instead(RESPONSE, "ck:statedIn", "person:alder")),
    ("has-response", also("letter:x", "ck:response", NOTE)),
    ("Approval-response", instead("part:approval-1", "rdf:type", "ck:Approval")),
    ("Approval-stance", instead("part:approval-1", "ck:stance", "ck:stance-refuses")),
    ("Approval-approves", without("part:approval-1", "ck:approves")),
    ("Approval-by", without("part:approval-1", "ck:by")),
    ("Approval-means", instead("part:approval-1", "ck:means", "ck:mark-cipher")),
    # Claims
    ("Claim-subject", without("note:claim-1", "rdf:subject")),
    ("Claim-predicate", without("note:claim-1", "rdf:predicate")),
    ("Claim-predicate", instead("note:claim-1", "rdf:predicate", '"unit"')),
    ("Claim-object", without("note:claim-1", "rdf:object")),
    ("Claim-object", also("note:claim-1", "rdf:object", '"another"')),
    ("Claim-claimType", without("note:claim-1", "ck:claimType")),
    ("Claim-certainty", without("note:claim-1", "ck:certainty")),
    ("Claim-certainty", instead("note:claim-1", "ck:certainty", "0.9")),
    ("Claim-basis", without("note:claim-1", "ck:basis")),
    ("Claim-basis", instead("note:claim-1", "ck:basis", '"ibid"')),
    # Persons
    ("Person-label-en", without("person:birch", "rdfs:label")),
    ("Person-label-en", instead("person:birch", "rdfs:label", '"Берёза"@ru')),
    ("Person-born", instead("person:alder", "ck:born", "1890")),
    ("Place-lat", also(SOCHI, "geo:lat", "97.5")),
    ("Place-long", also(SOCHI, "geo:long", '"39.7"')),
    ("Person-died", also("person:alder", "ck:died", '"1951"^^edtf:EDTF')),
    # Sources and evidence
    ("Source-title", without(SOURCE, "dcterms:title")),
    ("Source-rights", without(SOURCE, "dcterms:rights")),
    ("Source-sha256", instead(SOURCE, "ck:sha256", '"E3B0"')),
    ("Source-hasPart", also(SOURCE, "dcterms:hasPart", "letter:x")),
    ("Introduction-isPartOf", without(INTRODUCTION, "dcterms:isPartOf")),
    ("Introduction-isPartOf", instead(INTRODUCTION, "dcterms:isPartOf", "letter:x")),
    ("Source-length", instead(SOURCE, "ck:length", "0")),
    ("Evidence", also("letter:x", "ck:evidence", SOURCE)),
    ("Evidence-type", also("letter:x", "ck:evidence", "<https://example.org/source/s#char=1,2>")),
    ("Evidence-type", also(NOTE, "ck:anchor", "<https://example.org/source/s#char=1,2>")),
    ("Evidence-source", without(EVIDENCE, "oa:hasSource")),
    ("Evidence-source", instead(EVIDENCE, "oa:hasSource", "letter:x")),
    ("Evidence-selectors", without(EVIDENCE, "oa:hasSelector")),
    ("Evidence-start", also(EVIDENCE, "oa:hasSelector", "<https://example.org/source/s#position=50,51>")),
    ("Evidence-end", without(POSITION, "oa:end")),
    ("Evidence-exact", also(EVIDENCE, "oa:hasSelector", "<https://example.org/source/s#quote=50,51>")),
    ("quoted-or-withheld", without(QUOTE, "oa:exact")),
    ("Position-start", instead(POSITION, "oa:start", "48")),
    ("Position-start", instead(POSITION, "oa:start", "-1")),
    ("Position-end", also(POSITION, "oa:end", "49")),
    ("Quote-exact", without(QUOTE, "oa:exact")),
    ("Quote-exact", instead(QUOTE, "oa:exact", '""')),
    ("Quote-prefix", also(QUOTE, "oa:prefix", '"before"')),
    ("Quote-suffix", also(QUOTE, "oa:suffix", '"after"')),
]
WARNINGS: list[tuple[str, Edit]] = [
    ("Letter-witness-expected", without("letter:x", "ck:witness")),
    ("Letter-text-expected", without("letter:x", "ck:text")),
    ("Witness-form-expected", without("part:witness-1", "ck:form")),
    ("ArchivalReference-folios-form", instead("part:reference-1", "ck:folios", '"116–118"')),
    ("dated-or-timed", without("part:approval-1", "ck:at")),
    ("Decision-date-expected", without(DECISION, "ck:date")),
    ("Decision-text-expected", without(DECISION, "ck:text")),
    ("Claim-evidence", without("note:claim-1", "ck:evidence")),
    ("named-or-provisional", without("person:alder", "foaf:name")),
]


def _edited(sample: Graph, edit: Edit) -> Graph:
    data = Graph()
    data += sample
    data.update(PREFIXES + edit)
    assert set(data) != set(sample), f"the edit changes nothing: {edit}"
    return data


@pytest.fixture(scope="module")
def findings(request: pytest.FixtureRequest, sample: Graph, shapes: Graph) -> Callable[[Edit], set[Finding]]:
    """What the shapes report of the sample after an edit; those of the tests that are run are validated together."""
    edits = dict.fromkeys(
        str(item.callspec.params["edit"])
        for item in request.session.items
        if isinstance(item, pytest.Function) and item.path == Path(__file__) and "edit" in item.fixturenames
    )
    samples = {edit: _edited(sample, edit) for edit in edits}
    # Blank nodes have no IRI that would tell whose they are.
    named = {edit: data for edit, data in samples.items() if not any(isinstance(x, BNode) for t in data for x in t)}
    found = dict(zip(named, _validate_together(list(named.values()), shapes), strict=True))
    return lambda edit: found[edit] if edit in found else _validate(_edited(sample, edit), shapes)


def test_the_sample_conforms_and_its_letter_without_a_witness_is_a_warning(
    sample: Graph, ontology: Graph, alignments: Graph, shapes: Graph
) -> None:
    """The validator sees the union of all graphs, the ontology's included."""
    ((shape, severity, _),) = _validate(sample + ontology + alignments, shapes)
    assert (shape, severity) == ("Letter-witness-expected", SH.Warning)


@pytest.mark.parametrize(("shape", "edit"), VIOLATIONS)
def test_what_must_hold_is_a_violation(
    findings: Callable[[Edit], set[Finding]], shapes: Graph, shape: str, edit: Edit
) -> None:
    assert (shape, SH.Violation, _message(shapes, shape)) in findings(edit)


@pytest.mark.parametrize(("shape", "edit"), WARNINGS)
def test_what_is_only_expected_is_a_warning(
    findings: Callable[[Edit], set[Finding]], shapes: Graph, shape: str, edit: Edit
) -> None:
    found = findings(edit)
    assert (shape, SH.Warning, _message(shapes, shape)) in found
    assert {severity for _, severity, _ in found} == {SH.Warning}


@pytest.mark.parametrize(
    "edit",
    [
        pytest.param("INSERT DATA { letter:x ck:mark [ a ck:Mark ] }", id="a part"),
        pytest.param("INSERT DATA { letter:x ck:evidence [] }", id="evidence"),
        pytest.param("INSERT DATA { letter:x ck:senderList ( person:alder ) }", id="the cell of a list"),
    ],
)
def test_blank_nodes_are_refused(findings: Callable[[Edit], set[Finding]], edit: Edit) -> None:
    assert any("IRI" in message for _, severity, message in findings(edit) if severity == SH.Violation)


@pytest.mark.parametrize(
    "edit",
    [
        pytest.param(
            f"{without('part:reference-1', 'ck:unit')} ; "
            f"{instead('part:reference-1', 'ck:resolution', 'ck:resolution-unresolved')}",
            id="an unresolved reference has no unit",
        ),
        pytest.param(
            f"{without('letter:x', 'ck:note')} ; {without('letter:x', 'ck:tells')} ; DELETE WHERE {{ {NOTE} ?p ?o }} ; "
            f"DELETE WHERE {{ ?act ck:statedIn {NOTE} }} ; DELETE WHERE {{ {DECISION} ?q ?r }}",
            id="a letter has no note",
        ),
        pytest.param(
            f"{without(NOTE, 'ck:text')} ; DELETE WHERE {{ ?evidence oa:hasSelector {QUOTE} }} ; "
            f"{also(SOURCE, 'dcterms:accessRights', 'ex:withheld')}",
            id="a text is withheld",
        ),
        pytest.param(without("person:dogwood", "foaf:name"), id="a provisional person has a form of the name only"),
        pytest.param(without("part:mention-1", "ck:refersTo"), id="nobody knows whom a name means"),
        pytest.param(without("part:approval-1", "ck:statedIn"), id="a letter itself records consent"),
        pytest.param(
            also("part:reference-1", "ck:antecedent", "note:reference-1"), id="any reference has an antecedent"
        ),
        pytest.param(instead("letter:x", "ck:date", '"[1935-10-14..]"^^edtf:EDTF'), id="an open date"),
        pytest.param(instead("letter:x", "ck:date", '"[1935-10-03,1935-10-04]"^^edtf:EDTF'), id="one of two days"),
        pytest.param(instead("letter:x", "ck:date", '"1935-10-03?"^^edtf:EDTF'), id="a doubtful date"),
        pytest.param(instead("letter:x", "ck:date", '"193X~"^^edtf:EDTF'), id="a decade"),
        pytest.param(instead("part:reference-1", "ck:folios", '"68v, 67v"'), id="versos"),
        pytest.param(instead(POSITION, "oa:start", '"0"^^xsd:nonNegativeInteger'), id="any type of integer"),
    ],
)
def test_what_an_edition_may_leave_open_is_no_violation(findings: Callable[[Edit], set[Finding]], edit: Edit) -> None:
    assert {found for found in findings(edit) if found[1] == SH.Violation} == set()


def test_every_constraint_has_a_case_above(shapes: Graph) -> None:
    """Only the alternatives of an sh:or have none, for they are never reported themselves."""
    alternatives = {member for rest in shapes.objects(None, SH["or"]) for member in Collection(shapes, rest)}
    inner = alternatives | {part for member in alternatives for part in shapes.objects(member, SH.property)}
    inner -= {part for shape in shapes.subjects(SH.targetClass) for part in shapes.objects(shape, SH.property)}
    reported = set(shapes.subjects(RDF.type, SH.PropertyShape)) | set(shapes.subjects(SH["or"]))
    tested = {CKS[shape] for shape, _ in VIOLATIONS + WARNINGS}
    assert {str(shape).removeprefix(CKS) for shape in reported - inner - tested} == set()


def test_every_class_has_a_shape(ontology: Graph, shapes: Graph) -> None:
    targets = set(shapes.objects(None, SH.targetClass))
    classes = {term for term in ontology.subjects(RDF.type, OWL.Class) if str(term).startswith(CK)}
    assert classes - targets == set()


def test_a_property_that_is_none_of_a_class_is_a_violation(
    findings: Callable[[Edit], set[Finding]], shapes: Graph
) -> None:
    """SHACL, section 4.8.1: closed shapes, one for each class and for each kind of evidence."""
    found = findings("INSERT { ?thing ck:colour 'red' } WHERE { ?thing a ?class }")
    closed = {str(shape).removeprefix(CKS) for shape in shapes.subjects(SH.closed, None)}
    assert {shape for shape, _, _ in found if shape.endswith("-closed")} == closed
    assert {severity for _, severity, _ in found} <= {SH.Violation, SH.Warning}


def test_every_class_has_a_closed_shape_with_the_properties_of_the_ontology(ontology: Graph, shapes: Graph) -> None:
    """A property is told a second time here, because SHACL reads no domains; of a class, also those of its kinds."""
    for term in ontology.subjects(RDF.type, OWL.Class):
        if not str(term).startswith(CK):
            continue
        (shape,) = set(shapes.subjects(SH.targetClass, term)) & set(shapes.subjects(SH.closed, None))
        (head,) = shapes.objects(shape, SH.ignoredProperties)
        allowed = set(Collection(shapes, head))
        related = {term, *ontology.objects(term, RDFS.subClassOf), *ontology.subjects(RDFS.subClassOf, term)}
        own = {each for one in related for each in _properties(ontology, one)}
        assert {str(each) for each in allowed if str(each).startswith(CK)} == {str(each) for each in own}, shape


def _properties(ontology: Graph, term: Node) -> set[Node]:
    return {*ontology.subjects(RDFS.domain, term), *ontology.subjects(SCHEMA.domainIncludes, term)}


def test_every_message_says_what_holds_and_then_what_to_do(shapes: Graph) -> None:
    for shape, _ in [*VIOLATIONS, *WARNINGS]:
        assert re.fullmatch(r"[A-Zco].+: [a-z].+\.", _message(shapes, shape)), shape


def test_lists_of_concepts_are_those_of_the_ontology(ontology: Graph, shapes: Graph) -> None:
    """sh:in repeats the code lists, for speed: all of a list, or a part of it that this test names."""
    narrower = {CKS["Number-series"], CKS["Decision-series"], CKS["is-no-ibid"], CKS["is-explicit-or-unresolved"]}
    narrower |= {CKS["is-not-secretary"], CKS["Approval-stance"]}
    for shape, head in shapes.subject_objects(SH["in"]):
        allowed = set(Collection(shapes, head))
        scheme = ontology.value(shapes.value(shape, SH.path), RDFS.seeAlso)
        concepts = set(ontology.subjects(SKOS.inScheme, scheme))
        assert allowed < concepts if shape in narrower else allowed == concepts, shape


def test_every_property_of_concepts_is_held_to_its_list(ontology: Graph, shapes: Graph) -> None:
    held = {shapes.value(shape, SH.path) for shape in shapes.subjects(SH["in"])}
    # a list of the ontology is named by rdfs:seeAlso; subjects are the publisher's own
    coded = {each for each in ontology.subjects(RDFS.range, SKOS.Concept) if (each, RDFS.seeAlso, None) in ontology}
    assert set(ontology.subjects(RDFS.range, SKOS.Concept)) - coded == {CK.subject}
    assert coded - held == set()


def test_shapes_are_named(shapes: Graph) -> None:
    for kind in (SH.NodeShape, SH.PropertyShape):
        assert all(isinstance(shape, URIRef) for shape in shapes.subjects(RDF.type, kind))


def test_shapes_are_valid_shacl(shapes: Graph) -> None:
    """By the shapes for shapes that pyshacl carries."""
    pyshacl.validate(Graph(), shacl_graph=shapes, meta_shacl=True)


def test_shapes_conform_to_the_w3c_shapes_for_shapes(shapes: Graph, conformance: Callable[[str], Path]) -> None:
    conforms, _, text = pyshacl.validate(shapes, shacl_graph=Graph().parse(conformance("ns/shacl-shacl.ttl")))
    assert conforms, text


def _message(shapes: Graph, shape: str) -> str:
    return str(shapes.value(CKS[shape], SH.message))
