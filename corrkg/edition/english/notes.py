"""The editors' notes: where each begins, its true number, and the marker that it belongs to.

In the printed book a raised number opens each note. In the text it may be glued (``1On October 21``), stand inside a
date (``On 1 October 21``, ``On October 1 , 25``), be lost where the note begins with a day, or be wrong.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from corrkg.edition.english.dates import MONTH
from corrkg.edition.records import Footnote, Marker, Observation
from corrkg.edition.source import SourceText, Span, fold

_OPENING = r"[A-ZÀ-ÞА-Я“\"«„(\[]"
_PRINTED = re.compile(
    rf"(?P<number>\d{{1,2}})(?:[\s\xa0]*[.)]?[\s\xa0]+|(?={_OPENING}))(?={_OPENING}|\d{{1,2}}\s+{MONTH})"
)
# "2 3 steamers …": a number before a quantity is a note's only where that note is due and has a marker.
_BEFORE_QUANTITY = re.compile(r"(?P<number>\d{1,2})[\s\xa0]+(?=\d{1,3}[\s\xa0]+[a-z])")
_INSIDE = re.compile(
    rf"(?P<on>(?:On|In|By|From|Since)\s+)(?:(?P<before>\d{{1,2}})\s+(?={MONTH}\s+\d)|(?P<month>{MONTH})\s+(?P<after>\d{{1,2}})\s*,\s*(?=\d{{1,2}}\b(?!\d)))"
)
_DATE_OPENING = re.compile(
    rf"(?:On|In|By|Only\s+on|As\s+early\s+as|Already\s+on)\s+(?:the\s+)?(?:{MONTH}|\d)|{MONTH}\s+\d|\d{{1,2}}\s+{MONTH}"
)


@dataclass
class _Draft:
    """A note in the making: the number printed, the spans of the printed number and of its paragraphs."""

    printed: str
    sign: Span | None
    paragraphs: list[Span]
    number: int = 0
    why: str = ""


def split_notes(source: SourceText, lines: list[Span], markers: set[int]) -> list[Footnote]:
    """Divide the lines under the rule into notes.

    Args:
        source: the text.
        lines: the lines under the rule.
        markers: the numbers that the letter's text has markers for.

    Returns:
        The notes in printed order, with their true numbers; references are not read yet.
    """
    drafts: list[_Draft] = []
    for index, line in enumerate(lines):
        printed, sign, body = _printed_number(source, line)
        expected = _expected(drafts)
        quantity = _BEFORE_QUANTITY.match(source.text, line.start, line.end) if printed is None else None
        if quantity is not None and int(quantity["number"]) == expected and expected in markers:
            printed, sign, body = expected, Span(*quantity.span("number")), Span(quantity.end(), line.end)
        if printed is not None and _opens(printed, expected, drafts):
            drafts.append(_Draft(str(printed), sign, [body if sign and sign.start == line.start else line]))
        elif not drafts:
            drafts.append(
                _Draft("", None, [line], why="the first paragraph under the rule is note 1; its number is lost")
            )
        elif _swallowed(source, line, lines[index + 1 :], expected, markers):
            why = (
                "a paragraph that begins with a day, where the next number is due: it was taken for a part of the date"
            )
            drafts.append(_Draft("", None, [line], why=why))
        else:
            drafts[-1].paragraphs.append(line)
    return _number(source, drafts, markers)


def _printed_number(source: SourceText, line: Span) -> tuple[int | None, Span | None, Span]:
    """Return the number printed at or inside the start of a paragraph, its place, and the paragraph without it."""
    text = source.text
    match = _PRINTED.match(text, line.start, line.end)
    if match is not None:
        return int(match["number"]), Span(match.start("number"), match.end("number")), Span(match.end(), line.end)
    inside = _INSIDE.match(text, line.start, line.end)
    if inside is not None:
        name = "before" if inside["before"] else "after"
        return int(inside[name]), Span(*inside.span(name)), line
    return None, None, line


def _expected(drafts: list[_Draft]) -> int:
    number = 0
    for draft in drafts:
        number = int(draft.printed) if draft.printed and int(draft.printed) > number else number + 1
    return number + 1


def _opens(printed: int, expected: int, drafts: list[_Draft]) -> bool:
    """A printed number opens a note if it is near the one that is due (lists inside notes begin again at 1)."""
    if not drafts:
        return printed <= 3
    return expected <= printed <= expected + 2


def _swallowed(source: SourceText, line: Span, later: list[Span], expected: int, markers: set[int]) -> bool:
    if not _DATE_OPENING.match(source.text, line.start, line.end):
        return False
    due = {number for number in (_printed_number(source, other)[0] for other in later) if number is not None}
    higher = min((number for number in due if number >= expected), default=None)
    return (expected in markers or higher == expected + 1) and expected not in due


def _number(source: SourceText, drafts: list[_Draft], markers: set[int]) -> list[Footnote]:
    notes: list[Footnote] = []
    last = 0
    for draft in drafts:
        printed = int(draft.printed) if draft.printed else None
        draft.number = last + 1
        span = Span((draft.sign or draft.paragraphs[0]).start, draft.paragraphs[-1].end)
        span = Span(min(span.start, draft.paragraphs[0].start), span.end)
        observations = []
        if printed is not None and printed > last + 1 and printed in markers and last + 1 not in markers:
            draft.number = printed
        elif printed is not None and printed != draft.number:
            message = f"printed as note {printed}, but it is note {draft.number} by its place"
            observations.append(Observation("repaired", "note-number", message, draft.sign or span, "medium"))
        if draft.why:
            observations.append(Observation("repaired", "note-number", draft.why, draft.paragraphs[0], "medium"))
        elif draft.sign is not None and draft.sign.start > draft.paragraphs[0].start:
            message = f"the number of the note, {printed}, stands inside its date"
            observations.append(Observation("repaired", "note-number", message, draft.sign))
        text = "\n\n".join(_without(source, paragraph, draft.sign) for paragraph in draft.paragraphs)
        notes.append(Footnote(draft.number, draft.printed, draft.sign, span, text, observations=tuple(observations)))
        last = draft.number
    return notes


def _without(source: SourceText, paragraph: Span, sign: Span | None) -> str:
    """The words of a paragraph without the note's number, which may stand inside a date."""
    if sign is None or not paragraph.contains(sign):
        return fold(source.quote(paragraph))
    before, after = source.text[paragraph.start : sign.start], source.text[sign.end : paragraph.end]
    return fold(re.sub(r"^\s*,\s*", " ", before + after) if not before else before + re.sub(r"^\s*,", " ", after))


