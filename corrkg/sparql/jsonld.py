"""RDF as JSON-LD 1.1 that a person can read: the names of ``ontology/context.jsonld``, one object for each subject.

See https://www.w3.org/TR/json-ld11/. The context is written into the document, so that reading it takes no further
request. A short answer has as much of it as it uses; of a long one the size is not known when it begins, so it has
all, and its objects are written as they come: of a subject that comes again there is a second object, which means the
same.
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import chain, islice
from typing import IO, Any

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple

from corrkg.resources import resource_dir
from corrkg.sparql.guard import QueryError
from corrkg.vocab import PREFIXES, RDF, XSD

Json = dict[str, Any]

# So many triples are looked at before the first byte.
AHEAD = 5000
_encode = json.JSONEncoder(ensure_ascii=False).encode


def dumps(quads: Iterable[Quad]) -> bytes:
    """Return the union of the graphs of ``quads`` as a JSON-LD document in UTF-8.

    >>> from corrkg.vocab import CK
    >>> print(dumps([Quad(NamedNode("http://x/a"), RDF.type, CK.Letter)]).decode())
    {
     "@context": {
      "@version": 1.1,
      "Letter": "ck:Letter",
      "ck": "https://w3id.org/corrkg/ontology#",
      "id": "@id",
      "type": "@type"
     },
     "@graph": [
      {
       "id": "http://x/a",
       "type": "Letter"
      }
     ]
    }
    <BLANKLINE>
    """
    output = io.BytesIO()
    write((quad.triple for quad in quads), output)
    return output.getvalue()


def write(triples: Iterable[Triple], output: IO[bytes], ahead: int = AHEAD) -> None:
    """Write ``triples`` to ``output`` as one JSON-LD document in UTF-8.

    Raises:
        QueryError: there is a triple term, which JSON-LD 1.1 has no words for.
    """
    rest = iter(triples)
    first = list(islice(rest, ahead + 1))
    compact = _Compactor(context())
    if len(first) <= ahead:
        nodes = list(_nodes(_grouped(first), compact))
        used = compact.used_context()
    else:
        nodes, used = _nodes(_runs(chain(first, rest)), compact), context()  # type: ignore[assignment]
    output.write(b'{\n "@context": ' + _dump(used, " ") + b',\n "@graph": [')
    separator = b"\n  "
    for node in nodes:
        output.write(separator + _dump(node, "  "))
        separator = b",\n  "
    output.write(b"\n ]\n}\n")


@cache
def context() -> Json:
    """Return the context that corrkg publishes, with all its prefixes."""
    text = (resource_dir("ontology") / "context.jsonld").read_text(encoding="utf-8")
    published: Json = json.loads(text)["@context"]
    return {**PREFIXES, **published}


def _dump(value: Json, indent: str) -> bytes:
    r"""Return ``value`` as `json.dumps` writes it with an indent of one, each further line behind ``indent``.

    The encoder of the standard library is in Python where it indents, and takes four times as long.

    >>> _dump({"a": [1, {}], "b": {"c": "ю"}}, "").decode() == '{\n "a": [\n  1,\n  {}\n ],\n "b": {\n  "c": "ю"\n }\n}'
    True
    """
    return _indented(value, "\n" + indent).encode()


def _indented(value: Any, line: str) -> str:
    if isinstance(value, dict) and value:
        below = line + " "
        members = ",".join([f"{below}{_encode(name)}: {_indented(each, below)}" for name, each in value.items()])
        return f"{{{members}{line}}}"
    if isinstance(value, list) and value:
        below = line + " "
        return f"[{','.join([below + _indented(each, below) for each in value])}{line}]"
    return _encode(value)


def _grouped(triples: list[Triple]) -> Iterable[list[Triple]]:
    groups: dict[object, dict[Triple, None]] = {}
    for triple in triples:
        groups.setdefault(triple.subject, {})[triple] = None
    return [list(each) for each in groups.values()]


def _runs(triples: Iterable[Triple]) -> Iterator[list[Triple]]:
    run: dict[Triple, None] = {}
    subject: object = None
    for triple in triples:
        # A run has an end too, so that one subject with a million statements stays in bounds.
        if run and (triple.subject != subject or len(run) >= AHEAD):
            yield list(run)
            run = {}
        subject = triple.subject
        run[triple] = None
    if run:
        yield list(run)


def _nodes(groups: Iterable[list[Triple]], compact: _Compactor) -> Iterator[Json]:
    for group in groups:
        clear = [each for each in group if not compact.is_ambiguous(each)]
        if clear:
            yield compact.node(clear)
        if len(clear) < len(group):
            yield _expanded([each for each in group if compact.is_ambiguous(each)])


def _expanded(triples: list[Triple]) -> Json:
    """Return a node without names: an IRI of the scheme "ck" would be read as a compact one."""
    node: Json = {"@context": None, "@id": _reference(triples[0].subject)}
    for triple in triples:
        node.setdefault(triple.predicate.value, []).append(_value(triple.object, None))
    return node


def _reference(term: NamedNode | BlankNode | Triple) -> str:
    if isinstance(term, Triple):
        raise QueryError("JSON-LD has no words for a triple inside a triple", hint="ask for Turtle or N-Triples")
    return term.value if isinstance(term, NamedNode) else f"_:{term.value}"


def _value(term: NamedNode | BlankNode | Literal | Triple, compact: _Compactor | None) -> Any:
    """Return an object in full: a reference or a value object, short where nothing is lost by it."""
    if not isinstance(term, Literal):
        return {compact.keyword("@id") if compact else "@id": _reference(term)}
    if term.language:
        direction = {"@direction": term.direction.value} if term.direction else {}
        return {"@value": term.value, "@language": term.language, **direction}
    if term.datatype == XSD.string:
        return term.value
    if term.datatype == XSD.boolean and term.value in {"true", "false"}:
        return term.value == "true"
    if term.datatype == XSD.integer and str(_integer(term.value)) == term.value:
        return int(term.value)
    datatype = compact.iri(term.datatype.value) if compact else term.datatype.value
    return {"@value": term.value, compact.keyword("@type") if compact else "@type": datatype}


def _integer(text: str) -> int | None:
    # JSON numbers are only safe up to 2**53 (RFC 8259, section 6).
    return int(text) if text.lstrip("-").isdecimal() and len(text) < 15 else None


def _add(node: Json, key: str, value: Any) -> None:
    if key not in node:
        node[key] = value
    elif isinstance(node[key], list):
        node[key].append(value)
    else:
        node[key] = [node[key], value]


class _Compactor:
    """Finds the shortest name that the context has for an IRI, and the shortest way to write a value under it."""

    def __init__(self, context: Json) -> None:
        self.context = context
        self.used: set[str] = set()
        self._keywords = {entry: term for term, entry in context.items() if str(entry).startswith("@")}
        # A namespace ends so that it can be a prefix (section 4.1.5); "Letter": "ck:Letter" is a term.
        self._prefixes = {each: iri for each, iri in context.items() if "://" in str(iri) and str(iri)[-1] in "/#"}
        self._terms: dict[str, str] = {}
        for term, entry in context.items():
            if isinstance(entry, dict) or (isinstance(entry, str) and term not in self._prefixes and entry[0] != "@"):
                self._terms[self._expand(entry["@id"] if isinstance(entry, dict) else entry)] = term
        self._known: dict[str, str] = {}

    def _expand(self, iri: str) -> str:
        prefix, _, local = iri.partition(":")
        return self._prefixes[prefix] + local if prefix in self._prefixes and local[:2] != "//" else iri

    def used_context(self) -> Json:
        """Return what the names written so far need of the context."""
        needed = set(self.used)
        for term in self.used:
            entry = self.context[term]
            iris = [entry.get("@id"), entry.get("@type")] if isinstance(entry, dict) else [entry]
            # A term that is a compact IRI itself must expand to what it is defined as (API, section 4.2.2).
            needed |= {str(each).partition(":")[0] for each in [term, *iris]} & self._prefixes.keys()
        return {"@version": 1.1, **{term: self.context[term] for term in sorted(needed)}}

    def is_ambiguous(self, triple: Triple) -> bool:
        """Tell whether an IRI of ``triple`` would be read as a name of the context."""
        return any(
            isinstance(term, NamedNode) and term.value.partition(":")[0] in self.context
            for term in (triple.subject, triple.predicate, triple.object)
        ) or (isinstance(triple.object, Literal) and triple.object.datatype.value.partition(":")[0] in self.context)

    def keyword(self, keyword: str) -> str:
        """Return the alias of a keyword."""
        alias = self._keywords.get(keyword, keyword)
        if alias != keyword:
            self.used.add(alias)
        return alias

    def iri(self, iri: str) -> str:
        """Return a property, a class or a datatype by its prefix where one fits (JSON-LD 1.1, section 4.1.5)."""
        if iri not in self._known:
            self._known[iri] = iri
            for prefix, namespace in self._prefixes.items():
                local = iri.removeprefix(namespace)
                name = f"{prefix}:{local}"
                # A name that is a term itself ("rdfs:label") would bring that term's coercion with it.
                if local != iri and local and not local.startswith("//") and name not in self.context:
                    self.used.add(prefix)
                    self._known[iri] = name
                    break
        return self._known[iri]

    def node(self, triples: list[Triple]) -> Json:
        """Return the node object of triples that have one subject."""
        node: Json = {self.keyword("@id"): _reference(triples[0].subject)}
        for triple in triples:
            if triple.predicate == RDF.type and isinstance(triple.object, NamedNode):
                _add(node, self.keyword("@type"), self._class(triple.object.value))
            else:
                self._property(node, triple.predicate.value, triple.object)
        return node

    def _class(self, iri: str) -> str:
        term = self._terms.get(iri)
        if term is None or isinstance(self.context[term], dict):
            return self.iri(iri)
        self.used.add(term)
        return term

    def _property(self, node: Json, iri: str, term: NamedNode | BlankNode | Literal | Triple) -> None:
        name = self._terms.get(iri)
        if name is None:
            return _add(node, self.iri(iri), _value(term, self))
        entry = self.context[name]
        coerced = entry.get("@type") if isinstance(entry, dict) else None
        if isinstance(entry, dict) and entry.get("@container") == "@language":
            if isinstance(term, Literal) and term.language and not term.direction:
                self.used.add(name)
                return _add(node.setdefault(name, {}), term.language, term.value)
        elif coerced == "@id" and not isinstance(term, Literal | Triple):
            self.used.add(name)
            return _add(node, name, _reference(term))
        elif coerced is None or (isinstance(term, Literal) and self._expand(coerced) == term.datatype.value):
            self.used.add(name)
            return _add(node, name, term.value if coerced and isinstance(term, Literal) else _value(term, self))
        # The value is of another kind than the name says: it goes under the IRI, which promises nothing.
        return _add(node, iri, _value(term, self))
