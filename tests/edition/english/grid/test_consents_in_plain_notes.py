"""Consents in the plain words of editors: who, what, when, where and by what means in any order, in a sentence or two.

The letter is of Orlov in Kem to Gromov in Sochi, of May 4, 1933; days are of that month. The authority files know the
persons and the places, as those of an edition do. Each expectation was written before the run.
"""

from __future__ import annotations

import pytest

from corrkg.edition.authorities import read_authorities
from corrkg.edition.english.reader import read_edition
from corrkg.edition.records import Edition
from tests.conftest import SeedsMaker
from tests.edition.english.lettered import Reader

from .conftest import MINUTES, SPECIAL, Taken

PERSONS = """\
id,name_en,name_ru,aliases_en,aliases_ru,born,died,same_as,source,note,default_for
orlov,"Orlov, Pyotr Ilyich",,P.I. Orlov,,,,,invented,,
gromov,"Gromov, Anton Savvich",,,,,,,invented,,
""" + "".join(
    f'{name.lower()},"{name}, A. B.",,,,,,,invented,,\n'
    for name in ("Petrenko", "Chubar", "Zaytsev", "Zimin", "Kosior", "Chalov")
)
PLACES = "id,name_en,name_ru,aliases,lat,long,same_as,source,note\n" + "".join(
    f"{name.lower()},{name},,,,,,invented,\n"
    for name in ("Sochi", "Kem", "Gagra", "Moscow", "Kiev", "Kharkov", "Tiflis")
)


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory, make_seeds: SeedsMaker) -> Reader:
    """A function that reads a text, with authority files that know the persons and the places of the notes."""
    files = {"authorities/persons.csv": PERSONS, "authorities/places.csv": PLACES}
    authorities = read_authorities(make_seeds(files) / "authorities")
    path = tmp_path_factory.mktemp("texts") / "text.txt"

    def read_text(text: str) -> Edition:
        path.write_text(text, encoding="utf-8")
        return read_edition(path, authorities)

    return read_text


# Several things that somebody did in one paper, a consent among them.
ROWS = [
    (
        "On May 6, in a cipher which was handed in at the Sochi telegraph at 17:40, Gromov objected to the coal,"
        " but agreed to rebuild the mill.",
        "Gromov 6 17:40 Sochi | Gromov refuses",
    ),
    (
        "On May 6, in a cipher which was handed in at the Sochi telegraph at 17:40, Gromov agreed.",
        "Gromov 6 17:40 Sochi",
    ),
    (
        "In his reply of May 6 (sent from Sochi at 16:10) Gromov proposed to hurry and agreed with the rest.",
        "Gromov 6 16:10 Sochi",
    ),
    ("In a telegram sent on May 6 Gromov asked for an estimate and later agreed.", "Gromov - - -"),
    (
        "Gromov's reply followed by code on May 6, at 12:15. In it, he approved the proposal and asked to speed"
        " up the work.",
        "Gromov 6 12:15 -",
    ),
]

# A consent that a relative clause follows, and what others did who are named after it.
GIVEN = [
    ("In view of the consent that Gromov gave on May 6, the PB adopted the decision on May 7.", "Gromov 6 - -"),
    ("The PB adopted the decision on May 7 in view of the consent that Gromov had given on May 6.", "Gromov 6 - -"),
    (
        "On the basis of the consent which Gromov had telegraphed from Sochi on May 6, the mill was rebuilt.",
        "Gromov 6 - Sochi",
    ),
    ("With the consent that Gromov did not give, nothing could be done.", ""),
    ("The mill that Gromov gave to the trust on May 6 was rebuilt.", ""),
    ("Gromov agreed on May 6. Chubar did the same on May 7.", "Gromov 6 - -; Chubar 7 - -"),
    ("Gromov agreed by telephone on May 6, and Chubar did this in writing a day later.", "Gromov 6 - -; Chubar 7 - -"),
    ("Gromov agreed. Gromov did so on May 7.", "Gromov 7 - -"),
    ("Gromov refused on May 6; Chubar did so a day later.", "| Gromov refuses; Chubar refuses"),
    ("Petrenko agreed on May 6; Chubar did so a day later.", "Petrenko 6 - -; Chubar 7 - -"),
]

