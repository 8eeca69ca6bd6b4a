"""What operators need: to see whether it lives, what it does, and to stop it without losing a request."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from flask.testing import FlaskClient
from prometheus_client.parser import text_string_to_metric_families

from corrkg.settings import load
from corrkg.web import create_app
from corrkg.web.middleware import observe

pytestmark = pytest.mark.serial
RUNAWAY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"


@pytest.fixture
def lines(tmp_path: Path) -> Iterator[Any]:
    """The lines of the log of requests, as they are now."""
    with (tmp_path / "access.log").open("wb") as file:
        observe.log_to(file.fileno())
        yield lambda: [json.loads(line) for line in (tmp_path / "access.log").read_text().splitlines()]
        observe.log_to(None)


@pytest.fixture
def client(october_store: Path) -> FlaskClient:
    return create_app(load({"store": str(october_store), "query_seconds": 1}, {})).test_client()


# --- the log ---


def test_each_request_is_a_line_of_json(client: FlaskClient, lines: Any) -> None:
    page = client.get("/letter", headers={"Accept": "text/html"}, buffered=True)
    (line,) = lines()
    assert line["time"].endswith("+00:00")
    assert line.pop("time")
    assert line.pop("ms") >= 0
    assert line == {"method": "GET", "path": "/letter", "status": 200, "bytes": len(page.data)}


@pytest.mark.parametrize(
    ("query", "outcome", "status"),
    [
        ("ASK {}", "ok", 200),
        ("SELECT * { ?s ?p ?o }", "ok", 200),
        (RUNAWAY, "time", 503),
        ("SELECT nonsense", "refused", 400),
        ("SELECT * { SERVICE <http://127.0.0.1:9/> {} }", "refused", 400),
    ],
)
def test_query_is_logged_by_its_hash_and_what_became_of_it(
    client: FlaskClient, lines: Any, query: str, outcome: str, status: int
) -> None:
    client.get("/sparql", query_string={"query": query, "format": "json"}, buffered=True)
    (line,) = lines()
    assert (line["status"], line["outcome"]) == (status, outcome)
    assert line["query"] == hashlib.sha256(query.encode()).hexdigest()[:16]


def test_answer_from_memory_is_marked(client: FlaskClient, lines: Any) -> None:
    for _ in range(2):
        client.get("/person/stalin.ttl", buffered=True)
    assert [line.get("cache") for line in lines()] == [None, "hit"]


def test_nothing_of_a_person_is_logged(client: FlaskClient, lines: Any, tmp_path: Path) -> None:
    secret = "kryptonite"
    fields = {
        "User-Agent": secret, "Referer": f"http://{secret}/", "Cookie": secret, "X-Forwarded-For": "203.0.113.9",
        "Authorization": secret, "From": secret, "Accept": "text/html",
    }  # fmt: skip
    for path in (f"/?q={secret}", f"/sparql?query=ASK+%7B%7D+%23{secret}", f"/queries/letters-about?words={secret}"):
        client.get(path, headers=fields, environ_overrides={"REMOTE_ADDR": "203.0.113.9"}, buffered=True)
    assert len(lines()) == 3
    text = (tmp_path / "access.log").read_text()
    assert secret not in text
    assert "203.0.113.9" not in text


def test_line_cannot_be_forged(client: FlaskClient, lines: Any) -> None:
    client.get("/letter/%0a%7b%22status%22:200%7d%1b[2J", buffered=True)
    (line,) = lines()
    assert line["status"] == 404
    assert line["path"].startswith("/letter/\n")


# --- health ---


def test_liveness_needs_no_store_and_readiness_does(tmp_path: Path) -> None:
    client = create_app(load({"store": str(tmp_path)}, {})).test_client()
    assert client.get("/health/live").status_code == 200
    ready = client.get("/health")
    assert ready.status_code == 503
    assert int(ready.headers["Retry-After"]) > 0


def test_health_is_never_kept(client: FlaskClient) -> None:
    assert client.get("/health").headers["Cache-Control"] == "no-store"
    assert client.get("/health/live").headers["Cache-Control"] == "no-store"


# --- metrics ---


def samples(text: str) -> dict[tuple[str, tuple[tuple[str, str], ...]], float]:
    return {
        (sample.name, tuple(sorted(sample.labels.items()))): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


def test_metrics_are_those_of_all_processes(october_store: Path, serving: Any) -> None:
    with serving(october_store, workers=3, query_seconds=1) as server:
        for _ in range(24):
            assert server.get("/letter.html")[0] == 200
        for number in range(6):
            assert server.get(f"/nothing-{number}")[0] == 404
        assert server.get("/sparql?format=json&query=" + quote(RUNAWAY))[0] == 503
        assert server.get("/sparql?format=json&query=" + quote("ASK {}"))[0] == 200
        status, fields, body = server.get("/metrics")
    assert (status, fields["cache-control"]) == (200, "no-store")
    assert fields["content-type"].startswith("text/plain; version=")
    found = samples(body.decode())
    assert found["corrkg_requests_total", (("place", "letter"), ("status", "200"))] == 24
    assert found["corrkg_requests_total", (("place", "other"), ("status", "404"))] == 6
    assert found["corrkg_request_seconds_count", (("place", "letter"),)] == 24
    assert found["corrkg_queries_total", (("outcome", "time"),)] == 1
    assert found["corrkg_queries_total", (("outcome", "ok"),)] == 1
    assert found["corrkg_queries_running", ()] == 0
    assert found["corrkg_dataset_quads", ()] > 20_000
    assert "nothing-" not in body.decode()


RACE = """
import sys, threading
from corrkg.web.middleware.metrics import count
sys.setswitchinterval(1e-6)
start, failed = threading.Barrier(16), []

