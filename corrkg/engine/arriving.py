"""Answers on their way from an engine elsewhere: with our names of graphs, in our formats, and within the limits."""

from __future__ import annotations

import io
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import IO, cast

import httpx
from pyoxigraph import QueryResultsFormat, RdfFormat, Triple, parse, parse_query_results

from corrkg.engine.base import Formats, Head, Running
from corrkg.engine.line import DeadError, dead
from corrkg.engine.naming import Names
from corrkg.engine.remote import truth
from corrkg.sparql.answer import Answer, Term
from corrkg.sparql.limits import LimitError, Limits, SizeError, TimeError

_BLOCK = 64 * 1024
_IN_MEMORY = 1_000_000  # bytes of an answer; the rest of a longer one lies in a temporary file
_CUT = "X-SPARQL-MaxRows"  # Virtuoso's word for a table that it cut off


class Arriving(Running):
    """An answer that comes from the engine, with our names and in our formats.

    Args:
        response: of the engine, its body not yet read.
        formats: what it is to be written in.
        names: those that the engine has for graphs.
        limits: of the answer.
        until: when it must have come (``time.monotonic``).
        free: what is to be called at its end.
    """

    def __init__(
        self, response: httpx.Response, formats: Formats, names: Names, limits: Limits, until: float,
        free: list[Callable[[], object]],
    ) -> None:  # fmt: skip
        super().__init__(formats)
        self._headers, self._limits = response.headers, limits
        self._body = _Body(response, names, until, free)
        self._answer: Answer | None = None

    def answer(self) -> Answer:
        """Return the answer as terms, read as they are taken."""
        if self._answer is None:
            kind = self._headers.get("Content-Type", "").partition(";")[0].strip().lower()
            if _CUT in self._headers:
                self.close()
                raise SizeError("the engine gives no more rows of this answer", hint="add LIMIT, or page with OFFSET")
            with self._told():
                if table := QueryResultsFormat.from_media_type(kind):
                    self._answer = truth(Answer(parse_query_results(self._body.file, table)))
                elif graph := RdfFormat.from_media_type(kind):
                    self._answer = Answer(quad.triple for quad in parse(self._body.file, graph))
                else:
                    self.close()
                    told = f"the engine answers with {kind or 'no media type'}"
                    raise DeadError(told, hint="the publisher has to see whether it is a SPARQL endpoint")
        return self._answer

    @property
    def head(self) -> Head:
        """What the answer is."""
        answer = self.answer()
        return Head(answer.is_graph, answer.boolean, answer.variables)

    def rows(self) -> Iterator[tuple[Term | None, ...]]:  # type: ignore[override]
        """Yield the rows of a table."""
        with self, self._told():
            yield from self.answer().rows()

    def triples(self) -> Iterator[Triple]:  # type: ignore[override]
        """Yield the triples of a graph."""
        with self, self._told():
            yield from self.answer().triples()

    def blocks(self) -> Iterator[bytes]:
        """Yield the answer in blocks, when the whole of it has come and the engine's place is free again."""
        with tempfile.SpooledTemporaryFile(_IN_MEMORY) as file:
            with self, self._told():
                write(self.answer(), cast(IO[bytes], file), self.formats, self._limits)
            yield from _blocks(self, cast(IO[bytes], file))

    def _told(self) -> _Telling:
        return _Telling(self._body)

    def close(self) -> None:
        """Give the answer up, and its place back; once is enough."""
        self._body.close()


class Told(Running):
    """A graph that this process puts together.

    Args:
        triples: of it.
        formats: what it is to be written in.
        limits: of the answer.
    """

    def __init__(self, triples: Iterator[Triple], formats: Formats, limits: Limits) -> None:
        super().__init__(formats)
        self._answer, self._limits = Answer(triples), limits

    @property
    def head(self) -> Head:
        """It is a graph."""
        return Head(is_graph=True, boolean=None, variables=())

    def answer(self) -> Answer:
        """Return the graph as it is."""
        return self._answer

    def blocks(self) -> Iterator[bytes]:
        """Yield the graph in blocks, when the whole of it is there."""
        with tempfile.SpooledTemporaryFile(_IN_MEMORY) as file:
            write(self._answer, cast(IO[bytes], file), self.formats, self._limits)
            yield from _blocks(self, cast(IO[bytes], file))

    def triples(self) -> Iterator[Triple]:  # type: ignore[override]
        """Yield the triples."""
        yield from self._answer.triples()

    def close(self) -> None:
        """Do nothing: it has no place."""


