"""What two datasets differ in: the lines that one file of sorted N-Quads has and the other has not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import IO

from pyoxigraph import NamedNode, Quad, RdfFormat, parse

from corrkg.sparql.graph import Subject
from corrkg.store.lines import SortedLines
from corrkg.store.relations import owner

_BLOCK = 1 << 16  # bytes that are compared at once
_REMEMBERED = 2000  # things of which it is remembered what they and their parts say


@dataclass(frozen=True)
class Difference:
    """Two datasets, and what they differ in.

    Args:
        after: the file of sorted N-Quads of the other one.
        lost: the lines that only the first has, sorted.
        new: the lines that only the other has, sorted.
    """

    after: Path
    lost: tuple[bytes, ...]
    new: tuple[bytes, ...]

    @cached_property
    def subjects(self) -> frozenset[Subject]:
        """Those of which one says what the other does not."""
        return frozenset(quad.subject for quad in self.quads)

    @property
    def quads(self) -> Iterator[Quad]:
        """The quads that only one of them has."""
        return chain(self.lost_quads, self.new_quads)

    def about(self, subject: Subject) -> list[Quad]:
        """Return all that the other dataset says of a subject, in the order of its file.

        What is said of a thing and of its parts is read at once: a build that asks for one asks for others.
        """
        if not isinstance(subject, NamedNode):
            return self._starting(f"{subject} ")
        thing = owner(subject.value)
        if thing not in self._read:
            if len(self._read) >= _REMEMBERED:
                self._read.clear()
            told: dict[Subject, list[Quad]] = {}
            for quad in chain(self._starting(f"<{thing}#"), self._starting(f"<{thing}> ")):
                told.setdefault(quad.subject, []).append(quad)
            self._read[thing] = told
        return self._read[thing].get(subject, [])

    def _starting(self, beginning: str) -> list[Quad]:
        return parsed(line.encode() + b"\n" for line in self._lines.starting(beginning))

    @cached_property
    def _read(self) -> dict[str, dict[Subject, list[Quad]]]:
        return {}

    @cached_property
    def _lines(self) -> SortedLines:
        return SortedLines(self.after)

    @cached_property
    def lost_quads(self) -> list[Quad]:
        """The quads that only the first has."""
        return parsed(self.lost)

    @cached_property
    def new_quads(self) -> list[Quad]:
        """The quads that only the other has."""
        return parsed(self.new)


def parsed(lines: Iterable[bytes]) -> list[Quad]:
    r"""Return lines of N-Quads as quads, in their order.

    >>> [quad.object.value for quad in parsed([b'<urn:a> <urn:p> "007" .\n'])]
    ['007']
    """
    return list(parse(b"".join(lines), RdfFormat.N_QUADS))


def difference(before: Path, after: Path, most: int) -> Difference | None:
    r"""Return what two files of sorted lines differ in; None: in more than ``most`` lines.

    What they have in common is compared in blocks, so that it costs little more than to read it.

    >>> import tempfile
    >>> place = Path(tempfile.mkdtemp())
    >>> _ = (place / "one").write_bytes(b"a\nb\nd\n"), (place / "two").write_bytes(b"a\nc\nd\ne\n")
    >>> found = difference(place / "one", place / "two", 3)
    >>> found.lost, found.new
    ((b'b\n',), (b'c\n', b'e\n'))
    >>> difference(place / "one", place / "two", 2)
    """
    lost: list[bytes] = []
    new: list[bytes] = []
    with before.open("rb") as one, after.open("rb") as other:
        for line, is_new in _apart(_Lines(one), _Lines(other)):
            (new if is_new else lost).append(line)
            if len(lost) + len(new) > most:
                return None
    return Difference(after, tuple(lost), tuple(new))


def _apart(one: _Lines, other: _Lines) -> Iterator[tuple[bytes, bool]]:
    """Yield the lines that only one of two files has, each with whether it is the other one."""
    while True:
        mine, its = one.line(), other.line()
        if not mine and not its:
            return
        if mine == its:
            one.fill()
            other.fill()
            size = _common(one.data, one.place, other.data, other.place) or len(mine)  # of a line that fills no block
            one.place += size
            other.place += size
        elif mine and (not its or mine < its):
            one.place += len(mine)
            yield mine, False
        else:
            other.place += len(its)
            yield its, True


def _common(one: bytes, start: int, other: bytes, begin: int) -> int:
    """Return how many bytes of whole lines two texts have in common from these places on, looked for in blocks."""
    size = step = min(_BLOCK, len(one) - start, len(other) - begin)
    if one[start : start + size] == other[begin : begin + size]:
        return one.rfind(b"\n", start, start + size) + 1 - start if size else 0
    size = 0
    while step := step // 2:
        if one[start : start + size + step] == other[begin : begin + size + step]:
            size += step
    return max(one.rfind(b"\n", start, start + size) + 1 - start, 0)


class _Lines:
    """A file of lines as far as it has been read."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self.data, self.place = b"", 0

    def fill(self) -> None:
        """Have a block ahead, or what is left of the file."""
        if len(self.data) - self.place < _BLOCK and (more := self._file.read(16 * _BLOCK)):
            self.data, self.place = self.data[self.place :] + more, 0

    def line(self) -> bytes:
        """Return the next line, which is not passed; empty: there is none."""
        while (end := self.data.find(b"\n", self.place)) < 0 and (more := self._file.read(16 * _BLOCK)):
            self.data += more
        return self.data[self.place : end + 1] if end >= 0 else self.data[self.place :]
