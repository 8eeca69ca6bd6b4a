"""What the page of a thing shows: its template, and the facts that the template needs."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from pyoxigraph import NamedNode, Quad

from corrkg.reading import kinds, terms
from corrkg.reading.describe import Document, graph_of, parts
from corrkg.reading.paging import Page
from corrkg.reading.view import Node, View, in_order, natural_key
from corrkg.sparql.describe import Resource
from corrkg.vocab import CK, RDF, RDFS

Facts = dict[str, Any]

_LIMIT = 500  # rows of one listing on a page; each says so when there are more
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


def page_of(view: View, thing: NamedNode, number: int, size: int, at: int | None = None) -> ThingPage:
    """Return the page of ``thing``.

    Args:
        view: the release, with the reader's language.
        thing: what it is about.
        number: which page of its backlinks, or of a source's passages.
        size: how many of these on a page.
        at: for a source, the offset whose passage is to be on the page.
    """
    node = view.node(thing)
    common: Facts = {"node": node, "limit": _LIMIT, "embedded": kinds.in_schema_org(node)}
    if thing.value == view.release.base + "ontology":
        return ThingPage("ontology.html", common | terms.facts(view), Page((), 1, size, 0))
    if graph_of(view.release, thing) == thing:
        own: Facts = {"size": view.release.graphs[thing], "classes": _classes(view, thing)}
        return _described(view, thing, number, size, "graph.html", common | own)
    kind = next(iter(kinds.of_thing(view.release, thing)), None)
    template = kind.template if kind else "thing.html"
    own = common | dict(kind.facts(node)) if kind else common
    if kind is not None and kind.type == CK.Source:
        return _source(node, number, size, at, template, own)
    return _described(view, thing, number, size, template, own)


def _described(view: View, thing: NamedNode, number: int, size: int, template: str, facts: Facts) -> ThingPage:
    document = Document(view.release, thing, number, size)
    shown = [node.term for node in map(view.node, document.parts) if not node.fragment.startswith(_COUNTED)]
    own = {
        "page": document.backlinks,
        "groups": _groups(view, document.backlinks),
        "tables": [_table(view, part) for part in shown if isinstance(part, NamedNode)],
        "claims": _claims(view, view.node(thing), document.parts),
    }
    return ThingPage(template, facts | own, document.backlinks)


def _source(node: Node, number: int, size: int, at: int | None, template: str, facts: Facts) -> ThingPage:
    passages = sorted(node.inverse("oa:hasSource"), key=lambda each: each.characters or (0, 0))
    if at is not None:
        before = sum((each.characters or (0, 0))[0] < at for each in passages)
        number = before // size + 1
    cut = Page.cut(passages, number, size)

    def bearers(passage: Node) -> list[Node]:
        return in_order([*passage.inverse("ck:evidence"), *passage.inverse("ck:anchor")])

    assert isinstance(node.term, NamedNode)
    own = {"page": cut, "bearers": bearers, "tables": [_table(node.view, node.term)], "claims": {}}
    return ThingPage(template, facts | own, cut)


def _claims(view: View, node: Node, of: list[Resource]) -> dict[str, list[Node]]:
    nodes = [view.node(part) for part in of]
    nodes += [claim for part in list(nodes) for claim in part.inverse("rdf:subject")]
    for note in node.all("ck:note"):
        if isinstance(note.term, NamedNode):
            nodes += [view.node(part) for part in parts(view.release, note.term)]
    claims = [each for each in dict.fromkeys(nodes) if each.is_a("ck:Claim")]
    curated = [each for each in claims if _claim_rank(each) < len(_CURATED)]
    claims = [each for each in claims if each not in curated]
    names = [each for each in claims if (subject := each.one("rdf:subject")) and subject.one("ck:nameForm")]
    # What was contested or repaired comes before what was merely resolved.
    main = sorted(set(claims) - set(names), key=lambda each: (_claim_rank(each), natural_key(each.value)))
    return {"curated": in_order(curated), "main": main, "names": in_order(names)}


def _claim_rank(claim: Node) -> int:
    types = [each.value.rpartition("-")[2] for each in claim.all("ck:claimType")]
    return min((_CLAIMS.index(name) for name in types if name in _CLAIMS), default=len(_CLAIMS))


def _table(view: View, part: NamedNode) -> tuple[Node, list[tuple[Node, list[Node]]]]:
    values: dict[NamedNode, dict[Node, None]] = {}
    for quad in view.release.graph.match(part):
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
    counted = Counter(quad.object for quad in view.release.graph.match(None, RDF.type, None, graph))
    ordered = sorted(counted.items(), key=lambda item: (-item[1], str(item[0])))
    return [(view.node(type_), number) for type_, number in ordered]
