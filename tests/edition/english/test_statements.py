"""Where one sentence of a note ends and another begins, though a measure with a stop stands between them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from corrkg.edition.english.clause.statements import statements
from corrkg.edition.records import Edition

Reader = Callable[[str], Edition]

PARTED = [
    ("The cipher arrived at 10 h. 25 min. Gromov agreed on May 6.", 2),
    ("Orlov came at 10 o'clock. 25 min. Gromov's reply was negative.", 2),
    ("Sent from Kem at 10 o'clock. 25 min. Gromov answered the next day.", 2),
    ("The letter, as the mark says, was brought by plane and received at 20 o'clock. Petrenko answered on May 6.", 2),
    ("The cipher came at 4 o'clock. 25 min. Gromov's reply, signed at 13 o'clock. 30 min. the same day: “I agree”.", 2),
    ("Orlov asked for 5 mil. Gromov gave 4.", 2),
    ("The mill stood near the city. Gromov agreed on May 6.", 2),
    ("In a cipher sent from Sochi at 10 h. 25 min. Gromov agreed.", 1),
    ("At 10 o'clock. 25 min. Gromov agreed.", 1),
    ("From Sochi, at 10 h. 25 min. Gromov answered by cipher.", 1),
    ("The cipher left Kem at 10 h. 25 min. Moscow time.", 1),
    ("The party committee of the city. Kem agreed.", 1),
]


@pytest.mark.parametrize(("words", "count"), PARTED)
def test_measure_ends_a_sentence_where_both_sides_have_a_verb(words: str, count: int, read: Reader) -> None:
    shelf = "Archive: RGASPI F. 700. Op. 2. D. 15. L. 8."
    edition = read(f"Orlov to Gromov May 4, 1933\n\n{shelf}\n\nThe mill 1 .\n\n____\n\n1 {words}\n")
    [note] = edition.letters[0].notes
    assert len(statements(edition.source, note)) == count
