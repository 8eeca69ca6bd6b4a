"""Bodies and places that texts name: by the authority file, and by the shape of their names."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corrkg.edition.authorities import Authorities, read_authorities
from corrkg.edition.english.name.bodies import BodyFinder
from corrkg.edition.english.name.names import Passage
from corrkg.edition.records import Named
from corrkg.edition.source import Span

ORGANISATIONS = """\
id,name_en,name_ru,aliases,same_as,source,note
centre,Central Bureau of the Timber Union,,Central Bureau | CB,,,
centre-of-karelia,Central Bureau of the Timber Union of Karelia,,,,,
planners,Planning Section,,PLSEC,,,
hartley,Hartley,,,,,a firm
youth,Young Rafters,,Rafkom,,,
kem-ministry,Kem Ministry of Timber Works,,,,,
"""
PLACES = "id,name_en,name_ru,aliases,lat,long,same_as,source,note\nkem,Kem,,,,,,,\nsoroka,Soroka,,,,,,,\n"
SOROKA = """\
id,name_en,name_ru,aliases_en,aliases_ru,born,died,same_as,source,note,default_for
soroka,"Soroka, Ivan",,,,,,,,,
"""


@pytest.fixture(scope="module")
def authorities(make_seeds: Callable[..., Path]) -> Authorities:
    files = {
        "authorities/organisations.csv": ORGANISATIONS, "authorities/places.csv": PLACES,
        "authorities/persons.csv": SOROKA,
    }  # fmt: skip
    return read_authorities(make_seeds(files) / "authorities")


def bodies(text: str, authorities: Authorities, masked: tuple[Span, ...] = ()) -> list[Named]:
    return BodyFinder(text, authorities).find([Passage(Span(0, len(text)), "body")], masked)


@pytest.mark.parametrize(
    ("text", "form", "slug"),
    [
        ("The CB has decided.", "CB", "centre"),
        ("A letter of the Central Bureau\xa0of the Timber Union.", "Central Bureau of the Timber Union", "centre"),
        ("the PLSEC of the Central Bureau objects", "PLSEC of the Central Bureau", "planners"),
        (
            "the Central Bureau of the Timber Union of Karelia",
            "Central Bureau of the Timber Union of Karelia",
            "centre-of-karelia",
        ),
        ("The firm asks; Hartley offers credit for a loan.", "Hartley", "hartley"),
        ("Rafkom is against it.", "Rafkom", "youth"),
    ],
)
def test_a_body_of_the_authority_file_is_known_by_any_of_its_names(
    authorities: Authorities, text: str, form: str, slug: str
) -> None:
    [found] = bodies(text, authorities)
    assert (found.form, found.slug, found.provisional) == (form, slug, False)


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("He works in the Onega Regional Committee now.", "Onega Regional Committee"),
        ("the Ministry of Forests and Rivers protests", "Ministry of Forests and Rivers"),
        ("Strup, secretary of the Kem city committee", "Kem city committee"),
        ("told by the People's Commissariat of Rafts.", "People's Commissariat of Rafts"),
    ],
)
def test_a_body_that_no_file_has_is_provisional(authorities: Authorities, text: str, form: str) -> None:
    [found] = bodies(text, authorities)
    assert (found.form, found.provisional, found.certainty) == (form, True, "low")


@pytest.mark.parametrize(
    "text",
    [
        "I saw Hartley at the theatre.",  # a man
        "Comrade Hartley takes the loan.",  # a man with a title, though a loan is spoken of
        "The Soviet Union objects.",  # a state
        "They formed a committee of five men.",  # no name
        "The Union is strong.",
    ],
)
def test_what_is_no_body_is_left_alone(authorities: Authorities, text: str) -> None:
    assert bodies(text, authorities) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Kem Ministry of Timber Works is new. The Ministry of Timber Works objects.", ["kem-ministry"] * 2),
        ("The Ministry of Timber Works objects.", ["ministry-of-timber-works"]),
        (
            "The Kem Ministry of Timber Works is new. The Ministry of Works objects.",
            ["kem-ministry", "ministry-of-works"],
        ),
    ],
)
def test_a_name_that_ends_a_longer_one_of_the_same_letter_is_that_body_s(
    text: str, expected: list[str], authorities: Authorities
) -> None:
    assert [each.slug for each in bodies(text, authorities)] == expected


def test_a_citation_names_no_body(authorities: Authorities) -> None:
    assert bodies("See CB papers.", authorities, (Span(0, 13),)) == []


def test_a_name_ends_with_its_paragraph(authorities: Authorities) -> None:
    [found] = bodies("the Timber Trust of\nKarelia", authorities)
    assert found.form == "Timber Trust"


@given(st.text(alphabet="CBKem PLSECofthe\n.()b'CommitteeRegional", max_size=80))
def test_bodies_and_places_are_quoted_exactly_and_never_overlap(text: str) -> None:
    named = [*BodyFinder(text, _few()).find([Passage(Span(0, len(text)), "body")], [])]
    for one in named:
        assert text[one.span.start : one.span.end].split() == one.form.split()
        assert one.slug
    assert all(a.span.end <= b.span.start for a, b in pairwise(named))


def _few() -> Authorities:
    from corrkg.edition.organisations import Organisation

    return Authorities(organisations=(Organisation("cb", "Central Bureau", "", ("CB",), (), "", ""),))


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        (
            "The bank of Hartley offers a loan. They release the Hartleys only to keep out of it.",
            ["Hartley", "Hartleys"],
        ),
        ("They release the Hartleys only to keep out of it.", []),
        ("The bank of Hartley offers a loan. Comrades Hartleys are on leave.", ["Hartley"]),
    ],
)
def test_family_of_a_firm_is_the_firm_where_the_letter_names_it(
    text: str, forms: list[str], authorities: Authorities
) -> None:
    found = bodies(text, authorities)
    assert [each.form for each in found] == forms
    assert all((each.slug, each.provisional) == ("hartley", False) for each in found)
    assert all(each.certainty == ("medium" if each.form == "Hartleys" else "high") for each in found)
