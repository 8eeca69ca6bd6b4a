"""Situations of a note, each in three sober wordings: active, passive, by a noun, a participle, a relative clause.

The letter is of Orlov to Gromov, of May 4, 1933; days are of that month. Each expectation was written before any was
read; where one was put right afterwards by the conventions of the gold standard, a comment beside it says so.
"""

from __future__ import annotations

import pytest

from .conftest import Whole


def unread(note: str, expected: str) -> object:
    """Mark a note that is known to be misread."""
    return pytest.param(note, expected, marks=pytest.mark.xfail(strict=True))


MOVED = [
    # sent in code
    unread("Orlov had the text put into code and sent on May 5 at 14:20.", "sent 5 14:20 -"),
    ("In coded form the letter was dispatched from Kem, on May 5, by the operator on duty.", "sent 5 - Kem"),
    ("Having been encoded by Zimin, it went off from Kem on May 5 at 14:20.", "sent 5 14:20 Kem"),
    # by courier
    ("A courier whom Orlov had summoned took the letter from Kem on May 5.", "sent 5 - Kem"),
    unread("With the courier who left Kem on May 5 the letter went to Sochi, where it was handed to Gromov on the 7th.",
     "sent 5 - Kem; received 7 - Sochi"),
    unread("The handing over of the letter to the courier took place in Kem on May 5, its delivery to Gromov on May 7.",
     "sent 5 - Kem; received 7 - -"),
    # by the direct wire
    ("Over the direct wire the text was dictated from Kem on May 5, beginning at 14:20.", "sent 5 14:20 Kem"),
    unread("The direct wire, over which the text went on May 5 at 14:20, was that of the commissariat.",
           "sent 5 14:20 -"),
    ("Transmitted by Zimin over the direct wire on May 5; in Sochi taken down by Petrenko at 14:55.",
     "sent 5 - -; received 5 14:55 Sochi"),
    # handed in
    unread("At the telegraph office of Kem the telegram was handed in by Zimin on May 5 at 14:20.", "sent 5 14:20 Kem"),
    ("The hour at which it was handed in is given on the blank: 14:20, May 5.", "sent 5 14:20 -"),
    ("Handed in at Kem on May 5 at 14:20, the telegram reached Sochi at 15:05.",
     "sent 5 14:20 Kem; received 5 15:05 Sochi"),
    # received
    ("Gromov, who had moved to Gagra by then, did not receive the letter until May 7.", "received 7 - Gagra"),
    unread("Receipt in Sochi is attested by the mark “Rec'd 6/V, 9:15”.", "received 6 09:15 Sochi"),
    unread("It was not before May 7 that the letter came into Gromov's hands.", "received 7 - -"),
    # deciphered
    ("The deciphering was completed in Sochi on May 6 at 3:40.", "received 6 03:40 Sochi"),
    ("In Sochi, where the cipher clerk Zimin was on duty, it was deciphered on May 6 at 3:40.",
     "received 6 03:40 Sochi"),
    ("On May 6, at 3:40, Zimin finished decoding it.", "received 6 03:40 -"),
    # registered
    unread("The register of incoming ciphers kept in Sochi has it under May 6.", "received 6 - Sochi"),
    unread("On its arrival in the secretariat, on May 6, it was given the number 118.", "received 6 - -"),
    ("The incoming number 118 and the date of receipt, May 6, were entered by Petrenko.", "received 6 - -"),
    # delayed
    unread("Because of a break in the line the cipher, ready on May 5, could leave Kem only on May 6 at 8:10.",
     "sent 6 08:10 Kem"),
    ("The aeroplane that carried the letter from Kem on May 5 was held up by fog; the letter reached Sochi"
           " on May 8.",
     "sent 5 - Kem; received 8 - Sochi"),
    ("Held up in Rostov by snow, the mail with this letter arrived in Sochi on May 8.", "received 8 - Sochi"),
    # by telephone
    ("Orlov telephoned the text to Sochi on May 5 at 21:30.", "sent 5 21:30 -"),
    unread("The message, which Petrenko received by telephone at 21:30 on May 5, was shown to Gromov the next morning.",
     "received 5 21:30 -"),
    unread("Dictated on May 5 at 21:30 by Orlov; Petrenko took it down by telephone.", "sent 5 21:30 -"),
    # what is no sending or receipt of the letter
    ("Gromov's answer, handed in at Sochi on May 6, has not been preserved.", ""),
    ("The estimate, which was to be sent after the letter, arrived in Sochi on May 9.", ""),
    ("When the letter was received is not indicated.", ""),
]  # fmt: skip
CONSENTED = [
    # returned
    ("Gromov returned the letter on May 7 with the inscription “I agree”.", "Gromov 7 - -"),
    ("Returned to Orlov on May 7, the letter bears Gromov's inscription “Agreed”.", "Gromov - - -"),
    ("The letter was sent back from Sochi on May 7; on it Gromov had written “No objections”.", "Gromov - - -"),
    # by telegram
    ("By a telegram from Sochi, which was received in Moscow on May 6 at 11:15, Gromov gave his assent.",
     "Gromov 6 11:15 Sochi"),
    ("The proposal was agreed to by Gromov in a telegram of May 6.", "Gromov 6 - -"),
    ("Gromov's telegram of May 6, in which he expressed his agreement, was sent from Sochi at 11:15.",
     "Gromov 6 11:15 Sochi"),
    # by telephone
    unread("Telephoned by Orlov on May 6, Gromov declared that he agreed.", "Gromov 6 - -"),
    ("Gromov's consent was received by telephone from Sochi at 11:15 on May 6.", "Gromov 6 11:15 Sochi"),
    ("In a telephone conversation with Petrenko, which took place on May 6, Gromov agreed to the rebuilding.",
     "Gromov 6 - -"),
    # orally
    ("Gromov's consent was given orally on May 6.", "Gromov 6 - -"),
    ("Gromov, with whom Orlov spoke on May 6, orally agreed.", "Gromov 6 - -"),
    ("Visiting Gromov in Sochi on May 6, Petrenko obtained his oral consent.", "Gromov 6 - Sochi"),
    # on the sheet
    ("Under the text is Gromov's inscription in red pencil: “I have no objections. 6.V”.", "Gromov 6 - -"),
    ("Gromov's agreement, dated May 6, is written across the first sheet.", "Gromov 6 - -"),
    ("Having read the letter, Gromov wrote on it on May 6: “Correct”.", "Gromov 6 - -"),
    # through a secretary
    ("Gromov's consent was communicated by his secretary Zimin on May 6.", "Gromov 6 - -"),
    ("Through his secretary Zimin, who telephoned Moscow on May 6, Gromov let it be known that he agreed.",
     "Gromov 6 - -"),
    ("Zimin, Gromov's secretary, reported on May 6: “Comrade Gromov has no objections”.", "Gromov 6 - -"),
    # with a change
    ("Gromov agreed on May 6, having changed the second paragraph.", "Gromov 6 - - C"),
    ("With one amendment, which concerned the price, the proposal was accepted by Gromov on May 6.", "Gromov 6 - - C"),
    unread("Gromov's consent of May 6 was accompanied by the remark that the price should be reduced.",
           "Gromov 6 - - C"),
    # in part
    unread("Gromov agreed on May 6 only with the first part of the proposal.", "Gromov 6 - - C"),
    # written with "C" at first: points that are told apart are a consent and a refusal, and no consent with changes
    ("Of the two proposals Gromov accepted the first on May 6 and rejected the second.",
     "Gromov 6 - - | Gromov refuses"),
    ("Agreeing to the rebuilding on May 6, Gromov refused the loan.", "Gromov 6 - - | Gromov refuses"),
    # no objection
    ("No objection was made by Gromov, to whom the draft had been sent on May 6.", "Gromov - - -"),
    ("From Gromov, who was asked on May 6, no objections came.", "Gromov 6 - -"),
    ("Gromov's telegram of May 6 contained no objections.", "Gromov 6 - -"),
    # another's opinion
    unread("Petrenko joined in Gromov's opinion, expressed on May 6: both were in favor.",
           "Petrenko - - -; Gromov 6 - -"),
    ("Gromov agreed on May 6, and two days later Petrenko, who had been ill, associated himself with him.",
     "Gromov 6 - -; Petrenko 8 - -"),
    # written "Gromov 6 - -; Petrenko - - -" at first: in what order consents are read says nothing
    ("Like Gromov, who had agreed on May 6, Petrenko considered the rebuilding expedient.",
     "Petrenko - - -; Gromov 6 - -"),
    # told in another's cipher
    ("That Gromov agreed was reported by Petrenko in a cipher sent from Sochi on May 6 at 11:15.",
     "Gromov 6 11:15 Sochi"),
    ("Petrenko's cipher of May 6 from Sochi speaks of Gromov's agreement.", "Gromov 6 - Sochi"),
    unread("Having spoken with Gromov, Petrenko wired from Sochi on May 6 that he agreed.", "Gromov 6 - Sochi"),
    # by a number
    ("Gromov's answer, cipher No. 41 of May 6, was affirmative.", "Gromov 6 - -"),
    ("By cipher No. 41, which left Sochi on May 6, Gromov approved the proposal.", "Gromov 6 - Sochi"),
    unread("In No. 41 of May 6 Gromov wrote: “I agree to the rebuilding”.", "Gromov 6 - -"),
    # voted
    ("Voting on May 8, Petrenko and Chubar declared themselves for the proposal, Zaytsev against it.",
     "Petrenko 8 - - V; Chubar 8 - - V | Zaytsev votes-against"),
    unread("The vote of May 8, in which Petrenko, Chubar and Zaytsev took part, was unanimously in favor.",
     "Petrenko 8 - - V; Chubar 8 - - V; Zaytsev 8 - - V"),
    ("For the proposal there voted on May 8 Petrenko and Chubar.", "Petrenko 8 - - V; Chubar 8 - - V"),
    # a poll with days
    ("Polled by telephone, Petrenko voted “for” on May 6, Chubar on May 7.", "Petrenko 6 - - V; Chubar 7 - - V"),
    unread("The members' votes came in on different days: Petrenko's on May 6, Chubar's on May 7.",
     "Petrenko 6 - - V; Chubar 7 - - V"),
    ("Petrenko, who was polled on May 6, and Chubar, polled on May 7, voted for.",
     "Petrenko 6 - - V; Chubar 7 - - V"),
    # what is no consent
    ("Had Gromov agreed, the mill would have been rebuilt in May.", ""),
    ("Gromov's consent, for which Orlov asked again on May 8, did not come.", ""),
    ("Gromov's reply to the letter has not been found; that he agreed can only be supposed.", ""),
]  # fmt: skip
OTHERWISE = [
    # asked to wait
    ("Gromov asked on May 6 that the matter be left until his return.", "| Gromov postpones"),
    unread("The decision was, at Gromov's wish, to be put off until the autumn.", "| Gromov postpones"),
    ("Having received the letter, Gromov proposed to wait for the harvest.", "| Gromov postpones"),
    # refused
    ("Orlov's proposal was declined by Gromov on May 6.", "| Gromov refuses"),
    ("Gromov's answer of May 6, which was received in Kem the next day, contained a refusal.", "| Gromov refuses"),
    ("Considering the rebuilding untimely, Gromov did not give his consent.", "| Gromov refuses"),
    # abstained
    ("Chubar and Petrenko voted for on May 8, with Zaytsev abstaining.",
     "Chubar 8 - - V; Petrenko 8 - - V | Zaytsev abstains"),
    ("In the vote of May 8 Zaytsev, who abstained, was alone.", "| Zaytsev abstains"),
    unread("Zaytsev's abstention on May 8 is recorded on the sheet.", "| Zaytsev abstains"),
    # did not vote
    ("Petrenko and Chubar voted for on May 8; Zaytsev, being on leave, did not vote.",
     "Petrenko 8 - - V; Chubar 8 - - V"),
    ("Zaytsev did not take part in the vote of May 8.", ""),
    ("Without Zaytsev, who was ill, Petrenko and Chubar voted for the proposal on May 8.",
     "Petrenko 8 - - V; Chubar 8 - - V"),
    # asked back
    ("Before answering, Gromov asked on May 6 what the mill would cost.", "| Gromov asks-back"),
    unread("From Gromov came, on May 6, the question who was to pay for it.", "| Gromov asks-back"),
    unread("Gromov's inquiry of May 6 concerned the cost of the mill.", "| Gromov asks-back"),
    # proposed something else
    unread("Instead of the rebuilding Gromov proposed on May 6 to build a new mill.", "| Gromov proposes-otherwise"),
    unread("Gromov's counter-proposal of May 6 was to build a new mill.", "| Gromov proposes-otherwise"),
    ("Gromov, who did not consent, suggested another mill.", "| Gromov refuses"),
    # went back on it
    ("The proposal was withdrawn by Orlov on May 9.", ""),
    ("Having first agreed, on May 6, Gromov withdrew his consent on May 8.", "Gromov 6 - - | Gromov refuses"),
    ("Gromov, who had at first refused, agreed on May 8.", "Gromov 8 - - | Gromov refuses"),
    # gave no answer
    ("Gromov left Orlov's letter without an answer.", ""),
    ("No answer from Gromov followed.", ""),
    ("Gromov's opinion was not asked for.", ""),
]  # fmt: skip
DECIDED = [
    # on the same day
    ("On the day the letter was written the PB approved the proposal {M}.", "decided 4 minutes"),
    ("Gromov's consent having come on May 6, the PB adopted the decision on the same day {M}.",
     "decided 6 minutes; Gromov 6 - -"),
    unread("The adoption of the decision followed on the very day of Gromov's telegram, May 6 {M}.",
           "decided 6 minutes"),
    # on the next day
    unread("The day after the receipt of the letter, May 7, saw the adoption of the decision by the PB {M}.",
     "decided 7 minutes"),
    ("Gromov agreed on May 6; already on the following day the proposal was approved by the PB {M}.",
     "decided 7 minutes; Gromov 6 - -"),
    ("The PB, to which the matter was submitted on May 6, decided it the next day {M}.", "decided 7 minutes"),
    # two days later
    ("Gromov gave his consent on May 6, and two days later the PB allotted the money {M}.",
     "decided 8 minutes; Gromov 6 - -"),
    unread("Two days after Gromov's consent of May 6 a decision of the PB was adopted {M}.",
     "decided 8 minutes; Gromov 6 - -"),
    ("The decision that the PB adopted two days later, on May 8, repeats Orlov's words {M}.", "decided 8 minutes"),
    # in the minutes and in a special file
    ("The decision was adopted by the PB on May 6 and entered in the special file {S}; the minutes give its number"
     " (Ibid. Op. 3. D. 922. L. 12).",
     "decided 6 special-file"),
    unread("Entered in the minutes by number only {M}, the decision of May 6 is kept in the special file {S}.",
     "decided 6 special-file"),
    unread("The text of the PB's decision of May 6, which the minutes do not give {M}, lies in the special file {S}.",
     "decided 6 special-file"),
    # refused by the body
    ("On May 6 the PB declined the proposal {M}.", "decided 6 minutes"),
    unread("By the PB, which considered it on May 6, the proposal was not adopted {M}.", "decided 6 minutes"),
    ("The rejection of the proposal by the PB dates from May 6 {M}.", "decided 6 minutes"),
    # put off by the body
    ("The question was put off by the PB on May 6 until Gromov's return {M}.", "decided 6 minutes"),
    ("On May 6 the PB, having heard Petrenko, postponed the question to the next meeting {M}.", "decided 6 minutes"),
    ("The postponement of the question was decided by the PB on May 6 {M}.", "decided 6 minutes"),
    # changed
    ("On May 12 the PB changed its decision of May 6 {M}.", "decided 12 minutes"),
    ("The decision of May 6 was amended by the PB on May 12 {M}.", "decided 12 minutes"),
    ("In amendment of its decision of May 6, the PB on May 12 reduced the sum {M}.", "decided 12 minutes"),
    # repealed
    ("On May 12 the decision of May 6 was repealed at Gromov's suggestion {M}.", "decided 12 minutes"),
    ("The PB's repeal of its decision of May 6 took place on May 12 {M}.", "decided 12 minutes"),
    ("Having learned of the fire, the PB on May 12 cancelled the rebuilding {M}.", "decided 12 minutes"),
    # by poll
    ("By a poll of its members on May 8 the PB approved the plan {M}.", "decided 8 minutes"),
    ("Adopted by poll on May 8, the decision was formalized as one of May 10 {M}.", "decided 8 minutes"),
    ("The members of the PB having been polled, the decision was adopted on May 8 {M}.", "decided 8 minutes"),
    # on the condition of a consent, and with one
    ("The PB decided on May 6 to rebuild the mill, provided that Gromov agreed {M}.", "decided 6 minutes"),
    unread("With the agreement of Gromov, who was in Sochi, the PB approved the plan on May 6 {M}.",
     "decided 6 minutes; Gromov - - Sochi"),
    ("On May 6, Gromov not objecting, the PB approved the plan {M}.", "decided 6 minutes; Gromov - - -"),
    # what is no decision of the body
    ("The PB did not return to the question.", ""),
    ("The draft decision that Orlov had prepared was not submitted to the PB.", ""),
    ("On May 6 the SNK repealed its decree on the mill.", ""),
]  # fmt: skip


@pytest.mark.parametrize(("note", "expected"), [*MOVED, *CONSENTED, *OTHERWISE, *DECIDED])
def test_situation_is_read_in_each_wording(whole: Whole, note: str, expected: str) -> None:
    assert whole(note) == expected
