"""The dataset describes itself: VoID and DCAT, true by count, found where catalogues look, and fit for them."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pyshacl
import pytest
import rdflib
from flask.testing import FlaskClient
from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from corrkg.engine.local import evaluate
from corrkg.settings import load
from corrkg.store.release import Release
from corrkg.vocab import CK, DCAT, DCTERMS, PROV, RDF, VOID
from corrkg.web import create_app


@pytest.fixture(scope="module", params=["october", "sable"])
def release(request: pytest.FixtureRequest) -> Release:
    found = request.getfixturevalue(request.param)
    assert isinstance(found, Release)
    return found


@pytest.fixture(scope="module")
def site(october_store: Path) -> FlaskClient:
    return create_app(load({"store": str(october_store)}, {})).test_client()


def one(release: Release, query: str) -> int:
    [row] = release.embedded.ask(query, use_default_graph_as_union=True)  # type: ignore[misc]
    return int(row[0].value)


def values(release: Release, subject: NamedNode, predicate: NamedNode) -> set[str]:
    quads = release.graph.match(subject, predicate, None)
    return {quad.object.value for quad in quads if isinstance(quad.object, NamedNode | Literal)}


def number(release: Release, subject: NamedNode, name: str) -> int:
    [found] = values(release, subject, VOID[name])
    return int(found)


def parts(release: Release, name: str) -> list[NamedNode]:
    quads = release.graph.match(release.uris.dataset, VOID[name], None)
    return [quad.object for quad in quads if isinstance(quad.object, NamedNode)]


# --- VoID section 4.5: what the things of a class say -------------------------------------------------------------

COMPLETION = """
    PREFIX void: <http://rdfs.org/ns/void#>
    SELECT ?class ?property ?triples
    { ?c void:class ?class ; void:propertyPartition ?p . ?p void:property ?property ; void:triples ?triples }"""
USES = "SELECT ?class ?property (COUNT(*) AS ?triples) { ?s a ?class ; ?property ?o } GROUP BY ?class ?property"
TARGETS = """
    PREFIX void: <http://rdfs.org/ns/void#>
    PREFIX void-ext: <http://ldf.fi/void-ext#>
    SELECT ?class ?property ?target
    { ?c void:class ?class ; void:propertyPartition ?p . ?p void:property ?property .
      { ?p void:classPartition/void:class ?target }
      UNION { ?p void-ext:datatypePartition/void-ext:datatype ?target } }"""
LED_TO = """
    SELECT DISTINCT ?class ?property ?target
    { { ?s a ?class ; ?property ?o . ?o a ?target FILTER (?property != rdf:type) }
      UNION { ?s a ?class ; ?property ?o FILTER ISLITERAL(?o) BIND (DATATYPE(?o) AS ?target) } }"""


def table(release: Release, query: str) -> set[tuple[str, ...]]:
    prefix = f"PREFIX rdf: <{RDF.type.value.removesuffix('type')}>"
    return {tuple(term.value for term in row) for row in evaluate(release, prefix + query).rows()}  # type: ignore[union-attr]


def test_every_class_has_its_properties_with_their_numbers(release: Release) -> None:
    told = table(release, COMPLETION)
    assert len(told) > 200
    assert told == table(release, USES)


def test_every_property_of_a_class_says_what_it_leads_to(release: Release) -> None:
    # Oxigraph keeps integers by their value, and forgets which kind of integer they were.
    integers = re.compile(r"XMLSchema#(?:nonNegativeInteger|positiveInteger|integer)$")
    told, found = (
        {(*row[:2], integers.sub("XMLSchema#integer", row[2])) for row in table(release, query)}
        for query in (TARGETS, LED_TO)
    )
    assert told == found


def test_the_dataset_says_what_it_was_derived_from(release: Release) -> None:
    sources = {quad.subject for quad in release.graph.match(None, RDF.type, CK.Source)}
    for predicate in (DCTERMS.source, PROV.wasDerivedFrom):
        assert values(release, release.uris.dataset, predicate) == {each.value for each in sources}  # type: ignore[union-attr]


# --- VoID section 4.6: each number is what a query counts -----------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "query"),
    [
        ("triples", "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"),
        ("distinctSubjects", "SELECT (COUNT(DISTINCT ?s) AS ?n) { ?s ?p ?o }"),
        ("distinctObjects", "SELECT (COUNT(DISTINCT ?o) AS ?n) { ?s ?p ?o }"),
        ("properties", "SELECT (COUNT(DISTINCT ?p) AS ?n) { ?s ?p ?o }"),
        ("classes", "SELECT (COUNT(DISTINCT ?c) AS ?n) { ?s a ?c }"),
    ],
)
def test_number_of_the_dataset_is_counted_right(name: str, query: str, release: Release) -> None:
    assert number(release, release.uris.dataset, name) == one(release, query)


def test_entities_are_the_subjects_that_the_uri_pattern_fits(release: Release) -> None:
    [pattern] = values(release, release.uris.dataset, VOID.uriRegexPattern)
    subjects = {quad.subject.value for quad in release.graph.match() if isinstance(quad.subject, NamedNode)}
    fitting = {subject for subject in subjects if re.search(pattern, subject)}
    assert number(release, release.uris.dataset, "entities") == len(fitting) > 20


def test_each_class_partition_is_counted_right_and_none_is_missing(release: Release) -> None:
    counted = {}
    for part in parts(release, "classPartition"):
        [name] = values(release, part, VOID["class"])
        counted[name] = number(release, part, "entities")
    rows = release.embedded.ask(
        "SELECT ?c (COUNT(DISTINCT ?s) AS ?n) { ?s a ?c } GROUP BY ?c", use_default_graph_as_union=True
    )
    assert counted == {row["c"].value: int(row["n"].value) for row in rows}  # type: ignore[union-attr]


def test_each_property_partition_is_counted_right_and_none_is_missing(release: Release) -> None:
    counted = {}
    for part in parts(release, "propertyPartition"):
        [name] = values(release, part, VOID.property)
        counted[name] = number(release, part, "triples")
    rows = release.embedded.ask("SELECT ?p (COUNT(*) AS ?n) { ?s ?p ?o } GROUP BY ?p", use_default_graph_as_union=True)
    assert counted == {row["p"].value: int(row["n"].value) for row in rows}  # type: ignore[union-attr]


def test_each_named_graph_is_a_subset_of_its_size(release: Release) -> None:
    graphs = {part: number(release, part, "triples") for part in parts(release, "subset") if "#" not in part.value}
    assert graphs == dict(release.graphs)


def test_each_linkset_has_the_links_to_its_host(october: Release) -> None:
    linksets = [part for part in parts(october, "subset") if "#linkset-" in part.value]
    assert linksets
    total = 0
    for linkset in linksets:
        [predicate] = values(october, linkset, VOID.linkPredicate)
        [target] = values(october, linkset, VOID.objectsTarget)
        [home] = values(october, NamedNode(target), NamedNode("http://xmlns.com/foaf/0.1/homepage"))
        host = re.escape(home.removeprefix("https://"))
        query = f'SELECT (COUNT(*) AS ?n) {{ ?s <{predicate}> ?o FILTER(REGEX(STR(?o), "^https?://{host}")'
        query = query.replace("\\", "\\\\") + f' && STRSTARTS(STR(?s), "{october.base}")) }}'
        assert number(october, linkset, "triples") == one(october, query) > 0
        total += number(october, linkset, "triples")
    links = "<http://www.w3.org/2002/07/owl#sameAs>|<http://www.w3.org/2004/02/skos/core#closeMatch>"
    ours = f'FILTER(STRSTARTS(STR(?s), "{october.base}"))'
    assert total == one(october, f"SELECT (COUNT(*) AS ?n) {{ ?s {links} ?o {ours} }}")
    assert any(values(october, each, NamedNode("http://www.w3.org/2000/01/rdf-schema#label")) == {"Links to Wikidata"}
               for each in linksets)  # fmt: skip


def test_it_says_where_to_ask_to_download_and_to_look(release: Release) -> None:
    dataset, base = release.uris.dataset, release.base
    assert values(release, dataset, VOID.uriSpace) == {base}
    assert values(release, dataset, VOID.sparqlEndpoint) == {base + "sparql"}
    assert values(release, dataset, VOID.dataDump) == {
        f"{base}dump/dataset.{suffix}.gz" for suffix in ("nq", "trig", "ttl", "nt", "jsonld", "rdf")
    }
    assert "http://www.w3.org/ns/formats/Turtle" in values(release, dataset, VOID.feature)
    assert "https://w3id.org/corrkg/ontology#" in values(release, dataset, VOID.vocabulary)
    examples = values(release, dataset, VOID.exampleResource)
    assert {f"{base}{kind}/" in "".join(examples) for kind in ("letter", "person", "decision", "archive")} == {True}


# --- DCAT 3 --------------------------------------------------------------------------------------------------------


def test_each_distribution_has_an_address_a_format_and_a_licence(release: Release) -> None:
    distributions = [quad.object for quad in release.graph.match(release.uris.dataset, DCAT.distribution, None)]
    assert len(distributions) == 7
    for node in distributions:
        assert isinstance(node, NamedNode)
        for predicate in (DCAT.accessURL, DCTERMS.license, DCTERMS.title):
            assert values(release, node, predicate), (node, predicate)
    [service] = [quad.subject for quad in release.graph.match(None, RDF.type, DCAT.DataService)]
    assert isinstance(service, NamedNode)
    assert values(release, service, DCAT.servesDataset) == {release.uris.dataset.value}
    assert values(release, service, DCAT.endpointURL) == {release.base + "sparql"}


# DCAT-AP 3.0, section 7: the mandatory properties of each class that the dataset's document describes.
MANDATORY = [
    (DCAT.Dataset, [DCTERMS.title, DCTERMS.description]),
    (DCAT.Distribution, [DCAT.accessURL]),
    (DCAT.DataService, [DCTERMS.title, DCAT.endpointURL]),
]


@pytest.mark.parametrize(("class_", "properties"), MANDATORY, ids=lambda each: getattr(each, "value", ""))
def test_dcat_ap_7_mandatory_properties_are_there(
    class_: NamedNode, properties: list[NamedNode], site: FlaskClient
) -> None:
    triples = set(parse(site.get("/dataset.nt").data, RdfFormat.N_TRIPLES))
    things = {each.subject for each in triples if each.predicate == RDF.type and each.object == class_}
    assert things
    for thing in things:
        for predicate in properties:
            assert any((each.subject, each.predicate) == (thing, predicate) for each in triples), (thing, predicate)


@pytest.mark.parametrize("shapes", ["shapes.ttl", "range.ttl"])
def test_it_conforms_to_dcat_ap(shapes: str, site: FlaskClient, conformance: Callable[[str], Path]) -> None:
    graph = rdflib.Graph().parse(data=site.get("/dataset.nt").get_data(as_text=True), format="nt")
    shapes_graph = rdflib.Graph().parse(conformance(f"dcat-ap/{shapes}"))
    conforms, _, report = pyshacl.validate(graph, shacl_graph=shapes_graph, inference="none")
    assert conforms, report


# --- where it is found ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("accept", "suffix"),
    [
        (None, "ttl"),
        ("*/*", "ttl"),
        ("application/rdf+xml", "rdf"),
        ("application/ld+json", "jsonld"),
        ("text/html", "html"),
    ],
)
def test_void_section_7_well_known_leads_to_the_description(site: FlaskClient, accept: str | None, suffix: str) -> None:
    response = site.get("/.well-known/void", headers={"Accept": accept} if accept else {})
    assert (response.status_code, response.headers["Location"]) == (303, f"/dataset.{suffix}")
    assert "Accept" in response.headers["Vary"]
    assert site.get(response.headers["Location"]).status_code == 200


def test_its_page_shows_what_is_in_it(site: FlaskClient) -> None:
    page = site.get("/dataset.html").get_data(as_text=True)
    for words in (
        "Version",
        "Downloads",
        "dump/dataset.nq.gz",
        "Wikidata",
        'id="class-ck-Letter"',
        "Named graphs",
        "Properties",
    ):
        assert words in page, words


def test_its_page_has_a_dataset_of_schema_org(site: FlaskClient) -> None:
    for path in ("/", "/dataset.html"):
        page = site.get(path, headers={"Accept": "text/html"}).get_data(as_text=True)
        [block] = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.S)
        data = json.loads(block)
        assert data["@type"] == "Dataset"
        assert data["license"].startswith("https://creativecommons.org/")
        assert {each["encodingFormat"] for each in data["distribution"]} >= {"application/n-quads", "text/turtle"}
        assert data["temporalCoverage"].startswith("1935-")
