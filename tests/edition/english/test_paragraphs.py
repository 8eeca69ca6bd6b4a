"""Text as people have it: October wrapped and strewn with what pages and converters leave, read as October."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest

from corrkg.edition.authorities import Authorities, read_authorities
from corrkg.edition.english.reader import read_edition
from corrkg.edition.records import Edition, Observation
from corrkg.edition.source import Span

Change = Callable[[str], str]


def wrapped(width: int, *, hyphens: bool = False) -> Change:
    """Wrap each line at a width; with ``hyphens``, divide every long word that stands at the edge."""

    def run(text: str) -> str:
        lines: list[str] = []
        for line in text.split("\n"):
            lines += textwrap.wrap(line, width, break_long_words=False, break_on_hyphens=hyphens) or [""]
        return "\n".join(lines)

    return run


def soft_hyphens(text: str) -> str:
    """Strew soft hyphens into long words, as a web page has them."""
    return re.sub(r"(?<=[a-z]{4})(?=[a-z]{4})", "\u00ad", text)


def paged(text: str) -> str:
    """Cut a wrapped text into pages of 40 lines, each with a number below and a running head above."""
    lines = text.split("\n")
    pages = [lines[start : start + 40] for start in range(0, len(lines), 40)]
    return "\n".join(
        "\n".join(
            [
                *(["", "Stalin and Kaganovich. Correspondence. 1931–1936", ""] if number else []),
                *page,
                "",
                str(number + 671),
            ]
        )
        for number, page in enumerate(pages)
    )


def fed(text: str) -> str:
    """Cut a wrapped text into pages as pdftotext does: a form feed, the running head with the page's number."""
    lines = text.split("\n")
    pages = ["\n".join(lines[start : start + 44]) for start in range(0, len(lines), 44)]
    return "".join(f"{page}\n\fOctober of the year 1935   {number}\n\n" for number, page in enumerate(pages, 671))


def superscripts(text: str) -> str:
    """Print the signs of notes as superscripts, in the text and before the notes."""
    raised = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
    text = re.sub(r" (\d) (?=[.,]|$)", lambda sign: sign[1].translate(raised), text, flags=re.MULTILINE)
    return re.sub(r"^(\d) ?(?=[A-Z])", lambda sign: sign[1].translate(raised) + " ", text, flags=re.MULTILINE)


def cyrillic(text: str) -> str:
    """Print what OCR takes for Cyrillic: names, abbreviations of shelf marks."""
    for latin, other in (("Kaganovich", "Kаganоvich"), ("Archive:", "Аrchive:"), (" Op. ", " Ор. "), (" L. ", " Л. ")):
        text = text.replace(latin, other)
    return text


def then(*changes: Change) -> Change:
    """Make changes one after the other."""

    def run(text: str) -> str:
        for change in changes:
            text = change(text)
        return text

    return run


CHANGES: dict[str, Change] = {
    "wrapped at 60 columns": wrapped(60),
    "wrapped at 72 columns": wrapped(72),
    "wrapped at 72 columns, compounds divided": wrapped(72, hyphens=True),
    "wrapped at 100 columns": wrapped(100),
    "wrapped, with CRLF": then(wrapped(72), lambda text: text.replace("\n", "\r\n")),
    "soft hyphens": soft_hyphens,
    "soft hyphens, then wrapped": then(soft_hyphens, wrapped(72)),
    "pages with numbers and running heads": then(wrapped(72), paged),
    "pages as pdftotext ends them": then(wrapped(66), fed),
    "all of it at once": then(soft_hyphens, wrapped(60), paged, lambda text: text.replace("\n", "\r\n")),
    "an indent and blanks behind": then(wrapped(72), lambda text: text.replace("\n", " \n   ")),
    "superscript signs": superscripts,
    "look-alike letters": cyrillic,
    "hyphens that do not break": lambda text: re.sub(r"(?<=\w)-(?=\w)", "\u2011", text),
    "zero-width characters": lambda text: re.sub(r"(?<=, )", "\u200b", text),
}


@pytest.fixture(scope="module")
def authorities(october_seeds: Path) -> Authorities:
    """The authority files that ship with corrkg."""
    return read_authorities(october_seeds / "authorities")


@pytest.fixture(scope="module")
def october_text(october_seeds: Path) -> str:
    """The text of October 1935."""
    return (october_seeds / "editions" / "1935-october.txt").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def read_october(authorities: Authorities, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Edition]:
    """A function that reads a text with the authority files of October."""
    path = tmp_path_factory.mktemp("damaged") / "1935-october.txt"

    def read(text: str) -> Edition:
        path.write_bytes(text.encode())
        return read_edition(path, authorities)

    return read


def facts(record: object) -> object:
    """Return what a record says, without its places and what was repaired to read it."""
    if isinstance(record, tuple):
        return tuple(facts(item) for item in record if not isinstance(item, Observation | Span))
    if is_dataclass(record) and not isinstance(record, type):
        values = {each.name: getattr(record, each.name) for each in fields(record)}
        return {name: facts(value) for name, value in values.items() if not isinstance(value, Span | Observation)}
    return record


