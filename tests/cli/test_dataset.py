"""The commands that build a store and say what it holds."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from corrkg.cli.main import main
from corrkg.store.release import Release


def test_build_prints_digest_and_store_for_scripts_and_the_rest_for_people(published: tuple[Path, Path]) -> None:
    seeds, store = published
    result = CliRunner().invoke(main, ["build", "--seeds", str(seeds), "--store", str(store), "--full"])
    assert result.exit_code == 0, result.stderr
    assert result.stdout == f"digest  {Release.open(store).digest}\nstore   {store}\n"
    assert "validating" in result.stderr
    assert "digest" not in result.stderr


def test_quiet_build_prints_nothing(published: tuple[Path, Path]) -> None:
    seeds, store = published
    result = CliRunner().invoke(main, ["build", "--seeds", str(seeds), "--store", str(store), "--quiet"])
    assert (result.exit_code, result.output) == (0, "")
