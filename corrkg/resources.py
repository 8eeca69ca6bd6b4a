"""Where the files that corrkg ships (ontology, saved queries, sample seeds) are found."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def resource_dir(name: str) -> Path:
    """Return the directory ``name`` ("ontology", "sparql", "seeds") that ships with corrkg.

    A wheel carries it inside the package, under ``_data``; a checkout has it beside the package.

    Raises:
        FileNotFoundError: the installation is incomplete.
    """
    for candidate in (_PACKAGE / "_data" / name, _PACKAGE.parent / name):
        if candidate.is_dir():
            return candidate
    raise FileNotFoundError(f"corrkg is installed without its {name!r} directory: install it again")
