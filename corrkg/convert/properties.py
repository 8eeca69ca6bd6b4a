"""The properties that a correction may have, as the ontology tells them: what their values are, and how many."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from corrkg import edtf
from corrkg.edition.corrections import Correction
from corrkg.errors import InputError
from corrkg.resources import term_files
from corrkg.vocab import CK, EDTF, OWL, PREFIXES, RDF, RDFS, SKOS, XSD

# What follows from another statement is corrected there.
_FOLLOWING = {
    "ck:senderList": "ck:sender", "ck:recipientList": "ck:recipient",
    "ck:notBefore": "ck:date", "ck:notAfter": "ck:date", "ck:dateBasis": "ck:date",
    "ck:mentions": "ck:refersTo of the mention",
    "ck:span": "ck:folios", "ck:firstFolio": "ck:folios", "ck:lastFolio": "ck:folios", "ck:verso": "ck:folios",
}  # fmt: skip
# What was read and what was thought of it is a record, and no statement about the correspondence.
_PRINTED = {"ck:verbatim", "ck:dateVerbatim", "ck:nameForm"}
_RECORDS = _PRINTED | {"ck:evidence", "ck:claimType", "ck:certainty", "ck:basis"}
# Of these a thing has one at most.
_SINGLE = {CK.date, CK.medium, CK.refersTo, CK.unit, CK.folios, CK.place, CK.at, CK.by, CK.body, CK.stance, CK.title}


class Properties:
    """The properties of the ontology.

    Args:
        path: the file of the corrections, for errors.
    """

    def __init__(self, path: Path) -> None:
        """Read the files of terms."""
        self.path = path
        self._types: dict[NamedNode, set[object]] = defaultdict(set)
        self._ranges: dict[NamedNode, NamedNode] = {}
        self._concepts: set[NamedNode] = set()
        for file in term_files():
            for quad in parse(path=str(file), format=RdfFormat.TURTLE):
                if not isinstance(quad.subject, NamedNode):
                    continue
                if quad.predicate == RDF.type:
                    self._types[quad.subject].add(quad.object)
                elif quad.predicate == RDFS.range and isinstance(quad.object, NamedNode):
                    self._ranges[quad.subject] = quad.object

    def of(self, row: Correction, *, new: bool = False) -> NamedNode:
        """Return the property of a row.

        Args:
            row: the correction.
            new: the thing was missed by the reading, so that the curator alone can say what is printed.

        Raises:
            InputError: there is no such property, or its values are not corrected but follow from others.
        """
        prefix, _, name = row.property.partition(":")
        term = NamedNode(PREFIXES.get(prefix, "") + name) if prefix in PREFIXES else None
        if row.property in _FOLLOWING:
            hint = f"correct {_FOLLOWING[row.property]}: the rest follows"
            raise InputError(f"{row.property} follows from another statement", self.path, row.line, hint=hint)
        if row.property in _RECORDS and not (new and row.property in _PRINTED):
            raise InputError(
                f"{row.property} is the record of the reading, which stays as it is", self.path, row.line,
                expected="a property that says something of the correspondence: ck:sender, ck:date, ck:refersTo",
            )  # fmt: skip
        known = self._types.get(term, set()) & {OWL.ObjectProperty, OWL.DatatypeProperty} if term else set()
        if term is None or (term != RDF.type and not known):
            raise InputError(
                f"there is no property {row.property}", self.path, row.line,
                expected="a property of the ontology, such as ck:sender, or rdf:type", hint="see /ontology",
            )  # fmt: skip
        return term

    @staticmethod
    def single(term: NamedNode) -> bool:
        """Tell whether a thing has at most one value of a property."""
        return term in _SINGLE

    def value(self, term: NamedNode, row: Correction) -> NamedNode | Literal | None:
        """Return the right value of a row, or None: it is the path of a thing.

        Raises:
            InputError: it cannot be a value of the property.
        """
        if term == RDF.type or self._ranges.get(term) == SKOS.Concept:
            if term != RDF.type and not row.right.startswith("ck:"):
                return None  # a subject of the publisher's own
            return self._term(row, OWL.Class if term == RDF.type else SKOS.Concept)
        if OWL.ObjectProperty in self._types[term]:
            return None
        return self._literal(self._ranges.get(term, XSD.string), row)

    def _term(self, row: Correction, sort: NamedNode) -> NamedNode:
        prefix, _, name = row.right.partition(":")
        term = NamedNode(PREFIXES[prefix] + name) if prefix in PREFIXES and name else None
        if term is None or sort not in self._types.get(term, set()):
            sorts = "class" if sort == OWL.Class else "concept"
            raise InputError(
                f"there is no {sorts} {row.right}", self.path, row.line, expected=f"a {sorts} of /ontology"
            )
        return term

    def _literal(self, datatype: NamedNode, row: Correction) -> Literal:
        if datatype == EDTF:
            try:
                edtf.read(row.right)
            except ValueError:
                raise InputError(f"to is {row.right!r}", self.path, row.line, expected=edtf.EXPECTED) from None
        if datatype == XSD.integer and not row.right.isdecimal():
            raise InputError(f"to is {row.right!r}", self.path, row.line, expected="a whole number")
        return Literal(row.right) if datatype == XSD.string else Literal(row.right, datatype=datatype)
