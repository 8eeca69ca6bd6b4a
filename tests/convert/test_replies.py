"""Which letter a letter answers."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pyoxigraph import Dataset, NamedNode

from corrkg.vocab import CK

Letter = tuple[str, list[str], list[str]]
Converter = Callable[..., Dataset]

ASKED: Letter = ("Orlov to Gromov May 4, 1933", ["The sawmill at Kem has no coal. No. 17.", "Orlov."], [])
OTHER: Letter = ("Orlov to Gromov May 5, 1933", ["Zaytsev wants a pension. No. 18.", "Orlov."], [])


def answers(data: Dataset) -> dict[str, set[str]]:
    """Return which letters each letter answers, by their slugs."""
    found: dict[str, set[str]] = {}
    for quad in data.quads_for_predicate(CK.repliesTo):
        assert isinstance(quad.subject, NamedNode)
        found.setdefault(quad.subject.value.rpartition("/")[2], set()).add(quad.object.value.rpartition("/")[2])  # type: ignore[union-attr]
    return found


@pytest.mark.parametrize(
    ("words", "target"),
    [("To your No. 17: agreed.", "1933-05-04-orlov-to-gromov"), ("Your 18 is refused.", "1933-05-05-orlov-to-gromov")],
)
def test_letter_answers_the_one_whose_number_it_cites(words: str, target: str, converted: Converter) -> None:
    data = converted(ASKED, OTHER, ("Gromov to Orlov May 6, 1933", [words, "Gromov."], []))
    assert answers(data) == {"1933-05-06-gromov-to-orlov": {target}}


@pytest.mark.parametrize(
    "header",
    [
        "Gromov to Orlov May 3, 1933",
        "Gromov to Orlov August 6, 1933",
        "Zaytsev to Petrenko May 6, 1933",
        "Orlov to Gromov May 6, 1933",
    ],
)
def test_letter_answers_none_that_is_later_or_long_past_or_of_other_correspondents(
    header: str, converted: Converter
) -> None:
    sender = header.partition(" ")[0]
    data = converted(ASKED, (header, ["To your No. 17: agreed.", f"{sender}."], []))
    assert answers(data) == {}


def test_number_that_nobody_used_links_to_nothing(converted: Converter) -> None:
    data = converted(ASKED, OTHER, ("Gromov to Orlov May 6, 1933", ["To your No. 99: agreed.", "Gromov."], []))
    assert answers(data) == {}


def test_number_used_twice_links_to_nothing(converted: Converter) -> None:
    again: Letter = ("Orlov to Gromov May 5, 1933", ["Zaytsev wants a pension. No. 17.", "Orlov."], [])
    data = converted(ASKED, again, ("Gromov to Orlov May 6, 1933", ["To your No. 17: no.", "Gromov."], []))
    assert answers(data) == {}


# --- without a number that anybody used ---------------------------------------------------------------------------

FIRST = "1933-05-04-orlov-to-gromov"
SECOND = "1933-05-05-orlov-to-gromov"
PENSION: Letter = (
    "Orlov to Gromov May 5, 1933",
    ["Zaytsev wants a pension. Please let us know your opinion. No. 18.", "Orlov."],
    [],
)

# Letters of others, so that a word is rare among all; what only two of three letters share says little.
OTHERS: list[Letter] = [
    (f"Petrenko to Zaytsev May {day}, 1933", [f"The {subject}.", "Petrenko."], [])
    for day, subject in enumerate(
        ("geese swim", "clock stopped", "roof leaks", "piano sounds", "horse limps", "cellar floods", "choir sings"), 1
    )
]


def reply(*paragraphs: str, day: int = 6) -> Letter:
    """Return a letter of Gromov's to Orlov."""
    return (f"Gromov to Orlov May {day}, 1933", [*paragraphs, "Gromov."], [])


