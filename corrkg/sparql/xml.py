"""What XML 1.0 cannot hold, and what must be escaped so that it comes back as it was.

Oxigraph writes the characters of a value as they are. A parser turns a carriage return into a line feed
(https://www.w3.org/TR/xml/#sec-line-ends) unless it is a character reference, and does not take control characters at
all (https://www.w3.org/TR/xml/#charsets).
"""

from __future__ import annotations

import io
import re
from typing import IO, TYPE_CHECKING, cast

from pyoxigraph import Triple

from corrkg.sparql.guard import QueryError

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

# In UTF-8. U+FFFE and U+FFFF are no characters of XML either.
_FORBIDDEN = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]|\xef\xbf[\xbe\xbf]")
# The end of an IRI that can be the local part of an element's name (https://www.w3.org/TR/xml-names/#NT-NCName).
_LOCAL_NAME = re.compile(r"[^\W\d][\w.\-·]*\Z")


def guarded(output: IO[bytes]) -> IO[bytes]:
    r"""Return a file that passes XML on to ``output`` with carriage returns escaped.

    >>> target = io.BytesIO()
    >>> _ = guarded(target).write(b"a\r\nb")
    >>> target.getvalue()
    b'a&#13;\nb'
    """
    return cast(IO[bytes], _Guarded(output))


def nameable(triple: Triple) -> Triple:
    """Return ``triple``, if RDF/XML can write its predicate as the name of an element.

    Raises:
        QueryError: it cannot (https://www.w3.org/TR/rdf-syntax-grammar/#section-Serialising).
    """
    if not _LOCAL_NAME.search(triple.predicate.value):
        raise QueryError(
            f"RDF/XML cannot write the predicate {triple.predicate.value}", hint="ask for Turtle or another format"
        )
    return triple


class _Guarded(io.RawIOBase):
    def __init__(self, output: IO[bytes]) -> None:
        self._output = output

    def writable(self) -> bool:
        return True

    def write(self, data: ReadableBuffer, /) -> int:
        block = bytes(data)
        if _FORBIDDEN.search(block):
            raise QueryError("a value has a control character, which XML cannot hold", hint="ask for JSON or Turtle")
        self._output.write(block.replace(b"\r", b"&#13;"))
        return len(block)
