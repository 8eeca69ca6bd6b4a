"""Engines elsewhere that tests ask: the native server of Oxigraph, which a package of the tests brings."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import httpx
import pytest

Starting = Callable[..., AbstractContextManager[str]]


@pytest.fixture(scope="session")
def oxigraph(free_port: Callable[[], int]) -> Starting:
    """A context manager that serves the store in a directory and gives the address of its queries."""
    program = Path(sys.executable).with_name("oxigraph")
    if not program.is_file():
        pytest.skip("the oxigraph package brings no program for this system")

    @contextmanager
    def serve(directory: Path, port: int = 0) -> Iterator[str]:
        port = port or free_port()
        command = [str(program), "serve", "--location", str(directory), "--bind", f"127.0.0.1:{port}"]
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            url = f"http://127.0.0.1:{port}/query"
            for _ in range(300):
                try:
                    httpx.get(url)
                    break
                except httpx.TransportError:
                    time.sleep(0.1)
            yield url
        finally:
            process.terminate()
            process.wait(10)

    return serve
