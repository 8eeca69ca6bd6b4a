"""Saved queries from the shell: what is printed, and what the exit status says."""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.shell_completion import ShellComplete
from click.testing import CliRunner, Result

from corrkg.cli.main import main
from corrkg.queries.shelf import shelf

Run = Callable[..., Result]

OK, ERROR, USAGE, DIFFERENT = 0, 1, 2, 3


@pytest.fixture
def run(october_store: Path) -> Run:
    """A function that runs a command on the October store."""

    def invoke(*arguments: str) -> Result:
        return CliRunner().invoke(main, arguments, env={"CORRKG_STORE": str(october_store), "CORRKG_QUERIES": ""})

    return invoke


@pytest.fixture
def mine(tmp_path: Path, run: Run) -> Path:
    """A folder with one query of one's own that expects nothing yet."""
    assert run("queries", "new", "mine", "--dir", str(tmp_path / "mine"), "--title", "Mine: a test").exit_code == OK
    return tmp_path / "mine"


@pytest.fixture
def endpoint(october_site: str) -> str:
    """The address of a SPARQL endpoint in another thread."""
    return f"{october_site}/sparql"


# --- query --------------------------------------------------------------------------------------------------------


def test_in_a_pipe_a_query_gives_clean_csv(run: Run) -> None:
    result = run("query", "letters-per-day")
    assert result.exit_code == OK
    rows = list(csv.DictReader(io.StringIO(result.stdout)))
    assert len(rows) == 15
    assert rows[0] == {"day": "1935-10-01", "letters": "2", "by_person": "0", "by_others": "2"}


def test_a_parameter_takes_the_place_of_the_default(run: Run) -> None:
    result = run("query", "letters-between", "-p", "from=1935-10-09", "-p", "to=1935-10-09", "-f", "json")
    assert len(json.loads(result.stdout)["results"]["bindings"]) == 1


def test_a_table_leaves_out_the_base(run: Run) -> None:
    result = run("query", "co-signers", "-f", "table")
    assert "person/kaganovich" in result.stdout.replace("\n", "")
    assert "http://" not in result.stdout
    assert "7 rows" in result.stdout


def test_a_graph_is_turtle_unless_told_otherwise(run: Run) -> None:
    assert "schema:Message" in run("query", "letters-as-schema-org").stdout
    assert run("query", "letters-as-schema-org", "-f", "csv").exit_code == USAGE


def test_a_value_of_another_type_is_wrong_usage(run: Run) -> None:
    for given in ("from=yesterday", "nobody=1", "from"):
        result = run("query", "letters-between", "-p", given)
        assert result.exit_code == USAGE, given
        assert given.partition("=")[0] in result.stderr


def test_a_name_that_is_not_there_is_an_error_with_the_nearest(run: Run) -> None:
    result = run("query", "co-signer")
    assert result.exit_code == ERROR
    assert "co-signers" in result.stderr


# --- any endpoint -------------------------------------------------------------------------------------------------


def test_another_endpoint_gives_the_same_answer(run: Run, endpoint: str) -> None:
    for name, format_ in (("letters-per-day", "csv"), ("letters-as-schema-org", "nt")):
        here, there = run("query", name, "-f", format_), run("query", name, "-f", format_, "--endpoint", endpoint)
        assert there.exit_code == OK, there.stderr
        assert set(there.stdout.splitlines()) == set(here.stdout.splitlines())


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("http://127.0.0.1:1/sparql", "cannot be reached"),
        ("ftp://example.org/", "is no endpoint"),
        ("sparql", "is no endpoint"),
        ("{}/../health", "405"),
        ("{}/../nowhere", "405"),
    ],
)
def test_an_endpoint_that_is_none_is_told_in_one_sentence(run: Run, endpoint: str, url: str, said: str) -> None:
    address = url.format(endpoint).replace("/sparql/..", "")
    result = run("query", "letters-per-day", "--endpoint", address)
    assert result.exit_code == ERROR
    assert said in result.stderr
    assert "Traceback" not in result.stderr


def test_a_silent_endpoint_times_out(run: Run) -> None:
    import socket

    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        address = f"http://127.0.0.1:{silent.getsockname()[1]}/"
        result = run("query", "letters-per-day", "--endpoint", address, "--timeout", "0.3")
    assert result.exit_code == ERROR
    assert "0.3 seconds" in result.stderr


# --- list, show, new ----------------------------------------------------------------------------------------------


def test_list_names_every_query_or_those_of_a_tag(run: Run) -> None:
    every = run("queries", "list").stdout.splitlines()
    replies = run("queries", "list", "-t", "replies").stdout.splitlines()
    assert len(every) >= 39
    assert {line.partition("\t")[0] for line in replies} == {"reply-chains", "reply-links"}
    names = [each["name"] for each in json.loads(run("queries", "list", "-f", "json").stdout)]
    assert names == sorted(names)
    assert "citations-of-a-folio" in names


def test_show_tells_the_parameters_and_the_text(run: Run) -> None:
    shown = run("queries", "show", "letters-between").stdout
    assert "-p from=…  date (default 1935-10-01)" in shown
    assert "SELECT DISTINCT ?date" in shown


