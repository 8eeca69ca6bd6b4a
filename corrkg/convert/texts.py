"""What the texts of a build state, when all of them are written: runs on disk, and what is asked of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corrkg.convert.counts import Counts, Kinds, Term, fingerprint, thing_of
from corrkg.convert.runs import merge, read_lines
from corrkg.vocab import RDF, SKOS

_TYPE, _NAME = f" <{RDF.type.value}> ", f" <{SKOS.altLabel.value}> "


@dataclass(frozen=True)
class Written:
    """What was written of one text. Its run, and what goes with it, lie at `run`, `index`, `shared` and `objects`.

    Args:
        source: the slug of the text.
        report: its rows of the report.
        labels: the names of provisional persons, by slug.
        provisional: the slugs of those that the text names.
        present: its own things, as N-Quads write them, each with its classes.
        named: the persons whom it means.
        counts: the numbers of its own statements.
        prints: of each thing the fingerprint of what the text's own statements say of it.
        own: the things that only it says anything of.
    """

    source: str
    report: list[dict[str, Any]]
    labels: Mapping[str, str]
    provisional: tuple[str, ...]
    present: Mapping[Term, Kinds]
    named: frozenset[Term]
    counts: Counts
    prints: Mapping[str, int]
    own: frozenset[str]


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

    def all(self) -> tuple[Path, ...]:
        """Return all of them."""
        return (self.run, self.index, self.shared, self.objects)


class Texts:
    """The texts of a build, as dataset converters see them.

    Args:
        written: what was written of each text, in their order.
        files: where it lies.
        directory: for what is merged.
        base: the base of all URIs.
    """

    def __init__(self, written: Sequence[Written], files: Sequence[Files], directory: Path, base: str) -> None:
        """Merge what several texts may state."""
        self.written, self.files, self.base = written, files, base
        self._merged = merge([each.shared for each in files], directory / "shared")
        self._taken: frozenset[str] = frozenset()
        self.known: dict[Term, Kinds] = {term: kinds for each in written for term, kinds in each.present.items()}
        self.present = {term[1:-1] for term in self.known}
        for line in self.shared():
            subject, is_type, _ = line.partition(_TYPE)
            if is_type and " " not in subject:
                self.present.add(subject[1:-1])

    @property
    def named(self) -> set[Term]:
        """The persons whom senders, mentions and the like mean."""
        return {term for each in self.written for term in each.named}

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
        found: Counter[str] = Counter()
        for each in self.written:
            found.update(each.prints)
        for lines in (self.shared(), more):
            for line in lines:
                subject, _, value, graph = parted(line)
                if graph != unsigned:
                    number = fingerprint(line, self.base)
                    for thing in {thing_of(subject, self.base), thing_of(value, self.base)}:
                        found[thing] += number
        return found


def parted(line: str) -> tuple[Term, Term, Term, Term]:
    """Return subject, predicate, object and graph of a line of N-Quads."""
    subject, predicate, rest = line.split(" ", 2)
    value, _, graph = rest[:-3].rpartition(" ")
    return subject, predicate, value, graph
