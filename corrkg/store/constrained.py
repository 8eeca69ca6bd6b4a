"""Where a constraint of a shape stands, and the patterns that reach its focus nodes and their values."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from pyoxigraph import BlankNode, Literal, NamedNode

Term = NamedNode | BlankNode | Literal


class Reading(Protocol):
    """The shapes, as far as a constraint reads them."""

    def one(self, shape: Term, parameter: str) -> Term | None:
        """Return the value of a parameter."""
        ...

    def all(self, shape: Term, parameter: str) -> list[Term]:
        """Return the values of a parameter."""
        ...

    def items(self, head: Term | None) -> list[Term]:
        """Return the members of a list."""
        ...

    def fresh(self) -> str:
        """Return a variable that no other has."""
        ...

    def path_of(self, path: Term) -> str:
        """Return a path as a property path."""
        ...

    def of_class(self, node: str, of: Term) -> str:
        """Return the pattern of the members of a class."""
        ...

    def values(self, shape: Term, this: str, bound: str) -> tuple[str, str]:
        """Return the variable of the value nodes, and the pattern that binds it."""
        ...

    def violated(self, shape: Term, this: str, bound: str) -> str:
        """Return the pattern of the nodes that do not conform to a shape; empty: every node does."""
        ...

    def begins_at_values(self, shape: Term, bound: str) -> bool:
        """Tell whether the values of a shape are better looked for before its focus nodes."""
        ...


@dataclass(frozen=True, slots=True)
class Place:
    """Where a constraint stands.

    Args:
        shapes: all shapes.
        shape: the one whose constraint it is.
        this: the variable of the focus node.
        bound: the pattern that binds it.
        parameter: the name of the parameter.
    """

    shapes: Reading
    shape: Term
    this: str
    bound: str
    parameter: str

    def values(self) -> tuple[str, str]:
        """Return a variable of the value nodes, and the pattern that binds it."""
        return self.shapes.values(self.shape, self.this, self.bound)

    def one(self, parameter: str) -> Term | None:
        """Return the value of another parameter of the shape."""
        return self.shapes.one(self.shape, parameter)

    @property
    def path(self) -> str:
        """The path of the shape; empty: it is a node shape."""
        found = self.one("path")
        return "" if found is None else self.shapes.path_of(found)

    @property
    def begins_at_values(self) -> bool:
        """Whether the values are looked for before the focus nodes."""
        return self.shapes.begins_at_values(self.shape, self.bound)

    def alone(self) -> tuple[str, str]:
        """Return a variable of the value nodes, and the pattern that binds it with any node whatever."""
        node = self.shapes.fresh()
        return node, f"{self.this} {self.path} {node} ."

    def values_that(self, told: Callable[[str], str]) -> str:
        """Return the pattern of the focus nodes with a value node of which more is told: a filter, what it is not."""
        if self.begins_at_values:
            node, alone = self.alone()
            return f"{{ SELECT {self.this} {node} WHERE {{ {alone} {told(node)} }} }} {self.bound}"
        node, reached = self.values()
        return f"{reached} {told(node)}"

    def where(self, condition: str) -> str:
        """Return the pattern of the focus nodes with a value node, ``{}``, of which a condition is true."""
        return self.values_that(lambda node: f"FILTER({condition.format(node)})")

    def unless(self, pattern: Callable[[str], str]) -> str:
        """Return the pattern of the focus nodes with a value node that another pattern does not bind."""
        return self.values_that(lambda node: f"MINUS {{ {pattern(node)} }}")
