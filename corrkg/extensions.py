"""What other packages add to corrkg: objects that an installed package names as entry points.

A package announces what it adds in its own ``pyproject.toml``, and corrkg finds it once the package is installed; no
file of corrkg changes (https://packaging.python.org/specifications/entry-points/)::

    [project.entry-points."corrkg.layouts"]
    tei = "corrkg_tei:LAYOUT"
"""

from __future__ import annotations

import sys
from functools import lru_cache
from importlib.metadata import EntryPoint, distributions, entry_points
from typing import TypeVar

from corrkg.errors import CorrkgError

T = TypeVar("T")


def installed(group: str, kind: type[T]) -> tuple[T, ...]:
    """Return the objects that installed packages add under ``group``, in the order of their names.

    Args:
        group: the name of the group of entry points: ``corrkg.layouts``.
        kind: the class that each of them must have.

    Raises:
        CorrkgError: an object cannot be imported, or is of another class.
    """
    return tuple(_load(point, kind) for point in _points(group, places()))


def _load(point: EntryPoint, kind: type[T]) -> T:
    package = point.dist.name if point.dist else point.module
    try:
        found = point.load()
    except Exception as error:  # an import runs any code of the package, and may fail in any way
        raise CorrkgError(
            f"{point.group} {point.name!r} of the package {package} cannot be imported: {error!r}",
            expected=f"{point.value}, which is a {kind.__name__}",
            hint=f"mend or remove it: pip uninstall {package}",
        ) from error
    if not isinstance(found, kind):
        raise CorrkgError(
            f"{point.group} {point.name!r} of the package {package} is a {type(found).__name__}",
            expected=f"a {kind.__name__}, as {kind.__module__} has it",
        )
    return found


def packages() -> tuple[str, ...]:
    """Return the name and the version of each installed package that adds to corrkg, sorted."""
    found = (each for each in distributions() if any(point.group.startswith("corrkg.") for point in each.entry_points))
    return tuple(sorted({f"{each.name} {each.version}" for each in found}))


def places() -> tuple[str, ...]:
    """Return where packages are looked for: the key of what a process remembers of them.

    A process that finds packages in another place finds other packages; what it remembered for the first place is not
    true of the second.
    """
    return tuple(sys.path)


def modules() -> frozenset[str]:
    """Return the top-level modules of the installed packages that add to corrkg."""
    return _modules(places())


@lru_cache(maxsize=8)  # asked for each class of each record that is read
def _modules(_: tuple[str, ...]) -> frozenset[str]:
    points = (point for each in distributions() for point in each.entry_points)
    return frozenset(point.module.partition(".")[0] for point in points if point.group.startswith("corrkg."))


@lru_cache(maxsize=32)  # the metadata of every installed package is read for it
def _points(group: str, _: tuple[str, ...]) -> tuple[EntryPoint, ...]:
    return tuple(sorted(entry_points(group=group), key=lambda point: point.name))
