"""Runs of sorted lines: however they are cut and merged, the whole is what sorting all lines gives."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from corrkg.convert.counts import Tally, types_of
from corrkg.convert.runs import Blocks, merge, merged, read_index, read_lines, woven, write_blocks, write_lines

Lines = list[str]


def line(subject: str, value: int) -> str:
    return f"<urn:{subject}> <urn:p> <urn:{value}> <urn:g> .\n"


# Documents whose names begin alike, with and without parts: "a#x" stands before "a-2", and "a" behind both.
SUBJECTS = st.sampled_from(["a", "a#x", "a#y", "a-2", "a-2#x", "a/note/1", "b", "b#\u2028", "z"])
LINES = st.sets(st.builds(line, SUBJECTS, st.integers(0, 9)))


@given(st.lists(LINES, max_size=5))
def test_merged_runs_have_each_line_once_in_order(runs: list[set[str]]) -> None:
    assert list(merged(*map(sorted, runs))) == sorted(set().union(*runs))


def test_more_files_than_may_be_open_are_merged_in_steps(tmp_path: Path) -> None:
    runs = []
    for number in range(120):
        runs.append(tmp_path / f"run{number}")
        write_lines(runs[-1], sorted(f"{each:05}\n" for each in range(number, 5000, 97)))
    merge(runs, tmp_path / "whole")
    found = list(read_lines(tmp_path / "whole"))
    assert found == sorted({text for run in runs for text in read_lines(run)})
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(["whole", *(run.name for run in runs)])


@given(LINES, LINES, LINES)
def test_woven_blocks_and_lines_are_the_whole_in_order(one: set[str], two: set[str], rest: set[str]) -> None:
    two = {each.replace("<urn:", "<urn:of-two:", 1) for each in two}
    with tempfile.TemporaryDirectory() as name:
        directory = Path(name)
        for run, lines in (("one", one), ("two", two)):
            write_blocks(directory / run, directory / f"{run}.index", sorted(lines))
        merge([directory / "one.index", directory / "two.index"], directory / "index")
        reader = Blocks({run: directory / run for run in ("one", "two")})
        found = b"".join(woven(read_index(directory / "index"), reader, sorted(rest - one)))
        reader.close()
    assert found.decode() == "".join(sorted(one | two | rest))


def test_counts_of_parts_add_up_to_those_of_the_whole() -> None:
    kind = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
    number = '"{}"^^<http://www.w3.org/2001/XMLSchema#{}>'
    lines = [
        f"<h:/a> {kind} <urn:K> <urn:g> .\n",
        f"<h:/a> <urn:p> {number.format('07', 'integer')} <urn:g> .\n",
        f"<h:/a> <urn:p> {number.format('7', 'nonNegativeInteger')} <urn:g> .\n",
        '<h:/a> <urn:q> "x"@en <urn:g> .\n',
        '<h:/a> <urn:q> "x"@en <urn:h> .\n',
        "<h:/b> <urn:p> <h:/a> <urn:g> .\n",
    ]
    whole = Tally("h:/", types_of(lines))
    whole.count(lines)
    parts = [Tally("h:/", types_of(some)) for some in (lines[:5], lines[5:])]
    for tally, some in zip(parts, (lines[:5], lines[5:]), strict=True):
        tally.count(some)
    together = parts[0].counts
    together.add(parts[1].counts)
    for counts in (whole.counts, together):
        # "07" and 7 are one number, and what two graphs say is one triple
        assert (counts.triples, counts.subjects, counts.entities) == (4, 2, 2)
        assert counts.uses() == {("<urn:K>", kind): 1, ("<urn:K>", "<urn:p>"): 1, ("<urn:K>", "<urn:q>"): 1}
    assert whole.values == parts[0].values | parts[1].values
