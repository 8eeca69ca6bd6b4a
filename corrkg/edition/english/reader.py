"""The reader of this layout: an edition's text into records.

A reader for another layout (TEI, say) is one more module with a function of the same signature as `read_edition`.
"""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from corrkg.edition.authorities import Authorities
from corrkg.edition.english.decision.decisions import Series
from corrkg.edition.english.dispatch.bases import date_basis
from corrkg.edition.english.dispatch.media import medium_of
from corrkg.edition.english.events import read_events
from corrkg.edition.english.letter.proposers import with_proposers
from corrkg.edition.english.letter.replies import read_announced
from corrkg.edition.english.name.lexicon import Lexicon
from corrkg.edition.english.name.naming import find_names, of_introduction, of_letter
from corrkg.edition.english.page.anchors import anchor, find_markers
from corrkg.edition.english.page.checks import broken_off, check_letters
from corrkg.edition.english.page.citations import find_citations
from corrkg.edition.english.page.formal import FormalParts, FormalReader
from corrkg.edition.english.page.hands import hand_in, is_autograph
from corrkg.edition.english.page.introductions import find_introduction
from corrkg.edition.english.page.layout import RULE, Block, lay_out
from corrkg.edition.english.page.leftovers import unread as left_over
from corrkg.edition.english.page.notes import split_notes
from corrkg.edition.english.page.paragraphs import read_paragraphs
from corrkg.edition.english.page.references import ReferenceGrammar, resolve
from corrkg.edition.records import (
    Edition,
    Footnote,
    Header,
    Letter,
    Marker,
    Observation,
    Part,
    Reference,
    Witness,
)
from corrkg.edition.repairs import repair_characters
from corrkg.edition.source import SourceText, Span, SpanIndex, read_source, trim
from corrkg.edition.view import View

_FORMS = (
    ("certified-typewritten-copy", r"certified\s+typewritten\s+copy"),
    ("typewritten-copy", r"typewritten\s+copy|typed\s+copy|machine\s+copy"),
    ("certified-copy", r"certified\s+copy"),
    ("handwritten-copy", r"handwritten\s+copy|manuscript\s+copy"),
    ("autograph", r"autographs?"),
    ("original", r"original|script\b|authentic"),
    ("typescript", r"typescript|typewritten(?:\s+text)?|typed(?:\s+text)?"),
    ("manuscript", r"manuscript|handwritten|handwriting"),
    ("draft", r"draft"),
    ("printed", r"printed(?:\s+copy)?|print\b"),
    ("copy", r"copy"),
)
_FORM = re.compile("|".join(rf"(?P<f{index}>\b(?:{words}))" for index, (_, words) in enumerate(_FORMS)), re.IGNORECASE)
# The first note of a letter whose rule is lost: "1 The mill stood at Kem." (a list has "1)" or "1.").
_FIRST_NOTE = re.compile(r"1[\s\xa0]?(?=[A-ZÀ-Þ“\"])")


def read_edition(path: Path, authorities: Authorities) -> Edition:
    """Read the text of an edition.

    Args:
        path: the text file.
        authorities: the names known beforehand; they steer the reading of names and archives, nothing else.

    Raises:
        InputError: the file is empty, not UTF-8, no edition, or holds a letter without a date.
    """
    view = View(read_source(path))
    repair_characters(view)
    read_paragraphs(view)
    return view.bring_home(_read(view.reading(), authorities))


def _read(source: SourceText, authorities: Authorities) -> Edition:
    """Read a text whose lines are paragraphs."""
    layout = lay_out(source)
    grammar = ReferenceGrammar(authorities.archive_names())
    series = authorities.series()
    blocks = [block for block in layout.blocks if block.heading is not None]
    lexicon = Lexicon.of(authorities)
    drafts = [_LetterReader(source, block, grammar).read(series, lexicon) for block in blocks]
    for letter in drafts:
        for name in (*letter.header.senders, *letter.header.recipients):
            lexicon.learn(name.form.split()[-1].lower())
    loose = [block for block in layout.blocks if block.heading is None]
    introduced = (find_introduction(source, block, last=block is layout.blocks[-1]) for block in loose)
    introductions = [each for each in introduced if each is not None]
    stretches = [*map(of_letter, drafts), *map(of_introduction, introductions)]
    names = find_names(source, authorities, lexicon, stretches)
    letters = tuple(
        _with_leftovers(source, with_proposers(source.text, replace(letter, mentions=mentions, named=named)))
        for letter, (mentions, named) in zip(drafts, names, strict=False)
    )
    introductions = [
        replace(each, mentions=mentions, named=named)
        for each, (mentions, named) in zip(introductions, names[len(drafts) :], strict=True)
    ]
    read = SpanIndex(part.span for each in introductions for part in each.parts)
    unread = [
        Observation("unread", "matter", "outside of the letters: front matter, or a note to the introduction", line)
        for block in loose
        for line in block.lines
        if not read.holds(line.start)
    ]
    told = (*(note for block in loose for note in block.observations), *unread, *check_letters(source, letters))
    matter = tuple(block.span for block in loose)
    return Edition(source, layout.title, letters, matter, told, tuple(introductions))


def _with_leftovers(source: SourceText, letter: Letter) -> Letter:
    gaps = (*letter.gaps, *broken_off(source, letter))
    return replace(letter, observations=(*letter.observations, *left_over(source, letter)), gaps=gaps)


