"""Notes as editors may write them: longer sentences, in which the moment of a fact stands in many places.

The letter is of Orlov in Kem to Gromov in Sochi, of May 4, 1933; days are of that month. Each expectation was written
before the run.
"""

from __future__ import annotations

import pytest

from .conftest import Decided, Moved, Told

CONSENTS = [
    ("On the evening of May 6 Gromov telephoned from Sochi that he had nothing against it.", "Gromov 6 - Sochi"),
    ("Consent came the next day: “Agreed. Gromov” (cipher from Sochi, May 5, 12:30).", "Gromov 5 12:30 Sochi"),
    ("By wire from Sochi, received on May 6 at 12:30, Gromov let it be known that he agreed.", "Gromov 6 12:30 Sochi"),
    ("“I have no objections. Gromov” – this answer was given from Sochi on May 6 at 12:30.", "Gromov 6 12:30 Sochi"),
    ("It was approved by Gromov in a conversation by direct wire on May 6 at 12:30.", "Gromov 6 12:30 -"),
    ("Gromov, to whom the text was read over the telephone on May 6, approved it.", "Gromov 6 - -"),
    ("On May 6 the text was read to Gromov by telephone, and he approved it.", "Gromov 6 - -"),
    ("The text was read to Gromov over the telephone at 12:30 on May 6; he made no objections.", "Gromov 6 12:30 -"),
    ("Gromov's answer – “For” – was brought by courier on May 6.", "Gromov 6 - -"),
    ("Having read the letter, Gromov wrote on May 6: “I agree with you”.", "Gromov 6 - -"),
    ("After reading it on May 6 in Sochi, Gromov wrote in the margin: “Right”.", "Gromov 6 - Sochi"),
    ("Gromov's consent followed within a day, on May 5, from Sochi.", "Gromov 5 - Sochi"),
    ("From Gromov, who was on leave in Sochi, a positive reply was received on May 6 at 12:30."
     " ", "Gromov 6 12:30 Sochi"),
    ("Gromov gave his assent through Chalov on May 6.", "Gromov 6 - -"),
    ("Through his secretary Gromov conveyed on May 6 that he was for it.", "Gromov 6 - -"),
    ("The same evening Gromov replied: “Good”.", "Gromov 4 - -"),
    ("Not until the evening of May 6 did Gromov answer from Sochi that he agreed.", "Gromov 6 - Sochi"),
    ("The reply, given at 12:30 on May 6 in Sochi, said: “You can rebuild”.", "Gromov 6 12:30 Sochi"),
    ("On the same day, May 4, at 12:30, the answer came by code: “Agreed. Gromov”.", "Gromov 4 12:30 -"),
    ("In his cipher No. 24 of May 6 (sent from Sochi at 12:30) Gromov agreed.", "Gromov 6 12:30 Sochi"),
    ("Gromov's telegram No. 24, dispatched from Sochi on May 6 at 12:30, contains his agreement."
     " ", "Gromov 6 12:30 Sochi"),
    ("Gromov marked the telegram with the word “For” on May 6.", "Gromov 6 - -"),
    ("Petrenko and Gromov put their initials on the draft as a sign of agreement on May 6."
     " ", "Petrenko 6 - -; Gromov 6 - -"),
    ("Petrenko answered “for” on May 6, Chubar – on May 7.", "Petrenko 6 - -; Chubar 7 - -"),
    ("Gromov agreed by telephone (message taken down by Chalov on May 6 at 12:30).", "Gromov 6 12:30 -"),
    ("Already at 12:30 on May 5 there was a reply from Sochi: “Agreed. Gromov”.", "Gromov 5 12:30 Sochi"),
    ("At 12:30 the following day Gromov cabled his approval from Sochi.", "Gromov 5 12:30 Sochi"),
    ("In answer to this, Gromov, from Sochi, on May 6, at 12:30, by cipher: “Agreed”.", "Gromov 6 12:30 Sochi"),
    ("Answer of Gromov: “I don't object” (Sochi, May 6, 12 hours 30 minutes).", "Gromov 6 12:30 Sochi"),
    ("The answer from Gromov came back on the morning of May 6 and was affirmative.", "Gromov 6 - -"),
    ("Gromov assented on the telephone, as Chalov wrote on the form at 12:30 on May 6.", "Gromov 6 12:30 -"),
    ("He gave his consent on May 6; this was reported by Chalov.", "Gromov 6 - -"),
    ("To this the answer was given on May 6: “We agree. Gromov, Petrenko”.", "Gromov 6 - -; Petrenko 6 - -"),
    ("Gromov fully shared the view of Orlov, as his telegram of May 6 from Sochi shows.", "Gromov 6 - Sochi"),
    ("Asked over the wire in Sochi at 12:30 on May 6, Gromov said: “Do it”.", "Gromov 6 12:30 Sochi"),
    ("Gromov's “yes” was telegraphed from Sochi on May 6 at 12:30.", "Gromov 6 12:30 Sochi"),
    ("Gromov, by telegram of May 6 from Sochi, approved the text; Petrenko – by telephone on May 7."
     " ", "Gromov 6 - Sochi; Petrenko 7 - -"),
    ("On May 6, at 12 h. 30 min., from Sochi was received: “Agreed. Gromov”.", "Gromov 6 12:30 Sochi"),
    ("Agreement from Sochi over Gromov's signature arrived on May 6 at 12:30.", "Gromov 6 12:30 Sochi"),
    ("The draft came back from Sochi on May 6 with Gromov's note: “No objections”.", "Gromov 6 - Sochi"),
    ("Gromov returned the draft with the inscription “For” on May 6.", "Gromov 6 - -"),
    ("Petrenko joined Gromov's opinion on May 7.", "Petrenko 7 - -"),
    ("The consent of Petrenko and Chubar was obtained by telephone on May 6.", "Petrenko 6 - -; Chubar 6 - -"),
    ("Gromov let Chalov telephone on May 6 that there were no objections on his part.", "Gromov 6 - -"),
    ("Gromov informed Kem from Sochi on May 6 at 12:30 that the proposal suited him.", "Gromov 6 12:30 Sochi"),
    ("Three days later, on May 7, Gromov, then in Sochi, gave his agreement.", "Gromov 7 - Sochi"),
]  # fmt: skip
MOVEMENTS = [
    ("Encrypted at 15:10, sent from Kem at 15:27 on May 5.", "sent 5 15:27 Kem"),
    ("The telegram was signed by Orlov on May 4 and went out from Kem at 15:27 the next day.", "sent 5 15:27 Kem"),
    ("It lay at the telegraph in Kem until May 5, when it was sent at 15:27.", "sent 5 15:27 Kem"),
    ("Sent from Kem at half past three in the afternoon on May 5.", "sent 5 15:30 Kem"),
    ("Dispatch: May 5, 15:27, Kem; receipt: May 5, 16:40, Sochi.", "sent 5 15:27 Kem; received 5 16:40 Sochi"),
    ("It was sent on May 5 from Kem (15:27) and received in Sochi (16:40)."
     " ", "sent 5 15:27 Kem; received 5 16:40 Sochi"),
    ("At 15:27 on May 5 Chalov handed the cipher in at the Kem telegraph.", "sent 5 15:27 Kem"),
    ("The pilot Zimin took the letter from Kem on May 5 at 6 in the morning and brought it to Sochi the same"
     " evening.", "sent 5 06:00 Kem; received 5 - Sochi"),
    ("According to the stamp, the letter reached Sochi on May 6.", "received 6 - Sochi"),
    ("A stamp on the envelope shows that it arrived in Sochi on May 6.", "received 6 - Sochi"),
    ("Gromov's secretary signed for it on May 6 at 16:40.", "received 6 16:40 -"),
    ("It was decoded in Sochi at 17:10 on the day it was sent, May 5.", "received 5 17:10 Sochi"),
    ("Received in Sochi by Chalov at 16 hours 40 minutes on the 5th.", "received 5 16:40 Sochi"),
    ("The cipher clerk in Sochi noted its arrival at 16:40 on May 5.", "received 5 16:40 Sochi"),
    ("On May 5, at 15:27, in code from Kem.", "sent 5 15:27 Kem"),
    ("Time of dispatch on the form: 15:27, May 5.", "sent 5 15:27 -"),
    ("It left with the courier on the night of May 5.", "sent 5 - -"),
    ("It went from Kem by telegraph in plain text on May 5.", "sent 5 - Kem"),
    ("The number was put by the secretary; in code from Kem on May 5 at 15:27.", "sent 5 15:27 Kem"),
    ("Orlov dictated it by telephone from Kem on May 5 at 15:27.", "sent 5 15:27 Kem"),
    ("Chalov recorded it in Sochi on May 5 at 16:40.", "received 5 16:40 Sochi"),
    ("The time of arrival is not marked.", ""),
    ("It was telegraphed in cipher from Kem on May 5 and was on Gromov's table the same evening."
     " ", "sent 5 - Kem; received 5 - -"),
    ("Sent by cipher from Kem at 15:27 of May 5, and at 16:40 already decoded in Sochi."
     " ", "sent 5 15:27 Kem; received 5 16:40 Sochi"),
    ("The letter was dispatched from Kem with courier Zimin on May 5 and handed to Gromov personally on May 6 at"
     " 10:00.", "sent 5 - Kem; received 6 10:00 -"),
    ("Its transmission began in Kem at 15:27 on May 5 and was finished at 15:50.", "sent 5 15:27 Kem"),
    ("The secretary dated it May 5; on that day it also went out from Kem, at 15:27.", "sent 5 15:27 Kem"),
    ("The telegram reached the addressee on May 6 at 10 o'clock in the morning.", "received 6 10:00 -"),
    ("It took the cipher two hours to reach Sochi: sent at 14:40, received at 16:40 on May 5."
     " ", "sent 5 14:40 -; received 5 16:40 -"),
    ("The letter was carried to Sochi by Petrenko and given to Gromov on May 6.", "received 6 - Sochi"),
    ("Received: May 5, 16:40, Moscow.", "received 5 16:40 Moscow"),
    ("Sent off by Chalov (May 5, 15:27).", "sent 5 15:27 -"),
    ("It was registered as received in Sochi on May 5 at 16:40.", "received 5 16:40 Sochi"),
    ("Deciphered by Chalov on May 5 at 16:40 in Sochi, it was at once shown to Gromov.", "received 5 16:40 Sochi"),
    ("From Kem on May 5 at 15:27 in cipher the telegram was sent; in Sochi, where Chalov received it, it was"
     " 16:40.", "sent 5 15:27 Kem; received 5 16:40 Sochi"),
]  # fmt: skip
DECISIONS = [
    ("On May 6 the question was put to the PB, which agreed {M}.", "6 minutes"),
    ("The PB, on May 6, and again on May 8, postponed the question {M}.", "6 minutes; 8 minutes"),
    ("The PB took up the question on May 6 and turned the request down {M}.", "6 minutes"),
    ("With this wording it passed the PB on May 6 {M}.", "6 minutes"),
    ("A week later, on May 11, the PB returned to the question and granted the request {M}.", "11 minutes"),
    ("By poll of May 6 the PB let Zaytsev go on leave {M}.", "6 minutes"),
    ("Thus, on May 6, Zaytsev was made commissar by the PB {M}.", "6 minutes"),
    ("The matter ended with the PB's decision of May 6 to rebuild the mill {M}.", "6 minutes"),
    ("Under May 6 the minutes of the PB contain: “On the mill” {M}.", "6 minutes"),
    ("The decision, taken by poll on May 6, is in the special folder {S}.", "6 special-file"),
    ("What Orlov asked was done by the PB on May 6 {M}.", "6 minutes"),
    ("On May 6 the proposal became item 14 of the minutes {M}.", "6 minutes"),
    ("The leave was allowed on May 6, with the words “until July 1” {M}.", "6 minutes"),
    ("On the PB's instructions of May 6, Zaytsev was sent to Kem {M}.", "6 minutes"),
    ("The PB sanctioned the purchase – for 5 thousand rubles – on May 6 {M}.", "6 minutes"),
    ("The decision followed on May 6 {M}.", "6 minutes"),
    ("The point was adopted on May 6 in Gromov's wording {M}.", "6 minutes"),
    ("It was Petrenko whom the PB appointed on May 6 {M}.", "6 minutes"),
    ("Neither request was granted: on May 6 the PB refused both {M}.", "6 minutes"),
    ("The PB's resolution on the mill is of May 6 {M}.", "6 minutes"),
    ("The money was released by the PB on May 6 – half of what was asked {M}.", "6 minutes"),
    ("There followed on May 6 a decision of the PB to build {M}.", "6 minutes"),
    ("Zaytsev got his leave on May 6 by poll {M}.", "6 minutes"),
    ("The commission's draft was the basis of the PB decree of May 6 {M}.", "6 minutes"),
    ("Gromov's amendment entered the PB decision of May 6 {M}.", "6 minutes"),
    ("Of the two posts he kept one: on May 6 the PB released him from the other {M}.", "6 minutes"),
    ("PB decision of May 6 {M}.", "6 minutes"),
    ("On May 6 (item 14) the PB approved the list {M}.", "6 minutes"),
    ("In the PB the question was settled only on May 6, after Gromov's return {M}.", "6 minutes"),
    ("The PB heard the report on May 6; its decision was to rebuild the mill {M}.", "6 minutes"),
    ("Leave from June 1 was what the PB gave Zaytsev on May 6 {M}.", "6 minutes"),
    ("The list was cut by the PB to 20 people and in this form approved on May 6 {M}.", "6 minutes"),
    ("The request found support: the PB on May 6 allotted 5 thousand rubles {M}.", "6 minutes"),
    ("Zaytsev's candidacy was not accepted; on May 6 the PB confirmed Petrenko {M}.", "6 minutes"),
    ("Orlov's proposal formed point 3 of the decision of May 6 “On the mill” {M}.", "6 minutes"),
    ("The decree of the SNK was sanctioned on May 6 {M}.", "6 minutes"),
    ("By item 14 of the minutes of May 6, the request was rejected {M}.", "6 minutes"),
    ("As early as the 6th the PB had given its sanction {M}.", "6 minutes"),
    ("On May 6, on the report of Zaytsev, it was resolved to rebuild the mill {M}.", "6 minutes"),
    ("It fell to the PB to decide, and on May 6 it decided for Orlov {M}.", "6 minutes"),
    ("The PB left Zaytsev in his post on May 6 {M}.", "6 minutes"),
    ("That the mill be rebuilt was resolved by the PB on May 6 {M}.", "6 minutes"),
    ("The price – 5 rubles – was fixed by the PB on May 6 {M}.", "6 minutes"),
    ("The draft, somewhat shortened, became a PB decision on May 6 {M}.", "6 minutes"),
    ("Zaytsev's journey was put off by the PB on May 6, and on May 8 forbidden {M}.", "6 minutes; 8 minutes"),
    ("The trip was forbidden on May 6 {M}.", "6 minutes"),
    ("On May 6 Zaytsev was given a month of leave by the PB, Petrenko – two weeks {M}.", "6 minutes"),
    ("The PB would not hear of it: on May 6 the question was struck off {M}.", "6 minutes"),
]  # fmt: skip
# What stands beside a fact, and tells nothing of it.
BESIDE_CONSENTS = [
    ("On May 6 the text was sent to Gromov, and he approved it.", "Gromov - - -"),
    ("Gromov agreed on May 6 to build the mill in Sochi.", "Gromov 6 - -"),
    ("Gromov agreed to the mill in Sochi.", "Gromov - - -"),
    ("Gromov refused on May 6, Chubar – on May 7.", ""),
    ("Gromov answered “no” on May 6, Chubar – on May 7.", ""),
    ("The text was read to Gromov on May 6, but he objected.", ""),
    ("The answer came on May 6 and was negative.", ""),
]
BESIDE_MOVEMENTS = [
    ("Petrenko's telegram was sent off from Kem on May 5.", ""),
    ("Gromov signed for the money on May 6 at 16:40.", ""),
    ("The secretary noted the departure of Petrenko from Kem on May 5.", ""),
    ("Chalov accepted it on May 5.", ""),
    ("The plain text of the cipher is in the file.", ""),
]
BESIDE_DECISIONS = [
    ("The PB's decision was to be prepared by May 6 {M}.", ""),
    ("Zaytsev's decision was to leave on May 6 {M}.", ""),
    ("Zaytsev became a member of the expedition on May 6 (GARF. F. 1. Op. 1. D. 2. L. 3).", ""),
    ("A decree of the SNK was issued on May 6 (GARF. F. 1. Op. 1. D. 2. L. 3).", ""),
]
NOT_YET = [
    ("Of the members asked, Petrenko (May 6) and Chubar (May 7) were for.", "Petrenko 6 - -; Chubar 7 - -"),
    ("“For” – Petrenko, May 6; Chubar, May 7.", "Petrenko 6 - -; Chubar 7 - -"),
    ("At Gromov's in Sochi on May 6 the plan met with approval.", "Gromov 6 - Sochi"),
]
NOT_YET_MOVED = [
    (
        "The telegram's way: handed in at Kem on May 5 at 15:27, delivered in Sochi at 16:40.",
        "sent 5 15:27 Kem; received 5 16:40 Sochi",
    ),
    ("On the form: Kem, May 5, 15 h. 27 min.; Sochi, 16 h. 40 min.", "sent 5 15:27 Kem; received 5 16:40 Sochi"),
    ("Orlov sent this letter with Petrenko, who left Kem on May 5.", "sent 5 - Kem"),
]


