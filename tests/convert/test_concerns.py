"""What a decision does by its own words, or by those of what it settles where it says no more than that it was made."""

from __future__ import annotations

import pytest

from corrkg.vocab import CK

from .conftest import Converter

SHELF = "(RGASPI. F. 17. Op. 3. D. 922. L. 12)"
MADE = "1 On May 6, 1933 issued by the decision of the PB"
DAM = "We propose to build a dam"
BOTH = ("1) We propose to build a dam.", "2) We propose to instruct Petrenko to report 1 .")


@pytest.mark.parametrize(
    ("asked", "told", "acts"),
    [
        (BOTH, MADE, ["instructs", "other"]),
        ((f"{DAM}. Please let us know your opinion 1 .",), MADE, ["other"]),
        (("We propose to instruct Petrenko to report. Please let us know your opinion 1 .",), MADE, ["instructs"]),
        (BOTH, "1 The PB adopted a decree “On dams and reports” on May 6, 1933", ["other"]),
        (BOTH, "1 On May 6, 1933, the PB instructed Petrenko to report", ["instructs"]),
        (BOTH, "1 On May 6, 1933, the PB recognized the need of a dam. Petrenko was instructed to report",
         ["instructs", "other"]),
    ],
)  # fmt: skip
def test_each_thing_that_a_decision_does_is_an_act(
    asked: tuple[str, ...], told: str, acts: list[str], converted: Converter
) -> None:
    data = converted(("Orlov to Gromov May 4, 1933", ["Moscow. Gromov.", *asked, "Orlov."], [f"{told} {SHELF}."]))
    found = {quad.object for quad in data if quad.predicate == CK.act}
    assert found == {CK.concept("act", act) for act in acts}
