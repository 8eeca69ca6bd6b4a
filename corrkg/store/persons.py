"""The persons as files to download, a row or a node each: all names, dates, identifiers, status, replaced URIs.

DIR/releases/{digest}/persons/persons.csv, .ttl, .jsonld
"""

from __future__ import annotations

import csv
import shutil
from collections import defaultdict
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Quad

from corrkg.formats import CSV, JSON_LD, TURTLE, Format
from corrkg.sparql.answer import write_quads
from corrkg.store.built import Built
from corrkg.store.difference import Difference
from corrkg.vocab import CK, DCTERMS, FOAF, OWL, RDF, RDFS, SKOS

PERSON_FORMATS = (CSV, TURTLE, JSON_LD)

_SEPARATOR = " | "
_TOLD = (
    RDF.type, RDFS.label, FOAF.name, SKOS.altLabel, CK.born, CK.died, CK.status, OWL.sameAs, SKOS.closeMatch,
    DCTERMS.replaces, SKOS.note,
)  # fmt: skip
COLUMNS = (
    "uri", "name_en", "name_ru", "other_names", "born", "died", "status", "same_as", "close_match", "replaces", "note",
)  # fmt: skip


def persons_name(format: Format) -> str:
    """Return the name of a file of persons.

    >>> persons_name(CSV)
    'persons.csv'
    """
    return f"persons.{format.suffix}"


def make_persons(target: Path, built: Built) -> None:
    """Write the files of a build's persons in the directory ``target``."""
    if built.earlier is not None and not _has_changed(built, built.earlier.difference):
        shutil.copytree(built.earlier.release / target.name, target)
        return
    target.mkdir()
    persons = {quad.subject for quad in built.quads if quad.predicate == RDF.type and quad.object == CK.Person}
    told = [quad for quad in built.quads if quad.predicate in _TOLD and quad.subject in persons]
    for format in (TURTLE, JSON_LD):
        assert format.rdf is not None
        with (target / persons_name(format)).open("wb") as output:
            write_quads(iter(told), output, format.rdf)
    _write_table(target / persons_name(CSV), told)


def _has_changed(built: Built, difference: Difference) -> bool:
    """Tell whether anything is told otherwise of one who is a person, or was one."""
    subjects = {quad.subject for quad in difference.quads if quad.predicate in _TOLD}
    was = any(quad.predicate == RDF.type and quad.object == CK.Person for quad in difference.lost_quads)
    return was or any(next(built.graph.match(each, RDF.type, CK.Person), None) for each in subjects)


def _write_table(path: Path, told: list[Quad]) -> None:
    rows: dict[str, dict[NamedNode, list[Literal | NamedNode]]] = defaultdict(lambda: defaultdict(list))
    for quad in told:
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, Literal | NamedNode):
            rows[quad.subject.value][quad.predicate].append(quad.object)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)  # RFC 4180: lines end in CRLF
        writer.writerow(COLUMNS)
        writer.writerows(_row(uri, rows[uri]) for uri in sorted(rows))


def _row(uri: str, told: dict[NamedNode, list[Literal | NamedNode]]) -> list[str]:
    def values(name: NamedNode, language: str | None = None) -> list[str]:
        return sorted({
            each.value for each in told[name]
            if language is None or (isinstance(each, Literal) and each.language == language)
        })  # fmt: skip

    labels = [*values(RDFS.label, "en")[:1], *values(RDFS.label, "ru")[:1]]
    others = [each for name in (RDFS.label, FOAF.name, SKOS.altLabel) for each in values(name) if each not in labels]
    status = [each.rpartition("-")[2] for each in values(CK.status)]
    return [
        uri,
        *(_SEPARATOR.join(each) for each in (
            values(RDFS.label, "en")[:1], values(RDFS.label, "ru")[:1], list(dict.fromkeys(others)), values(CK.born),
            values(CK.died), status, values(OWL.sameAs), values(SKOS.closeMatch), values(DCTERMS.replaces),
            values(SKOS.note),
        )),
    ]  # fmt: skip
