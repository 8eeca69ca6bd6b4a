"""The formal parts of a letter: marks, dispatch, address, body, signature, number, dateline, and what follows them.

The parts are found from their place and their shape: from the top down while lines are formal, then the signature
(a line of senders' names), then what stands after it.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Set
from dataclasses import dataclass, field

from corrkg.edition.english.page import marks
from corrkg.edition.english.page.address import AddressReader, same_name, surname
from corrkg.edition.english.page.signatures import SignatureReader, short_for
from corrkg.edition.english.word.dates import DIGIT
from corrkg.edition.records import Dispatch, Header, Mark, NameForm, Number, Observation
from corrkg.edition.source import SourceText, Span, trim

# A longer line is the body's.
_LONGEST_UNKNOWN = 90
# A signature and a date on one line are short, and words or figures begin the date.
_LONGEST_SIGNED = 100
_STOP = re.compile(r"[.!][\s\xa0]+")
_BEFORE_DAY = re.compile(r"[\s\xa0]+(?=[\dA-Z“\"«])")


@dataclass
class FormalParts:
    """The formal parts as found, markers still in place. Each list is in printed order."""

    marks: list[Mark] = field(default_factory=list)
    dispatches: list[Dispatch] = field(default_factory=list)
    numbers: list[Number] = field(default_factory=list)
    address: list[Span] = field(default_factory=list)
    body: list[Span] = field(default_factory=list)
    signature: list[Span] = field(default_factory=list)
    dateline: list[Span] = field(default_factory=list)
    postscript: list[Span] = field(default_factory=list)
    after: list[Span] = field(default_factory=list)
    closing_lines: list[Span] = field(default_factory=list)
    copies: list[NameForm] = field(default_factory=list)
    observations: list[Observation] = field(default_factory=list)

    def in_order(self) -> list[tuple[str, Span]]:
        """Return (kind, span) of each textual part, in printed order."""
        kinds = ("address", "body", "signature", "dateline", "postscript", "after")
        return sorted(((kind, span) for kind in kinds for span in getattr(self, kind)), key=lambda part: part[1])

    def for_markers(self) -> list[tuple[str, Span]]:
        """Return the same, but each dateline and number as its whole line, where the sign of a note may follow it."""
        lines = [("dateline", line) for line in self.closing_lines]
        return sorted([part for part in self.in_order() if part[0] != "dateline"] + lines, key=lambda part: part[1])


class FormalReader:
    """Reads the formal parts of one document."""

    def __init__(self, source: SourceText, header: Header, lines: list[Span], places: Set[str] = frozenset()) -> None:
        """Take the lines between the shelf mark and the notes, and the names of places in lower case."""
        self.source, self.text, self.header, self.lines = source, source.text, header, lines
        self.near = header.dating.near
        names = (*header.senders, *header.recipients, *header.copy_recipients)
        self._persons = frozenset(surname(name.form).lower() for name in names)
        self.parts = FormalParts()
        self._address = AddressReader(source, header, places)
        self._signatures = SignatureReader(source, header)

    def read(self) -> FormalParts:
        """Return the formal parts."""
        rest = self._top([piece for line in self.lines for piece in self._signed_and_dated(line)])
        if rest:
            self._bottom(rest)
        self._closing_numbers()
        self._conflicts()
        return self.parts

    def is_formal(self, line: Span) -> bool:
        """Tell whether a line is one that only letters have: a mark, a dispatch, an address, a signature, a day."""
        if marks.read_marks(self.text, line) or marks.read_dispatch_line(self.text, line, self.near):
            return True
        if self._signatures.holds(line) or self._read_dateline(line) is not None:
            return True
        return self._address.end(line, []) == line.end

    # the top ----------------------------------------------------------------------------------------------------

    def _top(self, lines: list[Span]) -> list[Span]:
        """Read formal lines while there are any, and return the rest."""
        parts = self.parts
        while lines:
            line = lines[0]
            found = marks.read_marks(self.text, line) or self._marks_and_number(line)
            if not found and (cut := self._marks_before_dispatch(line)) is not None:
                lines[:1] = [trim(self.text, Span(line.start, cut)), Span(cut, line.end)]
                continue
            dispatch = marks.read_dispatch_line(self.text, line, self.near)
            dateline = self._read_dateline(line)
            if found:
                parts.marks += found
            elif dispatch:
                parts.dispatches += dispatch
                parts.numbers += marks.find_directed_numbers(self.text, line)
            elif dateline is not None:
                self._dateline(line, dateline[0])
            elif self._number_line(line):
                pass
            else:
                end = self._address.end(line, self.parts.copies)
                if end is None and self._formal_after(lines):
                    message = "a line among the formal ones that no rule reads"
                    parts.observations.append(Observation("unread", "formal", message, line, "low"))
                    lines.pop(0)
                    continue
                if end is None:
                    return lines
                parts.address.append(trim(self.text, Span(line.start, end)))
                if end < line.end:
                    return [trim(self.text, Span(end, line.end)), *lines[1:]]
            lines.pop(0)
        return lines

    def _marks_and_number(self, line: Span) -> tuple[Mark, ...]:
        """Read ``Telephonogram No. 5``: marks with a number behind them."""
        numbers = marks.find_directed_numbers(self.text, line)
        if not numbers or trim(self.text, Span(numbers[-1].span.end, line.end), ".").start < line.end - 1:
            return ()
        found = marks.read_marks(self.text, trim(self.text, Span(line.start, numbers[0].span.start)))
        self.parts.numbers += numbers if found else ()
        return found

    def _marks_before_dispatch(self, line: Span) -> int | None:
        """Return where a line of dispatch begins behind marks: "Cipher. From Kem 4/V-33 at 20:40."; or None."""
        for stop in _STOP.finditer(self.text, line.start, line.end):
            marked = marks.read_marks(self.text, trim(self.text, Span(line.start, stop.start())))
            if not marked:
                return None
            if marks.read_dispatch_line(self.text, Span(stop.end(), line.end), self.near):
                return stop.end()
        return None

    def _formal_after(self, lines: list[Span]) -> bool:
        """Tell whether a short line that no rule reads has a line of the top under it: a mark, a dispatch, an address.

        The first words of a letter have none, unless a copy goes to somebody.
        """
        if len(lines[0]) > _LONGEST_UNKNOWN or re.match(r"[“\"«\d]", self.source.quote(lines[0])):
            return False
        for line in lines[1:3]:
            if self._signatures.holds(line):
                return False
            if marks.read_marks(self.text, line) or marks.read_dispatch_line(self.text, line, self.near):
                return True
            if self._address.names_recipient(line) and self._address.end(line, []) is not None:
                return True
            if len(line) > _LONGEST_UNKNOWN:
                return False
        return False

    def _number_line(self, line: Span) -> bool:
        """Read a line of numbers, a dateline behind them perhaps; tell whether it was one."""
        numbers, end = marks.read_number_line(self.text, line.start, line.end)
        if not numbers:
            return self._day_and_number(line)
        rest = trim(self.text, Span(end, line.end))
        dateline = self._read_dateline(rest) if len(rest) else None
        if len(rest) and dateline is None and not re.fullmatch(r"\d{1,2}[\s.]*", self.source.quote(rest)):
            return False
        self.parts.numbers += numbers
        if dateline is not None:
            self._dateline(line, dateline[0])
        else:
            self.parts.closing_lines.append(line)
        return True

    def _day_and_number(self, line: Span) -> bool:
        """Read ``Sochi, 3/X-35. No. 82``; tell whether it was one."""
        numbers = marks.find_directed_numbers(self.text, line)
        if not numbers:
            return False
        before = trim(self.text, Span(line.start, numbers[0].span.start), ".,;")
        rest = self.source.quote(Span(numbers[-1].span.end, line.end))
        dateline = self._read_dateline(before) if len(before) else None
        if dateline is None or not re.fullmatch(r"[\s.,]*(?:\d{1,2}[\s.]*)?", rest):
            return False
        self.parts.numbers += numbers
        self._dateline(line, dateline[0])
        return True

    def _read_dateline(self, line: Span) -> tuple[Span, dt.date | None, str] | None:
        return marks.read_dateline(self.text, line, self.near, self._persons)

    def _dateline(self, line: Span, words: Span) -> None:
        self.parts.dateline.append(words)
        self.parts.closing_lines.append(line)

    # the bottom -------------------------------------------------------------------------------------------------

    def _bottom(self, lines: list[Span]) -> None:
        at = next((index for index, line in enumerate(lines) if index and self._signatures.holds(line)), None)
        if at is None and len(lines) == 1 and self._signatures.holds(lines[0]):
            at = 0
        if at is not None:
            body = self._strip_tail(lines[:at])
            farewell, signature = self._signatures.after_farewell(lines[at])
            self.parts.signature.append(signature)
            self._closing(lines[at + 1 :])
            self.parts.body = [*body, farewell] if len(farewell) else body
            return
        postscript = next(
            (index for index, line in enumerate(lines) if index and self._is_postscript(line)), len(lines)
        )
        body = self._strip_tail(lines[:postscript])
        if body:
            cut = self._signatures.within(body[-1])
            if cut is not None:
                self.parts.signature.append(Span(cut, body[-1].end))
                body[-1] = trim(self.text, Span(body[-1].start, cut))
        self._closing(lines[postscript:])
        self.parts.body = [line for line in body if len(line)]

    def _signed_and_dated(self, line: Span) -> tuple[Span, ...]:
        """Divide ``Orlov. 2/X-35`` into the signature and the dateline."""
        if len(line) > _LONGEST_SIGNED or not DIGIT.search(self.text, line.start, line.end):
            return (line,)
        for gap in _BEFORE_DAY.finditer(self.text, line.start, line.end):
            signed, dated = trim(self.text, Span(line.start, gap.start()), ","), Span(gap.end(), line.end)
            if self._signatures.holds(signed) and self._read_dateline(dated) is not None:
                return signed, dated
        return (line,)

    def _is_postscript(self, line: Span) -> bool:
        return re.match(r"(?:P\.?\s?S|R\.?\s?S|Postscript)\b", self.source.quote(line)) is not None

    def _strip_tail(self, lines: list[Span]) -> list[Span]:
        """Take numbers and datelines from the end of ``lines``."""
        lines = list(lines)
        while lines:
            dateline = self._read_dateline(lines[-1])
            if dateline is not None:
                self._dateline(lines[-1], dateline[0])
            elif not self._number_line(lines[-1]):
                break
            lines.pop()
        return lines

    def _closing(self, lines: list[Span]) -> None:
        """Sort out what follows the signature."""
        postscript = False
        for line in lines:
            dateline = self._read_dateline(line)
            if self._is_postscript(line):
                postscript = True
                self.parts.postscript.append(line)
            elif dateline is not None:
                self._dateline(line, dateline[0])
            elif self._number_line(line):
                continue
            elif self._signatures.holds(line):
                self.parts.signature.append(line)
            elif postscript:
                self.parts.postscript.append(line)
            else:
                self.parts.after.append(line)

    # the whole --------------------------------------------------------------------------------------------------

    def _closing_numbers(self) -> None:
        for line in self.parts.body[-1:] + self.parts.postscript[-1:]:
            known = {number.span for number in self.parts.numbers}
            self.parts.numbers += [n for n in marks.closing_numbers(self.text, line) if n.span not in known]
        self.parts.numbers.sort(key=lambda number: (number.span, number.value))

    def _conflicts(self) -> None:
        """Hold the header against the signature, the address and the dateline."""
        for line in self.parts.signature[:1]:
            names = self._signatures.names(self.source.quote(line)) or []
            senders = [sender.form for sender in self.header.senders]
            pairs = [
                (form, name) for form in senders for name in names if same_name(form, name) or short_for(name, form)
            ]
            missing = [form for form in senders if form not in {pair[0] for pair in pairs}]
            extra = [name for name in names if name not in {pair[1] for pair in pairs}]
            if names and (missing or extra):
                message = f"the header names {', '.join(senders)} as senders, the signature {', '.join(names)}"
                self.parts.observations.append(Observation("contested", "sender", message, line, "medium"))
        dating = self.header.dating
        for line in self.parts.dateline:
            read = self._read_dateline(line)
            day = read[1] if read else None
            if read and read[2]:
                self.parts.observations.append(Observation("repaired", "date", read[2], line, "medium"))
            if day is None or dating.not_before is None or dating.not_after is None:
                continue
            if not dating.not_before <= day <= dating.not_after:
                message = f"the header dates the letter {dating.edtf}, its dateline {day.isoformat()}"
                self.parts.observations.append(Observation("contested", "date", message, line, "medium"))
