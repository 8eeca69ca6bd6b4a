"""The formal parts of a letter: marks, dispatch, address, body, signature, number, dateline, and what follows them.

The parts are found from their place and their shape: from the top down while lines are formal, then the signature
(a line of senders' names), then what stands after it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from corrkg.edition import marks
from corrkg.edition.header import INITIALS
from corrkg.edition.records import Dispatch, Header, Mark, NameForm, Number, Observation
from corrkg.edition.source import SourceText, Span, fold, trim

_TITLE = r"(?:(?:[Cc]omrades?|[Tt]ov|[Vv]ols?|Tt|TT|T\.\s?T|T|[Tt]t|[Tt]ovarishch|Com|Mr|Citizen)\b\.?\s*)"
_WORD = r"[A-ZÀ-ÞŁŚŽА-Я][\w’'`-]+"
_NAME = rf"(?:{INITIALS}\s*)?{_WORD}(?:\s+{INITIALS}|\s+{_WORD})?"
_TAIL = r"(?:\s*\d{1,2})?"
_ORGAN = (
    r"(?:(?:To\s+)?(?:the\s+)?(?:Secretar(?:y|iat)|Members?|Chairman)\s+of\s+(?:the\s+)?)?"
    r"(?:Central\s+Committee|CC|Politburo|PB|SNK|Sovnarkom|Council\s+of\s+People['’]s\s+Commissars|Kremlin|[A-Z]{2,8})"
    r"(?:\s+(?:of\s+)?(?:the\s+)?[\w\s'’-]*?(?:\([^)]{1,6}\)|Bolsheviks|[A-Z]{2,8}|Party)(?:\s*\([^)]{1,6}\))?)?"
)
_GREETING = r"(?:Hello|Greetings|Dear|Dearest|Good\s+(?:day|evening|morning)|Respected|To)\b,?\s*"
_COPY_TO = r"Cop(?:y|ies)\s*(?:[-–—:]|to|of|for)?\s*"
_ITEM = re.compile(
    rf"(?:(?P<copy>{_COPY_TO})|(?:{_GREETING})+)?(?:(?P<organ>{_ORGAN})|(?P<title>{_TITLE}+)?(?P<name>{_NAME})){_TAIL}"
    rf"\s*(?P<stop>[.,;:!]|\band\b|$|(?=\s+vols?\b|\s+(?:[Cc]omrades?|[Tt]ov|T)\b))[\s\xa0]*"
)
_FAREWELL = (
    r"(?:(?:(?:With\s+[\w\s]*?)?(?:[Gg]reetings?|[Rr]egards|[Hh]ello|[Rr]espect(?:fully)?|best\s+wishes)|[Hh]ealthy|"
    r"(?:I\s+)?[Ss]hake(?:s|\s+your)?\s+hands?|Yours?|With\s+communist\s+\w+)[\s.,!-]*)*"
)


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


def surname(form: str) -> str:
    """Return the surname of a name form in lower case, case endings of the Russian left on.

    >>> surname("V. M. Molotov"), surname("Bushuev A.")
    ('molotov', 'bushuev')
    """
    words = re.sub(INITIALS, " ", form + " ").split() or form.split()
    return words[-1].lower()


def same_name(one: str, other: str) -> bool:
    """Tell whether two forms may be one surname, a case ending apart (``Golubovu`` for Golubov).

    >>> same_name("Sadykova", "Sadykov"), same_name("Tal", "Talin")
    (True, False)
    """
    short, long = sorted((surname(one), surname(other)), key=len)
    return short == long or (
        len(short) > 3 and long.startswith(short) and long[len(short) :] in {"a", "u", "y", "m", "e", "om", "oy", "ym"}
    )


class FormalReader:
    """Reads the formal parts of one document."""

    def __init__(self, source: SourceText, header: Header, lines: list[Span]) -> None:
        """Take the lines between the shelf mark and the notes."""
        self.source, self.text, self.header, self.lines = source, source.text, header, lines
        self.near = header.dating.not_before or header.dating.not_after
        self.parts = FormalParts()

    def read(self) -> FormalParts:
        """Return the formal parts."""
        rest = self._top(list(self.lines))
        if rest:
            self._bottom(rest)
        self._closing_numbers()
        self._conflicts()
        return self.parts

    # the top ----------------------------------------------------------------------------------------------------

    def _top(self, lines: list[Span]) -> list[Span]:
        """Read formal lines while there are any, and return the rest."""
        parts = self.parts
        while lines:
            line = lines[0]
            found = marks.read_marks(self.text, line)
            dispatch = marks.read_dispatch_line(self.text, line, self.near)
            dateline = marks.read_dateline(self.text, line, self.near)
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
                end = self._address_end(line)
                if end is None:
                    return lines
                parts.address.append(trim(self.text, Span(line.start, end)))
                if end < line.end:
                    return [trim(self.text, Span(end, line.end)), *lines[1:]]
            lines.pop(0)
        return lines

    def _number_line(self, line: Span) -> bool:
        """Read a line of numbers, a dateline behind them perhaps; tell whether it was one."""
        numbers, end = marks.read_number_line(self.text, line.start, line.end)
        if not numbers:
            return False
        rest = trim(self.text, Span(end, line.end))
        dateline = marks.read_dateline(self.text, rest, self.near) if len(rest) else None
        if len(rest) and dateline is None and not re.fullmatch(r"\d{1,2}[\s.]*", self.source.quote(rest)):
            return False
        self.parts.numbers += numbers
        if dateline is not None:
            self._dateline(line, dateline[0])
        else:
            self.parts.closing_lines.append(line)
        return True

    def _dateline(self, line: Span, words: Span) -> None:
        self.parts.dateline.append(words)
        self.parts.closing_lines.append(line)

    def _address_end(self, line: Span) -> int | None:
        """Return where the address that begins at ``line`` ends, or None if it is no address.

        An address is a run of places, organs and names; the line is one only if it names a recipient, a person
        with a title, or an organ, and it reaches to the end of the line or to the beginning of a sentence.
        """
        position, good, known, items = line.start, None, False, 0
        while position < line.end:
            match = _ITEM.match(self.text, position, line.end)
            if match is None or not match.end() > position:
                break
            name = match["name"]
            recipient = name is not None and any(same_name(name, other.form) for other in self.header.recipients)
            if (
                name is not None
                and not recipient
                and not match["title"]
                and not match["copy"]
                and not self._placelike(match, line)
            ):
                break
            if match["copy"] and name:
                span = Span(match.start("name"), match.end("name"))
                self.parts.copies.append(NameForm(name, span))
            known = known or recipient or bool(match["organ"] or match["title"])
            items += 1
            position = match.end()
            if match["stop"] != "and" and match["stop"] != ",":
                good = position if known else good
        if position >= line.end and known:
            return line.end
        if good is None:
            return None
        rest = self.text[good : line.end].lstrip()
        starts_sentence = bool(re.match(r"[A-ZÀ-Þ“\"«\d(]", rest))
        return (
            good
            if starts_sentence and self.text[good - 1 : good] in " .!:\xa0" and self._addressed(line, good)
            else None
        )

    def _addressed(self, line: Span, end: int) -> bool:
        words = self.text[line.start : end]
        return any(
            re.search(rf"\b{re.escape(surname(name.form))}", words, re.IGNORECASE) for name in self.header.recipients
        )

    def _placelike(self, match: re.Match[str], line: Span) -> bool:
        """A capitalised word in front of a full stop, before any person: ``Sochi. Stalin.``"""
        return match["stop"] in {".", ","} and len(self.source.quote(Span(line.start, match.start()))) < 60

    # the bottom -------------------------------------------------------------------------------------------------

    def _bottom(self, lines: list[Span]) -> None:
        at = next((index for index, line in enumerate(lines) if index and self._is_signature(line)), None)
        if at is None and len(lines) == 1 and self._is_signature(lines[0]):
            at = 0
        if at is not None:
            self.parts.signature.append(lines[at])
            self._closing(lines[at + 1 :])
            self.parts.body = self._strip_tail(lines[:at])
            return
        body = self._strip_tail(lines)
        if body:
            cut = self._signature_in(body[-1])
            if cut is not None:
                self.parts.signature.append(Span(cut, body[-1].end))
                body[-1] = trim(self.text, Span(body[-1].start, cut))
        self.parts.body = [line for line in body if len(line)]

    def _strip_tail(self, lines: list[Span]) -> list[Span]:
        """Take numbers and datelines from the end of ``lines``."""
        lines = list(lines)
        while lines:
            dateline = marks.read_dateline(self.text, lines[-1], self.near)
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
            dateline = marks.read_dateline(self.text, line, self.near)
            words = self.source.quote(line)
            if re.match(r"(?:P\.?\s?S|R\.?\s?S|Postscript)\b", words):
                postscript = True
                self.parts.postscript.append(line)
            elif dateline is not None:
                self._dateline(line, dateline[0])
            elif self._number_line(line):
                continue
            elif self._is_signature(line):
                self.parts.signature.append(line)
            elif postscript:
                self.parts.postscript.append(line)
            else:
                self.parts.after.append(line)

    def _names_of(self, words: str) -> list[str] | None:
        """Return the names of a line that holds names only, a farewell before them apart."""
        words = re.sub(rf"^{_FAREWELL}", "", fold(words))
        words = re.sub(r"[\s.]*\d{1,2}\s*\.?\s*$", "", words).rstrip(" .,")
        if not words:
            return None
        names = []
        for piece in re.split(
            r"(?<=[a-z’'])\s*[.,;]\s*|\s+and\s+|\s*,\s*", re.sub(r"(?<=[\w’'])\s+\d{1,2}\s*(?=[.,])", "", words)
        ):
            name = re.fullmatch(rf"{_TITLE}*({_NAME})(?:\s+\d{{1,2}})?\.?", piece.strip())
            if name is None:
                return None
            names.append(name[1])
        return names

    def _is_signature(self, line: Span) -> bool:
        if len(line) > 160:
            return False
        initials = re.fullmatch(r"(?:[A-Z]\.\s?){0,2}([A-Z])\.?(?:\s*\d{1,2}\s*\.?)?", fold(self.source.quote(line)))
        if initials is not None:  # "A. G." is Aleksei Golubov
            return any(surname(sender.form).startswith(initials[1].lower()) for sender in self.header.senders)
        names = self._names_of(self.source.quote(line))
        if not names:
            return False
        own = sum(any(same_name(name, sender.form) for sender in self.header.senders) for name in names)
        return own * 2 >= len(names) and own > 0

    def _signature_in(self, line: Span) -> int | None:
        """Return where a signature begins in the last words of a paragraph: ``Hearty greetings! Your L. Kaganovich.``"""
        words = self.source.quote(line)
        for match in re.finditer(
            rf"(?<=[.!?])\s*(?P<sign>(?:Yours?,?\s+)?{_NAME})[\s.]*(?:\d{{1,2}}\s*\.?\s*)?$", words
        ):
            name = re.sub(r"^Yours?,?\s+", "", match["sign"])
            if any(same_name(name, sender.form) for sender in self.header.senders):
                return line.start + match.start("sign")
        return None

    # the whole --------------------------------------------------------------------------------------------------

    def _closing_numbers(self) -> None:
        for line in self.parts.body[-1:] + self.parts.postscript[-1:]:
            known = {number.span for number in self.parts.numbers}
            self.parts.numbers += [n for n in marks.closing_numbers(self.text, line) if n.span not in known]
        self.parts.numbers.sort(key=lambda number: (number.span, number.value))

    def _conflicts(self) -> None:
        """Hold the header against the signature, the address and the dateline."""
        for line in self.parts.signature[:1]:
            names = self._names_of(self.source.quote(line)) or []
            senders = [sender.form for sender in self.header.senders]
            missing = [form for form in senders if not any(same_name(form, name) for name in names)]
            extra = [name for name in names if not any(same_name(name, form) for form in senders)]
            if names and (missing or extra):
                message = f"the header names {', '.join(senders)} as senders, the signature {', '.join(names)}"
                self.parts.observations.append(Observation("contested", "sender", message, line, "medium"))
        dating = self.header.dating
        for line in self.parts.dateline:
            read = marks.read_dateline(self.text, line, self.near)
            day = read[1] if read else None
            if read and read[2]:
                self.parts.observations.append(Observation("repaired", "date", read[2], line, "medium"))
            if day is None or dating.not_before is None or dating.not_after is None:
                continue
            if not dating.not_before <= day <= dating.not_after:
                message = f"the header dates the letter {dating.edtf}, its dateline {day.isoformat()}"
                self.parts.observations.append(Observation("contested", "date", message, line, "medium"))