def test_a_verdict_goes_to_the_request_that_shares_its_words(converted: Converter) -> None:
    data = converted(*OTHERS, ASKED, PENSION, reply("As for the pension, I do not mind."))
    assert answers(data) == {"1933-05-06-gromov-to-orlov": {SECOND}}
    assert certainties(data) == {"low"}


def test_a_verdict_answers_nothing_that_does_not_ask(converted: Converter) -> None:
    assert answers(converted(*OTHERS, ASKED, OTHER, reply("As for the pension, I do not mind."))) == {}


def test_a_request_is_answered_by_one_verdict_only(converted: Converter) -> None:
    data = converted(
        *OTHERS,
        ASKED,
        PENSION,
        reply("As for the pension, I do not mind."),
        reply("I agree to a pension of fifty.", day=7),
    )
    assert answers(data) == {"1933-05-06-gromov-to-orlov": {SECOND}}


def test_a_request_with_a_consent_in_its_note_is_answered(converted: Converter) -> None:
    agreed = (
        PENSION[0],
        ["Zaytsev wants a pension. Please let us know your opinion 1 . No. 18.", "Orlov."],
        ["1 Gromov agreed on May 6, 1933 (Ibid. L. 2)."],
    )
    assert answers(converted(*OTHERS, ASKED, agreed, reply("I agree to a pension of fifty.", day=7))) == {}


def test_two_numbers_of_one_count_run_parallel_to_another(converted: Converter) -> None:
    data = converted(
        *OTHERS, ASKED, PENSION, reply("Your 203 don't mind. Your 204 is refused, Zaytsev needs no pension.")
    )
    assert answers(data) == {"1933-05-06-gromov-to-orlov": {FIRST, SECOND}}


def test_a_number_far_from_the_other_does_not_run_parallel(converted: Converter) -> None:
    data = converted(
        *OTHERS, ASKED, PENSION, reply("Your 150 don't mind. Your 204 is refused, Zaytsev needs no pension.")
    )
    assert answers(data) == {"1933-05-06-gromov-to-orlov": {SECOND}}


def test_a_letter_that_was_received_is_the_last_one(converted: Converter) -> None:
    data = converted(*OTHERS, ASKED, OTHER, reply("Yesterday I received your letter. The sun shines."))
    assert answers(data) == {"1933-05-06-gromov-to-orlov": {SECOND}}


def test_a_letter_of_the_fourth_is_the_one_of_that_day(converted: Converter) -> None:
    data = converted(*OTHERS, ASKED, OTHER, reply("Your letter of the 4th received. The sun shines."))
    assert answers(data) == {"1933-05-06-gromov-to-orlov": {FIRST}}


LONG = (
    "The mill of Kem stands on the river, beside the road that carters take to the fair in autumn, and its wheel was "
    "mended by the smith whose forge burnt down in March, so that the miller pays his debts with flour."
)


@pytest.mark.parametrize(
    ("shared", "found"),
    [("The plan is here.", set()), ("The otter is here.", {FIRST})],
)
def test_a_word_that_many_letters_have_tells_nothing_of_which_is_cited(
    shared: str, found: set[str], converted: Converter
) -> None:
    plans: list[Letter] = [(header, [f"{text} The plan.", *rest], notes) for header, [text, *rest], notes in OTHERS]
    long: Letter = ("Orlov to Gromov May 4, 1933", [f"{LONG} {shared}", "Orlov."], [])
    words = f"I read your note on geology, it speaks of minerals, granite, basalt, quartz and shale. {shared}"
    data = converted(*plans, long, OTHER, reply(words))
    assert answers(data).get("1933-05-06-gromov-to-orlov", set()) == found


def test_what_one_of_the_recipients_asked_is_answered(converted: Converter) -> None:
    words = "To give Zaytsev a pension, as Orlov wants, is wrong. Orlov's friends shall do without."
    assert answers(converted(*OTHERS, ASKED, PENSION, reply(words))) == {"1933-05-06-gromov-to-orlov": {SECOND}}


