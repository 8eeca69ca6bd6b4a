"""What all converters write with: quads in named graphs, evidence, claims."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Iterable

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse, serialize

from corrkg.convert.withholding import Withholding
from corrkg.edition.records import Dating, Observation
from corrkg.edition.source import SourceText, Span
from corrkg.uris import INFERRED, Uris
from corrkg.vocab import CK, EDTF, OA, RDF, XSD

_AROUND = 24
_CLAIMED = frozenset({"repaired", "resolved", "merged", "inferred"})

# Most statements of a dataset are evidence and claims: their terms are written once.
_TYPE, _SPECIFIC, _HAS_SOURCE, _HAS_SELECTOR, _POSITION, _START, _END, _QUOTE, _EXACT, _PREFIX, _SUFFIX = (
    f"<{each.value}>"
    for each in (
        RDF.type, OA.SpecificResource, OA.hasSource, OA.hasSelector, OA.TextPositionSelector, OA.start, OA.end,
        OA.TextQuoteSelector, OA.exact, OA.prefix, OA.suffix,
    )
)  # fmt: skip
_CLAIM, _SUBJECT, _PREDICATE, _OBJECT, _CLAIM_TYPE, _CERTAINTY = (
    f"<{each.value}>" for each in (CK.Claim, RDF.subject, RDF.predicate, RDF.object, CK.claimType, CK.certainty)
)


# What a literal cannot hold as it is (https://www.w3.org/TR/rdf12-n-quads/#canonical-quads).
_ESCAPED = re.compile('[\x00-\x1f"\\\\\x7f\ufffe\uffff]')
_INTEGER, _COUNT = (f"^^<{each.value}>" for each in (XSD.integer, XSD.nonNegativeInteger))


def nquads_lines(quads: Iterable[Quad]) -> list[bytes]:
    r"""Return quads as canonical N-Quads lines (https://www.w3.org/TR/rdf12-n-quads/#canonical-quads).

    >>> nquads_lines([Quad(NamedNode("urn:a"), NamedNode("urn:p"), Literal("x"), NamedNode("urn:g"))])
    [b'<urn:a> <urn:p> "x" <urn:g> .\n']
    """
    return (serialize(quads, format=RdfFormat.N_QUADS) or b"").splitlines(keepends=True)


def line_of(quad: Quad) -> str:
    r"""Return a quad as a line of canonical N-Quads.

    >>> line_of(Quad(NamedNode("urn:a"), NamedNode("urn:p"), Literal("x"), NamedNode("urn:g")))
    '<urn:a> <urn:p> "x" <urn:g> .\n'
    """
    return f"{quad} .\n"


def quoted(value: str, lang: str | None = None) -> str:
    r"""Return a string as canonical N-Quads write it.

    >>> print(quoted('a "b"'), quoted("c", "en"))
    "a \"b\"" "c"@en
    """
    if _ESCAPED.search(value) or (lang and not lang.islower()):
        return str(Literal(value, language=lang))
    return f'"{value}"@{lang}' if lang else f'"{value}"'


class _Terms(dict[NamedNode, str]):
    """IRIs as N-Quads write them, each made once."""

    def __missing__(self, node: NamedNode) -> str:
        written = self[node] = f"<{node.value}>"
        return written


class GraphBuilder:
    """Collects the statements of a text, or of a dataset, as canonical lines of N-Quads.

    Args:
        uris: the publisher's URIs.
        withholding: of a text whose words are withheld, the account of what is quoted of it.
    """

    def __init__(self, uris: Uris, withholding: Withholding | None = None) -> None:
        """Begin with nothing."""
        self.uris = uris
        self.lines: set[str] = set()
        self.withholding = withholding
        self._graphs: dict[str, NamedNode] = {}
        self._ends: dict[str, str] = {}  # of the lines of each graph
        self._terms = _Terms()
        self._evidence: dict[tuple[str, Span], NamedNode] = {}

    def quads(self) -> list[Quad]:
        """Return the statements."""
        return list(parse(input="".join(self.lines), format=RdfFormat.N_QUADS))

    def state(self, quad: Quad) -> None:
        """Add a quad."""
        self.lines.add(line_of(quad))

    def graph(self, name: str) -> NamedNode:
        """Return the named graph called ``name``.

        >>> GraphBuilder(Uris("https://letters.example.org/")).graph("may").value
        'https://letters.example.org/graph/may'
        """
        if name not in self._graphs:
            self._graphs[name] = self.uris.graph(name)
        return self._graphs[name]

    def _end(self, graph: str) -> str:
        """Return how the lines of a graph end."""
        if graph not in self._ends:
            self._ends[graph] = f"<{self.graph(graph).value}> .\n"
        return self._ends[graph]

    def add(self, graph: str, subject: NamedNode, predicate: NamedNode, value: NamedNode | Literal) -> None:
        """Add one statement."""
        terms = self._terms
        written = terms[value] if isinstance(value, NamedNode) else str(value)
        self.lines.add(f"{terms[subject]} {terms[predicate]} {written} {self._end(graph)}")

    def _literal(self, graph: str, subject: NamedNode, predicate: NamedNode, written: str) -> None:
        terms = self._terms
        self.lines.add(f"{terms[subject]} {terms[predicate]} {written} {self._end(graph)}")

    def text(
        self, graph: str, subject: NamedNode, predicate: NamedNode, value: str, lang: str | None = None,
        *, fact: bool = False,
    ) -> None:  # fmt: skip
        r"""Add a string; an empty one is no statement.

        Of a withheld text it is cut to what may be quoted, unless it is a ``fact`` of its description: a heading, a
        name, a date, a shelfmark. What is said of the text itself, such as its rights, are the publisher's words.

        >>> builder = GraphBuilder(Uris("https://letters.example.org/"))
        >>> builder.text("may", NamedNode("urn:a"), NamedNode("urn:p"), "Words", "en")
        >>> builder.text("may", NamedNode("urn:a"), NamedNode("urn:p"), "")
        >>> builder.lines
        {'<urn:a> <urn:p> "Words"@en <https://letters.example.org/graph/may> .\n'}
        """
        if self.withholding is not None and not fact and not self._is_source(graph, subject):
            value = self.withholding.cut(value)
        if value:
            self._literal(graph, subject, predicate, quoted(value, lang))

    def _is_source(self, graph: str, subject: NamedNode) -> bool:
        return subject.value.partition("#")[0] == self.uris.source(graph).value

    def number(self, graph: str, subject: NamedNode, predicate: NamedNode, value: int) -> None:
        """Add a whole number."""
        self._literal(graph, subject, predicate, f'"{value}"{_INTEGER}')

    def kind(self, graph: str, subject: NamedNode, *classes: NamedNode) -> NamedNode:
        """Say what ``subject`` is, and return it."""
        for name in classes:
            self.add(graph, subject, RDF.type, name)
        return subject

    def concept(self, graph: str, subject: NamedNode, predicate: NamedNode, scheme: str, notation: str) -> None:
        """Add a concept of a code list."""
        self.add(graph, subject, predicate, CK.concept(scheme, notation))

    def listed(self, graph: str, subject: NamedNode, predicate: NamedNode, name: str, items: list[NamedNode]) -> None:
        """Add an rdf:List whose cells are fragments ``#name-1``, ``#name-2`` ….

        >>> builder = GraphBuilder(Uris("https://letters.example.org/"))
        >>> builder.listed("may", NamedNode("urn:a"), CK.senderList, "sender", [NamedNode("urn:x"), NamedNode("urn:y")])
        >>> sorted(quad.object.value for quad in builder.quads() if quad.predicate == RDF.first)
        ['urn:x', 'urn:y']
        """
        cells = [self.uris.part(subject, f"{name}-{index}") for index in range(1, len(items) + 1)]
        self.add(graph, subject, predicate, cells[0] if cells else RDF.nil)
        for index, (cell, item) in enumerate(zip(cells, items, strict=True)):
            self.kind(graph, cell, RDF.List)
            self.add(graph, cell, RDF.first, item)
            self.add(graph, cell, RDF.rest, cells[index + 1] if index + 1 < len(cells) else RDF.nil)

    # time ---------------------------------------------------------------------------------------------------------

    def dating(
        self, graph: str, subject: NamedNode, dating: Dating, source: SourceText, *, verbatim: bool = True
    ) -> None:
        """Add a date: EDTF, its day span, the basis, and the printed words if there are any."""
        self.edtf(graph, subject, CK.date, dating.edtf)
        if dating.not_before is not None:
            self.day(graph, subject, CK.notBefore, dating.not_before)
        if dating.not_after is not None:
            self.day(graph, subject, CK.notAfter, dating.not_after)
        if verbatim:
            self.text(graph, subject, CK.dateVerbatim, source.words(dating.span)[:200], fact=True)
        self.concept(graph, subject, CK.dateBasis, "dateBasis", dating.basis)

    def edtf(self, graph: str, subject: NamedNode, predicate: NamedNode, value: str) -> None:
        """Add an EDTF literal."""
        self.add(graph, subject, predicate, Literal(value, datatype=EDTF))

    def day(self, graph: str, subject: NamedNode, predicate: NamedNode, value: dt.date) -> None:
        """Add an xsd:date."""
        self.add(graph, subject, predicate, Literal(value.isoformat(), datatype=XSD.date))

    def moment(self, graph: str, subject: NamedNode, predicate: NamedNode, day: dt.date, time: dt.time) -> None:
        """Add an xsd:dateTime without offset: the text knows no time zone.

        >>> builder = GraphBuilder(Uris("https://letters.example.org/"))
        >>> builder.moment("may", NamedNode("urn:a"), CK.at, dt.date(1933, 5, 4), dt.time(15, 27))
        >>> [quad.object.value for quad in builder.quads()]
        ['1933-05-04T15:27:00']
        """
        value = dt.datetime.combine(day, time).isoformat()
        self.add(graph, subject, predicate, Literal(value, datatype=XSD.dateTime))

    # evidence and claims ------------------------------------------------------------------------------------------

    def evidence(self, source: SourceText, span: Span) -> NamedNode:
        """Return the evidence for ``span``: Web Annotation, section 4; RFC 5147 for the fragment.

        https://www.w3.org/TR/annotation-model/#text-position-selector counts code points, the end not included.
        """
        name = source.slug
        if (node := self._evidence.get((name, span))) is not None:
            return node
        node = self._evidence[name, span] = self.uris.evidence(name, span.start, span.end)
        place, end = f"{span.start},{span.end}", self._end(name)
        thing, words = self.uris.source(name).value, self._terms[node]
        position = f"<{thing}#position={place}>"
        lines = [
            f"{words} {_TYPE} {_SPECIFIC} {end}",
            f"{words} {_HAS_SOURCE} <{thing}> {end}",
            f"{words} {_HAS_SELECTOR} {position} {end}",
            f"{position} {_TYPE} {_POSITION} {end}",
            # The Web Annotation vocabulary gives oa:start and oa:end the range xsd:nonNegativeInteger.
            f'{position} {_START} "{span.start}"{_COUNT} {end}',
            f'{position} {_END} "{span.end}"{_COUNT} {end}',
        ]
        if self.withholding is None or self.withholding.quotes(source.quote(span)):
            quote = f"<{thing}#quote={place}>"
            lines += [
                f"{words} {_HAS_SELECTOR} {quote} {end}",
                f"{quote} {_TYPE} {_QUOTE} {end}",
                f"{quote} {_EXACT} {quoted(source.quote(span))} {end}",
            ]
        if self.withholding is None:  # else the words around many short quotes would add up to the text
            around = Span(max(0, span.start - _AROUND), span.start), Span(span.end, span.end + _AROUND)
            for predicate, beside in zip((_PREFIX, _SUFFIX), around, strict=True):
                if text := source.quote(beside):
                    lines.append(f"{quote} {predicate} {quoted(text)} {end}")
        self.lines.update(lines)
        return node

    def attest(self, graph: str, subject: NamedNode, source: SourceText, *spans: Span) -> None:
        """Give ``subject`` its evidence."""
        for span in spans:
            self.add(graph, subject, CK.evidence, self.evidence(source, span))

    def claim(
        self,
        subject: NamedNode,
        predicate: NamedNode,
        value: NamedNode | Literal,
        observation: Observation,
        source: SourceText,
    ) -> NamedNode:
        """Record that a statement was repaired, resolved, inferred or is contested.

        Args:
            subject: of the statement that the claim is about; the claim is a part of the same thing.
            predicate: of that statement.
            value: its object.
            observation: the rule, the certainty and the words it rests on.
            source: the text of those words.
        """
        thing = subject.value.partition("#")[0]
        terms = self._terms
        written = terms[value] if isinstance(value, NamedNode) else str(value)
        said = (terms[subject], terms[predicate], written, observation.kind, observation.message)
        node = NamedNode(f"{thing}#{self._claim_name(said)}")
        kind = observation.kind if observation.kind in _CLAIMED else "contested"
        about, end = terms[node], self._end(INFERRED)
        self.lines.update(
            (
                f"{about} {_TYPE} {_CLAIM} {end}",
                f"{about} {_SUBJECT} {terms[subject]} {end}",
                f"{about} {_PREDICATE} {terms[predicate]} {end}",
                f"{about} {_OBJECT} {written} {end}",
                f"{about} {_CLAIM_TYPE} {terms[CK.concept('claimType', kind)]} {end}",
                f"{about} {_CERTAINTY} {terms[CK.concept('certainty', observation.certainty)]} {end}",
            )
        )
        basis = observation.message if self.withholding is None else self.withholding.retell(observation.message)
        self.text(INFERRED, node, CK.basis, basis, fact=True)
        self.attest(INFERRED, node, source, observation.span)
        return node

    def _claim_name(self, said: Iterable[str]) -> str:
        """Name a claim after what it says: a number would change with each claim that comes or goes before it.

        The base is left out, so that a claim has one name wherever the dataset is published.
        """
        digest = hashlib.sha256("\n".join(said).replace(self.uris.base, "").encode())
        return f"claim-{digest.hexdigest()[:10]}"
