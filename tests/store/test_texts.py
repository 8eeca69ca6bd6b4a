"""Texts are read and written each by itself, by anybody, once; and the dataset is the same."""

from __future__ import annotations

import os
import pickle
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from corrkg.convert.pipeline import convert_texts
from corrkg.convert.register import Register
from corrkg.convert.whole import Conversion
from corrkg.edition.seeds import read_seeds
from corrkg.errors import CorrkgError, InputError, StoreError
from corrkg.store.build import build
from corrkg.store.crew import Crew
from corrkg.store.texts import Workshop

SABLE = Path(__file__).parents[1] / "editions" / "sable"


@dataclass
class House:
    """Inputs, and the directory that their texts are worked on in."""

    seeds: Path
    work: Path
    steps: list[str] = field(default_factory=list)

    def convert(
        self, crew: Crew, step: Callable[[str], None] = lambda _: None, *, strict: bool = False
    ) -> tuple[bytes, Conversion]:
        """Convert what lies there now; the steps are kept."""
        self.steps.clear()

        def progress(name: str) -> None:
            self.steps.append(name)
            step(name)

        seeds = read_seeds(self.seeds)
        with crew:
            workshop = Workshop(self.work, seeds, crew, progress)
            seeds, texts = workshop.read(strict=strict)
            self.work.parent.joinpath("merged").mkdir(exist_ok=True)
            register = Register.read(seeds.register_path)
            made = convert_texts(
                seeds, texts, workshop.write, register, seeds.dataset.base, self.work.parent / "merged", progress
            )
        workshop.tidy()
        return made.path.read_bytes(), made

    def done(self, what: str) -> list[str]:
        """Return the names of the texts that a step was done for."""
        return [step.split()[1].rstrip(":").removesuffix(".txt") for step in self.steps if step.startswith(f"{what} ")]

    def edit(self, name: str) -> None:
        """Change a word of a text."""
        path = self.seeds / "editions" / name
        path.write_text(path.read_text(encoding="utf-8").replace("timber", "planks", 3), encoding="utf-8")


NAMES = ["1931-august", "1932-june", "1934-march"]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> tuple[House, bytes]:
    """A house whose texts have been converted, and the dataset."""
    directory = tmp_path_factory.mktemp("whole")
    house = House(shutil.copytree(SABLE, directory / "seeds"), directory / "work")
    return house, house.convert(Crew())[0]


@pytest.fixture
def house(whole: tuple[House, bytes], tmp_path: Path) -> House:
    """A copy of it."""
    shutil.copytree(whole[0].seeds, tmp_path / "seeds")
    shutil.copytree(whole[0].work, tmp_path / "work")
    return House(tmp_path / "seeds", tmp_path / "work")


@pytest.fixture
def empty(whole: tuple[House, bytes], tmp_path: Path) -> House:
    """The inputs alone."""
    return House(shutil.copytree(whole[0].seeds, tmp_path / "new" / "seeds"), tmp_path / "new" / "work")


def threads() -> Executor:
    return ThreadPoolExecutor(2)


def nobody() -> str:
    return "nobody"


def test_two_processes_make_the_same_bytes_as_none(whole: tuple[House, bytes], empty: House) -> None:
    assert empty.convert(Crew(workers=2))[0] == whole[1]
    assert sorted(empty.done("reading")) == sorted(empty.done("converting")[:3]) == NAMES


def test_executor_that_the_settings_name_makes_the_same_bytes(whole: tuple[House, bytes], empty: House) -> None:
    assert empty.convert(Crew(f"{__name__}:threads"))[0] == whole[1]


@pytest.mark.serial
def test_cluster_of_dask_makes_the_same_bytes(whole: tuple[House, bytes], empty: House) -> None:
    pytest.importorskip("distributed", reason="corrkg[dask] is not installed")
    assert empty.convert(Crew("dask", workers=2))[0] == whole[1]


@pytest.mark.parametrize("name", ["nowhere:make", "corrkg.store.crew:nothing", "plainly", f"{__name__}:nobody"])
def test_executor_that_is_none_is_refused(name: str, empty: House) -> None:
    with pytest.raises(CorrkgError, match=r"executor"):
        empty.convert(Crew(name))


def test_what_has_not_changed_is_not_read_again(whole: tuple[House, bytes], house: House) -> None:
    assert house.convert(Crew())[0] == whole[1]
    assert house.done("reading") == []
    assert not {"converting 1931-august", *(f"converting {name}" for name in NAMES)} & {*house.steps}


def test_one_edited_text_is_read_and_written_alone_and_the_result_is_that_of_a_whole_build(
    house: House, empty: House
) -> None:
    house.edit("1932-june.txt")
    empty.edit("1932-june.txt")
    edited = house.convert(Crew())
    assert house.done("reading") == ["1932-june"]
    assert [step for step in house.steps if "1932" in step] == ["reading 1932-june.txt", "converting 1932-june"]
    assert edited[0] == empty.convert(Crew())[0]


def test_changed_authority_file_has_every_text_read_again(house: House, empty: House) -> None:
    for each in (house, empty):
        path = each.seeds / "authorities" / "persons.csv"
        path.write_text(path.read_text(encoding="utf-8").replace("Tarnov", "Tarnow"), encoding="utf-8")
    assert house.convert(Crew())[0] == empty.convert(Crew())[0]
    assert house.done("reading") == NAMES


def test_text_that_is_gone_leaves_nothing_behind(house: House) -> None:
    kept = len(list(house.work.rglob("*.records")))
    (house.seeds / "editions" / "1934-march.txt").unlink()
    house.convert(Crew())
    assert len(list(house.work.rglob("*.records"))) == kept - 1


