"""Spans that nest and overlap are cut at their borders; the text is what it was."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import NamedNode

from corrkg.reading.passages import Mark, cut, paragraphs
from corrkg.reading.view import Node, View
from corrkg.store.release import Release


@pytest.fixture(scope="module")
def small(small_house: Path) -> Release:
    return Release.open(small_house / "store")


SPANS = st.lists(st.tuples(st.integers(0, 60), st.integers(1, 30)), max_size=8)


def marks(release: Release, spans: list[tuple[int, int]]) -> list[Mark]:
    view = View(release)
    nodes = [Node(view, NamedNode(f"https://example.org/{number}")) for number in range(len(spans))]
    return [Mark(start, start + length, "", node, node) for (start, length), node in zip(spans, nodes, strict=True)]


@given(text=st.text(min_size=1, max_size=50), start=st.integers(0, 20), spans=SPANS)
def test_pieces_are_the_text_and_no_border_lies_within_one(
    small: Release, text: str, start: int, spans: list[tuple[int, int]]
) -> None:
    given = marks(small, spans)
    pieces = list(cut(text, start, given))
    assert "".join(piece.text for piece in pieces) == text
    borders = {border for mark in given for border in (mark.start, mark.end)}
    for piece in pieces:
        assert piece.text
        assert not any(piece.start < border < piece.end for border in borders)
        assert set(piece.marks) == {mark for mark in given if mark.start <= piece.start and mark.end >= piece.end}
        assert [mark.end - mark.start for mark in piece.marks] == sorted(
            (mark.end - mark.start for mark in piece.marks), reverse=True
        )


@given(st.text(max_size=80))
def test_paragraphs_have_the_places_where_they_stand(text: str) -> None:
    for words, start in paragraphs(text, 5):
        assert words == words.strip()
        assert text[start - 5 : start - 5 + len(words)] == words
