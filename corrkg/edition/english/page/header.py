"""The headings of letters: ``Kaganovich, Molotov to Stalin [after October 13, 1935]``.

Two lists of names with ``to`` or a dash between them, then a date. The archive's line may follow on the same line.
"""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass, replace

from corrkg.edition.english.word.dates import MONTH, MONTHS, month_number, parse_header_date
from corrkg.edition.english.word.daynames import find_short_dates
from corrkg.edition.english.word.shapes import INITIALS
from corrkg.edition.records import Dating, Header, NameForm, Observation
from corrkg.edition.source import SourceText, Span, fold, trim

_WORD = r"[A-ZÀ-ÞŁŚŽ][\w’'`-]*[a-zß-ÿ][\w’'`-]*"
_NAME = re.compile(
    rf"(?:(?:comrades?|vols?|Tov|Tt|T|TT)\.?\s+)*(?P<form>(?:{INITIALS}\s*)?{_WORD}(?:\s+{_WORD}){{0,2}}(?:\s+{INITIALS})?)$"
)
_SEPARATOR = re.compile(r"\s+to\s+|\s*[–—→]\s*|\s+-\s*|\s*-\s+|\s+for\s+")
_GLUED_SEPARATOR = re.compile(r"(?<=[a-z])to\s+(?=[A-Z])")
# "to Poskrebyshev for Stalin", "Poskrebyshev on behalf of Stalin": both are named.
_LIST = re.compile(r"\s*[,;/&]\s*(?:and\s+)?|\s+(?:and|for|on\s+behalf\s+of)\s+")
# "Vishnin, Tolkachev and other members of the Politburo": nobody is named by the last words.
_OTHERS = re.compile(r"(?:and\s+)?(?:the\s+)?(?:other|others|all|remaining)\b", re.IGNORECASE)
_COPY = re.compile(r"[,;(]?\s*\bcop(?:y|ies)\s*(?:[-–—:]|to|for)?\s+", re.IGNORECASE)
_DATE_START = re.compile(
    rf"\[|\((?=[^)]*\d)|\b(?:the\s+)?\d|\b(?:night|evening|morning)\s+of\b|(?:\b|(?<=[a-z])){MONTH}(?=[\s,.\]\[\d]|$)|\b(?:earlier|previously|before|after|later|not\s+|no\s+(?:later|earlier|date)|"
    r"about|around|between|undated|without\s+(?:a\s+)?date|circa|ca\.)",
)
_ASIDE = re.compile(r"\s*\([^()\d]*\)[\s,]*$")
# The number of the document in the book, and what kind of document it is.
_LEAD = re.compile(
    r"(?:(?:(?:Document\s+)?No\.?\s*)?\d{1,4}[.)]?\s+(?=[A-Z]))?"
    r"(?:(?:Letter|Telegram|Ciphergram|Cipher\s+telegram|Note)\s+(?:from|of|by)\s+|From\s+)?"
)
# Who passes a letter on does not receive it.
_THROUGH = re.compile(r"[\s,]+(?:via|through|c/o)\s+[A-Z]")
# OCR glues the word to the year before it.
_ARCHIVE_WORD = re.compile(r"(?<![^\W\d_])Archives?\s*:")
_SHELF_MARK = re.compile(
    r"(?:^|(?<=\s)|(?<=\d{4})(?=[A-Z]{3}))(?:[A-Z][a-z]{0,6}[A-Z][A-Za-z]{0,12}\.?,?\s+)?(?:F|Fund|Fond)\b\s*[.,]?\s*\d"
)
_SHELF_SIGN = re.compile(r"F(?:und|ond)?\b\s*[.,]?\s*\d")  # each shelf mark has it, and most lines have none
_MARKER = re.compile(r"(?<=[\]\d])[\s\xa0]+(\d{1,2})\s*$")
_LONGEST = 300
_LEADER = re.compile(r"(?:\.|…|_)")


def has_leaders(line: str) -> bool:
    """Tell whether a line ends as one of a table of contents does: four dots or more, perhaps the number of a page.

    >>> has_leaders("Sable to Veretin August 3, 1931 . . . . 12"), has_leaders("And so on...")
    (True, False)
    """
    words = line.rstrip("0123456789")
    return len(_LEADER.findall(words[len(words.rstrip("._… \xa0")) :])) >= 4


def archive_start(text: str, span: Span) -> int | None:
    """Return where in ``span`` a shelf mark begins (``Archive: RGASPI F. 558 …``), or None."""
    words = text[span.start : span.end]
    match = _ARCHIVE_WORD.search(words) if "Archive" in words else None
    if match is None and _SHELF_SIGN.search(words):
        match = _SHELF_MARK.search(words)
    return None if match is None else span.start + match.start()


