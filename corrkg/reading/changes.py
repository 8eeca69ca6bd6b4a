"""What became of the things of a dataset, as feeds tell it and as validators of their documents rest on it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import takewhile

from pyoxigraph import NamedNode

from corrkg.convert.changes import GONE, Change, timed
from corrkg.reading.kept import Kept
from corrkg.store.release import Release


@dataclass(frozen=True, slots=True)
class Event:
    """A change of a thing.

    Args:
        thing: its URI.
        change: the row of ``changes.csv``.
        at: its moment (see `corrkg.convert.changes.timed`).
        stock: the thing was there when the changes began to be told.
    """

    thing: NamedNode
    change: Change
    at: datetime
    stock: bool

    @property
    def gone(self) -> bool:
        """Whether the address has no thing any more."""
        return self.change.change in GONE

    def heirs(self, release: Release) -> list[NamedNode]:
        """Return the things that have the place of a merged or split one."""
        return [release.uris.thing(self.change.kind, slug) for slug in self.change.targets]

    @property
    def words(self) -> str:
        """What happened, in words."""
        kind, slug, change = self.change.kind, self.change.slug, self.change.change
        into = f" into {' and '.join(f'{kind}/{each}' for each in self.change.targets)}" if self.change.targets else ""
        told = f"{kind}/{slug} was {'added' if self.stock else change}{into}"
        return f"{told}: {self.change.reason}" if self.change.reason else told


@Kept
def events(release: Release) -> tuple[Event, ...]:
    """Return all changes of the dataset, the oldest first."""
    changes = release.changes
    stock = takewhile(lambda each: each.change == "created" and each.date == changes[0].date, changes)
    added = sum(1 for _ in stock)
    return tuple(
        Event(release.uris.thing(change.kind, change.slug), change, at, stock=number < added)
        for number, (change, at) in enumerate(timed(changes))
    )


@Kept
def latest(release: Release) -> Mapping[str, Event]:
    """Return the last change of each thing by its URI, the newest last."""
    found: dict[str, Event] = {}
    for event in events(release):
        found.pop(event.thing.value, None)
        found[event.thing.value] = event
    return found


def changed_at(release: Release, thing: NamedNode) -> datetime | None:
    """Return when ``thing``, or the thing that it is a part of, changed last; None if that is not told.

    A note of a letter changes with its letter.
    """
    path = thing.value.removeprefix(release.base).split("/")[:2]
    event = latest(release).get(release.base + "/".join(path))
    return None if event is None else event.at


@Kept
def changed_last(release: Release) -> datetime | None:
    """Return when any thing of the dataset changed last; None if that is not told."""
    return max((event.at for event in events(release)), default=None)
