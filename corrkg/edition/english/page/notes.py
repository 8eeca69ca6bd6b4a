"""The editors' notes: where each begins, its true number, and the marker that it belongs to.

In the printed book a raised number opens each note. In the text it may be glued (``1On October 21``), stand inside a
date (``On 1 October 21``, ``On October 1 , 25``), be lost where the note begins with a day, or be wrong.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from corrkg.edition.english.word.dates import MONTH
from corrkg.edition.records import Footnote, Observation
from corrkg.edition.source import SourceText, Span, fold

_OPENING = r"[A-ZÀ-ÞА-Я“\"«„(\[]"
_PRINTED = re.compile(
    rf"(?P<number>\d{{1,2}})(?:[\s\xa0]*[.)]?[\s\xa0]+|(?={_OPENING}))(?={_OPENING}|\d{{1,2}}\s+{MONTH})"
)
# "2 3 steamers …": a number before a quantity is a note's only where that note is due and has a marker.
_BEFORE_QUANTITY = re.compile(r"(?P<number>\d{1,2})[\s\xa0]+(?=\d{1,3}[\s\xa0]+[a-z])")
_INSIDE = re.compile(
    rf"(?P<on>(?:On|In|By|From|Since)\s+)(?:(?P<before>\d{{1,2}})\s+(?={MONTH}\s+\d)|(?P<month>{MONTH})\s+(?P<after>\d{{1,2}})\s*,\s*(?=\d{{1,2}}\b(?!\d))"
    rf"|{MONTH}\s+(?:\d{{1,2}}(?:\s*,?\s*\d{{4}})?|\d{{4}})\s+(?P<behind>\d{{1,2}})(?=\s*,\s*[a-zA-Z]))"
)
# "I The mill burnt", "l On May 6": a figure that OCR read as a letter.
_LETTER = re.compile(rf"(?P<number>[Il|ZЗ])[\s\xa0]+(?={_OPENING})(?!I\b)")
_DATE_OPENING = re.compile(
    rf"(?:On|In|By|Only\s+on|As\s+early\s+as|Already\s+on)\s+(?:the\s+)?(?:{MONTH}|\d)|{MONTH}\s+\d|\d{{1,2}}\s+{MONTH}"
)


_FIGURES = {"I": 1, "l": 1, "|": 1, "Z": 2, "З": 3}
# So many paragraphs after one are looked at for the number that is due.
_AHEAD = 12
# What goes on with a note, or is a list in it, opens none: "a) the mill", "— the bridge".
_GOES_ON = re.compile(r"[a-zà-ÿ]|\d|[-–—•*]")


@dataclass
class _Draft:
    """A note in the making: its true number, the number printed, the spans of that and of its paragraphs."""

    number: int
    printed: str
    sign: Span | None
    paragraphs: list[Span]
    why: str = ""


@dataclass(frozen=True, slots=True)
class _Line:
    """A paragraph under the rule: the number printed at or inside its start, its place, the paragraph without it."""

    span: Span
    printed: int | None
    sign: Span | None
    body: Span


_FIRST_LOST = "the first paragraph under the rule is note 1; its number is lost"
_DAY_LOST = "a paragraph that begins with a day, where the next number is due: it was taken for a part of the date"
_LETTER_READ = "the number of the note was read as a letter"
_NUMBER_LOST = "a paragraph without a number, where the next number is due"


def split_notes(source: SourceText, lines: list[Span], markers: set[int] | None) -> list[Footnote]:
    """Divide the lines under the rule into notes.

    Args:
        source: the text.
        lines: the lines under the rule.
        markers: the numbers that the letter's text has markers for; None while they are not known.

    Returns:
        The notes in printed order, with their true numbers; references are not read yet.
    """
    return _number(source, _Splitter(source, [_line(source, line) for line in lines], markers).drafts())


class _Splitter:
    def __init__(self, source: SourceText, lines: list[_Line], markers: set[int] | None) -> None:
        self.source, self.lines, self.markers = source, lines, markers
        self.open = False  # the last paragraph lies inside a quotation that was left open

    def drafts(self) -> list[_Draft]:
        found: list[_Draft] = []
        for index, line in enumerate(self.lines):
            draft = self._opened(index, line, found[-1].number + 1 if found else 1, first=not found)
            if draft is not None:
                found.append(draft)
                self.open = False
            else:
                found[-1].paragraphs.append(line.span)
            words = self.source.quote(line.span)
            last = max(words.rfind("“"), words.rfind("«"))
            self.open = last > max(words.rfind("”"), words.rfind("»")) or (self.open and not re.search("[”»]", words))
        return found

    def _opened(self, index: int, line: _Line, expected: int, *, first: bool) -> _Draft | None:
        """Return the note that a paragraph opens; None if it goes on with the one before."""
        text, span, printed = self.source.text, line.span, line.printed
        quantity = _BEFORE_QUANTITY.match(text, span.start, span.end) if printed is None else None
        if quantity is not None and int(quantity["number"]) == expected and self._marked(expected):
            return _Draft(expected, str(expected), Span(*quantity.span("number")), [Span(quantity.end(), span.end)])
        if printed is not None and (self._near(printed, expected, first=first) or self._misprinted(index, expected)):
            known = self.markers or set()
            number = printed if printed > expected and printed in known and expected not in known else expected
            at_start = line.sign is not None and line.sign.start == span.start
            return _Draft(number, str(printed), line.sign, [line.body if at_start else span])
        letter = _LETTER.match(text, span.start, span.end) if printed is None else None
        if letter is not None and _FIGURES[letter["number"]] == expected and (first or self._marked(expected)):
            sign = Span(*letter.span("number"))
            return _Draft(expected, letter["number"], sign, [Span(letter.end(), span.end)], _LETTER_READ)
        if first:
            return _Draft(1, "", None, [span], _FIRST_LOST)
        if printed is None and self._due(index, expected):
            why = _DAY_LOST if _DATE_OPENING.match(text, span.start, span.end) else _NUMBER_LOST
            return _Draft(expected, "", None, [span], why)
        return None

    def _marked(self, number: int) -> bool:
        return self.markers is None or number in self.markers

    @staticmethod
    def _near(printed: int, expected: int, *, first: bool) -> bool:
        """A printed number opens a note if it is near the one that is due (lists inside notes begin again at 1)."""
        return printed <= 3 if first else expected <= printed <= expected + 2

    def _misprinted(self, index: int, expected: int) -> bool:
        """Tell whether a number is another than the one due, which is printed nowhere after it.

        One that is too low may count something else, and opens a note only where the letter has a marker for it.
        """
        line = self.lines[index]
        bare = line.sign is not None and self.source.text[line.sign.end : line.sign.end + 1].isspace()
        known = self.markers is not None and expected in self.markers
        high = line.printed is not None and line.printed > expected
        return (known or high) and bare and expected not in self._later(index) and not self._is_list(index)

    def _is_list(self, index: int) -> bool:
        """Tell whether the paragraph before announces a list, or the one after goes on with its numbers."""
        before = self.source.quote(self.lines[index - 1].span) if index else ""
        after = self.lines[index + 1].printed if index + 1 < len(self.lines) else None
        goes_on = after is not None and after == (self.lines[index].printed or 0) + 1
        return before.rstrip().endswith(":") or goes_on

    def _later(self, index: int) -> set[int]:
        return {line.printed for line in self.lines[index + 1 : index + 1 + _AHEAD] if line.printed is not None}

    def _due(self, index: int, expected: int) -> bool:
        """Tell whether an unnumbered paragraph is the note that is due: its number is printed nowhere.

        Either the number after it is printed, or the letter has a marker for it. Of several paragraphs one that begins
        with a day is the likeliest.
        """
        later = self._later(index)
        if expected in later or self.open or _GOES_ON.match(self.source.quote(self.lines[index].span)):
            return False
        gap = min((number for number in later if number > expected), default=None) == expected + 1
        dated = self._dated(self.lines[index])
        if dated or self.markers is None:
            return dated and (gap or self._marked(expected))
        if expected not in self.markers:
            return False
        until = next((i for i in range(index + 1, len(self.lines)) if self.lines[i].printed is not None), None)
        beside = self.lines[index + 1 : min(until or len(self.lines), index + 1 + _AHEAD)]
        return not any(self._dated(line) for line in beside)

    def _dated(self, line: _Line) -> bool:
        return _DATE_OPENING.match(self.source.text, line.span.start, line.span.end) is not None


def _line(source: SourceText, line: Span) -> _Line:
    """Read the number printed at or inside the start of a paragraph."""
    text = source.text
    match = _PRINTED.match(text, line.start, line.end)
    if match is not None:
        return _Line(line, int(match["number"]), Span(*match.span("number")), Span(match.end(), line.end))
    inside = _INSIDE.match(text, line.start, line.end)
    if inside is not None:
        name = next(name for name in ("before", "after", "behind") if inside[name])
        return _Line(line, int(inside[name]), Span(*inside.span(name)), line)
    return _Line(line, None, None, line)


def _number(source: SourceText, drafts: list[_Draft]) -> list[Footnote]:
    notes: list[Footnote] = []
    for draft in drafts:
        span = Span((draft.sign or draft.paragraphs[0]).start, draft.paragraphs[-1].end)
        span = Span(min(span.start, draft.paragraphs[0].start), span.end)
        observations = []
        if draft.printed.isdigit() and int(draft.printed) != draft.number:
            message = f"printed as note {draft.printed}, but it is note {draft.number} by its place"
            observations.append(Observation("repaired", "note-number", message, draft.sign or span, "medium"))
        if draft.why:
            observations.append(Observation("repaired", "note-number", draft.why, draft.paragraphs[0], "medium"))
        elif draft.sign is not None and draft.sign.start > draft.paragraphs[0].start:
            message = f"the number of the note, {draft.printed}, stands inside its date"
            observations.append(Observation("repaired", "note-number", message, draft.sign))
        text = "\n\n".join(_without(source, paragraph, draft.sign) for paragraph in draft.paragraphs)
        notes.append(Footnote(draft.number, draft.printed, draft.sign, span, text, observations=tuple(observations)))
    return notes


def _without(source: SourceText, paragraph: Span, sign: Span | None) -> str:
    """The words of a paragraph without the note's number, which may stand inside a date."""
    if sign is None or not paragraph.contains(sign):
        return fold(source.quote(paragraph))
    before, after = source.text[paragraph.start : sign.start], source.text[sign.end : paragraph.end]
    if before.rstrip()[-1:].isdigit():  # "On May 6 1 , the mill burnt"
        return fold(before.rstrip() + after.lstrip())
    return fold(re.sub(r"^\s*,\s*", " ", before + after) if not before else before + re.sub(r"^\s*,", " ", after))
