"""What became of each thing, dated: ``changes.csv``, append-only, written by the build for what has changed alone.

The day is the one that dataset.toml gives as ``modified``, or the ``--date`` of the build; no clock is read, and the
same inputs give the same bytes. A row has the digest of what the dataset said of the thing then: its own statements
and those that lead to it, in any graph but the dataset's about itself. So a later build knows whether it has changed.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from corrkg.convert import appended
from corrkg.errors import InputError
from corrkg.tables import read_bytes, read_table

CHANGES = "changes.csv"
COLUMNS = ("date", "kind", "slug", "change", "target", "reason", "digest")
# "created" also for a thing that stands again after it was merged, split or withdrawn.
GONE = ("merged", "split", "withdrawn")
KINDS_OF_CHANGE = ("created", "updated", *GONE)
_DAY = 24 * 60 * 60  # seconds


@dataclass(frozen=True, slots=True)
class Change:
    """One row. ``target``: the slugs that have the place of a merged or split thing, spaces between."""

    date: str
    kind: str
    slug: str
    change: str
    target: str = ""
    reason: str = ""
    digest: str = ""

    @property
    def targets(self) -> tuple[str, ...]:
        """The slugs that have its place.

        >>> Change("2026-11-22", "person", "sun", "split", "sun-a sun-b").targets
        ('sun-a', 'sun-b')
        """
        return tuple(self.target.split())

    def row(self) -> tuple[str, ...]:
        """Return the cells of the row."""
        return (self.date, self.kind, self.slug, self.change, self.target, self.reason, self.digest)


@dataclass
class Changes:
    """The changes as read, with what this build adds to them.

    Args:
        path: the CSV file; it need not exist yet.
        day: the ISO day of what this build adds; empty: none is known, and nothing is added.
    """

    path: Path
    day: str = ""
    entries: list[Change] = field(default_factory=list)
    added: list[Change] = field(default_factory=list)
    _latest: dict[tuple[str, str], Change] = field(default_factory=dict)
    _raw: bytes = b""

    @classmethod
    def read(cls, path: Path, day: str = "") -> Changes:
        """Read the changes.

        Raises:
            InputError: a row is not of their form, is older than the row before it, or is younger than ``day``.
        """
        changes = cls(path, day)
        if not path.exists():
            return changes
        changes._raw = read_bytes(path)
        last = ""
        for row in read_table(path, COLUMNS, COLUMNS, data=changes._raw, exact=True):
            change = Change(**row.cells)
            if change.change not in KINDS_OF_CHANGE or not change.slug or not _is_day(change.date):
                raise InputError(
                    "not a row of changes", path, row.line, expected=",".join(COLUMNS),
                    hint="the changes are append-only: restore them from the repository's history",
                )  # fmt: skip
            if change.date < last:
                raise InputError(
                    f"{change.date} stands after {last}", path, row.line, expected="rows by date, the latest last",
                    hint="the changes are append-only: restore them from the repository's history",
                )  # fmt: skip
            if day and change.date > day:
                raise InputError(
                    f"this build is of {day}, and a change of {change.date} is told already", path, row.line,
                    expected="no change after the day of the build",
                    hint="give the day of this build as modified in dataset.toml, or as --date",
                )  # fmt: skip
            last = change.date
            changes._keep(change)
            changes.entries.append(change)
        return changes

    def _keep(self, change: Change) -> None:
        self._latest[change.kind, change.slug] = change

    def latest(self, kind: str, slug: str) -> Change | None:
        """Return the last change of a thing; None: none is told.

        >>> changes = Changes(Path("changes.csv"), "2026-11-22")
        >>> changes.add("person", "orlov", "created")
        >>> changes.latest("person", "orlov").date, changes.latest("person", "gromov")
        ('2026-11-22', None)
        """
        return self._latest.get((kind, slug))

    def add(self, kind: str, slug: str, change: str, target: str = "", reason: str = "", digest: str = "") -> None:
        """Add a change of the day of the build."""
        made = Change(self.day, kind, slug, change, target, reason, digest)
        self._keep(made)
        self.added.append(made)

    def all(self) -> tuple[Change, ...]:
        """Return every change, the new ones last."""
        return (*self.entries, *self.added)

    def text(self) -> str:
        """Return the changes as CSV, the new rows appended."""
        return appended.as_csv(COLUMNS, (change.row() for change in self.all()))

    def save(self) -> None:
        """Write the changes in one step; nothing is written where nothing was added.

        Raises:
            StoreError: they have changed since they were read.
            OSError: they cannot be written.
        """
        if self.added:
            appended.replace(self.path, self._raw, self.text(), "list of changes")


def _is_day(value: str) -> bool:
    try:
        return dt.date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def timed(changes: tuple[Change, ...]) -> Iterator[tuple[Change, dt.datetime]]:
    """Yield each change with its moment: a second of its day for each change before it on that day.

    Feeds and HTTP want times where only a day is known. These keep the order of the rows, and a thing that changes
    again on a day has a later one; they stay what they are, because rows are only appended.

    >>> rows = (Change("2026-11-22", "person", "a", "created"), Change("2026-11-22", "person", "a", "updated"))
    >>> [moment.isoformat() for _, moment in timed(rows)]
    ['2026-11-22T00:00:00+00:00', '2026-11-22T00:00:01+00:00']
    """
    day, number = "", 0
    for change in changes:
        number = number + 1 if change.date == day else 0
        day = change.date
        midnight = dt.datetime.fromisoformat(day).replace(tzinfo=dt.UTC)
        yield change, midnight + dt.timedelta(seconds=min(number, _DAY - 1))
