"""The terms of the ontology as its page shows them: classes, properties, code lists and their concepts."""

from __future__ import annotations

from typing import Any

from corrkg.reading.surroundings import BRIEF
from corrkg.reading.view import ONTOLOGY, Node, View, expand, in_order
from corrkg.vocab import RDF

_SECTIONS = (
    ("Classes", ("rdfs:Class", "owl:Class")),
    ("Properties", ("rdf:Property", "owl:ObjectProperty", "owl:DatatypeProperty", "owl:AnnotationProperty")),
    ("Code lists", ("skos:ConceptScheme",)),
    ("Concepts", ("skos:Concept",)),
)
_FACTS = (
    ("Notation", "skos:notation"),
    ("In the list", "skos:inScheme"),
    ("Subclass of", "rdfs:subClassOf"),
    ("Subproperty of", "rdfs:subPropertyOf"),
    ("Domain", "rdfs:domain"),
    ("On the classes", "schema:domainIncludes"),
    ("Range", "rdfs:range"),
    ("See also", "rdfs:seeAlso"),
    ("Same as", "owl:equivalentClass"),
    ("Same as", "owl:equivalentProperty"),
    ("Exact match", "skos:exactMatch"),
    ("Close match", "skos:closeMatch"),
    ("Example", "skos:example"),
)


def facts(view: View) -> dict[str, Any]:
    """Return the sections of the page, and a function that gives the facts of a term."""
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
    return {"sections": sections, "facts": _of_term, "ontology": view.named(ONTOLOGY.rstrip("#"))}


def _of_term(term: Node) -> list[tuple[str, list[Node]]]:
    return [(name, term.all(property_)) for name, property_ in _FACTS]
