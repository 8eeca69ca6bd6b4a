"""What the numbers of the home page and of the lists count."""

from __future__ import annotations

from corrkg.reading.kinds import Kind, listed
from corrkg.reading.sizes import Tally, sizes, tally
from corrkg.store.release import Release
from corrkg.vocab import CK, RDF


def test_archival_units_are_told_apart_by_level(october: Release) -> None:
    units = [(number, name) for number, name, path in sizes(october) if path == "archive"]
    assert units == [(1, "archive"), (3, "fonds"), (4, "opisi"), (10, "dela")]


def test_persons_are_those_who_occur_and_not_the_rows_of_the_file(october: Release) -> None:
    (number,) = (number for number, _, path in sizes(october) if path == "person")
    named = {quad.object for name in (CK.sender, CK.recipient, CK.copyRecipient, CK.refersTo, CK.by)
             for quad in october.graph.match(None, name)}  # fmt: skip
    people = {quad.subject for quad in october.graph.match(None, RDF.type, CK.Person)}
    assert number == len(named & people) < len(people)


def _told(release: Release, kind: Kind) -> Tally | None:
    return tally(release, kind, release.lists.total(kind, "en"))


def test_a_list_of_archives_says_how_many_of_each_level_it_has(october: Release) -> None:
    told = {kind.path: _told(october, kind) for kind in listed()}
    assert told["archive"] == Tally(((1, "archive"), (3, "fonds"), (4, "opisi"), (10, "dela")), 0)
    assert told["letter"] is told["decision"] is told["source"] is None, "their rows are all that there is to count"


def test_a_list_of_persons_tells_those_who_occur_from_the_rows_of_the_file(october: Release) -> None:
    (person,) = (kind for kind in listed() if kind.path == "person")
    (occur,) = (number for number, _, path in sizes(october) if path == "person")
    rows = october.lists.total(person, "en")
    assert _told(october, person) == Tally(((occur, "people that occur"),), rows - occur)
