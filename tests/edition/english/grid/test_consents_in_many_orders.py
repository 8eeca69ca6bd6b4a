"""Consents as editors may word them: any order of who, when, where and means; the hour told in another clause.

The letter is of Orlov to Gromov, of May 4, 1933; days are of that month. Each expectation was written before the run.
"""

from __future__ import annotations

import pytest

from .conftest import Told

# The hour, the place or the day stands in another clause or sentence than the consent.
APART = [
    ("Gromov replied on May 6: “I do not mind”. The cipher was sent from Sochi at 12:30.", "Gromov 6 12:30 Sochi"),
    (
        "Gromov replied on May 6: “I do not mind, but no haste. Gromov.” The answer was transmitted from Sochi at"
        " 14:00. 05 min. (Ibid. L. 3). Petrenko and Chubar also expressed their consent (Ibid. L. 8).",
        "Gromov 6 14:05 Sochi; Petrenko - - -; Chubar - - -",
    ),
    ("Gromov agreed. His reply cipher left Sochi on May 6 at 12 o'clock. 30 min.", "Gromov 6 12:30 Sochi"),
    ("Gromov agreed. The reply was dispatched from Sochi on May 6 at 12:30 (Ibid. L. 3).", "Gromov 6 12:30 Sochi"),
    ("Gromov gave his consent. It was received by telephone from Sochi on May 6 at 12:30.", "Gromov 6 12:30 Sochi"),
    ("The reply was positive; it went by code from Sochi on May 6 at 12:30.", "Gromov 6 12:30 Sochi"),
    ("In a telegram of May 6, transmitted from Sochi at 12:30, Gromov gave his consent.", "Gromov 6 12:30 Sochi"),
    ("On May 6 at 12:30 a cipher left Sochi in which Gromov agreed.", "Gromov 6 12:30 Sochi"),
    ("Gromov replied with agreement. Sent from Sochi on May 6 at 12:30.", "Gromov 6 12:30 Sochi"),
    ("By telegram from Sochi Gromov confirmed his agreement; it was dispatched on May 6 at 12:30.",
     "Gromov 6 12:30 Sochi"),
    ("Gromov telegraphed his consent from Sochi. The telegram left on May 6 at 12:30.", "Gromov 6 12:30 Sochi"),
    ("On May 6 Gromov answered: “Agreed”. The answer went from Sochi in code at 12:30.", "Gromov 6 12:30 Sochi"),
    ("Gromov wrote on the telegram: “For”. The answer was given by telephone on May 6.", "Gromov 6 - -"),
    ("Gromov's answer was sent from Sochi on May 6 at 12:30. He agreed.", "Gromov 6 12:30 Sochi"),
    ("Gromov's answer left Sochi on May 6 at 12:30. It read: “I agree”.", "Gromov 6 12:30 Sochi"),
    ("The cipher with Gromov's consent was sent from Sochi on May 6 at 12:30.", "Gromov 6 12:30 Sochi"),
    ("A cipher with the consent of Gromov left Sochi on May 6 at 12:30.", "Gromov 6 12:30 Sochi"),
    ("On May 6 a telegram came from Sochi: Gromov agreed.", "Gromov 6 - Sochi"),
    ("Gromov agreed with this on May 6, having telegraphed from Sochi at 12:30.", "Gromov 6 12:30 Sochi"),
    ("Gromov agreed (the cipher was sent from Sochi on May 6 at 12:30).", "Gromov 6 12:30 Sochi"),
]  # fmt: skip

