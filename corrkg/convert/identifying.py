"""What authority files elsewhere call our persons, places and archives, and who of them has no identifier yet.

A verified identifier is owl:sameAs: it lets machines take two things for one. Any other is skos:closeMatch, which
does not. Both have a claim that says what they rest on.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from pyoxigraph import Literal, NamedNode

from corrkg.convert.graph import GraphBuilder
from corrkg.edition.authorities import Authorities, Person
from corrkg.edition.links import Link
from corrkg.edition.records import Notice
from corrkg.edition.sameas import LIBRARIES, authority_of
from corrkg.uris import AUTHORITIES
from corrkg.vocab import CK, DCTERMS, OWL, RDF, SKOS, XSD


def convert_links(builder: GraphBuilder, node: NamedNode, links: Iterable[Link], graph: str = AUTHORITIES) -> None:
    """Write the identifiers of ``node``, each with the claim that says what it rests on."""
    for number, link in enumerate(links, 1):
        predicate, other = OWL.sameAs if link.verified else SKOS.closeMatch, NamedNode(link.uri)
        builder.add(graph, node, predicate, other)
        claim = builder.kind(graph, builder.uris.part(node, f"link-{number}"), CK.Claim)
        for name, value in ((RDF.subject, node), (RDF.predicate, predicate), (RDF.object, other)):
            builder.add(graph, claim, name, value)
        builder.concept(graph, claim, CK.claimType, "claimType", "identified")
        builder.concept(graph, claim, CK.certainty, "certainty", "high" if link.verified else "low")
        builder.text(graph, claim, CK.basis, link.basis)
        builder.text(graph, claim, DCTERMS.source, link.source or "the authority file")
        if link.verified:
            builder.text(graph, claim, DCTERMS.creator, link.verified_by)
            builder.add(graph, claim, DCTERMS.date, Literal(link.verified_on, datatype=XSD.date))


def missing(builder: GraphBuilder, authorities: Authorities, named: Collection[str]) -> Iterator[Notice]:
    """Yield a notice for each established person who lacks a verified identifier.

    Args:
        builder: makes URIs.
        authorities: the persons.
        named: those that the texts name, as N-Quads write them.
    """
    for person in authorities.persons:
        lack = _lack(person, authorities)
        if lack and str(builder.uris.person(person.id)) in named:
            message = f"person/{person.id}, {person.name_en}: {lack}"
            yield Notice("unresolved", "identifier", message, "persons.csv", person.line)


def _lack(person: Person, authorities: Authorities) -> str:
    verified = {authority_of(uri) for uri in person.same_as if authorities.link(uri).verified}
    if not verified:
        return "no verified identifier of any authority file"
    if not verified & {*LIBRARIES}:
        return "no verified identifier of GND, VIAF, LC, BnF or NDL, which readers of CMIF and BEACON follow"
    return ""
