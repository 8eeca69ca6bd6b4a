"""All converters in their order: editions and authority files in, the quads of a dataset out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from corrkg.convert.changes import Changes
from corrkg.convert.changing import convert_changes
from corrkg.convert.concerns import convert_concerns
from corrkg.convert.corrections import correct
from corrkg.convert.dataset import convert_dataset, convert_source
from corrkg.convert.decisions import convert_approvals, convert_decisions
from corrkg.convert.documents import convert_citations
from corrkg.convert.exchanges import settle_exchanges
from corrkg.convert.identifying import missing
from corrkg.convert.introductions import convert_introductions
from corrkg.convert.labels import convert_labels, label_corrected
from corrkg.convert.letters import convert_letter, convert_mentions
from corrkg.convert.naming import convert_named, convert_organisations
from corrkg.convert.numbers import convert_numbers
from corrkg.convert.persons import convert_persons, convert_places
from corrkg.convert.queries import convert_queries
from corrkg.convert.register import Register
from corrkg.convert.replies import convert_replies
from corrkg.convert.report import notice_row
from corrkg.convert.requests import convert_requests
from corrkg.convert.responses import convert_responses
from corrkg.convert.settled import Settled, Share, settle
from corrkg.convert.summary import Summary, summarise
from corrkg.convert.texts import Files
from corrkg.convert.titles import convert_titles
from corrkg.convert.tombstones import convert_tombstones, hand_down_names
from corrkg.convert.topics import convert_scheme, convert_subjects
from corrkg.convert.trail import convert_trail
from corrkg.convert.whole import Conversion, complete
from corrkg.convert.work import Converter, DatasetWork
from corrkg.convert.writing import Writer
from corrkg.edition.records import Edition, Notice
from corrkg.edition.seeds import Seeds
from corrkg.extensions import installed


def _tell(work: DatasetWork, notices: Iterable[Notice]) -> None:
    work.report.extend(notice_row(notice) for notice in notices)


# A converter for each kind of thing, in the order in which they work. A new kind is one more row; a package outside of
# corrkg adds its row as an entry point of the group "corrkg.converters", as `corrkg.extensions` tells.
CONVERTERS = (
    Converter("letter", letter=convert_letter),
    Converter("mention", letter=convert_mentions),
    Converter("named", letter=convert_named),
    Converter("citation", letter=convert_citations),
    Converter("approval", letter=convert_approvals),
    Converter("decision", letter=convert_decisions),
    Converter("subject", text=convert_subjects, dataset=convert_scheme),
    Converter("introduction", text=convert_introductions),
    Converter("number", text=convert_numbers),
    Converter("reply", text=convert_replies),
    Converter("exchange", text=settle_exchanges),
    Converter("response", text=convert_responses),
    Converter("request", text=convert_requests),
    Converter("concern", text=convert_concerns),
    Converter("title", text=convert_titles),
    Converter("trail", text=convert_trail),
    Converter("source", text=lambda text: convert_source(text.builder, text.edition, text.rights)),
    Converter("person", dataset=lambda work: convert_persons(work.builder, work.authorities), named=True),
    Converter("place", dataset=lambda work: convert_places(work.builder, work.authorities), named=True),
    Converter("organisation", dataset=convert_organisations, named=True),
    Converter(
        "identifier", dataset=lambda work: _tell(work, missing(work.builder, work.authorities, work.texts.named))
    ),
    Converter("merger", dataset=hand_down_names),
    Converter("correction", dataset=correct),
    Converter("label", text=convert_labels, dataset=label_corrected),
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


# Writes the texts of shares, here or elsewhere, and tells where each of them lies.
WriteTexts = Callable[[Settled, Sequence[Share]], Sequence[Files]]


def convert_texts(
    seeds: Seeds,
    texts: Sequence[Summary],
    write: WriteTexts,
    register: Register,
    base: str,
    directory: Path,
    progress: Callable[[str], None] = lambda _: None,
    changes: Changes | None = None,
) -> Conversion:
    """Convert texts to a dataset: settle what depends on all of them, write each, and make the whole of it.

    Args:
        seeds: dataset.toml and the authority files.
        texts: the summaries of the texts.
        write: writes the texts.
        register: the register of identifiers; new ones are added to it.
        base: the base of all URIs.
        directory: where to work; the dataset is written there.
        progress: told the name of each step.
        changes: what became of each thing until now; what has changed is added to them. None: nothing is recorded.

    Raises:
        CorrkgError: the base cannot carry URIs.
    """
    texts = sorted(texts, key=lambda text: text.source)
    progress("settling addresses and names")
    settled, shares = settle(seeds, texts, register, base, dated=changes is not None and bool(changes.day))
    files = write(settled, shares)
    return complete(seeds, files, converters(), register, changes, settled.base, directory, progress)


def convert(
    seeds: Seeds,
    editions: Iterable[Edition],
    register: Register,
    base: str,
    directory: Path,
    changes: Changes | None = None,
    progress: Callable[[str], None] = lambda _: None,
) -> Conversion:
    """Convert editions that are in memory, in this process; the arguments are those of `convert_texts`."""
    editions = [*editions]
    by_source = {edition.source.slug: edition for edition in editions}

    def write(settled: Settled, shares: Sequence[Share]) -> list[Files]:
        writer = Writer(settled, converters())
        files = [Files(directory / share.source) for share in shares]
        for share, each in zip(shares, files, strict=True):
            progress(share.source)
            writer.write(by_source[share.source], share, each)
        return files

    return convert_texts(seeds, [*map(summarise, editions)], write, register, base, directory, progress, changes)
