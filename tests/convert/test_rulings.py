"""Rulings: what speaks of a matter alone ("Petrov can be let go") is a stance only in a letter that answers."""

from __future__ import annotations

import pytest

from tests.convert.exchanged import FIRST, Converter, Letter, answer, stances

WISHES = "Petrov asks for a vacation. The mill at Kem has no coal."
ASKED: Letter = ("Orlov to Gromov May 4, 1933", [WISHES, "Orlov."], [])
RECEIVED = "I have received your letter of the 4th."

RULINGS = [
    ("Petrov can be let go.", "agrees"),
    ("Petrov may be released.", "agrees"),
    ("96 million is quite enough.", "agrees"),
    ("40 million is too much, 25 are enough.", "refuses"),
    ("7 million is too much.", "refuses"),
    ("As for the vacation, do as Petrov proposes.", "agrees"),
    ("You are right about the coal.", "agrees"),
    ("Petrov should not go to Kiev.", "refuses"),
    ("There is no need to call Petrov.", "refuses"),
    ("I see no sense in the vacation.", "refuses"),
    ("I am against the vacation.", "refuses"),
    ("You can give Petrov a vacation.", "agrees"),
    ("It is impossible to postpone the vacation.", "refuses"),
    ("On the vacation I agree with Petrov.", "agrees"),
]


@pytest.mark.parametrize(("words", "stance"), RULINGS)
def test_ruling_answers_the_letter_that_the_first_paragraph_acknowledges(
    words: str, stance: str, converted: Converter
) -> None:
    data = converted(ASKED, answer(RECEIVED, words))
    assert stances(data) == [(stance, FIRST)]


@pytest.mark.parametrize(
    "words",
    [
        "Petrov can be seen in the evenings.",
        "Petrov should not have gone to Kiev.",
        "Petrov should go to Kiev.",
        "96 million is not enough.",
        "96 million is not too much.",
        "Both admit that Petrov can be let go.",
        "It is too much for me.",
        "There is no need.",
        "They do as they please.",
        "If Petrov can be let go, the mill will stop.",
        "You are not right.",
        "Can Petrov be let go?",
    ],
)
def test_what_rules_nothing_is_no_stance(words: str, converted: Converter) -> None:
    assert stances(converted(ASKED, answer(RECEIVED, words))) == []


@pytest.mark.parametrize("words", [words for words, _ in RULINGS if not words.startswith("You")])
def test_ruling_in_a_letter_that_answers_none_is_no_stance(words: str, converted: Converter) -> None:
    assert stances(converted(answer("The harvest is good.", words))) == []
