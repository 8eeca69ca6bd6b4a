"""Which of a letter's requests a decision settles, where a consent is told before it."""

from __future__ import annotations

from pyoxigraph import Dataset

from corrkg.vocab import CK

from .conftest import Converter

HEADER = "Orlov to Gromov May 4, 1933"
ASKED = ["1. We ask you to postpone the fair 1 .", "2. Petrov asks to name the mill{} . Please let us know.", "Orlov."]
DECIDED = "1 Gromov agreed on May 5. The decision was adopted by the PB on May 6 (RGASPI. F. 17. Op. 3. D. 922. L. 12)."
UNANSWERED = "2 There is no answer to this question."
POINTS = ["1. We propose to postpone the fair.", "2. We propose to buy coal.", "Please let us know 1 .", "Orlov."]
TWO = (
    "1 Gromov agreed on May 5. Decisions of the PB followed: on May 6, as regards the {} "
    "(RGASPI. F. 17. Op. 3. D. 922. L. 12), and on May 8, as regards the {} (Ibid. L. 14)."
)


def settled(data: Dataset) -> list[str]:
    """Return the requests that a decision settles."""
    return sorted(quad.object.value.rpartition("#")[2] for quad in data.quads_for_predicate(CK.settles))  # type: ignore[union-attr]


def test_decision_after_a_consent_leaves_out_the_request_at_which_another_note_stands(converted: Converter) -> None:
    letter = [words.format(" 2") for words in ASKED]
    answered = ["request-1", "request-3"]  # the answer that is asked for is about both
    assert settled(converted((HEADER, letter, [DECIDED, UNANSWERED]))) == answered


def test_decision_after_a_consent_settles_all_that_no_other_note_stands_at(converted: Converter) -> None:
    letter = [words.format("") for words in ASKED]
    assert settled(converted((HEADER, letter, [DECIDED]))) == ["request-1", "request-2", "request-3"]


def test_each_of_two_decisions_settles_what_its_words_name(converted: Converter) -> None:
    data = converted((HEADER, POINTS, [TWO.format("fair", "coal")]))
    by_decision: dict[str, list[str]] = {}
    for decision, request in sorted((str(q.subject), str(q.object)) for q in data.quads_for_predicate(CK.settles)):
        by_decision.setdefault(decision, []).append(request.rpartition("#")[2].rstrip(">"))
    assert sorted(by_decision.values()) == [["request-1", "request-3"], ["request-2", "request-3"]]


def test_what_no_decision_names_is_settled_by_each(converted: Converter) -> None:
    twice = ["request-1", "request-1", "request-2", "request-2", "request-3", "request-3"]
    assert settled(converted((HEADER, POINTS, [TWO.format("fair", "rest")]))) == twice
