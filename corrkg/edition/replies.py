"""Where a letter says that it answers another: ``Your 123 don't mind``, ``To your No. 86``, ``your telegram of …``."""

from __future__ import annotations

import re

from corrkg.edition.daynames import find_dates
from corrkg.edition.records import Part, Reply
from corrkg.edition.source import SourceText, Span

_NUMBERED = re.compile(
    r"\b[Yy]our(?:s)?\s+(?:(?:cipher|telegram|encryption|letter|message|code|request|proposal)s?\s+)?(?:(?:Nos?|HP|#|№)\.?\s*)?"
    r"(?P<numbers>\d{1,4}(?!\d)(?:\s*/\s*sh?\b)?(?:\s*(?:,|and)\s*\d{1,4}(?!\d))*)(?!\d|\s*(?:points?|proposals?|tons|million|thousand|%|percent))"
)
_PLAIN = re.compile(
    r"\b(?:(?:[Ii]n|To)\s+(?:reply|answer|response)\s+to\s+your|[Yy]our\s+(?:(?:draft|last|proposed|today['’]s|yesterday['’]s)\s+)?(?:telegram|cipher|encryption|letter|draft|proposal|request|inquiry|question|note)\b"
    r"|[Ww]e\s+agree\s+with\s+your\s+proposal|[Ii]\s+received\s+your)"
)


def read_replies(source: SourceText, parts: tuple[Part, ...]) -> tuple[Reply, ...]:
    """Return what the body says of letters that it answers; the letters are found in the conversion."""
    found: list[Reply] = []
    for part in parts:
        if part.kind not in {"body", "postscript"}:
            continue
        for match in _NUMBERED.finditer(source.text, part.span.start, part.span.end):
            for number in re.finditer(r"\d+", match["numbers"]):
                span = Span(match.start(), match.end())
                found.append(Reply(span, int(number.group()), "high", "cites the number of the letter that it answers"))
        for match in _PLAIN.finditer(source.text, part.span.start, part.span.end):
            span = Span(match.start(), match.end())
            dated = next(find_dates(source.text, match.end(), min(match.end() + 30, part.span.end)), None)
            near = dated and re.fullmatch(r"\s+(?:of|dated|from)\s+", source.text[match.end() : dated.start])
            if any(
                other.number is not None and other.span.start <= span.end + 8 and span.start <= other.span.end
                for other in found
            ):
                continue  # "In reply to your cipher No. 1556/sh" is told by its number
            if dated is not None and near:
                basis = "cites the date of the letter that it answers"
                found.append(Reply(Span(span.start, dated.end), None, "high", basis, (dated.day, dated.month)))
            elif not any(other.span.contains(span) or span.contains(other.span) for other in found):
                found.append(Reply(span, None, "medium", "says that it answers a letter, without its number"))
    return tuple(found)
