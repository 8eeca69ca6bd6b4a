"""The series of numbers: whose they are, what is missing in them, where they begin anew."""

from __future__ import annotations

from pyoxigraph import Dataset

from corrkg.vocab import CK

from .conftest import Converter


def letter(header: str, number: str) -> tuple[str, list[str], list[str]]:
    """A telegram with a number of the sender's own."""
    return (
        header,
        ["Send the saw frames.", header.split(" to ", maxsplit=1)[0].replace(",", "."), f"No. {number}"],
        [],
    )


def previous(data: Dataset) -> set[tuple[int, int]]:
    """The values of each number and of the one before it."""
    value = {
        quad.subject: int(quad.object.value)
        for quad in data
        if quad.predicate == CK.value and "#number" in str(quad.subject)
    }
    return {(value[quad.object], value[quad.subject]) for quad in data if quad.predicate == CK.previous}


def test_those_who_sign_together_share_a_series(converted: Converter) -> None:
    data = converted(
        letter("Orlov, Gromov to Lapin May 1, 1933", "7"),
        letter("Lapin to Orlov May 2, 1933", "30"),
        letter("Gromov to Lapin May 3, 1933", "9"),
        letter("Lapin to Gromov May 4, 1933", "31"),
    )
    assert previous(data) == {(7, 9), (30, 31)}


def test_a_series_that_falls_to_less_than_half_begins_anew(converted: Converter) -> None:
    numbers = ("198", "199", "2", "1")
    data = converted(*(letter(f"Orlov to Gromov May {day}, 1933", number) for day, number in enumerate(numbers, 1)))
    assert previous(data) == {(198, 199), (1, 2)}


def test_numbers_out_of_order_are_put_in_order(converted: Converter) -> None:
    data = converted(
        *(letter(f"Orlov to Gromov May {day}, 1933", number) for day, number in enumerate(("5", "8", "6"), 1))
    )
    assert previous(data) == {(5, 6), (6, 8)}


def test_an_office_that_would_write_to_itself_is_none(converted: Converter) -> None:
    data = converted(
        letter("Orlov, Gromov to Lapin May 1, 1933", "7"),
        letter("Orlov to Gromov May 2, 1933", "8"),
        letter("Gromov to Orlov May 3, 1933", "9"),
    )
    assert previous(data) == {(7, 8)}
