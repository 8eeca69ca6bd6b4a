"""The documents say what the code does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from corrkg.cli import main
from corrkg.queries import library
from corrkg.settings import SETTINGS

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
DOCUMENTS = [
    "README.md",
    "CONTRIBUTING.md",
    "CHANGELOG.md",
    *(f"docs/{path.name}" for path in (ROOT / "docs").glob("*.md")),
]


def test_every_setting_is_in_the_readme_as_it_is() -> None:
    rows = [f"| `{each.name}` | `{each.default!r}` | {each.help} |" for each in SETTINGS]
    table = [line for line in README.splitlines() if re.match(r"\| `\w+` \| `", line)]
    assert table == rows


def test_every_command_is_in_the_readme() -> None:
    assert set(re.findall(r"^\| `corrkg (\w+)", README, re.MULTILINE)) == set(main.commands)


def test_every_saved_query_that_the_readme_runs_exists() -> None:
    named = set(re.findall(r"corrkg query (?!sparql/)([a-z-]+)", README)) | set(
        re.findall(r"/queries/([a-z-]+)", README)
    )
    assert named
    assert named <= set(library())


@pytest.mark.parametrize("name", DOCUMENTS)
def test_links_between_files_lead_somewhere(name: str) -> None:
    path = ROOT / name
    for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", path.read_text(encoding="utf-8")):
        assert (path.parent / target).exists(), target


@pytest.mark.parametrize("target", ["serve", "test", "lint", "bench"])
def test_make_has_the_targets_that_are_promised(target: str) -> None:
    assert re.search(rf"^{target}:", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
