"""Print the lowest versions that pyproject.toml allows, as constraints for pip."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

REQUIREMENT = re.compile(r"(?P<name>[\w.-]+)(\[[\w,]+\])?>=(?P<version>[\w.]+)(,.*)?")
EXTRAS = ("test", "mcp", "pyshacl")


def lowest(project: dict[str, Any]) -> Iterator[str]:
    """Yield a constraint for each dependency of a project and of what its tests need.

    >>> list(lowest({"dependencies": ["flask>=3.1", "gunicorn>=27,<28"], "optional-dependencies": {"test": []}}))
    ['flask==3.1', 'gunicorn==27']

    Raises:
        ValueError: a dependency names no lowest version.
    """
    extras = project["optional-dependencies"]
    own = {f"corrkg[{extra}]" for extra in extras}
    given = [*project["dependencies"], *(each for extra in EXTRAS for each in extras.get(extra, []) if each not in own)]
    for line in given:
        match = REQUIREMENT.fullmatch(line)
        if match is None:
            raise ValueError(f"no lowest version: {line!r}")
        yield f"{match['name']}=={match['version']}"


if __name__ == "__main__":
    file = Path(__file__).parents[1] / "pyproject.toml"
    print(*lowest(tomllib.loads(file.read_text(encoding="utf-8"))["project"]), sep="\n")  # noqa: T201
