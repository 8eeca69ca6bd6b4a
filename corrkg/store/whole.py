"""Whether a release is as the build left it: ``files.json`` has the size and the SHA-256 of every other file."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterator
from pathlib import Path

from corrkg.errors import StoreError

FILES = "files.json"
# What RocksDB writes while a store is read: its log of events, and its lock.
_CHANGING = ("LOG", "LOCK")


def take_down(release: Path) -> None:
    """Write down the files of ``release``, when all of them are there."""
    found = {path.relative_to(release).as_posix(): [path.stat().st_size, sha256_of(path)] for path in _files(release)}
    (release / FILES).write_text(json.dumps(found, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def check(release: Path, *, without: Collection[str] = (), thorough: bool = False) -> None:
    """Hold the files of ``release`` against what was written down.

    Args:
        release: its directory.
        without: the files and directories in it that need not be there.
        thorough: whether the files are read; otherwise their sizes must do.

    Raises:
        StoreError: one is missing or another; or it was not written down what there is.
    """
    try:
        files = json.loads((release / FILES).read_text(encoding="utf-8"))
        known = [
            (release / str(name), int(size), str(digest))
            for name, (size, digest) in files.items()
            if str(name).partition("/")[0] not in without
        ]
    except (OSError, ValueError, TypeError, AttributeError) as error:
        raise _damaged(release / FILES, f"cannot be read: {error}") from None
    for path, size, digest in known:
        if not path.is_file():
            raise _damaged(path, "is missing")
        if path.stat().st_size != size:
            raise _damaged(path, f"has {path.stat().st_size:,} bytes, not {size:,}")
        if thorough and sha256_of(path) != digest:
            raise _damaged(path, "has other bytes")


def _damaged(path: Path, how: str) -> StoreError:
    return StoreError(f"the release is damaged: {path.name} {how}", path, hint="run `corrkg build` again")


def _files(release: Path) -> Iterator[Path]:
    return (path for path in release.rglob("*") if path.is_file() and not path.name.startswith(_CHANGING))


def sha256_of(path: Path) -> str:
    """Return the digest of a file's bytes."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