# Several orders of who, when, where and by what means, in one clause.
ORDERS = [
    ("On May 6, at 9 o'clock. 35 min. in a cipher from Sochi Gromov expressed agreement on the condition that it be"
     " small.", "Gromov 6 09:35 Sochi"),
    ("Gromov sanctioned this from Sochi (telegram of May 6, 12:30).", "Gromov 6 12:30 Sochi"),
    ("Consent of Gromov – cipher from Sochi of May 6, 12:30.", "Gromov 6 12:30 Sochi"),
    ("Gromov's consent: cipher from Sochi, May 6, 12:30.", "Gromov 6 12:30 Sochi"),
    ("Gromov's reply “I do not object” was transmitted from Sochi on May 6 at 12:30.", "Gromov 6 12:30 Sochi"),
    ("“I am in favor”, answered Gromov on May 6 from Sochi.", "Gromov 6 - Sochi"),
    ("“No objection” – such was Gromov's reply of May 6.", "Gromov 6 - -"),
    ("With the approval given by Gromov in a cipher from Sochi of May 6, the mill was rebuilt.", "Gromov 6 - Sochi"),
    ("As follows from the cipher of May 6, Gromov did not object.", "Gromov 6 - -"),
    ("To this proposal came Gromov's telegraphic consent of May 6.", "Gromov 6 - -"),
    ("Gromov's answer, received on May 6 at 12:30, was favorable.", "Gromov 6 12:30 -"),
    ("On May 6 there came from Gromov an affirmative reply.", "Gromov 6 - -"),
    ("From Sochi on May 6 came Gromov's consent.", "Gromov 6 - Sochi"),
    ("Gromov wired back from Sochi on May 6 his agreement.", "Gromov 6 - Sochi"),
    ("Only on May 6, after a second request, did Gromov agree.", "Gromov 6 - -"),
    ("It was Gromov who, on May 6, agreed first.", "Gromov 6 - -"),
    ("Having received on May 6 the consent of Gromov, Orlov began to rebuild the mill.", "Gromov 6 - -"),
    ("Not objecting to the rebuilding, Gromov asked on May 6 for an estimate.", "Gromov 6 - -"),
    ("The proposal met with Gromov's approval on May 6.", "Gromov 6 - -"),
    ("The proposal received the support of Gromov.", "Gromov - - -"),
    ("Gromov had nothing to object.", "Gromov - - -"),
    ("Gromov had nothing against this proposal of Orlov.", "Gromov - - -"),
    ("Gromov declared himself in agreement.", "Gromov - - -"),
    ("Gromov shared this opinion.", "Gromov - - -"),
    ("The question was settled positively by Gromov on May 6.", "Gromov 6 - -"),
    ("Gromov reacted positively on May 6.", "Gromov 6 - -"),
    ("No objection came from Gromov.", "Gromov - - -"),
    ("No objections followed on the part of Gromov.", "Gromov - - -"),
    ("Gromov gave the go-ahead on May 6.", "Gromov 6 - -"),
    ("Written on the telegram in Gromov's hand: “Must be done. Agreed.”", "Gromov - - -"),
    ("There is a resolution on the document: “I agree. Gromov. 6/V”.", "Gromov 6 - -"),
    ("Gromov's mark on the document: “Not against.”", "Gromov - - -"),
    ("The document has Gromov's resolution: “Satisfy the request. G.”", "Gromov - - -"),
    ("Gromov accepted this proposal with a correction on May 6.", "Gromov 6 - -"),
    ("At Gromov's suggestion the point was changed, after which he agreed.", "Gromov - - -"),
]  # fmt: skip

# Several who consent, each with the moment that is told of him.
SEVERAL = [
    ("Gromov agreed on May 6, Petrenko the next day.", "Gromov 6 - -; Petrenko 7 - -"),
    ("Both Gromov and Petrenko approved the plan on May 6.", "Gromov 6 - -; Petrenko 6 - -"),
    ("Gromov, as well as Petrenko, agreed on May 6.", "Gromov 6 - -; Petrenko 6 - -"),
    ("Neither Gromov nor Petrenko objected.", "Gromov - - -; Petrenko - - -"),
    ("Gromov agreed; Petrenko did likewise.", "Gromov - - -; Petrenko - - -"),
    ("First Petrenko agreed on May 6, and on May 7 also Gromov.", "Petrenko 6 - -; Gromov 7 - -"),
    ("Gromov agreed, Petrenko too.", "Gromov - - -; Petrenko - - -"),
    ("Gromov agreed on May 6; Petrenko objected.", "Gromov 6 - -"),
    ("Gromov's consent is dated May 6, that of Petrenko and Zaytsev – May 7.",
     "Gromov 6 - -; Petrenko 7 - -; Zaytsev 7 - -"),
    ("Gromov's consent was received on May 6, that of Petrenko on May 7.", "Gromov 6 - -; Petrenko 7 - -"),
    # votes, those of the writers too
    ("According to the text of the draft, autographs: “For. Petrenko. Orlov. P. Chubar. Zaytsev”.",
     "Petrenko - - -; Orlov - - -; P.Chubar - - -; Zaytsev - - -"),
    ("On the draft there are votes: “For. Gromov. Orlov.”", "Gromov - - -; Orlov - - -"),
    ("The draft bears the signatures “for” of Petrenko and Orlov.", "Petrenko - - -; Orlov - - -"),
    ("Voted in favor: comrades Petrenko, Zaytsev, Orlov.", "Petrenko - - -; Zaytsev - - -; Orlov - - -"),
    ("Petrenko, Zaytsev and Orlov put their signatures “for”.", "Petrenko - - -; Zaytsev - - -; Orlov - - -"),
    ("The voting sheet: Petrenko – for, Zaytsev – for, Orlov – abstained.", "Petrenko - - -; Zaytsev - - -"),
    ("On May 6 the members voted by poll: “For” – Petrenko, Zaytsev.", "Petrenko 6 - -; Zaytsev 6 - -"),
    ("On May 6, 1933, the directive was adopted by a poll of members of the PB; Petrenko – for, Zaytsev – for.",
     "Petrenko 6 - -; Zaytsev 6 - -"),
    ("The results of the poll of May 6: for – Petrenko and Zaytsev.", "Petrenko 6 - -; Zaytsev 6 - -"),
]  # fmt: skip

