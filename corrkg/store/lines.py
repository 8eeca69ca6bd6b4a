"""Files of sorted lines, searched where they lie: nothing is read when one is opened, however long it is.

A file is read in blocks and not mapped into memory: one that is cut short while it is open is an error then, and not
the end of the process (SIGBUS).
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

_BLOCK = 1024
_LARGEST = 1 << 20  # of the blocks in which many lines are read one after another


def write_lines(path: Path, lines: Iterable[str]) -> None:
    r"""Write ``lines``, none of which has a line end, each once and in the order of their bytes in UTF-8.

    >>> import tempfile
    >>> file = Path(tempfile.mkdtemp()) / "words"
    >>> write_lines(file, ["b", "a", "b"])
    >>> file.read_text()
    'a\nb\n'
    """
    encoded = sorted({line.encode() for line in lines})
    path.write_bytes(b"".join(line + b"\n" for line in encoded))


class SortedLines:
    """A file that `write_lines` has written.

    Args:
        path: where it lies.

    Raises:
        OSError: it is not there, or cannot be read.

    >>> import tempfile
    >>> file = Path(tempfile.mkdtemp()) / "words"
    >>> write_lines(file, ["beet", "bee", "ant", "bear"])
    >>> words = SortedLines(file)
    >>> "bee" in words, "be" in words, list(words.starting("bee"))
    (True, False, ['bee', 'beet'])
    """

    def __init__(self, path: Path) -> None:
        self._file = path.open("rb", buffering=0)
        self._size = os.fstat(self._file.fileno()).st_size

    def __contains__(self, line: str) -> bool:
        wanted = line.encode("utf-8", "surrogatepass")
        place = self._find(wanted)
        return place < self._size and self._line(place) == wanted

    def __iter__(self) -> Iterator[str]:
        return self.starting("")

    def starting(self, prefix: str) -> Iterator[str]:
        """Yield the lines that begin with ``prefix``, in their order."""
        wanted = prefix.encode("utf-8", "surrogatepass")
        place, size, rest = self._find(wanted), _BLOCK, b""
        while block := self._read(place, size):
            place += len(block)
            size = min(2 * size, _LARGEST)
            *lines, rest = (rest + block).split(b"\n")
            for line in lines:
                if not line.startswith(wanted):
                    return
                yield line.decode()
        if rest:
            raise _cut_short()

    def _find(self, wanted: bytes) -> int:
        """Return where the first line begins that is not less than ``wanted``."""
        low, high = 0, self._size
        while low < high:
            start = self._beginning(low, (low + high) // 2)
            line = self._line(start)
            if line < wanted:
                low = start + len(line) + 1
            else:
                high = start
        return low

    def _line(self, start: int) -> bytes:
        data = b""
        while (end := data.find(b"\n")) < 0:
            block = self._read(start + len(data), _BLOCK)
            if not block:
                raise _cut_short()
            data += block
        return data[:end]

    def _beginning(self, low: int, place: int) -> int:
        """Return where the line begins that has the byte at ``place``; one begins at ``low``."""
        end = place
        while end > low:
            start = max(low, end - _BLOCK)
            found = self._read(start, end - start).rfind(b"\n")
            if found >= 0:
                return start + found + 1
            end = start
        return low

    def _read(self, start: int, size: int) -> bytes:
        return os.pread(self._file.fileno(), size, start)


def _cut_short() -> OSError:
    return OSError("a file of sorted lines was cut short")
