"""The directory of inputs and dataset.toml."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from corrkg.edition.dataset import read_dataset
from corrkg.edition.seeds import read_seeds
from corrkg.errors import InputError
from corrkg.uris import GRAPHS

SeedsMaker = Callable[..., Path]

COMPLETE = 'title = "T"\nbase = "https://x.example/"\nlicense = "https://l.example/"\npublisher = "P"\ncreator = "C"\n'


def dataset(tmp_path: Path, content: str | bytes) -> Path:
    """Write a dataset.toml."""
    path = tmp_path / "dataset.toml"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def test_inputs_are_read_in_the_order_of_their_names(make_seeds: SeedsMaker) -> None:
    seeds = read_seeds(
        make_seeds({"editions/1933-june.txt": "x", "editions/1932-may.txt": "x", "editions/notes.md": "x"})
    )
    assert [path.name for path in seeds.editions] == ["1932-may.txt", "1933-june.txt", "1933-may.txt"]
    assert seeds.register_path == seeds.directory / "identifiers.csv"


def test_directory_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such directory") as caught:
        read_seeds(tmp_path / "nowhere")
    assert caught.value.path == tmp_path / "nowhere"


@pytest.mark.parametrize(
    "files", [{"editions/1933-may.txt": None}, {"editions/1933-may.txt": None, "editions/1933-may.md": "text"}]
)
def test_directory_without_an_edition_is_refused(make_seeds: SeedsMaker, files: dict[str, str | None]) -> None:
    seeds = make_seeds(files)
    with pytest.raises(InputError, match="no edition to read") as caught:
        read_seeds(seeds)
    assert caught.value.path == seeds / "editions"


@pytest.mark.parametrize("missing", ["title", "base", "license", "publisher", "creator"])
def test_dataset_without_a_needed_key_is_refused(tmp_path: Path, missing: str) -> None:
    content = "".join(line for line in COMPLETE.splitlines(keepends=True) if not line.startswith(missing))
    path = dataset(tmp_path, content)
    with pytest.raises(InputError, match=f"{missing} is missing") as caught:
        read_dataset(path)
    assert caught.value.path == path


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (COMPLETE + "colour = 1\n", 6),
        (COMPLETE + "\n[texts.1933-may]\nrights = 'maybe'\n", 7),
        (COMPLETE + "\n[texts.1933-may]\nright = 'publish'\n", 7),
        (COMPLETE + "\n[texts]\n1933-may = 'publish'\n", 8),
        ("title = 'T'\nbase = \n", 2),
        ("title = 'T\n", 1),
    ],
)
def test_wrong_dataset_is_refused_with_file_and_line(tmp_path: Path, content: str, line: int) -> None:
    path = dataset(tmp_path, content)
    with pytest.raises(InputError) as caught:
        read_dataset(path)
    assert (caught.value.path, caught.value.line) == (path, line)


@pytest.mark.parametrize("content", [b"title = '\xcc\xe0\xe9'", b"\xff\xfe"])
def test_dataset_that_is_not_utf_8_is_refused(tmp_path: Path, content: bytes) -> None:
    path = dataset(tmp_path, content)
    with pytest.raises(InputError, match="TOML") as caught:
        read_dataset(path)
    assert caught.value.path == path


def test_dataset_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        read_dataset(tmp_path / "dataset.toml")


def test_text_that_the_dataset_does_not_name_is_withheld(tmp_path: Path) -> None:
    texts = read_dataset(dataset(tmp_path, COMPLETE + "[texts.a]\ntitle = 'A'\n[texts.b]\nrights = 'publish'\n")).texts
    assert {slug: rights.rights for slug, rights in texts.items()} == {"a": "withhold", "b": "publish"}


def test_dates_of_the_dataset_are_iso_days_however_written(tmp_path: Path) -> None:
    described = read_dataset(dataset(tmp_path, COMPLETE + "issued = 2026-01-02\nmodified = '2026-01-03'\n"))
    assert (described.issued, described.modified) == ("2026-01-02", "2026-01-03")


@pytest.mark.parametrize("day", ["1935-13-45", "2026-02-30", "20260102", "2026-W01-1", "2026"])
def test_a_date_of_the_dataset_that_no_calendar_has_is_refused_with_its_line(tmp_path: Path, day: str) -> None:
    with pytest.raises(InputError, match="issued is") as caught:
        read_dataset(dataset(tmp_path, COMPLETE + f"issued = '{day}'\n"))
    assert caught.value.line == len((COMPLETE + "issued").splitlines())


@pytest.mark.parametrize("name", [*GRAPHS, "Queries", "corrections", "—"])
def test_text_cannot_have_the_name_of_a_graph_that_is_no_text(name: str, make_seeds: SeedsMaker) -> None:
    seeds = make_seeds({f"editions/{name}.txt": "x"})
    with pytest.raises(InputError, match="cannot be the name of a text") as caught:
        read_seeds(seeds)
    assert caught.value.path == seeds / "editions" / f"{name}.txt"


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('publisher_uri = "javascript:alert(1)"', "publisher_uri is"),
        ('creator_uri = "creator"', "creator_uri is"),
        ('contact = "javascript:alert(1)"', "contact is"),
        ('contact = "the archive"', "contact is"),
        ('description = "a\\u0000b"', r"description has the control character U\+0000"),
        ('keywords = ["a\\uFFFF"]', r"keywords has the control character U\+FFFF"),
        ("description = 1", "description is no string"),
        ("description = ['a']", "description is no string"),
        ("texts = 1", "texts is no table"),
        ("issued = 2026-11-22T10:00:00", "issued is"),
    ],
)
def test_value_that_cannot_be_published_is_refused_with_its_line(tmp_path: Path, line: str, message: str) -> None:
    path = dataset(tmp_path, f"# {line}\n{COMPLETE}{line}\n")
    with pytest.raises(InputError, match=message) as caught:
        read_dataset(path)
    assert (caught.value.path, caught.value.line) == (path, 7)


@pytest.mark.parametrize("contact", ["mailto:a@example.org", "a@example.org", "https://example.org/contact"])
def test_contact_is_a_mail_address_or_one_of_the_web(tmp_path: Path, contact: str) -> None:
    assert read_dataset(dataset(tmp_path, COMPLETE + f'contact = "{contact}"\n')).contact == contact


def test_table_of_no_text_is_told_with_the_text_that_may_be_meant(
    make_seeds: SeedsMaker, small_files: dict[str, str]
) -> None:
    toml = small_files["dataset.toml"].replace("[texts.1933-may]", "[texts.1933-mai]")
    [notice] = read_seeds(make_seeds({"dataset.toml": toml})).notices
    assert (notice.kind, notice.file, notice.line) == ("unresolved", "dataset.toml", 7)
    assert "1933-may is meant?" in notice.message
