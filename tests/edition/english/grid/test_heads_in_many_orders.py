"""Heads and ends of letters in the orders and forms in which offices, writers and editors set them.

The letter is of Orlov in Kem to Gromov, of May 4, 1933. Each expectation was written before the run.
"""

from __future__ import annotations

import pytest

from corrkg.edition.records import Letter
from tests.edition.english.lettered import HEADER, SHELF, Reader

from .conftest import moves

# Written as BODY in a case.
BODY = "The mill at Kem has no coal. I propose to give it coal from the reserve of the people's commissariat."
# The heading where it is another, the paragraphs between bars, and what they tell.
CASES = [
    (
        "",
        "Sochi. Gromov. | BODY | Orlov. | No. 7 | 4/V-33",
        {
            "marks": "",
            "numbers": "se7",
            "address": "Sochi. Gromov.",
            "dateline": "4/V-33",
            "signature": "Orlov.",
            "dispatches": "",
        },
    ),
    (
        "",
        "Copy. Owls. Secret. Cipher. | Sochi. Tov. Gromov. | BODY | Orlov. | 4.V.33",
        {
            "marks": "copy top-secret cipher",
            "address": "Sochi. Tov. Gromov.",
            "dateline": "4.V.33",
            "signature": "Orlov.",
        },
    ),
    ("", "Cipher. Very urgent. | Tov. Gromov. | BODY | Orlov.", {"marks": "cipher urgent", "address": "Tov. Gromov."}),
    (
        "",
        "Strictly confidential. Personal. | Comrade Gromov! | BODY | Orlov. | 4/V",
        {"marks": "strictly-secret personal", "address": "Comrade Gromov!", "dateline": "4/V"},
    ),
    (
        "",
        "Encryption. | From Kem 4/V - 33 at 20 o'clock. 40 min. In. No. 31."
        " | Sochi. Tov. Gromov. | The mill has no coal. HP 12. | Orlov.",
        {
            "marks": "cipher",
            "numbers": "in31 se12",
            "dispatches": "sent 4 20:40 Kem",
            "address": "Sochi. Tov. Gromov.",
            "body": "The mill has no coal. HP 12.",
        },
    ),
    (
        "",
        "Encryption. | Sochi. Tov. Gromov. | From Kem 4/V - 33 at 20 o'clock. 40 min. In. No. 31. | BODY | Orlov.",
        {"marks": "cipher", "numbers": "in31", "dispatches": "sent 4 20:40 Kem", "address": "Sochi. Tov. Gromov."},
    ),
    (
        "",
        "In. No. 31. | From Kem on 4.V.33 at 2 o'clock. 27 min. | Sochi. Tov. Gromov. | BODY | Orlov.",
        {"numbers": "in31", "dispatches": "sent 4 02:27 Kem"},
    ),
    (
        "",
        "Encryption. | From Kem on May 4, 1933 at 0 hours 47 minutes. | Tov. Gromov. | BODY | Orlov.",
        {"dispatches": "sent 4 00:47 Kem"},
    ),
    (
        "",
        "From Kem at 17-40 4.V. 1933 | Moscow. Gromov. | BODY | Orlov.",
        {"dispatches": "sent 4 17:40 Kem", "address": "Moscow. Gromov."},
    ),
    (
        "",
        "Sent from Kem by direct wire 4/V-33 at 14:25. | Gromov. | BODY | Orlov.",
        {"dispatches": "sent 4 14:25 Kem", "address": "Gromov."},
    ),
    (
        "",
        "Received 5/V-33 at 9 o'clock. 10 min. | Sochi. Gromov. | BODY | Orlov.",
        {"dispatches": "received 5 09:10 -"},
    ),
    (
        "",
        "Handed in 4/V 20 h. 15 min. Received 5/V 0 h. 40 min. | Sochi. Gromov. | BODY | Orlov.",
        {"dispatches": "sent 4 20:15 -; received 5 00:40 -"},
    ),
    ("", "Out. No. 415/m | Sochi. Gromov. | BODY | Orlov.", {"numbers": "ou415"}),
    ("", "Gromov. | BODY | Orlov. | No. 9, 4/V-33 g.", {"numbers": "se9", "dateline": "4/V-33 g."}),
    ("", "Gromov. | BODY | Orlov. | Kem, 4/V-33. No. 9", {"numbers": "se9", "dateline": "Kem, 4/V-33"}),
    ("", "Gromov. | BODY | Orlov. | Nos. 14 and 15 | 4/V-33", {"numbers": "se14 se15", "dateline": "4/V-33"}),
    ("", "Gromov. | BODY | Orlov. | No. 14-16 | 4/V-33", {"numbers": "se14 se15 se16"}),
    ("", "Gromov. | BODY | Orlov. | #84 | 4/V-33", {"numbers": "se84"}),
    (
        "",
        "Gromov. | The mill has no coal. No. 31/1220/sh. | Orlov.",
        {"numbers": "se31 ci1220", "body": "The mill has no coal. No. 31/1220/sh."},
    ),
    (
        "",
        "Kem, May 4, 1933 | Dear Gromov! | BODY | Orlov.",
        {"dateline": "Kem, May 4, 1933", "address": "Dear Gromov!"},
    ),
    ("", "4/V-33. | Hello, Gromov! | BODY | Orlov.", {"dateline": "4/V-33", "address": "Hello, Gromov!"}),
    ("", "Gromov. | BODY | Orlov. | May 4", {"dateline": "May 4"}),
    ("", "Gromov. | BODY | Orlov. | 4 May 1933 year", {"dateline": "4 May 1933 year"}),
    ("", "Gromov. | BODY | Orlov. | 4/V-33. Kem", {"dateline": "4/V-33. Kem"}),
    ("", "Gromov. | BODY | Orlov. | Night of 4/V", {"dateline": "Night of 4/V"}),
    (
        "",
        "Gromov. | BODY | Orlov. | 4/V-33, 11 o'clock in the evening",
        {"dateline": "4/V-33, 11 o'clock in the evening"},
    ),
    ("", "Gromov. | BODY | Orlov. 4/V-33", {"dateline": "4/V-33", "signature": "Orlov."}),
    ("Orlov, Zimin to Gromov May 4, 1933", "Gromov. | BODY | Orlov. Zimin.", {"signature": "Orlov. Zimin."}),
    ("Orlov, Zimin to Gromov May 4, 1933", "Gromov. | BODY | Orlov and Zimin.", {"signature": "Orlov and Zimin."}),
    (
        "Orlov, Zimin to Gromov May 4, 1933",
        "Gromov. | BODY | On behalf of the commission Orlov, Zimin.",
        {"signature": "On behalf of the commission Orlov, Zimin."},
    ),
    (
        "",
        "Gromov. | BODY | Secretary of the Central Committee Orlov.",
        {"signature": "Secretary of the Central Committee Orlov."},
    ),
    ("", "Moscow. Gromov. Copy to Zimin. | BODY | Orlov.", {"address": "Moscow. Gromov. Copy to Zimin."}),
    (
        "",
        "Moscow. Central Committee of the CPSU (b). T. T. Gromov, Zimin. | BODY | Orlov.",
        {"address": "Moscow. Central Committee of the CPSU (b). T. T. Gromov, Zimin."},
    ),
    ("", "To Comrade Gromov | BODY | Orlov.", {"address": "To Comrade Gromov"}),
    ("", "Sochi, to Comrade Gromov. | BODY | Orlov.", {"address": "Sochi, to Comrade Gromov."}),
    ("", "Sochi. Dacha No. 9. Gromov. | BODY | Orlov.", {"address": "Sochi. Dacha No. 9. Gromov."}),
    (
        "",
        "Archive: RGASPI F. 700. Op. 2. D. 15. L. 8. Original. Typescript; F. 81. Op. 3. D. 101. L."
        " 92v. Typewritten copy. | Gromov. | BODY | Orlov.",
        {"witnesses": "rgaspi/700/2/15:8=original,typescript + rgaspi/81/3/101:92v=typewritten-copy"},
    ),
    (
        "",
        "Archive: RGASPI F. 700. Op. 2. Case No. 15. L. 8, 10-12. Script. | Gromov. | BODY | Orlov.",
        {"witnesses": "rgaspi/700/2/15:8, 10-12=original"},
    ),
    (
        "",
        "Archive: RGASPI. F. 700. Inventory 2. D. 15. Ll. 8-9 ob. Certified typewritten copy."
        " | Gromov. | BODY | Orlov.",
        {"witnesses": "rgaspi/700/2/15:8-9v=certified-typewritten-copy"},
    ),
    ("", "Gromov. | BODY | Orlov. | P.S. Greetings to Zimin. | 4/V-33", {"dateline": "4/V-33"}),
    ("", "Telegram No. 17 | Sochi. Gromov. | BODY | Orlov.", {"marks": "telegram", "numbers": "se17"}),
    (
        "",
        "Telephone message. | From Kem 4/V at 13:20. | Tov. Gromov. | BODY | Orlov.",
        {"marks": "telephone-message", "dispatches": "sent 4 13:20 Kem"},
    ),
    (
        "",
        "Encryption. Deciphered 5/V at 1 o'clock. | Gromov. | BODY | Orlov.",
        {"marks": "cipher", "dispatches": "received 5 01:00 -"},
    ),
    ("", "Comrade GROMOV A. S. | BODY | Orlov.", {"address": "Comrade GROMOV A. S."}),
    (
        "",
        "Dear Comrade Gromov! The mill at Kem has no coal. | Orlov.",
        {"address": "Dear Comrade Gromov!", "body": "The mill at Kem has no coal."},
    ),
    ("", "Via Kharkov. Sochi. Gromov. | BODY | Orlov.", {"address": "Via Kharkov. Sochi. Gromov."}),
    ("", "From Kem by telephone 4/V at 13:20. | Tov. Gromov. | BODY | Orlov.", {"dispatches": "sent 4 13:20 Kem"}),
    ("", "From Kem in code on 4/V-33 at 14:25. | Tov. Gromov. | BODY | Orlov.", {"dispatches": "sent 4 14:25 Kem"}),
    ("", "From Kem over HF 4/V-33 at 14:25. | Tov. Gromov. | BODY | Orlov.", {"dispatches": "sent 4 14:25 Kem"}),
    ("", "Sent by courier from Kem 4/V-33. | Tov. Gromov. | BODY | Orlov.", {"dispatches": "sent 4 - Kem"}),
    (
        "",
        "Cipher. From Kem 4/V-33 at 20:40. | Tov. Gromov. | BODY | Orlov.",
        {"marks": "cipher", "dispatches": "sent 4 20:40 Kem"},
    ),
    ("", "Top secret. No. 415/m | Tov. Gromov. | BODY | Orlov.", {"marks": "top-secret", "numbers": "se415"}),
    ("", "Decoded 5/V-33 at 1:20. | Gromov. | BODY | Orlov.", {"dispatches": "received 5 01:20 -"}),
    ("", "Deciphered. | Gromov. | BODY | Orlov.", {"marks": "cipher", "dispatches": ""}),
    ("", "Gromov. | BODY | Orlov. | Nos. 9 and 10, 4/V-33", {"numbers": "se9 se10", "dateline": "4/V-33"}),
    ("", "Gromov. | BODY | Orlov. | No. 9 – 4/V-33", {"numbers": "se9", "dateline": "4/V-33"}),
    ("", "Gromov. | BODY | Orlov. | No. 9, 4.V.33", {"numbers": "se9", "dateline": "4.V.33"}),
    (
        "",
        "Gromov. | BODY | On behalf of the members of the PB Orlov.",
        {"signature": "On behalf of the members of the PB Orlov."},
    ),
    ("", "Gromov. | BODY | By order of the commission: Orlov.", {"signature": "By order of the commission: Orlov."}),
    (
        "Orlov, Zimin to Gromov May 4, 1933",
        "Gromov. | BODY | For the commission: Orlov, Zimin.",
        {"signature": "For the commission: Orlov, Zimin."},
    ),
    (
        "",
        "Gromov. | BODY | On behalf of the commission Petrenko spoke to Orlov. | Orlov.",
        {"signature": "Orlov.", "body": "BODY / On behalf of the commission Petrenko spoke to Orlov."},
    ),
    ("", "Moscow, for Comrade Gromov. | BODY | Orlov.", {"address": "Moscow, for Comrade Gromov."}),
    ("", "Moscow. Kremlin. To Gromov. | BODY | Orlov.", {"address": "Moscow. Kremlin. To Gromov."}),
    (
        "Orlov to Gromov, Zimin May 4, 1933",
        "Gromov, Zimin, copy Petrenko. | BODY | Orlov.",
        {"address": "Gromov, Zimin, copy Petrenko."},
    ),
    ("", "Gromov. Copy: Petrenko. | BODY | Orlov.", {"address": "Gromov. Copy: Petrenko."}),
    (
        "",
        "Moscow. Gromov. | Copy to Comrade Zimin. | BODY | Orlov.",
        {"address": "Moscow. Gromov. / Copy to Comrade Zimin."},
    ),
    ("", "Moscow. Poskrebyshev for Gromov. | BODY | Orlov.", {"address": "Moscow. Poskrebyshev for Gromov."}),
    (
        "",
        "Gromov. | Sochi, to Comrade Zimin's mind, needs coal. | BODY | Orlov.",
        {"address": "Gromov.", "body": "Sochi, to Comrade Zimin's mind, needs coal. / BODY"},
    ),
]