# What else is told of an answer: in whose poll it was, whose the vote is, and where he was who wired.
BESIDE = [
    ("In the poll on May 7, Gromov and Petrenko put their signatures under the word “For”; Zaytsev wrote: “Agree.”",
     "Gromov 7 - -; Petrenko 7 - -; Zaytsev 7 - -"),
    ("Petrenko voted for in the poll on May 7; Gromov wrote later: “I agree.”", "Petrenko 7 - -; Gromov - - -"),
    ("Chubar's vote in favor was taken by telephone.", "Chubar - - -"),
    ("By telephone came Petrenko's vote for.", "Petrenko - - -"),
    ("Petrenko's vote “for” came by telegram.", "Petrenko - - -"),
    ("Petrenko's and Chubar's votes in favor were received by telephone.", "Petrenko - - -; Chubar - - -"),
    ("Petrenko, who was in Tashkent, joined by telegram on May 21.", "Petrenko 21 - Tashkent"),
    ("Gromov, who was then in Sochi, agreed by cipher on May 6.", "Gromov 6 - Sochi"),
    ("Gromov, who was resting in Gagra, replied by telegram on May 6: “For”.", "Gromov 6 - Gagra"),
    ("Gromov, who had stayed in Sochi, telegraphed on May 6: “I do not object”.", "Gromov 6 - Sochi"),
    ("Gromov, who had been in Kem, agreed on May 6.", "Gromov 6 - -"),
    ("Gromov sent his remarks to Orlov on May 6, he considered it possible to rebuild the mill.", "Gromov 6 - -"),
    ("“I do not object, – replied Gromov from Sochi on May 6 at 12:30, – but make haste”.", "Gromov 6 12:30 Sochi"),
    ("Gromov: “I do not object, - he telegraphed from Sochi on May 6, - but make haste”.", "Gromov 6 - Sochi"),
    ("Gromov answered: “I do not object, – I telegraphed on May 7, – but make haste”.", "Gromov - - -"),
    ("Gromov answered on May 6: “I do not object, – as Chubar wrote on May 7, – but make haste”.", "Gromov 6 - -"),
    ("On behalf of Petrenko and Chubar, consent was recorded by Zaytsev.", "Petrenko - - -; Chubar - - -"),
    ("Consent was given by Zaytsev on behalf of Chubar.", "Chubar - - -"),
    ("Zaytsev agreed on behalf of Chubar.", "Zaytsev - - -"),
    ("It was not to the taste of Petrenko. Chubar, already ill, let it be known through Zaytsev that he was in"
     " agreement with everything.", "Chubar - - -"),
    ("The proposal met with Gromov's support on May 6.", "Gromov 6 - -"),
    ("Gromov submitted his opinion on May 6 and supported the proposal.", "Gromov 6 - -"),
    ("Gromov sent Orlov coal on May 6, he considered it possible to rebuild the mill.", "Gromov - - -"),
    ("Chalov wrote it down in Sochi at 19:30 on May 6. Gromov looked through it and the same evening told him to pass"
     " on over the same wire: “I do not object, only cut it by half”.", "Gromov 6 - -"),
    ("Chalov took it down in Sochi at 19:30 on May 6. The next day Gromov answered by the same wire: “Agreed”.",
     "Gromov 7 - -"),
]  # fmt: skip

