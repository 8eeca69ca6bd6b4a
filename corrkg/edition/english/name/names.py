"""Mentions of persons: where a text names somebody, by any form of the name.

A word counts as a name if the authority file knows it, if it stands with initials or after a title, if it was named so
elsewhere in the same text, or if it has the shape of a Russian surname in a place where names stand. Places, firms,
awards and titles of books that hold a name are left alone. Who is meant is decided later, in the conversion.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from corrkg.edition.english.name.lexicon import Lexicon
from corrkg.edition.english.name.offices import of_newcomers, of_themselves, shared, with_offices
from corrkg.edition.english.name.wholenames import WholeNames, bare
from corrkg.edition.english.word import shapes
from corrkg.edition.english.word.vocabulary import in_dictionary, lemma_of, vocabulary
from corrkg.edition.english.word.words import COMMON_WORDS
from corrkg.edition.records import Mention
from corrkg.edition.source import Span, SpanIndex, fold

# A surname of fewer letters than these may be cut short: "I. St."
_SHORT = 4


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of text to look in: a part of the letter, or a note."""

    span: Span
    part: str
    note: int | None = None


@dataclass(frozen=True, slots=True)
class _Found:
    start: int
    end: int
    sure: bool
    key: str


class NameFinder:
    """Finds mentions in one text, learning its names on the way.

    Args:
        text: the source's text.
        lexicon: the names known beforehand.
    """

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        """Begin with what the lexicon knows."""
        self.text = text
        self.lexicon = lexicon
        self.places: set[str] = set(lexicon.places)
        self.whole = WholeNames(text, lexicon, self.places)
        self._words: dict[tuple[int, int], re.Match[str] | None] = {}  # both passes look for the same

    def learn(self, passages: Iterable[Passage], masked: Iterable[Span] = ()) -> None:
        """Learn the names that stand with initials, a title or a role; and the places that names stand for."""
        hidden = SpanIndex(masked)
        for passage in passages:
            for match in shapes.PLACE_CALLED.finditer(self.text, passage.span.start, passage.span.end):
                if not hidden.holds(match.start(1)) and match[1] not in COMMON_WORDS:
                    self.places.add(match[1].lower())
            for found in self._scan(passage, hidden):
                if found.sure:
                    self.lexicon.learn(found.key)

    def find(self, passages: Iterable[Passage], masked: Iterable[Span] = ()) -> list[Mention]:
        """Return the mentions within ``passages``, in the order of the text; ``masked`` spans (citations) hold none."""
        hidden, passages = SpanIndex(masked), list(passages)
        mentions = []
        for passage in passages:
            for found in self._scan(passage, hidden):
                span = Span(found.start, found.end + self._cut_short(found, passage.span))
                role = shapes.ROLE.match(self.text, span.end, passage.span.end)
                form = fold(self.text[span.start : span.end])
                named = Mention(form, span, passage.part, passage.note, fold(role["role"]) if role else "")
                mentions.append(with_offices(self.text, named, passage.span))
        every = sorted([*mentions, *self._initials_alone(passages, mentions)], key=lambda mention: mention.span)
        return of_newcomers(self.text, of_themselves(shared(self.text, every)))

    def _cut_short(self, found: _Found, within: Span) -> bool:
        """Tell whether a full stop belongs to a surname that is cut short: "I. St."."""
        named = found.key in self.lexicon.surnames or found.key in self.lexicon.singles
        said_of = self._before(within, found.start).rstrip(" \xa0")[-1:].islower()  # "a protest to Ota."
        short = len(found.key) < _SHORT and not (named or said_of)
        return short and shapes.CUT_SHORT.match(self.text, found.end, within.end) is not None

    def _initials_alone(self, passages: list[Passage], mentions: list[Mention]) -> list[Mention]:
        """Initials that stand for a man: as a signature, or where the same letter gives them with his surname."""
        known = {"".join(re.findall(r"\b[A-Z](?=[a-z]?\.)", mention.form)) for mention in mentions}
        found = []
        taken = SpanIndex(mention.span for mention in mentions)
        for passage in passages:
            for match in shapes.INITIALS_ALONE.finditer(self.text, passage.span.start, passage.span.end):
                before = self.text[max(0, match.start() - shapes.LOOK_BACK) : match.start()].rstrip(" \xa0")[-1:]
                after = self.text[match.end() : match.end() + 1].strip(" \xa0\n")
                signed = passage.part in {"signature", "after"} and before in {"", "\n"} and not after
                span = Span(*match.span())
                free = not taken.holds(span.start)
                signs = re.sub(r"[^A-Z]", "", match.group())
                if passage.note is not None:
                    signed = shapes.CLOSES.match(self.text, match.end()) is not None and before in shapes.SENTENCE_MARKS
                    named = signed  # "Agreed. L. K.", in quoted words
                else:
                    named = signed or signs in known
                if free and named:
                    found.append(Mention(match.group(), span, passage.part, passage.note))
        return found

    def _scan(self, passage: Passage, hidden: SpanIndex) -> list[_Found]:
        span, found = passage.span, list[_Found]()
        position = span.start
        listed = False  # inside a list after a plural title: "vols. Kaganovich, Molotov"
        while (match := self._word(position, span.end)) is not None:
            gap = self.text[position : match.start()]
            joined = (
                bool(found)
                and position == found[-1].end
                and re.fullmatch(r"[’']?s?[\s\xa0]*(?:\d{1,2}[\s\xa0]*)?(?:,|and|,\s*and|or|with)[\s\xa0]+", gap)
                is not None
            )
            before = self._before(span, match.start())
            plural = before.rstrip()[-1:] in shapes.PLURAL_ENDS and shapes.PLURAL.search(before) is not None
            listed = (listed and joined) or plural
            postscript = passage.note is None and shapes.POSTSCRIPT.match(self.text, match.start()) is not None
            if hidden.holds(match.start()) or (postscript and self._opens_line(span, match.start())):
                position = match.end()
                continue
            result = self._name_at(match, span, joined=joined, listed=listed)
            if result is not None and passage.part == "address" and self._opens_address(result, span):
                result = None
            if result is None:
                position = match.end()
                continue
            found.append(result)
            position = result.end
        return found

    def _word(self, start: int, end: int) -> re.Match[str] | None:
        """Return the first word between two places that may begin a name."""
        if (start, end) not in self._words:
            self._words[start, end] = shapes.TOKEN.search(self.text, start, end)
        return self._words[start, end]

    def _opens_line(self, span: Span, start: int) -> bool:
        """Tell whether nothing stands before a word in its line."""
        return not self._before(span, start).rpartition("\n")[2].strip()

    def _opens_address(self, found: _Found, span: Span) -> bool:
        """Tell whether it is the town that an address opens with, though a man bears its name: "Gorky. Tov. Stalin"."""
        town = found.key in self.places and self.text[found.start : found.end].lower() == found.key
        opens = self._opens_line(span, found.start)
        return town and opens and shapes.TOWN_OF_ADDRESS.match(self.text, found.end, span.end) is not None

    def _before(self, span: Span, start: int) -> str:
        """The words before ``start`` that rules look at; an ``x`` in front where there are more of them."""
        low = start - shapes.LOOK_BACK
        return self.text[span.start : start] if low <= span.start else "x" + self.text[low:start]

    def _name_at(self, match: re.Match[str], span: Span, *, joined: bool, listed: bool) -> _Found | None:
        text, start = self.text, match.start()
        before = self._before(span, start)
        if match["initials"] is not None:
            word = shapes.WORD_HERE.match(text, match.end(), span.end)
            if word is None or word["word"] in COMMON_WORDS or re.search(r"\b[A-Z]\.$", before):
                return None
            end = _bare_end(text, start, word.end())
            if set(match["initials"]) <= set("T. \xa0") and self.lexicon.knows(
                bare(word["word"])
            ):  # "T. Stalin": comrade
                return _Found(start + word.start("word") - match.start(), end, True, bare(word["word"]))
            return _Found(start, end, True, bare(word["word"]))
        words = self.whole.at(match, span)
        if words is None:
            return None
        end, key, sure = words
        lone = text[start:end]
        greeted = shapes.GREETING_ENDS.match(text, end, span.end) is not None
        if lone in COMMON_WORDS and not (sure or greeted):
            return None  # as most words with a capital: none of what follows can make a name of it
        if shapes.FOREIGN.match(lone) and not shapes.THING_AFTER.match(text, end, span.end):
            return _Found(start, end, True, key)
        thing = shapes.THING_AFTER.match(text, end, span.end) or shapes.THING_BEFORE.search(before)
        if thing is not None and not sure:
            return None
        title = shapes.TITLE.search(before)
        titled = title is not None and shapes.SENTENCE_ENDS.search(title.group()) is None
        if greeted and shapes.GREETED.search(before) and self._may_be_called(lone):
            return _Found(start, end, False, key)
        if sure or titled or listed or shapes.ROLE_AFTER.match(text, end, span.end):
            if lone in COMMON_WORDS or (not self.lexicon.knows(key) and lone.lower() in self.places and not titled):
                return None
            if (titled or listed) and not sure and not self._namelike(lone, end, span):
                return None
            second = shapes.NEXT_WORD.match(text, end, span.end)
            if (
                second is not None
                and titled
                and not sure
                and not self.lexicon.knows(key)
                and second["word"] not in COMMON_WORDS
            ):
                return _Found(
                    start, _bare_end(text, start, second.end()), True, bare(second["word"])
                )  # commander Ma Hongshan
            return _Found(start, end, True, key)
        if (self.lexicon.knows(key) or self.lexicon.sounds_known(key)) and lone not in COMMON_WORDS:
            owner = re.match(r"['’]s\b", text[end : end + 3])
            if (
                key in self.places
                and owner is None
                and (_leads_to_a_place(before) or self._beside_a_place(before, end))
            ):
                return None
            return _Found(start, end, False, key)
        if lone in COMMON_WORDS or key in self.places or shapes.BODY.match(lone):
            return None
        if self._is_given_name(lone, before, end, span):
            return _Found(start, end, False, key)
        lower = lone.lower()
        if shapes.SPEAKS_FOR.match(self.text, end, span.end) and not vocabulary().classes(lower, lemma_of(lower)):
            return _Found(start, end, True, key)
        if not in_dictionary(lower) and self._is_somebody(lone, before, end, span):
            return _Found(start, end, True, key)
        does = shapes.PERSON_AFTER.match(text, end, span.end) is not None and not lone.endswith("s")
        done_to = (does or shapes.PERSON_BEFORE.search(before) is not None) and not shapes.TITLE.search(lone)
        if done_to and self._namelike(lone, end, span) and not shapes.NUMBERED.match(text, end):
            return _Found(start, end, False, key)
        if shapes.THREE_PART.match(lone):
            return _Found(start, end, False, key)
        opens = shapes.OPENS.search(before) is not None
        if (
            joined
            and not opens
            and self._namelike(lone, end, span)
            and re.search(r"\band[\s\xa0]+$|,[\s\xa0]+$", before)
        ):
            return (
                _Found(start, end, False, key)
                if shapes.SURNAME.match(key) or (re.search(r"\band[\s\xa0]+$", before) and _after_a_name(before))
                else None
            )
        if (
            shapes.SURNAME.match(key.rpartition("-")[2])
            and not shapes.PLACE_BEFORE.search(before)
            and not (key.endswith("aya") and shapes.STREET_BEFORE.search(before))
            and self._namelike(lone, end, span)
        ):
            shaped = not opens or not key.endswith(("in", "ina", "yan", "sen", "son"))
            return _Found(start, end, False, key) if shaped and len(key) > 4 else None
        return None

    def _may_be_called(self, lone: str) -> bool:
        """Tell whether a greeting may call somebody so: by a name, or a word of no dictionary."""
        lower = lone.lower()
        return lower in self.lexicon.given or self.lexicon.knows(lower) or not in_dictionary(lower)

    def _is_given_name(self, lone: str, before: str, end: int, span: Span) -> bool:
        """Tell whether a word is the given name, alone, of somebody of the authority file."""
        lower = lone.lower()
        if (
            lower not in self.lexicon.called
            or shapes.PLACE_BEFORE.search(before)
            or shapes.NEXT_WORD.match(self.text, end, span.end)
        ):
            return False
        return not in_dictionary(lower) or shapes.CALLED.match(self.text, end, span.end) is not None

    def _is_somebody(self, lone: str, before: str, end: int, span: Span) -> bool:
        """Tell whether a word of no dictionary is greeted, called or acts as persons alone do."""
        if shapes.OFFICE_BEFORE.search(before) and shapes.OFFICE_ENDS.match(self.text, end, span.end):
            return self._namelike(lone, end, span)
        acts = shapes.PERSON_ACTS.match(self.text, end, span.end) is not None and not shapes.PLACE_BEFORE.search(before)
        called = shapes.PERSON_CALLED.search(before) is not None
        joined = shapes.JOINED_TO.match(self.text, end, span.end)
        beside = (
            joined is not None
            and not shapes.OPENS.search(before)
            and not shapes.PLACE_BEFORE.search(before)
            and shapes.SURNAME.match(joined["word"]) is not None
            and joined["word"].lower() not in self.places
        )
        return (
            (acts or called or beside) and self._namelike(lone, end, span) and not shapes.NUMBERED.match(self.text, end)
        )

    def _beside_a_place(self, before: str, end: int) -> bool:
        """In a list, a name that is a place's too is what its neighbour is: ``Moscow, Kalinin, Kursk``."""
        left = shapes.WORD_BEFORE.search(before)
        right = shapes.NEXT_IN_LIST.match(self.text, end)
        return any(
            side is not None and side[1].lower() in self.places and not self.lexicon.knows(side[1].lower())
            for side in (left, right)
        )

    def _namelike(self, lone: str, end: int, span: Span) -> bool:
        """Not the first word of a longer proper name (``Far Eastern Territory``), nor a common word."""
        following = shapes.NEXT_WORD.match(self.text, end, span.end)
        return lone not in COMMON_WORDS and (following is None or following["word"] not in COMMON_WORDS)


def _leads_to_a_place(before: str) -> bool:
    """Tell whether the words before a name lead to a place: "in", "from", "to send somebody to"."""
    return any(pattern.search(before) is not None for pattern in (shapes.PLACE_BEFORE, shapes.GOES_TO))


def _after_a_name(before: str) -> bool:
    """A list of names goes on only from one name to the next: ``Vasiliev and Sereda``."""
    return re.search(rf"{shapes.WORD}[\s\xa0]+and[\s\xa0]+$", before) is not None


def _bare_end(text: str, start: int, end: int) -> int:
    return end - len(text[start:end]) + len(re.sub(r"['’]s?$", "", text[start:end]))
