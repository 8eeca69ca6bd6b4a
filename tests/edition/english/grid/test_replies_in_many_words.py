"""What a letter says of the letters that it answers, as writers may word it: by number, by day, by what was said.

Each expectation was written before the run.
"""

from __future__ import annotations

import pytest

from tests.edition.english.lettered import Reader, letter_of, replies_of


def told(text: str) -> list[str]:
    """Return what a paragraph cites: ``24`` a number, ``12.5`` or ``12.`` a day, otherwise the kind of the answer."""
    found = replies_of(text)
    return [
        str(each.number)
        if each.number is not None
        else f"{each.day[0]}.{each.day[1] or ''}"
        if each.day is not None
        else each.kind
        for each in found
    ]


CITED = [
    # by a number
    ("Your 24 received.", "24"),
    ("Your No. 24. Agreed.", "24"),
    ("Yours No. 24. Agreed.", "24"),
    ("Yours under No. 24. Fuel oil can be sold.", "24"),
    ("To your telegram under No. 24: agreed.", "24"),
    ("To your and Kirov's No. 24: I agree.", "24"),
    ("On your and Kirov's No. 24 about flax, the prices have been raised.", "24"),
    ("Yours and Kirov's No. 24 is received.", "24"),
    ("Yours with Kirov and Chubar No. 24 is received.", "24"),
    ("To No. 24: agreed.", "24"),
    ("Re No. 24. Agreed.", "24"),
    ("On No. 24: I do not object.", "24"),
    ("Regarding No. 24: wait.", "24"),
    ("No. 24 received.", "24"),
    ("Nos. 24 and 25 received.", "24 25"),
    ("No. 24 is received. I agree.", "24"),
    ("We received your Nos. 24, 25.", "24 25"),
    ("In answer to your cipher No. 24 we report that the mill is ready.", "24"),
    ("Your number 24 has been fulfilled.", "24"),
    ("Your numbers 24 and 25 received.", "24 25"),
    ("Regarding the cipher of Kuibyshev and Kirov No. 24. I repeat, no.", "24"),
    ("To the telegram No. 24: agreed.", "24"),
    ("On the inquiry under No. 24: no.", "24"),
    ("No. 24. For the award of the plant.", "24"),
    ("1. No. 24. Agreed.", "24"),
    ("Nos. 24, 25. We agree.", "24 25"),
    # by a telegram that is not called so, and by what is sent
    ("On the mill we did as you and Comrade Petrenko telegraphed from Kem.", "telegraphed"),
    ("The mill was closed as you wired.", "telegraphed"),
    ("As you telegraphed, the mill is closed.", "telegraphed"),
    ("I am sending you the figures for 1935.", "delivery"),
    ("We enclose the list of mills.", "delivery"),
    # by a day
    ("To the cipher of the 16th about the mill: agreed.", "16."),
    ("To the cipher of May 12: agreed.", "12.5"),
    ("1) To the cipher of the 16th about the mill: agreed.", "16."),
    ("2) To No. 24: agreed.", "24"),
    ("Regarding the telegram of the 16th. I repeat, no.", "16."),
    ("In fulfilment of your telephone message of the 23rd, we propose a plan.", "23."),
    ("To your telegram of the 12th: I agree.", "12."),
    ("Your letter of the 3rd received.", "3."),
    ("To yours of the 12th: agreed.", "12."),
    ("In reply to yours of May 12 we report that the mill is ready.", "12.5"),
    ("Yours dated May 12 received.", "12.5"),
    ("Your letter from 12 May came yesterday.", "12.5"),
    ("Your telegram dated 12.V.33 received.", "12.5"),
    ("Your cipher of May 12 is received.", "12.5"),
    ("The letter dated 12.V.33 was received.", "12.5"),
    ("The letter of May 12 has been received.", "12.5"),
    ("Telegram of May 12 received.", "12.5"),
    ("Received the cipher of May 12.", "12.5"),
    # by a day in words, or by the day on which something was said
    ("To your letter of the third.", "3."),
    ("To your telegram of the twenty-first: agreed.", "21."),
    ("Your letter of the sixteenth about the mill is received.", "16."),
    ("On your cipher of the eleventh. We agree.", "11."),
    ("Regarding what you write on the sixteenth.", "16."),
    ("You wrote on the 12th that the mill is old.", "12."),
    ("The matter about which you telegraphed to me on the 12th is settled.", "12."),
    ("As you wrote on May 12, the mill is old.", "12.5"),
    ("What you asked about the mill on the second we have done.", "2."),
    # by what was sent or said
    ("I received your letter.", "receipt"),
    ("We have done everything according to your telephone message.", "telephoned"),
    ("To your telephonogram: agreed.", "telephoned"),
    ("Received your letter about the mill.", "receipt"),
    ("Your letter has come; I have received it.", "receipt"),
    ("On your inquiry about the mill: agree.", "citation"),
    ("Your proposal for the mill is accepted.", "citation"),
    ("With your proposal I agree.", "citation"),
    ("Your remarks on cotton are accepted.", "citation"),
    ("We fully share your proposals on the guards.", "citation"),
    ("Your amendments have been taken into account.", "citation"),
    ("The engines about which you wrote can be sold.", "allusion"),
    ("The 600 you named can be given.", "allusion"),
    ("The question that you raised is settled.", "allusion"),
    ("You write that the mill burnt.", "allusion"),
    ("You ask whether the mill is ready.", "allusion"),
    ("You propose to close the mill.", "allusion"),
    ("You asked about the mill.", "allusion"),
    ("The mill, as you advised, was closed.", "allusion"),
    ("As you wrote, the mill is old.", "allusion"),
    ("I read Zaytsev's draft. It does not fit.", "allusion"),
    ("Received Zaytsev's note. I am for it.", "allusion"),
    ("We studied the draft of the law.", "allusion"),
]
NONE = [
    "Your number of wagons is 24.",
    "Gromov's mill of the 16th brigade burnt.",
    "Our No. 24 stands.",
    "Kirov's telegram of May 12 was received.",
    "His letter of May 12 was received.",
    "Your 24 wagons have come.",
    "Mill No. 24 received coal.",
    "No. 24 of the minutes is wrong.",
    "In No. 24 of the newspaper there is an article.",
    "Your daughter is healthy.",
    "I read a telegram from Zaytsev.",
    "We received a request from Zaytsev.",
    "We received coal.",
    "Zaytsev writes that you asked for coal.",
    "Would you write to him?",
    "They read the draft.",
    "You are healthy, and we are glad.",
    "In the newspaper of the 16th there is an article.",
    "To the telegram of Zaytsev the people answered.",
    "At the meeting of the 16th the question was raised.",
    "Your mills are ready.",
    "Your mill of the third category is ready.",
    "If you write on the 12th, we shall be glad.",
    "Would you write on the 12th?",
    "Zimin wrote on the sixteenth that the mill burnt.",
    "I received your proposals on the mill.",
    "Your telegrams are too long.",
    "The man you sent is ill.",
]


