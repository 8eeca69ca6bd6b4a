"""A published store as its readers see it."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import NamedNode, Quad, RdfFormat, Store

from corrkg.errors import StoreError
from corrkg.store import publication as publication_module
from corrkg.store.artefacts import ARTEFACTS, make_artefacts
from corrkg.store.built import Built
from corrkg.store.embedded import Embedded
from corrkg.store.inventory import Inventory, Occurring
from corrkg.store.lines import SortedLines, write_lines
from corrkg.store.publication import Publication
from corrkg.store.release import DATASET, Release, in_use
from corrkg.store.whole import check, take_down

BASE = "http://localhost:8000/"


def publish(directory: Path, digest: str) -> None:
    path = directory / "releases" / digest
    path.mkdir(parents=True)
    store = Store(str(path / "oxigraph"))
    thing = NamedNode(BASE + "person/" + digest)
    store.add(Quad(thing, NamedNode("http://x/p"), NamedNode(BASE + "letter/x#part"), NamedNode(BASE + "graph/g")))
    store.flush()
    store.dump(str(path / DATASET), RdfFormat.N_QUADS)
    del store
    make_artefacts(path, Built(path / DATASET, BASE))
    (path / "manifest.json").write_text(json.dumps({"digest": digest, "base": BASE, "title": "T"}))
    take_down(path)
    link = directory / "next"
    link.symlink_to(Path("releases") / digest)
    link.replace(directory / "current")


def test_opens_the_current_release(tmp_path: Path) -> None:
    publish(tmp_path, "aa")
    opened = Release.open(tmp_path)
    assert (opened.digest, opened.base, opened.title, opened.graph.count()) == ("aa", BASE, "T", 1)
    assert opened.graphs == {NamedNode(BASE + "graph/g"): 1}


def test_files_may_be_written_down_again(tmp_path: Path) -> None:
    publish(tmp_path, "aa")
    release = tmp_path / "current"
    (release / "manifest.json").write_text(json.dumps({"digest": "aa", "base": BASE, "title": "Another title"}))
    with pytest.raises(StoreError, match=r"manifest\.json"):
        check(release)
    take_down(release)
    check(release, thorough=True)


def test_holds_what_occurs_anywhere(tmp_path: Path) -> None:
    publish(tmp_path, "aa")
    opened = Release.open(tmp_path)
    for path in ("person/aa", "graph/g", "letter/x"):
        assert opened.holds(NamedNode(BASE + path)), path
    assert not opened.holds(NamedNode(BASE + "letter/y"))


def test_the_inventory_finds_parts_that_nothing_links() -> None:
    def quad(subject: str, obj: str) -> Quad:
        return Quad(NamedNode(BASE + subject), NamedNode("http://x/p"), NamedNode(BASE + obj))

    found = Inventory.take(BASE, [quad("a", "a#linked"), quad("a#loose", "b#other"), quad("a#one", "a#two")])
    assert found.documents == {BASE + "a", BASE + "b"}
    loose = {owner: [each.value for each in parts] for owner, parts in found.loose.items()}
    assert loose == {BASE + "a": [BASE + "a#loose"], BASE + "b": [BASE + "b#other"]}


def test_a_saved_inventory_says_what_was_taken(tmp_path: Path) -> None:
    loose = {BASE + "a": (NamedNode(BASE + "a#1"), NamedNode(BASE + "a#2")), BASE + "ж": (NamedNode(BASE + "ж#x"),)}
    Inventory(frozenset([BASE + "a", BASE + "a/b", BASE + "ж"]), loose).save(tmp_path / "inventory")
    saved = Occurring(tmp_path / "inventory")
    assert BASE + "a/b" in saved and BASE + "ж" in saved
    assert BASE + "a/" not in saved and BASE not in saved and "" not in saved
    assert {owner: tuple(saved.loose(owner)) for owner in (BASE + "a", BASE + "ж")} == loose
    assert saved.loose(BASE + "a/b") == []


@given(st.sets(st.text(st.characters(blacklist_characters="\n", blacklist_categories=["Cs"]), max_size=6)), st.text())
def test_sorted_lines_find_what_a_set_has(lines: set[str], other: str) -> None:
    with TemporaryDirectory() as directory:
        write_lines(Path(directory) / "lines", lines)
        found = SortedLines(Path(directory) / "lines")
        assert all(line in found for line in lines)
        assert (other in found) == (other in lines)
        assert list(found) == sorted(lines, key=str.encode)
        assert set(found.starting(other[:1])) == {line for line in lines if line.startswith(other[:1])}


@pytest.mark.parametrize("name", [each.name for each in ARTEFACTS])
def test_release_without_an_artefact_is_refused_with_what_to_do(tmp_path: Path, name: str) -> None:
    publish(tmp_path, "aa")
    (tmp_path / "releases" / "aa" / name).rename(tmp_path / "away")
    with pytest.raises(StoreError, match=f"has no {name}(.|\n)*corrkg build"):
        Release.open(tmp_path)


def test_opening_a_release_reads_no_quad(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(tmp_path, "aa")

    def scan(*_: object, **__: object) -> None:
        raise AssertionError("the store was scanned")

    monkeypatch.setattr(Embedded, "match", scan)
    monkeypatch.setattr(Inventory, "take", scan)
    opened = Release.open(tmp_path)
    assert opened.graphs == {NamedNode(BASE + "graph/g"): 1}
    assert BASE + "letter/x" in opened.inventory
    assert opened.inventory.loose(BASE + "letter/x") == [NamedNode(BASE + "letter/x#part")]


def test_nothing_built_says_what_to_do(tmp_path: Path) -> None:
    for directory in (tmp_path, tmp_path / "nowhere"):
        for ask in (lambda d=directory: Release.open(d), Publication(directory).current):
            with pytest.raises(StoreError, match="corrkg build"):
                ask()


@pytest.mark.parametrize("damage", ["manifest", "garbled", "no digest", "bad base", "oxigraph", "release"])
def test_damage_is_a_store_error_with_a_hint(tmp_path: Path, damage: str) -> None:
    publish(tmp_path, "aa")
    release = tmp_path / "releases" / "aa"
    if damage == "manifest":
        (release / "manifest.json").unlink()
    elif damage == "garbled":
        (release / "manifest.json").write_bytes(b"\xff{")
    elif damage == "no digest":
        (release / "manifest.json").write_text('{"base": "http://x/"}')
    elif damage == "bad base":
        (release / "manifest.json").write_text('{"digest": "aa", "base": "x"}')
    elif damage == "oxigraph":
        for path in (release / "oxigraph").iterdir():
            path.unlink()
    else:
        release.rename(tmp_path / "gone")
    with pytest.raises(StoreError) as raised:
        Release.open(tmp_path)
    assert "corrkg build" in str(raised.value)


def test_publication_follows_the_link_and_keeps_the_old_release_alive(tmp_path: Path) -> None:
    publish(tmp_path, "aa")
    publication = Publication(tmp_path)
    old = publication.current()
    assert publication.current() is old
    publish(tmp_path, "bb")
    assert publication.current().digest == "bb"
    assert old.graph.count() == 1


def test_publication_opens_once_for_many_threads(tmp_path: Path) -> None:
    publish(tmp_path, "aa")
    publication = Publication(tmp_path)
    with ThreadPoolExecutor(16) as pool:
        found = list(pool.map(lambda _: publication.current(), range(64)))
    assert all(each is found[0] for each in found)


def test_release_is_made_ready_before_it_is_served_and_the_one_before_answers_meanwhile(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(publication_module, "_PATIENCE", 0.05)
    ready = threading.Event()
    publish(tmp_path, "aa")
    publication = Publication(tmp_path, lambda _: ready.wait(10))
    assert publication.current().digest == "aa"
    publish(tmp_path, "bb")
    assert [publication.current().digest for _ in range(3)] == ["aa"] * 3
    ready.set()
    assert soon(lambda: publication.current().digest == "bb")


def test_release_that_cannot_be_opened_leaves_the_one_before_and_is_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(publication_module, "_PATIENCE", 0.05)
    monkeypatch.setattr(publication_module, "_AGAIN", 0.2)
    publish(tmp_path, "aa")
    publication = Publication(tmp_path)
    assert publication.current().digest == "aa"
    publish(tmp_path, "bb")
    manifest = tmp_path / "releases" / "bb" / "manifest.json"
    whole = manifest.read_text()
    manifest.write_text("{")
    assert publication.current().digest == "aa"
    manifest.write_text(whole)
    assert soon(lambda: publication.current().digest == "bb")


def test_release_is_in_use_as_long_as_anybody_has_it_open(tmp_path: Path) -> None:
    publish(tmp_path, "aa")
    path = tmp_path / "releases" / "aa"
    assert not in_use(path)
    opened = Release.at(path)
    assert in_use(path)
    del opened
    assert not in_use(path)


def soon(holds: Callable[[], bool]) -> bool:
    """Wait until something holds, for ten seconds at the most."""
    ends = time.monotonic() + 10
    while not holds() and time.monotonic() < ends:
        time.sleep(0.02)
    return holds()
