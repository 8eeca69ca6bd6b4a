"""Keys of the register: how two of them are told to be one thing, and how a new one gets a slug of its own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

Key = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Entry:
    """One row. ``status`` is ``issued``, ``merged`` or ``split`` (into the ``targets``) or ``withdrawn``."""

    kind: str
    slug: str
    key: Key
    status: str = "issued"
    target: str = ""
    reason: str = ""

    @property
    def targets(self) -> tuple[str, ...]:
        """The slugs that have its place: one of a merged thing, two or more of one that was split.

        >>> Entry("person", "sun", ("sun", "", ""), "split", "sun-a sun-b").targets
        ('sun-a', 'sun-b')
        """
        return tuple(self.target.split())

    def row(self) -> tuple[str, ...]:
        """Return the cells of the row.

        >>> ",".join(Entry("person", "sun", ("sun", "", "")).row())
        'person,sun,sun,,,issued,,'
        """
        return (self.kind, self.slug, *self.key, self.status, self.target, self.reason)


def pairs(key: Key) -> list[tuple[int, str, str]]:
    """Return each two parts of a key that are both told; two keys with one of them in common agree in two parts.

    >>> pairs(("a", "", "c")), pairs(("a", "", ""))
    ([(1, 'a', 'c')], [])
    """
    return [(place, *two) for place, two in enumerate(combinations(key, 2)) if all(two)]


def is_near(key: Key, others: list[Key]) -> bool:
    """Tell whether ``key`` is one of ``others`` or agrees with one of them in two parts.

    >>> is_near(("a", "b", "c"), [("a", "x", "c")]), is_near(("a", "b", "c"), [("a", "x", "y")])
    (True, False)
    """
    return key in others or any({*pairs(key)} & {*pairs(other)} for other in others)


class Unseen:
    """The registered things of a kind that no key of the build has meant yet, by each two parts of their keys."""

    def __init__(self, entries: Iterable[tuple[str, Key]], seen: set[str]) -> None:
        """Index the slugs with their keys but for those that are seen already."""
        self._slugs: dict[tuple[int, str, str], set[str]] = defaultdict(set)
        self._pairs: dict[str, list[tuple[int, str, str]]] = defaultdict(list)
        for slug, key in entries:
            for pair in pairs(key) if slug not in seen else ():
                self._slugs[pair].add(slug)
                self._pairs[slug].append(pair)

    def take(self, key: Key) -> str | None:
        """Return the slug of the one thing that agrees with ``key`` in two parts, and count it as seen.

        >>> unseen = Unseen([("may-4", ("heading", "shelf", "words"))], set())
        >>> unseen.take(("heading", "shelf", "other words")), unseen.take(("heading", "shelf", "words"))
        ('may-4', None)
        """
        near: set[str] = set()
        for pair in pairs(key):
            found = self._slugs.get(pair, set())
            if len(found) > 1:
                return None
            near |= found
        if len(near) != 1:
            return None
        [slug] = near
        for pair in self._pairs[slug]:
            self._slugs[pair].discard(slug)
        return slug


class Free:
    """The slugs that are not taken."""

    def __init__(self, taken: set[str]) -> None:
        """Begin with the slugs that are taken."""
        self._taken = taken
        self._last: dict[str, int] = {}

    def take(self, wish: str) -> str:
        """Return ``wish``, or ``wish-2``, ``wish-3`` …: the first that is free.

        >>> free = Free({"may-4"})
        >>> free.take("may-4"), free.take("may-4"), free.take("may-5")
        ('may-4-2', 'may-4-3', 'may-5')
        """
        number = self._last.get(wish, 1)
        slug = wish if number == 1 else f"{wish}-{number}"
        while slug in self._taken:
            number += 1
            slug = f"{wish}-{number}"
        self._taken.add(slug)
        self._last[wish] = number
        return slug
