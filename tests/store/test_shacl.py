"""SHACL Core as SPARQL: on any data, each constraint finds what pyshacl finds."""

from __future__ import annotations

from pathlib import Path
from unittest.mock import patch

import pyshacl
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, RdfFormat, Store
from rdflib import Graph

from corrkg.errors import ValidationError
from corrkg.store.chains import chains
from corrkg.store.second import reported
from corrkg.store.shacl import Finding, Shapes
from corrkg.store.validate import findings_again, findings_of
from corrkg.vocab import RDF, RDFS, XSD

EX = "http://example.org/"
NAMES = ("p", "q", "r")
NODES = [NamedNode(EX + each) for each in ("a", "b", "c")]
VALUES = [
    *NODES, BlankNode("x"), Literal("one"), Literal("one", language="en"), Literal("two", language="en"),
    Literal("zwei", language="de-AT"), Literal("3", datatype=XSD.integer), Literal("7", datatype=XSD.integer),
    Literal("2.5", datatype=XSD.decimal), Literal("1935-10-02", datatype=XSD.date),
    Literal("1935-10-09", datatype=XSD.date), Literal("true", datatype=XSD.boolean), Literal(""),
]  # fmt: skip
DAYS = [Literal(f"1935-10-0{number}", datatype=XSD.date) for number in (1, 2, 3)]
TYPES = [NamedNode(EX + each) for each in ("T", "Under", "Other")]

# A property shape on ex:p for each of these; a node shape of its own name holds it.
CONSTRAINTS = {
    "class": "sh:class ex:T",
    "datatype-string": "sh:datatype xsd:string",
    "datatype-integer": "sh:datatype xsd:integer",
    "datatype-date": "sh:datatype xsd:date",
    "datatype-text": "sh:datatype rdf:langString",
    "one": "sh:minCount 1",
    "two": "sh:minCount 2",
    "one-at-most": "sh:maxCount 1",
    "none": "sh:maxCount 0",
    "exactly-one": "sh:minCount 1 ; sh:maxCount 1",
    "iri": "sh:nodeKind sh:IRI",
    "literal": "sh:nodeKind sh:Literal",
    "blank": "sh:nodeKind sh:BlankNode",
    "iri-or-literal": "sh:nodeKind sh:IRIOrLiteral",
    "blank-or-iri": "sh:nodeKind sh:BlankNodeOrIRI",
    "blank-or-literal": "sh:nodeKind sh:BlankNodeOrLiteral",
    "least": "sh:minInclusive 3",
    "more": "sh:minExclusive 3",
    "most": "sh:maxInclusive 3",
    "less": "sh:maxExclusive 7",
    "long": "sh:minLength 4",
    "short": "sh:maxLength 3",
    "pattern": 'sh:pattern "^[a-z]{3}$" ; sh:flags "i"',
    "languages": 'sh:languageIn ( "en" "de" )',
    "once-a-language": "sh:uniqueLang true",
    "equals": "sh:equals ex:q",
    "disjoint": "sh:disjoint ex:q",
    "in": 'sh:in ( ex:a ex:b "one" )',
    "has": "sh:hasValue ex:a",
    "node": "sh:node [ sh:property [ sh:path ex:q ; sh:minCount 1 ] ]",
    "not": "sh:not [ sh:class ex:T ]",
    "and": "sh:and ( [ sh:nodeKind sh:IRI ] [ sh:class ex:T ] )",
    "or": "sh:or ( [ sh:datatype xsd:integer ] [ sh:class ex:T ] [ sh:hasValue ex:c ] )",
    "qualified": "sh:qualifiedValueShape [ sh:class ex:T ] ; sh:qualifiedMinCount 1 ; sh:qualifiedMaxCount 1",
    "nested": "sh:property [ sh:path ex:q ; sh:maxCount 1 ; sh:message \"nested\" ]",
}  # fmt: skip
PATHS = ("ex:p", "[ sh:inversePath ex:p ]", "( ex:p ex:q )", "[ sh:alternativePath ( ex:p ex:q ) ]",
         "[ sh:zeroOrMorePath ex:p ]", "[ sh:oneOrMorePath ex:p ]", "[ sh:zeroOrOnePath ex:p ]")  # fmt: skip
TARGETS = ("sh:targetClass ex:T", "sh:targetSubjectsOf ex:q", "sh:targetObjectsOf ex:r", "sh:targetNode ex:a")
PREFIXES = (
    f"@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix ex: <{EX}> .\n"
    "@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n"
    "@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .\n"
)


