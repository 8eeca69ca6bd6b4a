"""RDF as JSON-LD 1.1 that a person can read: compact names, one object for each subject.

See https://www.w3.org/TR/json-ld11/. The context is written into the document, so that reading it takes no
further request.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple

from corrkg.vocab import PREFIXES, RDF, XSD

Json = dict[str, Any]


def dumps(quads: Iterable[Quad], prefixes: dict[str, str] | None = None) -> bytes:
    """Return the union of the graphs of ``quads`` as a JSON-LD document in UTF-8.

    >>> from corrkg.vocab import CK
    >>> print(dumps([Quad(NamedNode("http://x/a"), RDF.type, CK.Letter)]).decode())
    {
     "@context": {
      "ck": "https://w3id.org/corrkg/ontology#"
     },
     "@graph": [
      {
       "@id": "http://x/a",
       "@type": "ck:Letter"
      }
     ]
    }
    """
    triples = dict.fromkeys(quad.triple for quad in quads)
    compact = _Compactor(_unambiguous(PREFIXES if prefixes is None else prefixes, triples))
    nodes: dict[str, Json] = {}
    for triple in triples:
        subject = compact.reference(triple.subject)
        node = nodes.setdefault(subject, {"@id": subject})
        if triple.predicate == RDF.type and isinstance(triple.object, NamedNode):
            _add(node, "@type", compact.iri(triple.object.value))
        else:
            _add(node, compact.iri(triple.predicate.value), compact.value(triple.object))
    context = {prefix: compact.prefixes[prefix] for prefix in sorted(compact.used)}
    document = {"@context": context, "@graph": list(nodes.values())}
    return json.dumps(document, ensure_ascii=False, indent=1).encode()


def _unambiguous(prefixes: dict[str, str], triples: Iterable[Triple]) -> dict[str, str]:
    # An IRI of the scheme "ck" would be read as a compact one, were "ck" a prefix.
    terms = (term for triple in triples for term in (triple.subject, triple.predicate, triple.object))
    schemes = {term.value.partition(":")[0] for term in terms if isinstance(term, NamedNode)}
    return {prefix: namespace for prefix, namespace in prefixes.items() if prefix not in schemes}


def _add(node: Json, key: str, value: Any) -> None:
    if key not in node:
        node[key] = value
    elif isinstance(node[key], list):
        node[key].append(value)
    else:
        node[key] = [node[key], value]


class _Compactor:
    def __init__(self, prefixes: dict[str, str]) -> None:
        self.prefixes = prefixes
        self.used: set[str] = set()
        self._known: dict[str, str] = {}

    def iri(self, iri: str) -> str:
        """Return a property or a class as a compact IRI where a prefix fits (JSON-LD 1.1, section 4.1.5)."""
        if iri not in self._known:
            self._known[iri] = iri
            for prefix, namespace in self.prefixes.items():
                local = iri.removeprefix(namespace)
                if local != iri and local and not local.startswith("//"):
                    self.used.add(prefix)
                    self._known[iri] = f"{prefix}:{local}"
                    break
        return self._known[iri]

    @staticmethod
    def reference(term: NamedNode | BlankNode | Triple) -> str:
        if isinstance(term, Triple):
            raise ValueError("JSON-LD 1.1 has no triple terms")
        return term.value if isinstance(term, NamedNode) else f"_:{term.value}"

    def value(self, term: NamedNode | BlankNode | Literal | Triple) -> Any:
        """Return an object: a reference or a value object, short where nothing is lost by it."""
        if not isinstance(term, Literal):
            return {"@id": self.reference(term)}
        if term.language:
            return {"@value": term.value, "@language": term.language}
        if term.datatype == XSD.string:
            return term.value
        if term.datatype == XSD.boolean and term.value in {"true", "false"}:
            return term.value == "true"
        if term.datatype == XSD.integer and str(_integer(term.value)) == term.value:
            return int(term.value)
        return {"@value": term.value, "@type": self.iri(term.datatype.value)}


def _integer(text: str) -> int | None:
    # JSON numbers are only safe up to 2**53 (RFC 8259, section 6).
    return int(text) if text.lstrip("-").isdecimal() and len(text) < 15 else None
