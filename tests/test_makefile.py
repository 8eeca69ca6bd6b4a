"""What `make` makes of the environment that it finds."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

MAKEFILE = Path(__file__).parents[1] / "Makefile"


def script(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(0o755)
    return path


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A directory with the Makefile, and a Python that only notes what it is asked."""
    for name in ("pyproject.toml", "constraints.txt"):
        (tmp_path / name).touch()
    script(tmp_path / "python", f'echo "$@" >> {tmp_path}/calls')
    return tmp_path


def made_anew(checkout: Path) -> bool:
    command = ("make", "-f", str(MAKEFILE), f"PYTHON={checkout}/python", "PIP=true", ".venv/.serve")
    done = subprocess.run(command, cwd=checkout, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    calls = checkout / "calls"
    return calls.exists() and "-m venv --clear .venv\n" in calls.read_text()


def stamped(checkout: Path) -> None:
    (checkout / ".venv" / ".serve").touch()


def test_sound_environment_is_left_alone(checkout: Path) -> None:
    script(checkout / ".venv/bin/python", f'exec {sys.executable} "$@"')
    assert not made_anew(checkout)  # its stamp was not there, so that only the packages are installed
    stamped(checkout)
    (checkout / "calls").unlink()
    assert not made_anew(checkout)
    assert not (checkout / "calls").exists()


@pytest.mark.parametrize("stamp", [False, True], ids=["never finished", "once finished"])
@pytest.mark.parametrize("left", ["nothing", "no pip", "no python"])
def test_half_made_environment_is_made_anew(checkout: Path, left: str, stamp: bool) -> None:
    (checkout / ".venv").mkdir()
    if left == "no pip":
        script(checkout / ".venv/bin/python", f'exec {sys.executable} -S -I "$@"')
    elif left == "no python":
        (checkout / ".venv/bin").mkdir()
        (checkout / ".venv/bin/python").symlink_to("/nonexistent/python3")
    if stamp:
        stamped(checkout)
    assert made_anew(checkout)


def test_each_target_that_is_no_file_has_one_recipe(tmp_path: Path) -> None:
    text = MAKEFILE.read_text(encoding="utf-8")
    phony = next(line for line in text.splitlines() if line.startswith(".PHONY:")).split()[1:]
    for target in phony:
        assert sum(line.startswith(f"{target}:") for line in text.splitlines()) == 1, target
    command = ["make", "-n", "-f", str(MAKEFILE), "clean"]
    told = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert "overriding recipe" not in told.stderr
