"""A release laid out by hand, and the real application over it."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from pyoxigraph import NamedNode, Quad, RdfFormat, Store, parse, serialize

from corrkg.resources import resource_dir
from corrkg.settings import load
from corrkg.store.artefacts import make_artefacts
from corrkg.store.built import Built
from corrkg.store.release import Release
from corrkg.store.reported import write_report
from corrkg.store.whole import take_down
from corrkg.web import create_app

SAMPLE = Path(__file__).with_name("sample.trig")
BASE = "http://localhost:8000/"
LICENCE = "https://creativecommons.org/licenses/by/4.0/"
REPORT = [
    {"kind": kind, "about": about, "message": message, "certainty": "high", "source": "sample", "file": "sample.txt",
     "line": line, "letter": letter, "start": 38 * line, "end": 38 * line + 9, "quote": quote}
    for line, (kind, about, message, letter, quote) in enumerate([
        ("unread", "matter", "outside of the letters", "", "A heading"),
        ("repaired", "date", "the year is <supplied>", "first", "May 1"),
        ("contested", "sender", "header against signature", "first", 'a "quoted", word'),
        ("repaired", "number", "HP is the Russian №", "second", "HP 5"),
        ("unresolved", "person", "nobody knows Иванов", "second", "Иванов"),
    ])
]  # fmt: skip


def _evidence(text: str) -> str:
    """Write the evidence nodes that the sample names, as a converter would."""
    found = sorted(set(re.findall(r"source/sample#char=(\d+),(\d+)", text)))
    return "\n".join(
        f"<source/sample#char={a},{b}> a oa:SpecificResource ; oa:hasSource <source/sample> ;"
        f" oa:hasSelector <source/sample#position={a},{b}>, <source/sample#quote={a},{b}> ."
        f"<source/sample#position={a},{b}> a oa:TextPositionSelector ; oa:start {a} ; oa:end {b} ."
        f'<source/sample#quote={a},{b}> a oa:TextQuoteSelector ; oa:exact "words {a} to {b}" .'
        for a, b in found
    )


def publish(directory: Path, base: str = BASE, extra: str = "", manifest: dict[str, object] | None = None) -> Path:
    """Lay out a release in ``directory`` and make it the current one."""
    text = SAMPLE.read_text(encoding="utf-8")
    text = text.replace("EVIDENCE", _evidence(text)).replace("BASE", base) + extra
    quads = list(parse(text, RdfFormat.TRIG))
    graph = NamedNode(base + "graph/ontology")
    for path in sorted(resource_dir("ontology").glob("corrkg.ttl")):
        quads += [Quad(each.subject, each.predicate, each.object, graph) for each in parse(path=path)]
    digest = hashlib.sha256(text.encode()).hexdigest()
    release = directory / "releases" / digest
    release.mkdir(parents=True)
    store = Store(str(release / "oxigraph"))
    store.bulk_extend(quads)
    store.flush()
    del store
    (release / "dataset.nq").write_bytes(serialize(quads, format=RdfFormat.N_QUADS) or b"")
    make_artefacts(release, Built(release / "dataset.nq", base))
    write_report(release / "report.sqlite", REPORT)
    about = {"digest": digest, "base": base, "title": "A sample", "license": LICENCE, "modified": "2026-11-22"}
    manifest = {**about, "quads": len(quads), **(manifest or {})}
    (release / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    take_down(release)
    link = directory / "next"
    link.symlink_to(Path("releases") / digest)
    link.replace(directory / "current")
    return release


Publish = Callable[..., Path]


@pytest.fixture(scope="session")
def store_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    directory = tmp_path_factory.mktemp("store")
    publish(directory)
    return directory


@pytest.fixture(scope="session")
def release(store_dir: Path) -> Release:
    return Release.open(store_dir)


@pytest.fixture(scope="session")
def app(store_dir: Path) -> Flask:
    return create_app(load({"store": str(store_dir)}, {}))


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


@pytest.fixture(scope="session")
def publisher() -> Publish:
    return publish
