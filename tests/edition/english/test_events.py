"""What the notes tell of a letter: decisions of the Politburo, consents, sendings and receipts."""

from __future__ import annotations

import datetime as dt

import pytest

from corrkg.edition.records import Approval, Decision, Dispatch, Letter
from tests.edition.english.lettered import MILL, Reader, letter_of

MINUTES = "RGASPI. F. 17. Op. 3. D. 922. L. 12"
SPECIAL = "RGASPI. F. 17. Op. 162. D. 14. L. 89"


def letter(read: Reader, note: str) -> Letter:
    """Read a letter of May 4, 1933, from Orlov in Kem to Gromov, with one note."""
    found = letter_of(read, MILL, notes=[note])
    assert [item.number for item in found.notes] == [1], "the note must be one"
    return found


def decisions(read: Reader, note: str) -> list[Decision]:
    """Return the decisions that a note states."""
    return list(letter(read, note).decisions)


def when(decision: Decision | Approval) -> str:
    """Return the date of a decision or a consent; empty where it has none."""
    return decision.dating.edtf if decision.dating else ""


# --- decisions ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    [
        "On May 6, 1933, the PB adopted a resolution “On the mill at Kem”",
        "On May 6, 1933, the Politburo decided to rebuild the mill",
        "The Politburo approved the proposal on May 6, 1933",
        "On May 6, the proposal was approved by the PB",
        "On May 6, 1933, by decision of the PB, the mill was rebuilt",
        "On May 6, 1933, the PB of the Central Committee approved the rebuilding of the mill",
        "On May 6, 1933, the PB approved the draft resolution",
        "On May 6, 1933, a resolution on the mill was adopted",
    ],
)
def test_decision_that_is_stated_with_its_day_is_read(words: str, read: Reader) -> None:
    [decision] = decisions(read, f"{words} ({MINUTES}).")
    assert when(decision) == "1933-05-06"
    assert decision.series == "minutes"
    assert [reference.place.unit for reference in decision.references] == [("rgaspi", "17", "3", "922")]


@pytest.mark.parametrize(
    "words",
    [
        "On May 6, 1933, the PB did not adopt a decision",
        "On May 6, 1933, no decision of the PB has been found",
        "The proposal was sent to the PB on May 6, 1933",
        "On May 6, 1933, Zaytsev proposed to the PB to rebuild the mill",
        "On May 6, 1933, the question was removed from the agenda of the PB",
        "On May 6, 1933, Zaytsev submitted a draft decision to the Politburo",
        "On May 6, 1933, Zaytsev, a member of the PB, went to Kem",
        "On May 6, 1933, the mill burnt",
        "On May 6, 1933, the SNK adopted a resolution on the mill",
        "On May 6, 1933, the Orgburo approved the proposal",
    ],
)
def test_draft_proposal_denial_or_other_body_is_no_decision_of_the_politburo(words: str, read: Reader) -> None:
    assert decisions(read, f"{words} (GARF. F. 5446. Op. 1. D. 2. L. 3).") == []


@pytest.mark.parametrize(
    ("place", "series"), [(MINUTES, "minutes"), (SPECIAL, "special-file"), ("GARF. F. 5446. Op. 1. D. 2", "")]
)
def test_series_of_a_decision_is_that_of_its_reference(place: str, series: str, read: Reader) -> None:
    [decision] = decisions(read, f"On May 6, 1933, the PB approved the proposal ({place}).")
    assert decision.series == series


@pytest.mark.parametrize(
    "places", [f"{MINUTES}; {SPECIAL}", f"{SPECIAL}; {MINUTES}", f"{MINUTES}; Op. 162. D. 18. L. 4"]
)
def test_decision_on_minutes_and_special_file_at_once_is_one_of_the_special_file(places: str, read: Reader) -> None:
    [decision] = decisions(read, f"On May 6, 1933, the PB approved the proposal ({places}).")
    assert (decision.series, len(decision.references)) == ("special-file", 2)


def test_decision_implied_by_the_politburos_own_fond_says_that_it_is_inferred(read: Reader) -> None:
    [decision] = decisions(read, f"On May 6, 1933, the proposal was approved ({MINUTES}).")
    assert [note.kind for note in decision.observations] == ["inferred"]


def test_same_words_with_a_reference_to_another_fond_imply_nothing(read: Reader) -> None:
    assert decisions(read, "On May 6, 1933, the proposal was approved (GARF. F. 5446. Op. 1. D. 2. L. 3).") == []


def test_quoted_title_is_the_title(read: Reader) -> None:
    [decision] = decisions(read, f"On May 6, 1933, the PB adopted a resolution “On the mill at Kem” ({MINUTES}).")
    assert decision.title == "On the mill at Kem"


def test_words_that_are_quoted_state_no_decision(read: Reader) -> None:
    assert (
        decisions(read, "Zaytsev wrote: “On May 6, 1933, the PB adopted a resolution on the mill and all is well”.")
        == []
    )


