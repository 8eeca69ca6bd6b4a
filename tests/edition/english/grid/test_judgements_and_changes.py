"""What letters say of a proposal by judging it, and consents with changes or without; expected before the run.

The letter is of Orlov to Gromov, of May 4, 1933; days are of that month. One expectation was put right afterwards by
the conventions of the gold standard: points that are told apart are a stance each.
"""

from __future__ import annotations

import pytest

from tests.edition.english.lettered import Reader, letter_of

from .conftest import Taken, TakenIn, stances

# Others who speak out, things that are judged, and what was done on the reader's word.
TOLD = [
    # documents that are judged answer by that; so does what stands before what is passed on
    ("The draft answer of Karakhan is no good. It is too long.", "Orlov refuses"),
    ("I have read the draft of Petrov. It is wrong.", "Orlov refuses"),
    ("The draft resolution on the harvest is good.", "Orlov agrees"),
    ("We are sending the draft of Petrov. It cannot be printed as it is. Please let us know your opinion.", ""),
    (
        "In response to your No. 4. The engine leaves on the 22nd. We agree that Petrov should be put on "
        "trial. Schmidt asks for 120 rubles. We are in favor of giving 60. Please inform us of your "
        "consent.",
        "Orlov agrees",
    ),
    (
        "We agree that one regiment is enough for Kem. In addition, Petrov proposes to transfer a squadron "
        "there. We ask for your opinion.",
        "Orlov agrees",
    ),
    (
        "We agree that the meeting should be held in Kem. Zimin requests 4 tons of oats. Please let us know"
        " your opinion.",
        "Orlov agrees",
    ),
    (
        "Petrov asks for 6 tons. We agree that it is right. Zimin asks for 4 tons. Please let us know your opinion.",
        "",
    ),
    ("We agree that the mill should be sold. Zimin objects. Please let us know your opinion.", "Zimin refuses"),
    (
        "The ambassador asked Krestinsky to let Madrid have 4 thousand tons on credit. Rozengolts objects to the "
        "credit. We propose to release it.",
        "Rozengolts refuses",
    ),
    (
        "Gosplan presented the figures. Grinko speaks out against it and finds that the budget will "
        "withstand 3.9 billion. We propose 4 billion.",
        "Grinko refuses",
    ),
    (
        "Stetsky has drawn up the list. Gorky strongly objects to Bedny and asks that his report be "
        "postponed. We consider it possible to satisfy him.",
        "Gorky refuses",
    ),
    (
        "Unshlikht brought a programme of tank building. Kuibyshev spoke out against it as unreal.",
        "Kuibyshev refuses",
    ),
    ("The synopsis compiled by Lukin cannot be accepted. This is a list of dates.", "Orlov refuses"),
    ("Karakhan's draft answer is no good. It is too long.", "Orlov refuses"),
    ("I am returning the draft of Petrov. It is no good.", "Orlov refuses"),
    ("I read your note on the plan. The figure of 25 billion is not acceptable.", "Orlov refuses"),
    ("I agree with your plan. But I am against the airfields of Petrov.", "Orlov agrees; Orlov refuses"),
    ("Your 611. Against a flight across the Pole I am.", "Orlov refuses"),
    ("Received your letter. Chubar should be refused.", "Orlov refuses"),
    ("Received your letter. Nickel coins must be minted.", "Orlov agrees"),
    ("Your No. 31. We do not need three tankers.", "Orlov refuses"),
    (
        "In response to your No. 4. We agree that Petrov should be put on trial. Schmidt asks for 120 "
        "rubles. We are in favor of giving 60. Please inform us of your consent.",
        "Orlov agrees",
    ),
    ("Received your letter. Wait with the flour until the matter becomes clear.", "Orlov postpones"),
    ("The draft is ready. We are sending it.", ""),
    ("We agree with Petrov's proposal to sell the mill. Please let us know your opinion.", ""),
    ("Received your letter. As for Otts, let us wait until he has fulfilled the annual program.", "Orlov postpones"),
    ("Received your letter. As for the mill, let us wait.", "Orlov postpones"),
    ("Received your letter. Let us postpone the mill until autumn.", "Orlov postpones"),
    ("Received your letter. Let us wait with the trip of Zimin.", "Orlov postpones"),
    ("Received your letter. As to the trucks – let them be given.", "Orlov agrees"),
    (
        "Received your letter. In general, the draft is suitable, but it promises too much.",
        "Orlov agrees-with-changes",
    ),
    ("Received your letter. The draft is good, but the third point is superfluous.", "Orlov agrees; Orlov refuses"),
    ("Received your letter. Your proposal is right, but it comes too late.", "Orlov agrees-with-changes"),
    ("Received your letter. The draft is premature, but it is well written.", "Orlov refuses"),
    (
        "Petrov asks for a flight. Alksnis and Schmidt speak out against it, since the oil system is old.",
        "Alksnis, Schmidt refuses",
    ),
    ("We propose 5 million. Grinko speaks out against, pointing to the emission.", "Grinko refuses"),
    ("Zimin asks for 6 tons. Petrov and Antonov speak in favor of it.", "Petrov, Antonov agrees"),
    ("We propose to sell the mill. Petrov comes out against.", "Petrov refuses"),
    ("Zimin asks for 6 tons. Petrov and Antonov come out against the request.", "Petrov, Antonov refuses"),
    ("We propose to sell the mill. Petrov spoke against, referring to the price.", "Petrov refuses"),
    ("Petrov and Antonov speak against the kulaks in the newspapers.", ""),
    ("Received your letter. The draft of the answer is no good.", "Orlov refuses"),
    ("I am returning your draft. It is no good.", "Orlov refuses"),
    ("Received your letter. The answer to the Japanese, in my opinion, is good.", "Orlov agrees"),
    ("Received your letter. The figure of 25 billion is not acceptable.", "Orlov refuses"),
    ("Received your letter. To delay the reply to the Poles is wrong.", "Orlov refuses"),
    ("Received your letter. It is wrong to give them 25 cars.", "Orlov refuses"),
    ("Received your letter. It is good that the report will be made by Mikoyan.", "Orlov agrees"),
    ("Received your letter. Zimin will do.", "Orlov agrees"),
    ("Received your letter. Zimin can be met halfway.", "Orlov agrees"),
    ("Received your letter. Ten million is a fair figure.", "Orlov agrees"),
    ("Received your letter. The draft to the Poles is good for nothing.", "Orlov refuses"),
    ("Received your letter. The credit for pipes cannot be accepted.", "Orlov refuses"),
    ("Received your letter. The article should not be printed in this form.", "Orlov refuses"),
    ("Your proposal on the Caucasus has been accepted.", "Orlov agrees"),
    ("The meeting has been moved to the 24th, as you advised.", "Orlov agrees"),
    ("The mill has been closed, as you proposed.", "Orlov agrees"),
    ("As you advised, we moved the meeting to the 24th.", "Orlov agrees"),
    ("Your letter has been received.", ""),
    ("Your proposal has been sent to Zimin.", ""),
    ("As you know, the meeting has been moved to the 24th.", ""),
    ("The meeting has been moved to the 24th, as Zimin advised.", ""),
    ("In regard to what you proposed on the textbook, I agree entirely, two months are enough.", "Orlov agrees"),
    ("As for your proposal on Zimin, Petrov and I fully agree with it.", "Orlov agrees; Petrov agrees"),
]

