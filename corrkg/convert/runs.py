"""Sorted runs of lines on disk: laid down text by text, and merged without being held in memory.

A text's own statements lie in blocks, one for each document (``<…/letter/x#``, ``<…/letter/x>``); no other text writes
in them, so that they are copied as they are. What several texts may state is merged line by line.
"""

from __future__ import annotations

import heapq
import os
import sys
from bisect import bisect_left
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

_TOGETHER = 48  # files that are open at once
_HIGHEST = chr(sys.maxunicode)  # no line has it: it is no character


@dataclass(frozen=True, slots=True)
class Block:
    """The lines of one document.

    Args:
        key: what they all begin with, and no line of another document does.
        run: the file that has them.
        start: where they begin there, in bytes.
        length: in bytes.
    """

    key: str
    run: str
    start: int
    length: int


def write_blocks(path: Path, index: Path, lines: Sequence[str]) -> None:
    """Write sorted lines, and an index of the documents that their subjects belong to."""
    with path.open("wb") as run, index.open("w", encoding="utf-8", newline="\n") as blocks:
        start, first = 0, 0
        while first < len(lines):
            key = _document(lines[first])
            last = bisect_left(lines, key + _HIGHEST, first)
            written = run.write("".join(lines[first:last]).encode())
            blocks.write(f"{key}\t{path.name}\t{start}\t{written}\n")
            start, first = start + written, last


def _document(line: str) -> str:
    """Return the beginning of a line up to the end of the document's address.

    >>> _document("<urn:a#b> <urn:p> <urn:c> <urn:g> ."), _document("<urn:a> <urn:p> <urn:c> <urn:g> .")
    ('<urn:a#', '<urn:a>')
    """
    subject = line[: line.index(">") + 1]
    return subject[: subject.index("#") + 1] if "#" in subject else subject


def write_lines(path: Path, lines: Iterable[str]) -> None:
    r"""Write lines that have their ends.

    >>> import tempfile
    >>> file = Path(tempfile.mkdtemp()) / "run"
    >>> write_lines(file, ["a\n", "b\n"])
    >>> list(read_lines(file))
    ['a\n', 'b\n']
    """
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(lines)


def read_lines(path: Path) -> Iterator[str]:
    """Yield the lines of a file with their ends."""
    with path.open(encoding="utf-8", newline="\n") as file:
        yield from file


def merge(runs: Sequence[Path], target: Path) -> Path:
    r"""Merge files of sorted lines, each line once, into the file ``target``; few of them are open at a time.

    >>> import tempfile
    >>> place = Path(tempfile.mkdtemp())
    >>> write_lines(place / "one", ["a\n", "c\n"])
    >>> write_lines(place / "two", ["a\n", "b\n"])
    >>> list(read_lines(merge([place / "one", place / "two"], place / "both")))
    ['a\n', 'b\n', 'c\n']
    """
    level, number = [*runs], 0
    while len(level) > _TOGETHER:
        ahead: list[Path] = []
        for first in range(0, len(level), _TOGETHER):
            part = target.with_name(f"{target.name}.{number}")
            number += 1
            write_lines(part, merged(*map(read_lines, level[first : first + _TOGETHER])))
            ahead.append(part)
        for path in level:
            if path not in runs:
                path.unlink()
        level = ahead
    write_lines(target, merged(*map(read_lines, level)))
    for path in level:
        if path not in runs:
            path.unlink()
    return target


def merged(*runs: Iterable[str]) -> Iterator[str]:
    r"""Yield the lines of sorted ``runs`` in order, each once.

    >>> list(merged(["a\n", "c\n"], ["a\n", "b\n"]))
    ['a\n', 'b\n', 'c\n']
    """
    last = ""
    for line in heapq.merge(*runs):
        if line != last:
            yield line
            last = line


def read_index(path: Path) -> Iterator[Block]:
    """Yield the blocks of an index."""
    for line in read_lines(path):
        key, run, start, length = line.rstrip("\n").split("\t")
        yield Block(key, run, int(start), int(length))


class Blocks:
    """Reads blocks of runs; few of these are open at a time.

    Args:
        runs: the files, by their names.
    """

    def __init__(self, runs: Mapping[str, Path]) -> None:
        """Open nothing yet."""
        self._runs = runs
        self._open: OrderedDict[str, int] = OrderedDict()

    def read(self, block: Block) -> bytes:
        """Return the lines of a block."""
        if block.run not in self._open:
            if len(self._open) >= _TOGETHER:
                os.close(self._open.popitem(last=False)[1])
            self._open[block.run] = os.open(self._runs[block.run], os.O_RDONLY)
        self._open.move_to_end(block.run)
        return os.pread(self._open[block.run], block.length, block.start)

    def close(self) -> None:
        """Close what is open."""
        while self._open:
            os.close(self._open.popitem()[1])


def woven(blocks: Iterable[Block], reader: Blocks, rest: Iterable[str]) -> Iterator[bytes]:
    """Yield the whole of all lines in order, in pieces: blocks as they are, and between them the lines of ``rest``.

    Args:
        blocks: in the order of their keys.
        reader: reads them.
        rest: sorted lines of other documents, and lines that are added to those of a block.
    """
    lines = iter(rest)
    ahead = next(lines, None)
    for block in blocks:
        before: list[str] = []
        while ahead is not None and ahead < block.key:
            before.append(ahead)
            ahead = next(lines, None)
        if before:
            yield "".join(before).encode()
        added: list[str] = []
        while ahead is not None and ahead.startswith(block.key):
            added.append(ahead)
            ahead = next(lines, None)
        own = reader.read(block)
        if added:
            own = b"".join(sorted([*own.splitlines(keepends=True), *(line.encode() for line in added)]))
        yield own
    if ahead is not None:
        yield from (line.encode() for line in chain([ahead], lines))
