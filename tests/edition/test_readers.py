"""Which files are texts, and the reader that each of them gets."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from textwrap import dedent

import pytest

from corrkg.edition.authorities import Authorities
from corrkg.edition.readers import LAYOUTS, Layout, layout_of, layouts
from corrkg.edition.seeds import read_seeds
from corrkg.errors import CorrkgError, InputError

SeedsMaker = Callable[..., Path]
Installer = Callable[[str, str, str], None]


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Installer]:
    """A function that installs a package of one module with one entry point of ``corrkg.layouts``."""
    monkeypatch.syspath_prepend(tmp_path)
    names = []

    def write(name: str, code: str, target: str) -> None:
        names.append(name)
        (tmp_path / f"{name}.py").write_text(dedent(code), encoding="utf-8")
        info = tmp_path / f"{name}-1.0.dist-info"
        info.mkdir()
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n", encoding="utf-8")
        (info / "entry_points.txt").write_text(f"[corrkg.layouts]\n{name} = {name}:{target}\n", encoding="utf-8")

    yield write
    for name in names:
        sys.modules.pop(name, None)


TOY = """
    from dataclasses import replace
    from corrkg.edition.english.reader import read_edition
    from corrkg.edition.readers import Layout

    def read(path, authorities):
        return replace(read_edition(path, authorities), title="read by the toy")

    LAYOUT = Layout("{name}", {suffixes!r}, read)
"""


def test_every_layout_has_a_name_of_its_own_and_suffixes_in_lower_case() -> None:
    names = [layout.name for layout in LAYOUTS]
    assert len(names) == len(set(names))
    assert all(suffix == suffix.lower() and suffix.startswith(".") for each in LAYOUTS for suffix in each.suffixes)


@pytest.mark.parametrize("name", ["1935.txt", "1935.TXT", "1935.Txt", "a.b.txt"])
def test_ending_of_a_text_may_be_in_capitals(name: str) -> None:
    layout = layout_of(Path(name), LAYOUTS)
    assert layout is not None
    assert layout.name == "english"


@pytest.mark.parametrize("name", ["1935.xml", "1935", "txt", "1935.txt~", "1935.txt.bak"])
def test_file_of_another_ending_has_no_layout(name: str) -> None:
    assert layout_of(Path(name), LAYOUTS) is None


def test_layout_that_is_asked_for_by_name_wins_over_the_ending() -> None:
    def read(path: Path, authorities: Authorities) -> object:
        raise AssertionError

    other = Layout("other", (".txt",), read)  # type: ignore[arg-type]
    assert layout_of(Path("x.txt"), (*LAYOUTS, other)) is LAYOUTS[0]
    assert layout_of(Path("x.txt"), (*LAYOUTS, other), "other") is other
    assert layout_of(Path("x.xml"), LAYOUTS, "english") is LAYOUTS[0]
    assert layout_of(Path("x.txt"), LAYOUTS, "nothing") is None


def test_texts_in_capitals_are_read_and_hidden_files_are_not(make_seeds: SeedsMaker) -> None:
    seeds = read_seeds(
        make_seeds({"editions/1934.TXT": "x", "editions/._1934.txt": b"\0\5\x16\7", "editions/.DS_Store": "x"})
    )
    assert [path.name for path in seeds.editions] == ["1933-may.txt", "1934.TXT"]
    assert seeds.left_out == ()


def test_other_files_are_left_out_by_name(make_seeds: SeedsMaker) -> None:
    seeds = read_seeds(make_seeds({"editions/1934.xml": "<TEI/>", "editions/more/1935.txt": "x"}))
    assert [path.name for path in seeds.left_out] == ["1934.xml", "more"]


def test_directory_with_files_of_other_endings_only_says_which(make_seeds: SeedsMaker) -> None:
    with pytest.raises(InputError, match=r"no edition to read; it has 1933\.docx"):
        read_seeds(make_seeds({"editions/1933-may.txt": None, "editions/1933.docx": "x"}))


def _link(path: Path) -> None:
    path.symlink_to("nowhere")


@pytest.mark.parametrize(
    ("make", "words"),
    [(os.mkfifo, "a named pipe"), (Path.mkdir, "a directory"), (_link, "a link that leads nowhere")],
)
def test_text_that_is_no_file_is_refused(make_seeds: SeedsMaker, make: Callable[[Path], None], words: str) -> None:
    directory = make_seeds()
    make(directory / "editions" / "x.txt")
    with pytest.raises(InputError, match=f"{words}, not a file") as caught:
        read_seeds(directory)
    assert caught.value.path == directory / "editions" / "x.txt"


def test_device_in_place_of_a_text_is_refused(make_seeds: SeedsMaker) -> None:
    directory = make_seeds()
    (directory / "editions" / "x.txt").symlink_to("/dev/zero")
    with pytest.raises(InputError, match="a device, not a file"):
        read_seeds(directory)


def test_link_to_a_text_is_a_text(make_seeds: SeedsMaker) -> None:
    directory = make_seeds()
    (directory / "editions" / "x.txt").symlink_to("1933-may.txt")
    assert [path.name for path in read_seeds(directory).editions] == ["1933-may.txt", "x.txt"]


def test_layout_that_nothing_reads_is_refused_with_its_line(
    make_seeds: SeedsMaker, small_files: dict[str, str]
) -> None:
    toml = small_files["dataset.toml"] + 'layout = "klingon"\n'
    directory = make_seeds({"dataset.toml": toml})
    with pytest.raises(InputError, match="layout = 'klingon'") as caught:
        read_seeds(directory)
    assert caught.value.path == directory / "dataset.toml"
    assert caught.value.line == toml.splitlines().index("[texts.1933-may]") + 1
    assert caught.value.expected == "one of english"


def test_installed_package_adds_a_layout_for_its_endings(make_seeds: SeedsMaker, install: Installer) -> None:
    install("toylayout", TOY.format(name="toy", suffixes=(".toy",)), "LAYOUT")
    seeds = read_seeds(make_seeds({"editions/1934.toy": make_letters("1934")}))
    assert [layout.name for layout in layouts()] == ["english", "toy"]
    assert [seeds.read(path).title for path in seeds.editions][1] == "read by the toy"


def test_installed_layout_without_an_ending_is_used_where_the_dataset_names_it(
    make_seeds: SeedsMaker, small_files: dict[str, str], install: Installer
) -> None:
    install("toylayout", TOY.format(name="toy", suffixes=()), "LAYOUT")
    seeds = read_seeds(make_seeds({"dataset.toml": small_files["dataset.toml"] + 'layout = "toy"\n'}))
    assert [seeds.read(path).title for path in seeds.editions] == ["read by the toy"]


@pytest.mark.parametrize(
    ("code", "target", "message"),
    [
        ("import nothing_at_all", "LAYOUT", "cannot be imported: ModuleNotFoundError"),
        ("LAYOUT = 1", "LAYOUT", "is a int"),
        ("LAYOUT = 1", "OTHER", "cannot be imported: AttributeError"),
        (TOY.format(name="english", suffixes=()), "LAYOUT", "two layouts are called 'english'"),
    ],
)
def test_package_that_adds_a_wrong_layout_is_named(install: Installer, code: str, target: str, message: str) -> None:
    install("wronglayout", code, target)
    with pytest.raises(CorrkgError, match=message):
        layouts()


def make_letters(year: str) -> str:
    """Return a text with one letter of ``year``."""
    return f"Orlov to Gromov May 4, {year}\n\nArchive: RGASPI F. 700. Op. 2. D. 15. L. 8. Autograph.\n\nAgreed.\n"
