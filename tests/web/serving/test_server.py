"""The real server on a real port, read by clients that are not ours."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import pytest
from rdflib import Graph, URIRef
from SPARQLWrapper import JSON, POST, SPARQLWrapper

from corrkg.web.serving.server import address

pytestmark = pytest.mark.serial

ROOT = Path(__file__).parents[3]
BASE = "http://localhost:8000/"


@pytest.fixture(scope="module")
def served(store_dir: Path, serving: Any) -> Iterator[str]:
    with serving(store_dir) as server:
        yield f"http://127.0.0.1:{server.port}/"


@pytest.mark.parametrize(
    "path",
    ["letter/first", "person/сидоров", "person/%D1%81%D0%B8%D0%B4%D0%BE%D1%80%D0%BE%D0%B2", "ontology", "graph/sample"],
)
def test_rdflib_dereferences(served: str, path: str) -> None:
    graph = Graph().parse(served + path)
    about = {str(subject) for subject in graph.subjects()}
    assert BASE + path.replace("%D1%81%D0%B8%D0%B4%D0%BE%D1%80%D0%BE%D0%B2", "сидоров") in about or "ontology" in path


def test_rdflib_reads_every_format(served: str) -> None:
    sizes = set()
    for suffix, name in (("ttl", "turtle"), ("nt", "nt"), ("rdf", "xml"), ("jsonld", "json-ld")):
        graph = Graph().parse(f"{served}letter/first.{suffix}", format=name)
        assert (URIRef(BASE + "letter/first"), None, None) in graph
        sizes.add(len(graph))
    assert len(sizes) == 1


def test_sparqlwrapper_asks_by_get_and_post(served: str) -> None:
    for method in ("GET", POST):
        client = SPARQLWrapper(served + "sparql")
        client.setMethod(method)
        client.setReturnFormat(JSON)
        client.setQuery("SELECT (COUNT(?l) AS ?n) WHERE { ?l a ck:Letter }")
        answer = client.queryAndConvert()
        assert isinstance(answer, dict)
        assert answer["results"]["bindings"][0]["n"]["value"] == "2"


def test_encoded_slashes_reach_the_application_as_they_were_sent(served: str) -> None:
    connection = HTTPConnection(served.split("/")[2], timeout=5)
    for path, status in (("/archive/rgaspi", 303), ("/archive%2Frgaspi", 404), ("//evil.example/", 308)):
        connection.request("GET", path)
        response = connection.getresponse()
        response.read()
        assert response.status == status, path
        assert not (response.getheader("Location") or "/x").startswith("//")


def test_an_address_is_written_for_ipv6_too() -> None:
    from corrkg.settings import load

    assert address(load({"host": "::1", "port": 80}, {})) == "[::1]:80"


def test_without_a_store_it_does_not_start(tmp_path: Path, free_port: Callable[[], int]) -> None:
    environ = {**os.environ, "CORRKG_STORE": str(tmp_path), "CORRKG_PORT": str(free_port())}
    done = subprocess.run(
        [sys.executable, "server.py"], cwd=ROOT, env=environ, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 1
    assert "corrkg build" in done.stderr
    assert "Traceback" not in done.stderr
