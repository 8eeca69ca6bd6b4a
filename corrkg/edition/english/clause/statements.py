"""A note divided into statements: each the words up to a full stop, or up to the references that close them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from corrkg.edition.english.clause.clauses import is_sentence
from corrkg.edition.english.word.quoting import blanked, mask_quotations
from corrkg.edition.english.word.times import find_times
from corrkg.edition.records import Footnote, Reference
from corrkg.edition.source import SourceText, Span, trim


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement of a note.

    Args:
        span: its words, without the references that close it.
        words: the same, with quotations blanked out to ``_`` and references to ``#`` (the length is kept), so that what
            is quoted is not read as the editors' own words.
        references: the archival references that close it.
        joined: it goes on with the sentence of the statement before it.
        linked: it stands in one sentence with the statement before it, after a semicolon.
        aside: words that follow the references in their brackets: "(Ibid. L. 21, protocol of October 1)".
        aside_start: where these begin in the source.
    """

    span: Span
    words: str
    references: tuple[Reference, ...] = ()
    joined: bool = False
    linked: bool = False
    aside: str = ""
    aside_start: int = 0


_BREAK = re.compile(r"(?<![.!?;])[.!?;]++[)”\"»]*+\s++(?=[A-Z“\"«(\d_])|;\s+|\n+")
# A full stop that ends a sentence even after "min." and "p.m.", where a name may go on with it.
_OPENS = (
    r"(?:The|This|It|Its|He|His|They|There|An?|On|In|Time|Number|Sent|Received|Decoded|Deciphered|Transmitted|See)\s"
)
_NEW_SENTENCE = re.compile(rf"\.\s+{_OPENS}")
_STOP = re.compile(r"[.!?]\s(?=[A-Z_(])|;\s")  # but "at 13 o'clock. 30 min. of the same day"
_LONGEST_SENTENCE = 300
# A quotation that ends with its sentence, and a new sentence.
_QUOTED_SENTENCE = re.compile(r"_(?<=__)(?!_)\s+(?=[A-Z\d])")
_OPENS_AFTER_A_QUOTATION = re.compile(_OPENS)  # its full stop may be lost
_ABBREVIATION = re.compile(
    r"(?:^|[\s(.])(?:[A-Z][a-z]?|vols?|Tov|tov|Tt|tt|comrade|Comrade|No|Nos|art|Art|pp?|vol|Vol|ed|cf|st|gen|prof|Mr|Messrs|mil|min|"
    r"g|city|with|etc|i\.e|e\.g|Op|In|Out)\.$"
)
# Those of them that are measures, with which a sentence may end.
_MEASURE = re.compile(r"(?:^|[\s(.\d])(?:mil|min|h|g|city|etc|st|p|pp|art)\.$")
_LONGEST_ABBREVIATION = 16
_LONGEST_ASIDE = 80
_LONGEST_BRACKET = 200


def statements(source: SourceText, note: Footnote) -> list[Statement]:
    """Return the statements of a note in printed order."""
    text, offset = source.text, note.span.start
    masked = _mask(text, note)
    references = iter([*sorted(note.references, key=lambda ref: ref.span), None])
    reference = next(references)
    found: list[Statement] = []
    start = offset
    for end, after in _boundaries(masked, text, note.span):
        span = trim(text, Span(start, end), ",;:(")
        while len(span) and masked[span.start - offset] == " ":
            span = Span(span.start + 1, span.end)
        closing: list[Reference] = []
        while reference is not None and reference.span.end <= after:
            closing.append(reference)
            reference = next(references)
        words = masked[span.start - offset : span.end - offset]
        if found and masked[end - offset : end - offset + 1] == ")" and "(" not in words and found[-1].references:
            found[-1] = replace(found[-1], aside=words, aside_start=span.start)
        elif re.search(r"[^\W_]", words) or (words and not found):
            linked = bool(found) and text[found[-1].span.end : span.start].rstrip().endswith(";")
            goes_on = words[0].islower() or text[max(0, span.start - 2) : span.start].strip() == ","
            found.append(Statement(span, words, tuple(closing), bool(found) and goes_on, linked))
        elif found:  # a quotation alone, or references alone, belong to what they follow
            last = found[-1]
            whole = Span(last.span.start, span.end if "_" in words else last.span.end)
            inner = masked[whole.start - offset : whole.end - offset]
            found[-1] = replace(last, span=whole, words=inner, references=(*last.references, *closing))
        start = after
    return found


