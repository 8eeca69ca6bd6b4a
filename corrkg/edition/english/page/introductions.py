"""The introductions of chapters: what the editors say in running text before the letters of a month.

The heading of a chapter, a rule and the notes under it, and the furniture of a page are none of it; they are reported.
"""

from __future__ import annotations

import re

from corrkg.edition.english.page.anchors import find_markers
from corrkg.edition.english.page.layout import RULE, Block
from corrkg.edition.english.page.notes import split_notes
from corrkg.edition.records import Introduction, Part
from corrkg.edition.source import SourceText, Span

# Running text has so many words at least, and its last sentence ends; a sign of a note may stand behind it.
_WORDS = 8
_ENDS = re.compile(r"[.!?…][”\"»)]*[\s\xa0]*(?:\d{1,2}[\s\xa0]*\.?)?[\s\xa0]*$")


def find_introduction(source: SourceText, block: Block, *, last: bool) -> Introduction | None:
    """Return the introduction that a block has, which is no letter; None if it has no running text.

    Args:
        source: the text.
        block: matter outside of the letters.
        last: no letter follows it: it is the back matter, and introduces nothing.
    """
    if block.heading is not None or last:
        return None
    rule = next((index for index, line in enumerate(block.lines) if RULE.match(source.quote(line))), len(block.lines))
    above, under = block.lines[:rule], block.lines[rule + 1 :]
    prose = [index for index, line in enumerate(above) if _is_prose(source.quote(line))]
    if not prose:
        return None
    lines = above[prose[0] : prose[-1] + 1]
    count = len(split_notes(source, under, None)) if under else 0
    signs = [marker.span for marker in find_markers(source, [("body", line) for line in lines], count)]
    parts = tuple(Part("introduction", line, source.without(line, signs)) for line in lines)
    chapter = block.chapter.span if block.chapter and block.span.contains(block.chapter.span) else None
    return Introduction(Span(lines[0].start, lines[-1].end), chapter, parts)


def _is_prose(line: str) -> bool:
    """Tell whether a line is running text, and no title, rule or list.

    >>> _is_prose("In the summer of 1931 he lived in Kem, in the house of a merchant 1 .")
    True
    >>> _is_prose("Letters. 1931–1936"), _is_prose("Marx-Engels |  Lenin  | Stalin |  Home Page")
    (False, False)
    """
    words = re.findall(r"[^\W\d_]+", line)
    small = sum(word.islower() for word in words)
    return len(words) >= _WORDS and 2 * small > len(words) and _ENDS.search(line) is not None
