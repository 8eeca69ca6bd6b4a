"""The whole life of addresses on one dataset: mergers, a split, a withdrawal, a mistake taken back, and a new build.

Whatever the site serves of persons then tells the same: statuses, data, feeds, lookup, reconciliation, dumps, links to
other authorities, authority records and the file of letters.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from flask.testing import FlaskClient
from rdflib import DCTERMS, OWL, RDF, Graph, URIRef

from corrkg.convert import identifiers as ids
from corrkg.errors import InputError
from corrkg.settings import load
from corrkg.store.build import build
from corrkg.web import create_app

SeedsMaker = Callable[..., Path]
BASE = "https://letters.example.org/"
EAC, ATOM = "{https://archivists.org/ns/eac/v2}", "{http://www.w3.org/2005/Atom}"
TOMBSTONE = "{http://purl.org/atompub/tombstones/1.0}deleted-entry"
WIKIDATA = "http://www.wikidata.org/entity/Q"
GND = "https://d-nb.info/gnd/118540238"

PERSONS = """\
id,name_en,name_ru,aliases_en,aliases_ru,born,died,same_as,source,note,default_for
orlov,"Orlov, Pyotr Ilyich","Орлов, Пётр Ильич",P.I. Orlov,,,,,invented,,
orlov-twin,"Orlow, Peter","Орлов, Пётр",,,,,,invented,,
gromov,"Gromov, Anton Savvich","Громов, Антон Саввич",,,,,,invented,,
"""
LINKS = f"""\
kind,id,identifier,verified_by,verified_on,source,note
person,orlov,{WIKIDATA}42,An archivist,2026-11-27,a page that was seen,
person,orlov-twin,{GND},An archivist,2026-11-27,a page that was seen,
person,gromov,{WIKIDATA}5,An archivist,2026-11-27,a page that was seen,
"""
SAID = "Zaytsev has reported. I saw Petrov K. L., Lukin, Sobolev R. T., Budnik G. S., Karelin and Melnikov there."

# Every representation of a person, and what a polite harvester fetches of the whole.
SUFFIXES = ("html", "ttl", "jsonld", "nt", "rdf", "eac.xml", "linkset.json")


@dataclass
class Life:
    """A dataset before and after what happened to its addresses."""

    seeds: Path
    client: FlaskClient
    before: dict[str, dict[str, str]] = field(default_factory=dict)  # the validators of each address


def serve(seeds: Path, date: str = "") -> FlaskClient:
    build(seeds, seeds.parent / "store", date=date)
    return create_app(load({"store": str(seeds.parent / "store")}, {})).test_client()


def addresses(slug: str) -> list[str]:
    return [f"/person/{slug}.{suffix}" for suffix in SUFFIXES]


def validators(client: FlaskClient, address: str) -> dict[str, str]:
    response = client.get(address)
    assert response.status_code == 200, address
    return {name: response.headers[name] for name in ("ETag", "Last-Modified")}


@pytest.fixture(scope="module")
def seeds(make_seeds: SeedsMaker, small_files: dict[str, str]) -> Path:
    """Inputs of two letters that name seven provisional persons more."""
    return make_seeds({
        "editions/1933-may.txt": small_files["editions/1933-may.txt"].replace("Zaytsev has reported.", SAID),
        "dataset.toml": small_files["dataset.toml"].replace("[texts", 'modified = "2026-11-22"\n\n[texts'),
        "authorities/persons.csv": PERSONS, "authorities/links.csv": LINKS,
    })  # fmt: skip


@pytest.fixture(scope="module")
def life(seeds: Path) -> Life:
    """The dataset: Lukin is Zaytsev, Orlow is Orlov; Sobolev were two men, Budnik none; Karelin is not Petrov."""
    before = serve(seeds)
    found = Life(seeds, before)
    found.before |= {each: validators(before, each) for each in addresses("melnikov")}
    ids.merge(seeds, "person", "karelin", "petrov", "thought to be one")
    build(seeds, seeds.parent / "store", date="2026-11-24")
    ids.restore(seeds, "person", "karelin", "they are two")
    ids.merge(seeds, "person", "lukin", "zaytsev", "a nickname")
    ids.merge(seeds, "person", "orlov-twin", "orlov", "entered twice")
    ids.split(seeds, "person", "sobolev", ("petrov", "gromov"), "two men")
    ids.withdraw(seeds, "person", "budnik", "a town")
    found.client = serve(seeds, "2026-11-29")
    return found


def rdf(client: FlaskClient, address: str) -> Graph:
    return Graph().parse(data=client.get(address).data, format="turtle")


@pytest.mark.parametrize("suffix", ["", *(f".{each}" for each in SUFFIXES)])
def test_merged_person_answers_301_to_the_survivor_in_the_same_format(life: Life, suffix: str) -> None:
    response = life.client.get(f"/person/lukin{suffix}")
    assert (response.status_code, response.headers["Location"]) == (301, f"/person/zaytsev{suffix}")


@pytest.mark.parametrize("suffix", ["", *(f".{each}" for each in SUFFIXES)])
def test_split_person_answers_410_and_names_both(life: Life, suffix: str) -> None:
    response = life.client.get(f"/person/sobolev{suffix}", headers={"Accept": "application/json"})
    assert response.status_code == 410
    assert f"{BASE}person/petrov" in response.text
    assert f"{BASE}person/gromov" in response.text
    assert "two men" in response.text


@pytest.mark.parametrize("suffix", ["", *(f".{each}" for each in SUFFIXES)])
def test_withdrawn_person_answers_410_with_the_reason(life: Life, suffix: str) -> None:
    response = life.client.get(f"/person/budnik{suffix}", headers={"Accept": "application/json"})
    assert (response.status_code, "a town" in response.text) == (410, True)


def test_graph_says_what_replaced_each(life: Life) -> None:
    query = "SELECT ?old ?new WHERE { ?old owl:deprecated true . OPTIONAL { ?old dcterms:isReplacedBy ?new } }"
    rows = life.client.get("/sparql", query_string={"query": query}, headers={"Accept": "text/csv"}).text
    told = {tuple(row) for row in list(csv.reader(io.StringIO(rows)))[1:] if "/person/" in row[0]}
    person = f"{BASE}person/"
    assert told == {
        (f"{person}lukin", f"{person}zaytsev"), (f"{person}orlov-twin", f"{person}orlov"),
        (f"{person}sobolev", f"{person}petrov"), (f"{person}sobolev", f"{person}gromov"), (f"{person}budnik", ""),
    }  # fmt: skip


def test_survivor_has_the_identifiers_of_the_merged_person_everywhere(life: Life) -> None:
    both = {URIRef(f"{WIKIDATA}42"), URIRef(GND)}
    assert set(rdf(life.client, "/person/orlov.ttl").objects(URIRef(f"{BASE}person/orlov"), OWL.sameAs)) == both
    assert "118540238|" in life.client.get("/beacon/gnd.txt").text
    assert life.client.get("/beacon/gnd.txt").text.rstrip().endswith("|orlov")
    [entry] = [
        each for each in life.client.get("/linkset/persons.json").get_json(force=True)["linkset"]
        if each["anchor"] == f"{BASE}person/orlov"
    ]  # fmt: skip
    assert {link["href"] for link in entry[str(OWL.sameAs)]} == {str(each) for each in both}
    record = ElementTree.fromstring(life.client.get("/person/orlov.eac.xml").data)
    assert {each.get("valueURI") for each in record.iter(f"{EAC}identityId")} == {str(each) for each in both}
    assert f'ref="{GND}"' in life.client.get("/cmif.xml").text  # of the authorities, correspSearch reads GND


def test_two_records_of_one_authority_stop_the_build_at_the_line_of_the_merger(
    make_seeds: SeedsMaker, small_files: dict[str, str]
) -> None:
    seeds = make_seeds({"authorities/persons.csv": PERSONS, "authorities/links.csv": LINKS})
    build(seeds, seeds.parent / "store")
    ids.merge(seeds, "person", "gromov", "orlov", "wrongly")
    with pytest.raises(InputError, match=r"Q5 and .*Q42 are both verified") as caught:
        build(seeds, seeds.parent / "store")
    assert caught.value.path == seeds / "identifiers.csv"
    line = (seeds / "identifiers.csv").read_text(encoding="utf-8").splitlines()[(caught.value.line or 0) - 1]
    assert line.startswith("person,gromov")


@pytest.mark.parametrize(
    ("asked", "expected"),
    [("lukin", "zaytsev"), ("orlov-twin", "orlov"), ("karelin", "karelin"), ("petrov", "petrov")],
)
def test_old_address_is_looked_up_as_the_survivor(life: Life, asked: str, expected: str) -> None:
    response = life.client.get("/person", query_string={"sameAs": f"{BASE}person/{asked}"})
    assert (response.status_code, response.headers["Location"]) == (303, f"/person/{expected}")
    sent = life.client.post("/person", json=[f"{BASE}person/{asked}"], headers={"Accept": "application/json"})
    assert sent.get_json(force=True)["results"][0]["uri"] == [f"{BASE}person/{expected}"]


def test_split_and_withdrawn_addresses_are_looked_up_as_what_has_their_place(life: Life) -> None:
    several = life.client.get(
        "/person", query_string={"sameAs": f"{BASE}person/sobolev"}, headers={"Accept": "application/json"}
    )
    found = {each["uri"] for each in several.get_json(force=True)["results"]}
    assert found == {f"{BASE}person/petrov", f"{BASE}person/gromov"}
    assert life.client.get("/person", query_string={"sameAs": f"{BASE}person/budnik"}).status_code == 404


def reconciled(client: FlaskClient, name: str) -> list[dict[str, Any]]:
    queries = json.dumps({"q": {"query": name, "type": "Person"}})
    found: list[dict[str, Any]] = client.post("/reconcile", data={"queries": queries}).get_json(force=True)["q"][
        "result"
    ]
    return found


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Lukin", "person/zaytsev"), ("Orlow, Peter", "person/orlov"), (f"{BASE}person/lukin", "person/zaytsev")],
)
def test_old_names_and_addresses_are_reconciled_with_the_survivor(life: Life, name: str, expected: str) -> None:
    assert reconciled(life.client, name)[0]["id"] == expected
    found = life.client.get("/person", query_string={"q": name}, headers={"Accept": "application/json"})
    assert found.get_json(force=True)["results"][0]["uri"] == BASE + expected


def test_old_address_of_another_site_is_a_sure_hit(life: Life) -> None:
    assert [(each["id"], each["match"]) for each in reconciled(life.client, f"{BASE}person/lukin")] == [
        ("person/zaytsev", True)
    ]


@pytest.mark.parametrize("gone", ["sobolev", "budnik"])
def test_what_is_gone_is_no_sure_match(life: Life, gone: str) -> None:
    assert not any(each["match"] for each in reconciled(life.client, f"{BASE}person/{gone}"))
    assert not any(each["id"] == f"person/{gone}" for each in reconciled(life.client, gone.title()))


def test_dumps_have_the_survivors_with_what_they_replace_and_nobody_else(life: Life) -> None:
    rows = list(csv.DictReader(io.StringIO(life.client.get("/dump/persons.csv").text)))
    uris = {row["uri"] for row in rows}
    assert not uris & {f"{BASE}person/{each}" for each in ("lukin", "orlov-twin", "sobolev", "budnik")}
    assert uris >= {f"{BASE}person/{each}" for each in ("zaytsev", "orlov", "petrov", "karelin")}
    [zaytsev] = [row for row in rows if row["uri"].endswith("/zaytsev")]
    assert f"{BASE}person/lukin" in " ".join(zaytsev.values())
    assert "Lukin" in " ".join(zaytsev.values())
    turtle = rdf(life.client, "/dump/persons.ttl")
    assert (URIRef(f"{BASE}person/zaytsev"), DCTERMS.replaces, URIRef(f"{BASE}person/lukin")) in turtle
    types = {str(each) for each in turtle.subjects(RDF.type)}
    assert f"{BASE}person/lukin" not in types
    graph = json.dumps(life.client.get("/dump/persons.jsonld").get_json(force=True))
    assert "person/karelin" in graph


def test_feeds_tell_each_change_and_the_mistake_as_it_went(life: Life) -> None:
    told: dict[str, list[str]] = {}
    number = 1
    while (page := life.client.get(f"/changes?page={number}")).status_code == 200:
        for each in page.get_json(force=True)["orderedItems"]:
            told.setdefault(each["object"]["id"].removeprefix(f"{BASE}person/"), []).append(each["type"])
        number += 1
    assert told["lukin"] == ["Add", "Deprecate"]
    assert told["orlov-twin"] == ["Add", "Deprecate"]
    assert told["sobolev"] == ["Add", "Delete"]
    assert told["budnik"] == ["Add", "Delete"]
    assert told["karelin"] == ["Add", "Deprecate", "Create"]
    feed = ElementTree.fromstring(life.client.get("/changes.atom").data)
    gone = {each.get("ref", "").removeprefix(f"{BASE}person/") for each in feed.iter(TOMBSTONE)}
    assert {each for each in gone if "/" not in each} == {"lukin", "orlov-twin", "sobolev", "budnik"}
    assert f"{BASE}person/karelin" in {each.findtext(f"{ATOM}id") for each in feed.iter(f"{ATOM}entry")}


def test_record_of_the_survivor_names_the_one_that_it_took_over(life: Life) -> None:
    record = ElementTree.fromstring(life.client.get("/person/zaytsev.eac.xml").data)
    control = record.find(f"{EAC}control")
    assert control is not None
    assert control.get("maintenanceStatus") == "revised"
    [other] = control.findall(f"{EAC}otherRecordId")
    assert (other.text, other.get("valueURI")) == ("lukin", f"{BASE}person/lukin")
    untouched = ElementTree.fromstring(life.client.get("/person/karelin.eac.xml").data).find(f"{EAC}control")
    assert untouched is not None
    assert untouched.get("maintenanceStatus") == "new"


@pytest.mark.parametrize("address", addresses("melnikov"))
def test_validators_of_an_untouched_person_stay_in_each_format(life: Life, address: str) -> None:
    assert validators(life.client, address) == life.before[address]
    for name, condition in (("ETag", "If-None-Match"), ("Last-Modified", "If-Modified-Since")):
        assert life.client.get(address, headers={condition: life.before[address][name]}).status_code == 304


@pytest.mark.parametrize(
    "address", ["/person/gromov.ttl", "/changes", "/sitemap.xml", "/cmif.xml", "/dump/persons.csv"]
)
def test_same_inputs_give_the_same_bytes_again(life: Life, address: str) -> None:
    once = life.client.get(address).data
    changes = (life.seeds / "changes.csv").read_bytes()
    again = serve(life.seeds, "2026-11-29")
    assert (again.get(address).data, (life.seeds / "changes.csv").read_bytes()) == (once, changes)
