"""The limits of one query, and the errors that a query meets at them."""

from __future__ import annotations

from dataclasses import dataclass

from corrkg.errors import CorrkgError


class LimitError(CorrkgError):
    """A query met a limit of the endpoint.

    ``status`` is what to answer with before the first byte, ``retry_after`` when to come back (seconds), and
    ``outcome`` the limit's name in the log and the metrics.
    """

    status = 503
    retry_after = 10
    outcome = "failed"


class TimeError(LimitError):
    """The query took too long."""

    outcome = "time"


class MemoryLimitError(LimitError):
    """The query needed too much memory."""

    outcome = "memory"


class SizeError(LimitError):
    """The answer is too long."""

    outcome = "size"


class BusyError(LimitError):
    """All places and the queue are taken."""

    retry_after = 2
    outcome = "busy"


class UnavailableError(LimitError):
    """What evaluates queries is gone, and is being started again."""

    retry_after = 5
    outcome = "failed"


class FaultError(LimitError):
    """The engine failed on the query, by a fault of its own; what it said of that may have words of the query."""

    @classmethod
    def of(cls, error: BaseException) -> FaultError:
        """Return the error that tells of ``error`` without its words.

        >>> FaultError.of(RuntimeError("secret")).message
        'the engine failed on this query (RuntimeError)'
        """
        message = f"the engine failed on this query ({type(error).__name__})"
        return cls(message, hint="ask it in another way, and tell the publisher")


class ServiceError(LimitError):
    """Another endpoint, which the query calls, does not answer (https://www.rfc-editor.org/rfc/rfc9110#status.502)."""

    status = 502
    outcome = "service"


@dataclass(frozen=True, slots=True)
class Limits:
    """What one query may use.

    Args:
        seconds: from the request to the last byte of the answer.
        memory: bytes, beyond what the dataset takes.
        result: bytes of the answer.
        running: queries under way at once.
        waiting: queries that may wait for a place.

    >>> Limits(seconds=2).memory
    1000000000
    """

    seconds: float = 20.0
    memory: int = 1_000_000_000
    result: int = 200_000_000
    running: int = 16
    waiting: int = 32
