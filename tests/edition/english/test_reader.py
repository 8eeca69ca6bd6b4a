"""A whole text into records: nothing is lost, nothing crashes, every record stands where it says."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import fields
from pathlib import Path
from typing import Protocol

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corrkg.edition.authorities import Authorities, read_authorities
from corrkg.edition.english.page.leftovers import places
from corrkg.edition.english.reader import read_edition
from corrkg.edition.records import Edition, Letter
from corrkg.edition.source import Span
from corrkg.errors import InputError

Reader = Callable[[str], Edition]

HEAD = "Orlov to Gromov May 4, 1933"
SHELF = "Archive: RGASPI F. 700. Op. 2. D. 15. L. 8. Autograph."


class Spanned(Protocol):
    """What stands at a place of the text."""

    @property
    def span(self) -> Span:
        """Return the place."""


def spans_of(letter: Letter) -> Iterator[Span]:
    """Yield the span of every record of a letter."""
    header = letter.header
    yield header.span
    yield header.dating.span
    for names in (header.senders, header.recipients, header.copy_recipients):
        yield from (name.span for name in names)
    yield from filter(None, (letter.archive_line, letter.medium_span, header.marker))
    for witness in letter.witnesses:
        yield from filter(None, (witness.span, witness.reference.span, witness.reference.antecedent, witness.form_span))
    groups: list[Sequence[Spanned]] = [
        letter.marks,
        letter.parts,
        letter.numbers,
        letter.dispatches,
        letter.mentions,
        letter.replies,
        letter.decisions,
        letter.approvals,
    ]
    yield from (item.span for items in groups for item in items)
    for note in letter.notes:
        yield from filter(None, (note.span, note.sign, note.marker.span if note.marker else None))
        yield from (reference.span for reference in note.references)
        yield from (citation.span for citation in note.citations)
        yield from filter(None, (reference.antecedent for reference in note.references))
    observed = [*letter.observations, *header.dating.observations]
    for owners in (letter.notes, letter.dispatches, letter.decisions):
        observed += [observation for owner in owners for observation in owner.observations]
    yield from (observation.span for observation in observed)


def assert_sound(edition: Edition) -> None:
    """Hold an edition against its own text."""
    text = edition.source.text
    outer = sorted([*(letter.span for letter in edition.letters), *edition.matter])
    assert "".join(text[span.start : span.end] for span in outer) == text, (
        "the spans cover the text, without gap or overlap"
    )
    for each in edition.introductions:
        within = [span for span in edition.matter if span.contains(each.span)]
        assert len(within) == 1, "an introduction stands in the matter outside of the letters"
        named: list[Spanned] = [*each.parts, *each.mentions, *each.named]
        assert all(each.span.contains(part.span) for part in named)
    for letter in edition.letters:
        stray = [span for span in spans_of(letter) if not letter.span.contains(span)]
        assert not stray, f"outside of {letter.span}: {stray}"
        assert len({note.number for note in letter.notes}) == len(letter.notes), "two notes of one number"
        assert [part.span for part in letter.parts] == sorted(part.span for part in letter.parts)


def words_lost(edition: Edition) -> list[str]:
    """Return the words of which a character is in no fact, in no part of a letter, and in no line of the report."""
    text = edition.source.text
    covered = bytearray(len(text))
    facts = (getattr(letter, each.name) for letter in edition.letters for each in fields(letter) if each.name != "span")
    introduced = places(edition.introductions)
    for span in (*(place for fact in facts for place in places(fact)), *introduced, *places(edition.observations)):
        covered[span.start : span.end] = b"\1" * len(span)
    words = re.finditer(r"\w+", text)
    lost = [word.group() for word in words if word.group().strip("_") and not all(covered[word.start() : word.end()])]
    return [word for word in lost if word not in {"and", "g", "y", "year", "city"}]  # what joins two facts


@pytest.fixture(scope="module")
def real_editions(october_seeds: Path, sable_seeds: Path, heron_seeds: Path) -> list[Edition]:
    """October 1935 and the invented months."""
    editions = []
    for seeds in (october_seeds, sable_seeds, heron_seeds):
        authorities = read_authorities(seeds / "authorities")
        editions += [read_edition(path, authorities) for path in sorted((seeds / "editions").glob("*.txt"))]
    return editions


def test_records_of_real_editions_stand_in_their_letters(real_editions: list[Edition]) -> None:
    assert len(real_editions) >= 6
    for edition in real_editions:
        assert_sound(edition)


def test_no_line_of_a_real_edition_is_lost(real_editions: list[Edition]) -> None:
    assert {edition.source.slug: words_lost(edition) for edition in real_editions} == {
        edition.source.slug: [] for edition in real_editions
    }


def test_reading_without_authority_files_still_reads_the_letters(real_editions: list[Edition]) -> None:
    for edition in real_editions:
        bare = read_edition(edition.source.path, Authorities())
        assert [letter.header.dating.edtf for letter in bare.letters] == [
            letter.header.dating.edtf for letter in edition.letters
        ]
        assert_sound(bare)


@pytest.mark.parametrize(
    ("line", "lost"),
    [
        ("From Kem 4/V-33 at 15:00. In. No. 138. Series B", "Series B"),
        ("Received in Kem at 18-15 (Zaytsev on duty).", "Zaytsev on duty"),
        ("No. 5/VII b.", ""),
    ],
)
def test_rest_of_a_line_that_is_read_in_part_is_told(line: str, lost: str, read: Reader) -> None:
    text = f"{HEAD}\n\n{SHELF}\n\nCipher.\n\n{line}\n\nMoscow. Gromov.\n\nThe mill burnt. We must act.\n\nOrlov.\n"
    edition = read(text)
    told = [edition.source.quote(note.span) for note in edition.letters[0].observations if note.kind == "unread"]
    assert words_lost(edition) == []
    assert not lost or any(lost in words for words in told) or lost in edition.letters[0].part("body")


# --- arbitrary texts ----------------------------------------------------------------------------------------------

PIECES = st.sampled_from(
    [HEAD, SHELF, f"{HEAD} {SHELF}", "", "", "", "____", "1933 May", "Owls. Secret .", "Copy .", "Moscow. Gromov.",
     "Orlov.", "4/V-33 1", "No. 82", "P.S. More.", "From Kem 2I/V — 33 at 15:00. 27 min. In. No. 138.",
     "1 On May 6, 1933, the PB adopted a resolution (RGASPI. F. 17. Op. 3. D. 922. L. 12).", "2 Ibid. L. 5.",
     "Gromov agreed (Ibid.).", "Text 1 .", "Text 2 , text3.", "“An open quotation", "(an open parenthesis", "1",
     "- 7 -", "Letters of Orlov to Gromov"]
)  # fmt: skip


def read_or_refuse(read: Reader, text: str) -> None:
    """Read a text: it is sound, or it is refused with a place to look at."""
    try:
        edition = read(text)
    except InputError as error:
        assert error.path is not None
        assert error.line is not None
        assert 1 <= error.line <= text.count("\n") + text.count("\r") + 1
        return
    assert_sound(edition)
    assert words_lost(edition) == []


@settings(max_examples=150)
@given(lines=st.lists(PIECES, max_size=40), gap=st.sampled_from(["\n", "\n\n", "\r\n"]))
def test_text_made_of_every_habit_is_sound_or_refused(lines: list[str], gap: str, read: Reader) -> None:
    read_or_refuse(read, gap.join(lines))


@settings(max_examples=100)
@given(data=st.data())
def test_text_made_of_real_lines_is_sound_or_refused(data: st.DataObject, read: Reader, real_lines: list[str]) -> None:
    lines = data.draw(st.lists(st.one_of(st.sampled_from(real_lines), PIECES), max_size=30))
    read_or_refuse(read, HEAD + "\n\n" + SHELF + "\n\n" + "\n\n".join(lines) + "\n")


@given(text=st.text(max_size=400))
def test_text_of_any_script_is_sound_or_refused(text: str, read: Reader) -> None:
    read_or_refuse(read, text)
    read_or_refuse(read, f"{HEAD}\n\n{SHELF}\n\n{text}\n\n____\n\n{text}")


@given(data=st.data())
def test_text_cut_anywhere_is_sound_or_refused(data: st.DataObject, read: Reader, real_editions: list[Edition]) -> None:
    text = data.draw(st.sampled_from(real_editions)).source.text
    start = data.draw(st.integers(0, len(text)))
    read_or_refuse(read, text[start : start + data.draw(st.integers(0, 6000))])


@pytest.mark.parametrize("unit", ["word ", "Word. ", "a", "“a” ", "Orlov ", "(L. 5) "])
def test_very_long_line_is_read(unit: str, read: Reader) -> None:
    line = unit * (2000 // len(unit))
    [letter] = read(f"{HEAD}\n\n{SHELF}\n\n{line}\n\nOrlov.\n").letters
    assert letter.part("body").split() == line.split()


@pytest.mark.parametrize("name", ["empty", "blank", "binary"])
def test_file_that_holds_no_text_is_refused(name: str, tmp_path: Path) -> None:
    path = tmp_path / f"{name}.txt"
    path.write_bytes({"empty": b"", "blank": b"\n \n", "binary": bytes(range(256))}[name])
    with pytest.raises(InputError) as caught:
        read_edition(path, Authorities())
    assert caught.value.path == path
    assert caught.value.line is not None
