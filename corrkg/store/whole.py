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


_File = tuple[int, int]  # which file it is, whatever its names: those of the stores are shared (hard links)


def take_down(release: Path, before: Path | None = None) -> None:
    """Write down the files of ``release``, when all of them are there.

    Args:
        release: its directory.
        before: a release that was found whole; the files that both have are not read again.
    """
    seen = {} if before is None else {_file(before / name): digest for name, _, digest in _listed(before)}
    found = {
        path.relative_to(release).as_posix(): [path.stat().st_size, _digest(path, seen)] for path in _files(release)
    }
    (release / FILES).write_text(json.dumps(found, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def _listed(release: Path) -> list[tuple[str, int, str]]:
    files = json.loads((release / FILES).read_text(encoding="utf-8"))
    return [(str(name), int(size), str(digest)) for name, (size, digest) in files.items()]


def _file(path: Path) -> _File:
    found = path.stat()
    return found.st_dev, found.st_ino


def _digest(path: Path, seen: dict[_File, str]) -> str:
    file = _file(path)
    if file not in seen:
        seen[file] = sha256_of(path)
    return seen[file]


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
        known = [each for each in _listed(release) if each[0].partition("/")[0] not in without]
    except (OSError, ValueError, TypeError, AttributeError) as error:
        raise _damaged(release / FILES, f"cannot be read: {error}") from None
    seen: dict[_File, str] = {}
    for name, size, digest in known:
        path = release / name
        if not path.is_file():
            raise _damaged(path, "is missing")
        if path.stat().st_size != size:
            raise _damaged(path, f"has {path.stat().st_size:,} bytes, not {size:,}")
        if thorough and _digest(path, seen) != digest:
            raise _damaged(path, "has other bytes")


def _damaged(path: Path, how: str) -> StoreError:
    return StoreError(f"the release is damaged: {path.name} {how}", path, hint="run `corrkg build` again")


def _files(release: Path) -> Iterator[Path]:
    own = release / FILES
    every = (path for path in release.rglob("*") if path.is_file() and path != own)
    return (path for path in every if not path.name.startswith(_CHANGING))


def sha256_of(path: Path) -> str:
    """Return the digest of a file's bytes."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
