"""A label for each part of a thing, so that a tool shows words and not an address.

It is the words that the part was read from, in the language of its text. Evidence, the cells of lists and claims have
none: the words of evidence are its ``oa:exact``, and what a claim says stands in its ``ck:basis``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable

from pyoxigraph import Literal, NamedNode, Quad

from corrkg.convert.graph import WITHHELD_QUOTE
from corrkg.convert.phrases import Phrases, phrases
from corrkg.convert.work import Work
from corrkg.edition.dataset import TextRights
from corrkg.edition.source import fold
from corrkg.vocab import CK, RDF, RDFS

Said = dict[NamedNode, list[NamedNode | Literal]]
Everything = dict[NamedNode, Said]
Namer = Callable[[Said, Everything, Phrases], str]


def convert_labels(work: Work) -> None:
    """Give a label to each part that has none yet, and to the things that a curator brought in."""
    said: Everything = defaultdict(lambda: defaultdict(list))
    kinds: dict[NamedNode, tuple[NamedNode, NamedNode]] = {}
    for quad in work.builder.quads:
        if not isinstance(quad.subject, NamedNode) or not isinstance(quad.object, NamedNode | Literal):
            continue
        said[quad.subject][quad.predicate].append(quad.object)
        if quad.predicate == RDF.type and quad.object in _NAMERS and isinstance(quad.graph_name, NamedNode):
            assert isinstance(quad.object, NamedNode)
            kinds[quad.subject] = (quad.object, quad.graph_name)
    languages = {
        work.builder.graph(slug): work.seeds.dataset.texts.get(slug, TextRights()).language for slug in _texts(work)
    }
    for node, (kind, graph) in kinds.items():
        if said[node][RDFS.label]:
            continue
        say = phrases(languages.get(graph, "en"))
        name = fold(_NAMERS[kind](said[node], said, say))[:WITHHELD_QUOTE]
        if name:
            label = Literal(name, language=languages.get(graph, say.language))
            work.builder.quads.add(Quad(node, RDFS.label, label, graph))


def _texts(work: Work) -> list[str]:
    return [path.stem for path in work.seeds.editions]


def _text(said: Said, *predicates: NamedNode) -> str:
    """Return the first string of the first of the properties that has one."""
    found = (sorted(str(v.value) for v in said.get(name, ()) if isinstance(v, Literal)) for name in predicates)
    return next((values[0] for values in found if values), "")


def _words(*predicates: NamedNode) -> Namer:
    return lambda said, _, __: _text(said, *predicates)


def _witness(said: Said, every: Everything, _: Phrases) -> str:
    places = (_text(every[each], CK.verbatim) for each in said.get(CK.reference, ()) if isinstance(each, NamedNode))
    return ": ".join(filter(None, (_text(said, CK.verbatim).rstrip("."), *places)))


def _span(said: Said, _: Everything, say: Phrases) -> str:
    first, last = _text(said, CK.firstFolio), _text(said, CK.lastFolio)
    versos = {each.value.rpartition("-")[2] for each in said.get(CK.verso, ())}
    ends = [end + say.verso * (name in versos) for name, end in (("first", first), ("last", last))]
    return say.folio.format(ends[0]) if ends[0] == ends[1] else say.folios.format(*ends)


def _stance(said: Said, _: Everything, __: Phrases) -> str:
    return next((each.value.rpartition("#stance-")[2].replace("-", " ") for each in said.get(CK.stance, ())), "")


def _decision(said: Said, _: Everything, say: Phrases) -> str:
    return say.decision.format(_text(said, CK.date) or say.undated, _text(said, CK.title, CK.text)).rstrip(": ")


_NAMERS: dict[NamedNode, Namer] = {
    **dict.fromkeys((CK.Mark, CK.Number, CK.Dispatch, CK.ArchivalReference, CK.Citation), _words(CK.verbatim)),
    CK.Mention: _words(CK.nameForm),
    CK.Witness: _witness,
    CK.FolioSpan: _span,
    CK.Request: _words(CK.matter),
    CK.Response: _stance,
    CK.Approval: _stance,
    CK.Decision: _decision,
}
