"""A build: read, convert, validate, load a new store beside the old one, and publish it in one step.

Whatever fails, and wherever the process dies, the published store is the old one or the new one, whole.
"""

from __future__ import annotations

import contextlib
import errno
import fcntl
import json
import os
import shutil
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from pyoxigraph import RdfFormat, Store

from corrkg import __version__
from corrkg.convert.changes import Changes
from corrkg.convert.pipeline import Conversion, convert
from corrkg.convert.register import Register
from corrkg.edition.seeds import Seeds, read_seeds
from corrkg.errors import InputError, StoreError
from corrkg.store.alignment import ALIGNED_STORE, make_aligned
from corrkg.store.artefacts import make_artefacts
from corrkg.store.built import Built
from corrkg.store.release import (
    CHANGES,
    CURRENT,
    DATASET,
    MANIFEST,
    OXIGRAPH,
    REGISTER,
    RELEASES,
    REPORT,
    Release,
    in_use,
)
from corrkg.store.validate import Finding, validate
from corrkg.store.whole import check, take_down

_LITTER = ".building-"
_MEGA = 1_000_000
# Bytes that a build needs on disk, and as many more for each byte of N-Quads: RocksDB has two copies of its files while
# it puts them in order.
_ROOM = (2 * _MEGA, 4)
_FULL = ("No space left on device", "Disk quota exceeded")  # how RocksDB tells it
_KEPT = 2  # releases: the current one, and the one before it for requests still under way


@dataclass(frozen=True)
class BuildResult:
    """What a build did.

    Args:
        release: the directory of the release.
        digest: its digest.
        changed: False where the very same dataset was published already.
        counts: how many things of each kind there are.
        report: what a reader must be told.
        findings: what the validation found worth knowing.
        new_identifiers: how many identifiers were added to the register.
        new_changes: how many changes of things were added to changes.csv.
    """

    release: Path
    digest: str
    changed: bool
    counts: dict[str, int]
    report: list[dict[str, Any]]
    findings: list[Finding]
    new_identifiers: int
    new_changes: int


def build(
    seeds_dir: Path,
    store_dir: Path,
    base: str = "",
    progress: Callable[[str], None] = lambda _: None,
    date: str = "",
) -> BuildResult:
    """Build the dataset of ``seeds_dir`` and publish it in ``store_dir``.

    Args:
        seeds_dir: the inputs.
        store_dir: the store; made if it is not there.
        base: the base of all URIs; empty: the one in dataset.toml.
        progress: called with the name of each step.
        date: the ISO day of the build; empty: ``modified`` of dataset.toml.

    Raises:
        CorrkgError: an input is wrong, the graph does not conform, or another build is running. Nothing has changed.
    """
    progress("reading the inputs")
    seeds = read_seeds(seeds_dir)
    if date:
        seeds = replace(seeds, dataset=replace(seeds.dataset, modified=date))
    register = Register.read(seeds.register_path)
    changes = Changes.read(seeds.changes_path, seeds.dataset.modified)
    editions = []
    for path in seeds.editions:
        progress(f"reading {path.name}")
        editions.append(seeds.read(path))
    conversion = convert(
        seeds, editions, register, base or seeds.dataset.base, lambda step: progress(f"converting {step}"), changes
    )
    progress(f"validating {len(conversion.lines):,} statements")
    findings = validate(conversion.lines)
    _check_register(register, seeds, store_dir, base or seeds.dataset.base)
    counts = _counts(conversion)
    try:
        store_dir.mkdir(parents=True, exist_ok=True)
        with _only_build(store_dir), _swept(store_dir):
            release, changed = _publish(seeds, conversion, store_dir, base or seeds.dataset.base, counts, progress)
            _prune(store_dir)
    except (OSError, RuntimeError) as error:  # RocksDB's errors come as either
        raise _unwritable(error, store_dir, len(conversion.nquads)) from error
    return BuildResult(
        release, conversion.digest, changed, counts, conversion.report, findings, len(conversion.register.added),
        len(conversion.changes.added),
    )  # fmt: skip


def _check_register(register: Register, seeds: Seeds, store_dir: Path, base: str) -> None:
    """Refuse a register that has lost rows since the published release: their addresses would be given again.

    A dataset of another base, or one that has no row and no text in common with the published one, is another dataset.

    Raises:
        InputError: with the line of the first row that is missing.
    """
    kept = store_dir / CURRENT / REGISTER
    try:
        manifest = json.loads((store_dir / CURRENT / MANIFEST).read_bytes())
        before, texts = manifest["base"], {*manifest["sources"]}
        published = Register.read(kept)
    except (OSError, ValueError, LookupError, TypeError, InputError):
        return  # there is no release, or a damaged one, which this build replaces
    if before != base:
        return
    if texts & {path.stem for path in seeds.editions} or {*published.entries} & {*register.entries}:
        register.check_against(published)


def _unwritable(error: OSError | RuntimeError, store_dir: Path, size: int) -> StoreError:
    """Return the error of a store of a dataset of ``size`` bytes that cannot be written."""
    number = error.errno if isinstance(error, OSError) else None
    if number in {errno.ENOSPC, errno.EDQUOT} or any(words in str(error) for words in _FULL):
        needed, free = _ROOM[0] + size * _ROOM[1], shutil.disk_usage(store_dir).free
        return StoreError(
            f"the disk is full: the store needs about {-(-needed // _MEGA):,} MB, and {free // _MEGA:,} MB are free",
            store_dir,
            hint="free some room, or name another directory with --store",
        )
    told = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    filename = error.filename if isinstance(error, OSError) else None
    return StoreError(f"cannot write the store: {told}", Path(filename or store_dir))


