"""The documents say what the code does."""

from __future__ import annotations

import csv
import json
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from flask.testing import FlaskClient

from corrkg.cli.main import main
from corrkg.engine.local import evaluate
from corrkg.queries.check import check
from corrkg.queries.query import read_query
from corrkg.settings import SETTINGS, load
from corrkg.sparql.limits import LimitError
from corrkg.store.release import Release
from corrkg.vocab import PREFIXES
from corrkg.web import create_app
from corrkg.web.middleware import observe

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
MODEL = (ROOT / "docs" / "data-model.md").read_text(encoding="utf-8")
DOCUMENTS = [
    "README.md",
    "CONTRIBUTING.md",
    "CHANGELOG.md",
    *(f"docs/{path.name}" for path in (ROOT / "docs").glob("*.md")),
]


def test_every_setting_is_in_the_readme_as_it_is() -> None:
    rows = [f"| `{each.name}` | `{each.default!r}` | {each.help} |" for each in SETTINGS]
    table = [line for line in README.splitlines() if re.match(r"\| `\w+` \| `", line)]
    assert table == rows


def test_every_command_is_in_the_readme() -> None:
    assert set(re.findall(r"^\| `corrkg (\w+)", README, re.MULTILINE)) == set(main.commands)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_links_between_files_lead_somewhere(name: str) -> None:
    path = ROOT / name
    for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", path.read_text(encoding="utf-8")):
        assert (path.parent / target).exists(), target


