"""Small formal elements of a letter: marks, numbers, dispatch lines, datelines.

``Owls. Secret`` and ``C. secret`` are the translation's ``Sov. sekretno``; ``HP`` is the sign ``№``; ``/sh`` is the
cipher office's series; ``In. No.`` is the number at arrival.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Set

from corrkg.edition.english.word.dates import MONTH, parse_header_date
from corrkg.edition.english.word.daynames import find_dates, find_short_dates
from corrkg.edition.english.word.times import find_times
from corrkg.edition.records import Dispatch, Mark, Number, Observation
from corrkg.edition.source import Span, fold, trim

_MARKS = (
    ("strictly-secret", r"(?:Strictly|Str\.)\s+(?:secret(?:ly)?|confidential(?:ly)?)"),
    (
        "top-secret",
        r"(?:Owls|Sovs?|Soviet|Tops?|C|S|С|Completely|Entirely|Absolutely)\.?\s*[-–]?\s*secret(?:ly)?",
    ),
    ("secret", r"Secret(?:ly)?|Confidential(?:ly)?"),
    ("copy", r"Copy|Copies"),
    (
        "cipher",
        r"(?:(?:In|By)\s+)?(?:Cipher(?:gram|ed)?|Deciphered|Decrypted|Cypher|Encryption|Encrypted|Encoded|Coded?|Cryptogram)(?:\s+telegram)?",
    ),
    ("telegram", r"(?:Telegram|(?:By|Over|On)\s+(?:the\s+)?(?:direct\s+)?(?:telegraph|wire|line|Hughes)|Radiogram)"),
    ("telephone-message", r"(?:Telephone\s+message|Telephonogram|By\s+(?:tele)?phone|Phone\s+message)"),
    (
        "personal",
        r"(?:(?:Strictly\s+|Only\s+)?Personal(?:ly)?|Private(?:ly)?|In\s+person|Into\s+(?:his\s+)?own\s+hands)",
    ),
    (
        "urgent",
        r"(?:(?:Very\s+|Extremely\s+)?Urgent(?:ly)?|Out\s+of\s+(?:any\s+)?turn|Lightning|(?:(?:Deliver|Hand\s+over|Transmit)\s+)?Immediate(?:ly)?|Express)",
    ),
)
_MARK = re.compile("|".join(rf"(?P<m{index}>{words})" for index, (_, words) in enumerate(_MARKS)), re.IGNORECASE)
_BETWEEN = re.compile(r"[\s\xa0.,;!]*")


def read_marks(text: str, line: Span) -> tuple[Mark, ...]:
    """Return the marks of a line that holds nothing else; otherwise nothing.

    >>> [mark.kind for mark in read_marks("Owls. Secret . Cipher.", Span(0, 22))]
    ['top-secret', 'cipher']
    """
    marks: list[Mark] = []
    position = line.start
    while position < line.end:
        match = _MARK.match(text, position, line.end)
        if match is None or text[match.end() : match.end() + 1].isalnum():
            return ()
        kind = _MARKS[int(str(match.lastgroup)[1:])][0]
        marks.append(Mark(kind, Span(*match.span())))
        gap = _BETWEEN.match(text, match.end(), line.end)
        position = gap.end() if gap else match.end()
        if position < line.end and position == match.end():
            return ()
    return tuple(marks)


# --- numbers ------------------------------------------------------------------------------------------------------

_SH = r"(?:[Ss]h?|SH|ш|III)\b\.?"
# "1556/sh"; "31/1220/sh" is the sender's number and the cipher office's; "45/m" is of some office's own making.
_DAY = r"\d{1,2}\s*[/.]\s*[XVI]+\b"  # "No. 9, 4/V-33": a day behind the number
_VALUE = rf"(?!{_DAY})\d{{1,6}}(?:\s*/\s*(?:\d{{1,6}}\s*/?\s*)?{_SH}|-?{_SH}|\s*/\s*(?:\d{{1,6}}(?!\d)|[a-z]\b))?"
_NUMBER = re.compile(
    rf"""
    (?: (?P<direction>\b(?:In|Inc|Incoming|Entry|Vkh|Out|Outgoing|Ref|Iskh)\b\.?\s*)
        (?:(?:\b(?:Nos?|HP|NR|Nr|NN?)(?![A-Za-z])|[#№])\.?\s*)?
      | (?:\b(?:Nos?|HP|NR|Nr|NN?|Numbers?)(?![A-Za-z])|[#№])\.?\s*
    )
    (?P<values>{_VALUE}(?:\s*(?:,|;|and|[-–])\s*{_VALUE})*)
    """,
    re.VERBOSE,
)
_BEFORE_NUMBER = re.compile(r"(?:(?:Our|My|Cipher|Encryption|Telegram)\s+){0,2}(?=N|HP|[#№])")
_OFFICE = re.compile(rf"[/\d-]\s*{_SH}")


def numbers_of(match: re.Match[str]) -> tuple[Number, ...]:
    """Return the numbers of a match of the number pattern, one for each value."""
    direction = (match["direction"] or "").lower()
    numbers: list[Number] = []
    previous_end = match.start("values")
    for value in re.finditer(_VALUE, match["values"]):
        series = "sender"
        if direction.startswith(("in", "entry", "vkh")):
            series = "incoming"
        elif direction:
            series = "outgoing"
        elif _OFFICE.search(value.group()) or _OFFICE.search(match["values"]):
            series = "cipher-office"
        figures = [int(figure) for figure in re.findall(r"\d+", value.group())]
        figure = figures[0]
        if len(figures) == 2 and series == "cipher-office":
            series = "sender"
        start = match.start("values") + value.start()
        gap = match.string[previous_end:start]
        if numbers and re.fullmatch(r"\s*[-–]\s*", gap) and 0 < figure - numbers[-1].value <= 20:
            span = numbers[-1].span
            numbers += [Number(series, between, span) for between in range(numbers[-1].value + 1, figure)]
        span = Span(match.start() if not numbers else start, match.start("values") + value.end())
        numbers.append(Number(series, figure, span))
        if len(figures) == 2 and _OFFICE.search(value.group()):
            numbers.append(Number("cipher-office", figures[1], span))
        previous_end = span.end
    return tuple(numbers)


def read_number_line(text: str, start: int, end: int) -> tuple[tuple[Number, ...], int]:
    """Read numbers that stand at ``start``, and return them with the place where they end."""
    before = _BEFORE_NUMBER.match(text, start, end)
    match = _NUMBER.match(text, before.end() if before else start, end)
    if match is None:
        return (), start
    stop = match.end()
    while stop < end and text[stop] in " .,;\xa0–—":
        stop += 1
    return numbers_of(match), stop


def closing_numbers(text: str, line: Span) -> tuple[Number, ...]:
    """Return the numbers after the last sentence of a paragraph, as in ``… your opinion 1 . No. 1556/sh.``."""
    found: tuple[Number, ...] = ()
    for match in _NUMBER.finditer(text, line.start, line.end):
        before = text[line.start : match.start()].rstrip(" \xa0")
        rest = text[match.end() : line.end]
        if re.fullmatch(r"[\s\xa0.,;]*(?:\d{1,2}\s*\.?\s*)?", rest) and re.search(
            r"[.!?”\"»)]\s?$|[.!?]\s*\d{1,2}$", before
        ):
            found += numbers_of(match)
    return found


def find_directed_numbers(text: str, line: Span) -> tuple[Number, ...]:
    """Return the numbers in a dispatch line: ``In. No. 105`` and the like."""
    return tuple(number for match in _NUMBER.finditer(text, line.start, line.end) for number in numbers_of(match))


# --- datelines ----------------------------------------------------------------------------------------------------

_PREPOSITION = r"(?:By|On|From|Since|Until|Till|In|At|To|After|Before|Of|About|For|Only|Dated|Today|No|Night)"
_PLACE = r"(?:[A-Z][\w’'-]+(?:[ -](?!N[or]?\b|HP\b)[A-Z][\w’'-]+)?)"
_BEFORE_DATE = re.compile(
    rf"(?:(?!{_PREPOSITION}\b|{MONTH}\b){_PLACE}(?:\s*\([A-Z][\w’'-]+\))?(?:\s*[.,]\s*(?=\d|[A-Z])|\s+[–—-]\s+(?=\d|[A-Z])|\s+(?=\d))){{1,3}}"
)
# "Written on 2/X", "On October 2", "Night of 2/X": the words that may open a line that is a date.
_OPENS_DATE = re.compile(
    r"(?:Dated|Written)\s+(?:on\s+)?|On\s+(?:the\s+)?|(?:(?:On|In)\s+the\s+)?(?:night|evening|morning)\s+(?:of|from)\s+(?:the\s+)?",
    re.IGNORECASE,
)
# What a pen or a reader of print makes of a date: the day in quotation marks, letters of the other script.
_QUOTED_DAY = re.compile(r"[“«\"](\d{1,2})[”»\"](?=\s*[A-Z])")
_LOOK_ALIKE = str.maketrans("ХІ", "XI")
_DAY_AND_MONTH = re.compile(r"(?P<day>\d{1,2})\s*[/.]\s*(?P<month>0?[1-9]|1[0-2])(?!\d)")
_LONGEST_DATELINE = 160


def read_dateline(
    text: str, line: Span, near: dt.date | None, persons: Set[str] = frozenset()
) -> tuple[Span, dt.date | None, str] | None:
    """Read a line that is a date, with a place before or behind it at most.

    Args:
        text: the whole text.
        line: where the line stands.
        near: a day of the time about which it was written.
        persons: the surnames of those who write and are written to, in lower case: behind a date they are no place.

    Returns:
        The words without a note's marker, the day if it is one, and the repair that was needed; or None.
    """
    if len(line) > _LONGEST_DATELINE:
        return None
    printed = text[line.start : line.end]
    plain = _QUOTED_DAY.sub(r" \1 ", printed.translate(_LOOK_ALIKE))
    if plain != printed:  # as many characters: each place stays
        read = read_dateline(text[: line.start] + plain + text[line.end :], line, near, persons)
        return read and (Span(line.start, read[0].end), *read[1:])
    place = _BEFORE_DATE.match(text, line.start, line.end) or _OPENS_DATE.match(text, line.start, line.end)
    start = place.end() if place else line.start
    for at in {start, line.start}:
        short = next(find_short_dates(text, at, line.end, near), None)
        if short is not None and short.start == at:
            end = short.end + _belongs(text[short.end : line.end], persons)
            if _MARKER_ALONE.fullmatch(text, end, line.end):
                return trim(text, Span(line.start, end)), short.date, short.repair
        for running in find_dates(text, at, line.end):
            end = running.end + _belongs(text[running.end : line.end], persons)
            if running.start == at and _MARKER_ALONE.fullmatch(text, end, line.end):
                return trim(text, Span(line.start, end)), running.in_context(near), ""
        whole = trim(text, Span(at, line.end), ".")
        bare = re.sub(r"(?<=\d{4})[\s\xa0.]+\d{1,2}$", "", text[whole.start : whole.end])
        dating = parse_header_date(bare, Span(0, len(bare))) if re.search(r"\d{4}", bare) else None
        if dating is not None and len(bare) < 40 and not bare.isdigit():
            return trim(text, Span(line.start, whole.start + len(bare))), dating.day, ""
    bare_day = _DAY_AND_MONTH.match(text, start, line.end)  # "2/10" on October 2
    if bare_day is None or near is None or _MARKER_ALONE.fullmatch(text, bare_day.end(), line.end) is None:
        return None
    its = (near.day, near.month) == (int(bare_day["day"]), int(bare_day["month"]))
    return (trim(text, Span(line.start, bare_day.end())), near, "") if its else None


# "4/V-33 y.", in Russian "г.", which is a town as well; "with", "p" and "at" are the cedilla's damage.
_OF_YEAR = re.compile(r"[\s\xa0.,]*(?:(?P<word>(?:g|y|year|city)\b\.?)|(?:with|p|at)\b\.?)?[\s\xa0.,]*")
_PART_OF_DAY = re.compile(r"(?:in\s+the\s+)?(?:morning|noon|afternoon|evening|night|midnight)\b", re.IGNORECASE)
_AFTER_DATE = re.compile(rf"[\s\xa0.,]*(?!{_PREPOSITION}\b|HP\b|N[or]?\b)(?P<place>\({_PLACE}\)|{_PLACE})")
_MARKER_ALONE = re.compile(r"[\s\xa0.,]*(?:(?:with|p|at)\b\.?)?[\s\xa0.,]*(?:\d{1,2})?[\s\xa0.]*")


def _belongs(rest: str, persons: Set[str]) -> int:
    """Return where that ends in ``rest`` which belongs to the date before it: a word for the year, an hour, a place."""
    year = _OF_YEAR.match(rest)
    start, end = (year.end(), year.end("word")) if year else (0, -1)
    after_comma = "," in rest[:start]  # "2/X-35, 15-20"
    time = next((time for time in find_times(rest, start, dashes=after_comma) if time[0] == start), None)
    part = _PART_OF_DAY.match(rest, start)
    end = max(end, 0, time[1] if time else 0, part.end() if part else 0)
    place = _AFTER_DATE.match(rest, end)
    return place.end() if place and persons.isdisjoint(place["place"].lower().split()) else end


# --- dispatch lines -----------------------------------------------------------------------------------------------

_SENDINGS = (
    r"Sent(?:\s+off)?|Transmitted|Handed\s+(?:over|in)|Dispatched|Wired|Telegraphed|Cabled|Submitted|Forwarded|Given"
)
_RECEIPTS = (
    r"Deciphered|Decrypted|Decoded|Received|Accepted|Adopted|Arrived|Delivered|Handed|Taken\s+down|Got|Presented"
)
_FROM = re.compile(
    rf"""
    (?: (?P<kind>{_SENDINGS}|{_RECEIPTS}) \b
        (?:\s+(?:by|over|via)\s+(?:the\s+)?\w+(?:\s+(?:telephone|wire|message))?)?
        (?:\s+to\s+(?:[Cc]omrade|[Tt]ov|[Cc]om|T)\b\.?\s*(?:[A-Z]\.\s?){{0,2}}[A-Z][\w’'-]+)?
        \s* )?
    (?: (?P<from>[Ff]rom|in|to|at)\s+
        (?P<place>(?!{MONTH})[A-Z][a-zß-ÿ.’'-]*(?:[ -](?!{MONTH})[A-Z][a-zß-ÿ’'-]+)*) )?
    (?:\s+(?:by|over|via|in)\s+(?:the\s+)?(?:direct\s+)?(?:wire|telegraph|telephone|phone|line|HF|cipher|code|courier|plane)\b)?
    [\s,]*
    """,
    re.VERBOSE,
)
# "Moscow, 4/V-33, 14 o'clock.": the place alone, where a day and an hour follow it.
_PLACE_ALONE = re.compile(
    rf"(?P<kind>(?!))?(?P<from>(?!{MONTH}|{_PREPOSITION}\b))(?P<place>{_PLACE})[\s,.]+(?=\d|[IlO]+\s*[\d/]|{MONTH})"
)
_RECEIVED = re.compile(_RECEIPTS)
_SPLIT = re.compile(rf"[;.]\s*(?=(?:{_SENDINGS}|{_RECEIPTS})\b)")
_POINT_OF_TIME = re.compile(r"(?:(?:on|at|by)\s+)?(?:\d|[IlO]\d|[A-Z][a-z]+\s+\d)")


def read_dispatch_line(text: str, line: Span, near: dt.date | None) -> tuple[Dispatch, ...]:
    """Read a line of the telegraph, such as ``From Moscow 2I/X — 35 at 0:00. 30 minutes. In. No. 138.``."""
    pieces = [line]
    split = _SPLIT.search(text, line.start, line.end)
    if split:
        pieces = [Span(line.start, split.start()), Span(split.end(), line.end)]
    found = []
    for piece in pieces:
        dispatch = _dispatch(text, piece, near)
        if dispatch is None:
            return ()
        found.append(dispatch)
    return tuple(found)


def _dispatch(text: str, line: Span, near: dt.date | None) -> Dispatch | None:
    lead = _FROM.match(text, line.start, line.end)
    alone = None
    if lead is None or not (lead["kind"] or lead["from"]):
        lead = alone = _PLACE_ALONE.match(text, line.start, line.end)
    if lead is None:
        return None
    if alone is None and not lead["from"] and not _POINT_OF_TIME.match(text, lead.end(), line.end):
        return None  # "Received your letter of August 9": no line of the telegraph
    number = _NUMBER.search(text, line.start, line.end)
    end = number.start() if number else line.end
    if lead["from"] and not lead["kind"] and lead["from"].lower() != "from":
        return None  # "In Kem the mill burnt on May 4"
    short = next(find_short_dates(text, lead.end(), end, near), None)
    running = next(find_dates(text, lead.end(), end), None)
    times = find_times(text, lead.end(), end)
    if short is not None:
        times = [time for time in times if time[0] >= short.end or time[1] <= short.start]
    dated = short is not None or running is not None
    if not (dated and times if alone else dated or times):
        return None
    starts = [short.start if short else None, running.start if running else None, *(time[0] for time in times)]
    begin = min(start for start in starts if start is not None)
    if re.search(r"[a-z]{4,}", text[lead.end() : begin]):
        return None
    read_to = max([short.end if short else 0, running.end if running else 0, *(time[1] for time in times)])
    if re.search(r"[a-z]{4,}", re.sub(r"\b(?:min(?:utes?)?|hours?|o.clock|noon|year)\b", "", text[read_to:end])):
        return None  # a sentence goes on: no line of the telegraph
    received = _RECEIVED.fullmatch(lead["kind"] or "") is not None
    day = short.date if short else running.in_context(near) if running else None
    notes: tuple[Observation, ...] = ()
    span = trim(text, Span(line.start, max(read_to, lead.end())), ",;")
    if short is not None and short.repair:
        notes = (Observation("repaired", "date", short.repair, span, "medium"),)
    return Dispatch(
        "received" if received else "sent",
        span,
        day,
        times[0][2] if times else None,
        fold(lead["place"] or ""),
        observations=notes,
    )