def test_a_request_that_is_named_by_one_rare_word_is_found(converted: Converter) -> None:
    long: Letter = ("Orlov to Gromov May 4, 1933", [LONG, "Find out about the smith.", "Orlov."], [])
    words = "In fulfilment of your request about the smith, I spoke with two persons. They know nothing."
    assert answers(converted(*OTHERS, long, PENSION, reply(words))) == {"1933-05-06-gromov-to-orlov": {FIRST}}


def test_two_paragraphs_that_are_weakly_like_a_letter_answer_it(converted: Converter) -> None:
    long: Letter = (
        "Orlov to Gromov May 4, 1933",
        [
            "The sawmill has no coal, its stokers left.",
            "The bridge is rotten, carters refuse to cross.",
            "Orlov.",
        ],
        [],
    )
    one = "The sawmill and its stokers shall burn peat from under moss."
    two = "Let engineers rebuild that bridge before winter."
    assert answers(converted(*OTHERS, long, OTHER, reply(one))) == {}
    assert answers(converted(*OTHERS, long, OTHER, reply("The sawmill shall burn peat from under moss.", two))) == {}
    assert answers(converted(*OTHERS, long, OTHER, reply(one, two))) == {"1933-05-06-gromov-to-orlov": {FIRST}}


@pytest.mark.parametrize(("asks", "found"), [("", set()), (" Please let us know your opinion.", {FIRST})])
def test_paragraphs_that_ask_themselves_answer_only_a_letter_that_wants_an_answer(
    asks: str, found: set[str], converted: Converter
) -> None:
    long: Letter = (
        "Orlov to Gromov May 4, 1933",
        [
            "The sawmill has no coal, its stokers left.",
            f"The bridge is rotten, carters refuse to cross.{asks}",
            "Orlov.",
        ],
        [],
    )
    one = "I propose that the stokers of the sawmill burn peat from under moss."
    two = "I propose that engineers rebuild that bridge before winter."
    data = converted(*OTHERS, long, OTHER, reply(one, two))
    assert answers(data).get("1933-05-06-gromov-to-orlov", set()) == found


def test_the_names_of_the_correspondents_are_no_subject(converted: Converter) -> None:
    named: Letter = ("Orlov to Gromov May 4, 1933", ["Comrade Gromov! Orlov is well.", "Orlov."], [])
    assert answers(converted(*OTHERS, named, OTHER, reply("Comrade Orlov! Gromov is well."))) == {}


def test_what_a_text_implies_does_not_depend_on_the_other_texts(converted: Converter) -> None:
    other = "\n\n\n".join(
        f"Petrenko to Zaytsev June {day}, 1933\n\nArchive: RGASPI F. 700. Op. 2. D. 16. L. {day}.\n\nA pension.\n\nP."
        for day in range(1, 29)
    )
    data = converted(
        *OTHERS, ASKED, PENSION, reply("As for the pension, I do not mind."), files={"editions/1933-june.txt": other}
    )
    assert answers(data) == {"1933-05-06-gromov-to-orlov": {SECOND}}


def certainties(data: Dataset) -> set[str]:
    """Return the certainties of the claims of a reply."""
    claims = {quad.subject for quad in data.quads_for_object(CK.repliesTo)}
    return {
        quad.object.value.rpartition("-")[2]  # type: ignore[union-attr]
        for quad in data.quads_for_predicate(CK.certainty)
        if quad.subject in claims
    }


def test_a_cited_matter_is_followed_beside_a_cited_number(converted: Converter) -> None:
    words = "Regarding your proposal on the pension for Zaytsev: agreed. As for the coal (your No. 17), wait."
    data = converted(ASKED, OTHER, ("Gromov to Orlov May 6, 1933", [words, "Gromov."], []))
    both = {"1933-05-04-orlov-to-gromov", "1933-05-05-orlov-to-gromov"}
    assert answers(data) == {"1933-05-06-gromov-to-orlov": both}


