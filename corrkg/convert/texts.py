"""What the texts of a build state, when all of them are written: runs on disk, and what is asked of them."""

from __future__ import annotations

import pickle
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corrkg import pickles
from corrkg.convert.counts import Counts, Kinds, Term, fingerprint, thing_of
from corrkg.convert.runs import merge, read_lines
from corrkg.vocab import RDF, SKOS

_TYPE, _NAME = f" <{RDF.type.value}> ", f" <{SKOS.altLabel.value}> "


@dataclass(frozen=True)
class Written:
    """What the whole must know of a text that is written.

    Args:
        report: its rows of the report.
        labels: the names of provisional persons, by slug.
        provisional: the slugs of those that the text names.
        present: its own things, as N-Quads write them, each with its classes.
        named: the persons whom it means.
        counts: the numbers of its own statements.
        prints: of each thing the fingerprint of what the text's own statements say of it.
        own: the things that only it says anything of.
        sizes: of the files beside this record, in bytes.
    """

    report: list[dict[str, Any]]
    labels: Mapping[str, str]
    provisional: tuple[str, ...]
    present: Mapping[Term, Kinds]
    named: frozenset[Term]
    counts: Counts
    prints: Mapping[str, int]
    own: frozenset[str]
    sizes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Files:
    """Where what was written of a text lies: files that begin with ``stem``."""

    stem: Path

    @property
    def run(self) -> Path:
        """Its own statements, sorted."""
        return self.stem.with_name(f"{self.stem.name}.nq")

    @property
    def index(self) -> Path:
        """The blocks of its own statements."""
        return self.stem.with_name(f"{self.stem.name}.index")

    @property
    def shared(self) -> Path:
        """The statements that others may make too, sorted."""
        return self.stem.with_name(f"{self.stem.name}.shared")

    @property
    def objects(self) -> Path:
        """The digests of the objects that others may have too, sorted."""
        return self.stem.with_name(f"{self.stem.name}.objects")

    def sizes(self) -> tuple[int, ...]:
        """Return the sizes of these four."""
        return tuple(path.stat().st_size for path in (self.run, self.index, self.shared, self.objects))

    @property
    def facts(self) -> Path:
        """The `Written` of the text."""
        return self.stem.with_name(f"{self.stem.name}.facts")


class Texts:
    """The texts of a build, as dataset converters see them.

    Args:
        files: where each of them lies, in their order.
        directory: for what is merged.
        base: the base of all URIs.

    Attributes:
        report: the rows of the report, text by text.
        labels: the names of the provisional persons, by slug: those of the first text that names them.
        named: the persons whom senders, mentions and the like mean.
        known: the things of single texts, as N-Quads write them, each with its classes.
        owned: the IRIs of the things of single texts.
        counts: the numbers of what single texts say of these.
        present: the IRIs of all that has a class.
    """

    def __init__(self, files: Sequence[Files], directory: Path, base: str) -> None:
        """Add up what is known of the texts, and merge what several of them may state."""
        self.files, self.base = files, base
        self.report: list[dict[str, Any]] = []
        self.labels: dict[str, str] = {}
        self.named: set[Term] = set()
        self.known: dict[Term, Kinds] = {}
        self.owned: set[str] = set()
        self.counts = Counts()
        self._prints: Counter[str] = Counter()
        provisional: dict[str, None] = {}
        for each in files:
            written = pickles.load(each.facts)
            if written.sizes != each.sizes():
                raise pickle.UnpicklingError(f"{each.stem.name} is not as it was written")
            provisional |= dict.fromkeys(self._add(written))
        self.labels = {slug: self.labels[slug] for slug in provisional}
        self._merged = merge([each.shared for each in files], directory / "shared")
        self._taken: frozenset[str] = frozenset()
        self.present = {term[1:-1] for term in self.known}
        for line in self.shared():
            subject, is_type, _ = line.partition(_TYPE)
            if is_type and " " not in subject:
                self.present.add(subject[1:-1])

    def _add(self, written: Written) -> tuple[str, ...]:
        """Add what is known of a text, and return the slugs of the provisional persons that it has."""
        self.report += written.report
        for slug, name in written.labels.items():
            self.labels.setdefault(slug, name)
        self.named |= written.named
        self.known |= written.present
        self.owned |= written.own
        self.counts.add(written.counts)
        self._prints.update(written.prints)
        return written.provisional

    def shared(self) -> Iterator[str]:
        """Yield the statements that several texts may make, sorted, without those that were taken."""
        for line in read_lines(self._merged):
            if not self._taken or self._thing(line) not in self._taken:
                yield line

    def take(self, things: Iterable[str]) -> Iterator[str]:
        """Yield what is said of ``things``, for another to change: from then on it is not among the shared statements.

        A thing is there if it was settled to be corrected before the texts were written.
        """
        taken = frozenset(things)
        for line in self.shared():
            if self._thing(line) in taken:
                yield line
        self._taken |= taken
        self.present = {iri for iri in self.present if thing_of(f"<{iri}>", self.base) not in taken}

    def _thing(self, line: str) -> str:
        return thing_of(line[: line.index(" ")], self.base)

    def leading_to(self, things: frozenset[str]) -> set[str]:
        """Return the things of which a shared statement leads to one of ``things``."""
        found = set()
        for line in self.shared():
            value = line.split(" ", 2)[2]
            if value[0] == "<" and thing_of(value[: value.index(" ")], self.base) in things:
                found.add(self._thing(line))
        return found

    def names(self, things: set[str]) -> set[tuple[str, str]]:
        """Return the skos:altLabels of ``things`` that the texts tell, each with its thing, as N-Quads write it."""
        found = set()
        for line in self.shared():
            subject, is_name, rest = line.partition(_NAME)
            if is_name and subject[1:-1] in things:
                found.add((subject[1:-1], rest[:-3].rpartition(" ")[0]))
        return found

    def prints(self, more: Iterable[str], unsigned: str) -> Counter[str]:
        """Return the fingerprint of each thing, from all that the texts say and ``more``, but for one graph."""
        found = Counter(self._prints)
        for lines in (self.shared(), more):
            for line in lines:
                subject, _, value, graph = parted(line)
                if graph != unsigned:
                    number = fingerprint(line, self.base)
                    for thing in {thing_of(subject, self.base), thing_of(value, self.base)}:
                        found[thing] += number
        return found


def parted(line: str) -> tuple[Term, Term, Term, Term]:
    r"""Return subject, predicate, object and graph of a line of N-Quads.

    >>> parted('<urn:a> <urn:p> "two words"@en <urn:g> .\n')
    ('<urn:a>', '<urn:p>', '"two words"@en', '<urn:g>')
    """
    subject, predicate, rest = line.split(" ", 2)
    value, _, graph = rest[:-3].rpartition(" ")
    return subject, predicate, value, graph