@pytest.fixture(scope="module")
def as_printed(october_text: str, read_october: Callable[[str], Edition]) -> list[object]:
    """The facts of each letter of October as it is printed."""
    return [facts(letter) for letter in read_october(october_text).letters]


@pytest.mark.parametrize("name", CHANGES)
def test_october_as_people_have_it_gives_the_same_facts(
    name: str, october_text: str, as_printed: list[object], read_october: Callable[[str], Edition]
) -> None:
    changed = CHANGES[name](october_text)
    assert changed != october_text
    edition = read_october(changed)
    assert [facts(letter) for letter in edition.letters] == as_printed
    assert any(note.about in {"text", "lines"} for note in edition.observations)


# --- lines --------------------------------------------------------------------------------------------------------

HEAD = "Orlov to Gromov May 4, 1933"
SHELF = "Archive: RGASPI F. 700. Op. 2. D. 15. L. 8. Autograph."
Reader = Callable[[str], Edition]


def body(read: Reader, text: str) -> str:
    """Return the body of a letter that holds ``text``."""
    return read(f"{HEAD}\n\n{SHELF}\n\n{text}\n\nOrlov.\n").letters[0].part("body")


@pytest.mark.parametrize(
    ("printed", "read_as"),
    [
        ("The mill at Kem\nis ready.", "The mill at Kem is ready."),
        ("The Polit-\nburo agreed.", "The Politburo agreed."),
        ("Tin, non-\nferrous metals. Non-ferrous metals.", "Tin, non-ferrous metals. Non-ferrous metals."),
        ("Ma-Jun-\nYing left.", "Ma-Jun-Ying left."),
        ("Give them 100-\n120 poods.", "Give them 100-120 poods."),
        ("It costs 60 mil.\npoods.", "It costs 60 mil. poods."),
        ("First.\n\nsecond.", "First.\n\nsecond."),
        ("a) tin;\nb) copper.", "a) tin;\n\nb) copper."),
        ("The bridge is\n\n117\n\nnot ready.", "The bridge is not ready."),
        ("The bridge stands.\n\n117\n\nThe mill burns.", "The bridge stands.\n\nThe mill burns."),
    ],
)
def test_line_goes_on_in_the_next_only_where_that_is_plain(printed: str, read_as: str, read: Reader) -> None:
    assert body(read, printed) == read_as


@pytest.mark.parametrize(
    ("shelf", "folios", "forms"),
    [
        ("D. 15.\nL. 8. Autograph.", "8", ("autograph",)),
        ("D. 15. L. 8.\nCertified typewritten copy.", "8", ("certified-typewritten-copy",)),
        ("D. 15. L. 8.\nAutograph; F. 81. Op. 3. D. 1. L. 2. Copy.", "8", ("autograph",)),
        ("D. 15. L. 8. Copy.\nCopy .", "8", ("copy",)),
    ],
)  # fmt: skip
def test_archive_line_may_be_broken(shelf: str, folios: str, forms: tuple[str, ...], read: Reader) -> None:
    [letter] = read(f"{HEAD}\n\nArchive: RGASPI F. 700. Op. 2. {shelf}\n\nThe mill stands.\n\nOrlov.\n").letters
    assert letter.witnesses[0].reference.place.folios == folios
    assert letter.witnesses[0].forms == forms
    assert letter.part("body") == "The mill stands."


@pytest.mark.parametrize("sign", ["[1]", "¹"])
def test_sign_of_a_note_may_be_raised_or_in_brackets(sign: str, read: Reader) -> None:
    text = (
        f"{HEAD}\n\n{SHELF}\n\nThe mill burnt.{sign} The bridge stands.\n\nOrlov.\n\n____\n\n{sign} It stood at Kem.\n"
    )
    [letter] = read(text).letters
    [note] = letter.notes
    assert (note.text, note.marker is not None) == ("It stood at Kem.", True)
    assert letter.part("body") == "The mill burnt. The bridge stands."


@pytest.mark.parametrize("day", ["May [4], 1933", "[4] May 1933", "[May 4, 1933]"])
def test_day_in_brackets_is_no_sign_of_a_note(day: str, read: Reader) -> None:
    text = f"Orlov to Gromov {day}\n\n{SHELF}\n\nThe mill burnt [1].\n\nOrlov.\n\n____\n\n[1] It stood at Kem.\n"
    [letter] = read(text).letters
    assert letter.header.dating.edtf == "1933-05-04"
    assert letter.notes[0].marker is not None


def test_number_of_a_page_and_running_head_are_left_out_and_told(read: Reader) -> None:
    lines = ["The mill is not", "ready and the bridge", "stands alone as"] * 6
    for place in (15, 11, 7, 3):
        lines[place:place] = [f"{118 + place}   Orlov to Gromov and others"]
    text = "\n".join(lines)
    edition = read(f"{HEAD}\n\n{SHELF}\n\n{text}.\n\nOrlov.\n")
    assert "others" not in edition.letters[0].part("body")
    assert len([note for note in edition.letters[0].observations if note.about == "furniture"]) == 4
