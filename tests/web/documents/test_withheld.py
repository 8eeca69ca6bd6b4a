"""A text whose words may not be published: its pages, data and search have short quotes of it and no more."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from corrkg.settings import load
from corrkg.store.build import build
from corrkg.web import create_app

TEXT = "editions/1933-may.txt"
LINE = 120  # code points of the longest quote
LONG = (
    "The sawmill on the far bank of the river was flooded twice this spring, and the engineers of Zaytsev A. P. still "
    "argue about the height of the dam, which nobody had measured before the ice went out. "
)
LETTER = "/letter/1933-05-04-orlov-to-gromov"

Words = Callable[[str], list[str]]


@pytest.fixture(scope="module")
def seeds(make_seeds: Callable[..., Path], small_files: Mapping[str, str]) -> Path:
    """A small edition with a long paragraph in a letter and in a note, and words that are withheld."""
    text = small_files[TEXT].replace("The bridge at Kem", f"{LONG}\n\nThe bridge at Kem")
    text = text.replace("1 On May 6, 1933, the PB", f"1 {LONG}On May 6, 1933, the PB")
    return make_seeds({TEXT: text, "dataset.toml": small_files["dataset.toml"].replace('"publish"', '"withhold"')})


@pytest.fixture(scope="module")
def client(seeds: Path, tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    store = tmp_path_factory.mktemp("withheld") / "store"
    build(seeds, store)
    return create_app(load({"store": str(store)}, {})).test_client()


@pytest.fixture(scope="module")
def printed(seeds: Path) -> Words:
    """A function that returns the stretches of the text, longer than a line, that an answer has."""
    text = re.sub(r"\s+", " ", (seeds / TEXT).read_text(encoding="utf-8"))
    known = {text[at : at + LINE + 1] for at in range(len(text) - LINE)}

    def find(answer: str) -> list[str]:
        plain = html.unescape(re.sub(r"<[^>]*>", "", answer)).replace("\\n", " ").replace('\\"', '"')
        plain = re.sub(r"\s+", " ", plain)
        return [each for at in range(len(plain)) if (each := plain[at : at + LINE + 1]) in known]

    return find


def _page(client: FlaskClient, path: str) -> str:
    return client.get(path, headers={"Accept": "text/html"}, follow_redirects=True).get_data(as_text=True)


@pytest.mark.parametrize("suffix", ["html", "ttl", "jsonld", "nt", "nq"])
@pytest.mark.parametrize("path", [LETTER, f"{LETTER}/note/1", "/source/1933-may", "/person/orlov"])
def test_no_document_has_more_of_the_text_than_a_line(
    client: FlaskClient, printed: Words, path: str, suffix: str
) -> None:
    answer = client.get(f"{path}.{suffix}")
    assert answer.status_code == 200
    assert printed(answer.get_data(as_text=True)) == []


def test_the_stretches_that_are_looked_for_are_found_where_they_are(printed: Words) -> None:
    assert printed(f"<p>before {html.escape(LONG)} after</p>")


def test_a_letter_shows_its_formal_parts_and_where_its_words_are_withheld(client: FlaskClient) -> None:
    text = _page(client, LETTER)
    assert "The words of this text are withheld by its rights" in text
    assert text.index("Moscow.") < text.index("[words that are withheld]")
    assert "to report" not in text.partition('class="reading"')[2].partition("Notes of the edition")[0]
    assert "sawmill" not in text.partition('class="reading"')[2].partition("Notes of the edition")[0]


def test_a_note_says_that_its_words_are_withheld(client: FlaskClient) -> None:
    text = _page(client, f"{LETTER}/note/1")
    assert "The words of this text are withheld by its rights" in text
    assert "[words that are withheld]" in text


def test_a_source_has_quotes_and_the_places_of_what_is_longer(client: FlaskClient) -> None:
    text = _page(client, "/source/1933-may")
    assert "<q>Orlov to Gromov May 4, 1933</q>" in text
    assert "<q></q>" not in text
    assert 'class="source-text"' not in text


def test_words_around_a_quote_are_not_told_lest_they_add_up_to_the_text(client: FlaskClient) -> None:
    data = client.get("/source/1933-may.nt").get_data(as_text=True)
    assert "oa#exact" in data
    assert "oa#prefix" not in data
    assert "oa#suffix" not in data


def test_what_the_publisher_says_of_the_text_is_not_cut(
    make_seeds: Callable[..., Path], small_files: Mapping[str, str], tmp_path: Path
) -> None:
    statement = "The rights in this translation remain with its holders. " * 4
    rights = f'"withhold"\nrights_statement = "{statement.strip()}"'
    seeds = make_seeds({"dataset.toml": small_files["dataset.toml"].replace('"publish"', rights)})
    build(seeds, tmp_path / "store")
    client = create_app(load({"store": str(tmp_path / "store")}, {})).test_client()
    assert statement.strip() in client.get("/source/1933-may.ttl").get_data(as_text=True)


def test_search_finds_names_and_no_withheld_words(client: FlaskClient, printed: Words) -> None:
    assert "Nothing has all of these words" in _page(client, "/search?q=sawmill+engineers+measured")
    found = _page(client, "/search?q=Gromov")
    assert LETTER in found
    assert printed(found) == []
