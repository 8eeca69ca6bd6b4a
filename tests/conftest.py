"""What all rooms are tested with: the October store, an invented edition, and small editions made for one test."""

from __future__ import annotations

import fcntl
import os
import pickle
import shutil
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Generator, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from corrkg.edition.authorities import Authorities, read_authorities
from corrkg.edition.english.reader import read_edition
from corrkg.edition.records import Edition
from corrkg.edition.source import SourceText
from corrkg.store.build import BuildResult, build
from corrkg.store.release import DATASET, Release

TESTS = Path(__file__).parent
SEEDS = TESTS.parent / "seeds"
SABLE = TESTS / "editions" / "sable"
HERON = TESTS / "editions" / "heron"

# The same examples in every run: a failure in CI is a failure on every machine. To look for new ones:
# pytest --hypothesis-profile=search
settings.register_profile(
    "ci", derandomize=True, database=None, deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("search", settings.get_profile("ci"), derandomize=False, max_examples=3000)
settings.load_profile("ci")

# --- public test suites -------------------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def conformance() -> Callable[[str], Path]:
    """A function that returns a file of the public suites, below the directory that CORRKG_CONFORMANCE names.

    CONTRIBUTING.md says where they are published. Without them the test is skipped; what they ask for is also named
    and asserted in tests of our own.
    """
    directory = os.environ.get("CORRKG_CONFORMANCE", "")

    def find(name: str) -> Path:
        if not directory:
            pytest.skip("CORRKG_CONFORMANCE names no directory with the public suites")
        path = Path(directory) / name
        assert path.is_file(), f"CORRKG_CONFORMANCE names a directory without {name}"
        return path

    return find


# --- several processes of tests (make test runs one for each core) ------------------------------------------------


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Run a serial test while no other process of tests runs one."""
    if item.get_closest_marker("serial") is None:
        return (yield)
    with Path(__file__).open("rb") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        return (yield)


Once = Callable[[str, Callable[[Path], object]], Path]


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory) -> Once:
    """A function that returns the directory of a name, filled by whichever process of tests needs it first."""
    base = tmp_path_factory.getbasetemp()
    shared = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "shared"
    shared.mkdir(exist_ok=True)

    def make(name: str, fill: Callable[[Path], object]) -> Path:
        directory, done = shared / name, shared / f"{name}.done"
        with (shared / f"{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not done.exists():
                shutil.rmtree(directory, ignore_errors=True)  # what a failed attempt has left
                directory.mkdir()
                fill(directory)
                done.touch()
        return directory

    return make


# --- October 1935, and the invented editions ----------------------------------------------------------------------


@pytest.fixture(scope="session")
def october_house(once: Once) -> Path:
    """A directory with a copy of seeds/, so that no test writes the repository's register, and the store of it."""

    def fill(house: Path) -> None:
        shutil.copytree(SEEDS, house / "seeds")
        build(house / "seeds", house / "store")

    return once("october", fill)


@pytest.fixture(scope="session")
def october_seeds(october_house: Path) -> Path:
    """The inputs of October 1935."""
    return october_house / "seeds"


@pytest.fixture(scope="session")
def october_store(october_house: Path) -> Path:
    """The directory of a store built from October 1935."""
    return october_house / "store"


@pytest.fixture(scope="session")
def october(october_store: Path) -> Release:
    """The published October store, opened."""
    return Release.open(october_store)


@pytest.fixture(scope="session")
def october_lines(october: Release) -> list[bytes]:
    """The October dataset as lines of N-Quads."""
    return (october.path / DATASET).read_bytes().splitlines(keepends=True)


@pytest.fixture(scope="session")
def sable_house(once: Once) -> Path:
    """A directory with a copy of an invented edition, the store of it, and what its build says of itself."""

    def fill(house: Path) -> None:
        shutil.copytree(SABLE, house / "seeds")
        (house / "result").write_bytes(pickle.dumps(build(house / "seeds", house / "store")))

    return once("sable", fill)


@pytest.fixture(scope="session")
def sable_seeds(sable_house: Path) -> Path:
    """A copy of the invented edition."""
    return sable_house / "seeds"


@pytest.fixture(scope="session")
def sable_build(sable_house: Path) -> BuildResult:
    """What the build of the invented edition says of itself."""
    result = pickle.loads((sable_house / "result").read_bytes())
    assert isinstance(result, BuildResult)
    return result


@pytest.fixture(scope="session")
def sable(sable_build: BuildResult) -> Release:
    """The published store of the invented edition, opened."""
    return Release.at(sable_build.release)


@pytest.fixture(scope="session")
def sable_lines(sable: Release) -> list[bytes]:
    """The invented edition's dataset as lines of N-Quads."""
    return (sable.path / DATASET).read_bytes().splitlines(keepends=True)


@pytest.fixture(scope="session")
def heron_seeds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the other invented edition, whose author knew no rule of the reader."""
    return shutil.copytree(HERON, tmp_path_factory.mktemp("heron") / "seeds")


# --- indexes of words ---------------------------------------------------------------------------------------------


def indexed(db: sqlite3.Connection) -> dict[str, list[Any]]:
    """Return what an index of words says: the numbers of its rows stand for nothing but their order."""
    for table in ("words", "trigram"):
        db.execute(f"CREATE VIRTUAL TABLE temp.{table}_terms USING fts5vocab (main, {table}, instance)")
    item, known = "JOIN item ON item.number =", "JOIN known ON known.number ="
    questions = {
        "item": "SELECT place, path, labels, detail, weight, original FROM item ORDER BY number",
        "words": f"SELECT path, words.* FROM words {item} words.rowid ORDER BY words.rowid",
        "places of words": f'SELECT term, path, col, "offset" FROM words_terms {item} doc ORDER BY 1, 2, 3, 4',
        "facet": f"SELECT path, name, value FROM facet {item} item ORDER BY 1, 2, 3",
        "label": "SELECT * FROM label",
        "known": "SELECT word, things FROM known ORDER BY number",
        "trigrams": f"SELECT term, word FROM trigram_terms {known} doc ORDER BY 1, 2",
    }
    found = {name: db.execute(question).fetchall() for name, question in questions.items()}
    assert [row[0] for row in found["item"]] == sorted(row[0] for row in found["item"])
    assert [row[0] for row in found["known"]] == sorted(row[0] for row in found["known"])
    return found


# --- a server of its own process ----------------------------------------------------------------------------------


@dataclass(frozen=True)
class Served:
    """A running server: its port, the number of its first process, and the file that it logs to."""

    port: int
    pid: int
    log: Path

    def connect(self, timeout: float = 30) -> HTTPConnection:
        return HTTPConnection("127.0.0.1", self.port, timeout=timeout)

    def get(self, path: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
        """Return status, header fields by their names in lower case, and body."""
        connection = self.connect()
        connection.request("GET", path, headers=headers)
        response = connection.getresponse()
        body = response.read()
        connection.close()
        return response.status, {name.lower(): value for name, value in response.getheaders()}, body

    def children(self, pid: int) -> list[int]:
        """Return the processes that the threads of ``pid`` have started."""
        found = [each.read_text().split() for each in Path(f"/proc/{pid}/task").glob("*/children")]
        return sorted(int(each) for some in found for each in some)

    def workers(self) -> list[int]:
        return self.children(self.pid)


Serving = Callable[..., AbstractContextManager[Served]]


@pytest.fixture(scope="session")
def free_port() -> Callable[[], int]:
    """A function that returns the number of a port that nothing listens on."""

    def find() -> int:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            return int(probe.getsockname()[1])

    return find


@pytest.fixture(scope="session")
def serving(tmp_path_factory: pytest.TempPathFactory, free_port: Callable[[], int]) -> Serving:
    """A context manager that serves a store with the given settings, by a command if it is to be another."""

    @contextmanager
    def serve(store: Path, command: tuple[str, ...] = (), **settings: object) -> Iterator[Served]:
        port = free_port()
        given = {"store": store, "port": port, **settings}
        environ = {**os.environ, **{f"CORRKG_{name.upper()}": str(value) for name, value in given.items()}}
        log = tmp_path_factory.mktemp("served") / "log"
        with log.open("w") as output:
            process = subprocess.Popen(
                command or (sys.executable, "server.py"), cwd=TESTS.parent, env=environ,
                stdout=subprocess.PIPE, stderr=output, text=True,
            )  # fmt: skip
            assert process.stdout is not None
            assert str(port) in process.stdout.readline(), log.read_text()
            with log.open("a") as further:
                copying = subprocess.Popen(["cat"], stdin=process.stdout, stdout=further)
        try:
            served = Served(port, process.pid, log)
            assert served.get("/health")[0] == 200
            yield served
        finally:
            process.terminate()
            assert process.wait(30) == 0
            copying.wait(10)

    return serve


@pytest.fixture(scope="session")
def october_site(serving: Serving, october_store: Path) -> Iterator[str]:
    """The address, without a slash at its end, of a server of the October store."""
    with serving(october_store) as served:
        yield f"http://127.0.0.1:{served.port}"


# --- small editions -----------------------------------------------------------------------------------------------

LETTERS = """\
Orlov and Gromov. Correspondence. 1933

1933 May

Orlov to Gromov May 4, 1933

Archive: RGASPI F. 700. Op. 2. D. 15. L. 8. Autograph.
Moscow. Gromov.

The bridge at Kem is not ready. I ask Zaytsev A. P. to report 1 . No. 17.

Orlov.

_____________________

1 On May 6, 1933, the PB adopted a resolution “On the bridge at Kem” (RGASPI. F. 17. Op. 3. D. 922. L. 12).


Gromov to Orlov May 5 [1933]

Archive: RGASPI F. 700. Op. 2. D. 15. L. 9–10v. Typewritten copy.

To your No. 17. Zaytsev has reported. The bridge will stand in a month.

Gromov.

5/V-33 g.
"""

PERSONS = """\
id,name_en,name_ru,aliases_en,aliases_ru,born,died,same_as,source,note,default_for
orlov,"Orlov, Pyotr Ilyich","Орлов, Пётр Ильич",P.I. Orlov,,,,,invented,,
gromov,"Gromov, Anton Savvich","Громов, Антон Саввич",,,,,,invented,,
"""

ARCHIVES = """\
id,acronym,name_en,name_ru,aliases,same_as,note
rgaspi,RGASPI,Russian State Archive of Socio-Political History,,RTsKhIDNI,,
garf,GARF,State Archive of the Russian Federation,,GA RF,,
"""

FONDS = """\
archive,fond,opis,title_en,title_ru,series,note
rgaspi,17,3,Minutes of the Politburo,,minutes,
rgaspi,17,162,Special files of the Politburo,,special-file,
"""

DATASET_TOML = """\
title = "Orlov and Gromov"
base = "https://letters.example.org/"
license = "https://creativecommons.org/publicdomain/zero/1.0/"
publisher = "Nobody"
creator = "Nobody"

[texts.1933-may]
rights = "publish"
"""

SMALL = {
    "dataset.toml": DATASET_TOML,
    "editions/1933-may.txt": LETTERS,
    "authorities/persons.csv": PERSONS,
    "authorities/archives.csv": ARCHIVES,
    "authorities/fonds.csv": FONDS,
}

SeedsMaker = Callable[..., Path]
Reader = Callable[[str], Edition]
ReaderMaker = Callable[[Authorities], Reader]
SourceMaker = Callable[[str], SourceText]


@pytest.fixture(scope="session")
def small_files() -> Mapping[str, str]:
    """The files of a whole edition of two letters, by path."""
    return dict(SMALL)


@pytest.fixture(scope="session")
def make_seeds(tmp_path_factory: pytest.TempPathFactory) -> SeedsMaker:
    """A function that writes a directory of inputs: the small edition, with the given files in place of its own.

    A file given as None is left out.
    """

    def make(files: Mapping[str, str | bytes | None] | None = None) -> Path:
        directory = tmp_path_factory.mktemp("small") / "seeds"
        for name, content in {**SMALL, **(files or {})}.items():
            path = directory / name
            path.parent.mkdir(parents=True, exist_ok=True)
            if content is not None:
                path.write_bytes(content.encode() if isinstance(content, str) else content)
        return directory

    return make


@pytest.fixture(scope="session")
def small_house(once: Once, make_seeds: SeedsMaker) -> Path:
    """A directory with the inputs of the small edition and the store built from them: to copy, not to change."""

    def fill(house: Path) -> None:
        shutil.copytree(make_seeds(), house / "seeds")
        build(house / "seeds", house / "store")

    return once("small", fill)


@pytest.fixture
def published(small_house: Path, tmp_path: Path) -> tuple[Path, Path]:
    """Inputs of an edition of two letters, and the store built from them, for one test to change."""
    house = shutil.copytree(small_house, tmp_path / "house", symlinks=True)
    return house / "seeds", house / "store"


@pytest.fixture(scope="session")
def small_authorities(make_seeds: SeedsMaker) -> Authorities:
    """The authority files of the small edition."""
    return read_authorities(make_seeds() / "authorities")


@pytest.fixture(scope="session")
def reading_with(tmp_path_factory: pytest.TempPathFactory) -> ReaderMaker:
    """A function that makes one that reads a text as an edition, with the given authority files."""

    def reader(authorities: Authorities) -> Reader:
        directory = tmp_path_factory.mktemp("texts")
        numbers = count()

        def read_text(text: str) -> Edition:
            path = directory / f"text-{next(numbers) % 8}.txt"
            path.write_bytes(text.encode())
            return read_edition(path, authorities)

        return read_text

    return reader


@pytest.fixture(scope="session")
def read(reading_with: ReaderMaker, small_authorities: Authorities) -> Reader:
    """A function that reads a text as an edition, with the small edition's authority files."""
    return reading_with(small_authorities)


@pytest.fixture(scope="session")
def source() -> SourceMaker:
    """A function that makes a source of a text, without a file."""
    return lambda text: SourceText("invented", Path("invented.txt"), text, "")


@pytest.fixture(scope="session")
def real_lines(october_seeds: Path, sable_seeds: Path, heron_seeds: Path) -> list[str]:
    """Lines of real and invented editions, to make new texts of."""
    files = [file for seeds in (october_seeds, sable_seeds, heron_seeds) for file in (seeds / "editions").glob("*.txt")]
    return sorted({line for file in files for line in file.read_text(encoding="utf-8").splitlines() if line.strip()})
