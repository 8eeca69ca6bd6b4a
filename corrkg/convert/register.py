"""The register of identifiers: key → slug, append-only. A slug once given is never given to anything else.

The key of a letter is its header, its shelf mark and its first words, each folded to a slug; none of them alone is
unique or safe from correction, so a letter is recognised by any two. Adding, moving or re-reading documents changes no
slug: a recognised key keeps the slug that it has, whatever is read from the letter today.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from corrkg.errors import InputError

COLUMNS = ("kind", "slug", "key1", "key2", "key3", "status", "target", "reason")
STATUSES = ("issued", "merged", "withdrawn")


@dataclass(frozen=True, slots=True)
class Entry:
    """One row. ``status`` is ``issued``, ``merged`` (into ``target``) or ``withdrawn`` (for ``reason``)."""

    kind: str
    slug: str
    key: tuple[str, str, str]
    status: str = "issued"
    target: str = ""
    reason: str = ""

    def row(self) -> tuple[str, ...]:
        """Return the cells of the row."""
        return (self.kind, self.slug, *self.key, self.status, self.target, self.reason)


@dataclass
class Register:
    """The register as read, with what this build adds to it.

    Args:
        path: the CSV file; it need not exist yet.
    """

    path: Path
    entries: list[Entry] = field(default_factory=list)
    added: list[Entry] = field(default_factory=list)
    _used: set[tuple[str, str]] = field(default_factory=set)
    _by_key: dict[tuple[str, str, str, str], str] = field(default_factory=dict)

    @classmethod
    def read(cls, path: Path) -> Register:
        """Read the register.

        Raises:
            InputError: a row is not of the register's form, or gives a slug to two things.
        """
        register = cls(path)
        if not path.is_file():
            return register
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.reader(file)
            head = next(reader, [])
            if tuple(head) != COLUMNS:
                raise InputError("wrong columns", path, 1, expected=",".join(COLUMNS))
            for row in reader:
                if len(row) != len(COLUMNS) or row[5] not in STATUSES or not row[1]:
                    raise InputError(
                        "not a row of the register", path, reader.line_num, expected=",".join(COLUMNS),
                        hint="the register is append-only: restore it from the repository's history",
                    )  # fmt: skip
                register._keep(Entry(row[0], row[1], (row[2], row[3], row[4]), row[5], row[6], row[7]), reader.line_num)
        return register

    def _keep(self, entry: Entry, line: int | None = None) -> None:
        index = (entry.kind, *entry.key)
        if any(entry.key) and self._by_key.get(index, entry.slug) != entry.slug:
            raise InputError(f"one key with two slugs: {entry.slug}", self.path, line, expected="one slug a key")
        if any(entry.key):
            self._by_key[index] = entry.slug
        self.entries.append(entry)

    def issue(self, kind: str, keys: list[tuple[str, str, str]], wished: list[str]) -> list[str]:
        """Return the slug of each key, minting what is new.

        Args:
            kind: ``letter``, ``decision`` or ``person``.
            keys: the keys of all things of the kind, in printed order.
            wished: the slug that each would like to have; a number is added where it is taken.
        """
        slugs: list[str | None] = [self._by_key.get((kind, *key)) for key in keys]
        taken = {slug for slug in slugs if slug}
        for index, key in enumerate(keys):
            if slugs[index] is None:
                slugs[index] = self._near(kind, key, taken)
                if slugs[index]:
                    taken.add(str(slugs[index]))
                    self._add(Entry(kind, str(slugs[index]), key))
        known = {entry.slug for entry in (*self.entries, *self.added) if entry.kind == kind}
        done = []
        for slug, key, wish in zip(slugs, keys, wished, strict=True):
            done.append(slug or self._mint(kind, key, wish, known))
        return done

    def _mint(self, kind: str, key: tuple[str, str, str], wish: str, known: set[str]) -> str:
        number, slug = 1, wish
        while slug in known:
            number += 1
            slug = f"{wish}-{number}"
        known.add(slug)
        self._add(Entry(kind, slug, key))
        return slug

    def _near(self, kind: str, key: tuple[str, str, str], taken: set[str]) -> str | None:
        """Return the slug of the one registered thing that agrees in two parts of its key and is not otherwise seen."""
        near = {
            entry.slug
            for entry in self.entries
            if entry.kind == kind
            and entry.slug not in taken
            and sum(bool(mine) and mine == theirs for mine, theirs in zip(key, entry.key, strict=True)) >= 2
        }
        return near.pop() if len(near) == 1 else None

    def _add(self, entry: Entry) -> None:
        self.added.append(entry)
        self._by_key[(entry.kind, *entry.key)] = entry.slug

    def all(self) -> Iterator[Entry]:
        """Yield every entry, the new ones last."""
        yield from self.entries
        yield from self.added

    def text(self) -> str:
        """Return the register as CSV, the new rows appended."""
        buffer = io.StringIO()
        writer = csv.writer(buffer, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(entry.row() for entry in self.all())
        return buffer.getvalue()
