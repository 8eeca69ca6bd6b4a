"""Who takes which stance in a note: votes, consents with changes, refusals, postponements, questions back."""

from __future__ import annotations

import pytest

from tests.edition.english.lettered import MILL, Reader, letter_of

Stances = list[tuple[str, str]]


def noted(read: Reader, note: str) -> Stances:
    """Return stance and person of each response that a note to a letter of Orlov to Gromov tells, consents too."""
    letter = letter_of(read, f"{MILL} The loan is set out in the draft.", notes=[note])
    found = [(each.stance, name.form) for each in letter.responses if each.note for name in each.persons]
    return sorted([*found, *((each.stance, each.person.form) for each in letter.approvals)])


def by_gromov(*stances: str) -> Stances:
    """Return stances of the one who was asked."""
    return sorted((stance, "Gromov") for stance in stances)


VOTES: list[tuple[str, Stances]] = [
    ("Gromov voted for.", by_gromov("votes-for")),
    ("Voted for: Petrov, Antonov.", [("votes-for", "Antonov"), ("votes-for", "Petrov")]),
    ("Petrov – for, Antonov – against.", [("votes-against", "Antonov"), ("votes-for", "Petrov")]),
    ("There are autographs on the draft: “For. Petrov. Antonov”.", [("votes-for", "Antonov"), ("votes-for", "Petrov")]),
    (
        "Under the text there are autographs: “For. Petrov”, “I have no objections. Antonov”.",
        [("agrees", "Antonov"), ("votes-for", "Petrov")],
    ),
    (
        "Petrov and Antonov had by that time voted for the draft, Zimin - against.",
        [("votes-against", "Zimin"), ("votes-for", "Antonov"), ("votes-for", "Petrov")],
    ),
    (
        "The results of the poll: “Petrov - for. Antonov - for. Zimin abstains”.",
        [("abstains", "Zimin"), ("votes-for", "Antonov"), ("votes-for", "Petrov")],
    ),
    ("Petrov voted against.", [("votes-against", "Petrov")]),
    ("Gromov answered: “Wait with the sale”.", by_gromov("postpones")),
    ("Gromov answered: “With the sale of the mill, wait”.", by_gromov("postpones")),
    ("Gromov answered: “Petrov should not be sent, he is needed here”.", by_gromov("refuses")),
    ("Gromov answered: “I see no need for the loan”.", by_gromov("refuses")),
    ("Gromov answered: “I don't see the need for the loan”.", by_gromov("refuses")),
    (
        "Gromov wired that he was in favor of the mill, but considered it too early to print the draft.",
        by_gromov("agrees", "refuses"),
    ),
    ("Antonov abstained from voting.", [("abstains", "Antonov")]),
    ("Voted against: Zimin.", [("votes-against", "Zimin")]),
    (
        "The draft was put to the vote: Petrov for, Antonov against.",
        [("votes-against", "Antonov"), ("votes-for", "Petrov")],
    ),
]

CHANGES = [
    "Gromov agreed with the draft, but proposed to delete the last point.",
    "Gromov did not object, but suggested crossing out the words about the price.",
    "Gromov agreed, but asked to add a point on the saw.",
    "Gromov agreed to the loan, but reduced it to 50 thousand rubles.",
    "Gromov agreed, limiting the loan to 100 thousand rubles.",
    "Gromov agreed on the condition that the saw be kept.",
    "Gromov approved the draft with corrections.",
    "Gromov replied: “I do not object, but no promises”.",
    "Gromov answered: “I agree, only there is no need to hurry”.",
    "Gromov answered: “I agree, except for the last point”.",
    "His consent (“Possible. But no more than two mills”) was sent on May 6.",
    "Gromov replied by telegram that he agreed to the sale, but suggested throwing out the words about the price.",
    "Gromov's answer was sent on May 6: “I agree with amendments”.",
    "Gromov agreed, but only for one mill.",
]

PLAIN = [
    "Gromov agreed.",
    "Gromov agreed, but his answer came late.",
    "Gromov agreed and proposed to publish the decision.",
    "Gromov replied: “I agree. The mill burnt down, but it will be rebuilt”.",
    "Gromov answered: “I am not against it”.",
    "Gromov agreed with the amendment.",
    "Gromov was in favor of the proposal.",
    "Gromov agreed, and the draft was corrected in Moscow.",
]

