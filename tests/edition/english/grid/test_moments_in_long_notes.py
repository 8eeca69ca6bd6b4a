"""A consent whose day, hour or place stands in another clause of a long note is told whole.

The letter is of Orlov to Gromov, of May 4, 1933; days are of that month. What is expected was written before the notes
were read, but for five rows that were changed after it.
"""

from __future__ import annotations

import pytest

from .conftest import Taken

LONG = [
    (
        "The answer left Sochi the next day, May 5, at 14:00. 40 min., in the form of a short cipher "
        "signed by Gromov: “On both points I have no objections”.",
        "Gromov 5 14:40 Sochi",
    ),
    (
        "The answer went from Sochi on May 6 at 11:20, in a cipher signed by Gromov: “I agree. Let Petrenko hurry.”",
        "Gromov 6 11:20 Sochi",
    ),
    (
        "On May 6 the reply came to Moscow in a telegram signed by Gromov: “I have no objections, "
        "Petrenko has none either”.",
        "Gromov 6 - -",
    ),
    ("A cipher signed by Zimin came on May 6: “Comrade Gromov agrees.”", "Gromov 6 - -"),
    ("The answer came on May 6, in a cipher signed by Gromov: “I do not agree.”", "| Gromov refuses"),
    ("Gromov agreed by a cipher which he sent from Sochi on May 6 at 17:20.", "Gromov 6 17:20 Sochi"),
    (
        "Gromov, who was resting, consented by a telegram to Orlov which he handed in at Sochi on May 6 at 17:20.",
        "Gromov 6 17:20 Sochi",
    ),
    ("Petrenko expressed his agreement in a letter which he sent from Kem on May 7.", "Petrenko 7 - Kem"),
    ("Gromov consented by a telegram to Orlov, which he gave to the telegraph on May 6 at 9:10.", "Gromov 6 09:10 -"),
    ("Gromov agreed with the telegram which he had sent to Petrenko on May 3.", "Gromov - - -"),
    ("Gromov agreed by telephone to the mill, which he visited on May 3.", "Gromov - - -"),
    (
        "The proposal met with the approval of Gromov, who, according to a letter of Petrenko's, "
        "replied by telephone on May 9.",
        "Gromov 9 - -",
    ),
    (
        "The proposal met with the approval of Gromov, who, as Petrenko recalled, telegraphed on May 9: "
        "“Do as you know”.",
        "Gromov 9 - -",
    ),
    ("The mill was agreed to by Gromov, who, in spite of the doctors, wrote to Orlov on May 9.", "Gromov 9 - -"),
    ("Petrenko, who, as he said, had read the draft, agreed on May 9.", "Petrenko 9 - -"),
    ("The telegram was shown to Petrenko, who, according to Zimin, agreed at once.", "Petrenko - - -"),
    ("The telegram was shown to Petrenko, who, according to Zimin, was against it.", "| Petrenko refuses"),
    (
        "At 13:50 on May 14 Gromov's reply was put on the wire in Sochi. He did not object to the mill.",
        "Gromov 14 13:50 Sochi",
    ),
    ("Gromov's consent was put on the wire in Sochi on May 14 at 13:50.", "Gromov 14 13:50 Sochi"),
    ("Gromov agreed; his cipher was put on the line in Sochi at 13:50 on May 14.", "Gromov 14 13:50 Sochi"),
    ("On May 14 Gromov's answer was put on the wire in Sochi. It was negative.", ""),
    (
        "The proposals were discussed in Moscow on May 13. Petrenko, Chubar and Zaytsev declared "
        "themselves in favor of them.",
        "Petrenko 13 - Moscow; Chubar 13 - Moscow; Zaytsev 13 - Moscow",
    ),
    (
        "The proposals (nine pages with corrections by Gromov's hand, see: Ibid. L. 43–51) were "
        "discussed in Moscow on May 13. Petrenko, Chubar and Zaytsev declared themselves in favor of them.",
        "Petrenko 13 - Moscow; Chubar 13 - Moscow; Zaytsev 13 - Moscow",
    ),
    ("The draft was discussed in Moscow on May 13; Petrenko supported it.", "Petrenko 13 - Moscow"),
    ("On May 13 the question was considered in Kem. Gromov agreed with the proposal.", "Gromov 13 - Kem"),
    (
        "The telegram was discussed on May 13 at the dacha. Petrenko and Chubar agreed with it, Zaytsev "
        "also had nothing against it.",
        "Petrenko 13 - -; Chubar 13 - -; Zaytsev 13 - -",
    ),
    ("The draft, which had been read by all, was debated on May 13; Gromov found it acceptable.", "Gromov 13 - -"),
    ("The draft was discussed on May 13 {M}. Gromov supported it.", "Gromov - - -"),
    ("The draft was discussed on May 13. Gromov agreed on May 15.", "Gromov 15 - -"),
    ("The draft was discussed on May 13. Gromov agreed by telegraph.", "Gromov - - -"),
    ("The draft was discussed on May 13. Later Gromov agreed.", "Gromov - - -"),
    ("The draft was discussed on May 13 and adopted on May 15. Gromov supported it.", "Gromov - - -"),
    (
        "It is marked on the draft: “Comrade Gromov does not object. Transmitted from Sochi by Petrenko "
        "20/V at 23:10”.",
        "Gromov 20 23:10 Sochi",
    ),
    ("On the draft is a note: “T. Gromov agrees. Reported from Sochi by telephone 20/V”.", "Gromov 20 - Sochi"),
    (
        "On the sheet is written: “Comrade Gromov is for. Telephoned from Kem on May 20 at 10:15. Zimin”.",
        "Gromov 20 10:15 Kem",
    ),
    ("“Gromov agrees. Received from Petrenko by telephone 20/V”, it is written on the draft.", "Gromov 20 - -"),
    ("Gromov answered on May 6: “I agree. I sent Petrenko from Kem on May 3.”", "Gromov 6 - -"),
    ("Gromov answered on May 6: “I agree. I will stay as long as necessary.”", "Gromov 6 - -"),
    ("Gromov answered on May 6: “Petrenko should stay where he is.”", "| Gromov refuses"),
]


@pytest.mark.parametrize(("note", "expected"), LONG)
def test_moment_of_a_consent_is_found_in_a_long_note(note: str, expected: str, taken: Taken) -> None:
    assert taken(note) == expected


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        ("The opinion of Gromov was awaited with impatience, and Petrenko twice inquired about it by telephone.", ""),
        ("Gromov's answer was delayed, and Zimin asked about it on May 8.", ""),
        ("Gromov's consent was awaited. Petrenko inquired about it on May 8.", ""),
        ("Gromov inquired about the price of the mill.", "| Gromov asks-back"),
    ],
)
def test_who_asks_after_an_awaited_answer_asks_nothing_back(note: str, expected: str, taken: Taken) -> None:
    assert taken(note) == expected