def test_a_new_query_runs_at_once_and_is_never_written_over(run: Run, mine: Path) -> None:
    assert run("query", str(mine / "mine.rq")).exit_code == OK
    assert run("query", "mine", "--queries", str(mine)).exit_code == OK
    again = run("queries", "new", "mine", "--dir", str(mine))
    assert again.exit_code == ERROR
    assert "already a file" in again.stderr


@pytest.mark.parametrize("name", ["a b", "../x", "é", "letters-between", ""])
def test_a_new_query_has_a_name_that_can_be_used(run: Run, tmp_path: Path, name: str) -> None:
    result = run("queries", "new", name, "--dir", str(tmp_path))
    assert result.exit_code == USAGE
    assert "Invalid value for NAME" in result.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("command", [["query", "co-signers"], ["queries", "list"], ["queries", "check"]])
def test_a_folder_that_is_not_there_is_an_error(run: Run, tmp_path: Path, command: list[str]) -> None:
    result = run(*command, "--queries", str(tmp_path / "nowhere"))
    assert result.exit_code == ERROR
    assert "no such folder of queries" in result.stderr


def test_a_broken_file_is_told_with_its_line_and_the_others_still_run(run: Run, mine: Path) -> None:
    text = (mine / "mine.rq").read_text(encoding="utf-8")
    (mine / "broken.rq").write_text(text.replace("ORDER BY", "ORDERED"), encoding="utf-8")
    assert run("query", "mine", "--queries", str(mine)).exit_code == OK
    broken = run("query", "broken", "--queries", str(mine))
    assert broken.exit_code == ERROR
    assert "broken.rq:26:" in broken.stderr
    assert "broken.rq:26:" in run("queries", "list", "--queries", str(mine)).stderr


# --- check --------------------------------------------------------------------------------------------------------


def test_the_library_is_as_expected(run: Run) -> None:
    result = run("queries", "check")
    assert result.exit_code == OK, result.output
    number = len(shelf().queries)
    assert f"{number} of {number} queries are as expected" in result.output


def test_update_writes_what_comes_and_check_holds_it(run: Run, mine: Path) -> None:
    untested = run("queries", "check", str(mine))
    assert untested.exit_code == OK
    assert untested.stdout.splitlines()[-1] == "0 of 1 queries are as expected; 1 expect nothing (--update writes it)"
    assert run("queries", "check", str(mine), "--update").exit_code == OK
    text = (mine / "mine.rq").read_text(encoding="utf-8")
    assert "#+ expected:\n#+   rows: 12\n#+   columns: [date, letter, label]\n" in text
    assert run("queries", "check", str(mine)).stdout.startswith("ok ")


@pytest.mark.parametrize(
    ("old", "new", "lines"),
    [
        ("rows: 12", "rows: 13", ["- rows: 13", "+ rows: 12"]),
        ("columns: [date, letter, label]", "columns: [date, label]", ["- columns: date, label"]),
        ("rows: 12", "first: {date: 1935-10-03}", ["- first date: 1935-10-03", "+ first date: "]),
    ],
)
def test_a_difference_is_shown_as_a_diff_and_exits_with_3(
    run: Run, mine: Path, old: str, new: str, lines: list[str]
) -> None:
    run("queries", "check", str(mine), "--update")
    path = mine / "mine.rq"
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    result = run("queries", "check", str(mine))
    assert result.exit_code == DIFFERENT
    assert all(line in result.stdout for line in lines)
    assert run("queries", "check", str(mine), "--update").exit_code == OK
    assert run("queries", "check", str(mine)).exit_code == OK


@pytest.mark.parametrize("suffix", ["csv", "tsv", "srj", "srx"])
def test_a_reference_result_is_held_row_by_row(run: Run, mine: Path, suffix: str) -> None:
    path, format_ = mine / "mine.rq", {"srj": "json", "srx": "xml"}.get(suffix, suffix)
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("#+ view", f"#+ expected: {{result: mine.{suffix}}}\n#+ view"), encoding="utf-8")
    assert "cannot be read" in run("queries", "check", str(mine)).stdout
    (mine / f"mine.{suffix}").write_bytes(run("query", str(path), "-f", format_).stdout_bytes)
    assert run("queries", "check", str(mine)).exit_code == OK
    kept = (mine / f"mine.{suffix}").read_text(encoding="utf-8")
    (mine / f"mine.{suffix}").write_text(kept.replace("1935-10-02", "1935-10-12"), encoding="utf-8")
    result = run("queries", "check", str(mine))
    assert result.exit_code == DIFFERENT
    assert any(line.strip().startswith("+") and "1935-10-02" in line for line in result.stdout.splitlines())


def test_check_runs_against_an_endpoint(run: Run, mine: Path, endpoint: str) -> None:
    run("queries", "check", str(mine), "--update")
    result = run("queries", "check", str(mine), "--endpoint", endpoint)
    assert (result.exit_code, result.stdout.split()[0]) == (OK, "ok")


