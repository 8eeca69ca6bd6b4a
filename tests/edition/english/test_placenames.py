"""Which places a text names: towns, states, regions by their noun, and several regions after or before one."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corrkg.edition.authorities import Authorities, PlaceName
from corrkg.edition.english.name.names import Passage
from corrkg.edition.english.name.placenames import PlaceFinder
from corrkg.edition.source import Span


def place(slug: str, name: str, *aliases: str) -> PlaceName:
    """Return a row of the authority file."""
    return PlaceName(slug, name, "", aliases, "", "", (), "", "")


PLACES = (
    place("kem", "Kem"), place("soroka", "Soroka"), place("japan", "Japan"), place("kem-region", "Kem Region"),
    place("soroka-region", "Soroka Region"), place("north-territory", "North Olonets Territory", "Olonets North"),
    place("tiflis", "Tiflis", "Tbilisi"), place("georgia", "Georgia"), place("samara", "Samara"),
    place("manchuria", "Manchuria"), place("chernyakhovsk", "Chernyakhovsk"), place("yaroslavl", "Yaroslavl"),
    PlaceName("zheleznovodsk", "Zheleznovodsk", "Железноводск", (), "", "", (), "", ""),
)  # fmt: skip
FILE = Authorities(places=PLACES)


def found(text: str, authorities: Authorities = FILE) -> list[str]:
    """Return the slugs of the places that a text names, in its order."""
    named = PlaceFinder(text, authorities).find([Passage(Span(0, len(text)), "body")], [])
    assert all(text[one.span.start : one.span.end] == one.form for one in named)
    return [one.slug for one in named]


@pytest.mark.parametrize(
    ("text", "slugs"),
    [
        ("In Kem it rains.", ["kem"]),
        ("The war of Japan goes on.", ["japan"]),
        ("The Kem region has no bread.", ["kem-region"]),
        ("In Kem Region it rains, and in Kem.", ["kem-region", "kem"]),
        ("the regions of Kem, Kursk and Soroka", ["kem-region", "soroka-region"]),
        ("the regions of Kem and the south", ["kem-region"]),
        ("the Kem and Soroka regions", ["kem-region", "soroka-region"]),
        ("Kem, Soroka and North Olonets regions", ["kem-region", "soroka-region", "north-territory"]),
        ("From North Olonets Territory", ["north-territory"]),
        ("the North-Olonets territory", ["north-territory"]),
        ("in Olonets North", ["north-territory"]),
        ("the Kem Military District", []),
        ("the Kem railway", []),
        ("the Tiflis region", ["tiflis-region"]),  # no region of the file, and not the town
        ("Japanese fishermen", []),
        ("It rains in Georgia (Tiflis).", ["tiflis", "tiflis"]),
        ("It rains in Georgia (a republic).", ["georgia"]),
    ],
)
def test_places_are_those_of_the_file_unless_the_name_is_of_something_else(text: str, slugs: list[str]) -> None:
    assert found(text) == slugs


@pytest.mark.parametrize(
    ("text", "slugs"),
    [
        ("They carried it to Manzhchuria.", ["manchuria"]),
        ("Manchzhuria's border", ["manchuria"]),
        ("in Manchuria, and in Manzhchuria", ["manchuria", "manchuria"]),
        ("He rests in Jelesnovodsk.", ["zheleznovodsk"]),
        ("in Zheleznogorsk", []),
        ("He rests in Zheleznowodsk.", ["zheleznovodsk"]),
        ("from Chernyachovsk", ["chernyakhovsk"]),
        ("from Cherniakhovsk", ["chernyakhovsk"]),
        ("from Iaroslavl to Jaroslavl", ["yaroslavl", "yaroslavl"]),
        ("The Manchurian government", []),
        ("the Manzhchuria railway", []),
        ("the Manzhchuria-Soviet border", []),
        ("Forbid “Vechernyaya Manzhchuria” to print it.", []),
        ("the Manzhchuria Vestnik", []),
        ("In Manzhchuria They wait.", ["manchuria"]),
        ("in Samarra", []),  # on the Tigris
        ("in Tiflin", []),
        ("in Kim", []),  # too short to be misspelt
        ("in Sorok", []),
    ],
)
def test_another_spelling_of_a_name_is_the_same_place_and_another_name_is_not(text: str, slugs: list[str]) -> None:
    assert found(text) == slugs


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("He came from the village of Orlovka.", ["Orlovka"]),
        ("the city of Boston, and Boston", ["Boston"]),
        ("at station Ukhta", ["Ukhta"]),
        ("beyond Kuntsevo station", ["Kuntsevo"]),
        ("in the hamlet of New Orlovka", ["New Orlovka"]),
        ("The Kuibyshev region has bread, Northern Territory none.", ["Kuibyshev region", "Northern Territory"]),
        ("in Tiflis, in the village of Kem", ["Tiflis", "Kem"]),
        ("the Tiflis region and the Soroka region", ["Tiflis region", "Soroka region"]),
        ("on Mongolian territory, in the border region", []),
        ("the station of the Northern Railways", []),
        ("In this village Orlovka was not known.", []),
        ("Whose station is it? The station was closed.", []),
        ("the Olonets Military District", []),
        ("in the village of Orlovka's father", []),
    ],
)
def test_a_place_that_no_file_has_is_known_by_the_noun_beside_its_name(text: str, forms: list[str]) -> None:
    named = PlaceFinder(text, FILE).find([Passage(Span(0, len(text)), "body")], [])
    assert [one.form for one in named] == forms
    ids = {one.id for one in PLACES}
    assert all(one.provisional == (one.slug not in ids) for one in named)
    assert all("in no authority file" in one.basis for one in named if one.provisional)


def test_a_name_of_something_else_is_no_place_whatever_stands_beside_it() -> None:
    text = "the village of Orlov"
    assert PlaceFinder(text, FILE).find([Passage(Span(0, len(text)), "body")], [Span(15, 20)]) == []


def test_another_spelling_is_less_sure_and_says_of_which_name_it_is_one() -> None:
    [named] = PlaceFinder("to Manzhchuria", FILE).find([Passage(Span(0, 14), "body")], [])
    assert (named.form, named.certainty) == ("Manzhchuria", "medium")
    assert "“Manchuria”" in named.basis


def test_a_spelling_that_fits_two_places_or_a_surname_is_none() -> None:
    two = Authorities(places=(place("one", "Sharkovo"), place("two", "Sharkowo")))
    assert found("in Sharkofo", two) == []
    assert found("Sharkovo and Sharkowo", two) == ["one", "two"]


def test_what_is_a_name_of_something_else_is_no_place() -> None:
    text = "Kem wrote of the Soroka region."
    named = PlaceFinder(text, FILE).find([Passage(Span(0, len(text)), "body")], [Span(0, 3), Span(17, 30)])
    assert named == []


@given(st.text(alphabet="KemSorka ,.and()regionsfthe\n", max_size=80))
def test_places_are_quoted_exactly_and_never_overlap(text: str) -> None:
    named = PlaceFinder(text, FILE).find([Passage(Span(0, len(text)), "body")], [])
    assert all(text[one.span.start : one.span.end].split() == one.form.split() for one in named)
    assert all(a.span.end <= b.span.start for a, b in pairwise(named))
