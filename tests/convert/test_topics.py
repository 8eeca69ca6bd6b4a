"""Subjects: a scheme of the publisher's, assigned by words that the claims quote."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pyoxigraph import QuerySolutions

from corrkg.edition.authorities import read_authorities
from corrkg.errors import InputError
from corrkg.reading import kinds
from corrkg.store.build import build
from corrkg.store.embedded import Embedded
from corrkg.store.release import Release
from corrkg.vocab import PREFIXES

SeedsMaker = Callable[..., Path]
HEAD = "id,name_en,name_ru,broader,words_en,words_ru,note\n"
ROWS = "works,Works,Стройки,,,,\nbridges,Bridges,Мосты,works,bridge* | PBX,мост*,\nrafts,Rafts,Плоты,,raft,плот*,\n"
BASE = "https://letters.example.org/"


@pytest.fixture(scope="module")
def release(make_seeds: SeedsMaker) -> Release:
    seeds = make_seeds({"authorities/subjects.csv": HEAD + ROWS})
    return Release.at(build(seeds, seeds.parent / "store").release)


def ask(store: Embedded, where: str, variables: str) -> list[list[str]]:
    found = store.ask(
        f"BASE <{BASE}> SELECT {variables} WHERE {{ {where} }}", prefixes=PREFIXES, use_default_graph_as_union=True
    )
    assert isinstance(found, QuerySolutions)
    return sorted([str(getattr(value, "value", "")).removeprefix(BASE) for value in row] for row in found)


def test_letters_and_decisions_get_the_subjects_whose_words_they_have(release: Release) -> None:
    assert ask(release.embedded, "?thing ck:subject ?subject", "?thing ?subject") == [
        ["decision/pb-1933-05-06", "subject/bridges"],
        ["letter/1933-05-04-orlov-to-gromov", "subject/bridges"],
        ["letter/1933-05-05-gromov-to-orlov", "subject/bridges"],
    ]


def test_an_assignment_is_inferred_and_its_claim_leads_to_the_words(release: Release) -> None:
    assert ask(release.embedded, "GRAPH <graph/inferred> { ?thing ck:subject ?subject }", "(COUNT(*) AS ?n)") == [["3"]]
    where = (
        "?claim rdf:subject <letter/1933-05-04-orlov-to-gromov> ; rdf:predicate ck:subject ; "
        "ck:certainty/skos:notation ?sure ; ck:claimType/skos:notation ?type ; "
        "ck:evidence/oa:hasSelector/oa:exact ?words"
    )
    assert ask(release.embedded, where, "?sure ?type ?words") == [["low", "inferred", "bridge"]]


def test_the_scheme_is_a_tree_in_both_languages(release: Release) -> None:
    where = "?c skos:inScheme/a skos:ConceptScheme ; skos:prefLabel ?ru ; skos:broader ?b FILTER (LANG(?ru) = 'ru')"
    assert ask(release.embedded, where, "?c ?ru ?b") == [["subject/bridges", "Мосты", "subject/works"]]


def test_the_list_has_the_publishers_subjects_and_no_concept_of_the_ontology(release: Release) -> None:
    subject = kinds.of_path("subject")
    assert subject is not None
    labels = [row.cells[0] for row in release.lists.rows(subject, "en")]
    assert labels == ["Bridges", "Rafts", "Works"]


@pytest.mark.parametrize(
    ("rows", "told"),
    [("bridges,Bridges,,works,,,\n", "which is no subject"), ("a,A,,b,,,\nb,B,,a,,,\n", "broader than itself")],
)
def test_a_scheme_that_is_no_tree_is_refused_with_its_line(make_seeds: SeedsMaker, rows: str, told: str) -> None:
    directory = make_seeds({"authorities/subjects.csv": HEAD + rows}) / "authorities"
    with pytest.raises(InputError, match=told) as refused:
        read_authorities(directory)
    assert "subjects.csv:2:" in str(refused.value)
