"""Answers point by point: what is said of a matter is a stance where that was asked for, and else may ask for it."""

from __future__ import annotations

import pytest
from pyoxigraph import Dataset

from corrkg.vocab import CK
from tests.convert.exchanged import FIRST, Converter, Letter, answer, stances

POINTS = [
    "1) Zimin insists on a trip to Kem.",
    "2) The Turks ask for a loan of 40 engines.",
    "3) We propose to begin the second bridge this autumn.",
    "4) We propose to buy butter in Denmark.",
    "5) We want to appoint Petrov head of the Grain Trust.",
    "Please let us know your opinion.",
]
ASKED: Letter = ("Orlov to Gromov May 4, 1933", [*POINTS, "Orlov."], [])
RECEIVED = "Your letter of the 4th received."


def asks(data: Dataset) -> list[str]:
    """Return the kind of each request of the letter that answers."""
    return [
        kind.object.value.rpartition("/")[2].rpartition("-")[2]  # type: ignore[union-attr]
        for quad in data.quads_for_predicate(CK.request)
        if not quad.subject.value.endswith(FIRST)  # type: ignore[union-attr]
        for kind in data.quads_for_subject(quad.object)  # type: ignore[arg-type]
        if kind.predicate == CK.requestType
    ]


TOPICS = [
    ("The bridge – no.", "refuses"),
    ("Bridge - do not rush.", "refuses"),
    ("The bridge – agree.", "agrees"),
    ("The bridge: agreed.", "agrees"),
    ("On the bridge – yes.", "agrees"),
    ("As to the loan – against.", "refuses"),
    ("Butter – no need.", "refuses"),
    ("Butter – later.", "postpones"),
    ("Loan – wait.", "postpones"),
    ("Bridge – do not delay.", "agrees"),
]

DELAYS = [
    "With the bridge, wait.",
    "The bridge can wait.",
    "The loan will have to wait.",
    "We must wait with the bridge.",
    "As for the bridge, I would wait.",
    "It is necessary to wait with the loan.",
    "With the loan it is necessary to wait.",
    "It would be better to wait with the bridge.",
    "It is too early to begin the bridge.",
    "The bridge should be postponed.",
]

DENIALS = [
    "Butter should not be bought, we are not barons.",
    "Butter must not be bought.",
    "We will not buy butter.",
    "Do not buy butter.",
    "No loan to the Turks.",
    "No butter.",
    "Butter is not needed.",
    "Butter is superfluous.",
    "There is no need to buy butter.",
    "Petrov should remain where he is.",
    "Let Zimin not go to Kem.",
    "I ask you not to give the Turks any engines.",
    "Zimin cannot be let out of Moscow.",
    "The Turks should be refused: they have not paid for the last engines.",
    "The second bridge is a mistake.",
    "A loan to the Turks is unacceptable.",
]

GRANTS = [
    "Let Zimin go to Kem.",
    "Zimin should go to Kem.",
    "Zimin may go to Kem.",
    "The Turks should be given the engines.",
    "Give the Turks the engines.",
    "Begin the bridge.",
    "The bridge should be begun.",
    "Buy butter.",
    "Petrov can be appointed.",
]

# Where the words stand that take a stance and leave out who does.
ELLIPTIC = [
    ("Agree to the bridge.", "agrees"),
    ("Do not object to the loan.", "agrees"),
    ("Object to the loan.", "refuses"),
    ("Agree to the bridge, only without new money.", "agrees-with-changes"),
]

# (words, what they ask): they are of another matter, or of what is to be done besides.
OTHERWISE = [
    ("Let Petrov look for coal.", ["demand"]),
    ("Let Zimin learn to build a saw himself.", ["demand"]),
    ("Do not sell the harvest.", ["demand"]),
    ("Zimin should be told that the harvest is good.", ["demand"]),
    ("Send me the plan of the bridge.", ["demand"]),
    ("Zimin is in Kem.", []),
    ("The harvest should not be sold.", ["proposal"]),
    ("The harvest can wait.", []),
    ("Harvest – do not rush.", ["demand"]),
    ("The weather is absurd.", []),
    ("The harvest is bad.", []),
    ("The harvest, which cannot be sold, is good.", []),
]


@pytest.mark.parametrize(
    ("words", "stance"),
    [
        *TOPICS,
        *ELLIPTIC,
        *((words, "postpones") for words in DELAYS),
        *((words, "refuses") for words in DENIALS),
        *((words, "agrees") for words in GRANTS),
    ],
)
def test_what_is_said_of_a_matter_answers_the_letter_that_asks_for_it(
    words: str, stance: str, converted: Converter
) -> None:
    assert stances(converted(ASKED, answer(f"{RECEIVED} {words}"))) == [(stance, FIRST)]


@pytest.mark.parametrize(
    "words", [*(words for words, _ in TOPICS[:-3]), *GRANTS, *(w for w in DENIALS if not w.startswith("I ask"))]
)
def test_what_only_grants_or_refuses_what_was_asked_is_no_request(words: str, converted: Converter) -> None:
    assert asks(converted(ASKED, answer(f"{RECEIVED} {words}"))) == []


@pytest.mark.parametrize(("words", "kinds"), OTHERWISE)
def test_what_is_of_another_matter_asks_as_it_does_anywhere(words: str, kinds: list[str], converted: Converter) -> None:
    data = converted(ASKED, answer(f"{RECEIVED} {words}"))
    assert (stances(data), asks(data)) == ([], kinds)


@pytest.mark.parametrize("words", [*(words for words, _ in (*TOPICS, *ELLIPTIC)), *DELAYS, *DENIALS[:-1], *GRANTS])
def test_it_is_no_stance_where_no_letter_is_answered(words: str, converted: Converter) -> None:
    assert stances(converted(answer(f"The harvest is good. {words}"))) == []


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Let Zimin go to Kem.", "demand"),
        ("Do not buy butter.", "demand"),
        ("Butter should not be bought.", "proposal"),
        ("In my opinion, paragraph 7 is superfluous.", "proposal"),
        ("Bridge - do not rush.", "demand"),
        ("Zimin must not agree to less.", "demand"),
        ("The engines should be given.", "proposal"),
    ],
)
def test_it_asks_where_nothing_asked_for_it(words: str, kind: str, converted: Converter) -> None:
    assert asks(converted(answer(f"The harvest is good. {words}"))) == [kind]


def test_what_it_bids_besides_is_asked(converted: Converter) -> None:
    data = converted(ASKED, answer(f"{RECEIVED} Bridge - do not rush, first finish the bills."))
    assert (stances(data), asks(data)) == ([("refuses", FIRST)], ["demand"])


def test_each_point_is_answered_by_itself(converted: Converter) -> None:
    points = ["1. Agree.", "2. The loan can wait.", "3. On the bridge – no.", "4. Buy butter.", "5. Petrov will do."]
    data = converted(ASKED, answer(RECEIVED, *points))
    assert stances(data) == [(s, FIRST) for s in ("agrees", "agrees", "agrees", "postpones", "refuses")]


def test_it_in_the_next_sentence_is_the_matter_of_the_one_before(converted: Converter) -> None:
    data = converted(ASKED, answer(f"{RECEIVED} The harvest is good.", "I have looked at the bridge. It can be begun."))
    assert stances(data) == [("agrees", FIRST)]
