"""The model as the data use it: classes, their properties, and what these lead to, counted.

It is read from the dataset's own description (VoID), which the build counts, and from the ontology: two questions to
the store for each release, by the names of these graphs.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from pyoxigraph import Literal, NamedNode, Quad

from corrkg.reading.kept import Kept
from corrkg.store.release import Release
from corrkg.vocab import PREFIXES, RDF, RDFS, SKOS, VOID, XSD

_DEFINED = {RDFS.Class, RDF.Property} | {
    NamedNode(f"http://www.w3.org/2002/07/owl#{name}")
    for name in ("Class", "ObjectProperty", "DatatypeProperty", "AnnotationProperty")
}
_LISTS = {SKOS.Concept, SKOS.ConceptScheme}
_DATATYPES = {XSD.string.value.partition("#")[0] + "#", PREFIXES["edtf"]}


@dataclass(frozen=True, slots=True)
class Use:
    """A property on the things of a class.

    Args:
        subject: the class.
        property: which.
        triples: how often.
        objects: the classes of what it leads to; none where it leads to literals.
    """

    subject: NamedNode
    property: NamedNode
    triples: int
    objects: tuple[NamedNode, ...]


@dataclass(frozen=True, slots=True)
class Term:
    """A class or property, as completion offers it.

    Args:
        iri: which.
        kind: class, property or concept.
        label: in English; empty: it has none here.
        about: what it means, likewise.
        count: the things of the class, or the statements with the property.
    """

    iri: str
    kind: str
    label: str = ""
    about: str = ""
    count: int = 0


@dataclass(frozen=True)
class Model:
    """What the data of a release are made of.

    Args:
        classes: the things of each class.
        properties: the statements of each property.
        uses: the properties of each class, those with most statements first.
        terms: what can be named in a query, by IRI.
        named: all IRIs that the ontology or the description names.
    """

    classes: Mapping[NamedNode, int]
    properties: Mapping[NamedNode, int]
    uses: tuple[Use, ...]
    terms: Mapping[str, Term]
    named: frozenset[str]

    @cached_property
    def spaces(self) -> tuple[str, ...]:
        """The namespaces of the terms, the longest first; without datatypes, which any query may name."""
        used = {space for space in PREFIXES.values() if any(iri.startswith(space) for iri in self.terms)}
        return tuple(sorted(used - _DATATYPES, key=len, reverse=True))


@Kept
def model(release: Release) -> Model:
    """Return the model of a release."""
    counted = list(release.graph.match(graph=release.uris.graph("dataset")))
    defined = list(release.graph.match(graph=release.uris.graph("ontology")))
    classes, properties, uses = _counts(release, counted)
    return Model(classes, properties, uses, _terms(classes, properties, defined), _names(classes, properties, defined))


def _counts(release: Release, quads: list[Quad]) -> tuple[dict[NamedNode, int], dict[NamedNode, int], tuple[Use, ...]]:
    said: dict[object, dict[NamedNode, list[object]]] = {}
    for quad in quads:
        said.setdefault(quad.subject, {}).setdefault(quad.predicate, []).append(quad.object)

    def parts(node: object, name: str, of: str) -> list[tuple[NamedNode, object]]:
        each_of = [
            (said.get(each, {}).get(VOID[of], [None])[0], each) for each in said.get(node, {}).get(VOID[name], [])
        ]
        return [(term, each) for term, each in each_of if isinstance(term, NamedNode)]

    def number(node: object, name: str) -> int:
        found = said.get(node, {}).get(VOID[name], [None])[0]
        return int(found.value) if isinstance(found, Literal) else 0

    dataset = release.uris.dataset
    by_class = parts(dataset, "classPartition", "class")
    classes = {term: number(part, "entities") for term, part in by_class}
    properties = {term: number(part, "triples") for term, part in parts(dataset, "propertyPartition", "property")}
    uses = [
        Use(term, property_, number(of, "triples"),
            tuple(sorted((to for to, _ in parts(of, "classPartition", "class")), key=str)))
        for term, part in by_class
        for property_, of in parts(part, "propertyPartition", "property")
    ]  # fmt: skip
    return (
        classes,
        properties,
        tuple(sorted(uses, key=lambda use: (-use.triples, use.subject.value, use.property.value))),
    )


def _terms(classes: Mapping[NamedNode, int], properties: Mapping[NamedNode, int], quads: list[Quad]) -> dict[str, Term]:
    kinds: dict[NamedNode, str] = {**dict.fromkeys(classes, "class"), **dict.fromkeys(properties, "property")}
    labels: dict[object, str] = {}
    about: dict[object, str] = {}
    for quad in quads:
        if quad.predicate == RDF.type and isinstance(quad.subject, NamedNode):
            if quad.object in _LISTS:
                kinds[quad.subject] = "concept"
            elif quad.object in _DEFINED:
                is_class = isinstance(quad.object, NamedNode) and quad.object.value.endswith("Class")
                kinds[quad.subject] = "class" if is_class else "property"
        elif isinstance(quad.object, Literal) and quad.object.language in {None, "en"}:
            if quad.predicate in {RDFS.label, SKOS.prefLabel}:
                labels[quad.subject] = quad.object.value
            elif quad.predicate in {RDFS.comment, SKOS.definition}:
                about[quad.subject] = quad.object.value
    counts = {**classes, **properties}
    return {
        iri.value: Term(iri.value, kind, labels.get(iri, ""), about.get(iri, ""), counts.get(iri, 0))
        for iri, kind in sorted(kinds.items(), key=lambda pair: pair[0].value)
    }


def _names(classes: Mapping[NamedNode, int], properties: Mapping[NamedNode, int], quads: list[Quad]) -> frozenset[str]:
    terms = [*classes, *properties, *(term for quad in quads for term in (quad.subject, quad.predicate, quad.object))]
    return frozenset(each.value for each in terms if isinstance(each, NamedNode))
