"""The servers that are compared, each in processes of its own on a port of loopback."""

from __future__ import annotations

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from urllib.parse import urlencode

from corrkg.vocab import PREFIXES

_PREFIXES = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())
_numbers = count()


@dataclass(frozen=True)
class Server:
    """A running server.

    Args:
        name: what it is called in the tables.
        port: where it listens.
        path: of its endpoint, ready for more parameters.
        pid: of its first process.
    """

    name: str
    port: int
    path: str
    pid: int

    def connect(self) -> http.client.HTTPConnection:
        """Return a new connection."""
        return http.client.HTTPConnection("127.0.0.1", self.port, timeout=300)

    def address(self, query: str, *, new: bool = True) -> str:
        """Return the address of ``query``; as a new one, it was never asked before, so that nobody remembers it."""
        text = f"{_PREFIXES}{query}" + (f" # {next(_numbers)}" if new else "")
        return f"{self.path}{urlencode({'query': text})}"

    def ask(self, connection: http.client.HTTPConnection, query: str, *, new: bool = True) -> bytes:
        """Return the whole answer as JSON.

        Raises:
            SystemExit: it is no answer.
        """
        connection.request("GET", self.address(query, new=new), headers={"Accept": "application/sparql-results+json"})
        response = connection.getresponse()
        body = response.read()
        if response.status != 200:
            raise SystemExit(f"{self.name}: status {response.status} for {query}: {body[:300]!r}")
        return body

    def memory(self) -> int:
        """Return the bytes of memory of all its processes; what they share is counted once (PSS)."""
        total = 0
        for pid in (self.pid, *_descendants(self.pid)):
            with suppress(OSError):
                lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
                total += sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
        return total * 1024


def _descendants(pid: int) -> Iterator[int]:
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        with suppress(OSError):
            for child in map(int, task.read_text().split()):
                yield child
                yield from _descendants(child)


@contextmanager
def running(name: str, command: list[str], port: int, path: str, environ: dict[str, str]) -> Iterator[Server]:
    """Run a server until the context ends; it is entered when something listens on the port.

    Args:
        name: what it is called.
        command: what starts it.
        port: where it will listen.
        path: of its endpoint, ready for more parameters.
        environ: what it finds in its environment besides.

    Raises:
        SystemExit: it ended at once.
    """
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(  # noqa: S603
        command, stdout=quiet, stderr=quiet, env={**os.environ, **environ}, start_new_session=True
    )
    try:
        for _ in range(3000):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            if process.poll() is not None:
                raise SystemExit(f"{name} ended with status {process.returncode}: {' '.join(command)}")
            time.sleep(0.1)
        yield Server(name, port, path, process.pid)
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)


def free_port() -> int:
    """Return the number of a port that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def program(name: str) -> str:
    """Return the path of a program that a package of this environment has brought."""
    return str(Path(sys.executable).parent / name)


def corrkg(store: Path, name: str = "corrkg", **settings: object) -> AbstractContextManager[Server]:
    """Serve ``store`` with corrkg."""
    port = free_port()
    environ = {f"CORRKG_{key.upper()}": str(value) for key, value in settings.items()}
    command = [program("corrkg"), "serve", "--store", str(store), "--port", str(port)]
    return running(name, command, port, "/sparql?", environ)


def oxigraph(store: Path) -> AbstractContextManager[Server]:
    """Serve ``store`` with the native Oxigraph server; the default graph is the union, as it is for corrkg."""
    port = free_port()
    command = [program("oxigraph"), "serve-read-only", "--location", str(store / "current" / "oxigraph")]
    path = "/query?union-default-graph=&"
    return running("oxigraph", [*command, "--bind", f"127.0.0.1:{port}"], port, path, {})


def rdflib_endpoint(store: Path) -> AbstractContextManager[Server]:
    """Serve ``store`` with rdflib-endpoint."""
    port = free_port()
    command = [program("rdflib-endpoint"), "serve", "--host", "127.0.0.1", "--port", str(port)]
    return running("rdflib-endpoint", [*command, str(store / "current" / "dataset.nq")], port, "/?", {})
