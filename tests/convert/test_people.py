"""Who is meant by a name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from pyoxigraph import Dataset, Literal

from corrkg.convert.forms import take_apart
from corrkg.convert.people import People
from corrkg.convert.register import Register
from corrkg.convert.registered import RegisteredPeople
from corrkg.edition.authorities import Authorities, Person
from corrkg.edition.spelling import ENGLISH, RUSSIAN
from corrkg.vocab import CK, RDFS


def person(slug: str, name: str, *aliases: str, default: str = "") -> Person:
    """Make a person of the authority file."""
    return Person(slug, name, "", aliases, (), "", "", (), "", "", (default,) if default else (), 2)


KNOWN = Authorities(
    (
        person("orlov", "Orlov, Pyotr Ilyich", "P.I. Orlov", "Pyotr Ilyich"),
        person("gromov-a", "Gromov, Anton Savvich", "A.S. Gromov", default="Gromov"),
        person("gromov-n", "Gromov, Nikita Petrovich"),
        person("lapin-a", "Lapin, Anton Ivanovich"),
        person("lapin-s", "Lapin, Semyon Pavlovich"),
        person("vasiliev", "Vasiliev, Boris Lvovich", "Vasilyev"),
        person("koba", "Koba"),
        person("ma-hushan", "Ma Hushan", "Ma-Hu-Shan"),
        person("serov", "Serov, Kondrat Lukich", "Taras Serov", "Taras Maksimovich", "Bulat"),
    )
)


def who(form: str, *beside: str, forms: tuple[str, ...] = ()) -> str:
    """Return the slug of who is meant."""
    return People(KNOWN, [form, *beside, *forms]).resolve(form, [form, *beside]).slug


@pytest.mark.parametrize(
    ("form", "slug"),
    [
        ("Orlov", "orlov"),
        ("P. I. Orlov", "orlov"),
        ("P.I. Orlov", "orlov"),
        ("P. Orlov", "orlov"),
        ("Orlov P. I.", "orlov"),
        ("Pyotr Orlov", "orlov"),
        ("Orlov, Pyotr Ilyich", "orlov"),
        ("Pyotr Ilyich Orlov", "orlov"),
        ("Orlovu", "orlov"),
        ("Orlovym", "orlov"),
        ("Vasilyev", "vasiliev"),
        ("Koba", "koba"),
        ("Ma-Hu-Shan", "ma-hushan"),
        ("N. P. Gromov", "gromov-n"),
        ("A. S. Gromov", "gromov-a"),
        ("Nikita Gromov", "gromov-n"),
        # initials of a name that the file has beside the first one; and names in another spelling
        ("T. Serov", "serov"),
        ("T.M. Serov", "serov"),
        ("Taras Maximovich", "serov"),
        ("B. Serov", "serov-b"),
    ],
)
def test_person_of_the_authority_file_is_known_by_any_form(form: str, slug: str) -> None:
    assert who(form) == slug


def test_surname_of_several_means_the_one_who_is_usually_meant() -> None:
    found = People(KNOWN).resolve("Gromov")
    assert (found.slug, found.certainty) == ("gromov-a", "medium")
    assert found.basis


def test_surname_of_several_without_a_usual_one_is_nobody_for_sure() -> None:
    found = People(KNOWN).resolve("Lapin")
    assert (found.slug, found.certainty) == ("", "low")
    assert "lapin-a" in found.basis
    assert "lapin-s" in found.basis


def test_surname_of_several_is_the_one_named_in_full_beside_it() -> None:
    assert who("Lapin", "S. P. Lapin") == "lapin-s"
    assert who("Lapin", "A. I. Lapin") == "lapin-a"


def test_initials_that_fit_nobody_make_another_person() -> None:
    found = People(KNOWN, ["K. K. Orlov"]).resolve("K. K. Orlov")
    assert found.provisional
    assert found.slug not in {person.id for person in KNOWN.persons}


@pytest.mark.parametrize("form", ["Bruck", "A. N. Bruck", "Bruck A. N."])
def test_whom_nobody_knows_is_provisional_under_the_surname(form: str) -> None:
    found = People(KNOWN, [form]).resolve(form)
    assert (found.slug, found.provisional) == ("bruck", True)


def test_forms_of_one_unknown_surname_are_one_person() -> None:
    forms = ("Belov", "Belova", "Belovu", "A. Belov")
    assert {who(form, forms=forms) for form in forms} == {"belov"}


def test_initials_that_contradict_keep_unknown_homonyms_apart() -> None:
    forms = ("A. N. Bruck", "S. Bruck")
    assert len({who(form, forms=forms) for form in forms}) == 2


@pytest.mark.parametrize(
    ("one", "other"),
    [("Alexandrov", "Aleksandrov"), ("Vasilyev", "Vasiliev"), ("Andersson", "Anderson"), ("Halvorsen", "Galvorsen")],
)
def test_spellings_of_one_unknown_name_are_one_person(one: str, other: str) -> None:
    assert ENGLISH.sound(one.lower()) == ENGLISH.sound(other.lower())
    people = People(Authorities(), [one, other])
    assert people.resolve(one).slug == people.resolve(other).slug


@pytest.mark.parametrize(
    ("one", "other"), [("Orlov", "Gromov"), ("Petrov", "Petrovsky"), ("Lapin", "Lopin"), ("Tal", "Talin")]
)
def test_names_that_only_resemble_are_two_persons(one: str, other: str) -> None:
    people = People(Authorities(), [one, other])
    assert people.resolve(one).slug != people.resolve(other).slug


def test_certainty_is_high_only_where_one_person_fits_by_more_than_a_surname_without_a_repair() -> None:
    people = People(KNOWN)
    forms = ("P. Orlov", "Orlov", "Orlovu", "Gromov", "Lapin")
    assert {form: people.resolve(form).certainty for form in forms} == {
        "P. Orlov": "high", "Orlov": "medium", "Orlovu": "medium", "Gromov": "medium", "Lapin": "low",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("surer", "less_sure"),
    [
        pytest.param(("P. I. Orlov", ""), ("Orlov", ""), id="initials"),
        pytest.param(("Pyotr Orlov", ""), ("Orlov", ""), id="a given name"),
        pytest.param(("Orlov", "the director of the paper mill"), ("Orlov", "of the saw frames"), id="an office"),
        pytest.param(("Orlov", ""), ("Lapin", ""), id="the authority file"),
    ],
)
def test_more_evidence_is_more_certain(surer: tuple[str, str], less_sure: tuple[str, str]) -> None:
    director = replace(person("orlov", "Orlov, Pyotr Ilyich"), note="director of the paper mill at Kem")
    people = People(Authorities((director,)))
    order = ("low", "medium", "high")
    found = [order.index(people.resolve(form, (), around).certainty) for form, around in (surer, less_sure)]
    assert found[0] > found[1]


@pytest.mark.parametrize("form", ["", ".", "A. B.", "I."])
def test_form_without_a_surname_names_nobody(form: str) -> None:
    assert People(KNOWN).resolve(form).slug == ""


@pytest.mark.parametrize(
    ("form", "surname", "given", "initials"),
    [
        ("Ya.B. Orlov", "orlov", (), ("ya", "b")),
        ("Orlov Ya. B.", "orlov", (), ("ya", "b")),
        ("Yakov Borisovich Orlov", "orlov", ("yakov", "borisovich"), ()),
        ("Bruck", "bruck", (), ()),
        ("Semyon Bruck", "bruck", ("semyon",), ()),
    ],
)
def test_form_is_taken_apart(form: str, surname: str, given: tuple[str, ...], initials: tuple[str, ...]) -> None:
    parts = take_apart(form, {"orlov"})
    assert (parts.surname, parts.given, parts.initials) == (surname, given, initials)


@pytest.mark.parametrize(
    ("form", "slug"),
    [
        ("Орлов", "orlov"),
        ("П. И. Орлову", "orlov"),
        ("Орловым", "orlov"),
        ("Пётр Орлов", "orlov"),
        ("Орлов Пётр Ильич", "orlov"),
        ("А. Титову", "titova"),
        ("К. К. Орлов", "орлов"),
        ("Брукъ", "брукъ"),
    ],
)
def test_names_of_a_russian_text_are_those_of_the_russian_columns(form: str, slug: str) -> None:
    known = Authorities(
        (
            Person("orlov", "Orlov, Pyotr Ilyich", "Орлов, Пётр Ильич", (), ("П.И. Орлов",), "", "", (), "", "", (), 2),
            Person("titova", "Titova, Anna", "Титова, Анна", (), (), "", "", (), "", "", (), 3),
        )
    )
    assert People(known, [form], RUSSIAN).resolve(form).slug == slug


def test_spellings_of_a_russian_name_with_two_dots_and_without_are_one_person() -> None:
    people = People(Authorities(), ["Алфёров", "Алферов"], RUSSIAN)
    assert people.resolve("Алфёров").slug == people.resolve("Алферов").slug


def test_a_name_is_spelt_by_its_own_script_whatever_the_text() -> None:
    known = Authorities((Person("orlov", "Orlov, Pyotr", "Орлов, Пётр", (), (), "", "", (), "", "", (), 2),))
    people = RegisteredPeople(known, Register(Path("nowhere.csv")), ["Орлову", "Orlovu", "Брук"])
    assert [people.resolve(form).slug for form in ("Орлову", "Orlovu", "Брук")] == ["orlov", "orlov", "брук"]


BROTHERS = Authorities(
    (
        person("kogan-l", "Kogan, Lev Mironovich", "L.M. Kogan", default="Kogan"),
        person("kogan-m", "Kogan, Mark Mironovich", "M.M. Kogan"),
        person("bedov", "Bedov, Demyan", "Demyan"),
    )
)


@pytest.mark.parametrize(
    ("form", "slug"),
    [
        ("Kogan", "kogan-l"),
        ("M. Kogan", "kogan-m"),
        ("L. Kogan", "kogan-l"),
        ("L. M. Kogan", "kogan-l"),
        ("V. Kogan", "kogan"),
        ("Mark Kogan", "kogan-m"),
        ("Demyan Bedov", "bedov"),
        ("Demyan", "bedov"),
    ],
)
def test_initial_that_contradicts_the_usual_person_wins(form: str, slug: str) -> None:
    assert People(BROTHERS, [form]).resolve(form, [form]).slug == slug


@pytest.mark.parametrize(
    ("one", "other"),
    [("Solovyov", "Solovyev"), ("Pugachov", "Pugachev"), ("Gribov", "Gribov"), ("Muravyov", "Muraviev")],
)
def test_two_spellings_of_one_name_in_a_letter_are_one_person(one: str, other: str) -> None:
    people = People(BROTHERS, [one, other])
    assert people.resolve(one, [one, other]).slug == people.resolve(other, [one, other]).slug


def test_surname_cut_short_is_its_bearer_s_though_it_stands_beside_itself() -> None:
    assert who("P. Orl", "Orlov") == "orlov"


def test_homonyms_of_one_letter_are_told_apart_by_their_offices_in_their_labels(
    converted: Callable[..., Dataset],
) -> None:
    text = "The groups: Nikitin (instructor of the mill), Petrov (head of the rafts), Nikitin (head of the press)."
    made = converted(("Orlov to Gromov May 4, 1933", [text, "Orlov."], []))
    labels = {quad.object.value for quad in made if quad.predicate == RDFS.label and isinstance(quad.object, Literal)}
    assert {"Nikitin (instructor of the mill)", "Nikitin (head of the press)", "Petrov"} <= labels


# --- persons of one surname, told apart by the office that is spoken of beside the name ---------------------------

OFFICES = Authorities(
    tuple(
        replace(each, note=note)
        for each, note in (
            (
                person("gromov-a", "Gromov, Anton Savvich", default="Gromov"),
                "chairman of the commission, member of the board",
            ),
            (
                person("gromov-n", "Gromov, Nikita Savvich"),
                "corps commander, member of the Control Commission, brother of A.S. Gromov",
            ),
            (person("lapin-a", "Lapin, Anton Ivanovich"), "trade representative in London"),
            (person("lapin-s", "Lapin, Semyon Pavlovich"), "secretary of the regional committee"),
        )
    )
)


@pytest.mark.parametrize(
    ("form", "around", "slug"),
    [
        ("Gromov", "adopted by a poll of members; Gromov – for", "gromov-a"),
        ("Gromov", "the corps commander Gromov of the Control Commission reported", "gromov-n"),
        ("Gromov", "Gromov, a member of the Control Commission, and Gromov the brother", "gromov-n"),
        ("Gromov", "Gromov came", "gromov-a"),
        ("Lapin", "Let Lapin in London look for another firm", "lapin-a"),
        ("Lapin", "the regional committee and Lapin ask for bread", "lapin-s"),
        ("Lapin", "Lapin came", ""),
    ],
)
def test_office_beside_the_name_tells_homonyms_apart(form: str, around: str, slug: str) -> None:
    assert People(OFFICES, [form]).resolve(form, [form], around).slug == slug


@pytest.mark.parametrize(
    ("form", "beside", "slug", "certainty"),
    [
        ("Pyotr", "Orlov", "orlov", "medium"),
        ("Pyotr", "Zaytsev", "orlov", "low"),
        ("Anton", "Gromov", "gromov-a", "medium"),
        ("Anton", "Lapin", "lapin-a", "medium"),
        ("Boris", "Lapin", "vasiliev", "low"),
    ],
)
def test_given_name_is_of_one_in_the_same_letter_or_of_one_alone(
    form: str, beside: str, slug: str, certainty: str
) -> None:
    found = People(KNOWN, [form, beside]).resolve(form, [form, beside])
    assert (found.slug, found.certainty) == (slug, certainty)


@pytest.mark.parametrize(
    ("correspondents", "slug"),
    [
        (["Gromov", "Orlov"], "gromov-a"),
        (["A.S. Gromov"], "gromov-a"),
        (["N.P. Gromov"], "lapin-a"),
        (["Gromov", "A. I. Lapin"], "lapin-a"),
        (["Orlov"], "lapin-a"),
        ([], "lapin-a"),
    ],
)
def test_given_name_is_of_one_who_corresponds_rather_than_of_one_named_by_surname(
    correspondents: list[str], slug: str
) -> None:
    people = People(KNOWN, ["Anton", "Lapin"])
    assert people.resolve("Anton", ["Anton", "Lapin"], correspondents=correspondents).slug == slug


def test_given_name_of_several_who_are_not_in_the_letter_is_nobody_known() -> None:
    assert People(KNOWN, ["Anton"]).resolve("Anton", ["Anton", "Zaytsev"]).provisional


def test_one_who_is_greeted_by_an_unknown_name_is_the_recipient(converted: Callable[..., Dataset]) -> None:
    data = converted(("Gromov to Orlov May 6, 1933", ["Dear Soso!", "The mill burnt.", "Gromov."], []))
    meant = sorted(str(quad.object).rpartition("/")[2].strip(">") for quad in data.quads_for_predicate(CK.refersTo))
    assert meant == ["gromov", "orlov"]


@pytest.mark.parametrize(
    ("before", "slug"),
    [
        (["Nikita Gromov"], "gromov-n"),
        (["N.P. Gromov", "Orlov"], "gromov-n"),
        (["Anton Gromov", "Nikita Gromov"], "gromov-a"),
        (["Gromov"], "gromov-a"),
        ([], "gromov-a"),
    ],
)
def test_homonym_who_is_named_in_full_before_is_meant_by_the_surname(before: list[str], slug: str) -> None:
    people = People(KNOWN, ["Gromov", *before])
    assert people.resolve("Gromov", ["Gromov", *before], "Gromov came", before).slug == slug


@pytest.mark.parametrize(
    ("form", "beside", "slug"), [("Orl", "Orlov", "orlov"), ("Lap", "Orlov", "lap"), ("Vasil", "Vasiliev", "vasil")]
)
def test_surname_without_its_ending_is_that_of_the_same_letter(form: str, beside: str, slug: str) -> None:
    assert People(KNOWN, [form, beside]).resolve(form, [form, beside]).slug == slug


def test_longer_surname_without_its_ending_is_that_of_the_same_letter() -> None:
    assert People(KNOWN, ["Zaykov", "Zayk"]).resolve("Zayk", ["Zayk", "Zaykov"]).slug == "zaykov"
    known = Authorities((person("sarkisov", "Sarkisov, Anton Ivanovich"),))
    assert People(known, ["Sarkis"]).resolve("Sarkis", ["Sarkis", "Sarkisov"]).slug == "sarkisov"
    assert People(known, ["Sarkis"]).resolve("Sarkis", ["Sarkis", "Orlov"]).slug == "sarkis"