@dataclass(frozen=True, slots=True)
class Heading:
    """What a line that may be a header was read as; ``dating`` is None where its date is missing or unreadable."""

    span: Span
    senders: tuple[NameForm, ...]
    recipients: tuple[NameForm, ...]
    copy_recipients: tuple[NameForm, ...]
    dating: Dating | None
    date_words: Span
    marker: Span | None
    archive: Span | None

    def header(self, dating: Dating) -> Header:
        """Return the header that this line is, with its date."""
        return Header(self.span, self.senders, self.recipients, self.copy_recipients, dating, self.marker)


def read_heading(text: str, line: Span, chapter_year: int | None = None) -> Heading | None:
    """Read ``line`` as a header, or return None where it has not the shape of one.

    A month that OCR damaged (``Octobcr``) is read as the one it resembles, and that is noted as a repair.

    Args:
        text: the source's text.
        line: the line, without the white space around it.
        chapter_year: the year that the chapter's heading tells, for dates that print none.
    """
    heading = _read_heading(text, line, chapter_year)
    if heading is None and len(line) < _LONGEST and text[line.start : line.end].isupper():
        small = re.sub(r"\b(To|And)\b", lambda word: word[0].lower(), text[line.start : line.end].title())
        text = text[: line.start] + small + text[line.end :]  # as many characters: each place stays
        heading = _read_heading(text, line, chapter_year)
    if heading is not None and heading.dating is not None:
        return heading
    for word, month in _damaged_months(text, line):
        # An abbreviation of the same length keeps every place in the text.
        mended = text[: word.start] + month[:3].ljust(len(word)) + text[word.end :]
        again = _read_heading(mended, line, chapter_year)
        if again is not None and again.dating is not None:
            why = f"OCR read {text[word.start : word.end]!r} for {month}"
            note = Observation("repaired", "date", why, again.dating.span, "medium")
            dating = replace(again.dating, observations=(*again.dating.observations, note))
            return replace(again, dating=dating)
    return heading


def _damaged_months(text: str, line: Span) -> list[tuple[Span, str]]:
    printed = text[line.start : line.end]
    if len(line) > _LONGEST // 2 or not _SEPARATOR.search(printed) or not re.search(r"\d", printed):
        return []
    words = [Span(*match.span()) for match in re.compile(r"\b\w{4,10}\b").finditer(text, line.start, line.end)]
    close = [(word, difflib.get_close_matches(text[word.start : word.end].title(), MONTHS, 1, 0.7)) for word in words]
    return [(word, found[0]) for word, found in close if found and found[0] != text[word.start : word.end]]


def _read_heading(text: str, line: Span, chapter_year: int | None) -> Heading | None:
    at = archive_start(text, line)
    archive = None if at is None else Span(at, line.end)
    span = line if at is None else trim(text, Span(line.start, at))
    words = text[span.start : span.end]
    if not words or len(span) > _LONGEST or has_leaders(words):
        return None
    marker = _MARKER.search(words)
    body = span if marker is None else trim(text, Span(span.start, span.start + marker.start()))
    lead = _LEAD.match(text, span.start, span.end)
    begin = lead.end() if lead else span.start
    for separator in _SEPARATOR.finditer(words):
        left = Span(begin, max(begin, span.start + separator.start()))
        right = Span(span.start + separator.end(), body.end)
        senders = read_names(text, left)
        if not senders:
            continue
        date = _DATE_START.search(text, right.start, right.end)
        names_end = right.end if date is None else date.start()
        aside = _ASIDE.search(text, right.start, names_end)  # "(for members of the Politburo)"
        named = _without_stop(text, Span(right.start, aside.start() if aside else names_end))
        through = _THROUGH.search(text, named.start, named.end)
        named = trim(text, Span(named.start, through.start()), ",") if through else named
        copy = _COPY.search(text, named.start, names_end)
        recipients = read_names(text, Span(named.start, min(copy.start(), named.end) if copy else named.end))
        copies = read_names(text, trim(text, Span(copy.end(), names_end), ",)")) if copy else ()
        if not recipients or copies is None:
            continue
        date_words = trim(text, Span(names_end, right.end))
        dating = parse_header_date(text, trim(text, date_words, ".,"), chapter_year) or _short_dating(text, date_words)
        if dating is None and marker is not None:  # "October 3, 1935" has no marker after all
            date_words = trim(text, Span(names_end, span.end))
            dating = parse_header_date(text, date_words, chapter_year)
            marker = None if dating else marker
        place = None if marker is None else Span(span.start + marker.start(1), span.start + marker.end(1))
        return Heading(span, senders, recipients, copies, dating, date_words, place, archive)
    return None


