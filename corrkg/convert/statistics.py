"""What is in the dataset, counted: VoID (https://www.w3.org/TR/void/).

The description is a part of the dataset that it describes, in ``graph/dataset``, and its numbers are those of the
whole, itself included: they are worked out again until they stand still. Whoever counts in SPARQL gets the same.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from urllib.parse import urlsplit

from pyoxigraph import Literal, NamedNode, Quad

from corrkg.convert.graph import GraphBuilder, nquads_lines
from corrkg.uris import DATASET, Uris, slugify
from corrkg.vocab import CK, DCAT, DCTERMS, FOAF, OWL, PREFIXES, RDF, RDFS, SD, SKOS, VOID, XSD, Vocabulary

Term = bytes
_RDF_TYPE = f"<{RDF.type.value}>".encode()
_VOID_EXT = Vocabulary("void-ext", "http://ldf.fi/void-ext#")
_DATATYPE = (_VOID_EXT.datatypePartition, _VOID_EXT.datatype)
# Whom links lead to, by host. A host that is not here goes by its own name.
_TARGETS = {
    "www.wikidata.org": "Wikidata", "viaf.org": "VIAF", "isni.org": "ISNI", "d-nb.info": "GND",
    "id.loc.gov": "Library of Congress", "data.bnf.fr": "Bibliothèque nationale de France",
    "sws.geonames.org": "GeoNames", "www.geonames.org": "GeoNames",
}  # fmt: skip
_LINKS = (OWL.sameAs, SKOS.exactMatch, SKOS.closeMatch)
_EXAMPLES = ("Letter", "Decision", "ArchivalUnit", "Place", "Source")
# Oxigraph keeps integers by their value, so that "7", "007" and a nonNegativeInteger 7 are one term to a query.
_INTEGER = re.compile(
    rb'"([+-]?\d{1,18})"\^\^<http://www\.w3\.org/2001/XMLSchema#'
    rb"(?:integer|byte|short|int|long|unsigned(?:Byte|Short|Int|Long)|(?:positive|negative|nonNegative|nonPositive)Integer)>"
)
_SETTLING = 12  # rounds; October stands still after three


class Counts:
    """What is in some lines of N-Quads, together with what was counted before them.

    Args:
        lines: canonical N-Quads, each once. What is said of one subject is in one of the counts that add up.
        base: the base of the dataset's URIs.
        before: counts that these are added to; it does not change.
    """

    def __init__(self, lines: Collection[bytes], base: str, before: Counts | None = None) -> None:
        """Count."""
        self._seen: list[set[bytes]] = [set(), set(), set()]
        self._before = before
        self.numbers: Counter[str] = Counter(before.numbers) if before else Counter()
        self.classes: Counter[Term] = Counter(before.classes) if before else Counter()
        self.properties: Counter[Term] = Counter(before.properties) if before else Counter()
        self.graphs: Counter[Term] = Counter(before.graphs) if before else Counter()
        self.links: Counter[tuple[Term, str]] = Counter(before.links) if before else Counter()
        self.senders: Counter[Term] = Counter(before.senders) if before else Counter()
        self.first: dict[Term, Term] = dict(before.first) if before else {}
        self.days: set[Term] = set(before.days) if before else set()
        self.uses: Counter[tuple[Term, Term]] = Counter(before.uses) if before else Counter()
        self.objects: set[tuple[Term, Term, str, Term]] = set(before.objects) if before else set()
        self._types = _types(lines)
        entity = f"<{base}".encode()
        links = {_term(each) for each in _LINKS}
        for line in lines:
            triple, _, graph = line[:-3].rpartition(b" ")
            self.graphs[graph] += 1
            subject, predicate, value = triple.split(b" ", 2)
            written = value
            if integer := _INTEGER.fullmatch(value):
                value = b"%d" % int(integer[1])
            if not self._new(0, b" ".join((subject, predicate, value))):
                continue
            self.numbers["triples"] += 1
            self.properties[predicate] += 1
            self._use(subject, predicate, written)
            if self._new(1, subject):
                self.numbers["distinctSubjects"] += 1
                if subject.startswith(entity) and b"#" not in subject:
                    self.numbers["entities"] += 1
            self.numbers["distinctObjects"] += self._new(2, value)
            if predicate == _RDF_TYPE:
                self.classes[value] += 1
                self.first[value] = min(subject, self.first.get(value, subject))
            elif predicate in links and subject.startswith(entity) and not value.startswith(entity):
                self.links[predicate, urlsplit(value[1:-1].decode()).netloc] += 1
            elif predicate == _term(CK.sender):
                self.senders[value] += 1
            elif predicate in {_term(CK.notBefore), _term(CK.notAfter)}:
                self.days.add(value.split(b'"')[1])

    def _use(self, subject: Term, predicate: Term, value: Term) -> None:
        """Count a statement for each class of its subject, and note what its object is."""
        for kind in self._types.get(subject, ()):
            self.uses[kind, predicate] += 1
            if value.startswith(b'"'):
                self.objects.add((kind, predicate, "datatype", _datatype(value)))
            elif predicate != _RDF_TYPE:
                self.objects.update((kind, predicate, "class", each) for each in self._classes(value))

    def _classes(self, term: Term) -> tuple[Term, ...]:
        found = self._types.get(term, ())
        return (*found, *(self._before._classes(term) if self._before else ()))

    def _new(self, index: int, term: bytes) -> bool:
        counts: Counts | None = self
        while counts is not None:
            if term in counts._seen[index]:
                return False
            counts = counts._before
        self._seen[index].add(term)
        return True


def describe_itself(builder: GraphBuilder, lines: set[bytes]) -> set[bytes]:
    """Return ``lines`` with the statistics of the dataset, which count themselves and the version to come."""
    uris, graph = builder.uris, builder.graph(DATASET)
    version = nquads_lines([Quad(uris.dataset, DCAT.version, Literal("0" * 64), graph)])[0]
    about = tuple(f"<{each}".encode() for each in (uris.dataset.value, f"{uris.base}graph/"))
    own = {line for line in lines if line.startswith(about)}
    before = Counts(lines - own, uris.base)
    made: set[bytes] = {version}
    for turn in range(2 * _SETTLING):
        counts = Counts(made | own, uris.base, before)
        # Numbers are objects too, and could chase their own count for ever: then that count is not told.
        again = {version, *nquads_lines(_describe(uris, counts, graph, with_objects=turn < _SETTLING))}
        if again == made:
            break
        made = again
    else:
        raise AssertionError("the statistics of the dataset do not stand still")
    return (lines | made) - {version}


def _describe(uris: Uris, counts: Counts, graph: NamedNode, *, with_objects: bool) -> Iterator[Quad]:
    for subject, predicate, value in _statements(uris, counts, with_objects):
        yield Quad(subject, predicate, value, graph)


Statement = tuple[NamedNode, NamedNode, NamedNode | Literal]


def _statements(uris: Uris, counts: Counts, with_objects: bool) -> Iterator[Statement]:
    node = uris.dataset
    yield node, VOID.uriRegexPattern, Literal(f"^{re.escape(uris.base)}[^#]*$")
    for name in ("triples", "entities", "distinctSubjects", *(["distinctObjects"] if with_objects else [])):
        yield node, VOID[name], _number(counts.numbers[name])
    yield node, VOID.properties, _number(len(counts.properties))
    yield node, VOID.classes, _number(len(counts.classes))
    for namespace in sorted({_namespace(term) for term in (*counts.properties, *counts.classes)}):
        yield node, VOID.vocabulary, NamedNode(namespace)
    for term, number in counts.classes.items():
        part = uris.part(node, f"class-{_name(term)}")
        yield node, VOID.classPartition, part
        yield part, RDF.type, VOID.Dataset
        yield part, VOID["class"], _node(term)
        yield part, VOID.entities, _number(number)
    yield from _uses(uris, counts)
    for term, number in counts.properties.items():
        part = uris.part(node, f"property-{_name(term)}")
        yield node, VOID.propertyPartition, part
        yield part, RDF.type, VOID.Dataset
        yield part, VOID.property, _node(term)
        yield part, VOID.triples, _number(number)
    for term, number in counts.graphs.items():
        yield node, VOID.subset, _node(term)
        yield _node(term), RDF.type, VOID.Dataset
        yield _node(term), RDF.type, SD.NamedGraph
        yield _node(term), VOID.triples, _number(number)
    yield from _linksets(uris, counts)
    for example in _examples(counts):
        yield node, VOID.exampleResource, example
    yield from _period(uris, counts)


def _uses(uris: Uris, counts: Counts) -> Iterator[Statement]:
    """Yield the properties of each class and what they lead to, as editors of SPARQL ask for their completion.

    The form is that of https://github.com/sib-swiss/void-generator; datatypes are told in http://ldf.fi/void-ext#.
    """

    def named(kind: Term, predicate: Term) -> str:
        return f"class-{_name(kind)}-property-{_name(predicate)}"

    for (kind, predicate), number in counts.uses.items():
        part = uris.part(uris.dataset, named(kind, predicate))
        yield uris.part(uris.dataset, f"class-{_name(kind)}"), VOID.propertyPartition, part
        yield part, RDF.type, VOID.Dataset
        yield part, VOID.property, _node(predicate)
        yield part, VOID.triples, _number(number)
    for kind, predicate, what, target in counts.objects:
        whole = uris.part(uris.dataset, named(kind, predicate))
        part = uris.part(uris.dataset, f"{named(kind, predicate)}-{what}-{_name(target)}")
        link, property_ = (VOID.classPartition, VOID["class"]) if what == "class" else _DATATYPE
        yield whole, link, part
        yield part, RDF.type, VOID.Dataset
        yield part, property_, _node(target)


def _linksets(uris: Uris, counts: Counts) -> Iterator[Statement]:
    names: dict[str, list[tuple[Term, int]]] = defaultdict(list)
    for (predicate, host), number in counts.links.items():
        names[host].append((predicate, number))
    for host, links in sorted(names.items()):
        target = uris.part(uris.dataset, f"target-{slugify(host)}")
        title = _TARGETS.get(host, host)
        yield target, RDF.type, VOID.Dataset
        yield target, DCTERMS.title, Literal(title)
        yield target, RDFS.label, Literal(title)
        yield target, FOAF.homepage, NamedNode(f"https://{host}/")
        for predicate, number in links:
            local = _node(predicate).value.rpartition("#")[2]
            linkset = uris.part(uris.dataset, f"linkset-{slugify(host)}-{local}")
            yield uris.dataset, VOID.subset, linkset
            yield linkset, RDF.type, VOID.Linkset
            yield linkset, RDFS.label, Literal(f"Links to {title}", language="en")
            yield linkset, VOID.linkPredicate, _node(predicate)
            yield linkset, VOID.subjectsTarget, uris.dataset
            yield linkset, VOID.objectsTarget, target
            yield linkset, VOID.triples, _number(number)


def _examples(counts: Counts) -> Iterator[NamedNode]:
    if counts.senders:
        yield _node(min(counts.senders, key=lambda term: (-counts.senders[term], term)))
    for name in _EXAMPLES:
        found = counts.first.get(_term(CK[name]))
        if found is not None:
            yield _node(found)


def _period(uris: Uris, counts: Counts) -> Iterator[Statement]:
    if counts.days:
        period = uris.part(uris.dataset, "period")
        yield uris.dataset, DCTERMS.temporal, period
        yield period, RDF.type, DCTERMS.PeriodOfTime
        for name, day in (("startDate", min(counts.days)), ("endDate", max(counts.days))):
            yield period, DCAT[name], Literal(day.decode(), datatype=XSD.date)


def _types(lines: Iterable[bytes]) -> dict[Term, tuple[Term, ...]]:
    """Return the classes of each subject."""
    found: dict[Term, set[Term]] = defaultdict(set)
    sign = b" " + _RDF_TYPE + b" "
    for line in lines:
        subject, is_type, rest = line.partition(sign)
        if is_type and b" " not in subject:
            found[subject].add(rest.partition(b" ")[0])
    return {subject: tuple(sorted(classes)) for subject, classes in found.items()}


def _datatype(literal: Term) -> Term:
    """Return the datatype of a literal as N-Quads write it.

    >>> _datatype(b'"a"'), _datatype(b'"1"^^<urn:t>')
    (b'<http://www.w3.org/2001/XMLSchema#string>', b'<urn:t>')
    """
    rest = literal[literal.rindex(b'"') + 1 :]
    if rest.startswith(b"^^"):
        return rest[2:]
    return _term(RDF.langString if rest else XSD.string)


def _term(node: NamedNode) -> Term:
    return f"<{node.value}>".encode()


def _node(term: Term) -> NamedNode:
    return NamedNode(term[1:-1].decode())


def _number(number: int) -> Literal:
    return Literal(str(number), datatype=XSD.integer)


def _namespace(term: Term) -> str:
    iri = _node(term).value
    return iri[: max(iri.rfind("#"), iri.rfind("/")) + 1]


def _name(term: Term) -> str:
    """Return a name for a fragment: ``ck-Letter``, or one made of the whole IRI where no prefix fits."""
    iri = _node(term).value
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace):
            return f"{prefix}-{iri.removeprefix(namespace)}"
    return slugify(iri.partition("//")[2])
