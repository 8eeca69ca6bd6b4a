"""Many instances behind nginx: a new release comes in while all serve, and nobody turns a page into another release."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import Any

import pytest

from corrkg.store.build import build

pytestmark = [
    pytest.mark.serial,
    pytest.mark.skipif(not all(map(shutil.which, ("nginx", "curl"))), reason="nginx or curl is not installed"),
]
ROOT = Path(__file__).parents[3]
TEXT = "editions/1933-may.txt"
THIRD = "\n\nOrlov to Gromov May 9, 1933\n\nArchive: RGASPI F. 700. Op. 2. D. 15. L. 30.\n\nA third letter.\n\nOrlov.\n"
SeedsMaker = Callable[..., Path]
Answer = tuple[int, dict[str, str], bytes]


class Front:
    """nginx with the configuration of deploy/, in front of two pools of instances."""

    def __init__(self, directory: Path, port: int, pools: Mapping[str, list[int]]) -> None:
        self.port, self.pools, self.directory = port, pools, directory
        self.map = directory / "pools.map"
        text = (ROOT / "deploy" / "instances.conf").read_text(encoding="utf-8")
        for usual, ours in zip(
            (8001, 8002, 8003, 8004), (each for pool in pools.values() for each in pool), strict=True
        ):
            text = text.replace(f"127.0.0.1:{usual};", f"127.0.0.1:{ours};")
        text = text.replace("listen 80;", f"listen 127.0.0.1:{port};")
        text = text.replace("/etc/nginx/corrkg/pools.map", str(self.map))
        paths = "".join(
            f"{name}_temp_path {directory}/{name};" for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
        )
        (directory / "site.conf").write_text(text)
        (directory / "nginx.conf").write_text(
            f"daemon off; worker_processes 1; pid {directory}/pid; events {{}}"
            f" http {{ access_log off; {paths} include {directory}/site.conf; }}"
        )
        self.nginx = ["nginx", "-e", str(directory / "log"), "-c", str(directory / "nginx.conf")]

    def roll(self, pool: str) -> str:
        """Make a pool the current one, as an operator does; return what the command says."""
        addresses = [f"127.0.0.1:{port}" for port in self.pools[pool]]
        environ = {"CORRKG_MAP": str(self.map), "CORRKG_RELOAD": " ".join([*self.nginx, "-s", "reload"])}
        if not (self.directory / "pid").exists():
            environ["CORRKG_RELOAD"] = "true"
        done = subprocess.run([ROOT / "deploy" / "roll", pool, *addresses], env={**os.environ, **environ},
                              capture_output=True, text=True, check=True)  # fmt: skip
        return done.stdout

    @contextmanager
    def running(self) -> Iterator[None]:
        process = subprocess.Popen(self.nginx)
        try:
            until = time.monotonic() + 20
            while not (self.directory / "pid").exists():
                assert time.monotonic() < until and process.poll() is None, (self.directory / "log").read_text()
                time.sleep(0.05)
            yield
        finally:
            process.terminate()
            process.wait(20)

    def get(self, path: str, **headers: str) -> Answer:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            connection.request("GET", path, headers={each.replace("_", "-"): value for each, value in headers.items()})
            response = connection.getresponse()
            body = response.read()
            return response.status, {name.lower(): value for name, value in response.getheaders()}, body
        except (OSError, HTTPException) as error:
            return 0, {}, repr(error).encode()
        finally:
            connection.close()

    def walk(self, *, browser: bool) -> list[Answer]:
        """Turn the pages of a list to its end, with what a client brings along from the page before."""
        answers, path, headers = [], "/letter.html", dict[str, str]()
        while path:
            answers.append(answer := self.get(path, **headers))
            if browser:
                headers = {"Cookie": answer[1].get("set-cookie", "").partition(";")[0]}
            else:
                headers = {"Corrkg_Release": answer[1].get("corrkg-release", "")}
            found = re.search(r'<([^>]*)>; rel="?next"?', answer[1].get("link", ""))
            path = found[1] if found else ""
            time.sleep(0.05)  # a reader reads
        return answers


def test_a_roll_under_load_fails_no_request_and_mixes_no_releases_in_the_pages_of_a_client(
    make_seeds: SeedsMaker, small_files: Mapping[str, str], tmp_path: Path, serving: Any,
    free_port: Callable[[], int],
) -> None:  # fmt: skip
    seeds = {"blue": make_seeds(), "green": make_seeds({TEXT: small_files[TEXT] + THIRD})}
    digests = {pool: build(each, tmp_path / pool).digest for pool, each in seeds.items()}
    assert len(set(digests.values())) == 2
    walks: list[list[Answer]] = []
    stop = threading.Event()

    def turn(number: int) -> None:
        while not stop.is_set():
            walks.append(front.walk(browser=number % 2 == 0))

    with ExitStack() as stack:
        pools = {
            pool: [stack.enter_context(serving(tmp_path / pool, workers=1, page_size=1)).port for _ in range(2)]
            for pool in seeds
        }
        directory = tmp_path / "nginx"
        directory.mkdir()
        front = Front(directory, free_port(), pools)
        assert digests["blue"] in front.roll("blue")
        stack.enter_context(front.running())
        threads = [threading.Thread(target=turn, args=(number,)) for number in range(4)]
        for thread in threads:
            thread.start()
        try:
            for pool in ("green", "blue", "green"):
                before = len(walks)
                while len(walks) < before + 12:
                    time.sleep(0.05)
                assert digests[pool] in front.roll(pool)
                assert front.get("/letter.html")[1]["corrkg-release"] in digests.values()
            before = len(walks)
            while len(walks) < before + 12:
                time.sleep(0.05)
        finally:
            stop.set()
            for thread in threads:
                thread.join(30)
        assert front.get("/letter.html")[1]["corrkg-release"] == digests["green"]
        unknown = front.get("/letter.html", Cookie="corrkg=0123456789abcdef")
        assert unknown[1]["corrkg-release"] == digests["green"]
        kept = front.get("/letter.html", Cookie=f"corrkg={digests['blue']}")
        assert kept[1]["corrkg-release"] == digests["blue"], "who is turning its pages still has it"
    answers = [answer for walk in walks for answer in walk]
    assert [answer for answer in answers if answer[0] != 200] == []
    assert {answer[1]["corrkg-release"] for answer in answers} == set(digests.values())
    assert [walk for walk in walks if len({answer[1]["corrkg-release"] for answer in walk}) != 1] == []
    assert {len(walk) for walk in walks} == {2, 3}


def test_a_pool_that_is_not_ready_or_of_two_releases_is_not_made_current(tmp_path: Path, serving: Any,
    published: tuple[Path, Path], make_seeds: SeedsMaker, small_files: Mapping[str, str],
    free_port: Callable[[], int],
) -> None:  # fmt: skip
    map_, other = tmp_path / "pools.map", tmp_path / "other"
    build(make_seeds({TEXT: small_files[TEXT] + THIRD}), other)
    map_.write_text("default blue;\n")

    def roll(*ports: int) -> subprocess.CompletedProcess[str]:
        command = [str(ROOT / "deploy" / "roll"), "green", *(f"127.0.0.1:{port}" for port in ports)]
        environ = {**os.environ, "CORRKG_MAP": str(map_), "CORRKG_RELOAD": "true"}
        return subprocess.run(command, env=environ, capture_output=True, text=True, check=False)

    with serving(published[1], workers=1) as one, serving(other, workers=1) as two:
        for ports, said in (((one.port, free_port()), "does not serve"), ((one.port, two.port), "another release")):
            done = roll(*ports)
            assert done.returncode == 1 and said in done.stderr
            assert map_.read_text() == "default blue;\n"
        assert roll(one.port).returncode == 0
        assert map_.read_text().startswith("default green;\n")
