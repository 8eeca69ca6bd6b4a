"""The model as the data use it: classes, their properties, and what these lead to, counted.

DIR/releases/{digest}/model.json

It is read from the dataset's own description (VoID), which the build counts, and from the ontology.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import cached_property
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Quad

from corrkg.store.built import Built
from corrkg.uris import Uris
from corrkg.vocab import PREFIXES, RDF, RDFS, SKOS, VOID, XSD

_DEFINED = {RDFS.Class, RDF.Property} | {
    NamedNode(f"http://www.w3.org/2002/07/owl#{name}")
    for name in ("Class", "ObjectProperty", "DatatypeProperty", "AnnotationProperty")
}
_LISTS = {SKOS.Concept, SKOS.ConceptScheme}
_DATATYPES = {XSD.string.value.partition("#")[0] + "#", PREFIXES["edtf"]}

MODEL = "model.json"


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


def make_model(target: Path, built: Built) -> None:
    """Write the model of a build to the file ``target``."""
    uris = Uris(built.base)
    counted, defined = (sorted(built.graph.match(graph=uris.graph(name)), key=str) for name in ("dataset", "ontology"))
    classes, properties, uses = _counts(uris.dataset, counted)
    terms = _terms(classes, properties, defined)
    told = {
        "classes": {each.value: number for each, number in classes.items()},
        "properties": {each.value: number for each, number in properties.items()},
        "uses": [
            [use.subject.value, use.property.value, use.triples, [each.value for each in use.objects]] for use in uses
        ],
        "terms": [[*asdict(each).values()] for each in terms.values()],
        "named": sorted(_names(classes, properties, defined)),
    }
    target.write_text(json.dumps(told, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def read_model(path: Path) -> Model:
    """Return what `make_model` wrote.

    Raises:
        OSError: it is not there.
        ValueError: it is something else.
    """
    told = json.loads(path.read_text(encoding="utf-8"))
    try:
        classes, properties = (
            {NamedNode(iri): int(number) for iri, number in told[name].items()} for name in ("classes", "properties")
        )
        uses = tuple(
            Use(NamedNode(subject), NamedNode(property_), triples, tuple(map(NamedNode, objects)))
            for subject, property_, triples, objects in told["uses"]
        )
        terms = {row[0]: Term(*row) for row in told["terms"]}
        return Model(classes, properties, uses, terms, frozenset(told["named"]))
    except (LookupError, TypeError, AttributeError) as error:
        raise ValueError(f"it is no model: {error}") from error


def _counts(
    dataset: NamedNode, quads: list[Quad]
) -> tuple[dict[NamedNode, int], dict[NamedNode, int], tuple[Use, ...]]:
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
