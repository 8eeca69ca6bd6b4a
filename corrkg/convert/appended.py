"""Tables that a build appends rows to: the register and the changes. No row of theirs is ever changed or lost."""

from __future__ import annotations

import contextlib
import csv
import fcntl
import io
import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from corrkg.errors import StoreError


def as_csv(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    r"""Return a table as CSV.

    >>> as_csv(("kind", "slug"), [("person", "orlov")])
    'kind,slug\nperson,orlov\n'
    """
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(rows)
    return buffer.getvalue()


def replace(path: Path, before: bytes, text: str, name: str) -> None:
    """Write the table with its new rows in one step.

    Args:
        path: its file.
        before: the bytes that this build has read; empty: there was no file.
        text: the bytes to come, as text.
        name: what the table is called.

    Raises:
        StoreError: another build, or a hand, has added rows since this one read it.
        OSError: it cannot be written.
    """
    with _locked(path.parent):  # two builds may have read the same rows: the second finds those of the first
        now = path.read_bytes() if path.is_file() else b""
        if now != before:
            words = f"the {name} changed while this build was running"
            raise StoreError(words, path, hint="build again")
        replacement = path.with_name(f".{path.name}.new")
        replacement.write_text(text, encoding="utf-8")
        replacement.replace(path)


@contextlib.contextmanager
def _locked(directory: Path) -> Iterator[None]:
    """Hold a lock on a directory, which the system drops with the process; another waits for it."""
    handle = os.open(directory, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)