def _counts(conversion: Conversion) -> dict[str, int]:
    """Count the things of each class of the ontology, from the quads themselves."""
    marker = b"<http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <https://w3id.org/corrkg/ontology#"
    found = Counter(
        line.split(marker, 1)[1].split(b">", 1)[0].decode() for line in set(conversion.lines) if marker in line
    )
    return dict(sorted(found.items()))


@contextlib.contextmanager
def _only_build(store_dir: Path) -> Iterator[None]:
    """Hold the store's lock; the system drops it with the process, so a killed build leaves none."""
    with (store_dir / ".lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise StoreError(
                "another build of this store is running", store_dir, hint="wait until it has ended"
            ) from None
        yield


@contextlib.contextmanager
def _swept(store_dir: Path) -> Iterator[None]:
    """Remove what builds that were killed left behind, and what this one leaves if it fails."""
    _sweep(store_dir)
    try:
        yield
    except BaseException:
        with contextlib.suppress(OSError):
            _sweep(store_dir)
        raise


def _sweep(store_dir: Path) -> None:
    for litter in (*store_dir.glob(f"{_LITTER}*"), *(store_dir / RELEASES).glob(f"{_LITTER}*")):
        if litter.is_dir() and not litter.is_symlink():
            shutil.rmtree(litter)
        else:
            litter.unlink()


def _publish(
    seeds: Seeds,
    conversion: Conversion,
    store_dir: Path,
    base: str,
    counts: dict[str, int],
    progress: Callable[[str], None],
) -> tuple[Path, bool]:
    releases = store_dir / RELEASES
    releases.mkdir(exist_ok=True)
    release = releases / conversion.digest
    current = store_dir / CURRENT
    with contextlib.suppress(OSError):  # a sample that nobody may write is published without its history
        conversion.changes.save()
    conversion.register.save()  # before the swap: a slug is reserved before anybody can see it
    whole = _is_whole(release)
    if whole and current.is_symlink() and current.readlink().name == release.name:
        return release, False
    if not whole:
        progress("loading the store")
        workplace = Path(tempfile.mkdtemp(prefix=_LITTER, dir=releases))
        _load(workplace, seeds, conversion, base, counts)
        workplace.chmod(0o755)
        _sync(workplace)
        _replace(release, workplace)
    progress("publishing")
    link = store_dir / f"{_LITTER}{CURRENT}"
    link.unlink(missing_ok=True)
    link.symlink_to(Path(RELEASES) / conversion.digest)
    link.replace(current)
    _sync_directory(store_dir)
    return release, True


def _is_whole(release: Path) -> bool:
    """Tell whether a release is there that can be served: a damaged one, or that of another corrkg, is made again."""
    try:
        Release.at(release)
        check(release, thorough=True)
    except StoreError:
        return False
    return True


def _replace(release: Path, workplace: Path) -> None:
    """Put ``workplace`` in the place of a release; what lay there is swept by the next build, if not by this one."""
    if release.exists():
        unusable = Path(tempfile.mkdtemp(prefix=_LITTER, dir=release.parent))
        release.rename(unusable / release.name)
        workplace.rename(release)
        shutil.rmtree(unusable)
    else:
        workplace.rename(release)


def _load(workplace: Path, seeds: Seeds, conversion: Conversion, base: str, counts: dict[str, int]) -> None:
    dump = workplace / DATASET
    dump.write_bytes(conversion.nquads)
    store = Store(str(workplace / OXIGRAPH))
    store.bulk_load(path=str(dump), format=RdfFormat.N_QUADS)
    store.optimize()
    store.flush()
    built = Built(dump, base)
    make_aligned(store, workplace / ALIGNED_STORE, built)
    del store
    manifest = {
        "digest": conversion.digest,
        "base": base,
        "title": seeds.dataset.title,
        "license": seeds.dataset.license,
        "modified": seeds.dataset.modified,
        "quads": len(conversion.lines),
        "aligned": seeds.dataset.aligned,
        "counts": counts,
        "sources": [path.stem for path in seeds.editions],
        "corrkg": __version__,
    }
    make_artefacts(workplace, built)
    (workplace / REGISTER).write_text(conversion.register.text(), encoding="utf-8")
    (workplace / CHANGES).write_text(conversion.changes.text(), encoding="utf-8")
    (workplace / REPORT).write_text(
        json.dumps(conversion.report, indent=1, ensure_ascii=False) + "\n", encoding="utf-8"
    )
    (workplace / MANIFEST).write_text(json.dumps(manifest, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    take_down(workplace)


def _sync(directory: Path) -> None:
    for path in directory.rglob("*"):
        if path.is_file():
            with path.open("rb") as file:
                os.fsync(file.fileno())
    _sync_directory(directory)


def _sync_directory(directory: Path) -> None:
    handle = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _prune(store_dir: Path) -> None:
    """Remove all releases but the current one, the one before it, and those that a server still reads."""
    current = (store_dir / CURRENT).resolve()
    others = sorted(
        (path for path in (store_dir / RELEASES).iterdir() if path.is_dir() and path != current),
        key=lambda path: path.stat().st_mtime,
        reverse=True,
    )
    for path in others[_KEPT - 1 :]:
        if not in_use(path):
            shutil.rmtree(path)
