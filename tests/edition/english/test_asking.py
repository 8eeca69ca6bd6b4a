"""What a letter asks, sentence by sentence: demands, proposals and questions, and what looks like one and is none."""

from __future__ import annotations

import pytest

from tests.edition.english.lettered import Reader, kinds

ASKS = "Please let us know your opinion."
ONE = "Petrov proposes to sell the mill."
TWO = f"{ONE} Antonov proposes to keep it."


DEMANDS = [
    "Petrov asks for a vacation. I don't mind, if you agree.",
    "Petrov asks to approve the sale of the mill. We have no objections.",
    "Let Petrov report to the Central Committee on the mill.",
    "Comrade Petrov let him look at the figure once again.",
    "Let them look for another mill.",
    "I also ask that the output of the mill be checked.",
    "I request to release 40 locomotives for the mill.",
    "We beg you to help the mill.",
    "You are asked to send the plan.",
    "I insist that the mill be closed.",
    "This must be put to an end.",
    "Petrov must be summoned to Moscow.",
    "Petrov should be told about this.",
    "You must go to Kiev.",
    "Do not believe Petrov's tears.",
    "Until then, do not give the Danes an answer.",
    "Don't forget the mill.",
    "Beat those who steal.",
    "Keep me informed.",
    "Return the draft and do not print it.",
    "Help Petrov with the mill.",
    "Find the papers of the mill.",
    "Until June, put the mill aside.",
    "Instead of 30, put 25 million yen.",
    "If it was stupidity, correct it and finish.",
    "Tell Petrov that I did not sign the report.",
    "As for the mill, ask Petrov about it.",
    "What does the mill cost?",
    "What did you decide with the mill?",
    "When do you leave for Kiev?",
    "How many mills did you close?",
    "It is not clear whether the mill is closed.",
]

PROPOSALS = [
    "I think that the mill should be sold.",
    "In my opinion, the mill should be sold.",
    "I would propose to sell the mill.",
    "We would suggest selling the mill.",
    "We recommend selling the mill.",
    "My proposal is to sell the mill.",
    "It is necessary to sell the mill.",
    "It is desirable to sell the mill.",
    "It would be advisable to sell the mill.",
    "We are inclined to sell the mill.",
    "We think to give half.",
    "A plenum on the mill could be convened in June.",
    "The mill should be given to the trust.",
    "Should we not sell the mill?",
    "Shouldn't we sell the mill?",
    "Petrov will leave for Kiev on the 20th, if you don't mind.",
    "If you do not object, I would go on leave from the 20th.",
    "Petrov asks for a loan. We propose to refuse.",
]

ANSWERS = [
    "If there are objections on your side, telegraph.",
    "I would like to have your opinion.",
    "I would like to know your opinion.",
    "Please telegraph your consent.",
    "Please give an answer by morning.",
    "What is your opinion?",
    "What do you think about this?",
    "Do you agree?",
    "I am waiting for your decision.",
    "Reply by telegraph.",
    "Let us know whether you agree.",
    "How do you look at it?",
    "We ask you to approve the following proposal: to sell the mill.",
]


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        *((words, "demand") for words in DEMANDS),
        *((words, "proposal") for words in PROPOSALS),
        *((words, "answer") for words in ANSWERS),
    ],
)
def test_a_sentence_asks_one_thing_of_its_kind(read: Reader, words: str, kind: str) -> None:
    assert kinds(read, words) == [kind]


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        (["Let Petrov report on the mill, and let Antonov send a prosecutor there."], ["demand", "demand"]),
        ([f"The mill could be sold in May. {ASKS}"], ["proposal", "answer"]),
        ([f"{TWO} We are for Petrov's proposal. {ASKS}"], ["proposal", "answer"]),
        ([f"{ONE} We consider the proposal of Petrov acceptable. {ASKS}"], ["proposal", "answer"]),
        ([f"{TWO} We support Antonov. {ASKS}"], ["proposal", "answer"]),
        ([f"Petrov considers it possible to sell it. We support Petrov's opinion. {ASKS}"], ["proposal", "answer"]),
        (["We propose:", "1) to sell the mill;", "2) to keep the saw.", ASKS], ["proposal", "proposal", "answer"]),
        (["We submit for approval:", "1. Remove Petrov from work.", "2. Appoint Antonov.", ASKS],
         ["proposal", "proposal", "answer"]),
        ([f"Petrov compiled the following draft answer: “We agree”. {ASKS}"], ["proposal", "answer"]),
        ([f"I think it is too early, but {ASKS[0].lower()}{ASKS[1:]}"], ["answer"]),
    ],
)  # fmt: skip
def test_a_letter_asks_several_things_each_by_itself(read: Reader, paragraphs: list[str], expected: list[str]) -> None:
    assert kinds(read, *paragraphs) == expected


@pytest.mark.parametrize(
    "words",
    [
        "Petrov should have told us about this.",
        "The mill must have burnt down.",
        "The harvest should be good.",
        "He must be tired.",
        "Cotton in Ukraine is bad.",
        "Bread is cheap.",
        "Who needs such a mill?",
        "What are these orders?",
        "How could he write this?",
        "Let us hope for the best.",
        "The director was told to do this.",
        "We asked Petrov to hurry.",
        "It is not necessary to answer.",
        "We could not sell the mill.",
        "The mill could not be sold.",
        "I must go to Kiev.",
        "We must fulfil the plan.",
        "Do you remember the mill?",
        "Petrov does not believe in tears.",
        "Petrov asked for a loan.",
        "I think that the harvest is good.",
        "The report should arrive on May 6.",
        "Give my regards to Petrov.",
        "Kiss the children.",
        "I shake your hand.",
        "Send you the plan of the mill.",
        "Received your letter.",
        "Support the proposal of Petrov.",
        "It was necessary to sell the mill.",
        "Petrov was inclined to sell the mill.",
        "We do not think to give half.",
        "He answered that the mill should be sold.",
        "I do not ask for your opinion.",
        "What a mill it was!",
        "When I arrived, the mill did not work.",
    ],
)
def test_a_sentence_that_asks_for_nothing(read: Reader, words: str) -> None:
    assert kinds(read, words) == []
