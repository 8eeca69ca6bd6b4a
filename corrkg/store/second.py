"""A second opinion on a dataset: pyshacl, which evaluates shapes in another way than `corrkg.store.shacl`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from pyoxigraph import RdfFormat, Store
from rdflib import SH, Graph, URIRef

from corrkg.errors import CorrkgError, ValidationError
from corrkg.store.shacl import Finding

# The graph name of an N-Quads line; literals cannot be mistaken for it, since they end in a quotation mark,
# a language tag or a datatype before it.
_GRAPH_NAME = re.compile(rb" <[^<>\"\s]*> \.\n$")


def to_rdflib(lines: Iterable[bytes]) -> Graph:
    r"""Return the union of all graphs of N-Quads ``lines``, each of which names its graph, as an rdflib graph.

    >>> len(to_rdflib([b"<urn:a> <urn:p> <urn:b> <urn:g> .\n", b"<urn:a> <urn:p> <urn:b> <urn:h> .\n"]))
    1
    """
    graph = Graph()
    graph.parse(data=b"".join(_GRAPH_NAME.sub(b" .\n", line) for line in lines), format="nt")
    return graph


def second_opinion(data: Store, files: tuple[Path, ...]) -> list[Finding]:
    """Return every result of the shapes of ``files``, by pyshacl.

    Raises:
        CorrkgError: it is not installed.
        ValidationError: it cannot work with the shapes.
    """
    try:
        import pyshacl
    except ModuleNotFoundError as error:
        hint = "install corrkg with its extra: pip install 'corrkg[pyshacl]'"
        raise CorrkgError(f"the package {error.name} is not installed", hint=hint) from error

    shapes = Graph()
    for path in files:
        shapes.parse(path, format="turtle")
    graph = to_rdflib((data.dump(format=RdfFormat.N_QUADS) or b"").splitlines(keepends=True))
    _, results, _ = pyshacl.validate(graph, shacl_graph=shapes, inference="none", allow_infos=True, allow_warnings=True)
    if not isinstance(results, Graph):
        raise ValidationError(f"the validation itself failed: {results}")
    return sorted(reported(results))


def reported(report: Graph) -> set[Finding]:
    """Return the results of a report (https://www.w3.org/TR/shacl/#validation-report).

    Those are the values of sh:result (section 3.6.1.2): what sh:detail tells of a result is none of its own.
    """
    found = set()
    for result in report.objects(None, SH.result):
        at = report.value(result, SH.resultPath)
        found.add(
            Finding(
                str(report.value(result, SH.resultSeverity)).rpartition("#")[2],
                str(report.value(result, SH.focusNode)),
                str(at).rpartition("#")[2] if isinstance(at, URIRef) else "",
                str(report.value(result, SH.resultMessage) or ""),
            )
        )
    return found
