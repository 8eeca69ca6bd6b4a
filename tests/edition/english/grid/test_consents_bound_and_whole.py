"""What takes back a part of a consent, and what "but" only adds to it.

The letter is of Orlov to Gromov, of May 4, 1933, and proposes to rebuild a mill; days are of that month. Each
expectation was written before the run, a negative beside its cousins.
"""

from __future__ import annotations

import pytest

from tests.edition.english.lettered import Reader, letter_of

from .conftest import Taken

# What "but" opens: a bound or a change of what is agreed to; or something else, which leaves the consent whole.
BUT = [
    ("Gromov answered: “I agree. But no more than two mills”.", "Gromov - - - C"),
    ("Gromov answered: “I agree. But the last point should be thrown out”.", "Gromov - - - C"),
    ("Gromov answered: “I do not object, but the second point is toothless”.", "Gromov - - - C"),
    ("Gromov answered: “I agree with the text, but it is too nervous”.", "Gromov - - - C"),
    ("Gromov answered: “I do not object, but eight millers are enough”.", "Gromov - - - C"),
    ("Gromov answered: “I agree, but let Petrenko not promise anything”.", "Gromov - - - C"),
    ("Gromov answered: “I have nothing against the mill. But this is the last time”.", "Gromov - - -"),
    ("Gromov answered: “I have no objections. But Petrenko should be scolded for it”.", "Gromov - - -"),
    ("Gromov answered: “I do not object, but Petrenko must be told of it”.", "Gromov - - -"),
    ("Gromov answered: “I agree. But let Petrenko answer for it with his head”.", "Gromov - - -"),
]

# A consent to what is left, and a condition.
BOUND = [
    ("Gromov answered: “Two mills are enough. The rest is acceptable”.", "Gromov - - - C"),
    ("Gromov answered: “For the millers, a million at the most. Otherwise I support it”.", "Gromov - - - C"),
    ("Gromov answered: “I do not mind, if the French pay for it”.", "Gromov - - - C"),
    ("Gromov answered: “If Petrenko vouches for it, I have no objections”.", "Gromov - - - C"),
    ("Gromov answered: “I do not mind, if you think so”.", "Gromov - - -"),
    ("Gromov answered: “I agree. Let Petrenko rest”.", "Gromov - - -"),
]


@pytest.mark.parametrize(("note", "expected"), [*BUT, *BOUND])
def test_consent_is_changed_by_what_alters_or_binds_it_alone(note: str, expected: str, taken: Taken) -> None:
    assert taken(note) == expected


@pytest.mark.parametrize(
    ("answer", "stances"),
    [
        ("The mill can be rebuilt. But let Zimin answer for it with his head.", ["agrees"]),
        ("The mill can be rebuilt, there is no need to be stingy.", ["agrees"]),
        ("I do not object to the mill, but twenty millers are too many, I propose fifteen.", ["agrees-with-changes"]),
        ("There is no need to rebuild the mill.", ["refuses"]),
        ("Twenty millers are too many.", ["refuses"]),
    ],
)
def test_what_an_answer_adds_takes_no_stance_of_its_own(answer: str, stances: list[str], read: Reader) -> None:
    letter = letter_of(read, f"To your No. 24. {answer}")
    assert [told.stance for told in letter.responses] == stances
