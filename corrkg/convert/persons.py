"""Persons: those of the authority file, provisional ones, and the mentions that name them."""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import NamedNode

from corrkg.convert.graph import AUTHORITIES, INFERRED, GraphBuilder
from corrkg.convert.people import Identity, People
from corrkg.edition.authorities import Authorities, PlaceName
from corrkg.edition.records import Letter, NameForm, Observation
from corrkg.edition.source import SourceText, Span
from corrkg.uris import slugify
from corrkg.vocab import CK, DCTERMS, FOAF, OWL, RDFS, SKOS


def convert_persons(builder: GraphBuilder, authorities: Authorities) -> None:
    """Write the persons of the authority file."""
    for person in authorities.persons:
        node = builder.kind(AUTHORITIES, builder.uris.person(person.id), CK.Person)
        builder.text(AUTHORITIES, node, RDFS.label, person.name_en, "en")
        builder.text(AUTHORITIES, node, RDFS.label, person.name_ru, "ru")
        builder.text(AUTHORITIES, node, FOAF.name, person.direct)
        for alias in person.aliases_en:
            builder.text(AUTHORITIES, node, SKOS.altLabel, alias, "en")
        for alias in person.aliases_ru:
            builder.text(AUTHORITIES, node, SKOS.altLabel, alias, "ru")
        for predicate, value in ((CK.born, person.born), (CK.died, person.died)):
            if value:
                builder.edtf(AUTHORITIES, node, predicate, value)
        for same in person.same_as:
            builder.add(AUTHORITIES, node, OWL.sameAs, NamedNode(same))
        builder.text(AUTHORITIES, node, SKOS.note, person.note, "en")
        builder.text(AUTHORITIES, node, DCTERMS.source, person.source)
        builder.concept(AUTHORITIES, node, CK.status, "status", "established")


def convert_places(builder: GraphBuilder, places: Iterable[PlaceName]) -> None:
    """Write the places of the authority file."""
    for place in places:
        node = builder.kind(AUTHORITIES, builder.uris.place(place.id), CK.Place)
        builder.text(AUTHORITIES, node, RDFS.label, place.name_en, "en")
        builder.text(AUTHORITIES, node, RDFS.label, place.name_ru, "ru")
        for alias in place.aliases:
            builder.text(AUTHORITIES, node, SKOS.altLabel, alias)
        for same in place.same_as:
            builder.add(AUTHORITIES, node, OWL.sameAs, NamedNode(same))
        builder.text(AUTHORITIES, node, SKOS.note, place.note, "en")
        builder.concept(AUTHORITIES, node, CK.status, "status", "established")


class PersonWriter:
    """Writes who is meant by the names of one text.

    Args:
        builder: where to write.
        people: the resolver.
        source: the text.
    """

    def __init__(self, builder: GraphBuilder, people: People, source: SourceText, places: dict[str, str]) -> None:
        """Take what the names are resolved with."""
        self.builder, self.people, self.source, self.places = builder, people, source, places
        self.unresolved: list[Observation] = []

    def person(self, name: NameForm, identity: Identity) -> NamedNode:
        """Return the person's URI, writing a provisional person with its evidence."""
        node = self.builder.uris.person(identity.slug)
        if identity.provisional:
            self.builder.kind(INFERRED, node, CK.Person)
            label = identity.slug.replace("-", " ").title()
            self.builder.text(INFERRED, node, RDFS.label, label, "en")
            self.builder.text(INFERRED, node, FOAF.name, label)
            self.builder.text(INFERRED, node, SKOS.altLabel, name.form, "en")
            self.builder.concept(INFERRED, node, CK.status, "status", "provisional")
            self.builder.attest(INFERRED, node, self.source, name.span)
            self.unresolved.append(Observation("unresolved", "person", identity.basis, name.span, identity.certainty))
        return node

    def party(
        self, letter: NamedNode, predicate: NamedNode, names: tuple[NameForm, ...], beside: list[str]
    ) -> list[NamedNode]:
        """Write the senders or recipients of a letter, and return them in printed order."""
        nodes = []
        for name in names:
            identity = self.people.resolve(name.form, beside)
            if not identity.slug:
                identity = Identity(slugify(name.form), "low", identity.basis, provisional=True)
            node = self.person(name, identity)
            self.builder.add(self.source.slug, letter, predicate, node)
            self._claim(letter, predicate, node, identity, name.span)
            nodes.append(node)
        return nodes

    def mentions(self, letter: NamedNode, slug: str, record: Letter) -> None:
        """Write the mentions of a letter and of its notes."""
        counts: dict[NamedNode, int] = {}
        beside = [mention.form for mention in record.mentions]
        for mention in record.mentions:
            thing = letter if mention.note is None else self.builder.uris.note(slug, str(mention.note))
            counts[thing] = counts.get(thing, 0) + 1
            graph = self.source.slug
            node = self.builder.kind(graph, self.builder.uris.part(thing, f"mention-{counts[thing]}"), CK.Mention)
            self.builder.add(graph, thing, CK.mention, node)
            self.builder.text(graph, node, CK.nameForm, mention.form)
            self.builder.concept(graph, node, CK.part, "part", mention.part)
            self.builder.attest(graph, node, self.source, mention.span)
            identity = self.people.resolve(mention.form, beside)
            if not identity.slug:
                self.unresolved.append(Observation("unresolved", "person", identity.basis, mention.span, "low"))
                continue
            person = self.person(NameForm(mention.form, mention.span), identity)
            self.builder.add(INFERRED, node, CK.refersTo, person)
            self.builder.add(INFERRED, thing, CK.mentions, person)
            self._claim(node, CK.refersTo, person, identity, mention.span)

    def place(self, name: str, span: Span) -> NamedNode:
        """Return the place of a printed name, a provisional one where the authority file has none."""
        slug = self.places.get(name.lower())
        if slug is not None:
            return self.builder.uris.place(slug)
        node = self.builder.kind(INFERRED, self.builder.uris.place(slugify(name)), CK.Place)
        self.builder.text(INFERRED, node, RDFS.label, slugify(name).replace("-", " ").title(), "en")
        self.builder.concept(INFERRED, node, CK.status, "status", "provisional")
        self.builder.attest(INFERRED, node, self.source, span)
        self.unresolved.append(Observation("unresolved", "place", f"“{name}” is in no authority file", span, "medium"))
        return node

    def _claim(
        self,
        subject: NamedNode,
        predicate: NamedNode,
        person: NamedNode,
        identity: Identity,
        span: Span,
    ) -> None:
        observation = Observation("resolved", "person", identity.basis, span, identity.certainty)
        self.builder.claim(subject, predicate, person, observation, self.source)
