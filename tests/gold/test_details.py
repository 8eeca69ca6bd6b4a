"""Facts of the store and of the gold in parts: what was found, and what of it is right."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corrkg.errors import InputError
from corrkg.gold.details import details, pair
from corrkg.gold.evaluate import Score, evaluate
from corrkg.gold.evidence import Item
from corrkg.store.release import Release

GOLD = Path(__file__).parent / "october"
TEXT = "editions/1933-may.txt"

# Of October, F1, no less: found, and the parts of what was found.
FLOORS = {
    "letters": {"found": 0.99, "address": 0.97, "signature": 0.97, "dateline": 0.97},
    "dispatches": {"found": 0.95, "day": 0.95, "hour": 0.95, "place": 0.95, "quote": 0.95},
    "approvals": {"found": 0.97, "person": 0.97, "day": 0.97, "hour": 0.97, "place": 0.97, "quote": 0.97},
    "decisions": {"found": 0.97, "day": 0.97, "title": 0.97, "series": 0.97, "references": 0.97, "quote": 0.97},
    "anchors": {"found": 0.97, "part": 0.95, "words": 0.95},
    "mentions": {"found": 0.97, "part": 0.97, "person": 0.97},
    "marks": {"found": 0.97, "quote": 0.97},
    "numbers": {"found": 0.97, "series": 0.97, "quote": 0.97},
    "requests": {"found": 0.96, "quote": 0.96},
    "responses": dict.fromkeys(("found", "stance", "persons", "to", "day", "hour", "place", "quote"), 0.93),
}


@pytest.fixture(scope="module")
def scores(october: Release, october_seeds: Path) -> dict[str, Score]:
    """The scores of October's parts."""
    return {score.kind: score for score in details(october.embedded, october_seeds, GOLD)}


@pytest.mark.parametrize(("kind", "part"), [(kind, part) for kind, parts in FLOORS.items() for part in parts])
def test_parts_of_october_are_read_as_a_careful_reader_reads_them(
    kind: str, part: str, scores: dict[str, Score]
) -> None:
    score = scores[f"{kind}: {part}"]
    assert score.f1 >= FLOORS[kind][part], (score.missing, score.extra)
    assert score.right


def test_every_part_has_a_floor(scores: dict[str, Score]) -> None:
    assert set(scores) == {f"{kind}: {part}" for kind, parts in FLOORS.items() for part in parts}


# --- pairs --------------------------------------------------------------------------------------------------------


def sent(day: str, hour: str = "", note: str = "1") -> Item:
    """Return a sending."""
    return Item(("text", "10", note, "sent"), {"day": day, "hour": hour})


def test_facts_that_agree_in_the_most_are_paired_first() -> None:
    first, second = sent("1", "10:00"), sent("2", "11:00")
    pairs, missing, extra = pair([first, second], [sent("2", "10:30"), sent("1", "10:00")])
    assert pairs == [(first, sent("1", "10:00")), (second, sent("2", "10:30"))]
    assert (missing, extra) == ([], [])


def test_facts_of_other_places_are_never_paired() -> None:
    one, other = sent("1"), sent("1", note="2")
    assert pair([one], [other]) == ([], [one], [other])


ITEMS = st.lists(
    st.builds(sent, st.sampled_from("12"), st.sampled_from(["", "10:00"]), st.sampled_from("12")), max_size=6
)


@given(gold=ITEMS, mine=ITEMS)
def test_each_fact_is_in_one_pair_or_left_over(gold: list[Item], mine: list[Item]) -> None:
    pairs, missing, extra = pair(gold, mine)

    def counted(items: list[Item]) -> list[tuple[object, ...]]:
        return sorted((*item.place, *item.parts.values()) for item in items)

    assert counted([one for one, _ in pairs] + missing) == counted(gold)
    assert counted([other for _, other in pairs] + extra) == counted(mine)
    assert all(one.place == other.place for one, other in pairs)
    assert not {item.place for item in missing} & {item.place for item in extra}


@given(items=ITEMS)
def test_facts_that_are_all_right_are_paired_with_their_like(items: list[Item]) -> None:
    pairs, missing, extra = pair(items, items[::-1])
    assert (missing, extra) == ([], [])
    assert all(one == other for one, other in pairs)


