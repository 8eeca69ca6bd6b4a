"""The reading view of a text: what a reader of a layout reads, with a map back to the code points of the file.

The file's text is never changed. A view takes out what nobody sees (soft hyphens, zero-width characters), gives one
letter for another that looks the same, and lets a layout join lines; each `Edit` is told as an `Observation`. Whatever
is found in the view is brought back to the file by `View.home`, so that every quote is exact.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any, TypeVar

from corrkg.edition.records import Edition, Observation
from corrkg.edition.source import SourceText, Span

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Edit:
    """One change between a text and its view.

    Args:
        start: first code point that is replaced.
        end: the end of what is replaced, not included; never the start itself.
        words: what is read instead; empty where something is taken out.
        message: why, for the report; empty where a message of its own tells several edits.
        sign: the words are the sign of a note, for sure (a superscript, say).
    """

    start: int
    end: int
    words: str
    message: str = ""
    sign: bool = False


@dataclass(frozen=True, slots=True)
class ReadAs:
    """What was read for a span of a file.

    Args:
        text: the text as it was read.
        starts: where in the file each of its code points stands.
    """

    text: str
    starts: Sequence[int]

    def __call__(self, span: Span) -> str:
        """Return the words that were read for ``span`` of the file."""
        return self.text[slice(*self.within(span))]

    def within(self, span: Span) -> tuple[int, int]:
        """Return start and end, in the text as it was read, of what was read for ``span`` of the file."""
        return bisect_left(self.starts, span.start), bisect_left(self.starts, span.end)


class View:
    r"""A text as it is read.

    Args:
        source: the text of the file.

    >>> from pathlib import Path
    >>> view = View(SourceText("x", Path("x.txt"), "Polit-\nburo", ""))
    >>> view.apply([Edit(5, 7, "", "a word divided at the end of a line")])
    >>> view.text, view.home(Span(3, 9))
    ('Politburo', Span(start=3, end=11))
    """

    def __init__(self, source: SourceText) -> None:
        """Begin with the text as it is."""
        self.source, self.text = source, source.text
        self.observations: list[Observation] = []
        self._signs: list[Span] = []  # in the file
        self._starts: Sequence[int] = range(len(self.text))
        self._ends: Sequence[int] = range(1, len(self.text) + 1)

    @property
    def changed(self) -> bool:
        """Tell whether the view differs from the file."""
        return not isinstance(self._starts, range)

    def apply(self, edits: Iterable[Edit]) -> None:
        """Change the view; ``edits`` are in its own code points, in order, and do not overlap."""
        pieces: list[str] = []
        starts, ends = array("L"), array("L")
        done = 0
        told: dict[tuple[int, str], Span] = {}
        for edit in edits:
            first, last = self._starts[edit.start], self._ends[edit.end - 1]
            same = len(edit.words) == edit.end - edit.start  # letter for letter
            starts.extend(self._starts[done : edit.end if same else edit.start])
            ends.extend(self._ends[done : edit.end if same else edit.start])
            if not same:
                starts.extend([first] * len(edit.words))
                ends.extend([last] * len(edit.words))
            pieces += [self.text[done : edit.start], edit.words]
            done = edit.end
            if edit.sign:
                self._signs.append(Span(first, last))
            if edit.message:  # one observation a line and kind
                key = (self.source.line_of(first), edit.message)
                told[key] = Span(told[key].start if key in told else first, last)
        if not pieces:
            return
        starts.extend(self._starts[done:])
        ends.extend(self._ends[done:])
        self.text = "".join([*pieces, self.text[done:]])
        self._starts, self._ends = starts, ends
        self.observations += [Observation("repaired", "text", message, span) for (_, message), span in told.items()]

    def tell(self, kind: str, about: str, message: str, span: Span, certainty: str = "high") -> None:
        """Add an observation on ``span`` of the view."""
        self.observations.append(Observation(kind, about, message, self.home(span), certainty))

    def reading(self) -> SourceText:
        """Return the view as a text of its own, for the readers of a layout."""
        places = (range(*self._within(sign)) for sign in self._signs)
        return replace(self.source, text=self.text, signs=frozenset(place for some in places for place in some))

    def home(self, span: Span) -> Span:
        """Return where in the file ``span`` of the view stands."""
        start = self._start(span.start)
        return Span(start, max(start, self._ends[span.end - 1] if len(span) else start))

    def _start(self, offset: int) -> int:
        return self._starts[offset] if offset < len(self._starts) else len(self.source.text)

    def words(self, span: Span) -> str:
        """Return what was read for ``span`` of the file."""
        return ReadAs(self.text, self._starts)(span)

    def _within(self, span: Span) -> tuple[int, int]:
        return ReadAs(self.text, self._starts).within(span)

    def bring_home(self, edition: Edition) -> Edition:
        """Return an edition that was read in the view with the places of the file, and with what the view tells.

        What was left out within a letter is told of the letter; a repair of characters or lines is of the text.
        """
        if not self.changed:
            return replace(edition, observations=(*edition.observations, *self.observations))
        outer = [*(letter.span for letter in edition.letters), *edition.matter]
        blocks = {span: self._block(span) for span in outer}
        letters = [replace(self._moved(letter), span=blocks[letter.span]) for letter in edition.letters]
        told = list(self._moved(edition.observations))
        left_out: dict[int, list[Observation]] = {}
        starts = [letter.span.start for letter in letters]
        for note in self.observations:
            index = bisect_right(starts, note.span.start) - 1
            inside = note.kind == "unread" and index >= 0 and letters[index].span.contains(note.span)
            (left_out.setdefault(index, []) if inside else told).append(note)
        for index, notes in left_out.items():
            letters[index] = replace(letters[index], observations=(*letters[index].observations, *notes))
        matter = tuple(blocks[span] for span in edition.matter)
        source = replace(self.source, read_as=ReadAs(self.text, self._starts))
        introductions = self._moved(edition.introductions)
        return Edition(source, edition.title, tuple(letters), matter, tuple(told), introductions)

    def _block(self, span: Span) -> Span:
        """Return the place of a block: the blocks of a file cover it as those of the view cover the view."""
        start, end = (self._start(offset) if offset else 0 for offset in (span.start, span.end))
        return Span(start, end)

    def _moved(self, record: T) -> T:
        """Return a record, or a tuple of records, with every span in it brought home."""
        moved: Any = record
        if isinstance(record, Span):
            moved = self.home(record)
        elif isinstance(record, tuple):
            moved = tuple(self._moved(item) for item in record)
        elif names := FIELD_NAMES[type(record)]:
            moved = type(record)(**{name: self._moved(getattr(record, name)) for name in names})
        result: T = moved
        return result


class _FieldNames(dict[type[Any], tuple[str, ...]]):
    def __missing__(self, kind: type[Any]) -> tuple[str, ...]:
        names = self[kind] = tuple(each.name for each in fields(kind)) if is_dataclass(kind) else ()
        return names


FIELD_NAMES = _FieldNames()
"""The names of the fields of each class of records; none of what is no record."""
