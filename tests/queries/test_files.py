"""Files of saved queries as people have them: with marks, in other encodings, and with one that spoils nothing else."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from click.testing import CliRunner

from corrkg.cli.main import main
from corrkg.errors import InputError
from corrkg.queries.query import read_query
from corrkg.queries.shelf import folder, shelf

PLAIN = "#+ title: Имена\n#+ summary: Any\n#+ tags: [test]\nSELECT ?x {\n  VALUES ?x { 'ё' }\n}\n"
BROKEN = {
    "deep-head.rq": "#+ title: t\n#+ summary: s\n#+ tags: " + "[" * 3000 + "]" * 3000 + "\nASK {}\n",
    "deep-query.rq": "#+ title: t\n#+ summary: s\nASK " + "{" * 3000 + "}" * 3000 + "\n",
    "nbsp.rq": "#+ title: t\n#+ summary: s\nSELECT\u00a0* {}\n",
    "control.rq": "#+ title: t\x01\n#+ summary: s\nASK {}\n",
    "many.rq": "#+ title: t\n#+ summary: s\nSELECT "
    + " ".join(f"(<urn:f{number}>(1) AS ?x{number})" for number in range(101))
    + " {}\n",
    "loop.rq": "#+ title: t\n#+ summary: s\n#+ tags: &a [*a]\nASK {}\n",
    "empty.rq": "",
}


@pytest.mark.parametrize(
    "data",
    [
        PLAIN.encode(),
        b"\xef\xbb\xbf" + PLAIN.encode(),
        PLAIN.replace("\n", "\r\n").encode(),
        b"\xef\xbb\xbf" + PLAIN.replace("\n", "\r\n").encode(),
        PLAIN.encode("utf-16"),
        PLAIN.replace("\n", "\r").encode(),
    ],
    ids=["plain", "mark", "crlf", "mark and crlf", "utf-16", "cr"],
)
def test_marks_and_line_ends_of_other_systems_make_no_difference(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "one.rq").write_bytes(data)
    query = read_query(tmp_path / "one.rq")
    assert (query.text, query.title, query.columns) == (PLAIN, "Имена", ("x",))


def test_a_head_tells_its_title_in_other_languages_and_nothing_else_so(tmp_path: Path) -> None:
    head = "#+ title: Names\n#+ title@ru: Имена\n#+ title@be-tarask: Імёны\n#+ summary: Any\n"
    (tmp_path / "one.rq").write_text(f"{head}ASK {{}}\n", encoding="utf-8")
    query = read_query(tmp_path / "one.rq")
    assert (query.title, query.told("title", "ru"), query.told("title", "be-tarask")) == ("Names", "Имена", "Імёны")
    assert (query.told("summary", "ru"), query.told("title", "de")) == (None, None)
    for line in ("#+ tags@ru: [x]", "#+ title@: x", "#+ title@ru:"):
        (tmp_path / "two.rq").write_text(f"{head.replace('#+ title@ru: Имена', line)}ASK {{}}\n", encoding="utf-8")
        with pytest.raises(InputError):
            read_query(tmp_path / "two.rq")


def test_an_encoding_without_a_mark_is_named_with_what_converts_it(tmp_path: Path) -> None:
    (tmp_path / "one.rq").write_bytes(PLAIN.encode("windows-1251"))
    with pytest.raises(InputError, match="cannot be read") as caught:
        read_query(tmp_path / "one.rq")
    assert caught.value.line == 1
    assert "iconv" in (caught.value.hint or "")


def test_a_query_with_an_unknown_function_is_a_query(tmp_path: Path) -> None:
    path = tmp_path / "far.rq"
    path.write_text("#+ title: t\n#+ summary: s\nSELECT (<http://x/distance>(1, 2) AS ?x) {}\n", encoding="utf-8")
    assert (read_query(path).form, read_query(path).columns) == ("table", ("x",))


@pytest.fixture
def mixed(tmp_path: Path) -> Path:
    """A folder with one good query among bad ones, and what else lies about in folders."""
    for name, text in BROKEN.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "good.rq").write_text(PLAIN, encoding="utf-8")
    (tmp_path / "LOUD.RQ").write_text(PLAIN, encoding="utf-8")
    (tmp_path / "._good.rq").write_bytes(b"\x00\x05\x16\x07" + b"\x00" * 60)
    (tmp_path / "directory.rq").mkdir()
    os.mkfifo(tmp_path / "fifo.rq")
    (tmp_path / "dangling.rq").symlink_to(tmp_path / "nowhere")
    return tmp_path


def test_a_bad_file_takes_no_other_with_it_and_is_told_with_its_place(mixed: Path) -> None:
    found = folder(mixed)
    assert set(found.queries) == {"LOUD", "good"}
    told = {each.path.name: each for each in found.broken if each.path}
    assert set(told) == {*BROKEN, "directory.rq", "fifo.rq", "dangling.rq"}
    assert "U+00A0 (no-break space)" in told["nbsp.rq"].message
    assert (told["nbsp.rq"].line, told["nbsp.rq"].column) == (3, 7)
    assert "<urn:f" in told["many.rq"].message
    assert "U+0001" in told["control.rq"].message


def test_the_list_of_the_shell_has_the_others_and_the_complaints(mixed: Path) -> None:
    result = CliRunner().invoke(main, ["queries", "list", "--queries", str(mixed)])
    assert result.exit_code == 0
    assert "good\tAny" in result.stdout
    assert len(shelf().queries) < len(result.stdout.splitlines())
    for name in BROKEN:
        assert name in result.stderr
    assert "Traceback" not in result.output
