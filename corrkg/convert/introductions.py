"""The introductions of chapters: parts of their source, with whom and what they name."""

from __future__ import annotations

from corrkg.convert.naming import write_named
from corrkg.convert.phrases import phrases
from corrkg.convert.work import TextWork
from corrkg.vocab import BIBO, CK, DCTERMS, RDFS


def convert_introductions(text: TextWork) -> None:
    """Write each introduction as ``#introduction-1`` … of the source: a bibo:DocumentPart, which dcterms:isPartOf it.

    The Bibliographic Ontology (http://purl.org/ontology/bibo/, 1.3) has the class for "a distinct part of a larger
    document"; the source is described with its terms already.
    """
    builder, source, graph = text.builder, text.source, text.source.slug
    book, say = builder.uris.source(graph), phrases(text.rights.language)
    correspondents = list(dict.fromkeys(name for one in text.letters for name in one.header_names))
    for number, each in enumerate(text.edition.introductions, 1):
        node = builder.kind(graph, builder.uris.part(book, f"introduction-{number}"), BIBO.DocumentPart)
        builder.add(graph, book, DCTERMS.hasPart, node)
        builder.add(graph, node, DCTERMS.isPartOf, book)
        title = source.words(each.chapter) if each.chapter else text.rights.title or text.edition.title
        builder.text(graph, node, RDFS.label, say.introduction.format(title), say.language, fact=True)
        if builder.withholding is None:
            builder.text(graph, node, CK.text, "\n\n".join(part.text for part in each.parts))
        builder.attest(graph, node, source, *(part.span for part in each.parts))
        text.persons.mentions(node, each.mentions, correspondents)
        write_named(text, node, each.named)
