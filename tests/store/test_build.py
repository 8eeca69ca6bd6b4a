"""A build publishes a whole new store or leaves the old one as it was, whatever happens."""

from __future__ import annotations

import errno
import fcntl
import json
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from corrkg.errors import CorrkgError, InputError, StoreError, ValidationError
from corrkg.store.build import BuildResult, build
from corrkg.store.publication import Publication
from corrkg.store.release import DATASET, MANIFEST, Release
from corrkg.store.reported import REPORT, Report
from corrkg.vocab import CK, PREFIXES, RDF

SeedsMaker = Callable[..., Path]
Files = Mapping[str, str]

TEXT = "editions/1933-may.txt"
PERSONS = "authorities/persons.csv"


def state(directory: Path) -> dict[str, bytes]:
    """Return every file and link below a directory with its content, but for the lock and what is kept of texts."""
    return {
        str(path.relative_to(directory)): bytes(path.readlink()) if path.is_symlink() else path.read_bytes()
        for path in sorted(directory.rglob("*"))
        if (path.is_symlink() or path.is_file())
        and path.name not in {".lock", "LOCK", "LOG"}
        and path.relative_to(directory).parts[0] != "texts"
    }


def letters(store: Path) -> int:
    """Open a store, and count its letters with a query."""
    found = Release.open(store).embedded.ask(
        "SELECT ?l { ?l a ck:Letter }", prefixes=PREFIXES, use_default_graph_as_union=True
    )
    return len(list(found))  # type: ignore[arg-type]


# --- what a build makes -------------------------------------------------------------------------------------------


def test_build_publishes_a_release_that_can_be_opened(published: tuple[Path, Path]) -> None:
    _, store = published
    release = Release.open(store)
    assert letters(store) == 2
    assert release.base == "https://letters.example.org/"
    assert release.path == (store / "current").resolve()
    assert {MANIFEST, DATASET, REPORT, "oxigraph"} <= {path.name for path in release.path.iterdir()}


def test_manifest_says_what_is_in_the_release(published: tuple[Path, Path]) -> None:
    release = Release.open(published[1])
    manifest = json.loads((release.path / MANIFEST).read_text(encoding="utf-8"))
    assert manifest["quads"] == release.graph.count() == len((release.path / DATASET).read_bytes().splitlines())
    assert manifest["counts"]["Letter"] == 2
    assert manifest["digest"] == release.digest
    assert manifest["sources"] == ["1933-may"]


def test_counts_are_those_of_the_store(sable_build: BuildResult) -> None:
    graph = Release.at(sable_build.release).graph
    for name, count in sable_build.counts.items():
        assert len({quad.subject for quad in graph.match(None, RDF.type, CK[name])}) == count, name


def test_report_of_a_build_is_published_with_it(sable_build: BuildResult) -> None:
    assert sable_build.report
    assert Report(sable_build.release / REPORT).rows() == sable_build.report


def test_progress_tells_each_step(make_seeds: SeedsMaker) -> None:
    seeds = make_seeds()
    steps: list[str] = []
    build(seeds, seeds.parent / "store", progress=steps.append)
    assert "reading 1933-may.txt" in steps
    assert steps[-1] == "publishing"


def test_october_is_built_without_a_new_identifier(october_seeds: Path, october: Release) -> None:
    assert october.path.is_dir()
    shipped = (Path(__file__).parents[2] / "seeds" / "identifiers.csv").read_bytes()
    assert (october_seeds / "identifiers.csv").read_bytes() == shipped, (
        "the register in seeds/ does not hold every identifier"
    )


# --- twice, and again ---------------------------------------------------------------------------------------------


def test_second_build_of_the_same_inputs_changes_nothing_and_says_so(published: tuple[Path, Path]) -> None:
    seeds, store = published
    before = state(store), state(seeds)
    result = build(seeds, store)
    assert (result.changed, result.new_identifiers) == (False, 0)
    assert (state(store), state(seeds)) == before


def test_two_stores_of_the_same_inputs_hold_the_same_bytes(published: tuple[Path, Path], tmp_path: Path) -> None:
    seeds, store = published
    other = build(seeds, tmp_path / "store")
    assert other.changed
    assert (other.release / DATASET).read_bytes() == ((store / "current").resolve() / DATASET).read_bytes()
    assert (other.release / MANIFEST).read_bytes() == ((store / "current").resolve() / MANIFEST).read_bytes()


