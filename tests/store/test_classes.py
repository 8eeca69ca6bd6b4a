"""The things of each class by name and label, and the verified links, are those that the statements tell."""

from __future__ import annotations

from pyoxigraph import Literal, NamedNode

from corrkg.store.classes import last_part
from corrkg.store.release import Release
from corrkg.vocab import CK, OWL, RDF, RDFS

CLASSES = (CK.Person, CK.Place, CK.Letter, CK.ArchivalUnit)


def _members(release: Release, class_: NamedNode) -> set[str]:
    return {quad.subject.value for quad in release.graph.match(None, RDF.type, class_)}  # type: ignore[union-attr]


def test_every_thing_of_a_class_is_found_by_its_last_part_in_any_case_and_by_its_label(october: Release) -> None:
    for class_ in CLASSES:
        things = _members(october, class_)
        assert things
        for thing in things:
            assert thing in october.classes.of_slug(class_, last_part(thing).upper())
            for quad in october.graph.match(NamedNode(thing), RDFS.label):
                assert isinstance(quad.object, Literal)
                assert thing in october.classes.of_name(class_, quad.object.value.swapcase())


def test_choices_are_all_things_of_a_class_in_the_order_of_their_labels(october: Release) -> None:
    for class_ in CLASSES:
        choices = october.classes.choices(class_, "ru", 10_000)
        assert {thing for thing, _ in choices} == _members(october, class_)
        assert [label for _, label in choices] == sorted((label for _, label in choices), key=str.casefold)
        assert october.classes.choices(class_, "ru", 3) == choices[:3]


def test_what_begins_so_is_found_by_its_beginning(october: Release) -> None:
    persons = _members(october, CK.Person)
    begun = {thing for thing in persons if last_part(thing).startswith("mo")}
    assert begun and set(october.classes.beginning(CK.Person, "Mo", 1000)) == begun
    assert len(october.classes.beginning(CK.Person, "", 7)) == 7


def test_verified_links_have_the_number_of_letters_that_a_person_has_to_do_with(october: Release) -> None:
    letters, found = _members(october, CK.Letter), set()
    for authority, number in october.classes.links().items():
        links = october.classes.verified(authority)
        assert len(links) == number
        for person, other, told in links:
            naming = {
                quad.subject.value  # type: ignore[union-attr]
                for name in (CK.sender, CK.recipient, CK.copyRecipient, CK.mentions)
                for quad in october.graph.match(None, name, NamedNode(person))
            }
            assert told == len(naming & letters)
            found.add((person, other))
    stated = {(quad.subject.value, quad.object.value) for quad in october.graph.match(None, OWL.sameAs)}  # type: ignore[union-attr]
    assert found == {(one, other) for one, other in stated if one in _members(october, CK.Person)}
    assert any(told > 5 for *_, told in october.classes.verified("wikidata"))


def test_a_class_that_nothing_is_of_has_no_members(october: Release) -> None:
    none = NamedNode("https://example.org/None")
    assert october.classes.of_slug(none, "stalin") == []
    assert october.classes.choices(none, "en", 9) == []
    assert october.classes.around(none, "stalin") == []
