"""The saved queries at hand: those that ship with corrkg, and a folder of one's own.

A file with a mistake is kept aside with its complaint, so that it never takes the others with it.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from corrkg.errors import InputError
from corrkg.queries.query import SUFFIX, SavedQuery, read_query
from corrkg.resources import resource_dir

NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")


@dataclass(frozen=True)
class Shelf:
    """Saved queries by name, and the complaints about files that cannot be used.

    Args:
        queries: those that can be run, sorted by name.
        broken: what is wrong with each other file.
        changed: when the last of the files was written, in seconds since the epoch: they may change while a process
            serves what it read.
    """

    queries: Mapping[str, SavedQuery]
    broken: tuple[InputError, ...] = ()
    changed: float = 0.0

    def sound(self) -> tuple[SavedQuery, ...]:
        """Return all queries, where there is no other file.

        Raises:
            InputError: a file has a mistake.
        """
        for complaint in self.broken:
            raise complaint
        return tuple(self.queries.values())

    def complaint(self, name: str) -> InputError | None:
        """Return what is wrong with the file of the query ``name``, or None."""
        return next((each for each in self.broken if each.path is not None and each.path.stem == name), None)

    def query(self, name: str) -> SavedQuery:
        """Return the query called ``name``.

        Raises:
            InputError: there is none, or its file has a mistake.

        >>> shelf().query("co-signers").columns[0]
        'person'
        """
        if name in self.queries:
            return self.queries[name]
        if complaint := self.complaint(name):
            raise complaint
        near = self.near(name)
        hint = f"did you mean {' or '.join(near)}?" if near else f"one of: {', '.join(self.queries)}"
        raise InputError(f"no saved query is called {name!r}", hint=hint)

    def find(self, name: str) -> SavedQuery:
        """Return the query called ``name``, or the one in the file ``name``: a path, or whatever ends in ``.rq``.

        Raises:
            InputError: there is none, or its file has a mistake.
        """
        return read_query(Path(name)) if is_file(name) else self.query(name)

    def near(self, name: str) -> list[str]:
        """Return the names that look like ``name``.

        >>> shelf().near("letters-per-dya")[0]
        'letters-per-day'
        """
        return difflib.get_close_matches(name, self.queries, 3, 0.4)

    def by_tag(self) -> dict[str, list[SavedQuery]]:
        """Return the queries of each tag, the tags and the queries in alphabetic order.

        >>> "whereabouts" in [query.name for query in shelf().by_tag()["places"]]
        True
        """
        tags = sorted({tag for query in self.queries.values() for tag in query.tags})
        return {tag: [each for each in self.queries.values() if tag in each.tags] for tag in tags}

    def by_first_tag(self) -> list[tuple[str, list[SavedQuery]]]:
        """Return each query once, under the first of its tags or else under "other", as `by_tag` has them in order.

        >>> sum(len(queries) for _, queries in shelf().by_first_tag()) == len(shelf().queries)
        True
        """
        found: dict[str, list[SavedQuery]] = {}
        for each in self.queries.values():
            found.setdefault(each.tags[0] if each.tags else "other", []).append(each)
        return sorted(found.items(), key=lambda each: each[0])


def is_file(name: str) -> bool:
    """Return whether ``name`` means a file of its own and no query of a shelf.

    >>> is_file("mine.rq"), is_file("./mine"), is_file("co-signers")
    (True, True, False)
    """
    return name.endswith(SUFFIX) or "/" in name


def shelf(extra: Path | None = None) -> Shelf:
    """Return the queries that ship with corrkg, and those of the folder ``extra``.

    >>> shelf().query("co-signers").title
    'Who signed together'
    """
    if extra is not None and not extra.is_dir():
        complaint = InputError("there is no such folder of queries", extra, expected=f"a folder of *{SUFFIX} files")
        return replace(shelf(), broken=(complaint,))
    return _read([resource_dir("sparql"), *([extra] if extra else [])])


def folder(path: Path) -> Shelf:
    """Return the queries of one folder, or of one file, and no others.

    >>> list(folder(resource_dir("sparql") / "co-signers.rq").queries)
    ['co-signers']
    """
    return _read([path])


def _read(places: Iterable[Path]) -> Shelf:
    queries: dict[str, SavedQuery] = {}
    broken: list[InputError] = []
    changed = 0.0
    for path in (path for place in places for path in _files(place)):
        try:
            if not NAME.fullmatch(path.stem):
                raise InputError("the name of the file cannot stand in an address", path, expected="a-z, 0-9 and -")
            if path.stem in queries:
                taken = queries[path.stem].path
                raise InputError(f"there is already a query {path.stem!r}", path, hint=f"rename it: {taken} has it")
            queries[path.stem] = read_query(path)
            changed = max(changed, path.stat().st_mtime)
        except OSError as error:
            broken.append(InputError(f"the query cannot be read: {error.strerror}", path))
        except InputError as error:
            broken.append(error)
    return Shelf(dict(sorted(queries.items())), tuple(broken), changed)


def _files(place: Path) -> list[Path]:
    """Return ``place``, or the files of queries in it; not those that Finder leaves beside them (``._mine.rq``)."""
    if not place.is_dir():
        return [place]
    return sorted(each for each in place.iterdir() if each.suffix.lower() == SUFFIX and not each.name.startswith("."))
