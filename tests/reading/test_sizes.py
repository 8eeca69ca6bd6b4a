"""What the numbers of the home page count."""

from __future__ import annotations

from corrkg.reading.sizes import sizes
from corrkg.store.release import Release
from corrkg.vocab import CK, RDF


def test_archival_units_are_told_apart_by_level(october: Release) -> None:
    units = [(number, name) for number, name, path in sizes(october.graph) if path == "archive"]
    assert units == [(1, "archive"), (3, "fonds"), (4, "opisi"), (10, "dela")]


def test_persons_are_those_who_occur_and_not_the_rows_of_the_file(october: Release) -> None:
    (number,) = (number for number, _, path in sizes(october.graph) if path == "person")
    named = {quad.object for name in (CK.sender, CK.recipient, CK.copyRecipient, CK.refersTo, CK.by)
             for quad in october.graph.match(None, name)}  # fmt: skip
    people = {quad.subject for quad in october.graph.match(None, RDF.type, CK.Person)}
    assert number == len(named & people) < len(people)
