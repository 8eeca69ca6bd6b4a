"""The graph as templates read it: nodes with labels, links, and properties by their short names.

    letter.one("ck:date").text        letter.all("ck:witness")        letter.inverse("ck:repliesTo")

Knows the graph, not HTTP.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain
from typing import Any, ParamSpec, TypeVar, cast

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple

from corrkg.sparql.gathered import Gathered
from corrkg.store import listed
from corrkg.store.relations import natural_key
from corrkg.store.release import Release
from corrkg.store.told import Readable, Term, caption
from corrkg.vocab import OA, PREFIXES, RDF, XSD, expand

ONTOLOGY = PREFIXES["ck"]
REACH = 100  # statements of one property that point to a thing and that its page tells of
_EVIDENCE = re.compile(r"#(?:char|quote|position)=(\d+),(\d+)$")
_Parameters = ParamSpec("_Parameters")
_Found = TypeVar("_Found")


@dataclass(frozen=True, slots=True)
class View:
    """A release as one reader sees it: with labels in a language, and what one page has read of it.

    Args:
        release: what is read.
        language: of the labels.
    """

    release: Release
    language: str = "en"
    graph: Gathered = field(init=False, repr=False, compare=False)
    _found: dict[object, Any] = field(default_factory=dict, init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Begin with nothing read."""
        object.__setattr__(self, "graph", Gathered(self.release.graph))

    def once(self, ask: Callable[_Parameters, _Found], *args: _Parameters.args, **more: _Parameters.kwargs) -> _Found:
        """Return what ``ask``, a method of a table beside the store, finds: it is looked up once for a page."""
        asked = (ask, args, tuple(sorted(more.items())))
        if asked not in self._found:
            self._found[asked] = ask(*args, **more)
        return cast(_Found, self._found[asked])

    def node(self, term: NamedNode | BlankNode | Literal | Triple) -> Node:
        """Return ``term`` with its surroundings."""
        return Node(self, term)

    def named(self, iri: str) -> Node:
        """Return the node of an IRI or of a short name."""
        return Node(self, expand(iri))

    def link(self, iri: str) -> str | None:
        """Return where a page links to for ``iri``; None if that is nowhere."""
        if iri.startswith(ONTOLOGY):
            return f"{self.release.uris.path}ontology.html#{iri.removeprefix(ONTOLOGY)}"
        ours = self.release.uris.path_of(iri)
        if ours is not None:
            return ours
        return iri if iri.startswith(("http://", "https://")) else None


def in_order(nodes: Iterable[Node]) -> list[Node]:
    """Return ``nodes`` in natural order, each once."""
    return sorted(dict.fromkeys(nodes), key=lambda node: natural_key(node.value))


def by_date(nodes: list[Node]) -> list[Node]:
    """Return ``nodes`` by date, then in natural order of their URIs; those without a date last."""
    return sorted(nodes, key=listed.by_date)


