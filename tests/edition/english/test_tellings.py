"""Decisions that a letter's own text tells: which clauses tell one, on what day, and what belongs to it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.edition.english.lettered import Reader, edition_of

Told = Callable[..., list[str]]


@pytest.fixture
def told(read: Reader) -> Told:
    """A function that reads a letter of May 11, 1933: each decision that it tells, as its day and its last word."""

    def tell(*paragraphs: str) -> list[str]:
        edition = edition_of(read, *paragraphs, header="Orlov to Gromov May 11, 1933")
        days = [
            (str(each.dating.day.day) if each.dating and each.dating.day else "-", edition.source.words(each.span))
            for each in edition.letters[0].decisions
        ]
        return [f"{day} {words.split()[-1].strip('.')}" for day, words in days]

    return tell


@pytest.mark.parametrize(
    ("sentence", "decision"),
    [
        ("Today the following decision was adopted: sell the mill.", "11 mill"),
        ("Yesterday the Politburo discussed the debts and decided to sell the mill.", "10 mill"),
        ("Yesterday the PB decided to sell the mill.", "10 mill"),
        ("On the 10th we adopted a decision on the mill.", "10 mill"),
        ("On May 9 the Politburo adopted a resolution on the mill.", "9 mill"),
        ("The Politburo, without me, on the 8th released Zaytsev from the mill.", "8 mill"),
        ("The PB approved the plan of the mill.", "- mill"),
        ("The Politburo instructed Zaytsev to sell the mill.", "- mill"),
    ],
)
def test_letter_tells_what_the_politburo_did(sentence: str, decision: str, told: Told) -> None:
    assert told(sentence) == [decision]
    if "following" not in sentence:  # what comes after that is the decision
        assert told(f"{sentence} Zaytsev is against it. I ask for your opinion.") == [decision]


@pytest.mark.parametrize(
    "sentence",
    [
        "The Politburo discussed the mill on the 10th.",
        "The Politburo received your letter on the 10th.",
        "We adopted your proposal on the 10th.",
        "In accordance with the decision of the PB we sold the mill.",
        "The PB will decide on the mill tomorrow.",
        "The PB did not decide anything on the 10th.",
        "We adopted a decision.",
        "Zaytsev decided on the 10th to sell the mill.",
        "Zaytsev reports that the PB decided to sell the mill.",
        "The draft of a decision of the PB was sent to you on the 10th.",
    ],
)
def test_what_is_only_mentioned_drafted_or_done_by_others_is_none(sentence: str, told: Told) -> None:
    assert told(sentence) == []


def test_items_within_the_paragraph_belong_to_a_decision_and_the_letter_s_own_points_do_not(told: Told) -> None:
    listed = "2) On the 10th we adopted a decision on trade: 1) to open ten shops; 2) to sell the mill."
    assert told("1) The mill burnt.", listed, "3) We propose to buy coal.") == ["10 mill"]
