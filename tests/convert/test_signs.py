"""The sign of a note within some words is no part of what they say."""

from __future__ import annotations

import pytest
from pyoxigraph import Dataset, NamedNode

from corrkg.vocab import CK, RDF, RDFS

from .conftest import Converter

HEADER = "Orlov to Gromov May 4, 1933"
QUOTED = "“The mill at Kem has burnt down, and nobody knows how it is to be built up again before the winter comes. {}”"
NOTE = "1 Petrenko is a miller."
DECIDED = (
    "Today, on the basis of your instructions{}, the following decision was adopted. To reduce the plan for mills."
)
CITED = "The note to Hirota and the TASS{} report were drawn up too hastily."
ASKED = "We propose to sell the mill{} at Kem to the bank."
REFUSED = "We objected to him{}, because he is wrong."


def told(data: Dataset, kind: NamedNode, predicate: NamedNode) -> list[str]:
    """Return what the things of a class have for a property."""
    things = {quad.subject for quad in data if quad.predicate == RDF.type and quad.object == kind}
    return [q.object.value for q in data if q.subject in things and q.predicate == predicate]


@pytest.mark.parametrize(
    ("said", "kind", "predicate"),
    [
        (DECIDED, CK.Decision, CK.text),
        (DECIDED, CK.Decision, RDFS.label),
        (ASKED, CK.Request, RDFS.label),
        (ASKED, CK.Request, CK.matter),
        (REFUSED, CK.Response, RDFS.label),
    ],
)
def test_words_are_told_as_if_there_were_no_sign(
    said: str, kind: NamedNode, predicate: NamedNode, converted: Converter
) -> None:
    with_sign, without = (
        told(
            converted((HEADER, ["Moscow. Gromov.", said.format(sign), "The weather is good.", "Orlov."], notes)),
            kind,
            predicate,
        )
        for sign, notes in ((" 1", [NOTE]), ("", []))
    )
    assert with_sign == without != []


def test_a_cited_document_is_called_without_the_sign_within_it_and_its_printed_words_keep_it(
    converted: Converter,
) -> None:
    data = converted((HEADER, ["Moscow. Gromov.", CITED.format(" 1"), "Orlov."], [NOTE]))
    assert sorted(told(data, CK.Citation, RDFS.label)) == ["The note to Hirota", "the TASS report"]
    assert sorted(told(data, CK.Citation, CK.verbatim)) == ["The note to Hirota", "the TASS 1 report"]


def test_what_is_repaired_beside_a_sign_stays_repaired(converted: Converter) -> None:
    data = converted((HEADER, ["Moscow. Gromov.", "We pro\u00adpose to sell the mill 1 at Kem.", "Orlov."], [NOTE]))
    assert told(data, CK.Request, RDFS.label) == ["We propose to sell the mill at Kem"]


def test_documents_of_the_same_words_are_told_apart_by_day_and_folios(converted: Converter) -> None:
    first, second = QUOTED.format("3.V.33"), QUOTED.format("4.V.33")
    note = f"1 Orlov answers two telegrams from Petrov: {first} (Ibid. L. 9). {second} (Ibid. L. 7)."
    data = converted((HEADER, ["Moscow. Gromov.", "The mill is bad 1 .", "Orlov."], [note]))
    assert sorted(told(data, CK.Citation, RDFS.label)) == [
        "telegram from Petrov, 1933-05-03, Ibid. L. 9",
        "telegram from Petrov, 1933-05-04, Ibid. L. 7",
    ]


def test_a_document_of_which_a_row_has_the_name_alone_is_called_by_the_noun_as_well(converted: Converter) -> None:
    note = "1 It was compiled on the basis of letters from Petrov (Ibid. L. 15–17) and Sidorov (Ibid. L. 20)."
    data = converted((HEADER, ["Moscow. Gromov.", "The mill is bad 1 .", "Orlov."], [note]))
    assert sorted(told(data, CK.Citation, RDFS.label)) == ["letters from Petrov", "letters from Sidorov"]
    assert sorted(told(data, CK.Citation, CK.verbatim)) == ["Sidorov", "letters from Petrov"]
