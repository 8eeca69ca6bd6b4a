"""Where the files that corrkg ships (ontology, saved queries, sample seeds) are, and what packages add to them."""

from __future__ import annotations

from pathlib import Path

from corrkg.extensions import installed

_PACKAGE = Path(__file__).resolve().parent


def resource_dir(name: str) -> Path:
    """Return the directory ``name`` ("ontology", "sparql", "seeds") that ships with corrkg.

    A wheel carries it inside the package, under ``_data``; a checkout has it beside the package.

    Raises:
        FileNotFoundError: the installation is incomplete.

    >>> (resource_dir("ontology") / "corrkg.ttl").is_file()
    True
    """
    for candidate in (_PACKAGE / "_data" / name, _PACKAGE.parent / name):
        if candidate.is_dir():
            return candidate
    raise FileNotFoundError(f"corrkg is installed without its {name!r} directory: install it again")


def term_files() -> tuple[Path, ...]:
    """Return the files of terms that a dataset carries in ``graph/ontology``: the ontology, then those of packages.

    A package adds its file, in Turtle, as an entry point of the group ``corrkg.terms`` that is its `Path`.

    Raises:
        CorrkgError: a package cannot be imported.
        FileNotFoundError: the installation is incomplete.
    """
    ours = resource_dir("ontology")
    return (ours / "corrkg.ttl", ours / "alignments.ttl", *installed("corrkg.terms", Path))


def shape_files() -> tuple[Path, ...]:
    """Return the files of SHACL shapes that every build is held against: ours, then those of packages.

    A package adds its file, in Turtle, as an entry point of the group ``corrkg.shapes`` that is its `Path`.

    Raises:
        CorrkgError: a package cannot be imported.
        FileNotFoundError: the installation is incomplete.
    """
    return (resource_dir("ontology") / "shapes.ttl", *installed("corrkg.shapes", Path))
