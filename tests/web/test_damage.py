"""What is gone or damaged is 503 with Retry-After, kept by no cache, and well again by itself when it is mended."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from corrkg.engine import pools
from corrkg.engine.pool import Pool
from corrkg.engine.pools import Steady
from corrkg.errors import CorrkgError
from corrkg.settings import load
from corrkg.store.publication import Publication
from corrkg.store.release import Release
from corrkg.store.whole import take_down
from corrkg.web import create_app

from .conftest import Publish

CROSS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
PATHS = ("/", "/letter", "/letter/first.ttl", "/letter/first.html", "/report", "/dump", "/sparql?query=ASK%7B%7D")


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory, publisher: Publish) -> Path:
    """A store that no server has opened."""
    store = tmp_path_factory.mktemp("whole")
    publisher(store)
    return store


@pytest.fixture
def store(tmp_path: Path, whole: Path) -> Path:
    return shutil.copytree(whole, tmp_path / "store", symlinks=True)


@pytest.fixture
def app(store: Path) -> Flask:
    return create_app(load({"store": str(store), "query_seconds": 2}, {}))


def ask(client: FlaskClient, query: str = "ASK {}") -> TestResponse:
    return client.get("/sparql", query_string={"query": query})


def assert_unavailable(response: TestResponse) -> None:
    assert response.status_code == 503, response.data
    assert int(response.headers["Retry-After"]) > 0
    assert response.headers["Cache-Control"] == "no-store"
    assert "ETag" not in response.headers
    assert b"Traceback" not in response.data


def cut(path: Path) -> None:
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2])


def manifest(**members: object) -> Callable[[Path], None]:
    def damage(release: Path) -> None:
        path = release / "manifest.json"
        path.write_text(json.dumps(json.loads(path.read_text()) | members))

    return damage


DAMAGES: dict[str, Callable[[Path], object]] = {
    "no manifest": lambda release: (release / "manifest.json").unlink(),
    "a manifest cut short": lambda release: cut(release / "manifest.json"),
    "a digest that is a number": manifest(digest=5),
    "a base that is a list": manifest(base=["http://x/"]),
    "a number of quads that is a text": manifest(quads="many"),
    "a report that is no table": lambda release: (release / "report.sqlite").write_text("{}"),
    "no report": lambda release: (release / "report.sqlite").unlink(),
    "a report cut short": lambda release: cut(release / "report.sqlite"),
    "no dataset": lambda release: (release / "dataset.nq").unlink(),
    "a dataset cut short": lambda release: cut(release / "dataset.nq"),
    "no dumps": lambda release: shutil.rmtree(release / "dump"),
    "a dump cut short": lambda release: cut(release / "dump" / "dataset.nq.gz"),
    "an inventory cut short": lambda release: cut(release / "inventory" / "documents"),
    "sizes of graphs that are none": lambda release: (release / "graphs.json").write_text("[]"),
    "no Oxigraph store": lambda release: shutil.rmtree(release / "oxigraph"),
    "files that are no table": lambda release: (release / "files.json").write_text("[1]"),
    "files without digests": lambda release: (release / "files.json").write_text('{"dataset.nq": 5}'),
    "the release is gone": shutil.rmtree,
    "the store is gone": lambda release: shutil.rmtree(release.parents[1]),
}  # fmt: skip


@pytest.mark.parametrize("name", DAMAGES)
def test_damaged_store_is_503_everywhere_until_it_is_mended(
    store: Path, whole: Path, app: Flask, caplog: pytest.LogCaptureFixture, name: str
) -> None:
    DAMAGES[name]((store / "current").resolve())
    client = app.test_client()
    for path in PATHS:
        assert_unavailable(client.get(path))
    assert client.get("/health").status_code == 503
    assert client.get("/health/live").status_code == 200
    assert "Traceback" not in caplog.text
    shutil.rmtree(store, ignore_errors=True)
    shutil.copytree(whole, store, symlinks=True)
    assert [client.get(path).status_code for path in PATHS] == [200] * len(PATHS)


def rocksdb(release: Path) -> list[Path]:
    files = (release / "oxigraph").iterdir()
    return sorted(path for path in files if path.suffix == ".sst" or path.name.startswith(("CURRENT", "MANIFEST")))


def test_each_file_of_rocksdb_that_is_missing_cut_or_garbled_is_a_store_error(store: Path, whole: Path) -> None:
    release = (store / "current").resolve()
    files = rocksdb(release)
    assert len(files) > 5
    for path in files:
        content = path.read_bytes()
        for damaged in (None, content[: len(content) // 2], b""):
            path.unlink() if damaged is None else path.write_bytes(damaged)
            with pytest.raises(Exception, match="corrkg build") as caught:
                Release.open(store)
            assert type(caught.value).__name__ == "StoreError"
            path.write_bytes(content)
    assert Release.open(store).graph.count() > 0


def test_garbled_store_of_the_right_sizes_is_no_fault_of_ours(store: Path) -> None:
    for file in (store / "current").resolve().glob("oxigraph/*.sst"):
        data = bytearray(file.read_bytes())
        # A large file's first block of data: what is read when the store is opened stands at the ends of the files, or
        # in the small ones.
        for place in range(20 if len(data) > 4000 else 0):
            data[place] ^= 0xFF
        file.write_bytes(data)
    assert Release.open(store).digest
    client = create_app(load({"store": str(store), "memory_quads": 0}, {})).test_client()
    for path in ("/letter/first.html", "/letter/first.ttl", "/sparql?query=SELECT*%7B%3Fs%20%3Fp%20%3Fo%7D"):
        response = client.get(path)
        assert_unavailable(response)
        assert str(store) not in response.get_data(as_text=True)  # where it lies is for the log


@pytest.mark.parametrize("name", ["a digest that is a number", "no Oxigraph store", "a dataset cut short"])
def test_damaged_store_is_told_in_a_line_when_a_server_starts(store: Path, name: str) -> None:
    DAMAGES[name]((store / "current").resolve())
    done = subprocess.run(
        [sys.executable, "-m", "corrkg.cli.main", "serve", "--store", store, "--port", "0"],
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert "corrkg build" in done.stderr and "Traceback" not in done.stderr + done.stdout


# --- the processes that answer queries ----------------------------------------------------------------------------


def pool_of(app: Flask) -> Pool:
    site = app.extensions["corrkg"]
    engine = site.engine(site.publication.current())
    assert isinstance(engine, Steady)
    return engine.pool


def end_idle(pool: Pool) -> None:
    for child in list(pool._idle):
        os.kill(child.pid, signal.SIGKILL)
        while not child.has_ended:
            time.sleep(0.01)


def test_query_after_the_nursery_was_killed_is_answered(app: Flask) -> None:
    client = app.test_client()
    for _ in range(3):
        assert ask(client).status_code == 200
        os.kill(pool_of(app)._nursery.pid, signal.SIGKILL)
        assert [ask(client).status_code for _ in range(3)] == [200] * 3


def test_query_whose_nursery_is_killed_is_begun_again(app: Flask) -> None:
    client = app.test_client()
    assert ask(client).status_code == 200
    nursery = pool_of(app)._nursery.pid
    threading.Timer(0.3, os.kill, (nursery, signal.SIGKILL)).start()
    failed = ask(client, CROSS)  # which takes longer than a query may
    assert_unavailable(failed)
    assert "2 seconds" in failed.get_json(force=True)["detail"]
    assert pool_of(app)._nursery.pid != nursery


def test_query_whose_nurseries_are_all_killed_is_503_and_the_next_one_answered(app: Flask) -> None:
    client = app.test_client()
    assert ask(client).status_code == 200
    ended = threading.Event()

    def kill() -> None:
        while not ended.wait(0.1):
            with suppress(CorrkgError):
                os.kill(pool_of(app)._nursery.pid, signal.SIGKILL)

    killer = threading.Thread(target=kill)
    killer.start()
    failed = ask(client, CROSS)
    ended.set()
    killer.join()
    assert_unavailable(failed)
    assert "started again" in failed.get_json(force=True)["detail"]
    assert ask(client).status_code == 200


def test_process_that_was_killed_while_it_waited_costs_no_answer(app: Flask) -> None:
    client = app.test_client()
    assert ask(client).status_code == 200
    end_idle(pool_of(app))
    assert ask(client).status_code == 200


def test_dataset_that_is_gone_when_a_pool_starts_is_503_and_heals(
    store: Path, app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pools, "_AGAIN", 0.0)
    client = app.test_client()
    assert client.get("/letter").status_code == 200
    dataset = (store / "current").resolve() / "dataset.nq"
    content = dataset.read_bytes()
    for damaged in (b"", content[: len(content) // 2], b"<no> n-quads"):
        dataset.write_bytes(damaged)
        assert_unavailable(ask(client))
    dataset.write_bytes(content)
    assert ask(client).status_code == 200


def test_dataset_that_cannot_be_loaded_is_not_tried_with_each_query(
    store: Path, app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[Pool] = []
    start = Pool._start

    def counted(pool: Pool) -> None:
        started.append(pool)
        start(pool)

    monkeypatch.setattr(Pool, "_start", counted)
    client = app.test_client()
    assert client.get("/letter").status_code == 200
    (store / "current").resolve().joinpath("dataset.nq").write_bytes(b"<no> n-quads")
    for _ in range(5):
        assert_unavailable(ask(client))
    assert len(started) == 1


def test_store_that_is_read_from_disk_is_503_when_its_files_are_gone(store: Path) -> None:
    app = create_app(load({"store": str(store), "memory_quads": 0}, {}))
    client = app.test_client()
    assert ask(client).status_code == 200
    end_idle(pool_of(app))
    oxigraph = (store / "current").resolve() / "oxigraph"
    oxigraph.rename(oxigraph.with_name("away"))
    assert_unavailable(ask(client))
    oxigraph.with_name("away").rename(oxigraph)
    assert ask(client).status_code == 200


def test_damaged_release_that_is_published_leaves_the_one_before(
    store: Path, app: Flask, publisher: Publish, caplog: pytest.LogCaptureFixture
) -> None:
    client = app.test_client()
    assert client.get("/letter").status_code == 200
    before = (store / "current").readlink()
    new = publisher(store, extra="\n<graph/more> { <person/x> a ck:Person . }")
    (store / "current").unlink()
    (store / "current").symlink_to(before)
    manifest(digest=5)(new)
    take_down(new)
    (store / "next").symlink_to(Path("releases") / new.name)
    (store / "next").replace(store / "current")
    assert client.get("/person/ivanov.ttl").status_code == 200
    assert "the one before it still is" in caplog.text and "Traceback" not in caplog.text
    assert isinstance(app.extensions["corrkg"].publication, Publication)
