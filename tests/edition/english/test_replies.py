"""Where a letter says that it answers another."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from corrkg.edition.english.document.answers import asks_in
from corrkg.edition.english.letter.replies import read_announced
from corrkg.edition.english.word.stops import sentences
from corrkg.edition.english.word.tokenizing import tokenize
from corrkg.edition.english.word.tokens import NO_NAMES
from corrkg.edition.records import Footnote
from corrkg.edition.source import SourceText, Span
from tests.edition.english.lettered import Reader, letter_of, replies_of


def asks(text: str) -> bool:
    """Tell whether any sentence of a text asks for an answer."""
    return any(map(asks_in, sentences(tokenize(text, None, NO_NAMES))))


def replies(text: str, kind: str = "body") -> list[int | None]:
    """Return the numbers that a text says it answers; None where it tells none."""
    return [reply.number for reply in replies_of(text, kind=kind)]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Your 123 don't mind.", [123]),
        ("To your No. 86: agreed.", [86]),
        ("Concerning your cipher No. 1556/sh: we ask for coal.", [1556]),
        ("Your telegram HP 91 is received.", [91]),
        ("To your Nos. 61, 62 and 64.", [61, 62, 64]),
        ("I agree with your No. 5. Your No. 6 is questionable.", [5, 6]),
        ("I received your letter.", [None]),
        ("In your draft throw out the tunnels.", [None]),
    ],
)
def test_answer_cites_the_number_where_there_is_one(text: str, numbers: list[int | None]) -> None:
    assert replies(text) == numbers


def kinds(text: str) -> list[tuple[str, tuple[int, int | None] | None]]:
    """Return the kind of each answer in a paragraph, and the day that it cites."""
    return [(reply.kind, reply.day) for reply in replies_of(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I received your letter yesterday.", [("receipt", None)]),
        ("Your letter has been received.", [("receipt", None)]),
        ("Your letter of the 3rd received.", [("citation", (3, None))]),
        ("Your letter of May 3 is received.", [("citation", (3, 5))]),
        ("In your letter you forget the mill.", [("citation", None)]),
        ("As for the mill, I do not mind. The sawmill can wait.", [("verdict", None)]),
        ("We have no objection to the pension.", [("verdict", None)]),
        ("To your No. 86: I agree.", [("citation", None)]),
        ("He did not object, and they agree.", []),
    ],
)
def test_a_receipt_and_a_verdict_are_told_from_a_citation(
    text: str, expected: list[tuple[str, tuple[int, int | None] | None]]
) -> None:
    assert kinds(text) == expected


def test_a_verdict_is_its_whole_sentence() -> None:
    text = "The mill burnt. As for the pension, I am against. Nothing else."
    (reply,) = replies_of(text)
    assert text[reply.span.start : reply.span.end] == "As for the pension, I am against"


@pytest.mark.parametrize("text", ["Your 5 proposals are good.", "Our No. 5 stands.", "The mill burnt.", "your mill"])
def test_number_of_things_is_no_number_of_a_letter(text: str) -> None:
    assert replies(text) == []


@pytest.mark.parametrize("kind", ["address", "signature", "after"])
def test_only_the_writers_own_words_answer(kind: str) -> None:
    assert replies("To your No. 86: agreed.", kind) == []


@pytest.mark.parametrize(
    "text",
    [
        "Please let us know your opinion.",
        "We await your answer.",
        "Waiting for an answer.",
        "I ask for your instructions.",
        "We request your consent.",
        "Please give permission.",
        "Do you agree?",
        "Do you mind if we rebuild the mill?",
        "If you do not object, I would leave on the 12th.",
        "Telegraph your decision.",
        "Inform us of your opinion.",
        "We are waiting for your instructions.",
        "Please write what you think.",
    ],
)
def test_a_letter_may_ask_in_many_words(text: str) -> None:
    assert asks(f"The mill burnt. {text}")


@pytest.mark.parametrize(
    "text",
    [
        "On the basis of your instructions we closed the mill.",
        "The mill was rebuilt with your consent.",
        "In accordance with your decision, Zaytsev left.",
        "Thank you for the book.",
        "Your opinion is known to all.",
    ],
)
def test_what_is_done_on_instructions_asks_for_none(text: str) -> None:
    assert not asks(text)


def test_a_postscript_may_ask_for_an_answer(read: Reader) -> None:
    said, silent = (
        letter_of(read, "The mill burnt.", "Orlov.", f"P.S. {words}")
        for words in ("Please let us know your opinion.", "The sawmill stands.")
    )
    assert [part.kind for part in said.parts][:3] == ["body", "signature", "postscript"]
    assert (said.asks, silent.asks) == (True, False)


def test_quoted_words_answer_nothing_in_the_name_of_the_writers() -> None:
    assert replies("Popov wired: “To your No. 86: agreed.” The mill stands.") == []
    assert replies("To your No. 86, “On the mill”: agreed.") == [86]


def test_the_number_of_a_point_is_no_part_of_its_verdict() -> None:
    text = "2) We do not mind the mill."
    (reply,) = replies_of(text)
    assert text[reply.span.start : reply.span.end] == "We do not mind the mill"


@pytest.mark.parametrize("unit", ["your letter ", "your 5, ", "I agree ", "your ", "We do not mind the mill. "])
def test_time_grows_with_the_letter(unit: str) -> None:
    def seconds(count: int) -> float:
        text = unit * count
        began = time.process_time()
        replies_of(text)
        return time.process_time() - began

    # Eight times the letter: a linear reader takes 8 times as long, a quadratic one 64 times; the best of three tries.
    seconds(1)
    assert any(seconds(4000) < 32 * max(seconds(500), 0.01) for _ in range(3))


@pytest.mark.parametrize(
    ("note", "answered"),
    [
        ("On receiving a refusal (see the next document), the authors withdrew the proposal.", True),
        ("The answer was given on May 6 (see next document).", True),
        ("For Gromov's remarks, see the following letter.", True),
        ("On the mill see also the next document.", False),
        ("The answer was given on May 6 (see document No. 5).", False),
    ],
)
def test_a_note_may_say_that_the_next_document_answers(note: str, answered: bool) -> None:
    source = SourceText("x", Path("x"), note, "")
    found = read_announced(source, [Footnote(1, "1", None, Span(0, len(note)), note)])
    assert [reply.kind for reply in found] == (["next"] if answered else [])
