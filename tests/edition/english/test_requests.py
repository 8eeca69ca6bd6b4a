"""What a letter asks or proposes: which words do, of what kind, and which do not."""

from __future__ import annotations

import re

import pytest

from corrkg.edition.english.word.stops import sentences
from corrkg.edition.english.word.tokenizing import tokenize
from tests.edition.english.lettered import Reader, edition_of

ASKS = "Please let us know your opinion."


def requests(read: Reader, *paragraphs: str) -> list[tuple[str, str]]:
    """Return kind and first word of each request of a letter of Orlov to Gromov."""
    edition = edition_of(read, *paragraphs)
    [letter] = edition.letters
    return [(request.kind, edition.source.words(request.span).split()[0]) for request in letter.requests]


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        (ASKS, "answer"),
        ("Waiting for an answer.", "answer"),
        ("We ask for your consent.", "answer"),
        ("If you do not object, I would go on leave from the 20th.", "proposal"),
        ("I propose to rebuild the mill.", "proposal"),
        ("I suggest, therefore, that we rebuild the mill.", "proposal"),
        ("The plan for 1936 I propose a minimum of 50 mills.", "proposal"),
        ("It would be better to sell the mill.", "proposal"),
        ("We consider it possible to sell the mill.", "proposal"),
        ("We think it is necessary to sell the mill.", "proposal"),
        ("Isn't it time to sell the mill?", "proposal"),
        ("Tell us how to proceed.", "answer"),
        ("Please tell us what to do with the mill.", "answer"),
        ("We would let him go when the session closes.", "proposal"),
        ("I would think of calling Petrov to Kiev.", "proposal"),
        ("I don't advise selling the mill.", "proposal"),
        ("It is time to stop the sale.", "proposal"),
        ("As chairman we have in mind Petrov.", "proposal"),
        ("Send me the plan of the mill.", "demand"),
        ("Please send the plan.", "demand"),
        ("I ask you to forbid the sale.", "demand"),
        ("Please give permission for the sale.", "demand"),
    ],
)
def test_kind_of_a_request(read: Reader, words: str, kind: str) -> None:
    assert [found for found, _ in requests(read, words)] == [kind]


@pytest.mark.parametrize(
    "words",
    [
        "We sent an inquiry to the mill.",
        "I would not say so.",
        "We had in mind Petrov.",
        "Petrov has in mind the mill.",
        "I would have sold the mill.",
        "I would be glad of it.",
        "I would think so.",
        "If we had coal, the mill would work.",
        "In Kiev they pull it out late, spread it badly and leave it.",
        "Well, that's all.",
        "They tell us how to work.",
        "Petrov proposed to sell the mill.",
        "It would have been better to sell the mill.",
        "The mill needs an agreement no less than we do.",
        "I do not know, whether it is necessary to answer.",
        "The sanctions would be construed as a refusal.",
        "Have you thought about the mill?",
        "He asked: “Please let us know your opinion”.",
    ],
)
def test_what_asks_for_nothing(read: Reader, words: str) -> None:
    assert requests(read, words) == []


def test_points_are_a_request_each_and_their_introduction_is_none(read: Reader) -> None:
    points = ["We propose to give Petrov the following instructions:", "1) Sell the mill.", "2). Do not sell the saw."]
    assert requests(read, *points) == [("proposal", "Sell"), ("proposal", "Do")]


def test_points_within_a_paragraph_are_a_request_each(read: Reader) -> None:
    words = "We ask for your consent to the following decision: 1) Sell the mill. 2) Keep the saw."
    assert requests(read, words) == [("answer", "We"), ("proposal", "Sell"), ("proposal", "Keep")]


def test_what_one_other_proposes_is_passed_on_and_what_several_do_is_told(read: Reader) -> None:
    assert requests(read, f"Petrov proposes to sell the mill. {ASKS}") == [("proposal", "Petrov"), ("answer", "Please")]
    told = f"Petrov proposes to sell the mill. Antonov proposes to keep it. {ASKS}"
    assert requests(read, told) == [("answer", "Please")]


