"""An introduction in the graph: a part of its source, with mentions of its own, and of no letter."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from pyoxigraph import Dataset, RdfFormat, parse

from corrkg.convert.pipeline import convert
from corrkg.convert.register import Register
from corrkg.edition.english.reader import read_edition
from corrkg.edition.seeds import read_seeds
from corrkg.vocab import BIBO, CK, DCTERMS, RDF, RDFS

TEXT = (
    "1933 May\nIn May 1933 Orlov was in Moscow, where the works of Petrenko had burnt in the winter.\n\n\n"
    "Orlov to Gromov May 1, 1933\n\nArchive: RGASPI F. 700. Op. 2. D. 15. L. 1. Autograph.\n\nSend the saw frames.\n"
)


def graph(make_seeds: Callable[..., Path], files: dict[str, str] | None = None) -> Dataset:
    """Return the conversion of the text, with other files of the inputs in place of the usual ones."""
    seeds = read_seeds(make_seeds({"editions/1933-may.txt": TEXT, **(files or {})}))
    editions = [read_edition(path, seeds.authorities) for path in seeds.editions]
    made = convert(seeds, editions, Register.read(seeds.register_path), seeds.dataset.base, seeds.directory.parent)
    return Dataset(parse(input=made.path.read_bytes(), format=RdfFormat.N_QUADS))


def values(data: Dataset, subject: str, predicate: object) -> set[str]:
    """Return the values of a property of a thing, without the base."""
    found = (quad for quad in data if str(quad.subject).endswith(f"/{subject}>") and quad.predicate == predicate)
    return {getattr(quad.object, "value", "").removeprefix("https://letters.example.org/") for quad in found}


def test_it_is_a_part_of_its_source_with_its_words(make_seeds: Callable[..., Path]) -> None:
    data = graph(make_seeds)
    part = "source/1933-may#introduction-1"
    assert values(data, "source/1933-may", DCTERMS.hasPart) == {part}
    assert values(data, part, DCTERMS.isPartOf) == {"source/1933-may"}
    assert values(data, part, RDF.type) == {BIBO.DocumentPart.value}
    assert values(data, part, RDFS.label) == {"Introduction: 1933 May"}
    assert values(data, part, CK.text) == {TEXT.splitlines()[1]}


def test_what_it_names_is_named_by_it_and_by_no_letter(make_seeds: Callable[..., Path]) -> None:
    data = graph(make_seeds)
    assert "person/petrenko" in values(data, "source/1933-may#introduction-1", CK.mentions)
    assert not any("petrenko" in str(quad.object) for quad in data if "/letter/" in str(quad.subject))
    parts = {quad.object.value.rpartition("#")[2] for quad in data if quad.predicate == CK.part}
    assert "part-introduction" in parts


def test_its_words_are_withheld_with_its_text(make_seeds: Callable[..., Path], small_files: dict[str, str]) -> None:
    rights = '\n[texts.1933-may]\nrights = "withhold"\n'
    config = small_files["dataset.toml"].partition("[texts")[0] + rights
    data = graph(make_seeds, {"dataset.toml": config})
    assert values(data, "source/1933-may#introduction-1", CK.text) == set()
    assert values(data, "source/1933-may#introduction-1", CK.mentions)