# Whose the permission is that the next clause dates, and who brought the answer.
WHOSE = [
    ("Gromov wrote on it: “Let them fly”. The permission of the PB is dated May 6 {S}.", "Gromov - - -"),
    ("Gromov wrote on it: “Let them fly”. His permission is dated May 6 {S}.", "Gromov 6 - -"),
    ("At 11 p.m. on May 6 Chalov dictated the reply: Gromov agrees to 800 thousand poods.", "Gromov 6 23:00 -"),
    ("Gromov agreed to 800 thousand rubles.", ""),
    (
        "Received in Sochi by Chalov at 10:15 p.m. on May 5. At 11 p.m. he dictated the reply to Moscow: Gromov"
        " agrees to 800 thousand poods, and on the meat he is for exemption.",
        "Gromov 5 23:00 -",
    ),
    (
        "Chalov took down the text by telephone on May 5 at 21 o'clock. 30 min., on his sheet Gromov wrote: “Let"
        " them fly, and not a word in the newspapers” (Ibid. L. 39). The permission of the PB is dated May 6 {S}.",
        "Gromov - - -",
    ),
]

# Words on a paper that are addressed to somebody, or signed below the votes of others.
SIGNED = [
    (
        "Gromov's inscription on Zimin's memorandum: “T. Orlov. Agreed to 15. P. Gr. 30/V.” (Ibid. L. 42).",
        "Gromov 30 - -",
    ),
    ("A resolution: “Comrade Orlov! I agree. Petrenko.”", "Petrenko - - -"),
    ("A resolution: “To Comrade Orlov. I agree. Petrenko.”", "Petrenko - - -"),
    ("There is a resolution on the letter: “To Comrade Orlov. I agree. Petrenko.”", "Petrenko - - -"),
    ("There is a resolution on the letter: “Comrade Orlov, I agree. Petrenko. 6/V”", "Petrenko 6 - -"),
    ("On the sheet: “Petrenko – for. For. Kosior, Zaytsev”.", "Petrenko - - - V; Kosior - - - V; Zaytsev - - - V"),
    (
        "On the voting sheet: “Petrenko – for. Chubar – for. Per. Kosior”. Zaytsev voted against.",
        "Petrenko - - - V; Chubar - - - V; Kosior - - - V | Zaytsev votes-against",
    ),
    (
        "Gromov's inscription on Zimin's memorandum: “T. Orlov. Agreed to 15. P. Gr. 30/V.” (Ibid. L. 42)."
        " Petrenko and Chubar had expressed themselves in favour even earlier, on May 28.",
        "Gromov 30 - -; Petrenko 28 - -; Chubar 28 - -",
    ),
    (
        "On the voting sheet: “Petrenko – for. Chubar – for. Zimin – for. Per. Kosior”. Zaytsev voted against.",
        "Petrenko - - - V; Chubar - - - V; Zimin - - - V; Kosior - - - V | Zaytsev votes-against",
    ),
]

# What is agreed to, told in a row, and how it is let be known.
OBJECTS = [
    ("On the same day Gromov let it be known that he accepts the first and third points.", "Gromov 4 - -"),
    ("Gromov accepted the first and the third point on May 6.", "Gromov 6 - -"),
    ("Gromov made it known on May 6 that he agreed.", "Gromov 6 - -"),
    ("Gromov gave to understand on May 6 that he agreed.", "Gromov 6 - -"),
]


@pytest.mark.parametrize(("note", "expected"), [*ROWS, *GIVEN, *WHOSE, *SIGNED, *OBJECTS])
def test_consent_in_plain_words_is_read_with_its_moment(taken: Taken, note: str, expected: str) -> None:
    assert taken(note.replace("{M}", MINUTES).replace("{S}", SPECIAL)) == expected
