"""What follows from a corrected statement, kept in step with it: bounds of a date, order of names, folios, mentions."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode

from corrkg import edtf
from corrkg.convert.archives import write_spans
from corrkg.convert.graph import GraphBuilder
from corrkg.convert.persons import NAMING
from corrkg.convert.statements import Statements, Term
from corrkg.uris import CORRECTIONS
from corrkg.vocab import CK, RDF


@dataclass(frozen=True, slots=True)
class Change:
    """A corrected statement: its thing and property, what was read, and what is right; either may be missing."""

    thing: NamedNode
    predicate: NamedNode
    old: Term | None
    new: NamedNode | Literal | None


def _dates(statements: Statements, change: Change) -> None:
    """Give a corrected date its bounds, and as its basis that a curator gave it."""
    for predicate in (CK.notBefore, CK.notAfter, CK.dateBasis):
        statements.remove(statements.of(change.thing, predicate))
    if not isinstance(change.new, Literal):
        return
    scratch, span = GraphBuilder(statements.builder.uris), edtf.read(change.new.value)
    for predicate, day in ((CK.notBefore, span.earliest), (CK.notAfter, span.latest)):
        if day is not None:
            scratch.day(CORRECTIONS, change.thing, predicate, day)
    scratch.concept(CORRECTIONS, change.thing, CK.dateBasis, "dateBasis", "corrected")
    statements.add(scratch.quads())


def _order(head: NamedNode, name: str) -> Callable[[Statements, Change], None]:
    """Return what keeps the list of senders or recipients in step: the right person in the place of the wrong one."""

    def follow(statements: Statements, change: Change) -> None:
        cells = _cells(statements, change.thing, head)
        people: list[NamedNode] = []
        for cell in cells:
            for person in statements.values(cell, RDF.first):
                if person != change.old:
                    people.append(person)
                elif isinstance(change.new, NamedNode):
                    people.append(change.new)
            statements.remove(statements.of(cell))
        if isinstance(change.new, NamedNode) and change.new not in people:
            people.append(change.new)
        statements.remove(statements.of(change.thing, head))
        scratch = GraphBuilder(statements.builder.uris)
        scratch.listed(CORRECTIONS, change.thing, head, name, people)
        statements.add(scratch.quads())

    return follow


def _cells(statements: Statements, thing: NamedNode, head: NamedNode) -> list[NamedNode]:
    cells: list[NamedNode] = []
    following = statements.values(thing, head)
    while following and following[0] != RDF.nil and following[0] not in cells:
        cells.append(following[0])
        following = statements.values(following[0], RDF.rest)
    return cells


def _folios(statements: Statements, change: Change) -> None:
    """Write the runs of a reference's folios anew."""
    for span in statements.values(change.thing, CK.span):
        statements.remove([*statements.of(span), *statements.to(span, CK.span)])
    if isinstance(change.new, Literal):
        scratch = GraphBuilder(statements.builder.uris)
        write_spans(scratch, CORRECTIONS, change.thing, change.new.value)
        statements.add(scratch.quads())


def _mentions(statements: Statements, change: Change) -> None:
    """Say of note and letter whom they name now that a mention means another."""
    named = {each.value.rpartition("-")[2] for each in statements.values(change.thing, CK.part)}
    if not named & NAMING:
        return
    for owner in _namers(statements, change.thing):
        if change.old is not None and change.old not in _named(statements, owner):
            statements.remove(q for q in statements.of(owner, CK.mentions) if q.object == change.old)
        stands = any(quad.object == change.new for quad in statements.of(owner, CK.mentions))
        if isinstance(change.new, NamedNode) and not stands:
            scratch = GraphBuilder(statements.builder.uris)
            scratch.add(CORRECTIONS, owner, CK.mentions, change.new)
            statements.add(scratch.quads())


def _namers(statements: Statements, mention: NamedNode) -> Iterable[NamedNode]:
    """Return the note or letter that a mention stands in, and the letter that the note is of."""
    owners = statements.owners(mention, CK.mention)
    letters = [letter for owner in owners for letter in statements.owners(owner, CK.note)]
    return dict.fromkeys([*owners, *letters])


def _named(statements: Statements, owner: NamedNode) -> set[Term]:
    """Return what the naming mentions of a letter and its notes, or of a note, mean."""
    mentions = [
        mention
        for thing in (owner, *statements.values(owner, CK.note))
        for mention in statements.values(thing, CK.mention)
    ]
    return {
        meant
        for mention in mentions
        if {each.value.rpartition("-")[2] for each in statements.values(mention, CK.part)} & NAMING
        for meant in statements.values(mention, CK.refersTo)
    }


CONSEQUENCES: dict[NamedNode, Callable[[Statements, Change], None]] = {
    CK.date: _dates,
    CK.sender: _order(CK.senderList, "sender-list"),
    CK.recipient: _order(CK.recipientList, "recipient-list"),
    CK.folios: _folios,
    CK.refersTo: _mentions,
}
