"""Holds a converted graph against the shapes of corrkg, and those of packages that add kinds of things (SHACL)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pyshacl
from rdflib import RDF, SH, Graph, URIRef

from corrkg.errors import ValidationError
from corrkg.resources import shape_files

# The graph name of an N-Quads line; literals cannot be mistaken for it, since they end in a quotation mark,
# a language tag or a datatype before it.
_GRAPH_NAME = re.compile(rb" <[^<>\"\s]*> \.\n$")
_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Finding:
    """One result of the validation: ``severity`` is ``Violation``, ``Warning`` or ``Info``."""

    severity: str
    focus: str
    path: str
    message: str


def to_rdflib(lines: Iterable[bytes]) -> Graph:
    r"""Return the union of all graphs of N-Quads ``lines``, each of which names its graph, as an rdflib graph.

    >>> len(to_rdflib([b"<urn:a> <urn:p> <urn:b> <urn:g> .\n", b"<urn:a> <urn:p> <urn:b> <urn:h> .\n"]))
    1
    """
    graph = Graph()
    graph.parse(data=b"".join(_GRAPH_NAME.sub(b" .\n", line) for line in lines), format="nt")
    return graph


def validate(lines: Iterable[bytes], shapes: Path | None = None) -> list[Finding]:
    """Validate a dataset, and return what is not a violation but worth knowing.

    Args:
        lines: the dataset as N-Quads.
        shapes: the file of shapes to hold it against; by default those of `corrkg.resources.shape_files`.

    Raises:
        ValidationError: a shape is violated; the message names the first of them.
    """
    shapes_graph = Graph()
    for path in [shapes] if shapes else shape_files():
        shapes_graph.parse(path, format="turtle")
    _, results, _ = pyshacl.validate(
        to_rdflib(lines), shacl_graph=shapes_graph, inference="none", allow_infos=True, allow_warnings=True
    )
    findings = sorted(
        _findings(results), key=lambda finding: (finding.severity, finding.focus, finding.path, finding.message)
    )
    violations = [finding for finding in findings if finding.severity == "Violation"]
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
    return findings


def _findings(results: object) -> Iterable[Finding]:
    if not isinstance(results, Graph):
        raise ValidationError(f"the validation itself failed: {results}")
    for result in results.subjects(RDF.type, SH.ValidationResult):
        severity = str(results.value(result, SH.resultSeverity)).rpartition("#")[2]
        path = results.value(result, SH.resultPath)
        name = str(path).rpartition("#")[2] if isinstance(path, URIRef) else ""
        message = results.value(result, SH.resultMessage)
        yield Finding(severity, str(results.value(result, SH.focusNode)), name, str(message or ""))
