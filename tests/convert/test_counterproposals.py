"""Counter-proposals: what an answer proposes instead, where it says neither yes nor no."""

from __future__ import annotations

import pytest

from corrkg.vocab import CK
from tests.convert.exchanged import FIRST, Converter, Letter, answer, stances

PLAN = "We are drawing up a plan of the grain purchases of 145 million poods for the northern mills."
ASKS = "Please let us know your opinion."
ASKED: Letter = ("Orlov to Gromov May 4, 1933", [f"{PLAN} {ASKS}", "Orlov."], [])
OTHERWISE = (
    "From your telegram of the 4th I see the plan of the purchases. I suggest that we confine ourselves to 100 million."
)


@pytest.mark.parametrize(
    "words",
    [
        OTHERWISE,
        "As to your telegram of the 4th: 100 million poods for the northern mills would be better.",
        "To your telegram of the 4th. It would be better to begin the purchases with the southern mills.",
    ],
)
def test_answer_that_proposes_something_else_is_a_response(words: str, converted: Converter) -> None:
    assert stances(converted(ASKED, answer(words))) == [("proposes-otherwise", FIRST)]


def test_each_proposal_is_one(converted: Converter) -> None:
    data = converted(ASKED, answer(f"{OTHERWISE} I also propose to send Petrov to the mills."))
    assert stances(data) == [("proposes-otherwise", FIRST)] * 2


def test_the_request_is_answered(converted: Converter) -> None:
    data = converted(ASKED, answer(OTHERWISE))
    answered = {quad.subject.value.rpartition("#")[2] for quad in data.quads_for_predicate(CK.response)}  # type: ignore[union-attr]
    assert "request-1" in answered


@pytest.mark.parametrize(
    ("words", "stance"),
    [
        ("I agree with your telegram of the 4th. I also propose to send Petrov to the mills.", "agrees"),
        ("Your telegram of the 4th on the purchases is wrong. I propose 100 million.", "refuses"),
    ],
)
def test_who_says_yes_or_no_makes_no_counter_proposal(words: str, stance: str, converted: Converter) -> None:
    assert [told for told, _ in stances(converted(ASKED, answer(words)))] == [stance]


def test_who_asks_for_an_opinion_himself_carries_the_matter_on(converted: Converter) -> None:
    assert stances(converted(ASKED, answer(f"{OTHERWISE} {ASKS}"))) == []


def test_a_proposal_in_a_letter_that_answers_none_is_no_response(converted: Converter) -> None:
    assert stances(converted(ASKED, answer("I propose to paint the bridge at Kem."))) == []


def test_a_letter_that_asked_for_a_deed_alone_gets_no_counter_proposal(converted: Converter) -> None:
    wish: Letter = ("Orlov to Gromov May 4, 1933", ["Send me the plan of the grain purchases.", "Orlov."], [])
    assert stances(converted(wish, answer(OTHERWISE))) == []