def _told(letter: Letter, text: str) -> dict[str, str]:
    """Write what the formal parts of a letter tell."""
    found = {
        kind: " / ".join(text[part.span.start : part.span.end] for part in letter.parts if part.kind == kind)
        for kind in ("address", "dateline", "signature", "body")
    }
    found["marks"] = " ".join(mark.kind for mark in letter.marks)
    found["numbers"] = " ".join(f"{number.series[:2]}{number.value}" for number in letter.numbers)
    found["dispatches"] = "; ".join(moves(letter))
    found["witnesses"] = " + ".join(
        f"{'/'.join(each.reference.place.unit)}:{each.reference.place.folios}={','.join(each.forms)}"
        for each in letter.witnesses
    )
    return found


@pytest.mark.parametrize(("heading", "paragraphs", "expected"), CASES)
def test_formal_parts_are_told_apart_in_whatever_order(
    heading: str, paragraphs: str, expected: dict[str, str], read: Reader
) -> None:
    lines = paragraphs.replace("BODY", BODY).split(" | ")
    shelf = [] if lines[0].startswith("Archive") else [SHELF]
    text = "\n\n".join([heading or HEADER, *shelf, *lines]) + "\n"
    edition = read(text)
    [letter] = edition.letters
    found = _told(letter, text)
    whole = {"body": "BODY", **expected}
    assert {kind: found[kind] for kind in whole} == {kind: words.replace("BODY", BODY) for kind, words in whole.items()}
    assert [each.span for each in letter.observations if each.kind == "unread"] == []