# Whether a consent is changed, whether “For” is a vote, and whom "he himself" is.
TAKEN = [
    (
        "Before the meeting the members of the PB were asked in writing. Gromov and Chubar put “For”.",
        "Gromov - - -; Chubar - - - V",
    ),
    (
        "The members were polled on May 6. Gromov wrote: “For. Gromov”, Chubar: “For. Chubar”.",
        "Gromov 6 - -; Chubar 6 - - V",
    ),
    ("In the poll of May 6 Gromov answered “for”.", "Gromov 6 - - V"),
    ("Gromov telegraphed from Sochi on May 6: “I am for”.", "Gromov 6 - Sochi"),
    ("Gromov wrote: “It's a pity, but I agree”.", "Gromov - - -"),
    (
        "Gromov crossed out the second point and left the rest unchanged; in the margin he wrote: “Right. Gromov”.",
        "Gromov - - - C",
    ),
    ("Having crossed out the last paragraph, Gromov wrote: “I agree”.", "Gromov - - - C"),
    ("Gromov corrected the figure and agreed.", "Gromov - - - C"),
    ("Gromov agreed by telegram of May 7 “with the amendment that salt be excluded”.", "Gromov 7 - - C"),
    ("Gromov wrote on the form: “I am in favor. It is better after May 10.”", "Gromov - - - C"),
    ("Orlov crossed out the second point; Gromov agreed on May 6.", "Gromov 6 - -"),
    ("Gromov agreed, but he was then in Kem.", "Gromov - - -"),
    ("Gromov agreed on May 6, but asked to wait with the dam.", "Gromov 6 - - C"),
    ("Gromov answered on May 6: “It is expensive, but it must be done. I agree”.", "Gromov 6 - -"),
    ("Gromov and Chubar put “For” on the telegram.", "Gromov - - -; Chubar - - - V"),
    (
        "Under the decoded text there are the signatures “For” of Gromov and Petrenko.",
        "Gromov - - -; Petrenko - - - V",
    ),
    ("On the telegram Gromov wrote: “For. Gromov”.", "Gromov - - -"),
    ("In the poll Gromov and Chubar voted for.", "Gromov - - - V; Chubar - - - V"),
    ("On the voting sheet: “For. Gromov. Chubar”.", "Gromov - - - V; Chubar - - - V"),
    (
        "On May 6, Petrenko and Chubar voted for the leave of Zaytsev, he himself abstained.",
        "Petrenko 6 - - V; Chubar 6 - - V | Zaytsev abstains",
    ),
    (
        "Petrenko and Chubar voted for the proposal on May 6. He himself was in Sochi.",
        "Petrenko 6 - - V; Chubar 6 - - V",
    ),
    (
        "On May 6 Gromov informed Orlov by telephone that he agreed, but considered it superfluous to pay money.",
        "Gromov 6 - - C",
    ),
]

