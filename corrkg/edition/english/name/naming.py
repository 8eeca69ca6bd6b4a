"""Whom and what a text names: persons, bodies and places in its letters, their notes, and its introductions.

What one of them teaches of a name holds for all of the text, so that all are learnt from before any is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from corrkg.edition.authorities import Authorities
from corrkg.edition.english.name.bodies import BodyFinder
from corrkg.edition.english.name.lexicon import Lexicon
from corrkg.edition.english.name.names import NameFinder, Passage
from corrkg.edition.english.name.placenames import PlaceFinder
from corrkg.edition.english.name.titles import called, newspapers
from corrkg.edition.records import Introduction, Letter, Mention, Named
from corrkg.edition.source import SourceText, Span

# A name in quotation marks that is no utterance: of a ship, a newspaper, a factory.
_QUOTED_NAME = re.compile(r"[“\"«](?:(?:Captain|Comrade|General|Admiral|Marshal)\s+)?[A-ZÀ-Þ][\w-]*[”\"»]")
# An address or a signature names persons, but is no text that names bodies and places.
_TEXT = {"body", "after", "note", "introduction"}

Names = tuple[tuple[Mention, ...], tuple[Named, ...]]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Text in which names are looked for together.

    Args:
        span: all of it.
        passages: its parts.
        cited: the references and printed sources in it, which name nobody.
    """

    span: Span
    passages: tuple[Passage, ...]
    cited: tuple[Span, ...] = ()

    @property
    def text(self) -> list[Passage]:
        """The passages that name bodies and places."""
        return [each for each in self.passages if each.part in _TEXT]


def of_letter(letter: Letter) -> Stretch:
    """Return where a letter and its notes name somebody."""
    parts = [
        Passage(part.span, "after" if part.kind == "postscript" else part.kind)
        for part in letter.parts
        if part.kind != "dateline"
    ]
    references = [reference.span for note in letter.notes for reference in note.references]
    cited = sorted([*references, *(citation.span for note in letter.notes for citation in note.citations)])
    notes = (Passage(note.span, "note", note.number) for note in letter.notes)
    return Stretch(letter.span, (*parts, *notes), tuple(cited))


def of_introduction(introduction: Introduction) -> Stretch:
    """Return where an introduction names somebody: in its paragraphs."""
    return Stretch(introduction.span, tuple(Passage(part.span, part.kind) for part in introduction.parts))


def find_names(
    source: SourceText, authorities: Authorities, lexicon: Lexicon, stretches: Sequence[Stretch]
) -> list[Names]:
    """Return the mentions of persons, and those of bodies and places, in each of the stretches of a text.

    Args:
        source: the text.
        authorities: the names known beforehand.
        lexicon: those of persons; it learns more on the way.
        stretches: all of the text in which names are looked for.
    """
    finder = NameFinder(source.text, lexicon)
    bodies, places = BodyFinder(source.text, authorities), PlaceFinder(source.text, authorities)
    organisations = [bodies.find(each.text, each.cited) for each in stretches]
    things = [list(called(source.text, each.span)) for each in stretches]
    masked = [
        sorted([*_quoted(source.text, each.span, titled), *each.cited, *(one.span for one in named)])
        for each, titled, named in zip(stretches, things, organisations, strict=True)
    ]
    for each, hidden in zip(stretches, masked, strict=True):
        finder.learn(each.passages, hidden)
    found: list[Names] = []
    for each, titled, hidden, named in zip(stretches, things, masked, organisations, strict=True):
        mentions = tuple(finder.find(each.passages, hidden))
        titles = [*titled, *newspapers(source.text, each.span)]
        taken = [*each.cited, *titles, *(one.span for one in mentions), *(one.span for one in named)]
        both = tuple(sorted([*named, *places.find(each.text, taken)], key=lambda one: one.span))
        found.append((mentions, both))
    return found


def _quoted(text: str, span: Span, things: Iterable[Span]) -> Iterator[Span]:
    """Yield what stands in quotation marks as the name of a thing; things that bear a bare name the finder knows."""
    yield from (Span(*match.span()) for match in _QUOTED_NAME.finditer(text, span.start, span.end))
    yield from (one for one in things if text[one.start] in '“"«')
