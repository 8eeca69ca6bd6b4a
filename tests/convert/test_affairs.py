"""A decision that is told at a reply settles what the letter asked to which that replies."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pyoxigraph import Dataset, NamedNode

from corrkg.vocab import CK

Letter = tuple[str, list[str], list[str]]
Converter = Callable[..., Dataset]

FUND = "We send you the draft on the inviolable fund of the northern mills. Please let us know your opinion."
ASKED: Letter = ("Orlov to Gromov May 4, 1933", [FUND, "Orlov."], [])
FIRST, REPLY = "1933-05-04-orlov-to-gromov", "1933-05-06-gromov-to-orlov"
MINUTES = "(RGASPI. F. 17. Op. 3. D. 922. L. 12)."
NOTE = f"1 On May 8, 1933, the PB adopted the decision on the fund {MINUTES}"
TITLED = f"1 On May 8, 1933, the PB adopted a resolution “On the inviolable fund of the mills” {MINUTES}"


def concerned(data: Dataset, predicate: NamedNode = CK.concerns) -> set[str]:
    """Return the slugs of the letters, or of the requests with their letters, that decisions settle."""
    return {quad.object.value.rpartition("/")[2] for quad in data.quads_for_predicate(predicate)}  # type: ignore[union-attr]


def reply(words: str, note: str = NOTE) -> Letter:
    """Return a letter from Gromov to Orlov, two days later."""
    return ("Gromov to Orlov May 6, 1933", [words, "Gromov."], [note])


def test_the_letter_that_asked_first_is_settled_beside_the_one_that_asks_too(converted: Converter) -> None:
    words = "Your draft of the 4th on the fund is not clear. I propose to set 60 million aside 1 ."
    data = converted(ASKED, reply(words))
    assert concerned(data) == {FIRST, REPLY}
    assert concerned(data, CK.settles) == {f"{FIRST}#request-1", f"{REPLY}#request-1"}


def test_a_reply_that_asks_for_nothing_is_not_settled(converted: Converter) -> None:
    assert concerned(converted(ASKED, reply("I agree with your letter of the 4th 1 ."))) == {FIRST}


def test_the_title_of_a_decision_finds_who_asked(converted: Converter) -> None:
    other: Letter = (
        "Orlov to Gromov May 5, 1933",
        ["Petrov asks for a vacation. Please let us know your opinion."],
        [],
    )
    data = converted(ASKED, other, reply("I have no objection to the list of the ranks 1 .", TITLED))
    assert concerned(data) == {FIRST}


@pytest.mark.parametrize(
    "note",
    [
        f"1 On May 2, 1933, the PB adopted a resolution “On the inviolable fund of the mills” {MINUTES}",  # before
        f"1 On May 8, 1933, the PB adopted a resolution “On the railways of the south” {MINUTES}",  # of something else
    ],
)
def test_a_decision_of_before_or_of_something_else_settles_nothing(note: str, converted: Converter) -> None:
    assert concerned(converted(ASKED, reply("The weather at Kem is good 1 .", note))) == set()


def test_of_two_letters_that_are_as_like_none_is_taken(converted: Converter) -> None:
    again: Letter = ("Orlov to Gromov May 5, 1933", [FUND, "Orlov."], [])
    assert concerned(converted(ASKED, again, reply("The weather at Kem is good 1 .", TITLED))) == set()


def test_a_note_that_tells_a_consent_of_the_letter_itself_goes_no_further(converted: Converter) -> None:
    note = f"1 On May 7, 1933, Orlov agreed (Ibid. L. 9). On May 8, 1933, the PB adopted the decision {MINUTES}"
    data = converted(ASKED, reply("To your draft of the 4th. I propose to set 60 million aside 1 .", note))
    assert concerned(data) == {REPLY}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Petrenko proposes to sell the mill.", "We agree with him. Please let us know your opinion 1 ."),
        ("Petrenko proposes to sell the mill 1 .", "We agree with him. Please let us know your opinion."),
    ],
)
def test_what_is_asked_about_is_settled_with_the_question_about_it(
    first: str, second: str, converted: Converter
) -> None:
    points = [f"1) {first}", second, "2) Zimin proposes to buy a dam.", "We agree. Please let us know your opinion."]
    data = converted(("Orlov to Gromov May 6, 1933", ["Gromov.", *points, "Orlov."], [NOTE]))
    slug = "1933-05-06-orlov-to-gromov"
    assert concerned(data, CK.settles) == {f"{slug}#request-1", f"{slug}#request-2"}


def test_a_consent_at_the_question_answers_what_is_asked_about(converted: Converter) -> None:
    points = ["1) Petrenko proposes to sell the mill.", "We agree with him. Please let us know your opinion 1 ."]
    more = ["2) Zimin proposes to buy a dam.", "We agree. Please let us know your opinion."]
    note = "1 On May 7, 1933, Gromov agreed (Ibid. L. 9)."
    data = converted(("Orlov to Gromov May 6, 1933", ["Gromov.", *points, *more, "Orlov."], [note]))
    slug = "1933-05-06-orlov-to-gromov"
    assert concerned(data, CK.answers) == {slug, f"{slug}#request-1", f"{slug}#request-2"}
