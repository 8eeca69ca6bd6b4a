"""The terms of the ontology as its page shows them: classes, properties, code lists and their concepts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pyoxigraph import NamedNode

from corrkg.reading.surroundings import BRIEF
from corrkg.reading.view import ONTOLOGY, Node, View, in_order
from corrkg.store.model import Model, Use
from corrkg.vocab import CK, OWL, RDF, SKOS, expand, shorten

_SECTIONS = (
    ("Classes", ("rdfs:Class", "owl:Class")),
    ("Properties", ("rdf:Property", "owl:ObjectProperty", "owl:DatatypeProperty", "owl:AnnotationProperty")),
    ("Code lists", ("skos:ConceptScheme",)),
)
_FACTS = (
    ("Subclass of", "rdfs:subClassOf"),
    ("Subproperty of", "rdfs:subPropertyOf"),
    ("On", "rdfs:domain"),
    ("On", "schema:domainIncludes"),
    ("Range", "rdfs:range"),
    ("See also", "rdfs:seeAlso"),
    ("Same as", "owl:equivalentClass"),
    ("Same as", "owl:equivalentProperty"),
    ("Exact match", "skos:exactMatch"),
    ("Close match", "skos:closeMatch"),
    ("Example", "skos:example"),
)


_IN_EXAMPLES = 3  # properties of an example
_HELD = 0.9  # part of a class's things that have a property of its example

Links = dict[tuple[Node, Node], float]


@dataclass(frozen=True, slots=True)
class Used:
    """A property on the things of some classes.

    Args:
        property: which.
        classes: on a class's own rows, what it leads to; on those of a property and on "leads here", where it stands.
        count: the statements.
    """

    property: Node
    classes: tuple[Node, ...]
    count: int


def facts(view: View) -> dict[str, Any]:
    """Return the sections of the page, what the data make of each term, and the links of a picture of the model."""
    view.graph.gather([NamedNode(view.release.base + "ontology"), view.release.uris.dataset])
    quads = view.graph.take(view.release.uris.graph("ontology"))
    view.graph.gather((quad.object for quad in quads), BRIEF)
    seen: set[Node] = set()
    sections = []
    for heading, classes in _SECTIONS:
        wanted = {expand(name) for name in classes}
        found = {view.node(quad.subject) for quad in quads if quad.predicate == RDF.type and quad.object in wanted}
        found = {term for term in found if term.value.startswith(ONTOLOGY)}
        sections.append((heading, in_order(found - seen)))
        seen |= found
    listed: dict[Node, list[Node]] = {}
    for quad in quads:
        if quad.predicate == SKOS.inScheme:
            listed.setdefault(view.node(quad.object), []).append(view.node(quad.subject))
    of = view.release.model
    return {
        "sections": sections,
        "facts": lambda term: _of_term(term, of),
        "said": _said,
        "ontology": view.named(ONTOLOGY.rstrip("#")),
        "concepts": lambda scheme: in_order(listed.get(scheme, [])),
        "size": lambda term: of.classes.get(term.term) or of.properties.get(term.term),
        "has": lambda term: _has(view, of, term),
        "leads": lambda term: _leads(view, of, term),
        "example": lambda term: _example(of, term),
        "model": _links(view, of),
    }


def _of_term(term: Node, of: Model) -> list[tuple[str, list[Node]]]:
    """Return what is told of a term beside its words; what the classes tell of a property is not told again."""
    used = isinstance(term.term, NamedNode) and term.term in of.properties
    leads = any(use.objects for use in of.uses if use.property == term.term)
    told = {"On": used, "Range": leads}
    rows = [(name, term.all(property_)) for name, property_ in _FACTS if not told.get(name)]
    return [(name, [each for each in nodes if each.term != OWL.Thing]) for name, nodes in rows]


def _said(term: Node) -> list[Node]:
    """Return the definition of a term in the reader's language, or else in any."""
    texts = list(dict.fromkeys(term.all("rdfs:comment") + term.all("skos:definition")))
    for tag in (term.view.language, "en"):
        if found := [each for each in texts if each.lang == tag]:
            return found[:1]
    return texts[:1]


def _has(view: View, of: Model, term: Node) -> list[Used]:
    """Return the properties of the things of a class, with the classes that they lead to."""
    return [
        Used(view.node(use.property), tuple(view.node(each) for each in use.objects), use.triples)
        for use in of.uses
        if use.subject == term.term and use.property != RDF.type
    ]


def _leads(view: View, of: Model, term: Node) -> list[Used]:
    """Return the properties of this ontology that lead to the things of a class, with the classes where they stand."""
    found: dict[NamedNode, list[Use]] = {}
    for use in of.uses:
        if term.term in use.objects and use.property.value.startswith(ONTOLOGY):
            found.setdefault(use.property, []).append(use)
    return [
        Used(view.node(property_), tuple(view.node(use.subject) for use in uses), sum(use.triples for use in uses))
        for property_, uses in found.items()
    ]


def _example(of: Model, term: Node) -> str:
    """Return a query for the things of a class, with properties that nearly all of them have; empty: there are none.

    It asks for what tells most: those of this ontology that lead somewhere, then the rest.
    """
    number = of.classes.get(term.term) if isinstance(term.term, NamedNode) else None
    if not number:
        return ""
    often = [use for use in of.uses if use.subject == term.term and use.triples >= _HELD * number]
    own = [use for use in often if use.property.value.startswith(ONTOLOGY) and use.property != CK.evidence]
    chosen = sorted(own, key=lambda use: (not use.objects, use.triples))[:_IN_EXAMPLES]
    name = term.fragment[:1].lower() + term.fragment[1:]
    pairs = [(shorten(use.property.value), shorten(use.property.value).partition(":")[2]) for use in chosen]
    lines = [f"?{name} a {term.short}", *(f"{each} ?{variable}" for each, variable in pairs if variable != name)]
    body = " ;\n  ".join(lines)
    return f"SELECT * {{\n{body}\n}} LIMIT 100"


def _links(view: View, of: Model) -> Links:
    """Return which classes of this ontology lead to which, by as many of its properties.

    What RDF itself says, as of the subject of a claim, is left out: a claim is about anything.
    """
    found: Links = {}
    for use in of.uses:
        for target in use.objects:
            ours = use.subject.value.startswith(ONTOLOGY) and target.value.startswith(ONTOLOGY)
            if ours and use.subject != target and use.property.value.startswith(ONTOLOGY):
                pair = (view.node(use.subject), view.node(target))
                found[pair] = found.get(pair, 0) + 1
    return found
