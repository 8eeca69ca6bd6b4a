"""What the index of names is made of: things with an address and a name, and the addresses of before a merger."""

from __future__ import annotations

from pyoxigraph import Literal, NamedNode, Quad

from corrkg.store.naming import known
from corrkg.vocab import CK, DCTERMS, RDF, RDFS, SKOS

BASE = "https://letters.example.org/"


def _iri(path: str) -> NamedNode:
    return NamedNode(BASE + path)


def _thing(path: str, kind: NamedNode, *names: str) -> list[Quad]:
    labels = [Quad(_iri(path), RDFS.label if place == 0 else SKOS.altLabel, Literal(name))
              for place, name in enumerate(names)]  # fmt: skip
    return [Quad(_iri(path), RDF.type, kind), *labels]


def test_things_are_known_by_their_names_and_letters_by_their_numbers() -> None:
    quads = [
        *_thing("person/orlov", CK.Person, "Orlov, Ivan", "Zaytsev"),
        *_thing("letter/first", CK.Letter, "Orlov to Gromov"),
        *_thing("letter/first/note/1", CK.Footnote, "Note 1"),
        Quad(_iri("letter/first"), CK.number, _iri("letter/first#number-1")),
        Quad(_iri("letter/first#number-1"), CK.value, Literal("17")),
        Quad(_iri("letter/first"), CK.number, _iri("letter/first#number-2")),
        Quad(_iri("letter/first"), CK.sender, NamedNode(BASE + "person/orlov")),
    ]
    found = {each.id: each for each in known(BASE, quads)}
    assert set(found) == {"person/orlov", "letter/first"}
    assert (found["person/orlov"].names, found["person/orlov"].weight) == (("Orlov, Ivan", "Zaytsev"), 1)
    assert found["letter/first"].names == ("Orlov to Gromov", "number 17")


def test_addresses_lead_to_the_last_survivor_and_circles_to_nothing() -> None:
    replaced = [("a", "b"), ("b", "c"), ("x", "y"), ("y", "x"), ("split", "c"), ("split", "d")]
    quads = [
        *_thing("person/c", CK.Person, "C"),
        *_thing("person/d", CK.Person, "D"),
        *(Quad(_iri(f"person/{old}"), DCTERMS.isReplacedBy, _iri(f"person/{new}")) for old, new in replaced),
    ]
    found = {each.id: set(each.former) for each in known(BASE, quads)}
    assert found == {
        "person/c": {"person/a", "person/b", "person/split"}, "person/d": {"person/split"},
    }  # fmt: skip
