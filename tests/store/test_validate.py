"""The validation refuses a graph that breaks a shape, and says where."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, Store

from corrkg.errors import ValidationError
from corrkg.resources import shape_files
from corrkg.store.build import BuildResult
from corrkg.store.release import DATASET, Release
from corrkg.store.second import second_opinion, to_rdflib
from corrkg.store.validate import findings_of, validate

CK = "https://w3id.org/corrkg/ontology#"
LETTER = "<https://letters.example.org/letter/1933-05-04-orlov-to-gromov>"


@pytest.fixture(scope="module")
def lines(small_house: Path) -> list[bytes]:
    """A dataset that conforms."""
    return (Release.open(small_house / "store").path / DATASET).read_bytes().splitlines(keepends=True)


def loaded(lines: list[bytes]) -> Store:
    """Return a store of N-Quads."""
    store = Store()
    store.bulk_load(b"".join(lines), RdfFormat.N_QUADS)
    return store


def without(lines: list[bytes], predicate: str, subject: str = LETTER) -> list[bytes]:
    """Return the lines without one property of a thing."""
    kept = [line for line in lines if not line.startswith(f"{subject} <{CK}{predicate}> ".encode())]
    assert len(kept) < len(lines), "nothing was taken out"
    return kept


def test_dataset_that_conforms_passes(lines: list[bytes]) -> None:
    assert [finding for finding in validate(loaded(lines)) if finding.severity == "Violation"] == []


@pytest.mark.parametrize("predicate", ["sender", "recipient", "date", "verbatim", "evidence", "medium"])
def test_letter_that_lacks_what_every_letter_has_is_refused(predicate: str, lines: list[bytes]) -> None:
    with pytest.raises(ValidationError) as caught:
        validate(loaded(without(lines, predicate)))
    assert LETTER.strip("<>") in caught.value.message
    assert predicate in caught.value.message
    assert caught.value.hint


@pytest.mark.parametrize(
    ("predicate", "value"),
    [
        ("date", '"May 1933"^^<http://id.loc.gov/datatypes/edtf/EDTF>'),
        ("date", '"1933-05-04"'),
        ("medium", f"<{CK}medium-pigeon>"),
        ("sender", '"Orlov"'),
        ("notAfter", '"1933-01-01"^^<http://www.w3.org/2001/XMLSchema#date>'),
    ],
)
def test_value_that_no_letter_may_have_is_refused(predicate: str, value: str, lines: list[bytes]) -> None:
    broken = [
        *without(lines, predicate),
        f"{LETTER} <{CK}{predicate}> {value} <https://letters.example.org/graph/1933-may> .\n".encode(),
    ]
    with pytest.raises(ValidationError, match=r"(1 statement does|\d+ statements do) not conform"):
        validate(loaded(broken))


def test_many_faults_are_counted_and_the_first_of_them_shown(lines: list[bytes]) -> None:
    needed = ("evidence", "certainty", "level", "resolution", "status", "dateBasis")
    broken = [line for line in lines if not any(f"<{CK}{predicate}> ".encode() in line for predicate in needed)]
    with pytest.raises(ValidationError) as caught:
        validate(loaded(broken))
    number = int(caught.value.message.split()[0])
    assert number > 20
    assert f"and {number - 20} more" in caught.value.message


def test_own_shapes_may_be_given(lines: list[bytes], tmp_path: Path) -> None:
    shapes = tmp_path / "shapes.ttl"
    shapes.write_text(
        "@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix ck: <https://w3id.org/corrkg/ontology#> .\n"
        "[] a sh:NodeShape ; sh:targetClass ck:Letter ; sh:property [ sh:path ck:postscript ; sh:minCount 1 ] .\n",
        encoding="utf-8",
    )
    with pytest.raises(ValidationError, match="2 statements"):
        validate(loaded(lines), shapes)


def test_warning_lets_the_build_pass_and_is_told(sable_build: BuildResult) -> None:
    assert {finding.severity for finding in sable_build.findings} <= {"Warning", "Info"}


def test_second_opinion_is_the_same_of_good_data_and_of_broken(lines: list[bytes]) -> None:
    for data in (lines, without(lines, "sender"), without(lines, "evidence")):
        store = loaded(data)
        assert findings_of(store, shape_files()) == second_opinion(store, shape_files())


def test_union_of_all_graphs_is_what_is_validated(lines: list[bytes]) -> None:
    moved = [line.replace(b"/graph/1933-may>", b"/graph/another>") if b"#sender>" in line else line for line in lines]
    assert moved != lines
    assert validate(loaded(moved)) == validate(loaded(lines))


def test_words_that_look_like_the_end_of_a_line_are_kept() -> None:
    words = "ends with <https://x.example/g> ."
    line = f'<https://x.example/a> <https://x.example/p> "{words}" <https://x.example/g> .\n'.encode()
    [(_, _, value)] = list(to_rdflib([line]))
    assert str(value) == words
