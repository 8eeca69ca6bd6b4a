"""The rows of kinds hold together: with each other, with the ontology and with the templates."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, parse

import corrkg.web
from corrkg.reading.kinds import DATASET, KINDS, Kind, listed, of_path
from corrkg.resources import resource_dir, term_files
from corrkg.vocab import CK, RDFS, SKOS, VOID

TEMPLATES = Path(corrkg.web.__file__).parent / "templates"
every_kind = pytest.mark.parametrize("kind", (*KINDS, DATASET), ids=lambda kind: kind.type.value.rpartition("#")[2])


@every_kind
def test_its_class_is_a_term_with_a_label(kind: Kind) -> None:
    labelled = {
        quad.subject
        for path in term_files()
        for quad in parse(path=str(path), format=RdfFormat.TURTLE)
        if quad.predicate == RDFS.label
    }
    assert kind.type in labelled or kind.type == VOID.Dataset


@every_kind
def test_its_template_is_there(kind: Kind) -> None:
    assert (TEMPLATES / kind.template).is_file()


@every_kind
def test_it_has_a_class_of_schema_org(kind: Kind) -> None:
    assert kind.schema


def test_every_kind_of_the_ontology_that_has_an_address_has_a_shape() -> None:
    shapes = (resource_dir("ontology") / "shapes.ttl").read_text(encoding="utf-8")
    for kind in KINDS:
        if kind.type == SKOS.Concept:  # of SKOS: its shape would hold for the lists of the ontology too
            continue
        assert f"sh:targetClass ck:{kind.type.value.removeprefix(CK['x'].value[:-1])} " in shapes


def test_lists_and_classes_are_told_apart() -> None:
    assert len({kind.type for kind in KINDS}) == len(KINDS)
    assert len({kind.path for kind in listed()}) == len(listed())
    assert of_path("letter") in KINDS
    assert of_path("note") is None
