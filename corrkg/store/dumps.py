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

from corrkg.convert.catalog import dump_name
from corrkg.errors import StoreError
from corrkg.formats import DUMP_FORMATS, N_QUADS, Format
from corrkg.sparql.answer import write_quads
from corrkg.store.built import Built

CHECKSUMS = "SHA256SUMS"
_LEVEL = 6


@dataclass(frozen=True, slots=True)
class DumpFile:
    """A dump on disk. ``sha256`` is of the compressed file, in hex; ``size`` in bytes."""

    dump: Format
    path: Path
    size: int
    sha256: str


def make_dumps(target: Path, built: Built) -> None:
    """Write every dump of a build, and their checksums, in the directory ``target``."""
    target.mkdir()
    sums = [_make(target / dump_name(dump), dump, built) for dump in DUMP_FORMATS]
    (target / CHECKSUMS).write_text("".join(sums), encoding="ascii")


def _make(path: Path, dump: Format, built: Built) -> str:
    # No name and no time in the header (RFC 1952 section 2.3.1): the same quads give the same bytes.
    with path.open("wb") as file, gzip.GzipFile("", "wb", _LEVEL, file, mtime=0) as output:
        if dump == N_QUADS:
            with built.dataset.open("rb") as source:
                shutil.copyfileobj(source, output)
        else:
            assert dump.rdf is not None
            write_quads(built.quads, cast("IO[bytes]", output), dump.rdf)
    with path.open("rb") as made:
        return f"{hashlib.file_digest(made, 'sha256').hexdigest()}  {path.name}\n"


def read_dumps(directory: Path) -> tuple[DumpFile, ...]:
    """Return the dumps in ``directory``, as `make_dumps` wrote them.

    Raises:
        StoreError: they are not there, or not all of them.
    """
    try:
        lines = (directory / CHECKSUMS).read_text(encoding="ascii").splitlines()
        sums = {name: digest for digest, _, name in (line.partition("  ") for line in lines)}
        paths = [(dump, directory / dump_name(dump)) for dump in DUMP_FORMATS]
        return tuple(DumpFile(dump, path, path.stat().st_size, sums[path.name]) for dump, path in paths)
    except (OSError, ValueError, KeyError) as error:
        raise StoreError(f"the dumps cannot be read: {error}", directory, hint="run `corrkg build` again") from error
