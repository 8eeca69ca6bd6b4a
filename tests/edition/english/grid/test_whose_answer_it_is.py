"""Whose an answer is that stands beside a name, in a predicate, or in what a proposal met with.

The letter is of Orlov to Gromov, of May 4, 1933, and proposes to rebuild a mill; days are of that month. Each
expectation was written before the run, a negative beside its cousins.
"""

from __future__ import annotations

import pytest

from .conftest import Taken

BESIDE_A_NAME = [
    (
        "In the poll on May 6, Petrenko and Zaytsev voted in favor; against Chubar's name stands: “for”.",
        "Petrenko 6 - - V; Zaytsev 6 - - V; Chubar 6 - - V",
    ),
    ("Opposite the name of Chubar is written: “For”.", "Chubar - - - V"),
    ("Next to Chubar's surname there is the mark: “For”.", "Chubar - - - V"),
    ("Against the second point Gromov wrote: “For”.", "Gromov - - -"),
]

IN_A_PREDICATE = [
    ("Gromov replied that he was “decidedly in favor” of Zaytsev remaining there.", "Gromov - - -"),
    ("Gromov was “in favor” of Zaytsev.", "Gromov - - -"),
    ("Gromov found the mill “unnecessary, let them first arrive”.", "| Gromov refuses"),
    ("Gromov considered the bonus “superfluous”.", "| Gromov refuses"),
    ("In a joint telegram Gromov and Chubar spoke in favor of the mill, but found the bonus “unnecessary”.",
     "Gromov - - -; Chubar - - - | Gromov, Chubar refuses"),
    ("Under the text there are “For” of Petrenko and “For” of Zaytsev.", "Petrenko - - - V; Zaytsev - - - V"),
]  # fmt: skip

MET_WITH = [
    ("The proposal met with objections from Gromov.", "| Gromov refuses"),
    ("The mill met with a refusal on the part of Gromov.", "| Gromov refuses"),
    ("The proposal met with Gromov's objections.", "| Gromov refuses"),
    ("The proposal met with no objections from Gromov.", "Gromov - - -"),
    ("The proposal did not meet with objections from Gromov.", "Gromov - - -"),
]


@pytest.mark.parametrize(("note", "expected"), [*BESIDE_A_NAME, *IN_A_PREDICATE, *MET_WITH])
def test_answer_is_of_him_whom_the_words_around_it_name(note: str, expected: str, taken: Taken) -> None:
    assert taken(note) == expected
