"""The reading view: what is repaired before a text is read, and that every quote is still the file's."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corrkg.edition.records import Edition
from corrkg.edition.repairs import repair_characters
from corrkg.edition.source import SourceText, Span
from corrkg.edition.view import Edit, View

Reader = Callable[[str], Edition]

HEAD = "Orlov to Gromov May 4, 1933"
SHELF = "Archive: RGASPI F. 700. Op. 2. D. 15. L. 8. Autograph."


def viewed(text: str) -> View:
    """Return the view of a text, with the repairs of its characters."""
    view = View(SourceText("x", Path("x.txt"), text, ""))
    repair_characters(view)
    return view


# --- characters ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("Polit\u00adburo", "Politburo"),
        ("Polit\u00ad\n  buro", "Politburo"),
        ("Gro\u200bmov\u2060 \u200ewrote", "Gromov wrote"),
        ("\ufeffOrlov", "Orlov"),
        ("one\u2028two", "one\ntwo"),
        ("L.\u20095\u2003v.", "L. 5 v."),
        ("119\u2011121, 3\u201012", "119-121, 3-12"),
        ("1931\u22121936", "1931–1936"),
        ("„the mill“ and „the mine”", "“the mill” and “the mine”"),
        ("„the mill\" and \"the mine\"", "“the mill” and \"the mine\""),
        (",,the mill''", "“the mill”"),
        ("\u201fthe mill\u301e", "“the mill”"),
        ("Orlov\u2032s, O\u02bcDell", "Orlov’s, O’Dell"),
        ("the o\ufb03ce \ufb01red", "the office fired"),
        ("Mu\u0308ller", "Müller"),
        ("I agree¹.", "I agree 1 ."),
        ("¹² On May 6", " 12  On May 6"),
        ("Kаganоvich", "Kaganovich"),
        ("Kaганovich", "Kaganovich"),
        ("Аrchive: СССР", "Archive: СССР"),
    ],
)  # fmt: skip
def test_character_is_read_as_what_it_stands_for_and_told(printed: str, read: str) -> None:
    view = viewed(printed)
    assert view.text == read
    assert view.observations
    assert {note.kind for note in view.observations} == {"repaired"}


@pytest.mark.parametrize(
    "text",
    [
        "25 m², 3 km³", "“the mill” – 5–6, a-b, 5—6", "Правда and Кемь", "it’s Orlov's", "1556/ш", "a\xa0b", "№ 5",
        "naïve café Müller", "12³⁴⁵", "«the mill»",
    ],
)  # fmt: skip
def test_what_rules_know_already_is_left_alone(text: str) -> None:
    view = viewed(text)
    assert not view.changed
    assert view.text == text


@pytest.mark.parametrize("lost", ["M\ufffdller", "MÃ¼ller", "â€œthe millâ€", "РњСЋР»Р»РµСЂ", "вЂњthe mill"])
def test_lost_character_is_told_and_not_guessed(lost: str) -> None:
    view = viewed(f"one\n{lost}")
    assert view.text == f"one\n{lost}"
    assert {(note.kind, note.about) for note in view.observations} == {("unresolved", "character")}


# --- the map ------------------------------------------------------------------------------------------------------

EDITS = st.lists(st.tuples(st.integers(0, 5), st.integers(1, 4), st.text("xyz", max_size=4)), max_size=5)


def edits_within(text: str, raw: list[tuple[int, int, str]]) -> Iterator[Edit]:
    """Yield edits that lie within a text, in order: a gap, a length and the words of each are given."""
    position = 0
    for gap, length, words in raw:
        start = position + gap
        if start + length > len(text):
            return
        yield Edit(start, start + length, words, "test")
        position = start + length


@given(text=st.text("abc\n", max_size=40), rounds=st.lists(EDITS, max_size=3), data=st.data())
def test_place_in_the_view_comes_home_to_the_words_that_stand_there(
    text: str, rounds: list[list[tuple[int, int, str]]], data: st.DataObject
) -> None:
    view = View(SourceText("x", Path("x.txt"), text, ""))
    for raw in rounds:
        view.apply(list(edits_within(view.text, raw)))
    start = data.draw(st.integers(0, len(view.text)))
    end = data.draw(st.integers(start, len(view.text)))
    home = view.home(Span(start, end))
    assert 0 <= home.start <= home.end <= len(text)
    kept = [sign for sign in view.text[start:end] if sign in "abc\n"]
    left = iter(text[home.start : home.end])
    assert all(sign in left for sign in kept), "what was not replaced stands in the file, in this order"
    assert all(0 <= note.span.start < note.span.end <= len(text) for note in view.observations)


@given(text=st.text("abc \n", max_size=60), raw=EDITS)
def test_words_of_a_place_are_what_was_read_there(text: str, raw: list[tuple[int, int, str]]) -> None:
    view = View(SourceText("x", Path("x.txt"), text, ""))
    view.apply(list(edits_within(text, raw)))
    assert view.words(Span(0, len(text))) == view.text


def places(record: object) -> Iterator[Span]:
    """Yield every span in a record."""
    if isinstance(record, Span):
        yield record
    elif isinstance(record, tuple):
        for item in record:
            yield from places(item)
    elif is_dataclass(record) and not isinstance(record, SourceText):
        for each in fields(record):
            yield from places(getattr(record, each.name))


def test_every_quote_is_of_the_file_and_its_words_are_those_of_the_view(read: Reader) -> None:
    text = (
        f"{HEAD}\n\nAr\u00adchive: RGASPI F. 700. Ор. 2. D. 15.\nL. 8. Autograph.\n\nMoscow. Grо\u00admov.\n\n"
        "The Polit-\nburo agreed\xb9.\n\n\f117\n\nOrlov.\n\n4/V-33\n\n____\n\n¹ It was Zay\u200btsev A. P.\n"
    )
    edition = read(text)
    [letter] = edition.letters
    assert edition.source.text == text
    assert [edition.source.quote(part.span) for part in letter.parts] == [
        "Moscow. Grо\u00admov.", "The Polit-\nburo agreed\xb9.", "Orlov.", "4/V-33",
    ]  # fmt: skip
    assert [part.text for part in letter.parts] == ["Moscow. Gromov.", "The Politburo agreed.", "Orlov.", "4/V-33"]
    [note] = letter.notes
    assert note.marker is not None
    assert edition.source.quote(note.marker.span) == "\xb9"
    assert letter.witnesses[0].reference.place.unit == ("rgaspi", "700", "2", "15")
    mention = next(mention for mention in letter.mentions if mention.note == 1)
    assert (mention.form, edition.source.quote(mention.span)) == ("Zaytsev A. P.", "Zay\u200btsev A. P.")
    assert edition.source.words(mention.span) == "Zaytsev A. P."
    assert all(span.end <= len(text) for span in places(edition.letters))


def test_end_of_a_page_is_quoted_as_a_line_end_which_every_format_can_hold() -> None:
    assert SourceText("x", Path("x"), "see \fNo. 5", "").quote(Span(0, 10)) == "see \nNo. 5"


def test_text_without_repairs_is_read_as_it_is(read: Reader) -> None:
    edition = read(f"{HEAD}\n\n{SHELF}\n\nThe mill stands.\n\nOrlov.\n")
    assert edition.source.read_as is None
    assert not [note for note in edition.observations if note.about in {"text", "lines"}]
