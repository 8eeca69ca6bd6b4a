"""Documents that letters and notes cite, quote or send along: printed sources, and papers that are no letters here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from pyoxigraph import Literal, NamedNode

from corrkg.convert.dated import write_day
from corrkg.convert.work import LetterWork
from corrkg.edition.records import Citation, Document, NameForm
from corrkg.edition.source import Span
from corrkg.vocab import CK, RDFS


def convert_citations(one: LetterWork) -> None:
    """Write the printed sources of a letter's notes as ``#citation-n`` of each, other documents as ``#document-n``."""
    for note in one.record.notes:
        for number, citation in enumerate(note.citations, 1):
            _printed(one, one.note(note.number), number, citation)
    counts: Counter[NamedNode] = Counter()
    shared = Counter(document.span for document in one.record.documents)
    for document in one.record.documents:
        where = one.node if document.note is None else one.note(document.note)
        counts[where] += 1
        node = _document(one, where, counts[where], document)
        label = _called(one, document)
        if shared[document.span] > 1:  # "two telegrams": one label would do for both
            label = _apart(one, document, label)
        if label != one.source.words(document.span):
            one.builder.text(one.source.slug, node, RDFS.label, label, one.language)


def _cite(one: LetterWork, where: NamedNode, part: str, kind: str, span: Span) -> NamedNode:
    """Write what every citation has, and return it."""
    builder, graph = one.builder, one.source.slug
    node = builder.kind(graph, builder.uris.part(where, part), CK.Citation)
    builder.add(graph, where, CK.citation, node)
    builder.text(graph, node, CK.verbatim, one.source.words(span))
    builder.concept(graph, node, CK.citationType, "citationType", kind)
    builder.attest(graph, node, one.source, span)
    return node


def _printed(one: LetterWork, where: NamedNode, number: int, citation: Citation) -> None:
    _cite(one, where, f"citation-{number}", "printed", citation.span)


def _document(one: LetterWork, where: NamedNode, number: int, document: Document) -> NamedNode:
    builder, graph = one.builder, one.source.slug
    node = _cite(one, where, f"document-{number}", document.kind, document.span)
    if document.again is not None:
        builder.attest(graph, node, one.source, document.again)
    if document.enclosed:
        builder.concept(graph, node, CK.citationType, "citationType", "enclosure")
    for predicate, names in ((CK.writer, document.writers), (CK.addressee, document.addressees)):
        for person in _persons(one, names):
            builder.add(graph, node, predicate, person)
    if document.dating is not None:
        write_day(one, node, document.dating)
    if document.answered:
        builder.add(graph, one.node, CK.answersDocument, node)
    if document.number:
        builder.add(graph, node, CK.value, Literal(document.number))
    for reference in document.references:
        builder.add(graph, node, CK.reference, one.archives.nodes[(graph, reference.span)])
    if document.quotation is not None and builder.withholding is None:
        builder.text(graph, node, CK.text, one.words(document.quotation))
    return node


def _called(one: LetterWork, document: Document) -> str:
    """Return the words for a document: of "letters from Orlov (L. 1) and Gromov (L. 2)", "letters from Gromov"."""
    words = " ".join(one.words(span) for span in (document.lead, document.span) if span is not None)
    return document.called or words


def _apart(one: LetterWork, document: Document, label: str) -> str:
    """Return what tells a document apart from others of the same words: its label, its day and its folios."""
    day = document.dating.edtf if document.dating else ""
    folios = (one.source.words(reference.span) for reference in document.references)
    return ", ".join(filter(None, (label, day, *folios)))


def _persons(one: LetterWork, names: Iterable[NameForm]) -> list[NamedNode]:
    """Return whom names mean: as their mentions do, or the heading; a name that is no mention means none."""
    header = (*one.record.header.senders, *one.record.header.recipients)
    found: list[NamedNode] = []
    for name in names:
        if name in header:
            found.append(one.person(name))
        found += one.persons.meant_at(name.span)
    return list(dict.fromkeys(found))
