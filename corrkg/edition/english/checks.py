"""What an editor would check across the letters of a text: gaps in the numbers, the order of folios, the salutation."""

from __future__ import annotations

import re

from corrkg.edition.english.address import same_name
from corrkg.edition.records import Letter, Number, Observation, folio_spans
from corrkg.edition.source import SourceText

# A jump of more than this is another series (a new year, another office), not a gap.
_JUMP = 30


def check_letters(source: SourceText, letters: tuple[Letter, ...]) -> list[Observation]:
    """Return what is worth a look in the letters of one text, in printed order."""
    return [*_number_gaps(letters), *_folio_order(letters), *_addressees(source, letters)]


def _number_gaps(letters: tuple[Letter, ...]) -> list[Observation]:
    """Numbers of one series to one recipient rise by one; the office's and the arrivals' rise whoever writes."""
    last: dict[tuple[str, str], Number] = {}
    found = []
    for letter in letters:
        recipient = letter.header.recipients[0].form.split()[-1] if letter.header.recipients else ""
        for number in letter.numbers:
            key = (number.series, recipient)
            before = last.get(key)
            last[key] = number
            if before is None or abs(number.value - before.value) > _JUMP:
                continue
            if number.value > before.value + 1:
                first, final = before.value + 1, number.value - 1
                missing = str(first) if first == final else f"{first}–{final}"
                message = f"numbers of the series {number.series} to {recipient} are missing before this one: {missing}"
                found.append(Observation("noticed", "number", message, number.span))
            elif number.value <= before.value:
                message = f"{number.value} follows {before.value} in the series {number.series} to {recipient}"
                found.append(Observation("noticed", "number", message, number.span))
    return found


def _folio_order(letters: tuple[Letter, ...]) -> list[Observation]:
    """Within one delo the folios of the first witnesses rise with the letters, as a rule."""
    last: dict[tuple[str, ...], tuple[int, str]] = {}
    found = []
    for letter in letters:
        for witness in letter.witnesses[:1]:
            unit, spans = witness.reference.place.unit, folio_spans(witness.reference.place.folios)
            if not spans:
                continue
            first, before = min(span.first for span in spans), last.get(unit)
            if before is not None and first < before[0]:
                message = f"folio {witness.reference.place.folios} stands after folio {before[1]} of the same delo"
                found.append(Observation("noticed", "folio-order", message, witness.reference.span))
            last[unit] = (first, witness.reference.place.folios)
    return found


def _addressees(source: SourceText, letters: tuple[Letter, ...]) -> list[Observation]:
    """A person in the address whom the header does not name, or the other way about."""
    found = []
    for letter in letters:
        addresses = [part for part in letter.parts if part.kind == "address"]
        named = [mention.form for mention in letter.mentions if mention.part == "address"]
        if not addresses or not named:
            continue
        header = [name.form for name in (*letter.header.recipients, *letter.header.copy_recipients)]
        extra = [form for form in named if not any(same_name(form, other) for other in header)]
        surnames = [form for form in extra if not re.search(r"(?:ich|vna)$", form)]
        if surnames:
            message = f"the address names {', '.join(surnames)}, the header {', '.join(header)}"
            found.append(Observation("contested", "recipient", message, addresses[0].span, "medium"))
    return found
