"""Publication while serving: no request fails, and a build that dies changes nothing."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping
from http.client import HTTPException
from pathlib import Path
from typing import Any

import pytest

from corrkg.store.build import build
from corrkg.store.release import Release

pytestmark = pytest.mark.serial

TEXT = "editions/1933-may.txt"
THIRD = "\n\nOrlov to Gromov May 9, 1933\n\nArchive: RGASPI F. 700. Op. 2. D. 15. L. 30.\n\nA third letter.\n\nOrlov.\n"
COUNT = "/sparql?format=csv&query=SELECT+(COUNT(*)+AS+%3Fn)+%7B+%3Fl+a+ck%3ALetter+%7D+%23"
SeedsMaker = Callable[..., Path]


def two(make_seeds: SeedsMaker, small_files: Mapping[str, str]) -> tuple[Path, Path]:
    """The inputs of two letters, and of three, with the register of what was published of either."""
    both = make_seeds(), make_seeds({TEXT: small_files[TEXT] + THIRD})
    build(both[1], both[1].parent / "store")
    shutil.copy(both[1] / "identifiers.csv", both[0])
    return both


def digest(server: Any) -> str:
    status, _, body = server.get("/health")
    assert status == 200
    return str(json.loads(body)["digest"])


def test_new_builds_are_swapped_in_under_load_without_a_failed_request(
    make_seeds: SeedsMaker, small_files: Mapping[str, str], tmp_path: Path, serving: Any
) -> None:
    both, store = two(make_seeds, small_files), tmp_path / "store"
    build(both[0], store)
    answers: list[tuple[str, int, bytes]] = []
    stop = threading.Event()

    def ask(number: int) -> None:
        connection = server.connect()
        count = 0
        while not stop.is_set():
            count += 1
            path = (f"{COUNT}{number}-{count}", "/letter.html", "/dataset.ttl", "/report.json")[count % 4]
            try:
                connection.request("GET", path)
                response = connection.getresponse()
                answers.append((path, response.status, response.read()))
            except (OSError, HTTPException) as error:
                answers.append((path, 0, repr(error).encode()))
            time.sleep(0.005)

    with serving(store, workers=2, cache_bytes=0) as server:
        threads = [threading.Thread(target=ask, args=(number,)) for number in range(4)]
        for thread in threads:
            thread.start()
        try:
            for seeds in (both[1], both[0], both[1], both[0], both[1]):
                published = build(seeds, store).digest
                ends, in_a_row = time.monotonic() + 30, 0
                while in_a_row < 20:  # whichever process answers
                    in_a_row = in_a_row + 1 if digest(server) == published else 0
                    assert time.monotonic() < ends, server.log.read_text()[-3000:]
        finally:
            stop.set()
            for thread in threads:
                thread.join(30)
    assert len(answers) > 200
    assert [each for each in answers if each[1] != 200] == []
    counts = {body.split()[1] for path, _, body in answers if path.startswith("/sparql")}
    assert counts == {b"2", b"3"}
    assert len(list((store / "releases").iterdir())) <= 3


def test_build_that_is_killed_at_random_moments_twenty_times_leaves_the_old_store_serving_and_no_litter(
    make_seeds: SeedsMaker, small_files: Mapping[str, str], tmp_path: Path, serving: Any
) -> None:
    both, store = two(make_seeds, small_files), tmp_path / "store"
    letters = {build(both[0], store).digest: b"2", build(both[1], tmp_path / "other").digest: b"3"}
    command = [sys.executable, "-m", "corrkg.cli.main", "build", "--quiet", "--store", str(store), "--seeds"]
    started = time.monotonic()
    subprocess.run([*command, str(both[0])], check=True, capture_output=True)
    whole = time.monotonic() - started
    moments = random.Random(1935)
    killed = 0
    with serving(store, workers=1) as server:
        for turn in range(20):
            run = subprocess.Popen(
                [*command, str(both[(turn + 1) % 2])], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
            )
            try:
                run.wait(moments.uniform(0.2, 1.0) * whole)
            except subprocess.TimeoutExpired:
                os.kill(run.pid, signal.SIGKILL)
            killed += run.wait(10) == -signal.SIGKILL
            served = digest(server)
            assert served == Release.open(store).digest
            assert server.get(f"{COUNT}{turn}")[2].split()[1] == letters[served]
    assert killed >= 10
    assert build(both[1], store).digest in letters
    assert not list(store.rglob(".building-*"))
    assert not list(both[0].glob("*.tmp"))
