"""Pages of a list: which items, how many there are, and where the other pages are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Page(Generic[Item]):
    """One page of a list.

    Args:
        items: those on this page.
        number: which page, from 1.
        size: items on a full page.
        total: items on all pages.
    """

    items: tuple[Item, ...]
    number: int
    size: int
    total: int

    @classmethod
    def cut(cls, items: Sequence[Item], number: int, size: int) -> Page[Item]:
        """Return page ``number`` of ``items``; one past the end is empty.

        >>> Page.cut("abcde", 2, 2).items
        ('c', 'd')
        """
        start = (number - 1) * size
        return cls(tuple(items[start : start + size]), number, size, len(items))

    @property
    def pages(self) -> int:
        """How many pages there are; an empty list has one.

        >>> Page.cut("abcde", 1, 2).pages, Page.cut("", 1, 2).pages
        (3, 1)
        """
        return max(1, -(-self.total // self.size))

    @property
    def exists(self) -> bool:
        """Whether there is a page of this number."""
        return 1 <= self.number <= self.pages

    @property
    def first(self) -> int:
        """The number of the first item on the page, from 1; 0 if there is none."""
        return (self.number - 1) * self.size + 1 if self.items else 0

    @property
    def last(self) -> int:
        """The number of the last item on the page."""
        return self.first + len(self.items) - 1 if self.items else 0

    def relations(self) -> dict[str, int]:
        """Return the pages to link to by their relation (RFC 8288 and the IANA registry).

        >>> Page.cut("abcde", 2, 2).relations()
        {'first': 1, 'prev': 1, 'next': 3, 'last': 3}
        """
        if self.pages == 1:
            return {}
        found = {"first": 1}
        if self.number > 1:
            found["prev"] = self.number - 1
        if self.number < self.pages:
            found["next"] = self.number + 1
        return {**found, "last": self.pages}
