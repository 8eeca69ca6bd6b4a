"""Other documents that a letter or a note cites, quotes or sends along, and papers that are none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from corrkg.edition.records import Document, Edition

Reader = Callable[[str], Edition]
QUOTED = "“The mill at Kem has burnt down, and nobody knows how it is to be built up again before the winter comes. {}”"


def documents(read: Reader, body: str = "The mill 1 stands.", note: str = "") -> list[Document]:
    """Return the documents of a letter of Orlov to Gromov, of May 4, 1933, with a note."""
    under = f"\n\n____\n\n1 {note}" if note else ""
    shelf = "Archive: RGASPI F. 700. Op. 2. D. 15. L. 8. Autograph."
    [letter] = read(f"Orlov to Gromov May 4, 1933\n\n{shelf}\n\n{body}\n\nOrlov.{under}\n").letters
    return list(letter.documents)


def told(found: list[Document]) -> list[tuple[str, str, str, str]]:
    """Return kind, writers, addressees and day of each."""
    return [
        (each.kind, " ".join(name.form for name in each.writers), " ".join(name.form for name in each.addressees),
         each.dating.edtf if each.dating else "")
        for each in found
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        ("Petrov's telegram of May 2, 1933 (Ibid. L. 9).", ("telegram", "Petrov", "", "1933-05-02")),
        ("The note of Petrov to Sidorov dated May 2, 1933, is kept in the file.",
         ("note", "Petrov", "Sidorov", "1933-05-02")),
        ("Petrov wrote to Sidorov on May 2, 1933.", ("letter", "Petrov", "Sidorov", "1933-05-02")),
        ("On May 2, 1933, Petrov reported in a letter to Sidorov that the mill stood.",
         ("letter", "Petrov", "Sidorov", "1933-05-02")),
        ("Petrov replied on May 5, 1933, his code was forwarded by Sidorov to Orlov on May 6.",
         ("telegram", "Petrov", "", "1933-05-05")),
        ("The report of Petrov was published on May 2, 1933.", ("report", "Petrov", "", "1933-05-02")),
        ("The file contains a draft resolution on the mill (Ibid. L. 9).", ("draft", "", "", "")),
        ("The note is missing.", ("note", "", "", "")),
        ("See also Document No. 717.", ("document", "", "", "")),
    ],
)  # fmt: skip
def test_a_note_tells_who_wrote_it_to_whom_and_when(
    read: Reader, note: str, expected: tuple[str, str, str, str]
) -> None:
    assert told(documents(read, note=note)) == [expected]


@pytest.mark.parametrize(
    ("body", "expected", "enclosed"),
    [
        ("Petrov's encryption is vague.", ("telegram", "Petrov", "", ""), False),
        ("I am sending you a note by Petrov.", ("note", "Petrov", "", ""), True),
        ("I am sending you ciphers from Comrade Petrov.", ("telegram", "Petrov", "", ""), True),
        ("We sent an inquiry to Comrade Petrov.", ("message", "Orlov", "Petrov", ""), False),
        ("I send you this distribution and ask for your opinion.", ("document", "", "", ""), True),
        ("The draft commentary on the mill is bad.", ("draft", "", "", ""), False),
        ("Do not print my old article.", ("article", "Orlov", "", ""), False),
        ("The papers ask to print your enclosed article.", ("article", "Gromov", "", ""), True),
    ],
)
def test_a_letter_tells_whose_it_is_and_whether_it_comes_along(
    read: Reader, body: str, expected: tuple[str, str, str, str], enclosed: bool
) -> None:
    [found] = documents(read, body)
    assert (told([found]), found.enclosed) == ([expected], enclosed)


@pytest.mark.parametrize(
    "body",
    [
        "Your telegram is received.",
        "Your 123 suits me.",
        "The letter is long.",
        "This draft is bad.",
        "We telegraphed to Kem.",
        "I send greetings.",
        "Annul Article 6 of the treaty.",
    ],
)
def test_what_its_correspondent_wrote_and_papers_in_general_are_none(read: Reader, body: str) -> None:
    assert documents(read, body) == []


@pytest.mark.parametrize(
    "note",
    [
        "Sent on the same day in code from Kem at 15:27 (Ibid. L. 9).",
        "Gromov agreed in a cipher from Kem on May 5 (Ibid. L. 9).",
        "Number and date entered by the secretary.",
        "There is a note on the document: “Read. Gromov”.",
        "The encryption was handed in at night.",
        "The draft resolution was approved by the PB on May 7, 1933.",
    ],
)
def test_the_letter_itself_and_how_it_was_answered_are_none(read: Reader, note: str) -> None:
    assert documents(read, note=note) == []


def test_two_quoted_telegrams_have_each_its_day_and_its_place(read: Reader) -> None:
    first, second = QUOTED.format("3.V.33"), QUOTED.format("4.V.33")
    note = f"Orlov answers two telegrams from Petrov: {first} (Ibid. L. 9). {second} (Ibid. L. 7)."
    found = documents(read, note=note)
    assert told(found) == [
        ("telegram", "Petrov", "Orlov", "1933-05-03"),
        ("telegram", "Petrov", "Orlov", "1933-05-04"),
    ]
    assert [[reference.place.folios for reference in each.references] for each in found] == [["9"], ["7"]]


def test_names_in_a_row_have_each_its_own(read: Reader) -> None:
    note = "It was compiled on the basis of letters from Petrov (Ibid. L. 15–17) and Sidorov (Ibid. L. 20)."
    found = documents(read, note=note)
    assert [(each.writers[0].form, each.references[0].place.folios) for each in found] == [
        ("Petrov", "15-17"),
        ("Sidorov", "20"),
    ]


def test_what_is_spoken_of_again_is_the_same(read: Reader) -> None:
    note = "The file contains a draft resolution on the mill. On the draft resolution is written: “For” (Ibid. L. 9)."
    [found] = documents(read, note=note)
    assert [reference.place.folios for reference in found.references] == ["9"]


def test_a_number_of_the_edition_is_kept(read: Reader) -> None:
    [found] = documents(read, note="See Document No. 717.")
    assert found.number == "717"


LONG = "“The mill at Kem has burnt down, and nobody knows how it is to be built up before the winter comes. {}”"


@pytest.mark.parametrize(
    ("end", "writer"),
    [
        ("Petrov", "Petrov"),
        ("Petrov.", "Petrov"),
        ("S. Petrov", "S. Petrov"),
        ('Petrov. "The smoke rose for three days. Sidorov', "Petrov"),
        ("It was built by Petrov.", ""),
        ("Petrov is ill.", ""),
    ],
)
def test_who_signs_a_quoted_document_wrote_it(read: Reader, end: str, writer: str) -> None:
    found = documents(read, note=f"On May 2, 1933, Gromov received a telegram: {LONG.format(end)} (Ibid. L. 9).")
    assert [" ".join(name.form for name in each.writers) for each in found if each.kind == "telegram"] == [writer]


@pytest.mark.parametrize(
    ("note", "answered"),
    [
        ("Orlov answers a telegram from Petrov of May 2, 1933.", [True]),
        ("Orlov replied to Petrov's telegram of May 2, 1933.", [True]),
        ("This is an answer to Petrov's telegram of May 2, 1933.", [True]),
        ("Sidorov answered Petrov's telegram of May 2, 1933.", [False]),
        ("Orlov sent Petrov's telegram of May 2, 1933, to Gromov.", [False]),
        ("Orlov did not answer Petrov's telegram of May 2, 1933.", [False]),
    ],
)
def test_a_note_says_which_document_the_letter_answers(read: Reader, note: str, answered: list[bool]) -> None:
    assert [each.answered for each in documents(read, note=note)] == answered