def listed(expected: str) -> list[str]:
    """Return the facts of an expectation."""
    return expected.split("; ") if expected else []


@pytest.mark.parametrize(("note", "expected"), [*CONSENTS, *BESIDE_CONSENTS])
def test_consent_of_a_long_sentence_has_its_moment(note: str, expected: str, told: Told) -> None:
    assert told(note) == listed(expected)


@pytest.mark.parametrize(("note", "expected"), [*MOVEMENTS, *BESIDE_MOVEMENTS])
def test_way_of_the_letter_in_a_long_sentence_has_its_moments(note: str, expected: str, moved: Moved) -> None:
    assert moved(note) == listed(expected)


@pytest.mark.parametrize(("note", "expected"), [*DECISIONS, *BESIDE_DECISIONS])
def test_decision_of_a_long_sentence_has_its_day(note: str, expected: str, decided: Decided) -> None:
    assert decided(note) == listed(expected)


@pytest.mark.xfail(strict=True, reason="lists without verbs, and moments in brackets after each name")
@pytest.mark.parametrize(("note", "expected"), NOT_YET)
def test_consent_that_is_known_to_be_misread(note: str, expected: str, told: Told) -> None:
    assert told(note) == listed(expected)


@pytest.mark.xfail(strict=True, reason="headings without verbs, and a bearer whose way another clause tells")
@pytest.mark.parametrize(("note", "expected"), NOT_YET_MOVED)
def test_movement_that_is_known_to_be_misread(note: str, expected: str, moved: Moved) -> None:
    assert moved(note) == listed(expected)
