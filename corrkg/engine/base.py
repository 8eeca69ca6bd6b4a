"""The seam between a query and what answers it: an engine is one method, and its answer comes in blocks.

The local pool, this process and a remote endpoint are three engines; a test double is another.
"""

from __future__ import annotations

import io
import socket
from abc import ABC, abstractmethod
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from types import TracebackType
from typing import IO, Protocol, Self, cast

from pyoxigraph import QueryResultsFormat, RdfFormat, Triple, parse, parse_query_results

from corrkg.sparql.answer import Answer, Dataset, Term
from corrkg.sparql.graph import Graph
from corrkg.sparql.guard import Reading

TIMEOUT = 60.0  # seconds that an endpoint on the network may be silent
_BLOCK = 64 * 1024


@dataclass(frozen=True, slots=True)
class Formats:
    """What an answer is to be written in.

    Args:
        table: for a table or a truth value.
        graph: for a graph.
    """

    table: QueryResultsFormat = QueryResultsFormat.JSON
    graph: RdfFormat = RdfFormat.N_TRIPLES


@dataclass(frozen=True, slots=True)
class Head:
    """What is known of an answer before its first byte.

    Args:
        is_graph: whether it is a graph; otherwise a table or a truth value.
        boolean: the truth value of ASK, or None.
        variables: the columns of SELECT.
    """

    is_graph: bool
    boolean: bool | None
    variables: tuple[str, ...]


class Running(ABC):
    """An answer on its way, to be read once. Use it as a context manager: leaving it early frees its place at once.

    Args:
        formats: what it is written in.
    """

    done: bool = False
    """Whether the block that came is the last."""

    def __init__(self, formats: Formats) -> None:
        self.formats = formats

    @property
    @abstractmethod
    def head(self) -> Head:
        """What the answer is; waits until that is known.

        Raises:
            QueryError: the query cannot be parsed, or a function of it is not known.
            LimitError: it met a limit.
            GoneError: the reader of the answer has hung up.
        """

    @abstractmethod
    def blocks(self) -> Iterator[bytes]:
        """Yield the answer as it comes, in the format of its kind.

        Raises:
            LimitError: it was cut off by a limit; what came before is not the whole.
            QueryError: a value cannot be written in the format.
            GoneError: the reader of the answer has hung up.
        """

    @abstractmethod
    def close(self) -> None:
        """Give the answer up, and its place back; once is enough."""

    def rows(self) -> Generator[tuple[Term | None, ...], None, None]:
        """Yield the rows of a table that was asked for as JSON; there are none of a graph or a truth value."""
        if not self.head.is_graph and self.head.boolean is None:
            with self:
                yield from self.answer().rows()

    def triples(self) -> Generator[Triple, None, None]:
        """Yield the triples of a graph."""
        with self:
            for quad in parse(self._file(), format=self.formats.graph):
                yield quad.triple

    def answer(self) -> Answer:
        """Return the answer as terms, read as they are taken; a table was asked for as JSON, XML or TSV."""
        if self.head.is_graph:
            return Answer(self.triples())
        return Answer(parse_query_results(self._file(), self.formats.table))

    def _file(self) -> IO[bytes]:
        return cast(IO[bytes], _Blocks(self.blocks()))

    def __enter__(self) -> Self:
        """Return the answer."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Give the place back."""
        self.close()


class Held(Running):
    """An answer that this process has as terms.

    >>> answer = Answer(iter([]))
    >>> Held(answer, Formats()).head
    Head(is_graph=True, boolean=None, variables=())
    """

    def __init__(self, answer: Answer, formats: Formats) -> None:
        super().__init__(formats)
        self._answer = answer
        self._head = Head(answer.is_graph, answer.boolean, answer.variables)

    @property
    def head(self) -> Head:
        """What the answer is."""
        return self._head

    def blocks(self) -> Iterator[bytes]:
        """Yield the answer in blocks, when the whole of it has been written."""
        output = io.BytesIO()
        self._answer.write(output, self.formats.graph if self._head.is_graph else self.formats.table)
        written = output.getbuffer()
        for start in range(0, len(written), _BLOCK) or [0]:
            self.done = start + _BLOCK >= len(written)
            yield bytes(written[start : start + _BLOCK])

    def close(self) -> None:
        """Do nothing: it has no place."""

    def triples(self) -> Generator[Triple, None, None]:
        """Yield the triples of a graph."""
        yield from self._answer.triples()

    def answer(self) -> Answer:
        """Return the answer as it is."""
        return self._answer


WHOLE = Dataset()
"""The dataset of a request that names no graph."""
USUAL = Formats()


class Engine(Protocol):
    """What answers queries."""

    @property
    def graph(self) -> Graph:
        """The quads that it answers from, to be asked for by pattern."""
        ...

    def ready(self) -> None:
        """Find out whether it can answer.

        Raises:
            CorrkgError: it cannot now.
        """
        ...

    def ask(
        self,
        query: str,
        dataset: Dataset = WHOLE,
        formats: Formats = USUAL,
        *,
        reading: Reading | None = None,
        reader: socket.socket | None = None,
    ) -> Running:
        """Begin to answer ``query``; an engine may return before anything of the answer is there.

        Args:
            query: SPARQL 1.1 Query.
            dataset: the graphs that the request names.
            formats: what the answer is to be written in.
            reading: of the query, where the guard has read it; otherwise the engine has it read.
            reader: the connection that the answer is for; when that hangs up, the query may be stopped.

        Raises:
            QueryError: the query is refused.
            LimitError: it met a limit, or there is no place for it.
        """
        ...


class _Blocks(io.RawIOBase):
    """A file to read an answer from."""

    def __init__(self, blocks: Iterator[bytes]) -> None:
        self._blocks = blocks
        self._rest = b""

    def readable(self) -> bool:
        """Return True."""
        return True

    def read(self, size: int = -1) -> bytes:
        """Return the next bytes, at most ``size``."""
        while not self._rest:
            block = next(self._blocks, None)
            if block is None:
                return b""
            self._rest = block
        end = len(self._rest) if size < 0 else size
        part, self._rest = self._rest[:end], self._rest[end:]
        return part