def test_other_base_changes_every_address_and_nothing_else(published: tuple[Path, Path]) -> None:
    seeds, store = published
    old = Release.open(store)
    result = build(seeds, store, base="https://kg.example.com/x/")
    new = Release.open(store)
    assert (new.base, result.new_identifiers) == ("https://kg.example.com/x/", 0)

    def statements(release: Release) -> list[str]:
        text = (release.path / DATASET).read_text(encoding="utf-8").replace(release.digest, "DIGEST")
        text = text.replace(release.base, "BASE").replace(re.escape(release.base).replace("\\", "\\\\"), "BASE")
        return sorted(text.splitlines())

    assert statements(new) == statements(old)


def test_only_the_release_before_is_kept(published: tuple[Path, Path]) -> None:
    seeds, store = published
    releases = [Release.open(store).path.name]
    for number in (1, 2):
        result = build(seeds, store, base=f"https://{number}.example.org/")
        releases.append(result.release.name)
        assert {path.name for path in (store / "releases").iterdir()} == set(releases[-2:])
    assert letters(store) == 2


def test_going_back_to_the_release_before_publishes_it_again(published: tuple[Path, Path]) -> None:
    seeds, store = published
    first = Release.open(store).digest
    build(seeds, store, base="https://other.example.org/")
    assert build(seeds, store).changed
    assert Release.open(store).digest == first


@pytest.mark.parametrize("damage", ["inventory", "manifest.json", "dump", "files.json", "a byte"])
def test_damaged_release_is_built_again_and_a_server_takes_it(published: tuple[Path, Path], damage: str) -> None:
    seeds, store = published
    publication = Publication(store)
    old = publication.current()
    if damage == "a byte":  # no size tells it
        dump = old.path / "dump" / "dataset.nt.gz"
        dump.write_bytes(dump.read_bytes()[:-1] + b"?")
    else:
        (old.path / damage).rename(store / "away")
    assert build(seeds, store).changed
    new = publication.current()
    assert new is not old and new.digest == old.digest
    assert not build(seeds, store).changed
    assert [path.name for path in (store / "releases").iterdir()] == [new.digest]


def test_reader_of_the_old_release_reads_on_while_a_new_one_is_published(published: tuple[Path, Path]) -> None:
    seeds, store = published
    publication = Publication(store)
    old = publication.current()
    build(seeds, store, base="https://other.example.org/")
    assert len(list(old.graph.match(None, RDF.type, CK.Letter))) == 2
    assert publication.current().base == "https://other.example.org/"


# --- the register that is published -----------------------------------------------------------------------------------


@pytest.mark.parametrize("rows", [0, 1, 4])
def test_register_that_was_cut_short_is_refused_with_the_line_of_the_cut(
    published: tuple[Path, Path], rows: int
) -> None:
    seeds, store = published
    before = state(store)
    register = seeds / "identifiers.csv"
    whole = register.read_text(encoding="utf-8").splitlines(keepends=True)
    register.write_text("".join(whole[: rows + 1]), encoding="utf-8")
    with pytest.raises(InputError, match=f"{len(whole) - rows - 1} published rows are missing") as caught:
        build(seeds, store)
    assert (caught.value.path, caught.value.line) == (register, rows + 2)
    assert state(store) == before
    source, target = str(caught.value.hint).partition(": cp ")[2].partition(";")[0].split()
    shutil.copy(source, target)
    assert register.read_text(encoding="utf-8") == "".join(whole)
    assert not build(seeds, store).changed


def test_register_that_is_gone_is_refused(published: tuple[Path, Path]) -> None:
    seeds, store = published
    (seeds / "identifiers.csv").unlink()
    with pytest.raises(InputError, match="published rows are missing"):
        build(seeds, store)


def test_register_of_another_dataset_is_nobodys_loss(
    published: tuple[Path, Path], make_seeds: Callable[..., Path]
) -> None:
    _, store = published
    other = {"editions/1933-may.txt": None, "editions/1934-june.txt": GOOD.replace("1933", "1934")}
    assert build(make_seeds(other), store).changed
    assert letters(store) == 1


# --- bad inputs ---------------------------------------------------------------------------------------------------

GOOD = "Orlov to Gromov May 4, 1933\n\nArchive: RGASPI F. 700. Op. 2. D. 15. L. 8.\n\nText.\n\nOrlov.\n\n\n"

