"""Names of persons as they are written: parts, practices, cases; and no text that stops the readers of names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corrkg.names.cases import case_forms, is_female
from corrkg.names.known import Known, take_apart
from corrkg.names.parts import MAX_NAME, read_name, same_given
from corrkg.names.sound import skeleton
from corrkg.names.titles import title_key, title_words
from corrkg.names.writing import fold, latin, modern, one_script

LETTERS = st.text(st.sampled_from("ABCkovшщёѣъ .,-()[]'’1935–/\N{COMBINING CARON}\N{SOFT HYPHEN}\0\ud800"), max_size=60)
TEXTS = st.one_of(st.text(max_size=80), LETTERS)


@pytest.mark.parametrize(
    ("practice", "spelling"),
    [
        ("BGN/PCGN", "shchukin"), ("ISO 9:1995", "sukin"), ("scholarly", "scukin"), ("Duden", "schtschukin"),
        ("French press", "chtchoukine"), ("PWN", "szczukin"),
    ],
)  # fmt: skip
def test_a_surname_is_spelt_by_every_practice(practice: str, spelling: str) -> None:
    assert spelling in latin("Щукин"), practice


@pytest.mark.parametrize(
    ("russian", "spelling"),
    [
        ("Хрущёв", "Chruščev"), ("Хрущёв", "Khrushchëv"), ("Хрущёв", "Chruschtschow"), ("Ягода", "I͡Agoda"),
        ("Ежов", "Jeschow"), ("Ежов", "Iejov"), ("Молотов", "Mołotow"), ("Герасимов", "Guerassimov"),
        ("Чубарь", "Tchoubar"), ("Цюрупа", "TSiurupa"), ("Орджоникидзе", "Ordjonikidze"), ("Литвинов", "Litvinoff"),
    ],
)  # fmt: skip
def test_a_spelling_of_a_practice_is_among_those_of_the_name(russian: str, spelling: str) -> None:
    assert fold(spelling) in latin(russian)


def test_old_orthography_and_mixed_alphabets_are_read_as_one_name() -> None:
    assert latin("Ѳедоровъ") == latin("Федоров")
    assert modern("Вѣра") == "Вера"
    assert latin("Mоlоtоv") == latin("Molotov")
    assert one_script("Cтaлин") == "Сталин"


@pytest.mark.parametrize(
    "written",
    ["V.M.Molotov", "Molotov V.M.", "V. M. Molotov", "Molotov, V. M.", "MolotovV.M.", "Comrade V.M. Molotov"],
)  # fmt: skip
def test_initials_stand_anywhere(written: str) -> None:
    name = read_name(written).readings[0]
    assert (name.surname, name.initials, name.given) == ("Molotov", ("V", "M"), "")


@pytest.mark.parametrize(
    ("written", "born", "died"),
    [
        ("Molotov, V. M. (Vi͡acheslav Mikhaĭlovich), 1890-1986", "1890", "1986"),
        ("Молотов В.М. (1890–1986)", "1890", "1986"),
        ("Molotov, Vyacheslav, 1890-", "1890", ""),
        ("Molotov, Vyacheslav, d. 1986", "", "1986"),
        ("Molotov, Vyacheslav, b. 1890", "1890", ""),
        ("Molotov, Vyacheslav, 1890-03-09/1986-11-08", "1890", "1986"),
    ],
)
def test_years_are_taken_off_a_heading(written: str, born: str, died: str) -> None:
    found = read_name(written)
    assert (found.born, found.died) == (born, died)
    assert found.readings[0].surname in {"Molotov", "Молотов"}


def test_names_in_brackets_spell_initials_out_or_are_former_names() -> None:
    spelt = read_name("Stalin, I. V. (Iosif Vissarionovich), 1878-1953").readings[0]
    assert (spelt.surname, spelt.given, spelt.patronymic) == ("Stalin", "Iosif", "Vissarionovich")
    assert read_name("Molotov (Skriabin), V. M.").readings[0].others == ("Skriabin",)


def test_cases_are_of_russian_names_and_of_their_gender() -> None:
    assert {"molotova", "molotovu", "molotovym", "molotove"} <= case_forms("Молотов", "surname")
    assert "molotovoi" in case_forms("Молотова", "surname", female=True)
    assert case_forms("Schmidt", "surname") == frozenset()
    assert is_female("Полина", "Семёновна")
    assert not is_female("Никита", "Сергеевич", "Хрущев")


def test_given_names_are_one_in_several_languages_and_no_more() -> None:
    assert same_given("Guéorgui", "Георгий")
    assert same_given("Jossif", "Joseph")
    assert not same_given("Mikhail", "Moisei")
    assert not same_given("Lev", "Lazar")
    assert same_given("Jan", "Ян")
    assert same_given("Jan", "Иван"), "in Polish"
    assert not same_given("Ян", "Иван")


def test_how_a_person_is_addressed_is_no_surname() -> None:
    names = ("Kaganovich, Lazar Moiseevich", "Lazar Moiseevich", "L.M. Kaganovich")
    assert {name.surname for name in take_apart(Known("person/k", names[0], names))} == {"Kaganovich"}


def test_a_shelfmark_is_one_in_every_form() -> None:
    forms = ("RGASPI F. 558. Op. 11. D. 90", "rgaspi, fond 558, opis 11, delo 90", "RGASPI 558/11/90")
    assert {title_key(form) for form in forms} == {"rgaspi 558 11 90"}
    assert title_key("F.") == "f"  # of a title that is nothing else, something is left


@given(TEXTS)
def test_no_text_stops_a_reader_of_names(text: str) -> None:
    found = read_name(text)
    assert all(name.surname for name in found.readings)
    for word in (text, *(each.surname for each in found.readings)):
        assert all(spelling == fold(spelling) for spelling in latin(word))
        assert all(isinstance(skeleton(spelling), str) for spelling in latin(word))
        case_forms(word, "surname")
    assert title_words(text) == set(title_key(text).split())


@given(TEXTS, TEXTS)
def test_sameness_of_given_names_is_symmetric(one: str, other: str) -> None:
    assert same_given(one, other) == same_given(other, one)


@pytest.mark.parametrize("part", ["щ", "A.", "(", "-", " -", "(Ab ", "1890-", "Щё-", "' ", "A.(b"])
def test_work_on_a_hostile_name_ends_with_what_is_read_of_it(part: str) -> None:
    whole, longer = read_name(part * MAX_NAME), read_name(part * (8 * MAX_NAME))
    assert whole == longer
    assert all(len(latin(name.surname)) < 300 for name in whole.readings)
