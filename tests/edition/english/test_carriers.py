"""By what means a stance came, of those that notes tell: the medium that carried it, not the sheet that it stands on.

The letter is of Orlov to Gromov, of May 4, 1933; Gromov is asked. Each expectation was written before the first run.
"""

from __future__ import annotations

import pytest

from tests.edition.english.lettered import MILL, Reader, letter_of


def means_of(read: Reader, note: str) -> set[str]:
    """Return by what means each stance of a note came; empty words for none."""
    letter = letter_of(read, MILL, notes=[note])
    noted = {each.means for each in letter.responses if each.note}
    return noted | {each.means for each in letter.approvals}


@pytest.mark.parametrize(
    "note",
    [
        "Gromov wrote on the telegram: “I do not object”.",
        "Gromov wrote according to the text of the telegram: “I do not object. Gromov”.",
        "There is a resolution on the letter: “For. Gromov”.",
        "Under the text of the cipher: “I agree. Gromov”.",
        "Across the letter Gromov wrote in blue pencil: “Refuse”.",
        "In the margins of the letter Gromov wrote: “It is too early, wait”.",
        "On the draft of the cipher there is a note: “I agree. Gromov”.",
        "Having read the telegram, Gromov wrote on it: “I agree”.",
        "The first copy of the telegram bears the signature of Gromov, who agreed.",
        "On the telegraph form Gromov wrote on May 6: “I do not presume to affirm or deny”.",
    ],
)
def test_sheet_that_a_stance_is_written_on_carried_nothing(note: str, read: Reader) -> None:
    assert means_of(read, note) == {""}


@pytest.mark.parametrize(
    ("note", "medium"),
    [
        ("Gromov agreed in a cipher from Sochi.", "cipher-telegram"),
        ("Gromov's consent was received by telephone.", "telephone-message"),
        ("Gromov, on the telephone from Sochi, agreed.", "telephone-message"),
        ("Gromov answered over the same wire: “I agree”.", "telegram"),
        ("“I agree” - the cipher with these words of Gromov left Sochi on May 5.", "cipher-telegram"),
        ("Gromov telegraphed that he agreed.", "telegram"),
        ("Gromov wired that he was in favor of giving Petrov the planes.", "telegram"),
        ("“I do not object” - from Gromov's letter to Orlov of May 6.", "letter"),
        ("Such an answer as “I agree. Gromov” was given in the cipher that went from Sochi.", "cipher-telegram"),
        (
            "On the telegram there is Gromov's resolution: “I agree”. The answer was sent to Moscow by cipher.",
            "cipher-telegram",
        ),
    ],
)
def test_medium_that_a_stance_went_by_is_its_means(note: str, medium: str, read: Reader) -> None:
    assert means_of(read, note) == {medium}
