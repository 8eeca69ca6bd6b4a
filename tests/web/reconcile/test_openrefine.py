"""A real OpenRefine, driven through its own HTTP API: a table of names goes in, and comes out with our URIs.

Debian calls the package "openrefine"; where it is not installed, the tests say so and are skipped.
"""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
import requests

pytestmark = [
    pytest.mark.serial,
    pytest.mark.skipif(shutil.which("openrefine") is None, reason="there is no OpenRefine: apt-get install openrefine"),
]

BASE = "http://localhost:8000/"
ALL: dict[str, Any] = {"facets": [], "mode": "row-based"}
STARTING, WORKING = 180, 120  # seconds after which waiting is given up

# name, year of birth, and the person who is meant; none is wanted where the name does not decide, or is a stranger's
PEOPLE = (
    ("Kaganowitsch, Lasar Moissejewitsch", "1893", "person/kaganovich"),
    ("Сталинъ, Iосифъ Виссарiоновичъ", "1878", "person/stalin"),
    ("Molotov, V͡iacheslav Mikhaĭlovich", "1890", "person/molotov"),
    ("Molotov, Vyacheslav", "1921", ""),
    ("Kaganovich", "", ""),
    ("Kepler, Johannes", "1571", ""),
)
MORE = (("Staline, Joseph", "1878", "person/stalin"), ("Mołotow, Wiaczesław", "1890", "person/molotov"))


@dataclass
class OpenRefine:
    """A running OpenRefine, and its projects."""

    address: str
    http: requests.Session = field(default_factory=requests.Session)

    def get(self, command: str, **fields: str) -> Any:
        return self.http.get(f"{self.address}/command/core/{command}", params=fields, timeout=60).json()

    def token(self) -> str:
        return str(self.get("get-csrf-token")["token"])

    def post(self, command: str, project: str, **fields: str) -> Any:
        response = self.http.post(
            f"{self.address}/command/core/{command}", params={"project": project},
            data={**fields, "csrf_token": self.token()}, timeout=60,
        )  # fmt: skip
        found = response.json()
        assert found.get("code") != "error", found
        return found

    def project(self, rows: tuple[tuple[str, str, str], ...]) -> str:
        """Return the number of a new project with the names and the years of ``rows``."""
        text = io.StringIO()
        csv.writer(text).writerows([("name", "born"), *(row[:2] for row in rows)])
        response = self.http.post(
            f"{self.address}/command/core/create-project-from-upload", params={"csrf_token": self.token()},
            data={"project-name": "names", "format": "text/line-based/*sv",
                  "options": json.dumps({"separator": ",", "encoding": "UTF-8"})},
            files={"project-file": ("names.csv", text.getvalue().encode(), "text/csv")}, timeout=60,
        )  # fmt: skip
        return response.url.rpartition("=")[2]

    def apply(self, project: str, *operations: dict[str, Any]) -> None:
        """Apply operations, and wait until the last of them is done."""
        self.post("apply-operations", project, operations=json.dumps(operations))
        deadline = time.monotonic() + WORKING
        while self.get("get-processes", project=project)["processes"]:
            assert time.monotonic() < deadline, "OpenRefine does not end"
            time.sleep(0.2)

    def history(self, project: str) -> list[dict[str, Any]]:
        """Return the operations that were applied, as "Extract" shows them."""
        return [entry["operation"] for entry in self.get("get-operations", project=project)["entries"]]

    def cells(self, project: str, column: str) -> list[dict[str, Any]]:
        """Return the cells of a column, with what each is matched with."""
        columns = self.get("get-models", project=project)["columnModel"]["columns"]
        place = next(each["cellIndex"] for each in columns if each["name"] == column)
        found = self.post("get-rows", project, engine=json.dumps(ALL), limit="100", start="0")
        recons = found.get("pool", {}).get("recons", {})
        cells = [(row["cells"][place] if place < len(row["cells"]) else None) or {} for row in found["rows"]]
        return [{**cell, "recon": recons.get(str(cell.get("r")), {})} for cell in cells]

    def matches(self, project: str, column: str) -> list[str]:
        """Return the identifier that each cell of a column is matched with, empty where it is not."""
        recons = [cell["recon"] for cell in self.cells(project, column)]
        return [each["m"]["id"] if each.get("j") == "matched" else "" for each in recons]

    def exported(self, project: str) -> list[dict[str, str]]:
        response = self.http.post(
            f"{self.address}/command/core/export-rows/names.csv",
            data={"project": project, "format": "csv", "engine": json.dumps(ALL)}, timeout=60,
        )  # fmt: skip
        return list(csv.DictReader(io.StringIO(response.content.decode())))


@pytest.fixture(scope="module")
def refine(tmp_path_factory: pytest.TempPathFactory, free_port: Callable[[], int]) -> Iterator[OpenRefine]:
    port, home = free_port(), tmp_path_factory.mktemp("openrefine")
    command = ["openrefine", "-i", "127.0.0.1", "-p", str(port), "-d", str(home / "data"), "-m", "512M",
               "-x", "refine.headless=true", "-x", "refine.autosave=60"]  # fmt: skip
    with (home / "log").open("wb") as log:
        process = subprocess.Popen(
            command, stdout=log, stderr=log, start_new_session=True, env={**os.environ, "HOME": str(home)}
        )
    try:
        yield _started(OpenRefine(f"http://127.0.0.1:{port}"), process, home / "log")
    finally:
        os.killpg(process.pid, signal.SIGTERM)  # the script and its Java
        try:
            process.wait(30)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)


