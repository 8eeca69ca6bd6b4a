"""How a text is laid out: front matter, chapters, letters; page furniture; texts that are no edition."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corrkg.edition.english.page.layout import lay_out
from corrkg.edition.records import Edition
from corrkg.edition.source import SourceText
from corrkg.errors import InputError

SourceMaker = Callable[[str], SourceText]
Reader = Callable[[str], Edition]

HEAD = "Orlov to Gromov May 4, 1933"
SHELF = "Archive: RGASPI F. 700. Op. 2. D. 15. L. 8. Autograph."


def headers(text: str, source: SourceMaker) -> list[str]:
    """Return the headers of the letters that a text is divided into."""
    made = source(text)
    return [made.quote(block.heading.span) for block in lay_out(made).blocks if block.heading is not None]


def test_blocks_cover_a_text_of_every_kind_of_matter(source: SourceMaker) -> None:
    letters = f"{HEAD}\n\n{SHELF}\nText.\n\n\n{HEAD.replace('4', '5')}\n\n{SHELF}\nText.\n\n"
    text = f"\n Title of the Correspondence\n\n1933 May\nAn introduction.\n\n{letters}"
    blocks = lay_out(source(text)).blocks
    assert [block.span.start for block in blocks[1:]] == [block.span.end for block in blocks[:-1]]
    assert (blocks[0].span.start, blocks[-1].span.end) == (0, len(text))


@pytest.mark.parametrize(
    "text",
    [
        f"{HEAD}\n\n{SHELF}\n\nText.",
        f"{HEAD}\n{SHELF}\nText.",
        f"   {HEAD}\n\n   {SHELF}\n\nText.",
        f"\t{HEAD}  \n\n\xa0{SHELF}\n\nText.",
        f"\ufeff{HEAD}\n\n{SHELF}\n\nText.",
        f"{HEAD}\n\nText without an archive line.",
    ],
)
def test_letter_begins_at_its_header(text: str, source: SourceMaker) -> None:
    assert headers(text, source) == [HEAD]


def test_header_and_archive_on_one_line_are_two_things(source: SourceMaker) -> None:
    made = source(f"{HEAD} {SHELF}\n\nText.")
    [block] = [block for block in lay_out(made).blocks if block.heading]
    assert block.heading is not None
    assert block.archive is not None
    assert (made.quote(block.heading.span), made.quote(block.archive)) == (HEAD, SHELF)


def test_header_of_two_lines_is_proved_by_the_archive_line_below(source: SourceMaker) -> None:
    made = source(f"Orlov, Petrenko, Zaytsev to Gromov\nMay 4, 1933\n{SHELF}\nText.")
    [block] = [block for block in lay_out(made).blocks if block.heading]
    assert block.dating is not None
    assert block.dating.edtf == "1933-05-04"


def test_table_of_contents_holds_no_letters(source: SourceMaker) -> None:
    contents = "Orlov to Gromov May 4, 1933\nGromov to Orlov May 5, 1933\nOrlov to Gromov May 6, 1933\n"
    assert (
        headers(f"Contents\n\n{contents}\n\nGromov to Orlov May 5, 1933\n\n{SHELF}\nText.", source)[-1]
        == "Gromov to Orlov May 5, 1933"
    )
    assert len(headers(f"Contents\n\n{contents}\n\nGromov to Orlov May 5, 1933\n\n{SHELF}\nText.", source)) <= 2


def test_sentence_that_names_both_and_a_day_begins_no_letter(source: SourceMaker) -> None:
    sentences = "On May 5, 1933, Gromov went to Orlov.\n\nOrlov came to Gromov on May 6, 1933, and left.\n"
    text = f"{HEAD}\n\n{SHELF}\n\n{sentences}"
    assert headers(text, source) == [HEAD]


def test_same_header_twice_is_two_letters(source: SourceMaker) -> None:
    assert headers(f"{HEAD}\n\n{SHELF}\n\nOne.\n\n\n{HEAD}\n\n{SHELF}\n\nTwo.\n", source) == [HEAD, HEAD]


@pytest.mark.parametrize(
    "furniture", ["117", "— 117 —", "Letters of Orlov to Gromov", "Correspondence between Orlov and Gromov"]
)
def test_page_number_and_running_head_are_no_text_but_are_reported(furniture: str, read: Reader) -> None:
    edition = read(f"{HEAD}\n\n{SHELF}\n\nThe bridge is\n\n{furniture}\n\nnot ready.\n\nOrlov.\n")
    [letter] = edition.letters
    assert furniture not in letter.part("body")
    assert [edition.source.quote(note.span) for note in letter.observations if note.kind == "unread"] == [furniture]


def test_line_of_the_front_matter_that_comes_again_is_a_running_head(read: Reader) -> None:
    edition = read(
        f"Orlov and Gromov. Correspondence\n\n{HEAD}\n\n{SHELF}\n\nThe bridge.\n\n"
        "Orlov and Gromov. Correspondence\n\nThe mill.\n"
    )
    assert edition.letters[0].part("body") == "The bridge.\n\nThe mill."


@pytest.mark.parametrize("chapter", ["1933 May", "1933", "1933. May"])
def test_undated_letter_takes_the_time_of_its_chapter_and_says_so(chapter: str, read: Reader) -> None:
    [letter] = read(f"{chapter}\n\nOrlov to Gromov [undated]\n\n{SHELF}\n\nText.\n").letters
    assert letter.header.dating.edtf == ("1933-05" if "May" in chapter else "1933")
    assert [note.kind for note in letter.header.dating.observations] == ["inferred"]


def test_chapter_ends_the_letter_before_it(source: SourceMaker) -> None:
    june = "1933 June\nIn June 1933 the bridge stood 1 .\n\n____\n\n1 GARF. F. 5.\n"
    text = f"{HEAD}\n\n{SHELF}\n\nText.\n\n\n{june}\n\n{HEAD.replace('May', 'June')}\n\n{SHELF}\n\nMore.\n"
    blocks = lay_out(source(text)).blocks
    assert [block.heading is not None for block in blocks if len(block.span)] == [True, False, True]
    assert "1933 June" not in text[blocks[1].span.start : blocks[1].span.end]


def test_title_is_the_line_that_speaks_of_a_correspondence(source: SourceMaker) -> None:
    assert (
        lay_out(source(f"Home | Next\n\nOrlov and Gromov. Correspondence. 1933\n\n{HEAD}\n\n{SHELF}\nText.\n")).title
        == "Orlov and Gromov. Correspondence. 1933"
    )


# --- texts that cannot be read ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text", ["A novel.\n\nIt was a dark night.\n", "id,name\n1,Orlov\n", "{}", "1933 May\n\nNothing came.\n"]
)
def test_text_without_a_letter_is_refused(text: str, read: Reader) -> None:
    with pytest.raises(InputError, match="no letter was found") as caught:
        read(text)
    assert caught.value.line == 1
    assert caught.value.path is not None


def test_letter_without_a_date_is_refused_with_its_line(read: Reader) -> None:
    with pytest.raises(InputError, match="date") as caught:
        read(f"{HEAD}\n\n{SHELF}\n\nText.\n\n\nOrlov to Gromov\n\n{SHELF}\n\nText.\n")
    assert caught.value.line == 8


@pytest.mark.parametrize(
    ("header", "value"), [("Orlov to Gromov May the 40th, 1933", "1933-05"), ("Orlov to Gromov Muy 5, 1933", "1933")]
)
def test_what_can_be_read_of_a_damaged_date_is_kept_and_reported(header: str, value: str, read: Reader) -> None:
    letter = read(f"{HEAD}\n\n{SHELF}\n\nText.\n\n\n{header}\n\n{SHELF}\n\nText.\n").letters[1]
    assert letter.header.dating.edtf == value
    assert letter.header.dating.observations


def test_archive_line_under_no_header_loses_no_words_and_is_reported(read: Reader) -> None:
    [letter] = read(f"{HEAD}\n\n{SHELF}\n\nText.\n\n\nFrom one man to another\n\n{SHELF}\n\nMore.\n").letters
    assert "From one man to another" in letter.part("body")
    assert [note.kind for note in letter.observations if note.about == "header"] == ["contested"]


# --- nothing is lost ----------------------------------------------------------------------------------------------


def assert_nothing_is_lost(text: str, source: SourceMaker) -> None:
    """Hold the blocks of a text against it, if it can be laid out at all."""
    try:
        blocks = lay_out(source(text)).blocks
    except InputError:
        return
    assert "".join(text[block.span.start : block.span.end] for block in blocks) == text
    for block in blocks:
        parts = [*block.lines, *filter(None, [block.archive, block.heading.span if block.heading else None])]
        parts += [note.span for note in block.observations]
        assert all(block.span.contains(part) for part in parts)


@given(data=st.data())
def test_blocks_of_a_text_made_of_real_lines_cover_it(
    data: st.DataObject, source: SourceMaker, real_lines: list[str]
) -> None:
    line = st.one_of(st.sampled_from(real_lines), st.sampled_from(["", "", HEAD, SHELF, "_____", "1933 May"]))
    text = "\n".join(data.draw(st.lists(line, max_size=40)))
    assert_nothing_is_lost(text, source)


@given(st.text(max_size=200))
def test_blocks_of_arbitrary_text_cover_it(source: SourceMaker, text: str) -> None:
    assert_nothing_is_lost(f"{HEAD}\n\n{SHELF}\n\n{text}", source)
    assert_nothing_is_lost(f"{text}\n{HEAD}\n\n{SHELF}\n", source)


# --- what looks like a header and is none ---------------------------------------------------------------------------

LETTER = f"{HEAD}\n\n{SHELF}\n\nMoscow. Gromov.\n\nThe mill burnt.\n\nOrlov.\n"


@pytest.mark.parametrize(
    "heading",
    [
        "Orlov to Gromov 1933\n\nHome | Next | Search",
        "Orlov to Gromov May, 1933\n\nThe spring was cold. Many telegrams went to and fro.",
        "Orlov to Gromov [1933]\n\nContents | Index",
        "Orlov - Gromov 1933–1934",
        "Letters. Orlov to Gromov 1933",
    ],
)
def test_title_of_a_page_or_month_begins_no_letter(heading: str, read: Reader) -> None:
    edition = read(f"{heading}\n\n\n{LETTER}")
    assert [edition.source.quote(letter.header.span) for letter in edition.letters] == [HEAD]


@pytest.mark.parametrize(
    "text",
    [
        "Moscow. Gromov.\n\nThe mill burnt.\n",
        "Cipher.\n\nThe mill burnt.\n",
        "The mill burnt.\n\nOrlov.\n",
        "The mill burnt.\n\n12/V-33\n",
    ],
)
def test_letter_of_a_month_without_an_archive_line_is_one_by_its_formal_parts(text: str, source: SourceMaker) -> None:
    assert headers(f"{LETTER}\n\nOrlov to Gromov May, 1933\n\n{text}", source) == [HEAD, "Orlov to Gromov May, 1933"]


@pytest.mark.parametrize("line", ["Stamped – Kem, May 7, 1933", "Handed to Petrenko May 7, 1933", "Seen - May 7, 1933"])
def test_stamp_of_the_post_begins_no_letter(line: str, source: SourceMaker) -> None:
    assert headers(f"{LETTER}\n\n{line}\n\nIt was late.\n", source) == [HEAD]


@pytest.mark.parametrize(
    "matter",
    [
        "INDEX OF NAMES\n\nAbramov A. I. 12, 345, 67–89\nBubnov A. S. 3, 9\n",
        "Name index\n\nAbramov A. I. 12\n",
        "List of abbreviations\n\nNKVD – the commissariat\n",
        "Abramov A. I. 12, 345, 67–89\nBubnov A. S. 3, 9\nChubar V. Ya. 5, 7\nDvinsky B. A. 6, 7\n",
        "Bibliography\n\nThe mill. Kazan, 1997.\n",
    ],
)
def test_what_follows_the_last_letter_is_back_matter_and_not_its_note(matter: str, read: Reader) -> None:
    text = LETTER.replace("burnt.", "burnt 1 .")
    edition = read(f"{text}\n____\n\n1 It stood at Kem.\n\n\n{matter}")
    [letter] = edition.letters
    assert [note.text for note in letter.notes] == ["It stood at Kem."]
    assert edition.matter[-1].end == len(edition.source.text)
    assert [note.kind for note in edition.observations if note.span.start >= edition.matter[-1].start][:1] == ["unread"]
    assert not [mention for mention in letter.mentions if mention.form.startswith("Abramov")]
