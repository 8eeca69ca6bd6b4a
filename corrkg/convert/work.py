"""What converters work on: a build, a text of it, and a letter of that."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from pyoxigraph import NamedNode

from corrkg.convert.addresses import Addresses, DecisionAddress
from corrkg.convert.archives import ArchiveWriter
from corrkg.convert.changes import CHANGES, Changes
from corrkg.convert.fates import Fates
from corrkg.convert.graph import GraphBuilder
from corrkg.convert.persons import PersonWriter
from corrkg.convert.register import Register
from corrkg.convert.registered import RegisteredPeople
from corrkg.convert.subjects import Subjects
from corrkg.convert.texts import Texts
from corrkg.edition.authorities import Authorities
from corrkg.edition.dataset import TextRights
from corrkg.edition.records import Edition, Letter, NameForm, Observation
from corrkg.edition.seeds import Seeds
from corrkg.edition.source import SourceText, Span
from corrkg.vocab import RDF


@dataclass(frozen=True)
class Work:
    """What the writing of a text rests on, besides the text.

    Args:
        authorities: the authority files without the persons and places that were merged or withdrawn.
        builder: where quads are added.
        register: what became of slugs.
        people: who is meant by a name.
        archives: the hierarchy of the archives.
        addresses: the slug of each letter and decision of the text.
        corrected: the things that a curator will correct.
    """

    authorities: Authorities
    builder: GraphBuilder
    register: Fates
    people: RegisteredPeople
    archives: ArchiveWriter
    addresses: Addresses
    corrected: frozenset[str] = frozenset()


@dataclass(frozen=True)
class DatasetWork:
    """A whole build, when its texts are written.

    Args:
        seeds: dataset.toml and the authority files as they are.
        authorities: the authority files without the persons and places that were merged or withdrawn.
        builder: where quads are added; what the texts state is not in it.
        register: the register of identifiers; new ones are added to it.
        texts: what the texts state, as far as it is asked for.
        report: rows of the report that belong to no text, ready for JSON.
        unmade: the things that a curator has found to be none, each with the reason.
        changes: what became of each thing; what this build changes is added to them.
        named: the kinds of things that have a slug of their name, which the register keeps.
    """

    seeds: Seeds
    authorities: Authorities
    builder: GraphBuilder
    register: Register
    texts: Texts
    report: list[dict[str, Any]] = field(default_factory=list)
    unmade: dict[NamedNode, str] = field(default_factory=dict)
    changes: Changes = field(default_factory=lambda: Changes(Path(CHANGES)))
    named: tuple[str, ...] = ()

    def present(self) -> set[str]:
        """Return the IRIs of the things that have a class, be it said by a text or by this work."""
        own = {quad.subject.value for quad in self.builder.quads() if quad.predicate == RDF.type}  # type: ignore[union-attr]
        return own.union(self.texts.present)


@dataclass(frozen=True)
class TextWork:
    """One text of a build, and its letters that are written (a merged or withdrawn one is not).

    ``noticed``: what converters notice of it that belongs in the report. ``answers``: of each letter, the words that
    answer another one, and which; the converter of replies fills it.
    """

    work: Work
    edition: Edition
    rights: TextRights
    persons: PersonWriter
    letters: list[LetterWork] = field(default_factory=list)
    noticed: list[Observation] = field(default_factory=list)
    answers: dict[NamedNode, list[tuple[Span, NamedNode]]] = field(default_factory=dict)

    @property
    def source(self) -> SourceText:
        """The text itself."""
        return self.edition.source

    @cached_property
    def subjects(self) -> Subjects:
        """What its letters are about, by their words without the names of their correspondents; in their order.

        Words are weighed within the text, so that what it implies does not depend on what else is built.
        """
        words = [f"{one.record.part('body')}\n{one.record.part('after')}" for one in self.letters]
        return Subjects(words, [" ".join(one.header_names) for one in self.letters])

    @cached_property
    def _places(self) -> dict[NamedNode, int]:
        return {one.node: place for place, one in enumerate(self.letters)}

    def letter(self, node: NamedNode) -> LetterWork | None:
        """Return the letter of a URI; None where it is none of the text's that are written."""
        place = self._places.get(node)
        return None if place is None else self.letters[place]

    @property
    def builder(self) -> GraphBuilder:
        """Where quads are added; what the text states belongs in the graph called ``source.slug``."""
        return self.work.builder


