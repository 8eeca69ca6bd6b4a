"""Saved queries as data: SHACL's executables, as the SPARQL examples of SIB have them.

https://www.w3.org/TR/shacl-af/#SPARQLFunction and https://github.com/sib-swiss/sparql-examples: a title and the
question in ``rdfs``, the text in ``sh:select`` (``sh:ask``, ``sh:construct``), tags as ``schema:keywords``, the
endpoint as ``schema:target``. Editors read the examples and the prefixes from them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pyoxigraph import Literal, NamedNode, Quad

from corrkg.queries.query import SavedQuery
from corrkg.sparql.guard import form
from corrkg.sparql.naming import prefixes
from corrkg.vocab import RDF, RDFS, SCHEMA, SH, XSD

DOCUMENT = ".well-known/sparql-examples"

# SHACL has no word for DESCRIBE; SIB's ontology of examples has.
_SPEX = "https://purl.expasy.org/sparql-examples/ontology#"
_FORMS = {
    "select": (SH.SPARQLSelectExecutable, SH.select),
    "ask": (SH.SPARQLAskExecutable, SH.ask),
    "construct": (SH.SPARQLConstructExecutable, SH["construct"]),
    "describe": (NamedNode(_SPEX + "SPARQLDescribeExecutable"), NamedNode(_SPEX + "describe")),
}


def body(text: str) -> str:
    r"""Return a query without its head comments.

    >>> body("#+ title: T\n#+ tags: [a]\n\n# why\nASK {}\n")
    '# why\nASK {}\n'
    """
    return re.sub(r"^#\+.*\n?", "", text, flags=re.MULTILINE).lstrip("\n")


def examples(queries: Iterable[SavedQuery], base: str) -> Iterator[Quad]:
    """Yield the description of ``queries``, for the publisher whose URIs start with ``base``.

    An example is a part of the document that describes them all: what stands at the query's own address is its answer.
    """
    document = NamedNode(base + DOCUMENT)
    yield Quad(
        document, RDFS.label, Literal("The saved queries as examples, and the prefixes they share", language="en")
    )
    shared: dict[str, str] = {}
    for query in queries:
        node = NamedNode(f"{document.value}#{query.name}")
        kind, property_ = _FORMS[form(query.text) or "select"]
        yield Quad(node, RDF.type, SH.SPARQLExecutable)
        yield Quad(node, RDF.type, kind)
        yield Quad(node, RDFS.label, Literal(query.title, language="en"))
        yield Quad(node, RDFS.comment, Literal(query.summary, language="en"))
        if query.description:
            yield Quad(node, SCHEMA.description, Literal(query.description, language="en"))
        for tag in query.tags:
            yield Quad(node, SCHEMA.keywords, Literal(tag))
        yield Quad(node, property_, Literal(body(query.text)))
        yield Quad(node, SCHEMA.target, NamedNode(f"{base}sparql"))
        yield Quad(node, SCHEMA.url, Literal(f"{base}queries/{query.name}", datatype=XSD.anyURI))
        declared = prefixes(query.text)
        # A prefix means one thing in a set of declarations; who means another has a set of its own.
        if all(shared.get(name, iri) == iri for name, iri in declared.items()):
            shared |= declared
            yield Quad(node, SH.prefixes, document)
        else:
            own = NamedNode(f"{node.value}:prefixes")
            yield Quad(node, SH.prefixes, own)
            yield Quad(own, RDFS.label, Literal(f"The prefixes of {query.title}", language="en"))
            yield from _declare(own, declared, f"{node.value}:")
    yield from _declare(document, shared, f"{document.value}#:")


def _declare(node: NamedNode, declared: dict[str, str], start: str) -> Iterator[Quad]:
    for name, iri in sorted(declared.items()):
        declaration = NamedNode(f"{start}{name}:")
        yield Quad(node, SH.declare, declaration)
        yield Quad(declaration, RDF.type, SH.PrefixDeclaration)
        yield Quad(declaration, RDFS.label, Literal(f"{name}:"))
        yield Quad(declaration, SH.prefix, Literal(name))
        yield Quad(declaration, SH.namespace, Literal(iri, datatype=XSD.anyURI))
