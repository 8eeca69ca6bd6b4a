"""Whose a request is that a letter passes on: who is named before the verb that asks, and who is not."""

from __future__ import annotations

import pytest

from tests.edition.english.lettered import Reader, edition_of

ASKS = "Please let us know your opinion."


def proposers(read: Reader, *paragraphs: str) -> list[list[str]]:
    """Return who asks or proposes each request, but the opinion, of a letter of Orlov to Gromov."""
    edition = edition_of(read, *paragraphs, ASKS)
    [letter] = edition.letters
    requests = [request for request in letter.requests if request.kind != "answer"]
    return [[edition.source.words(place) for place in request.proposers] for request in requests]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Petrov proposes to sell the mill.", ["Petrov"]),
        ("Comrade Petrov asks for leave.", ["Petrov"]),
        ("Petrov and Zimin ask to sell the mill.", ["Petrov", "Zimin"]),
        ("Petrov, Zimin and Antonov ask to sell the mill.", ["Petrov", "Zimin", "Antonov"]),
        ("The State Bank proposes to buy gold.", ["State Bank"]),
        ("Petrov, on the contrary, proposes to sell the mill.", ["Petrov"]),
        ("Petrov, who was in Kiev with Zimin, considers it right to sell the mill.", ["Petrov"]),
        ("In connection with Zimin's report Petrov proposes to sell the mill.", ["Petrov"]),
        ("Petrov from Kiev insists on selling the mill.", ["Petrov"]),
        ("Petrov of the State Bank proposes to sell the mill.", ["Petrov"]),
        ("The State Bank and Petrov appealed to the SNK with a request to sell the mill.", ["State Bank", "Petrov"]),
        ("Petrov raised the issue of selling the mill.", ["Petrov"]),
        ("Zimin's deputy Petrov proposes to sell the mill.", ["Petrov"]),
        ("Petrov has come from Kiev. He asks to sell the mill.", ["Petrov"]),
        ("After the departure of Petrov, the doctors ask to sell the mill.", []),
        ("The newspapers ask for permission to print the plan.", []),
        ("Petrov and Zimin have come from Kiev. He asks to sell the mill.", []),
        ("We propose to sell the mill.", []),
        ("Leave them three million poods, Petrov asks for five.", []),
    ],
)
def test_request_is_his_who_is_named_before_the_verb(read: Reader, words: str, expected: list[str]) -> None:
    assert proposers(read, words) == [expected]


def test_numbered_points_are_his_who_is_named_where_they_are_announced(read: Reader) -> None:
    points = ("a) To sell the mill.", "b) To consider it expedient to release a hay loan of 6 tons.")
    lead = "The State Bank together with Petrov, believing that the plan is right, make the following proposal:"
    assert proposers(read, lead, *points) == [["State Bank", "Petrov"]] * 2
    assert proposers(read, "We make the following proposal:", *points) == [[], []]


def test_points_of_their_own_are_each_one_s(read: Reader) -> None:
    points = ("1) Petrov proposes to sell the mill.", "2) Zimin asks for a loan.")
    assert proposers(read, *points) == [["Petrov"], ["Zimin"]]


@pytest.mark.parametrize(
    ("told", "own", "expected"),
    [
        ("Petrov proposes to sell the mill, Zimin to burn it.", "We deem it possible to sell the mill.", ["Petrov"]),
        ("Petrov insists on selling the mill. Zimin is against it.", "We propose to sell the mill.", ["Petrov"]),
        (
            "The mill is old. Petrov proposes to sell the mill to the bank. Zimin insists on rebuilding the mill.",
            "We consider it possible to allow the trust to sell the mill to the bank 1 .", ["Petrov"],
        ),
        (
            "Petrov proposes to enter into talks with the banks. Zimin insists on entering into talks with banks.",
            "We consider it possible to enter into talks with the banks.", ["Petrov", "Zimin"],
        ),
        (
            "The French, through the Minister of Trade of Petrov, propose to sell the mill. Zimin is against it.",
            "We consider it possible to sell the mill.", ["Petrov"],
        ),
        ("Petrov proposes not to sell the mill. Zimin asks to sell the house.", "We propose to sell the mill.", []),
        ("Petrov proposes to sell the mill. Zimin proposes to burn it.", "We propose to sell the house.", []),
        ("Petrov proposes to sell the mill. Zimin proposes to burn it.", "We propose to sell the mill in Kem.", []),
        ("Petrov proposes to sell 6 mills. Zimin proposes to burn them.", "We propose to sell 4 mills.", []),
    ],
)  # fmt: skip
def test_what_writers_propose_is_his_who_proposed_the_same(
    read: Reader, told: str, own: str, expected: list[str]
) -> None:
    assert proposers(read, told, own)[-1] == expected
