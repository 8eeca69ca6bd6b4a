"""What all converters write with: quads in named graphs, evidence, claims."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, serialize

from corrkg.edition.records import Dating, Observation
from corrkg.edition.source import SourceText, Span
from corrkg.uris import INFERRED, Uris
from corrkg.vocab import CK, EDTF, OA, RDF, XSD

# A quotation from a text whose rights are withheld is no longer than this, in code points.
WITHHELD_QUOTE = 120
_AROUND = 24


def nquads_lines(quads: Iterable[Quad]) -> list[bytes]:
    """Return quads as canonical N-Quads lines (https://www.w3.org/TR/rdf12-n-quads/#canonical-quads)."""
    return (serialize(quads, format=RdfFormat.N_QUADS) or b"").splitlines(keepends=True)


class GraphBuilder:
    """Collects the quads of a build.

    Args:
        uris: the publisher's URIs.
    """

    def __init__(self, uris: Uris) -> None:
        """Begin with nothing."""
        self.uris = uris
        self.quads: set[Quad] = set()
        self.withheld: set[str] = set()
        self._graphs: dict[str, NamedNode] = {}

    def graph(self, name: str) -> NamedNode:
        """Return the named graph called ``name``."""
        if name not in self._graphs:
            self._graphs[name] = self.uris.graph(name)
        return self._graphs[name]

    def add(self, graph: str, subject: NamedNode, predicate: NamedNode, value: NamedNode | Literal) -> None:
        """Add one statement."""
        self.quads.add(Quad(subject, predicate, value, self.graph(graph)))

    def text(self, graph: str, subject: NamedNode, predicate: NamedNode, value: str, lang: str | None = None) -> None:
        """Add a string; an empty one is no statement, and one from a withheld text is cut to the length of a line."""
        if graph in self.withheld and len(value) > WITHHELD_QUOTE:
            value = value[: WITHHELD_QUOTE - 2].rsplit(" ", 1)[0] + " …"
        if value:
            self.add(graph, subject, predicate, Literal(value, language=lang) if lang else Literal(value))

    def number(self, graph: str, subject: NamedNode, predicate: NamedNode, value: int) -> None:
        """Add a whole number."""
        self.add(graph, subject, predicate, Literal(str(value), datatype=XSD.integer))

    def kind(self, graph: str, subject: NamedNode, *classes: NamedNode) -> NamedNode:
        """Say what ``subject`` is, and return it."""
        for name in classes:
            self.add(graph, subject, RDF.type, name)
        return subject

    def concept(self, graph: str, subject: NamedNode, predicate: NamedNode, scheme: str, notation: str) -> None:
        """Add a concept of a code list."""
        self.add(graph, subject, predicate, CK.concept(scheme, notation))

    def listed(self, graph: str, subject: NamedNode, predicate: NamedNode, name: str, items: list[NamedNode]) -> None:
        """Add an rdf:List whose cells are fragments ``#name-1``, ``#name-2`` …."""
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
            self.text(graph, subject, CK.dateVerbatim, source.words(dating.span)[:200])
        self.concept(graph, subject, CK.dateBasis, "dateBasis", dating.basis)

    def edtf(self, graph: str, subject: NamedNode, predicate: NamedNode, value: str) -> None:
        """Add an EDTF literal."""
        self.add(graph, subject, predicate, Literal(value, datatype=EDTF))

    def day(self, graph: str, subject: NamedNode, predicate: NamedNode, value: dt.date) -> None:
        """Add an xsd:date."""
        self.add(graph, subject, predicate, Literal(value.isoformat(), datatype=XSD.date))

    def moment(self, graph: str, subject: NamedNode, predicate: NamedNode, day: dt.date, time: dt.time) -> None:
        """Add an xsd:dateTime without offset: the text knows no time zone."""
        value = dt.datetime.combine(day, time).isoformat()
        self.add(graph, subject, predicate, Literal(value, datatype=XSD.dateTime))

    # evidence and claims ------------------------------------------------------------------------------------------

    def evidence(self, source: SourceText, span: Span) -> NamedNode:
        """Return the evidence for ``span``: Web Annotation, section 4; RFC 5147 for the fragment.

        https://www.w3.org/TR/annotation-model/#text-position-selector counts code points, the end not included.
        """
        name = source.slug
        node = self.uris.evidence(name, span.start, span.end)
        thing = self.uris.source(name)
        self.kind(name, node, OA.SpecificResource)
        self.add(name, node, OA.hasSource, thing)
        position = self.kind(name, self.uris.part(thing, f"position={span.start},{span.end}"), OA.TextPositionSelector)
        self.add(name, node, OA.hasSelector, position)
        self._integer(name, position, OA.start, span.start)
        self._integer(name, position, OA.end, span.end)
        if name in self.withheld and len(span) > WITHHELD_QUOTE:
            return node
        quote = self.kind(name, self.uris.part(thing, f"quote={span.start},{span.end}"), OA.TextQuoteSelector)
        self.add(name, node, OA.hasSelector, quote)
        self.add(name, quote, OA.exact, Literal(source.quote(span)))
        self.text(name, quote, OA.prefix, source.quote(Span(max(0, span.start - _AROUND), span.start)))
        self.text(name, quote, OA.suffix, source.quote(Span(span.end, span.end + _AROUND)))
        return node

    def _integer(self, graph: str, subject: NamedNode, predicate: NamedNode, value: int) -> None:
        # The Web Annotation vocabulary gives oa:start and oa:end the range xsd:nonNegativeInteger.
        self.add(graph, subject, predicate, Literal(str(value), datatype=XSD.nonNegativeInteger))

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
        thing = NamedNode(subject.value.partition("#")[0])
        node = self.kind(
            INFERRED, self.uris.part(thing, self._claim_name(subject, predicate, value, observation)), CK.Claim
        )
        self.add(INFERRED, node, RDF.subject, subject)
        self.add(INFERRED, node, RDF.predicate, predicate)
        self.add(INFERRED, node, RDF.object, value)
        kind = observation.kind if observation.kind in {"repaired", "resolved", "merged", "inferred"} else "contested"
        self.concept(INFERRED, node, CK.claimType, "claimType", kind)
        self.concept(INFERRED, node, CK.certainty, "certainty", observation.certainty)
        self.text(INFERRED, node, CK.basis, observation.message)
        self.attest(INFERRED, node, source, observation.span)
        return node

    def _claim_name(
        self, subject: NamedNode, predicate: NamedNode, value: NamedNode | Literal, observation: Observation
    ) -> str:
        """Name a claim after what it says: a number would change with each claim that comes or goes before it.

        The base is left out, so that a claim has one name wherever the dataset is published.
        """
        said = "\n".join([*(str(each) for each in (subject, predicate, value)), observation.kind, observation.message])
        digest = hashlib.sha256(said.replace(self.uris.base, "").encode())
        return f"claim-{digest.hexdigest()[:10]}"