# --- markers ------------------------------------------------------------------------------------------------------

_CANDIDATE = re.compile(
    r"(?<![\d/:,-])(?<!\d\.)(?P<value>\d{1,2})(?![\d/:%]|[A-Za-z(]|\)|\.\d|,\d|-\d|–\d|[\s\xa0]*[-–—][\s\xa0]*\d)"
)
# So much on either side of a number tells whether it is a sign, in code points.
_AROUND = 80
_GLUED_TO_YEAR = re.compile(r"[XVI][\s\xa0]*[-–—./][\s\xa0]*\d\d(?P<value>\d)(?=[\s.]*$)")
_UNIT = re.compile(
    r"[\s\xa0]*(?:thousand|million|mil\b|billion|bln|mln|percent|per\s?cent|%|poods?|pounds?|tons?|tonnes?|kilom|km|meters?|metres?|"
    r"hectares?|centners?|rubles?|roubles?|francs?|dollars?|marks?|gold|units?|years?|months?|weeks?|days?|hours?|minutes?|min\b|"
    r"o['’]clock|noon|a\.?m|p\.?m|points?|persons?|people|men|members?|soldiers?|commanders?|workers?|cars?|wagons?|tractors?|"
    r"machines?|trains?|divisions?|regiments?|degrees?|times|items?|copies|and[\s\xa0]+\d|or[\s\xa0]+\d|to[\s\xa0]+\d|"
    rf"{MONTH}|of[\s\xa0]+the|st\b|nd\b|rd\b|th\b|cubic|square|g\.[\s\xa0]|[A-Z][a-z]+s\b)"
)
_COUNTED = re.compile(
    r"(?:\b(?:No|Nos|HP|Article|Art|Clause|Point|Section|Paragraph|Item|Case|Document|number|about|least|over|than|by|of|for|in|at|on|from|"
    rf"to|and|or|the|with|Your|your|only|some|total|with|nearly|almost|up\s+to|line|page|vol|brigade|division|train|{MONTH})|#|№|\b[A-Z]\.)"
    r"\.?[\s\xa0]*$"
)


