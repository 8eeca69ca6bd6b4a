"""The HTML page of a thing: which template shows it, and what that template needs."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import Any
from urllib.parse import urlencode

from flask import render_template
from pyoxigraph import NamedNode, Quad

from corrkg.formats import DOCUMENT_FORMATS, HTML
from corrkg.reading import schema_org
from corrkg.reading.describe import Document, graph_of, parts
from corrkg.reading.paging import Page
from corrkg.reading.report import of_letter
from corrkg.reading.view import ONTOLOGY, Node, View, in_order, natural_key
from corrkg.sparql.describe import Resource
from corrkg.vocab import RDF, RDFS
from corrkg.web.documents.dataset import dataset_tables
from corrkg.web.http.errors import Problem

_LIMIT = 500  # rows of one listing on a page; each says so when there are more

TEMPLATES = (
    ("ck:Letter", "letter.html"),
    ("ck:Footnote", "note.html"),
    ("ck:Person", "person.html"),
    ("ck:Decision", "decision.html"),
    ("ck:ArchivalUnit", "archive.html"),
    ("ck:Source", "source.html"),
)


def render(view: View, thing: NamedNode, page: int, size: int, at: int | None = None) -> tuple[str, dict[str, int]]:
    """Return the page of ``thing``, and the other pages by their relation.

    Args:
        view: the release, with the reader's language.
        thing: what it is about.
        page: which page of its backlinks, or of a source's passages.
        size: how many of these on a page.
        at: for a source, the offset whose passage is to be on the page.

    Raises:
        Problem: 404, there is no such page.
    """
    node = view.node(thing)
    template = next((file for name, file in TEMPLATES if node.is_a(name)), "thing.html")
    path = view.release.uris.path_of(thing.value) or ""
    addresses = [(each, f"{path}.{each.suffix}") for each in DOCUMENT_FORMATS if each != HTML]
    context: dict[str, Any] = {
        "node": node,
        "here": f"{path}.{HTML.suffix}",
        "canonical": f"{thing.value}.{HTML.suffix}",
        "addresses": addresses,
        "limit": _LIMIT,
        "embedded": schema_org.thing(node),
    }
    if thing.value == view.release.base + "ontology":
        return _ontology(view, context), {}
    if graph_of(view.release, thing) == thing:
        template = "graph.html"
        context["size"] = view.release.graphs[thing]
        context["classes"] = _classes(view, thing)
    if thing == view.release.uris.dataset:
        template = "dataset.html"
    if template == "source.html":
        context |= _source(view, node, page, size, at)
    else:
        document = Document(view.release, thing, page, size)
        context["page"] = document.backlinks
        context["groups"] = _groups(view, document.backlinks)
        shown = [node.term for node in map(view.node, document.parts) if not _counted(node)]
        context["tables"] = [_table(view, part) for part in shown if isinstance(part, NamedNode)]
        context["claims"] = _claims(view, node, document.parts)
    if not context["page"].exists:
        raise Problem(404, f"There are {context['page'].pages} pages, and no page {page}.")
    context |= _extras(view, node, template)
    return render_template(template, **context), context["page"].relations()


def _counted(node: Node) -> bool:
    """Tell whether a part of the dataset has a row of its own in the tables of its page."""
    return node.fragment.startswith(("class-", "property-", "linkset-", "target-"))


def _extras(view: View, node: Node, template: str) -> dict[str, Any]:
    if template == "letter.html":
        approvals = [each for each in node.inverse("ck:approves") if each.is_a("ck:Approval")]
        path, slug = view.release.uris.path, node.value.rpartition("/")[2]
        doubts = {"href": f"{path}report?{urlencode({'letter': slug})}", "rows": of_letter(view.release, slug)}
        return {"approvals": approvals, "doubts": doubts}
    if template == "person.html":
        sections = (("Letters sent", "ck:sender"), ("Letters received", "ck:recipient"),
                    ("Copies received", "ck:copyRecipient"),
                    ("Letters that mention this person", "ck:mentions"))  # fmt: skip
        return {"correspondence": [(name, by_date(_letters(node.inverse(of)))) for name, of in sections]}
    if template == "dataset.html":
        return dataset_tables(view, node)
    if template == "archive.html":
        references = sorted(((ref, _cited_for(ref)) for ref in node.inverse("ck:unit")), key=_folio_order)
        return {"children": in_order(node.inverse("ck:partOf")), "references": references}
    return {}


def _letters(nodes: list[Node]) -> list[Node]:
    return [each for each in nodes if each.is_a("ck:Letter")]


def by_date(nodes: list[Node]) -> list[Node]:
    """Return ``nodes`` by date, then in natural order of their URIs; those without a date last."""

    def key(node: Node) -> tuple[str, Any]:
        date = node.one("ck:notBefore") or node.one("ck:notAfter") or node.one("ck:date")
        return (date.value if date else "9999", natural_key(node.value))

    return sorted(nodes, key=key)


def _cited_for(reference: Node) -> Node:
    bearers = [each for each in reference.inverse("ck:reference") if not each.fragment]
    # A witness is a part of its letter, and a note's reference may also be its decision's.
    return next(iter(bearers), reference.owner)


def _folio_order(entry: tuple[Node, Node]) -> Any:
    folios = [each.value for each in entry[0].all("ck:firstFolio") + entry[0].all("ck:lastFolio")]
    numbers = [int(each) for each in folios if each.isdecimal()]
    return (not numbers, numbers, natural_key(entry[0].value))


def _claims(view: View, node: Node, of: list[Resource]) -> dict[str, list[Node]]:
    nodes = [view.node(part) for part in of]
    nodes += [claim for part in list(nodes) for claim in part.inverse("rdf:subject")]
    for note in node.all("ck:note"):
        if isinstance(note.term, NamedNode):
            nodes += [view.node(part) for part in parts(view.release, note.term)]
    claims = [each for each in dict.fromkeys(nodes) if each.is_a("ck:Claim")]
    names = [each for each in claims if (subject := each.one("rdf:subject")) and subject.one("ck:nameForm")]
    # What was contested or repaired comes before what was merely resolved.
    main = sorted(set(claims) - set(names), key=lambda each: (_claim_rank(each), natural_key(each.value)))
    return {"main": main, "names": in_order(names)}


def _claim_rank(claim: Node) -> int:
    kinds = [each.value.rpartition("-")[2] for each in claim.all("ck:claimType")]
    order = ("contested", "repaired", "inferred", "merged", "resolved")
    return min((order.index(kind) for kind in kinds if kind in order), default=len(order))


def _table(view: View, part: NamedNode) -> tuple[Node, list[tuple[Node, list[Node]]]]:
    quads = view.release.graph.match(part, None, None)
    values: dict[NamedNode, dict[Node, None]] = {}
    for quad in quads:
        values.setdefault(quad.predicate, {})[view.node(quad.object)] = None
    first = {RDF.type: 0, RDFS.label: 1}
    order = sorted(values, key=lambda each: (first.get(each, 2), each.value))
    return view.node(part), [(view.node(each), in_order(values[each])) for each in order]


def _groups(view: View, page: Page[Quad]) -> list[tuple[Node, list[Node]]]:
    ordered = sorted(page.items, key=lambda quad: quad.predicate.value)
    return [
        (view.node(predicate), in_order(view.node(quad.subject) for quad in quads))
        for predicate, quads in groupby(ordered, key=lambda quad: quad.predicate)
    ]


def _classes(view: View, graph: NamedNode) -> list[tuple[Node, int]]:
    quads = view.release.graph.match(None, RDF.type, None, graph)
    counted = Counter(quad.object for quad in quads)
    return [
        (view.node(kind), number) for kind, number in sorted(counted.items(), key=lambda item: (-item[1], str(item[0])))
    ]


def _source(view: View, node: Node, page: int, size: int, at: int | None) -> dict[str, Any]:
    passages = sorted(node.inverse("oa:hasSource"), key=lambda each: each.characters or (0, 0))
    if at is not None:
        before = sum((each.characters or (0, 0))[0] < at for each in passages)
        page = before // size + 1
    cut = Page.cut(passages, page, size)

    def bearers(passage: Node) -> list[Node]:
        return in_order([*passage.inverse("ck:evidence"), *passage.inverse("ck:anchor")])

    assert isinstance(node.term, NamedNode)
    return {"page": cut, "bearers": bearers, "tables": [_table(view, node.term)], "claims": {}}


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


def _ontology(view: View, context: dict[str, Any]) -> str:
    seen: set[Node] = set()
    sections = []
    for heading, classes in _SECTIONS:
        found = {term for name in classes for term in view.of_type(name) if term.value.startswith(ONTOLOGY)}
        sections.append((heading, in_order(found - seen)))
        seen |= found

    def facts(term: Node) -> list[tuple[str, list[Node]]]:
        return [(name, term.all(name_of)) for name, name_of in _FACTS]

    ontology = view.named(ONTOLOGY.rstrip("#"))
    return render_template("ontology.html", sections=sections, facts=facts, ontology=ontology, **context)