NONE = [
    "The first proposal did not meet with Gromov's support.",
    "The plan never met with Gromov's approval.",
    "Chubar let it be known that he was against it.",
    "On behalf of Petrenko and Chubar, consent was refused by Zaytsev.",
    "Chubar's vote against was taken by telephone.",
    "Petrenko's vote “against” came by telegram.",
    "On May 6 Gromov answered by cipher from Sochi: “I do not agree”. It was sent at 12:30.",
    "The reply was negative; it went by code from Sochi on May 6.",
    "Gromov's consent has not been received.",
    "Gromov's reply, if there was one, has not been found.",
    "The telegram with Gromov's answer of May 6 was lost.",
    "Orlov waited until May 6 for Gromov's consent.",
    "Petrenko reported that Gromov would agree.",
    "Gromov agreed to come to Kem on May 6.",
    "Gromov and Petrenko agreed on a meeting.",
    "Without the consent of Gromov the mill was rebuilt.",
    "Gromov agreed neither with the first proposal nor with the second.",
    "Whether Gromov agreed is unknown.",
    "It was intended to obtain Gromov's consent.",
    "Gromov withdrew his consent on May 6.",
    "Gromov asked on May 6 whether Petrenko agreed.",
    "Objections were received from Gromov.",
    "Gromov's objections were taken into account.",
    "Votes: Petrenko – against, Zaytsev – abstained.",
    "Gromov left the question open.",
    "Gromov left Petrenko's proposal without consideration.",
    "Gromov replied that the question should be put off.",
    "Gromov did not share this opinion.",
    "There is a resolution of Gromov: “To be discussed with Petrenko”.",
    "There is a resolution of Gromov: “Acquainted”.",
    "Gromov reacted negatively.",
    "On the draft there are notes: “Against. Petrenko. Orlov”.",
    "The document bears the signatures of Petrenko and Orlov.",
]


@pytest.mark.parametrize(("note", "expected"), [*APART, *ORDERS, *SEVERAL, *BESIDE])
def test_consent_is_read_with_what_is_told_of_it(note: str, expected: str, told: Told) -> None:
    assert told(note) == expected.split("; ")


# Known to be misread: a note is pointed to by its number.
NOT_YET = [
    (
        (
            "On May 6, Gromov answered in cipher from Sochi at 12:30 that he was against any reduction.",
            "Gromov's reply telegram (see note 1) also contained consent to the transfer.",
        ),
        "Gromov 6 12:30 Sochi",
    ),
]


@pytest.mark.xfail(strict=True)
@pytest.mark.parametrize(("notes", "expected"), NOT_YET)
def test_consent_that_is_known_to_be_misread(notes: tuple[str, ...], expected: str, told: Told) -> None:
    assert told(*notes) == expected.split("; ")


def test_the_permission_of_a_body_is_not_the_answer_that_the_same_telegram_is(told: Told) -> None:
    answer, same = "Gromov telegraphed on May 6: “I agree”.", "In the same telegram Gromov agreed to the trip."
    assert told(f"{answer} The PB gave Orlov permission on May 7.", same) == ["Gromov 6 - -", "Gromov 6 - -"]
    assert told(f"{answer} Chubar gave Orlov an answer on May 7.", same)[1] == "Gromov 7 - -"


@pytest.mark.parametrize("note", NONE)
def test_sentence_without_a_consent_tells_none(note: str, told: Told) -> None:
    assert told(note) == []


REFUSED = "On May 6, Gromov answered in cipher from Sochi at 12:30 that he was against any reduction (Ibid. L. 21)."


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (REFUSED, "In the same cipher, Gromov consented to the transfer.", "Gromov 6 12:30 Sochi"),
        (REFUSED, "By the same telegram Gromov agreed to the purchase.", "Gromov 6 12:30 Sochi"),
        (REFUSED, "Gromov's consent was contained in the same telegram.", "Gromov 6 12:30 Sochi"),
        (REFUSED, "Gromov agreed to the transfer in the aforementioned cipher.", "Gromov 6 12:30 Sochi"),
        (REFUSED, "In that cipher Gromov did not object to the transfer.", "Gromov 6 12:30 Sochi"),
        (REFUSED, "At the same time, Gromov agreed to the transfer.", "Gromov - - -"),
        (REFUSED, "In the same cipher, Gromov refused the transfer.", ""),
        ("Gromov agreed on May 6; the answer was sent from Sochi at 12:30.",
         "In the same telegram Gromov approved the purchase.", "Gromov 6 12:30 Sochi; Gromov 6 12:30 Sochi"),
        ("The mill stood at Kem.", "In the same cipher Gromov agreed.", "Gromov - - -"),
    ],
)  # fmt: skip
def test_same_cipher_is_that_of_the_note_before(first: str, second: str, expected: str, told: Told) -> None:
    assert told(first, second) == (expected.split("; ") if expected else [])
