"""A new kind of thing and a new layout of editions come in as a package: no file of corrkg knows of them.

The package is ``tests/growth``; it is put where an installed one is, and all that tells of kinds tells of its own.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from corrkg.convert import identifiers
from corrkg.convert.pipeline import converters
from corrkg.edition.readers import layouts
from corrkg.errors import CorrkgError, ValidationError
from corrkg.extensions import modules, packages
from corrkg.reading import kinds
from corrkg.settings import load
from corrkg.store.build import BuildResult, build
from corrkg.vocab import CK, RDF, RDFS
from corrkg.web import create_app
from corrkg.web.http.validators import code_version

SeedsMaker = Callable[..., Path]

BASE = "https://letters.example.org/"
SHIP = NamedNode("https://ships.example.org/terms#Ship")
LOG = """\
Log of the road to Kem

1933-06-01 Orlov to Gromov: The Krasin has left Kem.
ship Sedov
ship Krasin, built 1916
"""
ENTRY_POINTS = {
    "layouts": "LAYOUT",
    "converters": "CONVERTER",
    "kinds": "SHIP",
    "terms": "TERMS",
    "shapes": "SHAPES",
}


def install(site: Path, name: str, entry_points: str) -> None:
    """Put what a package announces into ``site``, as an installer does."""
    info = site / f"{name}-1.0.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n", encoding="utf-8")
    (info / "entry_points.txt").write_text(entry_points, encoding="utf-8")


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The folder that the package of ships is installed in, for the tests of this module."""
    site = tmp_path_factory.mktemp("site")
    shutil.copytree(Path(__file__).parent / "growth", site / "corrkg_ships")
    groups = (f"[corrkg.{group}]\nship = corrkg_ships:{target}\n" for group, target in ENTRY_POINTS.items())
    install(site, "corrkg_ships", "\n".join(groups))
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(site)
        yield site
    sys.modules.pop("corrkg_ships", None)


@pytest.fixture(scope="module")
def grown(package: Path, make_seeds: SeedsMaker) -> BuildResult:
    """A build of the small edition with a logbook beside it."""
    seeds = make_seeds({"editions/1933-kem.log": LOG})
    toml = seeds / "dataset.toml"
    toml.write_text(toml.read_text(encoding="utf-8") + '\n[texts.1933-kem]\nrights = "publish"\n', encoding="utf-8")
    return build(seeds, seeds.parent / "store")


@pytest.fixture(scope="module")
def client(grown: BuildResult) -> FlaskClient:
    """The site of that build."""
    return create_app(load({"store": str(grown.release.parents[1])}, {})).test_client()


def page(client: FlaskClient, path: str) -> str:
    """Return an HTML page that must be there."""
    response = client.get(path, headers={"Accept": "text/html"})
    assert response.status_code == 200, path
    return response.get_data(as_text=True)


def test_the_list_has_the_things_in_order_with_their_columns(client: FlaskClient) -> None:
    found = page(client, "/ship")
    assert re.search(r"<h1>Ships <span[^>]*>2</span></h1>", found)
    assert re.findall(r'<th scope="col">(.*?)</th>', found) == ["Name", "Built"]
    rows = re.findall(r'<th scope="row"><a href="(.*?)">(.*?)</a></th><td data-th="Built">(.*?)</td>', found)
    assert rows == [("/ship/krasin", "Krasin", "1916"), ("/ship/sedov", "Sedov", "")]


def test_the_list_is_data_too(client: FlaskClient) -> None:
    quads = list(parse(client.get("/ship.nt").data, RdfFormat.N_TRIPLES))
    members = {quad.object for quad in quads if str(quad.predicate.value).endswith("#member")}
    assert members == {NamedNode(BASE + "ship/krasin"), NamedNode(BASE + "ship/sedov")}


def test_navigation_and_home_lead_to_the_list(client: FlaskClient) -> None:
    assert '<li><a href="/ship">Ships</a></li>' in page(client, "/letter")
    assert '<a href="/ship"><strong>2</strong> ships</a>' in page(client, "/")


