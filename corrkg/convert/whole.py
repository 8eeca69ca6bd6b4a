"""The whole of a build from its texts: what belongs to no text, the numbers of the dataset, its digest, its file."""

from __future__ import annotations

import hashlib
from collections import ChainMap
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pyoxigraph import Literal, Quad, RdfFormat, parse

from corrkg.convert.addresses import standing
from corrkg.convert.changes import Changes
from corrkg.convert.counts import Counts, Kinds, Tally, Term, digest_of, types_of
from corrkg.convert.graph import GraphBuilder, nquads_lines
from corrkg.convert.persons import convert_labels
from corrkg.convert.register import Register
from corrkg.convert.report import notice_row
from corrkg.convert.runs import Blocks, merge, merged, read_index, read_lines, woven, write_lines
from corrkg.convert.statistics import Objects, describe_itself
from corrkg.convert.texts import Files, Texts
from corrkg.convert.work import Converter, DatasetWork
from corrkg.edition.seeds import Seeds
from corrkg.errors import CorrkgError
from corrkg.resources import term_files
from corrkg.uris import DATASET, ONTOLOGY, Uris
from corrkg.vocab import CK, DCAT


@dataclass(frozen=True)
class Conversion:
    """What a conversion made.

    Args:
        path: the quads as canonical N-Quads, sorted: the same inputs give the same bytes.
        quads: how many they are.
        digest: SHA-256 of all but the one that tells it, in hex; the dataset's version.
        counts: how many things of each class of the ontology there are.
        report: what a reader must be told, ready for JSON.
        register: the register, with the identifiers that were added.
        changes: what became of each thing, with what has changed since the last build.
    """

    path: Path
    quads: int
    digest: str
    counts: dict[str, int]
    report: list[dict[str, Any]]
    register: Register
    changes: Changes


def complete(
    seeds: Seeds,
    files: Sequence[Files],
    steps: tuple[Converter, ...],
    register: Register,
    changes: Changes | None,
    base: str,
    directory: Path,
    progress: Callable[[str], None] = lambda _: None,
) -> Conversion:
    """Make the dataset of texts that are written.

    Args:
        seeds: the inputs.
        files: where each of the texts lies, in the order of their slugs.
        steps: the converters, in their order.
        register: new identifiers are added to it.
        changes: what became of each thing until now; None: nothing is recorded.
        base: the base of all URIs.
        directory: where to work; the dataset is ``dataset.nq`` there.
        progress: told the name of each step.
    """
    progress("converting what belongs to no text")
    texts = Texts(files, directory, base)
    work = _work(seeds, texts, steps, register, changes, base)
    for step in steps:
        if step.dataset is not None:
            step.dataset(work)
    builder = work.builder
    rest = directory / "rest"
    write_lines(rest, merged(texts.shared(), sorted({*builder.lines, *_ontology(builder)})))
    progress("counting")
    own, counts, types, objects = _count(texts, rest, builder, directory)
    about = describe_itself(builder, own, counts, ChainMap(types, texts.known), objects)
    progress("merging")
    path, quads, digest = _weave(texts, rest, sorted(about), builder, directory)
    name = f"<{CK[''].value}"
    kinds = {
        kind.removeprefix(name)[:-1]: number
        for kind, number in sorted(counts.classes().items())
        if kind.startswith(name)
    }
    return Conversion(path, quads, digest, kinds, [*texts.report, *work.report], register, work.changes)


def _work(
    seeds: Seeds, texts: Texts, steps: tuple[Converter, ...], register: Register, changes: Changes | None, base: str
) -> DatasetWork:
    builder = GraphBuilder(Uris(base))
    named = tuple(step.kind for step in steps if step.named)
    work = DatasetWork(seeds, standing(seeds.authorities, register), builder, register, texts, named=named)
    if changes is not None:
        work = DatasetWork(
            seeds, work.authorities, builder, register, texts, changes=changes, named=named
        )  # fmt: skip
    work.report.extend(notice_row(notice) for notice in seeds.notices)
    convert_labels(builder, texts.labels)
    return work


def _ontology(builder: GraphBuilder) -> Iterator[str]:
    graph = builder.graph(ONTOLOGY)
    for path in term_files():
        quads = parse(path=str(path), format=RdfFormat.TURTLE)
        yield from (
            line.decode() for line in nquads_lines(Quad(q.subject, q.predicate, q.object, graph) for q in quads)
        )


def _count(
    texts: Texts, rest: Path, builder: GraphBuilder, directory: Path
) -> tuple[list[str], Counts, dict[Term, Kinds], Objects]:
    """Count all but what the dataset says of itself.

    Returns:
        Those statements; the numbers; the classes of what is described outside of texts; the objects.
    """
    about = (f"<{builder.uris.dataset.value}", f"<{builder.uris.base}graph/")
    types = types_of(line for line in read_lines(rest) if not line.startswith(about))
    for subject in types:
        if subject in texts.known:
            raise CorrkgError(
                f"{subject[1:-1]} gets a class after its text was written",
                expected="a converter that gives it with the text",
            )
    tally = Tally(texts.base, types, texts.known, owned=texts.owned, follow=False)
    own: list[str] = []

    def others() -> Iterator[str]:
        for line in read_lines(rest):
            if line.startswith(about):
                own.append(line)
            else:
                yield line

    tally.count(others())
    counts = tally.counts
    counts.add(texts.counts)
    mine = directory / "rest.objects"
    write_lines(mine, sorted(map(digest_of, tally.values)))
    everything = merge([*(each.objects for each in texts.files), mine], directory / "objects")
    return own, counts, types, Objects(everything, counts.own_objects, texts.owned, texts.base)


def _weave(texts: Texts, rest: Path, about: list[str], builder: GraphBuilder, directory: Path) -> tuple[Path, int, str]:
    """Write the dataset, and return its file, the number of its quads and its digest."""
    told = builder.graph(DATASET)
    unknown = nquads_lines([Quad(builder.uris.dataset, DCAT.version, Literal("0" * 64), told)])[0].decode()
    version = unknown[: unknown.index('"') + 1].encode()
    index = merge([each.index for each in texts.files], directory / "index")
    reader = Blocks({each.run.name: each.run for each in texts.files})
    digest, quads, place = hashlib.sha256(), 0, 0
    path = directory / "dataset.nq"
    lines = merged(read_lines(rest), sorted({*about, unknown}))
    with path.open("wb") as output:
        for piece in woven(read_index(index), reader, lines):
            quads += piece.count(b"\n")
            start = piece.find(version)
            if start < 0:
                digest.update(piece)
            else:
                place = output.tell() + start + len(version)
                digest.update(piece[:start])
                digest.update(piece[piece.index(b"\n", start) + 1 :])
            output.write(piece)
    reader.close()
    with path.open("r+b") as output:
        output.seek(place)
        output.write(digest.hexdigest().encode())
    return path, quads, digest.hexdigest()