class _LetterReader:
    def __init__(self, source: SourceText, block: Block, grammar: ReferenceGrammar) -> None:
        if block.heading is None or block.dating is None:
            raise ValueError("no letter")
        self.source, self.block, self.grammar = source, block, grammar
        self.header: Header = block.heading.header(block.dating)
        self.observations = [*block.observations, *block.dating.observations]

    def read(self, series: Series, lexicon: Lexicon) -> Letter:
        main, under = self._split()
        archive = self._archive_line()
        formal = FormalReader(self.source, self.header, main, lexicon.places).read()
        notes, markers = self._notes(under, formal)
        notes, witnesses = self._references(notes, archive)
        signs = [marker.span for marker in markers]
        parts = tuple(Part(kind, span, self.source.without(span, signs)) for kind, span in formal.in_order())
        header = replace(self.header, copy_recipients=(*self.header.copy_recipients, *formal.copies))
        events = read_events(self.source, notes, parts, header, formal.dispatches, series, lexicon)
        sendings = events.sendings
        dispatches = [*formal.dispatches, *(sending.dispatch for sending in sendings if sending.told)]
        medium = medium_of(self.source, self.header, witnesses, formal, sendings, events.ways)
        dating = date_basis(self.header.dating, parts, dispatches, events.dated)
        header = replace(header, dating=dating)
        self.observations += formal.observations
        return Letter(
            self.block.span, header, archive, tuple(witnesses), tuple(formal.marks), parts, tuple(formal.numbers),
            tuple(dispatches), *medium, tuple(notes), events.decisions, events.approvals, (),
            (*events.replies, *read_announced(self.source, notes)), tuple(self.observations), events.asks,
            events.responses, requests=events.requests, documents=events.documents, gaps=events.gaps,
        )  # fmt: skip

    def _split(self) -> tuple[list[Span], list[Span]]:
        """Divide the lines at the rule; without a rule, at the first line that opens note 1 after the signature."""
        lines = self.block.lines
        for index, line in enumerate(lines):
            if RULE.match(self.source.quote(line)):
                rest = [other for other in lines[index + 1 :] if not RULE.match(self.source.quote(other))]
                return lines[:index], rest
        for index, line in enumerate(lines):
            if index and _FIRST_NOTE.match(self.source.quote(line)) and self._marked(lines[:index]):
                return lines[:index], lines[index:]
        return lines, []

    def _marked(self, lines: list[Span]) -> bool:
        """Tell whether a sign of note 1 stands in ``lines``, and the last of them can close a letter.

        That is a signature, a number or a dateline; or a long paragraph, where the letter is not signed.
        """
        parts = [("body", line) for line in lines]
        last = self.source.quote(lines[-1])
        closes = len(last) >= 80 or re.search(
            r"^[^a-z]*$|^[\w\s.,/#-]*\d[\s.]*$|^(?:Yours?\s+)?(?:[A-Z][\w.]*[\s.,]*){1,6}\d?[\s.]*$", last
        )
        return bool(closes) and any(marker.value == 1 for marker in find_markers(self.source, parts, 1))

    def _archive_line(self) -> Span | None:
        line = self.block.archive
        if line is not None and not self.grammar.find(self.source.text, line):
            message = "a line that names an archive, but no shelf mark can be read in it"
            self.observations.append(Observation("unresolved", "reference", message, line, "low"))
        return line

    def _notes(self, under: list[Span], formal: FormalParts) -> tuple[list[Footnote], list[Marker]]:
        places = formal.for_markers()
        count = len(split_notes(self.source, under, None)) if under else 0
        markers = find_markers(self.source, places, count)
        if self.header.marker is not None:
            printed = int(self.source.quote(self.header.marker))
            markers = [Marker(printed, self.header.marker, "header"), *markers]
        notes = split_notes(self.source, under, {marker.value for marker in markers}) if under else []
        notes, observations = anchor(notes, markers)
        self.observations += observations
        return notes, markers

    def _references(self, notes: list[Footnote], archive: Span | None) -> tuple[list[Footnote], list[Witness]]:
        text = self.source.text
        heads = self.grammar.find(text, archive) if archive else []
        in_notes = [self.grammar.find(text, note.span) for note in notes]
        cited = [find_citations(text, note.span, found) for note, found in zip(notes, in_notes, strict=True)]
        everything = [*heads, *(reference for found in in_notes for reference in found)]
        done = resolve(everything, [citation for found in cited for citation in found], len(heads))
        filled = [
            replace(
                note,
                references=tuple(reference for reference in done if note.span.contains(reference.span)),
                citations=tuple(citations),
            )
            for note, citations in zip(notes, cited, strict=True)
        ]
        witnesses = [reference for reference in done if archive is not None and archive.contains(reference.span)]
        return filled, [self._witness(witnesses, index, archive) for index in range(len(witnesses)) if archive]

    def _witness(self, references: list[Reference], index: int, archive: Span) -> Witness:
        reference = references[index]
        end = references[index + 1].span.start if index + 1 < len(references) else archive.end
        words = trim(self.source.text, Span(reference.span.end, end), ".,;")
        forms = []
        for match in _FORM.finditer(self.source.text, words.start, words.end):
            forms.append(_FORMS[int(str(match.lastgroup)[1:])][0])
        if not forms and len(words):
            forms = ["other"]
        span = Span(reference.span.start, max(words.end, reference.span.end))
        hand = hand_in(self.source, words)
        own = hand is None and is_autograph(self.source, words)
        return Witness(span, reference, tuple(dict.fromkeys(forms)), words if len(words) else None, hand, own)
