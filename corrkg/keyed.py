"""A SQLite file that a build makes, and that is then read by key."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, ClassVar
from urllib.parse import quote

from corrkg.errors import StoreError


@contextmanager
def written(path: Path) -> Iterator[sqlite3.Connection]:
    """Open the file ``path`` to write it; nothing secures it, since a build that breaks off throws it away."""
    with closing(sqlite3.connect(path)) as db:
        db.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")
        with db:
            yield db


class KeyedFile:
    """A file of tables, open for reading; it is never written.

    One connection serves all threads: the library is built to be used so (``sqlite3.threadsafety`` is 3).
    """

    subject: ClassVar[str] = "the file is"
    """The beginning of the sentence that tells that it is damaged."""

    def __init__(self, path: Path) -> None:
        """Open the file ``path``.

        Raises:
            StoreError: it is no such file.
        """
        self._path = path
        try:
            self._db = sqlite3.connect(
                f"file:{quote(str(path))}?mode=ro&immutable=1", uri=True, check_same_thread=False
            )
        except sqlite3.Error as error:
            raise self._damaged(error) from error

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    def _rows(self, query: str, *values: object) -> list[Any]:
        try:
            return self._db.execute(query, values).fetchall()
        except sqlite3.Error as error:
            raise self._damaged(error) from error

    def _damaged(self, error: sqlite3.Error) -> StoreError:
        return StoreError(f"{self.subject} damaged: {error}", self._path, hint="run `corrkg build` again")
