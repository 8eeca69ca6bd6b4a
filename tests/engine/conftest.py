"""Engines elsewhere that tests ask: Oxigraph's server, which a package of the tests brings, and Virtuoso."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest

from benchmarks import elsewhere

Starting = Callable[..., AbstractContextManager[str]]
Elsewhere = Callable[[str, Path], AbstractContextManager[Mapping[str, str]]]


@pytest.fixture(scope="session")
def oxigraph() -> Starting:
    """A context manager that serves the store in a directory and gives the address of its queries."""

    @contextmanager
    def serve(directory: Path, port: int = 0) -> Iterator[str]:
        try:
            with elsewhere.oxigraph(directory, port) as settings:
                yield settings["engine"]
        except elsewhere.MissingError as error:
            pytest.skip(str(error))

    return serve
