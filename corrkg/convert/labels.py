"""A label for each part of a thing, so that a tool shows words and not an address.

It is the words that the part was read from, in the language of its text. Evidence, the cells of lists and claims have
none: the words of evidence are its ``oa:exact``, and what a claim says stands in its ``ck:basis``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping

from pyoxigraph import NamedNode, RdfFormat, parse

from corrkg.convert.counts import TYPE, Term, thing_of
from corrkg.convert.graph import quoted
from corrkg.convert.phrases import Phrases, clipped, phrases
from corrkg.convert.work import DatasetWork, TextWork
from corrkg.edition.source import fold
from corrkg.vocab import CK, RDFS

_LONGEST = 120  # code points
Said = Mapping[Term, list[Term]]  # by predicate
Everything = Mapping[Term, Said]
Namer = Callable[[Said, Everything, Phrases], str]


def convert_labels(text: TextWork) -> None:
    """Give a label to each part that has none yet; what a curator corrects gets its own when that is done."""
    builder = text.builder
    languages = {f"<{builder.graph(text.source.slug).value}>": text.rights.language}
    source = builder.uris.source(text.source.slug).value
    evidence = tuple(f"<{source}#{name}=" for name in ("char", "position", "quote"))
    lines = (
        line
        for line in builder.lines
        if not line.startswith(evidence)  # half of all
        and not (text.work.corrected and thing_of(line[: line.index(" ")], builder.uris.base) in text.work.corrected)
    )
    builder.lines.update([*_labels(lines, languages)])


def label_corrected(work: DatasetWork) -> None:
    """Give a label to each part of a corrected thing, and to the things that a curator brought in."""
    texts = work.seeds.dataset.texts
    languages = {f"<{work.builder.graph(slug).value}>": rights.language for slug, rights in texts.items()}
    work.builder.lines.update([*_labels(work.builder.lines, languages)])


def _labels(lines: Iterable[str], languages: Mapping[Term, str]) -> Iterator[str]:
    """Yield a label for each part that has none.

    Args:
        lines: all that is said of the parts.
        languages: of graphs; what is said in others is in English.
    """
    said: dict[Term, dict[Term, list[Term]]] = defaultdict(lambda: defaultdict(list))
    kinds: dict[Term, tuple[Term, Term]] = {}
    for line in lines:
        subject, predicate, rest = line.split(" ", 2)
        if predicate in _READ:
            value, _, graph = rest[:-3].rpartition(" ")
            if predicate != TYPE:
                said[subject][predicate].append(value)
            elif value in _NAMERS:
                kinds[subject] = min((value, graph), kinds.get(subject, (value, graph)))
    for node, (kind, graph) in kinds.items():
        if _LABEL in said[node]:
            continue
        say = phrases(languages.get(graph, "en"))
        name = clipped(fold(_NAMERS[kind](said[node], said, say)), _LONGEST)
        if name:
            yield f"{node} {_LABEL} {quoted(name, languages.get(graph, say.language))} {graph} .\n"


def _string(term: Term) -> str:
    """Return the string of a literal as N-Quads write it."""
    if "\\" in term:
        [quad] = parse(input=f"<a:a> <a:a> {term} .", format=RdfFormat.N_TRIPLES)
        return str(quad.object.value)
    return term[1 : term.rindex('"')]


def _written(name: NamedNode) -> Term:
    return f"<{name.value}>"


def _text(said: Said, *predicates: NamedNode) -> str:
    """Return the first string of the first of the properties that has one."""
    found = (sorted(_string(v) for v in said.get(_written(name), ()) if v[0] == '"') for name in predicates)
    return next((values[0] for values in found if values), "")


def _words(*predicates: NamedNode) -> Namer:
    return lambda said, _, __: _text(said, *predicates)


def _witness(said: Said, every: Everything, _: Phrases) -> str:
    places = (_text(every[each], CK.verbatim) for each in said.get(_written(CK.reference), ()))
    return ": ".join(filter(None, (_text(said, CK.verbatim).rstrip("."), *places)))


def _span(said: Said, _: Everything, say: Phrases) -> str:
    first, last = _text(said, CK.firstFolio), _text(said, CK.lastFolio)
    versos = {each[:-1].rpartition("-")[2] for each in said.get(_written(CK.verso), ())}
    ends = [end + say.verso * (name in versos) for name, end in (("first", first), ("last", last))]
    return say.folio.format(ends[0]) if ends[0] == ends[1] else say.folios.format(*ends)


def _stance(said: Said, _: Everything, __: Phrases) -> str:
    stances = said.get(_written(CK.stance), ())
    return next((each[:-1].rpartition("#stance-")[2].replace("-", " ") for each in sorted(stances)), "")


def _decision(said: Said, _: Everything, say: Phrases) -> str:
    return say.decision.format(_text(said, CK.date) or say.undated, _text(said, CK.title, CK.text)).rstrip(": ")


_NAMERS: dict[Term, Namer] = {
    _written(kind): namer
    for kind, namer in {
        **dict.fromkeys((CK.Mark, CK.Number, CK.Dispatch, CK.ArchivalReference, CK.Citation), _words(CK.verbatim)),
        CK.Mention: _words(CK.nameForm),
        CK.Witness: _witness,
        CK.FolioSpan: _span,
        CK.Request: _words(CK.matter),
        CK.Response: _stance,
        CK.Approval: _stance,
        CK.Decision: _decision,
    }.items()
}
_LABEL = _written(RDFS.label)
_READ = frozenset(
    (
        TYPE, _LABEL,
        *map(_written, (
            CK.verbatim, CK.nameForm, CK.reference, CK.firstFolio, CK.lastFolio, CK.verso, CK.matter, CK.stance,
            CK.date, CK.title, CK.text,
        )),
    )
)  # fmt: skip
