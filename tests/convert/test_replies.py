"""Which letter a letter answers."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pyoxigraph import Dataset, NamedNode

from corrkg.vocab import CK

Letter = tuple[str, list[str], list[str]]
Converter = Callable[..., Dataset]

ASKED: Letter = ("Orlov to Gromov May 4, 1933", ["The sawmill at Kem has no coal. No. 17.", "Orlov."], [])
OTHER: Letter = ("Orlov to Gromov May 5, 1933", ["Zaytsev wants a pension. No. 18.", "Orlov."], [])


def answers(data: Dataset) -> dict[str, set[str]]:
    """Return which letters each letter answers, by their slugs."""
    found: dict[str, set[str]] = {}
    for quad in data.quads_for_predicate(CK.repliesTo):
        assert isinstance(quad.subject, NamedNode)
        found.setdefault(quad.subject.value.rpartition("/")[2], set()).add(quad.object.value.rpartition("/")[2])  # type: ignore[union-attr]
    return found


@pytest.mark.parametrize(
    ("words", "target"),
    [("To your No. 17: agreed.", "1933-05-04-orlov-to-gromov"), ("Your 18 is refused.", "1933-05-05-orlov-to-gromov")],
)
def test_letter_answers_the_one_whose_number_it_cites(words: str, target: str, converted: Converter) -> None:
    data = converted(ASKED, OTHER, ("Gromov to Orlov May 6, 1933", [words, "Gromov."], []))
    assert answers(data) == {"1933-05-06-gromov-to-orlov": {target}}


@pytest.mark.parametrize(
    "header",
    [
        "Gromov to Orlov May 3, 1933",
        "Gromov to Orlov August 6, 1933",
        "Zaytsev to Petrenko May 6, 1933",
        "Orlov to Gromov May 6, 1933",
    ],
)
def test_letter_answers_none_that_is_later_or_long_past_or_of_other_correspondents(
    header: str, converted: Converter
) -> None:
    sender = header.partition(" ")[0]
    data = converted(ASKED, (header, ["To your No. 17: agreed.", f"{sender}."], []))
    assert answers(data) == {}


def test_number_that_nobody_used_links_to_nothing(converted: Converter) -> None:
    data = converted(ASKED, OTHER, ("Gromov to Orlov May 6, 1933", ["To your No. 99: agreed.", "Gromov."], []))
    assert answers(data) == {}


def test_number_used_twice_links_to_nothing(converted: Converter) -> None:
    again: Letter = ("Orlov to Gromov May 5, 1933", ["Zaytsev wants a pension. No. 17.", "Orlov."], [])
    data = converted(ASKED, again, ("Gromov to Orlov May 6, 1933", ["To your No. 17: no.", "Gromov."], []))
    assert answers(data) == {}