# --- one fact that is wrong in one part ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("file", "column", "value", "part"),
    [
        ("dispatches", "at", "1935-10-02T15:28:00", "hour"),
        ("dispatches", "at", "1935-10-01T15:27:00", "day"),
        ("dispatches", "place", "Moscow", "place"),
        ("dispatches", "verbatim", "words of another line", "quote"),
        ("approvals", "person", "molotov", "person"),
        ("decisions", "date", "1935-10-30", "day"),
        ("decisions", "series", "special-file", "series"),
        ("notes", "anchor_part", "signature", "part"),
        ("notes", "anchor_words", "three other words", "words"),
        ("mentions", "part", "after", "part"),
        ("letters", "address", "Tambov. Stalin.", "address"),
        ("letters", "signature", "Zhdanov.", "signature"),
        ("marks", "verbatim", "Secretly", "quote"),
        ("numbers", "series", "incoming", "series"),
    ],
)
def test_fact_with_one_wrong_part_is_found_and_wrong_in_that_part_alone(
    file: str,
    column: str,
    value: str,
    part: str,
    scores: dict[str, Score],
    october: Release,
    october_seeds: Path,
    tmp_path: Path,
) -> None:
    with (GOLD / f"{file}.csv").open(encoding="utf-8", newline="") as content:
        rows = list(csv.DictReader(content))
    with (tmp_path / f"{file}.csv").open("w", encoding="utf-8", newline="") as output:
        writer = csv.DictWriter(output, rows[0].keys())
        writer.writeheader()
        writer.writerows([{**rows[0], column: value}, *rows[1:]])
    found = details(october.embedded, october_seeds, tmp_path)
    after = {score.kind.partition(": ")[2]: score for score in found}
    kind = found[0].kind.partition(":")[0]
    before = {name.partition(": ")[2]: score for name, score in scores.items() if name.startswith(f"{kind}:")}
    assert before.keys() == after.keys()
    assert after[part].right == before[part].right - 1
    assert {name for name in before if before[name].right != after[name].right} == {part}


# --- what cannot be compared --------------------------------------------------------------------------------------


@pytest.fixture
def compared(published: tuple[Path, Path], tmp_path: Path) -> tuple[Release, Path, Path]:
    """The store of the small edition, its inputs, and a gold of one letter."""
    seeds, store = published
    gold = tmp_path / "gold"
    gold.mkdir()
    write(gold, "1933-may", "5")
    return Release.open(store), seeds, gold


def write(gold: Path, source: str, letter: str) -> None:
    """Write a gold of one mark."""
    (gold / "marks.csv").write_text(f"source,letter,mark,verbatim\n{source},{letter},copy,Copy\n", encoding="utf-8")


@pytest.mark.parametrize("run", [evaluate, details])
def test_texts_of_another_build_are_told_and_not_compared(
    run: Callable[..., list[Score]], compared: tuple[Release, Path, Path]
) -> None:
    release, seeds, gold = compared
    assert run(release.embedded, seeds, gold)
    text = seeds / TEXT
    text.write_text(text.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    with pytest.raises(InputError, match="1933-may of the store has changed") as caught:
        run(release.embedded, seeds, gold)
    assert caught.value.path == text
    text.rename(text.with_name("1933-june.txt"))
    with pytest.raises(InputError, match="1933-may of the store is not among the texts here") as caught:
        run(release.embedded, seeds, gold)
    assert "--seeds" in str(caught.value.hint)


@pytest.mark.parametrize(
    ("source", "letter", "message"), [("1933-mai", "5", "no text is called"), ("1933-may", "x", "letter is")]
)
def test_row_of_no_text_or_letter_is_refused_with_its_line(
    source: str, letter: str, message: str, compared: tuple[Release, Path, Path]
) -> None:
    release, seeds, gold = compared
    write(gold, source, letter)
    with pytest.raises(InputError, match=message) as caught:
        evaluate(release.embedded, seeds, gold)
    assert (caught.value.path, caught.value.line) == (gold / "marks.csv", 2)


def test_gold_file_without_a_column_is_refused(compared: tuple[Release, Path, Path]) -> None:
    release, seeds, gold = compared
    (gold / "marks.csv").write_text("source,letter\n1933-may,5\n", encoding="utf-8")
    with pytest.raises(InputError, match="no column 'mark'"):
        evaluate(release.embedded, seeds, gold)