def test_a_broken_file_fails_the_check(run: Run, mine: Path) -> None:
    (mine / "bad.rq").write_text("SELECT", encoding="utf-8")
    result = run("queries", "check", str(mine), "--quiet")
    assert result.exit_code == DIFFERENT
    assert "bad.rq" in result.stdout
    assert "mine" not in result.stdout.replace(str(mine), "")


def test_an_empty_folder_is_an_error(run: Run, tmp_path: Path) -> None:
    assert run("queries", "check", str(tmp_path)).exit_code == ERROR


# --- completion ---------------------------------------------------------------------------------------------------


def completions(*words: str) -> list[str]:
    complete = ShellComplete(main, {}, "corrkg", "_CORRKG_COMPLETE")
    return [item.value for item in complete.get_completions(list(words[:-1]), words[-1])]


def test_names_parameters_and_choices_are_completed() -> None:
    assert completions("query", "letters-b") == ["letters-between"]
    assert completions("query", "letters-between", "-p", "f") == ["from="]
    assert completions("query", "minutes-and-special-files", "-p", "series=m") == ["series=minutes"]
    assert completions("queries", "list", "-t", "repl") == ["replies"]


BASH = shutil.which("bash")


@pytest.fixture(scope="module")
def bash_source() -> str:
    """What bash is to evaluate before it can complete."""
    environ = {**os.environ, "_CORRKG_COMPLETE": "bash_source"}
    command = [str(Path(sys.executable).parent / "corrkg")]
    return subprocess.run(command, env=environ, capture_output=True, text=True, check=True).stdout


@pytest.mark.skipif(BASH is None, reason="there is no bash here")
@pytest.mark.parametrize(
    ("words", "replies"),
    [
        (["query", "letters-b"], ["letters-between"]),
        (["query", "letters-between", "-p", "f"], ["from="]),
        # Bash ends a word at "=", and replaces what stands behind it.
        (["query", "minutes-and-special-files", "-p", "series", "="], ["minutes", "special-file"]),
        (["query", "minutes-and-special-files", "-p", "series", "=", "m"], ["minutes"]),
        (["query", "minutes-and-special-files", "--param", "=", "se"], ["series="]),
        (["query", "minutes-and-special-files", "--param", "=", "series", "=", "s"], ["special-file"]),
        (["query", "letters-between", "-p", "from", "=", "1935-10-20", "-p", "x", "=", "molo"], ["molotov"]),
        (["query", "nowhere", "-p", "x", "=", "m"], []),
        (["queries", "list", "-t", "repl"], ["replies"]),
    ],
)
def test_bash_completes_as_it_is_told_to(
    october_store: Path, bash_source: str, words: list[str], replies: list[str]
) -> None:
    assert BASH is not None
    script = (
        f'{bash_source}\nCOMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); '
        "_corrkg_completion corrkg; printf '%s\\n' \"${COMPREPLY[@]}\""
    )
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        [BASH, "--norc", "-c", script, "bash", "corrkg", *words],
        env={**os.environ, "PATH": path, "CORRKG_STORE": str(october_store), "CORRKG_QUERIES": ""},
        capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    assert [line for line in done.stdout.split("\n") if line] == replies, done.stderr


# --- things -------------------------------------------------------------------------------------------------------


def test_a_thing_is_given_by_its_uri_or_by_the_last_part_of_it(run: Run) -> None:
    by_slug = run("query", "name-forms", "-p", "who=kaganovich", "-f", "csv")
    by_uri = run("query", "name-forms", "-p", "who=http://localhost:8000/person/kaganovich", "-f", "csv")
    assert by_slug.exit_code == 0
    assert by_uri.stdout == by_slug.stdout
    assert len(by_slug.stdout.splitlines()) > 20


def test_a_thing_that_is_not_known_is_wrong_usage_with_the_nearest_ones(run: Run) -> None:
    result = run("query", "name-forms", "-p", "who=kaganovitch")
    assert (result.exit_code, result.stdout) == (USAGE, "")
    assert "'kaganovitch'" in result.stderr
    assert "kaganovich" in result.stderr.replace("kaganovitch", "")


# --- injection ----------------------------------------------------------------------------------------------------

# A query with a parameter of each type, and what somebody may send in the place of each.
INJECTION = Path(__file__).parents[1] / "injection"
TYPED = (INJECTION / "typed.rq").read_text(encoding="utf-8")
ATTACKS = json.loads((INJECTION / "attacks.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("attack", ATTACKS)
@pytest.mark.parametrize("name", ["iri", "string", "member", "integer", "date", "edtf", "language", "enum"])
def test_an_injection_is_wrong_usage_or_stays_a_string(run: Run, tmp_path: Path, name: str, attack: str) -> None:
    (tmp_path / "typed.rq").write_text(TYPED, encoding="utf-8")
    result = run("query", str(tmp_path / "typed.rq"), "-p", f"{name}={attack}", "-f", "json")
    if name == "string":
        (row,) = json.loads(result.stdout)["results"]["bindings"]
        assert row[name] == {"type": "literal", "value": attack}
        assert len(row) == 8
    else:
        assert (result.exit_code, result.stdout) == (USAGE, "")
        assert f"parameter '{name}'" in result.stderr