def _started(refine: OpenRefine, process: subprocess.Popen[bytes], log: Path) -> OpenRefine:
    deadline = time.monotonic() + STARTING
    while True:
        try:
            refine.token()
        except (requests.ConnectionError, ValueError):
            assert process.poll() is None, log.read_text()
            assert time.monotonic() < deadline, log.read_text()
            time.sleep(0.5)
        else:
            return refine


def _reconciling(service: str) -> dict[str, Any]:
    return {
        "op": "core/recon", "engineConfig": ALL, "columnName": "name", "description": "reconcile",
        "config": {
            "mode": "standard-service", "service": service, "identifierSpace": BASE,
            "schemaSpace": "https://w3id.org/corrkg/ontology#", "type": {"id": "Person", "name": "Person"},
            "autoMatch": True, "limit": 0,
            "columnDetails": [{"column": "born", "propertyName": "Born", "propertyID": "born"}],
        },
    }  # fmt: skip


def _judging(name: str, id: str) -> dict[str, Any]:
    return {
        "op": "core/recon-judge-similar-cells", "engineConfig": ALL, "columnName": "name", "similarValue": name,
        "judgment": "matched", "shareNewTopics": False, "description": "judge",
        "match": {"id": id, "name": name, "types": ["Person"], "score": 50},
    }  # fmt: skip


def _adding(service: str) -> tuple[dict[str, Any], ...]:
    """The years and URIs of our persons, and the links that the command for them in OpenRefine's menu writes."""
    view = requests.get(service, timeout=60).json()["view"]["url"]
    address = f'"{view}".replace("{{{{id}}}}",escape(cell.recon.match.id,"url"))'
    return (
        {
            "op": "core/extend-reconciled-data", "engineConfig": ALL, "baseColumnName": "name", "endpoint": service,
            "identifierSpace": BASE, "schemaSpace": "https://w3id.org/corrkg/ontology#", "columnInsertIndex": 2,
            "extension": {"properties": [{"id": "died", "name": "Died"}, {"id": "uri", "name": "URI"}]},
            "description": "extend",
        },
        {
            "op": "core/column-addition", "engineConfig": ALL, "baseColumnName": "name", "newColumnName": "link",
            "expression": f"grel:if(cell.recon.match!=null,{address},null)", "onError": "set-to-blank",
            "columnInsertIndex": 1, "description": "add URIs",
        },
    )  # fmt: skip


def test_a_table_of_names_comes_out_with_our_uris(refine: OpenRefine, october_site: str) -> None:
    service, project = f"{october_site}/reconcile", refine.project(PEOPLE)
    assert len(refine.cells(project, "name")) == len(PEOPLE)

    guessed = refine.post("guess-types-of-column", project, columnName="name", service=service)
    assert guessed["types"][0]["id"] == "Person"

    refine.apply(project, _reconciling(service))
    wanted = [id for _, _, id in PEOPLE]
    assert refine.matches(project, "name") == wanted, "sure ones are matched, strangers and doubts are left alone"
    doubtful = refine.cells(project, "name")[4]["recon"]
    assert {each["id"] for each in doubtful["c"]} >= {"person/kaganovich", "person/kaganovich-mikhail"}

    refine.apply(project, _judging("Kaganovich", "person/kaganovich"), *_adding(service))
    wanted[4] = "person/kaganovich"
    rows = refine.exported(project)
    assert [row["URI"] for row in rows] == [f"{BASE}{id}" if id else "" for id in wanted]
    assert rows[0]["Died"] == "1991-07-25"
    for row in rows:
        if row["link"]:
            parts = urlsplit(row["link"])
            found = requests.get(
                f"{october_site}{parts.path}?{parts.query}", headers={"Accept": "text/turtle"}, timeout=60
            )
            assert (found.status_code, found.headers["Content-Type"]) == (200, "text/turtle; charset=utf-8")
            assert row["URI"].partition("person/")[2] in found.text

    # Our URIs in a column of somebody's own are matches at once.
    back = {"op": "core/recon-use-values-as-identifiers", "engineConfig": ALL, "columnName": "URI", "service": service,
            "identifierSpace": BASE, "schemaSpace": "https://w3id.org/corrkg/ontology#"}  # fmt: skip
    refine.apply(project, back)
    assert refine.matches(project, "URI") == wanted


def test_the_history_of_one_table_is_applied_to_another(refine: OpenRefine, october_site: str) -> None:
    service, first, second = f"{october_site}/reconcile", refine.project(PEOPLE[:3]), refine.project(MORE)
    refine.apply(first, _reconciling(service), *_adding(service))
    history = refine.history(first)
    assert [each["op"] for each in history] == [
        "core/recon", "core/extend-reconciled-data", "core/column-addition",
    ]  # fmt: skip
    refine.apply(second, *history)
    assert refine.matches(second, "name") == [id for _, _, id in MORE]
    assert [row["URI"] for row in refine.exported(second)] == [f"{BASE}{id}" for _, _, id in MORE]