def written(directory: Path, shapes: str) -> Path:
    directory.mkdir(exist_ok=True)
    path = directory / "shapes.ttl"
    path.write_text(PREFIXES + shapes, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def shapes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A shape for each constraint, and for each sort of path and target."""
    parts = [
        f"ex:{name} a sh:NodeShape ; {TARGETS[number % len(TARGETS)]} ; sh:property [ sh:path ex:p ; {constraint} ; "
        f'sh:message "{name}" ] .'
        for number, (name, constraint) in enumerate(CONSTRAINTS.items())
    ]
    parts += [
        f'[] a sh:NodeShape ; {target} ; sh:property [ sh:path {path} ; sh:minCount 1 ; sh:maxCount 1 ; '
        f'sh:class ex:T ; sh:message "{number} {target}" ] .'
        for number, path in enumerate(PATHS) for target in TARGETS[:2]
    ]  # fmt: skip
    # What cannot be compared is a violation (section 4.3.3); pyshacl compares IRIs, too, and so gets dates alone.
    parts += [
        f"ex:{name} a sh:NodeShape ; sh:targetSubjectsOf ex:from ; sh:property [ sh:path ex:from ; sh:{name} ex:to ; "
        f'sh:message "{name}" ] .'
        for name in ("lessThan", "lessThanOrEquals")
    ]
    parts += [
        'ex:closed a sh:NodeShape ; sh:targetClass ex:T ; sh:closed true ; sh:ignoredProperties ( rdf:type ) ; '
        'sh:message "closed" ; sh:property [ sh:path ex:p ] .',
        'ex:warned a sh:NodeShape ; sh:targetClass ex:T ; sh:property [ sh:path ex:q ; sh:minCount 1 ; '
        'sh:severity sh:Warning ; sh:message "warned" ] .',
        'ex:off a sh:NodeShape ; sh:targetClass ex:T ; sh:deactivated true ; '
        'sh:property [ sh:path ex:q ; sh:maxCount 0 ] .',
        f"ex:several a sh:NodeShape ; {' ; '.join(TARGETS)} ; "
        'sh:property [ sh:path ex:p ; sh:minCount 1 ; sh:maxCount 1 ; sh:message "several" ] .',
        'ex:itself a sh:NodeShape ; sh:targetObjectsOf ex:p ; sh:nodeKind sh:IRI ; sh:in ( ex:a ex:b ) ; '
        'sh:message "itself" .',
    ]  # fmt: skip
    return written(tmp_path_factory.mktemp("shapes"), "\n".join(parts))


STATEMENTS = st.lists(
    st.one_of(
        st.builds(Quad, st.sampled_from(NODES), st.sampled_from([NamedNode(EX + each) for each in NAMES]),
                  st.sampled_from(VALUES)),
        st.builds(Quad, st.sampled_from(NODES), st.just(RDF.type), st.sampled_from(TYPES)),
        st.builds(Quad, st.sampled_from(NODES), st.sampled_from([NamedNode(EX + "from"), NamedNode(EX + "to")]),
                  st.sampled_from(DAYS)),
    ),
    min_size=1, max_size=14,
)  # fmt: skip


def plain(found: set[Finding]) -> set[tuple[str, str, str, str]]:
    return {(each.severity, each.focus if ":" in each.focus else "", each.path, each.message) for each in found}


@settings(max_examples=60, deadline=None)
@given(statements=STATEMENTS)
@example([Quad(NODES[0], RDF.type, TYPES[0]), Quad(NODES[0], NamedNode(EX + "p"), NODES[0])])  # a detail is no result
def test_every_constraint_finds_what_pyshacl_finds(shapes: Path, statements: list[Quad]) -> None:
    under = Quad(NamedNode(EX + "Under"), RDFS.subClassOf, NamedNode(EX + "T"))
    store = Store()
    store.extend([under, *statements])
    graph = Graph().parse(data=store.dump(format=RdfFormat.N_TRIPLES, from_graph=under.graph_name), format="nt")
    _, report, _ = pyshacl.validate(graph, shacl_graph=Graph().parse(shapes), allow_warnings=True)
    assert plain(set(findings_of(store, (shapes,)))) == plain(reported(report))


@settings(max_examples=100, deadline=None)
@given(statements=STATEMENTS)
def test_findings_are_the_same_at_whichever_end_a_question_begins(shapes: Path, statements: list[Quad]) -> None:
    store = Store()
    store.extend(statements)
    found = []
    for several in (0, 1000):
        with patch("corrkg.store.shacl._SEVERAL", several):
            found.append(findings_of(store, (shapes,)))
    assert found[0] == found[1]


@pytest.mark.parametrize(("others", "begins"), [(0, True), (20, False)])
def test_what_most_other_things_have_too_is_not_read_for_the_sake_of_a_few(
    tmp_path: Path, others: int, begins: bool
) -> None:
    path = written(tmp_path, "ex:s a sh:NodeShape ; sh:targetClass ex:T ; sh:property ex:x . ex:x sh:path ex:p .")
    store = Store()
    store.add(Quad(NODES[0], RDF.type, TYPES[0]))
    for number in range(1 + others):
        store.add(Quad(NamedNode(f"{EX}{number}"), NamedNode(EX + "p"), Literal("one")))
    shapes = Shapes.read((path,), store)
    assert shapes.has_target(NamedNode(EX + "s"))
    members = shapes.of_class("?this", TYPES[0])
    assert shapes.begins_at_values(NamedNode(EX + "x"), members) is begins
    _, reached = shapes.values(NamedNode(EX + "x"), "?this", members)
    assert not shapes.begins_at_values(NamedNode(EX + "x"), reached), "its focus nodes are no class"


LINKS = st.lists(
    st.one_of(
        st.builds(Quad, st.sampled_from(NODES), st.sampled_from([NamedNode(EX + each) for each in NAMES]),
                  st.sampled_from(NODES)),
        st.builds(Quad, st.sampled_from(NODES), st.just(NamedNode(EX + "q")), st.sampled_from(VALUES)),
        st.builds(Quad, st.sampled_from(NODES), st.just(RDF.type), st.sampled_from(TYPES)),
    ),
    min_size=1, max_size=10, unique_by=str,
)  # fmt: skip


@pytest.fixture(scope="module")
def told_shapes(shapes: Path) -> Path:
    """The shapes of which chains tell what they read: all but the nested one."""
    lines = [line for line in shapes.read_text().splitlines() if not line.startswith("ex:nested")]
    return written(shapes.parent / "told", "\n".join(lines))


@settings(max_examples=200, deadline=None)
@given(statements=LINKS, others=LINKS)
def test_what_a_change_affects_is_found_again_and_no_more_is_looked_at(
    told_shapes: Path, statements: list[Quad], others: list[Quad]
) -> None:
    under = Quad(NamedNode(EX + "Under"), RDFS.subClassOf, NamedNode(EX + "T"))
    before, after = Store(), Store()
    before.extend([under, *statements])
    after.extend([under, *statements[: len(statements) // 2], *others])
    changed = {*before} ^ {*after}
    assert chains(Shapes.read((told_shapes,), after)) is not None
    found = findings_again(after, (told_shapes,), findings_of(before, (told_shapes,)), changed)
    assert found == findings_of(after, (told_shapes,))


def test_findings_of_what_a_change_does_not_affect_stand(told_shapes: Path) -> None:
    store = Store()
    store.add(Quad(NODES[0], NamedNode(EX + "p"), NODES[1]))
    old = [Finding("Violation", f"{EX}{name}", "", "as it was") for name in ("a", "c")]
    assert [each for each in findings_again(store, (told_shapes,), old, store) if each in old] == old[1:]


def test_nodes_of_two_targets_are_looked_at_once_and_those_of_the_second_alone_too(tmp_path: Path) -> None:
    targets = "sh:targetClass ex:T ; sh:targetObjectsOf ex:r"
    path = written(tmp_path, f"ex:s a sh:NodeShape ; {targets} ; sh:property [ sh:path ex:p ; sh:minCount 1 ] .")
    store = Store()
    store.extend([Quad(NODES[0], RDF.type, TYPES[0]), Quad(NODES[1], NamedNode(EX + "r"), NODES[0])])
    first, second = Shapes.read((path,), store).checks()
    assert not first.beyond
    assert not store.query(second.beyond)
    assert {each.focus for each in findings_of(store, (path,))} == {NODES[0].value}
    store.add(Quad(NODES[1], NamedNode(EX + "r"), NODES[2]))
    assert store.query(second.beyond)
    assert {each.focus for each in findings_of(store, (path,))} == {NODES[0].value, NODES[2].value}


@pytest.mark.parametrize("parameter", ["sh:xone ( [ sh:class ex:T ] )", 'sh:sparql [ sh:select "SELECT" ]'])
def test_constraint_without_a_translation_is_an_error_and_never_passed_over(tmp_path: Path, parameter: str) -> None:
    path = written(tmp_path, f"ex:s a sh:NodeShape ; sh:targetClass ex:T ; {parameter} .")
    with pytest.raises(ValidationError, match="is no constraint that is known here"):
        list(Shapes.read((path,), Store()).checks())
