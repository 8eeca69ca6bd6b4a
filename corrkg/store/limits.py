"""What one query may use, and the errors that tell of it."""

from __future__ import annotations

from dataclasses import dataclass

from corrkg.errors import CorrkgError


class LimitError(CorrkgError):
    """A query met a limit of the endpoint: ``status`` is the one to answer with before the first byte."""

    status = 503
    retry_after = 10


class BusyError(LimitError):
    """All places and the queue are taken."""

    retry_after = 2


@dataclass(frozen=True, slots=True)
class Limits:
    """What one query may use.

    Args:
        seconds: from the request to the last byte of the answer.
        memory: bytes, beyond what the dataset takes.
        result: bytes of the answer.
        running: queries under way at once.
        waiting: queries that may wait for a place.
    """

    seconds: float = 30.0
    memory: int = 1_000_000_000
    result: int = 200_000_000
    running: int = 16
    waiting: int = 32
