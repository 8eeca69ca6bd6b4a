"""Files of gzip (RFC 1952) that are put together of parts, each compressed by itself, so that a part can be taken over.

A file has one member, as every program reads it: its parts are whole blocks of deflate (RFC 1951), which may follow one
another, and its checksum is worked out from those of the parts.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import IO

_LEVEL = 6
# No name and no time (RFC 1952 section 2.3.1): the same parts give the same bytes.
_HEAD = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff"
_END = b"\x03\x00"  # an empty last block
_POLYNOMIAL = 0xEDB88320  # RFC 1952 section 8


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a compressed file.

    Args:
        crc: CRC-32 of what it says.
        length: of that, in bytes.
        size: in the file, in bytes.
    """

    crc: int
    length: int
    size: int


def compressed(text: bytes) -> tuple[Part, bytes]:
    """Return a part that says ``text``, and its bytes in the file."""
    packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    packed = packer.compress(text) + packer.flush(zlib.Z_SYNC_FLUSH)
    return Part(zlib.crc32(text), len(text), len(packed)), packed


class Member:
    r"""A compressed file that is written part by part.

    >>> import gzip, io
    >>> file = io.BytesIO()
    >>> member = Member(file)
    >>> for text in (b"one\n", b"two\n"):
    ...     member.add(*compressed(text))
    >>> member.close()
    >>> gzip.decompress(file.getvalue())
    b'one\ntwo\n'
    """

    def __init__(self, file: IO[bytes]) -> None:
        """Begin the file."""
        self._file, self._crc, self._length = file, 0, 0
        self.place = file.write(_HEAD)
        """How many bytes there are until now."""

    def add(self, part: Part, packed: bytes) -> None:
        """Write a part."""
        self._file.write(packed)
        self._crc = _together(self._crc, part.crc, part.length)
        self._length += part.length
        self.place += part.size

    def close(self) -> None:
        """Write the end; the file itself stays open."""
        self._file.write(_END + struct.pack("<II", self._crc, self._length & 0xFFFFFFFF))


def _together(first: int, second: int, length: int) -> int:
    """Return the checksum of two texts, of which the second has ``length`` bytes, from theirs.

    To append zero bytes is a linear map of the checksum's bits (zlib's crc32_combine).

    >>> _together(zlib.crc32(b"letters"), zlib.crc32(b" of May"), 7) == zlib.crc32(b"letters of May")
    True
    """
    power = 0
    while length:
        if length & 1:
            first = _mapped(_zeros(power), first)
        length >>= 1
        power += 1
    return first ^ second


@cache
def _zeros(power: int) -> tuple[int, ...]:
    """Return the map that appends 2 to the ``power`` zero bytes: what becomes of each bit."""
    if power == 0:
        bit = (_POLYNOMIAL, *(1 << each for each in range(31)))
        return _squared(_squared(_squared(bit)))  # one zero bit, eight times
    return _squared(_zeros(power - 1))


def _squared(linear: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(_mapped(linear, each) for each in linear)


def _mapped(linear: Iterable[int], bits: int) -> int:
    found = 0
    for each in linear:
        if not bits:
            break
        if bits & 1:
            found ^= each
        bits >>= 1
    return found
