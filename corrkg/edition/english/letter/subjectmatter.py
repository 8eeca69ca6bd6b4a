"""What a request is about: the paragraphs of its letter that say it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from corrkg.edition.english.letter.asking import Asked
from corrkg.edition.english.letter.sections import Section, Sentence
from corrkg.edition.records import Part
from corrkg.edition.source import SourceText, Span

# A request in a shorter paragraph says what it is about in what stands before it.
_SHORT = 150
# A paragraph announces the next one where it ends at a colon, a note's number or a quotation mark apart.
_ANNOUNCES = re.compile(r"(?<!\d):[\s\xa0]*(?:\d{1,2}[\s\xa0]*)?[”\"»]?[\s\xa0]*\Z")
_ENDING = 12  # so far from the end of a paragraph its colon is looked for, in code points


@dataclass(slots=True)
class Matters:
    """Finds what the requests of one letter are about.

    Args:
        source: the text.
        body: the paragraphs of the letter.
        sections: what it says, topic by topic.
        closing: it asks for an opinion after its last numbered paragraph, and so on each of them.
    """

    source: SourceText
    body: Sequence[Part]
    sections: Sequence[Section]
    closing: bool
    _points: set[int] = field(init=False)  # the paragraphs that a number opens
    _topics: dict[int, int] = field(init=False)  # where the topic of each paragraph begins

    def __post_init__(self) -> None:
        self._points = {each.part for section in self.sections for each in section.sentences if each.point}
        self._topics = {each.part: section.sentences[0].part for section in self.sections for each in section.sentences}

    def of(self, sentence: Sentence, asked: Asked, answered: int) -> tuple[range, range]:
        """Return the places of the paragraphs that say what a request is about, and of the nearest of them.

        They are its own, and where that is short, what stands before it: a paragraph, or a list with what announces it.
        Who asks for an opinion in so few words asks it of all that stands before, back to the opinion that he asked for
        last. The nearest is its own, or else the one before. What ends at a colon goes on with what it announces.

        Args:
            sentence: the sentence of the request.
            asked: its words, and what they ask for.
            answered: the place of the last paragraph before it that asks for an opinion; -1 where none does.
        """
        place = sentence.part
        alone = not place or (self._is_later_point(place) and not self._closes_all(sentence, asked, answered))
        first = place if alone or not self._is_short(place, asked) else self._begins(place, asked, answered)
        near = max(first, place - 1)
        return range(first, self._after(place)), range(near, self._after(near))

    def _after(self, place: int) -> int:
        """Return the place of the first paragraph that goes not on with another one."""
        announces = _ANNOUNCES.search(self.source.text, *_end_of(self.body[place].span))
        return place + 2 if announces and place + 1 < len(self.body) else place + 1

    def _is_later_point(self, place: int) -> bool:
        """Tell whether a paragraph is a point of a list, and not the first, which may go on with what stands before."""
        return place in self._points and min(self._points) < place

    def _closes_all(self, sentence: Sentence, asked: Asked, answered: int) -> bool:
        """Tell whether the last words of the last point ask for an opinion, and nothing before did: on all of them."""
        last = sentence.part + 1 == len(self.body) and not sentence.point
        return last and asked.kind == "answer" and answered < 0

    def _is_short(self, place: int, asked: Asked) -> bool:
        """Tell whether a paragraph does not say by itself what is asked."""
        own = len(self.body[place].span)
        if asked.kind == "answer":  # "We agree. Please let us know your opinion.": the longer one of the two tells
            own = max(len(asked.span), own - len(asked.span))
        return own < _SHORT

    def _begins(self, place: int, asked: Asked, answered: int) -> int:
        """Return the place of the first paragraph of what stands before a request and tells its matter."""
        topic = self._topics[place]
        if asked.kind == "answer":
            closing = place in self._points or (self.closing and place > max(self._points))
            return min(max(0 if closing else topic, answered + 1), place - 1)
        first = place - 1
        while first > topic and first in self._points:
            first -= 1
        return first


def _end_of(span: Span) -> tuple[int, int]:
    return max(span.start, span.end - _ENDING), span.end
