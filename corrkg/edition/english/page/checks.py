"""What an editor would check across the letters of a text: words that break off, the order of folios, addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corrkg.edition.english.page.address import same_name
from corrkg.edition.records import Gap, Letter, Observation, folio_spans
from corrkg.edition.source import SourceText, Span, trim

# A salutation has no more words than this.
_SALUTATION = 7
# So much of the end of a paragraph is shown, in code points.
_TAIL = 60
_BEGINS = re.compile(r"[.!?]\s+(?=[A-Z])")


def check_letters(source: SourceText, letters: tuple[Letter, ...]) -> list[Observation]:
    """Return what is worth a look in the letters of one text, in printed order."""
    gaps = [gap for letter in letters for gap in broken_off(source, letter)]
    message = "the text breaks off in the middle of a sentence"
    broken = [Observation("noticed", "text", message, gap.span) for gap in gaps]
    return [*broken, *_folio_order(letters), *_addressees(source, letters)]


def broken_off(source: SourceText, letter: Letter) -> Iterator[Gap]:
    """Yield the last words of each paragraph that ends in the middle of a sentence, and that the next one ends not."""
    own = [part.span for part in letter.parts if part.kind in {"body", "after"}]
    for note, spans in ((None, own), *((note.number, [note.span]) for note in letter.notes)):
        for index, span in enumerate(spans):
            following = source.quote(spans[index + 1])[:1] if index + 1 < len(spans) else ""
            if not following.islower() and _breaks_off(source.quote(span)):
                yield Gap(note, _last_words(source, span))


def _last_words(source: SourceText, span: Span) -> Span:
    """Return the last sentence of a paragraph, or as much of its end as is shown, in whole words."""
    tail = Span(max(span.start, span.end - _TAIL), span.end)
    begins = [match.end() for match in _BEGINS.finditer(source.text, tail.start, tail.end)]
    space = source.text.find(" ", tail.start, tail.end)
    whole = tail.start == span.start or space < 0
    return trim(source.text, Span(begins[-1] if begins else tail.start if whole else space + 1, tail.end))


def _breaks_off(paragraph: str) -> bool:
    """Tell whether a paragraph that is more than a salutation ends in a comma, a dash or an opening bracket.

    >>> _breaks_off("Certain bewilderment is being expressed. According to him,"), _breaks_off("Dear Comrade Stalin,")
    (True, False)
    """
    words = paragraph.split()
    return len(words) > _SALUTATION and re.search(r"[,(\[–—-][\s\d]*$", paragraph) is not None


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