@pytest.mark.parametrize("name", DOCUMENTS)
def test_links_within_a_file_lead_to_a_heading(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    headings = re.findall(r"^#+ (.*)", re.sub(r"^```.*?^```", "", text, flags=re.MULTILINE | re.DOTALL), re.MULTILINE)
    anchors = {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}
    assert set(re.findall(r"\]\(#([^)]+)\)", text)) <= anchors


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_block_is_closed_before_the_next_one_opens(name: str) -> None:
    within = False
    for line in (ROOT / name).read_text(encoding="utf-8").splitlines():
        if line.lstrip().startswith("```"):
            assert not within or line.strip() == "```", line
            within = not within


@pytest.mark.parametrize("target", ["serve", "test", "lint", "bench"])
def test_make_has_the_targets_that_are_promised(target: str) -> None:
    assert re.search(rf"^{target}:", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)


@pytest.mark.parametrize("query", re.findall(r"^```sparql\n(.*?)^```", MODEL, re.MULTILINE | re.DOTALL))
def test_every_query_of_the_data_model_finds_something(october: Release, query: str) -> None:
    assert list(evaluate(october, query).rows())


def test_the_ways_to_ask_are_listed_in_their_order_before_them() -> None:
    section = MODEL.partition("\n## How to ask\n")[2].partition("\n## ")[0]
    listed, _, rest = section.partition("\n### ")
    headings = re.findall(r"^### (.*)", "### " + rest, re.MULTILINE)
    assert [words for words, _ in re.findall(r"\[([^\]]+)\]\(#([^)]+)\)", listed)] == [
        heading[0].lower() + heading[1:] for heading in headings
    ]


def test_the_prefixes_of_the_data_model_are_those_that_its_queries_use() -> None:
    (block,) = re.findall(r"^```text\n(BASE .*?)^```", MODEL, re.MULTILINE | re.DOTALL)
    declared = dict(re.findall(r"^PREFIX (\S+): <(\S+)>$", block, re.MULTILINE))
    queries = " ".join(
        a + b for a, b in re.findall(r"^```sparql\n(.*?)^```|`([^`\n]*\?[^`\n]*)`", MODEL, re.MULTILINE | re.DOTALL)
    )
    used = set(re.findall(r"\b([a-z]+):\w", re.sub(r'"[^"]*"', "", queries)))
    assert declared == {prefix: PREFIXES[prefix] for prefix in used}


# --- the examples run ---------------------------------------------------------------------------------------------

HERE = "http://localhost:8000"
PAGES = ["README.md", "docs/saved-queries.md"]


def blocks(name: str, language: str) -> list[str]:
    """Return the blocks of a document in one language."""
    return re.findall(
        rf"^```{language}\n(.*?)^```", (ROOT / name).read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL
    )


def commands(name: str) -> list[str]:
    """Return the commands of the shell of a document, each whole even where it goes on for several lines."""
    found, begun = [], ""
    for line in "".join(blocks(name, "sh")).splitlines():
        begun = f"{begun}\n{line}" if begun else line
        try:
            shlex.split(begun, comments=True)
        except ValueError:  # a quotation is open
            continue
        if begun.strip():
            found.append(begun)
        begun = ""
    assert not begun
    return found


def addresses() -> list[str]:
    """Return every address of a server here that a document names."""
    found = set()
    for name in DOCUMENTS:
        text = (ROOT / name).read_text(encoding="utf-8")
        # Python and R put the address together of two parts.
        text = text.replace('f"{queries}/', f'"{HERE}/queries/').replace('paste0(queries, "/', f'"{HERE}/queries/')
        found |= set(re.findall(rf"{HERE}(/[^\s'\"`)>]*)", text))
    return sorted(found)


@pytest.fixture(scope="module")
def client(october_store: Path) -> FlaskClient:
    return create_app(load({"store": str(october_store)}, {})).test_client()


def test_the_documents_name_the_five_queries_in_four_languages() -> None:
    five = {"letters-between", "decision-trail", "letters-about", "name-forms", "unanswered-requests"}
    for language, pattern in (("sh", "/queries/"), ("python", "{queries}/"), ("r", '"/'), ("sh", "corrkg query ")):
        named = re.findall(rf"{re.escape(pattern)}([a-z]+-[a-z-]+)", "".join(blocks("README.md", language)))
        assert five <= set(named), language


@pytest.mark.parametrize("address", addresses())
def test_every_address_in_the_documents_answers(client: FlaskClient, address: str) -> None:
    response = client.get(address, follow_redirects=True)
    assert response.status_code == 200
    if ".csv" in address:
        assert len(list(csv.DictReader(response.text.splitlines()))) > 0


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, october_store: Path) -> Path:
    """A folder of one's own, with the query that the documents write."""
    (block,) = [each for each in blocks("docs/saved-queries.md", "sparql") if each.startswith("#+")]
    (tmp_path / "my-queries").mkdir()
    for path in (tmp_path / "mine.rq", tmp_path / "my-queries" / "mine.rq"):
        path.write_text(block, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CORRKG_STORE", str(october_store))
    monkeypatch.delenv("CORRKG_QUERIES", raising=False)
    return tmp_path


RUN = [each for name in PAGES for each in commands(name) if re.match(r"(\.venv/bin/)?corrkg ", each)]


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("command", RUN)
def test_every_command_in_the_documents_runs(october_site: str, command: str) -> None:
    words = shlex.split(command.replace("https://example.org/sparql", f"{october_site}/sparql"), comments=True)
    result = CliRunner().invoke(main, words[1:])
    assert result.exit_code == 0, result.output
    assert result.output


CURL = [each for name in PAGES for each in commands(name) if each.startswith("curl ")]


@pytest.mark.skipif(not (shutil.which("curl") and shutil.which("bash")), reason="there is no curl here")
@pytest.mark.parametrize("command", CURL)
def test_every_curl_in_the_documents_is_answered(october_site: str, command: str) -> None:
    script = f'curl() {{ command curl --fail --silent --show-error "$@"; }}\n{command.replace(HERE, october_site)}'
    done = subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr
    assert len(done.stdout.splitlines()) > 1
    if "a ck:Decision" in command:
        assert len(list(csv.reader(done.stdout.splitlines()))) == 1 + 17


@pytest.mark.parametrize("block", [each for name in PAGES for each in blocks(name, "python")])
def test_every_notebook_in_the_documents_runs(october_site: str, block: str) -> None:
    code = block.replace(HERE, october_site)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr


@pytest.mark.skipif(shutil.which("Rscript") is None, reason="there is no R here")
@pytest.mark.parametrize("block", [each for name in PAGES for each in blocks(name, "r")])
def test_every_r_in_the_documents_runs(october_site: str, block: str) -> None:
    code = block.replace(HERE, october_site)
    done = subprocess.run(["Rscript", "-e", code], capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr


def test_the_query_file_of_the_documents_gives_what_it_expects(folder: Path, october: Release) -> None:
    verdict = check(read_query(folder / "mine.rq"), lambda text: evaluate(october, text))
    assert (verdict.status, verdict.rows) == ("ok", 12)


def test_the_other_queries_of_the_documents_find_something(october: Release) -> None:
    plain = [each for each in blocks("docs/saved-queries.md", "sparql") if not each.startswith("#+")]
    assert plain
    for text in plain:
        assert list(evaluate(october, text).rows())


# --- docs/operations.md: what operators read is what there is ---

OPERATIONS = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")


def test_settings_of_the_operators_page_exist() -> None:
    named = set(re.findall(r"`([a-z]+_[a-z_]+)`", OPERATIONS)) - {"corrkg_requests_total"}
    known = {each.name for each in SETTINGS}
    assert {each for each in named if not each.startswith("corrkg_")} <= known
    assert {each.name for each in SETTINGS if each.name.startswith("quer")} - {"queries"} <= named


def test_metrics_and_outcomes_of_the_operators_page_are_those_of_the_server(client: FlaskClient) -> None:
    client.get("/letter")
    told = set(re.findall(r"`(corrkg_[a-z_]+)`", OPERATIONS))
    found = set(re.findall(r"^# TYPE (corrkg_\w+) ", client.get("/metrics").text, re.MULTILINE))
    assert told == {each for each in found if not each.endswith("_created")}
    limits: list[type[LimitError]] = [LimitError, *LimitError.__subclasses__()]
    outcomes = {each.outcome for each in limits} | {"ok", "refused", "gone"}
    row = next(line for line in OPERATIONS.splitlines() if line.startswith("| `corrkg_queries_total`"))
    assert outcomes == set(re.findall(r"`([a-z]+)`", row)) - {"outcome"}


def test_fields_of_the_log_are_on_the_operators_page(client: FlaskClient, tmp_path: Path) -> None:
    with (tmp_path / "log").open("wb") as file:
        observe.log_to(file.fileno())
        for _ in range(2):
            client.get("/sparql?query=ASK+%7B%7D&format=json", buffered=True)
        observe.log_to(None)
    fields = {name for line in (tmp_path / "log").read_text().splitlines() for name in json.loads(line)}
    assert fields == {"time", "method", "path", "status", "bytes", "ms", "query", "outcome", "cache"}
    assert all(f"`{each}`" in OPERATIONS for each in fields)
