"""What the page of a thing reads, gathered in at most five questions to the store, each by key.

1. what the thing says, and its parts (which these are, and who points to them, the tables of the release say);
2. the parts of other things that it names or that point to it, such as evidence and claims; its notes whole;
3. what these name in their turn, such as the evidence of a claim;
4. of all else that is named, what a link to it shows: label, type, date;
5. the same of what these name, such as the level of an archival unit.

What a template reads beyond that is asked for when it is read (`corrkg.sparql.gathered`), as a question more. The data
about a thing name all else by its label alone, so that four questions do (`surround_data`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from pyoxigraph import NamedNode, Quad

from corrkg.reading.sequence import neighbours
from corrkg.reading.view import REACH, Node, View
from corrkg.sparql.describe import EVIDENCE, LABELS
from corrkg.store.relations import Link, owner
from corrkg.vocab import CK, DCTERMS, FOAF, OA, OWL, RDF, SKOS, VOID

# What a link to a thing shows of it, what puts it in order, and what a citation tells of the dataset.
BRIEF = (
    *LABELS, FOAF.name, CK.date, CK.notBefore, CK.notAfter, CK.noteNumber, CK.level, CK.value, CK.partOf, CK.nameForm,
    CK.verbatim, CK.text, CK.title, CK.number, CK.concerns, CK.at, CK.kind, CK.resolution, OA.exact, DCTERMS.title,
    DCTERMS.creator, DCTERMS.publisher, DCTERMS.issued, DCTERMS.modified,
)  # fmt: skip
LINE = (*LABELS, CK.noteNumber, CK.number, CK.date)
"""What a line about a thing shows of it, where it shows no words."""
# What these lead to is told on the same page, with its parts.
_WHOLE = (CK.note, VOID.subset)
# Of a letter that a decision is about, or a response to it that the decision follows, these parts are steps on its way.
_WAY = (CK.concerns, CK.follows)
_STEPS = (CK.dispatch, CK.number)
_LISTS = (CK.senderList, CK.recipientList)
LETTERS, MENTIONS = 50, 60
"""Letters in each role or sendings, and places where it is named, that the page of a person or place shows."""
FOLLOWED = {
    **dict.fromkeys((CK.sender, CK.recipient, CK.copyRecipient, CK.place), LETTERS),
    **dict.fromkeys((
        RDF.subject, CK.answers, CK.concerns, CK.note, CK.partOf, CK.repliesTo, CK.statedIn, CK.subject, SKOS.broader,
    ), REACH),
}  # fmt: skip
"""The properties by which pages of things read what links to them, and of how many links; others are on pages of
backlinks alone."""
_RECORDED = dict.fromkeys((RDF.subject, CK.sender, CK.recipient, CK.mentions), REACH)  # what an authority record reads
_SMALL = (CK.number, CK.answers)  # parts that a line about a thing tells of
_SELECTORS = ("position", "quote")  # of a piece of evidence, beside its own `char`
_DEPTH = 4  # levels of an archive


def open_alone(view: View, thing: NamedNode) -> None:
    """Gather what ``thing`` and its parts say, and take it for all that names them."""
    view.graph.point(*_open(view, thing))


def surround(view: View, thing: NamedNode, near: Collection[Link], far: Iterable[Link]) -> None:
    """Gather what a page of ``thing`` reads.

    Args:
        view: what gathers it.
        thing: what the page is about.
        near: links to it that the page tells of, with what they rest on.
        far: links to it of which the page shows no more than who links.
    """
    graph, relations = view.graph, view.release.relations
    parts, own = _open(view, thing)
    # Of a sending from a place, or to it, no more is shown than of what is far.
    linking = [link.quad for link in near if link.quad.predicate != CK.place]
    placed = [link.quad for link in near if link.quad.predicate == CK.place]
    below = _leading(own, _WHOLE)
    below += _stated(linking)  # what a note states is told with its claims
    of_these = [part for each in below for part in (each, *relations.parts(each))]
    letters = {NamedNode(owner(each.value)) for each in _leading(own, _WAY)}
    wanted = [*of_these, *_parts(view, own), *_parts(view, linking)]
    graph.gather([*wanted, *letters])
    found = [quad for each in dict.fromkeys(wanted) if isinstance(each, NamedNode) for quad in graph.match(each)]
    for each in below:
        linking += [link.quad for link in relations.nearest(each, FOLLOWED)]
    graph.point([*parts, *of_these], [*own, *found, *linking, *placed], FOLLOWED)
    resting = [*_parts(view, found), *_parts(view, linking)]
    steps = _leading((quad for each in letters for quad in graph.match(each)), _STEPS)
    graph.gather([*resting, *_selectors(resting), *_stated(linking), *steps])

    def shown() -> Iterator[Quad]:
        return (quad for quad in graph.said() if quad.subject not in letters or quad.predicate in (*BRIEF, *_STEPS))

    named = [*shown(), *linking, *placed, *(link.quad for link in far)]
    graph.gather([*_named(view, named), *_told(view, thing), view.release.uris.dataset], BRIEF)
    graph.gather(_named(view, shown()), BRIEF)


def surround_data(view: View, thing: NamedNode, claims: Iterable[Link], far: Iterable[Link]) -> None:
    """Gather what the data about ``thing`` say: four questions.

    Args:
        view: what gathers it.
        thing: what the data are about.
        claims: links to it of claims that are parts of other things.
        far: links to it that the data have.
    """
    graph, linking = view.graph, [link.quad for link in claims]
    parts, own = _open(view, thing)
    graph.gather([*_leading(own, EVIDENCE), *(quad.subject for quad in linking)])
    graph.point(parts, [*own, *linking])
    evidence = _leading([*own, *(quad for link in linking for quad in graph.match(link.subject))], EVIDENCE)
    graph.gather([*evidence, *_selectors(evidence)])
    stated = [*graph.said(), *(link.quad for link in far)]
    graph.gather((term for quad in stated for term in (quad.subject, quad.object)), LABELS)


def surround_spans(view: View, source: NamedNode, places: Iterable[Node], bearers: Iterable[Node]) -> None:
    """Gather what a page of ``source`` reads: its places, what rests on them, and what that is."""
    graph, dataset = view.graph, view.release.uris.dataset
    terms = [place.term for place in places]
    own = [each for each in view.release.relations.parts(source) if "=" not in each.value.partition("#")[2]]
    graph.gather([source, *own, *terms, *_selectors(terms)])
    graph.gather((each.term for each in bearers), (*BRIEF, CK.refersTo, OWL.sameAs))
    graph.gather([*_named(view, graph.said()), dataset], BRIEF)
    graph.gather(_named(view, graph.said()), BRIEF)


def _open(view: View, thing: NamedNode) -> tuple[list[NamedNode], list[Quad]]:
    """Gather what ``thing`` and its parts say, the first question; return them, and what they say."""
    parts = [thing, *view.release.relations.parts(thing)]
    view.graph.gather(parts)
    return parts, [quad for part in parts for quad in view.graph.match(part)]


def _leading(quads: Iterable[Quad], predicates: Collection[NamedNode]) -> list[NamedNode]:
    """Return what some properties lead to."""
    return [quad.object for quad in quads if quad.predicate in predicates and isinstance(quad.object, NamedNode)]


def _stated(quads: Iterable[Quad]) -> list[NamedNode]:
    """Return what is said to be stated in a note."""
    return [quad.subject for quad in quads if quad.predicate == CK.statedIn and isinstance(quad.subject, NamedNode)]


def _selectors(terms: Iterable[object]) -> list[NamedNode]:
    """Return the selectors of the pieces of evidence among ``terms``, which are named after them."""
    found = [each.value for each in terms if isinstance(each, NamedNode) and "#char=" in each.value]
    return [NamedNode(each.replace("#char=", f"#{kind}=")) for each in found for kind in _SELECTORS]


def surround_all(view: View, things: Iterable[object]) -> None:
    """Gather what a list of ``things`` reads: four questions."""
    graph, base = view.graph, view.release.base
    graph.gather(things)
    cells = [cell for quad in graph.said() if quad.predicate in _LISTS for cell in _cells(view, quad.object)]
    graph.gather([*cells, *(quad.object for quad in graph.said() if quad.predicate in _SMALL)])
    for _ in range(2):
        named = _named(view, graph.said())
        graph.gather((each for each in named if not ("#" in each.value and each.value.startswith(base))), BRIEF)


def surround_record(view: View, person: NamedNode) -> None:
    """Gather what an authority record of ``person`` reads: four questions."""
    graph, relations = view.graph, view.release.relations
    linking = [link.quad.subject for link in relations.nearest(person, _RECORDED)]
    graph.gather([person, *relations.parts(person), view.release.uris.dataset])
    graph.gather(linking, (CK.evidence, CK.sender, CK.recipient, CK.claimType, DCTERMS.source))
    graph.gather([quad.object for quad in graph.said()], (*BRIEF, OA.hasSource))
    graph.gather([quad.object for quad in graph.said() if quad.predicate == OA.hasSource], BRIEF)


def _told(view: View, thing: NamedNode) -> list[NamedNode]:
    """Return what other tables tell of ``thing``: correspondents, mentions, decisions, folios, and what is under it."""
    glance, base = view.release.glance, view.release.base
    path = thing.value.removeprefix(base)
    paths = [each for pair in glance.pairs(REACH, path) for each in pair[:2]]
    paths += [each.bearer for each in glance.mentions(path, 0, MENTIONS)]
    paths += glance.decisions(path, REACH)
    if (thread := view.once(glance.thread, path)) is not None:
        paths += [each for each in (thread.first, thread.previous, thread.next, thread.last) if each]
    paths += [each for run in glance.folios(path, REACH) for each in (run.reference, run.bearer)]
    found = [*(NamedNode(base + each) for each in paths), *neighbours(view, thing).values()]
    below = {thing: None}
    for _ in range(_DEPTH):
        links = [link for each in below for link in view.release.relations.of(each, CK.partOf, 0, REACH)]
        below |= {link.quad.subject: None for link in links if isinstance(link.quad.subject, NamedNode)}
    return list(dict.fromkeys([*found, *below]))


def _cells(view: View, first: object) -> list[NamedNode]:
    """Return all cells of the list that begins with ``first``: parts of its thing, numbered from there on."""
    if not isinstance(first, NamedNode):
        return []
    thing, stem = NamedNode(owner(first.value)), first.value.rstrip("0123456789")
    return [each for each in view.release.relations.parts(thing) if each.value.rstrip("0123456789") == stem]


def nearest(view: View, thing: NamedNode) -> list[Link]:
    """Return the first links to ``thing`` of each property that pages follow."""
    return list(view.release.relations.nearest(thing, FOLLOWED))


def _parts(view: View, quads: Iterable[Quad]) -> Iterator[NamedNode]:
    """Yield the parts of things that are in ``quads``."""
    base = view.release.base
    for quad in quads:
        for term in (quad.subject, quad.object):
            if isinstance(term, NamedNode) and "#" in term.value and term.value.startswith(base):
                yield term


def _named(view: View, quads: Iterable[Quad]) -> list[NamedNode]:
    """Return all that ``quads`` name, what it is part of, and what it is below: units of an archive, notes."""
    base, found = view.release.base, dict[NamedNode, None]()
    inventory = view.release.inventory
    for quad in quads:
        for term in (quad.subject, quad.predicate, quad.object):
            if isinstance(term, NamedNode) and term not in found:
                found[term] = None
                if term.value.startswith(base):
                    above = view.release.uris.above(term.value)
                    whole = [NamedNode(owner(term.value))] if "#" in term.value else []
                    found |= dict.fromkeys([*whole, *(each for each in above if each.value in inventory)])
    return list(found)


def outline(view: View, things: Iterable[object]) -> None:
    """Gather what a line about each of ``things`` shows: two questions."""
    view.graph.gather(things, BRIEF)
    view.graph.gather([quad.object for quad in view.graph.said() if quad.predicate == CK.number])
