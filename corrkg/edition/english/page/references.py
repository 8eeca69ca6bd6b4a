"""Archival references: the grammar of one citation, and what ``Ibid.`` points to.

``F.`` fond, ``Op.`` opis (``Inventory``), ``D.`` delo (``Case No.``), ``L.`` folio (``v.`` verso). Parts that are not
printed are carried over: from the reference before it in the same citation (``inherited``), from the last reference
read in the document where ``Ibid.`` stands (``ibid``, or ``ibid-replaced`` where it prints parts of its own), or from
the document's own shelf mark where a part stands alone (``context``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from corrkg.edition.records import Citation, Observation, Place, Reference, folio_spans
from corrkg.edition.source import Span, fold, trim

_NUMBER = r"[\dIlO]*\d[\dIlO]*[a-z]?"
_VERSO = r"(?:\s?(?:v|ob|rev|about)\b\.?|\s?об\b\.?)"
_FOLIO = rf"\d+{_VERSO}?"
_FOLIOS = (
    rf"{_FOLIO}(?:\s*[-–—]\s*{_FOLIO})?(?:\s*(?:,|and)\s*{_FOLIO}(?:\s*[-–—]\s*{_FOLIO})?(?!\s*(?:pp|p|min|g)\b))*"
)
_FOND = rf"(?:F|f(?=\.\s?\d+[.,]\s?op\b)|Fund|Fond|Fonds)\b\s*(?:[.,]\s*)?(?:No\.\s*)?(?P<fond>(?:[RPРП]-)?{_NUMBER})"
_OPIS = (
    r"(?:[Oo]p|On(?=\.\s*\d)|Inventory|Inv|Opis|List\s+of\s+files)\b\s*(?:[.,]\s*)?(?:No\.\s*)?"
    rf"(?P<opis>{_NUMBER}|P(?=\s*[.,])|П|II\b)"
)
_DELO = rf"(?:[Dd]|Dd|Delo|File|Case)\b\s*(?:[.,]\s*)?(?:No\.?\s*)?(?P<delo>{_NUMBER})"
# Only behind a delo may a page stand for a folio.
_LIST = (
    r"(?:[Ll]|[Ll]l|LL|(?(delo)(?:[Pp]p?|S)(?=\.)|(?!))|Sheets?|Folios?|Fol|Leaf|Leaves)\b\s*(?:[.,]\s*)?"
    rf"(?P<folios>{_FOLIOS})"
)
# No two adjacent runs of white space: a row of blanks would be divided between them in every way.
_GAP = r"\s*(?:[.,;]\s*)?"
IBID = (
    r"(?P<ibid>\b(?:[Ii]bid(?:em)?|[Ii]n\s+the\s+same\s+place|(?<!rom\sthe\s)[Ss]ame\s+place|[Tt]am\s+zhe"
    r"|There(?=\.\s*(?:F|Op|D|L)\.))\b)"
)
# A page of a printed source.
PAGE = r"(?:pp?|P|S|C|С|Pp)\.\s*\d+(?:\s*[-–—,]\s*\d+)*"
# Names known to the authority file come first; otherwise an acronym counts only before a fond.
_ARCHIVE = (
    r"(?P<archive>%s|"
    r"\b[A-Z][a-z]{0,6}[A-Z][A-Za-z]{0,12}\b(?:\s[A-Z]{2,8})?(?=\s*(?:[.,]\s*)?(?:[Ff]|Fund|Fond)\b\s*(?:[.,]\s*)?\d))"
)


def _pattern(archives: Iterable[str]) -> re.Pattern[str]:
    known = (
        "|".join(
            r"\b" + r"\s+".join(map(re.escape, name.split())) + r"\b"
            for name in sorted(archives, key=len, reverse=True)
        )
        or r"(?!)"
    )
    portfolio = rf"(?:{_GAP}(?:P|Papka|Por|Folder)\.\s*\d+(?={_GAP}D\b))?"
    parts = rf"(?:{_FOND})?(?:{_GAP}{_OPIS}{portfolio})?(?:{_GAP}{_DELO})?(?:{_GAP}{_LIST})?"
    return re.compile(rf"(?<!\w)(?=\w)(?:(?:{IBID}|{_ARCHIVE % known}){_GAP})?{parts}")


class ReferenceGrammar:
    """Reads references, with the names of archives that an authority file knows.

    Args:
        archives: each printed name of an archive, and the id that it stands for.
    """

    def __init__(self, archives: Mapping[str, str]) -> None:
        """Compile the grammar for these archives."""
        self._ids = dict(archives)
        self._pattern = _pattern(archives)

    def find(self, text: str, span: Span) -> list[Reference]:
        """Return the archival references within ``span`` as printed; nothing is resolved yet."""
        found: list[Reference] = []
        for match in self._pattern.finditer(text, span.start, span.end):
            if match.end() == match.start():
                continue
            reference = self._reference(text, match, found[-1] if found else None)
            if reference is not None:
                found.append(reference)
        return found

    def _reference(self, text: str, match: re.Match[str], before: Reference | None) -> Reference | None:
        groups = match.groupdict()
        parts = [name for name in ("fond", "opis", "delo", "folios") if groups[name]]
        if groups["ibid"]:
            tail = text[match.end() : match.end() + 12]
            if not parts and re.match(rf"\s*[.,;]?\s*(?:{PAGE}|[TV](?:ol)?\.\s*[IVX\d])", tail):
                return None  # "Ibid. P. 146": the same printed book
        elif groups["archive"]:
            if not parts:
                return None  # an archive named in a sentence is no citation
        elif not self._stands_alone(text, match, parts, before):
            return None
        span = trim(text, Span(*match.span()), ".,;")
        if text[span.end : span.end + 1] == "." and (groups["folios"] or "").endswith("."):
            span = Span(span.start, span.end + 1)
        observations: list[Observation] = []
        values = {name: _number(name, groups[name] or "", span, observations) for name in ("fond", "opis", "delo")}
        archive = self._archive_id(groups["archive"] or "", span, observations)
        printed = Place(archive, **values, folios=normalise_folios(groups["folios"] or ""))
        kind = "ibid" if groups["ibid"] else "explicit" if archive else ""
        return Reference(span, printed, printed, kind, observations=tuple(observations))

    @staticmethod
    def _stands_alone(text: str, match: re.Match[str], parts: list[str], before: Reference | None) -> bool:
        """Tell whether parts without archive or Ibid. are a citation of their own."""
        if len(parts) >= 2:
            return True
        if parts == ["delo"]:
            return re.match(r"[\s.,;]*(?:Case|File)\s+No\b", match.group()) is not None
        if parts == ["folios"]:
            lead = text[max(0, match.start() - 3) : match.start()].rstrip()[-1:]
            gap = "" if before is None else text[before.span.end : match.start()]
            listed = re.fullmatch(r"\s*[.,;]+\s*", gap) is not None or lead == ";"
            return lead == "(" or (before is not None and listed)
        return parts == ["fond"] and match.group().startswith("F") and text[match.end() : match.end() + 1] in ".)"

    def _archive_id(self, name: str, span: Span, observations: list[Observation]) -> str:
        name = fold(name)
        if not name or name in self._ids:
            return self._ids.get(name, "")
        message = f"the archive {name!r} is in no authority file; it was given an identifier of its own"
        observations.append(Observation("unresolved", "archive", message, span, "medium"))
        return re.sub(r"[\W_]+", "-", name.lower())


def _number(name: str, printed: str, span: Span, observations: list[Observation]) -> str:
    if printed in {"P", "П", "II"}:
        why = f"OCR read the number 11 of the {name} as {printed!r} (Cyrillic П)"
        observations.append(Observation("repaired", "reference", why, span))
        return "11"
    digits = printed.translate(str.maketrans("IlO", "110"))
    if digits != printed:
        observations.append(Observation("repaired", "reference", f"OCR read {digits} as {printed}", span, "medium"))
    return digits


def normalise_folios(printed: str) -> str:
    """Return folios in one notation: hyphen in a range, comma and space between, ``v`` for a verso.

    >>> normalise_folios("41, 138–146"), normalise_folios("68v., 67 ob")
    ('41, 138-146', '68v, 67v')
    """
    text = re.sub(rf"(\d){_VERSO}", r"\1v", printed)
    text = re.sub(r"\s*[-–—]\s*", "-", text)
    return re.sub(r"\s*(?:,|\band\b)\s*", ", ", text).strip()


def resolve(references: Iterable[Reference], citations: Iterable[Citation], own: int) -> list[Reference]:
    """Fill in what each reference does not print.

    Args:
        references: those of one document in the order of reading, the header's first.
        citations: the printed sources cited in the document, to which a bare ``Ibid.`` may point.
        own: so many of them are the document's own shelf marks; a part alone (``Case No. 91``) is read with the first.

    Returns:
        The same references, resolved; a bare ``Ibid.`` that repeats a printed source is left out.
    """
    references = list(references)
    home = references[0] if own else None
    events: list[Reference | Citation] = sorted([*references, *citations], key=lambda event: event.span)
    resolved: list[Reference] = []
    last: Reference | Citation | None = None
    for event in events:
        if isinstance(event, Citation):
            last = event
            continue
        if event.resolution == "ibid":
            if isinstance(last, Citation) and event.printed == Place():
                continue
            antecedent = last if isinstance(last, Reference) else (resolved[-1] if resolved else None)
            if 1 < len(resolved) == own:
                antecedent = _nearest(event, resolved)
            done = _resolve_ibid(event, antecedent)
        elif event.resolution == "explicit":
            done = event
        else:
            done = _inherit(event, resolved[-1] if resolved else None, home)
        resolved.append(done)
        last = done
    return resolved


def _nearest(reference: Reference, witnesses: Sequence[Reference]) -> Reference:
    """Return the copy of the document that the first ``Ibid.`` of its notes points to: the last that is printed.

    What names the file of one copy, "Ibid. D. 102. L. 56", lies in that. What tells only folios lies near those of the
    document: of several copies, by the one whose folios are the nearest.
    """
    named = [witness for witness in witnesses if _agrees(reference.printed, witness.place)]
    if len(named) == 1:
        return named[0]
    told = folio_spans(reference.printed.folios)
    more = replace(reference.printed, folios="") != Place()
    if more or not told or any(not folio_spans(each.place.folios) for each in witnesses):
        return witnesses[-1]

    def away(witness: Reference) -> int:
        spans = folio_spans(witness.place.folios)
        return min(max(span.first - told[0].last, told[0].first - span.last, 0) for span in spans)

    return min(reversed(witnesses), key=away)


def _agrees(printed: Place, place: Place) -> bool:
    """Tell whether a place has the file that is printed, and whatever else is printed above it."""
    parts = ((getattr(printed, name), getattr(place, name)) for name in ("archive", "fond", "opis", "delo"))
    return bool(printed.delo) and all(told in {"", own} for told, own in parts)


def _fill(printed: Place, above: Place) -> Place:
    """Take from ``above`` every part that stands higher than the highest printed one."""
    parts = ("archive", "fond", "opis", "delo", "folios")
    highest = next((index for index, name in enumerate(parts) if getattr(printed, name)), len(parts))
    return replace(printed, **{name: getattr(above, name) for name in parts[:highest]})


def _resolve_ibid(reference: Reference, antecedent: Reference | None) -> Reference:
    if antecedent is None or not antecedent.place.unit:
        if reference.printed.unit:
            return replace(reference, resolution="explicit")
        message = "Ibid. with no reference before it in the document"
        note = Observation("unresolved", "reference", message, reference.span, "low")
        return replace(reference, resolution="unresolved", observations=(*reference.observations, note))
    place = _fill(reference.printed, antecedent.place)
    kind = "ibid" if reference.printed == Place() else "ibid-replaced"
    note = Observation(
        "resolved",
        "reference",
        "Ibid. repeats the last reference read in the same document, but for the parts it prints",
        reference.span,
    )
    return replace(
        reference,
        place=place,
        resolution=kind,
        antecedent=antecedent.span,
        observations=(*reference.observations, note),
    )


def _inherit(reference: Reference, before: Reference | None, home: Reference | None) -> Reference:
    above = before or home
    if above is None or not above.place.unit:
        message = "no archive is named, and none stands before it in the document"
        note = Observation("unresolved", "reference", message, reference.span, "low")
        return replace(reference, resolution="unresolved", observations=(*reference.observations, note))
    alone = not reference.printed.fond and not reference.printed.opis
    source = home if alone and home is not None and reference.printed.delo and not reference.printed.folios else above
    kind = "context" if source is home and source is not before else "inherited"
    message = (
        "a part alone is read with the shelf mark of the document itself"
        if kind == "context"
        else "the parts above are those of the reference before it"
    )
    note = Observation("resolved", "reference", message, reference.span, "medium" if kind == "context" else "high")
    return replace(
        reference,
        place=_fill(reference.printed, source.place),
        resolution=kind,
        antecedent=source.span,
        observations=(*reference.observations, note),
    )
