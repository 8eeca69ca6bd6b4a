"""A person as an authority record in EAC-CPF 2.0: valid, whole, and of one mind with the register."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from lxml import etree

from corrkg.convert import identifiers as ids
from corrkg.reading.eac import NAMESPACE, eac
from corrkg.reading.view import View
from corrkg.settings import load
from corrkg.store.build import build
from corrkg.store.listed import PERSONS
from corrkg.store.release import Release
from corrkg.web import create_app

NS = {"e": NAMESPACE}
# What stands in what, in this order: the RelaxNG schema of EAC-CPF 2.0, as far as our records use it. "?" is optional,
# "*" any number, "+" at least one.
ORDER = {
    "eac": "control cpfDescription",
    "control": "recordId maintenanceAgency maintenanceHistory sources?"
    " otherRecordId* representation* rightsDeclaration*",
    "maintenanceAgency": "agencyName+",
    "maintenanceHistory": "maintenanceEvent+",
    "maintenanceEvent": "agent eventDateTime eventDescription*",
    "sources": "source+",
    "source": "reference+",
    "rightsDeclaration": "reference",
    "cpfDescription": "identity description? relations?",
    "identity": "entityType nameEntry+ identityId*",
    "nameEntry": "part+",
    "description": "existDates? biogHist?",
    "existDates": "dateRange",
    "dateRange": "fromDate? toDate?",
    "biogHist": "p+",
    "relations": "relation+",
    "relation": "targetEntity relationType",
    "targetEntity": "part+",
}


@pytest.fixture(scope="module")
def records(october: Release) -> list[bytes]:
    return [eac(View(october).node(row.thing)) for row in october.lists.rows(PERSONS, "en")]


def record(release: Release, slug: str) -> etree._Element:
    return etree.fromstring(eac(View(release).node(release.uris.person(slug))))


def found(root: etree._Element, path: str) -> list[str]:
    return [str(each) for each in root.xpath(path, namespaces=NS)]


def test_relax_ng_of_eac_cpf_2_0_accepts_every_person(records: list[bytes]) -> None:
    path = Path(os.environ.get("CORRKG_CONFORMANCE", "")) / "eac" / "eac.rng"
    if not path.is_file():
        pytest.skip("CORRKG_CONFORMANCE names no directory with eac/eac.rng, the schema of EAC-CPF 2.0")
    schema = etree.RelaxNG(etree.parse(path))
    for body in records:
        assert schema.validate(etree.fromstring(body)), schema.error_log


def test_every_element_has_what_the_schema_asks_for_in_its_order(records: list[bytes]) -> None:
    assert len(records) > 182
    for body in records:
        for element in etree.fromstring(body).iter():
            name = etree.QName(element).localname
            children = "".join(f"{etree.QName(each).localname} " for each in element)
            pattern = re.sub(r"(\w+)([?*+]?) ?", r"(?:\1 )\2", ORDER.get(name, ""))
            assert re.fullmatch(pattern, children), (name, children)


def test_record_names_a_person_by_script_and_tells_dates_and_identities(october: Release) -> None:
    root = record(october, "stalin")
    entries = root.iter(f"{{{NAMESPACE}}}nameEntry")
    names = {(entry.get("scriptOfElement"), entry.get("status")): entry[0].text for entry in entries}
    assert names["Latn", "authorized"] == "Stalin, Joseph Vissarionovich"
    assert names["Cyrl", "authorized"] == "Сталин, Иосиф Виссарионович"
    assert found(root, "//e:fromDate/@standardDate | //e:toDate/@standardDate") == ["1878-12-18", "1953-03-05"]
    identities = dict(
        zip(found(root, "//e:identityId/@vocabularySource"), found(root, "//e:identityId/text()"), strict=True)
    )
    assert identities == {"Wikidata": "Q855", "GND": "118642499", "ISNI": "0000000121457825"}
    assert found(root, "//e:targetEntity/@valueURI")


def test_record_of_a_provisional_person_says_that_it_is_minimal(october: Release) -> None:
    root = record(october, "kanki")
    assert found(root, "e:control/@detailLevel") == ["minimal"]
    assert found(root, "e:control/@publicationStatus") == ["inProcess"]
    assert found(root, "//e:source/@href") == [f"{october.base}source/1935-october"]


@pytest.fixture
def changed(published: tuple[Path, Path]) -> tuple[Release, FlaskClient]:
    """The small edition after one person was merged into another and one withdrawn."""
    seeds, store = published
    with (seeds / "authorities" / "persons.csv").open("a", encoding="utf-8") as file:
        file.write("zeta,Zeta,,,,1890~,,,,,\n")
    build(seeds, store)
    ids.merge(seeds, "person", "zaytsev", "gromov", "one man")
    ids.withdraw(seeds, "person", "zeta", "there was no such man")
    release = Release.at(build(seeds, store).release)
    return release, create_app(load({"store": str(store)})).test_client()


def test_record_of_a_survivor_is_revised_and_names_whom_it_replaces(changed: tuple[Release, FlaskClient]) -> None:
    release, client = changed
    root = etree.fromstring(client.get("/person/gromov.eac.xml").get_data())
    assert found(root, "e:control/@maintenanceStatus") == ["revised"]
    assert found(root, "//e:otherRecordId/@valueURI") == [f"{release.base}person/zaytsev"]
    assert found(root, "//e:maintenanceEvent/@maintenanceEventType") == ["created", "revised"]
    other = etree.fromstring(client.get("/person/orlov.eac.xml").get_data())
    assert found(other, "e:control/@maintenanceStatus") == ["new"]


def test_old_address_of_a_record_leads_to_the_survivors_and_a_withdrawn_one_is_gone(
    changed: tuple[Release, FlaskClient],
) -> None:
    _, client = changed
    moved = client.get("/person/zaytsev.eac.xml")
    assert (moved.status_code, moved.headers["Location"]) == (301, "/person/gromov.eac.xml")
    assert client.get("/person/zeta.eac.xml").status_code == 410
    assert client.get("/person/nobody.eac.xml").status_code == 404


def test_only_persons_have_a_record(changed: tuple[Release, FlaskClient]) -> None:
    _, client = changed
    answer = client.get("/archive/rgaspi.eac.xml")
    assert answer.status_code == 404
    assert "Only persons" in answer.get_data(as_text=True)


def test_record_has_validators_and_is_not_sent_twice(changed: tuple[Release, FlaskClient]) -> None:
    _, client = changed
    got = client.get("/person/orlov.eac.xml")
    assert got.mimetype == "application/xml"
    same = client.get("/person/orlov.eac.xml", headers={"If-None-Match": got.headers["ETag"]})
    assert same.status_code == 304
    assert client.head("/person/orlov.eac.xml").status_code == 200