TOLD_MISSED = [
    (
        "The staff is asking to be invited. Uborevich is against it, Yegorov does not see any harm in this.",
        "Uborevich refuses; Yegorov agrees",
    ),
    ("Received your letter. With Chernov's tax do not hurry.", "Orlov postpones"),
    ("Petrov's draft was no good, and we rewrote it.", ""),
    ("Your remarks on the draft have been taken into account.", "Orlov agrees"),
    ("Everything has been done as you proposed.", "Orlov agrees"),
    ("Received your letter. Sokolnikov considers the second point premature.", "Sokolnikov postpones"),
]

TAKEN_MISSED = [
    ("Gromov's consent, with point “b” cut down to 5 tons, was telegraphed on May 6.", "Gromov 6 - - C"),
    ("Gromov answered: “I was against it, but now I agree”.", "Gromov - - -"),
    (
        "Petrenko and Chubar voted for the transfer of Zaytsev; he himself was against.",
        "Petrenko - - - V; Chubar - - - V | Zaytsev votes-against",
    ),
]

# Who agrees to do himself what the letter would have him do; others agree to something else.
OF_HIMSELF = [
    (
        "I propose to send Petrenko to Kem 1 .",
        "Petrenko agreed to go, as he reported by telegraph from Kem on May 6.",
        "Petrenko 6 - Kem",
    ),
    (
        "I propose to send Petrenko to Kem 1 .",
        "Petrenko answered from Kem on May 6 that he agreed to go.",
        "Petrenko 6 - Kem",
    ),
    (
        "I propose to give it to Petrenko for revision 1 .",
        "Petrenko answered on May 6 that he agreed to take part in the revision.",
        "Petrenko 6 - -",
    ),
    ("I propose to appoint Petrenko director 1 .", "Petrenko agreed to take the post.", "Petrenko - - -"),
    (
        "I propose to leave Petrenko in Kem 1 .",
        "Petrenko consented on May 6 to stay in Kem until the autumn.",
        "Petrenko 6 - -",
    ),
    ("I propose to send Petrenko to Kem 1 .", "Chubar agreed to go with him.", ""),
    ("I propose to rebuild the mill 1 .", "Petrenko agreed to take the post of director.", ""),
    ("I propose to send Petrenko to Kem 1 .", "Petrenko refused to go.", "| Petrenko refuses"),
]


def told(read: Reader, words: str) -> str:
    """Return the stances that a letter's own text tells, each after those who take it."""
    return stances(each for each in letter_of(read, words).responses if each.note is None)


@pytest.mark.parametrize(("words", "expected"), TOLD)
def test_letter_that_judges_a_proposal_takes_a_stance(read: Reader, words: str, expected: str) -> None:
    assert told(read, words) == expected


def test_judged_document_answers_whatever_else_the_letter_does(read: Reader) -> None:
    sent, road = (
        letter_of(read, words).responses
        for words in (
            "The outline which you sent me cannot be published.",
            "The road cannot be repaired before winter.",
        )
    )
    assert [each.bound for each in (*sent, *road)] == [False, True]


@pytest.mark.parametrize(("note", "expected"), TAKEN)
def test_consent_is_changed_only_by_what_takes_back_a_part_of_it(taken: Taken, note: str, expected: str) -> None:
    assert taken(note) == expected


@pytest.mark.parametrize(("proposal", "note", "expected"), OF_HIMSELF)
def test_whom_the_letter_names_agrees_to_do_it(
    read: Reader, taken_in: TakenIn, proposal: str, note: str, expected: str
) -> None:
    assert taken_in(letter_of(read, proposal, notes=[note])) == expected


@pytest.mark.xfail(reason="known gap", strict=True)
@pytest.mark.parametrize(("words", "expected"), TOLD_MISSED)
def test_judgements_that_are_not_read_yet(read: Reader, words: str, expected: str) -> None:
    assert told(read, words) == expected


@pytest.mark.xfail(reason="known gap", strict=True)
@pytest.mark.parametrize(("note", "expected"), TAKEN_MISSED)
def test_consents_that_are_not_read_yet(taken: Taken, note: str, expected: str) -> None:
    assert taken(note) == expected
