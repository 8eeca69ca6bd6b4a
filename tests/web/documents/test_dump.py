"""Downloads: the whole dataset in each format, by name, in parts, with checksums."""

from __future__ import annotations

import base64
import gzip
import hashlib
import shutil
import subprocess
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from pyoxigraph import RdfFormat, parse

from corrkg.settings import load
from corrkg.store.built import Built
from corrkg.store.dumps import CHECKSUMS, make_dumps
from corrkg.store.release import DATASET, Release
from corrkg.web import create_app

NAMES = [f"dataset.{suffix}.gz" for suffix in ("nq", "trig", "ttl", "nt", "jsonld", "rdf")]


@pytest.fixture(scope="module")
def site(october_store: Path) -> FlaskClient:
    return create_app(load({"store": str(october_store)}, {})).test_client()


@pytest.mark.parametrize("name", NAMES)
def test_dump_has_every_statement_of_the_build(name: str, site: FlaskClient, october: Release) -> None:
    response = site.get(f"/dump/{name}")
    assert (response.status_code, response.mimetype) == (200, "application/gzip")
    assert "Content-Encoding" not in response.headers
    format = RdfFormat.from_extension(name.split(".")[1])
    assert format is not None
    quads = set(parse(gzip.decompress(response.data), format))
    expected = set(parse((october.path / DATASET).read_bytes(), RdfFormat.N_QUADS))
    if name.split(".")[1] in {"nq", "trig"}:
        assert quads == expected
    else:
        assert {str(quad.triple) for quad in quads} == {str(quad.triple) for quad in expected}


def test_the_page_lists_each_dump_with_its_checksum(site: FlaskClient) -> None:
    page = site.get("/dump", headers={"Accept": "text/html"}).get_data(as_text=True)
    for name in NAMES:
        assert f'href="/dump/{name}"' in page
        assert hashlib.sha256(site.get(f"/dump/{name}").data).hexdigest() in page


def test_sha256sum_accepts_the_checksums(site: FlaskClient, tmp_path: Path) -> None:
    for name in (*NAMES, CHECKSUMS):
        (tmp_path / name).write_bytes(site.get(f"/dump/{name}").data)
    done = subprocess.run(
        ["sha256sum", "--check", "--strict", CHECKSUMS], cwd=tmp_path, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_the_description_of_the_dataset_has_sizes_and_checksums(site: FlaskClient) -> None:
    turtle = site.get("/dataset.nt").get_data(as_text=True)
    data = site.get("/dump/dataset.nq.gz").data
    assert f'"{hashlib.sha256(data).hexdigest()}"^^<http://www.w3.org/2001/XMLSchema#hexBinary>' in turtle
    assert f'"{len(data)}"^^<http://www.w3.org/2001/XMLSchema#nonNegativeInteger>' in turtle


def test_the_validator_is_the_checksum_and_rfc_9530_digest(site: FlaskClient) -> None:
    response = site.get("/dump/dataset.ttl.gz")
    digest = hashlib.sha256(response.data)
    assert response.headers["ETag"] == f'"{digest.hexdigest()}"'
    assert response.headers["Repr-Digest"] == f"sha-256=:{base64.b64encode(digest.digest()).decode()}:"
    assert "no-transform" in response.headers["Cache-Control"]
    again = site.get("/dump/dataset.ttl.gz", headers={"If-None-Match": response.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")


def test_rfc_9110_section_14_a_range_is_a_part_of_the_same_bytes(site: FlaskClient) -> None:
    whole = site.get("/dump/dataset.nq.gz")
    part = site.get("/dump/dataset.nq.gz", headers={"Range": "bytes=100-199", "If-Range": whole.headers["ETag"]})
    assert part.status_code == 206
    assert part.data == whole.data[100:200]
    assert part.headers["Content-Range"] == f"bytes 100-199/{len(whole.data)}"
    assert part.headers["ETag"] == whole.headers["ETag"]
    assert part.headers["Repr-Digest"] == whole.headers["Repr-Digest"]
    other = site.get("/dump/dataset.nq.gz", headers={"Range": "bytes=0-9", "If-Range": '"other"'})
    assert (other.status_code, len(other.data)) == (200, len(whole.data))
    assert site.get("/dump/dataset.nq.gz", headers={"Range": f"bytes={len(whole.data)}-"}).status_code == 416


def test_head_tells_size_and_ranges(site: FlaskClient) -> None:
    head, get = site.head("/dump/dataset.nq.gz"), site.get("/dump/dataset.nq.gz")
    assert head.headers["Content-Length"] == str(len(get.data))
    assert head.headers["Accept-Ranges"] == "bytes"


def test_unknown_dump_is_404_and_names_those_that_there_are(site: FlaskClient) -> None:
    for name in ("dataset.zip", "..%2fmanifest.json", "manifest.json"):
        response = site.get(f"/dump/{name}", headers={"Accept": "application/json"})
        assert response.status_code == 404
    assert "dataset.nq.gz" in response.get_json()["detail"]


def test_a_program_that_asks_the_page_for_data_gets_the_description(site: FlaskClient) -> None:
    response = site.get("/dump", headers={"Accept": "text/turtle"})
    assert (response.status_code, response.headers["Location"]) == (303, "/dataset.ttl")


def test_same_quads_give_the_same_bytes_whenever_they_are_made(october: Release, tmp_path: Path) -> None:
    shutil.copy(october.path / DATASET, tmp_path)
    make_dumps(tmp_path / "dump", Built(tmp_path / DATASET, october.base))
    made = {path.name: path.read_bytes() for path in (tmp_path / "dump").iterdir()}
    assert made == {path.name: path.read_bytes() for path in (october.path / "dump").iterdir()}