# (the files that are wrong, where the error says it lies, its line, a word of the message)
BAD: dict[str, tuple[dict[str, str | bytes | None], str, int | None, str]] = {
    "an empty text": ({TEXT: ""}, TEXT, 1, "empty"),
    "a text of blanks": ({TEXT: " \n\n\t\n"}, TEXT, 1, "empty"),
    "a text that is not UTF-8": ({TEXT: "one\nМай".encode("koi8-r")}, TEXT, 2, "UTF-8"),
    "no edition": ({TEXT: None}, "editions", None, "no edition"),
    "an id twice": ({PERSONS: "id,name_en\norlov,A\norlov,B\n"}, PERSONS, 3, "twice"),
    "a wrong column": ({PERSONS: "id,nom\norlov,A\n"}, PERSONS, 1, "columns"),
    "a letter without a date": ({TEXT: f"{GOOD}Gromov to Orlov\n\nArchive: RGASPI F. 7.\n\nText.\n"}, TEXT, 10, "date"),
    "a text that is no edition": ({TEXT: "Call me Ishmael.\n\nSome years ago.\n"}, TEXT, 1, "no letter"),
    "no dataset.toml": ({"dataset.toml": None}, "dataset.toml", None, "read"),
    "a dataset.toml without a title": ({"dataset.toml": 'base = "https://x.example/"\n'}, "dataset.toml", 1, "title"),
    "a dataset.toml that is no TOML": ({"dataset.toml": "title = \n"}, "dataset.toml", 1, "TOML"),
    "a malformed register": ({"identifiers.csv": "kind,slug\n"}, "identifiers.csv", 1, "columns"),
    "a second text that is wrong": ({"editions/1934.txt": "nothing"}, "editions/1934.txt", 1, "no letter"),
}  # fmt: skip


@pytest.fixture(scope="module")
def standing(small_house: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A published store that bad inputs are built into."""
    return shutil.copytree(small_house / "store", tmp_path_factory.mktemp("standing") / "store", symlinks=True)


@pytest.mark.parametrize("name", BAD)
def test_bad_input_is_refused_with_its_place_and_the_store_stays(
    name: str, make_seeds: SeedsMaker, standing: Path
) -> None:
    files, path, line, word = BAD[name]
    seeds = make_seeds(files)
    before = state(standing), state(seeds)
    with pytest.raises(InputError) as caught:
        build(seeds, standing, strict=True)
    assert (caught.value.path, caught.value.line) == (seeds / path, line)
    assert word in caught.value.message
    place = f"{seeds / path}:{line}:" if line else f"{seeds / path}:"
    assert str(caught.value).startswith(place + (f"{caught.value.column}: " if caught.value.column else " "))
    assert (state(standing), state(seeds)) == before


@pytest.mark.parametrize("base", ["letters", "https://letters.example.org", "https://letters.example.org/?q=/"])
def test_bad_base_is_refused_and_the_store_stays(base: str, make_seeds: SeedsMaker, standing: Path) -> None:
    before = state(standing)
    with pytest.raises(CorrkgError, match="base"):
        build(make_seeds(), standing, base=base)
    assert state(standing) == before


def test_seeds_that_are_not_there_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such directory"):
        build(tmp_path / "nowhere", tmp_path / "store")
    assert not (tmp_path / "store").exists()


@pytest.mark.parametrize("in_memory", [0, 3_000_000])
def test_graph_that_does_not_conform_is_not_published(
    in_memory: int, make_seeds: SeedsMaker, standing: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("corrkg.store.build._IN_MEMORY", in_memory)
    (tmp_path / "shapes.ttl").write_text(
        "@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix ck: <https://w3id.org/corrkg/ontology#> .\n"
        "[] a sh:NodeShape ; sh:targetClass ck:Letter ; sh:property [ sh:path ck:postscript ; sh:minCount 1 ] .\n",
        encoding="utf-8",
    )
    monkeypatch.setattr("corrkg.store.validate.shape_files", lambda: (tmp_path / "shapes.ttl",))
    seeds = make_seeds()
    before = state(standing), state(seeds)
    with pytest.raises(ValidationError, match="2 statements do not conform"):
        build(seeds, standing, base="https://other.example.org/")
    assert (state(standing), state(seeds)) == before


def test_store_that_cannot_be_written_is_an_error_of_the_store(make_seeds: SeedsMaker, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no directory", encoding="utf-8")
    with pytest.raises(StoreError, match="cannot write"):
        build(make_seeds(), tmp_path / "file" / "store")


def test_register_that_cannot_be_written_stops_the_build(make_seeds: SeedsMaker, tmp_path: Path) -> None:
    seeds = make_seeds()
    (seeds / ".identifiers.csv.new").mkdir()  # stands in the way, also of root
    with pytest.raises(StoreError, match="registered"):
        build(seeds, tmp_path / "store")
    assert not (tmp_path / "store" / "current").exists()


# --- other builds, and builds that die ----------------------------------------------------------------------------


def test_build_beside_another_is_refused(make_seeds: SeedsMaker, standing: Path) -> None:
    before = state(standing)
    with (standing / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with pytest.raises(StoreError, match="another build"):
            build(make_seeds(), standing, base="https://other.example.org/")
    assert state(standing) == before


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (OSError(errno.ENOSPC, "No space left on device", "/x"), "disk is full: the store needs about [0-9,]+ MB, and"),
        (OSError(errno.EDQUOT, "Disk quota exceeded"), "disk is full"),
        (OSError("IO error: No space left on device: While appending to file: /x"), "disk is full"),
        (RuntimeError("IO error: No space left on device: While appending to file: /x"), "disk is full"),
        (OSError("IO error: Input/output error"), "cannot write the store: IO error: Input/output error"),
        (OSError(errno.EIO, "Input/output error"), "cannot write the store: Input/output error"),
    ],
)
def test_build_that_cannot_write_says_what_it_needs_and_leaves_no_litter(
    published: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch, error: Exception, said: str
) -> None:
    seeds, store = published
    before = state(store)

    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr("corrkg.store.build.make_artefacts", fail)
    with pytest.raises(StoreError, match=said):
        build(seeds, store, base="https://other.example.org/")
    assert state(store) == before
    assert letters(store) == 2


def test_interrupted_build_leaves_no_litter(published: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    seeds, store = published
    before = state(store)

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("corrkg.store.build.take_down", interrupt)
    with pytest.raises(KeyboardInterrupt):
        build(seeds, store, base="https://other.example.org/")
    assert state(store) == before


def test_litter_of_a_build_that_died_is_swept(published: tuple[Path, Path]) -> None:
    seeds, store = published
    litter = store / "releases" / ".building-x"
    (litter / "oxigraph").mkdir(parents=True)
    (litter / "oxigraph" / "CURRENT").write_text("half", encoding="utf-8")
    (store / ".building-current").symlink_to("nowhere")
    build(seeds, store)
    assert not list(store.rglob(".building-*"))
    assert letters(store) == 2


# Runs a build, and kills the process just before the n-th time that it changes a file of the store or the register.
DYING = """
import os, signal, sys
from pathlib import Path
from corrkg.store.build import build

seeds, store, base, last = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], int(sys.argv[4])
CHANGES = {"os.rename", "os.mkdir", "os.symlink", "os.remove", "os.rmdir", "os.chmod"}
count = 0

