"""Stances as editors word them: any verb, noun, adjective or idiom by which somebody is for a proposal, or against it.

The letter is of Orlov to Gromov, of May 4, 1933, and proposes to rebuild a mill. A consent is found unless something
speaks against it: a negation, a condition, a modal, another matter. Each expectation was written before the run.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

Taken = Callable[[str], str]

# "Gromov 6 - Sochi" is a consent with its day, hour and place; "C" says that it is one with changes.
WORDS = [
    ("Gromov gave his blessing to the rebuilding on May 6.", "Gromov 6 - -"),
    ("Gromov raised no objection.", "Gromov - - -"),
    ("Gromov found it right to rebuild the mill.", "Gromov - - -"),
    ("On May 6 Gromov put his signature under the proposal.", "Gromov 6 - -"),
    ("Gromov let it be known on May 6 that he was for the rebuilding.", "Gromov 6 - -"),
    ("Gromov's answer of May 6 was favourable.", "Gromov 6 - -"),
    ("Gromov subscribed to this proposal.", "Gromov - - -"),
    ("Gromov lent his support to the proposal on May 6.", "Gromov 6 - -"),
    ("Gromov had nothing against the rebuilding.", "Gromov - - -"),
    ("Gromov withdrew his objections on May 6.", "Gromov 6 - -"),
    ("Gromov dropped his objections.", "Gromov - - -"),
    ("Gromov no longer objected.", "Gromov - - -"),
    ("Gromov waived his objection.", "Gromov - - -"),
    ("Gromov backed the proposal.", "Gromov - - -"),
    ("Gromov found no grounds for objection.", "Gromov - - -"),
    ("Gromov saw no obstacles to the rebuilding.", "Gromov - - -"),
    ("Gromov considered the proposal expedient.", "Gromov - - -"),
    ("Gromov considered Orlov's proposal correct.", "Gromov - - -"),
    ("Gromov recognized the rebuilding as necessary.", "Gromov - - -"),
    ("Gromov thought it possible to satisfy the request.", "Gromov - - -"),
    ("Gromov gave the green light on May 6.", "Gromov 6 - -"),
    ("Gromov gave permission on May 6.", "Gromov 6 - -"),
    ("Gromov gave a positive conclusion.", "Gromov - - -"),
    ("Gromov was of the same opinion.", "Gromov - - -"),
    ("Gromov held the same view.", "Gromov - - -"),
    ("Gromov stood for the rebuilding.", "Gromov - - -"),
    ("Gromov came out in support of the proposal.", "Gromov - - -"),
    ("Gromov spoke in favour of rebuilding.", "Gromov - - -"),
    ("Gromov pronounced himself in favor on May 6.", "Gromov 6 - -"),
    ("Gromov expressed himself for the rebuilding.", "Gromov - - -"),
    ("Gromov solidarized with Orlov.", "Gromov - - -"),
    ("Gromov joined the opinion of Orlov.", "Gromov - - -"),
    ("Gromov reacted favourably to the proposal.", "Gromov - - -"),
    ("Gromov responded positively on May 6 from Sochi.", "Gromov 6 - Sochi"),
    ("Gromov took a favorable view of the proposal.", "Gromov - - -"),
    ("Gromov met the proposal with approval.", "Gromov - - -"),
    ("Gromov authorized the rebuilding.", "Gromov - - -"),
    ("Gromov affixed his signature to the draft on May 6.", "Gromov 6 - -"),
    ("Gromov signed the draft on May 6.", "Gromov 6 - -"),
    ("Gromov confirmed by telephone on May 6 that the mill should be rebuilt.", "Gromov 6 - -"),
    ("Gromov acceded to the request.", "Gromov - - -"),
    ("Gromov yielded to Orlov's arguments and gave his consent on May 6.", "Gromov 6 - -"),
    ("Gromov was in full agreement with this.", "Gromov - - -"),
    ("Gromov was in solidarity with the proposal.", "Gromov - - -"),
    ("Gromov was satisfied with the draft.", "Gromov - - -"),
    ("Gromov was not opposed to it.", "Gromov - - -"),
    ("Gromov was not against the proposal.", "Gromov - - -"),
    ("The proposal suited Gromov.", "Gromov - - -"),
    ("The proposal found the support of Gromov.", "Gromov - - -"),
    ("The proposal aroused no objections in Gromov.", "Gromov - - -"),
    ("The proposal did not meet with objections from Gromov.", "Gromov - - -"),
    ("No objections were raised by Gromov.", "Gromov - - -"),
    ("There were no objections from Gromov.", "Gromov - - -"),
    ("Gromov's objections were not received.", ""),
    ("The sanction of Gromov was received on May 6 from Sochi.", "Gromov 6 - Sochi"),
    ("Approval was given by Gromov on May 6.", "Gromov 6 - -"),
    ("Permission was obtained from Gromov on May 6.", "Gromov 6 - -"),
    ("By a telegram of May 6 from Sochi the proposal was sanctioned by Gromov.", "Gromov 6 - Sochi"),
    ("The proposal was supported by Gromov on May 6.", "Gromov 6 - -"),
    ("The draft was approved by Gromov in a cipher of May 6.", "Gromov 6 - -"),
    ("Gromov's “yes” came on May 6.", "Gromov 6 - -"),
]  # fmt: skip

# The stance is the content of what somebody tells, or it is told by another.
TELLINGS = [
    ("Gromov wired on May 6 from Sochi that he was for it.", "Gromov 6 - Sochi"),
    ("Gromov wired that it was possible to rebuild the mill.", "Gromov - - -"),
    ("Gromov telegraphed on May 6 that the proposal suited him.", "Gromov 6 - -"),
    ("Gromov informed on May 6 that he would not object.", "Gromov 6 - -"),
    ("Gromov replied on May 6 that the mill should be rebuilt.", "Gromov 6 - -"),
    ("Gromov answered that nothing prevented the rebuilding.", "Gromov - - -"),
    ("Gromov's answer: he agrees.", "Gromov - - -"),
    ("Gromov's answer of May 6: yes.", "Gromov 6 - -"),
    ("Gromov's consent – by cipher from Sochi on May 6.", "Gromov 6 - Sochi"),
    ("Gromov's reply, received on May 6: no objections.", "Gromov 6 - -"),
    ("Gromov's position was positive.", "Gromov - - -"),
    ("Petrenko told Orlov by telephone on May 6 that Gromov agreed.", "Gromov 6 - -"),
    ("Petrenko reported on May 6 that Gromov had no objections.", "Gromov 6 - -"),
    ("On May 6 Petrenko informed the secretary: “Comrade Gromov considers the proposal correct”.", "Gromov 6 - -"),
    ("He replied the same evening: “I agree”.", "Gromov 4 - -"),
    ("He agreed on May 6.", "Gromov 6 - -"),
    ("The reply came on May 6. It was positive.", "Gromov 6 - -"),
    ("An answer came from Sochi on May 6. Gromov was for.", "Gromov 6 - Sochi"),
    ("Gromov was asked on May 5; the next day he gave an affirmative answer.", "Gromov 6 - -"),
    ("In his reply of May 6 Gromov supported the proposal.", "Gromov 6 - -"),
    ("Consent followed on May 6 from Sochi.", "Gromov 6 - Sochi"),
    ("Consent was received on May 6.", "Gromov 6 - -"),
    ("Consent received from Sochi on May 6 at 12:30.", "Gromov 6 12:30 Sochi"),
    ("The consent of the addressee was received on May 6.", "Gromov 6 - -"),
]  # fmt: skip

OTHERS = [
    ("Petrenko also spoke in favor.", "Petrenko - - -"),
    ("Petrenko subscribed to the proposal on May 7.", "Petrenko 7 - -"),
    ("Petrenko withdrew his objections.", "Petrenko - - -"),
    ("Petrenko's consent was obtained by telephone on May 7.", "Petrenko 7 - -"),
    ("The draft was agreed with Petrenko and Zaytsev on May 7.", "Petrenko 7 - -; Zaytsev 7 - -"),
    ("The members of the PB Petrenko and Zaytsev supported the proposal.", "Petrenko - - -; Zaytsev - - -"),
    ("Petrenko, having been acquainted with the draft, endorsed it.", "Petrenko - - -"),
]  # fmt: skip

CHANGED = [
    ("Gromov agreed on the condition that it be small.", "Gromov - - - C"),
    ("Gromov agreed, but proposed to wait with the coal.", "Gromov - - - C"),
    ("Gromov accepted the second point if the staff were increased.", "Gromov - - - C"),
    ("Gromov agreed in the main.", "Gromov - - - C"),
]  # fmt: skip

# What is no consent: a stance of another kind after the stroke, or none.
NONE = [
    ("Gromov took exception to the proposal.", "| Gromov refuses"),
    ("Gromov did not give his blessing.", "| Gromov refuses"),
    ("Gromov raised objections.", "| Gromov refuses"),
    ("Gromov did not find it right.", "| Gromov refuses"),
    ("Gromov's answer of May 6 was unfavourable.", "| Gromov refuses"),
    ("Gromov's answer was negative.", "| Gromov refuses"),
    ("Gromov did not support the proposal.", "| Gromov refuses"),
    ("Gromov withdrew his support.", "| Gromov refuses"),
    ("Gromov considered the proposal premature.", "| Gromov refuses"),
    ("Gromov considered it inexpedient.", "| Gromov refuses"),
    ("Gromov recognized the rebuilding as unnecessary.", "| Gromov refuses"),
    ("Gromov spoke against the rebuilding.", "| Gromov refuses"),
    ("Gromov vetoed it.", "| Gromov refuses"),
    ("Gromov proposed to postpone the question.", "| Gromov postpones"),
    ("Gromov asked to wait until his return.", "| Gromov postpones"),
    ("Gromov suggested returning to the question in autumn.", "| Gromov postpones"),
    ("Gromov put off his answer.", "| Gromov postpones"),
    ("Gromov requested details.", "| Gromov asks-back"),
    ("Gromov wanted to know what the mill would cost.", "| Gromov asks-back"),
    ("Gromov hesitated.", ""),
    ("Gromov's opinion is unknown.", ""),
    ("Gromov was asked to support the proposal.", ""),
    ("If Gromov had agreed, the mill would have been rebuilt.", ""),
    ("Orlov hoped that Gromov would support it.", ""),
    ("Orlov asked for Gromov's consent.", ""),
    ("Without Gromov's consent nothing was done.", ""),
    ("Gromov's consent has not been found.", ""),
    ("It is not known whether Gromov agreed.", ""),
    ("Gromov agreed to become chairman.", ""),
    ("The PB approved the proposal on May 6.", ""),
    ("Gromov approved the minutes of the congress.", ""),
    ("Gromov signed the contract with the firm.", ""),
    ("Petrenko agreed with the firm on the price.", ""),
    ("The commission of Petrenko found it right.", ""),
    ("Orlov found it right.", ""),
    ("Gromov had not yet agreed.", ""),
    ("Gromov wrote an article in support of the kolkhozes.", ""),
]  # fmt: skip

# Known to be misread: what is agreed to is no matter of the letter, or the idiom is in no class.
NOT_YET = [
    ("Gromov saw no reason to refuse.", "Gromov - - -"),
    ("The proposal was to Gromov's liking.", "Gromov - - -"),
    ("Gromov's yes came on May 6.", "Gromov 6 - -"),
    ("Gromov declared that he took no exception.", "Gromov - - -"),
    ("Gromov read the telegram on May 6 and wrote: “Must be done.”", "Gromov 6 - -"),
    ("There is a consent of Gromov of May 6.", "Gromov 6 - -"),
    ("Gromov agreed on May 6 to points 1 and 2, and rejected the third.", "Gromov 6 - - C | Gromov refuses"),
    ("Gromov turned the proposal down on May 6.", "| Gromov refuses"),
    ("Gromov asked whose opinion this was.", "| Gromov asks-back"),
    ("Petrenko supported Zaytsev's family.", ""),
    ("Gromov supported the peasants.", ""),
    ("Before that Gromov had supported the mill at the congress.", ""),
]  # fmt: skip


@pytest.mark.parametrize(("note", "expected"), [*WORDS, *TELLINGS, *OTHERS, *CHANGED])
def test_consent_is_found_in_whatever_words_it_is_told(taken: Taken, note: str, expected: str) -> None:
    assert taken(note) == expected


@pytest.mark.parametrize(("note", "expected"), NONE)
def test_what_speaks_against_a_consent_is_heard(taken: Taken, note: str, expected: str) -> None:
    assert taken(note) == expected


@pytest.mark.xfail(strict=True, reason="what an agreement is to is known by few words")
@pytest.mark.parametrize(("note", "expected"), NOT_YET)
def test_stance_that_is_known_to_be_misread(taken: Taken, note: str, expected: str) -> None:
    assert taken(note) == expected
