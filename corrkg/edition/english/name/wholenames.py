"""Names of several words: given name, patronymic and surname, initials before or after, a list's inverted order."""

from __future__ import annotations

import re

from corrkg.edition.english.name.lexicon import PATRONYMIC, Lexicon
from corrkg.edition.english.word.shapes import AFTER, INVERTED, NEXT_WORD, OWNER, SURNAME, TITLE, WORD, WORD_HERE
from corrkg.edition.english.word.words import COMMON_WORDS
from corrkg.edition.source import Span

_INVERTED_AFTER = re.compile(rf",[\s\xa0]+{WORD}[\s\xa0]+(?P<last>{WORD})")
_OWNED = re.compile(r"['’]s?$")


class WholeNames:
    """Finds how far a name reaches.

    Args:
        text: the source's text.
        lexicon: the names that are known.
        places: names of places in lower case.
    """

    def __init__(self, text: str, lexicon: Lexicon, places: set[str]) -> None:
        """Take the text and what is known of names."""
        self.text, self.lexicon, self.places = text, lexicon, places

    def at(self, match: re.Match[str], span: Span) -> tuple[int, str, bool] | None:
        """Return (end, key, sure) of the longest name that begins at a word."""
        text = self.text
        first = match["word"]
        key = bare(first.split()[-1])
        end = match.start() + len(first.rstrip("’'"))
        possessive = OWNER.match(text, end)
        after = AFTER.match(text, end, span.end)
        if after is not None and possessive is None and self._initials_after(first, after, span):
            return after.start("initials") + len(after["initials"].rstrip(" \xa0")), key, True
        run = [first]
        stop = end
        while (nxt := NEXT_WORD.match(text, stop, span.end)) is not None and len(run) < 3 and possessive is None:
            run.append(nxt["word"])
            stop = nxt.end()
            possessive = OWNER.match(text, stop)
        best = self._full_name(run)
        if best:
            length = len(re.match(r"[\s\xa0]+".join(map(re.escape, run[:best])), text[match.start() :]).group())  # type: ignore[union-attr]
            full_end = match.start() + length
            inverted = _INVERTED_AFTER.match(text, full_end, span.end)
            if inverted is not None and PATRONYMIC.match(inverted["last"]) and not PATRONYMIC.match(run[best - 1]):
                full_end = inverted.end()
            first_is_surname = best == 3 and PATRONYMIC.match(run[2]) is not None
            likely = run[0] if first_is_surname else run[best - 1]
            keyword = next((word for word in run[:best] if self.lexicon.knows(word.lower())), likely)
            return full_end, bare(keyword), True
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
        following = WORD_HERE.match(self.text, after.end(), span.end)
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


def bare(word: str) -> str:
    """Return a word in lower case without a possessive ending."""
    return _OWNED.sub("", word).lower()
