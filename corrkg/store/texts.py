"""Reads and writes the texts of a build, each by itself, and keeps what was made of them for the next build.

    DIR/texts/read/{key}.records, .summary     of a text, by the hash of its bytes, the authority files and this corrkg
    DIR/texts/written/{key}.nq, .facts …       by that, and by all that was settled for it

What is there is not made again: an unchanged text is not read twice, and a build that was killed goes on where it was.
"""

from __future__ import annotations

import gc
import hashlib
import pickle
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from corrkg import pickles
from corrkg.convert.pipeline import converters
from corrkg.convert.settled import Settled, Share
from corrkg.convert.summary import Summary, summarise
from corrkg.convert.texts import Files
from corrkg.convert.writing import Writer
from corrkg.edition.authorities import Authorities
from corrkg.edition.readers import Layout
from corrkg.edition.records import Edition, Notice
from corrkg.edition.seeds import Seeds
from corrkg.errors import CorrkgError, InputError
from corrkg.store.crew import Crew
from corrkg.store.keys import code, hash_of, hash_of_files

KEPT = "texts"  # in the store's directory


@dataclass(frozen=True, slots=True)
class _ToRead:
    """A text to be read: its file, its layout, the authority files, and where its records go."""

    path: Path
    layout: Layout
    authorities: Path
    records: Path

    def __str__(self) -> str:
        return self.path.name


@dataclass(frozen=True, slots=True)
class _ToWrite:
    """A text to be written: its records, what is settled for all and for it, and where its statements go."""

    records: Path
    settled: Path
    share: Share
    files: Files

    def __str__(self) -> str:
        return self.share.source