# --- what goes wrong ------------------------------------------------------------------------------------------------


@pytest.mark.serial
def test_killed_worker_is_replaced_and_the_bytes_are_the_same(whole: tuple[House, bytes], empty: House) -> None:
    crew, killed = Crew(workers=2), list[int]()

    def kill(step: str) -> None:
        pool = crew._executor
        if not killed and step.startswith("reading") and isinstance(pool, ProcessPoolExecutor):
            killed.append(next(iter(pool._processes)))
            os.kill(killed[0], signal.SIGKILL)

    assert empty.convert(crew, kill)[0] == whole[1]
    assert killed


def die(_: int) -> int:
    os.kill(os.getpid(), signal.SIGKILL)
    return 0


@pytest.mark.serial
def test_workers_that_are_lost_again_and_again_are_an_error() -> None:
    with Crew(workers=2) as crew, pytest.raises(CorrkgError, match="the workers were lost 4 times"):
        list(crew.do(die, [1, 2]))


KILLED = """
import sys
from pathlib import Path
from corrkg.edition.seeds import read_seeds
from corrkg.store.crew import Crew
from corrkg.store.texts import Workshop

def main():
    with Crew(workers=2) as crew:
        tell = lambda _: print(*crew._executor._processes, flush=True)
        Workshop(Path(sys.argv[2]), read_seeds(Path(sys.argv[1])), crew, tell).read(strict=True)
        sys.stdin.read()

if __name__ == "__main__":
    main()
"""


def runs(pid: int) -> bool:
    """Tell whether a process is there and is no zombie."""
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


@pytest.mark.serial
@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="there is no /proc to look into")
def test_workers_end_with_a_build_that_is_killed(empty: House) -> None:
    build = subprocess.Popen(
        [sys.executable, "-c", KILLED, str(empty.seeds), str(empty.work)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert build.stdout is not None and build.stdin is not None
    workers = [int(each) for each in build.stdout.readline().split()]
    assert workers and all(map(runs, workers))
    build.kill()
    build.wait()
    until = time.monotonic() + 20
    while any(map(runs, workers)) and time.monotonic() < until:
        time.sleep(0.05)
    assert not any(map(runs, workers))
    build.stdin.close()
    build.stdout.close()


class StopError(Exception):
    """A build that is stopped."""


@pytest.fixture
def stopped(empty: House) -> Iterator[House]:
    """A house whose build was stopped after its first text."""

    def stop(step: str) -> None:
        if step.startswith("reading"):
            raise StopError

    with pytest.raises(StopError):
        empty.convert(Crew(), stop)
    yield empty


def test_build_that_was_stopped_goes_on_where_it_was(whole: tuple[House, bytes], stopped: House) -> None:
    assert stopped.convert(Crew())[0] == whole[1]
    assert stopped.done("reading") == NAMES[1:]


def test_text_that_cannot_be_read_is_left_out_and_reported_and_keeps_its_addresses(house: House) -> None:
    house.seeds.joinpath("identifiers.csv").write_text(house.convert(Crew())[1].register.text(), encoding="utf-8")
    (house.seeds / "editions" / "1932-june.txt").write_bytes(b"Sable to Veretin\n\xff\n")
    data, made = house.convert(Crew())
    [row] = [row for row in made.report if row["about"] == "text"]
    assert (row["kind"], row["file"], row["line"]) == ("unread", "1932-june.txt", 2)
    assert "left out" in row["message"]
    assert b"/source/1932-june>" not in data and b"/source/1931-august>" in data
    gone = [entry.slug for entry in made.register.all() if entry.kind == "letter" and entry.slug.startswith("1932")]
    assert gone and all(f"letter/{slug}> <http://www.w3.org/2002/07/owl#deprecated>".encode() in data for slug in gone)


def test_text_that_cannot_be_read_stops_a_strict_build(house: House) -> None:
    (house.seeds / "editions" / "1932-june.txt").write_bytes(b"Sable to Veretin\n\xff\n")
    with pytest.raises(InputError) as caught:
        house.convert(Crew(), strict=True)
    assert (caught.value.path, caught.value.line) == (house.seeds / "editions" / "1932-june.txt", 2)


def test_text_that_cannot_be_read_stops_a_build_that_has_no_other(house: House) -> None:
    for name in NAMES:
        (house.seeds / "editions" / f"{name}.txt").write_text("nothing", encoding="utf-8")
    with pytest.raises(InputError, match="no letter"):
        house.convert(Crew())


@pytest.mark.parametrize("suffix", ["facts", "shared"])
def test_damage_to_what_is_kept_is_told(house: House, tmp_path: Path, suffix: str) -> None:
    store = tmp_path / "store"
    store.mkdir()
    house.work.rename(store / "texts")
    toml = house.seeds / "dataset.toml"
    toml.write_text(toml.read_text(encoding="utf-8").replace("modified = 2026-11-22\n", ""), encoding="utf-8")
    for path in (store / "texts").rglob(f"*.{suffix}"):
        path.write_bytes(path.read_bytes()[:-3])
    with pytest.raises(StoreError, match="damaged") as caught:
        build(house.seeds, store)
    assert str(store / "texts") in str(caught.value.hint)


def test_record_that_was_slipped_in_is_not_made(house: House) -> None:
    for path in house.work.rglob("*.summary"):
        path.write_bytes(b"cos\nsystem\n(S'touch slipped'\ntR.")
    house.convert(Crew())
    assert house.done("reading") == NAMES
    with pytest.raises(pickle.UnpicklingError):
        from corrkg import pickles

        path = house.work / "slipped"
        path.write_bytes(b"cos\nsystem\n(S'touch slipped'\ntR.")
        pickles.load(path)
