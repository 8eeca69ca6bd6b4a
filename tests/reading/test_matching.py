"""Who is meant by a written name: measured on names.csv, which was annotated before the matcher was first run on it.

``expected`` is the id of the person, ``a/b`` names persons between whom the name does not decide, and ``-`` stands for
one who is not among ours; ``full`` says that the name tells enough for a match without looking.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corrkg.names.index import Index, write_index
from corrkg.names.known import Known
from corrkg.reading.matching import Match, match
from corrkg.store.release import Release

LIST = Path(__file__).with_name("names.csv")


@dataclass(frozen=True)
class Row:
    query: str
    wanted: tuple[str, ...]
    full: bool
    found: tuple[Match, ...]

    @property
    def ids(self) -> list[str]:
        return [each.thing.id.removeprefix("person/") for each in self.found]

    @property
    def sure(self) -> bool:
        return bool(self.found) and self.found[0].sure


@pytest.fixture(scope="module")
def rows(october: Release) -> list[Row]:
    with LIST.open(encoding="utf-8", newline="") as file:
        return [
            Row(each["query"], tuple(each["expected"].split("/")) if each["expected"] != "-" else (),
                each["full"] == "yes", tuple(match(october.names, each["query"])))
            for each in csv.DictReader(file)
        ]  # fmt: skip


def test_the_list_is_long_enough_to_measure_with(rows: list[Row]) -> None:
    assert len(rows) >= 400
    assert sum(not row.wanted for row in rows) >= 100
    assert sum(len(row.wanted) > 1 for row in rows) >= 20
    assert len({row.query for row in rows}) == len(rows)


def test_the_person_meant_stands_first(rows: list[Row]) -> None:
    known = [row for row in rows if row.wanted]
    missed = [row.query for row in known if not row.ids or row.ids[0] not in row.wanted]
    assert len(missed) <= 0.02 * len(known), missed


def test_the_persons_meant_stand_among_the_first_five(rows: list[Row]) -> None:
    known = [row for row in rows if row.wanted]
    missed = [row.query for row in known if not set(row.wanted) <= set(row.ids[:5])]
    assert len(missed) <= 0.01 * len(known), missed


def test_sure_is_never_wrong(rows: list[Row]) -> None:
    assert [(row.query, row.ids[0]) for row in rows if row.sure and row.wanted != (row.ids[0],)] == []


def test_full_names_are_sure(rows: list[Row]) -> None:
    full = [row for row in rows if row.full]
    unsure = [row.query for row in full if not row.sure]
    assert len(unsure) <= 0.1 * len(full), unsure


# --- traps, each by name ------------------------------------------------------------------------------------------

PEOPLE = (
    Known("person/stern-lev", "Stern, Lev Ilyich", ("L.I. Stern", "L. Stern"), born="1880", died="1938"),
    Known("person/stern-moisei", "Stern, Moisei Ilyich", ("M.I. Stern",), born="1885"),
    Known("person/rybak", "Rybak, Pavel Kuzmich", ("Рыбак, Павел Кузьмич", "Koba")),
    Known("person/rybak-yakov", "Rybak, Yakov Pavlovich", ("Рыбак, Яков Павлович",)),
    Known("person/krutov", "Krutov, Grigory Petrovich", ("Крутов, Григорий Петрович",)),
    Known("person/krutova", "Krutova, Galina Petrovna", ("Крутова, Галина Петровна",)),
    Known("person/lapin-elder", "Lapin, Ivan Fomich", ("Лапин, Иван Фомич",), born="1870-02-01", died="1937"),
    Known("person/lapin-younger", "Lapin, Ivan Fomich", ("Лапин, Иван Фомич",), born="1899", died="1961"),
    Known("person/lomidze", "Lomidze, Aleksandr Ivanovich", ("Ломидзе, Александр Иванович",)),
    Known("person/zubris", "Zubris, Yan", ("Jan Zubris", "Зубрис, Ян")),
    Known("person/vetrova", "Vetrova, Anna", ("Ветрова, Анна",)),
)


@pytest.fixture(scope="module")
def people(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    path = tmp_path_factory.mktemp("people") / "names.sqlite"
    write_index(path, PEOPLE)
    index = Index(path)
    yield index
    index.close()


def _sure(index: Index, name: str, born: str = "", died: str = "") -> str | None:
    found = match(index, name, born, died)
    return found[0].thing.id.removeprefix("person/") if found and found[0].sure else None


def test_an_alias_of_initials_does_not_hide_a_wrong_first_name(people: Index) -> None:
    assert _sure(people, "Leonid Stern") is None
    assert _sure(people, "Stern, Leonid Ilyich") is None
    assert _sure(people, "Lev Stern") == "stern-lev"


def test_brothers_share_surname_and_patronymic(people: Index) -> None:
    assert _sure(people, "Stern, Moisei Ilyich") == "stern-moisei"
    assert _sure(people, "Stern, Abram Ilyich") is None
    assert _sure(people, "Stern") is None


def test_a_child_has_the_fathers_surname(people: Index) -> None:
    assert _sure(people, "Yakov Rybak") == "rybak-yakov"
    assert _sure(people, "Koba Rybak") is None
    assert _sure(people, "Koba") is None


def test_a_mans_genitive_is_his_wifes_surname(people: Index) -> None:
    assert _sure(people, "Крутова") is None
    assert _sure(people, "Крутова Григория Петровича") == "krutov"
    assert _sure(people, "Крутова Галина Петровна") == "krutova"
    assert _sure(people, "Ветров, Антон") is None
    assert _sure(people, "Ломидзе Александра Ивановича") == "lomidze", "a surname without cases"
    assert _sure(people, "Александра Ломидзе") is None, "his genitive is a woman's name"


def test_a_name_that_is_two_in_another_language_is_told_by_its_script(people: Index) -> None:
    assert _sure(people, "Ян Зубрис") == _sure(people, "Jan Zubris") == "zubris"
    assert _sure(people, "Иван Зубрис") is None


def test_years_decide_between_two_of_one_name(people: Index) -> None:
    assert _sure(people, "Лапин, Иван Фомич") is None
    assert _sure(people, "Lapin, Ivan Fomich, 1870-1937") == "lapin-elder"
    assert _sure(people, "Lapin, Ivan Fomich", born="1900") == "lapin-younger", "one year off is no contradiction"
    assert _sure(people, "Lapin, Ivan Fomich", born="1870", died="1937-11-02") == "lapin-elder"


def test_a_clear_contradiction_forbids_a_match(people: Index) -> None:
    assert _sure(people, "Stern, Lev Ilyich, 1901-1970") is None
    found = match(people, "Stern, Lev Ilyich, 1901-1970")
    assert found[0].features["years"] == -1


def test_features_explain_the_score(people: Index) -> None:
    found = match(people, "Stern, Lev, 1880")[0]
    assert found.features == {"surname": 1.0, "given": 1.0, "years": 1.0}
    assert 0 < found.score <= 100


def test_a_stranger_is_not_sure(people: Index) -> None:
    assert _sure(people, "Johannes Kepler") is None
    assert match(people, "Johannes Kepler") == []


@given(st.text(max_size=60), st.text(max_size=8), st.text(max_size=8))
def test_no_text_stops_the_matcher(people: Index, text: str, born: str, died: str) -> None:
    found = match(people, text, born, died)
    assert all(0 <= each.score <= 100 for each in found)
    assert sum(each.sure for each in found) <= 1
