"""Holds a store against the shapes of corrkg, and those of packages that add kinds of things (SHACL)."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from pyoxigraph import NamedNode, Quad, QuerySolutions, Store

from corrkg.errors import ValidationError
from corrkg.resources import shape_files
from corrkg.store.affected import Surroundings
from corrkg.store.chains import chains
from corrkg.store.embedded import Embedded
from corrkg.store.shacl import Finding, Shapes
from corrkg.vocab import RDFS

_SHOWN = 20


def validate(
    data: Store,
    shapes: Path | None = None,
    validator: str = "sparql",
    *,
    before: Iterable[Finding] | None = None,
    changed: Iterable[Quad] = (),
) -> list[Finding]:
    """Validate the union of all graphs of a store, and return what is not a violation but worth knowing.

    Args:
        data: the dataset.
        shapes: the file of shapes to hold it against; by default those of `corrkg.resources.shape_files`.
        validator: ``sparql``, or ``pyshacl`` for a second opinion, which takes ten times as long.
        before: what was returned before the dataset changed, so that only what this affects is looked at by ``sparql``;
            None: it has not been validated.
        changed: the statements that were added since or removed.

    Raises:
        ValidationError: a shape is violated; the message names the first of them.
        CorrkgError: pyshacl is not installed.
    """
    files = (shapes,) if shapes else shape_files()
    if validator == "sparql":
        found = findings_of(data, files) if before is None else findings_again(data, files, before, changed)
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
    return sorted(_results(data, Shapes.read(files, data)))


def findings_again(
    data: Store, files: tuple[Path, ...], before: Iterable[Finding], changed: Iterable[Quad]
) -> list[Finding]:
    """Return every result of the shapes of ``files`` after a change: of what it affects anew, of all else as before.

    Args:
        data: the dataset as it is now.
        files: the shapes.
        before: the results of the same shapes before the change.
        changed: the statements that were added or removed.
    """
    shapes, changed = Shapes.read(files, data), [*changed]
    read = chains(shapes)
    if read is None or any(quad.predicate == RDFS.subClassOf for quad in changed):
        return sorted(_results(data, shapes))
    around = Surroundings(Embedded(data))
    nodes = around.affected(read, changed)
    if any(not isinstance(node, NamedNode) for node in nodes):
        return sorted(_results(data, shapes))  # a finding does not tell such a node from another of the same value
    part = Store()
    part.bulk_extend(around.read(read, nodes))
    names = {node.value for node in nodes}
    kept = {finding for finding in before if finding.focus not in names}
    return sorted(kept | {finding for finding in _results(part, shapes) if finding.focus in names})


def _results(data: Store, shapes: Shapes) -> set[Finding]:
    found = set()
    asked = {"": True}
    for check in shapes.checks():
        if check.beyond not in asked:
            asked[check.beyond] = bool(data.query(check.beyond, use_default_graph_as_union=True))
        if not asked[check.beyond]:
            continue
        rows = data.query(check.query, use_default_graph_as_union=True)
        assert isinstance(rows, QuerySolutions)
        for focus, *others in rows:
            path = others[0].value.rpartition("#")[2] if others else check.path
            found.add(Finding(check.severity, focus.value, path, check.message))
    return found
