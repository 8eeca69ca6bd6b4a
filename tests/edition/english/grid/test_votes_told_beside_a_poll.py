"""What is a vote, and what an answer: "for" and "against" of those whom the letter does not ask.

The letter is of Orlov to Gromov, of May 4, 1933; days are of that month. Each expectation was written before the run,
a negative beside its cousins.
"""

from __future__ import annotations

import pytest

from .conftest import Taken

# The poll is told after the vote: in an aside, or in a clause that says when.
AFTER = [
    ("Petrenko and Chubar, polled by telephone on May 6, spoke in favor.", "Petrenko 6 - - V; Chubar 6 - - V"),
    ("Petrenko, who was polled on May 6, was in favor.", "Petrenko 6 - - V"),
    (
        "Petrenko and Chubar supported the mill when the matter was put to the vote on May 6.",
        "Petrenko 6 - - V; Chubar 6 - - V",
    ),
    (
        "When the mill was put to the vote on May 6, Petrenko and Chubar supported it.",
        "Petrenko 6 - - V; Chubar 6 - - V",
    ),
    ("Polled on May 6, Petrenko and Chubar answered in the affirmative.", "Petrenko 6 - - V; Chubar 6 - - V"),
    ("The members of the PB were polled on May 6; Petrenko replied “Yes”.", "Petrenko 6 - - V"),
    # no poll, or no "for" in it
    ("Petrenko answered in the affirmative on May 6.", "Petrenko 6 - -"),
    ("Petrenko and Chubar, polled by telephone on May 6, had no objections.", "Petrenko 6 - -; Chubar 6 - -"),
    ("Gromov answered in the affirmative on May 6, and the members were polled on May 7.", "Gromov 6 - -"),
    ("Gromov supported the mill on May 6 before the matter was put to the vote on May 7.", "Gromov 6 - -"),
]

# A vote beside that of another.
BESIDE = [
    ("Chubar wrote: “For”. Petrenko, asked by telephone, also spoke in favor.", "Chubar - - - V; Petrenko - - - V"),
    ("Under the text: “For. Chubar”, then: “Comrade Petrenko is for.”", "Chubar - - - V; Petrenko - - - V"),
    ("Chubar wrote: “For”. Petrenko, asked by telephone, also agreed.", "Chubar - - - V; Petrenko - - -"),
]

AGAINST = [
    ("On the draft Petrenko wrote: “Against. I have no rails”.", "| Petrenko votes-against"),
    ("On the list itself Petrenko wrote: “Against Zaytsev”.", "| Petrenko votes-against"),
    ("Petrenko put down: “Against the mill”.", "| Petrenko votes-against"),
    ("Under the text is written: “Against. Petrenko”.", "| Petrenko votes-against"),
    ("Chubar wrote: “For”, Petrenko: “Against”.", "Chubar - - - V | Petrenko votes-against"),
    # whom the letter asks refuses; and who refuses in other words
    ("Gromov wrote: “Against. There are no rails”.", "| Gromov refuses"),
    ("Gromov telegraphed: “Against the mill”.", "| Gromov refuses"),
    ("On the draft Petrenko wrote: “I object. I have no rails”.", "| Petrenko refuses"),
]


@pytest.mark.parametrize(("note", "expected"), [*AFTER, *BESIDE, *AGAINST])
def test_vote_is_told_apart_from_an_answer(note: str, expected: str, taken: Taken) -> None:
    assert taken(note) == expected
