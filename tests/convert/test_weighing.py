"""What words speak of: the subject that leads in a paragraph, and not what is mentioned in passing."""

from __future__ import annotations

import pytest

from corrkg.convert.weighing import spoken_of
from corrkg.edition.source import Span
from corrkg.edition.subjects import Subject


def subject(id: str, words: str, broader: str = "") -> Subject:
    return Subject(id, id.title(), "", broader, tuple(words.split(" | ")), (), "", 2)


SCHEME = [
    subject("works", "saw | works"), subject("mills", "mill* | mill works", "works"),
    subject("trade", "sale* | purchase*"),
    subject("grain", "rye | grain purchase* | grain purchase* in the north"), subject("court", "court | judge*"),
]  # fmt: skip


def spoken(*paragraphs: str, names: tuple[str, ...] = ()) -> dict[str, list[str]]:
    """Return the subjects of paragraphs, each with its words."""
    text = "\n".join(paragraphs)
    spans = [Span(text.index(each), text.index(each) + len(each)) for each in paragraphs]
    hidden = [Span(text.index(each), text.index(each) + len(each)) for each in names]
    found = spoken_of(text, "en", SCHEME, spans, hidden)
    return {name: [text[place.start : place.end] for place in places] for name, places in found.items()}


@pytest.mark.parametrize(
    ("paragraph", "subjects"),
    [
        ("The rye is poor.", {"grain"}),
        ("The rye is poor. There is little grain purchase, and no rye. A judge was here.", {"grain"}),
        ("The rye and the court.", {"grain", "court"}),
        ("The grain purchases go on.", {"grain"}),
        ("The mill works and the saw.", {"mills"}),
        ("It rained.", set()),
    ],
)
def test_what_leads_in_a_paragraph_is_its_subject(paragraph: str, subjects: set[str]) -> None:
    assert set(spoken(paragraph)) == subjects


def test_each_point_of_a_letter_has_its_own() -> None:
    points = ("1) The rye is poor.", "2) The court sits.", "3) The sale goes on.")
    assert set(spoken(*points)) == {"grain", "court", "trade"}


def test_a_small_part_of_the_whole_is_none() -> None:
    long = ("Rye is poor; grain purchases fall.", "Grain purchase is late. No rye came.", "One judge came.")
    assert set(spoken(*long)) == {"grain"}


def test_a_word_in_the_name_of_a_body_says_little() -> None:
    assert set(spoken("The Court of Kem wants more rye.", names=("Court of Kem",))) == {"grain"}
    assert set(spoken("The Court of Kem is new.", names=("Court of Kem",))) == {"court"}


def test_a_word_that_is_all_of_the_name_of_a_body_counts_in_full() -> None:
    words = "They changed the caps. A sale brought uniforms of the court."
    assert set(spoken(words, names=("court",))) == {"court", "trade"}


def test_several_words_tell_more_than_one() -> None:
    """A judge who is met on the way is no subject of a paragraph on the purchases of grain in the north."""
    assert set(spoken("A judge and a grain purchase in the north.")) == {"grain"}
    assert set(spoken("A judge and rye.")) == {"court", "grain"}


def test_its_words_are_told_in_their_order() -> None:
    assert spoken("The rye is poor.", "Rye and grain purchases.") == {"grain": ["rye", "Rye", "grain purchases"]}
