"""All converters in their order: editions and authority files in, the quads of a dataset out."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any

from pyoxigraph import Literal, Quad, RdfFormat, parse

from corrkg.convert.addresses import RegisteredPeople, assign, standing
from corrkg.convert.archives import ArchiveWriter
from corrkg.convert.changes import Changes
from corrkg.convert.changing import convert_changes
from corrkg.convert.concerns import convert_concerns
from corrkg.convert.corrections import correct
from corrkg.convert.dataset import convert_dataset, convert_source
from corrkg.convert.decisions import convert_approvals, convert_decisions
from corrkg.convert.graph import GraphBuilder, nquads_lines
from corrkg.convert.identifying import missing
from corrkg.convert.labels import convert_labels
from corrkg.convert.letters import convert_letter
from corrkg.convert.naming import convert_named, convert_organisations
from corrkg.convert.numbers import convert_numbers
from corrkg.convert.persons import PersonWriter, convert_persons, convert_places
from corrkg.convert.queries import convert_queries
from corrkg.convert.register import Register
from corrkg.convert.replies import convert_replies
from corrkg.convert.report import notice_row, text_rows
from corrkg.convert.requests import convert_requests
from corrkg.convert.responses import convert_responses
from corrkg.convert.statistics import describe_itself
from corrkg.convert.tombstones import convert_tombstones, hand_down_names
from corrkg.convert.topics import convert_scheme, convert_subjects
from corrkg.convert.trail import convert_trail
from corrkg.convert.work import Converter, LetterWork, TextWork, Work
from corrkg.edition.dataset import DatasetDescription, TextRights
from corrkg.edition.records import Edition, Letter, Notice
from corrkg.edition.seeds import Seeds
from corrkg.extensions import installed
from corrkg.resources import term_files
from corrkg.uris import DATASET, ONTOLOGY, Uris
from corrkg.vocab import DCAT


@dataclass(frozen=True)
class Conversion:
    """What a conversion made.

    Args:
        lines: the quads as canonical N-Quads, sorted: the same inputs give the same bytes.
        digest: SHA-256 of all other quads, in hex; the dataset's version.
        report: what a reader must be told, ready for JSON.
        register: the register, with the identifiers that were added.
        changes: what became of each thing, with what has changed since the last build.
    """

    lines: list[bytes]
    digest: str
    report: list[dict[str, Any]]
    register: Register
    changes: Changes

    @property
    def nquads(self) -> bytes:
        """The quads as one N-Quads document."""
        return b"".join(self.lines)


def _tell(work: Work, notices: Iterable[Notice]) -> None:
    work.report.extend(notice_row(notice) for notice in notices)


# A converter for each kind of thing, in the order in which they work. A new kind is one more row; a package outside of
# corrkg adds its row as an entry point of the group "corrkg.converters", as `corrkg.extensions` tells.
CONVERTERS = (
    Converter("letter", letter=convert_letter),
    Converter("mention", letter=lambda one: one.persons.mentions(one.node, one.slug, one.record)),
    Converter("named", letter=convert_named),
    Converter("approval", letter=convert_approvals),
    Converter("decision", letter=convert_decisions),
    Converter("subject", letter=convert_subjects, dataset=convert_scheme),
    Converter("number", text=convert_numbers),
    Converter("reply", text=convert_replies),
    Converter("response", text=convert_responses),
    Converter("request", text=convert_requests),
    Converter("concern", text=convert_concerns),
    Converter("trail", text=convert_trail),
    Converter("source", text=lambda text: convert_source(text.builder, text.edition, text.rights)),
    Converter("person", dataset=lambda work: convert_persons(work.builder, work.authorities), named=True),
    Converter("place", dataset=lambda work: convert_places(work.builder, work.authorities), named=True),
    Converter("organisation", dataset=convert_organisations, named=True),
    Converter("identifier", dataset=lambda work: _tell(work, missing(work.builder, work.authorities))),
    Converter("merger", dataset=hand_down_names),
    Converter("correction", dataset=correct),
    Converter("label", dataset=convert_labels),
    Converter("tombstone", dataset=convert_tombstones),
    Converter("change", dataset=convert_changes),
    Converter("dataset", dataset=lambda work: convert_dataset(work.builder, work.seeds.dataset)),
    Converter("query", dataset=lambda work: convert_queries(work.builder)),
)


def converters() -> tuple[Converter, ...]:
    """Return all converters: those of installed packages, then those of `CONVERTERS`.

    The last of them say what is missing and describe the whole, so that they come after all others.

    Raises:
        CorrkgError: a package cannot be imported.
    """
    return (*installed("corrkg.converters", Converter), *CONVERTERS)


def convert(
    seeds: Seeds,
    editions: Iterable[Edition],
    register: Register,
    base: str,
    progress: Callable[[str], None] = lambda _: None,
    changes: Changes | None = None,
) -> Conversion:
    """Convert editions to a dataset.

    Args:
        seeds: dataset.toml and the authority files.
        editions: the editions as read.
        register: the register of identifiers; new ones are added to it.
        base: the base of all URIs.
        progress: told the name of each step.
        changes: what became of each thing until now; what has changed is added to them. None: nothing is recorded.

    Raises:
        CorrkgError: the base cannot carry URIs.
    """
    editions = sorted(editions, key=lambda edition: edition.source.slug)
    progress("addresses")
    steps = converters()
    work = replace(_work(seeds, editions, register, base), named=tuple(step.kind for step in steps if step.named))
    if changes is not None:
        work = replace(work, changes=changes)
    report: list[dict[str, Any]] = []
    for edition in editions:
        progress(edition.source.slug)
        report += _convert_text(_text(work, edition), steps)
    progress("dataset")
    for step in steps:
        if step.dataset is not None:
            step.dataset(work)
    builder = work.builder
    lines = {*nquads_lines(builder.quads), *_ontology(builder)}
    lines = describe_itself(builder, lines)
    digest = hashlib.sha256(b"".join(sorted(lines))).hexdigest()
    version = Quad(builder.uris.dataset, DCAT.version, Literal(digest), builder.graph(DATASET))
    return Conversion(
        sorted({*lines, *nquads_lines([version])}), digest, [*report, *work.report], register, work.changes
    )


def _work(seeds: Seeds, editions: list[Edition], register: Register, base: str) -> Work:
    builder = GraphBuilder(Uris(base))
    builder.withheld = {
        edition.source.slug for edition in editions if _rights(seeds.dataset, edition.source.slug).rights == "withhold"
    }
    authorities = standing(seeds.authorities, register)
    forms = [form for edition in editions for form in _forms(edition.letters)]
    people = RegisteredPeople(seeds.authorities, register, forms)
    archives = ArchiveWriter(builder, seeds.authorities)
    work = Work(seeds, authorities, builder, register, people, archives, assign(editions, register))
    _tell(work, seeds.notices)
    return work


def _text(work: Work, edition: Edition) -> TextWork:
    """Return the work on one text, with those of its letters that have an address."""
    source = edition.source
    persons = PersonWriter(work.builder, work.people, source, work.authorities.place_ids(), work.register)
    text = TextWork(work, edition, _rights(work.seeds.dataset, source.slug), persons)
    for number, letter in enumerate(edition.letters, 1):
        slug = work.addresses.letters.get((source.slug, number))
        if slug is not None:
            text.letters.append(LetterWork(text, number, letter, slug, work.builder.uris.letter(slug)))
    return text


def _convert_text(text: TextWork, steps: tuple[Converter, ...]) -> list[dict[str, Any]]:
    """Convert a text, and return its rows of the report."""
    for one in text.letters:
        for step in steps:
            if step.letter is not None:
                step.letter(one)
    for step in steps:
        if step.text is not None:
            step.text(text)
    return text_rows(text)


def _rights(dataset: DatasetDescription, slug: str) -> TextRights:
    return dataset.texts.get(slug, TextRights())


def _forms(letters: Iterable[Letter]) -> Iterable[str]:
    for letter in letters:
        header = letter.header
        for name in (*header.senders, *header.recipients, *header.copy_recipients):
            yield name.form
        for mention in letter.mentions:
            yield mention.form


def _ontology(builder: GraphBuilder) -> list[bytes]:
    graph = builder.graph(ONTOLOGY)
    quads = []
    for path in term_files():
        quads += [Quad(q.subject, q.predicate, q.object, graph) for q in parse(path=str(path), format=RdfFormat.TURTLE)]
    return nquads_lines(quads)
