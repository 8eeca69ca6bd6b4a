"""Who takes which stance in a letter's own text: others of whom it tells, and its writers."""

from __future__ import annotations

import pytest

from tests.edition.english.lettered import Reader, letter_of

Stances = list[tuple[str, str]]
ASKED = "Petrov proposes to sell the mill."
LOAN = "Petrov asks for a loan of 100 thousand rubles."


def told(read: Reader, *paragraphs: str) -> Stances:
    """Return stance and person of each response that the text of a letter of Orlov to Gromov tells."""
    responses = letter_of(read, *paragraphs).responses
    return sorted((each.stance, name.form) for each in responses for name in each.persons)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (f"{ASKED} Antonov objects.", [("refuses", "Antonov")]),
        (f"{ASKED} Antonov objects to the sale, pointing to the price.", [("refuses", "Antonov")]),
        (f"{ASKED} Antonov, for his part, objects, fearing for the price.", [("refuses", "Antonov")]),
        (f"{ASKED} Antonov, who knows the mill, objects to the sale.", [("refuses", "Antonov")]),
        ("Petrov reports that the rains spoiled the hay, and asks for oats. Antonov is against it.",
         [("refuses", "Antonov")]),
        ("Tell me what you think about Petrov's proposal, with which Antonov agrees.", [("agrees", "Antonov")]),
        ("Tell me what you think about Petrov, with whom Antonov agrees.", []),
        ("As to your proposal on Petrov, about whom I gave you consent in a hurry, he is ill.", [("agrees", "Orlov")]),
        (f"{LOAN} We have no objections and ask you to let us know yours 1.", []),
        ("Your number 12 with the mill will not do. 11 tons are not needed.", [("refuses", "Orlov")]),
        (f"{ASKED} Valery Antonov agrees.", [("agrees", "Antonov")]),
        ("To your No. 14. We agree with the first and third points. Please let us know your opinion.",
         [("agrees", "Orlov")]),
        ("I told Petrov to remove the director. He agreed at once.", [("agrees", "Petrov")]),
        ("I told Petrov of the fire. He agreed at once.", []),
        (f"{ASKED} Antonov agrees.", [("agrees", "Antonov")]),
        (f"{ASKED} Comrade Antonov does not object.", [("agrees", "Antonov")]),
        (f"{ASKED} Antonov has no objections.", [("agrees", "Antonov")]),
        (f"{ASKED} Antonov and Zimin are in favor.", [("agrees", "Antonov"), ("agrees", "Zimin")]),
        (f"{ASKED} Antonov is for, Zimin is against, referring to the plan.",
         [("agrees", "Antonov"), ("refuses", "Zimin")]),
        (f"{ASKED} Antonov supports him from London.", [("agrees", "Antonov")]),
        (f"{ASKED} Antonov considers the sale possible.", [("agrees", "Antonov")]),
        (f"{ASKED} Antonov considers the sale premature.", [("refuses", "Antonov")]),
        (f"{ASKED} Antonov considers it impossible to sell the mill.", [("refuses", "Antonov")]),
        (f"{ASKED} Antonov refuses.", [("refuses", "Antonov")]),
        (f"{ASKED} Antonov asks to wait until the spring.", [("postpones", "Antonov")]),
        (f"{ASKED} Antonov proposes to postpone the question until June.", [("postpones", "Antonov")]),
        (f"{ASKED} Antonov, Zimin and Petrenko agree with this proposal.",
         [("agrees", "Antonov"), ("agrees", "Petrenko"), ("agrees", "Zimin")]),
        (f"{ASKED} Antonov agrees in principle, but asks to lower the price.", [("agrees-with-changes", "Antonov")]),
        (f"{LOAN} Antonov agrees to 60 thousand.", [("agrees-with-changes", "Antonov")]),
        (f"{LOAN} Antonov considers it possible to give 60 thousand.", [("agrees-with-changes", "Antonov")]),
        (f"{LOAN} Antonov considers it possible to give a loan.", [("agrees", "Antonov")]),
        (f"{ASKED} Antonov voted against, Zimin voted for.", [("votes-against", "Antonov"), ("votes-for", "Zimin")]),
        (f"{ASKED} Antonov asks what the mill will cost.", [("asks-back", "Antonov")]),
        (f"{ASKED} I spoke with Antonov, he agrees.", [("agrees", "Antonov")]),
        (f"{ASKED} Antonov is of the opinion that the sale is premature.", [("refuses", "Antonov")]),
        ("Antonov agrees with your proposal on the mill.", [("agrees", "Antonov")]),
        ("I asked Petrov for the mill, he refused.", [("refuses", "Petrov")]),
        (f"{LOAN} We refused him.", [("refuses", "Orlov")]),
        (f"{LOAN[:-1]}, we refused him.", [("refuses", "Orlov")]),
        (f"{LOAN} I am against it.", [("refuses", "Orlov")]),
        (f"{LOAN} Antonov and Zimin are for it.", [("agrees", "Antonov"), ("agrees", "Zimin")]),
        (f"{LOAN} Antonov resists.", [("refuses", "Antonov")]),
        ("A firm agrees to put off the bills. Antonov is for it.", [("agrees", "Antonov")]),
        ("I spoke with Antonov, he agrees with me.", [("agrees", "Antonov")]),
        (f"{LOAN} We gave our consent.", [("agrees", "Orlov")]),
        (f"{LOAN} I allowed it.", [("agrees", "Orlov")]),
        (f"{LOAN} We postponed the question until your return.", [("postpones", "Orlov")]),
        (f"{LOAN} I answered: until I return nothing will be decided.", [("postpones", "Orlov")]),
    ],
)  # fmt: skip
def test_what_others_and_the_writers_said_to_what_was_asked(read: Reader, words: str, expected: Stances) -> None:
    assert told(read, words) == expected


