"""The reading held against what a careful reader found: floors of F1 for each kind of fact."""

from __future__ import annotations

from pathlib import Path

import pytest

from corrkg.evaluate import Score, evaluate
from corrkg.store.release import Release

TESTS = Path(__file__).parents[1]

# F1, no less: October is the text that the rules were written on; Sable is one that nobody who wrote them may have
# fitted them to. Raise a floor when the reading is better; lower none without saying why.
FLOORS = {
    # kind               October  Sable
    "headers":           (0.99, 0.98),
    "dates":             (0.99, 0.98),
    "date bases":        (0.99, 0.98),
    "media":             (0.95, 0.97),
    "signatures":        (0.95, 0.97),
    "datelines":         (0.95, 0.97),
    "header references": (0.99, 0.98),
    "forms":             (0.95, 0.98),
    "note references":   (0.98, 0.97),
    "resolutions":       (0.98, 0.97),
    "citations":         (0.95, 0.95),
    "notes":             (0.97, 0.98),
    "marks":             (0.95, 0.97),
    "numbers":           (0.95, 0.97),
    "dispatches":        (0.95, 0.97),
    "decisions":         (0.97, 0.97),
    "decision titles":   (0.97, 0.97),
    "approvals":         (0.97, 0.95),
    "mentions":          (0.95, 0.98),
    "identities":        (0.95, 0.97),
    "replies":           (0.70, 0.90),
}  # fmt: skip


@pytest.fixture(scope="module")
def october_scores(october: Release, october_seeds: Path) -> dict[str, Score]:
    """How October was read."""
    return {score.kind: score for score in evaluate(october.store, october_seeds, TESTS / "gold" / "october")}


@pytest.fixture(scope="module")
def sable_scores(sable: Release, sable_seeds: Path) -> dict[str, Score]:
    """How the invented months were read."""
    return {score.kind: score for score in evaluate(sable.store, sable_seeds, sable_seeds / "gold")}


def shown(score: Score) -> str:
    """Write a score with the differences, so that a failing test says what was misread."""
    differences = [f"  missing {fact}" for fact in score.missing] + [f"  extra   {fact}" for fact in score.extra]
    return "\n".join(
        [f"{score.kind}: precision {score.precision:.3f}, recall {score.recall:.3f}, F1 {score.f1:.3f}", *differences]
    )


@pytest.mark.parametrize("kind", FLOORS)
def test_october_is_read_as_a_careful_reader_reads_it(kind: str, october_scores: dict[str, Score]) -> None:
    score = october_scores[kind]
    assert score.f1 >= FLOORS[kind][0], shown(score)


@pytest.mark.parametrize("kind", FLOORS)
def test_edition_never_seen_is_read_nearly_as_well(kind: str, sable_scores: dict[str, Score]) -> None:
    score = sable_scores[kind]
    assert score.f1 >= FLOORS[kind][1], shown(score)


def test_every_kind_of_fact_has_a_floor(october_scores: dict[str, Score], sable_scores: dict[str, Score]) -> None:
    assert set(october_scores) == set(sable_scores) == set(FLOORS)
