"""What is in the dataset, counted: VoID (https://www.w3.org/TR/void/).

The description is a part of the dataset that it describes, in ``graph/dataset``, and its numbers are those of the
whole, itself included: they are worked out again until they stand still. Whoever counts in SPARQL gets the same.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from pyoxigraph import Literal, NamedNode, Quad

from corrkg.convert.graph import GraphBuilder, nquads_lines
from corrkg.uris import DATASET, Uris, slugify
from corrkg.vocab import CK, DCAT, DCTERMS, FOAF, OWL, PREFIXES, RDF, RDFS, SD, SKOS, VOID, XSD

Term = bytes
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
        lines: canonical N-Quads, each once.
        base: the base of the dataset's URIs.
        before: counts that these are added to; it does not change.
    """

    def __init__(self, lines: Iterable[bytes], base: str, before: Counts | None = None) -> None:
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
        entity = f"<{base}".encode()
        rdf_type, links = _term(RDF.type), {_term(each) for each in _LINKS}
        for line in lines:
            triple, _, graph = line[:-3].rpartition(b" ")
            self.graphs[graph] += 1
            subject, predicate, value = triple.split(b" ", 2)
            if integer := _INTEGER.fullmatch(value):
                value = b"%d" % int(integer[1])
            if not self._new(0, b" ".join((subject, predicate, value))):
                continue
            self.numbers["triples"] += 1
            self.properties[predicate] += 1
            if self._new(1, subject):
                self.numbers["distinctSubjects"] += 1
                if subject.startswith(entity) and b"#" not in subject:
                    self.numbers["entities"] += 1
            self.numbers["distinctObjects"] += self._new(2, value)
            if predicate == rdf_type:
                self.classes[value] += 1
                self.first[value] = min(subject, self.first.get(value, subject))
            elif predicate in links and subject.startswith(entity) and not value.startswith(entity):
                self.links[predicate, urlsplit(value[1:-1].decode()).netloc] += 1
            elif predicate == _term(CK.sender):
                self.senders[value] += 1
            elif predicate in {_term(CK.notBefore), _term(CK.notAfter)}:
                self.days.add(value.split(b'"')[1])

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
    before = Counts(lines, uris.base)
    made: set[bytes] = {version}
    for turn in range(2 * _SETTLING):
        counts = Counts(made - lines, uris.base, before)
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
