"""The body of a letter as sentences, each with the section and the numbered point that it stands in."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property, wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

from corrkg.edition.english.clause.frames import Frame
from corrkg.edition.english.clause.framing import frames_in
from corrkg.edition.english.document.answers import asks_in
from corrkg.edition.english.stance.stances import stance_of
from corrkg.edition.english.word.quoting import blanked, mask_quotations
from corrkg.edition.english.word.stops import sentences
from corrkg.edition.english.word.tokenizing import tokenize
from corrkg.edition.english.word.tokens import Names, Token, classes_of
from corrkg.edition.records import Part
from corrkg.edition.source import SourceText, Span, trim

# The number of a point: at the start of a paragraph ("2.", "1)", "1).", "“a)"), or after a stop (": 1) …; 2) …").
_OPENS = re.compile(r"\s*[“\"«]?(?:\d{1,2}\s?[.)]+|[a-z]\s?\))(?=[\s\xa0])")
_POSTSCRIPT = re.compile(r"\s*(?:P\.\s?)+S\.?:?(?=\s)")
_QUOTES = frozenset('“”«»"')
_More = ParamSpec("_More")
_Found = TypeVar("_Found")
_WITHIN = re.compile(r"(?<=[:;.,])\s+(?:\d{1,2}|[a-f])\s?\)\.?(?=\s)")


@dataclass(frozen=True)
class Sentence:
    """A sentence of the body.

    Args:
        span: its words, without the number of its point.
        tokens: its tokens.
        frames: its clauses.
        part: the index of its paragraph.
        point: it opens a numbered point.
        announces: a colon ends it.
    """

    span: Span
    tokens: tuple[Token, ...]
    frames: tuple[Frame, ...]
    part: int
    point: bool = False
    announces: bool = False
    kept: dict[Any, Any] = field(default_factory=dict, compare=False, repr=False)  # what `remembered` readings found

    @property
    def question(self) -> bool:
        """Tell whether it asks a question."""
        return self.tokens[-1].text == "?"

    # What several readers want to know of it, and most find wanting in most sentences:

    @cached_property
    def classes(self) -> frozenset[str]:
        """The classes of its words."""
        return classes_of(self.tokens)

    @cached_property
    def lemmas(self) -> frozenset[str]:
        """The base forms of its words."""
        return frozenset([token.lemma for token in self.tokens])

    @cached_property
    def asks(self) -> bool:
        """It asks for an opinion, for permission, or whether one agrees."""
        return asks_in(self.tokens)

    @cached_property
    def stances(self) -> tuple[str, ...]:
        """What each of its clauses says to a proposal; empty where it says nothing."""
        return tuple(stance_of(self.frames, index) for index in range(len(self.frames)))

    def has(self, *classes: str) -> bool:
        """Tell whether any of its words is in one of the classes."""
        return not self.classes.isdisjoint(classes)


def remembered(read: Callable[Concatenate[Sentence, _More], _Found]) -> Callable[Concatenate[Sentence, _More], _Found]:
    """Keep with each sentence what a reading finds in it: several readers ask for it, one after another."""

    @wraps(read)
    def found(sentence: Sentence, /, *args: _More.args, **more: _More.kwargs) -> _Found:
        key = (read, args, *more.values())
        if key not in sentence.kept:
            sentence.kept[key] = read(sentence, *args, **more)
        result: _Found = sentence.kept[key]
        return result

    return found


@dataclass(slots=True)
class Section:
    """What one topic of a letter says: all of it, or the paragraphs up to the next numbered one."""

    sentences: list[Sentence] = field(default_factory=list)


def read_sections(
    source: SourceText, parts: Sequence[Part], near: dt.date | None, names: Names, signs: Sequence[Span] = ()
) -> tuple[list[Section], list[Part]]:
    """Return the sections of a letter's body, and its paragraphs.

    Args:
        source: the text.
        parts: the parts of the letter.
        near: the letter's day.
        names: what is known of names.
        signs: where the signs of its notes stand, which are no words of it.
    """
    body = [part for part in parts if part.kind in {"body", "postscript"}]
    found = [Section()]
    announced = False
    for index, part in enumerate(body):
        read = list(read_sentences(source, part.span, index, near, names, signs))
        opens = bool(read) and read[0].point
        if opens and not announced and found[-1].sentences:
            found.append(Section())
        found[-1].sentences += read
        announced = bool(read) and (read[-1].announces or (announced and opens))
    return found, body


def enclosed_sections(
    source: SourceText, parts: Sequence[Part], near: dt.date | None, names: Names
) -> Iterator[Section]:
    """Yield the paragraphs of the text that a letter sends along; the arguments are those of `read_sections`."""
    for index, part in enumerate(part for part in parts if part.kind == "after"):
        yield Section(list(read_sentences(source, part.span, index, near, names)))


def read_sentences(
    source: SourceText, span: Span, part: int, near: dt.date | None, names: Names, beside: Sequence[Span] = ()
) -> Iterator[Sentence]:
    """Yield the sentences of a paragraph, or of quoted words.

    Args:
        source: the text.
        span: where they stand, without quotation marks around them.
        part: the index of the paragraph.
        near: the letter's day.
        names: what is known of names.
        beside: what is no part of them: the signs of notes, and who says quoted words within them.
    """
    raw = _without(source.text, span, beside)
    first = _OPENS.match(raw)
    words = mask_quotations(raw[first.end() :]) if first else mask_quotations(raw)
    if first is None and (after := _POSTSCRIPT.match(words)):
        words = " " * after.end() + words[after.end() :]
    offset = span.start + (first.end() if first else 0)
    cuts = [match.span() for match in _WITHIN.finditer(words)]
    start, opens = 0, first is not None
    for low, high in [*cuts, (len(words), len(words))]:
        piece = words[start:low]
        for number, tokens in enumerate(sentences(tokenize(piece, near, names, offset + start))):
            whole = trim(source.text, Span(tokens[0].start, tokens[-1].end), " .;,")
            if not len(whole):
                continue
            inner = words[whole.start - offset : whole.end - offset]
            within = [token for token in tokens if whole.start <= token.start < whole.end]
            if within[-1].end > whole.end:  # the full stop of its last word, which the sentence leaves out
                within = tokenize(inner, near, names, whole.start)
            frames = tuple(frames_in(inner, within, near, names, whole.start))
            last = tokens[-1].text == ":" and tokens[-1].end >= offset + len(words[:low].rstrip())
            yield Sentence(whole, tuple(tokens), frames, part, opens and not number, last)
        start, opens = high, True


def _without(text: str, span: Span, beside: Sequence[Span]) -> str:
    """Return words with blanks in place of what stands beside them."""
    inside = (Span(each.start - span.start, each.end - span.start) for each in beside if span.contains(each))
    return blanked(text[span.start : span.end], inside, " ")


def quoted_sentences(
    source: SourceText, quotation: Token, near: dt.date | None, names: Names, beside: Sequence[Span] = ()
) -> list[Sentence]:
    """Return the sentences of a quotation, its marks left out, and what stands ``beside`` the quoted words in it."""
    words = source.text[quotation.start : quotation.end]
    closed = len(words) > 1 and words[-1] in _QUOTES
    span = Span(quotation.start + (words[:1] in _QUOTES), quotation.end - closed)
    return list(read_sentences(source, span, 0, near, names, beside))
