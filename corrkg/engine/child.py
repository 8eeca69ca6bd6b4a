"""A process that evaluates queries, as the server's side sees it."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import socket
from dataclasses import dataclass

from corrkg.engine.channel import DATA, ERROR, HEAD, LAST, Channel, GoneError
from corrkg.errors import StoreError
from corrkg.sparql.guard import QueryError
from corrkg.sparql.limits import FaultError, LimitError, MemoryLimitError, ServiceError, SizeError, TimeError


@dataclass(eq=False)
class Child:
    """One process and the query that it is at.

    Args:
        channel: what it answers over; None while it is on its way, and only its place is taken.
        pid: its number; 0 likewise.
        deadline: until when it may be at its query, by the monotonic clock; 0: it is at none.
        started: when it began.
        seconds: how long that is.
        served: how many queries it has been asked.
        heavy: whether it has been at its query for so long that it gives way to others.
        killed: why it was killed; empty: it was not.
        reader: the connection that the answer is for, where that is known.
    """

    channel: Channel | None = None
    pid: int = 0
    deadline: float = 0.0
    started: float = 0.0
    seconds: float = 0.0
    served: int = 0
    heavy: bool = False
    killed: str = ""
    reader: socket.socket | None = None

    def kill(self, why: str) -> None:
        """End the process; a reader of its answer sees the end of the stream."""
        self.killed = self.killed or why
        if self.pid:
            with contextlib.suppress(ProcessLookupError):
                os.kill(self.pid, signal.SIGKILL)

    @property
    def has_ended(self) -> bool:
        """Whether the process is gone."""
        return self.channel is None or self.channel.is_closed

    def close(self) -> None:
        """Hang up on the process."""
        if self.channel is not None:
            self.channel.close()

    def cut_off(self) -> None:
        """Hang up on a reader that takes nothing: the thread that writes to it must come free."""
        if self.reader is not None:
            with contextlib.suppress(OSError):
                self.reader.shutdown(socket.SHUT_RDWR)

    def frame(self) -> tuple[bytes, bytes]:
        """Return the next frame of the answer.

        Raises:
            LimitError: the process is dead.
            GoneError: who is to read the answer has hung up.
        """
        assert self.channel is not None
        try:
            found = self.channel.receive(None if self.reader is None else self.reader.fileno())
        except GoneError:
            raise
        except OSError:
            found = None
        if found is not None and found[0] in {HEAD, DATA, LAST, ERROR}:
            return found
        if self.killed == "time":
            raise TimeError(
                f"the query took longer than {self.seconds:g} seconds and was stopped",
                hint="make it narrower: fewer patterns, a LIMIT without ORDER BY, or take the dump and ask at home",
            )
        raise _memory_error()


def told(content: bytes) -> Exception:
    """Return the error that a frame of the kind ERROR tells of."""
    members = json.loads(content)
    kind, message, expected, hint = (members[name] for name in ("kind", "message", "expected", "hint"))
    match kind:
        case "query":
            line, column = members["place"]
            return QueryError(message, line=line, expected=expected, hint=hint, column=column)
        case "size":
            return SizeError(message, expected=expected, hint=hint)
        case "memory":
            return _memory_error()
        case "store":
            return StoreError(message, expected=expected, hint=hint)
        case "service":
            return ServiceError(f"an endpoint that the query calls does not answer: {message}", hint="try again later")
        case _:
            return FaultError(message, hint=hint)


def _memory_error() -> LimitError:
    return MemoryLimitError(
        "the query needed more memory than it may have, or broke the process that evaluated it, and was stopped",
        hint="sort, group or join less at once, or take the dump and ask at home",
    )