# The weight of a sign that its shape makes sure.
_SURE = 3


def find_markers(source: SourceText, parts: list[tuple[str, Span]], expected: int) -> list[Marker]:
    """Find the signs of notes in the parts of a letter.

    A sign is a number that is no quantity, list item or date; the signs of a letter rise, 1, 2, 3 …. Of all the
    numbers that may be signs, the rising row with the best shapes is taken.

    Args:
        source: the text.
        parts: (kind, span) of each paragraph, in printed order.
        expected: how many notes stand under the letter.
    """
    candidates: list[tuple[Marker, int]] = []
    for kind, span in parts:
        glued = _GLUED_TO_YEAR.search(source.text, span.start, span.end) if kind == "dateline" else None
        if glued is not None:
            candidates.append((Marker(int(glued["value"]), Span(*glued.span("value")), kind), 3))
        for match in _CANDIDATE.finditer(source.text, span.start, span.end):
            certain = match.start("value") in source.signs
            weight = 5 if certain else _weight(source, kind, span, match) or _loose(source, span, match)
            wanted = int(match["value"]) <= expected
            if weight > 0 or (wanted and weight < 0):
                place = Span(match.start("value"), match.end("value"))
                candidates.append((Marker(int(match["value"]), place, kind), abs(weight)))
    rising = _rising(candidates, expected)
    return sorted([*rising, *_at_the_close(candidates, rising, expected)], key=lambda marker: marker.span)


def _at_the_close(candidates: list[tuple[Marker, int]], rising: list[Marker], expected: int) -> list[Marker]:
    """Signs at the signature or the dateline that stand out of turn: a note that dates a letter is often the first."""
    found: dict[int, Marker] = {}
    for marker, weight in candidates:
        missed = marker.value <= expected and all(marker.value != other.value for other in rising)
        if missed and weight >= _SURE and marker.part in {"signature", "dateline"}:
            found.setdefault(marker.value, marker)
    return list(found.values())


def _weight(source: SourceText, kind: str, span: Span, match: re.Match[str]) -> int:
    """How surely a number is a sign: 0 not at all, 1 perhaps (only where a note wants it), 3 by its shape."""
    low, high = max(span.start, match.start() - _AROUND), min(span.end, match.end() + _AROUND)
    before, after = source.text[low : match.start()], source.text[match.end() : high]
    if low > span.start:
        before = "x" + before  # not the beginning of the paragraph
    if high < span.end:
        after += "x"
    if match["value"].startswith("0"):
        return 0
    at_end = not after.strip(" \xa0.")
    if kind == "dateline":
        sure = at_end and re.search(r"\d[\s\xa0.]+$|[a-z]\.?[\s\xa0]*$", before)
        return 3 if sure and not re.search(rf"{MONTH}[\s\xa0]*$", before) else 0  # "May 4" bears none
    if not before.strip():
        return 0  # a list item
    if kind in {"signature", "address"}:
        return 3 if re.match(r"[\s\xa0]*(?:[.,;:!]|$)", after) else 0
    glued = not before[-1:].isspace()
    if glued and not re.search(r"[a-zß-ÿ”\"»)]$", before):
        return 0
    if glued and after[:1].isalpha():
        return 0
    if re.search(r"\d[\s\xa0]*$", before):  # after a number only a year can carry a sign
        return 3 if re.search(r"\b1[89]\d\d[\s\xa0]+$", before) and re.match(r"[\s\xa0]*(?:[.,;]|$)", after) else 0
    if _COUNTED.search(before) or _UNIT.match(after):
        return 0
    if re.match(r"[\s\xa0]*[.,;:!?”\"»)]|$", after):
        spaced = bool(re.match(r"[\s\xa0]+[.,;:!?”\"»)]", after))
        return 4 if spaced else 3 if glued or at_end else 2
    if before.rstrip(" \xa0")[-1:] in ",;)”»":
        return 2
    return 1 if re.match(r"[\s\xa0]+[a-z(—–]", after) else 0


