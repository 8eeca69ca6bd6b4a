"""All converters in their order: editions and authority files in, the quads of a dataset out."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pyoxigraph import Literal, Quad, RdfFormat, parse

from corrkg.convert.addresses import Addresses, RegisteredPeople, assign, standing
from corrkg.convert.archives import ArchiveWriter
from corrkg.convert.dataset import convert_dataset, convert_source
from corrkg.convert.decisions import DecisionWriter
from corrkg.convert.graph import DATASET, ONTOLOGY, WITHHELD_QUOTE, GraphBuilder, nquads_lines
from corrkg.convert.letters import LetterWriter
from corrkg.convert.persons import PersonWriter, convert_persons, convert_places
from corrkg.convert.queries import convert_queries
from corrkg.convert.register import Register
from corrkg.convert.replies import ReplyWriter
from corrkg.convert.statistics import describe_itself
from corrkg.convert.tombstones import write_tombstones
from corrkg.convert.trail import Answered, write_trail
from corrkg.edition.records import Edition, Letter, Observation
from corrkg.edition.seeds import DatasetDescription, Seeds, TextRights
from corrkg.edition.source import SourceText, fold
from corrkg.resources import resource_dir
from corrkg.uris import Uris
from corrkg.vocab import DCAT


@dataclass(frozen=True)
class Conversion:
    """What a conversion made.

    Args:
        lines: the quads as canonical N-Quads, sorted: the same inputs give the same bytes.
        digest: SHA-256 of all other quads, in hex; the dataset's version.
        report: what a reader must be told, ready for JSON.
        register: the register, with the identifiers that were added.
    """

    lines: list[bytes]
    digest: str
    report: list[dict[str, Any]]
    register: Register

    @property
    def nquads(self) -> bytes:
        """The quads as one N-Quads document."""
        return b"".join(self.lines)


def convert(
    seeds: Seeds,
    editions: Iterable[Edition],
    register: Register,
    base: str,
    progress: Callable[[str], None] = lambda _: None,
) -> Conversion:
    """Convert editions to a dataset.

    Args:
        seeds: dataset.toml and the authority files.
        editions: the editions as read.
        register: the register of identifiers; new ones are added to it.
        base: the base of all URIs.
        progress: told the name of each step.

    Raises:
        CorrkgError: the base cannot carry URIs.
    """
    editions = sorted(editions, key=lambda edition: edition.source.slug)
    builder = GraphBuilder(Uris(base))
    builder.withheld = {
        edition.source.slug for edition in editions if _rights(seeds.dataset, edition.source.slug).rights == "withhold"
    }
    progress("persons, places")
    authorities = standing(seeds.authorities, register)
    convert_persons(builder, authorities)
    convert_places(builder, authorities.places)
    forms = [*_forms(letter for edition in editions for letter in edition.letters)]
    people = RegisteredPeople(seeds.authorities, register, forms)
    editions, addresses = assign(editions, register)
    report: list[dict[str, Any]] = []
    replies = ReplyWriter(builder)
    archives = ArchiveWriter(builder, seeds.authorities)
    for edition in editions:
        progress(edition.source.slug)
        convert_source(builder, edition, _rights(seeds.dataset, edition.source.slug))
        persons = PersonWriter(builder, people, edition.source, authorities.place_ids(), register)
        _convert_edition(builder, edition, archives, persons, addresses, replies)
        report += _report(edition, addresses, persons.unresolved, edition.source.slug in builder.withheld)
    replies.write()
    progress("ontology")
    report += write_tombstones(builder, register)
    convert_dataset(builder, seeds.dataset)
    convert_queries(builder)
    lines = {*nquads_lines(builder.quads), *_ontology(builder)}
    lines = describe_itself(builder, lines)
    digest = hashlib.sha256(b"".join(sorted(lines))).hexdigest()
    version = Quad(builder.uris.dataset, DCAT.version, Literal(digest), builder.graph(DATASET))
    return Conversion(sorted({*lines, *nquads_lines([version])}), digest, report, register)


def _rights(dataset: DatasetDescription, slug: str) -> TextRights:
    return dataset.texts.get(slug, TextRights())


def _forms(letters: Iterable[Letter]) -> Iterable[str]:
    for letter in letters:
        header = letter.header
        for name in (*header.senders, *header.recipients, *header.copy_recipients):
            yield name.form
        for mention in letter.mentions:
            yield mention.form


def _convert_edition(
    builder: GraphBuilder, edition: Edition, archives: ArchiveWriter, persons: PersonWriter,
    addresses: Addresses, replies: ReplyWriter,
) -> None:  # fmt: skip
    source = edition.source
    writer = LetterWriter(builder, archives, persons, source)
    events = DecisionWriter(builder, archives, persons, source)
    for letter in edition.letters:
        slug = addresses.letters[id(letter)]
        node = writer.letter(slug, letter)
        persons.mentions(node, slug, letter)
        beside = [name.form for name in (*letter.header.senders, *letter.header.recipients)]
        approvals = [
            (events.approval(number, node, builder.uris.note(slug, str(approval.note)), approval, beside), approval)
            for number, approval in enumerate(letter.approvals, 1)
        ]
        decisions = [
            (events.decision(own, node, builder.uris.note(slug, str(told.note)), told, again=again), told)
            for told in letter.decisions
            if id(told) in addresses.decisions
            for own, again in [addresses.decisions[id(told)]]
        ]
        write_trail(builder, source, Answered(node, letter, approvals, decisions))
        senders, recipients = (
            [persons.people.resolve(name.form).slug for name in names]
            for names in (letter.header.senders, letter.header.recipients)
        )
        replies.seen(node, letter, source, senders, recipients)


def _ontology(builder: GraphBuilder) -> list[bytes]:
    graph = builder.graph(ONTOLOGY)
    quads = []
    for name in ("corrkg.ttl", "alignments.ttl"):
        path: Path = resource_dir("ontology") / name
        quads += [Quad(q.subject, q.predicate, q.object, graph) for q in parse(path=str(path), format=RdfFormat.TURTLE)]
    return nquads_lines(quads)


def _report(
    edition: Edition, addresses: Addresses, unresolved: list[Observation], withheld: bool
) -> list[dict[str, Any]]:
    """Return the rows of the report of one text, in the order of the text."""
    source, names = edition.source, addresses.letters
    rows = [(note, slug) for text, note, slug in addresses.left_out if text is source]
    rows += [(note, _letter_at(edition, names, note)) for note in edition.observations]
    for letter in edition.letters:
        slug = names[id(letter)]
        own = [*letter.observations]
        observed = [item.observations for item in letter.dispatches]
        observed += [item.observations for item in letter.notes]
        observed += [item.observations for item in letter.decisions]
        own += [note for notes in observed for note in notes]
        for reference in (
            *(w.reference for w in letter.witnesses),
            *(r for note in letter.notes for r in note.references),
        ):
            own += [note for note in reference.observations if note.kind != "resolved"]
        own += [note for note in unresolved if letter.span.contains(note.span)]
        rows += [(note, slug) for note in own]
    return [
        _row(source, note, slug, WITHHELD_QUOTE if withheld else 200)
        for note, slug in sorted(dict.fromkeys(rows), key=lambda row: (row[0].span, row[0].message))
    ]


def _letter_at(edition: Edition, names: dict[int, str], note: Observation) -> str:
    return next((names[id(letter)] for letter in edition.letters if letter.span.contains(note.span)), "")


def _row(source: SourceText, note: Observation, slug: str, longest: int) -> dict[str, Any]:
    return {
        "kind": note.kind,
        "about": note.about,
        "message": note.message,
        "certainty": note.certainty,
        "source": source.slug,
        "file": source.path.name,
        "line": source.line_of(note.span.start),
        "letter": slug,
        "start": note.span.start,
        "end": note.span.end,
        "quote": fold(source.quote(note.span))[:longest],
    }
