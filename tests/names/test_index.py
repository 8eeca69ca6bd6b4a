"""The index of names on disk: what is found by a surname, a title, the beginning of a word, an identifier."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corrkg.errors import StoreError
from corrkg.names.index import Index, write_index
from corrkg.names.known import Known

THINGS = (
    Known("person/shchukin", "Shchukin, Sergei Ivanovich", ("Щукин, Сергей Иванович",), born="1854", weight=3),
    Known("person/shukin", "Shukin, Petr", ("Шукин, Петр",), weight=1),
    Known("person/bonch", "Bonch-Bruevich, Vladimir", (), identifiers=("http://www.wikidata.org/entity/Q1",),
          former=("person/bonch-bruevich",)),
    Known("archive/rgaspi/558/11/90", "RGASPI F. 558. Op. 11. D. 90", (), "archive"),
    Known("letter/one", "Shchukin to Stalin October 5, 1935", ("number 1442",), "letter"),
)  # fmt: skip


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    path = tmp_path_factory.mktemp("index") / "names.sqlite"
    write_index(path, THINGS)
    opened = Index(path)
    yield opened
    opened.close()


def _surnamed(index: Index, surname: str) -> dict[str, float]:
    found = index.candidates(surname)
    return {each.person.id: max(like.degree for like in each.likeness if like) for each in found}


def test_a_surname_is_found_by_any_practice_and_those_near_it_are_less_like(index: Index) -> None:
    found = _surnamed(index, "Schtschukin")
    assert found["person/shchukin"] == 1
    assert 0 < found["person/shukin"] < 1


def test_a_case_form_and_a_part_of_a_double_name_are_found_as_such(index: Index) -> None:
    assert True in [like.inflected for like in index.candidates("Щукина")[0].likeness if like]
    assert _surnamed(index, "Bruevich") == {"person/bonch": 0.85}


def test_a_shelfmark_is_found_in_another_form(index: Index) -> None:
    assert [each.id for each in index.titled("rgaspi fond 558 opis 11 delo 90")] == ["archive/rgaspi/558/11/90"]
    assert index.titled("rgaspi fond 558 opis 11 delo 90", "letter") == []


def test_things_share_words_the_most_first(index: Index) -> None:
    assert index.sharing("letter of Shchukin, October 1935", "letter")[0].id == "letter/one"
    assert index.sharing("1442")[0].id == "letter/one"


def test_a_beginning_finds_what_has_the_other_words_too(index: Index) -> None:
    assert [each.id for each in index.beginning("serg", ["person"], 9)] == ["person/shchukin"]
    assert [each.id for each in index.beginning("Ivanovich, Shchu", ["person"], 9)] == ["person/shchukin"]
    assert [each.id for each in index.beginning("щук", ["person"], 9)] == ["person/shchukin"]
    assert [each.id for each in index.beginning("sh", ["person"], 9)] == ["person/shchukin", "person/shukin"]
    assert index.beginning("shchukin nikolai", ["person"], 9) == []


def test_an_identifier_and_a_former_address_lead_to_their_thing(index: Index) -> None:
    assert [each.id for each in index.identified("wikidata.org/entity/Q1")] == ["person/bonch"]
    merged = index.get("person/bonch-bruevich")
    assert merged is not None
    assert merged.id == "person/bonch"
    assert index.get("person/nobody") is None


def test_the_same_things_make_the_same_bytes(tmp_path: Path) -> None:
    write_index(tmp_path / "one", THINGS)
    write_index(tmp_path / "other", reversed(THINGS))
    assert (tmp_path / "one").read_bytes() == (tmp_path / "other").read_bytes()


def test_a_damaged_index_is_an_error_of_the_store(tmp_path: Path) -> None:
    path = tmp_path / "names.sqlite"
    path.write_bytes(b"no index" * 1000)
    with pytest.raises(StoreError, match="names"):
        Index(path)
    with pytest.raises(StoreError):
        Index(tmp_path / "missing")


@given(st.text(max_size=40))
def test_no_text_stops_the_index(index: Index, text: str) -> None:
    index.candidates(text)
    index.titled(text)
    index.sharing(text)
    index.beginning(text, ["person", "letter"], 5)
    index.get(text)
