"""The day of a statement: stated, or counted from the day named before it ("on the same day", "two days later")."""

from __future__ import annotations

import datetime as dt
import re
from itertools import pairwise

from corrkg.edition.english.daynames import find_dates
from corrkg.edition.english.statements import Statement
from corrkg.edition.records import Dating, Observation
from corrkg.edition.source import SourceText, Span, fold

# How the notes name the body that decides, and what it issues.
BODY = r"(?:PB|P\.\s?B\.|Politburo|Political\s+Bureau)"
DECISION_NOUN = r"(?:decision|resolution|decree|directive|order|instruction)s?"

SAME_DAY = re.compile(r"\b(?:on\s+)?(?:the\s+)?same\s+day\b", re.IGNORECASE)
NEXT_DAY = re.compile(r"\b(?:on\s+)?(?:the\s+)?(?:next|following)\s+day\b|\ba\s+day\s+later\b", re.IGNORECASE)
_LATER = re.compile(r"\b(?P<n>two|three|four|five|six|seven|\d{1,2})\s+days\s+(?:later|after)\b", re.IGNORECASE)
_WORDS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7}
_OF_DECISION = re.compile(rf"(?:\b{BODY}|\b{DECISION_NOUN})\s+(?:of|dated)$")
# A term ("leave from August 15", "until December 1") or a thing's own date ("the treaty of 1921") is not the day.
_A_TERM = re.compile(r"\b(?:from|until|till|since|by|to|dated|before|after|for|of)$")


class Days:
    """Reads the day of a statement, and remembers it for "the same day" and "the next day" in the statements after."""

    def __init__(self, source: SourceText, context: dt.date | None) -> None:
        """Begin with the letter's day."""
        self.source, self.last, self.context = source, context, context

    def own(self, item: Statement) -> bool:
        """Tell whether the statement has a day of its own."""
        return bool(self._stated(item)) or any(rule.search(item.words) for rule in (SAME_DAY, NEXT_DAY, _LATER))

    def _stated(self, item: Statement) -> Dating | None:
        """The day that a statement names: at its beginning, or after "on", or the only one."""
        candidates = []
        for found in find_dates(item.words):
            day = found.in_context(self.context)
            before = item.words[: found.start].rstrip().lower()
            of_decision = _OF_DECISION.search(item.words[: found.start].rstrip())
            if day is None or (_A_TERM.search(before) and not of_decision):
                continue
            rank = (
                0
                if of_decision or not before or before in {"only on", "on", "already on"}
                else 1
                if before.endswith("on")
                else 2
            )
            candidates.append((rank, found.start, found, day))
        if not candidates:
            return None
        _, _, found, day = min(candidates, key=lambda candidate: candidate[:2])
        span = Span(item.span.start + found.start, item.span.start + found.end)
        return Dating(day.isoformat(), day, day, "stated" if found.year else "year-supplied", span)

    def beside(self, item: Statement, start: int) -> list[Dating]:
        """Return the further days of a list that begins at ``start`` of a statement: ``of May 2 and June 4, 1936``."""
        found = []
        listed = list(find_dates(item.words, start))
        for before, date in pairwise(listed):
            day = date.in_context(self.context)
            if day is None or not re.fullmatch(r"\s*(?:,|and|,\s*and)\s*", item.words[before.end : date.start]):
                break
            span = Span(item.span.start + date.start, item.span.start + date.end)
            basis = "stated" if date.year else "year-supplied"
            found.append(Dating(day.isoformat(), day, day, basis, span))
        return found

    def of(self, item: Statement) -> Dating | None:
        """Return the day of a statement, or the last one known where it tells none; None if nothing is known."""
        dating = self._stated(item)
        if dating is not None:
            self.last = dating.day
            return dating
        steps = 0
        rule = SAME_DAY.search(item.words)
        if rule is None and (rule := NEXT_DAY.search(item.words)):
            steps = 1
        if rule is None and (rule := _LATER.search(item.words)):
            steps = _WORDS.get(rule["n"].lower()) or int(rule["n"])
        if self.last is None:
            return None
        day = self.last + dt.timedelta(days=steps)
        if rule is None:
            message = "the statement names no day; the day last named before it was taken"
            note = Observation("inferred", "date", message, item.span, "low")
            return Dating(day.isoformat(), day, day, "inferred", item.span, (note,))
        self.last = day
        span = Span(item.span.start + rule.start(), item.span.start + rule.end())
        note = Observation(
            "inferred", "date", f"“{fold(rule.group())}” is counted from the day last named before it", span
        )
        return Dating(day.isoformat(), day, day, "inferred", span, (note,))
