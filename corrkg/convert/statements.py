"""The statements that corrections may touch, found by their subject and by their object."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple

from corrkg.convert.graph import GraphBuilder, line_of
from corrkg.convert.texts import Texts
from corrkg.uris import Uris
from corrkg.vocab import RDF, VOCABULARIES

Term = NamedNode | Literal | BlankNode | Triple


class Statements:
    """The quads of a builder and what texts say of the things that are corrected, with an index.

    Args:
        builder: where the quads are; what is added and removed here is added and removed there.
        texts: what the texts say; of the things that are corrected, it is the builder's from now on.
        corrected: these things.
        unmade: those of them that are found to be none: whatever leads to them is the builder's too.
    """

    def __init__(self, builder: GraphBuilder, texts: Texts, corrected: frozenset[str], unmade: frozenset[str]) -> None:
        """Index what is there."""
        self.builder, self._texts = builder, texts
        builder.lines.update(texts.take(corrected | (texts.leading_to(unmade) if unmade else set())))
        self._of: defaultdict[Term, set[Quad]] = defaultdict(set)
        self._to: defaultdict[Term, set[Quad]] = defaultdict(set)
        for quad in builder.quads():
            self._index(quad)

    def _index(self, quad: Quad) -> None:
        self._of[quad.subject].add(quad)
        self._to[quad.object].add(quad)

    def of(self, subject: Term, predicate: NamedNode | None = None) -> list[Quad]:
        """Return what is stated of ``subject``, in a fixed order."""
        return sorted((q for q in self._of.get(subject, ()) if predicate in (None, q.predicate)), key=str)

    def to(self, value: Term, predicate: NamedNode | None = None) -> list[Quad]:
        """Return what has ``value`` as its object, in a fixed order."""
        return sorted((q for q in self._to.get(value, ()) if predicate in (None, q.predicate)), key=str)

    def values(self, subject: Term, predicate: NamedNode) -> list[NamedNode]:
        """Return the things that ``subject`` leads to by ``predicate``."""
        found = dict.fromkeys(quad.object for quad in self.of(subject, predicate))
        return [each for each in found if isinstance(each, NamedNode)]

    def owners(self, value: Term, predicate: NamedNode) -> list[NamedNode]:
        """Return the things that lead to ``value`` by ``predicate``."""
        found = dict.fromkeys(quad.subject for quad in self.to(value, predicate))
        return [each for each in found if isinstance(each, NamedNode)]

    def present(self, thing: Term) -> bool:
        """Tell whether the build says what ``thing`` is."""
        if any(quad.predicate == RDF.type for quad in self._of.get(thing, ())):
            return True
        return isinstance(thing, NamedNode) and thing.value in self._texts.present

    def parts(self, thing: NamedNode) -> list[NamedNode]:
        """Return the fragments of ``thing``."""
        found = [each for each in self._of if isinstance(each, NamedNode) and each.value.startswith(f"{thing.value}#")]
        return sorted(found, key=str)

    def add(self, quads: Iterable[Quad]) -> None:
        """Add statements."""
        for quad in quads:
            self.builder.state(quad)
            self._index(quad)

    def remove(self, quads: Iterable[Quad]) -> None:
        """Take statements away."""
        for quad in list(quads):
            self.builder.lines.discard(line_of(quad))
            self._of[quad.subject].discard(quad)
            self._to[quad.object].discard(quad)

    def claims(self, subject: Term, predicate: NamedNode, value: Term) -> Iterator[NamedNode]:
        """Yield the claims about a statement."""
        for claim in self.owners(subject, RDF.subject):
            said = {quad.object for quad in self.of(claim, RDF.object)}
            if predicate in self.values(claim, RDF.predicate) and value in said:
                yield claim


def written(term: Term, uris: Uris) -> str:
    """Return a value as ``corrections.csv`` writes it: a path below the base, a prefixed name, or the bare literal.

    >>> base = Uris("https://example.org/")
    >>> written(base.person("stalin"), base), written(RDF.type, base), written(Literal("1935-10"), base)
    ('person/stalin', 'rdf:type', '1935-10')
    """
    if not isinstance(term, NamedNode):
        return term.value if isinstance(term, Literal) else str(term)
    if term.value.startswith(uris.base):
        return term.value.removeprefix(uris.base)
    for vocabulary in VOCABULARIES:
        if term.value.startswith(vocabulary._namespace):
            return f"{vocabulary._prefix}:{term.value.removeprefix(vocabulary._namespace)}"
    return term.value
