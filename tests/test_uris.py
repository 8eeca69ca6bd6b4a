"""Every URI that corrkg mints."""

from __future__ import annotations

from urllib.parse import quote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corrkg.errors import CorrkgError
from corrkg.uris import Uris, slugify

BASE = "https://letters.example.org/"
URIS = Uris(BASE)


@pytest.mark.parametrize(
    ("uri", "path"),
    [
        (URIS.letter("1933-05-04-orlov-to-gromov"), "letter/1933-05-04-orlov-to-gromov"),
        (URIS.note("x", "2"), "letter/x/note/2"),
        (URIS.person("orlov"), "person/orlov"),
        (URIS.decision("pb-1933-05-06"), "decision/pb-1933-05-06"),
        (URIS.place("kem"), "place/kem"),
        (URIS.source("1933-may"), "source/1933-may"),
        (URIS.archive("rgaspi"), "archive/rgaspi"),
        (URIS.archive("rgaspi", "700", "2", "15a"), "archive/rgaspi/700/2/15a"),
        (URIS.graph("inferred"), "graph/inferred"),
        (URIS.dataset, "dataset"),
        (URIS.evidence("1933-may", 120, 180), "source/1933-may#char=120,180"),
        (URIS.part(URIS.letter("x"), "witness-1"), "letter/x#witness-1"),
    ],
)
def test_address_of_each_kind_of_thing(uri: object, path: str) -> None:
    assert uri.value == BASE + path  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "base", ["https://a.example/", "http://localhost:8000/", "https://a.example/kg/", "https://пример.example/"]
)
def test_base_is_an_address_that_ends_in_a_slash(base: str) -> None:
    assert Uris(base).person("x").value == base + "person/x"


@pytest.mark.parametrize(
    "base",
    [
        "", "/", "a.example/", "https://a.example", "https:///", "ftp://a.example/", "javascript://a/",
        "https://a.example/?q=/", "https://a.example/#/", "https://a example/", "https://a.example/<x>/", "https://a.example/\n/",
    ],
)  # fmt: skip
def test_base_that_no_address_can_be_built_on_is_refused(base: str) -> None:
    with pytest.raises(CorrkgError, match="base"):
        Uris(base)


@pytest.mark.parametrize(
    ("segment", "written"),
    [
        ("a/b", "a%2Fb"),
        ("a b", "a%20b"),
        ("a#b", "a%23b"),
        ("a?b", "a%3Fb"),
        ("100%", "100%25"),
        ("..", ".."),
        ("сталин", "сталин"),
        ("śmigły", "śmigły"),
        ("a<b>", "a%3Cb%3E"),
        ('a"b', "a%22b"),
    ],
)
def test_segment_never_breaks_out_of_its_place(segment: str, written: str) -> None:
    assert URIS.person(segment).value == f"{BASE}person/{written}"


@given(st.text(min_size=1, max_size=30))
def test_any_segment_makes_an_iri_without_a_query_a_fragment_or_another_segment(segment: str) -> None:
    uri = URIS.person(segment).value
    parts = urlsplit(uri)
    assert uri.startswith(f"{BASE}person/")
    assert (parts.query, parts.fragment) == ("", "")
    assert uri.count("/") == BASE.count("/") + 1


@given(st.lists(st.text(min_size=1, max_size=12), min_size=1, max_size=3))
def test_path_of_an_address_leads_back_to_it(segments: list[str]) -> None:
    uri = URIS._mint(*segments)
    path = URIS.path_of(uri.value)
    assert path is not None
    assert path.isascii()
    assert URIS.at_path(path.removeprefix(URIS.path)) == uri


def test_every_spelling_of_an_address_is_one() -> None:
    assert {
        URIS.at_path(path) for path in ("person/орлов", "person/" + quote("орлов"), "person/" + quote("орлов").lower())
    } == {URIS.person("орлов")}


def test_path_holds_the_bases_own_path_and_the_fragment() -> None:
    uris = Uris("https://a.example/kg/")
    assert uris.path == "/kg/"
    assert uris.path_of("https://a.example/kg/letter/x#witness-1") == "/kg/letter/x#witness-1"


@pytest.mark.parametrize(
    "uri",
    ["https://b.example/person/x", "https://letters.example.org", "http://letters.example.org/person/x", "person/x"],
)
def test_address_of_another_publisher_has_no_path_here(uri: str) -> None:
    assert URIS.path_of(uri) is None


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Gai Bzhishkyan", "gai-bzhishkyan"),
        ("  A.  B./C—D ", "a-b-c-d"),
        ("Ñandú", "nandu"),
        ("o'Neill", "o-neill"),
        ("Straße", "strasse"),
        ("snake_case", "snake-case"),
        ("Орлов", "орлов"),
        ("...", ""),
        ("", ""),
    ],
)
def test_slug_is_lower_case_words_with_hyphens(text: str, slug: str) -> None:
    assert slugify(text) == slug


@given(st.text(max_size=40))
def test_slug_of_a_slug_is_itself(text: str) -> None:
    slug = slugify(text)
    assert slugify(slug) == slug
    assert not slug.startswith("-")
    assert not slug.endswith("-")
    assert "--" not in slug
