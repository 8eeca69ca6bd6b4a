"""What a store in this process is asked about many things is what it has."""

from __future__ import annotations

from pyoxigraph import Literal, NamedNode, Quad, Store

from corrkg.reading.surroundings import BRIEF
from corrkg.store.embedded import Embedded
from corrkg.store.release import Release
from corrkg.vocab import CK, RDF, RDFS


def test_some_predicates_of_many_things_are_those_of_all_that_they_say(october: Release) -> None:
    things = [quad.subject for quad in october.graph.match(None, RDF.type, CK.Letter)]
    named = [each for each in things if isinstance(each, NamedNode)]
    every = [quad for quad in october.graph.about(named) if quad.predicate in BRIEF]
    assert len(every) > len(named) > 30
    assert sorted(october.graph.about(named, BRIEF), key=str) == sorted(every, key=str)


def test_what_is_in_no_named_graph_is_found_too_and_in_several_as_often() -> None:
    a, store = NamedNode("http://x/a"), Store()
    quads = [
        Quad(a, RDFS.label, Literal("a")),
        *(Quad(a, RDFS.label, Literal("a"), NamedNode(f"http://x/{n}")) for n in "gh"),
    ]
    store.extend([*quads, Quad(a, RDF.type, CK.Letter)])
    graph = Embedded(store)
    assert sorted(graph.about([a], [RDFS.label]), key=str) == sorted(quads, key=str)
    assert [*graph.about([], [RDFS.label])] == [*graph.about([a], [])] == []
