"""Corrections of a curator: the right statement in ``graph/corrections``, and what was read as a superseded claim.

A corrected statement has a claim of type ``corrected`` with its author, day, source and reason; it replaces the claim,
of type ``superseded``, about what was read. `corrkg.convert.consequences` keeps in step what follows from a statement.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from pyoxigraph import Literal, NamedNode, Quad

from corrkg.convert.archives import ArchiveWriter
from corrkg.convert.consequences import CONSEQUENCES, Change
from corrkg.convert.graph import GraphBuilder
from corrkg.convert.properties import Properties
from corrkg.convert.report import Row, notice_row
from corrkg.convert.settled import corrected_things
from corrkg.convert.statements import Statements, Term, written
from corrkg.convert.work import DatasetWork
from corrkg.edition.corrections import Correction
from corrkg.edition.records import Notice
from corrkg.uris import CORRECTIONS, PROVENANCE
from corrkg.vocab import CK, DCTERMS, LEVELS, RDF, RDFS, XSD


class UnfitError(Exception):
    """A correction fits nothing in this build; the message says what is there instead."""


def correct(work: DatasetWork) -> None:
    """Apply the corrections to what was converted; those that fit nothing any more go into the report.

    Raises:
        InputError: a correction has a property that there is not, or a value that cannot be one of it.
    """
    if not work.seeds.corrections:
        return
    curator = _Curator(work)
    for row in sorted(work.seeds.corrections, key=_turn):
        try:
            curator.apply(row)
        except UnfitError as reason:
            work.report.append(_report_row(work, row, str(reason)))
    curator.complete()
    if curator.numbers:
        graph = work.builder.graph(CORRECTIONS)
        work.builder.text(PROVENANCE, graph, RDFS.label, "What curators corrected", "en")


def _turn(row: Correction) -> tuple[int, int]:
    """Things that are missing come first, because other rows speak of them; things that are none come last."""
    first, between, last = range(3)
    if row.property != "rdf:type":
        return between, row.line
    if not row.read:
        return first, row.line
    return (last if not row.right else between), row.line


def _report_row(work: DatasetWork, row: Correction, reason: str) -> Row:
    message = f"the correction of {row.thing} {row.property} by {row.who} fits nothing any more: {reason}"
    return notice_row(
        Notice("unresolved", "correction", message, work.seeds.corrections_path.name, row.line, row.right or row.read)
    )


class _Curator:
    def __init__(self, work: DatasetWork) -> None:
        self.work, self.uris = work, work.builder.uris
        self.statements = Statements(work.builder, work.texts, *corrected_things(work.seeds.corrections, self.uris))
        self.properties = Properties(work.seeds.corrections_path)
        self.numbers: Counter[str] = Counter()
        self.new: list[NamedNode] = []

    def apply(self, row: Correction) -> None:
        thing = self._thing(row.thing)
        predicate = self.properties.of(row, new=thing in self.new)
        making = predicate == RDF.type and not row.read
        if not making and not self.statements.present(thing):
            raise UnfitError("there is no such thing in these texts")
        old = self._standing(thing, predicate, row) if row.read else []
        value = self._value(thing, predicate, row) if row.right else None
        if making:
            self._make(thing, row)
        elif predicate == RDF.type and value is None:
            self._unmake(thing, row)
            return
        self._write(Change(thing, predicate, old[0].object if old else None, value), old, row)

    def _thing(self, path: str) -> NamedNode:
        address, _, fragment = path.partition("#")
        node = self.uris.at_path(address)
        return self.uris.part(node, fragment) if fragment else node

    def _standing(self, thing: NamedNode, predicate: NamedNode, row: Correction) -> list[Quad]:
        """Return the quads of what was read, and refuse a correction of what was not."""
        quads = self.statements.of(thing, predicate)
        found = [quad for quad in quads if written(quad.object, self.uris) == row.read]
        if not found:
            others = ", ".join(sorted({written(quad.object, self.uris) for quad in quads})) or "nothing"
            raise UnfitError(f"{row.read} is not what stands there, but {others}")
        return found

    def _value(self, thing: NamedNode, predicate: NamedNode, row: Correction) -> NamedNode | Literal:
        quads = self.statements.of(thing, predicate)
        if any(written(quad.object, self.uris) == row.right for quad in quads):
            raise UnfitError(f"{row.right} stands there already")
        if quads and not row.read and self.properties.single(predicate):
            there = ", ".join(sorted({written(quad.object, self.uris) for quad in quads}))
            raise UnfitError(f"there can be one value only, and {there} stands there: give it as what was read (from)")
        value = self.properties.value(predicate, row)
        if value is not None:
            return value
        node = self._thing(row.right)
        if not self.statements.present(node):
            if not row.right.startswith("archive/") or predicate != CK.unit:
                raise UnfitError(f"{row.right} is nothing that this dataset has")
            self._cite(row.right)
        return node

    def _cite(self, path: str) -> None:
        """Write a unit of an archive that no text cites."""
        parts = tuple(path.split("/")[1:])
        if len(parts) > len(LEVELS):
            raise UnfitError(f"{path} is no archive, fond, opis or delo")
        scratch = GraphBuilder(self.uris)
        ArchiveWriter(scratch, self.work.authorities).unit(parts)
        self.statements.add(scratch.quads())

    # things -------------------------------------------------------------------------------------------------------

    def _make(self, thing: NamedNode, row: Correction) -> None:
        """Bring in a thing that the reading missed: a part of another thing, or one with a new address."""
        if self.statements.present(thing):
            raise UnfitError("it is there already")
        address, _, fragment = row.thing.partition("#")
        if fragment:
            if not self.statements.present(self._thing(address)):
                raise UnfitError(f"{address} is nothing that this dataset has")
        else:
            kind, _, slug = address.partition("/")
            entry = self.work.register.latest(kind, slug)
            if entry is not None and (entry.status != "issued" or entry.key[0] != slug):
                raise UnfitError("this address was given to something else once: choose another")
            self.work.register.reserve(kind, [slug])
        self.new.append(thing)

    def _unmake(self, thing: NamedNode, row: Correction) -> None:
        """Take back a thing that is none: all that is stated of it, and all that leads to it."""
        kept = [*self.statements.values(thing, CK.evidence)]
        claims = self.statements.owners(thing, RDF.subject)
        stated = self.statements.of(thing, self.properties.of(row))
        away = [thing, *(part for part in self.statements.parts(thing) if part not in claims)]
        for each in away:
            self.statements.remove(self.statements.of(each))
            self.statements.remove(q for q in self.statements.to(each) if q.predicate not in {RDF.subject, RDF.object})
        for claim in claims:
            self._supersede(claim)
        gone = self._claim(row, thing, stated[0].predicate, stated[0].object, "superseded", kept)
        self._sign(gone, row)
        self.work.unmade[thing] = row.why

    def complete(self) -> None:
        """Give each new thing as its evidence the words of the note or letter that it is stated in."""
        for thing in self.new:
            if not self.statements.values(thing, CK.evidence):
                whole = NamedNode(thing.value.partition("#")[0])
                told = [*self.statements.values(thing, CK.statedIn), whole]
                spans = next((found for each in told if (found := self.statements.values(each, CK.evidence))), [])
                self._add((thing, CK.evidence, span) for span in spans)

    # statements and claims ----------------------------------------------------------------------------------------

    def _write(self, change: Change, old: list[Quad], row: Correction) -> None:
        evidence = self._evidence(change)
        superseded = []
        if old and change.old is not None:
            superseded = [*self.statements.claims(change.thing, change.predicate, change.old)]
            for claim in superseded:
                self._supersede(claim)
            if not superseded:
                superseded = [self._claim(row, change.thing, change.predicate, change.old, "superseded", evidence)]
            self.statements.remove(old)
        if change.new is not None:
            self._add([(change.thing, change.predicate, change.new)])
            claim = self._claim(row, change.thing, change.predicate, change.new, "corrected", evidence)
            self._sign(claim, row)
            self._add((claim, DCTERMS.replaces, each) for each in superseded)
        else:
            self._sign(superseded[0], row)
        consequence = CONSEQUENCES.get(change.predicate)
        if consequence is not None:
            consequence(self.statements, change)

    def _evidence(self, change: Change) -> list[NamedNode]:
        claims = self.statements.claims(change.thing, change.predicate, change.old) if change.old is not None else ()
        told = [span for claim in claims for span in self.statements.values(claim, CK.evidence)]
        return told or self.statements.values(change.thing, CK.evidence)

    def _supersede(self, claim: NamedNode) -> None:
        types = self.statements.of(claim, CK.claimType)
        self.statements.remove(types)
        kind = CK.concept("claimType", "superseded")
        self.statements.add(Quad(claim, CK.claimType, kind, quad.graph_name) for quad in types[:1])

    def _claim(
        self, row: Correction, thing: NamedNode, predicate: NamedNode, value: Term, kind: str, evidence: list[NamedNode]
    ) -> NamedNode:
        whole = thing.value.partition("#")[0]
        self.numbers[f"{whole} {kind}"] += 1
        number = self.numbers[f"{whole} {kind}"]
        node = self.uris.part(NamedNode(whole), f"{'correction' if kind == 'corrected' else kind}-{number}")
        assert isinstance(value, NamedNode | Literal)
        basis = row.why if kind == "corrected" or not row.right else "as read from the text; a curator has corrected it"
        self._add(
            [
                (node, RDF.type, CK.Claim), (node, RDF.subject, thing), (node, RDF.predicate, predicate),
                (node, RDF.object, value), (node, CK.claimType, CK.concept("claimType", kind)),
                (node, CK.certainty, CK.concept("certainty", "high")), (node, CK.basis, Literal(basis)),
                *((node, CK.evidence, span) for span in evidence),
            ]
        )  # fmt: skip
        return node

    def _sign(self, claim: NamedNode, row: Correction) -> None:
        """Say who corrected, when, on what source and why."""
        day = Literal(row.when.isoformat(), datatype=XSD.date)
        said = ((DCTERMS.creator, Literal(row.who)), (DCTERMS.date, day), (DCTERMS.source, Literal(row.source)))
        self._add((claim, predicate, value) for predicate, value in said)
        if not row.right:  # the claim about what was read says why it is not asserted any more
            self.statements.remove(self.statements.of(claim, CK.basis))
            self._add([(claim, CK.basis, Literal(row.why))])

    def _add(self, triples: Iterable[tuple[NamedNode, NamedNode, NamedNode | Literal]]) -> None:
        graph = self.work.builder.graph(CORRECTIONS)
        self.statements.add(Quad(*triple, graph) for triple in triples)
