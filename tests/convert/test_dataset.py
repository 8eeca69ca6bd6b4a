"""What must hold of every dataset, whatever it was made of: October 1935 and the invented months stand for all."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, RdfFormat, parse

from corrkg import edtf
from corrkg.edition.source import SourceText, fold, read_source
from corrkg.resources import resource_dir
from corrkg.store.release import DATASET, Release
from corrkg.vocab import CK, DCAT, DCTERMS, EDTF, OA, OWL, PREFIXES, PROV, RDF, RDFS, SKOS, XSD

DATA_MODEL = (Path(__file__).parents[2] / "docs" / "data-model.md").read_text(encoding="utf-8")
STATEMENTS = (
    "Letter", "Witness", "ArchivalReference", "Footnote", "Mention", "Mark", "Number", "Dispatch", "Citation",
    "Decision", "Approval", "Claim",
)  # fmt: skip


class Data:
    """A dataset, indexed: the tests below ask it many small questions."""

    def __init__(self, release: Release, seeds: Path) -> None:
        self.release = release
        self.quads: list[Quad] = list(release.graph.match())
        self.sources: dict[NamedNode, SourceText] = {
            release.uris.source(source.slug): source
            for source in map(read_source, sorted((seeds / "editions").glob("*.txt")))
        }
        self._values: dict[tuple[object, object], list[Any]] = defaultdict(list)
        self._subjects: dict[tuple[object, object], list[NamedNode]] = defaultdict(list)
        for quad in self.quads:
            self._values[quad.subject, quad.predicate].append(quad.object)
            self._subjects[quad.predicate, quad.object].append(quad.subject)  # type: ignore[arg-type]

    def all(self, name: str) -> list[NamedNode]:
        """Return everything of a class of the ontology."""
        return self._subjects[RDF.type, CK[name]]

    def values(self, subject: object, predicate: NamedNode) -> list[Any]:
        """Return the values of a property."""
        return self._values[subject, predicate]

    def subjects(self, predicate: NamedNode, value: object) -> list[NamedNode]:
        """Return what has a value of a property."""
        return self._subjects[predicate, value]

    def value(self, subject: object, predicate: NamedNode) -> str:
        """Return the one value of a property, as a string."""
        [value] = self._values[subject, predicate]
        return str(value.value)

    def listed(self, head: object) -> list[Any]:
        """Return the items of an rdf:List."""
        items = []
        while head != RDF.nil:
            items += self.values(head, RDF.first)
            [head] = self.values(head, RDF.rest)
        return items


@pytest.fixture(scope="module", params=["october", "sable"])
def data(request: pytest.FixtureRequest) -> Data:
    """One dataset after the other."""
    return Data(request.getfixturevalue(request.param), request.getfixturevalue(f"{request.param}_seeds"))


def test_dataset_has_no_blank_nodes(data: Data) -> None:
    assert not [
        quad for quad in data.quads if isinstance(quad.subject, BlankNode) or isinstance(quad.object, BlankNode)
    ]


def test_dump_is_sorted_and_says_nothing_twice(data: Data) -> None:
    lines = (data.release.path / DATASET).read_bytes().splitlines(keepends=True)
    assert lines == sorted(set(lines))
    assert len(lines) == len(data.quads)


def test_digest_is_that_of_all_quads_but_the_version_itself(data: Data) -> None:
    lines = (data.release.path / DATASET).read_bytes().splitlines(keepends=True)
    version = f"{data.release.uris.dataset} {DCAT.version} ".encode()
    digest = hashlib.sha256(b"".join(line for line in lines if not line.startswith(version))).hexdigest()
    assert (
        data.value(data.release.uris.dataset, DCAT.version) == digest == data.release.digest == data.release.path.name
    )


def test_every_term_of_the_ontology_that_is_used_is_defined_in_it(data: Data) -> None:
    defined = {
        triple.subject for triple in parse(path=str(resource_dir("ontology") / "corrkg.ttl"), format=RdfFormat.TURTLE)
    }
    used = {
        term
        for quad in data.quads
        for term in (quad.predicate, quad.object)
        if isinstance(term, NamedNode) and term.value.startswith(CK[""].value)
    }
    assert used - defined - {CK[""]} == set()


def test_every_iri_is_valid_and_of_a_known_scheme(data: Data) -> None:
    for quad in data.quads:
        for term in (quad.subject, quad.predicate, quad.object, quad.graph_name):
            if isinstance(term, NamedNode):
                assert term.value.startswith(("http://", "https://")), term
                assert not set(term.value) & set(' <>"{}|\\^`\n'), term


def test_every_graph_says_what_it_is(data: Data) -> None:
    unnamed = [quad.graph_name for quad in data.quads if not isinstance(quad.graph_name, NamedNode)]
    assert not unnamed
    assert {graph for graph in {quad.graph_name for quad in data.quads} if not data.values(graph, RDFS.label)} == set()


def test_every_source_is_there_with_its_checksum_and_its_graph_is_derived_from_it(data: Data) -> None:
    assert set(data.all("Source")) == set(data.sources)
    for node, source in data.sources.items():
        assert data.value(node, CK.sha256) == source.sha256
        assert int(data.value(node, CK.length)) == len(source.text)
        assert data.values(data.release.uris.graph(source.slug), PROV.wasDerivedFrom) == [node]


# --- evidence -----------------------------------------------------------------------------------------------------


def test_every_quote_is_the_text_at_its_offsets(data: Data) -> None:
    evidence = data.subjects(RDF.type, OA.SpecificResource)
    assert len(evidence) > 500
    for node in evidence:
        [source] = data.values(node, OA.hasSource)
        text = data.sources[source].text
        selectors = {
            kind: selector for selector in data.values(node, OA.hasSelector) for kind in data.values(selector, RDF.type)
        }
        position, quote = selectors[OA.TextPositionSelector], selectors[OA.TextQuoteSelector]
        start, end = int(data.value(position, OA.start)), int(data.value(position, OA.end))
        assert 0 <= start < end <= len(text)
        assert data.value(quote, OA.exact) == text[start:end]
        assert node == data.release.uris.evidence(data.sources[source].slug, start, end)
        for prefix in data.values(quote, OA.prefix):
            assert text[:start].endswith(prefix.value)
        for suffix in data.values(quote, OA.suffix):
            assert text[end:].startswith(suffix.value)


@pytest.mark.parametrize("name", STATEMENTS)
def test_everything_read_from_the_text_has_evidence(name: str, data: Data) -> None:
    identified = CK.concept("claimType", "identified")
    nodes = [node for node in data.all(name) if identified not in data.values(node, CK.claimType)]
    assert nodes
    for node in nodes:
        evidence = data.values(node, CK.evidence)
        assert evidence, node
        assert all(RDF.type and OA.SpecificResource in data.values(item, RDF.type) for item in evidence)


@pytest.mark.parametrize("name", ["Person", "Place"])
def test_whoever_is_provisional_has_evidence(name: str, data: Data) -> None:
    provisional = [
        node for node in data.all(name) if CK.concept("status", "provisional") in data.values(node, CK.status)
    ]
    assert provisional or name == "Place"
    assert [node for node in provisional if not data.values(node, CK.evidence)] == []


@pytest.mark.parametrize(
    ("name", "predicate"),
    [
        ("Mention", CK.nameForm),
        ("Mark", CK.verbatim),
        ("Number", CK.verbatim),
        ("ArchivalReference", CK.verbatim),
        ("Citation", CK.verbatim),
    ],
)
def test_printed_words_are_those_of_the_evidence(name: str, predicate: NamedNode, data: Data) -> None:
    for node in data.all(name):
        evidence = data.values(node, CK.evidence)
        assert data.value(node, predicate) in {quoted(each, data) for each in evidence}
        sent_later = CK.concept("citationType", "enclosure") in data.values(node, CK.citationType)
        assert len(evidence) == 1 or (sent_later and len(evidence) == 2)


def quoted(evidence: NamedNode, data: Data) -> str:
    """Return the words of a piece of evidence, white space folded."""
    [source] = data.values(evidence, OA.hasSource)
    start, end = map(int, evidence.value.partition("#char=")[2].split(","))
    return fold(data.sources[source].text[start:end])


# --- claims -------------------------------------------------------------------------------------------------------


def claimed(data: Data) -> set[tuple[object, object]]:
    """Return (subject, predicate) of each statement that a claim is about."""
    return {(*data.values(claim, RDF.subject), *data.values(claim, RDF.predicate)) for claim in data.all("Claim")}


@pytest.mark.parametrize("predicate", ["refersTo", "repliesTo", "sender", "recipient", "unit"])
def test_whatever_is_inferred_or_resolved_has_a_claim(predicate: str, data: Data) -> None:
    inferred = data.release.uris.graph("inferred")
    resolved = predicate in {"sender", "recipient"}
    stated = {
        quad.subject
        for quad in data.quads
        if quad.predicate == CK[predicate] and (resolved or quad.graph_name == inferred)
    }
    assert stated
    assert {subject for subject in stated if (subject, CK[predicate]) not in claimed(data)} == set()


def test_identifier_of_another_authority_has_a_claim_with_the_page_it_was_verified_on(data: Data) -> None:
    for quad in data.quads:
        if quad.predicate in {OWL.sameAs, SKOS.closeMatch} and str(quad.subject).startswith(f"<{data.release.base}"):
            claims = [node for node in data.all("Claim") if data.values(node, RDF.object) == [quad.object]]
            [claim] = [node for node in claims if data.values(node, RDF.subject) == [quad.subject]]
            assert data.values(claim, RDF.predicate) == [quad.predicate]
            assert data.value(claim, DCTERMS.source)
            verified = quad.predicate == OWL.sameAs
            assert bool(data.values(claim, DCTERMS.creator)) == bool(data.values(claim, DCTERMS.date)) == verified


def test_date_that_the_editors_supplied_has_a_claim(data: Data) -> None:
    told = {CK.concept("dateBasis", basis) for basis in ("stated", "secretary", "header")}
    supplied = [node for node in data.all("Letter") if not told & set(data.values(node, CK.dateBasis))]
    assert supplied
    assert [node for node in supplied if (node, CK.date) not in claimed(data)] == []


def test_date_that_a_secretary_entered_leads_to_the_note_that_says_so(data: Data) -> None:
    secretary = CK.concept("dateBasis", "secretary")
    entered = [node for node in data.all("Letter") if secretary in data.values(node, CK.dateBasis)]
    assert entered
    for letter in entered:
        [note] = data.values(letter, CK.statedIn)
        assert note in data.values(letter, CK.note)
        assert "secretary" in data.value(note, CK.text)


def test_date_of_the_heading_alone_stands_nowhere_in_the_document(data: Data) -> None:
    header, sent = CK.concept("dateBasis", "header"), CK.concept("kind", "sent")
    for letter in (node for node in data.all("Letter") if header in data.values(node, CK.dateBasis)):
        assert not data.values(letter, CK.dateline)
        for dispatch in data.values(letter, CK.dispatch):
            assert data.values(dispatch, CK.statedIn) or sent not in data.values(dispatch, CK.kind)


def test_every_claim_is_whole(data: Data) -> None:
    for claim in data.all("Claim"):
        for predicate in (RDF.subject, RDF.predicate, RDF.object, CK.claimType, CK.certainty, CK.basis):
            assert len(data.values(claim, predicate)) == 1, (claim, predicate)


def test_what_a_claim_resolves_or_infers_is_said(data: Data) -> None:
    kinds = {CK.concept("claimType", kind) for kind in ("resolved", "inferred")}
    for claim in data.all("Claim"):
        if kinds & set(data.values(claim, CK.claimType)):
            [subject], [predicate], [value] = (
                data.values(claim, term) for term in (RDF.subject, RDF.predicate, RDF.object)
            )
            assert value in data.values(subject, predicate), (claim, data.value(claim, CK.basis))


def test_what_is_inferred_stands_apart_and_not_among_what_the_text_states(data: Data) -> None:
    """The README: what was inferred stands apart, in graph/inferred, with its claim."""
    texts = {data.release.uris.graph(source.slug) for source in data.sources.values()}
    stated = {(quad.subject, quad.predicate, quad.object) for quad in data.quads if quad.graph_name in texts}
    assert stated
    inferred = 0
    for claim in data.all("Claim"):
        if CK.concept("claimType", "inferred") in data.values(claim, CK.claimType):
            [subject], [predicate], [value] = (
                data.values(claim, term) for term in (RDF.subject, RDF.predicate, RDF.object)
            )
            assert (subject, predicate, value) not in stated, claim
            inferred += 1
    assert inferred


def test_a_text_names_persons_in_its_body_enclosures_and_notes_alone(data: Data) -> None:
    naming = {CK.concept("part", part) for part in ("body", "after", "note")}
    for letter in data.all("Letter"):
        things = [letter, *data.values(letter, CK.note)]
        named = {
            person
            for thing in things
            for mention in data.values(thing, CK.mention)
            if naming & set(data.values(mention, CK.part))
            for person in data.values(mention, CK.refersTo)
        }
        assert set(data.values(letter, CK.mentions)) == named


def test_domains_and_ranges_hold_what_the_data_say_and_add_no_types(data: Data) -> None:
    """RDFS, rules 2 and 3: a domain or range that the data do not meet would make a thing of a second class."""
    above: dict[Any, set[Any]] = defaultdict(set)
    for quad in data.quads:
        if quad.predicate == RDFS.subClassOf:
            above[quad.object].add(quad.subject)
    bounds = {
        term: [(name, bound) for name in (RDFS.domain, RDFS.range) for bound in data.values(term, name)]
        for term in {quad.predicate for quad in data.quads}
    }
    held = 0
    for quad in data.quads:
        for name, bound in bounds[quad.predicate]:
            end = quad.subject if name == RDFS.domain else quad.object
            if isinstance(end, Literal) or bound == OWL.Thing:
                continue
            assert {bound, *above[bound]} & set(data.values(end, RDF.type)), (quad, bound)
            held += 1
    assert held


def test_nothing_is_of_two_classes_that_share_no_member(data: Data) -> None:
    """OWL 2 RL, rule cax-dw."""
    pairs = [(quad.subject, quad.object) for quad in data.quads if quad.predicate == OWL.disjointWith]
    assert len(pairs) > 30
    members = {kind: set(data.subjects(RDF.type, kind)) for pair in pairs for kind in pair}
    assert [(one, other) for one, other in pairs if members[one] & members[other]] == []


def test_a_thing_has_values_of_the_sort_that_its_property_takes(data: Data) -> None:
    """OWL 2 Structural Specification, 5.8.1: an object property leads to things, a data property to literals."""
    things = set(data.subjects(RDF.type, OWL.ObjectProperty))
    literals = set(data.subjects(RDF.type, OWL.DatatypeProperty))
    assert not things & literals
    for quad in data.quads:
        assert not (quad.predicate in things and isinstance(quad.object, Literal)), quad
        assert not (quad.predicate in literals and not isinstance(quad.object, Literal)), quad
        if quad.predicate.value.startswith(CK[""].value):
            assert quad.predicate in things | literals, quad


def test_no_name_is_of_two_sorts(data: Data) -> None:
    """OWL 2 Structural Specification, section 5.8.2: a class, a property and a datatype do not share an IRI."""
    sorts = (OWL.Class, RDFS.Datatype, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
    named = [set(data.subjects(RDF.type, sort)) for sort in sorts]
    assert sum(map(len, named)) == len(set().union(*named)) > 100


def test_every_vocabulary_that_the_data_use_has_a_prefix(data: Data) -> None:
    spaces = tuple(PREFIXES.values())
    used: set[Any] = {quad.predicate for quad in data.quads}
    used |= {quad.object for quad in data.quads if quad.predicate == RDF.type}
    used |= {quad.object.datatype for quad in data.quads if isinstance(quad.object, Literal)}
    assert {term.value for term in used if not term.value.startswith(spaces)} == set()


UNLABELLED = {"SpecificResource", "TextPositionSelector", "TextQuoteSelector", "List", "Claim"}


def test_everything_has_a_label_but_what_the_model_tells(data: Data) -> None:
    bare = {
        str(quad.object)
        for quad in data.quads
        if quad.predicate == RDF.type and not data.values(quad.subject, RDFS.label)
    }
    kinds = {each.strip("<>").rpartition("#")[2] for each in bare if "/ontology#" in each or "/oa#" in each}
    assert kinds <= UNLABELLED
    told = re.search(r"^## Labels\n(.*?)(?=^## )", DATA_MODEL, re.MULTILINE | re.DOTALL)
    assert told is not None
    assert [name for name in UNLABELLED if name not in told[1]] == []


def test_requests_have_words_of_their_letter_without_the_signs_of_notes(data: Data) -> None:
    for letter in data.all("Letter"):
        parts = (data.values(letter, each) for each in (CK.text, CK.postscript, CK.enclosedText))
        words = fold(" ".join(str(value.value) for values in parts for value in values))
        for request in data.values(letter, CK.request):
            assert data.value(request, RDFS.label).removeprefix("… ").removesuffix(" …") in words
            assert all(str(matter.value) in words for matter in data.values(request, CK.matter))


# --- letters and what hangs on them -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "predicate",
    [CK.sender, CK.recipient, CK.date, CK.dateBasis, CK.dateVerbatim, CK.medium, CK.verbatim, CK.text, RDFS.label],
)
def test_every_letter_is_whole(predicate: NamedNode, data: Data) -> None:
    assert data.all("Letter")
    assert [letter for letter in data.all("Letter") if not data.values(letter, predicate)] == []


def test_every_letter_with_an_archive_line_has_a_witness_with_its_place(october: Release, october_seeds: Path) -> None:
    data = Data(october, october_seeds)
    assert len(data.all("Letter")) == 35
    for letter in data.all("Letter"):
        witnesses = data.values(letter, CK.witness)
        assert witnesses
        for witness in witnesses:
            [reference] = data.values(witness, CK.reference)
            [unit] = data.values(reference, CK.unit)
            assert CK.concept("level", "delo") in data.values(unit, CK.level)
            assert data.values(reference, CK.folios)


@pytest.mark.parametrize(("head", "predicate"), [(CK.senderList, CK.sender), (CK.recipientList, CK.recipient)])
def test_printed_order_is_kept_and_is_the_same_people(head: NamedNode, predicate: NamedNode, data: Data) -> None:
    several = 0
    for letter in data.all("Letter"):
        [first] = data.values(letter, head)
        people = data.listed(first)
        assert set(people) == set(data.values(letter, predicate))
        printed = fold(data.value(letter, CK.verbatim))
        names = [data.values(person, RDFS.label) for person in people]
        places = [
            min(
                (printed.find(name.value.split(",")[0].split()[-1]) for name in labels if name.language == "en"),
                default=0,
            )
            for labels in names
        ]
        if -1 not in places:
            assert places == sorted(places)
            several += len(places) > 1
    assert several


def test_every_date_is_edtf_and_has_the_days_that_it_allows(data: Data) -> None:
    for quad in data.quads:
        if quad.predicate == CK.date:
            assert isinstance(quad.object, Literal)
            assert quad.object.datatype == EDTF
            first, last = (data.values(quad.subject, CK[name]) for name in ("notBefore", "notAfter"))
            span = edtf.read(quad.object.value)
            assert [each.value for each in first] == [str(span.earliest)] * (span.earliest is not None)
            assert [each.value for each in last] == [str(span.latest)] * (span.latest is not None)


def test_every_archival_unit_hangs_on_an_archive(data: Data) -> None:
    levels = [CK.concept("level", name) for name in ("delo", "opis", "fond", "archive")]
    for unit in data.all("ArchivalUnit"):
        [level] = data.values(unit, CK.level)
        above = data.values(unit, CK.partOf)
        if level == levels[3]:
            assert not above
        else:
            [parent] = above
            assert unit.value.startswith(parent.value + "/")
            assert data.values(parent, CK.level) == [levels[levels.index(level) + 1]]


def test_notes_of_a_letter_have_addresses_below_it(data: Data) -> None:
    for letter in data.all("Letter"):
        for note in data.values(letter, CK.note):
            assert note.value == f"{letter.value}/note/{data.value(note, CK.noteNumber)}"


def test_every_code_list_value_is_a_concept_with_a_notation(data: Data) -> None:
    for predicate in (
        CK.medium,
        CK.markType,
        CK.series,
        CK.form,
        CK.dateBasis,
        CK.resolution,
        CK.level,
        CK.verso,
        CK.kind,
        CK.part,
        CK.certainty,
        CK.claimType,
        CK.status,
    ):
        values = {quad.object for quad in data.quads if quad.predicate == predicate}
        assert values
        assert {value for value in values if not data.values(value, SKOS.notation)} == set()


def test_person_named_by_several_forms_is_one_person(data: Data) -> None:
    forms: dict[object, set[str]] = defaultdict(set)
    for mention in data.all("Mention"):
        for person in data.values(mention, CK.refersTo):
            forms[person].add(data.value(mention, CK.nameForm))
    assert max(map(len, forms.values())) >= 3


def test_numbers_are_integers(data: Data) -> None:
    for number in data.all("Number"):
        [value] = data.values(number, CK.value)
        assert value.datatype == XSD.integer
        assert int(value.value) > 0