def _mask(text: str, note: Footnote) -> str:
    """The note's words with quotations as underscores and references as ``#``, all of the same length."""
    words = text[note.span.start : note.span.end]
    if note.sign is not None:  # the note's number, with the comma that follows it inside a date
        low, high = note.sign.start - note.span.start, note.sign.end - note.span.start
        comma = re.compile(r"\s*,(?=\s*\d)").match(words, high) if low > 0 else None
        high = comma.end() if comma else high
        words = blanked(words, [Span(low, high)], " ")
    spans = [reference.span for reference in note.references] + [citation.span for citation in note.citations]
    offset = note.span.start
    return blanked(mask_quotations(words), (Span(s.start - offset, s.end - offset) for s in spans), "#")


def _boundaries(masked: str, text: str, span: Span) -> Iterator[tuple[int, int]]:
    """Yield (end of the words, start of what follows) of each statement of the note at ``span``."""
    offset = span.start
    times = [(start - offset, end - offset) for start, end, _ in find_times(text, span.start, span.end)]
    closed = list(_closing_references(masked))
    brackets = list(_brackets(masked, closed))
    cuts = [*closed, *_asides(masked, closed)]
    for match in _QUOTED_SENTENCE.finditer(masked):
        ended = text[offset + match.start() - 1] in ".!?"
        if ended or _OPENS_AFTER_A_QUOTATION.match(masked, match.end()):
            cuts.append((match.start() + 1, match.end()))
    for match in _BREAK.finditer(masked):
        at = match.start()
        if at + 1 in _Within(closed):
            continue  # "on October 14. (RGASPI. …)": the references close it
        timed = at in _Within(times, touching=False)
        ended = timed and _NEW_SENTENCE.match(masked, at) is not None  # "at 18:00. 40 min. The answer …"
        if at in _Within(closed) or at in _Within(brackets):
            continue
        opening = masked[max(0, at + 1 - _LONGEST_ABBREVIATION) : at + 1]
        doubtful = (timed and not ended) or (not ended and _MEASURE.search(opening) is not None)
        if doubtful:
            # "was received at 18:00. 40 min. Orlov agreed": two sentences, but "at 18:00. 40 min." is one time
            opens = masked[match.end()].isalpha() or masked[match.end()] == "_"
            ended = opens and _both_have_verbs(masked, *match.span())
        if ended or not (doubtful or _ABBREVIATION.search(opening)):
            cuts.append(match.span())
    last = 0
    for start, end in sorted(cuts):
        if start >= last:
            yield offset + start, offset + end
            last = end
    yield offset + len(masked), offset + len(masked)


def _both_have_verbs(masked: str, at: int, after: int) -> bool:
    """Tell whether the words before a stop are a sentence, and those after it another one."""
    low, high = max(0, at - _LONGEST_SENTENCE), min(len(masked), after + _LONGEST_SENTENCE)
    begins = max((stop.end() for stop in _STOP.finditer(masked, low, at)), default=low)
    following = masked[after : next((stop.start() for stop in _STOP.finditer(masked, after, high)), high)]
    # "“I agree” – this was the reply", but not "he replied at 18:00. 40 min. “I agree”"
    quoted = following.startswith("_")
    says = "_" in following and not quoted  # "Orlov's reply, signed the same day: “…”"
    return is_sentence(masked[begins:at]) and (says or is_sentence(following.lstrip("_ –—-")))


def _closing_references(masked: str) -> Iterator[tuple[int, int]]:
    """Yield each run of references with the brackets and stops around it."""
    last = 0
    for match in re.finditer(r"#[#\s.,;)]*", masked):
        start = match.start()
        while start > last and masked[start - 1] in "( \t\n\xa0":
            start -= 1
        yield start, match.end()
        last = match.end()


def _brackets(masked: str, closed: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the words that stand before references in their brackets: "(item 7 of minutes No. 13; Ibid. L. 2)"."""
    last = 0
    for start, end in closed:
        low = max(last, start - _LONGEST_BRACKET)
        opens = masked.rfind("(", low, start)
        if opens >= 0 and ")" not in masked[opens:start] and "\n" not in masked[opens:start]:
            yield opens, start
        last = end


def _asides(masked: str, closed: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield where the brackets close that hold words after their references."""
    for start, end in closed:
        if "(" in masked[start : start + 3] and ")" not in masked[max(start, end - 4) : end]:
            close = masked.find(")", end, end + _LONGEST_ASIDE)
            if close > end and "(" not in masked[end:close] and "#" not in masked[end:close]:
                yield close, close + 1


@dataclass(frozen=True, slots=True)
class _Within:
    """Sorted ranges that do not overlap; a place is in them if one holds it."""

    ranges: list[tuple[int, int]]
    touching: bool = True

    def __contains__(self, place: int) -> bool:
        index = bisect_right(self.ranges, place, key=lambda pair: pair[0]) - 1
        if index < 0:
            return False
        start, end = self.ranges[index]
        return (self.touching or start < place) and place < end
