"""Printed sources that a note cites: a collection of documents, a book, a newspaper with its day."""

from __future__ import annotations

import re
from collections.abc import Iterable

from corrkg.edition.english.page.references import IBID, PAGE
from corrkg.edition.english.word.dates import MONTH
from corrkg.edition.english.word.quoting import quotations
from corrkg.edition.records import Citation, Reference
from corrkg.edition.source import Span, SpanIndex, trim

_NEWSPAPER = (
    r"(?:Pravda|Izvesti(?:y?a|ja)|Trud|Gudok|Bolshevik|Kommunist|Krasnaya\s+Zvezda|Komsomolskaya\s+Pravda|Working\s+Moscow"
    r"|Za\s+industrializatsi(?:yu|iu)|(?:The\s+)?Times|Le\s+Temps|(?:[A-Z]\w+\s)?(?:[Nn]ewspaper|Gazeta|Vestnik|Zeitung|Journal))"
)
# A newspaper of any name with its year and then its day, or its number, as none but printed sources have them.
_NO_TITLE = r"(?:See|Cf|Published|Printed|In|On|By|At|From)\b"
_PAPER = r"(?i:(?:code\s+)?(?:telegram|cipher|letter|note|decision|resolution|protocol|minutes|encryption|message)\b)"
_NO_WORD_OF_IT = r"(?:was|were|is|are|had|has|in|by|on|from|that|which|also|printed|published)\b"
_YEARLY = (
    rf"(?<!\b(?:of|by)\s)\b(?!{_PAPER}|{_NO_TITLE})[A-Z]\w+(?:\s(?!{_NO_WORD_OF_IT})\w+){{0,7}}"
    rf"(?:\s\([A-Z][\w ]{{1,30}}\))?[.,]\s(?:1[89]|20)\d\d[.,]\s"
    rf"(?:{MONTH}\s\d{{1,2}}|\d{{1,2}}\s{MONTH}|Nos?\.\s\d+)(?![\w:])"
)
# A printed source: a volume and page, a place and year of publication and page, a dated newspaper.
_CITATION = re.compile(
    rf"""
    (?:{IBID}[.,;]?\s*)?
    (?: \bDVP\b
      | \b[A-Z]\w+\.\s*(?:1[89]|20)\d\d\.\s*(?:[A-Z][a-z]+\s+\d|\d|No)
      | {_YEARLY}
      | \b{_NEWSPAPER}[.,]\s*(?:(?:1[89]|20)\d\d[.,]\s*)?(?:{MONTH}\s+\d|\d{{1,2}}\s+{MONTH}|No\.)
      | \b(?:T|Vol|vol|Book|Bk)\.\s*(?:[IVXLC]+|\d+)
      | \bM\.[:,]?\s*(?:L\.,\s*)?,?\s*(?:1[89]|20)\d\d
      | {PAGE} )
    """,
    re.VERBOSE,
)


# The same outside of parentheses, after a colon or a semicolon: "see: A Collection of documents. Kazan, 1997, P. 45".
_OPEN_CITATION = re.compile(
    r"(?:[:;]\s*|\b(?:[Ss]ee(?:\s+also)?|Cf\.)\s+)(?P<words>[A-Z“\"«][^:;()\n]{3,200}?"
    # a page, or the number of the document after the year: "M., 2001. No. 88"
    r"\b(?:(?:pp?|P|S|С)\.|(?:1[89]|20)\d\d[.,]\s(?:Docs?\.\s)?Nos?\.)\s*\d+(?:\s*[-–—,]\s*\d+)*"
    r"(?:[.,]\s(?:pp?|P|S|Art)\.\s*\d+(?:\s*[-–—]\s*\d+)?)?)(?![\w])"
    rf"|(?P<dated>{_YEARLY}(?:[.,]\s(?:P|S|Art)\.\s\d[\d–-]*)?)"
    # a newspaper and its day: "See Pravda, 8 September 1934", "the speech: Izvestia, 1934, September 19"
    rf"|(?:[:;]\s*|\b(?:[Ss]ee(?:\s+also)?|Cf\.)\s+)(?P<news>(?:{_NEWSPAPER}|[A-Z]\w+(?:\s[A-Z]\w+){{1,3}})[.,]\s*(?:(?:1[89]|20)\d\d[.,]\s*)?(?:{MONTH}\s+\d{{1,2}}|\d{{1,2}}\s+{MONTH})"
    r"(?!\w)(?:,?\s+(?:1[89]|20)\d\d\b)?)"
)

# What leads a citation in: "See also", "text of the agreement: Documents of Foreign Policy".
_LEAD = re.compile(r"(?i:(?:See(?:\s+also)?|Cf)\b[:.]?\s*)|[a-z][^:;()A-Z\n]{2,80}+:\s+(?=[A-Z“\"«])")


def find_citations(text: str, span: Span, references: Iterable[Reference]) -> list[Citation]:
    """Return the printed sources cited in ``span``: the parenthesis, or its part, that cites one."""
    found = []
    taken = SpanIndex(reference.span for reference in references)
    for start, end in _groups(text, span):
        for piece in _pieces(text, start, end):
            words = text[piece.start : piece.end]
            if not len(piece) or taken.touches(piece):
                continue
            if _CITATION.search(words) and re.search(r"\d", words) and not re.match(_PAPER, words):
                found.append(Citation(piece))
    cited = SpanIndex(citation.span for citation in found)
    quoted = SpanIndex(
        Span(span.start + each.start, span.start + each.end) for each in quotations(text[span.start : span.end])
    )
    for match in _OPEN_CITATION.finditer(text, span.start, span.end):
        piece = trim(text, Span(*match.span(match.lastgroup or 0)), ".")
        if not quoted.holds(piece.start) and not taken.touches(piece) and not cited.touches(piece):
            found.append(Citation(piece))
    return sorted(found, key=lambda citation: citation.span)


def _groups(text: str, span: Span) -> Iterable[tuple[int, int]]:
    """Yield the inside of each outermost parenthesis."""
    depth, start = 0, 0
    for position in range(span.start, span.end):
        if text[position] == "(":
            depth += 1
            start = position + 1 if depth == 1 else start
        elif text[position] == ")" and depth:
            depth -= 1
            if depth == 0:
                yield start, position


def _pieces(text: str, start: int, end: int) -> Iterable[Span]:
    position = start
    for match in [*re.finditer(";", text[start:end]), None]:
        stop = end if match is None else start + match.start()
        piece = trim(text, Span(position, stop), ".,;")
        lead = _LEAD.match(text, piece.start, piece.end)
        yield Span(lead.end(), piece.end) if lead else piece
        position = stop + 1