@dataclass(frozen=True, eq=False)
class Node(Readable):
    """A term of the graph."""

    view: View
    term: Term

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Node) and self.term == other.term

    def __hash__(self) -> int:
        return hash(self.term)

    text = Readable.value

    @property
    def is_literal(self) -> bool:
        """Whether this is a literal."""
        return isinstance(self.term, Literal)

    @property
    def lang(self) -> str | None:
        """The language of a literal."""
        return self.term.language if isinstance(self.term, Literal) else None

    @property
    def datatype(self) -> Node | None:
        """The datatype of a literal, where it is worth saying."""
        if not isinstance(self.term, Literal) or self.term.language or self.term.datatype == XSD.string:
            return None
        return Node(self.view, self.term.datatype)

    @property
    def href(self) -> str | None:
        """Where a page links to for this node."""
        if not isinstance(self.term, NamedNode):
            return None
        start = self.characters
        if start is not None and (ours := self.view.release.uris.path_of(self.value)):
            # The source's page shows its evidence in portions; this opens the right one.
            path, _, fragment = ours.partition("#")
            fragment = _EVIDENCE.sub(lambda match: f"#char={match.group(1)},{match.group(2)}", "#" + fragment)
            return f"{path}.html?at={start[0]},{start[1]}{fragment}"
        return self.view.link(self.value)

    @property
    def fragment(self) -> str:
        """What stands after the ``#`` of an IRI."""
        return "" if not isinstance(self.term, NamedNode) else self.value.partition("#")[2]

    @property
    def owner(self) -> Node:
        """The thing that this is a part of; itself if it is none."""
        return Node(self.view, NamedNode(self.value.partition("#")[0])) if self.fragment else self

    @property
    def characters(self) -> tuple[int, int] | None:
        """The range of a piece of evidence in its source."""
        match = _EVIDENCE.search(self.value)
        return (int(match.group(1)), int(match.group(2))) if match else None

    def all(self, name: str) -> list[Node]:
        """Return the values of a property, in natural order."""
        if not isinstance(self.term, NamedNode | BlankNode):
            return []
        quads = self.view.graph.match(self.term, expand(name), None)
        return in_order(Node(self.view, quad.object) for quad in quads)

    def inverse(self, name: str) -> list[Node]:
        """Return the nodes that have this one as the value of a property.

        Of a thing that was not opened (see `surroundings`), the first statements of other things, and its own claims.
        """
        return in_order(Node(self.view, quad.subject) for quad in self._naming(expand(name)))

    def _naming(self, predicate: NamedNode) -> Iterable[Quad]:
        view, term = self.view, self.term
        if isinstance(term, NamedNode) and not view.graph.points(term, predicate) and view.release.holds(term):
            links = (link.quad for link in view.release.relations.of(term, predicate, 0, REACH))
            return chain(self._own(term, predicate), links) if predicate == RDF.subject else links
        return view.graph.match(None, predicate, term)

    def _own(self, thing: NamedNode, predicate: NamedNode) -> Iterator[Quad]:
        """Yield what parts of ``thing`` say of it."""
        parts = self.view.release.relations.parts(thing)
        self.view.graph.gather(parts)
        for part in parts:
            yield from self.view.graph.match(part, predicate, thing)

    def number(self, name: str) -> int:
        """Return how many statements of other things point to this one by a property."""
        if not isinstance(self.term, NamedNode):
            return 0
        return self.view.release.relations.counts(self.term).get(expand(name), 0)

    def is_a(self, name: str) -> bool:
        """Tell whether a type of this node is the class."""
        return expand(name) in (node.term for node in self.all("rdf:type"))

    @property
    def types(self) -> list[Node]:
        """The classes of this node."""
        return self.all("rdf:type")

    @cached_property
    def caption(self) -> Node | None:
        """The label in the reader's language, or else in English, or else in any."""
        if not isinstance(self.term, NamedNode):
            return None
        said, term = self.view.graph, self.term
        found = caption(lambda predicate: (quad.object for quad in said.match(term, predicate)), self.view.language)
        return None if found is None else Node(self.view, found)

    @property
    def label(self) -> str:
        """What to call this node: its label, or something that can be read."""
        if self.is_literal:
            return self.value
        if self.caption is not None:
            return self.caption.value
        number = self.one("ck:noteNumber")
        if number is not None:
            return f"Note {number.value}"
        if self.characters is not None:
            return f"characters {self.characters[0]}–{self.characters[1]}"
        if self.fragment and not self.value.startswith(ONTOLOGY) and self.view.release.uris.path_of(self.value):
            return self.fragment.replace("-", " ")
        return self.short

    @property
    def label_lang(self) -> str | None:
        """The language of the label, where it is known."""
        return self.caption.lang if self.caption is not None else None

    @property
    def quote(self) -> str | None:
        """The words that a piece of evidence quotes."""
        for selector in self.all("oa:hasSelector"):
            if selector.is_a("oa:TextQuoteSelector"):
                exact = selector.one("oa:exact")
                return exact.value if exact else None
        return None

    @property
    def source(self) -> Node | None:
        """The source that a piece of evidence is from."""
        found = next(iter(self.view.graph.match(self.term, OA.hasSource, None)), None)  # type: ignore[arg-type]
        return Node(self.view, found.object) if found else None
