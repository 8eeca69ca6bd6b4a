"""corrkg authorities import: the difference first, then the file, then the graph."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from pyoxigraph import NamedNode

from corrkg.cli.main import main
from corrkg.store.build import build
from corrkg.store.release import Release
from corrkg.vocab import CK, DCTERMS, OWL, RDF, SKOS

BASE = "https://letters.example.org/"
ORLOV = NamedNode(BASE + "person/orlov")
Q42 = NamedNode("http://www.wikidata.org/entity/Q42")
VIAF = NamedNode("http://viaf.org/viaf/7")


@pytest.fixture
def seeds(published: tuple[Path, Path]) -> Path:
    """A directory of inputs that was built once, into the store beside it."""
    return published[0]


def corrkg(*arguments: object) -> tuple[int, str]:
    result = CliRunner().invoke(main, [str(each) for each in arguments])
    return result.exit_code, result.output


def test_import_shows_the_difference_and_writes_it_only_when_told_to(seeds: Path) -> None:
    table = seeds.parent / "matched.csv"
    table.write_text("id,wikidata\norlov,Q42\n", encoding="utf-8")
    told = ("--by", "A. Archivist", "--on", "2026-11-27", "--source", "page 7")
    status, output = corrkg("authorities", "import", table, "--seeds", seeds, *told)
    assert (status, "Q42" in output, "nothing is written yet" in output) == (0, True, True)
    assert not (seeds / "authorities" / "links.csv").exists()
    status, output = corrkg("authorities", "import", table, "--seeds", seeds, *told, "--yes")
    assert status == 0
    assert "1 identifiers written" in output
    status, output = corrkg("authorities", "import", table, "--seeds", seeds, *told, "--yes")
    assert (status, "nothing new" in output) == (0, True)


def test_contradiction_is_told_with_file_and_line_and_nothing_is_written(seeds: Path) -> None:
    table = seeds.parent / "matched.csv"
    table.write_text("id,wikidata\norlov,Q42\ngromov,Q42\n", encoding="utf-8")
    status, output = corrkg("authorities", "import", table, "--seeds", seeds, "--yes")
    assert status == 1
    assert f"{table}:3: {Q42.value} is the identifier of person orlov" in output
    assert not (seeds / "authorities" / "links.csv").exists()


def test_verified_identifier_is_the_same_thing_and_a_guess_is_not(seeds: Path) -> None:
    before = Release.open(seeds.parent / "store").report.rows()
    assert sum("person/orlov" in row["message"] for row in before if row["about"] == "identifier") == 1
    (seeds / "authorities" / "links.csv").write_text(
        "kind,id,identifier,verified_by,verified_on,source\n"
        "person,orlov,Q42,A. Archivist,2026-11-27,page 7\nperson,orlov,viaf:7,,,\n",
        encoding="utf-8",
    )
    release = Release.at(build(seeds, seeds.parent / "store").release)

    def values(subject: NamedNode, predicate: NamedNode) -> list[object]:
        return [quad.object for quad in release.graph.match(subject, predicate, None)]

    assert (values(ORLOV, OWL.sameAs), values(ORLOV, SKOS.closeMatch)) == ([Q42], [VIAF])
    claims = {quad.subject for quad in release.graph.match(None, RDF.subject, ORLOV)}
    told = {}
    for claim in claims:
        assert isinstance(claim, NamedNode)
        [value], [certainty] = values(claim, RDF.object), values(claim, CK.certainty)
        told[value] = certainty
    assert told == {Q42: CK.concept("certainty", "high"), VIAF: CK.concept("certainty", "low")}
    [source] = values(NamedNode(ORLOV.value + "#link-1"), DCTERMS.source)
    assert getattr(source, "value", "") == "page 7"
    lack = [row for row in release.report.rows() if row["about"] == "identifier" and "person/orlov" in row["message"]]
    assert [(row["kind"], row["file"], "GND, VIAF" in row["message"]) for row in lack] == [
        ("unresolved", "persons.csv", True)
    ]
