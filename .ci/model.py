"""Write the picture and the table of the ontology in docs/data-model.md, made from ontology/corrkg.ttl.

The picture has the classes and the properties between them; the table has every property. What leads to concepts of
code lists, to evidence and to literals stands in the table alone.
"""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

from rdflib import OWL, RDF, RDFS, SKOS, Graph, Namespace
from rdflib.term import Node

from corrkg.vocab import PREFIXES

ROOT = Path(__file__).parents[1]
DOCUMENT = ROOT / "docs" / "data-model.md"
CK = Namespace("https://w3id.org/corrkg/ontology#")
SCHEMA = Namespace("https://schema.org/")
PICTURE = re.compile(r"(?<=```mermaid\n).*?(?=^```$)", re.DOTALL | re.MULTILINE)
TABLE = re.compile(r"(?<=<!-- every property -->\n).*?(?=<!-- end -->)", re.DOTALL)
# Edges of one pair of classes share an arrow with so many names a line.
_A_LINE = 3


def ontology() -> Graph:
    """Return the ontology."""
    return Graph().parse(ROOT / "ontology" / "corrkg.ttl")


def short(term: Node) -> str:
    """Return a name as people write it: Letter, xsd:date.

    >>> short(CK.Letter)
    'Letter'
    """
    namespace, _, name = re.split(r"([#/])(?=[^#/]*$)", str(term))
    prefix = next((each for each, space in PREFIXES.items() if space.rstrip("#/") == namespace and each != "ck"), "")
    return f"{prefix}:{name}" if prefix else name


def ends(graph: Graph, term: Node, bound: Node, included: Node) -> list[str]:
    """Return the classes or datatypes at one end of a property."""
    several = sorted(short(each) for each in graph.objects(term, included))
    return several or [short(each) for each in graph.objects(term, bound)]


def properties(graph: Graph) -> list[Node]:
    """Return the properties of the ontology, by name."""
    found = {each for kind in (OWL.ObjectProperty, OWL.DatatypeProperty) for each in graph.subjects(RDF.type, kind)}
    return sorted((each for each in found if str(each).startswith(CK)), key=lambda each: short(each).lower())


def picture(graph: Graph) -> str:
    """Return the classes and what leads from one to another as text of Mermaid."""
    classes = {short(each) for each in graph.subjects(RDF.type, OWL.Class) if str(each).startswith(CK)}
    arrows: dict[tuple[str, str], list[str]] = defaultdict(list)
    for term in properties(graph):
        for source in ends(graph, term, RDFS.domain, SCHEMA.domainIncludes):
            for target in ends(graph, term, RDFS.range, SCHEMA.rangeIncludes):
                if {source, target} <= classes and not _inherited(graph, term, source):
                    arrows[source, target].append(short(term))
    lines = []
    for (source, target), names in sorted(arrows.items()):
        rows = [", ".join(names[at : at + _A_LINE]) for at in range(0, len(names), _A_LINE)]
        lines.append(f'    {source} -->|"{"<br>".join(rows)}"| {target}')
    for kind in sorted(classes):
        lines += [f"    {kind} -. is a .-> {short(each)}" for each in graph.objects(CK[kind], RDFS.subClassOf)]
    return "\n".join(["flowchart LR", *lines, ""])


def _inherited(graph: Graph, term: Node, source: str) -> bool:
    """Tell whether a class has a property from the class that it is a kind of."""
    above = {short(each) for each in graph.objects(CK[source], RDFS.subClassOf)}
    return bool(above & set(ends(graph, term, RDFS.domain, SCHEMA.domainIncludes)))


def table(graph: Graph) -> str:
    """Return a row for each property: of what, leading to what, and its definition."""
    rows = ["| property | of | leads to | what it says |", "|---|---|---|---|"]
    for term in properties(graph):
        scheme = next((short(each) for each in graph.objects(term, RDFS.seeAlso)), "")
        of = ", ".join(ends(graph, term, RDFS.domain, SCHEMA.domainIncludes))
        to = ", ".join(ends(graph, term, RDFS.range, SCHEMA.rangeIncludes))
        if to == "skos:Concept" and scheme:
            to = f"list {scheme.removesuffix('Scheme')}"
        (said,) = graph.objects(term, SKOS.definition)
        rows.append(f"| ck:{short(term)} | {of} | {to} | {said} |")
    return "\n".join(["", *rows, "", ""])


def drawn(text: str, graph: Graph) -> str:
    """Return the document with its picture and its table made anew."""
    return TABLE.sub(lambda _: table(graph), PICTURE.sub(lambda _: picture(graph), text))


if __name__ == "__main__":
    DOCUMENT.write_text(drawn(DOCUMENT.read_text(encoding="utf-8"), ontology()), encoding="utf-8")