def test_the_words_of_a_decision_that_is_told_ask_for_nothing(read: Reader) -> None:
    told = ["Today the following decision was adopted. Establish this plan:", "1. In the North, reduce by 5;"]
    assert requests(read, *told, "2. In the South, reduce by 7.", ASKS) == [("answer", "Please")]


POINTS = ("1) To buy a dam.", "2) To sell the mill.")


@pytest.mark.parametrize(
    ("paragraphs", "first"),
    [
        # nothing was asked before
        (["The mill burnt down.", "The dam broke.", ASKS], "The mill"),
        (["The mill burnt down.", "We agree with Petrov.", f"Petrov is ill. {ASKS} No. 5."], "The mill"),
        # an opinion was
        (["The mill burnt down.", ASKS, "The dam broke.", "Petrov is ill.", ASKS], "The dam"),
        # a list is announced, or is what the letter says, topic by topic
        (["The mill burnt down.", "The committee asks:", *POINTS, ASKS], "The mill"),
        (["The dam broke.", "1) The mill burnt down.", "2) Petrov is ill.", ASKS], "The dam"),
        (["1) The mill burnt down.", "2) Petrov is ill.", "We agree.", ASKS, "3) The dam broke."], "2) Petrov"),
        (["1) The mill burnt down.", f"2) Petrov is ill. {ASKS}"], "1) The mill"),
        ([f"1) The mill burnt down. {ASKS}", f"2) Petrov is ill. {ASKS}"], "2) Petrov"),
        (["1) The mill burnt down.", f"2) Petrov is ill. {ASKS}", "3) The dam broke."], "2) Petrov"),
        # its own paragraph tells enough
        (["The mill burnt down.", f"The dam broke{', and broke again' * 10}. {ASKS}"], "The dam"),
    ],
)
def test_who_asks_for_an_opinion_asks_it_of_all_since_the_last(read: Reader, paragraphs: list[str], first: str) -> None:
    edition = edition_of(read, *paragraphs)
    request = edition.letters[0].requests[-1]
    assert request.kind == "answer"
    matter = edition.source.words(request.matter)
    assert matter.startswith(first)
    assert edition.source.words(request.span) in matter


def test_who_proposes_something_after_a_list_speaks_of_the_list(read: Reader) -> None:
    asked = ("The committee asks:", *POINTS, "We consider it possible to do so.")
    edition = edition_of(read, "The mill burnt down.", *asked)
    assert edition.source.words(edition.letters[0].requests[-1].matter) == " ".join(asked)


def test_a_point_says_what_it_is_about_though_words_on_the_point_before_stand_between(read: Reader) -> None:
    body = f"1) We propose to sell the mill.\n\n{ASKS}\n\n2) We propose to buy a dam."
    edition = read(f"Orlov to Gromov May 4, 1933\n\nArchive: RGASPI F. 700.\n\n{body}\n\nOrlov.\n")
    assert edition.source.words(edition.letters[0].requests[-1].matter) == "2) We propose to buy a dam."


def test_a_short_request_has_its_matter_in_the_paragraph_before_too(read: Reader) -> None:
    shelf = "Archive: RGASPI F. 700. Op. 2. D. 15. L. 8. Autograph."
    edition = read(f"Orlov to Gromov May 4, 1933\n\n{shelf}\n\nThe mill burnt down.\n\n{ASKS}\n\nOrlov.\n")
    [request] = edition.letters[0].requests
    assert edition.source.words(request.matter) == f"The mill burnt down. {ASKS}"


@pytest.mark.parametrize(
    ("paragraphs", "matters"),
    [
        (["The mill burnt down. We propose the following resolution:", "“To sell the mill.”"], ["The To"]),
        (["We propose:", "“To sell the mill.”", "The harvest is good."], ["We To"]),
        (["The mill burnt.", "We propose the following 1 :", "“To sell it.”"], ["The We To"]),
        (["We propose:", "1) To sell the mill.", "2) To send Petrov."], ["We To", "To"]),
        (["The mill burnt at 14:05", "We propose to sell it."], ["The We"]),
        (["Petrov writes:", "The mill burnt.", "Please let us know your opinion."], ["Petrov The Please"]),
    ],
)
def test_a_matter_that_ends_at_a_colon_goes_on_with_what_it_announces(
    read: Reader, paragraphs: list[str], matters: list[str]
) -> None:
    body = "\n\n".join(paragraphs)
    edition = read(f"Orlov to Gromov May 4, 1933\n\nArchive: RGASPI F. 700.\n\n{body}\n\nOrlov.\n")
    found = [edition.source.text[each.matter.start : each.matter.end] for each in edition.letters[0].requests]
    firsts = [[re.sub(r"^\W*(?:\d\)\s)?", "", each).split()[0] for each in one.split("\n\n")] for one in found]
    assert [" ".join(each) for each in firsts] == matters


