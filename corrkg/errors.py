"""The one shape of every error that a user of corrkg is meant to read."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass
class CorrkgError(Exception):
    """Something the user can mend, said so that they can.

    Args:
        message: what is wrong, as a sentence without its full stop.
        path: the file it stands in, where there is one.
        line: the 1-based line of that file, where one line is to blame.
        expected: what should have stood there.
        hint: what to do next.
        column: the 1-based character of that line, where one place is to blame.
    """

    message: str
    path: Path | None = None
    line: int | None = None
    expected: str | None = None
    hint: str | None = None
    column: int | None = None

    def __str__(self) -> str:
        """Return ``file:line:column: message``, then what was expected and what to do."""
        place = "" if self.path is None else f"{self.path}:"
        if self.line is not None:
            place += f"{self.line}:" if self.column is None else f"{self.line}:{self.column}:"
        parts = [f"{place} {self.message}".strip()]
        if self.expected:
            parts.append(f"  expected: {self.expected}")
        if self.hint:
            parts.append(f"  to do: {self.hint}")
        return "\n".join(parts)


class InputError(CorrkgError):
    """An input of a build (text, authority file, dataset.toml, register) cannot be used."""


class StoreError(CorrkgError):
    """The store is missing, damaged, or in use by another build."""


@dataclass
class ValidationError(CorrkgError):
    """The converted graph does not conform to ``ontology/shapes.ttl``.

    Args:
        faults: the thing and the local name of the property of each violation, as far as they are known.
    """

    faults: tuple[tuple[str, str], ...] = ()
