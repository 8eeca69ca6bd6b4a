"""The whole dataset as files to download: each format compressed, with its SHA-256; made once, by the build.

    DIR/releases/{digest}/dump/dataset.nq.gz …    and SHA256SUMS, as sha256sum writes and checks it

The files come from the build's own quads, and the same quads give the same bytes.
"""

from __future__ import annotations

import hashlib
import io
import json
import re
import zlib
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from pyoxigraph import NamedNode, Quad

from corrkg.convert.catalog import dump_name
from corrkg.errors import StoreError
from corrkg.formats import DUMP_FORMATS, JSON_LD, N_QUADS, RDF_XML, Format
from corrkg.sparql.answer import write_quads
from corrkg.store.built import Built
from corrkg.store.difference import parsed
from corrkg.store.members import Member, Part, compressed
from corrkg.store.whole import sha256_of
from corrkg.vocab import RDF

CHECKSUMS = "SHA256SUMS"
_PIECES = "pieces.json"
_SUBJECTS = 256  # in a piece, on average
_SUBJECT = re.compile(rb"(\S+ ).*\n(?:\1.*\n)*")  # the lines of a subject
_BLOCK = 1 << 22  # bytes that are read at once


@dataclass(frozen=True, slots=True)
class DumpFile:
    """A dump on disk. ``sha256`` is of the compressed file, in hex; ``size`` in bytes."""

    dump: Format
    path: Path
    size: int
    sha256: str


def make_dumps(target: Path, built: Built) -> None:
    """Write every dump of a build, and their checksums, in the directory ``target``.

    The dataset is written piece by piece, so that those which an earlier release has are taken over as they lie there.
    """
    target.mkdir()
    known = _Pieces.read(built.earlier.release / target.name) if built.earlier else _Pieces([], {})
    made = _Pieces([dump_name(dump) for dump in DUMP_FORMATS], {})
    with ExitStack() as opened:
        files = [opened.enter_context((target / name).open("wb")) for name in made.names]
        before = [opened.enter_context((built.earlier.release / target.name / each).open("rb"))
                  for each in known.names if built.earlier]  # fmt: skip
        writers = [_Writer(dump, file) for dump, file in zip(DUMP_FORMATS, files, strict=True)]
        for text in _cut(built.dataset):
            key = hashlib.sha256(text).hexdigest()
            places = known.places.get(key, [])
            if not places:
                quads = parsed([text])
                made.places[key] = [writer.add(text, quads) for writer in writers]
            else:
                of = zip(writers, before, places, strict=True)
                made.places[key] = [writer.take(file, place) for writer, file, place in of]
        for writer in writers:
            writer.close()
    made.save(target)
    sums = [f"{sha256_of(target / name)}  {name}\n" for name in made.names]
    (target / CHECKSUMS).write_text("".join(sums), encoding="ascii")


def _cut(dataset: Path) -> Iterator[bytes]:
    """Yield the lines of a dataset in pieces of some hundreds, which end with the last line of a subject.

    Where a piece begins depends on the name of the subject alone: what changes elsewhere moves no piece.
    """
    told: list[bytes] = []  # what each subject says
    for subject, text in _subjects(dataset):
        if told and zlib.crc32(subject) % _SUBJECTS == 0:
            yield b"".join(told)
            told.clear()
        told.append(text)
    if told:
        yield b"".join(told)


def _subjects(dataset: Path) -> Iterator[tuple[bytes, bytes]]:
    """Yield the subjects of a dataset, each with its lines."""
    rest = b""
    with dataset.open("rb") as file:
        while block := file.read(_BLOCK):
            text = rest + block
            found = list(_SUBJECT.finditer(text))
            rest = text[found[-1].start() :] if found else text  # the last subject may go on
            yield from ((match[1], match[0]) for match in found[:-1])
    yield from ((match[1], match[0]) for match in _SUBJECT.finditer(rest))


@dataclass(frozen=True, slots=True)
class _Pieces:
    """Where the pieces of a dataset stand in its dumps.

    Args:
        names: of the dumps.
        places: of each piece, by the SHA-256 of its lines: where it begins in each of the dumps, and what it is there.
    """

    names: list[str]
    places: dict[str, list[tuple[int, Part]]]

    @classmethod
    def read(cls, directory: Path) -> _Pieces:
        told = json.loads((directory / _PIECES).read_text(encoding="ascii"))
        places = {key: [(start, Part(*part)) for start, *part in found] for key, found in told["places"].items()}
        return cls(told["names"], places)

    def save(self, directory: Path) -> None:
        places = {
            key: [(start, part.crc, part.length, part.size) for start, part in found]
            for key, found in self.places.items()
        }
        text = json.dumps({"names": self.names, "places": places}, separators=(",", ":"))
        (directory / _PIECES).write_text(text, encoding="ascii")


class _Writer:
    """Writes a dump piece by piece."""

    def __init__(self, dump: Format, file: IO[bytes]) -> None:
        self._dump, self._member = dump, Member(file)
        self._opening, self._between, self._closing = _frame(dump)
        self._begun = False
        self._frame(self._opening)

    def add(self, text: bytes, quads: list[Quad]) -> tuple[int, Part]:
        """Write a piece, and return where it begins and what it is in the file."""
        if self._dump != N_QUADS:
            document = _document(self._dump, quads)
            text = document[len(self._opening) : len(document) - len(self._closing)]
        return self._add(*compressed(text))

    def take(self, before: IO[bytes], place: tuple[int, Part]) -> tuple[int, Part]:
        """Write a piece that stands at a place of another file."""
        start, part = place
        before.seek(start)
        return self._add(part, before.read(part.size))

    def _add(self, part: Part, packed: bytes) -> tuple[int, Part]:
        self._frame(self._between if self._begun else b"")
        self._begun = True
        start = self._member.place
        self._member.add(part, packed)
        return start, part

    def _frame(self, text: bytes) -> None:
        if text:
            self._member.add(*compressed(text))

    def close(self) -> None:
        self._frame(self._closing)
        self._member.close()


def _document(dump: Format, quads: Iterable[Quad]) -> bytes:
    output = io.BytesIO()
    assert dump.rdf is not None
    write_quads(iter(quads), output, dump.rdf, ahead=0)
    return output.getvalue()


def _frame(dump: Format) -> tuple[bytes, bytes, bytes]:
    """Return what stands before the first piece of a dump, between two of them, and behind the last one."""
    node = NamedNode("urn:x")
    document = _document(dump, [Quad(node, RDF.type, node)])
    if dump == RDF_XML:
        return document[: document.index(b"\n\t<")], b"", b"\n</rdf:RDF>"
    if dump == JSON_LD:
        return document[: document.index(b"\n  {")], b",", b"\n ]\n}\n"
    return document[: document.index(b"<urn:x>")], b"", b""


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
