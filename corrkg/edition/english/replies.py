"""Where a letter answers another, or asks for an answer.

It may say so (``Your 123 don't mind``, ``To your No. 86``, ``your telegram of …``, ``Received your letter``), or give a
verdict without saying on what letter (``As for the uniform, I do not mind``).
"""

from __future__ import annotations

import re

from corrkg.edition.english.daynames import find_dates
from corrkg.edition.records import Part, Reply
from corrkg.edition.source import SourceText, Span

_NUMBERED = re.compile(
    r"\b[Yy]our(?:s)?\s+(?:(?:cipher|telegram|encryption|letter|message|code|request|proposal)s?\s+)?(?:(?:Nos?|HP|#|№)\.?\s*)?"
    r"(?P<numbers>\d{1,4}(?!\d)(?:\s*/\s*sh?\b)?(?:\s*(?:,|and)\s*\d{1,4}(?!\d))*)(?!\d|\s*(?:points?|proposals?|tons|million|thousand|%|percent))"
)
_PLAIN = re.compile(
    r"\b(?:(?:[Ii]n|To)\s+(?:reply|answer|response)\s+to\s+your|[Yy]our\s+(?:(?:draft|last|proposed|today['’]s|yesterday['’]s)\s+)?(?:telegram|cipher|encryption|letter|draft|proposal|request|inquiry|question|note)\b"
    r"|[Ww]e\s+agree\s+with\s+your\s+proposal)"
)
_OF_THE_DAY = re.compile(r"\s+of\s+the\s+(?P<day>[12]?\d|3[01])(?:st|nd|rd|th)\b")
_RECEIPT = re.compile(
    r"\b[Rr]eceived\s+your\s+(?:last\s+)?letter\b|[Yy]our\s+(?:last\s+)?letter\s+(?:(?:was|is|has\s+been)\s+)?received"
)
_WE = r"\b(?:I|[Ww]e)\s+"
_VERDICT = re.compile(
    rf"[^.!?;\n]*(?:{_WE}(?:do\s+not|don['’]t)\s+(?:mind|object|agree)|{_WE}(?:fully\s+|completely\s+|quite\s+)?agree"
    rf"|{_WE}have\s+no\s+objections?|{_WE}(?:am|are)\s+(?:against|opposed|in\s+favou?r)|^No\s+objections?)\b[^.!?;\n]*"
)
_ASKS = re.compile(
    r"\byour\s+(?:opinion|consent|decision|instructions|permission)\b|\bgive\s+permission\b|\bwhat\s+you\s+think\b"
    r"|\b[Ww]aiting\s+for\s+(?:an\s+|your\s+)?(?:answer|reply)\b"
)


def asks(text: str) -> bool:
    """Return whether a letter asks for an answer.

    >>> asks("The mill burnt. Please let us know your opinion."), asks("The mill burnt.")
    (True, False)
    """
    return _ASKS.search(text) is not None


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
            of_the_day = _OF_THE_DAY.match(source.text, match.end(), part.span.end)
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
            elif of_the_day:
                basis = "cites the day of the letter that it answers"
                day = (int(of_the_day["day"]), None)
                found.append(Reply(Span(span.start, of_the_day.end()), None, "high", basis, day))
            elif not any(other.span.contains(span) or span.contains(other.span) for other in found):
                receipt = _RECEIPT.search(source.text, max(part.span.start, span.start - 12), part.span.end)
                kind = (
                    "receipt" if receipt and receipt.start() <= span.end and span.start <= receipt.end() else "citation"
                )
                basis = "says that it answers a letter, without its number"
                found.append(Reply(span, None, "medium", basis, kind=kind))
        if not any(part.span.contains(reply.span) for reply in found):
            found += _verdicts(source, part)
    return tuple(found)


def _verdicts(source: SourceText, part: Part) -> list[Reply]:
    """A paragraph that cites no letter may still agree or object to what one asked."""
    found = []
    for match in _VERDICT.finditer(source.text, part.span.start, part.span.end):
        start = match.end() - len(match.group().lstrip())
        basis = "agrees or objects, without saying to which letter"
        found.append(Reply(Span(start, match.end()), None, "low", basis, kind="verdict"))
    return found
