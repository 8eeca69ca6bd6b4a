"""Persons: those of the authority file, provisional ones, and the mentions that name them."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import takewhile

from pyoxigraph import Literal, NamedNode

from corrkg.convert.fates import Fates
from corrkg.convert.forms import Identity
from corrkg.convert.graph import GraphBuilder
from corrkg.convert.identifying import convert_links
from corrkg.convert.registered import RegisteredPeople
from corrkg.edition.authorities import Authorities
from corrkg.edition.records import Mention, NameForm, Observation
from corrkg.edition.source import SourceText, Span
from corrkg.edition.spelling import spelling_of
from corrkg.uris import AUTHORITIES, INFERRED, slugify
from corrkg.vocab import CK, DCTERMS, FOAF, GEO, RDFS, SKOS, XSD

# So much of the text on either side of a name is looked at for the office of the person, in code points.
_AROUND = 160
# So many mentions may stand within one name.
_NEAR = 8
# The parts of a text whose names it mentions. Who signs or is addressed stands in the heading already.
NAMING = {"body", "after", "note", "introduction"}


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
        convert_links(builder, node, map(authorities.link, person.same_as))
        builder.text(AUTHORITIES, node, SKOS.note, person.note, "en")
        builder.text(AUTHORITIES, node, DCTERMS.source, person.source)
        builder.concept(AUTHORITIES, node, CK.status, "status", "established")


def convert_places(builder: GraphBuilder, authorities: Authorities) -> None:
    """Write the places of the authority file."""
    for place in authorities.places:
        node = builder.kind(AUTHORITIES, builder.uris.place(place.id), CK.Place)
        builder.text(AUTHORITIES, node, RDFS.label, place.name_en, "en")
        builder.text(AUTHORITIES, node, RDFS.label, place.name_ru, "ru")
        for alias in place.aliases:
            builder.text(AUTHORITIES, node, SKOS.altLabel, alias)
        # https://www.w3.org/2003/01/geo/ gives no range; as decimals they are numbers to every engine.
        for predicate, degrees in ((GEO.lat, place.lat), (GEO.long, place.long)):
            if degrees:
                builder.add(AUTHORITIES, node, predicate, Literal(degrees, datatype=XSD.decimal))
        convert_links(builder, node, map(authorities.link, place.same_as))
        builder.text(AUTHORITIES, node, SKOS.note, place.note, "en")
        builder.text(AUTHORITIES, node, DCTERMS.source, place.source)
        builder.concept(AUTHORITIES, node, CK.status, "status", "established")


def convert_labels(builder: GraphBuilder, labels: Mapping[str, str]) -> None:
    """Write the names of provisional persons, by slug: one each, whatever many texts call them."""
    for slug, label in labels.items():
        node = builder.uris.person(slug)
        builder.text(INFERRED, node, RDFS.label, label, "en")
        builder.text(
            INFERRED, node, FOAF.name, label.partition(" (")[0]
        )  # an office tells namesakes apart, and is no name


def _apart_by_role(identity: Identity, role: str, roles: dict[str, list[str]]) -> Identity:
    """Keep apart two persons of one surname whom one letter gives different offices: ``Nikitin (instructor …)``."""
    known = roles.setdefault(identity.slug, [])
    if role not in known:
        known.append(role)
    number = known.index(role) + 1
    if number == 1:
        return identity
    basis = f"{identity.basis}; another office than the first of this name in the letter"
    return replace(identity, slug=f"{identity.slug}-{number}", basis=basis)


def _greeted(mention: Mention, identity: Identity, recipients: Sequence[str], people: RegisteredPeople) -> Identity:
    """Take whoever is addressed by a name that no authority file has ("Dear Soso!") for the one recipient."""
    if mention.part != "address" or not identity.provisional or len(recipients) != 1:
        return identity
    recipient = people.resolve(recipients[0])
    if recipient.provisional or not recipient.slug or len(mention.form.split()) > 1:
        return identity
    basis = f"“{mention.form}” is in no authority file, and addresses the one to whom the letter goes"
    return replace(recipient, certainty="medium", basis=basis)


def _homonyms(mentions: Iterable[Mention]) -> set[str]:
    """Return the forms that a text gives several offices: those of persons whom only their offices tell apart."""
    told: dict[str, set[str]] = {}
    for mention in mentions:
        if mention.role:
            told.setdefault(mention.form, set()).add(mention.role)
    return {form for form, offices in told.items() if len(offices) > 1}


class PersonWriter:
    """Writes who is meant by the names of one text.

    Args:
        builder: where to write.
        people: the resolver.
        source: the text.
        places: the id of each printed name of a place.
        fates: says which persons and places were merged or withdrawn.
        correspondents: the names of those who write and receive the letters of the text.
    """

    def __init__(
        self,
        builder: GraphBuilder,
        people: RegisteredPeople,
        source: SourceText,
        places: dict[str, str],
        fates: Fates,
        correspondents: Iterable[str] = (),
    ) -> None:
        """Take what the names are resolved with."""
        self.builder, self.people, self.source, self.places = builder, people, source, places
        self.fates = fates
        self.correspondents = tuple(dict.fromkeys(correspondents))
        self.labels: dict[str, str] = {}  # of provisional persons, by slug
        self._apart: set[str] = set()  # those whom the label tells apart by their office
        self.provisional: set[str] = set()  # those that are written
        self._placed = set(places.values())
        # Where mentions stand, in the order of the text, and whom each of them means.
        self._mentioned: list[Span] = []
        self._meant: dict[Span, NamedNode] = {}
        self.unresolved: list[Observation] = []

    def person(self, name: NameForm, identity: Identity) -> NamedNode:
        """Return the person's URI, writing a provisional person with its evidence."""
        slug = self.fates.required("person", identity.slug)
        node = self.builder.uris.person(slug)
        if identity.former:  # the survivor is found by the names of the merged person
            self.builder.text(INFERRED, node, SKOS.altLabel, name.form, spelling_of(name.form).language)
        if identity.provisional and slug not in self.people.by_id:
            self.builder.kind(INFERRED, node, CK.Person)
            self.labels.setdefault(slug, slug.replace("-", " ").title())
            self.provisional.add(slug)
            self.builder.text(INFERRED, node, SKOS.altLabel, name.form, spelling_of(name.form).language)
            self.builder.concept(INFERRED, node, CK.status, "status", "provisional")
            self.builder.attest(INFERRED, node, self.source, name.span)
            self.unresolved.append(Observation("unresolved", "person", identity.basis, name.span, identity.certainty))
        return node

    def identity(self, name: NameForm, beside: list[str]) -> Identity:
        """Return who is meant by the name of one who acts, a provisional person where none is known."""
        identity = self.people.resolve(name.form, beside)
        return identity if identity.slug else Identity(slugify(name.form), "low", identity.basis, provisional=True)

    def party(
        self, letter: NamedNode, predicate: NamedNode, names: tuple[NameForm, ...], beside: list[str]
    ) -> list[NamedNode]:
        """Write the senders or recipients of a letter, and return them in printed order."""
        nodes = []
        for name in names:
            identity = self.identity(name, beside)
            if identity.certainty == "medium" and not identity.provisional:
                basis = f"{identity.basis}; it stands in the heading, where the editors name the correspondents"
                identity = replace(identity, certainty="high", basis=basis)
            node = self.person(name, identity)
            self.builder.add(self.source.slug, letter, predicate, node)
            self._claim(letter, predicate, node, identity, name.span)
            nodes.append(node)
        return nodes

    def mentions(
        self,
        whole: NamedNode,
        mentions: Sequence[Mention],
        header: Sequence[str] = (),
        recipients: Sequence[str] = (),
        note: Callable[[int], NamedNode] | None = None,
    ) -> None:
        """Write the mentions of a letter and of its notes, or of an introduction.

        Args:
            whole: the letter or the introduction.
            mentions: its mentions.
            header: the names of those who write and receive it, or the letters that it introduces.
            recipients: the names of those to whom the letter goes.
            note: returns the URI of a note by its number.
        """
        counts: dict[NamedNode, int] = {}
        beside = [*header, *(mention.form for mention in mentions)]
        parties = {self.people.resolve(form, header).slug for form in header}
        roles: dict[str, list[str]] = {}
        named: list[str] = []
        homonyms = _homonyms(mentions)
        these = "this letter" if note is not None else "these letters"
        for mention in mentions:
            thing = whole if mention.note is None or note is None else note(mention.note)
            counts[thing] = counts.get(thing, 0) + 1
            graph = self.source.slug
            node = self.builder.kind(graph, self.builder.uris.part(thing, f"mention-{counts[thing]}"), CK.Mention)
            self.builder.add(graph, thing, CK.mention, node)
            self.builder.text(graph, node, CK.nameForm, mention.form)
            self.builder.concept(graph, node, CK.part, "part", mention.part)
            self.builder.attest(graph, node, self.source, mention.span)
            self._offices(node, mention)
            around = self.source.text[max(0, mention.span.start - _AROUND) : mention.span.end + _AROUND]
            identity = self.people.resolve(mention.form, beside, correspondents=self.correspondents)
            if identity.slug not in parties:
                identity = self.people.resolve(mention.form, beside, around, named, self.correspondents)
            named.append(mention.form)
            if identity.slug in parties and identity.certainty == "medium":
                basis = f"{identity.basis}, and a correspondent of {these}"
                identity = replace(identity, certainty="high", basis=basis)
            identity = _greeted(mention, identity, recipients, self.people)
            if identity.provisional and mention.role:
                identity = _apart_by_role(identity, mention.role, roles)
                if mention.form in homonyms and identity.slug not in self._apart:
                    self._apart.add(identity.slug)
                    self.labels[identity.slug] = f"{mention.form} ({mention.role})"
            if not identity.slug:
                self.unresolved.append(Observation("unresolved", "person", identity.basis, mention.span, "low"))
                continue
            person = self.person(NameForm(mention.form, mention.span), identity)
            insort(self._mentioned, mention.span)
            self._meant[mention.span] = person
            self.builder.add(INFERRED, node, CK.refersTo, person)
            if mention.part in NAMING:
                for where in {thing, whole}:
                    self.builder.add(INFERRED, where, CK.mentions, person)
            self._claim(node, CK.refersTo, person, identity, mention.span)

    def _offices(self, node: NamedNode, mention: Mention) -> None:
        """Write what the text says beside the name that the person is; that it is said of this name is inferred."""
        for office in mention.offices:
            self.builder.text(INFERRED, node, CK.office, office.words)
            observation = Observation("inferred", "office", office.basis, office.span, office.certainty)
            self.builder.claim(node, CK.office, Literal(office.words), observation, self.source)

    def meant_at(self, span: Span) -> list[NamedNode]:
        """Return the persons whom the mentions mean that stand within a span, or that it stands within."""
        last = bisect_left(self._mentioned, span.end, key=lambda place: place.start)
        before = takewhile(lambda place: span.start < place.end, reversed(self._mentioned[max(0, last - _NEAR) : last]))
        return [self._meant[place] for place in reversed([*before])]

    def place(self, name: str, span: Span, basis: str = "") -> NamedNode:
        """Return the place of a printed name, a provisional one where the authority file has none.

        Args:
            name: the name as printed.
            span: where it stands.
            basis: why it is a place, where it is no place of dispatch.
        """
        slug = self.fates.required("place", self.places.get(name.lower()) or slugify(name))
        if slug in self._placed:
            return self.builder.uris.place(slug)
        node = self.builder.kind(INFERRED, self.builder.uris.place(slug), CK.Place)
        self.builder.text(INFERRED, node, RDFS.label, slug.replace("-", " ").title(), "en")
        self.builder.concept(INFERRED, node, CK.status, "status", "provisional")
        self.builder.attest(INFERRED, node, self.source, span)
        basis = basis or f"“{name}” is in no authority file"
        self.unresolved.append(Observation("unresolved", "place", basis, span, "medium"))
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
