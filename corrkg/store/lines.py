"""Files of sorted lines, searched where they lie: nothing is read when one is opened, however long it is."""

from __future__ import annotations

import mmap
from collections.abc import Iterable, Iterator
from pathlib import Path


def write_lines(path: Path, lines: Iterable[str]) -> None:
    """Write ``lines``, none of which has a line end, each once and in the order of their bytes in UTF-8."""
    encoded = sorted({line.encode() for line in lines})
    path.write_bytes(b"".join(line + b"\n" for line in encoded))


class SortedLines:
    r"""A file that `write_lines` has written.

    Args:
        path: where it lies.

    Raises:
        OSError: it is not there.
        ValueError: its last line has no end: it was cut short.

    >>> import tempfile
    >>> file = Path(tempfile.mkdtemp()) / "words"
    >>> write_lines(file, ["beet", "bee", "ant", "bear"])
    >>> words = SortedLines(file)
    >>> "bee" in words, "be" in words, list(words.starting("bee"))
    (True, False, ['bee', 'beet'])
    """

    def __init__(self, path: Path) -> None:
        with path.open("rb") as file:
            # A file of no bytes cannot be mapped.
            empty = file.seek(0, 2) == 0
            self._bytes: mmap.mmap | bytes = b"" if empty else mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        if not empty and self._bytes[-1:] != b"\n":
            raise ValueError("its last line has no end")

    def __contains__(self, line: str) -> bool:
        wanted = line.encode("utf-8", "surrogatepass")
        place = self._find(wanted)
        return place < len(self._bytes) and self._line(place) == wanted

    def __iter__(self) -> Iterator[str]:
        return self.starting("")

    def starting(self, prefix: str) -> Iterator[str]:
        """Yield the lines that begin with ``prefix``, in their order."""
        wanted = prefix.encode("utf-8", "surrogatepass")
        place = self._find(wanted)
        while place < len(self._bytes) and (line := self._line(place)).startswith(wanted):
            yield line.decode()
            place += len(line) + 1

    def _line(self, start: int) -> bytes:
        return self._bytes[start : self._bytes.find(b"\n", start)]

    def _find(self, wanted: bytes) -> int:
        """Return where the first line begins that is not less than ``wanted``."""
        low, high = 0, len(self._bytes)
        while low < high:
            start = self._bytes.rfind(b"\n", low, (low + high) // 2) + 1 or low
            line = self._line(start)
            if line < wanted:
                low = start + len(line) + 1
            else:
                high = start
        return low
