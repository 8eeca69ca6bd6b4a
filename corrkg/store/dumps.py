"""The whole dataset as files to download: each format compressed, with its SHA-256; made once, by the build.

    DIR/releases/{digest}/dump/dataset.nq.gz …    and SHA256SUMS, as sha256sum writes and checks it

The files come from the build's own quads, and the same quads give the same bytes.
"""

from __future__ import annotations

import contextlib
import gzip
import hashlib
import os
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import IO, cast

from pyoxigraph import Quad, RdfFormat, parse

from corrkg.convert.catalog import DUMPS, Dump
from corrkg.errors import StoreError
from corrkg.sparql.answer import write_quads
from corrkg.store.export import FORMATS
from corrkg.store.release import DATASET, Release

DIRECTORY = "dump"
CHECKSUMS = "SHA256SUMS"
_LEVEL = 6
_ENGINES = {format.file_extension: format for format in FORMATS.values()}


@dataclass(frozen=True, slots=True)
class DumpFile:
    """A dump on disk. ``sha256`` is of the compressed file, in hex; ``size`` in bytes."""

    dump: Dump
    path: Path
    size: int
    sha256: str


def make_dumps(release: Path) -> None:
    """Write every dump of the release in the directory ``release``, and their checksums; all of them or none."""
    quads: list[Quad] = list(parse(path=str(release / DATASET), format=RdfFormat.N_QUADS))
    target = release / DIRECTORY
    with tempfile.TemporaryDirectory(prefix=".building-", dir=release) as name:
        workplace = Path(name) / DIRECTORY
        workplace.mkdir()
        sums = [_make(workplace / dump.name, dump, release / DATASET, quads) for dump in DUMPS]
        (workplace / CHECKSUMS).write_text("".join(sums), encoding="ascii")
        with contextlib.suppress(OSError):  # another process was faster, and made the same
            workplace.rename(target)


def _make(path: Path, dump: Dump, dataset: Path, quads: list[Quad]) -> str:
    # No name and no time in the header (RFC 1952 section 2.3.1): the same quads give the same bytes.
    with path.open("wb") as file, gzip.GzipFile("", "wb", _LEVEL, file, mtime=0) as output:
        if dump.suffix == "nq":
            with dataset.open("rb") as source:
                shutil.copyfileobj(source, output)
        else:
            write_quads(iter(quads), cast("IO[bytes]", output), _ENGINES[dump.suffix])
    return f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n"


def dump_files(release: Release) -> tuple[DumpFile, ...]:
    """Return the dumps of ``release``; those that an older build did not make are made now.

    Raises:
        StoreError: they are not there and cannot be made.
    """
    if "dumps" not in release.cache:
        release.cache["dumps"] = _read(_directory(release))
    found = release.cache["dumps"]
    assert isinstance(found, tuple)
    return found


def _directory(release: Release) -> Path:
    directory = release.path / DIRECTORY
    if not (directory / CHECKSUMS).is_file():
        try:
            if os.access(release.path, os.W_OK):
                make_dumps(release.path)
        except OSError as error:
            raise StoreError(
                f"the dumps cannot be made: {error.strerror}", directory, hint="run `corrkg build` again"
            ) from error
    return directory


def _read(directory: Path) -> tuple[DumpFile, ...]:
    try:
        lines = (directory / CHECKSUMS).read_text(encoding="ascii").splitlines()
        sums = {name: digest for digest, _, name in (line.partition("  ") for line in lines)}
        paths = [(dump, directory / dump.name) for dump in DUMPS]
        return tuple(DumpFile(dump, path, path.stat().st_size, sums[path.name]) for dump, path in paths)
    except (OSError, ValueError, KeyError) as error:
        raise StoreError(f"the dumps cannot be read: {error}", directory, hint="run `corrkg build` again") from error
