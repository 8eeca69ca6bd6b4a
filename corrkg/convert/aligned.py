"""What follows from the data in other vocabularies: RiC-O, CIDOC CRM, schema.org, PROV-O and the like.

The alignments say which of their classes and properties ours are kinds of; here the conclusions are drawn, so that
``?record a rico:Record`` finds something. They are a graph of their own, ``graph/aligned``, which is asked for by name.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from pyoxigraph import NamedNode, Quad, RdfFormat, parse

from corrkg.resources import term_files
from corrkg.uris import ALIGNED, ONTOLOGY, Uris
from corrkg.vocab import CK, PREFIXES, RDF, RDFS, RICO, SCHEMA, Vocabulary

RST = Vocabulary("rst", PREFIXES["rst"])

Broader = dict[NamedNode, list[NamedNode]]


def broader() -> Broader:
    """Return, for each class and property of the ontology and of packages, those of other vocabularies above it.

    Raises:
        CorrkgError: a package cannot be imported.

    >>> [term.value for term in broader()[CK.Place]]
    ['http://www.cidoc-crm.org/cidoc-crm/E53_Place', 'https://schema.org/Place', \
'https://www.ica.org/standards/RiC/ontology#Place']
    """
    above: dict[NamedNode, set[NamedNode]] = defaultdict(set)
    for path in term_files():
        for quad in parse(path=str(path), format=RdfFormat.TURTLE):
            if quad.predicate in {RDFS.subClassOf, RDFS.subPropertyOf} and isinstance(quad.object, NamedNode):
                above[quad.subject].add(quad.object)
    return {
        term: sorted((each for each in _all_above(term, above) if not _ours(each)), key=lambda each: each.value)
        for term in list(above)
    }


def _ours(term: NamedNode) -> bool:
    return term.value.startswith(CK[""].value)


def _all_above(term: NamedNode, above: dict[NamedNode, set[NamedNode]]) -> set[NamedNode]:
    found: set[NamedNode] = set()
    ahead = [term]
    while ahead:
        new = above.get(ahead.pop(), set()) - found
        found |= new
        ahead += new
    return found


def aligned(quads: Iterable[Quad], base: str) -> Iterator[Quad]:
    """Yield the quads of ``graph/aligned``: the types and properties that follow from ``quads``; some may come twice.

    Args:
        quads: of a dataset; of its ontology nothing follows.
        base: the base of its URIs.
    """
    above, uris = broader(), Uris(base)
    graph, ontology = uris.graph(ALIGNED), uris.graph(ONTOLOGY)
    levels: dict[object, str] = {}
    units: list[tuple[object, object]] = []
    for quad in quads:
        if quad.graph_name == ontology:
            continue
        if quad.predicate == CK.level and isinstance(quad.object, NamedNode):
            levels[quad.subject] = quad.object.value.rpartition("-")[2]
        elif quad.predicate == CK.partOf:
            units.append((quad.subject, quad.object))
        if quad.predicate == RDF.type:
            for kind in above.get(quad.object, ()):  # type: ignore[arg-type]
                yield Quad(quad.subject, RDF.type, kind, graph)
        else:
            for name in above.get(quad.predicate, ()):
                yield Quad(quad.subject, name, quad.object, graph)
    for triple in _arrangement(levels, units):
        yield Quad(*triple, graph)


# What an archival unit is depends on its level, which no subclass can say without blank nodes. The types of record
# sets are those that alignments.ttl matches the levels with.
_SET_TYPES = {"fond": RST.Fonds, "opis": RST.Series, "delo": RST.File}


def _arrangement(
    levels: dict[object, str], units: list[tuple[object, object]]
) -> Iterator[tuple[NamedNode, NamedNode, NamedNode]]:
    """Yield what follows from the levels of archival units: an archive holds fonds, and these include the rest."""
    for unit, level in levels.items():
        assert isinstance(unit, NamedNode)
        if level in _SET_TYPES:
            yield unit, RDF.type, RICO.RecordSet
            yield unit, RDF.type, SCHEMA.ArchiveComponent
            yield unit, RICO.hasRecordSetType, _SET_TYPES[level]
        else:
            yield unit, RDF.type, RICO.CorporateBody
            yield unit, RDF.type, SCHEMA.ArchiveOrganization
    for unit, above in units:
        assert isinstance(unit, NamedNode)
        assert isinstance(above, NamedNode)
        if levels.get(above) == "archive":
            yield unit, RICO.hasOrHadHolder, above
            yield unit, SCHEMA.holdingArchive, above
        else:
            yield unit, RICO.isDirectlyIncludedIn, above
