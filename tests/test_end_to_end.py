"""From the edition's text to a URI that answers: built, served and dereferenced with clients that are not ours."""

from __future__ import annotations

import http.client
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

import pytest
import rdflib
from pyoxigraph import NamedNode
from SPARQLWrapper import JSON, SPARQLWrapper

from corrkg.resources import resource_dir
from corrkg.store.build import build
from corrkg.store.release import Release
from corrkg.vocab import OWL, PREFIXES

pytestmark = pytest.mark.serial

ROOT = Path(__file__).resolve().parent.parent
CK = rdflib.Namespace(PREFIXES["ck"])
PREFIX_LINES = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())


@dataclass(frozen=True)
class Served:
    """A server of our own process, and the store that it serves."""

    base: str
    store: Path

    def select(self, query: str) -> list[dict[str, str]]:
        client = SPARQLWrapper(f"{self.base}sparql")
        client.setQuery(PREFIX_LINES + query)
        client.setReturnFormat(JSON)
        answer: Any = client.queryAndConvert()
        rows = answer["results"]["bindings"]
        return [{name: cell["value"] for name, cell in row.items()} for row in rows]


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory, free_port: Callable[[], int]) -> Iterator[Served]:
    port = free_port()
    base = f"http://127.0.0.1:{port}/"
    folder = tmp_path_factory.mktemp("served")
    shutil.copytree(ROOT / "seeds", folder / "seeds")
    build(folder / "seeds", folder / "store", base)
    command = [sys.executable, "-m", "corrkg.cli.main", "serve", "--store", str(folder / "store"), "--port", str(port)]
    with (folder / "log").open("w") as log:
        process = subprocess.Popen(command, stdout=log, stderr=log, cwd=folder)
    try:
        for _ in range(300):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            assert process.poll() is None, (folder / "log").read_text()
            time.sleep(0.1)
        yield Served(base, folder / "store")
    finally:
        process.terminate()
        process.wait(15)


def test_the_graph_has_thirty_five_letters(served: Served) -> None:
    assert served.select("SELECT (COUNT(?l) AS ?n) WHERE { ?l a ck:Letter }") == [{"n": "35"}]


def test_every_letter_is_complete(served: Served) -> None:
    rows = served.select("""
        SELECT DISTINCT ?l WHERE {
          ?l a ck:Letter ; ck:sender ?s ; ck:recipient ?r ; ck:date ?d ; ck:text ?t ; ck:evidence ?e ;
             ck:witness/ck:reference/ck:unit ?unit .
          ?unit ck:level ck:level-delo
        }""")
    assert len(rows) == 35


def test_rdflib_reads_a_letter_from_its_uri(served: Served) -> None:
    uri = served.base + "letter/1935-10-21-kaganovich-molotov-to-stalin"
    graph = rdflib.Graph().parse(uri)
    assert (rdflib.URIRef(uri), rdflib.RDF.type, CK.Letter) in graph
    assert (None, CK.approves, rdflib.URIRef(uri)) in graph


def test_rdflib_follows_a_letter_to_its_sender(served: Served) -> None:
    letter = rdflib.URIRef(served.base + "letter/1935-10-29-stalin-to-molotov-kaganovich-andreev-zhdanov-tal")
    sender = rdflib.Graph().parse(str(letter)).value(letter, CK.sender)
    labels = set(rdflib.Graph().parse(str(sender)).objects(sender, rdflib.RDFS.label))
    assert rdflib.Literal("Сталин, Иосиф Виссарионович", lang="ru") in labels


def _documents(served: Served) -> list[str]:
    """Every URI under the base that occurs in the store, without its fragment."""
    found = set()
    for quad in Release.open(served.store).graph.match():
        for term in (quad.subject, quad.predicate, quad.object, quad.graph_name):
            if isinstance(term, NamedNode) and term.value.startswith(served.base):
                found.add(term.value.partition("#")[0])
    return sorted(found)


def _retired(served: Served) -> set[str]:
    """The URIs that the store says are deprecated: what was merged answers 301, what was withdrawn 410."""
    graph = Release.open(served.store).graph
    return {quad.subject.value for quad in graph.match(None, OWL.deprecated) if isinstance(quad.subject, NamedNode)}


def _get(connection: http.client.HTTPConnection, path: str, accept: str) -> tuple[int, dict[str, str], bytes]:
    connection.request("GET", path, headers={"Accept": accept})
    response = connection.getresponse()
    return response.status, {name.lower(): value for name, value in response.getheaders()}, response.read()


@pytest.mark.parametrize("accept", ["text/turtle", "text/html"])
def test_every_uri_of_the_store_leads_to_a_document_about_it(served: Served, accept: str) -> None:
    parts = urlsplit(served.base)
    connection = http.client.HTTPConnection(str(parts.hostname), parts.port, timeout=60)
    # A dump is a file and no thing; what it is is said in the dataset's document.
    uris = [uri for uri in _documents(served) if uri != served.base and not uri.startswith(served.base + "dump/")]
    assert len(uris) > 300
    retired = _retired(served)
    for uri in uris:
        path = quote(urlsplit(uri).path)
        status, headers, body = _get(connection, path, accept)
        if uri in retired:
            assert status in {301, 410}, uri
            continue
        assert status in {200, 303}, uri
        if status == 303:
            assert "accept" in headers["vary"].lower(), uri
            status, headers, body = _get(connection, urlsplit(headers["location"]).path, accept)
        assert status == 200, uri
        assert headers["content-type"].startswith(accept), uri
        assert (f"<{uri}>" if accept == "text/turtle" else uri.removeprefix(served.base)).encode() in body, uri


def test_a_wheel_works_outside_the_checkout(tmp_path: Path) -> None:
    pack = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(pack, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    shutil.unpack_archive(wheel, tmp_path / "site", "zip")
    bundle = Path("corrkg/web/static/editor.js")  # left out of version control, and carried where it was made
    assert (tmp_path / "site" / bundle).exists() == (ROOT / bundle).exists()
    assert not (tmp_path / "site" / "assets").exists()
    start = f"import sys; sys.path.insert(0, {str(tmp_path / 'site')!r}); from corrkg.cli.main import main; main()"
    run = [sys.executable, "-c", start]
    for arguments in (["build", "--quiet"], ["query", "letters-in-order", "--format", "csv"]):
        done = subprocess.run([*run, *arguments], cwd=tmp_path, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
    assert "Kaganovich" in done.stdout
    assert (tmp_path / "var" / "store" / "current").is_symlink()


def test_sample_is_shipped_with_its_register_and_its_history(october_seeds: Path) -> None:
    """A build of the sample adds nothing to them, and so leaves a checkout as it was."""
    for name in ("identifiers.csv", "changes.csv"):
        assert (october_seeds / name).read_bytes() == (resource_dir("seeds") / name).read_bytes(), name
