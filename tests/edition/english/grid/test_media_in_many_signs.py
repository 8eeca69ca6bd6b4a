"""By what medium a letter went, with every sign of it that an edition can have, alone and against another."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from corrkg.edition.records import Edition

Went = Callable[..., str]

CIPHER = [
    "In Moscow it was lying deciphered at 14 hours 05 min.",
    "The stamp of the cipher office shows that the telegram set out from Kem on May 4 at 12:44.",
    "The text was encrypted by Chernov.",
    "The cipher clerk in Moscow had the text at 18:30.",
    "On the deciphered copy is Gromov's note: “For”.",
    "The decryption is preserved in another file.",
    "Time of decryption 18:30.",
    "Cipher.",
    "By cipher.",
    "Cipher from Kem, May 4.",
    "The cipher telegram is registered under No. 1556/sh.",
    "Registered in the cipher department under No. 1556.",
    "The cipher bears the mark “Urgent”.",
    "On the cipher there is a resolution of Gromov.",
    "It left Kem encrypted.",
    "It was given for encryption at 12:44.",
]
TELEGRAM = [
    "Sent by telegraph.",
    "By telegram.",
    "The telegram was registered on May 4.",
    "The telegram form bears Gromov's note.",
    "The telegram is written in pencil.",
    "It was telegraphed from Kem.",
]
TELEPHONE = [
    "Telephone message from Kem.",
    "By telephone; taken down by Chernov.",
    "It was communicated by telephone to Chernov.",
    "Read over the telephone to Chernov.",
    "Chernov recorded it by telephone.",
    "Accepted by HF at 18:00.",
]
CARRIED = [
    "By courier.",
    "The letter was delivered to Gromov by Chernov.",
    "The letter went with the courier.",
    "The envelope went with the plane of May 5.",
    "Handed to Gromov personally by Chernov.",
    "Passed on through Chernov.",
    "Delivered by hand.",
    "Chernov took the letter with him.",
]
NEITHER = [
    "Gromov's cipher with the answer was received on May 5.",
    "Gromov agreed in a cipher of May 5.",
    "On May 5 Gromov sent a cipher to Petrenko.",
    "By cipher from Moscow Gromov answered on May 5.",
    "Gromov was asked by telephone.",
    "The answer was sent by courier.",
    "Gromov's letter was delivered by plane.",
    "The plenipotentiary was informed by cipher.",
    "The decision was communicated to Petrenko in code on May 6.",
    "A telegram with this content went to Kharkov.",
    "The text of the decree was sent to Petrenko in code.",
    "The plane mentioned stood in Kem.",
    "The codes of the consulate were burnt.",
    "See the cipher of May 1.",
]
FAREWELLS = [
    "Regards!",
    "I shake your hand.",
    "Till we meet.",
    "See you soon.",
    "I wish you health.",
    "Rest well.",
    "So long.",
]
MARKS = {"cipher-telegram": "Cipher.", "telegram": "Telegram.", "telephone-message": "Telephone message."}


@pytest.fixture
def went(read: Callable[[str], Edition]) -> Went:
    """A function that reads a letter, and returns the notation of its medium."""

    def medium(
        note: str = "",
        *,
        mark: str = "",
        farewell: str = "",
        number: str = "",
        shelf: str = "Autograph",
        lead: str = "",
    ) -> str:
        lines = [
            f"{lead}Orlov to Gromov May 4, 1933", f"Archive: RGASPI F. 700. Op. 2. D. 15. L. 8. {shelf}.", mark,
            "Gromov.",
            "I propose to rebuild the mill 1 .", farewell, "Orlov.", number, "____", f"1 {note or 'The mill burnt.'}",
        ]  # fmt: skip
        [letter] = read("\n\n".join(filter(None, lines)) + "\n").letters
        return letter.medium

    return medium


@pytest.mark.parametrize(
    ("note", "medium"),
    [
        *((note, "cipher-telegram") for note in CIPHER),
        *((note, "telegram") for note in TELEGRAM),
        *((note, "telephone-message") for note in TELEPHONE),
        *((note, "letter") for note in CARRIED),
        *((note, "unstated") for note in NEITHER),
    ],
)
def test_medium_is_what_a_note_says_of_this_letter(note: str, medium: str, went: Went) -> None:
    assert went(note) == medium


@pytest.mark.parametrize("note", CIPHER)
def test_cipher_is_surer_than_the_mark_of_a_telegram(note: str, went: Went) -> None:
    assert went(note, mark="Telegram.") == "cipher-telegram"


@pytest.mark.parametrize("note", [*CARRIED, *NEITHER, *TELEGRAM])
@pytest.mark.parametrize("medium", MARKS)
def test_mark_is_surer_than_what_else_a_note_says(medium: str, note: str, went: Went) -> None:
    assert went(note, mark=MARKS[medium]) == medium


@pytest.mark.parametrize("farewell", FAREWELLS)
def test_farewell_makes_a_letter_unless_it_has_the_number_of_a_telegram(farewell: str, went: Went) -> None:
    assert went(farewell=farewell) == "letter"
    assert went(farewell=farewell, number="No. 82") == "unstated"
    assert went("Cipher.", farewell=farewell, number="No. 82") == "cipher-telegram"
    assert went("The cipher was burnt.", farewell=farewell) == "letter"


@pytest.mark.parametrize(
    "sentence",
    ["Regards were sent.", "We do not wish you harm.", "How is Petrenko's regard for the mill to be explained?"],
)
def test_sentence_that_holds_such_a_word_is_no_farewell(sentence: str, went: Went) -> None:
    assert went(farewell=sentence) == "unstated"


@pytest.mark.parametrize("note", CARRIED)
def test_message_with_the_number_of_a_telegram_is_no_letter(note: str, went: Went) -> None:
    assert went(note, number="No. 82") == "unstated"


@pytest.mark.parametrize(
    ("shelf", "medium"),
    [
        ("Telegram form", "telegram"),
        ("Autograph on a telegraph form", "telegram"),
        ("Ciphergram. Copy", "cipher-telegram"),
        ("Deciphered copy", "cipher-telegram"),
        ("Recording of a telephone message", "telephone-message"),
        ("Typewritten copy of a letter", "unstated"),
        ("Typescript", "unstated"),
    ],
)
def test_shelf_mark_tells_on_what_the_copy_is(shelf: str, medium: str, went: Went) -> None:
    assert went(shelf=shelf) == medium


@pytest.mark.parametrize(
    ("lead", "medium"),
    [
        ("Telegram from ", "telegram"),
        ("Cipher telegram from ", "cipher-telegram"),
        ("Letter from ", "letter"),
        ("", "unstated"),
    ],
)
def test_heading_says_what_the_document_is(lead: str, medium: str, went: Went) -> None:
    assert went(lead=lead) == medium