def write(answer: Answer, file: IO[bytes], formats: Formats, limits: Limits) -> None:
    """Write ``answer`` to ``file`` in the format of its kind.

    Raises:
        SizeError: it is longer than the limit.
    """
    output = cast(IO[bytes], _Counted(file, limits.result))
    answer.write(output, formats.graph if answer.is_graph else formats.table)
    file.seek(0)


def _blocks(running: Running, file: IO[bytes]) -> Iterator[bytes]:
    block = file.read(_BLOCK)
    while True:
        following = file.read(_BLOCK)
        running.done = not following
        yield block
        if not following:
            return
        block = following


class _Counted(io.RawIOBase):
    """A file that takes no more than so many bytes."""

    def __init__(self, file: IO[bytes], left: int) -> None:
        self._file, self._left = file, left

    def writable(self) -> bool:
        return True

    def write(self, data: object) -> int:
        self._left -= len(data)  # type: ignore[arg-type]
        if self._left < 0:
            raise SizeError(
                "the answer is longer than the limit of this endpoint", hint="add LIMIT, or page with OFFSET"
            )
        return self._file.write(data)  # type: ignore[call-overload,no-any-return]


class _Body(io.RawIOBase):
    """The body of a response, with our names. What goes wrong is kept: a parser would tell it in other words.

    The place of the answer is its own: terms of the answer are read from it for as long as a parser holds it, whatever
    has become of the `Arriving`, and a body that nothing holds any more gives its place back.
    """

    def __init__(
        self, response: httpx.Response, names: Names, until: float, free: list[Callable[[], object]]
    ) -> None:  # fmt: skip
        self._response, self._free = response, free
        self._blocks = response.iter_bytes(_BLOCK)
        self._names, self._until = names, until
        self._raw = self._ready = b""
        self.error: LimitError | None = None

    @property
    def file(self) -> IO[bytes]:
        return cast(IO[bytes], self)

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        while not self._ready:
            try:
                block = next(self._blocks, None)
            except httpx.ReadTimeout:
                self.error = TimeError("the query took too long", hint="ask for less, or add LIMIT")
                raise self.error from None
            except httpx.HTTPError:
                self.error = dead()
                raise self.error from None
            if time.monotonic() > self._until:
                self.error = TimeError("the query took too long", hint="ask for less, or add LIMIT")
                raise self.error
            if block is None:
                self._ready, self._raw = self._names.here(self._raw), b""
                self._release()
                if not self._ready:
                    return b""
                break
            # A name may be parted by the end of a block: so much is kept back as may be the beginning of one.
            self._raw = self._names.here(self._raw + block)
            keep = self._names.longest
            self._ready, self._raw = (self._raw[:-keep], self._raw[-keep:]) if keep else (self._raw, b"")
        end = len(self._ready) if size < 0 else size
        part, self._ready = self._ready[:end], self._ready[end:]
        return part

    def close(self) -> None:
        """Give the rest up, and the place back; the base class calls it when nothing holds the body any more."""
        self._release()
        super().close()

    def _release(self) -> None:
        with suppress(httpx.HTTPError):
            self._response.close()
        while self._free:
            self._free.pop()()


class _Telling:
    """A context in which an error of a body comes out as it was."""

    def __init__(self, body: _Body) -> None:
        self._body = body

    def __enter__(self) -> None:
        pass

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if error is None or isinstance(error, GeneratorExit):
            return
        if self._body.error is not None and error is not self._body.error:
            raise self._body.error from error
        if isinstance(error, SyntaxError | ValueError):
            raise DeadError("the engine gives an answer that cannot be read", hint="try again in a moment") from error