@pytest.mark.parametrize(
    ("words", "clause"),
    [
        ("In connection with the fair at Kem, the central newspapers are asking to print the plan.", "the central"),
        ("Given that the mill stands, and also that it has wheels, the State Bank proposes to sell it.", "the State"),
        ("In accordance with your wish, we plan to send Petrov there.", "we plan"),
        ("We propose to sell the mill.", None),
        ("Regarding my trip, I propose to leave on the 5th.", None),
        ("To sell the mill.", None),
    ],
)
def test_a_request_that_opens_with_circumstances_has_the_clause_that_asks(
    read: Reader, words: str, clause: str | None
) -> None:
    edition = read(f"Orlov to Gromov May 4, 1933\n\nArchive: RGASPI F. 700.\n\nWe propose:\n\n1) {words}\n\nOrlov.\n")
    [request] = edition.letters[0].requests
    assert (edition.source.words(request.clause) if request.clause else "").startswith(clause or "")
    assert (request.clause is None) == (clause is None)


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ("On the talks at the station. Kem the NKID proposes to publish the report.", 1),
        ("At the station. Kem Petrov proposes to sell the mill.", 1),
        ("The talks at the station. Kem, as before, are quiet.", 1),
        ("We came to the station. Kem is burning.", 2),
        ("We came to the station. Kem burns.", 2),
        ("We came to the station. Petrov was there.", 2),
        ("We bought a mill. Kem and Petrov are content.", 2),
    ],
)
def test_a_full_stop_after_station_ends_no_sentence_where_its_name_follows(words: str, asked: int) -> None:
    class Places:
        def person(self, word: str) -> bool:
            return word == "petrov"

        def place(self, word: str) -> bool:
            return word == "kem"

    assert len(list(sentences(tokenize(words, None, Places())))) == asked


def test_a_point_beside_proposals_that_has_somebody_oblige_somebody_is_a_demand(read: Reader) -> None:
    """A translation makes a past of the infinitive: "To oblige the commissar, comrade Gromov, to submit a plan"."""
    points = ("1) We propose to sell the mill.", "2) Comrade Gromov forced the commissar to submit a plan by May 6.")
    assert requests(read, *points) == [("proposal", "We"), ("demand", "Comrade")]
    assert requests(read, "1) The mill burnt.", points[1]) == []
    assert requests(read, points[0], "2) Comrade Gromov forced the door.") == [("proposal", "We")]


@pytest.mark.parametrize("lead", ["We consider it necessary:", "In my opinion, it is necessary:", "I propose:"])
def test_points_of_what_is_necessary_are_proposals(read: Reader, lead: str) -> None:
    found = requests(read, lead, "1. To sell the mill.", "2. To send Petrov to Kiev.", "The harvest is good.")
    assert found == [("proposal", "To"), ("proposal", "To")]


def test_points_that_others_ask_for_are_demands(read: Reader) -> None:
    assert requests(read, "Petrov and Antonov ask:", "1. To sell the mill.", "2. To send 6 tons.") == [
        ("demand", "To"),
        ("demand", "To"),
    ]


def test_semicolons_part_what_one_sentence_proposes(read: Reader) -> None:
    found = requests(read, "We propose to sell the mill; to send Petrov to Kiev; to replace Antonov. Zimin is ill.")
    assert found == [("proposal", "We"), ("proposal", "to"), ("proposal", "to")]


def test_semicolon_before_what_is_told_ends_the_row(read: Reader) -> None:
    assert requests(read, "We propose to sell the mill; Petrov is ill.") == [("proposal", "We")]
