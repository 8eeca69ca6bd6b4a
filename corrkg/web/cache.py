"""Answers kept in memory: by dataset, query, graphs and format, bounded in bytes, the least used dropped first.

The key holds the dataset's digest, so an answer is never stale; a new release only makes the old ones unused.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import IO, cast

# An answer over this size is not kept: it would drop too many others.
_LARGEST = 1_000_000


class AnswerCache:
    """A bounded store of whole answers.

    Args:
        capacity: in bytes; 0 keeps nothing.

    >>> cache = AnswerCache(10)
    >>> cache.keep("a", b"12345"); cache.keep("b", b"12345"); cache.keep("c", b"12345")
    >>> cache.get("a"), cache.get("c")
    (None, b'12345')
    """

    def __init__(self, capacity: int) -> None:
        """Begin empty."""
        self.capacity = capacity
        self._answers: OrderedDict[Hashable, bytes] = OrderedDict()
        self._size = 0
        self._lock = threading.Lock()

    def get(self, key: Hashable) -> bytes | None:
        """Return the answer kept for ``key``, or None."""
        with self._lock:
            found = self._answers.get(key)
            if found is not None:
                self._answers.move_to_end(key)
            return found

    def keep(self, key: Hashable, answer: bytes) -> None:
        """Keep an answer, and drop those least recently used that have no room any more."""
        if len(answer) > min(_LARGEST, self.capacity):
            return
        with self._lock:
            self._size += len(answer) - len(self._answers.pop(key, b""))
            self._answers[key] = answer
            while self._size > self.capacity:
                self._size -= len(self._answers.popitem(last=False)[1])

    def recording(self, key: Hashable, write: Callable[[IO[bytes]], None]) -> Callable[[IO[bytes]], None]:
        """Return ``write`` so that what it writes is kept too, if it is written to its end."""

        def writer(output: IO[bytes]) -> None:
            copy = _Copy(output)
            write(cast(IO[bytes], copy))
            if copy.parts is not None:
                self.keep(key, b"".join(copy.parts))

        return writer


class _Copy:
    """A file that passes everything on and keeps a copy, unless it grows too large."""

    def __init__(self, output: IO[bytes]) -> None:
        self.output = output
        self.parts: list[bytes] | None = []
        self._size = 0

    def write(self, block: bytes) -> int:
        self._size += len(block)
        if self._size > _LARGEST:
            self.parts = None
        elif self.parts is not None:
            self.parts.append(bytes(block))
        return self.output.write(block)
