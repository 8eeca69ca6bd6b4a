"""The editors' notes: where each begins, its true number, and its marker in the letter."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corrkg.edition.records import Edition, Letter

Reader = Callable[[str], Edition]

TOP = "Orlov to Gromov May 4, 1933\n\nArchive: RGASPI F. 700. Op. 2. D. 15. L. 8. Autograph.\n\n"
RULE = "\n\n_____________________\n\n"


def letter(read: Reader, body: str, notes: str = "", signature: str = "Orlov.", dateline: str = "") -> Letter:
    """Read a letter of one body, with notes under the rule."""
    after = "\n\n".join(part for part in (signature, dateline) if part)
    [found] = read(TOP + body + "\n\n" + after + (RULE + notes if notes else "") + "\n").letters
    return found


def numbers(found: Letter) -> list[int]:
    """Return the true numbers of the notes."""
    return [note.number for note in found.notes]


def test_paragraph_with_a_number_opens_a_note(read: Reader) -> None:
    found = letter(read, "One 1 . Two 2 .", "1 The mill.\n\n2 The bridge.")
    assert [(note.number, note.printed, note.text) for note in found.notes] == [
        (1, "1", "The mill."),
        (2, "2", "The bridge."),
    ]
    assert [note.observations for note in found.notes] == [(), ()]


def test_paragraph_without_a_number_belongs_to_the_note_before_it(read: Reader) -> None:
    found = letter(read, "One 1 . Two 2 .", "1 The mill.\n\nIt stood at Kem.\n\n2 The bridge.")
    assert [note.text for note in found.notes] == ["The mill.\n\nIt stood at Kem.", "The bridge."]


@pytest.mark.parametrize("opening", ["1On May 6", "1 On May 6", "1. On May 6", "1) On May 6", "1\xa0On May 6"])
def test_number_is_found_however_it_is_set(opening: str, read: Reader) -> None:
    [note] = letter(read, "The mill 1 .", f"{opening}, 1933, the mill burnt.").notes
    assert (note.number, note.printed, note.text) == (1, "1", "On May 6, 1933, the mill burnt.")


@pytest.mark.parametrize(
    ("opening", "text"),
    [
        ("On 1 May 6, 1933, the mill burnt.", "On May 6, 1933, the mill burnt."),
        ("On May 1 , 6, the mill burnt.", "On May 6, the mill burnt."),
        ("On May 6 1 , the mill burnt.", "On May 6, the mill burnt."),
        ("On May 6, 1933 1 , the mill burnt.", "On May 6, 1933, the mill burnt."),
        ("In May 1933 1 , the mill burnt.", "In May 1933, the mill burnt."),
    ],
)
def test_number_that_went_astray_into_the_date_is_taken_out_and_reported(opening: str, text: str, read: Reader) -> None:
    [note] = letter(read, "The mill 1 .", opening).notes
    assert (note.number, note.printed, note.text) == (1, "1", text)
    assert [observation.kind for observation in note.observations] == ["repaired"]


@pytest.mark.parametrize("figure", ["I", "l", "|"])
def test_figure_that_was_read_as_a_letter_opens_the_note_that_is_due(figure: str, read: Reader) -> None:
    [note] = letter(read, "The mill 1 .", f"{figure} Orlov's mill burnt.").notes
    assert (note.number, note.printed, note.text) == (1, figure, "Orlov's mill burnt.")
    assert [observation.kind for observation in note.observations] == ["repaired"]


def test_letter_in_place_of_the_second_figure_needs_a_marker(read: Reader) -> None:
    found = letter(read, "The mill 1 . The bridge 2 .", "1 The mill.\n\nZ The bridge.")
    assert [(note.number, note.printed) for note in found.notes] == [(1, "1"), (2, "Z")]
    found = letter(read, "The mill 1 .", "1 The mill.\n\nZ The bridge.")
    assert numbers(found) == [1]


@pytest.mark.parametrize("words", ["I agree with the mill.", "I. Orlov wrote it.", "I, Orlov, wrote it."])
def test_first_person_or_an_initial_is_no_number_of_a_note(words: str, read: Reader) -> None:
    [note] = letter(read, "The mill 1 .", words).notes
    assert (note.printed, note.text) == ("", words)


def test_first_paragraph_without_a_number_is_note_1_and_is_reported(read: Reader) -> None:
    [note] = letter(read, "The mill 1 .", "On May 6, 1933, the mill burnt.").notes
    assert (note.number, note.printed) == (1, "")
    assert [observation.about for observation in note.observations] == ["note-number"]


def test_number_swallowed_by_a_date_between_two_notes_is_supplied(read: Reader) -> None:
    found = letter(read, "One 1 . Two 2 . Three 3 .", "1 The mill.\n\nOn May 7, 1933, the bridge fell.\n\n3 The ferry.")
    assert [(note.number, note.printed) for note in found.notes] == [(1, "1"), (2, ""), (3, "3")]


def test_paragraph_that_begins_with_a_day_opens_no_note_that_nobody_wants(read: Reader) -> None:
    found = letter(read, "One 1 . Two 2 .", "1 The mill.\n\nOn May 7, 1933, it burnt.\n\n2 The bridge.")
    assert [note.text for note in found.notes] == ["The mill.\n\nOn May 7, 1933, it burnt.", "The bridge."]


def test_list_inside_a_note_opens_no_notes(read: Reader) -> None:
    found = letter(read, "One 1 . Two 2 .", "1 The ships:\n\n1. The Kem.\n\n2. The Vyg.\n\n2 The bridge.")
    assert numbers(found)[0] == 1
    assert found.notes[0].text.startswith("The ships:")
    assert "1. The Kem." in found.notes[0].text


def test_wrong_printed_number_is_kept_beside_the_true_one_and_reported(read: Reader) -> None:
    found = letter(read, "One 1 . Two 2 . Three 3 .", "1 The mill.\n\n2 The bridge.\n\n4 The ferry.")
    assert [(note.number, note.printed) for note in found.notes] == [(1, "1"), (2, "2"), (3, "4")]
    assert [observation.kind for observation in found.notes[2].observations] == ["repaired"]


def test_quantity_at_the_start_of_a_paragraph_is_no_number_of_a_note(read: Reader) -> None:
    found = letter(read, "One 1 .", "1 The trains were late.\n\n2 wagons stood at Kem.")
    assert numbers(found) == [1]


@pytest.mark.parametrize("rule", ["_____", "-----", "*****", "———", "=====", "─────"])
def test_rule_of_any_strokes_stands_over_the_notes(rule: str, read: Reader) -> None:
    [found] = read(f"{TOP}The mill 1 .\n\nOrlov.\n\n{rule}\n\n1 It burnt.\n").letters
    assert [note.text for note in found.notes] == ["It burnt."]
    assert found.part("signature") == "Orlov."


# --- markers ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("The mill 1 burnt.", "The mill burnt."),
        ("The mill1, the bridge.", "The mill, the bridge."),
        ("The mill 1 , the bridge.", "The mill, the bridge."),
        ("The mill burnt 1 .", "The mill burnt."),
        ("The mill burnt1.", "The mill burnt."),
        ("The “mill” 1 burnt.", "The “mill” burnt."),
        ("The mill (at Kem) 1 burnt.", "The mill (at Kem) burnt."),
        ("We agree with points 3, 4 1 .", "We agree with points 3, 4."),
    ],
)
def test_marker_is_taken_out_of_the_words_and_anchors_its_note(body: str, words: str, read: Reader) -> None:
    found = letter(read, body, "1 It stood at Kem.")
    assert found.part("body") == words
    [note] = found.notes
    assert note.marker is not None
    assert (note.marker.value, note.marker.part) == (1, "body")


@pytest.mark.parametrize(
    "body",
    [
        "We have 1 million poods.",
        "Send 1 wagon of No. 1 coal.",
        "1) the mill, 2) the bridge",
        "In section 1 nothing.",
        "By 1 June.",
        "We answer HP 4, 1.",
        "It is all in points 3, 4 and 1.",
    ],
)
def test_number_that_counts_is_no_marker(body: str, read: Reader) -> None:
    found = letter(read, body)
    assert found.part("body") == body
    assert not found.notes


@pytest.mark.parametrize(
    ("signature", "dateline", "part"),
    [
        ("Orlov 1 .", "4/V-33", "signature"),
        ("Orlov.", "4/V-33 1", "dateline"),
        ("Orlov.", "4/V-33 g. 1 .", "dateline"),
        ("Orlov.", "4.V 1", "dateline"),
        ("Orlov.", "4/V 1", "dateline"),
        ("Orlov.", "No. 7 1\n\n4/V-33", "dateline"),
    ],
)
def test_marker_on_a_formal_part_is_found(signature: str, dateline: str, part: str, read: Reader) -> None:
    found = letter(read, "The mill burnt.", "1 It is noted: sent.", signature, dateline)
    [note] = found.notes
    assert note.marker is not None
    assert note.marker.part == part
    assert found.part("signature") == "Orlov."


@pytest.mark.parametrize("number", ["No. 1", "HP 1", "#1", "No. 1.", "Nos. 1, 2"])
def test_number_of_the_letter_is_no_marker_of_the_note_of_its_date(number: str, read: Reader) -> None:
    found = letter(read, "The mill burnt.", "1 It is noted: sent.", "Orlov.", f"{number}\n\n4/V-33 1")
    [note] = found.notes
    assert note.marker is not None
    assert found.part("dateline") == "4/V-33"
    assert 1 in [each.value for each in found.numbers]


def test_marker_on_the_header_is_found(read: Reader) -> None:
    [found] = read(
        TOP.replace("1933\n", "1933 1\n", 1) + f"The mill burnt.\n\nOrlov.{RULE}1 Dated by the contents.\n"
    ).letters
    [note] = found.notes
    assert note.marker is not None
    assert note.marker.part == "header"


def test_only_marker_and_only_note_that_disagree_belong_together_and_are_contested(read: Reader) -> None:
    found = letter(read, "The mill burnt 2 .", "1 It stood at Kem.")
    [note] = found.notes
    assert note.marker is not None
    assert note.marker.value == 2
    assert [item.kind for item in found.observations if item.about == "note-marker"] == ["contested"]


def test_note_without_a_marker_is_reported(read: Reader) -> None:
    found = letter(read, "The mill burnt.", "1 It stood at Kem.")
    assert [item.kind for item in found.observations if item.about == "note-marker"] == ["contested"]


SENTENCES = ["The mill burnt", "We ask for coal", "Send the ship to Kem", "Let the bridge stand"]


@given(data=st.data())
def test_generated_letter_gives_back_its_notes_and_their_anchors(data: st.DataObject, read: Reader) -> None:
    count = data.draw(st.integers(1, 6))
    shapes = data.draw(st.lists(st.sampled_from([" {} .", "{}.", " {} ,", "{},"]), min_size=count, max_size=count))
    words = data.draw(st.lists(st.sampled_from(SENTENCES), min_size=count, max_size=count))
    body = (
        " ".join(word + shape.format(number) for number, (word, shape) in enumerate(zip(words, shapes, strict=True), 1))
        + " That is all."
    )
    notes = "\n\n".join(f"{number} Note on the matter of {word.lower()}." for number, word in enumerate(words, 1))
    found = letter(read, body, notes)
    assert [note.text for note in found.notes] == [f"Note on the matter of {word.lower()}." for word in words]
    assert [note.marker.value if note.marker else None for note in found.notes] == list(range(1, count + 1))
    assert (
        found.part("body")
        == " ".join(word + shape.format("").strip() for word, shape in zip(words, shapes, strict=True))
        + " That is all."
    )


@given(paragraphs=st.lists(st.text(alphabet="12 .,On May6AbX()“”", min_size=1, max_size=30), min_size=1, max_size=8))
def test_words_under_the_rule_are_all_in_the_notes(paragraphs: list[str], read: Reader) -> None:
    text = f"{TOP}The mill 1 .\n\nOrlov.{RULE}" + "\n\n".join(paragraphs) + "\n"
    [found] = read(text).letters
    spans = [note.span for note in found.notes]
    for start, end in pairwise(spans):
        assert start.end <= end.start
    covered = "".join(text[span.start : span.end] for span in spans)
    furniture = "".join(text[item.span.start : item.span.end] for item in found.observations if item.kind == "unread")
    letters = [char for char in "".join(paragraphs) if char.isalpha()]
    assert sorted(char for char in covered + furniture if char.isalpha()) == sorted(letters)


@pytest.mark.parametrize(
    "words",
    [
        "The leave runs from May 15 {} .",
        "Bring it down to 40 {} .",
        "It burnt in 1932 {} .",
        "Come at 5 o'clock {} .",
        "You ask what it is for {} .",
        "We gave 5% {} .",
        "See my No. 31 {} .",
        "They gave 3, not 4 {} ;",
        "It is item 2 {} ,",
    ],
)
def test_sign_may_follow_a_number_or_a_preposition(words: str, read: Reader) -> None:
    found = letter(read, f"{words.format(1)} We must act. {words.format(2)} That is all.", "1 One.\n\n2 Two.")
    assert numbers(found) == [1, 2]
    assert all(note.marker is not None for note in found.notes)
    assert found.part("body") == f"{_bare(words)} We must act. {_bare(words)} That is all."


@pytest.mark.parametrize("words", ["Bring it down to 4 .", "We gave it to 2 , as you asked.", "It burnt on May 3 ."])
def test_number_before_a_loose_stop_is_no_sign_that_no_note_wants(words: str, read: Reader) -> None:
    found = letter(read, f"The mill 1 . {words}", "1 One.")
    assert numbers(found) == [1]
    assert not [note for note in found.observations if note.about == "note-marker"]


def test_note_without_a_number_under_signs_after_numbers_stands_alone(read: Reader) -> None:
    found = letter(read, "From May 15 1 . Down to 40 2 .", "1 One.\n\nOn May 6, 1933, the PB met.")
    assert [(note.number, note.text) for note in found.notes] == [(1, "One."), (2, "On May 6, 1933, the PB met.")]


def _bare(words: str) -> str:
    return words.replace(" {} ", "")


def test_sign_at_the_signature_may_be_the_first_of_all(read: Reader) -> None:
    found = letter(
        read, "The mill burnt 2 . Rebuild it 3 .", "1 By the cover.\n\n2 In May.\n\n3 In June.", "I. Orlov 1 ."
    )
    assert [(note.number, note.marker.part) for note in found.notes if note.marker] == [
        (1, "signature"), (2, "body"), (3, "body"),
    ]  # fmt: skip
    assert [part.text for part in found.parts if part.kind == "signature"] == ["I. Orlov."]


@pytest.mark.parametrize(
    "words", ["By decision of the PB it was rebuilt.", "In the margin stands: “No”.", "The mill is lost."]
)
def test_paragraph_without_a_number_between_two_notes_is_the_one_that_is_due(words: str, read: Reader) -> None:
    found = letter(read, "One 1 . Two 2 . Three 3 .", f"1 The mill.\n\n{words}\n\n3 The ferry.")
    assert [(note.number, note.printed, note.text) for note in found.notes][1] == (2, "", words)
    assert [item.about for item in found.notes[1].observations] == ["note-number"]


def test_last_paragraph_without_a_number_is_the_note_that_has_a_marker(read: Reader) -> None:
    found = letter(read, "One 1 . Two 2 .", "1 The mill.\n\nThe letter is not in the file.")
    assert [note.text for note in found.notes] == ["The mill.", "The letter is not in the file."]


def test_last_paragraph_without_a_number_goes_on_where_no_marker_wants_a_note(read: Reader) -> None:
    found = letter(read, "One 1 .", "1 The mill.\n\nThe letter is not in the file.")
    assert numbers(found) == [1]


def test_paragraph_inside_an_open_quotation_is_no_note_that_is_due(read: Reader) -> None:
    found = letter(read, "One 1 . Two 2 . Three 3 .", "1 It says: “First.\n\nThe mill.”\n\nSecond.\n\n3 The ferry.")
    assert [note.text for note in found.notes][:2] == ["It says: “First.\n\nThe mill.”", "Second."]


@pytest.mark.parametrize("printed", ["8", "6", "1"])
def test_number_that_is_misprinted_opens_the_note_that_is_due(printed: str, read: Reader) -> None:
    found = letter(read, "One 1 . Two 2 .", f"1 The mill.\n\n{printed} Number and date are by a clerk.")
    assert [(note.number, note.printed) for note in found.notes] == [(1, "1"), (2, printed)]


def test_number_after_a_misprinted_one_is_its_own(read: Reader) -> None:
    found = letter(read, "One 1 . Two 2 . Three 3 .", "1 The mill.\n\n8 The bridge.\n\n3 The ferry.")
    assert [(note.number, note.printed) for note in found.notes] == [(1, "1"), (2, "8"), (3, "3")]