class Workshop:
    """The directory that texts are read and written in.

    Args:
        directory: where; made if it is not there.
        seeds: the inputs.
        crew: does the work.
        progress: told what is done.
        full: whether what was kept there is thrown away.
    """

    def __init__(
        self, directory: Path, seeds: Seeds, crew: Crew, progress: Callable[[str], None], *, full: bool = False
    ) -> None:
        """Make the directory."""
        if full and directory.exists():
            shutil.rmtree(directory)
        self._directory, self._seeds, self._crew, self._progress = directory, seeds, crew, progress
        for name in ("read", "written"):
            (directory / name).mkdir(parents=True, exist_ok=True)
        self._version = hash_of([code("edition", "convert"), hash_of_files(seeds.directory / "authorities")])
        self._authorities = directory / f"{self._version}.authorities"
        self._records: dict[str, Path] = {}  # by the slug of the text
        self._used: set[str] = set()

    def read(self, *, strict: bool) -> tuple[Seeds, list[Summary]]:
        """Read the texts that have changed.

        Args:
            strict: whether a text that cannot be read is an error; otherwise it is left out, and reported.

        Returns:
            The inputs with the texts that could be read, and the summaries of these.

        Raises:
            InputError: a text cannot be read, and the build is strict, or there is no other.
        """
        found: dict[Path, Summary | InputError] = {}
        waiting: list[_ToRead] = []
        for path in self._seeds.editions:
            records = self._read_file(path)
            try:
                found[path] = pickles.load(records.with_suffix(".summary"))
            except (OSError, pickle.UnpicklingError):
                waiting.append(_ToRead(path, self._seeds.layouts[path], self._authorities, records))
        if waiting:
            pickles.save(self._authorities, self._seeds.authorities)
        for number, (task, result) in enumerate(self._crew.do(_read, waiting), 1):
            self._tell("reading", task.path.name, number, len(waiting))
            found[task.path] = result
        self._authorities.unlink(missing_ok=True)
        return self._readable(found, strict=strict)

    def _readable(self, found: dict[Path, Summary | InputError], *, strict: bool) -> tuple[Seeds, list[Summary]]:
        errors = [(path, found[path]) for path in self._seeds.editions if isinstance(found[path], InputError)]
        read = {path: each for path in self._seeds.editions if isinstance(each := found[path], Summary)}
        for _, error in errors:
            if isinstance(error, InputError) and (strict or not read):
                raise error
        notices = [_unread(path, error) for path, error in errors if isinstance(error, InputError)]
        self._records = {summary.source: self._read_file(path) for path, summary in read.items()}
        seeds = replace(self._seeds, editions=tuple(read), notices=(*self._seeds.notices, *notices))
        return seeds, [*read.values()]

    def write(self, settled: Settled, shares: Sequence[Share]) -> list[Files]:
        """Write the texts for which something has changed, and return where each of them lies."""
        # The authority files are in the key of the records; where the register lies tells nothing of a text.
        fates = replace(settled.fates, path=Path())
        said = repr(replace(settled, authorities=None, fates=fates))  # type: ignore[arg-type]
        files: list[Files] = []
        waiting: list[_ToWrite] = []
        common = self._directory / "settled"
        for share in shares:
            records = self._records[share.source]
            stem = self._directory / "written" / hash_of([records.name, said, repr(share)])
            self._used.add(stem.name)
            files.append(Files(stem))
            if not files[-1].facts.exists():
                waiting.append(_ToWrite(records, common, share, files[-1]))
        if waiting:
            pickles.save(common, settled)
        for number, (task, error) in enumerate(self._crew.do(_write, waiting), 1):
            if error is not None:
                raise error
            self._tell("converting", task.share.source, number, len(waiting))
        common.unlink(missing_ok=True)
        return files

    def tidy(self) -> None:
        """Remove what this build has not used."""
        for path in (*(self._directory / "read").iterdir(), *(self._directory / "written").iterdir()):
            if path.name.partition(".")[0] not in self._used:
                path.unlink()

    def _read_file(self, path: Path) -> Path:
        """Return where the records of a text are."""
        try:
            data = path.read_bytes()
        except OSError as error:
            data = str(error).encode()  # the reader tells it
        key = hash_of([self._version, self._seeds.layouts[path].name, path.name, hashlib.sha256(data).hexdigest()])
        self._used.add(key)
        return self._directory / "read" / f"{key}.records"

    def _tell(self, what: str, name: str, number: int, of: int) -> None:
        self._progress(f"{what} {name}" if of == 1 else f"{what} {name}: {number} of {of}")


def _unread(path: Path, error: InputError) -> Notice:
    message = f"{path.name} cannot be read, and was left out: {error.message}"
    return Notice("unread", "text", message, path.name, error.line or 0, error.expected or "")


# --- what workers do ----------------------------------------------------------------------------------------------


@contextmanager
def _uncollected() -> Iterator[None]:
    """Let the collector of garbage rest: records and lines have no circles, and it would look at them again and again.

    That is a tenth of the time of a text.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


@_uncollected()
def _read(task: _ToRead) -> Summary | InputError:
    try:
        edition = task.layout.read(task.path, _known(task.authorities))
    except InputError as error:
        return error
    summary = summarise(edition)
    pickles.save(task.records, edition)
    pickles.save(task.records.with_suffix(".summary"), summary)
    return summary


@_uncollected()
def _write(task: _ToWrite) -> CorrkgError | None:
    edition = pickles.load(task.records)
    assert isinstance(edition, Edition)
    try:
        _writer(task.settled, task.settled.stat().st_mtime_ns).write(edition, task.share, task.files)
    except CorrkgError as error:
        return error
    return None


@lru_cache(maxsize=1)
def _known(path: Path) -> Authorities:
    """Return the authority files of a build; the name of the file is their hash."""
    authorities = pickles.load(path)
    assert isinstance(authorities, Authorities)
    return authorities


@lru_cache(maxsize=1)
def _writer(path: Path, _: int) -> Writer:
    """Return the writer of a build; a process writes many of its texts."""
    settled = pickles.load(path)
    assert isinstance(settled, Settled)
    return Writer(settled, converters())
