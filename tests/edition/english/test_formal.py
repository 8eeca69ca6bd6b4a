"""The formal parts of a letter: what is found above and below its words."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from corrkg.edition.records import Edition, Letter

Reader = Callable[[str], Edition]


def letter(read: Reader, *lines: str, header: str = "Orlov to Gromov May 4, 1933") -> Letter:
    """Read a letter of these paragraphs."""
    [found] = read(
        "\n\n".join([header, "Archive: RGASPI F. 700. Op. 2. D. 15. L. 8. Autograph.", *lines]) + "\n"
    ).letters
    return found


def parts(found: Letter) -> dict[str, str]:
    """Return the text of each part that is there."""
    return {kind: found.part(kind) for kind in dict.fromkeys(part.kind for part in found.parts)}


def test_cipher_telegram_with_everything_is_taken_apart(read: Reader) -> None:
    found = letter(
        read, "Copy .", "Owls. Secret .", "Cipher .", "From Kem 4/V-33 at 15:00. 27 min. In. No. 138.",
        "Moscow. Gromov.",
        "The mill burnt.", "Send coal. No. 17/sh.", "Orlov.", "No. 82", "4/V-33 g.",
    )  # fmt: skip
    assert [mark.kind for mark in found.marks] == ["copy", "top-secret", "cipher"]
    assert parts(found) == {
        "address": "Moscow. Gromov.", "body": "The mill burnt.\n\nSend coal. No. 17/sh.", "signature": "Orlov.",
        "dateline": "4/V-33 g.",
    }  # fmt: skip
    assert {(number.series, number.value) for number in found.numbers} == {
        ("incoming", 138),
        ("cipher-office", 17),
        ("sender", 82),
    }
    assert [(event.kind, event.place) for event in found.dispatches] == [("sent", "Kem")]
    assert found.medium == "cipher-telegram"


def test_dateline_keeps_the_letter_of_the_other_script_in_its_figure(read: Reader) -> None:
    found = letter(
        read, "Comrade Gromov.", "The mill burnt.", "Orlov.", "4/VП.33", header="Orlov to Gromov July 4, 1933"
    )
    assert parts(found)["dateline"] == "4/VП.33"


@pytest.mark.parametrize(
    "address",
    [
        "Moscow. Gromov.",
        "Comrade Gromov.",
        "Moscow. Central Committee of the CPSU (b). Gromov .",
        "Kharkov. Central Committee of the CP (b) U. For Gromov.",
        "Central Committee of the Communist Party (b) of Ukraine. Gromov.",
        "To comrade Gromov",
        "T. Gromov!",
        "Dear Gromov,",
        "Hello, t. Gromov!",
        "Good day, dear Comrade Gromov!",
        "Good evening, Gromov!",
        "Dear Comrade Gromov!",
    ],
)
def test_line_to_the_recipient_is_the_address(address: str, read: Reader) -> None:
    found = letter(read, address, "The mill burnt.", "Orlov.")
    assert parts(found)["address"] == address
    assert parts(found)["body"] == "The mill burnt."


def test_address_and_first_sentence_on_one_line_are_two_parts(read: Reader) -> None:
    found = letter(read, "Comrade Gromov! The mill burnt yesterday.", "Orlov.")
    assert (found.part("address"), found.part("body")) == ("Comrade Gromov!", "The mill burnt yesterday.")


@pytest.mark.parametrize(
    "line", ["Gromov must answer for the mill.", "The mill of Gromov burnt.", "Zaytsev reports that the mill burnt."]
)
def test_sentence_about_somebody_is_no_address(line: str, read: Reader) -> None:
    found = letter(read, line, "Orlov.")
    assert (found.part("address"), found.part("body")) == ("", line)


@pytest.mark.parametrize("signature", ["Orlov.", "Orlov", "P. Orlov.", "Your Orlov.", "Yours P. Orlov."])
def test_line_of_the_sender_is_the_signature(signature: str, read: Reader) -> None:
    found = letter(read, "The mill burnt.", signature)
    assert "Orlov" in found.part("signature")
    assert found.part("body") == "The mill burnt."


def test_signature_of_several_is_one_line(read: Reader) -> None:
    found = letter(
        read, "The mill burnt.", "Orlov. Zaytsev. Petrenko.", header="Orlov, Zaytsev, Petrenko to Gromov May 4, 1933"
    )
    assert found.part("signature") == "Orlov. Zaytsev. Petrenko."
    assert not [item for item in found.observations if item.about == "sender"]


def test_signature_in_the_last_words_of_a_paragraph_is_cut_off(read: Reader) -> None:
    found = letter(read, "The mill burnt. I shake your hand. P. Orlov.")
    assert (found.part("body"), found.part("signature")) == ("The mill burnt. I shake your hand.", "P. Orlov.")


def test_letter_without_a_signature_keeps_all_its_words_in_the_body(read: Reader) -> None:
    found = letter(read, "The mill burnt.", "Send coal.")
    assert parts(found) == {"body": "The mill burnt.\n\nSend coal."}


def test_postscript_follows_the_signature(read: Reader) -> None:
    found = letter(read, "The mill burnt.", "Orlov.", "P.S. Send coal.", "And wood.")
    assert found.part("postscript") == "P.S. Send coal.\n\nAnd wood."


def test_text_behind_the_signature_is_kept_apart(read: Reader) -> None:
    found = letter(
        read, "I send the draft.", "Orlov.", "4/V-33", "Draft of the order on the mill: the mill is to be built."
    )
    assert found.part("after") == "Draft of the order on the mill: the mill is to be built."
    assert found.part("dateline") == "4/V-33"


def test_recipient_of_a_copy_in_the_address_is_kept_apart(read: Reader) -> None:
    found = letter(read, "Moscow. Gromov. Copy to Zaytsev.", "The mill burnt.", "Orlov.")
    assert [name.form for name in found.header.copy_recipients] == ["Zaytsev"]


@pytest.mark.parametrize(("signature", "about"), [("Zaytsev. Orlov.", ["sender"]), ("Orlov.", [])])
def test_signature_that_contradicts_the_header_is_contested(signature: str, about: list[str], read: Reader) -> None:
    found = letter(read, "The mill burnt.", signature)
    assert [item.about for item in found.observations if item.kind == "contested"] == about
    assert [name.form for name in found.header.senders] == ["Orlov"]


@pytest.mark.parametrize(("dateline", "about"), [("14/V-33", ["date"]), ("4/V-33", []), ("May 4, 1933", [])])
def test_dateline_that_contradicts_the_header_is_contested(dateline: str, about: list[str], read: Reader) -> None:
    found = letter(read, "The mill burnt.", "Orlov.", dateline)
    assert [item.about for item in found.observations if item.kind == "contested"] == about
    assert found.header.dating.edtf == "1933-05-04"


@pytest.mark.parametrize(
    ("lines", "medium"),
    [
        (["Cipher .", "The mill burnt.", "Orlov."], "cipher-telegram"),
        (["Telegram.", "The mill burnt.", "Orlov."], "telegram"),
        (["Telephone message.", "The mill burnt.", "Orlov."], "telephone-message"),
        (["From Kem 4/V-33 at 15:00. 27 min.", "The mill burnt.", "Orlov."], "telegram"),
        (["Hello, comrade Gromov!", "The mill burnt.", "I shake your hand. Orlov."], "letter"),
        (["Gromov!", "The mill burnt.", "I press your hand.", "Orlov."], "letter"),
        (["Comrade Gromov!", "The mill burnt.", "Your Orlov."], "letter"),
        (["Out. No. 17/s", "The mill burnt.", "With greetings, Orlov."], "letter"),
        (["No. 17/sh", "The mill burnt.", "With greetings, Orlov."], "unstated"),
        (["The mill burnt.", "As regards the mill, send coal.", "Orlov."], "unstated"),
        (["The mill burnt.", "Orlov."], "unstated"),
    ],
)
def test_medium_is_told_by_a_mark_a_line_of_the_telegraph_or_a_greeting(
    lines: list[str], medium: str, read: Reader
) -> None:
    found = letter(read, *lines)
    assert found.medium == medium
    assert (found.medium_span is None) == (medium == "unstated")


@pytest.mark.parametrize(
    ("shelf", "forms"),
    [
        ("L. 8. Autograph.", [("autograph",)]),
        ("L. 8. Certified typewritten copy.", [("certified-typewritten-copy",)]),
        ("L. 8. Typewritten copy.", [("typewritten-copy",)]),
        ("L. 8. Original. Typescript.", [("original", "typescript")]),
        ("L. 8. Script.", [("original",)]),
        ("L. 8.", [()]),
        ("L. 8. Autograph; D. 16. L. 3. Typewritten copy.", [("autograph",), ("typewritten-copy",)]),
    ],
)
def test_each_copy_of_a_letter_has_its_form(shelf: str, forms: list[tuple[str, ...]], read: Reader) -> None:
    [found] = read(
        f"Orlov to Gromov May 4, 1933\n\nArchive: RGASPI F. 700. Op. 2. D. 15. {shelf}\n\nThe mill burnt.\n"
    ).letters
    assert [witness.forms for witness in found.witnesses] == forms


def test_archive_line_without_a_shelf_mark_is_kept_and_reported(read: Reader) -> None:
    [found] = read("Orlov to Gromov May 4, 1933\n\nArchive: of the Orlov family.\n\nThe mill burnt.\n").letters
    assert found.witnesses == ()
    assert [item.kind for item in found.observations if item.about == "reference"] == ["unresolved"]


# --- a formal part with lines that no rule reads ------------------------------------------------------------------

BODY = "The mill burnt. We must act."


@pytest.mark.parametrize(
    ("line", "kind", "day", "time", "place"),
    [
        ("Received in Kem at 18-15.", "received", None, "18:15", "Kem"),
        ("Delivered to Comrade Gromov on 5/V at 10 o'clock.", "received", "1933-05-05", "10:00", ""),
        ("Handed to Comrade Gromov 5/V-33 at 10 o'clock.", "received", "1933-05-05", "10:00", ""),
        ("Handed in at Kem on May 4 at 10 o'clock.", "sent", "1933-05-04", "10:00", "Kem"),
        ("Wired from Kem 4/V-33 at 3 p.m.", "sent", "1933-05-04", "15:00", "Kem"),
        ("Received by telephone on May 5 at 9:30.", "received", "1933-05-05", "09:30", ""),
        ("Dispatched 4.V.33, 22 hours. 10 min.", "sent", "1933-05-04", "22:10", ""),
        ("Transmitted at 0:15 on May 5.", "sent", "1933-05-05", "00:15", ""),
    ],
)
def test_line_of_the_telegraph_or_the_courier_is_a_dispatch(
    line: str, kind: str, day: str | None, time: str, place: str, read: Reader
) -> None:
    found = letter(read, "Cipher.", line, "Moscow. Gromov.", BODY, "Orlov.")
    [event] = found.dispatches
    assert (event.kind, event.date.isoformat() if event.date else None, event.place) == (kind, day, place)
    assert event.time is not None
    assert event.time.isoformat("minutes") == time
    assert parts(found) == {"address": "Moscow. Gromov.", "body": BODY, "signature": "Orlov."}


@pytest.mark.parametrize(
    "line", ["(via NKVD)", "Through the special courier", "Series 2 B", "To be returned", "[Top of the sheet torn]"]
)
def test_line_that_no_rule_reads_does_not_end_the_formal_part_and_is_told(line: str, read: Reader) -> None:
    found = letter(read, "Cipher.", line, "From Kem 4/V-33 at 15:00.", "Moscow. Gromov.", BODY, "Orlov.")
    assert len(found.dispatches) == 1
    assert parts(found) == {"address": "Moscow. Gromov.", "body": BODY, "signature": "Orlov."}
    assert [note.about for note in found.observations if note.kind == "unread"] == ["formal"]


@pytest.mark.parametrize("line", ["By direct wire.", "Over the direct wire", "By Hughes", "By wire", "By telegraph."])
def test_wire_is_the_mark_of_a_telegram(line: str, read: Reader) -> None:
    found = letter(read, line, "Moscow. Gromov.", BODY, "Orlov.")
    assert [mark.kind for mark in found.marks] == ["telegram"]
    assert (found.medium, parts(found)["body"]) == ("telegram", BODY)


@pytest.mark.parametrize(
    "first", ["I agree.", "We need coal and bread.", "“The mill burnt.”", "1) The mill burnt.", "Not agreed."]
)
def test_first_words_of_a_letter_are_no_formal_line(first: str, read: Reader) -> None:
    found = letter(read, first, "Copy to Comrade Petrenko.", "Orlov.", "No. 5", "4/V-33")
    assert found.part("body").startswith(first)


@pytest.mark.parametrize(
    ("line", "numbers"),
    [
        ("No. 31/1220/sh.", [("sender", 31), ("cipher-office", 1220)]),
        ("No. 31 / 1220 sh", [("sender", 31), ("cipher-office", 1220)]),
        ("HP 31/1220/sh", [("sender", 31), ("cipher-office", 1220)]),
        ("Nr 31/sh. 4.V.33", [("cipher-office", 31)]),
        ("No. 1556, 1557/sh.", [("cipher-office", 1556), ("cipher-office", 1557)]),
        ("Out. No. 31/1220", [("outgoing", 31)]),
    ],
)
def test_number_of_two_offices_is_two_numbers(line: str, numbers: list[tuple[str, int]], read: Reader) -> None:
    day = "4.V.33" if "V.33" in line else ""
    for lines in ((BODY, "Orlov.", line), (f"{BODY} {line.removesuffix(day)}", "Orlov.")):
        found = letter(read, "Moscow. Gromov.", *lines)
        assert [(number.series, number.value) for number in found.numbers] == numbers
        assert "We must act." in found.part("body")
    assert letter(read, "Moscow. Gromov.", BODY, "Orlov.", line).part("dateline") == (
        "4.V.33" if "V.33" in line else ""
    )


# --- signatures, days and numbers as they vary --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "signature"),
    [
        ("/Orlov/", "/Orlov/"),
        ("(Orlov)", "(Orlov)"),
        ("Signed: Orlov.", "Signed: Orlov."),
        ("Secretary of the Central Committee P. Orlov.", "Secretary of the Central Committee P. Orlov."),
        ("People's Commissar P. Orlov", "People's Commissar P. Orlov"),
        ("Your Petya.", "Your Petya."),
        ("Yours, Orlov.", "Yours, Orlov."),
        ("ORLOV", "ORLOV"),
        ("P. Orl.", "P. Orl."),
        ("I shake your hand firmly. Your P. Orlov.", "Your P. Orlov."),
        ("I shake your hand. P. Orlov.", "P. Orlov."),
        ("I press your hand firmly. P. Orlov", "P. Orlov"),
        ("Be healthy! P. Orlov.", "P. Orlov."),
        ("All the best. Orlov.", "Orlov."),
        ("Greetings to all. I embrace you. P. Orlov.", "P. Orlov."),
        ("With communist greetings P. Orlov", "P. Orlov"),
        ("Greetings to Comrade Petrenko. Your P. Orlov.", "Your P. Orlov."),
        ("Hello to Petrenko and Zaytsev. P. Orlov.", "P. Orlov."),
        ("My greetings to Comrades Petrenko, Zaytsev! Your Orlov.", "Your Orlov."),
        ("Greetings from Petrenko. Orlov.", "Orlov."),
        ("Greetings to A. P. Petrenko. Orlov.", "Orlov."),
        ("While everything. Greetings to Comrade Petrenko. Your P. Orlov.", "Your P. Orlov."),
    ],
)
def test_signature_of_any_dress_is_one(line: str, signature: str, read: Reader) -> None:
    found = letter(read, "Moscow. Gromov.", BODY, line, "No. 5")
    assert found.part("signature") == signature
    assert found.part("body").startswith(BODY)


@pytest.mark.parametrize(
    ("note", "medium"),
    [
        ("Sent from Kem by field post on May 5.", "letter"),
        ("It was brought to Moscow by courier on May 6.", "letter"),
        ("Sent on May 5 in cipher.", "cipher-telegram"),
        ("By telephone; the text was taken down by Chalov on May 5 at 9:10.", "telephone-message"),
        ("It was handed in at the Kem telegraph on May 5 and deciphered in Sochi on May 6.", "cipher-telegram"),
        ("The mill was spoken of by telephone; the text was taken down by Chalov on May 5.", "unstated"),
        ("The reply was brought by courier on May 6 and deciphered.", "unstated"),
        ("The reply was brought by courier on May 6.", "unstated"),
        ("Sent on May 5.", "unstated"),
    ],
)
def test_medium_is_told_by_how_a_note_says_that_it_went(note: str, medium: str, read: Reader) -> None:
    assert letter(read, "The mill burnt 1 .", "Orlov.", "____", f"1 {note}").medium == medium


@pytest.mark.parametrize(
    "line", ["We ask Secretary Orlov.", "Signed by Petrenko.", "(See Petrenko)", "Your letter came."]
)
def test_sentence_is_no_signature(line: str, read: Reader) -> None:
    assert line in letter(read, "Moscow. Gromov.", BODY, line, "Orlov.").part("body")


@pytest.mark.parametrize(
    ("line", "dateline"),
    [
        ("Kem 4/V-33", "Kem 4/V-33"),
        ("Kem, 4/V", "Kem, 4/V"),
        ("May 4", "May 4"),
        ("May 4 2", "May 4"),
        ("4/V–33 g. 11 p.m.", "4/V–33 g. 11 p.m."),
        ("4/V-33, 22 hours", "4/V-33, 22 hours"),
        ("May 4, 1933, evening", "May 4, 1933, evening"),
        ("4.5.1933", "4.5.1933"),
        ("04.05.33", "04.05.33"),
        ("4/V-33 No. 82", "4/V-33"),
        ("Kem, 4/V-33. No. 82", "Kem, 4/V-33"),
        ("No. 82. 4.V.33 1", "4.V.33"),
        ("No. 82 4/V-33", "4/V-33"),
        ("Kem 4 May 1933", "Kem 4 May 1933"),
        ("4/V, Kem", "4/V, Kem"),
        ("4/V-33. Kem.", "4/V-33. Kem"),
        ("May 4, 1933, New Athos", "May 4, 1933, New Athos"),
        ("4/V-33 Kem 2", "4/V-33 Kem"),
        ("4/V-33 city", "4/V-33 city"),
        ("4/V-33 year", "4/V-33 year"),
        ("4/V-33 y.", "4/V-33 y."),
        ("On May 4", "On May 4"),
        ("Written on 4/V", "Written on 4/V"),
        ("Night of 4/V", "Night of 4/V"),
        ("Kem, Kremlin, 4/V", "Kem, Kremlin, 4/V"),
        ("Kem (Sorok), 4/V-33", "Kem (Sorok), 4/V-33"),
        ("Kem – 4/V", "Kem – 4/V"),
        ("4/V-33 (Kem)", "4/V-33 (Kem)"),
        ("“4” May 1933", "“4” May 1933"),
        ("4/V-33, 15-20", "4/V-33, 15-20"),
        ("4/5", "4/5"),
        ("4/V-33, Kem No. 82", "4/V-33, Kem"),
    ],
)
def test_dateline_of_any_kind_is_read_whole(line: str, dateline: str, read: Reader) -> None:
    found = letter(read, "Moscow. Gromov.", BODY, "Orlov.", line)
    assert (found.part("dateline"), found.part("after")) == (dateline, "")
    assert [number.value for number in found.numbers] == ([82] if "82" in line else [])


@pytest.mark.parametrize("dateline", ["4/V-33", "Kem, 4/V", "May 4, 1933", "4/V-33 at 3 o'clock", "On May 4 1"])
@pytest.mark.parametrize("signature", ["Orlov.", "P. Orlov", "Your Orlov,", "Greetings. Orlov."])
def test_signature_and_date_on_one_line_are_two_parts(signature: str, dateline: str, read: Reader) -> None:
    found = letter(read, "Moscow. Gromov.", BODY, f"{signature} {dateline}")
    assert found.part("dateline") == dateline.removesuffix(" 1")
    assert found.part("signature") == signature.removeprefix("Greetings. ").rstrip(",")
    assert found.dispatches == ()


def test_day_and_month_that_are_not_the_letter_s_are_no_dateline(read: Reader) -> None:
    assert letter(read, "Moscow. Gromov.", BODY, "Orlov.", "7/5").part("dateline") == ""


@pytest.mark.parametrize("line", ["4/V-33. Orlov.", "4/V-33, P. Orlov"])
def test_name_beside_a_date_is_no_place(line: str, read: Reader) -> None:
    assert "Orlov" not in letter(read, "Moscow. Gromov.", BODY, line).part("dateline")


def test_roman_month_in_cyrillic_letters_is_read(read: Reader) -> None:
    found = letter(read, "Moscow. Gromov.", BODY, "Orlov.", "4/Х-33", header="Orlov to Gromov October 4, 1933")
    assert found.part("dateline") == "4/X-33"
    assert not [note for note in found.observations if note.kind == "contested"]


@pytest.mark.parametrize(
    ("line", "series", "value"),
    [
        ("Cipher No. 45", "sender", 45),
        ("Our No. 45.", "sender", 45),
        ("Number 45", "sender", 45),
        ("No. 45/c", "sender", 45),
        ("No. 1601/m", "sender", 1601),
        ("No. 2013/Sh.", "cipher-office", 2013),
        ("No. 2013/SH", "cipher-office", 2013),
        ("No. 2013-sh", "cipher-office", 2013),
        ("No. 2013sh", "cipher-office", 2013),
        ("HP2013/sh", "cipher-office", 2013),
        ("Ref. 45/sh", "outgoing", 45),
    ],
)
def test_number_of_any_dress_is_read(line: str, series: str, value: int, read: Reader) -> None:
    found = letter(read, "Moscow. Gromov.", BODY, "Orlov.", line)
    assert [(number.series, number.value) for number in found.numbers] == [(series, value)]
    assert found.part("after") == ""


@pytest.mark.parametrize(
    "address",
    [
        "Dear Anton!", "Hello, Anton!", "Dear comrade Gromov, hello!", "Gromov – for Petrenko, Zaytsev.",
        "To the Central Committee of the CPSU(b).", "To the secretary of the Central Committee comrade Gromov.",
        "GROMOV, PETRENKO", "Moscow, Kremlin. To Gromov.", "Anton!", "Klim Yefremovich!", "My dear Anton!",
        "Anton, hello!",
    ],
)  # fmt: skip
def test_salutation_or_office_is_the_address(address: str, read: Reader) -> None:
    assert parts(letter(read, address, BODY, "Orlov.")) == {"address": address, "body": BODY, "signature": "Orlov."}


@pytest.mark.parametrize(
    "line",
    ["Dear friends of the mill came and we heard them.", "Hello is what he said to Petrenko.", "Anton burnt the mill!"],
)
def test_sentence_that_begins_like_a_greeting_is_the_body_s(line: str, read: Reader) -> None:
    assert letter(read, line, BODY, "Orlov.").part("address") == ""


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("By cipher.", "cipher"),
        ("In cipher", "cipher"),
        ("Deciphered.", "cipher"),
        ("Telephonogram No. 5", "telephone-message"),
        ("Only personally", "personal"),
        ("Deliver immediately!", "urgent"),
        ("Cipher. No. 45/sh", "cipher"),
    ],
)  # fmt: skip
def test_mark_in_another_dress_is_one(line: str, kind: str, read: Reader) -> None:
    found = letter(read, line, "Moscow. Gromov.", BODY, "Orlov.")
    assert [mark.kind for mark in found.marks] == [kind]
    assert len(found.numbers) == ("No." in line)
    assert found.part("body") == BODY


def signed(read: Callable[[str], Edition], closing: str) -> list[str]:
    """Return the signatures of a letter that ends in a line."""
    text = (
        "Orlov to Gromov May 4, 1933\n\nArchive: RGASPI F. 700. Op. 2. D. 15. L. 8. Autograph.\n\nThe mill burnt.\n\n"
    )
    [letter] = read(f"{text}{closing}\n").letters
    return [part.text for part in letter.parts if part.kind == "signature"]


@pytest.mark.parametrize(
    ("closing", "signature"),
    [
        ("Greetings. Petya.", "Petya."),
        ("I kiss you. Petya.", "Petya."),
        ("I kiss you firmly. Petya.", "Petya."),
        ("I embrace you. Petya.", "Petya."),
        ("Regards. Petya", "Petya"),
    ],
)
def test_name_that_no_header_has_signs_after_a_farewell(
    read: Callable[[str], Edition], closing: str, signature: str
) -> None:
    assert signed(read, closing) == [signature]


@pytest.mark.parametrize(
    "closing",
    ["Greetings, Gromov.", "Greetings to Comrade Petrenko.", "Greetings to Petrenko. He is ill.", "I kissed Petya."],
)
def test_farewell_or_sentence_about_somebody_is_no_signature(closing: str, read: Callable[[str], Edition]) -> None:
    assert signed(read, closing) == []