def test_the_page_of_a_thing_has_the_template_and_the_facts_of_the_package(client: FlaskClient) -> None:
    assert client.get("/ship/krasin", headers={"Accept": "text/html"}).headers["Location"] == "/ship/krasin.html"
    found = page(client, "/ship/krasin.html")
    assert '<p class="cry">Ahoy, Krasin!</p>' in found
    assert "<q>ship Krasin, built 1916</q>" in found


def test_the_rdf_document_has_class_label_and_the_exact_words_of_the_source(client: FlaskClient) -> None:
    quads = list(parse(client.get("/ship/krasin.ttl").data, RdfFormat.TURTLE))
    krasin = NamedNode(BASE + "ship/krasin")
    assert {quad.object for quad in quads if quad.subject == krasin and quad.predicate == RDF.type} == {SHIP}
    assert any(quad.subject == krasin and quad.object == Literal("Krasin", language="en") for quad in quads)
    assert any(quad.object == Literal("ship Krasin, built 1916") for quad in quads)
    (evidence,) = (quad.object for quad in quads if quad.subject == krasin and quad.predicate == CK.evidence)
    start = LOG.index("ship Krasin")
    assert evidence == NamedNode(f"{BASE}source/1933-kem#char={start},{start + len('ship Krasin, built 1916')}")


def test_the_terms_of_the_package_stand_in_the_graph_of_the_ontology(client: FlaskClient) -> None:
    quads = list(parse(client.get("/ship/krasin.ttl").data, RdfFormat.TURTLE))
    assert any(quad.subject == SHIP and quad.predicate == RDFS.label for quad in quads), "the label of its class"
    ask = f"ASK {{ GRAPH <{BASE}graph/ontology> {{ <{SHIP.value}> rdfs:label 'ship'@en }} }}"
    answer = client.get("/sparql", query_string={"query": ask}, headers={"Accept": "application/sparql-results+json"})
    assert answer.get_json()["boolean"] is True


def test_search_engines_and_signposts_have_its_name_in_schema_org(client: FlaskClient) -> None:
    embedded = re.search(r'<script type="application/ld\+json">(.*?)</script>', page(client, "/ship/krasin.html"))
    assert embedded is not None
    found = json.loads(embedded[1])
    assert (found["@type"], found["name"], found["productionDate"]) == ("Vehicle", "Krasin", "1916")
    links = client.get("/ship/krasin.html").headers["Link"]
    assert '<https://schema.org/Vehicle>; rel="type"' in links


def test_the_sitemap_has_the_list_and_the_things(client: FlaskClient) -> None:
    found = re.findall("<loc>(.*?)</loc>", client.get("/sitemap.xml").get_data(as_text=True))
    assert {f"{BASE}ship", f"{BASE}ship/krasin.html", f"{BASE}ship/sedov.html"} <= set(found)


def test_openapi_has_the_list_and_the_thing(client: FlaskClient) -> None:
    paths = client.get("/openapi.json").get_json()["paths"]
    assert paths["/ship"]["get"]["summary"] == "The ships of the logbooks, by name."
    assert paths["/ship/{slug}"]["get"]["operationId"] == "thing-ship"


def test_an_unknown_thing_is_told_where_the_list_is(client: FlaskClient) -> None:
    response = client.get("/ship/titanic", headers={"Accept": "application/json"})
    assert response.status_code == 404
    assert response.get_json(force=True)["see"] == ["/ship"]


def test_the_metrics_count_its_requests_apart(package: Path) -> None:
    # In a process of its own: where the numbers stand is settled before a server forks.
    ask = "from corrkg.web.middleware.metrics import place_of; print(place_of('/ship/krasin.html'))"
    path = os.pathsep.join([str(package), str(Path(__file__).parents[1])])
    told = subprocess.run(
        [sys.executable, "-c", ask], env={**os.environ, "PYTHONPATH": path}, capture_output=True, text=True, check=True
    )
    assert told.stdout == "ship\n"