@pytest.mark.parametrize(
    ("second", "day"),
    [
        ("On the same day, the PB approved", "1933-05-06"),
        ("The next day, the PB approved", "1933-05-07"),
        ("Two days later, the PB approved", "1933-05-08"),
        ("On May 9, the PB approved", "1933-05-09"),
    ],
)
def test_day_is_counted_from_the_one_named_before(second: str, day: str, read: Reader) -> None:
    first, last = decisions(
        read, f"On May 6, 1933, the PB approved the mill ({MINUTES}). {second} the bridge (Ibid. L. 13)."
    )
    assert (when(first), when(last)) == ("1933-05-06", day)
    assert (last.dating is not None) and last.dating.basis == (
        "inferred" if "later" in second or "day" in second else "year-supplied"
    )


def test_each_statement_has_its_own_references(read: Reader) -> None:
    first, second = decisions(
        read,
        f"On May 6, 1933, the PB approved the mill ({MINUTES}; L. 15). On May 9 the PB approved the dam ({SPECIAL}).",
    )
    assert [reference.place.folios for reference in first.references] == ["12", "15"]
    assert [reference.place.folios for reference in second.references] == ["89"]


def test_year_of_a_decision_at_the_turn_of_the_year_is_the_nearest(read: Reader) -> None:
    text = (
        "Orlov to Gromov December 30, 1933\n\nArchive: RGASPI F. 700. Op. 2. D. 15. L. 8.\n\nThe mill 1 .\n\nOrlov.\n\n"
        f"____\n\n1 On January 2, the PB approved the mill ({MINUTES}).\n"
    )
    [found] = read(text).letters
    assert [when(decision) for decision in found.decisions] == ["1934-01-02"]


def test_span_of_a_decision_is_the_words_that_state_it(read: Reader) -> None:
    words = "On May 6, 1933, the PB approved the mill"
    found = letter(read, f"The mill stood at Kem. {words} ({MINUTES}). It was built of wood.")
    [decision] = found.decisions
    [note] = found.notes
    start = decision.span.start - note.span.start
    assert len(decision.span) == len(words)
    assert note.text.index(words) == start - len("1 ")


# --- consents -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "person", "at", "place", "means"),
    [
        (
            "Gromov agreed by telegram from Sochi on May 6, 1933, at 15:00. 27 min.",
            "Gromov",
            ("1933-05-06", dt.time(15, 27)),
            "Sochi",
            "telegram",
        ),
        (
            "On May 6, 1933, Gromov gave his consent by cipher from Kem.",
            "Gromov",
            ("1933-05-06", None),
            "Kem",
            "cipher-telegram",
        ),
        ("On May 6, 1933, Gromov had no objections.", "Gromov", ("1933-05-06", None), "", ""),
        ("On May 6, 1933, Gromov agreed by telephone.", "Gromov", ("1933-05-06", None), "", "telephone-message"),
    ],
)
def test_consent_is_read_with_person_time_place_and_means(
    words: str, person: str, at: tuple[str, dt.time | None], place: str, means: str, read: Reader
) -> None:
    [approval] = letter(read, words).approvals
    assert (approval.person.form, (when(approval), approval.time), approval.place, approval.means) == (
        person,
        at,
        place,
        means,
    )


@pytest.mark.parametrize(
    "words",
    [
        "On May 6, 1933, Gromov did not agree.",
        "On May 6, 1933, Gromov refused.",
        "On May 6, 1933, the Commission agreed that the mill be rebuilt.",
        "Zaytsev agreed that the mill was old.",
        "The price was agreed at 6.5%.",
        "Gromov replied: “I object to the mill, it is of no use”.",
    ],
)
def test_refusal_or_agreement_on_something_else_is_no_consent(words: str, read: Reader) -> None:
    assert letter(read, words).approvals == ()


# --- sendings and receipts ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "kind", "day", "time"),
    [
        ("Sent on May 5, 1933, at 15:00. 27 min.", "sent", dt.date(1933, 5, 5), dt.time(15, 27)),
        ("Received on May 5, 1933, at 4 p.m. 05 min.", "received", dt.date(1933, 5, 5), dt.time(16, 5)),
        ("The telegram was sent the next day at 0000 hours. 50 min.", "sent", dt.date(1933, 5, 5), dt.time(0, 50)),
        ("The letter was received on May 7, 1933.", "received", dt.date(1933, 5, 7), None),
    ],
)
def test_sending_that_a_note_tells_is_an_event_of_the_letter(
    words: str, kind: str, day: dt.date, time: dt.time | None, read: Reader
) -> None:
    [event] = letter(read, words).dispatches
    assert (event.kind, event.date, event.time, event.note) == (kind, day, time, 1)


@pytest.mark.parametrize(
    "words",
    [
        "On May 5, 1933, Zaytsev was sent to Kem.",
        "On May 5, 1933, Zaytsev received the order of the Mill.",
        "The mill was built on May 5, 1933.",
    ],
)
def test_sending_of_something_else_is_no_event_of_the_letter(words: str, read: Reader) -> None:
    events: tuple[Dispatch, ...] = letter(read, words).dispatches
    assert events == ()