def _without_stop(text: str, span: Span) -> Span:
    """Return names without the stop that OCR or an editor put behind them; that of initials stays."""
    named = trim(text, span, ",")
    return trim(text, named, ".,") if re.search(r"[a-z]{3}\.$", text[named.start : named.end]) else named


def _short_dating(text: str, words: Span) -> Dating | None:
    """Read a day with a Roman month, ``3/X-35``, where it is the whole date."""
    found = next(find_short_dates(text, words.start, words.end, None), None)
    if found is None or trim(text, Span(found.start, found.end), ".,") != trim(text, words, ".,"):
        return None
    return Dating(found.date.isoformat(), found.date, found.date, "stated", words)


def read_plain_heading(text: str, line: Span, chapter_year: int | None = None) -> Heading | None:
    """Read a line that must be a header, since a shelf mark stands under it, though its names are no names.

    ``Stalin to all members of the Politburo August 5, 1932``: what stands on either side of the separator is taken as
    it is; without a separator the recipient is unknown. Returns None where no date ends the line.
    """
    at = archive_start(text, line)
    span = line if at is None else trim(text, Span(line.start, at))
    for start in (match.start() for match in _DATE_START.finditer(text, span.start, span.end)):
        date_words = trim(text, Span(start, span.end), ".,")
        dating = parse_header_date(text, date_words, chapter_year)
        named = trim(text, Span(span.start, start), ",.")
        if dating is None or not len(named) or len(named) > _LONGEST:
            continue
        separator = _SEPARATOR.search(text, named.start, named.end)
        separator = separator or _GLUED_SEPARATOR.search(text, named.start, named.end)
        left = named if separator is None else trim(text, Span(named.start, separator.start()))
        right = None if separator is None else trim(text, Span(separator.end(), named.end))
        note = Observation("unresolved", "header", "not lists of names: taken as they are printed", named, "low")
        return Heading(
            span, _pieces(text, left), _pieces(text, right) if right else (NameForm("unknown", named),), (),
            replace(dating, observations=(*dating.observations, note)), date_words, None,
            None if at is None else Span(at, line.end),
        )  # fmt: skip
    return None


def _pieces(text: str, span: Span) -> tuple[NameForm, ...]:
    names = read_names(text, span)
    return names if names else (NameForm(fold(text[span.start : span.end]), span),)


def read_names(text: str, span: Span) -> tuple[NameForm, ...] | None:
    """Return the names of a list in printed order, or None if the words are not a list of names.

    >>> [name.form for name in read_names("Kaganovich, V. M. Molotov and Ordzhonikidze", Span(0, 43))]
    ['Kaganovich', 'V. M. Molotov', 'Ordzhonikidze']
    """
    span = trim(text, span, ",;")
    names: list[NameForm] = []
    start = span.start
    for match in [*_LIST.finditer(text, span.start, span.end), None]:
        end = span.end if match is None else match.start()
        piece = trim(text, Span(start, end))
        if names and _OTHERS.match(text[piece.start : piece.end]):
            start = span.end if match is None else match.end()
            continue
        name = _NAME.match(text[piece.start : piece.end])
        if name is None or re.search(r"['’]s\s", name.group()):  # "Stalin's Letters to Molotov" is a book
            return None
        place = Span(piece.start + name.start("form"), piece.end)
        names.append(NameForm(fold(text[place.start : place.end]), place))
        start = span.end if match is None else match.end()
    return tuple(names)


@dataclass(frozen=True, slots=True)
class Chapter:
    """A heading such as ``1935 October``, with the time that it tells."""

    span: Span
    year: int
    month: int | None


_CHAPTER = re.compile(
    rf"^(?:Chapter\s+\w+\.?\s*)?(?P<year>(?:1[5-9]|20)\d\d)(?:\s*[.,:]?\s*(?P<month>{MONTH})(?:\s*[-–—]\s*{MONTH})?)?\.?$"
)


def read_chapter(source: SourceText, line: Span) -> Chapter | None:
    """Read ``line`` as the heading of a chapter (a year, or a year and a month), or return None."""
    if source.text[line.start] not in "C12":  # as almost all lines
        return None
    match = _CHAPTER.match(fold(source.quote(line)))
    if match is None:
        return None
    return Chapter(line, int(match["year"]), month_number(match["month"]) if match["month"] else None)