def test_another_version_of_the_package_makes_other_validators(
    package: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # What it writes may have changed: a copy in a cache is not good any more (RFC 9110 section 8.8.1).
    assert packages() == ("corrkg_ships 1.0",)
    before = code_version()
    newer = shutil.copytree(package, tmp_path / "newer")
    metadata = newer / "corrkg_ships-1.0.dist-info" / "METADATA"
    metadata.write_text(metadata.read_text(encoding="utf-8").replace("1.0", "1.1"), encoding="utf-8")
    monkeypatch.setattr(sys, "path", [str(newer) if each == str(package) else each for each in sys.path])
    assert packages() == ("corrkg_ships 1.1",)
    assert code_version() != before


def test_what_a_process_remembers_of_packages_is_that_of_the_place_where_it_looks(
    package: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert kinds.of_path("ship") is not None and "corrkg_ships" in modules()
    with monkeypatch.context() as patch:
        patch.setattr(sys, "path", [each for each in sys.path if each != str(package)])
        assert kinds.of_path("ship") is None and "corrkg_ships" not in modules()
    assert kinds.of_path("ship") is not None and "corrkg_ships" in modules()


def test_the_report_has_what_the_reader_of_the_layout_could_not_read(client: FlaskClient) -> None:
    rows = [row for row in client.get("/report.json").get_json() if row["source"] == "1933-kem"]
    told = {(row["kind"], row["about"], row["file"], row["line"], row["quote"]) for row in rows}
    assert ("unread", "line", "1933-kem.log", 1, "Log of the road to Kem") in told
    assert ("unresolved", "ship", "1933-kem.log", 4, "ship Sedov") in told


def test_the_letters_of_the_layout_stand_among_the_others(client: FlaskClient) -> None:
    found = page(client, "/letter")
    assert re.search(r"<h1>Letters <span[^>]*>3</span></h1>", found)
    assert "The Krasin has left Kem." in page(client, "/letter/1933-06-01-orlov-to-gromov.html")


def test_its_addresses_are_registered_and_may_be_withdrawn(package: Path, grown: BuildResult, tmp_path: Path) -> None:
    house = shutil.copytree(grown.release.parents[2], tmp_path / "house", symlinks=True)
    seeds, store = house / "seeds", house / "store"
    identifiers.withdraw(seeds, "ship", "sedov", "a sledge")
    build(seeds, store)
    gone = create_app(load({"store": str(store)}, {})).test_client().get("/ship/sedov")
    assert (gone.status_code, "a sledge" in gone.get_data(as_text=True)) == (410, True)


def test_a_thing_that_breaks_the_shape_of_the_package_stops_the_build(package: Path, make_seeds: SeedsMaker) -> None:
    seeds = make_seeds({"editions/1933-kem.log": LOG + "ship , built 1920\n"})
    with pytest.raises(ValidationError, match="A ship has a name"):
        build(seeds, seeds.parent / "store")


def test_the_shapes_that_are_served_are_those_of_the_build(client: FlaskClient) -> None:
    shapes = {quad.subject for quad in parse(client.get("/shapes.ttl").data, RdfFormat.TURTLE)}
    assert NamedNode("https://ships.example.org/terms#ShipShape") in shapes
    assert any("corrkg/shapes#Letter" in str(each) for each in shapes)


def test_a_kind_whose_address_is_taken_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    code = "from corrkg.reading.kinds import Kind\nfrom corrkg.vocab import RDFS\n"
    (tmp_path / "corrkg_mail.py").write_text(code + 'KIND = Kind("letter", RDFS.Resource, "Mail")\n', encoding="utf-8")
    install(tmp_path, "corrkg_mail", "[corrkg.kinds]\nmail = corrkg_mail:KIND\n")
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(CorrkgError, match="two kinds have the address 'letter'"):
        kinds.kinds()


def test_without_the_package_nothing_of_it_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "path", [each for each in sys.path if not (Path(each) / "corrkg_ships").exists()])
    assert [kind.path for kind in kinds.kinds()] == [kind.path for kind in kinds.KINDS]
    assert "logbook" not in {layout.name for layout in layouts()}
    assert "ship" not in {converter.kind for converter in converters()}
    assert "corrkg_ships" not in modules()
