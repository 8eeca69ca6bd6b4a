"""In whose hand a copy of a letter is: his whom the words of its form name, or an autograph's only sender."""

from __future__ import annotations

import pytest
from pyoxigraph import Dataset

from corrkg.uris import INFERRED
from corrkg.vocab import CK, RDF
from tests.convert.exchanged import Converter


def hands(converted: Converter, senders: str, form: str) -> list[tuple[str, bool]]:
    """Return whose hands a letter of some senders is in, and whether that is inferred."""
    text = f"{senders} to Gromov May 4, 1933\n\nArchive: RGASPI F. 700. Op. 2. D. 15. L. 8. {form}\n\nThe mill burnt.\n"
    data: Dataset = converted(files={"editions/1933-may.txt": text})
    found = list(data.quads_for_predicate(CK.hand))
    claims = {quad.subject for quad in data.quads_for_object(CK.hand) if quad.predicate == RDF.predicate}
    assert len(claims) == sum(INFERRED in str(quad.graph_name) for quad in found)
    return [(str(quad.object).rpartition("/")[2].rstrip(">"), INFERRED in str(quad.graph_name)) for quad in found]


@pytest.mark.parametrize(
    "form",
    ["Text - Petrov's autograph.", "Petrov's autograph.", "Autograph of Comrade Petrov.", "Original in Petrov's hand."],
)
def test_hand_that_is_named_is_his(form: str, converted: Converter) -> None:
    assert hands(converted, "Orlov", form) == [("petrov", False)]
    assert hands(converted, "Orlov, Petrov", form) == [("petrov", False)]


def test_autograph_without_a_name_is_that_of_the_only_sender(converted: Converter) -> None:
    assert hands(converted, "Orlov", "Autograph.") == [("orlov", True)]
    assert hands(converted, "Orlov, Petrov", "Autograph.") == []


@pytest.mark.parametrize(
    "form", ["Typescript.", "Original. Typescript.", "Copy.", "Text - the secretary's autograph.", "Manuscript."]
)
def test_no_hand_is_told_of_a_copy_by_a_machine_or_by_somebody_unnamed(form: str, converted: Converter) -> None:
    assert hands(converted, "Orlov", form) == []
