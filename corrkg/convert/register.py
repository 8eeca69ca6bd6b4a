"""The register of identifiers: key → slug, append-only. A slug once given is never given to anything else.

The key of a letter is its header, its shelf mark and its first words, each folded to a slug; none of them alone is
unique or safe from correction, so a letter is recognised by any two. Adding, moving or re-reading documents changes no
slug: a recognised key keeps the slug that it has, whatever is read from the letter today.

A slug may have several rows: corrected keys, and what became of it. The last one says what it is now: a later
``issued`` takes a merger, a split or a withdrawal back. Persons, places and the like have the slug itself as their key:
it is the id of the authority file, or made of the name.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from corrkg.convert import appended
from corrkg.convert.fates import Fates, check_fate, check_targets
from corrkg.convert.keys import Entry, Free, Key, Unseen, is_near
from corrkg.decoding import control_in
from corrkg.errors import InputError, StoreError
from corrkg.tables import read_bytes, read_table

COLUMNS = ("kind", "slug", "key1", "key2", "key3", "status", "target", "reason")
STATUSES = ("issued", "merged", "split", "withdrawn")
_KEYED = ("letter", "decision")  # known by what the text says of them; the slug of all others is their key
_KIND, _SLUG = re.compile("[a-z][a-z-]*"), re.compile(r"[^\s/#?]+")
# The longest part of a key that is written: what a reader of CSV takes in one cell has an end (131,072 characters).
_LONGEST = 1000


@dataclass
class Register(Fates):
    """The register as read, with what this build adds to it.

    Args:
        path: the CSV file; it need not exist yet.
    """

    entries: list[Entry] = field(default_factory=list)
    added: list[Entry] = field(default_factory=list)
    _by_key: dict[tuple[str, str, str, str], str] = field(default_factory=dict)
    _keys: dict[tuple[str, str], list[Key]] = field(default_factory=lambda: defaultdict(list))
    _initials: dict[str, str] = field(default_factory=dict)
    _raw: bytes = b""

    @classmethod
    def read(cls, path: Path) -> Register:
        """Read the register.

        Raises:
            InputError: a row is not of the register's form, or gives a slug to two things.
        """
        register = cls(path)
        if not path.exists():
            return register
        register._raw = read_bytes(path)
        for row in read_table(path, COLUMNS, COLUMNS, data=register._raw, exact=True):
            kind, slug, *key, status, target, reason = row.cells.values()
            if status not in STATUSES or not _KIND.fullmatch(kind) or not _SLUG.fullmatch(slug):
                raise InputError(
                    "not a row of the register", path, row.line, expected=",".join(COLUMNS),
                    hint="the register is append-only: restore it from the repository's history",
                )  # fmt: skip
            register._keep(Entry(kind, slug, (key[0], key[1], key[2]), status, target, reason), row.line)
        for entry in register._latest.values():
            check_fate(entry, register._latest, path, register.line(entry.kind, entry.slug))
        return register

    def check_targets(self) -> None:
        """Refuse a merger or a split into what was never issued; asked when everything of a build has been issued.

        Raises:
            InputError: with the line of the merger.
        """
        check_targets(self._latest, self.path, self._lines)

    def _keep(self, entry: Entry, line: int) -> None:
        """Take a row as it was read."""
        if any(entry.key):
            self._check_key(entry, line)
            self._by_key[(entry.kind, *entry.key)] = entry.slug
        self.entries.append(entry)
        self._latest[entry.kind, entry.slug] = entry
        if entry.kind == "person" and entry.key[1]:
            self._initials[entry.slug] = entry.key[1]
        self._lines[entry.kind, entry.slug] = line

    def _check_key(self, entry: Entry, line: int) -> None:
        """Refuse one key with two slugs, and one slug with keys of two things.

        A corrected key agrees with an earlier one of its slug in two parts; that of a person or a place is its slug.
        """
        if self._by_key.get((entry.kind, *entry.key), entry.slug) != entry.slug:
            raise InputError(f"one key with two slugs: {entry.slug}", self.path, line, expected="one slug a key")
        before = self._keys[entry.kind, entry.slug]
        fits = not before or is_near(entry.key, before) if entry.kind in _KEYED else entry.key[0] == entry.slug
        if not fits:
            first = self._lines.get((entry.kind, entry.slug))
            raise InputError(
                f"one slug for two keys: {entry.kind}/{entry.slug}"
                + (f" is another {entry.kind} on line {first}" if first else f" has the key {entry.key[0]!r}"),
                self.path, line, expected="a key that agrees in two of its three parts with one on an earlier line",
                hint="the register is append-only: restore it from the repository's history",
            )  # fmt: skip
        before.append(entry.key)

    def issue(self, kind: str, keys: list[Key], wished: list[str]) -> list[str]:
        """Return the slug of each key, minting what is new.

        A key that is not registered is a corrected one if it agrees with exactly one thing in two parts, and no other
        key of this build means that thing.

        Args:
            kind: ``letter`` or ``decision``.
            keys: the keys of all things of the kind, in printed order.
            wished: the slug that each would like to have; a number is added where it is taken.

        >>> register = Register(Path("identifiers.csv"))
        >>> register.issue("letter", [("heading", "shelf", "words"), ("heading", "other", "lines")], ["may-4", "may-4"])
        ['may-4', 'may-4-2']
        >>> register.issue("letter", [("heading", "shelf", "words")], ["another-wish"])
        ['may-4']
        """
        keys = [(one[:_LONGEST], two[:_LONGEST], three[:_LONGEST]) for one, two, three in keys]
        slugs: list[str | None] = [self._by_key.get((kind, *key)) for key in keys]
        unseen = Unseen(
            ((entry.slug, entry.key) for entry in self.entries if entry.kind == kind), {slug for slug in slugs if slug}
        )
        for index, key in enumerate(keys):
            if slugs[index] is None and (near := unseen.take(key)):
                slugs[index] = near
                # The corrected key changes nothing of what became of the slug.
                self._add(replace(self._latest[kind, near], key=key))
        free = Free({entry.slug for entry in (*self.entries, *self.added) if entry.kind == kind})
        done = []
        for slug, key, wish in zip(slugs, keys, wished, strict=True):
            # One key twice in one build is one thing twice (a letter that two months print).
            done.append(slug or self._by_key.get((kind, *key)) or self._mint(kind, key, free.take(wish)))
        return done

    def _mint(self, kind: str, key: Key, slug: str) -> str:
        self._add(Entry(kind, slug, key))
        return slug

    def _add(self, entry: Entry) -> None:
        self.added.append(entry)
        self._by_key[(entry.kind, *entry.key)] = entry.slug
        self._latest[entry.kind, entry.slug] = entry

    def reserve(self, kind: str, slugs: Iterable[str]) -> None:
        """Issue slugs that are their own keys: ids of the authority files, and those made of names.

        >>> register = Register(Path("identifiers.csv"))
        >>> register.reserve("place", ["kem", "kem"])
        >>> [entry.slug for entry in register.added]
        ['kem']
        """
        for slug in sorted(set(slugs)):
            if (kind, slug) not in self._latest:
                self._add(Entry(kind, slug, (slug, self._initials.get(slug, "") if kind == "person" else "", "")))

    def initials(self, slug: str) -> str:
        """Return the initials of the provisional person that a slug made of a surname belongs to; empty if unknown.

        >>> register = Register(Path("identifiers.csv"))
        >>> register.keep_initials("zaytsev", "A.P.")
        >>> register.initials("zaytsev"), register.initials("orlov")
        ('A.P.', '')
        """
        return self._initials.get(slug, "")

    def keep_initials(self, slug: str, initials: str) -> None:
        """Remember whom a slug made of a surname belongs to, so that another of that surname never gets it."""
        if not initials or self._initials.get(slug):
            return
        self._initials[slug] = initials
        if ("person", slug) in self._latest:
            self._add(replace(self._latest["person", slug], key=(slug, initials, "")))

    def append(self, kind: str, slug: str, status: str, target: str = "", reason: str = "") -> Entry:
        """Append a row that says what became of a slug.

        Raises:
            InputError: the merger would go in a circle, or a withdrawal has no reason, or a very long one.
        """
        if len(reason) > _LONGEST:
            raise InputError(f"the reason has {len(reason):,} characters", expected=f"at most {_LONGEST:,}")
        if control := control_in(reason):
            raise InputError(f"the reason has the control character {control}", expected="letters, line ends and tabs")
        entry = Entry(kind, slug, ("", "", ""), status, target, reason)
        before = self._latest.get((kind, slug))
        self._latest[kind, slug] = entry
        try:
            check_fate(entry, self._latest, self.path, self.line(kind, slug))
        except InputError:
            if before is None:
                del self._latest[kind, slug]
            else:
                self._latest[kind, slug] = before
            raise
        self.added.append(entry)
        return entry

    # what became of the slugs -------------------------------------------------------------------------------------

    def now(self) -> Iterator[Entry]:
        """Yield the entry of each slug that says what it is now, in the order of the register."""
        yield from self._latest.values()

    def fates(self) -> Fates:
        """Return what became of the slugs that are not simply issued, without the rest of the register."""
        latest = {key: entry for key, entry in self._latest.items() if entry.status != "issued"}
        for key, entry in list(latest.items()):
            latest |= {(key[0], slug): self._latest[key[0], slug] for slug in entry.targets}
        return Fates(self.path, latest, {key: self._lines[key] for key in latest if key in self._lines})

    def check_against(self, published: Register) -> None:
        """Refuse to be without rows of the register that the published dataset was built with.

        Raises:
            InputError: a row is missing, with the line that it had.
        """
        mine = {*self.entries}
        lost = [(number, entry) for number, entry in enumerate(published.entries, 2) if entry not in mine]
        if lost:
            number, entry = lost[0]
            raise InputError(
                f"{len(lost)} published rows are missing, first that of {entry.kind}/{entry.slug}", self.path, number,
                expected="every row that was ever published: without them other things would get those addresses",
                hint=f"restore it: cp {published.path} {self.path}; another dataset goes into another --store",
            )  # fmt: skip

    # writing ------------------------------------------------------------------------------------------------------

    def all(self) -> Iterator[Entry]:
        """Yield every entry, the new ones last."""
        yield from self.entries
        yield from self.added

    def text(self) -> str:
        """Return the register as CSV, the new rows appended."""
        return appended.as_csv(COLUMNS, (entry.row() for entry in self.all()))

    def save(self) -> None:
        """Write the register in one step; nothing is written where nothing was added.

        Raises:
            StoreError: it cannot be written.
        """
        if not self.added:
            return
        try:
            appended.replace(self.path, self._raw, self.text(), "register")
        except OSError as error:
            raise StoreError(
                f"{len(self.added)} new rows cannot be registered: {error.strerror}",
                self.path,
                hint="a build that mints URIs must write its register: copy the inputs where you may write (--seeds)",
            ) from error