def _loose(source: SourceText, span: Span, match: re.Match[str]) -> int:
    """Weigh a number with a space on both sides, before a stop: a sign, if a note wants it, whatever stands before.

    Quantities have no space before the stop: "from May 15 1 .", "down to 40 2 .". The weight of what only a note that
    wants it makes a sign is negative.
    """
    before, after = source.text[max(span.start, match.start() - 2) : match.start()], source.text[match.end() : span.end]
    spaced = re.match(r"[\s\xa0]+[.,;:!?](?!\s*\d)", after[:8]) and before[-1:].isspace() and match["value"][0] != "0"
    return -3 if spaced and match.start() > span.start else 0


def _rising(candidates: list[tuple[Marker, int]], expected: int) -> list[Marker]:
    """Return the rising row of candidates with the greatest weight; a number that no note has must be sure."""
    best: dict[int, tuple[int, list[Marker]]] = {}  # by the last value of the row: one pass, however many numbers
    for marker, weight in candidates:
        worth = weight if marker.value <= expected else weight - 1
        if worth <= 0 or marker.value > expected + 3:
            continue
        # The next number in turn is likelier than one after a gap.
        options = [
            (score + worth * 4 - 3 * (marker.value - value - 1), row)
            for value, (score, row) in best.items()
            if value < marker.value
        ]
        options.append((worth * 4 - 3 * (marker.value - 1), []))
        score, row = max(options, key=lambda option: option[0])
        if marker.value not in best or score > best[marker.value][0]:
            best[marker.value] = (score, [*row, marker])
    return max(best.values(), key=lambda option: option[0], default=(0, []))[1] if best else []


def anchor(notes: list[Footnote], markers: list[Marker]) -> tuple[list[Footnote], list[Observation]]:
    """Give each note its marker, and report notes without one and markers without a note."""
    by_value = {marker.value: marker for marker in markers}
    anchored = [replace(note, marker=by_value.get(note.number)) for note in notes]
    spare = [marker for marker in markers if marker.value not in {note.number for note in notes}]
    lost = [index for index, note in enumerate(anchored) if note.marker is None]
    observations: list[Observation] = []
    if len(spare) == 1 and len(lost) == 1:
        note, marker = anchored[lost[0]], spare[0]
        printed = note.printed or "without a number"
        message = f"the marker is printed {marker.value}, the note {printed}: the only two left belong together"
        observations.append(Observation("contested", "note-marker", message, marker.span, "medium"))
        anchored[lost[0]] = replace(note, marker=marker)
        return anchored, observations
    for marker in spare:
        message = f"marker {marker.value} has no note"
        observations.append(Observation("contested", "note-marker", message, marker.span, "medium"))
    for index in lost:
        message = f"note {anchored[index].number} has no marker in the letter"
        observations.append(Observation("contested", "note-marker", message, anchored[index].span, "medium"))
    return anchored, observations


def without_markers(source: SourceText, span: Span, markers: list[Marker]) -> str:
    """Return the words of ``span`` without the signs of notes and the space that stood before them."""
    text, position = "", span.start
    for marker in markers:
        if span.contains(marker.span):
            text += source.text[position : marker.span.start].rstrip(" \xa0")
            position = marker.span.end
            while (
                position < span.end
                and source.text[position] in " \xa0"
                and source.text[position + 1 : position + 2] in ".,;:!?"
            ):
                position += 1
    return fold(text + source.text[position : span.end])