@dataclass(frozen=True)
class LetterWork:
    """One letter of a text: its record, its slug in the register and its URI."""

    text: TextWork
    number: int
    record: Letter
    slug: str
    node: NamedNode

    @property
    def source(self) -> SourceText:
        """The text that it stands in."""
        return self.text.source

    @property
    def builder(self) -> GraphBuilder:
        """Where quads are added."""
        return self.text.builder

    @property
    def persons(self) -> PersonWriter:
        """The writer of the persons that the text names."""
        return self.text.persons

    @property
    def archives(self) -> ArchiveWriter:
        """The writer of archival references."""
        return self.text.work.archives

    @property
    def language(self) -> str:
        """The language of the text, as a tag of RFC 5646."""
        return self.text.rights.language

    def words(self, span: Span) -> str:
        """Return words of its text without the signs of its notes."""
        whole = next((part.text for part in self.record.parts if part.span == span), None)
        if whole is not None:
            return whole
        signs = [note.marker.span for note in self.record.notes if note.marker is not None]
        signs += [each.span for each in self.record.observations if each.about == "note-marker"]  # of notes that lack
        signs = sorted(set(signs))
        return self.source.without(span, signs) if any(map(span.contains, signs)) else self.source.words(span)

    @property
    def answers(self) -> list[tuple[Span, NamedNode]]:
        """Its words that answer another letter, and which."""
        return self.text.answers.get(self.node, [])

    @property
    def answered(self) -> set[NamedNode]:
        """The letters that it answers."""
        return {node for _, node in self.answers}

    def answered_in(self, paragraph: Span | None) -> set[NamedNode]:
        """Return the letters that it answers in one of its paragraphs."""
        return {node for words, node in self.answers if paragraph is not None and paragraph.contains(words)}

    def answered_alone_in(self, paragraph: Span | None) -> LetterWork | None:
        """Return the one letter that it answers in one of its paragraphs; None where it answers none there, or more."""
        nodes = self.answered_in(paragraph)
        return self.text.letter(*nodes) if len(nodes) == 1 else None

    def person(self, name: NameForm) -> NamedNode:
        """Return the person whom a name in it means, a provisional one where no authority file has any."""
        return self.persons.person(name, self.persons.identity(name, self.header_names))

    def note(self, number: int) -> NamedNode:
        """Return the URI of one of its notes."""
        return self.builder.uris.note(self.slug, str(number))

    def decision(self, number: int) -> DecisionAddress | None:
        """Return the address of its decision ``number``, counted from 1; None if it was withdrawn."""
        return self.text.work.addresses.decisions.get((self.source.slug, self.number, number))

    @property
    def header_names(self) -> list[str]:
        """The names of senders and recipients as printed."""
        return [name.form for name in (*self.record.header.senders, *self.record.header.recipients)]


@dataclass(frozen=True, slots=True)
class Converter:
    """The converter of one kind of thing: what it does for a letter, for a text after its letters, and in the end.

    Args:
        kind: the kind of thing, for people.
        letter: is called once a letter.
        text: is called once a text, after all its letters.
        dataset: is called once a build, after all texts.
        named: its things have a slug of their name, at ``{base}{kind}/{slug}``, which the register keeps.
    """

    kind: str
    letter: Callable[[LetterWork], None] | None = None
    text: Callable[[TextWork], None] | None = None
    dataset: Callable[[DatasetWork], None] | None = None
    named: bool = False
