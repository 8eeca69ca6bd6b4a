"""Options that several commands have: each is a setting, with its name and its help from the table of settings."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

from corrkg.settings import SETTINGS

Command = TypeVar("Command", bound=Callable[..., Any])


def option(name: str) -> Callable[[Command], Command]:
    """Return the command-line option of the setting ``name``; a command that lacks it reads the environment."""
    setting = next(setting for setting in SETTINGS if setting.name == name)
    return click.option(
        f"--{name.replace('_', '-')}",
        name,
        type=type(setting.default),
        help=f"{setting.help} [{setting.default or 'empty'}]",
    )
