"""The letters of a text one after another."""

from __future__ import annotations

import pytest
from pyoxigraph import NamedNode

from corrkg.reading.sequence import letters_of, neighbours
from corrkg.reading.view import View
from corrkg.store.release import Release
from corrkg.vocab import CK, RDF


@pytest.fixture(params=["october", "sable"])
def view(request: pytest.FixtureRequest) -> View:
    """An edition as a reader sees it."""
    release = request.getfixturevalue(request.param)
    assert isinstance(release, Release)
    return View(release)


def test_the_neighbours_of_each_letter_are_those_of_the_whole_row(view: View) -> None:
    for quad in view.release.graph.match(None, RDF.type, CK.Source):
        assert isinstance(quad.subject, NamedNode)
        row = letters_of(view, quad.subject)
        assert len(row) > 1
        for at, letter in enumerate(row):
            expected = {"prev": row[at - 1] if at else None, "next": row[at + 1] if at + 1 < len(row) else None}
            assert neighbours(view, letter) == {name: each for name, each in expected.items() if each is not None}


def test_what_rests_on_no_text_has_no_neighbours(view: View) -> None:
    assert neighbours(view, NamedNode(f"{view.release.base}letter/never")) == {}
    assert view.release.relations.beside(
        NamedNode(f"{view.release.base}source/never"), CK.evidence, NamedNode("http://x/"), "http://"
    ) == [None, None]
