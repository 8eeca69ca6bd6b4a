"""A build takes over from the published release what has not changed, and makes what a full build makes."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Store

from corrkg.errors import ValidationError
from corrkg.store.artefacts import WORDS
from corrkg.store.build import BuildResult, build
from corrkg.store.built import OXIGRAPH
from corrkg.store.difference import difference
from corrkg.store.loading import make_store, renew_store
from corrkg.store.relations import RELATIONS
from corrkg.store.release import DATASET, MANIFEST, Release
from corrkg.store.whole import FILES, sha256_of, take_down
from corrkg.vocab import XSD
from tests.conftest import indexed

SeedsMaker = Callable[..., Path]

MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august")
PLACES = ("Kem", "Sochi", "Rostov", "Tula")
MATTERS = ("The bridge is not ready.", "Send grain at once.", "Rudin S. T. is ill.", "Nothing new.")


def text(month: int, luck: random.Random) -> str:
    """Return a text of some letters, of which one may answer another, with a note each."""
    name = MONTHS[month - 1].capitalize()
    parts = ["Orlov and Gromov. Correspondence. 1933", f"1933 {name}"]
    for day in range(1, luck.randint(2, 4)):
        one, other = ("Orlov", "Gromov") if day % 2 else ("Gromov", "Orlov")
        number = month * 10 + day
        parts.append(
            f"{one} to {other} {name} {day}, 1933\n\n"
            f"Archive: RGASPI F. 700. Op. {luck.randint(1, 2)}. D. {luck.randint(14, 16)}. L. {number}. Autograph.\n"
            f"{luck.choice(PLACES)}. {other}.\n\n"
            f"To your No. {number - 1}. {luck.choice(MATTERS)} I ask Zaytsev A. P. to report 1 . No. {number}.\n\n"
            f"{one}.\n\n_____________________\n\n"
            f"1 On {name} {day + 2}, 1933, the PB adopted a resolution “On {luck.choice(PLACES)}” "
            f"(RGASPI. F. 17. Op. 3. D. {900 + number}. L. 12).\n"
        )
    return "\n\n".join(parts)


def write(seeds: Path, month: int, luck: random.Random) -> None:
    (seeds / "editions" / f"1933-{MONTHS[month - 1]}.txt").write_text(text(month, luck), encoding="utf-8")


@pytest.fixture(scope="session")
def four_texts(once: Callable[[str, Callable[[Path], object]], Path], make_seeds: SeedsMaker) -> Path:
    """A directory with the inputs of four texts and the store built from them: to copy, not to change."""

    def fill(house: Path) -> None:
        seeds = shutil.copytree(make_seeds({"editions/1933-may.txt": None}), house / "seeds")
        (seeds / "editions").mkdir(exist_ok=True)
        luck = random.Random(7)
        for month in (1, 2, 3, 4):
            write(seeds, month, luck)
        build(seeds, house / "store")

    return once("four-texts", fill)


@pytest.fixture
def house(four_texts: Path, tmp_path: Path) -> tuple[Path, Path]:
    """Inputs of four texts, and the store built from them, for one test to change."""
    copy = shutil.copytree(four_texts, tmp_path / "house", symlinks=True)
    return copy / "seeds", copy / "store"


def change(seeds: Path, luck: random.Random) -> str:
    """Edit, add or remove a text, or a row of an authority file; return what was done."""
    there = sorted((seeds / "editions").iterdir())
    done = luck.choice(("edit", "edit", "edit", "add", "remove", "person"))
    if done == "edit":
        path = luck.choice(there)
        write(seeds, MONTHS.index(path.stem.removeprefix("1933-")) + 1, luck)
    elif done == "add":
        write(seeds, luck.randint(5, 8), luck)
    elif done == "remove" and len(there) > 2:
        luck.choice(there).unlink()
    else:
        with (seeds / "authorities" / "persons.csv").open("a", encoding="utf-8") as file:
            file.write(f'p{luck.randrange(10**6)},"Rudin, Semyon Timofeyevich",,,,,,,invented,,\n')
    return done


def again(seeds: Path, store: Path) -> tuple[BuildResult, bool]:
    """Build, and tell whether anything was taken over."""
    steps: list[str] = []
    result = build(seeds, store, progress=steps.append)
    return result, any(step.startswith("taking over") for step in steps)


def content(release: Path) -> dict[str, Any]:
    """Return all that a release says, however its databases lie on disk."""
    found: dict[str, Any] = {}
    for name in (OXIGRAPH, "aligned"):
        found[name] = {str(quad) for quad in Store.read_only(str(release / name))}
    for path in sorted(release.rglob("*")):
        name = path.relative_to(release).as_posix()
        if path.is_file() and path.parent.name not in {OXIGRAPH, "aligned"} and name != "files.json":
            found[name] = rows(path) if path.suffix == ".sqlite" else path.read_bytes()
    return found


def rows(path: Path) -> dict[str, list[Any]]:
    """Return the rows of each table; where IRIs are numbered, in any order, they stand for their numbers."""
    with sqlite3.connect(path) as db:
        if path.name == RELATIONS:
            texts = {None: None, **dict(db.execute("SELECT * FROM iri"))}
            numbered = {name: sorted(db.execute(f"SELECT * FROM {name}")) for name in NUMBERED}
            return {
                name: sorted((tuple(texts[cell] if place in NUMBERED[name] else cell for place, cell in enumerate(row))
                              for row in found), key=repr)
                for name, found in numbered.items()
            }  # fmt: skip
        if path.name == WORDS:
            return indexed(db)
        tables = [name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {name: sorted(db.execute(f"SELECT * FROM {name}"), key=repr) for name in tables}


# The columns of the tables of relations that have numbers of IRIs.
NUMBERED = {"part": (0, 1), "link": (0, 2, 3, 4, 5), "linked": (0, 1), "class": (0, 1), "retired": (0,), "day": (0,)}


@pytest.mark.parametrize("seed", range(3))
def test_random_changes_give_what_a_full_build_gives(seed: int, house: tuple[Path, Path], tmp_path: Path) -> None:
    seeds, store = house
    luck = random.Random(seed)
    for turn in range(2):
        done = [change(seeds, luck) for _ in range(luck.randint(1, 2))]
        fresh = shutil.copytree(seeds, tmp_path / f"{turn}" / "seeds")
        result, took_over = again(seeds, store)
        expected = build(fresh, tmp_path / f"{turn}" / "store")
        assert took_over or done != ["edit"] or not result.changed
        assert (result.counts, result.report) == (expected.counts, expected.report)
        assert [asdict(each) for each in result.findings] == [asdict(each) for each in expected.findings]
        now, all_anew = content(result.release), content(expected.release)
        assert now.keys() == all_anew.keys()
        assert [name for name in now if now[name] != all_anew[name]] == [], done


def test_a_release_made_from_others_can_be_opened_and_is_whole(house: tuple[Path, Path]) -> None:
    seeds, store = house
    for turn in range(3):
        write(seeds, 2, random.Random(turn))
        result, took_over = again(seeds, store)
        assert took_over
    release = Release.open(store)
    assert release.digest == result.digest
    assert release.graph.count() == release.manifest["quads"]


def test_changed_authority_files_and_full_take_nothing_over(house: tuple[Path, Path]) -> None:
    seeds, store = house
    write(seeds, 2, random.Random(1))
    with (seeds / "authorities" / "persons.csv").open("a", encoding="utf-8") as file:
        file.write('rudin,"Rudin, Semyon Timofeyevich",,,,,,,invented,,\n')
    assert not again(seeds, store)[1]
    write(seeds, 2, random.Random(2))
    steps: list[str] = []
    build(seeds, store, progress=steps.append, full=True)
    assert not any(step.startswith("taking over") for step in steps)
    assert sum(step.startswith("reading 1933") for step in steps) == 4
    write(seeds, 2, random.Random(3))
    assert again(seeds, store)[1]


def test_another_day_of_the_build_still_takes_over(house: tuple[Path, Path]) -> None:
    seeds, store = house
    build(seeds, store, date="2026-11-01")
    write(seeds, 3, random.Random(5))
    steps: list[str] = []
    build(seeds, store, progress=steps.append, date="2026-11-02")
    assert any(step.startswith("taking over") for step in steps)


def test_where_nothing_is_new_the_release_is_read_once_and_nothing_is_loaded_or_validated(
    house: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[Path] = []

    def counted(path: Path) -> str:
        read.append(path)
        return sha256_of(path)

    monkeypatch.setattr("corrkg.store.whole.sha256_of", counted)
    steps: list[str] = []
    result = build(*house, progress=steps.append)
    assert not result.changed
    files = [result.release / name for name in json.loads((result.release / FILES).read_text())]
    assert len(read) == len({path.stat().st_ino for path in read})
    assert {path.stat().st_ino for path in read} == {path.stat().st_ino for path in files}
    assert not any(step.startswith(("loading", "validating", "making")) for step in steps)


def test_a_release_of_another_corrkg_is_made_again_though_it_says_the_same(house: tuple[Path, Path]) -> None:
    seeds, store = house
    release = (store / "current").resolve()
    manifest = json.loads((release / MANIFEST).read_text())
    (release / MANIFEST).write_text(json.dumps({**manifest, "made_from": "another"}))
    take_down(release)
    steps: list[str] = []
    result = build(seeds, store, progress=steps.append)
    assert result.changed and result.release == release
    assert any(step.startswith("making") for step in steps)
    assert json.loads((release / MANIFEST).read_text()) == manifest


def test_damaged_release_is_no_ground(house: tuple[Path, Path]) -> None:
    seeds, store = house
    dump = (store / "current").resolve() / "dump" / "dataset.ttl.gz"
    dump.write_bytes(dump.read_bytes()[:-1] + b"x")
    write(seeds, 3, random.Random(5))
    assert not again(seeds, store)[1]


def test_failed_validation_of_what_changed_leaves_the_published_store(house: tuple[Path, Path]) -> None:
    seeds, store = house
    before = (store / "current").resolve(), content((store / "current").resolve())
    header = "thing,property,from,to,who,when,source,why\n"
    path = next(iter(Release.open(store).graph.match(None, NamedNode("https://w3id.org/corrkg/ontology#sender"))))
    slug = path.subject.value.partition(".org/")[2]  # type: ignore[union-attr]
    (seeds / "corrections.csv").write_text(
        f"{header}{slug},ck:date,{the_date(store, path.subject)},,A. Editor,2026-11-27,seen,no such day\n",
        encoding="utf-8",
    )
    steps: list[str] = []
    with pytest.raises(ValidationError):
        build(seeds, store, progress=steps.append)
    assert any(step.startswith("taking over") for step in steps)
    assert ((store / "current").resolve(), content((store / "current").resolve())) == before


def the_date(store: Path, letter: Any) -> str:
    found = Release.open(store).graph.match(letter, NamedNode("https://w3id.org/corrkg/ontology#date"))
    return next(quad.object.value for quad in found)  # type: ignore[union-attr]


def test_build_killed_while_it_takes_over_leaves_the_published_store(house: tuple[Path, Path]) -> None:
    seeds, store = house
    before = (store / "current").resolve(), content((store / "current").resolve())
    write(seeds, 2, random.Random(11))
    for step in ("loading", "validating", "making", "publishing"):
        program = (
            "import os, signal, sys\nfrom pathlib import Path\nfrom corrkg.store.build import build\n"
            "def stop(name):\n    if name.startswith(sys.argv[3]): os.kill(os.getpid(), signal.SIGKILL)\n"
            "build(Path(sys.argv[1]), Path(sys.argv[2]), progress=stop)\n"
        )
        command = [sys.executable, "-c", program, str(seeds), str(store), step]
        assert subprocess.run(command, env=os.environ, check=False).returncode == -signal.SIGKILL
        assert ((store / "current").resolve(), content((store / "current").resolve())) == before
    assert again(seeds, store)[1]


def test_a_value_that_is_written_in_two_ways_stays_while_one_of_them_does(tmp_path: Path) -> None:
    line = '<urn:a> <urn:p> "{}"^^<http://www.w3.org/2001/XMLSchema#integer> <urn:g> .\n'
    for name, values in (("one", ("007", "7", "8")), ("two", ("7", "9"))):
        (tmp_path / name).write_text("".join(line.format(value) for value in values))
    make_store(tmp_path / "one", tmp_path / "before")
    found = difference(tmp_path / "one", tmp_path / "two", 10)
    assert found is not None
    renew_store(tmp_path / "before", tmp_path / "after", found)
    quads = {quad.object for quad in Store.read_only(str(tmp_path / "after"))}
    assert quads == {Literal("7", datatype=XSD.integer), Literal("9", datatype=XSD.integer)}


def test_the_store_that_was_made_from_another_has_its_quads_and_no_other(house: tuple[Path, Path]) -> None:
    seeds, store = house
    write(seeds, 4, random.Random(9))
    result, _ = again(seeds, store)
    loaded = Store()
    loaded.bulk_load(path=str(result.release / DATASET), format=RdfFormat.N_QUADS)
    made: set[Quad] = set(Store.read_only(str(result.release / OXIGRAPH)))
    assert made == set(loaded)
