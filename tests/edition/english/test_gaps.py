"""What the editors say is not there."""

from __future__ import annotations

import pytest

from tests.edition.english.lettered import Reader, edition_of


def gaps(read: Reader, note: str) -> list[str]:
    """Return the words of each gap that a note of a letter of Orlov to Gromov tells."""
    edition = edition_of(read, "The mill 1 stands.", notes=[note])
    [letter] = edition.letters
    assert all(gap.note == 1 for gap in letter.gaps)
    return [" ".join(edition.source.text[gap.span.start : gap.span.end].split()) for gap in letter.gaps]


@pytest.mark.parametrize(
    "note",
    [
        "The note is missing.",
        "Case No. 91, with the ciphers of June, was not received from the archive.",
        "The end of the letter has not been preserved.",
        "The text of the draft was not found.",
        "Two lines are illegible.",
        "The enclosure is not in the file.",
        "The page is torn.",
        "The list of names is omitted.",
        "The original is lost.",
    ],
)
def test_editors_say_what_is_not_there(read: Reader, note: str) -> None:
    assert gaps(read, note) == [note.rstrip(".")] or gaps(read, note) == [note]


@pytest.mark.parametrize(
    "note",
    [
        "Petrov is missing.",
        "Gromov's answer was not received.",
        "The letter was not received by Gromov.",
        "The letter was received by Gromov on May 5.",
        "The money for the mill is missing.",
        "The note is in the file.",
        "The list was published in the newspapers.",
        "The mill was not found.",
        "If the page is torn, the file is closed.",
        "The case of Petrov was not opened by the court.",
    ],
)
def test_what_is_there_or_happened_then_is_no_gap(read: Reader, note: str) -> None:
    assert gaps(read, note) == []


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("The mill at Kem burnt down on the 3rd of May. According to him,", ["According to him,"]),
        ("The mill at Kem burnt down on the 3rd of May and nobody –", None),
        ("The mill at Kem burnt down on the 3rd of May.", []),
        ("Dear Comrade Gromov,\n\nThe mill stands.", []),
        ("The mill at Kem burnt down on the 3rd of May,\n\nand nobody knows why.", []),
    ],
)
def test_a_text_that_breaks_off_has_its_last_words(read: Reader, body: str, words: list[str] | None) -> None:
    shelf = "Archive: RGASPI F. 700. Op. 2. D. 15. L. 8. Autograph."
    text = f"Orlov to Gromov May 4, 1933\n\n{shelf}\n\n{body}\n\nOrlov.\n"
    [letter] = read(text).letters
    found = [text[gap.span.start : gap.span.end] for gap in letter.gaps]
    assert all(gap.note is None and body.endswith(each) for gap, each in zip(letter.gaps, found, strict=True))
    assert found == words if words is not None else len(found) == 1
