"""The index of words: what is found, in which words, by which filters, and what never breaks it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corrkg.errors import StoreError
from corrkg.search.index import Found, SearchIndex
from corrkg.search.numbering import NoRoomError
from corrkg.search.snippet import marks, plain, snippet
from corrkg.search.words import MAX_TEXT, asked_for, fold
from corrkg.search.writing import FACETS, Item, renewed_index, write_index
from tests.conftest import indexed

LONG = " ".join(["word"] * 200 + ["Here the grain stands."] + ["more"] * 200)
ITEMS = (
    Item("letter/one", {"en": "Orlov to Gromov"}, "No. 17", 0, {"title": "Orlov to Gromov", "body": LONG},
         {"kind": frozenset({"letter"}), "person": frozenset({"person/orlov"}), "day": frozenset({"1933-05-04"})}),
    Item("letter/two", {"en": "Gromov to Orlov"}, "", 0,
         {"title": "Gromov to Orlov", "body": "The fund of forage grains, no other.", "about": "Орлов, Пётр; Хлеб"},
         {"kind": frozenset({"letter"}), "person": frozenset({"person/orlov", "person/gromov"})}),
    Item("person/orlov", {"en": "Orlov, Pyotr", "ru": "Орлов, Пётр"}, "", 9,
         {"title": "Орлов, Пётр\nOrlov, Pyotr", "names": "P. Orlov; Müller; Зелёный", "spellings": "orlow orloff"},
         {"kind": frozenset({"person"}), "person": frozenset({"person/orlov"})}),
)  # fmt: skip
LABELS = {"person/orlov": {"en": "Orlov, Pyotr", "ru": "Орлов, Пётр"}}


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SearchIndex]:
    path = tmp_path_factory.mktemp("index") / "words.sqlite"
    write_index(path, ITEMS, LABELS)
    opened = SearchIndex(path)
    yield opened
    opened.close()


def _find(index: SearchIndex, text: str, **chosen: str) -> Found:
    return index.find(text, chosen, 0, 10)


def _paths(index: SearchIndex, text: str, **chosen: str) -> list[str]:
    return [find.path for find in _find(index, text, **chosen).finds]


def test_all_words_must_stand_there_in_any_order_and_with_any_ending(index: SearchIndex) -> None:
    assert _paths(index, "grain fund") == ["letter/two"]
    assert sorted(_paths(index, "grains")) == ["letter/one", "letter/two"]


def test_words_in_quotation_marks_belong_together(index: SearchIndex) -> None:
    assert _paths(index, '"forage grains"') == ["letter/two"]
    assert _paths(index, '"grains forage"') == []


def test_a_star_ends_the_beginning_of_a_word_of_two_letters_at_least(index: SearchIndex) -> None:
    assert _paths(index, "fora*") == ["letter/two"]
    assert _paths(index, "f*") == []


@pytest.mark.parametrize("text", ["Петр", "Пётр", "ЗЕЛЕНЫИ", "зелёный", "Muller", "müller", "Orloff", "Орлов"])
def test_marks_of_letters_scripts_and_practices_of_a_name_are_alike(index: SearchIndex, text: str) -> None:
    assert "person/orlov" in _paths(index, text)


def test_a_word_in_cyrillic_finds_its_latin_spelling_in_a_text(index: SearchIndex) -> None:
    assert sorted(_paths(index, "Громов")) == ["letter/one", "letter/two"]


@pytest.mark.parametrize(
    "text", ["(", '"', "*", "AND", "a:b", "NEAR(a b)", "-x", "^a", "{a b}", "a OR", "'", "\x00", '"a']
)
def test_no_sign_is_read_as_syntax(index: SearchIndex, text: str) -> None:
    assert _find(index, text).total == 0


@given(st.text(max_size=MAX_TEXT))
def test_any_text_can_be_looked_for(index: SearchIndex, text: str) -> None:
    _find(index, text)
    for word in asked_for(text)[:2]:
        index.like(word.text)


@given(st.text(alphabet="аё йЙё́ab\ud800\"'()*:", max_size=60))
def test_folding_keeps_every_letter_in_its_place(text: str) -> None:
    assert len(fold(text)) == len(text)


def test_as_many_words_as_there_is_room_for_are_looked_for(index: SearchIndex) -> None:
    assert _find(index, "ю " * (MAX_TEXT // 2)).total == 0


def test_the_snippet_has_the_find_and_cuts_no_word(index: SearchIndex) -> None:
    (find,) = [each for each in _find(index, "grain").finds if each.path == "letter/one"]
    text = plain(find.pieces)
    assert [text[start:end] for start, end in marks(find.pieces)] == ["grain"]
    assert text.startswith("… word") and text.endswith("more …")
    assert len(text) < 300


@given(st.text(max_size=700), st.data())
def test_a_snippet_is_a_part_of_its_text_with_all_finds_in_it_marked(text: str, data: st.DataObject) -> None:
    borders = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=6, unique=True)))
    finds = list(zip(borders[::2], borders[1::2], strict=False))
    pieces = snippet(text, finds)
    shown = " ".join(plain(pieces).removeprefix("… ").removesuffix(" …").split())
    assert shown in " ".join(text.split())
    words = {" ".join(text[start:end].split()) for start, end in finds}
    assert {" ".join(piece.split()) for piece, is_find in pieces if is_find} <= words


def test_a_find_in_names_shows_the_names_that_have_it(index: SearchIndex) -> None:
    (find,) = _find(index, "Müller").finds
    assert (find.column, find.pieces) == ("names", (("Müller", True),))
    (find,) = _find(index, "Зеленый").finds
    assert find.pieces == (("Зелёный", True),), "as it is written, not as it is folded"


def test_filters_narrow_and_their_numbers_are_those_of_what_they_would_find(index: SearchIndex) -> None:
    assert dict(_find(index, "Orlov").facets["kind"]) == {"letter": 2, "person": 1}
    assert _paths(index, "Orlov", kind="person") == ["person/orlov"]
    found = _find(index, "", person="person/orlov", kind="letter")
    assert found.total == 2
    assert dict(found.facets["kind"]) == {"letter": 2, "person": 1}, "what is chosen does not narrow its own filter"
    assert dict(found.facets["person"]) == {"person/orlov": 2, "person/gromov": 1}
    assert set(found.facets) == set(FACETS)


def test_of_two_that_fit_alike_the_one_spoken_of_more_often_comes_first(tmp_path: Path) -> None:
    others = [Item(f"place/{number}", {"en": "Kem"}, words={"title": "Kem"}) for number in range(9)]
    same = [Item(f"person/{name}", {"en": "Zotov"}, weight=weight, words={"title": "Zotov"})
            for name, weight in (("a", 0), ("b", 7))]  # fmt: skip
    write_index(tmp_path / "words.sqlite", [*others, *same], {})
    assert _paths(SearchIndex(tmp_path / "words.sqlite"), "zotov") == ["person/b", "person/a"]


def test_a_word_that_is_nowhere_has_its_likes(index: SearchIndex) -> None:
    assert index.like("fourage") == ["forage"]
    assert index.like("x" * 4000) == [] == index.like("(")


def test_a_value_of_a_filter_is_called_by_its_label(index: SearchIndex) -> None:
    assert index.labels("person/orlov")["ru"] == "Орлов, Пётр"
    assert index.labels("person/nobody") == {}


def test_the_same_items_make_the_same_bytes(tmp_path: Path) -> None:
    for name in "ab":
        write_index(tmp_path / name, ITEMS, LABELS)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


@given(st.lists(st.sets(st.integers(0, 30)), min_size=2, max_size=4), st.integers(0, 5))
def test_an_index_that_was_changed_says_what_one_says_that_is_written_at_once(
    stages: list[set[int]], turned: int
) -> None:
    def item(number: int, stage: int) -> Item:
        words = f"grain {'forage' if number % 2 else 'mill'} w{number * 7 % 5} {'edited' * (number % 6 == stage)}"
        person = f"person/{number % 3}"
        facets = {"kind": frozenset({"letter"}), "person": frozenset({person})}
        return Item(f"letter/{number}", {"en": "x"}, "", number, {"title": words, "body": "Ёлка"}, facets, words[6:9])

    def labels(of: set[int]) -> dict[str, dict[str, str]]:
        return {f"person/{number % 3}": {"en": f"P. {number % 3}"} for number in of}

    with TemporaryDirectory() as name:
        changed, whole = Path(name) / "changed", Path(name) / "whole"
        write_index(changed, [item(number, 9) for number in stages[0]], labels(stages[0]))
        untouched = stages[0]
        for before, after in pairwise(stages):
            edited = {number for number in before & after if number % 6 == turned}
            with renewed_index(changed) as writer:
                values = writer.remove(f"letter/{number}" for number in (before - after) | edited)
                writer.add(item(number, turned) for number in (after - before) | edited)
                for value in values | {*labels(after)}:
                    writer.label(value, labels(after).get(value, {}))
            untouched = (untouched & after) - edited
        write_index(whole, [item(n, 9 if n in untouched else turned) for n in stages[-1]], labels(stages[-1]))
        with closing(sqlite3.connect(changed)) as one_file, closing(sqlite3.connect(whole)) as other_file:
            assert indexed(one_file) == indexed(other_file)
        words = ("grain", "edited", "elka", "w3", "forage mill")
        with closing(SearchIndex(changed)) as one, closing(SearchIndex(whole)) as other:
            assert [one.find(word, {}, 0, 50) for word in words] == [other.find(word, {}, 0, 50) for word in words]
            assert [one.like(word) for word in ("fourage", "graim")] == [other.like(w) for w in ("fourage", "graim")]


def test_where_no_number_is_left_between_two_things_the_index_is_written_anew(tmp_path: Path) -> None:
    write_index(tmp_path / "words.sqlite", [Item("letter/a", {}), Item("letter/z", {})], {})
    with pytest.raises(NoRoomError), renewed_index(tmp_path / "words.sqlite") as writer:
        writer.add(Item(f"letter/m{number}", {}) for number in range(5000))


def test_what_is_no_index_is_told_as_damage(tmp_path: Path) -> None:
    (tmp_path / "words.sqlite").write_bytes(b"no database")
    with pytest.raises(StoreError, match="damaged"):
        SearchIndex(tmp_path / "words.sqlite")
