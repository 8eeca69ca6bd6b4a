"""A consent whose place, or day, the sentence before it tells: where the answer left, where he read what he was asked.

The letter is of Orlov to Gromov, of May 4, 1933; days are of that month. What is expected was written before the notes
were read.
"""

from __future__ import annotations

import pytest

from .conftest import Told

READ = [
    # the answer's way
    ("Gromov's answer was sent from Sochi and is dated May 6, 13:20. In it he agreed.", "Gromov 6 13:20 Sochi"),
    ("Gromov's cipher was sent from Kem and bears the date of May 6. In it he agreed.", "Gromov 6 - Kem"),
    ("The answer went off from Gagra and is dated May 6. In it Gromov agreed to the mill.", "Gromov 6 - Gagra"),
    (
        "The answers of Petrenko and Chubar came from Kem. On May 6 Petrenko agreed; Chubar did so on the 7th.",
        "Petrenko 6 - Kem; Chubar 7 - Kem",
    ),
    (
        "The replies of Petrenko and Chubar were sent from Kem. Petrenko agreed on May 6. Chubar agreed on May 7.",
        "Petrenko 6 - Kem; Chubar 7 - Kem",
    ),
    (
        "The telegrams of Petrenko and Chubar came from Kem. Petrenko consented on May 6, Chubar on May 7.",
        "Petrenko 6 - Kem; Chubar 7 - Kem",
    ),
    (
        "The answers of Petrenko and Chubar came from Kem. On May 6 Petrenko agreed; Zaytsev did so on the 7th.",
        "Petrenko 6 - Kem; Zaytsev 7 - -",
    ),
    # where he was asked
    ("The proposal was shown to Petrenko in Kem on May 6. He consented to it on that day.", "Petrenko 6 - Kem"),
    ("The draft was shown to Petrenko in Kem, who had no objections.", "Petrenko - - Kem"),
    ("The draft was read to Gromov in Sochi on May 6. He agreed on the same day.", "Gromov 6 - Sochi"),
    ("Zimin laid the draft before Gromov in Gagra on May 6. Gromov agreed on May 7.", "Gromov 7 - Gagra"),
    ("The text was read to Gromov in Sochi on May 6. He agreed on May 8 from Kem.", "Gromov 8 - Kem"),
    ("The text was shown to Zimin in Sochi on May 6. Gromov agreed on May 8.", "Gromov 8 - -"),
    # where he read it
    ("The draft was examined by Gromov in Sochi. On May 7 he put the inscription “I agree” on it.", "Gromov 7 - Sochi"),
    ("The text was considered by Gromov in Gagra. He agreed on May 7.", "Gromov 7 - Gagra"),
    (
        "The letter was received in Sochi on May 5. There Gromov looked through the plan, and on May 7 he approved it.",
        "Gromov 7 - Sochi",
    ),
    ("The draft was examined by Zimin in Sochi. Gromov agreed on May 7.", "Gromov 7 - -"),
    ("The draft was examined by Gromov in Sochi. On May 7 he agreed from Kem.", "Gromov 7 - Kem"),
    ("The draft was examined by Gromov in Sochi. He returned to Moscow and agreed on May 7.", "Gromov 7 - -"),
    ("Gromov reviewed the plan of the works in Kem. On May 7 he agreed to the mill.", "Gromov 7 - -"),
    # where, and when, several voted
    (
        "The draft was put to the vote in Moscow on May 6. Petrenko and Chubar wrote “for” under it.",
        "Petrenko 6 - Moscow; Chubar 6 - Moscow",
    ),
    ("The plan was put to the vote in Kem on May 6. Petrenko voted for it.", "Petrenko 6 - Kem"),
    ("The draft was put to a vote in Moscow on May 6. Petrenko agreed to it.", "Petrenko 6 - Moscow"),
    ("The draft was put to the vote in Moscow on May 6. Petrenko agreed on May 8.", "Petrenko 8 - -"),
    (
        "The draft was put to the vote in Moscow on May 6. Petrenko voted for it by telegraph from Kem.",
        "Petrenko 6 - Kem",
    ),
    (
        "The proposal was considered at the meeting of May 6. Petrenko and Chubar spoke for it, Zaytsev joined them.",
        "Petrenko 6 - -; Chubar 6 - -; Zaytsev 6 - -",
    ),
    ("The plan was discussed at the sitting of May 6. Gromov agreed.", "Gromov 6 - -"),
    ("The proposal was considered at the meeting of May 6. Gromov agreed on May 7.", "Gromov 7 - -"),
    ("The railways were on the agenda of the meeting of May 6. Gromov agreed.", "Gromov - - -"),
    # one by one
    (
        "Petrenko and Chubar were polled on May 6. Both voted “for”, the first from Kem, the second from Sochi.",
        "Petrenko 6 - Kem; Chubar 6 - Sochi",
    ),
    (
        "Petrenko and Chubar were acquainted with it on May 6. The first agreed on the same day, the second on May 7.",
        "Petrenko 6 - -; Chubar 7 - -",
    ),
    ("Petrenko and Chubar were polled on May 6. The first agreed. The second refused.", "Petrenko 6 - -"),
    (
        "Petrenko and Chubar were polled on May 6. Both were in favor, the former from Kem, the latter from Sochi.",
        "Petrenko 6 - Kem; Chubar 6 - Sochi",
    ),
    ("Petrenko and Chubar were acquainted with it. The second agreed on May 7.", "Chubar 7 - -"),
    ("There were two proposals. The first was rejected, to the second Gromov agreed on May 6.", "Gromov 6 - -"),
    ("Gromov was sent two drafts. The first lay in Kem, the second he approved on May 7.", "Gromov 7 - -"),
]

MISSED = [
    (
        "Petrenko and Chubar were asked on May 6. They agreed on May 7, the first from Kem, the second from Sochi.",
        "Petrenko 7 - Kem; Chubar 7 - Sochi",
    ),
    ("Gromov's letter was sent from Kem, and Zimin's is dated May 6. In it Zimin agreed.", "Zimin 6 - -"),
    ("Petrenko studied the plan in Kem. On May 7 he approved it.", "Petrenko 7 - Kem"),
    ("The draft was examined at a meeting of the commission of May 6. Petrenko agreed with it.", "Petrenko 6 - -"),
    (
        "Zimin passed the proposal on to Petrenko and Chubar on May 6. Petrenko consented on the same day, Chubar "
        "on the following one.",
        "Petrenko 6 - -; Chubar 7 - -",
    ),
]


@pytest.mark.parametrize(("note", "expected"), READ)
def test_consent_takes_from_the_sentence_before_where_and_when_he_was_asked(
    told: Told, note: str, expected: str
) -> None:
    assert "; ".join(told(note)) == expected


@pytest.mark.xfail(reason="known gap", strict=True)
@pytest.mark.parametrize(("note", "expected"), MISSED)
def test_places_and_days_that_are_not_read_yet(told: Told, note: str, expected: str) -> None:
    assert "; ".join(told(note)) == expected