def test_what_a_proposal_is_about_tells_more_than_the_words_around_it(converted: Converter) -> None:
    words = "The sawmill and the coal can wait. As to your proposal on the pension, the sawmill at Kem complains of it."
    data = converted(ASKED, OTHER, ("Gromov to Orlov May 6, 1933", [words, "Gromov."], []))
    assert answers(data) == {"1933-05-06-gromov-to-orlov": {"1933-05-05-orlov-to-gromov"}}


# --- what was asked for and is sent, what is named, and telegrams -------------------------------------------------

FIGURES: Letter = (
    "Orlov to Gromov May 4, 1933",
    ["Zaytsev sleeps. I ask you to send me the control figures of the sawmill by June.", "Orlov."],
    [],
)
DRAFT: Letter = ("Orlov to Gromov May 5, 1933", ["I ask you to send the draft statute of the school.", "Orlov."], [])


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("I am sending you the control figures and Petrenko's report.", {FIRST}),
        ("We enclose the control figures.", {FIRST}),
        ("I am sending you the draft of the statute.", {SECOND}),
        ("I am sending you Petrenko's report.", set()),
        ("The control figures of the sawmills were printed in Kem.", set()),
        ("I sent Petrenko to control the figures.", set()),
    ],
)
def test_letter_that_sends_what_another_asked_for_answers_it(words: str, found: set[str], converted: Converter) -> None:
    data = converted(FIGURES, DRAFT, *OTHERS, ("Gromov to Orlov May 16, 1933", [words, "Gromov."], []))
    assert answers(data).get("1933-05-16-gromov-to-orlov", set()) == found


# Two long letters of many matters, which speak of the same things: one in one paragraph, the other in two.
WAGONS: Letter = (
    "Orlov to Gromov May 4, 1933",
    [
        "The loading of our railway may reach 90 wagons, I think.",
        "Cabbage froze, barrels leaked, herring spoiled, nails rusted, glue dried, paint peeled, rope tore.",
        "Orlov.",
    ],
    [],
)
LOADS: Letter = (
    "Orlov to Gromov May 5, 1933",
    [
        "The loading of timber stopped. Candles melted, soap cracked, wool shrank, leather split.",
        "Petrenko counts wagons. Flour caked, butter turned, honey hardened, vinegar soured.",
        "Orlov.",
    ],
    [],
)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Orlov's proposal on the loading of wagons is acceptable, within limits.", {FIRST}),
        ("Your proposal on the loading of wagons is acceptable, within limits.", {FIRST}),
        ("Petrenko's proposal on the loading of wagons is acceptable.", set()),
    ],
)
def test_proposal_on_a_matter_is_that_of_the_letter_with_a_paragraph_on_it(
    words: str, found: set[str], converted: Converter
) -> None:
    data = converted(WAGONS, LOADS, *OTHERS, ("Gromov to Orlov May 9, 1933", [words, "Gromov."], []))
    assert answers(data).get("1933-05-09-gromov-to-orlov", set()) == found


WIRED: Letter = (
    "Orlov to Gromov May 4, 1933",
    ["From Kem 4/V-33 at 15 o'clock.", "Moscow. Gromov.", "Five poods can be given.", "Orlov."],
    [],
)


@pytest.mark.parametrize(
    ("before", "found"), [([WIRED, DRAFT], {FIRST}), ([DRAFT], set()), ([WIRED, (WIRED[0], [*WIRED[1]], [])], set())]
)
def test_as_you_telegraphed_takes_up_the_only_telegram(
    before: list[Letter], found: set[str], converted: Converter
) -> None:
    words = "In the Kuban we did today as you and Comrade Zaytsev telegraphed."
    data = converted(*before, *OTHERS, ("Gromov to Orlov May 6, 1933", [words, "Gromov."], []))
    assert answers(data).get("1933-05-06-gromov-to-orlov", set()) == found
