"""Verified links to other authorities: BEACON files and sets of links."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask.testing import FlaskClient
from pyoxigraph import NamedNode

from corrkg.settings import load
from corrkg.store.release import Release
from corrkg.vocab import OWL
from corrkg.web import create_app


@pytest.fixture(scope="module")
def site(october_store: Path) -> FlaskClient:
    return create_app(load({"store": str(october_store)}, {})).test_client()


def test_beacon_files_have_every_verified_link_of_a_person_and_no_other(site: FlaskClient, october: Release) -> None:
    found = set()
    for line in site.get("/beacon").text.splitlines():
        address, number = line.split("\t")
        text = site.get(address.removeprefix(october.base[:-1])).text
        assert text.startswith("#FORMAT: BEACON\n")
        head, rows = text.split("\n\n") if "\n\n" in text else (text, "")
        fields = dict(each[1:].split(": ", 1) for each in head.splitlines())
        assert fields["FEED"] == address
        assert fields["RELATION"] == OWL.sameAs.value
        assert len(rows.splitlines()) == int(number)
        for row in rows.splitlines():
            number_there, letters, slug = row.split("|")
            assert int(letters) >= 0
            prefix = fields["PREFIX"] if "{+ID}" in fields["PREFIX"] else fields["PREFIX"] + "{+ID}"
            target = fields["TARGET"].replace("{ID}", slug)
            found.add((target, prefix.replace("{+ID}", number_there)))
    stated = {(q.subject, q.object) for q in october.graph.match(None, OWL.sameAs, None)}
    persons = {
        (one.value, other.value) for one, other in stated
        if isinstance(one, NamedNode) and isinstance(other, NamedNode) and "/person/" in one.value
    }  # fmt: skip
    assert found == persons
    linkset = site.get("/linkset/persons.json")
    assert linkset.mimetype == "application/linkset+json"
    told = {
        (each["anchor"], link["href"])
        for each in linkset.get_json(force=True)["linkset"]
        for link in each[OWL.sameAs.value]
    }
    assert told == persons


def test_linkset_of_a_person_has_its_links(site: FlaskClient, october: Release) -> None:
    person, other = next(
        (q.subject.value, q.object.value)
        for q in october.graph.match(None, OWL.sameAs, None)
        if isinstance(q.subject, NamedNode) and isinstance(q.object, NamedNode) and "/person/" in q.subject.value
    )
    told = site.get(f"{october.uris.path_of(person)}.linkset.json").get_json(force=True)["linkset"]
    assert {"href": other} in next(each for each in told if each["anchor"] == person)[OWL.sameAs.value]


def test_authority_that_is_none_is_404(site: FlaskClient) -> None:
    assert site.get("/beacon/nobody.txt").status_code == 404
