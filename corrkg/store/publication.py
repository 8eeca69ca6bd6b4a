"""The store directory as a server uses it: always the release that is current now."""

from __future__ import annotations

import logging
import os
import threading
import time
from collections.abc import Callable
from pathlib import Path

from corrkg.errors import CorrkgError, StoreError
from corrkg.store.release import CURRENT, HINT, Release

_PATIENCE = 5.0  # seconds that the request which finds a new release waits for it; the others go on with the old one
_AGAIN = 30.0  # seconds until a release that could not be opened is tried again
_Link = tuple[int, int]  # the inode of the link to the current release, and when it was made (ns)

_log = logging.getLogger("corrkg.store")


class Publication:
    """A store directory that is served.

    Asking is cheap (one ``lstat`` of the link, which every build that publishes makes anew). When another release is
    published, it is opened and made ready beside the one that is served, which goes on answering until then. A request
    that began with an older release ends with it.
    """

    def __init__(
        self,
        directory: Path,
        prepare: Callable[[Release], object] = lambda _: None,
        open: Callable[[Path], Release] = Release.open,
    ) -> None:
        """Serve the store in ``directory``; nothing is opened yet.

        Args:
            directory: the store.
            prepare: what is to be done with a release before it is served, such as loading it into memory.
            open: opens the current release of the store.
        """
        self.directory = directory
        self._link = os.fspath(directory / CURRENT)
        self._prepare, self._open_current = prepare, open
        self._lock = threading.Lock()
        self._opened: tuple[_Link, Release] | None = None
        self._coming: _Link | None = None

    def current(self) -> Release:
        """Return the release to answer from.

        Raises:
            StoreError: there is no store, or it is damaged and no other was served before.
        """
        target = self._target()
        opened = self._opened
        if opened is not None:
            if opened[0] != target and self._coming != target:
                self._exchange(target)
                opened = self._opened or opened
            return opened[1]
        with self._lock:
            if self._opened is None:
                self._opened = (target, self._open_current(self.directory))
            return self._opened[1]

    def _exchange(self, target: _Link) -> None:
        """Make another release ready in a thread of its own, and serve it then."""
        with self._lock:
            if self._coming == target:
                return
            self._coming = target
        opening = threading.Thread(target=self._open, args=(target,), name="corrkg-release", daemon=True)
        opening.start()
        opening.join(_PATIENCE)

    def _open(self, target: _Link) -> None:
        try:
            coming = self._open_current(self.directory)
            self._prepare(coming)
        except Exception as error:
            _log.error(
                "the new release cannot be served, and the one before it still is: %s", error,
                exc_info=None if isinstance(error, CorrkgError) else error,
            )  # fmt: skip
            time.sleep(_AGAIN)
            with self._lock:
                if self._coming == target:
                    self._coming = None
            return
        with self._lock:
            if self._coming == target:
                self._opened, self._coming = (target, coming), None

    def _target(self) -> _Link:
        try:
            found = os.lstat(self._link)  # with each request; a Path takes four times as long
        except OSError:
            raise StoreError("no store has been built here", path=self.directory, hint=HINT) from None
        return found.st_ino, found.st_mtime_ns
