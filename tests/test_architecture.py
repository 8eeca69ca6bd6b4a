"""The documents of the house are true: the picture of the rooms, their READMEs, the versions named beside the code."""

from __future__ import annotations

import fcntl
import importlib.util
import re
import tomllib
from pathlib import Path
from types import ModuleType

import pytest

from corrkg import __version__

ROOT = Path(__file__).parents[1]
DOCUMENT = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
ROOMS = sorted(path.parent.name for path in (ROOT / "corrkg").glob("*/__init__.py"))


def script(name: str) -> ModuleType:
    """Load a script of .ci, which is no package."""
    spec = importlib.util.spec_from_file_location(name, ROOT / ".ci" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_pictures_of_the_rooms_are_made_from_the_imports() -> None:
    architecture = script("architecture")
    drawn = [architecture.picture(package) for package in architecture.PACKAGES]
    assert architecture.PICTURE.findall(DOCUMENT) == drawn, "run make architecture"


def test_every_room_of_a_reader_is_in_the_table() -> None:
    rooms = [path.parent.name for path in (ROOT / "corrkg" / "edition" / "english").glob("*/__init__.py")]
    assert rooms
    assert [room for room in rooms if f"\n| {room} | " not in DOCUMENT] == []


def test_the_picture_and_the_table_of_the_model_are_made_from_the_ontology() -> None:
    model = script("model")
    text = (ROOT / "docs" / "data-model.md").read_text(encoding="utf-8")
    assert model.drawn(text, model.ontology()) == text, "run make architecture"
    assert "Letter -->|" in text
    assert "| ck:sender | Letter | Person |" in text


def test_an_arrow_that_follows_from_others_is_not_drawn() -> None:
    drawn = script("architecture").reduced({"a": {"b", "c", "d"}, "b": {"c"}, "c": set(), "d": {"c"}})
    assert drawn == {"a": {"b", "d"}, "b": {"c"}, "c": set(), "d": {"c"}}


@pytest.mark.parametrize("room", ROOMS)
def test_every_room_has_a_readme_whose_modules_are_there(room: str) -> None:
    readme = (ROOT / "corrkg" / room / "README.md").read_text(encoding="utf-8")
    assert readme.startswith(f"# {room}: ")
    assert f"[{room}](../corrkg/{room}/README.md)" in DOCUMENT
    begin = re.findall(r"`(\w+\.py)`", readme)
    assert begin
    assert [each for each in begin if not (ROOT / "corrkg" / room / each).is_file()] == []


def test_lowest_versions_are_those_of_pyproject() -> None:
    project = {"dependencies": ["flask>=3.1", "gunicorn>=27,<28"], "optional-dependencies": {"test": ["x-y[z]>=2.0.1"]}}
    assert list(script("lowest").lowest(project)) == ["flask==3.1", "gunicorn==27", "x-y==2.0.1"]
    with pytest.raises(ValueError, match="flask"):
        list(script("lowest").lowest({"dependencies": ["flask"], "optional-dependencies": {"test": []}}))
    with (ROOT / "pyproject.toml").open("rb") as file:
        assert len(list(script("lowest").lowest(tomllib.load(file)["project"]))) > 15


def test_the_citation_names_the_version_and_the_licence_of_the_package() -> None:
    citation = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    assert f"\nversion: {__version__}\n" in citation
    with (ROOT / "pyproject.toml").open("rb") as file:
        assert f"\nlicense: {tomllib.load(file)['project']['license']}\n" in citation


@pytest.mark.parametrize("path", sorted((ROOT / ".github").rglob("*.yml")), ids=lambda path: path.name)
def test_no_template_and_no_workflow_names_a_host_or_an_index_of_packages(path: Path) -> None:
    host = r"https?://|\b[a-z0-9-]+\.(?:com|dev|io|net|org)\b|--(?:extra-)?index|twine|publish"
    assert not re.search(host, path.read_text(encoding="utf-8"), re.IGNORECASE)


def test_tests_of_a_file_run_in_one_process_so_that_its_fixtures_are_made_once() -> None:
    # By `--dist loadgroup` they did not, and no message said so: pytest 9.2 keeps the names of tests otherwise than
    # pytest-xdist 3.8 takes it to.
    calls = re.findall(r"pytest --numprocesses .*", (ROOT / "Makefile").read_text(encoding="utf-8"))
    assert calls
    assert all("--dist loadfile" in call for call in calls)


@pytest.mark.serial
def test_serial_test_runs_while_no_other_process_runs_one() -> None:
    with Path(__file__).with_name("conftest.py").open("rb") as lock, pytest.raises(BlockingIOError):
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
