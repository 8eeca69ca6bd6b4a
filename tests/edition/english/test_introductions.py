"""What the editors say before the letters of a chapter: a part of the text, and no line that nothing reads."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from corrkg.edition.records import Edition

Reader = Callable[[str], Edition]

LETTER = (
    "Orlov to Gromov May 4, 1933\n\nArchive: RGASPI F. 700. Op. 2. D. 15. L. 8. Autograph.\n\n"
    "Moscow. Gromov.\n\nThe mill burnt 1 .\n\nOrlov.\n\n____\n\n1 The mill of Kem.\n"
)
PROSE = "In May 1933 Orlov was in Kem, where the mill of Petrenko had burnt in the winter; Gromov answered him rarely."
MORE = "Few of the letters of that spring are left, and none of them is complete."


def introductions(edition: Edition) -> list[list[str]]:
    """Return the paragraphs of each introduction."""
    return [[part.text for part in each.parts] for each in edition.introductions]


def unread(edition: Edition) -> list[str]:
    """Return the words outside of the letters that are reported as not read."""
    return [edition.source.quote(note.span) for note in edition.observations if note.about == "matter"]


def test_running_text_under_the_heading_of_a_chapter_is_its_introduction(read: Reader) -> None:
    edition = read(f"Home | Next\n\nThe mills of Kem\n\n1933 May\n{PROSE}\n\n{MORE}\n\n\n{LETTER}")
    assert introductions(edition) == [[PROSE, MORE]]
    [found] = edition.introductions
    assert found.chapter is not None
    assert edition.source.quote(found.chapter) == "1933 May"
    assert unread(edition) == ["Home | Next", "The mills of Kem"]


def test_a_text_without_chapters_has_one_too(read: Reader) -> None:
    edition = read(f"The mills of Kem\n\n{PROSE}\n\n\n{LETTER}")
    assert introductions(edition) == [[PROSE]]
    assert edition.introductions[0].chapter is None


def test_each_chapter_has_its_own(read: Reader) -> None:
    second = LETTER.replace("May 4", "June 4")
    edition = read(f"1933 May\n{PROSE}\n\n\n{LETTER}\n\n1933 June\n{MORE}\n\n\n{second}")
    assert introductions(edition) == [[PROSE], [MORE]]


def test_signs_of_its_notes_are_no_words_and_the_notes_are_reported(read: Reader) -> None:
    note = "1 See: The Mills of Kem. Moscow, 1995. P. 12."
    edition = read(f"1933 May\n{PROSE[:-1]} 1 .\n\n____\n\n{note}\n\n\n{LETTER}")
    assert introductions(edition) == [[PROSE]]
    assert note in unread(edition)


@pytest.mark.parametrize("before", ["Home | Next | Search | Contents | Index | Names | About | Us", "May 1933", ""])
def test_titles_and_furniture_are_no_introduction(before: str, read: Reader) -> None:
    assert introductions(read(f"{before}\n\n\n{LETTER}")) == []


def test_what_stands_behind_the_last_letter_introduces_nothing(read: Reader) -> None:
    edition = read(f"{LETTER}\n\n\nBibliography\n\n{PROSE}\n")
    assert introductions(edition) == []
    assert PROSE in unread(edition)


def test_whom_it_names_is_found_and_what_it_teaches_holds_for_the_letters(read: Reader) -> None:
    edition = read(f"1933 May\n{PROSE} Comrade Zimin was ill.\n\n\n{LETTER.replace('The mill', 'Zimin and the mill')}")
    assert [mention.form for mention in edition.introductions[0].mentions] == ["Orlov", "Petrenko", "Gromov", "Zimin"]
    assert "Zimin" in [mention.form for mention in edition.letters[0].mentions]
