"""The programs that the pages of queries offer are run as they stand, against a running server."""

from __future__ import annotations

import csv
import html
import io
import re
import shutil
import subprocess
import sys

import pytest
import requests

from corrkg.web.sparql.snippets import snippets

VALUES = ["it's", "back\\slash", "${x}", "a `tick`", "Сталин", 'three """quotes"""', ')"', "--)-"]
# One value a row, with all that a string of some language would have to escape.
QUERY = """SELECT ?x WHERE {
  VALUES ?x { "it's" "back\\\\slash" "${x}" "a `tick`" "Сталин" 'three \"\"\"quotes\"\"\"' ')"' "--)-" }
}"""
NEEDED = {"curl": "curl", "JavaScript": "node"}


def run(name: str, program: str) -> str:
    """Run a program in its language, and return what it prints."""
    if (needed := NEEDED.get(name)) and shutil.which(needed) is None:
        pytest.skip(f"there is no {needed}")
    commands = {
        "curl": ["sh", "-c", program],
        "Python": [sys.executable, "-c", program],
        "JavaScript": ["node", "--input-type=module", "--eval", program],
    }
    done = subprocess.run(commands[name], capture_output=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode("utf-8")


@pytest.mark.parametrize("name", ["curl", "Python", "JavaScript"])
def test_a_program_gets_the_table_of_a_query_with_all_that_must_be_escaped(october_site: str, name: str) -> None:
    program = dict(snippets(f"{october_site}/sparql", QUERY, "text/csv"))[name]
    output = run(name, program)
    if name == "Python":  # as a data frame
        for value in VALUES:
            assert value in output
    else:
        assert [row[0] for row in csv.reader(io.StringIO(output.strip()))] == ["x", *VALUES]


@pytest.mark.parametrize("name", ["curl", "Python", "JavaScript"])
def test_a_program_gets_an_answer_that_is_no_table(october_site: str, name: str) -> None:
    program = dict(snippets(f"{october_site}/sparql", "ASK { ?s a ck:Letter }", "application/sparql-results+json"))[
        name
    ]
    assert re.search(r'"boolean"\s*:\s*true', run(name, program))


def test_a_raw_string_of_r_ends_where_the_query_does() -> None:
    # R 4.0 (its NEWS, "raw character constants"): r"--( … )--", with as many dashes at its end as at its beginning.
    program = dict(snippets("http://localhost/sparql", QUERY, "text/csv"))["R"]
    begin = re.match(r'query <- r"(-*)\(', program)
    assert begin
    text = program[begin.end() :]
    assert text[: text.index(f'){begin[1]}"')] == QUERY


def test_the_programs_of_the_page_ask_the_query_of_the_page(october_site: str) -> None:
    page = requests.get(
        f"{october_site}/sparql", params={"query": QUERY, "format": "html"}, headers={"Accept": "text/html"}, timeout=60
    ).text
    shown = {
        html.unescape(name): html.unescape(text)
        for name, text in re.findall(r'<pre tabindex="0" aria-label="(\w+)"><code>(.*?)</code></pre>', page, re.DOTALL)
    }
    assert shown == dict(snippets("http://localhost:8000/sparql", QUERY, "text/csv"))


@pytest.mark.parametrize("name", ["curl", "Python"])
def test_a_saved_query_is_used_elsewhere_as_its_page_says(october_site: str, name: str) -> None:
    page = requests.get(
        f"{october_site}/queries/letters-between?x=stalin&y=kaganovich", headers={"Accept": "text/html"}, timeout=60
    ).text
    told = next(html.unescape(text) for text in re.findall(r"<code>(curl .*?)</code>", page, re.DOTALL))
    lines = {"curl": told.splitlines()[0], "Python": next(each for each in told.splitlines() if "pandas" in each)}
    line = lines[name].replace("http://localhost:8000", october_site)
    output = run(name, line if name == "curl" else f"import pandas\nprint({line.partition('#')[0].strip()}.to_csv())")
    assert "letter/1935-10-02-stalin-to-kaganovich" in output
