"""The letters that another may answer: of the same correspondents reversed, printed before it and not long before."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from itertools import product

from pyoxigraph import NamedNode

from corrkg.convert.work import LetterWork
from corrkg.edition.records import Letter
from corrkg.edition.source import SourceText

# A letter answers within so many days.
_DAYS = 10


@dataclass(frozen=True, slots=True)
class Seen:
    """A letter, who wrote it to whom, and its place among those of its text."""

    node: NamedNode
    letter: Letter
    source: SourceText
    senders: frozenset[str]
    recipients: frozenset[str]
    order: int

    @property
    def names(self) -> str:
        """The names of its correspondents, in one line."""
        header = self.letter.header
        return " ".join(name.form for name in (*header.senders, *header.recipients))


def seen_of(one: LetterWork, order: int) -> Seen:
    """Return a letter with its correspondents.

    Args:
        one: the letter.
        order: its place among those of its text.
    """
    header, people = one.record.header, one.persons.people
    senders, recipients = (
        frozenset(people.resolve(name.form).slug for name in names) for names in (header.senders, header.recipients)
    )
    return Seen(one.node, one.record, one.source, senders, recipients, order)


class Earlier:
    """The letters printed so far, by each pair of correspondents and the day."""

    def __init__(self) -> None:
        self.letters: dict[tuple[str, str, dt.date], list[Seen]] = defaultdict(list)

    def add(self, seen: Seen) -> None:
        """Remember a letter for those after it."""
        day = seen.letter.header.dating.near
        if day is not None:
            for sender, recipient in product(seen.senders, seen.recipients):
                self.letters[sender, recipient, day].append(seen)

    def than(self, seen: Seen, within: int = _DAYS) -> list[Seen]:
        """Return the letters to this letter's senders from its recipients, printed before it and not long before."""
        day = seen.letter.header.dating.not_after or seen.letter.header.dating.not_before
        if day is None:
            return []
        days = [day - dt.timedelta(back) for back in range(within + 1) if back < day.toordinal()]
        pairs = product(seen.recipients, seen.senders, days)
        found = {other.order: other for pair in pairs for other in self.letters.get(pair, ())}
        return [other for _, other in sorted(found.items())]


def bears_number(seen: Seen, value: int, *series: str) -> bool:
    """Tell whether a letter has a number in one of the series."""
    return any(number.value == value and number.series in series for number in seen.letter.numbers)
