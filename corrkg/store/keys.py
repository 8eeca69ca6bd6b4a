"""Hashes that stand for what something is made of: files, and the code and packages that read and write."""

from __future__ import annotations

import hashlib
import platform
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from corrkg import __version__
from corrkg.extensions import packages, places


def hash_of(parts: Iterable[str]) -> str:
    """Return a hash of texts in their order.

    >>> len(hash_of(["a", "b"])), hash_of(["a", "b"]) == hash_of(["b", "a"])
    (40, False)
    """
    return hashlib.sha256("\n".join(parts).encode("utf-8", "surrogateescape")).hexdigest()[:40]


def hash_of_files(directory: Path) -> str:
    """Return a hash of the files below a directory, of their names and bytes, without Python's copies of modules."""
    files = sorted(path for path in directory.rglob("*") if path.is_file() and path.suffix != ".pyc")
    return hash_of(f"{path.relative_to(directory)} {hashlib.sha256(path.read_bytes()).hexdigest()}" for path in files)


def code(*rooms: str) -> str:
    """Return what stands for the code of rooms of this corrkg (``""``: of all), of the ground, and of what it uses."""
    return _code(rooms, places())


@lru_cache(maxsize=8)  # of the packages that are found in these places
def _code(rooms: tuple[str, ...], _: tuple[str, ...]) -> str:
    package = Path(__file__).parents[1]
    ground = [hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(package.glob("*.py"))]
    found = [hash_of_files(package / room) for room in rooms]
    return hash_of([__version__, platform.python_version(), *packages(), *found, *ground])
