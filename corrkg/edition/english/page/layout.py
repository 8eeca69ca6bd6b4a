"""How the text of an edition is laid out: front matter, chapters, and documents, which together cover it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from itertools import pairwise, takewhile

from corrkg.edition.english.page.address import surname
from corrkg.edition.english.page.formal import FormalReader
from corrkg.edition.english.page.header import (
    Chapter,
    Heading,
    archive_start,
    has_leaders,
    read_chapter,
    read_heading,
    read_plain_heading,
)
from corrkg.edition.english.word.dates import salvage_date
from corrkg.edition.records import Dating, Observation
from corrkg.edition.source import SourceText, Span, fold
from corrkg.errors import InputError

# So many lines are looked through for what shows a letter.
_LONGEST_LETTER = 60
# The line over the notes of a letter: underscores, dashes, asterisks, or a drawn rule.
RULE = re.compile(r"^[_*=~\s–—─-]{3,}$")
# What stands behind the letters of a book, by its heading; and an entry of an index: words, then numbers of pages.
_BACK_MATTER = re.compile(
    r"(?:(?:Name|Subject|Geographical|General)\s+)?Index(?:\s+of\s+[\w\s]{3,40})?"
    r"|(?:List|Table)\s+of\s+(?:abbreviations|names|contents|illustrations|documents|letters)|Abbreviations|Contents|Bibliography|Glossary"
    r"|Biographical\s+(?:notes?|index|data|information|references?)",
    re.IGNORECASE,
)
_ARCHIVE_BELOW = re.compile(r"[^\n]*\s*Archive")
_INDEX_ENTRY = re.compile(r"(?<=[^\d,;–-])[\s,](?P<pages>\d{1,4}(?:(?:, ?|[–-])\d{1,4})*)\.?$")


@dataclass
class Block:
    """One document as laid out, or (``heading`` is None) matter outside of the documents.

    Args:
        span: from the first code point to the next block; the blocks of a text cover it.
        heading: the header as read.
        chapter: the chapter that it stands in.
        archive: the line with the shelf mark.
        lines: the lines that follow, notes included; furniture of the page is left out.
        observations: what a reader must be told of it.
        dating: its date.
    """

    span: Span
    heading: Heading | None
    chapter: Chapter | None
    archive: Span | None = None
    lines: list[Span] = field(default_factory=list)
    observations: list[Observation] = field(default_factory=list)
    dating: Dating | None = None


@dataclass(frozen=True)
class Layout:
    """The blocks of a text, and the title that its front matter gives."""

    title: str
    blocks: tuple[Block, ...]


def lay_out(source: SourceText) -> Layout:
    """Divide the text of an edition into its blocks.

    Raises:
        InputError: no letter is found, or a letter has no date.
    """
    return _Layouter(source).run()


class _Layouter:
    def __init__(self, source: SourceText) -> None:
        self.source = source
        self.text = source.text
        self.lines = list(source.lines())
        self.blocks: list[Block] = [Block(Span(0, len(source.text)), None, None)]
        self.chapter: Chapter | None = None
        self._correspondents: set[str] | None = None

    def run(self) -> Layout:
        index = 0
        while index < len(self.lines):
            index = self._line(index)
        if not any(block.heading for block in self.blocks):
            raise InputError(
                "no letter was found in this text",
                self.source.path,
                1,
                expected="headings such as “Kaganovich to Stalin October 3, 1935” over an “Archive: …” line",
                hint="is this an edition of letters in this layout? If not, take it out of editions/",
            )
        self._close()
        return Layout(self._title(), tuple(self.blocks))

    def _line(self, index: int) -> int:
        """Read the line at ``index``; return the index of the next one to read."""
        line = self.lines[index]
        chapter = read_chapter(self.source, line)
        if chapter is not None and self._opens_chapter(index):
            self.chapter = chapter
            self._open(line, None)
            message = "the heading of a chapter, whose time dates what stands under it"
            self.blocks[-1].observations.append(Observation("noticed", "chapter", message, line))
            return index + 1
        if self._opens_back_matter(index):
            self._open(line, None)
            self.blocks[-1].lines.append(line)
            return index + 1
        heading, line, index = self._heading(index)
        after = None if index + 1 == len(self.lines) else self.lines[index + 1]
        archive = heading.archive if heading else None
        below = archive is None and after is not None and archive_start(self.text, after) == after.start
        if (heading is None or heading.dating is None) and below and self._may_be_header(line):
            heading = read_plain_heading(self.text, line, self.chapter.year if self.chapter else None) or heading
        if heading is not None and self._is_header(index, heading, below):
            self._start(heading, after if below else archive)
            return index + (2 if below else 1)
        if archive_start(self.text, line) == line.start and self.text.startswith("Archive", line.start):
            self._archive_without_header(index, line)
        block = self.blocks[-1]
        if heading is not None and block.heading is not None and self._is_known(heading):
            self._furniture(line, "looks like a header, but no letter begins here (running head or table of contents)")
        elif has_leaders(self.source.quote(line)) and not RULE.match(self.source.quote(line)):
            self._furniture(line, "a line of a table of contents")
        else:
            block.lines.append(line)
        return index + 1

    def _heading(self, index: int) -> tuple[Heading | None, Span, int]:
        """Read the heading that begins at ``index``, and return it with its span and the index of its last line.

        A long heading may run over two lines; only an archive line below the second proves it.
        """
        line = self.lines[index]
        year = self.chapter.year if self.chapter else self._last_year()
        heading = read_heading(self.text, line, year)
        if (heading is None or heading.dating is None) and index + 2 < len(self.lines):
            second, third = self.lines[index + 1 : index + 3]
            if archive_start(self.text, third) == third.start and archive_start(self.text, second) is None:
                both = read_heading(self.text, Span(line.start, second.end), year)
                alone = read_heading(self.text, second, year)
                if both is not None and both.dating is not None and (alone is None or alone.dating is None):
                    return both, Span(line.start, second.end), index + 1
        return heading, line, index

    def _may_be_header(self, line: Span) -> bool:
        """Only under the word “Archive:”, and only a short line: shelf marks stand in notes too."""
        return len(line) < 200 and _ARCHIVE_BELOW.match(self.text, line.end) is not None

    def _is_header(self, index: int, heading: Heading, archive_below: bool) -> bool:
        if archive_below or heading.archive is not None:
            return True
        if heading.dating is None:
            return False
        if index + 1 == len(self.lines):
            return False
        following = self.lines[index + 1]
        next_heading = read_heading(self.text, following)
        if next_heading is not None and next_heading.dating is not None and next_heading.archive is None:
            return False  # a table of contents
        current = self.blocks[-1].heading
        same = current is not None and fold(self.source.quote(current.span)) == fold(self.source.quote(heading.span))
        if same and self._blank_lines_before(index) < 2:
            return False
        return (self._is_exact(heading.dating) and self._is_known(heading)) or self._formal_below(index, heading)

    @staticmethod
    def _is_exact(dating: Dating) -> bool:
        """A year or a month alone heads a page, or a part of the book, as often as a letter."""
        return re.fullmatch(r"\d{4}(?:-\d\d)?(?:/.*)?", dating.edtf) is None

    def _is_known(self, heading: Heading) -> bool:
        """Tell whether who writes, and to whom, is named over an archive line too; if any heading has one."""
        if self._correspondents is None:
            proven = (
                read_heading(self.text, line) for line, below in pairwise(self.lines) if self._proves(line, below)
            )
            self._correspondents = {
                surname(name.form) for each in proven if each for name in (*each.senders, *each.recipients)
            }
        known = self._correspondents
        sides = (heading.senders, heading.recipients)
        return not known or all(any(surname(name.form) in known for name in side) for side in sides)

    def _proves(self, line: Span, below: Span) -> bool:
        at = archive_start(self.text, line)
        return (at is not None and at > line.start) or archive_start(self.text, below) == below.start

    def _formal_below(self, index: int, heading: Heading) -> bool:
        """Tell whether a formal line of a letter stands under a heading without an archive line."""
        if heading.dating is None:
            return False
        reader = FormalReader(self.source, heading.header(heading.dating), [])
        for line in self.lines[index + 1 : index + 1 + _LONGEST_LETTER]:
            other = read_heading(self.text, line)
            if (other is not None and other.dating is not None) or read_chapter(self.source, line):
                return False
            if reader.is_formal(line):
                return True
        return False

    def _opens_back_matter(self, index: int) -> bool:
        """Tell whether an index of names or the like begins, which is no note of the letter before it."""
        if self.blocks[-1].heading is None or self._blank_lines_before(index) < 1:
            return False
        if _BACK_MATTER.fullmatch(fold(self.source.quote(self.lines[index]))):
            return True
        found = (_INDEX_ENTRY.search(self.source.quote(line)) for line in self.lines[index : index + 4])
        entries = [entry["pages"] for entry in takewhile(bool, found) if entry]
        return len(entries) == 4 and sum("," in pages for pages in entries) >= 2

    def _opens_chapter(self, index: int) -> bool:
        return index == 0 or self._blank_lines_before(index) >= 1

    def _blank_lines_before(self, index: int) -> int:
        before = 0 if index == 0 else self.lines[index - 1].end
        return self.text.count("\n", before, self.lines[index].start) - 1

    def _start(self, heading: Heading, archive: Span | None) -> None:
        year = self.chapter.year if self.chapter else self._last_year()
        dating = heading.dating or salvage_date(self.text, heading.date_words, year)
        if dating is None:
            words = fold(self.source.quote(heading.date_words))
            raise InputError(
                f"a letter without a date: “{fold(self.source.quote(heading.span))}”"
                if not words
                else f"the date of a letter cannot be read: “{words}”",
                self.source.path,
                self.source.line_of(heading.span.start),
                expected="a date after the names, such as October 3, 1935, [earlier October 9, 1935] or [undated]",
                hint="the edition may print it on the next line, or OCR may have damaged it: compare the book",
            )
        if not dating.edtf:
            dating = self._date_from_chapter(dating)
        self._open(heading.span, heading)
        self.blocks[-1].archive = archive
        self.blocks[-1].dating = dating

    def _date_from_chapter(self, dating: Dating) -> Dating:
        if self.chapter is None:
            return replace(dating, edtf="XXXX")
        edtf = f"{self.chapter.year:04d}" + (f"-{self.chapter.month:02d}" if self.chapter.month else "")
        note = Observation("inferred", "date", "undated: taken from the heading of its chapter", dating.span, "low")
        return replace(dating, edtf=edtf, observations=(*dating.observations, note))

    def _last_year(self) -> int | None:
        """The year of the last letter whose date is known."""
        days = (block.dating.near for block in reversed(self.blocks) if block.dating)
        return next((day.year for day in days if day is not None), None)

    def _archive_without_header(self, index: int, line: Span) -> None:
        before = self.lines[index - 1] if index else line
        if archive_start(self.text, before) is None and read_heading(self.text, before) is None:
            message = "an archive line with no header above it: the lines that follow were left with the letter before"
            self.blocks[-1].observations.append(Observation("contested", "header", message, line, "low"))

    def _open(self, line: Span, heading: Heading | None) -> None:
        self._close(line.start)
        self.blocks.append(Block(Span(line.start, len(self.text)), heading, self.chapter))

    def _close(self, end: int | None = None) -> None:
        block = self.blocks[-1]
        block.span = Span(block.span.start, len(self.text) if end is None else end)

    def _furniture(self, line: Span, message: str) -> None:
        self.blocks[-1].observations.append(Observation("unread", "furniture", message, line, "medium"))

    def _title(self) -> str:
        """The longest line of the front matter that looks like the title of a correspondence, or its first line."""
        lines = [fold(self.source.quote(line)) for line in self.blocks[0].lines]
        titles = [line for line in lines if re.search(r"[Cc]orrespondence|[Ll]etters", line)]
        return max(titles, key=len) if titles else (lines[0] if lines else self.source.slug)