def first():
    start.wait()
    try:
        count("/letter", 200, 0.1, "", hit=False)
    except Exception as error:
        failed.append(error)

threads = [threading.Thread(target=first) for _ in range(16)]
[each.start() for each in threads]
[each.join() for each in threads]
sys.exit(str(failed) if failed else 0)
"""


def test_first_requests_of_a_process_are_counted_though_they_come_together() -> None:
    done = subprocess.run([sys.executable, "-c", RACE], capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr


def test_no_file_is_written_and_so_no_full_disk_is_met(october_store: Path, tmp_path: Path, serving: Any) -> None:
    # A file that may not grow is what a full disk comes to: as for a mapped file, whose missing page would be a SIGBUS.
    command = ("bash", "-c", f"ulimit -f 0; TMPDIR={tmp_path} exec {sys.executable} server.py")
    with serving(october_store, command, workers=2, cache_bytes=0) as server:
        before = server.workers()
        for _ in range(20):
            assert server.get("/person/stalin.ttl")[0] == 200
        assert server.get("/sparql?format=json&query=" + quote("ASK {}"))[0] == 200
        assert server.workers() == before
        assert samples(server.get("/metrics")[2].decode())[
            "corrkg_requests_total", (("place", "person"), ("status", "200"))
        ] == 20  # fmt: skip
        assert list(tmp_path.iterdir()) == []


def test_numbers_of_a_worker_that_died_are_kept(october_store: Path, serving: Any) -> None:
    with serving(october_store, workers=1) as server:
        (worker,) = server.workers()
        assert server.get("/letter.html")[0] == 200
        ends = time.monotonic() + 20
        while b'place="letter",status="200"' not in server.get("/metrics")[2] and time.monotonic() < ends:
            time.sleep(0.05)  # a request is counted when its answer has been sent
        os.kill(worker, signal.SIGKILL)
        while server.workers() in ([], [worker]) and time.monotonic() < ends:
            time.sleep(0.1)
        found = samples(server.get("/metrics")[2].decode())
        assert found["corrkg_requests_total", (("place", "letter"), ("status", "200"))] == 1


# --- the end ---


def test_request_under_way_is_answered_before_the_server_stops(october_store: Path, serving: Any) -> None:
    answers: list[tuple[int, bytes]] = []

    def ask(server: Any) -> None:
        status, _, body = server.get(
            "/sparql?query=" + quote(RUNAWAY), Accept="application/sparql-results+json, application/problem+json"
        )
        answers.append((status, body))

    with serving(october_store, workers=1, query_seconds=3) as server:
        (worker,) = server.workers()
        (nursery,) = server.children(worker)
        asking = threading.Thread(target=ask, args=(server,))
        asking.start()
        time.sleep(0.5)
        os.kill(server.pid, signal.SIGTERM)
        asking.join(20)
    assert answers
    assert answers[0][0] == 503
    assert json.loads(answers[0][1])["status"] == 503
    for _ in range(50):
        if not Path(f"/proc/{nursery}").exists():
            break
        time.sleep(0.1)
    assert not Path(f"/proc/{nursery}").exists()  # nobody is left behind


def test_worker_that_dies_is_replaced(october_store: Path, serving: Any) -> None:
    with serving(october_store, workers=1) as server:
        (worker,) = server.workers()
        os.kill(worker, signal.SIGKILL)
        for _ in range(100):
            if server.workers() not in ([], [worker]):
                break
            time.sleep(0.1)
        assert server.get("/health")[0] == 200
        assert server.get("/sparql?format=json&query=" + quote("ASK {}"))[0] == 200


def test_query_of_a_worker_that_is_killed_dies_with_it(october_store: Path, serving: Any) -> None:
    with serving(october_store, workers=1, query_seconds=30) as server:
        (worker,) = server.workers()
        connection = server.connect()
        connection.request("GET", "/sparql?format=json&query=" + quote(RUNAWAY))
        time.sleep(0.5)
        (nursery,) = server.children(worker)
        running = server.children(nursery)
        assert running
        os.kill(worker, signal.SIGKILL)
        ends = time.monotonic() + 5
        while any(Path(f"/proc/{each}").exists() for each in (nursery, *running)) and time.monotonic() < ends:
            time.sleep(0.05)
        assert not [each for each in (nursery, *running) if Path(f"/proc/{each}").exists()]
        connection.close()


def test_children_that_evaluate_are_replaced_when_they_all_die(october_store: Path, serving: Any) -> None:
    with serving(october_store, workers=1) as server:
        (worker,) = server.workers()
        (nursery,) = server.children(worker)
        os.kill(nursery, signal.SIGKILL)
        time.sleep(0.2)
        found = [server.get("/sparql?format=json&query=" + quote(f"ASK {{}} #{turn}"))[0] for turn in range(6)]
        assert found[-1] == 200


def test_unprivileged_on_a_read_only_store(october_store: Path, tmp_path: Path, serving: Any) -> None:
    store = shutil.copytree(october_store, tmp_path / "store", symlinks=True)
    for path in (*store.rglob("*"), store):
        if not path.is_symlink():
            path.chmod(0o555 if path.is_dir() else 0o444)
    command: tuple[str, ...] = (sys.executable, "server.py")
    if os.geteuid() == 0:  # nobody has more rights than the permissions say, not even root
        command = ("setpriv", "--no-new-privs", "--bounding-set=-all", "--inh-caps=-all", *command)
    before = sorted(str(path) for path in store.rglob("*"))
    with serving(store, command, memory_quads=0) as server:  # on disk, where RocksDB might want to write
        count = "SELECT (COUNT(*) AS ?n) { ?l a ck:Letter }"
        assert server.get("/sparql?format=csv&query=" + quote(count))[2] == b"n\r\n35\r\n"
        assert server.get("/letter.html")[0] == 200
    assert sorted(str(path) for path in store.rglob("*")) == before
    for path in (store, *store.rglob("*")):
        if path.is_dir() and not path.is_symlink():
            path.chmod(0o755)
