"""The tables of an overview, open for reading (see `corrkg.store.overview`)."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from corrkg.keyed import KeyedFile


@dataclass(frozen=True, slots=True)
class Event:
    """Something that has a date: a letter, a decision, a dispatch or a response.

    Args:
        kind: which of these.
        first, last: the days between which it was, as ISO dates; empty where the end is open.
        moment: its local time, if that is known.
        thing: its path.
    """

    kind: str
    first: str
    last: str
    moment: str
    thing: str

    @property
    def is_certain(self) -> bool:
        """Whether its day is known.

        >>> Event("letter", "1933-05-04", "1933-05-04", "", "letter/x").is_certain
        True
        """
        return self.first == self.last


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where a thing is named.

    Args:
        bearer: the path of the letter or note.
        part: the path of the mention.
        day: of the letter; empty if it has none.
        before, form, after: the name with the words around it.
        evidence: the path of its place in the source; empty if it has none.
    """

    bearer: str
    part: str
    day: str
    before: str
    form: str
    after: str
    evidence: str


@dataclass(frozen=True, slots=True)
class Office:
    """What a text says that a person is.

    Args:
        words: the office, rank or trade.
        bearer: the path of the letter, note or introduction that says so.
        evidence: the path of its words in the source; empty if they have none.
    """

    words: str
    bearer: str
    evidence: str


@dataclass(frozen=True, slots=True)
class Folios:
    """A run of folios that is cited.

    Args:
        first, last: of them.
        reference: the path of the citation.
        bearer: the path of what they are cited for.
    """

    first: int
    last: int
    reference: str
    bearer: str


@dataclass(frozen=True, slots=True)
class Thread:
    """The place of a letter among those that replies bind together; others by path, empty where there is none.

    Args:
        number: of the letter, from 1.
        total: how many there are.
        first, previous, next, last: other letters.
    """

    number: int
    total: int
    first: str
    previous: str
    next: str
    last: str


