"""A published store as its readers see it."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Quad, Store

from corrkg.errors import StoreError
from corrkg.store import release
from corrkg.store.release import Inventory, Publication, Release, in_use

BASE = "http://localhost:8000/"


def publish(directory: Path, digest: str) -> None:
    path = directory / "releases" / digest
    path.mkdir(parents=True)
    store = Store(str(path / "oxigraph"))
    thing = NamedNode(BASE + "person/" + digest)
    store.add(Quad(thing, NamedNode("http://x/p"), NamedNode(BASE + "letter/x#part"), NamedNode(BASE + "graph/g")))
    store.flush()
    del store
    (path / "manifest.json").write_text(json.dumps({"digest": digest, "base": BASE, "title": "T"}))
    link = directory / "next"
    link.symlink_to(Path("releases") / digest)
    link.replace(directory / "current")


def test_opens_the_current_release(tmp_path: Path) -> None:
    publish(tmp_path, "aa")
    opened = Release.open(tmp_path)
    assert (opened.digest, opened.base, opened.title, len(opened.store)) == ("aa", BASE, "T", 1)
    assert opened.graphs == {NamedNode(BASE + "graph/g"): 1}


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
    assert len(list(old.store)) == 1


def test_publication_opens_once_for_many_threads(tmp_path: Path) -> None:
    publish(tmp_path, "aa")
    publication = Publication(tmp_path)
    with ThreadPoolExecutor(16) as pool:
        found = list(pool.map(lambda _: publication.current(), range(64)))
    assert all(each is found[0] for each in found)


def test_release_is_made_ready_before_it_is_served_and_the_one_before_answers_meanwhile(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(release, "_PATIENCE", 0.05)
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
    monkeypatch.setattr(release, "_PATIENCE", 0.05)
    monkeypatch.setattr(release, "_AGAIN", 0.2)
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