REFUSES = [
    "Gromov replied that he was against.",
    "Ten tons seemed too much to Gromov.",
    "The idea was not to the taste of Gromov, who spoke of haste.",
    "To Gromov a cheaper mill appeared inadmissible.",
    "Gromov answered: “Strongly against selling the mill, it will hit the workers”.",
    "“Strongly against it, - he telegraphed on May 6, - this will hit the workers”.",
    "Gromov answered: “I am against”.",
    "Gromov answered: “I do not agree. The mill is old”.",
    "Gromov considered the proposal premature.",
    "Gromov considered it impossible to rebuild the mill.",
    "Gromov's resolution: “Against”.",
    "Gromov declined the request.",
    "Gromov did not give his consent.",
    "Gromov's refusal came on May 6.",
    "Gromov telegraphed that he was against any loan.",
    "Gromov could not agree with the proposal.",
    "Gromov found the proposal inexpedient.",
]

POSTPONES = [
    "Gromov answered: “There is no hurry. Postpone until Petrov's arrival”.",
    "Gromov telegraphed that the matter would wait until his return.",
    "Gromov answered: “Let us wait until I return”.",
    "Gromov proposed to postpone the question until June.",
    "Gromov replied: “The question should be put off until autumn”.",
    "Gromov asked to wait with the decision.",
    "Gromov wrote: “I ask to wait until my arrival”.",
    "Gromov suggested returning to the question in the autumn.",
    "Gromov deferred the question.",
    "Gromov left the question until the autumn.",
    "Gromov begged for a respite until June.",
]

ABSTAINS = ["Gromov preferred to abstain.", "Gromov decided to abstain from it."]

ASKS_BACK = [
    "Gromov wished to know who would vouch for it.",
    "Gromov demanded clarifications.",
    "Gromov asked for details.",
    "At first Gromov requested additional information.",
    "Gromov asked what the mill would cost.",
    "Gromov inquired whether the mill was needed.",
    "Gromov answered: “What does the mill cost?”",
    "Gromov replied: “It is not clear to me who will pay”.",
    "Gromov wanted to know the price.",
    "Gromov replied with an inquiry about the price.",
    "Gromov asked to be sent the calculations.",
]

NOTHING = [
    "Gromov did not consider the proposal premature.",
    "Gromov left the question to Petrov.",
    "Ten tons seemed too much.",
    "Gromov wished to know Petrov, who came from Kem.",
    "The consideration of the question was postponed.",
    "Gromov postponed his journey.",
    "Gromov waited for the train.",
    "Gromov asked Petrov to go to Kiev.",
    "Gromov asked for leave.",
    "Petrov demanded clarifications from the director.",
    "Clarifications were demanded.",
    "Gromov did not ask for details.",
    "Petrov considered the weather bad.",
    "The members were polled.",
    "The director's proposal was not voted on.",
    "Gromov returned to Moscow in the autumn.",
]

SEVERAL: list[tuple[str, Stances]] = [
    (
        "Gromov answered: “On the first point I have no objections. The second point should be postponed until May”.",
        by_gromov("agrees", "postpones"),
    ),
    ("Gromov replied: “I agree with point 1. I am against point 2”.", by_gromov("agrees", "refuses")),
    ("Gromov agreed, Antonov objected.", [("agrees", "Gromov"), ("refuses", "Antonov")]),
    ("Gromov agreed; Petrov, asked by telephone, was against.", [("agrees", "Gromov"), ("refuses", "Petrov")]),
    ("Petrov objected to the rebuilding of the mill.", [("refuses", "Petrov")]),
    (
        "In the original also: “For. Antonov”, “I am against the mill. Petrov”.",
        [("votes-against", "Petrov"), ("votes-for", "Antonov")],
    ),
    ("Gromov answered: “I agree to point a). With point b) wait”.", by_gromov("agrees", "postpones")),
    (
        "Gromov answered: “It is possible to agree to the mill, but let Petrov not promise anything”.",
        by_gromov("agrees-with-changes"),
    ),
    ("Gromov said that he was not against the mill, “but without Petrov”.", by_gromov("agrees-with-changes")),
    ("Gromov said that he was not against the “mill without coal”.", by_gromov("agrees")),
    ("Gromov answered: “Agree with paragraph a. In regard to b – to give 8 tons”.", by_gromov("agrees-with-changes")),
]


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        *VOTES,
        *((note, by_gromov("agrees-with-changes")) for note in CHANGES),
        *((note, by_gromov("agrees")) for note in PLAIN),
        *((note, by_gromov("refuses")) for note in REFUSES),
        *((note, by_gromov("postpones")) for note in POSTPONES),
        *((note, by_gromov("asks-back")) for note in ASKS_BACK),
        *((note, by_gromov("abstains")) for note in ABSTAINS),
        *SEVERAL,
    ],
)
def test_a_note_tells_who_takes_which_stance(read: Reader, note: str, expected: Stances) -> None:
    assert noted(read, note) == expected


@pytest.mark.parametrize("note", NOTHING)
def test_a_note_tells_no_stance_to_the_letter(read: Reader, note: str) -> None:
    assert noted(read, note) == []
