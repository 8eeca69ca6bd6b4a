"""How many solutions patterns have in a store: by this it is chosen at which end a question begins."""

from __future__ import annotations

from pyoxigraph import Literal, QuerySolutions, Store


class Sizes:
    """The numbers of solutions in the union of all graphs of a store, each asked for once.

    Args:
        data: the store.
    """

    def __init__(self, data: Store) -> None:
        """Count nothing yet."""
        self._data = data
        self._known: dict[str, int] = {}

    def of(self, pattern: str) -> int:
        """Return how many solutions a pattern has.

        >>> Sizes(Store()).of("?s ?p ?o .")
        0
        """
        if pattern not in self._known:
            rows = self._data.query(f"SELECT (COUNT(*) AS ?n) WHERE {{ {pattern} }}", use_default_graph_as_union=True)
            assert isinstance(rows, QuerySolutions)
            number = next(rows)[0]
            assert isinstance(number, Literal)
            self._known[pattern] = int(number.value)
        return self._known[pattern]
