"""Invented editions: the same for one seed, each text by itself, and read as truly however long they are."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from pyoxigraph import RdfFormat, Store

from corrkg.cli.main import main
from corrkg.convert.pipeline import convert
from corrkg.convert.register import Register
from corrkg.edition.seeds import read_seeds
from corrkg.errors import InputError
from corrkg.gold.evaluate import evaluate
from corrkg.gold.generate import COLUMNS, generate
from corrkg.gold.invented import A_TEXT, invent_text
from corrkg.gold.inventing import invent_cast, newcomer
from corrkg.store.embedded import Embedded
from corrkg.tables import read_table


def files(directory: Path) -> dict[str, bytes]:
    return {str(path.relative_to(directory)): path.read_bytes() for path in directory.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def invented(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An edition of a text and a half."""
    out = tmp_path_factory.mktemp("invented") / "edition"
    generate(50, 3, out)
    return out


def test_one_seed_gives_the_same_bytes_and_another_gives_others(invented: Path, tmp_path: Path) -> None:
    generate(50, 3, tmp_path / "again")
    generate(50, 4, tmp_path / "other")
    assert files(tmp_path / "again") == files(invented)
    assert files(tmp_path / "other").keys() == files(invented).keys()
    assert files(tmp_path / "other")["gold/letters.csv"] != files(invented)["gold/letters.csv"]


def test_text_depends_on_the_seed_and_its_number_alone(invented: Path, tmp_path: Path) -> None:
    generate(36, 3, tmp_path / "shorter")
    first = "editions/0001-1901-january.txt"
    assert files(tmp_path / "shorter")[first] == files(invented)[first]
    cast = invent_cast(3)
    late = invent_text(cast, 3, 900)
    assert late.lines == invent_text(cast, 3, 900).lines
    assert late.lines[-30:] != invent_text(cast, 3, 901).lines[-30:]


def test_edition_has_the_letters_that_were_asked_for(invented: Path) -> None:
    rows = read_table(invented / "gold" / "letters.csv", required=("source", "letter"))
    sources = [row.cells["source"] for row in rows]
    assert [sources.count(name) for name in sorted(set(sources))] == [A_TEXT, 50 - A_TEXT]


def test_truth_names_the_line_of_each_header_and_quotes_the_text(invented: Path) -> None:
    for name in COLUMNS:
        for row in read_table(invented / "gold" / f"{name}.csv", required=("source", "letter")):
            lines = (invented / "editions" / f"{row.cells['source']}.txt").read_text(encoding="utf-8").split("\n")
            place = int(row.cells["letter"]) - 1
            assert lines[place - 2 : place] == ["", ""] and " to " in lines[place]
            quote = row.cells.get("verbatim") or row.cells.get("quote")
            assert not quote or any(quote in line for line in lines[place:])


def test_newcomers_never_share_a_name() -> None:
    assert len({newcomer(number) for number in range(5000)}) == 5000


def test_invented_edition_is_read_as_its_truth_says(invented: Path, tmp_path: Path) -> None:
    seeds = read_seeds(invented)
    editions = [seeds.read(path) for path in seeds.editions]
    made = convert(seeds, editions, Register(invented / "none.csv"), seeds.dataset.base, tmp_path)
    store = Store()
    store.load(path=str(made.path), format=RdfFormat.N_QUADS)
    # What is only inferred from a common subject is a guess, and some guesses are wrong.
    scores = {score.kind: score.f1 for score in evaluate(Embedded(store), invented, invented / "gold")}
    assert scores.pop("replies") > 0.8
    assert {kind: f1 for kind, f1 in scores.items() if f1 < 0.97} == {}


def test_nothing_is_written_where_something_lies(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    (tmp_path / "there" / "mine.txt").touch()
    with pytest.raises(InputError, match="something is there already"):
        generate(1, 1, tmp_path / "there")
    result = CliRunner().invoke(main, ["generate", "--letters", "0", "--out", str(tmp_path / "new")])
    assert result.exit_code == 2
    assert [path.name for path in tmp_path.iterdir()] == ["there"]


def test_command_tells_what_to_do_next(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["generate", "--letters", "1", "--seed", "7", "--out", str(tmp_path / "new")])
    assert result.exit_code == 0
    assert "corrkg build --seeds" in result.output
    assert (tmp_path / "new" / "dataset.toml").is_file()