@pytest.mark.parametrize(
    ("header", "writers"),
    [("Orlov to Gromov May 4, 1933", ["Orlov"]), ("Orlov, Zimin to Gromov May 4, 1933", ["Orlov", "Zimin"])],
)
def test_we_are_all_who_write_the_letter(read: Reader, header: str, writers: list[str]) -> None:
    [objection] = letter_of(read, f"{ASKED} We objected to him.", header=header).responses
    assert [name.form for name in objection.persons] == writers


@pytest.mark.parametrize(
    "words",
    [
        f"{ASKED} The Japanese refuse.",
        f"{ASKED} Antonov refused to leave the city.",
        f"{ASKED} Does Antonov object?",
        f"{ASKED} If Antonov agrees, the mill will be sold.",
        f"{ASKED} Antonov will agree.",
        f"{ASKED} Let Antonov agree with Zimin on the price.",
        f"{ASKED} Antonov agreed with Zimin on the price.",
        f"{ASKED} Antonov said: “I agree”.",
        f"{ASKED} Antonov considers the harvest good.",
        f"{ASKED} Antonov asks for a loan.",
        f"{ASKED} Antonov waits for the train.",
        f"{ASKED} Antonov was refused a bed.",
        f"{ASKED} We have no objections. Please let us know your opinion.",
        f"{LOAN} We have no objections.",
        f"{LOAN} I don't mind, if you agree.",
        f"{LOAN} We support Petrov.",
        f"{LOAN} I am against it. Please let us know your opinion.",
        "We have in mind Petrov.",
        "Your proposal was adopted today.",
        "I have read the draft. It is possible that the mill will stop.",
        "The mill stands still. It does not suit.",
        f"{ASKED} Turkey agrees to the sale.",
        "Antonov supports a large family.",
        "Antonov objects to the weather.",
        "The question is not clear to Petrov.",
        "The weather is not clear.",
        "It is not clear to Petrov whether the draft cancels the fund.",
        "There is a mess at the mill.",
        "Petrov is eating porridge.",
        "I will agree when I see the plan.",
        "I consider Petrov a good worker.",
        "Petrov waits for a train.",
        "The train was postponed.",
    ],
)
def test_what_is_no_stance_to_what_was_asked(read: Reader, words: str) -> None:
    assert told(read, words) == []


