"""Stances that a letter's own text tells, of its writers and of others; expected before anything was run."""

from __future__ import annotations

import pytest

from tests.edition.english.lettered import Reader, letter_of


def stances(read: Reader, words: str) -> list[str]:
    """Return each stance of a letter of Orlov to Gromov, with who takes it."""
    responses = letter_of(read, words).responses
    return [f"{each.stance} {' '.join(person.form for person in each.persons)}" for each in responses]


OWN = [
    ("We fully agree with your assessment.", "agrees"),
    ("We completely share your opinion.", "agrees"),
    ("I am completely in agreement with your No. 24.", "agrees"),
    ("With your No. 24 I am completely in agreement.", "agrees"),
    ("I still object to your proposal.", "refuses"),
    ("I also support your proposal.", "agrees"),
    ("Your proposal on the mill is right.", "agrees"),
    ("Received your letter. Zimin, of course, must be given leave.", "agrees"),
    ("Received your letter. Zimin's request must be granted.", "agrees"),
    ("Received your letter. It is too early for you to go on vacation.", "postpones"),
    ("Received your letter. It's too early to sell the mill.", "postpones"),
    ("Received your letter. The 600 tons you named can be given.", "agrees"),
    ("Received your letter. As for the mill, Zimin is right, there is no need to rename it.", "refuses"),
    ("On oil I think the same as you do.", "agrees"),
    ("We fully share your proposals on the mill.", "agrees"),
    ("Received your letter. You did right to refuse Zimin.", "agrees"),
    ("Your remarks on the mill are accepted.", "agrees"),
    ("Received your letter. As to the trucks – let them be given.", "agrees"),
    ("Received your letter. A brochure on the mill is superfluous.", "refuses"),
    ("Received your letter. The trip of Zimin to Kiev should not take place.", "refuses"),
    ("Received your letter. Eight million for beets is possible.", "agrees"),
    ("Received your letter. You acted correctly in the matter of the mill.", "agrees"),
]

OTHERS = [
    (
        "The Turks ask to sell them 40 engines. Petrov is for it, Antonov objects, fearing for the price.",
        ["agrees Petrov", "refuses Antonov"],
    ),
    ("We want to separate copper. Petrov agrees, Antonov too.", ["agrees Petrov", "agrees Antonov"]),
    ("We want to separate copper. Petrov is for it, Antonov also.", ["agrees Petrov", "agrees Antonov"]),
    ("We nominate Zimin as director. Petrov agrees to give him up.", ["agrees Petrov"]),
    ("Zimin insists that it be started. The Committee of Procurement (Petrov) is against.", ["refuses Petrov"]),
    ("Zimin asks for 6 tons. Petrov believes that they should be refused.", ["refuses Petrov"]),
    ("We propose to sell the mill. Petrov fully supports us.", ["agrees Petrov"]),
    ("We consider it possible to sell the mill. Petrov still objects.", ["refuses Petrov"]),
    ("Zimin asks for 6 tons. Petrov thinks that it can be granted.", ["agrees Petrov"]),
    ("We want to sell the mill. Petrov is opposed to the proposal.", ["refuses Petrov"]),
    (
        "We want to appoint Zimin. The candidacy is supported by Petrov and Antonov.",
        ["agrees Petrov", "agrees Antonov"],
    ),
    (
        "We propose three points. Petrov is in favor of the first point and against the second.",
        ["agrees Petrov", "refuses Petrov"],
    ),
    (
        "We nominate Zimin as director and Antonov as his deputy. Both agree to go.",
        ["agrees Zimin", "agrees Antonov"],
    ),
    ("The firm offers to sell us ore. Petrov proposes to accept.", ["agrees Petrov"]),
    ("Zimin asks for a consulate in Kem. Petrov and I refused him for now.", ["refuses Petrov", "refuses Orlov"]),
    (
        "Zimin raised the question of his directives. We objected to him. I send you his theses. Your opinion?",
        ["refuses Orlov"],
    ),
    ("Zimin insists on a trip. Petrov and I doubt it, and we ask you to tell us how to proceed.", []),
]

NONE = [
    "I am waiting for the text of the agreement with the Turks.",
    "The harvest is good, Petrov is for himself.",
    "Petrov fully agreed with himself.",
    "It is too early to speak of the harvest.",
    "Your plan of the mill has been sent to all, the answers are positive.",
]  # nothing was asked before


@pytest.mark.parametrize(("words", "stance"), OWN)
def test_writers_take_a_stance_to_what_they_answer(read: Reader, words: str, stance: str) -> None:
    assert stances(read, words) == [f"{stance} Orlov"]


@pytest.mark.parametrize(("words", "expected"), OTHERS)
def test_others_take_a_stance_to_what_was_asked_before(read: Reader, words: str, expected: list[str]) -> None:
    found = [f"{each.split()[0]} {name}" for each in stances(read, words) for name in each.split()[1:]]
    assert sorted(found) == sorted(expected)


@pytest.mark.parametrize("words", NONE)
def test_no_stance_where_nothing_was_asked(read: Reader, words: str) -> None:
    responses = letter_of(read, words).responses
    assert [each.stance for each in responses if not each.bound] == []
