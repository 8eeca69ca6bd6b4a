"""Decisions as editors may word them: active, passive, nominal, verbless, inverted; several in a sentence.

The letter is of May 4, 1933; days are of that month. Each expectation was written before the run.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from corrkg.edition.records import Letter

Noted = Callable[..., Letter]

MINUTES = "(RGASPI. F. 17. Op. 3. D. 922. L. 12)"
SPECIAL = "(RGASPI. F. 17. Op. 162. D. 14. L. 89)"


def told(noted: Noted, note: str) -> list[str]:
    """Return each decision that a note states as "day series", and "-" for what is not told."""
    note = note.replace("{M}", MINUTES).replace("{S}", SPECIAL)
    return [
        f"{each.dating.day.day if each.dating and each.dating.day else '-'} {each.series or '-'}"
        for each in noted(note).decisions
    ]


DECIDED = [
    ("On May 6, the directive to Zaytsev was adopted by a poll of members of the PB; Petrenko – for, Chubar – for {S}.",
     "6 special-file"),
    ("On May 6 the PB approved the list; the vote was unanimous {M}.", "6 minutes"),
    ("The PB decided on May 6 to rebuild the mill; the sawmill was to wait {M}.", "6 minutes"),
    ("On May 6 the PB heard the report of Zaytsev; it resolved to rebuild the mill {M}.", "6 minutes"),
    ("By a poll on May 6 the proposal was adopted {M}.", "6 minutes"),
    ("At its meeting of May 6 the PB, having heard Zaytsev, resolved to rebuild the mill {M}.", "6 minutes"),
    ("Zaytsev was, by the PB's decision of May 6, relieved {M}.", "6 minutes"),
    ("On May 6, 1933, the decision to allocate 1.2 million rubles was taken by the PB and recorded in a special file"
     " {S}; in the minutes it is listed as item 64/45 {M}.", "6 special-file"),
    ("The PB approved the draft on May 6, and on May 8 cancelled its decision {M}.", "6 minutes; 8 minutes"),
    ("The question was resolved by the PB on May 6.", "6 -"),
    ("Approved by the PB on May 6 {M}.", "6 minutes"),
    ("Approved on May 6 {M}.", "6 minutes"),
    ("Approved by poll on May 6, item 45 {M}.", "6 minutes"),
    ("Decision of the PB of May 6: “To rebuild the mill” {M}.", "6 minutes"),
    ("Item 5 of the PB minutes of May 6 reads: “On the mill” {M}.", "6 minutes"),
    ("In the minutes of the PB there is the entry under May 6: “To approve” {M}.", "6 minutes"),
    ("See the PB resolution of May 6 {M}.", "6 minutes"),
    ("This refers to the decision of the PB of May 6, 1933, on the mill {M}.", "6 minutes"),
    ("We are talking about the PB decision “On the mill”, adopted on May 6 {M}.", "6 minutes"),
    ("Zaytsev's appointment took place by decision of the PB on May 6 {M}.", "6 minutes"),
    ("The commission was formed on May 6 {M}, its members were Zaytsev and Petrenko.", "6 minutes"),
    ("On May 6, at the suggestion of Gromov, the PB changed point 2 {M}.", "6 minutes"),
    ("It was not until May 6 that the PB adopted a decision {M}.", "6 minutes"),
    ("Only on May 8 did the PB return to the question and reject it {M}.", "8 minutes"),
    ("Following Gromov's objection, the PB on May 6 removed the question {M}.", "6 minutes"),
    ("The PB agreed with this on May 6 {M}.", "6 minutes"),
    ("Leave was granted to Zaytsev on May 6 {M}.", "6 minutes"),
    ("Zaytsev received leave by the PB's decision of May 6 {M}.", "6 minutes"),
    ("A resolution to this effect was passed on May 6 {M}.", "6 minutes"),
    ("The corresponding decision was made on May 6 {M}.", "6 minutes"),
    ("The next day, May 6, there followed a decision of the PB {M}.", "6 minutes"),
    ("On May 6, the PB set the price at 5 rubles, on May 8 it raised it to 6 {M}.", "6 minutes; 8 minutes"),
    ("There are two decisions of the PB: of May 6 and May 8 {M}.", "6 minutes; 8 minutes"),
    ("The PB instructed Zaytsev on May 6 to leave for Kem. On May 8 it recalled him {M}.", "6 -; 8 minutes"),
    ("Gromov agreed on May 5; on May 6 the PB approved {M}.", "6 minutes"),
    ("With Gromov's consent the PB adopted a decision on May 6 {M}.", "6 minutes"),
    ("The SNK decree was approved by the PB on May 6 {M}.", "6 minutes"),
    ("The draft decree was introduced by Zaytsev and approved by the PB on May 6 {M}.", "6 minutes"),
    ("The request was satisfied: by decision of the PB of May 6 {M} 5 thousand rubles were released.", "6 minutes"),
    ("The Politburo, by a decision dated May 6, instructed Zaytsev {M}.", "6 minutes"),
    ("The meeting of the PB at which the question was decided was held on May 6 {M}.", "6 minutes"),
    ("The PB's consent was given on May 6 {M}.", "6 minutes"),
    ("The PB refused on May 6 {M}.", "6 minutes"),
    ("Gromov's addition was included in the text of the resolution of the SNK “On grain”, approved by the PB on May 6"
     " {M}.", "6 minutes"),
    ("The proposal went through as a PB decision on May 6 {M}.", "6 minutes"),
    ("It was put through the PB on May 6 {M}.", "6 minutes"),
    ("In pursuance of this, the PB on May 6 allotted 5 thousand rubles {M}.", "6 minutes"),
    ("Adopted by the PB: May 6 {M}.", "6 minutes"),
    ("PB, May 6: “To approve” {M}.", "6 minutes"),
    ("As far back as May 6 the PB had granted Zaytsev leave {M}.", "6 minutes"),
    ("As recently as May 6 the PB had approved the list {M}.", "6 minutes"),
    ("“On the mill” is item 7 of the minutes of the PB for May 6 {M}.", "6 minutes"),
    ("The decision is entered in the minutes of the PB for May 6 {M}.", "6 minutes"),
    ("On May 6 Zaytsev was confirmed by the PB as secretary; on May 8 he left for Kem {M}.", "6 minutes"),
    ("Gromov's proposal was taken into account by the PB in the decision of May 6 {M}.", "6 minutes"),
    ("The draft received the approval of the PB on May 6 {M}.", "6 minutes"),
    ("The proposal met with the approval of the PB on May 6 {M}.", "6 minutes"),
    ("Zaytsev obtained the PB's permission on May 6 {M}.", "6 minutes"),
    ("The sanction of the PB followed on May 6 {M}.", "6 minutes"),
    ("The list was approved at the PB on May 6 {M}.", "6 minutes"),
    ("It was settled in the PB on May 6 {M}.", "6 minutes"),
    ("The composition of the commission was determined by the PB on May 6 {M}, and it left on May 8.", "6 minutes"),
    ("The terms were established by the PB on May 6 {M}.", "6 minutes"),
    ("The PB put off the trip until autumn; this was done on May 6 {M}.", "6 minutes"),
    ("The PB gave Zaytsev leave. It happened on May 6 {M}.", "6 minutes"),
    ("Zaytsev's leave was resolved on May 6 {M}, Petrenko's – on May 8 {S}.", "6 minutes; 8 special-file"),
    ("Zaytsev's voice was not heeded: decision of the PB of May 6 “On the mill” {M}.", "6 minutes"),
    ("His advice was not followed: on May 6 the PB released the money {M}.", "6 minutes"),
    ("The PB resolution “On the mill” bears the date May 6 {M}.", "6 minutes"),
    ("The PB resolution “On the mill” bears the date May 6; in the minutes there is only its number {M}, while the text"
     " is kept in the special folder {S}.", "6 special-file"),
    ("The plan was submitted on May 5, and the money for it was allotted on May 6 {M}.", "6 minutes"),
    ("The draft was handed in on May 5 and confirmed on May 6 {M}.", "6 minutes"),
    ("The PB's verdict of May 6: “To refuse” {M}.", "6 minutes"),
    ("The last word was spoken by the PB on May 6 {M}.", "6 minutes"),
    ("At the PB on May 6 the question was closed {M}.", "6 minutes"),
    ("The PB left the question open on May 6 and closed it on May 8 {M}.", "6 minutes; 8 minutes"),
    ("Behind the seal of the special folder, Zaytsev was allowed on May 6 to order machines {S}.", "6 special-file"),
    ("The money was found: on May 6 it was released from the reserve {M}.", "6 minutes"),
    ("The decision “On the mill” bears the date May 6 {S}.", "6 special-file"),
    ("The decree “On the mill” is dated May 6 {M}.", "6 minutes"),
    ("Zaytsev became commandant by a separate decision of May 6 {M}.", "6 minutes"),
    ("Zaytsev went to Kem by a decision of May 6 {M}.", "6 minutes"),
    ("Zaytsev became head of the road on May 6 {M}.", "6 minutes"),
    ("Zaytsev received leave on May 6 {M}.", "6 minutes"),
    ("It was only on May 6 that the members of the PB returned to this: Zaytsev received leave from May 18 for a month"
     " {M}.", "6 minutes"),
    ("The decree “On the mill” was carried out by a poll of members of the PB on May 6. Chubar replied “for”, Petrenko"
     " noted on the sheet: “No objection” {M}.", "6 minutes"),
    ("The PB approved the list on May 6. Petrenko voted for, Chubar abstained {M}.", "6 minutes"),
    ("The PB approved the list on May 6. See also {M}.", "6 minutes"),
    ("The PB approved the list on May 6. The decision is recorded in the minutes.", "6 minutes"),
    ("Only on May 6 was Zaytsev relieved of his post {M}.", "6 minutes"),
]  # fmt: skip
NONE = [
    "The PB's approval was not obtained on May 6.",
    "Zaytsev was at the PB on May 6.",
    "The question was discussed at the PB on May 6 without result.",
    "The approval of the PB was expected on May 6.",
    "This was done on May 6.",
    "The plan was submitted to the PB on May 6 {M}.",
    "The list of the members of the PB was determined on May 6 by the congress.",
    "Zaytsev received the text of the PB's decision on May 6.",
    "Zaytsev's memorandum was presented on May 6 {M}.",
    "The PB heard nothing of it on May 6.",
    "The draft was submitted to the PB on May 6.",
    "On May 6 the Orgburo adopted a decision (RGASPI. F. 17. Op. 113. D. 1. L. 2).",
    "The SNK adopted a decree on May 6 (GARF. F. 5446. Op. 1. D. 2. L. 3).",
    "No decision of the PB on this issue was found in the minutes.",
    "The PB did not consider the question on May 6.",
    "It was proposed that the PB adopt a decision on May 6.",
    "Zaytsev spoke at the meeting of the PB on May 6.",
    "On May 6 Zaytsev asked the PB for leave.",
    "The PB received Zaytsev's letter on May 6.",
    "The decision on the second line was made later.",
    "A decision of the PB was being prepared.",
    "Zaytsev's note to the PB of May 6 has been preserved.",
    "Members of the PB met Gromov on May 6.",
    "On May 6 a member of the PB, Petrenko, instructed Zaytsev to leave.",
    "On May 6 the question was removed from the agenda of the Secretariat.",
    "The PB was to consider the question on May 6.",
    "Zaytsev insisted on May 6 on a decision of the PB.",
    "The PB decision had no consequences.",
    "On May 6 the collegium of the NKVD, carrying out a decision of the PB, dismissed Zaytsev.",
    "The opinion of the PB was reported to Gromov on May 6.",
    "Zaytsev received leave on May 6 (GARF. F. 5446. Op. 1. D. 2. L. 3).",
    "Zaytsev received the list on May 6 {M}.",
    "Zaytsev became ill on May 6 {M}.",
    "Zaytsev became head of the road by a decision of the SNK of May 6 {M}.",
    "The letter of Zaytsev bears the date May 6 {M}.",
]


@pytest.mark.parametrize(("note", "expected"), DECIDED)
def test_decision_is_read_with_its_day_and_series(note: str, expected: str, noted: Noted) -> None:
    assert told(noted, note) == expected.split("; ")


@pytest.mark.parametrize("note", NONE)
def test_sentence_without_a_decision_tells_none(note: str, noted: Noted) -> None:
    assert told(noted, note) == []
