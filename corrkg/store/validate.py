"""Holds a store against the shapes of corrkg, and those of packages that add kinds of things (SHACL)."""

from __future__ import annotations

from pathlib import Path

from pyoxigraph import QuerySolutions, Store

from corrkg.errors import ValidationError
from corrkg.resources import shape_files
from corrkg.store.shacl import Finding, Shapes

_SHOWN = 20


def validate(data: Store, shapes: Path | None = None, validator: str = "sparql") -> list[Finding]:
    """Validate the union of all graphs of a store, and return what is not a violation but worth knowing.

    Args:
        data: the dataset.
        shapes: the file of shapes to hold it against; by default those of `corrkg.resources.shape_files`.
        validator: ``sparql``, or ``pyshacl`` for a second opinion, which takes ten times as long.

    Raises:
        ValidationError: a shape is violated; the message names the first of them.
        CorrkgError: pyshacl is not installed.
    """
    files = (shapes,) if shapes else shape_files()
    if validator == "sparql":
        found = findings_of(data, files)
    else:
        from corrkg.store.second import second_opinion  # rdflib takes long to import, and no usual build needs it

        found = second_opinion(data, files)
    violations = [finding for finding in found if finding.severity == "Violation"]
    if violations:
        shown = "\n".join(f"  {item.focus} {item.path}: {item.message}" for item in violations[:_SHOWN])
        more = f"\n  … and {len(violations) - _SHOWN} more" if len(violations) > _SHOWN else ""
        count = len(violations)
        told = "1 statement does not conform" if count == 1 else f"{count} statements do not conform"
        raise ValidationError(
            f"{told} to the shapes\n{shown}{more}",
            hint="a converter or the text is at fault; the published store is unchanged",
            faults=tuple((item.focus, item.path) for item in violations),
        )
    return found


def findings_of(data: Store, files: tuple[Path, ...]) -> list[Finding]:
    """Return every result of the shapes of ``files``, by their translation to SPARQL."""
    found = set()
    for check in Shapes.read(files, data).checks():
        rows = data.query(check.query, use_default_graph_as_union=True)
        assert isinstance(rows, QuerySolutions)
        for row in rows:
            focus, *others = row
            path = others[0].value.rpartition("#")[2] if others else check.path
            found.add(Finding(check.severity, focus.value, path, check.message))
    return sorted(found)
