"""Stances that a letter takes in its own words, and those in notes that are no consent."""

from __future__ import annotations

import pytest

from tests.edition.english.lettered import Reader, letter_of


def stances(read: Reader, *paragraphs: str, note: str = "") -> list[tuple[int | None, str]]:
    """Return note and stance of each response of a letter of Orlov to Gromov."""
    letter = letter_of(read, *paragraphs, notes=[note] if note else [])
    return [(response.note, response.stance) for response in letter.responses]


@pytest.mark.parametrize(
    ("words", "stance"),
    [
        ("I agree with your proposal on the mill.", "agrees"),
        ("Your 17 don't mind.", "agrees"),
        ("I have no objection to the budget of the mill.", "agrees"),
        ("As for the mill, I do not mind.", "agrees"),
        ("We do not object.", "agrees"),
        ("No objections to the mill.", "agrees"),
        ("I agree in principle.", "agrees-with-changes"),
        ("I agree, but the loan must not be longer than a year.", "agrees-with-changes"),
        ("I agree to the plan with small amendments.", "agrees-with-changes"),
        ("Your 18 is questionable.", "refuses"),
        ("Your proposal does not stand up to criticism.", "refuses"),
        ("I do not agree with your proposal.", "refuses"),
        ("I object to your draft.", "refuses"),
        ("I do not know the mill and cannot vote either for or against the award.", "abstains"),
    ],
)
def test_stance_of_the_letters_own_words(read: Reader, words: str, stance: str) -> None:
    assert stances(read, words) == [(None, stance)]


@pytest.mark.parametrize(
    "paragraphs",
    [
        pytest.param(
            ["Petrov proposes to sell the mill.", "We agree with him. Please let us know your opinion."], id="own"
        ),
        pytest.param(["We consider the proposal of Petrov acceptable.", "Please let us know your opinion."], id="next"),
        pytest.param(["We have agreed with Petrov that he will buy the mill."], id="a bargain of theirs"),
        pytest.param(["Petrov insists on it, we agree with him."], id="with another"),
        pytest.param(["Do you agree?"], id="a question"),
        pytest.param(["If you agree, I shall go on Monday."], id="a condition"),
        pytest.param(["The mill was refused a loan."], id="told of others"),
        pytest.param(["We agreed on the price in April."], id="past"),
        pytest.param(["Petrov said: “I agree with your proposal”."], id="quoted"),
    ],
)
def test_what_is_no_stance_of_the_writers(read: Reader, paragraphs: list[str]) -> None:
    assert stances(read, *paragraphs) == []


@pytest.mark.parametrize(
    ("note", "stance"),
    [
        ("On May 6, 1933, Gromov objected.", "refuses"),
        ("Gromov did not agree.", "refuses"),
        ("On May 6, 1933, Gromov refused.", "refuses"),
        ("Gromov rejected the proposal.", "refuses"),
        ("Gromov voted against.", "votes-against"),
        ("Gromov abstained.", "abstains"),
        ("Gromov postponed the decision.", "postpones"),
    ],
)
def test_a_note_tells_what_is_no_consent(read: Reader, note: str, stance: str) -> None:
    assert stances(read, "I propose to rebuild the mill 1 .", note=note) == [(1, stance)]


@pytest.mark.parametrize(
    "note",
    ["Gromov refused to leave the city.", "Petrov objected to the sale of the mill.", "Gromov agreed.",
     "The request of the mill was rejected.", "Gromov did not object."],
)  # fmt: skip
def test_a_note_that_tells_no_such_stance(read: Reader, note: str) -> None:
    assert stances(read, "I propose to rebuild the mill 1 .", note=note) == []