@pytest.mark.parametrize(("text", "expected"), CITED)
def test_letter_that_is_answered_is_cited_in_many_words(text: str, expected: str) -> None:
    assert told(text) == expected.split()


@pytest.mark.parametrize("text", NONE)
def test_sentence_that_cites_no_letter_answers_none(text: str) -> None:
    assert told(text) == []


def test_letter_that_says_plainly_what_it_answers_takes_up_nothing_else() -> None:
    assert told("Your No. 24. I read Zaytsev's draft. As you wrote, the mill is old.") == ["24"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I am against the price that is proposed in Gromov's letter of the 16th.", ["16."]),
        ("Gromov's telegram of May 12 is clear.", ["12.5"]),
        ("Popov's letter of the 16th is clear.", []),
        ("Gromov's mill of the 16th brigade burnt.", []),
    ],
)
def test_letter_that_is_called_a_recipient_s_is_answered(text: str, expected: list[str]) -> None:
    found = replies_of(text, "Gromov", "Orlov")
    assert [f"{each.day[0]}.{each.day[1] or ''}" for each in found if each.day] == expected


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("I have read Gromov's letter on the mill.", ["citation"]),
        ("The remarks on the mill received from you have been sent to everyone.", ["citation"]),
        ("Popov's letter on the mill is clear.", []),
        ("Gromov's letter lies here.", []),
        ("The answers received from Petrenko are positive.", []),
        ("I hide nothing from you.", []),
    ],
)
def test_letter_of_a_recipient_or_what_came_from_him_is_answered(text: str, kinds: list[str]) -> None:
    found = replies_of(text, "Gromov", "Orlov")
    assert [each.kind for each in found] == kinds


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("To delay the mill, as Gromov wants in the third point of his letter, is wrong.", ["allusion"]),
        ("The trip of Zimin to Kem, about which Gromov and Petrenko asked, should not take place.", ["allusion"]),
        ("I am against the mill that Petrenko wrote about.", ["allusion"]),
        ("The price which Gromov proposes is too high.", ["allusion"]),
        ("We need no bridge, as Comrade Gromov telegraphed from Sochi.", ["allusion"]),
        ("I read the mill's plan, which Petrenko insists on.", ["allusion"]),
        ("The mill is against it, as Zimin wants.", []),
        ("Tell Zimin what Gromov will ask of him.", []),
        ("Gromov asked me for coal in March.", []),
        ("The draft about the mill was sent to you again today.", ["delivery"]),
        ("The list has been sent to you by courier.", ["delivery"]),
        ("The figures are enclosed.", ["delivery"]),
        ("The report is attached to this letter.", ["delivery"]),
        ("The workers were sent to Kem.", []),
        ("The mill was sent coal.", []),
        ("Your opinion is requested.", []),
        ("Your consent is needed.", []),
        ("Your refusal to Zimin on the mill is correct.", ["citation"]),
        ("Your decision on coal is right.", ["citation"]),
        ("We ask for your decision.", []),
        ("The answer to the millers we accept in the form in which you gave it in cipher No. 17.", ["17"]),
        ("We did as you proposed in telegram No. 17.", ["17"]),
        ("What you wrote in your letter No. 17 is right.", ["17"]),
        ("The amendments you made under No. 17 are accepted.", []),
        ("Zimin wrote in cipher No. 17 that the mill stands.", []),
        ("As you know, Zimin wrote in cipher No. 17 that the mill stands.", []),
    ],
)
def test_what_a_recipient_said_or_decided_and_what_is_sent_to_him_takes_up_a_letter(
    text: str, expected: list[str]
) -> None:
    found = replies_of(text, "Gromov", "Petrenko")
    assert [str(each.number) if each.number is not None else each.kind for each in found] == expected


@pytest.mark.parametrize(
    "body",
    [
        "We have no objections and ask you to let us know yours 1 .",
        "We hope for your consent 1 .",
        "We sent it with your telegram 1 .",
    ],
)
def test_the_sign_of_a_note_is_no_number_of_a_letter(body: str, read: Reader) -> None:
    letter = letter_of(read, body, notes=["The mill stood at Kem."])
    assert [each.number for each in letter.replies if each.number is not None] == []
