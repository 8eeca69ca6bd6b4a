"""Mentions of persons: where a text names somebody, by any form of the name.

A word counts as a name if the authority file knows it, if it stands with initials or after a title, if it was named so
elsewhere in the same text, or if it has the shape of a Russian surname in a place where names stand. Places, firms,
awards and titles of books that hold a name are left alone. Who is meant is decided later, in the conversion.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from corrkg.edition.english.lexicon import PATRONYMIC, Lexicon
from corrkg.edition.english.offices import of_themselves, with_offices
from corrkg.edition.english.shapes import (
    AFTER,
    BODY,
    FOREIGN,
    INITIALS_ALONE,
    INVERTED,
    LOOK_BACK,
    NEXT_WORD,
    NUMBERED,
    OPENS,
    PERSON_AFTER,
    PERSON_BEFORE,
    PLACE_BEFORE,
    PLURAL,
    ROLE,
    ROLE_AFTER,
    SENTENCE_ENDS,
    SURNAME,
    THING_AFTER,
    THING_BEFORE,
    THREE_PART,
    TITLE,
    TOKEN,
    WORD,
)
from corrkg.edition.english.words import COMMON_WORDS
from corrkg.edition.records import Mention
from corrkg.edition.source import Span, SpanIndex, fold


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

    def learn(self, passages: Iterable[Passage], masked: Iterable[Span] = ()) -> None:
        """Learn the names that stand with initials, a title or a role; and the places that names stand for."""
        hidden = SpanIndex(masked)
        for passage in passages:
            for match in re.finditer(
                rf"(?:[Vv]illage|[Tt]own|[Cc]ape|[Ss]tation)(?:\s+of)?\s+({WORD})",
                self.text[passage.span.start : passage.span.end],
            ):
                self.places.add(match[1].lower())
            for found in self._scan(passage.span, hidden):
                if found.sure:
                    self.lexicon.learn(found.key)

    def find(self, passages: Iterable[Passage], masked: Iterable[Span] = ()) -> list[Mention]:
        """Return the mentions within ``passages``, in the order of the text; ``masked`` spans (citations) hold none."""
        hidden, passages = SpanIndex(masked), list(passages)
        mentions = []
        for passage in passages:
            for found in self._scan(passage.span, hidden):
                span = Span(found.start, found.end)
                role = ROLE.match(self.text, span.end, passage.span.end)
                form = fold(self.text[span.start : span.end])
                named = Mention(form, span, passage.part, passage.note, fold(role["role"]) if role else "")
                mentions.append(with_offices(self.text, named, passage.span))
        every = [*mentions, *self._initials_alone(passages, mentions)]
        return sorted(of_themselves(every), key=lambda mention: mention.span)

    def _initials_alone(self, passages: list[Passage], mentions: list[Mention]) -> list[Mention]:
        """Initials that stand for a man: as a signature, or where the same letter gives them with his surname."""
        known = {"".join(re.findall(r"\b[A-Z](?=[a-z]?\.)", mention.form)) for mention in mentions}
        found = []
        taken = SpanIndex(mention.span for mention in mentions)
        for passage in passages:
            for match in INITIALS_ALONE.finditer(self.text, passage.span.start, passage.span.end):
                before = self.text[max(0, match.start() - LOOK_BACK) : match.start()].rstrip(" \xa0")[-1:]
                after = self.text[match.end() : match.end() + 1].strip(" \xa0\n")
                signed = passage.part in {"signature", "after"} and before in {"", "\n"} and not after
                span = Span(*match.span())
                free = passage.note is None and not taken.holds(span.start)
                if free and (signed or re.sub(r"[^A-Z]", "", match.group()) in known):
                    found.append(Mention(match.group(), span, passage.part))
        return found

    def _scan(self, span: Span, hidden: SpanIndex) -> list[_Found]:
        found: list[_Found] = []
        position = span.start
        listed = False  # inside a list after a plural title: "vols. Kaganovich, Molotov"
        while (match := TOKEN.search(self.text, position, span.end)) is not None:
            gap = self.text[position : match.start()]
            joined = (
                bool(found)
                and position == found[-1].end
                and re.fullmatch(r"[’']?s?[\s\xa0]*(?:\d{1,2}[\s\xa0]*)?(?:,|and|,\s*and|or|with)[\s\xa0]+", gap)
                is not None
            )
            listed = (listed and joined) or PLURAL.search(self._before(span, match.start())) is not None
            if hidden.holds(match.start()):
                position = match.end()
                continue
            result = self._name_at(match, span, joined=joined, listed=listed)
            if result is None:
                position = match.end()
                continue
            found.append(result)
            position = result.end
        return found

    def _before(self, span: Span, start: int) -> str:
        """The words before ``start`` that rules look at; an ``x`` in front where there are more of them."""
        low = start - LOOK_BACK
        return self.text[span.start : start] if low <= span.start else "x" + self.text[low:start]

    def _name_at(self, match: re.Match[str], span: Span, *, joined: bool, listed: bool) -> _Found | None:
        text, start = self.text, match.start()
        before = self._before(span, start)
        if match["initials"] is not None:
            word = re.compile(rf"[\s\xa0]*(?P<word>{WORD})").match(text, match.end(), span.end)
            if word is None or word["word"] in COMMON_WORDS or re.search(r"\b[A-Z]\.$", before):
                return None
            end = _bare_end(text, start, word.end())
            if set(match["initials"]) <= set("T. \xa0") and self.lexicon.knows(
                _bare(word["word"])
            ):  # "T. Stalin": comrade
                return _Found(start + word.start("word") - match.start(), end, True, _bare(word["word"]))
            return _Found(start, end, True, _bare(word["word"]))
        words = self._words(match, span)
        if words is None:
            return None
        end, key, sure = words
        lone = text[start:end]
        if FOREIGN.match(lone) and not THING_AFTER.match(text, end, span.end):
            return _Found(start, end, True, key)
        thing = THING_AFTER.match(text, end, span.end) or THING_BEFORE.search(before)
        if thing is not None and not sure:
            return None
        title = TITLE.search(before)
        titled = title is not None and SENTENCE_ENDS.search(title.group()) is None
        if sure or titled or listed or ROLE_AFTER.match(text, end, span.end):
            if lone in COMMON_WORDS or (not self.lexicon.knows(key) and lone.lower() in self.places and not titled):
                return None
            if (titled or listed) and not sure and not self._namelike(lone, end, span):
                return None
            second = NEXT_WORD.match(text, end, span.end)
            if (
                second is not None
                and titled
                and not sure
                and not self.lexicon.knows(key)
                and second["word"] not in COMMON_WORDS
            ):
                return _Found(
                    start, _bare_end(text, start, second.end()), True, _bare(second["word"])
                )  # commander Ma Hongshan
            return _Found(start, end, True, key)
        if (self.lexicon.knows(key) or self.lexicon.sounds_known(key)) and lone not in COMMON_WORDS:
            owner = re.match(r"['’]s\b", text[end : end + 3])
            if (
                key in self.places
                and owner is None
                and (PLACE_BEFORE.search(before) or self._beside_a_place(before, end))
            ):
                return None
            return _Found(start, end, False, key)
        if lone in COMMON_WORDS or key in self.places or BODY.match(lone):
            return None
        does = PERSON_AFTER.match(text, end, span.end) is not None and not lone.endswith("s")
        done_to = (does or PERSON_BEFORE.search(before) is not None) and not TITLE.search(lone)
        if done_to and self._namelike(lone, end, span) and not NUMBERED.match(text, end):
            return _Found(start, end, False, key)
        if THREE_PART.match(lone):
            return _Found(start, end, False, key)
        opens = OPENS.search(before) is not None
        if (
            joined
            and not opens
            and self._namelike(lone, end, span)
            and re.search(r"\band[\s\xa0]+$|,[\s\xa0]+$", before)
        ):
            return (
                _Found(start, end, False, key)
                if SURNAME.match(key) or (re.search(r"\band[\s\xa0]+$", before) and _after_a_name(before))
                else None
            )
        if (
            SURNAME.match(key.rpartition("-")[2])
            and not PLACE_BEFORE.search(before)
            and self._namelike(lone, end, span)
        ):
            shaped = not opens or not key.endswith(("in", "ina", "yan", "sen", "son"))
            return _Found(start, end, False, key) if shaped and len(key) > 4 else None
        return None

    def _beside_a_place(self, before: str, end: int) -> bool:
        """In a list, a name that is a place's too is what its neighbour is: ``Moscow, Kalinin, Kursk``."""
        left = re.search(rf"({WORD})(?:,|[\s\xa0]+and)[\s\xa0]+$", before)
        right = re.compile(rf"(?:,|[\s\xa0]+and)[\s\xa0]+({WORD})").match(self.text, end)
        return any(
            side is not None and side[1].lower() in self.places and not self.lexicon.knows(side[1].lower())
            for side in (left, right)
        )

    def _namelike(self, lone: str, end: int, span: Span) -> bool:
        """Not the first word of a longer proper name (``Far Eastern Territory``), nor a common word."""
        following = NEXT_WORD.match(self.text, end, span.end)
        return lone not in COMMON_WORDS and (following is None or following["word"] not in COMMON_WORDS)

    def _words(self, match: re.Match[str], span: Span) -> tuple[int, str, bool] | None:
        """Return (end, key, sure) of the longest name that begins at a word."""
        text = self.text
        first = match["word"]
        key = _bare(first.split()[-1])
        end = match.start() + len(first.rstrip("’'"))
        possessive = re.compile(r"['’]s\b").match(text, end)
        after = AFTER.match(text, end, span.end)
        if after is not None and possessive is None and self._initials_after(first, after, span):
            return after.start("initials") + len(after["initials"].rstrip(" \xa0")), key, True
        run = [first]
        stop = end
        while (nxt := NEXT_WORD.match(text, stop, span.end)) is not None and len(run) < 3 and possessive is None:
            run.append(nxt["word"])
            stop = nxt.end()
            possessive = re.compile(r"['’]s\b").match(text, stop)
        best = self._full_name(run)
        if best:
            length = len(re.match(r"[\s\xa0]+".join(map(re.escape, run[:best])), text[match.start() :]).group())  # type: ignore[union-attr]
            full_end = match.start() + length
            inverted = re.compile(rf",[\s\xa0]+{WORD}[\s\xa0]+(?P<last>{WORD})").match(text, full_end, span.end)
            if inverted is not None and PATRONYMIC.match(inverted["last"]) and not PATRONYMIC.match(run[best - 1]):
                full_end = inverted.end()
            first_is_surname = best == 3 and PATRONYMIC.match(run[2]) is not None
            likely = run[0] if first_is_surname else run[best - 1]
            keyword = next((word for word in run[:best] if self.lexicon.knows(word.lower())), likely)
            return full_end, _bare(keyword), True
        inverted = INVERTED.match(text, end, span.end)
        if (
            inverted is not None
            and PATRONYMIC.match(inverted["last"])
            and not COMMON_WORDS & {first, inverted["given"]}
        ):
            return inverted.end(), key, True
        return end, key, False

    def _initials_after(self, first: str, after: re.Match[str], span: Span) -> bool:
        """``Tolkov P. G.``: initials after a surname, not the beginning of the next sentence or name."""
        if first in COMMON_WORDS or first.lower() in self.places:
            return False
        both = len(re.findall(r"[A-Z]", after["initials"])) == 2
        following = re.compile(rf"[\s\xa0]*{WORD}").match(self.text, after.end(), span.end)
        return both and following is None

    def _full_name(self, run: list[str]) -> int:
        """Return how many words of a run of capitalised words make a full name; 0 if they make none."""
        given = [word.lower() in self.lexicon.given for word in run]
        patronymic = [bool(PATRONYMIC.match(word)) and len(word) > 5 for word in run]
        known = [self.lexicon.knows(word.lower()) or SURNAME.match(word.lower()) is not None for word in run]
        if len(run) >= 3 and patronymic[1] and run[2] not in COMMON_WORDS and run[0] not in COMMON_WORDS:
            return 3
        if len(run) >= 3 and patronymic[2] and run[0] not in COMMON_WORDS:
            return 3
        if len(run) >= 2 and f"{run[0]} {run[1]}".lower() in self.lexicon.whole and not TITLE.search(run[0]):
            return 2
        if (
            len(run) >= 2
            and run[0] not in COMMON_WORDS
            and patronymic[1]
            and (given[0] or not self.lexicon.knows(run[0].lower()))
        ):
            return 2
        if len(run) >= 2 and given[0] and known[1] and run[1] not in COMMON_WORDS:
            return 2
        if len(run) >= 2 and given[1] and known[0] and not given[0] and run[0] not in COMMON_WORDS:
            return 2
        return 0


def _after_a_name(before: str) -> bool:
    """A list of names goes on only from one name to the next: ``Vasiliev and Sereda``."""
    return re.search(rf"{WORD}[\s\xa0]+and[\s\xa0]+$", before) is not None


def _bare(word: str) -> str:
    return re.sub(r"['’]s?$", "", word).lower()


def _bare_end(text: str, start: int, end: int) -> int:
    return end - len(text[start:end]) + len(re.sub(r"['’]s?$", "", text[start:end]))
