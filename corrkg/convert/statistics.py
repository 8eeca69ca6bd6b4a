"""What is in the dataset, counted: VoID (https://www.w3.org/TR/void/).

The description is a part of the dataset that it describes, in ``graph/dataset``, and its numbers are those of the
whole, itself included: they are worked out again until they stand still. A count in SPARQL gives the same.
"""

from __future__ import annotations

import re
from collections import ChainMap, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import RawIOBase
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Quad

from corrkg.convert.counts import DIGEST, Counts, Kinds, Tally, Term, digest_of, thing_of, types_of
from corrkg.convert.graph import GraphBuilder, nquads_lines
from corrkg.uris import DATASET, Uris, slugify
from corrkg.vocab import CK, DCAT, DCTERMS, FOAF, PREFIXES, RDF, RDFS, SD, VOID, XSD, Vocabulary

_VOID_EXT = Vocabulary("void-ext", "http://ldf.fi/void-ext#")
_DATATYPE = (_VOID_EXT.datatypePartition, _VOID_EXT.datatype)
# The datasets that links lead to, by host; that of a host that is not here is called by the host.
_TARGETS = {
    "www.wikidata.org": "Wikidata", "viaf.org": "VIAF", "isni.org": "ISNI", "d-nb.info": "GND",
    "id.loc.gov": "Library of Congress", "data.bnf.fr": "Bibliothèque nationale de France",
    "sws.geonames.org": "GeoNames", "www.geonames.org": "GeoNames",
}  # fmt: skip
_EXAMPLES = ("Letter", "Decision", "ArchivalUnit", "Place", "Source")
_SETTLING = 12  # rounds; October stands still after three


class Objects:
    """The distinct objects of a dataset, as sorted digests on disk.

    Args:
        path: a file of lines of one length, each once, as `digest_of` makes them.
        others: how many distinct objects there are that are not in the file.
        owned: the things of texts: whatever they are the object of has been counted.
        base: the base of the dataset's URIs.
    """

    def __init__(self, path: Path, others: int, owned: Collection[str], base: str) -> None:
        """Search nothing yet."""
        self._path, self._owned, self._base = path, owned, base
        self._number = path.stat().st_size // DIGEST
        self.total = self._number + others
        self._found: dict[Term, bool] = {}

    def new(self, values: Iterable[Term]) -> int:
        """Return how many of ``values``, each once, are no objects of the dataset yet."""
        with self._path.open("rb", buffering=0) as file:
            for value in values:
                if value not in self._found:
                    self._found[value] = thing_of(value, self._base) in self._owned or self._has(file, value)
        return sum(not self._found[value] for value in values)

    def _has(self, file: RawIOBase, value: Term) -> bool:
        wanted = digest_of(value).encode()
        low, high = 0, self._number
        while low < high:
            middle = (low + high) // 2
            file.seek(middle * DIGEST)
            line = file.read(DIGEST) or b""
            if line == wanted:
                return True
            low, high = (middle + 1, high) if line < wanted else (low, middle)
        return False


@dataclass(frozen=True, slots=True)
class _Numbers:
    """The numbers of a whole dataset."""

    counts: Counts
    objects: set[tuple[Term, Term, str, Term]]
    distinct_objects: int


def describe_itself(
    builder: GraphBuilder, own: Sequence[str], counts: Counts, types: Mapping[Term, Kinds], objects: Objects
) -> list[str]:
    """Return the statistics of the dataset, which count themselves and the version to come.

    Args:
        builder: makes URIs.
        own: what the dataset says of itself already.
        counts: the numbers of all else.
        types: the classes of what no text describes, and of the things that texts do.
        objects: the objects of all else.
    """
    uris, graph = builder.uris, builder.graph(DATASET)
    version = nquads_lines([Quad(uris.dataset, DCAT.version, Literal("0" * 64), graph)])[0].decode()
    before = counts.objects(types)
    made = [version]
    for turn in range(2 * _SETTLING):
        lines = sorted({*made, *own})
        tally = Tally(uris.base, ChainMap(types_of(lines), types), follow=False)  # type: ignore[arg-type]
        tally.count(lines)
        whole = Counts()
        whole.add(counts)
        whole.add(tally.counts)
        numbers = _Numbers(whole, before | tally.counts.objects({}), objects.total + objects.new(tally.values))
        # Numbers are objects too, and could chase their own count for ever: then that count is not told.
        quads = _describe(uris, numbers, graph, with_objects=turn < _SETTLING)
        again = sorted({version, *(line.decode() for line in nquads_lines(quads))})
        if again == made:
            break
        made = again
    else:
        raise AssertionError("the statistics of the dataset do not stand still")
    return [line for line in made if line != version]


def _describe(uris: Uris, numbers: _Numbers, graph: NamedNode, *, with_objects: bool) -> Iterator[Quad]:
    for subject, predicate, value in _statements(uris, numbers, with_objects):
        yield Quad(subject, predicate, value, graph)


Statement = tuple[NamedNode, NamedNode, NamedNode | Literal]


def _statements(uris: Uris, numbers: _Numbers, with_objects: bool) -> Iterator[Statement]:
    node, counts = uris.dataset, numbers.counts
    properties, classes = counts.properties(), counts.classes()
    yield node, VOID.uriRegexPattern, Literal(f"^{re.escape(uris.base)}[^#]*$")
    yield node, VOID.triples, _number(counts.triples)
    yield node, VOID.entities, _number(counts.entities)
    yield node, VOID.distinctSubjects, _number(counts.subjects)
    if with_objects:
        yield node, VOID.distinctObjects, _number(numbers.distinct_objects)
    yield node, VOID.properties, _number(len(properties))
    yield node, VOID.classes, _number(len(classes))
    for namespace in sorted({_namespace(term) for term in (*properties, *classes)}):
        yield node, VOID.vocabulary, NamedNode(namespace)
    for term, number in classes.items():
        part = uris.part(node, f"class-{_name(term)}")
        yield node, VOID.classPartition, part
        yield part, RDF.type, VOID.Dataset
        yield part, VOID["class"], _node(term)
        yield part, VOID.entities, _number(number)
    yield from _uses(uris, numbers)
    for term, number in properties.items():
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


def _uses(uris: Uris, numbers: _Numbers) -> Iterator[Statement]:
    """Yield the properties of each class and what they lead to, as editors of SPARQL ask for their completion.

    The form is that of https://github.com/sib-swiss/void-generator; datatypes are told in http://ldf.fi/void-ext#.
    """

    def named(kind: Term, predicate: Term) -> str:
        return f"class-{_name(kind)}-property-{_name(predicate)}"

    for (kind, predicate), number in numbers.counts.uses().items():
        part = uris.part(uris.dataset, named(kind, predicate))
        yield uris.part(uris.dataset, f"class-{_name(kind)}"), VOID.propertyPartition, part
        yield part, RDF.type, VOID.Dataset
        yield part, VOID.property, _node(predicate)
        yield part, VOID.triples, _number(number)
    for kind, predicate, what, target in numbers.objects:
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
    first, last = counts.days
    if first:
        period = uris.part(uris.dataset, "period")
        yield uris.dataset, DCTERMS.temporal, period
        yield period, RDF.type, DCTERMS.PeriodOfTime
        for name, day in (("startDate", first), ("endDate", last)):
            yield period, DCAT[name], Literal(day, datatype=XSD.date)


def _term(node: NamedNode) -> Term:
    return f"<{node.value}>"


def _node(term: Term) -> NamedNode:
    return NamedNode(term[1:-1])


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
