"""The whole dataset as files to download: each format compressed, with its SHA-256; made once, by the build.

    DIR/releases/{digest}/dump/dataset.nq.gz …    and SHA256SUMS, as sha256sum writes and checks it

The files come from the build's own quads, and the same quads give the same bytes.
"""

from __future__ import annotations

import gzip
import hashlib
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import IO, cast

from corrkg.convert.catalog import DUMPS, Dump
from corrkg.errors import StoreError
from corrkg.sparql.answer import write_quads
from corrkg.store.built import Built
from corrkg.store.export import FORMATS

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


def make_dumps(target: Path, built: Built) -> None:
    """Write every dump of a build, and their checksums, in the directory ``target``."""
    target.mkdir()
    sums = [_make(target / dump.name, dump, built) for dump in DUMPS]
    (target / CHECKSUMS).write_text("".join(sums), encoding="ascii")


def _make(path: Path, dump: Dump, built: Built) -> str:
    # No name and no time in the header (RFC 1952 section 2.3.1): the same quads give the same bytes.
    with path.open("wb") as file, gzip.GzipFile("", "wb", _LEVEL, file, mtime=0) as output:
        if dump.suffix == "nq":
            with built.dataset.open("rb") as source:
                shutil.copyfileobj(source, output)
        else:
            write_quads(iter(built.quads), cast("IO[bytes]", output), _ENGINES[dump.suffix])
    return f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n"


def read_dumps(directory: Path) -> tuple[DumpFile, ...]:
    """Return the dumps in ``directory``, as `make_dumps` wrote them.

    Raises:
        StoreError: they are not there, or not all of them.
    """
    try:
        lines = (directory / CHECKSUMS).read_text(encoding="ascii").splitlines()
        sums = {name: digest for digest, _, name in (line.partition("  ") for line in lines)}
        paths = [(dump, directory / dump.name) for dump in DUMPS]
        return tuple(DumpFile(dump, path, path.stat().st_size, sums[path.name]) for dump, path in paths)
    except (OSError, ValueError, KeyError) as error:
        raise StoreError(f"the dumps cannot be read: {error}", directory, hint="run `corrkg build` again") from error