class Glance(KeyedFile):
    """The tables of an overview, open for reading."""

    subject = "the overview is"

    def __init__(self, path: Path) -> None:
        """Open the file ``path``; it is never written.

        Raises:
            StoreError: it has no such tables.
        """
        super().__init__(path)
        rows = self._rows("SELECT person FROM central")
        self.central = str(rows[0][0]) if rows else ""
        """The path of the person whom most letters are from or to; empty without letters."""

    def months(self, kind: str, within: str = "") -> dict[str, int]:
        """Count what is of each month, by its first possible day or else its last.

        Args:
            kind: of things.
            within: the year, or the month, that the months are of; empty: all months.
        """
        query = "SELECT month, number FROM month WHERE kind = ? AND month >= ? AND month <= ? ORDER BY month"
        return dict(self._rows(query, kind, within, f"{within}\U0010ffff"))

    def spans(self, kind: str, most: int) -> dict[str, int]:
        """Count what is of each month, or of each year where there are more than ``most`` months."""
        months = self._rows("SELECT month, number FROM month WHERE kind = ? ORDER BY month LIMIT ?", kind, most + 1)
        if len(months) <= most:
            return dict(months)
        query = "SELECT substr(month, 1, 4) AS year, sum(number) FROM month WHERE kind = ? GROUP BY year ORDER BY year"
        return dict(self._rows(query, kind))

    def fullest(self, kind: str) -> str:
        """Return the month that most of a kind is of, the first of several; empty: nothing has a month."""
        query = "SELECT month FROM month WHERE kind = ? ORDER BY number DESC, month LIMIT 1"
        return next((month for (month,) in self._rows(query, kind)), "")

    def ways(self, month: str) -> dict[str, dict[str, int]]:
        """Count the letters of each certain day of a month (or of a year) by direction."""
        found: dict[str, dict[str, int]] = {}
        query = "SELECT day, direction, letters FROM way WHERE day >= ? AND day <= ? ORDER BY day"
        for day, direction, number in self._rows(query, month, f"{month}\U0010ffff"):
            found.setdefault(day, {})[direction] = number
        return found

    def events(self, kind: str, first: str, last: str, limit: int) -> list[Event]:
        """Return what may be of the days from ``first`` to ``last``, in the order of time; without open ends."""
        query = (
            "SELECT kind, first, last, moment, thing FROM event WHERE kind = ? AND first <= ? AND last >= ? "
            "AND first != '' AND last != '' ORDER BY place LIMIT ?"
        )
        return [Event(*row) for row in self._rows(query, kind, last, first, limit)]

    def latest(self, kind: str, limit: int) -> list[Event]:
        """Return the latest of a kind, the last one first."""
        query = (
            "SELECT kind, first, last, moment, thing FROM event WHERE kind = ? ORDER BY first DESC, place DESC LIMIT ?"
        )
        return [Event(*row) for row in self._rows(query, kind, limit)]

    def beside(self, kind: str, day: str) -> tuple[str, str]:
        """Return the nearest days before and after ``day`` that have something of a kind; empty where none has."""
        before = self._rows("SELECT MAX(first) FROM event WHERE kind = ? AND first < ? AND first != ''", kind, day)
        after = self._rows("SELECT MIN(first) FROM event WHERE kind = ? AND first > ?", kind, f"{day}\U0010ffff")
        return before[0][0] or "", after[0][0] or ""

    def pairs(self, limit: int, person: str = "") -> list[tuple[str, str, int]]:
        """Return senders and recipients with the number of letters between them, most first.

        Args:
            limit: how many.
            person: the path of the one who must be among the two; empty: anyone.
        """
        query = "SELECT sender, recipient, letters FROM pair WHERE person = ? AND number <= ? ORDER BY number"
        return self._rows(query, person, limit)

    def mentions(self, thing: str, start: int, limit: int) -> list[Mention]:
        """Return where a thing is named, in the order of days."""
        query = (
            "SELECT bearer, part, day, before, form, after, evidence FROM mention WHERE thing = ? AND number > ? "
            "ORDER BY number LIMIT ?"
        )
        return [Mention(*row) for row in self._rows(query, thing, start, limit)]

    def forms(self, thing: str) -> list[tuple[str, int]]:
        """Return the forms in which a thing is named, with their number, most first."""
        query = "SELECT form, COUNT(*) AS times FROM mention WHERE thing = ? GROUP BY form ORDER BY times DESC, form"
        return self._rows(query, thing)

    def offices(self, person: str, limit: int) -> list[Office]:
        """Return what the texts say that a person is, each office once, in the order of days."""
        query = "SELECT office, bearer, evidence FROM office WHERE person = ? ORDER BY number LIMIT ?"
        return [Office(*row) for row in self._rows(query, person, limit)]

    def decisions(self, thing: str, limit: int) -> list[str]:
        """Return the paths of the decisions whose words name a thing, by day."""
        query = "SELECT decision FROM decision WHERE thing = ? ORDER BY number LIMIT ?"
        return [path for (path,) in self._rows(query, thing, limit)]

    def thread(self, letter: str) -> Thread | None:
        """Return the place of a letter in its thread; None for one that no reply binds to another."""
        query = (
            "SELECT thread, number, (SELECT COUNT(*) FROM thread AS each WHERE each.thread = own.thread) "
            "FROM thread AS own WHERE letter = ?"
        )
        for thread, number, total in self._rows(query, letter):
            near = "SELECT number, letter FROM thread WHERE thread = ? AND number IN (1, ?, ?, ?)"
            at = dict(self._rows(near, thread, number - 1, number + 1, total))
            first, last = (at[each] if each != number else "" for each in (1, total))
            return Thread(number, total, first, at.get(number - 1, ""), at.get(number + 1, ""), last)
        return None

    def folios(self, unit: str, limit: int) -> list[Folios]:
        """Return the runs of folios of a unit that are cited, in their order."""
        query = "SELECT first, last, reference, bearer FROM folio WHERE unit = ? ORDER BY number LIMIT ?"
        return [Folios(*row) for row in self._rows(query, unit, limit)]
