"""graph/aligned: what follows from the data in other vocabularies is there for those who ask for it, and no others."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from corrkg.convert.aligned import aligned
from corrkg.engine.local import evaluate
from corrkg.sparql.answer import Dataset
from corrkg.store.build import build
from corrkg.store.release import Release
from corrkg.vocab import PREFIXES

ALIGNED = "http://localhost:8000/graph/aligned"
RECORDS = f"?x a <{PREFIXES['rico']}Record>"


def count(release: Release, query: str, dataset: Dataset | None = None) -> int:
    """The number of rows that a query has."""
    return len(list(evaluate(release, query, dataset).rows()))


@pytest.mark.parametrize(
    "query",
    [
        f"SELECT ?x FROM <{ALIGNED}> {{ {RECORDS} }}",
        f"SELECT ?x FROM <graph/aligned> {{ {RECORDS} }}",
        f"SELECT ?x {{ GRAPH <{ALIGNED}> {{ {RECORDS} }} }}",
        f'SELECT ?x {{ GRAPH ?g {{ {RECORDS} }} FILTER (STRENDS(STR(?g), "/aligned")) }}',
        f"SELECT ?x {{ GRAPH <http://localhost:8000/graph/\\u0061ligned> {{ {RECORDS} }} }}",
        f"PREFIX g: <http://localhost:8000/graph/> SELECT ?x {{ GRAPH g:aligned {{ {RECORDS} }} }}",
    ],
)
def test_who_asks_for_it_by_name_finds_it(october: Release, query: str) -> None:
    assert count(october, query) == 35


def test_a_request_may_ask_for_it_too(october: Release) -> None:
    assert count(october, f"SELECT ?x {{ {RECORDS} }}", Dataset(default=(ALIGNED,))) == 35


def test_it_is_no_part_of_the_default_graph_even_where_it_is_asked_for(october: Release) -> None:
    assert count(october, f"SELECT ?x {{ {RECORDS} }}") == 0
    assert (
        count(october, f"SELECT ?x {{ {RECORDS} FILTER NOT EXISTS {{ GRAPH <{ALIGNED}> {{ ?x a <urn:x> }} }} }}") == 0
    )
    assert count(october, f"SELECT ?x {{ GRAPH <{ALIGNED}> {{ {RECORDS} }} ?x a ck:Letter ; ck:medium ?m }}") == 35


def test_it_holds_what_follows_and_nothing_of_ours(october: Release) -> None:
    quads = list(aligned(october.graph.match(), october.base))
    ours = PREFIXES["ck"]
    assert quads
    assert not [q for q in quads if q.predicate.value.startswith(ours) or str(q.object).startswith(f"<{ours}")]
    everything = count(october, f"SELECT * FROM <{ALIGNED}> {{ ?s ?p ?o }}")
    assert everything == len(set(quads))


RICO, RST = PREFIXES["rico"], PREFIXES["rst"]


def test_the_arrangement_of_an_archive_is_there_by_its_levels(october: Release) -> None:
    """RiC-O 1.1: rico:RecordSet with its rico:hasRecordSetType; an archive is the agent that holds."""

    def found(where: str) -> int:
        return count(october, f"SELECT * FROM <{ALIGNED}> {{ {where} }}")

    for kind, number in (("Fonds", 3), ("Series", 4), ("File", 10)):
        assert found(f"?x a <{RICO}RecordSet> ; <{RICO}hasRecordSetType> <{RST}{kind}>") == number
    assert found(f"?x a <{RICO}RecordSet>") == 17
    assert found(f"?fond <{RICO}hasOrHadHolder> ?archive . ?archive a <{RICO}CorporateBody>") == 3
    assert found(f"?x <{RICO}isDirectlyIncludedIn> ?y . ?y a <{RICO}RecordSet>") == 14


def test_dataset_toml_may_add_it_to_the_default_graph(tmp_path: Path, small_files: dict[str, str]) -> None:
    for name, text in small_files.items():
        path = tmp_path / "seeds" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(("aligned = true\n" if name == "dataset.toml" else "") + text, encoding="utf-8")
    release = Release.at(build(tmp_path / "seeds", tmp_path / "store").release)
    assert count(release, f"SELECT ?x {{ {RECORDS} }}") == count(release, "SELECT ?x { ?x a ck:Letter }") > 0
    shutil.rmtree(tmp_path / "store")
