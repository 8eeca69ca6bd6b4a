"""Settings: a default, the environment over it, the command line over both."""

from __future__ import annotations

from pathlib import Path

import pytest

from corrkg.errors import CorrkgError
from corrkg.settings import SETTINGS, load


def other_value(default: str | int | float | bool) -> str:
    """Return a value of the same type that is not the default."""
    return str(default + 1) if isinstance(default, int | float) else f"{default}-other"


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.name)
def test_setting_has_its_default_unless_the_environment_tells_another(setting: object) -> None:
    name, default = setting.name, setting.default  # type: ignore[attr-defined]
    assert getattr(load(environ={}), name) == default
    told = getattr(load(environ={f"CORRKG_{name.upper()}": other_value(default)}), name)
    assert told == type(default)(other_value(default))
    assert type(told) is type(default)


def test_command_line_wins_over_the_environment() -> None:
    assert load({"port": 8080}, {"CORRKG_PORT": "9090"}).port == 8080


def test_option_that_was_not_given_leaves_the_environment_alone() -> None:
    assert load({"port": None}, {"CORRKG_PORT": "9090"}).port == 9090


def test_empty_variable_is_as_good_as_none() -> None:
    assert load(environ={"CORRKG_PORT": ""}).port == load(environ={}).port


@pytest.mark.parametrize("value", ["eight", "8.5", "8000;", " "])
def test_value_of_another_type_is_refused_by_the_name_of_its_variable(value: str) -> None:
    with pytest.raises(CorrkgError, match="CORRKG_PORT") as caught:
        load(environ={"CORRKG_PORT": value})
    assert "int" in str(caught.value)


def test_setting_that_nobody_knows_is_refused() -> None:
    with pytest.raises(CorrkgError, match="colour"):
        load({"colour": "red"}, {})


def test_every_setting_says_what_it_does() -> None:
    assert all(setting.help.endswith(".") for setting in SETTINGS)
    assert len({setting.name for setting in SETTINGS}) == len(SETTINGS)


def test_seeds_are_the_given_ones_or_those_here_or_the_sample(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert load({"seeds": "elsewhere"}, {}).seeds_dir == Path("elsewhere")
    assert (load(environ={}).seeds_dir / "dataset.toml").is_file()
    (tmp_path / "seeds").mkdir()
    assert load(environ={}).seeds_dir == Path("seeds")
    assert load({"store": "there"}, {}).store_dir == Path("there")
