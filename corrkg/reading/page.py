"""What the page of a thing shows: its template, and the facts that the template needs."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import Any

from pyoxigraph import NamedNode, Quad

from corrkg.reading import kinds, terms
from corrkg.reading.describe import Document, graph_of
from corrkg.reading.paging import Page
from corrkg.reading.sources import source_facts
from corrkg.reading.surroundings import BRIEF, nearest
from corrkg.reading.view import Node, View, in_order
from corrkg.sparql.describe import Resource
from corrkg.store.relations import natural_key
from corrkg.vocab import RDF, RDFS

Facts = dict[str, Any]

_CURATED = ("corrected", "superseded")
_CLAIMS = (
    *_CURATED,
    "contested",
    "repaired",
    "inferred",
    "merged",
    "resolved",
    "identified",
)  # in this order on a page
_COUNTED = ("class-", "property-", "linkset-", "target-")  # parts with a row in the tables of the dataset's page


@dataclass(frozen=True, slots=True)
class ThingPage:
    """The page of a thing.

    Args:
        template: shows it.
        facts: what the template needs.
        page: which page it is of what can be on several pages: backlinks, or the passages of a source.
    """

    template: str
    facts: Facts
    page: Page[Any]


def page_of(view: View, thing: NamedNode, number: int, size: int, at: tuple[int, int] | None = None) -> ThingPage:
    """Return the page of ``thing``.

    Args:
        view: the release, with the reader's language.
        thing: what it is about.
        number: which page of its backlinks, or of a source's text.
        size: how many of these on a page.
        at: for a source, the place that is to be on the page.
    """
    node = view.node(thing)
    if thing.value == view.release.base + "ontology":
        return ThingPage("ontology.html", {"node": node, **terms.facts(view)}, Page((), 1, size, 0))
    document = Document(view, thing, number, size, tuple(nearest(view, thing)))
    if graph_of(view.release, thing) == thing:
        own: Facts = {"size": view.release.graphs[thing], "classes": _classes(view, thing)}
        return _described(document, "graph.html", own)
    if kinds.SOURCE.has(view.release.base, thing):
        return _source(node, number, at)
    _ = document.parts  # gathers what the page is made of
    kind = next(iter(kinds.of_thing(view, thing)), None)
    return _described(document, kind.template if kind else "thing.html", dict(kind.facts(node)) if kind else {})


def _common(node: Node) -> Facts:
    return {"node": node, "embedded": kinds.in_schema_org(node)}


def _described(document: Document, template: str, facts: Facts) -> ThingPage:
    view, thing = document.view, document.thing
    claims = _claims(view, view.node(thing), document.parts)
    placed = {*claims["curated"], *claims["main"], *claims["names"], *facts.get("placed", ())}
    shown = [
        node.term
        for node in map(view.node, document.parts)
        if not node.fragment.startswith(_COUNTED) and node not in placed
    ]
    own = {
        "page": document.backlinks,
        "groups": _groups(view, document.backlinks),
        "tables": [_table(view, part) for part in shown if isinstance(part, NamedNode)],
        "claims": claims,
        "rules": _rules(claims["names"]),
        "placed": placed,
    }
    return ThingPage(template, _common(view.node(thing)) | facts | own, document.backlinks)


def _source(node: Node, number: int, at: tuple[int, int] | None) -> ThingPage:
    assert isinstance(node.term, NamedNode)
    facts, page = source_facts(node, number, at)
    shown = {introduction for introduction, _ in facts["introductions"]}
    parts = [
        each
        for each in _own_parts(node)
        if each not in shown and not each.is_a("ck:Claim") and _is_within(each, facts["first"], facts["last"])
    ]
    own = {
        "page": page,
        "tables": [_table(node.view, each.term) for each in (node, *parts) if isinstance(each.term, NamedNode)],
        "claims": {},
        "rules": [],
    }
    return ThingPage(kinds.SOURCE.template, _common(node) | facts | own, page)


def _own_parts(source: Node) -> list[Node]:
    """Return the parts of a source that are no place in its text."""
    assert isinstance(source.term, NamedNode)
    parts = source.view.release.relations.parts(source.term)
    return [source.view.node(each) for each in parts if "=" not in each.value.partition("#")[2]]


def _is_within(part: Node, first: int, last: int) -> bool:
    """Tell whether a part of a source rests on words from ``first`` to ``last``, or on none at all."""
    places = [span for each in part.all("ck:evidence") if (span := each.characters)]
    return not places or any(first <= span[0] < last for span in places)


def _claims(view: View, node: Node, of: list[Resource]) -> dict[str, list[Node]]:
    nodes = [view.node(part) for part in of]
    nodes += [claim for part in list(nodes) for claim in part.inverse("rdf:subject")]
    claims = [each for each in dict.fromkeys(nodes) if each.is_a("ck:Claim")]
    curated = [each for each in claims if _claim_rank(each) < len(_CURATED)]
    claims = [each for each in claims if each not in curated]
    names = [each for each in claims if (subject := each.one("rdf:subject")) and subject.one("ck:nameForm")]
    # What was contested or repaired comes before what was merely resolved.
    main = sorted(set(claims) - set(names), key=lambda each: (_claim_rank(each), natural_key(each.value)))
    return {"curated": in_order(curated), "main": main, "names": in_order(names)}


def _rules(names: list[Node]) -> list[tuple[str, Node | None, list[Node]]]:
    """Return the claims of what names mean by their rule and certainty: many names are read by few rules."""
    found: dict[tuple[str, Node | None], list[Node]] = {}
    for claim in names:
        rule = "; ".join(each.value for each in claim.all("ck:basis"))
        found.setdefault((rule, claim.one("ck:certainty")), []).append(claim)
    return [(rule, certainty, claims) for (rule, certainty), claims in found.items()]


def _claim_rank(claim: Node) -> int:
    types = [each.value.rpartition("-")[2] for each in claim.all("ck:claimType")]
    return min((_CLAIMS.index(name) for name in types if name in _CLAIMS), default=len(_CLAIMS))


def _table(view: View, part: NamedNode) -> tuple[Node, list[tuple[Node, list[Node]]]]:
    values: dict[NamedNode, dict[Node, None]] = {}
    for quad in view.graph.match(part):
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
    counted = view.release.relations.classes(graph)
    view.graph.gather(counted, BRIEF)
    return [(view.node(type_), number) for type_, number in counted.items()]
