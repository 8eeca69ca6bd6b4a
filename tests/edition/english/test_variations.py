"""The same letters set in another way, or moved to another month, are read alike: rules know habits, not one file."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from corrkg.edition.authorities import Authorities, read_authorities
from corrkg.edition.english.reader import read_edition
from corrkg.edition.records import Edition, Letter

Change = Callable[[str, list[str]], str]


def in_headers(change: Callable[[str], str]) -> Change:
    """Make a change to each header."""

    def run(text: str, headers: list[str]) -> str:
        for header in dict.fromkeys(headers):
            text = text.replace(header, change(header))
        return text

    return run


def in_lines(change: str) -> Change:
    """Make a change to each line that is not blank."""
    return lambda text, _: "\n".join(change.format(line) if line.strip() else line for line in text.split("\n"))


CHANGES: dict[str, Change] = {
    "a dash between the names": in_headers(lambda header: header.replace(" to ", " – ", 1)),
    "a hyphen between the names": in_headers(lambda header: header.replace(" to ", " - ", 1)),
    "no comma in the date": in_headers(lambda header: re.sub(r", (?=\d{4})", " ", header)),
    "two spaces in the header": in_headers(lambda header: header.replace(" ", "  ")),
    "non-breaking spaces in the header": in_headers(lambda header: header.replace(" ", "\xa0")),
    "lines indented with tabs and blanks behind them": in_lines("\t{} \xa0"),
    "no blank lines": lambda text, _: re.sub(r"\n{2,}", "\n", text),
    "twice as many blank lines": lambda text, _: text.replace("\n", "\n\n"),
    "header and archive on one line": lambda text, _: re.sub(r"\n+(?=Archive:)", " ", text),
    "a rule of asterisks": lambda text, _: re.sub(r"_{5,}", "* * *", text),
    "line ends of another system": lambda text, _: text.replace("\n", "\r\n"),
}
MONTHS = {"March": "III", "May": "V", "August": "VIII"}


@pytest.fixture(scope="module")
def authorities(october_seeds: Path) -> Authorities:
    """The authority files that ship with corrkg."""
    return read_authorities(october_seeds / "authorities")


@pytest.fixture(scope="module")
def october_as_printed(october_seeds: Path, authorities: Authorities) -> Edition:
    """October 1935 as it is."""
    return read_edition(october_seeds / "editions" / "1935-october.txt", authorities)


@pytest.fixture(scope="module")
def varied(
    october_as_printed: Edition, authorities: Authorities, tmp_path_factory: pytest.TempPathFactory
) -> Callable[[str], Edition]:
    """A function that reads a changed text."""
    path = tmp_path_factory.mktemp("varied") / "1935-october.txt"

    def read(text: str) -> Edition:
        path.write_bytes(text.encode())
        return read_edition(path, authorities)

    return read


def shape(letter: Letter) -> dict[str, object]:
    """Return what a letter holds, without places in the text and without days."""
    return {
        "senders": [name.form for name in letter.header.senders],
        "recipients": [name.form for name in letter.header.recipients],
        "basis": letter.header.dating.basis,
        "witnesses": [(witness.reference.place, witness.forms) for witness in letter.witnesses],
        "references": [(ref.place, ref.resolution) for note in letter.notes for ref in note.references],
        "notes": [(note.number, note.printed, note.marker is not None) for note in letter.notes],
        "parts": [part.kind for part in letter.parts],
        "marks": [mark.kind for mark in letter.marks],
        "numbers": [(number.series, number.value) for number in letter.numbers],
        "dispatches": [(event.kind, event.time, event.place) for event in letter.dispatches],
        "decisions": [(decision.series, len(decision.references)) for decision in letter.decisions],
        "approvals": [(approval.person.form, approval.time, approval.place) for approval in letter.approvals],
        "mentions": [(mention.form, mention.part, mention.note) for mention in letter.mentions],
        "medium": letter.medium,
    }


def days(letter: Letter) -> dict[str, object]:
    """Return the days that a letter holds."""
    return {
        "date": letter.header.dating.edtf,
        "dispatches": [event.date for event in letter.dispatches],
        "decisions": [decision.dating.edtf if decision.dating else None for decision in letter.decisions],
        "approvals": [approval.dating.edtf if approval.dating else None for approval in letter.approvals],
    }


@pytest.mark.parametrize("name", CHANGES)
def test_text_set_in_another_way_is_read_alike(
    name: str, october_as_printed: Edition, varied: Callable[[str], Edition]
) -> None:
    source = october_as_printed.source
    headers = [source.quote(letter.header.span) for letter in october_as_printed.letters]
    changed = CHANGES[name](source.text, headers)
    assert changed != source.text
    letters = varied(changed).letters
    assert [shape(letter) | days(letter) for letter in letters] == [
        shape(letter) | days(letter) for letter in october_as_printed.letters
    ]


@pytest.mark.parametrize("month", MONTHS)
def test_text_moved_to_another_month_is_read_alike(
    month: str, october_as_printed: Edition, varied: Callable[[str], Edition]
) -> None:
    text = october_as_printed.source.text.replace("October", month)
    text = re.sub(r"(?<=[/.])(\s*)X(?=\s*[-–—./ ]|$)", rf"\g<1>{MONTHS[month]}", text, flags=re.MULTILINE)
    letters = varied(text).letters
    assert [shape(letter) for letter in letters] == [shape(letter) for letter in october_as_printed.letters]
    printed = [letter.header.dating for letter in october_as_printed.letters]
    moved = [letter.header.dating for letter in letters]
    for old, new in zip(printed, moved, strict=True):
        if old.day is not None and new.day is not None:
            assert new.day.day == old.day.day
    assert [dating.day is None for dating in moved] == [dating.day is None for dating in printed]
