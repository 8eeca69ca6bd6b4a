"""Small editions, converted."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from pyoxigraph import Dataset, RdfFormat, parse

from corrkg.convert.pipeline import convert
from corrkg.convert.register import Register
from corrkg.edition.english.reader import read_edition
from corrkg.edition.seeds import read_seeds

SHELF = "Archive: RGASPI F. 700. Op. 2. D. 15. L. {}. Autograph."

Converter = Callable[..., Dataset]


@pytest.fixture(scope="session")
def converted(make_seeds: Callable[..., Path]) -> Converter:
    """A function that converts letters: each a header, its paragraphs, and its notes under a rule."""

    def run(*letters: tuple[str, list[str], list[str]], files: Mapping[str, str] | None = None) -> Dataset:
        text = ""
        for number, (header, paragraphs, notes) in enumerate(letters, 1):
            text += (
                "\n\n".join([header, SHELF.format(number), *paragraphs, *(["____", *notes] if notes else [])])
                + "\n\n\n"
            )
        seeds = read_seeds(make_seeds({"editions/1933-may.txt": text, **(files or {})}))
        editions = [read_edition(path, seeds.authorities) for path in seeds.editions]
        made = convert(seeds, editions, Register.read(seeds.register_path), seeds.dataset.base, seeds.directory.parent)
        return Dataset(parse(input=made.path.read_bytes(), format=RdfFormat.N_QUADS))

    return run
