"""The printed book of a text: stated as far as dataset.toml tells it, and refused where it is no such thing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from corrkg.edition.seeds import read_seeds
from corrkg.errors import InputError
from corrkg.vocab import DCTERMS, PREFIXES

from .conftest import Converter

LETTER: tuple[str, list[str], list[str]] = ("Orlov to Gromov May 1, 1933", ["Send the saw frames."], [])
BOOK = """editors = "A. Orlova; B. Gromov"
publisher = "Mill"
place = "Kem"
year = "1999"
isbn = "978-0-306-40615-7"
pages = "7–9"
url = "https://letters.example.org/book"
"""


def test_the_book_is_stated_with_its_citation(converted: Converter, small_files: dict[str, str]) -> None:
    data = converted(LETTER, files={"dataset.toml": small_files["dataset.toml"] + BOOK})
    said = {
        (quad.predicate.value, getattr(quad.object, "value", "")) for quad in data if "/source/" in str(quad.subject)
    }
    bibo = PREFIXES["bibo"]
    assert {(bibo + "isbn13", "9780306406157"), (bibo + "pages", "7–9"), (DCTERMS.issued.value, "1999")} <= said
    (citation,) = (value for predicate, value in said if predicate == DCTERMS.bibliographicCitation.value)
    assert citation.startswith("A. Orlova, B. Gromov (eds.). ")
    assert citation.endswith("Kem: Mill, 1999. P. 7–9.")


def test_what_is_left_out_is_not_stated(converted: Converter) -> None:
    cited = [quad.subject for quad in converted(LETTER) if quad.predicate == DCTERMS.bibliographicCitation]
    assert [thing for thing in cited if "/source/" in str(thing)] == []


@pytest.mark.parametrize("line", ['year = "\'99"', 'isbn = "978-0-306-40615-8"', 'url = "javascript:alert(1)"'])
def test_what_cannot_be_is_refused_with_its_line(
    make_seeds: Callable[..., Path], small_files: dict[str, str], line: str
) -> None:
    toml = small_files["dataset.toml"] + line + "\n"
    with pytest.raises(InputError) as caught:
        read_seeds(make_seeds({"dataset.toml": toml}))
    assert caught.value.line == toml.count("\n")