@pytest.mark.parametrize(
    ("words", "stances"),
    [
        ("On Petrov's proposal I do not mind.", ["agrees"]),
        ("We accepted your remarks on the mill, Petrov has been told.", ["agrees"]),
        ("I do not object to your draft, but a loan is premature.", ["agrees", "refuses"]),
        ("I do not object to your draft, but a loan is premature, it can wait a week.", ["agrees", "postpones"]),
        ("I do not object to your draft, but it is a little long.", ["agrees-with-changes"]),
        ("Your proposal on the corps is premature, let us return to it in the winter.", ["postpones"]),
        ("Your proposal on the loan: I could agree to 15 million.", ["agrees-with-changes"]),
        ("As for the loan, I am for it.", ["agrees"]),
        ("To your No. 14. I agree to 15 million, but not a kopeck more.", ["agrees"]),
        ("I agree to your 15 million, but not now.", ["agrees-with-changes"]),
        ("I consider your proposal on the mill to be correct.", ["agrees"]),
        ("As to the tractors for the mill, I am in favor.", ["agrees"]),
        ("As for the form, I do not object.", ["agrees"]),
        ("I have nothing against Petrov's staying in Kiev.", ["agrees"]),
        ("I do not object to your going on vacation from May 6.", ["agrees"]),
        ("Your draft will do.", ["agrees"]),
        ("Your proposal is accepted.", ["agrees"]),
        ("Your proposal is correct.", ["agrees"]),
        ("Your refusal is correct. It is better to wait two weeks than to repent two years.", ["agrees"]),
        ("We support your proposal.", ["agrees"]),
        ("I have no objections to Petrov's candidacy.", ["agrees"]),
        ("Petrov's request for the mill can be satisfied.", ["agrees"]),
        ("I would not object to the sale.", ["agrees"]),
        ("With the discount for the mill I agree.", ["agrees"]),
        ("Your draft on the grain will do. It is only necessary to add a point on the saw.", ["agrees-with-changes"]),
        ("Your draft is acceptable with Petrov's amendment.", ["agrees-with-changes"]),
        ("I agree with your proposal, only the loan must be cut.", ["agrees-with-changes"]),
        ("I do not object to your draft. But strike out the last point.", ["agrees-with-changes"]),
        ("I consider your proposal impossible.", ["refuses"]),
        ("I am against the second mill for now.", ["refuses"]),
        ("As for the loan, I am against.", ["refuses"]),
        ("On the request of Petrov for the mill - I refuse.", ["refuses"]),
        ("I cannot agree with your proposal.", ["refuses"]),
        ("I have read the draft. It does not suit.", ["refuses"]),
        ("The draft on the mill is good for nothing.", ["refuses"]),
        ("I am against the sale of the mill proposed by Petrov.", ["refuses"]),
        ("The draft on the mill is the usual porridge.", ["refuses"]),
        ("Your draft is nonsense.", ["refuses"]),
        ("I consider your proposal wrong.", ["refuses"]),
        ("Your proposal won't do.", ["refuses"]),
        ("This draft will not do.", ["refuses"]),
        ("This project is absurd.", ["refuses"]),
        ("Wait with the sale.", ["postpones"]),
        ("I consider the sale of the mill inexpedient.", ["refuses"]),
        ("Your proposal is premature.", ["refuses"]),
        ("Let us wait till I return.", ["postpones"]),
        ("The question of the mill must be postponed until my arrival.", ["postpones"]),
        ("Postpone it until my arrival.", ["postpones"]),
        ("Your proposal will have to wait until the autumn.", ["postpones"]),
        ("Your No. 17 about the mill is not clear.", ["asks-back"]),
        ("I do not understand your proposal.", ["asks-back"]),
        ("It is not clear whether this project cancels the old fund.", ["asks-back"]),
        ("The details of the project are incomprehensible to me.", ["asks-back"]),
        ("Your proposal on the mill is not clear: who will pay?", ["asks-back"]),
        ("I agree with points 1 and 2. I am against point 3.", ["agrees", "refuses"]),
        ("I agree with point 1, I am against point 2.", ["agrees", "refuses"]),
    ],
)
def test_what_the_writers_say_to_what_they_were_asked(read: Reader, words: str, stances: list[str]) -> None:
    assert told(read, words) == [(stance, "Orlov") for stance in stances]
