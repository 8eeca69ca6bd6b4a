"""The releases of a store on disk: one is made beside the published one, and a link to it is swapped in one step.

Whatever fails, and wherever the process dies, the published release is the old one or the new one, whole.
"""

from __future__ import annotations

import contextlib
import errno
import fcntl
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from corrkg.errors import StoreError
from corrkg.store.release import CURRENT, RELEASES, in_use

_LITTER = ".building-"
_MEGA = 1_000_000
# Bytes that a build needs on disk, and as many more for each byte of N-Quads: RocksDB has two copies of its files while
# it puts them in order.
_ROOM = (2 * _MEGA, 4)
_FULL = ("No space left on device", "Disk quota exceeded")  # how RocksDB tells it
_KEPT = 2  # releases: the current one, and the one before it for requests still under way


@contextlib.contextmanager
def only_build(store_dir: Path) -> Iterator[None]:
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
def swept(store_dir: Path) -> Iterator[Path]:
    """Make a directory to work in, and remove it in the end; and what builds that were killed left behind."""
    _sweep(store_dir)
    try:
        yield Path(tempfile.mkdtemp(prefix=_LITTER, dir=store_dir))
    finally:
        with contextlib.suppress(OSError):
            _sweep(store_dir)


def _sweep(store_dir: Path) -> None:
    for litter in (*store_dir.glob(f"{_LITTER}*"), *(store_dir / RELEASES).glob(f"{_LITTER}*")):
        if litter.is_dir() and not litter.is_symlink():
            shutil.rmtree(litter)
        else:
            litter.unlink()


def publish(
    store_dir: Path,
    name: str,
    fill: Callable[[Path], None],
    whole: Callable[[Path], bool],
    progress: Callable[[str], None] = lambda _: None,
) -> tuple[Path, bool]:
    """Make a release and swap it in; one that is there and whole is not made again.

    Args:
        store_dir: the store, with its directory of releases, which this process alone builds (see `only_build`).
        name: the name of the release, the digest of its dataset.
        fill: writes the release into the empty directory that it is given.
        whole: tells whether a release is there that may be served as it is.
        progress: called with the name of the last step.

    Returns:
        The directory of the release, and whether it was not the published one before.
    """
    releases = store_dir / RELEASES
    release = releases / name
    current = store_dir / CURRENT
    is_there = whole(release)
    if is_there and current.is_symlink() and current.readlink().name == release.name:
        return release, False
    if not is_there:
        workplace = Path(tempfile.mkdtemp(prefix=_LITTER, dir=releases))
        fill(workplace)
        workplace.chmod(0o755)
        _sync(workplace)
        _replace(release, workplace)
    progress("publishing")
    link = store_dir / f"{_LITTER}{CURRENT}"
    link.unlink(missing_ok=True)
    link.symlink_to(Path(RELEASES) / name)
    link.replace(current)
    _sync_directory(store_dir)
    return release, True


def _replace(release: Path, workplace: Path) -> None:
    """Put ``workplace`` in the place of a release; what lay there is swept by the next build, if not by this one."""
    if release.exists():
        unusable = Path(tempfile.mkdtemp(prefix=_LITTER, dir=release.parent))
        release.rename(unusable / release.name)
        workplace.rename(release)
        shutil.rmtree(unusable)
    else:
        workplace.rename(release)


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


def prune(store_dir: Path) -> None:
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


def unwritable(error: OSError | RuntimeError, store_dir: Path, size: int) -> StoreError:
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
