"""A SQLite file that a build has made, and that is read by key."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any, ClassVar
from urllib.parse import quote

from corrkg.errors import StoreError


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
