"""The signs of notes in the text of a letter: which numbers are signs, and the note that each belongs to."""

from __future__ import annotations

import re
from dataclasses import replace

from corrkg.edition.english.word.dates import MONTH
from corrkg.edition.records import Footnote, Marker, Observation
from corrkg.edition.source import SourceText, Span

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
    r"(?:\b(?:No|Nos|HP|Article|Art|Clause|[Pp]oints?|Section|[Pp]aragraphs?|[Ii]tems?|Case|Document|number|about|least|over|than|by|of|for|in|at|on|from|"
    rf"to|and|or|the|with|Your|your|only|some|total|with|nearly|almost|up\s+to|line|page|vol|brigade|division|train|{MONTH})|#|№|\b[A-Z]\.)"
    r"\.?[\s\xa0]*$"
)

# What a list of numbers has before its last one: "HP 1, 2", "points 3, 4 and 5".
_LISTED = re.compile(r"(?:\d{1,4}[\s\xa0]*(?:,[\s\xa0]*(?:and[\s\xa0]+)?|and[\s\xa0]+))+$")

# What closes a dateline before the sign of a note: a year, "g." after it, or a Roman month.
_BEFORE_A_SIGN = re.compile(r"\d[\s\xa0.]+$|[a-z]\.?[\s\xa0]*$|\d[\s\xa0]?[./-][\s\xa0]?[XVI]+[\s\xa0]+$")
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
        numbered = re.search(r"(?:\b(?:Nos?|HP|Nr)\b\.?|[#№])[\s\xa0]*$", before)  # "No. 2" is the letter's own number
        sure = at_end and not numbered and _BEFORE_A_SIGN.search(before)
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
    if _COUNTED.search(before) or _UNIT.match(after) or _closes_a_list(before, after):
        return 0
    if re.match(r"[\s\xa0]*[.,;:!?”\"»)]|$", after):
        spaced = bool(re.match(r"[\s\xa0]+[.,;:!?”\"»)]", after))
        return 4 if spaced else 3 if glued or at_end else 2
    if before.rstrip(" \xa0")[-1:] in ",;)”»":
        return 2
    return 1 if re.match(r"[\s\xa0]+[a-z(—–]", after) else 0


def _closes_a_list(before: str, after: str) -> bool:
    """Tell whether a number is the last of those that a word counts: the 2 of "HP 1, 2."."""
    listed = _LISTED.search(before)
    return listed is not None and not after[:1].isspace() and _COUNTED.search(before[: listed.start()]) is not None


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
