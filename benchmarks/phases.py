"""The CPU time of a build or a conversion, phase by phase, as it tells its steps."""

from __future__ import annotations

from collections.abc import Mapping
from time import process_time


class Phases:
    """A clock of this process that each step told sets to the phase which the step begins.

    Args:
        names: the phases, by how the names of their steps begin; a step of no phase belongs to the one before it.
        first: the phase before the first step.
    """

    def __init__(self, names: Mapping[str, str], first: str) -> None:
        self.spent: dict[str, float] = dict.fromkeys(names.values(), 0.0)
        """CPU seconds of each phase."""
        self._names, self._current, self._since = names, first, process_time()

    def step(self, name: str) -> None:
        """Begin a step; what was spent since the last one belongs to the phase of that."""
        now = process_time()
        self.spent[self._current] += now - self._since
        self._since = now
        self._current = next((phase for begin, phase in self._names.items() if name.startswith(begin)), self._current)