def watch(event, arguments):
    global count
    writes = event == "open" and isinstance(arguments[2], int) and arguments[2] & (os.O_WRONLY | os.O_RDWR)
    ours = any(str(seeds.parent) in str(argument) for argument in arguments)
    if ours and (writes or event in CHANGES):
        count += 1
        if count == last:
            os.kill(os.getpid(), signal.SIGKILL)

sys.addaudithook(watch)
build(seeds, store, base=base)
print(count)
"""


def dying(seeds: Path, store: Path, base: str, last: int) -> subprocess.Popen[bytes]:
    """Start a build that dies before its ``last`` change of a file; 0: it lives."""
    return subprocess.Popen(
        [sys.executable, "-c", DYING, str(seeds), str(store), base, str(last)], stdout=subprocess.PIPE
    )


def test_build_that_is_killed_at_any_change_leaves_a_whole_store(make_seeds: SeedsMaker, small_files: Files) -> None:
    seeds = make_seeds()
    old = build(seeds, seeds.parent / "store")
    third = (
        "\n\nOrlov to Gromov May 9, 1933\n\nArchive: RGASPI F. 700. Op. 2. D. 15. L. 30.\n\nA third letter.\n\nOrlov.\n"
    )
    (seeds / TEXT).write_text(small_files[TEXT] + third, encoding="utf-8")

    def copy(name: str) -> Path:
        return shutil.copytree(seeds.parent, seeds.parent.with_name(f"{seeds.parent.name}-{name}"), symlinks=True)

    whole = copy("whole")
    living = dying(whole / "seeds", whole / "store", "", 0)
    changes = int(living.communicate(timeout=120)[0])
    assert changes > 8
    new = Release.open(whole / "store").digest
    points = sorted({1, changes // 3, (2 * changes) // 3, changes - 1, changes})
    houses = [copy(str(point)) for point in points]
    runs = [dying(house / "seeds", house / "store", "", point) for house, point in zip(houses, points, strict=True)]
    ended = [run.wait(timeout=120) for run in runs]
    assert ended == [-signal.SIGKILL] * len(points)
    digests = []
    for house in houses:
        release = Release.open(house / "store")
        digests.append(release.digest)
        assert letters(house / "store") == (2 if release.digest == old.digest else 3)
        assert build(house / "seeds", house / "store").digest == new
        assert letters(house / "store") == 3
        assert not list((house / "store").rglob(".building-*"))
        assert (house / "seeds" / "identifiers.csv").read_bytes() == (whole / "seeds" / "identifiers.csv").read_bytes()
    assert set(digests) <= {old.digest, new}
    assert digests[0] == old.digest
